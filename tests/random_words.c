/* Each form of the language is one case; all are equally likely where they may stand. */
#include "tests/random_words.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/number.h"

const char *const random_form_words[RANDOM_N_FORMS] = {
#define X(name, words) [RANDOM_##name] = words,
    RANDOM_FORMS(X)
#undef X
};

void random_used(struct random_maker *maker, enum random_form form)
{
    if (maker->used != NULL)
        maker->used[form]++;
}

bool random_chance(struct random_maker *maker, double p)
{
    return gsl_rng_uniform(maker->rng) < p;
}

int random_whole(struct random_maker *maker, int low, int high)
{
    assert(low <= high);
    return low + (int)gsl_rng_uniform_int(maker->rng, (unsigned long)(high - low + 1));
}

double random_between(struct random_maker *maker, double low, double high)
{
    return low + (high - low) * gsl_rng_uniform(maker->rng);
}

/* ---- lines ------------------------------------------------------------------------------------ */

void random_heading(struct random_maker *maker, const char *kind, const char *name)
{
    fc_text_add(maker->out, "\n[%s%s%s]\n", kind, name[0] != '\0' ? " " : "", name);
}

void random_key(struct random_maker *maker, const char *name)
{
    fc_text_add(maker->out, "%s = ", name);
}

void random_end(struct random_maker *maker)
{
    fc_text_add(maker->out, "\n");
}

void random_line(struct random_maker *maker, const char *name, const char *value)
{
    fc_text_add(maker->out, "%s = %s\n", name, value);
}

void random_owner(struct random_maker *maker)
{
    static const char *const owners[] = {"marketing", "sales", "team north", "Vertrieb Süd"};
    if (random_chance(maker, 0.3))
        random_line(maker, "owner", owners[random_whole(maker, 0, 3)]);
}

void random_source(struct random_maker *maker)
{
    static const char *const sources[] = {"CRM, January to June", "last year's figures; checked",
                                          "Messung #2 (intern)"};
    if (random_chance(maker, 0.2))
        random_line(maker, "source", sources[random_whole(maker, 0, 2)]);
}

/* ---- numbers ---------------------------------------------------------------------------------- */

/* All numbers of one value are written the same way: in `10 to 20k` the k covers both. */
enum style { PLAIN, COMMA, THOUSANDS, CODE, PERCENT, STYLES };

static enum style choose_style(struct random_maker *maker, enum random_purpose purpose,
                               double centre)
{
    static const enum random_form form[STYLES] = {[COMMA] = RANDOM_NUMBER_COMMA,
                                                  [THOUSANDS] = RANDOM_NUMBER_K,
                                                  [CODE] = RANDOM_NUMBER_CODE,
                                                  [PERCENT] = RANDOM_NUMBER_PERCENT};
    enum style                    style = (enum style)random_whole(maker, PLAIN, CODE);
    if (purpose == RANDOM_RATE)
        style = random_chance(maker, 0.5) ? PERCENT : PLAIN;
    else if (purpose == RANDOM_DAYS || purpose == RANDOM_FACTOR ||
             (style == THOUSANDS && centre < 5000) || (style == COMMA && centre < 2500))
        style = PLAIN;
    else if (style == CODE && (purpose == RANDOM_PEOPLE || maker->currency[0] == '\0'))
        style = PLAIN;
    if (style != PLAIN)
        random_used(maker, form[style]);
    return style;
}

static void number(struct random_maker *maker, enum random_purpose purpose, enum style style,
                   double value)
{
    char         text[FC_NUMBER_TEXT];
    const double whole = round(value);
    switch (style) {
    case PERCENT: fc_text_add(maker->out, "%.1f%%", 100 * value); return;
    case THOUSANDS: fc_text_add(maker->out, "%.1fk", value / 1000); return;
    case CODE: fc_text_add(maker->out, "%s %.0f", maker->currency, whole); return;
    case COMMA: fc_text_add(maker->out, "%s", fc_print_whole(text, (int64_t)whole)); return;
    case PLAIN:
    case STYLES: break;
    }
    if (purpose == RANDOM_RATE)
        fc_text_add(maker->out, "%.4f", value);
    else if (purpose == RANDOM_DAYS)
        fc_text_add(maker->out, "%.1f", value);
    else if (purpose == RANDOM_FACTOR)
        fc_text_add(maker->out, "%.3f", value);
    else
        fc_text_add(maker->out, "%.0f", whole);
}

void random_number(struct random_maker *maker, enum random_purpose purpose, double value)
{
    number(maker, purpose, choose_style(maker, purpose, value), value);
}

void random_month(struct random_maker *maker, int t)
{
    char text[8];
    fc_text_add(maker->out, "%s", fc_month_print(text, maker->start + t));
}

/* ---- quantities ------------------------------------------------------------------------------- */

enum {
    RATES = 1 << RANDOM_RATE,
    COSTS = 1 << RANDOM_COST,
    AMOUNTS = 1 << RANDOM_VALUE | 1 << RANDOM_PEOPLE | 1 << RANDOM_DAYS | 1 << RANDOM_FACTOR,
    ALL = RATES | COSTS | AMOUNTS
};

