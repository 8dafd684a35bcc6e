/* Teams compiled: how many items each can work in each step, and what it costs. */
#include "engine/maker.h"
#include "random/table_store.h"

#include <math.h>

/* People by when they came: the last hired leave first. */
struct staff {
    int    n;
    double size[FC_MAX_MONTHS + 1];
    int    hired[FC_MAX_MONTHS + 1]; /* month; those of month 0 came long before */
};

static const int LONG_BEFORE = -100000;

static void set_heads(struct staff *staff, double heads, int t)
{
    double now = 0;
    for (int i = 0; i < staff->n; i++)
        now += staff->size[i];
    if (heads > now) {
        staff->size[staff->n] = heads - now;
        staff->hired[staff->n++] = t == 0 ? LONG_BEFORE : t;
    }
    while (now > heads && staff->n > 0) {
        double      *last = &staff->size[staff->n - 1];
        const double leave = now - heads < *last ? now - heads : *last;
        now -= leave;
        *last -= leave;
        if (*last > 0)
            break;
        staff->n--;
    }
}

/* Items a month that the staff could work, in step q of month t: new heads ramp up in a straight
   line, taken at the middle of the step. */
static double offered(const struct staff *staff, const struct fc_team *team, int t, int q)
{
    double sum = 0;
    for (int i = 0; i < staff->n; i++) {
        const double age = t - staff->hired[i] + (q + 0.5) / FC_QUARTERS;
        sum += staff->size[i] * (team->ramp > 0 && age < team->ramp ? age / team->ramp : 1);
    }
    return sum * team->capacity;
}

/* Whole items in each step; fractions are carried over, whole units are not. */
static const int32_t *units_of(struct fc_maker *m, const struct fc_team *team)
{
    const struct fc_layout *layout = m->layout;
    int32_t     *units = fc_maker_take(m, (size_t)layout->horizon * FC_QUARTERS, sizeof *units);
    struct staff staff = {0};
    double       credit = 0;
    for (int t = 0; t < layout->horizon && m->status == FC_OK; t++) {
        if (t < layout->months) /* after the plan's end nobody comes or goes */
            set_heads(&staff, fc_schedule_at(&team->heads, m->plan->start, t), t);
        for (int q = 0; q < FC_QUARTERS; q++) {
            /* Ten thirds are ten times a third: sums of fractions must not lose a unit. */
            const double whole = floor(credit + offered(&staff, team, t, q) / FC_QUARTERS + 1e-9);
            credit += offered(&staff, team, t, q) / FC_QUARTERS - whole;
            units[t * FC_QUARTERS + q] = whole < INT32_MAX ? (int32_t)whole : INT32_MAX;
        }
    }
    return units;
}

/* The streams of a stage, all of which queue for its team. */
static const int *streams_of(struct fc_maker *m, int stage, int *n)
{
    const struct fc_layout *layout = m->layout;
    int                    *stream = fc_maker_take(m, (size_t)layout->n_streams, sizeof *stream);
    *n = 0;
    for (int i = 0; i < layout->n_streams && stream != NULL; i++)
        if (layout->stream[i].stage == stage)
            stream[(*n)++] = i;
    return stream;
}

void fc_make_crews(struct fc_maker *m)
{
    struct fc_layout *layout = m->layout;
    layout->crew = fc_maker_take(m, (size_t)m->plan->n_stages, sizeof *layout->crew);
    for (int k = 2; k < FC_MOST_STEPS && layout->slots > 1; k++)
        layout->even[k] = fc_maker_had(m, fc_table_store_split(m->plan->tables, 1.0 / k, m->arena));
    for (int stage = 0; stage < m->plan->n_stages && m->status == FC_OK; stage++) {
        const int team = m->plan->stage[stage].team;
        if (team < 0)
            continue;
        struct fc_crew *crew = &layout->crew[layout->n_crews++];
        crew->team = team;
        crew->stage = stage - 1;
        crew->newest_first = m->plan->team[team].order == FC_NEWEST_FIRST;
        crew->units = units_of(m, &m->plan->team[team]);
        crew->stream = streams_of(m, stage - 1, &crew->n_streams);
    }
}

void fc_make_pooling(struct fc_maker *m)
{
    const struct fc_nurture *nurture = &m->plan->nurture;
    struct fc_pooling       *pooling = &m->layout->pooling;
    if (!nurture->exists)
        return;
    pooling->exists = true;
    pooling->months = nurture->months;
    pooling->contact = fmin(1, nurture->tires_at / nurture->contacts);
    pooling->share =
        fc_maker_input(m, &nurture->share, "nurture.share", "nurture|share", nurture->owner);
    pooling->rate =
        fc_maker_input(m, &nurture->rate, "nurture.rate", "nurture|rate", nurture->owner);
}
