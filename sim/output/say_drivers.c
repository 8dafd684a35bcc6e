#include "output/say_drivers.h"

#include <math.h>
#include <string.h>

#include "model/sentence.h"
#include "output/input_words.h"
#include "output/plan_words.h"

/* So many inputs make a table that is read. */
enum { SHOWN = 12 };

/* A share is said in whole percent. */
static struct fc_words percent(double share)
{
    return share > 0 && share < 0.005 ? fc_words_print("<1 %%")
                                      : fc_words_print("%.0f %%", 100 * share);
}

static struct fc_words said(const struct fc_drivers_answer *drivers, double value)
{
    if (drivers->promise == NULL)
        return fc_words_value(&drivers->plan->measure[drivers->measure], value);
    return fc_words_chance((struct fc_chance){value, drivers->fifth_error, value, value});
}

/* What the spread is of: "qualified leads, April to December 2027". */
static struct fc_words spread_of(const struct fc_drivers_answer *drivers)
{
    struct fc_text window = {0};
    fc_window_say(&window, drivers->plan, drivers->span.first, drivers->span.last);
    const struct fc_words words =
        fc_words_print("%.120s, %.100s", drivers->plan->measure[drivers->measure].words,
                       window.failed ? "" : window.bytes);
    fc_text_free(&window);
    return words;
}

static void say_heading(struct fc_answer *answer, const struct fc_drivers_answer *drivers)
{
    const struct fc_measure *measure = &drivers->plan->measure[drivers->measure];
    if (drivers->promise == NULL) {
        fc_answer_say(answer, FC_SAY_HEADING, "What decides %s? On average %s.",
                      spread_of(drivers).text, fc_words_value(measure, drivers->mean).text);
        return;
    }
    struct fc_text words = {0};
    fc_promise_say(&words, drivers->promise, drivers->plan);
    answer->no_memory = answer->no_memory || words.failed;
    fc_answer_say(answer, FC_SAY_HEADING, "What decides %s? It holds in %s.",
                  words.failed ? "it" : words.bytes, fc_words_years(drivers->chance).text);
    fc_text_free(&words);
}

/* ---- the table ---- */

static void put_effect(struct fc_answer *answer, struct fc_table *table,
                       const struct fc_drivers_answer *drivers,
                       const struct fc_input_effect   *effect)
{
    int column = 1;
    fc_table_row(answer, table, fc_words_input(drivers->plan, effect->name).text);
    fc_table_cell(answer, table, column++, effect->owner == NULL ? "" : effect->owner);
    fc_table_cell(answer, table, column++,
                  fc_words_input_range(drivers->plan, effect->name, effect->p05, effect->p95).text);
    fc_table_cell(answer, table, column++, said(drivers, effect->worst).text);
    fc_table_cell(answer, table, column++, said(drivers, effect->best).text);
    fc_table_cell(answer, table, column++, percent(effect->first_order).text);
}

static void put_effects(struct fc_answer *answer, const struct fc_drivers_answer *drivers)
{
    static const char *const heading[] = {
        "", "owner", "range (90 of 100)", "worst fifth", "best fifth", "of the spread"};
    struct fc_table *table = fc_answer_table(answer, 6, SHOWN, "What is not known");
    int              shown = 0, left = 0;
    for (int column = 1; column < 6; column++)
        fc_table_heading(answer, table, column, heading[column]);
    for (int i = 0; i < drivers->n; i++)
        if (drivers->effect[i].clear && shown < SHOWN) {
            put_effect(answer, table, drivers, &drivers->effect[i]);
            shown++;
        } else {
            left++;
        }
    if (left > 0 && shown > 0)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "%s matter%s less than luck, or too little to be told apart from it.",
                      left == 1 ? "One more uncertain input"
                                : fc_words_print("%d more uncertain inputs", left).text,
                      left == 1 ? "s" : "");
}

/* ---- sentences ---- */

static void say_spread(struct fc_answer *answer, const struct fc_drivers_answer *drivers)
{
    const double unknown = drivers->not_knowing;
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "Of the spread of %s, %s is not knowing (inputs that nobody knows exactly; "
                  "measuring makes it smaller), %s is chance (which no measuring removes).",
                  spread_of(drivers).text, percent(unknown).text, percent(1 - unknown).text);
}

/* One owner answers for all that matters, or not. */
static void say_owner(struct fc_answer *answer, const struct fc_drivers_answer *drivers)
{
    const char *owner = NULL;
    bool        same = true;
    int         clear = 0;
    for (int i = 0; i < drivers->n; i++) {
        const struct fc_input_effect *effect = &drivers->effect[i];
        if (!effect->clear || effect->owner == NULL)
            continue;
        same = same && (owner == NULL || strcmp(owner, effect->owner) == 0);
        owner = effect->owner;
        clear++;
    }
    if (same && clear > 1)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Everything that matters here belongs to %s; no input of anyone else does.",
                      owner);
}

/* What is worth less than this part of the money at stake changes no choice that anybody makes. */
static const double NEGLIGIBLE = 0.001;

