/* Delays: month shares, lengths and spreads in days, weeks or months. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/cutting.h"
#include "model/schedule.h"

enum { MOST_SHARES = 121 };

/* A hundred years: longer is a slip. */
static const double MOST_DAYS = 36525;

static const double ALL_NOW[1] = {1};

static const struct {
    const char *words;
    double      days;
} UNIT[] = {{"days", 1}, {"day", 1},          {"weeks", 7},
            {"week", 7}, {"months", 30.4375}, {"month", 30.4375}};

struct fc_delay fc_delay_none(void)
{
    return (struct fc_delay){
        .kind = FC_DELAY_SHARES, .n = 1, .share = ALL_NOW, .days = fc_quantity_certain(0)};
}

static bool read_shares(struct fc_delay *out, struct fc_piece piece, struct fc_arena *arena,
                        struct fc_problems *problems)
{
    const size_t    n = fc_cut_list(piece, NULL, 0);
    struct fc_piece item[MOST_SHARES];
    if (n > MOST_SHARES)
        return fc_error_at(problems, "delay", piece.place, NULL,
                           "%zu month shares, but a delay has at most %d", n, MOST_SHARES);
    double *share = fc_arena_take(arena, n, sizeof *share);
    if (share == NULL) {
        problems->no_memory = true;
        return false;
    }
    fc_cut_list(piece, item, n);
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        struct fc_number number;
        if (!fc_number_read(&number, item[i], FC_SHARE, "", problems))
            return false;
        if (number.value < 0 || number.value > 1)
            return fc_error_at(problems, "delay", item[i].place, "write 60% or 0.60",
                               "a share must lie between 0 and 1, or end in %%");
        sum += share[i] = number.value;
    }
    char text[FC_NUMBER_TEXT];
    if (!(fabs(sum - 1) <= 1e-9 * (double)n))
        return fc_error_at(problems, "delay", piece.place, NULL,
                           "the shares must make 100%%, not %s%%",
                           fc_print_short(text, sum * 100, 6));
    for (size_t i = 0; i < n; i++)
        share[i] /= sum;
    *out = fc_delay_none();
    out->n = n;
    out->share = share;
    return true;
}

static bool read_days(struct fc_delay *out, struct fc_piece amount, double days, const char *folder,
                      struct fc_problems *problems)
{
    const struct fc_quantity_rule rule = {
        .dimension = FC_DAYS, .high = (double)INFINITY, .currency = "", .folder = folder};
    struct fc_quantity quantity;
    if (!fc_quantity_read(&quantity, amount, &rule, problems))
        return false;
    if (quantity.kind == FC_CERTAIN)
        quantity.a *= days;
    else
        quantity.scale = days;
    if (quantity.kind == FC_CERTAIN && quantity.a > MOST_DAYS)
        return fc_error_at(problems, "delay", amount.place, NULL, "this is longer than 100 years");
    *out = (struct fc_delay){.kind = FC_DELAY_DAYS, .days = quantity};
    return true;
}

bool fc_days_read(double *out, struct fc_piece piece, struct fc_problems *problems)
{
    const struct fc_piece whole = fc_piece_trim(piece);
    struct fc_piece       amount;
    struct fc_number      number;
    for (size_t i = 0; i < sizeof UNIT / sizeof *UNIT; i++) {
        if (!fc_cut_end(whole, UNIT[i].words, &amount))
            continue;
        if (!fc_number_read(&number, amount, FC_DAYS, "", problems))
            return false;
        *out = number.value * UNIT[i].days;
        return true;
    }
    return fc_error_at(problems, "days", whole.place, "write 2 days or 1 week",
                       "a length of time needs its unit");
}

bool fc_delay_read(struct fc_delay *out, struct fc_piece piece, const char *folder,
                   struct fc_arena *arena, struct fc_problems *problems)
{
    const struct fc_piece whole = fc_piece_trim(piece);
    struct fc_piece       amount;
    for (size_t i = 0; i < sizeof UNIT / sizeof *UNIT; i++)
        if (fc_cut_end(whole, UNIT[i].words, &amount))
            return read_days(out, amount, UNIT[i].days, folder, problems);
    if (fc_piece_is(whole, "0")) {
        *out = fc_delay_none();
        return true;
    }
    if (memchr(whole.text, '|', whole.length) != NULL || fc_piece_is(whole, "100%"))
        return read_shares(out, whole, arena, problems);
    return fc_error_at(problems, "delay", whole.place,
                       "write 45 days, 6 weeks, 2 months, 20 to 60 days, or shares by month such "
                       "as 60% | 30% | 10%",
                       "a delay needs a unit, or shares by month");
}
