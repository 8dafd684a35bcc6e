/* When a change has paid for itself, and what differs month by month. */
#include "base/month.h"
#include "output/compare_words.h"
#include "output/plan_words.h"
#include "output/say_compare.h"

enum { MOST_MONTHS = 24 };

/* ---- paid back ---- */

static struct fc_words month_words(const struct fc_compared_month *month)
{
    return fc_words_print("%s %d", fc_month_name(month->month), fc_year_of_month(month->month));
}

static const struct fc_measure *gain_measure(const struct fc_comparison *comparison)
{
    return &comparison->plan->measure[fc_measure_of(comparison->plan, FC_M_NET_GAIN, -1)];
}

static struct fc_words size_at(const struct fc_comparison *comparison,
                               const struct fc_difference *difference)
{
    return fc_words_difference_size(gain_measure(comparison), comparison->plan, difference, 1);
}

/* Behind at the end of the plan; ahead before it, or after it. */
static void say_never(struct fc_answer *answer, const struct fc_comparison *comparison,
                      const struct fc_compared *with)
{
    const struct fc_difference *end = &with->month[with->n_months - 1].of[FC_BY_SO_FAR];
    const struct fc_words       behind = size_at(comparison, end);
    if (with->ahead_until >= 0)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "%s is ahead until %s, then what it loses outweighs what it saves: it ends "
                      "the plan %s behind in %s.",
                      with->label, month_words(&with->month[with->ahead_until]).text, behind.text,
                      gain_measure(comparison)->words);
    else
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "%s does not pay back within the plan: it ends %s behind in %s.", with->label,
                      behind.text, gain_measure(comparison)->words);
}

static void say_later(struct fc_answer *answer, const struct fc_comparison *comparison,
                      const struct fc_compared *with)
{
    if (!with->same_months || with->gain < 0)
        return;
    const struct fc_difference *all = &with->measure[with->gain].total;
    if (!all->told_apart)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "With what is won later from its leads the two cannot be told apart.");
    else
        fc_answer_say(answer, FC_SAY_SENTENCE, "With what is won later from its leads it is %s %s.",
                      size_at(comparison, all).text, all->mean > 0 ? "ahead" : "behind");
}

static void say_payback(struct fc_answer *answer, const struct fc_comparison *comparison,
                        const struct fc_compared *with)
{
    const char *gain = with->payback == FC_PAYBACK_NONE ? "" : gain_measure(comparison)->words;
    switch (with->payback) {
    case FC_PAYBACK_NONE: return;
    case FC_PAYBACK_UNCLEAR:
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "At the end of the plan %s and %s cannot be told apart in %s.", with->label,
                      comparison->label, gain);
        break;
    case FC_PAYBACK_AT_ONCE:
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "%s is never behind: on average its %s so far is at least that of %s in "
                      "every month.",
                      with->label, gain, comparison->label);
        break;
    case FC_PAYBACK_FROM:
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "%s pays back in %s: on average its %s so far is never again behind that of "
                      "%s.",
                      with->label, month_words(&with->month[with->paid_back]).text, gain,
                      comparison->label);
        break;
    case FC_PAYBACK_NEVER: say_never(answer, comparison, with); break;
    }
    say_later(answer, comparison, with);
}

/* ---- the table ---- */

static bool differs(const struct fc_compared *with, enum fc_monthly which)
{
    for (int t = 0; t < with->n_months; t++)
        if (with->month[t].of[which].mean != 0 || with->month[t].of[which].sd > 0)
            return with->has[which];
    return false;
}

static const struct fc_measure *measure_of(const struct fc_plan *plan, enum fc_monthly which)
{
    static const enum fc_measured what[FC_MONTHLIES] = {FC_M_ENTERED, FC_M_BOOKINGS, FC_M_COST,
                                                        FC_M_NET_GAIN};
    return &plan->measure[fc_measure_of(plan, what[which],
                                        which == FC_BY_WON ? plan->n_stages - 1 : -1)];
}

static void say_table(struct fc_answer *answer, const struct fc_comparison *comparison, int i)
{
    const struct fc_compared *with = &comparison->with[i];
    const struct fc_plan     *plan = comparison->plan;
    enum fc_monthly           shown[FC_MONTHLIES];
    int                       n = 0;
    for (int which = 0; which < FC_MONTHLIES; which++)
        if (differs(with, (enum fc_monthly)which))
            shown[n++] = (enum fc_monthly)which;
    if (n == 0)
        return;
    const struct fc_words title = fc_words_print(
        "%s",
        fc_words_titled(fc_words_print("%c - A by month", 'A' + (i + 1) % 26).text, plan).text);
    struct fc_table *table = fc_answer_table(answer, 1 + n, with->n_months, title.text);
    for (int c = 0; c < n; c++) {
        const char *words = measure_of(plan, shown[c])->words;
        fc_table_heading(answer, table, 1 + c,
                         shown[c] == FC_BY_SO_FAR ? fc_words_print("%s so far", words).text
                                                  : words);
    }
    for (int t = 0; t < with->n_months; t++) {
        fc_table_row(answer, table, month_words(&with->month[t]).text);
        for (int c = 0; c < n; c++)
            fc_table_cell(
                answer, table, 1 + c,
                fc_words_difference(measure_of(plan, shown[c]), &with->month[t].of[shown[c]], 1)
                    .text);
    }
}

void fc_say_compare_months(struct fc_answer *answer, const struct fc_comparison *comparison)
{
    for (int i = 0; i < comparison->n; i++) {
        say_payback(answer, comparison, &comparison->with[i]);
        if (comparison->with[i].n_months > 0 && comparison->with[i].n_months <= MOST_MONTHS)
            say_table(answer, comparison, i);
    }
}
