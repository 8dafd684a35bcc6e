#include "output/say_seek.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/keys.h"
#include "model/sentence.h"
#include "output/seek_words.h"

/* A chance that differs by less than this is not worth a change. */
static const double HARDLY = 0.02;

static struct fc_words range_words(const struct fc_seek_key *key)
{
    return fc_words_sought_range(key, key->low, key->high);
}

static void say_understood(struct fc_answer *answer, const struct fc_plan *plan,
                           const struct fc_sought *sought)
{
    struct fc_text words = {0};
    fc_promise_say(&words, sought->promise, plan);
    answer->no_memory = answer->no_memory || words.failed;
    if (!answer->no_memory)
        fc_answer_say(answer, FC_SAY_HEADING, "Understood: %s, %s; varied: %s, from %s.",
                      words.bytes, fc_words_confidence(sought->promise->confidence).text,
                      sought->key.words, range_words(&sought->key).text);
    fc_text_free(&words);
}

/* ---- the verdict ---- */

/* Whether the value found is the least of those around it that keep the promise. */
static bool is_least(const struct fc_sought *sought)
{
    return sought->n_curve == 0 ? sought->rises
                                : sought->curve[0].chance.p < sought->promise->confidence;
}

static bool kept_today(const struct fc_sought *sought)
{
    return sought->today.p >= sought->promise->confidence;
}

/* "All spend": begins a sentence. */
static struct fc_words begin(const char *words)
{
    struct fc_words out = fc_words_print("%s", words);
    if (out.text[0] >= 'a' && out.text[0] <= 'z')
        out.text[0] = (char)(out.text[0] - 'a' + 'A');
    return out;
}

static bool is_today(const struct fc_sought *sought)
{
    return fabs(sought->at - fc_seek_key_now(&sought->key)) < 1e-12;
}

static void say_found(struct fc_answer *answer, const struct fc_sought *sought)
{
    const struct fc_seek_key *key = &sought->key;
    const double              wanted = sought->promise->confidence;
    const struct fc_words     value = fc_words_sought(key, sought->at);
    const struct fc_words     what = begin(key->words);
    const struct fc_words     years = fc_words_years_against(sought->chance, wanted, false);
    const struct fc_words     by = fc_words_sought_change(key, sought->at);
    const double              now = fc_seek_key_now(key);
    const bool                as_value = fc_sought_has_value(key);
    const char               *way = sought->at < now ? "fall" : "rise";
    const struct fc_words     so_far =
        !as_value ? fc_words_print("by %.*s", (int)(strlen(by.text) - strlen(" less")), by.text)
            : key->today > 0 || key->kind == FC_SEEK_ADDED
                ? fc_words_print("to %s (%s than today)", value.text, by.text)
                : fc_words_print("to %s", value.text);
    if (is_today(sought))
        fc_answer_verdict(answer, "AS TODAY",
                          "No %s of it will do: as the plan is, the promise holds in %s.",
                          is_least(sought) ? "less" : "more", years.text);
    else if (kept_today(sought))
        fc_answer_verdict(answer, value.text, "%s may %s %s, and the promise still holds in %s.",
                          what.text, way, so_far.text, years.text);
    else
        fc_answer_verdict(answer, value.text, "%s must %s %s for the promise to hold in %s.",
                          what.text, way, so_far.text, years.text);
}

static void say_everywhere(struct fc_answer *answer, const struct fc_sought *sought)
{
    fc_answer_verdict(
        answer, "ANY VALUE",
        "All that was looked at, %s, keeps the promise: at %s it holds in %s. You "
        "asked for %s.",
        range_words(&sought->key).text, fc_words_sought(&sought->key, sought->at).text,
        fc_words_years(sought->chance).text, fc_words_confidence(sought->promise->confidence).text);
}

/* Where the chance first comes as near to its best as matters, when it stays there for at least so
   many looks. */
enum { FLAT = 3 };

static const struct fc_seek_point *flat_from(const struct fc_sought *sought)
{
    const struct fc_seek_point *from = NULL;
    int                         looks = 0;
    for (int i = 0; i < sought->n_curve; i++) {
        const int                   at = sought->rises ? i : sought->n_curve - 1 - i;
        const struct fc_seek_point *point = &sought->curve[at];
        looks = point->chance.p < sought->best.p - HARDLY ? 0 : looks + 1;
        if (looks <= 1)
            from = looks == 1 ? point : NULL;
    }
    return looks >= FLAT ? from : NULL;
}

/* Whether the key can go no further than that. */
static bool is_limit(const struct fc_seek_key *key, double at)
{
    return key->kind == FC_SEEK_VALUE &&
           (at <= fc_keys[key->row].low || at >= fc_keys[key->row].high);
}

static void say_best(struct fc_answer *answer, const struct fc_sought *sought)
{
    const struct fc_seek_key   *key = &sought->key;
    const struct fc_seek_point *flat = flat_from(sought);
    const struct fc_words       at = fc_words_sought(key, sought->best_at);
    const struct fc_words       today = fc_words_of(sought->today);
    const bool                  at_end = sought->best_at == (sought->rises ? key->high : key->low);
    if (flat != NULL)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "From about %s on it no longer helps: something else holds it back. As the "
                      "plan is, it holds in %s.",
                      fc_words_sought(key, flat->at).text, today.text);
    else if (at_end)
        fc_answer_say(
            answer, FC_SAY_SENTENCE,
            "It is best at the end of the range, %s; as the plan is, it holds in %s.%s", at.text,
            today.text,
            is_limit(key, sought->best_at) ? "" : " A wider range may do: --vary 'KEY = A..B'.");
    else
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "It is best at about %s and worse on either side of it; as the plan is, it "
                      "holds in %s.",
                      at.text, today.text);
}

