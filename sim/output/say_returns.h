/* The answer to "what does this channel return?", from money to deals and back. */
#ifndef FC_OUTPUT_SAY_RETURNS_H
#define FC_OUTPUT_SAY_RETURNS_H

#include "output/answer.h"
#include "questions/returns.h"

/* What was understood; what it costs and brings, how often it pays and how often it brings nothing;
   its funnel; its money. `all` is the result that the answer was made from. */
void fc_say_returns(struct fc_answer *answer, const struct fc_result *all,
                    const struct fc_returns *returns);

#endif
