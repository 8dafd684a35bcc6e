/* A value is read by the type in its row, never by the name of its key. */
#include "model/values.h"

#include <assert.h>

#include "model/intake.h"

/* Nothing to read here: the file reader followed based_on, sentences are read last, and lines whose
   key is a name have readers of their own. */
static bool read_nothing(const struct fc_intake *r)
{
    (void)r;
    return true;
}

static const struct {
    bool (*read)(const struct fc_intake *);
    bool changes; /* whether a relative change is understood */
} types[] = {
    [FC_T_TEXT] = {fc_intake_text, false},
    [FC_T_NAME] = {fc_intake_name, false},
    [FC_T_FLAG] = {fc_intake_flag, false},
    [FC_T_MONTH] = {fc_intake_month, false},
    [FC_T_WHOLE] = {fc_intake_whole, false},
    [FC_T_CURRENCY] = {fc_intake_currency, false},
    [FC_T_CHOICE] = {fc_intake_choice, false},
    [FC_T_NUMBER] = {fc_intake_number, true},
    [FC_T_AMOUNT] = {fc_intake_amount, true},
    [FC_T_DAYS] = {fc_intake_days, true},
    [FC_T_MONTHS] = {fc_intake_months, true},
    [FC_T_PACE] = {fc_intake_pace, true},
    [FC_T_HEADS] = {fc_intake_heads, true},
    [FC_T_QUANTITY] = {fc_intake_quantity, true},
    [FC_T_SCHEDULE] = {fc_intake_schedule, true},
    [FC_T_FLOW] = {fc_intake_flow, true},
    [FC_T_RESPONSE] = {fc_intake_response, false},
    [FC_T_SEASON] = {fc_intake_season, false},
    [FC_T_DELAY] = {fc_intake_delay, false},
    [FC_T_OPENING] = {read_nothing, false},
    [FC_T_TIE] = {read_nothing, false},
    [FC_T_TEAM] = {fc_intake_team, false},
    [FC_T_STAGE] = {fc_intake_stage, false},
    [FC_T_SENTENCE] = {read_nothing, false},
    [FC_T_FILE] = {read_nothing, false},
};

bool fc_value_is_change(int row, struct fc_piece value)
{
    return types[fc_keys[row].type].changes && fc_change_is(value, fc_keys[row].dimension);
}

bool fc_value_read(const struct fc_value_reader *reader, const struct fc_draft *draft, int row,
                   struct fc_piece value)
{
    const struct fc_key   *key = &fc_keys[row];
    const char            *currency = reader->plan->currency;
    const struct fc_intake reading = {
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
