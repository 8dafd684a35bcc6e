#include "output/say_value.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "output/words.h"
#include "random/quantile.h"

/* Longer values are shown by their beginning. */
enum { TYPED_BYTES = 60 };

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
    fc_table_cell(answer, table, FC_VALUE_KIND, fc_quantity_kind_words(quantity->kind));
    fc_table_cell(answer, table, FC_VALUE_MEAN,
                  number_words(dimension, fc_quantity_mean(quantity)).text);
    if (quantity->kind == FC_CERTAIN)
        return;
    fc_table_cell(answer, table, FC_VALUE_LOW,
                  number_words(dimension, fc_quantile(quantity, 0.05)).text);
    fc_table_cell(answer, table, FC_VALUE_MEDIAN,
                  number_words(dimension, fc_quantile(quantity, 0.5)).text);
    fc_table_cell(answer, table, FC_VALUE_HIGH,
                  number_words(dimension, fc_quantile(quantity, 0.95)).text);
}

/* Certain by month: the months' mean, and their range where they differ, in `unit`. */
static void put_schedule(struct fc_answer *answer, struct fc_table *table,
                         const struct fc_plan *plan, const struct fc_schedule *schedule,
                         enum fc_dimension dimension, const char *unit)
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
    fc_table_cell(answer, table, FC_VALUE_MEAN, number_words(dimension, sum / plan->months).text);
    if (most > least)
        fc_table_cell(answer, table, FC_VALUE_KIND,
                      fc_words_print("%s to %s %s", number_words(dimension, least).text,
                                     number_words(dimension, most).text, unit)
                          .text);
    else
        fc_table_cell(answer, table, FC_VALUE_KIND, fc_words_print("certain, %s", unit).text);
}

static void put_delay(struct fc_answer *answer, struct fc_table *table,
                      const struct fc_delay *delay)
{
    if (delay->kind == FC_DELAY_DAYS) {
        put_quantity(answer, table, &delay->days, FC_PLAIN);
        fc_table_cell(answer, table, FC_VALUE_KIND,
                      fc_words_print("days, %s", fc_quantity_kind_words(delay->days.kind)).text);
        return;
    }
    double months = 0;
    for (size_t i = 0; i < delay->n; i++)
        months += (double)i * delay->share[i];
    fc_table_cell(answer, table, FC_VALUE_KIND, "shares by month");
    fc_table_cell(answer, table, FC_VALUE_MEAN,
                  fc_words_print("%s months", number_words(FC_PLAIN, months).text).text);
}

size_t fc_typed_part(const struct fc_place *place, const char **from)
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
    *from = text;
    return length;
}

struct fc_words fc_words_typed(const struct fc_place *place)
{
    const char  *text;
    const size_t length = fc_typed_part(place, &text);
    size_t       shown = length > TYPED_BYTES ? TYPED_BYTES : length;
    while (shown < length && (text[shown] & 0xC0) == 0x80)
        shown--; /* no half characters */
    return fc_words_print("%.*s%s", (int)shown, text, length > shown ? " ..." : "");
}

struct fc_words fc_words_place(const struct fc_place *place)
{
    if (place->file != NULL && strncmp(place->file, "--", 2) == 0)
        return fc_words_print("by %s", place->file);
    return fc_words_print("%s:%d", place->file == NULL ? "" : place->file, place->line);
}

/* A certain number, and what it is counted in. */
static void put_certain(struct fc_answer *answer, struct fc_table *table, const char *kind,
                        enum fc_dimension dimension, double value)
{
    fc_table_cell(answer, table, FC_VALUE_KIND, kind);
    fc_table_cell(answer, table, FC_VALUE_MEAN, number_words(dimension, value).text);
}

/* "power 0.8", "half of all it can at 40,000 a month" */
static struct fc_words response_words(const struct fc_response *response)
{
    char number[FC_NUMBER_TEXT];
    switch (response->kind) {
    case FC_POWER: return fc_words_print("power %s", fc_print_short(number, response->exponent, 4));
    case FC_SATURATING:
        return fc_words_print("half of all at %s a month",
                              fc_print_short(number, response->half, 6));
    case FC_LINEAR: break;
    }
    return fc_words_print("linear");
}

/* The n-th word between bars. */
static struct fc_words choice_words(const char *words, int n)
{
    for (; n > 0; n--)
        words += strcspn(words, "|") + 1;
    words += strspn(words, " ");
    size_t length = strcspn(words, "|");
    while (length > 0 && words[length - 1] == ' ')
        length--;
    return fc_words_print("%.*s", (int)length, words);
}

void fc_say_value(struct fc_answer *answer, struct fc_table *table, const struct fc_plan *plan,
                  const struct fc_key *key, const void *field)
{
    const struct fc_flow *flow = field;
    switch (key->type) {
    case FC_T_NUMBER:
        put_certain(answer, table, "certain", key->dimension, *(const double *)field);
        break;
    case FC_T_AMOUNT:
        put_certain(answer, table, "certain, a month", key->dimension, *(const double *)field);
        break;
    case FC_T_DAYS:
        put_certain(answer, table, "certain, days", FC_PLAIN, *(const double *)field);
        break;
    case FC_T_MONTHS:
        put_certain(answer, table, "certain, months", FC_PLAIN, *(const double *)field);
        break;
    case FC_T_PACE:
        put_certain(answer, table, "certain, a month", key->dimension, *(const double *)field);
        break;
    case FC_T_HEADS: put_schedule(answer, table, plan, field, key->dimension, "people"); break;
    case FC_T_WHOLE: put_certain(answer, table, key->unit, FC_PLAIN, *(const int *)field); break;
    case FC_T_CHOICE:
        fc_table_cell(answer, table, FC_VALUE_KIND,
                      choice_words(key->unit, *(const int *)field).text);
        break;
    case FC_T_RESPONSE:
        fc_table_cell(answer, table, FC_VALUE_KIND, response_words(field).text);
        break;
    case FC_T_QUANTITY: put_quantity(answer, table, field, key->dimension); break;
    case FC_T_SCHEDULE: put_schedule(answer, table, plan, field, key->dimension, "a month"); break;
    case FC_T_FLOW:
        if (flow->amount.kind == FC_CERTAIN && flow->amount.a == 1)
            put_schedule(answer, table, plan, &flow->when, key->dimension, "a month");
        else
            put_quantity(answer, table, &flow->amount, key->dimension);
        break;
    case FC_T_DELAY: put_delay(answer, table, field); break;
    default: fc_table_cell(answer, table, FC_VALUE_KIND, "factors, used as written"); break;
    }
}
