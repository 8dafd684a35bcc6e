/* "How many leads do we need for 1m revenue?", "what budget do we need for 150 leads a month?" */
#include "model/measures.h"
#include "model/words.h"
#include "questions/pattern.h"
#include "questions/slots.h"

enum means { HOW_MANY, SO_MANY, BUDGET };

/* The last slot says for what; where there is none, it is the plan's own promise. */
static const struct fc_pattern table[] = {
    {"$what_budget $budget_need $to_reach @promise", BUDGET},
    {"$what_budget $budget_need $into @target $to_reach @promise", BUDGET},
    {"$what_budget $budget_need $to_reach $the_promise [ @named ]", BUDGET},
    {"$what_much $must_spend $to_reach @promise", BUDGET},
    {"$what_much $must_spend $into @target $to_reach @promise", BUDGET},
    {"$what_much $must_spend $to_reach $the_promise [ @named ]", BUDGET},
    {"$what_much $must_spend $into @target $to_reach $the_promise [ @named ]", BUDGET},
    {"$what_budget do|does|will|would|is @promise need|take|require|cost", BUDGET},
    {"what do|does|will|would @promise cost", BUDGET},
    {"$what_budget makes|make @promise safe", BUDGET},
    {"$what_budget is safe|enough|sufficient for @promise", BUDGET},
    {"$what_budget keeps|keep|gives|give|brings|bring @promise", BUDGET},
    {"$it_costs [ us ] $to_reach @promise", BUDGET},
    {"$it_costs [ us ] $to_reach $the_promise [ @named ]", BUDGET},
    {"$cheapest [ we need ] [ that ] $to_reach @promise", BUDGET},
    {"$cheapest [ we need ] [ that ] $to_reach $the_promise [ @named ]", BUDGET},

    {"how many|much @any $we_need $to_reach @promise", HOW_MANY},
    {"how many|much @any $we_need $to_reach $our_numbers", HOW_MANY},
    {"how many|much @any $we_need", HOW_MANY},
    {"how many|much @any do|does|would|will @promise take|need|require", HOW_MANY},
    {"how many|much @any do|does|would|will $our_numbers take|need|require", HOW_MANY},

    {"we|i|you|they|sales need|want|require @promise $to_reach @promise", SO_MANY},
    {"we|i|you|they|sales need|want|require @promise $to_reach $our_numbers", SO_MANY},
    {"do we need @promise $to_reach @promise", SO_MANY},
    {"do we need @promise $to_reach $our_numbers", SO_MANY},
    {"is|are|would|will @promise [ be ] $enough $to_reach @promise", SO_MANY},
    {"is|are|would|will @promise [ be ] $enough $to_reach $our_numbers", SO_MANY},
    {"is|are|would|will @promise [ be ] $enough", SO_MANY},
    {"do|would|will @promise do|suffice $to_reach @promise", SO_MANY},
    {"do|would|will @promise do|suffice $to_reach $our_numbers", SO_MANY},
};
enum { PATTERNS = sizeof table / sizeof *table };

/* ---- the plan's own promises ---- */

/* The first that is on money: "our numbers". */
static const struct fc_promise *money_promise(const struct fc_plan *plan)
{
    for (int i = 0; i < plan->n_promises; i++)
        if (plan->promise[i].n_clauses == 1 &&
            plan->measure[plan->promise[i].clause[0].measure].unit == FC_UNIT_MONEY &&
            !plan->promise[i].clause[0].at_most)
            return &plan->promise[i];
    return NULL;
}

static const struct fc_promise *promise_named(const struct fc_plan *plan, struct fc_piece words)
{
    for (int i = 0; i < plan->n_promises; i++)
        if (plan->promise[i].section.name != NULL &&
            fc_words_are(words, plan->promise[i].section.name))
            return &plan->promise[i];
    return NULL;
}

/* ---- sentences ---- */

/* "1m of revenue", "1m in revenue": the word between says nothing. */
static void take_between(struct fc_spoken *words)
{
    static const char *const between[] = {"of", "in", NULL};
    if (words->n > 2 && fc_spoken_match_any(words, 1, between) == 2)
        words->word[1].taken = true;
}

