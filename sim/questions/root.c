#include "questions/root.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#include "random/quantile.h"

/* First looks are this rough, each is twice as fine as the one before; a rough look counts for one
   side or the other only when it is so many standard errors away. */
static const double ROUGH = 0.01, CLEARLY = 3;

/* How far scores bend away from a line: by this times their distance from the wanted one, squared.
   Ten times as much costs a look more, a tenth two. */
static const double BEND = 0.1;

/* When after so many looks none came this near (in scores), the chance jumps: halve from then on. */
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
    struct {
        int    n;
        double weight, x, score, xx, xscore; /* weighted sums; x counted in high - low */
        double nearest;                      /* the least distance of a score from the target */
    } line;
};

static bool reaches(const struct search *search, const struct end *end)
{
    return end->chance.p >= search->request->wanted;
}

/* Whether the look tells which side of the wanted chance it is on. */
static bool is_clear(const struct search *search, const struct end *end)
{
    return end->fine ||
           fabs(end->chance.p - search->request->wanted) > CLEARLY * end->chance.standard_error;
}

/* The height of the normal curve: how many chances a score is. */
static double height(double score)
{
    return exp(-score * score / 2) / sqrt(2 * acos(-1));
}

/* From 0 to 1 over the whole way that is searched. */
static double share_of(const struct search *search, double x)
{
    const struct fc_root_request *request = search->request;
    return (x - request->low) / (request->high - request->low);
}

/* A look bears on the line as far as it is known and near. */
static void bear(struct search *search, const struct end *end)
{
    const double edge = fmax(end->chance.standard_error / 2, 1e-9);
    const double score = fc_normal_quantile(fmin(fmax(end->chance.p, edge), 1 - edge));
    const double off = fabs(score - search->target);
    const double error = end->chance.standard_error / fmax(height(score), 1e-9);
    const double bend = BEND * off * off;
    const double weight = 1 / (error * error + bend * bend + 1e-12);
    const double x = share_of(search, end->x);
    search->line.nearest = search->line.n == 0 ? off : fmin(search->line.nearest, off);
    search->line.n++;
    search->line.weight += weight;
    search->line.x += weight * x;
    search->line.score += weight * score;
    search->line.xx += weight * x * x;
    search->line.xscore += weight * x * score;
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
    bear(search, out);
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

/* The line's steepness, in scores over the whole way; 0 where it does not rise. */
static double steepness(const struct search *search)
{
    const double n = search->line.weight;
    const double spread = search->line.xx - search->line.x * search->line.x / n;
    const double slope =
        spread > 0 ? (search->line.xscore - search->line.x * search->line.score / n) / spread : 0;
    return slope > 0 ? slope : 0;
}

/* Where the line reaches the target; NAN where it does not rise. */
static double line_root(const struct search *search)
{
    const struct fc_root_request *request = search->request;
    const double                  n = search->line.weight;
    const double                  slope = steepness(search);
    if (!(slope > 0))
        return (double)NAN;
    const double x = (search->line.x + (n * search->target - search->line.score) / slope) / n;
    return request->low + x * (request->high - request->low);
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
    return rounded(search, x + fmax(fmax(least, request->good_enough), search->stride));
}

/* The next value to look at; the bracket's upper end when there is none between. */
static double next_value(const struct search *search)
{
    const double low = search->low.x, high = search->high.x;
    const double x = line_root(search);
    const double half = rounded(search, (low + high) / 2);
    const double next = step_up(search, low);
    if (next >= high || (search->high.fine && x > high - search->request->good_enough))
        return high;
    if (isnan(x) || (search->line.n > PATIENCE && search->line.nearest > NEAR))
        return half;
    if (x <= low)
        return next;
    const double value = fmax(rounded(search, x), next);
    /* what a rough line leads to beyond its bracket may be anywhere in it */
    return value < high || search->high.fine ? value : half < high ? half : next;
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
    const double                  slope = steepness(search) / (request->high - request->low);
    const double                  off =
        1.96 * search->high.chance.standard_error / (fmax(height(search->target), 1e-9) * slope);
    const double root = fmax(fmin(line_root(search), search->high.x), search->low.x);
    end_at(out, FC_ROOT_FOUND, &search->high);
    if (!(slope > 0))
        return;
    out->least = fmax(root - off, request->low);
    out->most = fmin(root + off, request->high);
}

enum fc_status fc_root_find(struct fc_root *out, const struct fc_root_request *request)
{
    assert(request->wanted > 0 && request->wanted < 1 && request->low < request->high);
    struct search  search = {.request = request, .root = out};
    enum fc_status status = FC_OK;
    *out = (struct fc_root){0};
    search.target = fc_normal_quantile(request->wanted);
    search.low = (struct end){.x = request->low, .fine = true};
    if (request->at_low == NULL) {
        status = look_clearly(&search, request->low, &search.low);
    } else {
        search.low.chance = *request->at_low;
        bear(&search, &search.low);
    }
    if (status != FC_OK || reaches(&search, &search.low)) {
        end_at(out, FC_ROOT_AT_LOW, &search.low);
        return status;
    }
    status = look_clearly(&search, request->high, &search.high);
    if (status != FC_OK || !reaches(&search, &search.high)) {
        end_at(out, FC_ROOT_BEYOND, &search.high);
        return status;
    }
    status = narrow(&search);
    if (status == FC_OK)
        finish(&search, out);
    return status;
}
