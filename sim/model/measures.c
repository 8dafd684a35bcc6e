/* A row for each thing measured, once a stage or once a plan. */
#include "model/measures.h"

#include <string.h>

#include "base/arena.h"
#include "model/plan.h"
#include "model/words.h"

/* Which plans have a row. */
enum presence { ALWAYS, WITH_DEAL, WITH_LARGE, WITH_MARGIN, WITHOUT_MARGIN };

/* Of each stage, and of inquiries: of some that a team works behind them, or that are nurtured; of
   each team. */
static const struct of_stage {
    enum fc_measured     what;
    enum fc_measure_unit unit;
    bool                 stock, ratio;
    double               ticks;
    const char          *before, *after; /* of the stage's name and words */
    const char          *words_before, *words_after;
} entered = {FC_M_ENTERED, FC_UNIT_COUNT, false, false, 1, "", "", "", ""},
  lost = {FC_M_LOST, FC_UNIT_COUNT, false, false, 1, "", "_lost", "", " lost"},
  still_open = {FC_M_STILL_OPEN, FC_UNIT_COUNT, true, false, 1, "", "_still_open", "",
                " still open"},
  at_door[] = {{FC_M_WAITING, FC_UNIT_COUNT, true, false, 1, "", "_waiting", "", " waiting"},
               {FC_M_EXPIRED, FC_UNIT_COUNT, false, false, 1, "", "_expired", "", " expired"},
               {FC_M_WORKED, FC_UNIT_COUNT, false, false, 1, "", "_worked", "", " worked"},
               {FC_M_WAITED, FC_UNIT_DAYS, false, false, 100, "", "_waited", "days ", " waited"},
               {FC_M_DAYS_WAITED, FC_UNIT_DAYS, false, true, 100, "", "_days_waited", "days ",
                " waited"}},
  nurtured[] = {{FC_M_RETURNED, FC_UNIT_COUNT, false, false, 1, "", "_returned", "", " returned"},
                {FC_M_IN_NURTURE, FC_UNIT_COUNT, true, false, 1, "", "_in_nurture", "",
                 " in nurture"}},
  of_team[] = {{FC_M_CAPACITY, FC_UNIT_COUNT, false, false, 1, "", "_capacity", "capacity of ", ""},
               {FC_M_UTILISATION, FC_UNIT_SHARE, false, true, 1e6, "", "_utilisation",
                "utilisation of ", ""}},
  cost_per = {FC_M_COST_PER, FC_UNIT_MONEY, false, true, 100, "cost_per_", "", "cost per ", ""};

enum {
    AT_DOOR = sizeof at_door / sizeof *at_door,
    NURTURED = sizeof nurtured / sizeof *nurtured,
    OF_TEAM = sizeof of_team / sizeof *of_team
};

static const struct of_plan {
    enum presence        presence;
    enum fc_measured     what;
    enum fc_measure_unit unit;
    bool                 ratio;
    double               ticks;
    const char          *name, *words;
} money[] = {
    {ALWAYS, FC_M_SPEND, FC_UNIT_MONEY, false, 100, "spend", "spend"},
    {ALWAYS, FC_M_COST, FC_UNIT_MONEY, false, 100, "cost", "cost"},
    {WITH_DEAL, FC_M_BOOKINGS, FC_UNIT_MONEY, false, 100, "bookings", "bookings"},
    {WITH_DEAL, FC_M_BOOKINGS_LATER, FC_UNIT_MONEY, false, 100, "bookings_later", "bookings later"},
    {WITH_DEAL, FC_M_REVENUE, FC_UNIT_MONEY, false, 100, "revenue", "revenue"},
    {WITH_DEAL, FC_M_CASH, FC_UNIT_MONEY, false, 100, "cash", "cash"},
    {WITH_MARGIN, FC_M_NET_GAIN, FC_UNIT_MONEY, false, 100, "net_gain", "net gain"},
    {WITHOUT_MARGIN, FC_M_NET_GAIN, FC_UNIT_MONEY, false, 100, "bookings_less_cost",
     "bookings less cost"},
    {WITH_MARGIN, FC_M_ROI, FC_UNIT_SHARE, true, 1e6, "roi", "return on investment"},
    {WITH_DEAL, FC_M_LARGEST_DEAL, FC_UNIT_SHARE, false, 1e6, "largest_deal_share",
     "share of the largest deal"},
    {WITH_LARGE, FC_M_BOOKINGS_NO_LARGE, FC_UNIT_MONEY, false, 100, "bookings_without_large_deal",
     "bookings without a large deal"},
    {WITH_MARGIN, FC_M_PAYBACK, FC_UNIT_MONTH, false, 1, "payback_month", "payback month"},
};
enum { N_MONEY = sizeof money / sizeof *money };

