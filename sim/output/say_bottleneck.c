#include "output/say_bottleneck.h"

#include <math.h>

#include "base/month.h"
#include "base/text.h"
#include "output/team_load.h"
#include "output/words.h"

/* A run of fully busy months is worth a sentence when so much of a month's work waits then. */
static const double MUCH_WAITS = 0.25;

/* A chance of which so much is left has lost nothing worth a word. */
static const double ALL_OF_IT = 0.99;

/* "August 2027" */
static struct fc_words month_words(const struct fc_plan *plan, int t)
{
    return fc_words_print("%s %d", fc_month_name(plan->start + t),
                          fc_year_of_month(plan->start + t));
}

/* Whole people; few of them with a tenth. */
static struct fc_words people(double count)
{
    char         number[FC_NUMBER_TEXT];
    const double places = count < 3 ? 10 : 1;
    return fc_words_print("%s", fc_print_short(number, round(count * places) / places, 12));
}

static struct fc_words percent(double share)
{
    return fc_words_print("%.0f %%", floor(share * 100 + 0.5));
}

/* "Sales" */
static struct fc_words name_of(const struct fc_team_load *load)
{
    struct fc_words words = fc_words_print("%s", load->team->section.name);
    if (words.text[0] >= 'a' && words.text[0] <= 'z')
        words.text[0] = (char)(words.text[0] - 'a' + 'A');
    return words;
}

/* ---- a bottleneck ---- */

/* "60 more wait each month", "55 expire each month", or both. */
static struct fc_words surplus_words(const struct fc_team_load *load)
{
    const double some = 0.1 * (load->late_came - load->late_worked);
    if (load->late_expired < some)
        return fc_words_print("%s more wait each month", people(load->late_more).text);
    if (load->late_more < some)
        return fc_words_print("%s expire each month", people(load->late_expired).text);
    return fc_words_print("each month %s expire and %s more wait", people(load->late_expired).text,
                          people(load->late_more).text);
}

/* Who comes on top is as well served as those who wait: not at all. */
static void say_more(struct fc_answer *answer, const struct fc_team_load *load)
{
    const struct fc_plan *plan = load->result->plan;
    const bool            last = load->team->stage == plan->n_stages - 1;
    const char *won = plan->measure[fc_measure_of(plan, FC_M_ENTERED, plan->n_stages - 1)].words;
    const bool  full = load->late_worked > 0.995 * load->late_capacity;
    fc_answer_say(answer, FC_SAY_SENTENCE, "More %s would %s bring more %s%s%s: they would wait%s.",
                  load->items, full ? "not" : "hardly", load->outcome, last ? "" : ", nor more ",
                  last ? "" : won, load->expires ? " or expire" : "");
}

static void say_queue(struct fc_answer *answer, const struct fc_team_load *load)
{
    const int    last = load->result->plan->months - 1;
    const double work = load->waiting[last] / load->capacity[last];
    fc_answer_say(answer, FC_SAY_SENTENCE, "At the end of %s, %s %s wait: %.1f months of its work.",
                  month_words(load->result->plan, last).text, people(load->waiting[last]).text,
                  load->items, work);
}

/* The months that a bottleneck is judged by. */
static struct fc_words when_words(const struct fc_team_load *load)
{
    if (load->later == 0)
        return fc_words_print("%s", "");
    return fc_words_print("in the last %s months ",
                          fc_words_number(load->result->plan->months - load->later).text);
}

static void say_limit(struct fc_answer *answer, const struct fc_team_load *load)
{
    const struct fc_words since =
        load->since == 0
            ? fc_words_print("from the first month on")
            : fc_words_print("from %s on", month_words(load->result->plan, load->since).text);
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "%s is a bottleneck %s: %sit can work %s %s a month, and %s come on average; "
                  "%s.",
                  name_of(load).text, since.text, when_words(load).text,
                  people(load->late_capacity).text, load->items, people(load->late_came).text,
                  surplus_words(load).text);
    say_queue(answer, load);
    say_more(answer, load);
}

/* ---- none ---- */

