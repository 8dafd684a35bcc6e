/* A clause is a level, a metric, and then parts in any order. */
#include "model/clause_words.h"

#include "base/number.h"
#include "model/metric.h"

struct parser {
    struct fc_tokens     *tokens;
    const struct fc_plan *plan;
    struct fc_problems   *problems;
};

static bool refuse(struct parser *p, struct fc_piece piece, const char *hint, const char *words)
{
    return fc_error_at(p->problems, "promise", piece.place, hint, "%s", words);
}

/* ---- level and metric ----------------------------------------------------------------------- */

static bool has_digit(struct fc_piece piece)
{
    for (size_t i = 0; i < piece.length; i++)
        if (piece.text[i] >= '0' && piece.text[i] <= '9')
            return true;
    return false;
}

/* "EUR" or "-EUR" in front of a number */
static bool is_code(struct fc_piece piece)
{
    return !has_digit(piece) && piece.length == (piece.text[0] == '-' ? 4 : 3);
}

/* `150`, `EUR 500k`, `20 %`; what it means depends on the metric behind it. */
static bool take_number(struct parser *p, struct fc_piece *out)
{
    struct fc_tokens *t = p->tokens;
    const int         first = t->at;
    if (t->at + 1 < t->n && is_code(t->token[t->at]))
        t->at++;
    if (t->at == t->n || !has_digit(t->token[t->at])) {
        t->at = first;
        return refuse(p, fc_tokens_next(t), "such as: at least 150 qualified leads every month",
                      "a number is missing here");
    }
    t->at++;
    fc_tokens_take(t, "%");
    *out = fc_tokens_span(t, first, t->at - 1);
    return true;
}

static bool read_level(struct parser *p, double *level, struct fc_piece number, int measure)
{
    static const enum fc_dimension dimension[] = {[FC_UNIT_COUNT] = FC_COUNT,
                                                  [FC_UNIT_MONEY] = FC_MONEY,
                                                  [FC_UNIT_SHARE] = FC_SHARE,
                                                  [FC_UNIT_MONTH] = FC_COUNT,
                                                  [FC_UNIT_DAYS] = FC_DAYS};
    const struct fc_measure       *m = &p->plan->measure[measure];
    struct fc_number               read;
    if (!fc_number_read(&read, number, dimension[m->unit], p->plan->currency, p->problems))
        return false;
    if (read.value < 0 && m->what != FC_M_NET_GAIN && m->what != FC_M_ROI && m->what != FC_M_CASH)
        return refuse(p, number, NULL, "this cannot be less than zero");
    const bool whole = m->unit == FC_UNIT_COUNT || m->unit == FC_UNIT_MONTH;
    if (whole && read.value != (double)(long long)read.value)
        return refuse(p, number, "write a whole number",
                      m->unit == FC_UNIT_MONTH ? "months are counted from the plan's first, 1"
                                               : "people and deals come whole");
    *level = read.value;
    return true;
}

static bool read_promised(struct parser *p, struct fc_clause_words *said)
{
    struct fc_piece number;
    said->direction_said = fc_tokens_are(p->tokens, 0, "at");
    if (fc_tokens_take(p->tokens, "at")) {
        said->at_most = fc_tokens_take(p->tokens, "most");
        if (!said->at_most && !fc_tokens_take(p->tokens, "least"))
            return refuse(p, fc_tokens_next(p->tokens), NULL, "write `at least` or `at most`");
    }
    if (!take_number(p, &number))
        return false;
    said->measure = fc_metric_read(p->tokens, p->plan, p->problems);
    said->n_steps = 1;
    return said->measure >= 0 && read_level(p, &said->level[0], number, said->measure);
}

/* ---- period and reading --------------------------------------------------------------------- */

static const char *const one_of[] = {"month", "quarter", "year"};
static const char *const several[] = {"months", "quarters", "years"};
static const char *const each_of[] = {"monthly", "quarterly", "yearly"};
enum { N_PERIODS = sizeof one_of / sizeof *one_of };
_Static_assert(FC_MONTH == 0 && FC_QUARTER == 1 && FC_YEAR == 2, "the order of the words above");

static bool set_period(struct parser *p, struct fc_clause_words *said, int period, int first)
{
    const struct fc_piece piece = fc_tokens_span(p->tokens, first, p->tokens->at - 1);
    if (said->period_said && said->period != (enum fc_period)period)
        return refuse(p, piece, "name one period", "this is another period than before");
    said->period = (enum fc_period)period;
    said->period_said = true;
    return true;
}

static bool set_reading(struct parser *p, struct fc_clause_words *said, enum fc_reading reading,
                        int first)
{
    const struct fc_piece piece = fc_tokens_span(p->tokens, first, p->tokens->at - 1);
    if (said->reading_said && said->reading != reading)
        return refuse(p, piece,
                      "say one of: in every month, on average, in 8 of 9 months, in total",
                      "this contradicts what was said before");
    said->reading = reading;
    said->reading_said = true;
    return true;
}

static bool take_period(struct parser *p, struct fc_clause_words *said, const char *const word[],
                        int first)
{
    const int period = fc_tokens_among(p->tokens, word, N_PERIODS);
    if (period < 0)
        return refuse(p, fc_tokens_next(p->tokens), "write month, quarter or year",
                      "a period is missing here");
    p->tokens->at++;
    return set_period(p, said, period, first);
}

