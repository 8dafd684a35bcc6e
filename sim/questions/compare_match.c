#include "questions/compare_match.h"

#include <string.h>

#include "base/month.h"
#include "base/text.h"
#include "model/sentence.h"
#include "model/words.h"

/* ---- measures ---- */

static int measure_like(const struct fc_plan *plan, const struct fc_measure *measure)
{
    for (int i = 0; i < plan->n_measures; i++)
        if (strcmp(plan->measure[i].name, measure->name) == 0 &&
            plan->measure[i].what == measure->what)
            return i;
    return -1;
}

/* Whose total is more than its months: it must not be set against a part of a plan. */
static bool is_of_whole(const struct fc_measure *measure)
{
    return fc_measure_total_only(measure) || measure->what == FC_M_NET_GAIN ||
           measure->what == FC_M_ROI;
}

static struct fc_span common_span(const struct fc_matcher *m, int side)
{
    return (struct fc_span){m->to->first[side], m->to->first[side] + m->to->months - 1};
}

/* The months of net gain one by one: the whole would hold what is won later. */
static void watch_gain_of_months(struct fc_matcher *m, const int measure[2],
                                 struct fc_difference *out)
{
    int *column[2] = {fc_matcher_take(m, m->to->months, sizeof(int)),
                      fc_matcher_take(m, m->to->months, sizeof(int))};
    for (int side = 0; side < 2 && !m->failed; side++)
        for (int t = 0; t < m->to->months; t++) {
            const int at = m->to->first[side] + t;
            column[side][t] = fc_matcher_figure(m, side, measure[side], (struct fc_span){at, at});
        }
    fc_matcher_row(m, m->to->months, column[0], column[1], m->plan[0]->measure[measure[0]].ticks,
                   out);
}

/* Of a plan of one month its month is the whole. */
static bool has_months(const struct fc_matcher *m)
{
    return m->plan[0]->months > 1 && m->plan[1]->months > 1;
}

static void match_measure(struct fc_matcher *m, int i)
{
    const struct fc_measure    *measure = &m->plan[0]->measure[i];
    const int                   other = measure_like(m->plan[1], measure);
    const struct fc_span        span[2] = {common_span(m, 0), common_span(m, 1)};
    struct fc_compared_measure *to = &m->to->measure[m->to->n_measures];
    if (other < 0)
        return;
    *to = (struct fc_compared_measure){
        .of = {i, other}, .monthly = !measure->stock && !measure->ratio && !is_of_whole(measure)};
    if (m->to->same_months || !is_of_whole(measure))
        fc_matcher_watch(m, to->of, span, 1, &to->total);
    else if (measure->what == FC_M_NET_GAIN && has_months(m))
        watch_gain_of_months(m, to->of, &to->total);
    else
        return;
    if (measure->what == FC_M_NET_GAIN)
        m->to->gain = m->to->n_measures;
    m->to->n_measures++;
}

/* Stages and money by name; what hangs on them need not be said. */
static void note_left_out(struct fc_matcher *m, int side)
{
    for (int i = 0; i < m->plan[side]->n_measures && !m->failed; i++) {
        const struct fc_measure *measure = &m->plan[side]->measure[i];
        const bool said = measure->what == FC_M_ENTERED || measure->what == FC_M_BOOKINGS ||
                          measure->what == FC_M_NET_GAIN || measure->what == FC_M_UTILISATION;
        if (said && measure_like(m->plan[1 - side], measure) < 0)
            m->to->left_out[m->to->n_left_out++] = measure->words;
    }
}

static void match_measures(struct fc_matcher *m)
{
    m->to->measure = fc_matcher_take(m, m->plan[0]->n_measures, sizeof *m->to->measure);
    m->to->left_out = fc_matcher_take(m, m->plan[0]->n_measures + m->plan[1]->n_measures,
                                      sizeof *m->to->left_out);
    m->to->gain = -1;
    for (int i = 0; i < m->plan[0]->n_measures && !m->failed; i++)
        match_measure(m, i);
    for (int side = 0; side < 2 && !m->failed; side++)
        note_left_out(m, side);
}