static bool read_slot(struct fc_promise *out, const struct fc_asking *asking,
                      const struct fc_slot *slot, const char *lead)
{
    struct fc_spoken words;
    fc_asking_words(&words, asking, slot->from, slot->to);
    if (lead[0] == '\0')
        take_between(&words);
    return fc_ask_sentence(out, &words, lead, asking);
}

/* ---- needed for ---- */

static enum fc_read_as read_goal(struct fc_asked *out, const struct fc_asking *asking,
                                 const struct fc_slot *slot)
{
    const struct fc_promise *own = money_promise(asking->plan);
    if (slot != NULL)
        return read_slot(&out->goal, asking, slot, "") ? FC_READ : FC_REFUSED;
    if (own == NULL)
        return fc_asking_refuse(asking, asking->said.whole, "say for what, such as for 1m revenue",
                                "the plan promises no money that they could be needed for");
    out->goal = *own;
    return FC_READ;
}

static enum fc_read_as read_need(struct fc_asked *out, const struct fc_asking *asking,
                                 const struct fc_match *match, bool how_many)
{
    const struct fc_slot *what = &match->slot[0];
    if (!read_slot(&out->promise, asking, what, how_many ? "0 " : ""))
        return FC_REFUSED;
    if (out->promise.n_clauses != 1)
        return fc_asking_refuse(asking, fc_asking_piece(asking, what->from, what->to), NULL,
                                "one metric at a time can be needed");
    out->question = FC_ASK_NEED;
    out->level_said = !how_many;
    out->promise.confidence = out->confidence;
    const enum fc_read_as as = read_goal(out, asking, match->n > 1 ? &match->slot[1] : NULL);
    if (out->confidence_said || match->n > 1)
        out->goal.confidence = out->confidence;
    return as;
}

/* ---- what budget ---- */

static enum fc_read_as take_own(struct fc_asked *out, const struct fc_promise *own)
{
    out->promise = *own;
    if (out->confidence_said)
        out->promise.confidence = out->confidence;
    out->confidence = out->promise.confidence;
    return FC_READ;
}

static enum fc_read_as read_own(struct fc_asked *out, const struct fc_asking *asking,
                                const struct fc_slot *named)
{
    const struct fc_plan *plan = asking->plan;
    if (named != NULL)
        return fc_ask_which_promise(out, asking, named);
    if (plan->n_promises == 1)
        return take_own(out, &plan->promise[0]);
    return fc_asking_refuse(asking, asking->said.whole, "say which, such as for 150 leads a month",
                            plan->n_promises == 0 ? "the plan makes no promise"
                                                  : "the plan makes several promises");
}

enum fc_read_as fc_ask_which_promise(struct fc_asked *out, const struct fc_asking *asking,
                                     const struct fc_slot *slot)
{
    const struct fc_promise *own =
        promise_named(asking->plan, fc_asking_piece(asking, slot->from, slot->to));
    if (own != NULL)
        return take_own(out, own);
    if (!read_slot(&out->promise, asking, slot, ""))
        return FC_REFUSED;
    out->promise.confidence = out->confidence;
    return FC_READ;
}

static enum fc_read_as read_budget(struct fc_asked *out, const struct fc_asking *asking,
                                   const struct fc_match *match)
{
    const struct fc_slot  *promise = fc_match_slot(match, "promise", 0);
    const struct fc_slot  *target = fc_match_slot(match, "target", 0);
    struct fc_said_channel said = {.channel = -1};
    if (target != NULL && !fc_said_channel_read(&said, asking, target->from, target->to))
        return fc_ask_missing_channel(asking, target);
    out->question = FC_ASK_BUDGET;
    out->channel = said.channel;
    if (promise == NULL)
        return read_own(out, asking, fc_match_slot(match, "named", 0));
    return fc_ask_which_promise(out, asking, promise);
}

enum fc_read_as fc_ask_target(struct fc_asked *out, const struct fc_asking *asking)
{
    struct fc_match          match;
    const struct fc_pattern *found = fc_pattern_find(&match, asking, table, PATTERNS);
    if (found == NULL)
        return FC_NOT_THIS;
    return found->means == BUDGET ? read_budget(out, asking, &match)
                                  : read_need(out, asking, &match, found->means == HOW_MANY);
}
