/* The scenario language spoken at random: its forms, its numbers and quantities. */
#ifndef TESTS_RANDOM_WORDS_H
#define TESTS_RANDOM_WORDS_H

#include <gsl/gsl_rng.h>
#include <stdbool.h>

#include "base/text.h"

/* Every way to write a thing; a test counts that each occurs. */
#define RANDOM_FORMS(X)                                                                            \
    X(NUMBER_COMMA, "30,000")                                                                      \
    X(NUMBER_K, "30k")                                                                             \
    X(NUMBER_CODE, "EUR 30,000")                                                                   \
    X(NUMBER_PERCENT, "25%")                                                                       \
    X(CERTAIN, "a number")                                                                         \
    X(RANGE, "70 to 110")                                                                          \
    X(COUNTED, "36 of 120")                                                                        \
    X(PLUS_MINUS, "30% +/- 5%")                                                                    \
    X(BETA, "beta(a, b)")                                                                          \
    X(NORMAL, "normal(mean, sd) within")                                                           \
    X(LOGNORMAL_SIGMA, "lognormal(median, sigma)")                                                 \
    X(LOGNORMAL_CV, "lognormal(mean, cv)")                                                         \
    X(GAMMA, "gamma(mean, cv)")                                                                    \
    X(UNIFORM, "uniform(a, b)")                                                                    \
    X(TRIANGULAR, "triangular(a, mode, b)")                                                        \
    X(PERT, "pert(a, mode, b)")                                                                    \
    X(METALOG_3, "three quantiles")                                                                \
    X(METALOG_5, "five quantiles")                                                                 \
    X(DISCRETE, "70% at 100 | 30% at 400")                                                         \
    X(FROM_FILE, "data.csv: column")                                                               \
    X(WITHIN, "... within a to b")                                                                 \
    X(MONTHLY, "30,000 a month")                                                                   \
    X(YEARLY, "360,000 a year")                                                                    \
    X(LIST, "10k | 10k | 12k")                                                                     \
    X(THEN, "... a month, then ... from MONTH")                                                    \
    X(PULSES, "30,000 in MONTH | MONTH")                                                           \
    X(FLOW_MONTHLY, "a quantity a month")                                                          \
    X(FLOW_YEARLY, "a quantity a year")                                                            \
    X(FLOW_PULSES, "a quantity in MONTH | MONTH")                                                  \
    X(CHANGE_TIMES, "x 0.8")                                                                       \
    X(CHANGE_LESS, "20% less")                                                                     \
    X(CHANGE_MORE, "20% more")                                                                     \
    X(CHANGE_PERCENT, "-20%")                                                                      \
    X(CHANGE_PLUS, "+5,000")                                                                       \
    X(NO_DELAY, "0")                                                                               \
    X(DELAY_SHARES, "60% | 30% | 10%")                                                             \
    X(DELAY_DAYS, "45 days")                                                                       \
    X(DELAY_WEEKS, "6 weeks")                                                                      \
    X(DELAY_MONTHS, "2 months")                                                                    \
    X(DELAY_SPREAD, "20 to 60 days")                                                               \
    X(DELAY_QUANTITY, "any quantity days")                                                         \
    X(POWER, "power 0.6")                                                                          \
    X(SATURATING, "saturating 20,000")                                                             \
    X(STEEP, "saturating 20,000 1.5")                                                              \
    X(MEASURED_AT, "measured_at")                                                                  \
    X(MINIMUM_SPEND, "minimum_spend")                                                              \
    X(CARRY_OVER, "carry_over")                                                                    \
    X(CHANCE_IT_WORKS, "chance_it_works")                                                          \
    X(PERSISTENCE, "months of a channel that last")                                                \
    X(RATE_NOISE, "rates that vary by month")                                                      \
    X(DECAY, "response_time and shelf_life")                                                       \
    X(TEAM, "team")                                                                                \
    X(EXPIRES, "expires")                                                                          \
    X(HEADS_THEN, "4, then 5 from MONTH")                                                          \
    X(HEADS_LIST, "4 | 4 | 5")                                                                     \
    X(PACE_BARE, "120")                                                                            \
    X(PACE_MONTH, "120 a month")                                                                   \
    X(PACE_YEAR, "1,440 a year")                                                                   \
    X(RAMP, "ramp")                                                                                \
    X(NEWEST_FIRST, "newest first")                                                                \
    X(NURTURE, "[nurture]")                                                                        \
    X(TIRES, "contacts and tires_at")                                                              \
    X(MARKET_SIZE, "a finite market")                                                              \
    X(MARKET_SWING, "a market that swings")                                                        \
    X(MARKET_PERSISTENCE, "swings that last")                                                      \
    X(VALUE_UNCERTAINTY, "value_uncertainty")                                                      \
    X(LARGE_DEALS, "large_share and large_value")                                                  \
    X(CAP, "cap")                                                                                  \
    X(MONTHLY_BILLING, "billing = monthly")                                                        \
    X(CHURN, "churn")                                                                              \
    X(CHANNEL_DEAL, "[deal / X]")                                                                  \
    X(OPENING_PLAIN, "[opening]")                                                                  \
    X(OPENING_CHANNEL, "[opening / X]")                                                            \
    X(OPENING_INQUIRY, "inquiries open at the start")                                              \
    X(OPENING_LIST, "180 in 2026-12 | 150 in 2026-11")                                             \
    X(TIE, "[correlation]")                                                                        \
    X(TIE_LONG, "channel X.key, stage S.rate")                                                     \
    X(TIE_ROUTE, "S / X.rate")                                                                     \
    X(TIE_VALUE, "deal.value_uncertainty")                                                         \
    X(TIE_NURTURE, "nurture.rate, nurture.share")                                                  \
    X(PROMISE_EVERY, "... every PERIOD")                                                           \
    X(PROMISE_AVERAGE, "... on average")                                                           \
    X(PROMISE_K_OF_N, "... in K of N PERIODs")                                                     \
    X(PROMISE_TOTAL, "... in total")                                                               \
    X(PROMISE_PLAIN, "no period named")                                                            \
    X(PROMISE_MONTH, "by month")                                                                   \
    X(PROMISE_QUARTER, "by quarter")                                                               \
    X(PROMISE_YEAR, "by year")                                                                     \
    X(PROMISE_AT_LEAST, "at least")                                                                \
    X(PROMISE_AT_MOST, "at most")                                                                  \
    X(PROMISE_FROM, "from MONTH")                                                                  \
    X(PROMISE_TO, "to MONTH, until MONTH")                                                         \
    X(PROMISE_NAMED, "a month by its name")                                                        \
    X(PROMISE_THEN, "then N from MONTH")                                                           \
    X(PROMISE_TEAM, "of what waits for a team, and of the team")                                   \
    X(PROMISE_NURTURE, "of those nurtured")                                                        \
    X(PROMISE_AND, "and another sentence")

