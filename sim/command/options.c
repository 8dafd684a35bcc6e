#include "command/options.h"

#include <assert.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "command/option_values.h"
#include "model/keys.h"
#include "questions/confidence.h"

#define FIELD(name) offsetof(struct fc_options, name)

static const struct fc_option rows[FC_OPTIONS] = {
    [FC_O_SET] = {"set", 0, "'KEY = VALUE'", FC_READ_TEXTS, FIELD(set),
                  .help = "change a key: 'channel search.spend = -20%' (repeatable)"},
    [FC_O_PROMISE] = {"promise", 'p', "TEXT", FC_READ_TEXTS, FIELD(promise),
                      .help = "one of the plan's by name, or '150 leads a month' (repeatable)"},
    [FC_O_CONFIDENCE] = {"confidence", 'c', "PERCENT", FC_READ_CONFIDENCE, FIELD(confidence),
                         .help = "how sure a promise must be (the plan's, else 90)"},
    [FC_O_KEPT] = {"kept", 0, NULL, FC_READ_SWITCH, FIELD(kept),
                   .help = "test the plan's own promises too: exit 1 unless all are kept"},
    [FC_O_SHOW] = {"show", 0, NULL, FC_READ_SWITCH, FIELD(show),
                   .help = "print each input as typed and as understood"},
    [FC_O_BY] = {"by", 0, "channel", FC_READ_CHOICE, FIELD(by),
                 .help = "what each channel costs and brings"},
    [FC_O_FROM] = {"from", 0, "NAME", FC_READ_TEXT, FIELD(from),
                   .help = "the plan to start from (first)"},
    [FC_O_LIST] = {"list", 0, NULL, FC_READ_SWITCH, FIELD(list),
                   .help = "list the plans one can start from"},
    [FC_O_OUTPUT] = {"output", 'o', "FILE", FC_READ_TEXT, FIELD(output),
                     .help =
                         "the file to write; its ending says the format (all charts: a folder)"},
    [FC_O_FORMAT] = {"format", 0, "png|svg|pdf", FC_READ_CHOICE, FIELD(format),
                     .help = "of all charts in a folder (png)"},
    [FC_O_MEASURE] = {"measure", 'm', "NAME", FC_READ_TEXT, FIELD(measure),
                      .help = "what is shown (what is promised), such as revenue"},
    [FC_O_BETWEEN] = {"between", 0, "A.ini,B.ini", FC_READ_TEXT, FIELD(between),
                      .help = "plans to choose from: what is knowing worth before choosing?"},
    [FC_O_VARY] = {"vary", 'v', "KEY", FC_READ_TEXT, FIELD(vary),
                   .help = "what to change, and how far: 'channel search.spend = 5k..60k' "
                           "(all spend)"},
    [FC_O_OBJECTIVE] = {"objective", 0, "promise|gain|gain-if-kept", FC_READ_CHOICE,
                        FIELD(objective),
                        .help = "make the promise surest, net gain highest, or net gain where the "
                                "promise is kept"},
    [FC_O_BUDGET] = {"budget", 0, "MONEY", FC_READ_TEXT, FIELD(budget),
                     .help = "to be split, a month on average (what is spent today)"},
    [FC_O_LIMIT] = {"limit", 0, "'CHANNEL = A..B'", FC_READ_TEXTS, FIELD(limit),
                    .help = "what it may spend a month; also pinned, or off (repeatable)"},
    [FC_O_SWEEP] = {"sweep", 0, "'KEY = A..B step C'", FC_READ_TEXT, FIELD(sweep),
                    .help =
                        "one plan, a key over values: 'channel search.spend = 10k..60k step 10k'"},
    [FC_O_AGAINST] = {"against", 0, "PLAN", FC_READ_TEXTS, FIELD(against),
                      .help = "another plan that `compare` shows beside this one (repeatable)"},
    [FC_O_THEME] = {"theme", 0, "light|dark", FC_READ_CHOICE, FIELD(theme),
                    .help = "colours (light)"},
    [FC_O_SCALE] = {"scale", 0, "N", FC_READ_SCALE, FIELD(scale),
                    .help = "pixels a unit of a .png, 1 to 4 (2)"},
    [FC_O_TRIALS] = {"trials", 'n', "N", FC_READ_WHOLE, FIELD(trials), 1, UINT_MAX,
                     .help = "possible years to simulate (100,000)"},
    [FC_O_PRECISION] = {"precision", 0, "PERCENT", FC_READ_PRECISION, FIELD(precision),
                        .help = "stop when chances are good to this: 0.5% (what is printed is)"},
    [FC_O_SEED] = {"seed", 's', "N", FC_READ_WHOLE, FIELD(seed), 0, LONG_MAX,
                   .help = "another seed, other luck (42)"},
    [FC_O_THREADS] = {"threads", 't', "N", FC_READ_WHOLE, FIELD(threads), 1, 1024,
                      .help = "threads (all); the answer does not depend on it"},
    [FC_O_JSON] = {"json", 0, NULL, FC_READ_SWITCH, FIELD(json), .help = "print one JSON object"},
    [FC_O_CSV] = {"csv", 0, NULL, FC_READ_SWITCH, FIELD(csv),
                  .help = "print one row per month and measure"},
    [FC_O_QUIET] = {"quiet", 'q', NULL, FC_READ_SWITCH, FIELD(quiet),
                    .help = "the answer only: no progress, no closing notes"},
    [FC_O_NO_COLOR] = {"no-color", 0, NULL, FC_READ_SWITCH, FIELD(no_color),
                       .help = "no bold and no colours, whatever the terminal"},
    [FC_O_DATE] = {"date", 0, "YYYY-MM-DD", FC_READ_DATE, FIELD(date),
                   .help = "the date that is printed (today)"},
    [FC_O_HELP] = {"help", 'h', NULL, FC_READ_SWITCH, FIELD(help), .help = "print this help"},
};

