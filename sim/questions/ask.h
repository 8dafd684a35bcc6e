/* Questions in plain words: which one it is, and never a guess. */
#ifndef FC_QUESTIONS_ASK_H
#define FC_QUESTIONS_ASK_H

#include "base/problem.h"
#include "model/plan.h"

enum fc_question {
    FC_ASK_PROMISE,  /* can we promise N METRIC a month ... */
    FC_ASK_HOW_MANY, /* how many METRIC can we promise [at 95%] */
    FC_ASK_RETURN    /* what did (will, does) CHANNEL return */
};

struct fc_asked {
    enum fc_question  question;
    struct fc_promise promise;    /* what to watch; for "how many" its level is 0 */
    double            confidence; /* as asked, else the plan's */
    int               channel;    /* of FC_ASK_RETURN, which has no promise */
};

/* Understands one question. What it cannot map to one of the known forms is a problem (rule
   "question") whose hint lists them. */
bool fc_ask_read(struct fc_asked *out, struct fc_piece words, const struct fc_plan *plan,
                 struct fc_problems *problems);

/* The known forms, one a line, for help. */
extern const char *const fc_ask_forms[];
extern const int         fc_ask_form_count;

#endif