static void say_out_of_reach(struct fc_answer *answer, const struct fc_sought *sought)
{
    const struct fc_seek_key *key = &sought->key;
    const struct fc_words     at = fc_words_sought(key, sought->best_at);
    fc_answer_verdict(answer, "OUT OF REACH",
                      "From %s the promise holds in %s at best. You asked for %s.",
                      range_words(key).text,
                      fc_words_years_against(sought->best, sought->promise->confidence, true).text,
                      fc_words_confidence(sought->promise->confidence).text);
    if (sought->best.p < HARDLY)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Even the best of it, %s, is far from enough: the promise asks too much.",
                      at.text);
    else if (sought->best.p - sought->today.p < HARDLY)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Varying %s hardly helps: as the plan is, it holds in %s. Something else "
                      "decides.",
                      key->words, fc_words_of(sought->today).text);
    else
        say_best(answer, sought);
}

/* ---- behind it ---- */

/* Whether there is a median to speak of. */
static bool has_median(const struct fc_seek_key *key)
{
    return key->uncertain && isfinite(key->today) && key->kind == FC_SEEK_FACTOR;
}

static void say_median(struct fc_answer *answer, const struct fc_sought *sought)
{
    const struct fc_seek_key *key = &sought->key;
    if (has_median(key))
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "It is a range, and all of it moves: its median from %s to %s.",
                      fc_words_sought_median(key, 1).text,
                      fc_words_sought_median(key, sought->at).text);
}

static void say_error(struct fc_answer *answer, const struct fc_sought *sought)
{
    const struct fc_seek_key *key = &sought->key;
    const double              low = fc_seek_key_round(key, sought->low, false);
    const double              high = fc_seek_key_round(key, sought->high, true);
    if (key->whole || !(high > low))
        return;
    const struct fc_words range =
        fc_sought_has_value(key) ? fc_words_sought_range(key, low, high)
        : has_median(key)
            ? fc_words_print("a median of %s to %s", fc_words_sought_median(key, low).text,
                             fc_words_sought_median(key, high).text)
            : fc_words_print("x %.3g to x %.3g", low, high);
    fc_answer_say(answer, FC_SAY_SENTENCE, "The error of the arithmetic leaves %s open.",
                  range.text);
}

static void say_today(struct fc_answer *answer, const struct fc_sought *sought)
{
    const struct fc_seek_key *key = &sought->key;
    const double              now = fc_seek_key_now(key);
    const struct fc_words     years =
        fc_words_years_against(sought->today, sought->promise->confidence, !kept_today(sought));
    if (fc_sought_has_value(key))
        fc_answer_say(answer, FC_SAY_SENTENCE, "Today, with %s, it holds in %s.",
                      fc_words_sought(key, now).text, years.text);
    else
        fc_answer_say(answer, FC_SAY_SENTENCE, "As the plan is, it holds in %s.", years.text);
}

static void say_fresh(struct fc_answer *answer, const struct fc_sought *sought)
{
    if (!sought->confirmed)
        return;
    fc_answer_say(
        answer, FC_SAY_SENTENCE, "Tried again with other luck (seed %llu), it holds in %s%s",
        (unsigned long long)sought->fresh_seed, fc_words_of(sought->fresh).text,
        fc_sought_is_off(sought) ? ": more off than luck explains, so take more --trials." : ".");
}

static void say_several(struct fc_answer *answer, const struct fc_sought *sought)
{
    if (sought->several)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "More is not always better here: the promise is kept, and broken again, "
                      "further along. This is the %s value that keeps it.",
                      is_least(sought) ? "least" : "highest");
}

static void say_curve(struct fc_answer *answer, const struct fc_sought *sought)
{
    const struct fc_seek_key *key = &sought->key;
    const bool                change = fc_sought_has_value(key) && key->today > 0;
    if (sought->n_curve == 0)
        return;
    struct fc_table *table =
        fc_answer_table(answer, change ? 3 : 2, sought->n_curve, begin(key->words).text);
    if (change)
        fc_table_heading(answer, table, 1, "against today");
    fc_table_heading(answer, table, change ? 2 : 1, "holds in");
    for (int i = 0; i < sought->n_curve; i++) {
        const struct fc_seek_point *point = &sought->curve[i];
        fc_table_row(answer, table, fc_words_sought(key, point->at).text);
        if (change)
            fc_table_cell(answer, table, 1, fc_words_sought_change(key, point->at).text);
        fc_table_cell(answer, table, change ? 2 : 1, fc_words_chance(point->chance).text);
    }
}

void fc_say_seek(struct fc_answer *answer, const struct fc_plan *plan,
                 const struct fc_sought *sought)
{
    say_understood(answer, plan, sought);
    if (!sought->found) {
        say_out_of_reach(answer, sought);
    } else if (sought->whole_range) {
        say_everywhere(answer, sought);
        say_today(answer, sought);
    } else {
        say_found(answer, sought);
        if (!is_today(sought)) {
            say_median(answer, sought);
            say_today(answer, sought);
        }
        say_error(answer, sought);
        say_fresh(answer, sought);
    }
    say_several(answer, sought);
    say_curve(answer, sought);
}
