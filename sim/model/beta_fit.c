/* Nested bracketing: the share that puts 5 % below for a given weight, then the weight. */
#include "model/beta_fit.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "model/bell.h"

static const double TAIL = 0.05;
static const double SCORE = 1.6448536269514722; /* the normal's 95 % quantile */

/* The Beta with the log weight log(a + b) and the log odds log(a / b). */
struct fit {
    double low, high;
    double log_weight;
    double log_odds;
    double width; /* of the range in log odds, as a standard deviation */
    bool   failed;
};

static struct fc_bell bell_of(const struct fit *fit)
{
    /* Beyond these limits the shapes are refused in any case. */
    const double weight = exp(fmin(fmax(fit->log_weight, -10), 32));
    const double odds = exp(fmin(fmax(fit->log_odds, -40), 40));
    return fc_bell_beta(weight * odds / (1 + odds), weight / (1 + odds));
}

/* The normal score of a tail is nearly straight in both unknowns. A tail that vanishes is only far
   away. */
static double score(double tail)
{
    return gsl_cdf_ugaussian_Pinv(fmin(fmax(tail, 1e-290), 1 - 1e-15));
}

/* The root of a falling function near a guess: a bracket, widened until it holds the root, then
   false position as Anderson and Bjoerck (1973) speed it up. */
static double root_near(double (*f)(double, struct fit *), struct fit *fit, double guess,
                        double step)
{
    double low = guess - step, high = guess + step;
    double at_low = f(low, fit), at_high = f(high, fit);
    for (int i = 0; at_low * at_high > 0 && i < 40; i++, step *= 2) {
        const bool down = at_low < 0;
        double    *at = down ? &at_low : &at_high;
        *at = down ? f(low -= step, fit) : f(high += step, fit);
    }
    fit->failed = fit->failed || !(at_low * at_high <= 0);
    for (int i = 0; i < 100 && !fit->failed && at_high != at_low; i++) {
        const double middle = high - at_high * (high - low) / (at_high - at_low);
        const double at_middle = f(middle, fit);
        if (fabs(at_middle) < 1e-14 || middle == low || middle == high)
            return middle;
        if (at_middle * at_high < 0) {
            low = high;
            at_low = at_high;
        } else {
            const double shrink = 1 - at_middle / at_high;
            at_low *= shrink > 0 ? shrink : 0.5;
        }
        high = middle;
        at_high = at_middle;
    }
    return high;
}

static double miss_below(double log_odds, struct fit *fit)
{
    fit->log_odds = log_odds;
    const struct fc_bell bell = bell_of(fit);
    double               below, above;
    fc_bell_tails(&bell, fc_bell_position(&bell, fit->low), &below, &above);
    return score(below) + SCORE;
}

static double miss_above(double log_weight, struct fit *fit)
{
    fit->log_weight = log_weight;
    fit->log_odds = root_near(miss_below, fit, fit->log_odds, 0.1 * fit->width);
    const struct fc_bell bell = bell_of(fit);
    double               below, above;
    fc_bell_tails(&bell, fc_bell_position(&bell, fit->high), &below, &above);
    return score(above) + SCORE;
}

static double log_odds_of(double share)
{
    return log(share) - log1p(-share);
}

bool fc_beta_fit(double *a, double *b, double low, double high)
{
    /* To begin with, as if the log odds were normal: width^2 = 1/a + 1/b. */
    const double from = log_odds_of(low);
    const double to = log_odds_of(high);
    struct fit   fit = {.low = low,
                        .high = high,
                        .width = (to - from) / (2 * SCORE),
                        .log_odds = 0.5 * (from + to)};
    const double share = 1 / (1 + exp(-fit.log_odds));
    const double log_weight = -log(fit.width * fit.width * share * (1 - share));
    miss_above(root_near(miss_above, &fit, log_weight, 0.05), &fit);
    const struct fc_bell bell = bell_of(&fit);
    if (fit.failed || !(fmin(bell.a, bell.b) >= 1e-3) || !(fmax(bell.a, bell.b) <= 1e12))
        return false;
    double below, above, rest;
    fc_bell_tails(&bell, fc_bell_position(&bell, low), &below, &rest);
    fc_bell_tails(&bell, fc_bell_position(&bell, high), &rest, &above);
    *a = bell.a;
    *b = bell.b;
    return fabs(below - TAIL) <= 1e-9 && fabs(above - TAIL) <= 1e-9;
}