/* "in 8 of 9 months" */
static bool take_k_of_n(struct parser *p, struct fc_clause_words *said, int first)
{
    struct fc_tokens     *t = p->tokens;
    const struct fc_piece k_piece = t->token[t->at++];
    long                  k;
    long                  n;
    if (!fc_tokens_take(t, "of") || t->at == t->n)
        return refuse(p, k_piece, "write `in 8 of 9 months`, or `from MONTH to MONTH`",
                      "`of` and a number are missing behind this");
    const bool read_k = fc_whole_read(&k, k_piece, 1, FC_MAX_MONTHS, p->problems);
    if (!fc_whole_read(&n, t->token[t->at++], 1, FC_MAX_MONTHS, p->problems) || !read_k)
        return false;
    said->k = (int)k;
    said->n = (int)n;
    return take_period(p, said, fc_tokens_among(t, one_of, N_PERIODS) >= 0 ? one_of : several,
                       first) &&
           set_reading(p, said, FC_K_OF_N, first);
}

/* What follows "in". */
static bool take_in(struct parser *p, struct fc_clause_words *said, int first)
{
    struct fc_tokens *t = p->tokens;
    if (fc_tokens_take(t, "total"))
        return set_reading(p, said, FC_TOTAL, first);
    if (fc_tokens_take(t, "every") || fc_tokens_take(t, "each"))
        return take_period(p, said, one_of, first) && set_reading(p, said, FC_EVERY, first);
    if (t->at < t->n && has_digit(t->token[t->at]) && fc_tokens_are(t, 1, "of"))
        return take_k_of_n(p, said, first);
    return refuse(p, fc_tokens_next(t),
                  "say: in every month, in 8 of 9 months, in total, from MONTH to MONTH",
                  "this is not understood behind `in`");
}

/* ---- months --------------------------------------------------------------------------------- */

static bool take_month(struct parser *p, struct fc_said_month *out)
{
    if (out->said)
        return refuse(p, fc_tokens_next(p->tokens), NULL, "this end of the window is said twice");
    return fc_said_month_take(out, p->tokens, p->problems);
}

/* "April to December 2027", the way answers say it */
static bool take_plain_window(struct parser *p, struct fc_clause_words *said)
{
    if (!take_month(p, &said->from))
        return false;
    if (fc_tokens_take(p->tokens, "to"))
        return take_month(p, &said->to);
    said->to = said->from;
    return true;
}

static bool take_step(struct parser *p, struct fc_clause_words *said)
{
    struct fc_piece number;
    if (said->n_steps == FC_MAX_MONTHS)
        return refuse(p, fc_tokens_next(p->tokens), NULL, "more levels than a plan has months");
    const int step = said->n_steps++;
    if (!take_number(p, &number) || !read_level(p, &said->level[step], number, said->measure))
        return false;
    if (!fc_tokens_take(p->tokens, "from"))
        return refuse(p, fc_tokens_next(p->tokens), "such as: then 170 from 2027-07",
                      "`from MONTH` is missing here");
    return fc_said_month_take(&said->since[step], p->tokens, p->problems);
}

/* ---- the clause ----------------------------------------------------------------------------- */

static bool take_part(struct parser *p, struct fc_clause_words *said)
{
    static const char *const each[] = {"a", "per", "every", "each"};
    struct fc_tokens        *t = p->tokens;
    const int                first = t->at;
    if (fc_tokens_among(t, each, sizeof each / sizeof *each) >= 0) {
        t->at++;
        return take_period(p, said, one_of, first);
    }
    if (fc_tokens_among(t, each_of, N_PERIODS) >= 0)
        return take_period(p, said, each_of, first);
    if (fc_tokens_take(t, "in"))
        return take_in(p, said, first);
    if (fc_tokens_are(t, 0, "on") && fc_tokens_are(t, 1, "average")) {
        t->at += 2;
        return set_reading(p, said, FC_AVERAGE, first);
    }
    if (fc_tokens_take(t, "from"))
        return take_month(p, &said->from);
    if (fc_tokens_take(t, "to") || fc_tokens_take(t, "until"))
        return take_month(p, &said->to);
    if (fc_tokens_take(t, "then"))
        return take_step(p, said);
    if (fc_said_month_is(t))
        return take_plain_window(p, said);
    return refuse(p, fc_tokens_next(t),
                  "behind the metric stand: a month, in every month, on average, in 8 of 9 months, "
                  "in total, from MONTH, to MONTH",
                  "this is not understood here");
}

/* A comma may stand between two parts, and in front of "and". */
static bool is_over(const struct fc_tokens *t)
{
    return t->at == t->n || fc_tokens_are(t, 0, "and") ||
           (fc_tokens_are(t, 0, ",") && fc_tokens_are(t, 1, "and"));
}

bool fc_clause_words_read(struct fc_clause_words *out, struct fc_tokens *tokens,
                          const struct fc_plan *plan, struct fc_problems *problems)
{
    struct parser p = {tokens, plan, problems};
    const int     first = tokens->at;
    *out = (struct fc_clause_words){0};
    if (!read_promised(&p, out))
        return false;
    while (!is_over(tokens)) {
        const bool comma = fc_tokens_take(tokens, ",");
        if (comma && tokens->at == tokens->n)
            return refuse(&p, tokens->token[tokens->n - 1], NULL, "the sentence ends in a comma");
        if (!take_part(&p, out))
            return false;
    }
    out->piece = fc_tokens_span(tokens, first, tokens->at - 1);
    return true;
}
