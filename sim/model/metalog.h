/* Metalog distributions (Keelin 2016): a quantile function as a sum, fitted to quantiles. */
#ifndef FC_MODEL_METALOG_H
#define FC_MODEL_METALOG_H

#include <stdbool.h>
#include <stddef.h>

enum { FC_METALOG_MIN = 3, FC_METALOG_MAX = 9 };

/* A point on the probability axis with both tails, so that neither loses digits. */
struct fc_odds {
    double below, above; /* sum to 1 */
    double log;          /* log(below / above) */
};

struct fc_odds fc_odds_of(double below, double above);

/* The point with these log odds. */
struct fc_odds fc_odds_at(double log_odds);

/* The n coefficients for which the metalog passes through value[i] at probability p[i]. False when
   the system is singular. */
bool fc_metalog_fit(double coefficient[], const double p[], const double value[], size_t n);

double fc_metalog_at(const double coefficient[], size_t n, struct fc_odds odds);

/* The derivative by the log odds. Far out it becomes fc_metalog_tail. */
double fc_metalog_slope(const double coefficient[], size_t n, struct fc_odds odds);

/* How fast the quantile grows with the log odds in the far upper (or lower) tail. A log-metalog
   has a finite mean when this is below 1, a finite variance below 1/2. */
double fc_metalog_tail(const double coefficient[], size_t n, bool upper);

/* Whether the quantile function rises everywhere. */
bool fc_metalog_rises(const double coefficient[], size_t n);

#endif