/* ---- English -------------------------------------------------------------------------------- */

static bool ends_in(const char *word, const char *end)
{
    const size_t length = strlen(word);
    const size_t tail = strlen(end);
    return length >= tail && strcmp(word + length - tail, end) == 0;
}

static bool ends_in_consonant_y(const char *word)
{
    const size_t length = strlen(word);
    return length >= 2 && word[length - 1] == 'y' && strchr("aeiou", word[length - 2]) == NULL;
}

const char *fc_plural(struct fc_arena *arena, const char *singular)
{
    if (ends_in_consonant_y(singular))
        return fc_arena_print(arena, "%.*sies", (int)strlen(singular) - 1, singular);
    if (ends_in(singular, "s") || ends_in(singular, "x") || ends_in(singular, "ch") ||
        ends_in(singular, "sh"))
        return fc_arena_print(arena, "%ses", singular);
    return fc_arena_print(arena, "%ss", singular);
}

/* ---- making --------------------------------------------------------------------------------- */

/* How the items of a stage are called. */
struct noun {
    const char *key, *singular, *plural;
};

/* "won" is no noun in English: its items are won deals. */
static struct noun noun_of(const struct fc_plan *plan, int stage)
{
    if (stage < 0)
        return (struct noun){"inquiry", "inquiry", "inquiries"};
    const struct fc_stage *s = &plan->stage[stage];
    if (strcmp(s->section.key, "won") == 0)
        return (struct noun){"won", "won deal", s->plural};
    return (struct noun){s->section.key, s->section.name, s->plural};
}

/* "a lead", "an inquiry" where one of several is meant. */
static const char *article_of(const struct of_stage *row, const char *noun)
{
    if (row->what != FC_M_DAYS_WAITED)
        return "";
    return strchr("aeiouAEIOU", noun[0]) != NULL ? "an " : "a ";
}

static bool add(struct fc_plan *plan, const struct of_stage *row, int stage, struct noun noun)
{
    struct fc_arena   *arena = plan->arena;
    struct fc_measure *m = &plan->measure[plan->n_measures++];
    const bool         days = row->unit == FC_UNIT_DAYS;
    const char        *article = article_of(row, noun.singular);
    const char        *many = row->ratio ? noun.singular : noun.plural;
    const char        *one = days ? many : noun.singular; /* day that leads waited */
    const char        *before = days ? "day " : row->words_before;
    *m = (struct fc_measure){
        row->what,
        stage,
        row->unit,
        row->stock,
        row->ratio,
        row->ticks,
        fc_arena_print(arena, "%s%s%s", row->before, noun.key, row->after),
        fc_arena_print(arena, "%s%s%s%s", row->words_before, article, many, row->words_after),
        fc_arena_print(arena, "%s%s%s%s", before, article, one, row->words_after)};
    return m->name != NULL && m->words != NULL && m->singular != NULL;
}

static bool add_of_stage(struct fc_plan *plan, const struct of_stage *row, int stage)
{
    return add(plan, row, stage, noun_of(plan, stage));
}