/* Bookings with what is won later, as one number. */
static void match_won(struct fc_matcher *m)
{
    int      *column[2] = {fc_matcher_take(m, 2, sizeof(int)), fc_matcher_take(m, 2, sizeof(int))};
    const int n = m->to->same_months ? 2 : 1;
    const enum fc_measured what[2] = {FC_M_BOOKINGS, FC_M_BOOKINGS_LATER};
    for (int side = 0; side < 2 && !m->failed; side++)
        for (int i = 0; i < n; i++) {
            const int measure = fc_measure_of(m->plan[side], what[i], -1);
            if (measure < 0)
                return;
            column[side][i] = fc_matcher_figure(m, side, measure, common_span(m, side));
        }
    m->to->has_won = !m->failed;
    if (!m->failed)
        fc_matcher_row(m, n, column[0], column[1],
                       m->plan[0]->measure[fc_measure_of(m->plan[0], FC_M_BOOKINGS, -1)].ticks,
                       &m->to->won);
}

/* ---- months ---- */

static void match_monthly(struct fc_matcher *m, enum fc_monthly which, enum fc_measured what,
                          int stage)
{
    const int first = fc_measure_of(m->plan[0], what, stage);
    const int of[2] = {first,
                       first < 0 ? -1 : measure_like(m->plan[1], &m->plan[0]->measure[first])};
    int      *column[2] = {fc_matcher_take(m, m->to->n_months, sizeof(int)),
                           fc_matcher_take(m, m->to->n_months, sizeof(int))};
    if (of[1] < 0 || m->failed)
        return;
    m->to->has[which] = true;
    for (int t = 0; t < m->to->n_months && !m->failed; t++) {
        for (int side = 0; side < 2; side++) {
            const int at = m->to->first[side] + t;
            column[side][t] = fc_matcher_figure(m, side, of[side], (struct fc_span){at, at});
        }
        /* the same list, longer every month, is what there is so far */
        const bool so_far = which == FC_BY_SO_FAR;
        fc_matcher_row(m, so_far ? t + 1 : 1, column[0] + (so_far ? 0 : t),
                       column[1] + (so_far ? 0 : t), m->plan[0]->measure[first].ticks,
                       &m->to->month[t].of[which]);
    }
}

static void match_months(struct fc_matcher *m)
{
    m->to->month = fc_matcher_take(m, m->to->months, sizeof *m->to->month);
    if (m->failed || m->to->months < 2)
        return;
    m->to->n_months = m->to->months;
    for (int t = 0; t < m->to->n_months; t++)
        m->to->month[t].month = m->plan[0]->start + m->to->first[0] + t;
    match_monthly(m, FC_BY_WON, FC_M_ENTERED, m->plan[0]->n_stages - 1);
    match_monthly(m, FC_BY_BOOKINGS, FC_M_BOOKINGS, -1);
    match_monthly(m, FC_BY_COST, FC_M_COST, -1);
    if (fc_measure_of(m->plan[0], FC_M_BOOKINGS, -1) >= 0)
        match_monthly(m, FC_BY_SO_FAR, FC_M_NET_GAIN, -1);
}

/* ---- promises ---- */

static struct fc_span window_of(const struct fc_clause *clause)
{
    return (struct fc_span){clause->span[0].first, clause->span[clause->n_periods - 1].last};
}

static bool is_whole(const struct fc_plan *plan, struct fc_span span)
{
    return span.first == 0 && span.last == plan->months - 1;
}

/* The whole of one plan and a part of the other are two different questions. */
static bool can_be_asked(const struct fc_matcher *m, const struct fc_promise *promise,
                         const struct fc_promise *other)
{
    for (int c = 0; c < promise->n_clauses; c++) {
        const struct fc_measure *measure = &m->plan[0]->measure[promise->clause[c].measure];
        if (is_of_whole(measure) && is_whole(m->plan[0], window_of(&promise->clause[c])) !=
                                        is_whole(m->plan[1], window_of(&other->clause[c])))
            return false;
    }
    return true;
}

/* The other's promise of the same name where it says another thing than the first's does there. */
static const struct fc_promise *differing(struct fc_matcher *m, const struct fc_promise *promise,
                                          const struct fc_promise *moved)
{
    const struct fc_plan *plan = m->plan[1];
    for (int i = 0; i < plan->n_promises && promise->section.name != NULL; i++) {
        const struct fc_promise *own = &plan->promise[i];
        if (own->section.name == NULL ||
            !fc_words_are(fc_piece_of("", own->section.name), promise->section.name))
            continue;
        struct fc_text said = {0}, meant = {0};
        fc_promise_say(&said, own, plan);
        if (moved != NULL)
            fc_promise_say(&meant, moved, plan);
        m->failed = m->failed || said.failed || meant.failed;
        const bool same = moved != NULL && !m->failed && strcmp(said.bytes, meant.bytes) == 0;
        fc_text_free(&said);
        fc_text_free(&meant);
        return same ? NULL : own;
    }
    return NULL;
}

