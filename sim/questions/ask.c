#include "questions/ask.h"

#include "base/text.h"
#include "model/sentence.h"
#include "questions/asking.h"
#include "questions/confidence.h"
#include "questions/pattern.h"
#include "questions/phrases.h"
#include "questions/returns.h"

const char *const fc_ask_forms[] = {
    "can we promise N METRIC a month [from MONTH to MONTH] [at 95%]",
    "is N METRIC a month safe",
    "what is the chance of N METRIC a month",
    "how many METRIC can we promise [a month] [in every month] [at 95%]",
    "how many METRIC do we need for N revenue",
    "do we need N METRIC a month to hit our numbers",
    "what budget do we need for N METRIC a month [at 95%]",
    "what must we spend on CHANNEL for N METRIC a month",
    "what if we cut (raise) the budget (CHANNEL) by 20% (by 10,000, to 40,000) [from MONTH]",
    "why don't we cut the marketing budget by 20%",
    "what if we move 8,000 from CHANNEL to CHANNEL",
    "can we promise N METRIC a month if we cut the budget by 20%",
    "what if the rate of STAGE falls by 10%",
    "what if inquiries cost 20% more",
    "what if deals are 10% smaller",
    "do we really need CHANNEL (marketing)",
    "should we add CHANNEL",
    "should we do another CHANNEL in MONTH [for 30,000]",
    "should we trade one TEAM head for one TEAM head [from MONTH]",
    "what if we hire (lose) one TEAM head [in MONTH]",
    "what did (does, will) CHANNEL return",
    "how does CHANNEL convert to revenue",
    "who carries the risk [of N METRIC a month]",
    "what should we measure first [for N METRIC a month]",
    "what can each team sign [at 95%]",
};
const int fc_ask_form_count = sizeof fc_ask_forms / sizeof *fc_ask_forms;

bool fc_ask_refuse(struct fc_problems *problems, struct fc_place place, const char *what)
{
    struct fc_text hint = {0};
    fc_text_add(&hint, "ask one of these:");
    for (int i = 0; i < fc_ask_form_count; i++)
        fc_text_add(&hint, "\n          %s?", fc_ask_forms[i]);
    if (hint.failed)
        problems->no_memory = true;
    else
        fc_error_at(problems, "question", place, hint.bytes, "%s", what);
    fc_text_free(&hint);
    return false;
}

/* ---- how many ---- */

/* Less is better: the safe promise of these is a ceiling. */
static bool better_low(enum fc_measured what)
{
    return what == FC_M_LOST || what == FC_M_SPEND || what == FC_M_COST || what == FC_M_COST_PER;
}

static bool make_how_many(struct fc_promise *promise, const struct fc_plan *plan,
                          const struct fc_spoken *spoken, struct fc_problems *problems)
{
    if (promise->n_clauses != 1)
        return fc_ask_refuse(problems, spoken->whole.place,
                             "\"how many\" asks for one metric at a time");
    struct fc_clause *clause = &promise->clause[0];
    if (!clause->one_level)
        return fc_ask_refuse(problems, spoken->whole.place, "\"how many\" asks for one level");
    clause->at_most = better_low(plan->measure[clause->measure].what);
    return true;
}

/* ---- promises, as asked ---- */

static enum fc_read_as read_promise(struct fc_asked *asked, const struct fc_asking *asking)
{
    struct fc_spoken          spoken = asking->said;
    const enum fc_spoken_form form = fc_spoken_take(&spoken);
    const bool                how_many = form == FC_FORM_HOW_MANY;
    if (form == FC_FORM_NONE)
        return FC_NOT_THIS;
    asked->question = how_many ? FC_ASK_HOW_MANY : FC_ASK_PROMISE;
    if (!fc_ask_sentence(&asked->promise, &spoken, how_many ? "0 " : "", asking) ||
        (how_many &&
         !make_how_many(&asked->promise, asking->plan, &asking->said, asking->problems)))
        return FC_REFUSED;
    asked->promise.confidence = asked->confidence;
    return FC_READ;
}

/* ---- one sentence ---- */

