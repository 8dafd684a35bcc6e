/* "Who carries the risk?", "what should we measure first?", "what can each team sign?" */
#include "questions/pattern.h"

static const struct fc_pattern table[] = {
    {"$risk", FC_ASK_RISK},
    {"$risk for|of|with|in [ the|our ] [ promise ] @any", FC_ASK_RISK},
    {"$risk if we promise|miss @any", FC_ASK_RISK},
    {"$measure", FC_ASK_MEASURE},
    {"$measure for|of [ the|our ] [ promise ] @any", FC_ASK_MEASURE},
    {"$measure to promise|keep|reach @any", FC_ASK_MEASURE},
    {"$agreement", FC_ASK_AGREEMENT},
};
enum { PATTERNS = sizeof table / sizeof *table };

enum fc_read_as fc_ask_whole(struct fc_asked *out, const struct fc_asking *asking)
{
    struct fc_match          match;
    const struct fc_pattern *found = fc_pattern_find(&match, asking, table, PATTERNS);
    if (found == NULL)
        return FC_NOT_THIS;
    out->question = (enum fc_question)found->means;
    return match.n == 0 ? FC_READ : fc_ask_which_promise(out, asking, &match.slot[0]);
}
