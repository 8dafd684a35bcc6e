/* Uncertain amounts that flow: the amount's own form, and the months it flows in. */
#include <string.h>

#include "model/cutting.h"
#include "model/schedule_parts.h"

/* Steps and lists of plain numbers are certain. */
static bool is_schedule(struct fc_piece piece, enum fc_rhythm rhythm)
{
    struct fc_piece before, after;
    if (fc_cut_word(piece, "then", &before, &after))
        return true;
    return rhythm == FC_RHYTHM_NOT_SAID && memchr(piece.text, '|', piece.length) != NULL &&
           (piece.text[0] | 32) != 'p' && !fc_cut_word(piece, "at", &before, &after);
}

bool fc_flow_read(struct fc_flow *out, struct fc_piece piece, const struct fc_quantity_rule *rule,
                  struct fc_arena *arena, struct fc_problems *problems)
{
    const struct fc_piece whole = fc_piece_trim(piece);
    struct fc_piece       amount, months;
    struct fc_flow        flow = {.amount = fc_quantity_certain(1)};
    const enum fc_rhythm  rhythm = fc_rhythm_cut(whole, &amount, &months);
    if (is_schedule(whole, rhythm)) {
        if (!fc_schedule_read(&flow.when, whole, true, rule, arena, problems))
            return false;
        *out = flow;
        return true;
    }
    if (!fc_quantity_read(&flow.amount, amount, rule, problems))
        return false;
    if (rhythm == FC_RHYTHM_NOT_SAID)
        return fc_rhythm_missing(amount, problems);
    if (rhythm == FC_RHYTHM_PULSES
            ? !fc_schedule_pulses(&flow.when, months, 1, arena, problems)
            : !fc_schedule_always(&flow.when, rhythm == FC_RHYTHM_YEAR ? 1.0 / 12 : 1, arena,
                                  problems))
        return false;
    *out = flow;
    return true;
}
