#include "output/say_inputs.h"

#include <math.h>
#include <string.h>

#include "base/month.h"
#include "base/text.h"
#include "model/keys.h"
#include "model/sentence.h"
#include "output/words.h"
#include "random/quantile.h"

/* Longer values are shown by their beginning. */
enum { TYPED_BYTES = 60 };

enum { KIND, LOW, MEDIAN, MEAN, HIGH, COLUMNS };

/* ---- one number as people read it ---- */

static struct fc_words number_words(enum fc_dimension dimension, double value)
{
    char number[FC_NUMBER_TEXT];
    if (!isfinite(value))
        return fc_words_print("endless");
    if (dimension == FC_SHARE)
        return fc_words_print("%s %%", fc_print_short(number, value * 100, 3));
    return fc_words_print("%s", fc_print_short(number, value, 4));
}

static void put_quantity(struct fc_answer *answer, struct fc_table *table,
                         const struct fc_quantity *quantity, enum fc_dimension dimension)
{
    fc_table_cell(answer, table, 1 + KIND, fc_quantity_kind_words(quantity->kind));
    fc_table_cell(answer, table, 1 + MEAN,
                  number_words(dimension, fc_quantity_mean(quantity)).text);
    if (quantity->kind == FC_CERTAIN)
        return;
    fc_table_cell(answer, table, 1 + LOW,
                  number_words(dimension, fc_quantile(quantity, 0.05)).text);
    fc_table_cell(answer, table, 1 + MEDIAN,
                  number_words(dimension, fc_quantile(quantity, 0.5)).text);
    fc_table_cell(answer, table, 1 + HIGH,
                  number_words(dimension, fc_quantile(quantity, 0.95)).text);
}

/* A certain flow: the months' mean, and their range where they differ. */
static void put_schedule(struct fc_answer *answer, struct fc_table *table,
                         const struct fc_plan *plan, const struct fc_schedule *schedule,
                         enum fc_dimension dimension)
{
    double least = HUGE_VAL;
    double most = -HUGE_VAL;
    double sum = 0;
    for (int t = 0; t < plan->months; t++) {
        const double value = fc_schedule_at(schedule, plan->start, t);
        least = fmin(least, value);
        most = fmax(most, value);
        sum += value;
    }
    fc_table_cell(answer, table, 1 + MEAN, number_words(dimension, sum / plan->months).text);
    if (most > least)
        fc_table_cell(answer, table, 1 + KIND,
                      fc_words_print("%s to %s a month", number_words(dimension, least).text,
                                     number_words(dimension, most).text)
                          .text);
    else
        fc_table_cell(answer, table, 1 + KIND, "certain, a month");
}

static void put_delay(struct fc_answer *answer, struct fc_table *table,
                      const struct fc_delay *delay)
{
    if (delay->kind == FC_DELAY_DAYS) {
        put_quantity(answer, table, &delay->days, FC_PLAIN);
        fc_table_cell(answer, table, 1 + KIND,
                      fc_words_print("days, %s", fc_quantity_kind_words(delay->days.kind)).text);
        return;
    }
    double months = 0;
    for (size_t i = 0; i < delay->n; i++)
        months += (double)i * delay->share[i];
    fc_table_cell(answer, table, 1 + KIND, "shares by month");
    fc_table_cell(answer, table, 1 + MEAN,
                  fc_words_print("%s months", number_words(FC_PLAIN, months).text).text);
}

/* ---- one key ---- */

/* What stands behind the equals sign of the line it was given in, without a comment. */
static struct fc_words typed_words(const struct fc_place *place)
{
    const char *text = place->text == NULL ? "" : place->text;
    const char *equals = strchr(text, '=');
    text = equals == NULL ? text : equals + 1;
    text += strspn(text, " \t");
    size_t length = strlen(text);
    for (size_t i = 1; i + 1 < length; i++)
        if ((text[i] == ';' || text[i] == '#') && strchr(" \t", text[i - 1]) != NULL &&
            strchr(" \t", text[i + 1]) != NULL)
            length = i;
    while (length > 0 && strchr(" \t\r", text[length - 1]) != NULL)
        length--;
    size_t shown = length > TYPED_BYTES ? TYPED_BYTES : length;
    while (shown < length && (text[shown] & 0xC0) == 0x80)
        shown--; /* no half characters */
    return fc_words_print("%.*s%s", (int)shown, text, length > shown ? " ..." : "");
}

/* Where a plan's first file is meant, the line is enough; a base or an option is named. */
static struct fc_words place_words(const struct fc_place *place)
{
    if (place->file != NULL && strncmp(place->file, "--", 2) == 0)
        return fc_words_print("by %s", place->file);
    return fc_words_print("%s:%d", place->file == NULL ? "" : place->file, place->line);
}

static bool is_input(enum fc_type type)
{
    switch (type) {
    case FC_T_NUMBER:
    case FC_T_QUANTITY:
    case FC_T_SCHEDULE:
    case FC_T_FLOW:
    case FC_T_SEASON:
    case FC_T_DELAY: return true;
    default: return false;
    }
}

static int inputs_of(enum fc_section_kind kind)
{
    int n = 0;
    for (size_t row = 0; row < fc_key_count; row++)
        n += fc_keys[row].section == kind && is_input(fc_keys[row].type);
    return n;
}