/* What becomes of those who entered it: lost, on their way, or before a team's door. */
static bool add_leaving(struct fc_plan *plan, int stage)
{
    bool made = add_of_stage(plan, &lost, stage);
    made = add_of_stage(plan, &still_open, stage) && made;
    for (int i = 0; i < AT_DOOR && plan->stage[stage + 1].team >= 0; i++)
        made = add_of_stage(plan, &at_door[i], stage) && made;
    for (int i = 0; i < NURTURED && stage >= 0 && plan->nurture.from == stage; i++)
        made = add_of_stage(plan, &nurtured[i], stage) && made;
    return made;
}

static bool add_teams(struct fc_plan *plan)
{
    bool made = true;
    for (int t = 0; t < plan->n_teams; t++) {
        const struct fc_section *section = &plan->team[t].section;
        const struct noun        noun = {section->key, section->name, section->name};
        for (int i = 0; i < OF_TEAM && plan->team[t].stage >= 0; i++)
            made = add(plan, &of_team[i], plan->team[t].stage, noun) && made;
    }
    return made;
}

static bool has_large_deals(const struct fc_plan *plan)
{
    bool large = false;
    for (int channel = -1; channel < plan->n_channels; channel++)
        large = large || fc_plan_deal(plan, channel)->large_share > 0;
    return large;
}

static bool present(const struct fc_plan *plan, enum presence presence)
{
    switch (presence) {
    case ALWAYS: return true;
    case WITH_DEAL: return plan->deal.exists;
    case WITH_LARGE: return plan->deal.exists && has_large_deals(plan);
    case WITH_MARGIN: return plan->deal.exists && plan->deal.has_margin;
    case WITHOUT_MARGIN: return plan->deal.exists && !plan->deal.has_margin;
    }
    return false;
}

bool fc_measures_make(struct fc_plan *plan)
{
    const int stages = plan->n_stages;
    /* Inquiries and stages; what leaves all but the last; teams; money; a cost per stage. */
    const size_t most = (size_t)(1 + stages + (2 + AT_DOOR) * stages + NURTURED +
                                 OF_TEAM * plan->n_teams + N_MONEY + stages);
    plan->measure = fc_arena_take(plan->arena, most, sizeof *plan->measure);
    plan->n_measures = 0;
    if (plan->measure == NULL)
        return false;

    bool made = true;
    for (int stage = -1; stage < stages; stage++)
        made = add_of_stage(plan, &entered, stage) && made;
    for (int stage = -1; stage < stages - 1; stage++)
        made = add_leaving(plan, stage) && made;
    made = add_teams(plan) && made;
    for (int i = 0; i < N_MONEY; i++)
        if (present(plan, money[i].presence))
            plan->measure[plan->n_measures++] = (struct fc_measure){money[i].what,  -1,
                                                                    money[i].unit,  false,
                                                                    money[i].ratio, money[i].ticks,
                                                                    money[i].name,  money[i].words,
                                                                    money[i].words};
    for (int stage = 0; stage < stages; stage++)
        made = add_of_stage(plan, &cost_per, stage) && made;
    return made;
}

/* ---- asking --------------------------------------------------------------------------------- */

int fc_measure_of(const struct fc_plan *plan, enum fc_measured what, int stage)
{
    for (int i = 0; i < plan->n_measures; i++)
        if (plan->measure[i].what == what && plan->measure[i].stage == stage)
            return i;
    return -1;
}

bool fc_measure_fixed(struct fc_piece words)
{
    static const char *const inquiry[] = {"inquiry", "inquiries", "inquiry lost",
                                          "inquiry still open"};
    for (size_t i = 0; i < sizeof inquiry / sizeof *inquiry; i++)
        if (fc_words_are(words, inquiry[i]))
            return true;
    for (int i = 0; i < N_MONEY; i++)
        if (fc_words_are(words, money[i].name) || fc_words_are(words, money[i].words))
            return true;
    return false;
}
