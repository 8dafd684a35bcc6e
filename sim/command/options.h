/* Every option in one table: it drives parsing, --help and which command takes which. */
#ifndef FC_COMMAND_OPTIONS_H
#define FC_COMMAND_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/problem.h"

/* In the order of --help. A command takes the options whose bits are in its mask. */
enum fc_option_name {
    FC_O_SET,
    FC_O_PROMISE,
    FC_O_CONFIDENCE,
    FC_O_KEPT,
    FC_O_SHOW,
    FC_O_BY,
    FC_O_FROM,
    FC_O_LIST,
    FC_O_OUTPUT,
    FC_O_FORMAT,
    FC_O_MEASURE,
    FC_O_BETWEEN,
    FC_O_SWEEP,
    FC_O_AGAINST,
    FC_O_VARY,
    FC_O_OBJECTIVE,
    FC_O_BUDGET,
    FC_O_LIMIT,
    FC_O_THEME,
    FC_O_SCALE,
    FC_O_TRIALS,
    FC_O_PRECISION,
    FC_O_SEED,
    FC_O_THREADS,
    FC_O_JSON,
    FC_O_CSV,
    FC_O_QUIET,
    FC_O_NO_COLOR,
    FC_O_DATE,
    FC_O_HELP,
    FC_OPTIONS
};

#define FC_OPTION_BIT(name) (UINT32_C(1) << (name))

/* Repeated values of one option, in order. */
struct fc_texts {
    int          n;
    const char **text;
};

/* What was said, with defaults where nothing was. Texts are argv's own. */
struct fc_options {
    uint32_t        given; /* bits of the options that were said */
    struct fc_texts set;
    struct fc_texts promise;
    struct fc_texts limit;
    double          confidence; /* meaningful when given */
    double          precision;  /* half-width of a chance's interval; meaningful when given */
    bool            kept, show, list, json, csv, quiet, no_color, help;
    const char     *from;
    const char     *by;
    const char     *output;
    const char     *format;
    const char     *measure;
    const char     *between;
    const char     *vary;
    const char     *objective;
    const char     *budget;
    const char     *theme;
    const char     *sweep;
    struct fc_texts against;
    double          scale;
    uint64_t        trials, seed, threads;
    const char     *date;  /* NULL: today */
    struct fc_texts words; /* what is no option */
};

/* How an option's value is read. */
enum fc_option_kind {
    FC_READ_SWITCH,
    FC_READ_TEXT,
    FC_READ_TEXTS, /* may be said again and again */
    FC_READ_WHOLE,
    FC_READ_CONFIDENCE,
    FC_READ_SCALE,
    FC_READ_PRECISION,
    FC_READ_CHOICE, /* one of the words in `value`, which stand between bars */
    FC_READ_DATE
};

/* One row of the table. */
struct fc_option {
    const char         *name;   /* without the dashes */
    char                letter; /* 0: none */
    const char         *value;  /* "N"; NULL for a switch */
    enum fc_option_kind kind;
    size_t              offset;    /* in fc_options */
    long                low, high; /* of whole numbers */
    const char         *help;      /* what it does, and its default */
};

const struct fc_option *fc_option_at(enum fc_option_name name);

/* Reads argv[1] and on; argv[0] is the command's name. Options and words may stand in any order;
   all after `--` are words. What is wrong is added to problems, all of it; then false. */
bool fc_options_read(struct fc_options *out, int argc, char *argv[], uint32_t allowed,
                     struct fc_arena *arena, struct fc_problems *problems);

#endif