/* Short of hands for a while. */
static void say_busy_run(struct fc_answer *answer, const struct fc_team_load *load)
{
    int worst = load->busy_from;
    for (int t = load->busy_from; t < load->busy_to; t++)
        worst = load->waiting[t] > load->waiting[worst] ? t : worst;
    if (load->busy_to - load->busy_from < 2 ||
        load->waiting[worst] < MUCH_WAITS * load->capacity[worst])
        return;
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "%s is short of hands for a while, %s to %s: at the end of %s %s %s wait.",
                  name_of(load).text, month_words(load->result->plan, load->busy_from).text,
                  month_words(load->result->plan, load->busy_to - 1).text,
                  month_words(load->result->plan, worst).text, people(load->waiting[worst]).text,
                  load->items);
}

/* The means may hide years in which it is one: said when they are one in so many. */
enum { ONE_IN = 20 };

static void say_unlucky(struct fc_answer *answer, const struct fc_team_load *load)
{
    const struct fc_plan *plan = load->result->plan;
    const int             measure = fc_team_measure(plan, load->team, FC_M_WAITING);
    const struct fc_bins *bins = &fc_result_cell(load->result, measure, plan->months)->bins;
    const int64_t         month = (int64_t)load->capacity[plan->months - 1] + 1;
    const uint64_t        years = fc_bins_at_least(bins, month);
    if (years * ONE_IN >= bins->n && bins->n > 0)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "In %s more than a month of work waits for %s at the end.",
                      fc_words_years(fc_chance_of(years, bins->n)).text, load->team->section.name);
}

static double late_use(const struct fc_team_load *load)
{
    return load->late_capacity > 0 ? load->late_worked / load->late_capacity : 0;
}

static void say_none(struct fc_answer *answer, const struct fc_team_load *busiest)
{
    const struct fc_plan *plan = busiest->result->plan;
    const bool            grown = busiest->later > 0;
    fc_answer_say(
        answer, FC_SAY_SENTENCE, "No team is a bottleneck: %s%s works %s of what it can%s%s.",
        plan->n_teams > 1 ? "the busiest, " : "",
        plan->n_teams > 1 ? fc_words_print("%s,", busiest->team->section.name).text
                          : busiest->team->section.name,
        percent(late_use(busiest)).text, grown ? " from " : "",
        grown ? fc_words_print("%s on", month_words(plan, busiest->later).text).text : "");
}

/* ---- all of them ---- */

static void say_waits(struct fc_answer *answer, const struct fc_team_load *load)
{
    const struct fc_plan *plan = load->result->plan;
    const double          keeps = plan->stage[load->team->stage].pace.shelf_life;
    const int             measure = fc_team_measure(plan, load->team, FC_M_DAYS_WAITED);
    const double          days = fc_result_mean(load->result, measure, plan->months);
    if (!isfinite(keeps) || fc_result_cell(load->result, measure, plan->months)->moments.n == 0)
        return;
    const double left = exp2(-days / keeps);
    if (left > ALL_OF_IT)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "%s works its %s in time: waiting costs them nothing of their chance.",
                      name_of(load).text, load->items);
    else
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "The %s that %s works have waited %s days on average; with a shelf life of "
                      "%s days that leaves about %s of their chance to become %s.",
                      load->items, load->team->section.name, people(days).text, people(keeps).text,
                      percent(left).text, load->outcome);
}

void fc_say_bottleneck(struct fc_answer *answer, const struct fc_result *result)
{
    const struct fc_plan *plan = result->plan;
    struct fc_team_load   busiest = {0};
    int                   bottlenecks = 0;
    bool                  begun = false;
    for (int i = 0; i < plan->n_teams; i++) {
        if (plan->team[i].stage < 0)
            continue;
        if (!begun)
            fc_answer_say(answer, FC_SAY_HEADING, "People: is a team the bottleneck?");
        begun = true;
        const struct fc_team_load load = fc_team_load_of(result, &plan->team[i]);
        if (load.bottleneck)
            say_limit(answer, &load);
        else
            say_busy_run(answer, &load);
        if (!load.bottleneck && (busiest.team == NULL || late_use(&load) > late_use(&busiest)))
            busiest = load;
        bottlenecks += load.bottleneck;
        say_waits(answer, &load);
    }
    if (busiest.team == NULL)
        return;
    if (bottlenecks == 0)
        say_none(answer, &busiest);
    say_unlucky(answer, &busiest);
}
