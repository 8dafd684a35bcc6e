/* Where inquiries come from: what is spent, what it costs, what it brings. */
#ifndef FC_MODEL_CHANNEL_H
#define FC_MODEL_CHANNEL_H

#include <stdbool.h>

#include "model/schedule.h"
#include "model/section.h"

/* What a spend of s brings, in units of what it would bring at the cost as measured. */
enum fc_response_kind { FC_LINEAR, FC_POWER, FC_SATURATING };

struct fc_response {
    enum fc_response_kind kind;
    double                exponent; /* of a power, 0 < e <= 1; of the saturating curve, n >= 1 */
    double                half;     /* money a month at which a saturating channel is half full */
};

struct fc_channel {
    struct fc_section  section;
    bool               enabled;
    const char        *id; /* what its luck hangs on: its `id`, else its key */
    const char        *owner;
    struct fc_schedule spend;            /* money a month */
    struct fc_quantity cost_per_inquiry; /* money; only meaningful where spend was given */
    struct fc_flow     inquiries;        /* free ones; n == 0 in `when`: none */
    double             season[12];       /* January..December, used as written */
    double             growth;           /* a month */
    double             month_to_month;   /* coefficient of variation of the monthly noise */
    double             persistence;      /* 0..1: how much of it stays to the next month */
    struct fc_response response;         /* what more money brings */
    double             measured_at;     /* spend a month the cost was measured at; NAN: the spend of
                                            the base plan's first month with any */
    double             minimum_spend;   /* money a month: less buys nothing */
    double             carry_over;      /* 0..1: how much of a month's spend works later */
    double             chance_it_works; /* 0..1, once a trial; free inquiries come anyway */
    struct fc_schedule fixed_cost;      /* money a month */
};

#endif