const struct fc_option *fc_option_at(enum fc_option_name name)
{
    return &rows[name];
}

/* ---- arguments ---- */

/* "--trials" as the file in which a problem with its argument is said to be. */
static struct fc_piece argument_piece(const struct fc_option *row, const char *text,
                                      struct fc_arena *arena)
{
    const char *file = fc_arena_print(arena, "--%s", row->name);
    return fc_piece_of(file == NULL ? "--" : file, text);
}

static bool read_choice(const char **out, const struct fc_option *row, struct fc_piece piece,
                        struct fc_problems *problems)
{
    for (const char *choice = row->value; *choice != '\0';) {
        const size_t length = strcspn(choice, "|");
        if (length == piece.length && strncmp(choice, piece.text, length) == 0) {
            *out = piece.text;
            return true;
        }
        choice += length + (choice[length] == '|');
    }
    char hint[64];
    snprintf(hint, sizeof hint, "such as --%s %.*s", row->name, (int)strcspn(row->value, "|"),
             row->value);
    return fc_error_at(problems, "option", piece.place, hint, "this must be one of %s", row->value);
}

static bool add_text(struct fc_texts *texts, const char *text)
{
    texts->text[texts->n++] = text;
    return true;
}

static bool read_whole(uint64_t *out, const struct fc_option *row, struct fc_piece piece,
                       struct fc_problems *problems)
{
    long value;
    if (!fc_whole_read(&value, piece, row->low, row->high, problems))
        return false;
    *out = (uint64_t)value;
    return true;
}

static bool read_argument(struct fc_options *options, enum fc_option_name name, const char *text,
                          struct fc_arena *arena, struct fc_problems *problems)
{
    const struct fc_option *row = &rows[name];
    void                   *field = (char *)options + row->offset;
    const struct fc_piece   piece = argument_piece(row, text == NULL ? "" : text, arena);
    const uint32_t          bit = FC_OPTION_BIT(name);
    if ((options->given & bit) != 0 && row->kind != FC_READ_TEXTS && row->kind != FC_READ_SWITCH)
        return fc_error_at(problems, "option", piece.place, NULL, "--%s is given twice", row->name);
    options->given |= bit;
    switch (row->kind) {
    case FC_READ_SWITCH: *(bool *)field = true; return true;
    case FC_READ_TEXT: *(const char **)field = text; return true;
    case FC_READ_TEXTS: return add_text(field, text);
    case FC_READ_WHOLE: return read_whole(field, row, piece, problems);
    case FC_READ_CONFIDENCE: return fc_confidence_read(field, piece, problems);
    case FC_READ_SCALE: return fc_option_scale(field, piece, problems);
    case FC_READ_PRECISION: return fc_option_precision(field, piece, problems);
    case FC_READ_CHOICE: return read_choice(field, row, piece, problems);
    case FC_READ_DATE: return fc_option_date(field, piece, problems);
    }
    return false;
}

/* ---- parsing ---- */

enum { LONG_ONLY = 256 }; /* getopt_long's values for options begin above all letters */

