/* Many years of the oracle, and what may be held against them: moments and exact distributions. */
#ifndef TESTS_SLOW_YEARS_H
#define TESTS_SLOW_YEARS_H

#include <stddef.h>

#include "model/plan.h"
#include "tests/support.h"

/* Standard errors that a test allows: one false alarm in 1e10. */
extern const double slow_z;

/* Years of one plan: year[trial * size + slow_at(...)]. */
struct slow_years {
    struct support_plan loaded;
    struct fc_plan     *plan;
    size_t              n, size;
    double             *year;
    double             *column; /* [n] for one number of each year */
};

/* Reads the plan and simulates n years. */
void slow_years_run(struct slow_years *years, const char *text, size_t n, unsigned long seed);
void slow_years_free(struct slow_years *years);

/* The years' number of a measure in month t; t == the plan's months is the total. */
double slow_years_at(const struct slow_years *years, size_t trial, enum fc_measured what, int stage,
                     int t);
/* The same of all years: [n], overwritten by the next call. */
double *slow_years_pick(struct slow_years *years, enum fc_measured what, int stage, int t);

/* ---- what they should be ---------------------------------------------------------------------- */

/* Equal to about nine digits; NaN is equal to NaN. */
void slow_near(double x, double y);

/* A measure's first n months in every year, whatever the dice say. */
void slow_always_is(const struct slow_years *years, enum fc_measured what, int stage, int n,
                    const double expected[]);

/* A measure's mean and variance over the years. */
void slow_spread_is(const char *words, struct slow_years *years, enum fc_measured what, int stage,
                    int t, double mean, double variance);

/* Its mean and its whole distribution, which is Poisson's. */
void slow_poisson_is(const char *words, struct slow_years *years, enum fc_measured what, int stage,
                     int t, double mean);

/* The covariance of a measure in two months, whose means are known. */
void slow_covariance_is(const char *words, struct slow_years *years, enum fc_measured what,
                        int stage, const int t[2], const double mean[2], double covariance);

#endif