enum random_form {
#define X(name, words) RANDOM_##name,
    RANDOM_FORMS(X)
#undef X
        RANDOM_N_FORMS
};

extern const char *const random_form_words[RANDOM_N_FORMS];

/* What writes a plan: where to, with which dice, about which months. */
struct random_maker {
    struct fc_text *out;
    gsl_rng        *rng;
    int            *used;     /* [RANDOM_N_FORMS] counted up; NULL: nobody counts */
    const char     *currency; /* "" when the plan has none */
    int             start, months;
};

void random_used(struct random_maker *maker, enum random_form form);

bool   random_chance(struct random_maker *maker, double p);
int    random_whole(struct random_maker *maker, int low, int high); /* both ends included */
double random_between(struct random_maker *maker, double low, double high);

/* "[kind name]"; "name = " and the line's end; "name = value". */
void random_heading(struct random_maker *maker, const char *kind, const char *name);
void random_key(struct random_maker *maker, const char *name);
void random_end(struct random_maker *maker);
void random_line(struct random_maker *maker, const char *name, const char *value);

/* An owner or a source, or none. */
void random_owner(struct random_maker *maker);
void random_source(struct random_maker *maker);

/* What a quantity is for: it decides what may be written and which column of the data file fits. */
enum random_purpose {
    RANDOM_RATE,   /* 0..1 */
    RANDOM_COST,   /* money that something is divided by */
    RANDOM_VALUE,  /* money */
    RANDOM_PEOPLE, /* counts */
    RANDOM_DAYS,
    RANDOM_FACTOR /* about 1 */
};

/* One number: money, people, days or a share with or without a percent sign. */
void random_number(struct random_maker *maker, enum random_purpose purpose, double value);

/* "2027-04" for month t of the plan. */
void random_month(struct random_maker *maker, int t);

/* The content of `random.csv`, which quantities may refer to: columns rate, cost, value, people,
   days, factor. */
extern const char random_data[];

/* A quantity around `centre`, within a factor of two of it but for tails. Whether it is uncertain. */
bool random_quantity(struct random_maker *maker, enum random_purpose purpose, double centre);

#endif