static void make_tables(struct option longs[FC_OPTIONS + 1], char letters[2 * FC_OPTIONS + 2])
{
    char *letter = letters;
    *letter++ = ':'; /* a missing argument is told apart from an unknown option */
    for (int i = 0; i < FC_OPTIONS; i++) {
        const bool argument = rows[i].value != NULL;
        longs[i] = (struct option){rows[i].name, argument ? required_argument : no_argument, NULL,
                                   LONG_ONLY + i};
        if (rows[i].letter != 0) {
            *letter++ = rows[i].letter;
            if (argument)
                *letter++ = ':';
        }
    }
    longs[FC_OPTIONS] = (struct option){0};
    *letter = '\0';
}

static int option_of(int code)
{
    if (code >= LONG_ONLY)
        return code - LONG_ONLY;
    for (int i = 0; i < FC_OPTIONS; i++)
        if (rows[i].letter != 0 && rows[i].letter == code)
            return i;
    return -1;
}

static const struct fc_place nowhere = {.file = "funnelcast", .width = 1, .text = ""};

static void refuse_unknown(const char *typed, uint32_t allowed, struct fc_problems *problems)
{
    const char  *names[FC_OPTIONS];
    size_t       n = 0;
    const size_t length = strcspn(typed, "=");
    for (int i = 0; i < FC_OPTIONS; i++)
        if ((allowed & FC_OPTION_BIT(i)) != 0)
            names[n++] = rows[i].name;
    struct fc_piece piece = fc_piece_of("", typed);
    piece.length = length;
    while (piece.length > 0 && *piece.text == '-') {
        piece.text++;
        piece.length--;
    }
    char        hint[96] = "--help lists all options";
    const char *nearest = piece.length > 1 ? fc_nearest(piece, names, n) : NULL;
    if (nearest != NULL)
        snprintf(hint, sizeof hint, "did you mean --%s?", nearest);
    fc_error_at(problems, "option", nowhere, hint, "there is no option %.*s", (int)length, typed);
}

/* What getopt could not place: an unknown option, one that needs an argument, or one that takes
   none. optopt is 0 for unknown long options. */
static void refuse(int code, char *argv[], uint32_t allowed, struct fc_problems *problems)
{
    const int name = optopt == 0 ? -1 : option_of(optopt);
    if (name < 0)
        refuse_unknown(argv[optind - 1], allowed, problems);
    else if (code == ':')
        fc_error_at(problems, "option", nowhere, NULL, "--%s needs a value: --%s %s",
                    rows[name].name, rows[name].name, rows[name].value);
    else
        fc_error_at(problems, "option", nowhere, NULL, "--%s takes no value", rows[name].name);
}

static void read_one(struct fc_options *options, int code, char *argv[], uint32_t allowed,
                     struct fc_arena *arena, struct fc_problems *problems)
{
    const int name = code == '?' || code == ':' ? -1 : option_of(code);
    if (name < 0)
        refuse(code, argv, allowed, problems);
    else if ((allowed & FC_OPTION_BIT(name)) == 0)
        fc_error_at(problems, "option", nowhere, NULL, "\"%s\" takes no option --%s", argv[0],
                    rows[name].name);
    else
        read_argument(options, (enum fc_option_name)name, optarg, arena, problems);
}

/* Room for what may be said again and again, and for the words, up to all of argv. */
static bool take_lists(struct fc_options *options, int argc, struct fc_arena *arena)
{
    options->words.text = fc_arena_take(arena, (size_t)argc, sizeof *options->words.text);
    bool taken = options->words.text != NULL;
    for (int i = 0; i < FC_OPTIONS && taken; i++) {
        if (rows[i].kind != FC_READ_TEXTS)
            continue;
        struct fc_texts *list = (struct fc_texts *)(void *)((char *)options + rows[i].offset);
        list->text = fc_arena_take(arena, (size_t)argc, sizeof *list->text);
        taken = list->text != NULL;
    }
    return taken;
}

bool fc_options_read(struct fc_options *out, int argc, char *argv[], uint32_t allowed,
                     struct fc_arena *arena, struct fc_problems *problems)
{
    struct option     longs[FC_OPTIONS + 1];
    char              letters[2 * FC_OPTIONS + 2];
    struct fc_options options = {.scale = 2, .trials = 100000, .seed = 42};
    if (!take_lists(&options, argc, arena)) {
        problems->no_memory = true;
        return false;
    }
    make_tables(longs, letters);
    opterr = 0;
    optind = 0; /* glibc: begin anew */
    for (int code; (code = getopt_long(argc, argv, letters, longs, NULL)) != -1;)
        read_one(&options, code, argv, allowed, arena, problems);
    for (int i = optind; i < argc; i++)
        add_text(&options.words, argv[i]);
    *out = options;
    return problems->errors == 0 && !problems->no_memory;
}