static enum fc_read_as read_returns(struct fc_asked *asked, const struct fc_asking *asking)
{
    if (!fc_returns_read(&asked->channel, &asking->said, asking->plan, asking->channel,
                         asking->problems))
        return FC_NOT_THIS;
    asked->question = FC_ASK_RETURN;
    return FC_READ;
}

static enum fc_read_as read_change(struct fc_asked *asked, const struct fc_asking *asking)
{
    static enum fc_read_as (*const family[])(struct fc_asked *, const struct fc_asking *) = {
        fc_ask_heads, fc_ask_channel, fc_ask_spend, fc_ask_inputs};
    for (size_t i = 0; i < sizeof family / sizeof *family; i++) {
        const enum fc_read_as as = family[i](asked, asking);
        if (as != FC_NOT_THIS)
            return as;
    }
    return FC_NOT_THIS;
}

/* Words from .. to - 1 of the sentence as a sentence of their own. */
static void cut_out(struct fc_asking *out, const struct fc_asking *asking, int from, int to)
{
    struct fc_spoken part = {.n = to - from};
    for (int i = from; i < to; i++)
        part.word[i - from] = asking->said.word[i];
    part.whole = fc_spoken_span(&asking->said, from, to);
    fc_asking_make(out, &part, asking->channel, asking->plan, asking->problems);
}

/* "can we promise 150 leads a month if we cut the budget by 20%", and the same the other way. */
static enum fc_read_as read_promise_if(struct fc_asked *asked, const struct fc_asking *asking)
{
    static const char *const joint[] = {"if", "without", "when", "with", NULL};
    static const char *const question[] = {"can",  "could", "will", "would", "do",
                                           "what", "is",    "are",  "how",   NULL};
    const struct fc_spoken  *said = &asking->said;
    const bool first = fc_spoken_match_any(said, 0, joint) > 0; /* the change stands first */
    for (int at = 2; at < said->n - 1; at++) {
        struct fc_asking part;
        struct fc_asked  promise = *asked;
        if (fc_spoken_match_any(said, at, first ? question : joint) < 0)
            continue;
        cut_out(&part, asking, first ? 0 : at, first ? at : said->n);
        const enum fc_read_as changed = part.plain.n == 0 ? FC_NOT_THIS : read_change(asked, &part);
        if (changed == FC_NOT_THIS)
            continue;
        cut_out(&part, asking, first ? at : 0, first ? said->n : at);
        const enum fc_read_as as = changed == FC_READ ? read_promise(&promise, &part) : FC_REFUSED;
        if (as == FC_READ && promise.question != FC_ASK_PROMISE)
            return fc_asking_refuse(asking, part.said.whole, "say how many",
                                    "with a change it can only test a promise");
        asked->promise = promise.promise;
        if (as != FC_NOT_THIS)
            return as;
    }
    return FC_NOT_THIS;
}

/* A question about a channel that the plan does not have names those it has. */
static enum fc_read_as read_missing(struct fc_asked *asked, struct fc_asking *asking)
{
    struct fc_piece where;
    int             from = 0;
    asking->any_channel = true;
    const enum fc_read_as as = read_change(asked, asking);
    asking->any_channel = false;
    if (as != FC_NOT_THIS || !fc_returns_unknown(&where, &asking->said))
        return as;
    while (from < asking->plain.n && asking->plain.word[from].piece.text < where.text)
        from++;
    int to = from;
    while (to < asking->plain.n && asking->plain.word[to].piece.text < where.text + where.length)
        to++;
    return fc_ask_missing_channel(asking, &(struct fc_slot){.from = from, .to = to});
}

static enum fc_read_as read_one(struct fc_asked *asked, const struct fc_spoken *said, int channel,
                                const struct fc_plan *plan, struct fc_problems *problems)
{
    static enum fc_read_as (*const reader[])(struct fc_asked *, const struct fc_asking *) = {
        fc_ask_whole, fc_ask_target, read_change, read_returns, read_promise_if, read_promise};
    struct fc_asking asking;
    fc_asking_make(&asking, said, channel, plan, problems);
    for (size_t i = 0; i < sizeof reader / sizeof *reader && asking.plain.n > 0; i++) {
        const enum fc_read_as as = reader[i](asked, &asking);
        if (as != FC_NOT_THIS)
            return as;
    }
    return asking.plain.n > 0 ? read_missing(asked, &asking) : FC_NOT_THIS;
}

