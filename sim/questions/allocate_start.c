#include "questions/allocate_start.h"

#include <math.h>

#include "base/text.h"
#include "engine/response.h"
#include "questions/allocate_split.h"
#include "questions/drivers.h"

/* About so many units make a budget. */
static const double UNITS = 500;

enum fc_status fc_allocator_no_memory(const struct fc_allocator *a)
{
    return fc_fail(a->err, FC_NO_MEMORY, "There is not enough memory to split a budget.");
}

/* ---- one channel ---- */

double fc_payer_mean_spend(const struct fc_plan *plan, const struct fc_channel *channel)
{
    double sum = 0;
    for (int t = 0; t < plan->months && channel->enabled; t++)
        sum += fc_schedule_at(&channel->spend, plan->start, t);
    return sum / plan->months;
}

struct fc_channel fc_payer_at(const struct fc_allocator *a, int i, double spend)
{
    struct fc_channel channel = a->plan->channel[a->payer[i].channel];
    const double      now = fc_payer_mean_spend(a->plan, &channel);
    fc_schedule_change(&channel.spend, (struct fc_change){spend / now, 0});
    return channel;
}

bool fc_payer_buys(const struct fc_allocator *a, int i, double spend)
{
    double                  bought[FC_MAX_MONTHS];
    const struct fc_channel channel = fc_payer_at(a, i, spend);
    fc_response_months(a->plan, &channel, bought);
    for (int t = 0; t < a->plan->months; t++)
        if (bought[t] > 0)
            return true;
    return false;
}

/* The least number of units that buys anything, by halving: more never buys less. */
static double least_live(const struct fc_allocator *a, int i)
{
    int low = 0, high = a->units;
    if (!fc_payer_buys(a, i, high * a->unit))
        return (double)INFINITY;
    while (high - low > 1) {
        const int middle = (low + high) / 2;
        if (fc_payer_buys(a, i, middle * a->unit))
            high = middle;
        else
            low = middle;
    }
    return high * a->unit;
}

/* ---- limits ---- */

/* Nothing comes of it but what it buys. */
static bool only_buys(const struct fc_plan *plan, int c)
{
    const struct fc_schedule *free = &plan->channel[c].inquiries.when;
    for (int t = 0; t < plan->months; t++)
        if (fc_schedule_at(free, plan->start, t) > 0)
            return false;
    for (int i = 0; i < plan->n_openings; i++)
        if (plan->opening[i].channel == c)
            return false;
    return true;
}

static void put_limit(struct fc_payer *payer, const struct fc_limit *limit,
                      const struct fc_plan *plan)
{
    payer->low = 0;
    payer->high = (double)INFINITY;
    switch (limit->kind) {
    case FC_LIMIT_NONE: break;
    case FC_LIMIT_RANGE:
        payer->low = limit->low;
        payer->high = limit->high;
        break;
    case FC_LIMIT_PINNED: payer->low = payer->high = payer->today; break;
    case FC_LIMIT_OFF: payer->high = 0; break;
    }
    payer->may_stop = !(payer->low > 0);
    payer->fixed = !(payer->low < payer->high);
    payer->closes =
        limit->kind == FC_LIMIT_OFF || (payer->may_stop && only_buys(plan, payer->channel));
}

static bool list_payers(struct fc_allocator *a)
{
    const struct fc_plan *plan = a->study->plan;
    a->payer = fc_arena_take(a->arena, (size_t)plan->n_channels + 1, sizeof *a->payer);
    for (int c = 0; c < plan->n_channels && a->payer != NULL; c++) {
        const double spend = fc_payer_mean_spend(plan, &plan->channel[c]);
        if (!(spend > 0))
            continue;
        a->payer[a->n] = (struct fc_payer){.channel = c, .today = spend};
        put_limit(&a->payer[a->n], &a->request->limit[c], plan);
        a->n++;
    }
    return a->payer != NULL;
}

/* A round amount: 1, 2 or 5 and noughts. */
static double round_unit(double about)
{
    const double power = pow(10, floor(log10(about)));
    return about >= 5 * power ? 5 * power : about >= 2 * power ? 2 * power : power;
}

/* ---- the plan in which everybody buys ---- */

/* A channel below its minimum has no cost in the layout; spending more it has. */
static enum fc_status make_buying(struct fc_allocator *a)
{
    const struct fc_plan *plan = a->study->plan;
    struct fc_study       study = *a->study;
    struct fc_problems    problems = {.arena = a->arena};
    struct fc_plan       *made = NULL;
    const char          **set = fc_arena_take(a->arena, (size_t)a->n + 1, sizeof *set);
    int                   n = 0;
    if (set == NULL)
        return fc_allocator_no_memory(a);
    a->plan = plan;
    for (int i = 0; i < a->n; i++) {
        const struct fc_channel *channel = &plan->channel[a->payer[i].channel];
        char                     number[FC_NUMBER_TEXT];
        double                   times = 1;
        while (times < 1e9 && !fc_payer_buys(a, i, times * a->payer[i].today))
            times *= 2;
        if (times == 1 || times >= 1e9)
            continue;
        set[n] = fc_arena_print(a->arena, "channel %s.spend = x %s", channel->section.name,
                                fc_print_short(number, times, 12));
        if (set[n++] == NULL)
            return fc_allocator_no_memory(a);
    }
    if (n == 0)
        return FC_OK;
    study.arena = a->arena;
    const enum fc_status status = fc_study_variant(&made, &study, n, set, &problems, a->err);
    a->plan = status == FC_OK ? made : plan;
    return status;
}

