/* Range, finite means, divisors: what every quantity is held to, however it was written. */
#include "model/quantity_check.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/distribution.h"
#include "model/metalog.h"

/* The smallest tail a draw can reach is 2^-53. */
static const double NEVER = 0x1p-54;

/* A cut that leaves less is a slip, not a belief. */
static const double LEAST_MASS = 1e-6;

const char *fc_value_print(char out[FC_VALUE_TEXT], double value, enum fc_dimension dimension)
{
    char number[FC_NUMBER_TEXT];
    if (dimension == FC_SHARE)
        snprintf(out, FC_VALUE_TEXT, "%s%%", fc_print_short(number, value * 100, 10));
    else
        snprintf(out, FC_VALUE_TEXT, "%s", fc_print_short(number, value, 10));
    return out;
}

bool fc_value_check(struct fc_number number, const struct fc_quantity_rule *rule,
                    struct fc_place place, struct fc_problems *problems)
{
    char end[FC_VALUE_TEXT];
    char half[FC_VALUE_TEXT];
    char hint[2 * FC_VALUE_TEXT];
    if (rule->dimension == FC_SHARE && number.unit == FC_NO_UNIT && number.value > rule->high &&
        number.value > 1) {
        const double meant = number.value / 100;
        snprintf(hint, sizeof hint, "write %s or %.*f", fc_value_print(half, meant, FC_SHARE),
                 number.value == floor(number.value) ? 2 : 4, meant);
        return fc_error_at(problems, "range", place,
                           meant <= rule->high ? hint : "write 30% or 0.30",
                           "a rate must lie between 0 and 1, or end in %%");
    }
    if (number.value < rule->low)
        return fc_error_at(problems, "range", place, NULL, "this must be at least %s",
                           fc_value_print(end, rule->low, rule->dimension));
    if (number.value > rule->high)
        return fc_error_at(problems, "range", place, NULL, "this must be at most %s",
                           fc_value_print(end, rule->high, rule->dimension));
    return true;
}

/* ---- ends ------------------------------------------------------------------------------------ */

static bool has_hard_ends(const struct fc_quantity *q)
{
    switch (q->kind) {
    case FC_CERTAIN:
    case FC_UNIFORM:
    case FC_TRIANGULAR:
    case FC_PERT:
    case FC_DISCRETE:
    case FC_EMPIRICAL: return true;
    case FC_NORMAL:
    case FC_LOGNORMAL:
    case FC_BETA:
    case FC_GAMMA:
    case FC_METALOG:
    case FC_QUANTITY_KINDS: break;
    }
    return false;
}

bool fc_quantity_passes_low(const struct fc_quantity *q, const struct fc_quantity_rule *rule)
{
    const double least = fc_quantity_least(q);
    if (least >= rule->low)
        return false;
    /* A normal where nothing can be negative is the wrong kind, however far away zero is. */
    if (has_hard_ends(q) || isfinite(q->low) || (q->kind == FC_NORMAL && rule->low >= 0))
        return true;
    return fc_tails_at(q, (rule->low - q->shift) / q->scale).below >= NEVER;
}

bool fc_quantity_passes_high(const struct fc_quantity *q, const struct fc_quantity_rule *rule)
{
    if (fc_quantity_greatest(q) <= rule->high)
        return false;
    if (has_hard_ends(q) || isfinite(q->high))
        return true;
    const double beyond = fc_tails_at(q, (rule->high - q->shift) / q->scale).above;
    return beyond >= NEVER * fc_quantity_mass(q);
}

/* ---- cuts ------------------------------------------------------------------------------------ */

/* The part of a stepped quantity's lists from `first` on, n long; shares make 1 again. */
static bool keep_steps(struct fc_quantity *q, size_t first, size_t n, struct fc_problems *problems)
{
    double *x = fc_arena_take(problems->arena, n, sizeof *x);
    double *y = fc_arena_take(problems->arena, n, sizeof *y);
    if (x == NULL || y == NULL) {
        problems->no_memory = true;
        return false;
    }
    memcpy(x, q->x + first, n * sizeof *x);
    if (q->kind == FC_DISCRETE) {
        const double before = first == 0 ? 0 : q->y[first - 1];
        for (size_t i = 0; i < n; i++)
            y[i] = (q->y[first + i] - before) / (q->y[first + n - 1] - before);
        q->y = y;
    }
    q->x = x;
    q->n = n;
    return true;
}

