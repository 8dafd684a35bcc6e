#include "questions/seek.h"

#include <math.h>

#include "questions/root.h"
#include "questions/seek_look.h"

/* Looks along the range, and then between the two of them that matter, or about the best. */
enum { ALONG = 9, BETWEEN = 4, ABOUT = 1 };

static double place_between(const struct fc_seek_key *key, double low, double high, double share)
{
    const double at =
        low > 0 && !key->whole ? low * pow(high / low, share) : low + share * (high - low);
    return key->whole ? round(at) : fc_seek_key_round(key, at, true);
}

/* The ends, today where it lies between them, and `n` places inside. */
static enum fc_status look_along(struct fc_seeker *seeker, double low, double high, int n)
{
    enum fc_status status = FC_OK;
    for (int i = 1; i <= n && status == FC_OK; i++) {
        const double at =
            place_between(seeker->request->key, low, high, (double)i / (double)(n + 1));
        if (at > low && at < high && !fc_seek_knows(seeker, at))
            status = fc_seek_look_clearly(seeker, at);
    }
    return status;
}

static enum fc_status look_at_range(struct fc_seeker *seeker)
{
    const struct fc_seek_key *key = seeker->request->key;
    const double              now = fc_seek_key_now(key);
    enum fc_status            status = fc_seek_look_clearly(seeker, key->low);
    if (status == FC_OK)
        status = fc_seek_look_clearly(seeker, key->high);
    if (status == FC_OK && now > key->low && now < key->high)
        status = fc_seek_look_clearly(seeker, now);
    if (status == FC_OK && seeker->request->curve)
        status = look_along(seeker, key->low, key->high, ALONG - 2);
    return status;
}

/* ---- where it changes ---- */

static bool keeps(const struct fc_seeker *seeker, int i)
{
    return seeker->point[i].chance.p >= seeker->wanted;
}

static int best_of(const struct fc_seeker *seeker)
{
    int best = 0;
    for (int i = 1; i < seeker->n; i++)
        if (seeker->point[i].chance.p > seeker->point[best].chance.p)
            best = i;
    return best;
}

/* The look before the change that is sought: the first to the better, or the last to the worse when
   the low end keeps the promise and the high end does not; -1 where nothing changes. */
static int change_of(const struct fc_seeker *seeker)
{
    const bool worse = keeps(seeker, 0) && !keeps(seeker, seeker->n - 1);
    int        found = -1;
    if (keeps(seeker, 0) && !worse)
        return -1;
    for (int i = 0; i + 1 < seeker->n; i++)
        if (keeps(seeker, i) == worse && keeps(seeker, i + 1) != worse && (worse || found < 0))
            found = i;
    return found;
}

static int changes_in_all(const struct fc_seeker *seeker)
{
    int changes = 0;
    for (int i = 0; i + 1 < seeker->n; i++)
        changes += keeps(seeker, i) != keeps(seeker, i + 1);
    return changes;
}

static enum fc_status look_for_root(void *context, double x, double error, struct fc_chance *out)
{
    struct fc_seeker *seeker = context;
    return fc_seek_look(seeker, seeker->mirrored ? -x : x, error, false, out);
}

static double round_for_root(void *context, double x)
{
    const struct fc_seeker   *seeker = context;
    const struct fc_seek_key *key = seeker->request->key;
    return seeker->mirrored ? -fc_seek_key_round(key, -x, false) : fc_seek_key_round(key, x, true);
}

static void take_root(struct fc_seeker *seeker, const struct fc_root *root)
{
    struct fc_sought *out = seeker->out;
    const double      sign = seeker->mirrored ? -1 : 1;
    out->at = sign * root->x;
    out->low = fmin(sign * root->least, sign * root->most);
    out->high = fmax(sign * root->least, sign * root->most);
    out->chance = root->chance;
}

/* Between look `low` and the next one. */
static enum fc_status narrow(struct fc_seeker *seeker, int low)
{
    struct fc_root root;
    seeker->mirrored = keeps(seeker, low);
    const struct fc_seek_point   from = seeker->point[low], to = seeker->point[low + 1];
    const struct fc_root_request request = {
        .look = look_for_root,
        .round_up = round_for_root,
        .context = seeker,
        .low = seeker->mirrored ? -to.at : from.at,
        .high = seeker->mirrored ? -from.at : to.at,
        .at_low = seeker->mirrored ? &to.chance : &from.chance,
        .wanted = seeker->wanted,
        .standard_error = seeker->fine,
        .good_enough = seeker->request->key->whole ? 0 : (to.at - from.at) / 500,
    };
    const enum fc_status status = fc_root_find(&root, &request);
    if (status == FC_OK)
        take_root(seeker, &root);
    return status;
}

