/* Strict reading of numbers, percentages, money (and dates: base/month); refuses trailing junk. */
#ifndef FC_BASE_NUMBER_H
#define FC_BASE_NUMBER_H

#include <stdbool.h>

#include "base/month.h"
#include "base/problem.h"

/* What a number stands for decides how it may be written. */
enum fc_dimension {
    FC_PLAIN, /* a bare number: a shape, a standard deviation, a growth factor */
    FC_COUNT, /* things: inquiries, leads, heads */
    FC_MONEY, /* in the plan's currency */
    FC_SHARE, /* 0..1, or with a percent sign */
    FC_DAYS   /* a length of time; the word "days" stands outside the number */
};

enum fc_unit { FC_NO_UNIT, FC_PERCENT, FC_THOUSAND, FC_MILLION };

/* A number as written: value = digits times its unit, so 25% is 0.25 and 30k is 30000. */
struct fc_number {
    double       value;
    enum fc_unit unit;
};

/* Reads the whole piece as one number: `30000` `30,000` `30k` `1.5m` `25%` `$30,000` `GBP 500k`,
   a sign in front. Refused with a hint: empty text, trailing junk, nan, inf, hex, beyond 1e15, a
   decimal comma, wrongly grouped thousands, and in money or counts a point followed by exactly
   three digits (`30.000`); a percent sign on money, counts or days; a k or m on a share; a
   currency sign or code that is not `currency` (a code such as "EUR", or "" when the plan names
   none: then any sign or code is refused with the hint to set it; `$ € £ ¥` stand for USD EUR GBP
   JPY) or stands on something that is not money.
   On refusal one problem is added (rule "number") and *out is left as it was. */
bool fc_number_read(struct fc_number *out, struct fc_piece piece, enum fc_dimension dimension,
                    const char *currency, struct fc_problems *problems);

/* The two numbers of a range: a unit on the last covers both (`20 to 40%`, `5 to 10k`). */
bool fc_range_read(struct fc_number *low, struct fc_number *high, struct fc_piece first,
                   struct fc_piece last, enum fc_dimension dimension, const char *currency,
                   struct fc_problems *problems);

/* A whole number without any unit, thousands separators allowed. */
bool fc_whole_read(long *out, struct fc_piece piece, long low, long high,
                   struct fc_problems *problems);

#endif
