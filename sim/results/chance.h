/* A share of trials as a chance: its error, its interval, and what it decides. */
#ifndef FC_RESULTS_CHANCE_H
#define FC_RESULTS_CHANCE_H

#include <stdint.h>

/* Counted `kept` of n trials. The interval is Wilson's at 95 %; the standard error is that of a
   share, from Wilson's centre, so that it is not 0 at the ends. */
struct fc_chance {
    double p;
    double standard_error;
    double low, high;
};

struct fc_chance fc_chance_of(uint64_t kept, uint64_t n);

enum fc_decision { FC_UNDECIDED, FC_ABOVE, FC_BELOW };

/* Whether the chance is at least q, wrong at most once in 1,000 runs however often it is asked as n
   grows: the beta-mixture confidence sequence, decided when B(k+a, n-k+b) / (B(a,b) q^k
   (1-q)^(n-k)) reaches 1,000 (Robbins 1970; a = b = 1/2). */
enum fc_decision fc_chance_decide(uint64_t kept, uint64_t n, double q);

#endif