static void put_value(struct fc_answer *answer, struct fc_table *table, const struct fc_plan *plan,
                      const struct fc_key *key, const void *field)
{
    const struct fc_flow *flow = field;
    switch (key->type) {
    case FC_T_NUMBER:
        fc_table_cell(answer, table, 1 + KIND, "certain");
        fc_table_cell(answer, table, 1 + MEAN,
                      number_words(key->dimension, *(const double *)field).text);
        break;
    case FC_T_QUANTITY: put_quantity(answer, table, field, key->dimension); break;
    case FC_T_SCHEDULE: put_schedule(answer, table, plan, field, key->dimension); break;
    case FC_T_FLOW:
        if (flow->amount.kind == FC_CERTAIN && flow->amount.a == 1)
            put_schedule(answer, table, plan, &flow->when, key->dimension);
        else
            put_quantity(answer, table, &flow->amount, key->dimension);
        break;
    case FC_T_DELAY: put_delay(answer, table, field); break;
    default: fc_table_cell(answer, table, 1 + KIND, "factors, used as written"); break;
    }
}

static void put_section(struct fc_answer *answer, struct fc_table *table,
                        const struct fc_plan *plan, enum fc_section_kind kind, const char *name,
                        const struct fc_section *section, const void *data)
{
    if (section->set == NULL)
        return;
    for (size_t row = 0; row < fc_key_count; row++) {
        const struct fc_key   *key = &fc_keys[row];
        const struct fc_place *place = &section->set[row];
        if (key->section != kind || place->line == 0 || !is_input(key->type) ||
            key->offset == FC_NO_FIELD)
            continue;
        fc_table_row(answer, table, fc_words_print("%s.%s", name, key->name).text);
        put_value(answer, table, plan, key, (const char *)data + key->offset);
        fc_table_below(answer, table,
                       fc_words_print("%s: %s%s%s", place_words(place).text,
                                      typed_words(place).text,
                                      section->source == NULL ? "" : "; source: ",
                                      section->source == NULL ? "" : section->source)
                           .text);
    }
}

/* ---- the plan ---- */

static void put_stage(struct fc_answer *answer, struct fc_table *table, const struct fc_plan *plan,
                      const struct fc_stage *stage)
{
    put_section(answer, table, plan, FC_S_STAGE,
                fc_words_print("stage %s", stage->section.name).text, &stage->section, stage);
    for (int channel = 0; channel < plan->n_channels; channel++) {
        const struct fc_route *route = &stage->route[channel];
        if (route->section.name != NULL)
            put_section(answer, table, plan, FC_S_ROUTE,
                        fc_words_print("stage %s / %s", stage->section.name,
                                       plan->channel[channel].section.name)
                            .text,
                        &route->section, route);
    }
}

static void put_promises(struct fc_answer *answer, const struct fc_plan *plan)
{
    if (plan->n_promises == 0)
        return;
    struct fc_table *table = fc_answer_table(answer, 2, plan->n_promises, "Promises");
    table->words = true;
    fc_table_heading(answer, table, 1, "understood as");
    for (int i = 0; i < plan->n_promises; i++) {
        const struct fc_promise *promise = &plan->promise[i];
        struct fc_text           words = {0};
        fc_promise_say(&words, promise, plan);
        fc_text_add(&words, ", %s", fc_words_confidence(promise->confidence).text);
        fc_table_row(answer, table, fc_words_print("promise %s", promise->section.name).text);
        answer->no_memory = answer->no_memory || words.failed;
        fc_table_cell(answer, table, 1, words.failed ? "" : words.bytes);
        fc_text_free(&words);
        if (promise->section.set != NULL) {
            const struct fc_place *place =
                &promise->section.set[fc_key_row(FC_S_PROMISE, "promise")];
            fc_table_below(
                answer, table,
                fc_words_print("%s: %s", place_words(place).text, typed_words(place).text).text);
        }
    }
}

void fc_say_inputs(struct fc_answer *answer, const struct fc_plan *plan)
{
    static const char *const heading[COLUMNS] = {"understood as", "5 %", "median", "mean", "95 %"};

    const int rows =
        inputs_of(FC_S_DEAL) + plan->n_channels * inputs_of(FC_S_CHANNEL) +
        plan->n_stages * (inputs_of(FC_S_STAGE) + plan->n_channels * inputs_of(FC_S_ROUTE));
    struct fc_table *table = fc_answer_table(answer, 1 + COLUMNS, rows, "Inputs");
    for (int i = 0; i < COLUMNS; i++)
        fc_table_heading(answer, table, 1 + i, heading[i]);
    for (int i = 0; i < plan->n_channels; i++)
        put_section(answer, table, plan, FC_S_CHANNEL,
                    fc_words_print("channel %s", plan->channel[i].section.name).text,
                    &plan->channel[i].section, &plan->channel[i]);
    for (int i = 0; i < plan->n_stages; i++)
        put_stage(answer, table, plan, &plan->stage[i]);
    put_section(answer, table, plan, FC_S_DEAL, "deal", &plan->deal.section, &plan->deal);
    put_promises(answer, plan);
}

static struct fc_words counted(int n, const char *one, const char *many)
{
    return fc_words_print("%s %s", n == 0 ? "no" : fc_words_number(n).text, n == 1 ? one : many);
}

void fc_say_plan(struct fc_answer *answer, const struct fc_plan *plan)
{
    fc_answer_say(answer, FC_SAY_HEADING, "%s: %s from %s %d, %s, %s, %s.", plan->name,
                  counted(plan->months, "month", "months").text, fc_month_name(plan->start),
                  fc_year_of_month(plan->start),
                  counted(plan->n_channels, "channel", "channels").text,
                  counted(plan->n_stages, "stage", "stages").text,
                  counted(plan->n_promises, "promise", "promises").text);
}
