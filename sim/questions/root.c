#include "questions/root.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#include "questions/root_line.h"
#include "random/quantile.h"

/* First looks are this rough, each is twice as fine as the one before; a rough look counts for one
   side or the other only when it is so many standard errors away. */
static const double ROUGH = 0.01, CLEARLY = 3;

/* So many standard errors from the wanted chance is as near as it gets. */
static const double NEAREST = 0.5;

/* When after so many looks none came this near (in scores), when the line misses the upper end by
   more, or after twice as many looks, the chance jumps and is no line: halve. */
static const double NEAR = 0.25;
enum { PATIENCE = 5 };

/* ---- looking ---- */

struct end {
    double           x;
    struct fc_chance chance;
    bool             fine; /* as good as those that decide */
};

struct search {
    const struct fc_root_request *request;
    struct fc_root               *root;
    struct end                    low, high; /* the root lies between */
    double                        target;    /* the score wanted */
    double                        stride;    /* the least way up after a fine look that missed */
    struct fc_root_line           line;
};

/* The chance that has to be seen in a look with this error; no more than halfway to certainty. */
static double needed(const struct fc_root_request *request, double error)
{
    const double most = (1 + request->wanted) / 2;
    return fmin(request->wanted + request->margin * fmin(error, request->standard_error), most);
}

static bool reaches(const struct search *search, const struct end *end)
{
    return end->chance.p >= needed(search->request, end->chance.standard_error);
}

/* Whether the look tells which side of the wanted chance it is on. */
static bool is_clear(const struct search *search, const struct end *end)
{
    const double error = end->chance.standard_error;
    return end->fine || fabs(end->chance.p - needed(search->request, error)) > CLEARLY * error;
}

/* From 0 to 1 over the whole way that is searched. */
static double share_of(const struct search *search, double x)
{
    const struct fc_root_request *request = search->request;
    return (x - request->low) / (request->high - request->low);
}

static enum fc_status look(struct search *search, double x, double error, struct end *out)
{
    const struct fc_root_request *request = search->request;
    struct fc_chance              chance;
    const enum fc_status          status = request->look(request->context, x, error, &chance);
    if (status != FC_OK)
        return status;
    *out = (struct end){.x = x,
                        .chance = chance,
                        .fine = error <= request->standard_error ||
                                chance.standard_error <= request->standard_error};
    search->target = fc_normal_quantile(needed(request, chance.standard_error));
    fc_root_line_bear(&search->line, share_of(search, x), chance, search->target);
    if (search->root->n < FC_ROOT_LOOKS)
        search->root->look[search->root->n++] = (struct fc_root_look){x, chance};
    return FC_OK;
}

static enum fc_status look_clearly(struct search *search, double x, struct end *out)
{
    const double         fine = search->request->standard_error;
    const enum fc_status status = look(search, x, fmax(ROUGH, fine), out);
    if (status != FC_OK || is_clear(search, out))
        return status;
    return look(search, x, fine, out);
}

/* ---- where to look next ---- */

/* Where the line reaches the target; NAN where it does not rise. */
static double line_root(const struct search *search)
{
    const struct fc_root_request *request = search->request;
    const double                  x = fc_root_line_at(&search->line, search->target);
    return request->low + x * (request->high - request->low);
}

/* Whether the line comes nowhere near what was seen at the upper end. */
static bool is_no_line(const struct search *search)
{
    const double way = share_of(search, search->high.x) - share_of(search, line_root(search));
    const double there = search->target + fc_root_line_slope(&search->line) * way;
    return fabs(fc_root_score(search->high.chance) - there) > NEAR;
}

/* Whether the upper end is nearer than its chance is known: no look could tell it from the root. */
static bool is_at_root(const struct search *search)
{
    const struct fc_chance chance = search->high.chance;
    return chance.p - needed(search->request, chance.standard_error) <
           NEAREST * chance.standard_error;
}

static double rounded(const struct search *search, double x)
{
    const struct fc_root_request *request = search->request;
    return request->round_up == NULL ? x
                                     : fmin(request->round_up(request->context, x), request->high);
}

/* The next value above x that makes a difference. */
static double step_up(const struct search *search, double x)
{
    const struct fc_root_request *request = search->request;
    const double                  least = 1e-6 * (request->high - request->low);
    return rounded(search, x + fmax(least, request->good_enough));
}

/* After fine looks that missed, the way up doubles: many small steps would cost too much. */
static double stride_up(const struct search *search)
{
    const double next =
        fmax(step_up(search, search->low.x), rounded(search, search->low.x + search->stride));
    const double half = rounded(search, (search->low.x + search->high.x) / 2);
    return next < half ? next : half < search->high.x ? half : step_up(search, search->low.x);
}