bool fc_quantity_cut(struct fc_quantity *quantity, double low, double high, struct fc_place place,
                     struct fc_problems *problems)
{
    struct fc_quantity cut = *quantity;
    cut.low = fmax(cut.low, low);
    cut.high = fmin(cut.high, high);
    size_t first = 0, end = 0;
    double mass = 0;
    if (cut.kind == FC_DISCRETE || cut.kind == FC_EMPIRICAL) {
        while (first < cut.n && cut.x[first] < low)
            first++;
        for (end = first; end < cut.n && cut.x[end] <= high;)
            end++;
        cut.low = quantity->low;
        cut.high = quantity->high;
        if (end > first)
            mass =
                cut.kind == FC_EMPIRICAL ? 1 : cut.y[end - 1] - (first == 0 ? 0 : cut.y[first - 1]);
    } else if (cut.low <= cut.high) {
        mass = fc_quantity_mass(&cut) / fc_quantity_mass(quantity);
    }
    if (!(mass >= LEAST_MASS))
        return fc_error_at(problems, "range", place, "cut where it has its values",
                           "(almost) nothing of it lies within this range");
    if (end > first && !keep_steps(&cut, first, end - first, problems))
        return false;
    *quantity = cut;
    return true;
}

/* ---- means and divisors ---------------------------------------------------------------------- */

/* How fast values (or, lower, their reciprocals) grow with the log odds in an uncut tail. */
static double tail_growth(const struct fc_quantity *q, bool upper)
{
    const bool open = q->kind == FC_METALOG && q->link == FC_LOG && isinf(upper ? q->high : q->low);
    return open ? fc_metalog_tail(q->x, q->n, upper) : 0;
}

/* The largest k for which E[1/x^k] is finite: 0, or about that. Where values have a positive least
   one, all are. */
static double finite_reciprocals(const struct fc_quantity *q)
{
    if (fc_quantity_least(q) > 0)
        return (double)INFINITY;
    if (fc_quantity_least(q) < 0 || q->shift != 0)
        return 0;
    switch (q->kind) {
    case FC_LOGNORMAL: return (double)INFINITY;
    case FC_GAMMA:
    case FC_BETA: return q->a;
    case FC_METALOG: return 1 / fc_metalog_tail(q->x, q->n, false);
    case FC_CERTAIN:
    case FC_NORMAL:
    case FC_UNIFORM:
    case FC_TRIANGULAR:
    case FC_PERT:
    case FC_DISCRETE:
    case FC_EMPIRICAL:
    case FC_QUANTITY_KINDS: break;
    }
    return 0;
}

static bool check_divisor(const struct fc_quantity *q, struct fc_place place,
                          struct fc_problems *problems)
{
    const double finite = finite_reciprocals(q);
    if (q->kind == FC_CERTAIN && !(finite > 1))
        return fc_error_at(problems, "divisor", place, NULL,
                           "this must be above 0, as something is divided by it");
    if (!(finite > 1))
        return fc_error_at(problems, "divisor", place,
                           "take a lognormal, or cut it: within 1 to ...",
                           "something is divided by this, and it can come too close to 0");
    if (!(finite > 2))
        fc_warning_at(problems, "infinite-variance", place, NULL,
                      "something is divided by this, and the variance of the result is infinite");
    return true;
}

static bool refuse_ends(const struct fc_quantity *q, const struct fc_quantity_rule *rule, bool low,
                        struct fc_place place, struct fc_problems *problems)
{
    char   from[FC_VALUE_TEXT];
    char   to[FC_VALUE_TEXT];
    char   hint[200];
    double top = rule->high;
    if (rule->dimension != FC_SHARE) /* about where its values end by themselves */
        top = fmin(top, q->kind == FC_NORMAL ? ceil(q->a + 3 * q->b) : rule->high);
    fc_value_print(from, rule->low, rule->dimension);
    fc_value_print(to, top, rule->dimension);
    if (isinf(top) || (q->kind != FC_NORMAL && rule->dimension != FC_SHARE))
        snprintf(to, sizeof to, "...");
    snprintf(hint, sizeof hint, "add `within %s to %s`%s", from, to,
             q->kind == FC_NORMAL && rule->dimension != FC_SHARE ? ", or take a lognormal" : "");
    return fc_error_at(problems, "range", place, hint, "this can be %s %s", low ? "below" : "above",
                       fc_value_print(from, low ? rule->low : rule->high, rule->dimension));
}

bool fc_quantity_check(const struct fc_quantity *q, const struct fc_quantity_rule *rule,
                       struct fc_place place, struct fc_problems *problems)
{
    if (tail_growth(q, true) >= 1)
        return fc_error_at(problems, "infinite-mean", place,
                           "add `within ... to ...`, or bring the upper quantiles closer",
                           "its tail is so heavy that it has no mean");
    if (fc_quantity_passes_low(q, rule))
        return refuse_ends(q, rule, true, place, problems);
    if (fc_quantity_passes_high(q, rule))
        return refuse_ends(q, rule, false, place, problems);
    if (rule->divisor && !check_divisor(q, place, problems))
        return false;
    if (tail_growth(q, true) >= 0.5)
        fc_warning_at(problems, "infinite-variance", place, NULL,
                      "its tail is so heavy that its variance is infinite");
    return true;
}
