/* Months by number or by name, and the window from one to the other. */
#include "model/window.h"

#include "base/number.h"
#include "base/text.h"
#include "model/sentence.h"

enum { YEAR = 12 };

bool fc_said_month_is(const struct fc_tokens *tokens)
{
    if (tokens->at == tokens->n)
        return false;
    const struct fc_piece next = tokens->token[tokens->at];
    return fc_month_named(next) >= 0 || (next.text[0] >= '0' && next.text[0] <= '9');
}

static bool is_year(const struct fc_tokens *tokens)
{
    if (tokens->at == tokens->n || tokens->token[tokens->at].length != 4)
        return false;
    for (int i = 0; i < 4; i++)
        if (tokens->token[tokens->at].text[i] < '0' || tokens->token[tokens->at].text[i] > '9')
            return false;
    return true;
}

static bool take_named(struct fc_said_month *out, struct fc_tokens *tokens,
                       struct fc_problems *problems)
{
    const int first = tokens->at;
    long      year = 0;
    out->by_name = true;
    out->month = fc_month_named(tokens->token[tokens->at++]);
    if (!is_year(tokens))
        return true;
    if (!fc_whole_read(&year, tokens->token[tokens->at++], 1900, 2999, problems))
        return false;
    out->year_said = true;
    out->month += (int)year * YEAR;
    out->piece = fc_tokens_span(tokens, first, first + 1);
    return true;
}

bool fc_said_month_take(struct fc_said_month *out, struct fc_tokens *tokens,
                        struct fc_problems *problems)
{
    *out = (struct fc_said_month){.said = true, .piece = fc_tokens_next(tokens)};
    if (tokens->at == tokens->n)
        return fc_error_at(problems, "promise", out->piece.place, "such as 2027-04, or April",
                           "a month is missing at the end");
    if (fc_month_named(tokens->token[tokens->at]) >= 0)
        return take_named(out, tokens, problems);
    out->year_said = true;
    return fc_month_read(&out->month, tokens->token[tokens->at++], problems);
}

static bool refuse(const struct fc_said_month *said, const char *words, const struct fc_plan *plan,
                   struct fc_problems *problems)
{
    struct fc_text hint = {0};
    fc_text_add(&hint, "the plan covers ");
    fc_window_say(&hint, plan, 0, plan->months - 1);
    fc_error_at(problems, "promise", said->piece.place, hint.bytes, "`%.*s` %s",
                (int)said->piece.length, said->piece.text, words);
    fc_text_free(&hint);
    return false;
}

int fc_said_month_find(const struct fc_said_month *said, int earliest, const struct fc_plan *plan,
                       struct fc_problems *problems)
{
    int t = said->month - plan->start;
    if (!said->year_said) {
        const int first = fc_month_of_year(plan->start + earliest);
        t = earliest + (said->month - first + YEAR) % YEAR;
    }
    if (t < 0 || t >= plan->months)
        refuse(said, "lies outside the plan", plan, problems);
    else if (t < earliest)
        refuse(said, "comes too early", plan, problems);
    else
        return t;
    return -1;
}

bool fc_window_find(struct fc_clause *clause, struct fc_said_month from,
                    const struct fc_said_month *to, const struct fc_plan *plan,
                    struct fc_problems *problems)
{
    clause->from_t = 0;
    clause->to_t = plan->months - 1;
    clause->said_from = from.said;
    if (from.said && !from.year_said && to->said && to->by_name && to->year_said) {
        from.month = to->month - (fc_month_of_year(to->month) - from.month + YEAR) % YEAR;
        from.year_said = true;
    }
    if (from.said)
        clause->from_t = fc_said_month_find(&from, 0, plan, problems);
    if (clause->from_t >= 0 && to->said)
        clause->to_t = fc_said_month_find(to, clause->from_t, plan, problems);
    return clause->from_t >= 0 && clause->to_t >= 0;
}