static const struct fc_input_effect *most_worth_knowing(const struct fc_drivers_answer *drivers)
{
    const struct fc_input_effect *best = NULL;
    for (int i = 0; i < drivers->n; i++) {
        const struct fc_input_effect *effect = &drivers->effect[i];
        const double mine = drivers->has_worth ? effect->worth : effect->first_order;
        const double most = best == NULL
                                ? (drivers->has_worth ? NEGLIGIBLE * fabs(drivers->best_money) : 0)
                            : drivers->has_worth ? best->worth
                                                 : best->first_order;
        if (mine > most && (drivers->has_worth || effect->clear))
            best = effect;
    }
    return best;
}

static void say_cases(struct fc_answer *answer, const struct fc_drivers_answer *drivers,
                      const struct fc_input_effect *effect)
{
    const struct fc_words cases = fc_words_input_cases(drivers->plan, effect->name);
    const double          step = pow(10, fmax(0, floor(log10(fmax(1, effect->cases))) - 1));
    if (effect->cases >= 1 && cases.text[0] != '\0')
        fc_answer_say(answer, FC_SAY_SENTENCE, "Counting about %s more %s would halve its range.",
                      fc_words_whole((uint64_t)(ceil(effect->cases / step) * step)).text,
                      cases.text);
}

static void say_first(struct fc_answer *answer, const struct fc_drivers_answer *drivers)
{
    const struct fc_input_effect *first = most_worth_knowing(drivers);
    if (first == NULL)
        return;
    if (drivers->has_worth)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Measure first %s: to know it before choosing is worth up to %s.",
                      fc_words_input_said(drivers->plan, first->name).text,
                      fc_words_stated(drivers->plan, 100 * round(first->worth / 100)).text);
    else
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Measure first %s: knowing it would take %s of the spread away.",
                      fc_words_input_said(drivers->plan, first->name).text,
                      percent(first->first_order).text);
    say_cases(answer, drivers, first);
}

static void say_choice(struct fc_answer *answer, const struct fc_drivers_answer *drivers,
                       const char *const label[])
{
    fc_answer_say(answer, FC_SAY_SENTENCE, "As things are known today, %s leaves most money.",
                  label[drivers->best_choice]);
    if (most_worth_knowing(drivers) != NULL)
        return;
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "Nothing that could be measured would change this choice: measuring before "
                  "choosing is worth nothing.");
}

void fc_say_drivers(struct fc_answer *answer, const struct fc_drivers_answer *drivers,
                    const char *const label[])
{
    say_heading(answer, drivers);
    if (drivers->n == 0) {
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Every input of this plan is one certain number, so all of the spread is "
                      "chance. Nobody knows rates and costs that well: give them as ranges.");
        return;
    }
    if (drivers->effect[0].clear) {
        put_effects(answer, drivers);
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Worst and best fifth: %s where that input turns out in the fifth of its "
                      "range that hurts or helps most, all else as uncertain as it is.",
                      drivers->promise != NULL ? "the chance of the promise" : "the mean");
    } else {
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "No single input moves it by more than luck does: nothing decides it.");
    }
    say_spread(answer, drivers);
    if (drivers->effect[0].clear)
        say_owner(answer, drivers);
    if (drivers->has_worth)
        say_choice(answer, drivers, label);
    say_first(answer, drivers);
}

/* ---- JSON ---- */

static json_t *effect_object(struct fc_json *json, const struct fc_input_effect *effect)
{
    json_t *to = json_object();
    fc_json_put(json, to, "input", fc_json_words(effect->name));
    fc_json_put(json, to, "owner", fc_json_words(effect->owner));
    fc_json_put(json, to, "first_order", fc_json_number(effect->first_order));
    fc_json_put(json, to, "worst_fifth", fc_json_number(effect->worst));
    fc_json_put(json, to, "best_fifth", fc_json_number(effect->best));
    fc_json_put(json, to, "clear", json_boolean(effect->clear));
    fc_json_put(json, to, "evppi", fc_json_number(effect->worth));
    fc_json_put(json, to, "cases_to_halve",
                effect->cases > 0 ? fc_json_number(effect->cases) : json_null());
    return to;
}

json_t *fc_json_drivers(struct fc_json *json, const void *of)
{
    const struct fc_drivers_answer *drivers = of;
    const struct fc_promise        *promise = drivers->promise;
    json_t                         *to = json_object(), *list = json_array();
    const char *name = promise == NULL ? drivers->plan->measure[drivers->measure].name
                       : promise->section.name == NULL ? promise->text
                                                       : promise->section.name;
    fc_json_put(
        json, to, "of",
        fc_json_words(fc_words_print("%s%.200s", promise == NULL ? "" : "promise ", name).text));
    fc_json_put(json, to, "probability",
                promise == NULL ? json_null() : fc_json_number(drivers->chance.p));
    fc_json_put(json, to, "not_knowing", fc_json_number(drivers->not_knowing));
    fc_json_put(json, to, "chance", fc_json_number(1 - drivers->not_knowing));
    for (int i = 0; i < drivers->n; i++)
        fc_json_push(json, list, effect_object(json, &drivers->effect[i]));
    fc_json_put(json, to, "inputs", list);
    return to;
}