/* ---- one question, or two in a row ---- */

static bool is_change(enum fc_question question)
{
    return question == FC_ASK_WHAT_IF || question == FC_ASK_WITHOUT || question == FC_ASK_ADD;
}

/* "Do we need it? What does it return?": a change and what the same channel returns. */
static bool join_two(struct fc_asked *first, const struct fc_asked *second)
{
    const struct fc_asked *change = is_change(first->question) ? first : second;
    const struct fc_asked *other = change == first ? second : first;
    if (!is_change(change->question) || other->question != FC_ASK_RETURN ||
        change->channel != other->channel || change->promise.n_clauses > 0)
        return false;
    *first = *change;
    first->returns = true;
    return true;
}

static bool split(struct fc_spoken *spoken, struct fc_piece words, struct fc_problems *problems)
{
    switch (fc_spoken_split(spoken, words)) {
    case FC_SPOKEN_OK: return true;
    case FC_SPOKEN_EMPTY: return fc_ask_refuse(problems, words.place, "the question is empty");
    case FC_SPOKEN_LONG: break;
    }
    return fc_ask_refuse(problems, words.place, "the question is too long");
}

static bool read_sentence(struct fc_asked *asked, struct fc_piece words, int channel,
                          const struct fc_plan *plan, struct fc_problems *problems)
{
    struct fc_spoken spoken;
    double           confidence = -1;
    *asked = (struct fc_asked){.confidence = plan->confidence, .channel = -1};
    if (!split(&spoken, words, problems) || !fc_spoken_confidence(&confidence, &spoken, problems))
        return false;
    asked->confidence_said = confidence > 0;
    asked->confidence = asked->confidence_said ? confidence : plan->confidence;
    switch (read_one(asked, &spoken, channel, plan, problems)) {
    case FC_READ: return true;
    case FC_REFUSED: return false;
    case FC_NOT_THIS: break;
    }
    return fc_ask_refuse(problems, spoken.whole.place, "this question is not one it understands");
}

/* A promise asked for is called what was asked; one that is part of a question what it says. */
static bool name_promise(struct fc_promise *promise, enum fc_question question,
                         struct fc_piece words, const struct fc_plan *plan)
{
    struct fc_text text = {0};
    if (question == FC_ASK_PROMISE || question == FC_ASK_HOW_MANY)
        fc_text_add_bytes(&text, words.text, words.length);
    else if (promise->n_clauses > 0 && promise->section.name == NULL)
        fc_promise_say(&text, promise, plan);
    const bool named = text.length > 0;
    if (named && !text.failed)
        promise->text = fc_arena_copy(plan->arena, text.bytes, text.length);
    const bool good = !text.failed && (!named || promise->text != NULL);
    fc_text_free(&text);
    return good;
}

bool fc_ask_read(struct fc_asked *out, struct fc_piece words, const struct fc_plan *plan,
                 struct fc_problems *problems)
{
    struct fc_asked asked, second;
    struct fc_piece rest;
    if (!read_sentence(&asked, fc_spoken_sentence(fc_piece_trim(words), &rest), -1, plan, problems))
        return false;
    if (rest.length > 0) {
        const struct fc_piece next = fc_spoken_sentence(rest, &rest);
        if (!read_sentence(&second, next, asked.channel, plan, problems))
            return false;
        if (rest.length > 0 || !join_two(&asked, &second))
            return fc_error_at(problems, "question", next.place, "ask them one by one",
                               "these questions cannot be answered together");
    }
    const bool named = name_promise(&asked.promise, asked.question, words, plan) &&
                       name_promise(&asked.goal, asked.question, words, plan);
    problems->no_memory = problems->no_memory || !named;
    *out = asked;
    return named;
}