/* The next value to look at; the bracket's upper end when there is none between. */
static double next_value(const struct search *search)
{
    const double low = search->low.x, high = search->high.x;
    const double x = line_root(search);
    const double half = fmax(rounded(search, (low + high) / 2), step_up(search, low));
    const bool   jumps = isnan(x) || (x >= high && is_no_line(search)) ||
                       (search->line.n > PATIENCE && search->line.nearest > NEAR) ||
                       search->line.n > 2 * PATIENCE;
    if (step_up(search, low) >= high)
        return high;
    if (jumps)
        return half;
    if (search->high.fine && (x > high - search->request->good_enough || is_at_root(search)))
        return high;
    const double value = x <= low ? stride_up(search) : fmax(rounded(search, x), stride_up(search));
    /* what a rough line leads to beyond its bracket may be anywhere in it */
    return value < high || search->high.fine ? fmin(value, high) : half;
}

/* ---- the search ---- */

static void take(struct search *search, const struct end *end)
{
    const double step = step_up(search, end->x) - end->x;
    if (!is_clear(search, end))
        return;
    if (reaches(search, end)) {
        search->high = *end;
    } else {
        search->low = *end;
        search->stride = end->fine ? 2 * step : 0;
    }
}

/* Ever finer looks, until the upper end is the least value that will do. */
static enum fc_status narrow(struct search *search)
{
    const double fine = search->request->standard_error;
    double       error = fmax(ROUGH, fine);
    while (search->root->n < FC_ROOT_LOOKS) {
        struct end   end;
        const double x = next_value(search);
        if (x >= search->high.x && search->high.fine)
            break;
        if (x >= search->high.x)
            error = fine;
        const enum fc_status status = look(search, fmin(x, search->high.x), error, &end);
        if (status != FC_OK)
            return status;
        take(search, &end);
        error = is_clear(search, &end) ? fmax(error / 2, fine) : fine;
    }
    return search->high.fine ? FC_OK : look(search, search->high.x, fine, &search->high);
}

static void end_at(struct fc_root *out, enum fc_root_kind kind, const struct end *end)
{
    out->kind = kind;
    out->x = out->least = out->most = end->x;
    out->chance = end->chance;
}

/* The root itself lies about where the line has it, give or take the error of the last chance. */
static void finish(const struct search *search, struct fc_root *out)
{
    const struct fc_root_request *request = search->request;
    const double slope = fc_root_line_slope(&search->line) / (request->high - request->low);
    const double off =
        1.96 * search->high.chance.standard_error / (fc_root_height(search->target) * slope);
    const double root = fmax(fmin(line_root(search), search->high.x), search->low.x);
    end_at(out, FC_ROOT_FOUND, &search->high);
    if (!(slope > 0))
        return;
    out->least = fmax(root - off, request->low);
    out->most = fmin(root + off, request->high);
}

/* The looks at both ends. */
static enum fc_status begin(struct search *search)
{
    const struct fc_root_request *request = search->request;
    enum fc_status                status = FC_OK;
    assert(request->wanted > 0 && request->wanted < 1 && request->low < request->high);
    *search->root = (struct fc_root){0};
    search->target = fc_normal_quantile(needed(request, request->standard_error));
    search->low = (struct end){.x = request->low, .fine = true};
    if (request->at_low == NULL) {
        status = look_clearly(search, request->low, &search->low);
    } else {
        search->low.chance = *request->at_low;
        fc_root_line_bear(&search->line, 0, *request->at_low, search->target);
    }
    if (status != FC_OK || reaches(search, &search->low)) {
        end_at(search->root, FC_ROOT_AT_LOW, &search->low);
        return status;
    }
    status = look_clearly(search, request->high, &search->high);
    if (status == FC_OK)
        end_at(search->root, reaches(search, &search->high) ? FC_ROOT_FOUND : FC_ROOT_BEYOND,
               &search->high);
    return status;
}

enum fc_status fc_root_reached(struct fc_root *out, const struct fc_root_request *request)
{
    struct search search = {.request = request, .root = out};
    return begin(&search);
}

enum fc_status fc_root_find(struct fc_root *out, const struct fc_root_request *request)
{
    struct search  search = {.request = request, .root = out};
    enum fc_status status = begin(&search);
    if (status != FC_OK || out->kind != FC_ROOT_FOUND)
        return status;
    status = narrow(&search);
    if (status == FC_OK)
        finish(&search, out);
    return status;
}
