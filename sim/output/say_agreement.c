#include "output/say_agreement.h"

#include <string.h>

#include "model/sentence.h"
#include "output/words.h"

static struct fc_words window_of(const struct fc_agreement *agreement, const struct fc_agreed *line)
{
    struct fc_text words = {0};
    fc_window_say(&words, agreement->plan, line->window.first, line->window.last);
    const struct fc_words said = fc_words_print("%s", words.failed ? "" : words.bytes);
    fc_text_free(&words);
    return said;
}

static struct fc_words level_of(const struct fc_agreement *agreement, const struct fc_agreed *line,
                                double level)
{
    return fc_words_level(&agreement->plan->measure[line->measure], level, false);
}

static void put_table(struct fc_answer *answer, const struct fc_agreement *agreement)
{
    struct fc_table *table = fc_answer_table(answer, 5, agreement->n, "Safe to sign");
    fc_table_heading(answer, table, 1, "owner");
    fc_table_heading(answer, table, 2, "when");
    fc_table_heading(answer, table, 3, "each alone");
    fc_table_heading(answer, table, 4, "all together");
    for (int i = 0; i < agreement->n; i++) {
        const struct fc_agreed *line = &agreement->line[i];
        fc_table_row(
            answer, table,
            fc_words_measure(&agreement->plan->measure[line->measure], agreement->plan).text);
        fc_table_cell(answer, table, 1, line->owner);
        fc_table_cell(answer, table, 2,
                      fc_words_print("%s, %.200s", line->every_month ? "every month" : "in total",
                                     window_of(agreement, line).text)
                          .text);
        fc_table_cell(answer, table, 3, level_of(agreement, line, line->alone).text);
        fc_table_cell(answer, table, 4, level_of(agreement, line, line->together).text);
    }
}

/* "marketing hands sales at least 130 qualified leads every month": where the owner changes. */
static void say_hand_over(struct fc_answer *answer, const struct fc_agreement *agreement)
{
    for (int i = 0; i + 1 < agreement->n; i++) {
        const struct fc_agreed *line = &agreement->line[i], *next = line + 1;
        if (strcmp(line->owner, next->owner) == 0)
            continue;
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "%s hands %s at least %s %s %s, %s; %s answers for what becomes of them.",
                      line->owner, next->owner, level_of(agreement, line, line->together).text,
                      agreement->plan->measure[line->measure].words,
                      line->every_month ? "every month" : "in total",
                      window_of(agreement, line).text, next->owner);
    }
}

void fc_say_agreement(struct fc_answer *answer, const struct fc_agreement *agreement)
{
    const struct fc_words wanted = fc_words_confidence(agreement->confidence);
    fc_answer_say(answer, FC_SAY_HEADING, "What can each team sign, to be kept in %s years?",
                  wanted.text);
    put_table(answer, agreement);
    say_hand_over(answer, agreement);
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "Each alone: that line is kept in %s years, whatever becomes of the others; all "
                  "of them at once hold in %s%s. All together: levels at which everything is "
                  "kept at once in %s.",
                  wanted.text,
                  agreement->all_alone.p < agreement->confidence - 0.005 ? "only " : "",
                  fc_words_of(agreement->all_alone).text, fc_words_of(agreement->all).text);
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "These levels hold for the budget and the rates of this plan: whoever changes "
                  "them asks again.");
}

json_t *fc_json_agreement(struct fc_json *json, const void *of)
{
    const struct fc_agreement *agreement = of;
    json_t                    *to = json_object(), *list = json_array();
    fc_json_put(json, to, "confidence", fc_json_number(agreement->confidence));
    fc_json_put(json, to, "all_alone", fc_json_number(agreement->all_alone.p));
    fc_json_put(json, to, "all_together", fc_json_number(agreement->all.p));
    for (int i = 0; i < agreement->n; i++) {
        const struct fc_agreed *line = &agreement->line[i];
        json_t                 *one = json_object();
        fc_json_put(json, one, "metric",
                    fc_json_words(agreement->plan->measure[line->measure].name));
        fc_json_put(json, one, "owner", fc_json_words(line->owner));
        fc_json_put(json, one, "reading", json_string(line->every_month ? "every" : "total"));
        fc_json_put(json, one, "from", fc_json_month(agreement->plan->start + line->window.first));
        fc_json_put(json, one, "to", fc_json_month(agreement->plan->start + line->window.last));
        fc_json_put(json, one, "alone", fc_json_number(line->alone));
        fc_json_put(json, one, "together", fc_json_number(line->together));
        fc_json_push(json, list, one);
    }
    fc_json_put(json, to, "lines", list);
    return to;
}
