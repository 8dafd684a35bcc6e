/* Teams about as large as what comes to their doors. */
#include "tests/random_team.h"

#include <math.h>

#include "tests/random_times.h"

void random_choose_teams(struct random_sketch *s)
{
    static const char *const names[RANDOM_MAX_STAGES] = {"inside sales", "Vertrieb-Süd", "crew_3"};
    if (!random_chance(&s->maker, 0.3))
        return;
    const int sure = random_whole(&s->maker, 0, s->scale.n_stages - 1);
    for (int stage = 0; stage < s->scale.n_stages; stage++)
        if (stage == sure || random_chance(&s->maker, 0.4))
            s->scale.team[stage] = names[stage];
}

static void write_expires(struct random_sketch *s)
{
    random_used(&s->maker, RANDOM_EXPIRES);
    random_key(&s->maker, "expires");
    random_days(&s->maker, 3, 60);
    random_end(&s->maker);
}

void random_door(struct random_sketch *s, int stage)
{
    if (s->scale.team[stage] == NULL)
        return;
    random_used(&s->maker, RANDOM_TEAM);
    random_line(&s->maker, "team", s->scale.team[stage]);
    if (random_chance(&s->maker, 0.5))
        write_expires(s);
}

void random_route_expires(struct random_sketch *s, int stage)
{
    if (s->scale.team[stage] != NULL && random_chance(&s->maker, 0.7))
        write_expires(s);
}

/* ---- [team N] --------------------------------------------------------------------------------- */

/* `4`, `4, then 5 from 2027-04` or `4 | 4 | 5`, never shrinking. Whether somebody is hired. */
static bool write_heads(struct random_sketch *s, int heads)
{
    const int last = s->maker.months - 1;
    const int way = last == 0 ? 0 : random_whole(&s->maker, 0, 2);
    random_key(&s->maker, "heads");
    fc_text_add(s->maker.out, "%d", heads);
    const int first = heads;
    if (way == 1) {
        random_used(&s->maker, RANDOM_HEADS_THEN);
        fc_text_add(s->maker.out, ", then %d from ", ++heads);
        random_month(&s->maker, random_whole(&s->maker, 1, last));
    }
    for (int t = 1; way == 2 && t <= last; t++) {
        heads += t == last && heads == first ? 1 : random_whole(&s->maker, 0, 8) / 8;
        fc_text_add(s->maker.out, " | %d", heads);
    }
    if (way == 2)
        random_used(&s->maker, RANDOM_HEADS_LIST);
    random_end(&s->maker);
    return heads > first;
}

static void write_capacity(struct random_sketch *s, double capacity)
{
    const int way = random_whole(&s->maker, 0, 2);
    random_used(&s->maker, (enum random_form)(RANDOM_PACE_BARE + way));
    random_key(&s->maker, "capacity");
    random_number(&s->maker, RANDOM_PEOPLE, fmax(way == 2 ? 12 * capacity : capacity, 1));
    fc_text_add(s->maker.out, way == 0 ? "" : way == 1 ? " a month" : " a year");
    random_end(&s->maker);
}

static void write_team(struct random_sketch *s, int stage)
{
    const int heads = random_whole(&s->maker, 1, 4);
    random_heading(&s->maker, "team", s->scale.team[stage]);
    random_owner(&s->maker);
    const bool hires = write_heads(s, heads);
    write_capacity(s, s->scale.flow[stage] * random_between(&s->maker, 0.6, 1.5) / heads);
    if (hires && random_chance(&s->maker, 0.7)) {
        random_used(&s->maker, RANDOM_RAMP);
        fc_text_add(s->maker.out, "ramp = %d%s\n", random_whole(&s->maker, 2, 6),
                    random_chance(&s->maker, 0.5) ? " months" : "");
    }
    if (random_chance(&s->maker, 0.5)) {
        random_key(&s->maker, "cost");
        random_number(&s->maker, RANDOM_VALUE, random_between(&s->maker, 2000, 7000));
        fc_text_add(s->maker.out, " a month\n");
    }
    if (random_chance(&s->maker, 0.5)) {
        const bool newest = random_chance(&s->maker, 0.7);
        random_line(&s->maker, "order", newest ? "newest first" : "oldest first");
        if (newest)
            random_used(&s->maker, RANDOM_NEWEST_FIRST);
    }
    random_source(&s->maker);
}

void random_teams(struct random_sketch *s)
{
    for (int stage = 0; stage < s->scale.n_stages; stage++)
        if (s->scale.team[stage] != NULL)
            write_team(s, stage);
}

/* ---- [nurture] -------------------------------------------------------------------------------- */

static void write_uncertain(struct random_sketch *s, const char *key, double centre)
{
    random_key(&s->maker, key);
    if (random_quantity(&s->maker, RANDOM_RATE, centre))
        random_note_input(s, (struct random_input){"", "nurture", NULL, key});
    random_end(&s->maker);
}

/* More contacts than they bear, so that both keys do something. */
static void write_contacts(struct random_sketch *s)
{
    random_used(&s->maker, RANDOM_TIRES);
    fc_text_add(s->maker.out, "contacts = %d%s\n", random_whole(&s->maker, 2, 5),
                random_chance(&s->maker, 0.5) ? " a month" : "");
    fc_text_add(s->maker.out, "tires at = %.1f\n", random_between(&s->maker, 0.5, 2));
}

void random_nurture(struct random_sketch *s)
{
    s->scale.nurtured = -1;
    if (s->scale.n_stages < 2 || !random_chance(&s->maker, 0.24))
        return;
    const int from = random_whole(&s->maker, 0, s->scale.n_stages - 2);
    s->scale.nurtured = s->returns_to = from;
    random_used(&s->maker, RANDOM_NURTURE);
    random_heading(&s->maker, "nurture", "");
    if (random_chance(&s->maker, 0.4))
        random_line(&s->maker, "owner", "marketing");
    random_line(&s->maker, "from", s->stage[from]);
    write_uncertain(s, "share", random_between(&s->maker, 0.3, 0.6));
    write_uncertain(s, "rate", random_between(&s->maker, 0.03, 0.2));
    fc_text_add(s->maker.out, "months = %d\n", random_whole(&s->maker, 1, 12));
    if (random_chance(&s->maker, 0.6)) {
        s->returns_to = random_whole(&s->maker, 0, from);
        random_line(&s->maker, "returns to", s->stage[s->returns_to]);
    }
    if (random_chance(&s->maker, 0.6))
        write_contacts(s);
    if (random_chance(&s->maker, 0.5))
        random_line(&s->maker, "source", "mailing list, last year");
}
