/* What a deal is worth and how it is paid. */
#ifndef FC_MODEL_DEAL_H
#define FC_MODEL_DEAL_H

#include <stdbool.h>

#include "model/quantity.h"
#include "model/section.h"

enum fc_billing { FC_ONCE, FC_MONTHLY };

/* What deals are worth. A [deal / X] holds for channel X's; what it does not say is the [deal]'s,
   and the struct is complete. */
struct fc_deal {
    struct fc_section  section; /* set only where there is such a section */
    bool               exists;
    const char        *owner;
    struct fc_quantity value;       /* money, drawn per deal; a month's bill with monthly billing */
    double             large_share; /* 0..1 of deals that draw large_value instead */
    struct fc_quantity large_value;
    bool               has_cap;
    double             cap; /* values above are set to it */
    enum fc_billing    billing;
    int                term;  /* months a contract bills, with monthly billing */
    double             churn; /* chance that it ends before each bill but the first */
    bool               has_margin;
    double             margin; /* share of bookings that is left before marketing's cost */
    struct fc_quantity value_uncertainty; /* a factor drawn once per trial; [deal] only */
};

#endif