/* ---- the whole ---- */

/* A peak within the range may be higher than what was looked at. */
static enum fc_status look_about_best(struct fc_seeker *seeker)
{
    const int    best = best_of(seeker);
    const double at = seeker->point[best].at;
    if (best == 0 || best == seeker->n - 1)
        return FC_OK;
    const double         below = seeker->point[best - 1].at, above = seeker->point[best + 1].at;
    const enum fc_status status = look_along(seeker, below, at, ABOUT);
    return status == FC_OK ? look_along(seeker, at, above, ABOUT) : status;
}

/* Nothing changes within the range: all of it keeps the promise, or none. */
static enum fc_status take_end(struct fc_seeker *seeker)
{
    struct fc_sought *out = seeker->out;
    const int         last = seeker->n - 1;
    const double      rises = seeker->point[last].chance.p - seeker->point[0].chance.p;
    const int         end = !keeps(seeker, 0) ? best_of(seeker) : rises < 0 ? last : 0;
    out->found = out->whole_range = keeps(seeker, 0);
    out->at = out->low = out->high = seeker->point[end].at;
    const enum fc_status status = fc_seek_look(seeker, out->at, seeker->fine, true, &out->chance);
    return status;
}

static enum fc_status find(struct fc_seeker *seeker)
{
    struct fc_sought *out = seeker->out;
    enum fc_status    status = look_at_range(seeker);
    if (status != FC_OK)
        return status;
    if (seeker->request->curve && change_of(seeker) < 0 && !keeps(seeker, 0))
        status = look_about_best(seeker);
    const int low = change_of(seeker);
    out->rises = seeker->point[seeker->n - 1].chance.p >= seeker->point[0].chance.p;
    out->several = changes_in_all(seeker) > 1;
    if (low < 0 || status != FC_OK)
        return status == FC_OK ? take_end(seeker) : status;
    out->found = true;
    if (seeker->request->curve)
        status = look_along(seeker, seeker->point[low].at, seeker->point[low + 1].at, BETWEEN);
    return status == FC_OK ? narrow(seeker, change_of(seeker)) : status;
}

static enum fc_status confirm(struct fc_seeker *seeker)
{
    struct fc_study  fresh = *seeker->study;
    struct fc_sought kept = *seeker->out;
    fresh.seed = seeker->study->seed + 1;
    kept.confirmed = true;
    kept.fresh_seed = fresh.seed;
    const enum fc_status status =
        fc_seek_look_with(seeker, &fresh, kept.at, seeker->fine, &kept.fresh);
    if (status == FC_OK)
        *seeker->out = kept;
    return status;
}

static void fill_looks(struct fc_seeker *seeker)
{
    struct fc_sought *out = seeker->out;
    const int         best = best_of(seeker);
    out->best = seeker->point[best].chance;
    out->best_at = seeker->point[best].at;
    if (!seeker->request->curve)
        return;
    out->n_curve = seeker->n;
    for (int i = 0; i < seeker->n; i++)
        out->curve[i] = seeker->point[i];
}

/* Good enough for whole points, and for a value to about half a percent. */
static const double ROUGH = 0.0049, FINE = 0.002;

enum fc_status fc_seek(struct fc_sought *out, const struct fc_study *study,
                       const struct fc_seek_request *request, struct fc_problems *problems,
                       struct fc_error *err)
{
    struct fc_seeker seeker = {
        .study = study,
        .request = request,
        .out = out,
        .problems = problems,
        .err = err,
        .wanted = request->promise->confidence,
        .fine = request->standard_error > 0 ? request->standard_error : FINE,
    };
    *out = (struct fc_sought){.promise = request->promise, .key = *request->key};
    enum fc_status status = find(&seeker);
    if (status == FC_OK)
        status = fc_seek_look(&seeker, fc_seek_key_now(request->key), ROUGH, false, &out->today);
    if (status == FC_OK && request->confirm && out->found)
        status = confirm(&seeker);
    if (status != FC_OK)
        return status;
    fill_looks(&seeker);
    out->set = fc_seek_key_set(request->key, out->at, study->arena);
    return out->set != NULL ? FC_OK
                            : fc_fail(err, FC_NO_MEMORY, "There is not enough memory to seek.");
}

bool fc_sought_is_off(const struct fc_sought *sought)
{
    const double error = hypot(sought->fresh.standard_error, sought->chance.standard_error);
    return sought->confirmed && fabs(sought->fresh.p - sought->chance.p) > 3 * error;
}
