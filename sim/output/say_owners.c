#include "output/say_owners.h"

#include <math.h>

#include "model/sentence.h"
#include "output/words.h"

/* A risk this small is said as none: half a year of a hundred. */
static const double SAID = 0.005;

/* "14 of 100", "-3 of 100", "none". */
static struct fc_words years(double risk)
{
    if (fabs(risk) < SAID)
        return fabs(risk) < 1e-12 ? fc_words_print("none") : fc_words_print("<1 of 100");
    return fc_words_print("%.0f of 100", 100 * risk);
}

static struct fc_words promise_words(struct fc_answer              *answer,
                                     const struct fc_owners_answer *owners)
{
    struct fc_text words = {0};
    fc_promise_say(&words, owners->promise, owners->plan);
    answer->no_memory = answer->no_memory || words.failed;
    const struct fc_words said = fc_words_print("%s", words.failed ? "" : words.bytes);
    fc_text_free(&words);
    return said;
}

static void put_table(struct fc_answer *answer, const struct fc_owners_answer *owners)
{
    struct fc_table *table = fc_answer_table(answer, 4, owners->n + 2, "Years it is missed");
    fc_table_heading(answer, table, 1, "risk carried");
    fc_table_heading(answer, table, 2, "avoidable alone");
    fc_table_heading(answer, table, 3, "of the misses");
    fc_table_row(answer, table, "chance, with everything as signed");
    fc_table_cell(answer, table, 1, years(owners->floor).text);
    for (int i = 0; i < owners->n; i++) {
        const struct fc_owner_risk *owner = &owners->owner[i];
        fc_table_row(answer, table, owner->name);
        fc_table_cell(answer, table, 1, years(owner->risk_added).text);
        fc_table_cell(answer, table, 2, years(owner->avoidable).text);
        fc_table_cell(answer, table, 3,
                      owner->responsibility < SAID
                          ? "none"
                          : fc_words_print("%.0f %%", 100 * owner->responsibility).text);
    }
    fc_table_row(answer, table, "all together");
    fc_table_cell(answer, table, 1, years(owners->miss).text);
}

static const struct fc_owner_risk *largest(const struct fc_owners_answer *owners)
{
    const struct fc_owner_risk *most = NULL;
    for (int i = 0; i < owners->n; i++)
        if (owners->owner[i].risk_added >= SAID &&
            (most == NULL || owners->owner[i].risk_added > most->risk_added))
            most = &owners->owner[i];
    return most;
}

static void say_most(struct fc_answer *answer, const struct fc_owners_answer *owners)
{
    const struct fc_owner_risk *most = largest(owners);
    if (most == NULL || owners->floor > most->risk_added) {
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      owners->miss < SAID
                          ? "There is hardly any risk to carry: it is kept in almost every year."
                          : "Most of the risk is plain chance: even with every input as signed it "
                            "is missed in %s years.",
                      years(owners->floor).text);
        return;
    }
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "%s carries most of it: what its inputs may turn out to be adds %s to the years "
                  "in which the promise is missed.",
                  most->name, years(most->risk_added).text);
}

static void say_none(struct fc_answer *answer, const struct fc_owners_answer *owners)
{
    for (int i = 0; i < owners->n; i++) {
        const struct fc_owner_risk *owner = &owners->owner[i];
        if (fabs(owner->risk_added) < 1e-12)
            fc_answer_say(answer, FC_SAY_SENTENCE, "%s carries none of it%s.", owner->name,
                          owner->n_inputs == 0 ? ": all its inputs are certain"
                                               : ": nothing it answers for enters this promise");
        if (owner->risk_added <= -SAID)
            fc_answer_say(answer, FC_SAY_SENTENCE,
                          "%s takes risk away (%s): it signed less than is to be expected, a "
                          "cautious plan.",
                          owner->name, years(owner->risk_added).text);
    }
}

void fc_say_owners(struct fc_answer *answer, const struct fc_owners_answer *owners)
{
    fc_answer_say(answer, FC_SAY_HEADING, "Who carries the risk of %s? It is missed in %s.",
                  promise_words(answer, owners).text,
                  fc_words_years((struct fc_chance){.p = owners->miss,
                                                    .standard_error = owners->kept.standard_error})
                      .text);
    say_most(answer, owners);
    put_table(answer, owners);
    say_none(answer, owners);
    fc_answer_say(
        answer, FC_SAY_SENTENCE,
        "Risk carried: what an owner's inputs add by not being known (as signed means the "
        "rate in the plan, else the middle of the range); the parts add up to the years "
        "missed. Avoidable alone: years saved if that owner's inputs came out as signed. "
        "Of the misses: how many of the missed years that would have kept.");
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "This says who carries the risk, not who is to blame: nobody has done anything "
                  "yet.");
}

/* ---- JSON ---- */

json_t *fc_json_owners(struct fc_json *json, const void *of)
{
    const struct fc_owners_answer *owners = of;
    const struct fc_promise       *promise = owners->promise;
    json_t                        *to = json_object(), *list = json_array();
    const char *name = promise->section.name == NULL ? promise->text : promise->section.name;
    fc_json_put(json, to, "of", fc_json_words(fc_words_print("promise %.200s", name).text));
    fc_json_put(json, to, "miss", fc_json_number(owners->miss));
    fc_json_put(json, to, "floor", fc_json_number(owners->floor));
    for (int i = 0; i < owners->n; i++) {
        const struct fc_owner_risk *owner = &owners->owner[i];
        json_t                     *one = json_object();
        fc_json_put(json, one, "owner", fc_json_words(owner->name));
        fc_json_put(json, one, "risk_added", fc_json_number(owner->risk_added));
        fc_json_put(json, one, "responsibility", fc_json_number(owner->responsibility));
        fc_json_put(json, one, "avoidable", fc_json_number(owner->avoidable));
        fc_json_push(json, list, one);
    }
    fc_json_put(json, to, "owners", list);
    return to;
}
