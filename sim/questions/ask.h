/* Questions in plain words: which one it is, and never a guess. */
#ifndef FC_QUESTIONS_ASK_H
#define FC_QUESTIONS_ASK_H

#include "base/problem.h"
#include "model/plan.h"

enum fc_question {
    FC_ASK_PROMISE,   /* can we promise N METRIC a month ... */
    FC_ASK_HOW_MANY,  /* how many METRIC can we promise [at 95%] */
    FC_ASK_NEED,      /* how many METRIC do we need for N revenue; are N METRIC enough */
    FC_ASK_BUDGET,    /* what budget do we need for N METRIC a month [at 95%] */
    FC_ASK_WHAT_IF,   /* what if we cut the budget by 20% */
    FC_ASK_WITHOUT,   /* do we really need CHANNEL */
    FC_ASK_ADD,       /* should we add CHANNEL; another show in MONTH */
    FC_ASK_TRADE,     /* should we trade one TEAM head for one TEAM head */
    FC_ASK_RETURN,    /* what did (will, does) CHANNEL return */
    FC_ASK_RISK,      /* who carries the risk */
    FC_ASK_MEASURE,   /* what should we measure first */
    FC_ASK_AGREEMENT, /* what is safe for each team to sign */
    FC_QUESTIONS
};

/* Another plan, as a question puts it. */
struct fc_asked_change {
    int          n;     /* 0: none */
    const char **set;   /* [n] as --set takes them */
    const char  *label; /* "the budget cut by 20 %" */
    const char  *note;  /* what was taken where the question says nothing, a sentence; or NULL */
};

struct fc_asked {
    enum fc_question question;
    double           confidence; /* as asked, else the plan's */
    bool             confidence_said;
    struct fc_promise
         promise;           /* what to watch; for "how many" its level is 0. n_clauses 0: none was
                                  named, and the plan's count */
    bool level_said;        /* of FC_ASK_NEED: "are 150 leads enough", not "how many" */
    struct fc_promise goal; /* of FC_ASK_NEED: what they are needed for */
    int  channel; /* of FC_ASK_RETURN, _WITHOUT and _ADD; of FC_ASK_BUDGET what may be spent more.
                     -1: all of them */
    bool returns; /* of a change: what the channel returns was asked too */
    struct fc_asked_change change; /* of FC_ASK_WHAT_IF, _WITHOUT, _ADD and _TRADE */
};

/* Understands one question, or two about the same channel. What it cannot map to one of the known
   forms is a problem (rule "question") whose hint lists them or says what is missing. */
bool fc_ask_read(struct fc_asked *out, struct fc_piece words, const struct fc_plan *plan,
                 struct fc_problems *problems);

/* Adds a problem whose hint lists the known forms; false, always. */
bool fc_ask_refuse(struct fc_problems *problems, struct fc_place place, const char *what);

/* The known forms, one a line, for help. */
extern const char *const fc_ask_forms[];
extern const int         fc_ask_form_count;

#endif