/* Each # is the next factor times the centre. What could leave its range is cut: rates above 1,
   costs near 0. */
static const struct pattern {
    enum random_form form;
    unsigned         purposes;
    const char      *text;
    double           factor[6];
} patterns[] = {
    {RANDOM_CERTAIN, ALL, "#", {1}},
    {RANDOM_RANGE, ALL, "# to #", {0.7, 1.4}},
    {RANDOM_PLUS_MINUS, ALL, "# +/- #", {1, 0.2}},
    {RANDOM_NORMAL, ALL, "normal(#, #) within # to #", {1, 0.3, 0.4, 1.6}},
    {RANDOM_LOGNORMAL_SIGMA, COSTS | AMOUNTS, "lognormal(median #, sigma 0.4)", {1}},
    {RANDOM_LOGNORMAL_SIGMA, ALL, "lognormal(median #, sigma 0.5) within # to #", {1, 0.4, 1.6}},
    {RANDOM_LOGNORMAL_CV, COSTS | AMOUNTS, "lognormal(mean #, cv 50%)", {1}},
    {RANDOM_GAMMA, COSTS | AMOUNTS, "gamma(#, 40%)", {1}},
    {RANDOM_GAMMA, ALL, "gamma(#, 0.5) within # to #", {1, 0.4, 1.6}},
    {RANDOM_UNIFORM, ALL, "uniform(#, #)", {0.6, 1.5}},
    {RANDOM_TRIANGULAR, ALL, "triangular(#, #, #)", {0.6, 0.9, 1.6}},
    {RANDOM_TRIANGULAR, ALL, "triangular(#, #, #)", {0.7, 0.7, 1.5}},
    {RANDOM_PERT, ALL, "pert(#, #, #)", {0.6, 1.1, 1.6}},
    {RANDOM_METALOG_3, RATES | AMOUNTS, "p10 # | p50 # | p90 #", {0.7, 1, 1.4}},
    {RANDOM_METALOG_3, ALL, "p10 # | p50 # | p90 # within # to #", {0.7, 1, 1.3, 0.4, 1.6}},
    {RANDOM_METALOG_5,
     RATES | AMOUNTS,
     "p5 # | p25 # | p50 # | p75 # | p95 #",
     {0.62, 0.85, 1, 1.2, 1.5}},
    {RANDOM_DISCRETE, ALL, "70% at # | 30% at #", {0.8, 1.5}},
    {RANDOM_DISCRETE, ALL, "20% at # | 50% at # | 30% at #", {0.6, 1, 1.4}},
};

static void fill(struct random_maker *maker, enum random_purpose purpose,
                 const struct pattern *pattern, double centre)
{
    const enum style style = choose_style(maker, purpose, 0.4 * centre);
    const double    *factor = pattern->factor;
    random_used(maker, pattern->form);
    if (strstr(pattern->text, " within ") != NULL)
        random_used(maker, RANDOM_WITHIN);
    for (const char *c = pattern->text; *c != '\0'; c++)
        if (*c == '#')
            number(maker, purpose, style, *factor++ * centre);
        else
            fc_text_add_bytes(maker->out, c, 1);
}

/* The forms that only rates have, and the file's column. False when none was chosen. */
static bool special(struct random_maker *maker, enum random_purpose purpose, double centre)
{
    static const char *const column[] = {
        [RANDOM_RATE] = "rate",     [RANDOM_COST] = "cost", [RANDOM_VALUE] = "value",
        [RANDOM_PEOPLE] = "people", [RANDOM_DAYS] = "days", [RANDOM_FACTOR] = "factor"};
    if (random_chance(maker, 0.06)) {
        random_used(maker, RANDOM_FROM_FILE);
        fc_text_add(maker->out, "random.csv: %s", column[purpose]);
        return true;
    }
    if (purpose != RANDOM_RATE || random_chance(maker, 0.8))
        return false;
    const int  of = random_whole(maker, 20, 200);
    const int  hits = (int)lround(centre * of);
    const bool counted = random_chance(maker, 0.5);
    random_used(maker, counted ? RANDOM_COUNTED : RANDOM_BETA);
    fc_text_add(maker->out, counted ? "%d of %d" : "beta(%d, %d)", hits, counted ? of : of - hits);
    return true;
}

bool random_quantity(struct random_maker *maker, enum random_purpose purpose, double centre)
{
    if (special(maker, purpose, centre))
        return true;
    const struct pattern *pattern;
    do
        pattern = &patterns[random_whole(maker, 0, (int)(sizeof patterns / sizeof *patterns) - 1)];
    while ((pattern->purposes & 1u << purpose) == 0);
    fill(maker, purpose, pattern, centre);
    return pattern->form != RANDOM_CERTAIN;
}

const char random_data[] = "rate,cost,value,people,days,factor\n"
                           "0.21,60,8200,31,12,0.85\n"
                           "0.35,75,12400,44,20,1.1\n"
                           "0.28,75,15000,52,33.5,0.97\n"
                           "0.44,110,51000,38,61,1.3\n"
                           "0.31,92,9900,47,8,0.9\n";
