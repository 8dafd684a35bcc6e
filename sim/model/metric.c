/* The longest run of words that names a measure wins; a shorter one may too. */
#include "model/metric.h"

#include <string.h>

#include "base/text.h"
#include "model/keys.h"
#include "model/words.h"

/* A metric of more words than two names of 40 characters can have is none. */
enum { MOST_WORDS = 40 };

/* Words behind a metric, so that a message shows the metric alone; "per" also stands in one. */
static bool ends_metric(const struct fc_tokens *tokens, int at)
{
    static const char *const words[] = {"a",  "an",    "every", "each", "in",  "on", "from",
                                        "to", "until", "then",  "and",  "per", ","};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (fc_piece_is(tokens->token[at], words[i]))
            return strcmp(words[i], "per") != 0 || at == tokens->at ||
                   !fc_piece_is(tokens->token[at - 1], "cost");
    return false;
}

static struct fc_piece words_here(const struct fc_tokens *tokens)
{
    int end = tokens->at;
    while (end < tokens->n && !ends_metric(tokens, end))
        end++;
    return end == tokens->at ? fc_tokens_next(tokens) : fc_tokens_span(tokens, tokens->at, end - 1);
}

/* What the plan must have before these words are measured; NULL when that is not why. */
static const char *what_is_missing(const struct fc_plan *plan, struct fc_piece words)
{
    if (!fc_measure_reserved(words))
        return NULL;
    if (!plan->deal.exists)
        return "add a [deal] with a value";
    if (fc_words_are(words, "net gain") || fc_words_are(words, "roi") ||
        fc_words_are(words, "return on investment") || fc_words_are(words, "return") ||
        fc_words_are(words, "payback month") || fc_words_are(words, "payback"))
        return "add a `margin` to [deal], or promise `bookings less cost`";
    if (fc_words_are(words, "bookings without a large deal") ||
        fc_words_are(words, "bookings without large deals"))
        return "add a `large share` and a `large value` to [deal]";
    return "with a `margin` in [deal] it is called `net gain`";
}

static void list_metrics(struct fc_text *hint, const struct fc_plan *plan)
{
    const char *between = "known: ";
    for (int i = 0; i < plan->n_measures; i++) {
        const struct fc_measure *m = &plan->measure[i];
        if ((m->what >= FC_M_LOST && m->what <= FC_M_CAPACITY) || m->what == FC_M_COST_PER)
            continue;
        fc_text_add(hint, "%s%s", between, m->words);
        between = ", ";
    }
    fc_text_add(hint, ", cost per ...");
}

static void hint_at(struct fc_text *hint, const struct fc_plan *plan, struct fc_piece words)
{
    const char *names[16 * FC_MAX_STAGES];
    size_t      n = 0;
    for (int i = 0; i < plan->n_measures && n < sizeof names / sizeof *names; i++)
        names[n++] = plan->measure[i].words;
    const char *nearest = fc_nearest(words, names, n);
    if (nearest != NULL)
        fc_text_add(hint, "did you mean `%s`?", nearest);
    else
        list_metrics(hint, plan);
}

static void refuse(const struct fc_plan *plan, struct fc_piece words, struct fc_problems *problems)
{
    enum { SHOWN = 5 };
    int            meant[SHOWN];
    const int      n = fc_measure_candidates(plan, words, meant, SHOWN);
    const char    *missing = what_is_missing(plan, words);
    struct fc_text hint = {0};
    if (n > 1) {
        for (int i = 0; i < n && i < SHOWN; i++)
            fc_text_add(&hint, "%s`%s`", i == 0 ? "write " : " or ", plan->measure[meant[i]].words);
        fc_error_at(problems, "promise", words.place, hint.bytes, "`%.*s` can mean %d things",
                    (int)words.length, words.text, n);
    } else if (missing != NULL) {
        fc_error_at(problems, "promise", words.place, missing,
                    "`%.*s` is not measured in this plan", (int)words.length, words.text);
    } else {
        hint_at(&hint, plan, words);
        fc_error_at(problems, "promise", words.place, hint.bytes,
                    "`%.*s` is not something this plan measures", (int)words.length, words.text);
    }
    fc_text_free(&hint);
}

int fc_metric_read(struct fc_tokens *tokens, const struct fc_plan *plan,
                   struct fc_problems *problems)
{
    int last = tokens->at;
    while (last < tokens->n && last - tokens->at < MOST_WORDS &&
           !fc_piece_is(tokens->token[last], ","))
        last++;
    while (--last >= tokens->at) {
        const int measure = fc_measure_find(plan, fc_tokens_span(tokens, tokens->at, last));
        if (measure < 0)
            continue;
        tokens->at = last + 1;
        return measure;
    }
    if (tokens->at == tokens->n)
        fc_error_at(problems, "promise", tokens->whole.place,
                    "such as: 150 qualified leads every month", "what is promised is missing");
    else
        refuse(plan, words_here(tokens), problems);
    return -1;
}

int fc_metric_find(struct fc_piece words, const struct fc_plan *plan, struct fc_problems *problems)
{
    const int measure = fc_measure_find(plan, words);
    if (measure < 0)
        refuse(plan, words, problems);
    return measure;
}