static void match_window(struct fc_matcher *m, struct fc_compared_window *to,
                         const struct fc_clause *first, const struct fc_clause *other)
{
    const struct fc_measure *measure = &m->plan[0]->measure[first->measure];
    const bool mean = first->reading != FC_TOTAL && !measure->stock && !measure->ratio &&
                      !fc_measure_total_only(measure);
    const int            of[2] = {first->measure, other->measure};
    const struct fc_span span[2] = {window_of(first), window_of(other)};
    *to = (struct fc_compared_window){.clause = first, .periods = mean ? first->n_periods : 1};
    fc_matcher_watch(m, of, span, to->periods, &to->each);
}

static void match_promise(struct fc_matcher *m, struct fc_compared_promise *to,
                          const struct fc_promise *promise)
{
    const struct fc_promise *other = fc_promise_on(m->plan[1], promise, m->plan[0], m->arena);
    to->promise = promise;
    to->other = other != NULL && can_be_asked(m, promise, other) ? other : NULL;
    to->differs = differing(m, promise, to->other);
    to->window = fc_matcher_take(m, promise->n_clauses, sizeof *to->window);
    for (int c = 0; c < promise->n_clauses && to->other != NULL && !m->failed; c++)
        match_window(m, &to->window[c], &promise->clause[c], &other->clause[c]);
}

/* ---- all of it ---- */

static void match_span(struct fc_matcher *m)
{
    const struct fc_plan *a = m->plan[0], *b = m->plan[1];
    const int             from = a->start > b->start ? a->start : b->start;
    const int             to =
        a->start + a->months < b->start + b->months ? a->start + a->months : b->start + b->months;
    m->to->first[0] = from - a->start;
    m->to->first[1] = from - b->start;
    m->to->months = to - from;
    m->to->same_months = a->start == b->start && a->months == b->months;
}

enum fc_status fc_pair_match(struct fc_pair *pair, const struct fc_plan *first,
                             const struct fc_plan *other, int n_promises,
                             const struct fc_promise *const promise[], struct fc_arena *arena,
                             struct fc_error *err)
{
    struct fc_matcher m = {.pair = pair, .to = pair->to, .plan = {first, other}, .arena = arena};
    m.to->plan = other;
    match_span(&m);
    match_measures(&m);
    match_won(&m);
    match_months(&m);
    m.to->promise = fc_matcher_take(&m, n_promises, sizeof *m.to->promise);
    pair->kept = fc_matcher_take(&m, n_promises, sizeof *pair->kept);
    m.to->n_promises = m.failed ? 0 : n_promises;
    for (int p = 0; p < m.to->n_promises; p++)
        match_promise(&m, &m.to->promise[p], promise[p]);
    return m.failed ? fc_fail(err, FC_NO_MEMORY, "There is not enough memory to compare plans.")
                    : FC_OK;
}

enum fc_status fc_pair_check(const struct fc_plan *a, const struct fc_plan *b, const char *label_a,
                             const char *label_b, struct fc_error *err)
{
    char text[4][8];
    if (a->start >= b->start + b->months || b->start >= a->start + a->months)
        return fc_fail(err, FC_BAD_INPUT,
                       "%s (%s to %s) and %s (%s to %s) have no month in common, so there is "
                       "nothing to compare",
                       label_a, fc_month_print(text[0], a->start),
                       fc_month_print(text[1], a->start + a->months - 1), label_b,
                       fc_month_print(text[2], b->start),
                       fc_month_print(text[3], b->start + b->months - 1));
    if (a->currency[0] != '\0' && b->currency[0] != '\0' && strcmp(a->currency, b->currency) != 0)
        return fc_fail(err, FC_BAD_INPUT, "%s counts in %s and %s in %s, which cannot be compared",
                       label_a, a->currency, label_b, b->currency);
    return FC_OK;
}
