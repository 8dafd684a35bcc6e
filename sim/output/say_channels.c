#include "output/say_channels.h"

#include "output/plan_words.h"

/* So many columns fit beside a name of usual length. */
enum { MOST_COLUMNS = 5 };

/* A column: a measure's mean, or a quantile of it, over the whole plan. */
struct column {
    int         measure;
    const char *heading;
    double      q; /* 0: the mean */
};

/* ---- one table ---- */

static void add_cell(struct fc_answer *answer, struct fc_table *table, int i,
                     const struct fc_result *seen, const struct column *column)
{
    const int  total = seen->plan->months;
    const bool per = seen->plan->measure[column->measure].what == FC_M_COST_PER;
    if (fc_result_cell(seen, column->measure, total)->moments.n == 0 ||
        (per && !(fc_total_mean(seen, FC_M_COST) > 0)))
        return;
    fc_table_cell(answer, table, i,
                  column->q > 0
                      ? fc_words_cell_quantile(seen, column->measure, total, column->q).text
                      : fc_words_cell_mean(seen, column->measure, total).text);
}

/* How often what is left of a view's bookings covers its cost. */
static void add_pays(struct fc_answer *answer, struct fc_table *table, int i,
                     const struct fc_result *seen, int gain)
{
    const struct fc_bins *bins = &fc_result_cell(seen, gain, seen->plan->months)->bins;
    if (fc_total_mean(seen, FC_M_COST) > 0)
        fc_table_cell(answer, table, i,
                      fc_words_chance(fc_chance_of(fc_bins_at_least(bins, 0), seen->trials)).text);
}

/* A row for each view that is used, all of them last; with `pays` one more column for it. */
static void say_table(struct fc_answer *answer, const struct fc_result *result, const char *title,
                      const struct column column[], int n, bool pays)
{
    const struct fc_plan *plan = result->plan;
    struct fc_table      *table = fc_answer_table(answer, 1 + n + pays, result->n_views, title);
    for (int i = 0; i < n; i++)
        fc_table_heading(answer, table, 1 + i, column[i].heading);
    if (pays)
        fc_table_heading(answer, table, 1 + n, "covers its cost in");
    for (int k = 1; k <= result->n_views; k++) {
        const int              view = k % result->n_views; /* 0, which is all, comes last */
        const struct fc_result seen = fc_result_view(result, view);
        if (!fc_view_is_used(plan, view))
            continue;
        fc_table_row(answer, table, fc_words_view(plan, view));
        for (int i = 0; i < n; i++)
            add_cell(answer, table, 1 + i, &seen, &column[i]);
        if (pays)
            add_pays(answer, table, 1 + n, &seen, column[0].measure);
    }
}

/* ---- the tables ---- */

/* One column a stage; several tables where there are many. */
static void say_stages(struct fc_answer *answer, const struct fc_result *result, const char *title,
                       enum fc_measured what, int first)
{
    const struct fc_plan *plan = result->plan;
    struct column         column[MOST_COLUMNS];
    struct fc_words       heading[MOST_COLUMNS];
    for (int stage = first; stage < plan->n_stages;) {
        int n = 0;
        for (; n < MOST_COLUMNS && stage < plan->n_stages; n++, stage++) {
            const struct fc_measure *m = &plan->measure[fc_measure_of(plan, FC_M_ENTERED, stage)];
            heading[n] = what == FC_M_ENTERED ? fc_words_print("%s", m->words)
                                              : fc_words_print("per %s", m->singular);
            column[n] = (struct column){fc_measure_of(plan, what, stage), heading[n].text, 0};
        }
        say_table(answer, result, title, column, n, false);
    }
}

static void say_money(struct fc_answer *answer, const struct fc_result *result)
{
    static const struct {
        enum fc_measured what;
        const char      *heading;
    } row[] = {{FC_M_SPEND, "spend"},          {FC_M_COST, "cost"},   {FC_M_BOOKINGS, "bookings"},
               {FC_M_BOOKINGS_LATER, "later"}, {FC_M_NET_GAIN, NULL}, {FC_M_ROI, "ROI"}};
    enum { ROWS = sizeof row / sizeof *row };

    const struct fc_plan *plan = result->plan;
    const bool    fixed = fc_total_mean(result, FC_M_SPEND) < fc_total_mean(result, FC_M_COST);
    struct column column[ROWS];
    int           n = 0;
    for (int i = 0; i < ROWS; i++) {
        const int measure = fc_measure_of(plan, row[i].what, -1);
        if (measure >= 0 && (fixed || row[i].what != FC_M_SPEND))
            column[n++] = (struct column){
                measure, row[i].heading == NULL ? plan->measure[measure].words : row[i].heading, 0};
    }
    say_table(answer, result, fc_words_titled("Money by channel, means", plan).text, column, n,
              false);
}

static void say_gain(struct fc_answer *answer, const struct fc_result *result)
{
    const struct fc_plan *plan = result->plan;
    const int             gain = fc_measure_of(plan, FC_M_NET_GAIN, -1);
    if (gain < 0)
        return;
    const struct column column[] = {{gain, "5 %", 0.05}, {gain, "50 %", 0.5}, {gain, "95 %", 0.95}};
    struct fc_words     title = fc_words_titled(plan->measure[gain].words, plan);
    title.text[0] = (char)(title.text[0] - 'a' + 'A'); /* its words begin with a small letter */
    say_table(answer, result, title.text, column, sizeof column / sizeof *column,
              fc_total_mean(result, FC_M_COST) > 0);
}

void fc_say_channels(struct fc_answer *answer, const struct fc_result *result)
{
    const struct fc_plan *plan = result->plan;
    const bool            costs = fc_total_mean(result, FC_M_COST) > 0;
    say_stages(answer, result, "By channel, means", FC_M_ENTERED, -1);
    if (costs || plan->deal.exists)
        say_money(answer, result);
    say_gain(answer, result);
    if (costs)
        say_stages(answer, result, fc_words_titled("Cost by channel, means", plan).text,
                   FC_M_COST_PER, 0);
    fc_answer_say(
        answer, FC_SAY_SENTENCE,
        "Everything counts where it began: as an inquiry of the channel. Month by month: --csv "
        "or --json.");
}
