/* A value is read by the type in its row, never by the name of its key. */
#include "model/values.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/words.h"

/* One value on its way into one field. */
struct reading {
    const struct fc_value_reader *reader;
    const struct fc_key          *key;
    struct fc_piece               value;
    void                         *field;
    bool                          change; /* acts on what is there */
    struct fc_quantity_rule       rule;
    struct fc_problems           *problems;
};

static bool keep_text(const struct reading *r, struct fc_piece text)
{
    const char **field = r->field;
    char        *copy = fc_arena_copy(r->reader->plan->arena, text.text, text.length);
    r->problems->no_memory = r->problems->no_memory || copy == NULL;
    *field = copy;
    return copy != NULL;
}

static bool read_text(const struct reading *r)
{
    return keep_text(r, r->value);
}

static bool read_name(const struct reading *r)
{
    char what[80];
    snprintf(what, sizeof what, "`%s`", r->key->name);
    if (!fc_words_check_name(r->value, what, r->problems))
        return false;
    return r->key->offset == FC_NO_FIELD || keep_text(r, r->value);
}

static bool read_flag(const struct reading *r)
{
    bool *field = r->field;
    if (!fc_piece_is(r->value, "yes") && !fc_piece_is(r->value, "no"))
        return fc_error_at(r->problems, "flag", r->value.place, "write yes or no",
                           "`%s` is either yes or no", r->key->name);
    *field = fc_piece_is(r->value, "yes");
    return true;
}

static bool read_month(const struct reading *r)
{
    return fc_month_read(r->field, r->value, r->problems);
}

static bool read_whole(const struct reading *r)
{
    int *field = r->field;
    long whole;
    if (!fc_whole_read(&whole, r->value, (long)r->key->low, (long)r->key->high, r->problems))
        return false;
    *field = (int)whole;
    return true;
}

