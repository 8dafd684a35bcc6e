/* How much: "20%", "a fifth", "5 points", "EUR 10,000 a month". */
#ifndef FC_QUESTIONS_SAID_AMOUNT_H
#define FC_QUESTIONS_SAID_AMOUNT_H

#include "base/text.h"
#include "questions/asking.h"

enum fc_said_unit { FC_SAID_SHARE, FC_SAID_POINTS, FC_SAID_MONEY };
enum fc_said_per { FC_PER_UNSAID, FC_PER_MONTH, FC_PER_YEAR, FC_PER_PLAN };

struct fc_said_amount {
    enum fc_said_unit unit;
    double            value; /* 20% is 0.2, 5 points 0.05 */
    enum fc_said_per  per;
    struct fc_piece   piece;
};

/* Whether plain words from .. to - 1 are an amount, whatever is wrong with its number. */
bool fc_said_amount_is(const struct fc_asking *asking, int from, int to);

/* Whether a number, with a currency in front or not, stands at this plain word. */
bool fc_said_amount_begins(const struct fc_asking *asking, int at);

/* Reads what is one. False, with a problem, for what is no number, negative, or not in the plan's
   currency. */
bool fc_said_amount_read(struct fc_said_amount *out, const struct fc_asking *asking, int from,
                         int to);

/* As people read it: "20 %", "EUR 10,000 a month", "5 points". */
void fc_said_amount_say(struct fc_text *out, const struct fc_said_amount *amount,
                        const struct fc_plan *plan);

#endif
