/* What the deals of a month are worth: a value drawn for each, summed exactly. */
#include "engine/flow.h"

#include <math.h>
#include <string.h>

#include "base/levels.h"
#include "engine/scratch.h"
#include "random/lane_math.h"
#include "random/quantile.h"
#include "random/threefry.h"

/* Where the deals of one stream and month are entered. */
struct ledger {
    const struct fc_terms *terms;
    const double          *factor; /* of every value, by lane; NULL: 1 */
    int64_t               *booked, *billed, *largest;
    int32_t               *large;  /* NULL behind the plan's end: not counted there */
    int                    months; /* left until the horizon, this one included */
};

static struct ledger ledger_of(const struct fc_block *block, const struct fc_stream *stream, int t)
{
    const struct fc_terms *terms = stream->terms;
    return (struct ledger){.terms = terms,
                           .factor = terms->factor >= 0 ? fc_input_of(block, terms->factor) : NULL,
                           .booked = fc_booked(block, stream->deals, t),
                           .billed = terms->term > 1 ? fc_billed(block, stream->deals, t) : NULL,
                           .largest = block->scratch->largest + (int64_t)stream->deals * FC_BLOCK,
                           .large = t < block->layout->months
                                        ? block->scratch->large + (int64_t)stream->deals * FC_BLOCK
                                        : NULL,
                           .months = block->layout->horizon - t};
}

/* A value as drawn to whole ticks: the trial's factor first, the cap last. */
static int64_t in_ticks(const struct ledger *to, int lane, double value)
{
    if (to->factor != NULL)
        value *= to->factor[lane];
    if (value > to->terms->cap)
        value = to->terms->cap;
    return (int64_t)(value + 0.5);
}

/* Enters `deals` alike deals of this bill: booked at what is to be expected of the contract, billed
   month by month while it lasts. */
static void enter(const struct ledger *to, int lane, int64_t bill, int64_t deals, int bills)
{
    const double  expected = (double)bill * to->terms->length;
    const int64_t booking = to->terms->length > 1 ? (int64_t)(expected + 0.5) : bill;
    to->booked[lane] += deals * booking;
    if (to->terms->term > 1) {
        to->billed[lane] += deals * bill;
        if (bills <= to->months)
            to->billed[(int64_t)bills * FC_BLOCK + lane] -= deals * bill;
    }
    if (deals > 0 && booking > to->largest[lane])
        to->largest[lane] = booking;
}

/* Lanes are drawn in whole vectors; what stands in those beyond is not used. */
static size_t whole_vectors(int n)
{
    return ((size_t)n + 7) / 8 * 8;
}

/* The values at n uniforms (used up). Of large deals the uppermost uniforms are the draws, each
   kind stretched to the whole range, so that one uniform says both kind and value. */
static void draw_values(const struct fc_terms *terms, size_t n, double u[], bool is_large[])
{
    const double least = 0x1p-53, usual = 1 - terms->large_share;
    double       large[FC_BLOCK];
    if (terms->large == NULL) {
        fc_quantile_column(terms->value, n, u, u);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        is_large[i] = u[i] > usual;
        const double along = is_large[i] ? (u[i] - usual) / terms->large_share : u[i] / usual;
        u[i] = fmin(fmax(along, least), 1 - least);
    }
    fc_quantile_column(terms->large, n, u, large);
    fc_quantile_column(terms->value, n, u, u);
    for (size_t i = 0; i < n; i++)
        u[i] = is_large[i] ? large[i] : u[i];
}

/* How many bills a contract sends: each but the first only if it has not ended, P(more than j) =
   (1 - churn)^j. */
static int bills_of(const struct fc_terms *terms, double u)
{
    if (terms->churn <= 0)
        return terms->term;
    const double lasts = floor(log(u) / log1p(-terms->churn));
    return lasts < terms->term - 1 ? 1 + (int)lasts : terms->term;
}

/* Deals that are valued together: the d-th of each lane that has so many, lanes sorted by how many.
   The first lanes have both deals of a pair (two uniforms an address), some more only its first. */
struct pair {
    int first, both;
};

/* Single payments as drawn, the common case: nothing but whole ticks to add. Values are rounded
   half up: 2^52 rounds half to even, which is put right. */
FC_LEVELS static void enter_plain(int n, const double value[restrict], int64_t sum[restrict],
                                  int64_t most[restrict])
{
    for (int i = 0; i < n; i++) { /* hot: deals */
        const double   half_up = value[i] + 0.5;
        const double   near = half_up + 0x1p52;
        const uint64_t above = lane_to_bits(half_up - (near - 0x1p52)) >> 63;
        const int64_t  ticks = (int64_t)(lane_to_bits(near) - lane_to_bits(0x1p52) - above);
        sum[i] += ticks;
        most[i] = ticks > most[i] ? ticks : most[i];
    }
}

static void enter_each(const struct fc_scratch *s, const struct ledger *to, int n, int word)
{
    for (int i = 0; i < n; i++) {
        const int lane = s->sorting.lane[i];
        enter(to, lane, in_ticks(to, lane, s->value[word][i]), 1,
              bills_of(to->terms, s->end[word][i]));
    }
}