static bool read_currency(const struct reading *r)
{
    static const struct {
        const char *sign, *code;
    } signs[] = {{"$", "USD"}, {"€", "EUR"}, {"£", "GBP"}, {"¥", "JPY"}};
    struct fc_piece value = r->value;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (fc_piece_is(value, signs[i].sign))
            value = (struct fc_piece){.text = signs[i].code, .length = 3};
    char code[4] = "";
    for (size_t i = 0; i < value.length && value.length == 3; i++) {
        const char c = value.text[i];
        code[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
        if (code[i] < 'A' || code[i] > 'Z')
            code[0] = '\0';
    }
    if (strlen(code) != 3)
        return fc_error_at(r->problems, "currency", r->value.place, "write a code such as EUR",
                           "a currency is three letters");
    return keep_text(r, (struct fc_piece){.text = code, .length = 3});
}

/* ---- numbers -------------------------------------------------------------------------------- */

static bool refuse_range(const struct reading *r, double number)
{
    const struct fc_key *key = r->key;
    char                 low[FC_NUMBER_TEXT];
    char                 high[FC_NUMBER_TEXT];
    char                 hint[120] = "";
    if (key->dimension != FC_SHARE)
        return fc_error_at(r->problems, "range", r->value.place, NULL,
                           "`%s` must lie between %s and %s", key->name,
                           fc_print_short(low, key->low, 6), fc_print_short(high, key->high, 6));
    const bool unmarked = memchr(r->value.text, '%', r->value.length) == NULL;
    if (!r->change && unmarked && number / 100 >= key->low && number / 100 <= key->high)
        snprintf(hint, sizeof hint, "write %.*s%% or %s", (int)r->value.length, r->value.text,
                 fc_print_exact(low, number / 100));
    return fc_error_at(r->problems, "range", r->value.place, hint[0] == '\0' ? NULL : hint,
                       "`%s` must lie between %s%% and %s%%", key->name,
                       fc_print_short(low, key->low * 100, 6),
                       fc_print_short(high, key->high * 100, 6));
}

static bool read_number(const struct reading *r)
{
    double          *field = r->field;
    struct fc_number number;
    struct fc_change change;
    if (r->change) {
        if (!fc_change_read(&change, r->value, &r->rule, r->problems))
            return false;
        number.value = *field * change.scale + change.shift;
    } else if (!fc_number_read(&number, r->value, r->key->dimension, r->rule.currency,
                               r->problems)) {
        return false;
    }
    if (number.value < r->key->low || number.value > r->key->high)
        return refuse_range(r, number.value);
    *field = number.value;
    return true;
}

/* Data files are part of what the plan was read from. */
static void hash_data(const struct reading *r, const struct fc_quantity *quantity)
{
    if (quantity->kind == FC_EMPIRICAL && r->reader->sha != NULL)
        fc_sha256_add(r->reader->sha, quantity->x, quantity->n * sizeof *quantity->x);
}

static bool read_quantity(const struct reading *r)
{
    struct fc_quantity *field = r->field;
    struct fc_change    change;
    if (r->change)
        return fc_change_read(&change, r->value, &r->rule, r->problems) &&
               fc_quantity_change(field, change, &r->rule, r->value, r->problems);
    if (!fc_quantity_read(field, r->value, &r->rule, r->problems))
        return false;
    hash_data(r, field);
    return true;
}

static bool read_schedule(const struct reading *r)
{
    struct fc_change change;
    if (!r->change)
        return fc_schedule_read(r->field, r->value, true, &r->rule, r->reader->plan->arena,
                                r->problems);
    if (!fc_change_read(&change, r->value, &r->rule, r->problems))
        return false;
    fc_schedule_change(r->field, change);
    return true;
}

/* A certain flow is changed month by month. An uncertain one is changed in its draw, which is a
   month's amount but for amounts a year, where a twelfth of it flows. */
static bool change_flow(const struct reading *r, struct fc_flow *flow, struct fc_change change)
{
    if (flow->amount.kind == FC_CERTAIN) {
        const double amount = flow->amount.a * flow->amount.scale + flow->amount.shift;
        flow->amount = fc_quantity_certain(1);
        fc_schedule_change(&flow->when, (struct fc_change){amount, 0});
        fc_schedule_change(&flow->when, change);
        return true;
    }
    if (flow->when.kind == FC_STEPS && flow->when.n == 1)
        change.shift /= flow->when.value[0] * flow->when.scale;
    return fc_quantity_change(&flow->amount, change, &r->rule, r->value, r->problems);
}

static bool read_flow(const struct reading *r)
{
    struct fc_flow  *field = r->field;
    struct fc_change change;
    if (r->change)
        return fc_change_read(&change, r->value, &r->rule, r->problems) &&
               change_flow(r, field, change);
    if (!fc_flow_read(field, r->value, &r->rule, r->reader->plan->arena, r->problems))
        return false;
    hash_data(r, &field->amount);
    return true;
}

static bool read_delay(const struct reading *r)
{
    struct fc_delay *field = r->field;
    if (!fc_delay_read(field, r->value, r->reader->folder, r->reader->plan->arena, r->problems))
        return false;
    if (field->kind == FC_DELAY_DAYS)
        hash_data(r, &field->days);
    return true;
}

static bool read_season(const struct reading *r)
{
    enum { MONTHS = 12 };
    double       factor[MONTHS];
    int          n = 0;
    bool         good = true;
    const size_t length = r->value.length;
    for (size_t from = 0; from <= length; n++) {
        const char    *bar = memchr(r->value.text + from, '|', length - from);
        const size_t   to = bar == NULL ? length : (size_t)(bar - r->value.text);
        struct reading one = *r;
        one.value = fc_piece_trim(fc_piece_part(r->value, from, to - from));
        one.field = n < MONTHS ? &factor[n] : NULL;
        good = good && (n >= MONTHS || read_number(&one));
        from = to + 1;
    }
    if (good && n != MONTHS)
        return fc_error_at(r->problems, "season", r->value.place,
                           "separate twelve factors by |, January first",
                           "a season has 12 values, not %d", n);
    if (good)
        memcpy(r->field, factor, sizeof factor);
    return good;
}

/* ---- the table ------------------------------------------------------------------------------ */

/* Nothing to read now: the file reader followed based_on; sentences are read last. */
static bool read_nothing(const struct reading *r)
{
    (void)r;
    return true;
}

static const struct {
    bool (*read)(const struct reading *);
    bool changes; /* whether a relative change is understood */
} types[] = {
    [FC_T_TEXT] = {read_text, false},        [FC_T_NAME] = {read_name, false},
    [FC_T_FLAG] = {read_flag, false},        [FC_T_MONTH] = {read_month, false},
    [FC_T_WHOLE] = {read_whole, false},      [FC_T_CURRENCY] = {read_currency, false},
    [FC_T_NUMBER] = {read_number, true},     [FC_T_QUANTITY] = {read_quantity, true},
    [FC_T_SCHEDULE] = {read_schedule, true}, [FC_T_FLOW] = {read_flow, true},
    [FC_T_SEASON] = {read_season, false},    [FC_T_DELAY] = {read_delay, false},
    [FC_T_SENTENCE] = {read_nothing, false}, [FC_T_FILE] = {read_nothing, false},
};

bool fc_value_is_change(int row, struct fc_piece value)
{
    return types[fc_keys[row].type].changes && fc_change_is(value, fc_keys[row].dimension);
}

bool fc_value_read(const struct fc_value_reader *reader, const struct fc_draft *draft, int row,
                   struct fc_piece value)
{
    const struct fc_key *key = &fc_keys[row];
    const char          *currency = reader->plan->currency;
    const struct reading reading = {
        .reader = reader,
        .key = key,
        .value = value,
        .field = key->offset == FC_NO_FIELD ? NULL : (char *)draft->object + key->offset,
        .change = fc_value_is_change(row, value),
        .rule = {key->dimension, key->low, key->high, key->divisor,
                 currency == NULL ? "" : currency, reader->folder},
        .problems = reader->problems,
    };
    assert(key->section == draft->kind);
    return types[key->type].read(&reading);
}

void fc_value_defaults(const struct fc_value_reader *reader, const struct fc_draft *draft)
{
    for (size_t row = 0; row < fc_key_count; row++) {
        const struct fc_key *key = &fc_keys[row];
        if (key->section != draft->kind || key->fallback[0] == '(')
            continue;
        const bool read = fc_value_read(reader, draft, (int)row, fc_piece_of("", key->fallback));
        assert(read || reader->problems->no_memory);
        (void)read;
    }
}