enum fc_status fc_allocator_make(struct fc_allocator              *out,
                                 const struct fc_allocate_request *request, struct fc_arena *arena,
                                 struct fc_error *err)
{
    struct fc_layout   *layout = NULL;
    struct fc_allocator a = {.request = request,
                             .study = request->study,
                             .money = fc_money_measure(request->study->plan),
                             .arena = arena,
                             .err = err};
    if (!list_payers(&a))
        return fc_allocator_no_memory(&a);
    if (a.n == 0)
        return fc_fail(err, FC_BAD_INPUT,
                       "%s spends no money: there is no budget to split. Give its channels `spend` "
                       "and `cost per inquiry`.",
                       a.study->plan->file);
    a.budget = request->budget;
    for (int i = 0; i < a.n && !(request->budget > 0); i++)
        a.budget += a.payer[i].today;
    a.unit = round_unit(a.budget / UNITS);
    a.units = (int)floor(a.budget / a.unit + 1e-9);
    enum fc_status status = make_buying(&a);
    if (status == FC_OK)
        status = fc_layout_make(&layout, a.plan, FC_BY_RATE, arena, err);
    a.layout = layout;
    for (int i = 0; i < a.n && status == FC_OK; i++)
        a.payer[i].live = least_live(&a, i);
    if (status == FC_OK)
        *out = a;
    return status;
}

/* ---- starts ---- */

static double held(const struct fc_payer *payer, double spend)
{
    return fmin(fmax(spend, payer->low), payer->high);
}

static double sum_at(const struct fc_allocator *a, double times)
{
    double sum = 0;
    for (int i = 0; i < a->n; i++)
        sum += held(&a->payer[i], times * a->payer[i].today);
    return sum;
}

static enum fc_status refuse_least(const struct fc_allocator *a, double least)
{
    char low[FC_NUMBER_TEXT], budget[FC_NUMBER_TEXT];
    return fc_fail(a->err, FC_BAD_INPUT,
                   "The limits ask for at least %s a month, and the budget is %s a month.",
                   fc_print_short(low, least, 9), fc_print_short(budget, a->budget, 9));
}

enum fc_status fc_start_today(double out[], const struct fc_allocator *a)
{
    const double near = 1e-9 * a->budget;
    double       low = 0, high = 1;
    if (sum_at(a, 0) > a->budget + near)
        return refuse_least(a, sum_at(a, 0));
    if (fabs(sum_at(a, 1) - a->budget) > near) {
        while (high < 1e12 && sum_at(a, high) < a->budget)
            high *= 2;
        for (int i = 0; i < 200; i++) {
            const double middle = (low + high) / 2;
            *(sum_at(a, middle) < a->budget ? &low : &high) = middle;
        }
    }
    for (int i = 0; i < a->n; i++)
        out[i] = held(&a->payer[i], high * a->payer[i].today);
    return FC_OK;
}

/* What is less than a unit goes where most is spent. */
static void add_rest(double out[], const struct fc_allocator *a, double rest)
{
    int most = -1;
    for (int i = 0; i < a->n; i++)
        if (!a->payer[i].fixed && out[i] > 0 && out[i] + rest <= a->payer[i].high &&
            (most < 0 || out[i] > out[most]))
            most = i;
    if (most >= 0 && rest < a->unit)
        out[most] += rest;
}

bool fc_start_best(double out[], const struct fc_allocator *a, const struct fc_curves *curves)
{
    const size_t row = (size_t)a->units + 1;
    double       left = a->budget;
    int          n = 0;
    double      *value = fc_arena_take(a->arena, (size_t)a->n * row + 1, sizeof *value);
    int         *units = fc_arena_take(a->arena, (size_t)a->n + 1, sizeof *units);
    if (value == NULL || units == NULL)
        return false;
    for (int i = 0; i < a->n; i++) {
        if (a->payer[i].fixed) {
            left -= out[i] = a->payer[i].low;
            continue;
        }
        for (size_t k = 0; k < row; k++)
            value[(size_t)n * row + k] = curves->value[(size_t)i * row + k];
        n++;
    }
    /* rows are as long as the whole budget: a unit too much is never chosen */
    const int some = (int)floor(left / a->unit + 1e-9);
    for (int i = 0; i < n && some >= 0; i++)
        for (int k = 0; k <= some; k++)
            value[(size_t)i * ((size_t)some + 1) + (size_t)k] = value[(size_t)i * row + (size_t)k];
    if (some < 0 || !isfinite(fc_split_best(units, n, some, value, a->arena)))
        return false;
    n = 0;
    for (int i = 0; i < a->n; i++)
        if (!a->payer[i].fixed) {
            out[i] = units[n++] * a->unit;
            left -= out[i];
        }
    add_rest(out, a, left);
    return true;
}
