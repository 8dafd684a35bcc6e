#include "output/report_chapters.h"

#include "output/glossary.h"
#include "output/say_bottleneck.h"
#include "output/say_compare.h"
#include "output/say_deals.h"
#include "output/say_drivers.h"
#include "output/say_forecast.h"
#include "output/say_inputs.h"
#include "output/say_levers.h"
#include "output/say_owners.h"
#include "output/say_promise.h"
#include "output/say_run.h"
#include "output/say_spend.h"
#include "output/say_totals.h"
#include "output/say_why.h"
#include "plots/chart.h"

/* A chart where the facts fit it. */
static void draw(const struct fc_report_telling *telling, const char *type, int promise)
{
    const struct fc_chart_facts *facts = &telling->of->facts[promise];
    const struct fc_chart       *chart = fc_chart_named(type);
    if (fc_chart_told(chart, facts) && fc_chart_unfit(chart, facts) == NULL)
        fc_answer_chart(telling->answer, type, facts);
}

/* ---- the promises ---- */

static void tell_verdict(const struct fc_report_telling *telling, int promise)
{
    const struct fc_promise_answers *answers = &telling->of->answers;
    fc_say_verdict(telling->answer, answers, promise);
    draw(telling, "verdict", promise);
    fc_say_why(telling->answer, &answers->result, &answers->answer[promise]);
    fc_say_levers(telling->answer, answers->result.plan, &answers->answer[promise]);
}

static void tell_safe(const struct fc_report_telling *telling, int promise)
{
    const struct fc_promise_answers *answers = &telling->of->answers;
    fc_say_safe(telling->answer, &answers->result, &answers->answer[promise]);
    draw(telling, "promise", promise);
    fc_say_readings(telling->answer, &answers->result, &answers->answer[promise]);
}

/* Money first where the plan can lose it, as in every answer. */
static void tell_answer(const struct fc_report_telling *telling)
{
    struct fc_answer                *answer = telling->answer;
    const struct fc_promise_answers *answers = &telling->of->answers;
    const struct fc_plan            *plan = answers->result.plan;
    if (telling->of->of.n_plans > 1)
        fc_answer_say(answer, FC_SAY_HEADING, "From here on it is about %s.",
                      telling->of->of.label[0]);
    fc_say_money(answer, &answers->result);
    if (fc_has_net_gain(plan)) {
        fc_say_bills(answer, &answers->result, -1);
        fc_say_large_deals(answer, &answers->result, -1);
    }
    if (answers->n > 1)
        fc_say_verdict_table(answer, answers);
    if (answers->n > 0)
        tell_verdict(telling, 0);
    else
        fc_say_no_promise(answer, &answers->result);
    if (plan->note != NULL)
        fc_answer_say(answer, FC_SAY_NOTE, "Note: %s", plan->note);
}

static void tell_first_safe(const struct fc_report_telling *telling)
{
    if (telling->of->answers.n > 0)
        tell_safe(telling, 0);
}

static void tell_others(const struct fc_report_telling *telling)
{
    for (int i = 1; i < telling->of->answers.n; i++) {
        const char *name = telling->of->answers.answer[i].promise->section.name;
        if (name != NULL)
            fc_answer_say(telling->answer, FC_SAY_CHAPTER, "Promise %s", name);
        else
            fc_answer_say(telling->answer, FC_SAY_CHAPTER, "Promise %d", i + 1);
        tell_verdict(telling, i);
        tell_safe(telling, i);
    }
}

/* ---- charts of the first promise ---- */

static void tell_worst(const struct fc_report_telling *telling)
{
    draw(telling, "worst", 0);
}

static void tell_months_chart(const struct fc_report_telling *telling)
{
    draw(telling, "months", 0);
}

static void tell_years(const struct fc_report_telling *telling)
{
    draw(telling, "years", 0);
}

/* ---- why ---- */

static void tell_drivers(const struct fc_report_telling *telling)
{
    fc_say_drivers(telling->answer, &telling->of->drivers, NULL);
    draw(telling, "drivers", 0);
}

static void tell_budget(const struct fc_report_telling *telling)
{
    draw(telling, "table", 0);
    fc_say_spend(telling->answer, telling->of->of.study->plan, -1);
    fc_say_bottleneck(telling->answer, &telling->of->answers.result);
}

static void tell_risk(const struct fc_report_telling *telling)
{
    draw(telling, "risk", 0);
    if (telling->of->has_owners)
        fc_say_owners(telling->answer, &telling->of->owners);
    draw(telling, "owners", 0);
}

/* ---- plans beside each other, and what lies behind it all ---- */

static void tell_compared(const struct fc_report_telling *telling)
{
    const struct fc_comparison *comparison = &telling->of->comparison;
    if (telling->of->of.n_plans < 2)
        return;
    fc_say_compare(telling->answer, comparison);
    draw(telling, "compare", 0);
    fc_say_compare_months(telling->answer, comparison);
    fc_say_compare_luck(telling->answer, comparison);
}

static void tell_months(const struct fc_report_telling *telling)
{
    const struct fc_result *result = &telling->of->answers.result;
    const bool              gains = fc_has_net_gain(result->plan);
    if (telling->of->answers.n > 0)
        fc_say_totals(telling->answer, result, !gains);
    if (!gains) {
        fc_say_bills(telling->answer, result, -1);
        fc_say_large_deals(telling->answer, result, -1);
    }
    fc_say_months(telling->answer, result);
}

static void tell_assumptions(const struct fc_report_telling *telling)
{
    const struct fc_report_request *of = &telling->of->of;
    fc_say_checks(telling->answer, telling->checks, 0, NULL);
    for (int i = 0; i < of->n_plans; i++) {
        fc_say_plan(telling->answer, of->plan[i]);
        fc_say_inputs(telling->answer, of->plan[i]);
    }
}

static void tell_words(const struct fc_report_telling *telling)
{
    fc_say_glossary(telling->answer);
}

/* ---- all of them ---- */

/* In the order in which a reader asks. Without a title: makes its own chapters. */
static const struct {
    const char *title;
    void (*tell)(const struct fc_report_telling *telling);
} chapters[] = {{"Compared", tell_compared},
                {"The answer", tell_answer},
                {"What is safe to promise", tell_first_safe},
                {"How bad it can get", tell_worst},
                {"How the months look", tell_months_chart},
                {"Twenty possible years", tell_years},
                {NULL, tell_others},
                {"What decides it", tell_drivers},
                {"What more budget buys", tell_budget},
                {"Who carries the risk", tell_risk},
                {"The months", tell_months},
                {"Assumptions", tell_assumptions},
                {"What the words mean", tell_words},
                {"How this was made", fc_report_tell_making}};

void fc_report_tell(const struct fc_report_telling *telling)
{
    struct fc_answer *answer = telling->answer;
    for (size_t i = 0; i < sizeof chapters / sizeof *chapters; i++) {
        struct fc_said *before = answer->last;
        if (chapters[i].title != NULL)
            fc_answer_say(answer, FC_SAY_CHAPTER, "%s", chapters[i].title);
        const struct fc_said *title = answer->last;
        chapters[i].tell(telling);
        if (chapters[i].title != NULL && answer->last == title && !answer->no_memory) {
            answer->last = before;
            *(before == NULL ? &answer->first : &before->next) = NULL;
        }
    }
}
