/* What every reader of a question works on: its words, the plan, and what was said before. */
#ifndef FC_QUESTIONS_ASKING_H
#define FC_QUESTIONS_ASKING_H

#include "model/plan.h"
#include "questions/ask.h"
#include "questions/spoken.h"

/* What a reader of one family of questions made of the words. */
enum fc_read_as {
    FC_NOT_THIS, /* none of its forms; nothing was said to problems */
    FC_READ,
    FC_REFUSED /* one of its forms, with something that cannot be: a problem says what */
};

struct fc_asking {
    const struct fc_plan *plan;
    struct fc_problems   *problems;
    struct fc_spoken      said;               /* one sentence, taken words and all */
    struct fc_spoken      plain;              /* the same without them and without adverbs */
    int                   from[FC_MAX_WORDS]; /* where each plain word stands in `said` */
    int  channel;     /* that the sentence before spoke of, which "it" then means; -1: none */
    bool any_channel; /* what stands for a channel need not be one: to say which is missing */
};

void fc_asking_make(struct fc_asking *out, const struct fc_spoken *said, int channel,
                    const struct fc_plan *plan, struct fc_problems *problems);

/* Plain words from .. to - 1 as they were said, adverbs between them too. */
struct fc_piece fc_asking_piece(const struct fc_asking *asking, int from, int to);

/* The same as words, without adverbs but with "and", "then" and commas, which a promise needs. */
void fc_asking_words(struct fc_spoken *out, const struct fc_asking *asking, int from, int to);

/* Refuses with rule "question"; returns FC_REFUSED. */
__attribute__((format(printf, 4, 5))) enum fc_read_as fc_asking_refuse(
    const struct fc_asking *asking, struct fc_piece where, const char *hint, const char *format,
    ...);

/* The promise that a slot names or says, with the confidence that was asked for. */
struct fc_slot;
enum fc_read_as fc_ask_which_promise(struct fc_asked *out, const struct fc_asking *asking,
                                     const struct fc_slot *slot);

/* Refuses what stands where a channel should; the hint names those of the plan. */
enum fc_read_as fc_ask_missing_channel(const struct fc_asking *asking, const struct fc_slot *slot);

/* The families: each fills *out, whose confidence is set, when the whole sentence is one of its
   forms. */
enum fc_read_as fc_ask_spend(struct fc_asked *out, const struct fc_asking *asking);
enum fc_read_as fc_ask_inputs(struct fc_asked *out, const struct fc_asking *asking);
enum fc_read_as fc_ask_channel(struct fc_asked *out, const struct fc_asking *asking);
enum fc_read_as fc_ask_heads(struct fc_asked *out, const struct fc_asking *asking);
enum fc_read_as fc_ask_target(struct fc_asked *out, const struct fc_asking *asking);
enum fc_read_as fc_ask_whole(struct fc_asked *out, const struct fc_asking *asking);

/* A promise sentence behind `lead` ("0 " for a level yet to be found); what is wrong with it is
   said at its place in the question. */
bool fc_ask_sentence(struct fc_promise *out, const struct fc_spoken *words, const char *lead,
                     const struct fc_asking *asking);

#endif
