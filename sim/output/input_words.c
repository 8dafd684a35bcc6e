#include "output/input_words.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "output/plan_words.h"

/* A name taken apart. Unknown ones have no key and stand for themselves. */
struct parts {
    const char *key;
    const char *channel; /* as typed, or NULL */
    const char *to;      /* stage that is entered: one of it, */
    const char *to_many; /* several; NULL where the input is no rate */
    const char *from_many;
};

static int span_index(int (*find)(const struct fc_plan *, struct fc_piece),
                      const struct fc_plan *plan, const char *text, size_t length)
{
    struct fc_piece whole = fc_piece_of("input", text);
    return find(plan, fc_piece_trim(fc_piece_part(whole, 0, length)));
}

static void take_stage(struct parts *parts, const struct fc_plan *plan, const char *text,
                       size_t length)
{
    const char  *slash = memchr(text, '/', length);
    const size_t own = slash == NULL ? length : (size_t)(slash - text);
    const int    stage = span_index(fc_plan_stage, plan, text, own);
    if (stage < 0)
        return;
    parts->to = plan->stage[stage].section.name;
    parts->to_many = plan->stage[stage].plural;
    parts->from_many = stage == 0 ? "inquiries" : plan->stage[stage - 1].plural;
    if (slash == NULL)
        return;
    const int channel = span_index(fc_plan_channel, plan, slash + 1, length - own - 1);
    parts->channel = channel < 0 ? NULL : plan->channel[channel].section.name;
}

static struct parts take_apart(const struct fc_plan *plan, const char *name)
{
    struct parts parts = {.key = ""};
    const char  *dot = strrchr(name, '.');
    if (dot == NULL)
        return parts;
    parts.key = dot + 1;
    if (strncmp(name, "stage ", 6) == 0)
        take_stage(&parts, plan, name + 6, (size_t)(dot - name) - 6);
    if (strncmp(name, "channel ", 8) == 0) {
        const int channel = span_index(fc_plan_channel, plan, name + 8, (size_t)(dot - name) - 8);
        parts.channel = channel < 0 ? NULL : plan->channel[channel].section.name;
    }
    return parts;
}

/* ---- what is said of a channel's inputs, and of those of none ---- */

struct phrase {
    const char *key;
    const char *label;    /* %s: the channel */
    const char *sentence; /* likewise */
    const char *cases;
};

static const struct phrase of_channel[] = {
    {"cost_per_inquiry", "cost per inquiry of %s", "what an inquiry from %s costs", "inquiries"},
    {"inquiries", "free inquiries of %s", "how many inquiries %s brings by itself", "inquiries"},
    {"chance_it_works", "whether %s works", "whether %s works at all", NULL},
};

static const struct phrase of_none[] = {
    {"value_uncertainty", "deal values, all together", "how far all deal values are off", NULL},
    {"share", "share kept in nurture", "what share of the lost can be kept in contact", "items"},
    {"rate", "rate of return from nurture", "how many kept in contact come back", "contacts"},
};

static const struct phrase *phrase_of(const struct parts *parts)
{
    const struct phrase *list = parts->channel != NULL ? of_channel : of_none;
    const size_t         n = parts->channel != NULL ? sizeof of_channel / sizeof *of_channel
                                                    : sizeof of_none / sizeof *of_none;
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i].key, parts->key) == 0)
            return &list[i];
    return NULL;
}

/* The phrase with the channel in place of its %s. */
static struct fc_words put(const char *phrase, const char *channel)
{
    const char *hole = strstr(phrase, "%s");
    if (hole == NULL)
        return fc_words_print("%s", phrase);
    return fc_words_print("%.*s%s%s", (int)(hole - phrase), phrase, channel, hole + 2);
}

struct fc_words fc_words_input(const struct fc_plan *plan, const char *name)
{
    const struct parts   parts = take_apart(plan, name);
    const struct phrase *phrase = phrase_of(&parts);
    if (parts.to != NULL)
        return fc_words_print("rate of %s to %s",
                              parts.channel != NULL ? parts.channel : parts.from_many, parts.to);
    return phrase == NULL ? fc_words_print("%s", name) : put(phrase->label, parts.channel);
}

struct fc_words fc_words_input_said(const struct fc_plan *plan, const char *name)
{
    const struct parts   parts = take_apart(plan, name);
    const struct phrase *phrase = phrase_of(&parts);
    if (parts.to != NULL)
        return fc_words_print("how many %s%s%s become %s", parts.from_many,
                              parts.channel == NULL ? "" : " from ",
                              parts.channel == NULL ? "" : parts.channel, parts.to_many);
    return phrase == NULL ? fc_words_print("%s", name) : put(phrase->sentence, parts.channel);
}

struct fc_words fc_words_input_cases(const struct fc_plan *plan, const char *name)
{
    const struct parts   parts = take_apart(plan, name);
    const struct phrase *phrase = phrase_of(&parts);
    if (parts.to != NULL)
        return fc_words_print("%s%s%s", parts.from_many, parts.channel == NULL ? "" : " from ",
                              parts.channel == NULL ? "" : parts.channel);
    return fc_words_print("%s", phrase == NULL || phrase->cases == NULL ? "" : phrase->cases);
}

/* ---- its values ---- */

static bool is_share(const char *key)
{
    return strcmp(key, "rate") == 0 || strcmp(key, "share") == 0 ||
           strcmp(key, "chance_it_works") == 0;
}

/* A range is known to two or three digits at most. */
static double rounded(double value)
{
    if (value == 0)
        return 0;
    const double step = pow(10, floor(log10(fabs(value))) - 2);
    return step >= 1 ? round(value / step) * step : value;
}

struct fc_words fc_words_input_value(const struct fc_plan *plan, const char *name, double value)
{
    const struct parts parts = take_apart(plan, name);
    char               number[FC_NUMBER_TEXT];
    if (is_share(parts.key))
        return fc_words_print("%.2g%%", 100 * value);
    if (strcmp(parts.key, "cost_per_inquiry") == 0)
        return fc_words_stated(plan, value < 10 ? value : round(rounded(value)));
    if (strcmp(parts.key, "inquiries") == 0)
        return fc_words_whole((uint64_t)rounded(value));
    return fc_words_print("%s", fc_print_short(number, value, 3));
}

struct fc_words fc_words_input_range(const struct fc_plan *plan, const char *name, double p05,
                                     double p95)
{
    return fc_words_print("%.100s to %.100s", fc_words_input_value(plan, name, p05).text,
                          fc_words_input_value(plan, name, p95).text);
}