static void count_large(const struct fc_scratch *s, const struct ledger *to, int n, int word)
{
    for (int i = 0; i < n && to->terms->large != NULL && to->large != NULL; i++)
        to->large[s->sorting.lane[i]] += s->is_large[word][i];
}

static void enter_values(struct fc_block *block, const struct ledger *to, int n, int word)
{
    struct fc_scratch *s = block->scratch;
    draw_values(to->terms, whole_vectors(n), s->value[word], s->is_large[word]);
    count_large(s, to, n, word);
    if (to->terms->plain)
        enter_plain(n, s->value[word], s->sum, s->most);
    else
        enter_each(s, to, n, word);
}

/* Values the pair of deals at this number of the month's address. */
static void value_pair(struct fc_block *block, const struct ledger *to, struct pair pair,
                       uint64_t index)
{
    struct fc_scratch     *s = block->scratch;
    const struct fc_terms *terms = to->terms;
    const size_t           n = whole_vectors(pair.first);
    fc_uniform_gather(block->seed, terms->value_site, s->trial, index, n, s->value[0], s->value[1]);
    if (terms->churn > 0)
        fc_uniform_gather(block->seed, terms->end_site, s->trial, index, n, s->end[0], s->end[1]);
    enter_values(block, to, pair.first, 0);
    if (pair.both > 0)
        enter_values(block, to, pair.both, 1);
}

/* What the lanes' deals come to, back in their own order. */
static void gather(const struct fc_scratch *s, const struct ledger *to, int n)
{
    for (int i = 0; i < n; i++) {
        const int lane = s->sorting.lane[i];
        to->booked[lane] += s->sum[i];
        to->largest[lane] = s->most[i] > to->largest[lane] ? s->most[i] : to->largest[lane];
    }
}

/* Whose deals these are; nothing has been added up yet. Lanes of the last vector that are not there
   count as the first. */
FC_LEVELS static void number_trials(struct fc_scratch *s, uint64_t first, int n)
{
    memset(s->sorting.lane + n, 0, (whole_vectors(n) - (size_t)n) * sizeof *s->sorting.lane);
    for (size_t i = 0; i < whole_vectors(n); i++) {
        s->trial[i] = first + (uint64_t)s->sorting.lane[i];
        s->sum[i] = s->most[i] = 0;
    }
}

/* Deal number d of a month stands at number (month << 32) + d of its address, so the same deal is
   worth the same in two plans. Ticks are whole, so their order does not matter. */
static void each_deal(struct fc_block *block, const struct ledger *to, const int32_t won[], int t)
{
    struct fc_scratch *s = block->scratch;
    const uint64_t     month = (uint64_t)(block->layout->plan->start + t) << 31;
    struct pair        pair = {block->n, block->n};
    fc_sort_lanes(&s->sorting, block->n, won);
    number_trials(s, block->first_trial, block->n);
    for (int32_t d = 0;; d += 2) {
        while (pair.first > 0 && s->sorting.count[pair.first - 1] <= d)
            pair.first--;
        while (pair.both > 0 && s->sorting.count[pair.both - 1] <= d + 1)
            pair.both--;
        if (pair.first == 0)
            break;
        value_pair(block, to, pair, month + (uint64_t)d / 2);
    }
    gather(s, to, block->n);
}

/* Deals that are all alike in a trial need no draws of their own. */
static void alike(const struct fc_block *block, const struct ledger *to, const int32_t won[])
{
    double value = 0.5;
    fc_quantile_column(to->terms->value, 1, &value, &value);
    for (int lane = 0; lane < block->n; lane++)
        enter(to, lane, in_ticks(to, lane, value), won[lane], to->terms->term);
}

/* Contracts of the month before go on, but those that ended: their bills are entered as changes. */
static void bill_again(struct fc_block *block, const struct fc_stream *stream, int t)
{
    if (stream->terms->term == 1 || t == 0)
        return;
    const int64_t *before = fc_billed(block, stream->deals, t - 1);
    int64_t       *now = fc_billed(block, stream->deals, t);
    for (int lane = 0; lane < block->n; lane++)
        now[lane] += before[lane];
}

/* The month's deals: its steps', added up. */
static const int32_t *won_in(struct fc_block *block, int i, int t)
{
    const struct fc_layout *layout = block->layout;
    const int               first = t * layout->slots;
    if (layout->slots == 1)
        return fc_lanes(block->entered, layout, i, t);
    int32_t *won = block->scratch->part;
    for (int lane = 0; lane < block->n; lane++)
        won[lane] = 0;
    for (int step = first; step < first + layout->slots; step++)
        for (int lane = 0; lane < block->n; lane++)
            won[lane] += fc_lanes(block->entered, layout, i, step)[lane];
    return won;
}

void fc_flow_deals(struct fc_block *block, int t)
{
    const struct fc_layout *layout = block->layout;
    for (int i = 0; i < layout->n_streams; i++) {
        const struct fc_stream *stream = &layout->stream[i];
        if (stream->terms == NULL)
            continue;
        bill_again(block, stream, t);
        if (t > stream->last)
            continue;
        const struct ledger to = ledger_of(block, stream, t);
        const int32_t      *won = won_in(block, i, t);
        if (stream->terms->same && stream->terms->churn <= 0)
            alike(block, &to, won);
        else
            each_deal(block, &to, won, t);
    }
}
