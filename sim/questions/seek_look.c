#include "questions/seek_look.h"

#include <math.h>

/* Good enough for whole points. */
static const double WHOLE_POINTS = 0.0049;

/* A look tells which side it is on when it is so many standard errors away. */
static const double CLEARLY = 3;

/* ---- one look ---- */

/* What is wrong with a variant is wrong with the question. */
static enum fc_status refuse(struct fc_seeker *seeker, const struct fc_problems *found)
{
    for (size_t i = 0; i < found->size; i++)
        if (found->item[i].level == FC_ERROR)
            fc_error_at(seeker->problems, found->item[i].rule, found->item[i].place,
                        found->item[i].hint, "%s", found->item[i].text);
    return FC_BAD_INPUT;
}

enum fc_status fc_seek_look_with(struct fc_seeker *seeker, const struct fc_study *study, double at,
                                 double error, struct fc_chance *out)
{
    struct fc_problems found = {.arena = study->arena};
    struct fc_plan    *plan;
    struct fc_odds     odds;
    const char        *set = fc_seek_key_set(&seeker->request->key[0], at, study->arena);
    if (set == NULL)
        return fc_fail(seeker->err, FC_NO_MEMORY, "There is not enough memory to seek.");
    enum fc_status status = fc_study_variant(&plan, study, 1, &set, &found, seeker->err);
    if (status == FC_BAD_INPUT)
        return refuse(seeker, &found);
    if (status != FC_OK)
        return status;
    const struct fc_promise *promise =
        fc_promise_on(plan, seeker->request->promise, study->plan, study->arena);
    if (promise == NULL)
        return fc_fail(seeker->err, FC_NO_MEMORY, "There is not enough memory to seek.");
    status = fc_study_odds(&odds, study, plan, 1, &promise, error, seeker->err);
    if (status != FC_OK)
        return status;
    *out = odds.chance[0];
    if (odds.trials > seeker->out->trials)
        seeker->out->trials = odds.trials;
    seeker->out->closed_form = odds.closed_form;
    return FC_OK;
}

static void keep(struct fc_seeker *seeker, double at, double error, struct fc_chance chance)
{
    int i = seeker->n;
    if (seeker->n == FC_SEEK_CURVE)
        return;
    for (; i > 0 && seeker->point[i - 1].at > at; i--) {
        seeker->point[i] = seeker->point[i - 1];
        seeker->asked[i] = seeker->asked[i - 1];
    }
    seeker->point[i] = (struct fc_seek_point){at, chance};
    seeker->asked[i] = error;
    seeker->n++;
}

static int known(const struct fc_seeker *seeker, double at)
{
    for (int i = 0; i < seeker->n; i++)
        if (seeker->point[i].at == at)
            return i;
    return -1;
}

enum fc_status fc_seek_look(struct fc_seeker *seeker, double at, double error, bool kept,
                            struct fc_chance *out)
{
    const int i = known(seeker, at);
    if (i >= 0 && (seeker->asked[i] <= error || seeker->point[i].chance.standard_error <= error)) {
        *out = seeker->point[i].chance;
        return FC_OK;
    }
    const enum fc_status status = fc_seek_look_with(seeker, seeker->study, at, error, out);
    if (status == FC_OK && i >= 0) {
        seeker->point[i].chance = *out;
        seeker->asked[i] = error;
    } else if (status == FC_OK && kept) {
        keep(seeker, at, error, *out);
    }
    return status;
}

enum fc_status fc_seek_look_clearly(struct fc_seeker *seeker, double at)
{
    struct fc_chance chance;
    enum fc_status   status = fc_seek_look(seeker, at, WHOLE_POINTS, true, &chance);
    if (status == FC_OK && fabs(chance.p - seeker->wanted) < CLEARLY * chance.standard_error)
        status = fc_seek_look(seeker, at, seeker->fine, true, &chance);
    return status;
}

bool fc_seek_knows(const struct fc_seeker *seeker, double at)
{
    return known(seeker, at) >= 0;
}
