#include "tests/random_figures.h"

#include <math.h>

static const char *const words[] = {
    "leads",
    "cost per inquiry of content",
    "marketing",
    "sales",
    "Größenübergreifende Übermaßanfragen aus Österreich und Zürich",
    "合格的潜在客户数量",
    "<&\">'",
    "100%s of %n leads %d",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e",
    "broken \xC3\x28 and \x01 control \t characters",
    "",
};

static const char *const amounts[] = {"0",         "49",    "€1.23m", "-CHF 999,999,999",
                                      "0.0000417", "99.9%", "€0",     "1,234,567,890"};

static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static size_t below(uint64_t *state, size_t n)
{
    return (size_t)(next(state) % n);
}

static double uniform(uint64_t *state)
{
    return (double)(next(state) >> 11) / 9007199254740992.0;
}

/* Often at an end. */
static double chance(uint64_t *state)
{
    static const double ends[] = {0, 1, 0.004, 0.996, 1e-9};
    return below(state, 3) == 0 ? ends[below(state, 5)] : uniform(state);
}

static const char *word(uint64_t *state)
{
    return words[below(state, sizeof words / sizeof words[0])];
}

static void fill_drivers(struct random_figures *out, uint64_t *state)
{
    static const size_t counts[] = {0, 1, 2, 5, 10, 11, RANDOM_DRIVERS};
    for (size_t i = 0; i < RANDOM_DRIVERS; i++) {
        const double one = chance(state);
        const double other = below(state, 3) == 0 ? one : chance(state);
        out->driver[i] = (struct fc_driver){.input = word(state),
                                            .range = below(state, 4) == 0 ? NULL : word(state),
                                            .owner = below(state, 4) == 0 ? NULL : word(state),
                                            .worst = fmin(one, other),
                                            .best = fmax(one, other),
                                            .clear = below(state, 3) > 0};
    }
    const double share = chance(state);
    out->drivers =
        (struct fc_drivers_facts){.driver_count = counts[below(state, 7)],
                                  .driver = out->driver,
                                  .not_knowing = below(state, 5) == 0 ? (double)NAN : share,
                                  .chance = 1 - share,
                                  .standard_error = below(state, 4) == 0 ? 0.02 : 0.003};
}

static void fill_table(struct random_figures *out, uint64_t *state, double asked)
{
    const double unit = pow(10, 9 * uniform(state));
    const size_t asked_at = below(state, 9);
    for (size_t i = 0; i < 9; i++) {
        out->level[i] = asked + ((double)i - (double)asked_at) * fmax(1, 0.1 * asked);
        out->budget[i] = unit * (0.6 + 0.1 * (double)i);
    }
    for (size_t i = 0; i < 81; i++)
        out->chance[i] = chance(state);
    out->table = (struct fc_table_facts){.level_count = 2 + below(state, 8),
                                         .level = out->level,
                                         .budget_count = 2 + below(state, 8),
                                         .budget = out->budget,
                                         .chance = out->chance,
                                         .standard_error = below(state, 4) == 0 ? 0.02 : 0.003,
                                         .every = below(state, 2) == 0 ? "a month" : NULL,
                                         .needed = below(state, 3) == 0 ? (double)NAN : unit};
    out->table.today = below(state, out->table.budget_count);
}

static void fill_risk(struct random_figures *out, uint64_t *state)
{
    static const size_t counts[] = {1, 2, 2, 3, RANDOM_PROMISES};
    double              sum = 0;
    out->risk = (struct fc_risk_facts){
        .promise_count = counts[below(state, 5)], .promise = out->promise, .missed = out->missed};
    const size_t groups = out->risk.promise_count == 1 ? 2 : out->risk.promise_count == 2 ? 4 : 3;
    for (size_t i = 0; i < groups; i++)
        sum += out->risk.share[i] = chance(state) + 1e-12;
    for (size_t i = 0; i < groups; i++)
        out->risk.share[i] /= sum;
    for (size_t i = 0; i < RANDOM_PROMISES; i++) {
        out->promise[i] = word(state);
        out->missed[i] = chance(state);
    }
}

static void fill_owners(struct random_figures *out, uint64_t *state, double miss)
{
    out->owners = (struct fc_owners_facts){.owner_count = below(state, RANDOM_OWNERS + 1),
                                           .owner = out->owner};
    double left = miss;
    for (size_t i = 0; i < out->owners.owner_count; i++) {
        out->owner[i] =
            (struct fc_owner){word(state), below(state, 4) == 0 ? 0 : 0.3 * (uniform(state) - 0.3)};
        left -= out->owner[i].added;
    }
    out->owners.floor = fmin(fmax(left, 0), 1);
    if (out->owners.owner_count > 0) /* parts add up */
        out->owner[0].added += left - out->owners.floor;
}

static void fill_compare(struct random_figures *out, uint64_t *state)
{
    struct fc_compare_facts *compare = &out->compare;
    *compare =
        (struct fc_compare_facts){.plan_count = below(state, 2) == 0 ? 2 : 2 + below(state, 5),
                                  .beats_by = below(state, 3) == 0 ? NULL : word(state),
                                  .row_count = 1 + below(state, FC_COMPARE_ROWS),
                                  .row = out->row};
    for (size_t i = 0; i < FC_COMPARE_PLANS; i++) {
        const double width = 0.1 * uniform(state);
        compare->plan[i] = word(state);
        compare->chance[i] = chance(state);
        compare->low[i] = compare->chance[i] - compare->chance[0] - width;
        compare->high[i] = compare->low[i] + 2 * width;
        compare->beats[i] = below(state, 4) == 0 ? (double)NAN : chance(state);
    }
    for (size_t j = 0; j < FC_COMPARE_ROWS; j++) {
        struct fc_compare_row *row = &out->row[j];
        const double           size = pow(10, 15 * uniform(state) - 5) - (j % 3 == 0 ? 1e4 : 0);
        *row =
            (struct fc_compare_row){.label = word(state), .less_is_better = below(state, 2) == 0};
        for (size_t i = 0; i < FC_COMPARE_PLANS; i++) {
            const double by = below(state, 3) == 0 ? 1e-9 : uniform(state) - 0.5;
            const double difference = i == 0 ? 0 : by * size;
            row->cell[i] =
                (struct fc_compare_cell){.value = size + difference,
                                         .difference = difference,
                                         .low = difference - (i == 0 ? 0 : 0.1 * fabs(size)),
                                         .high = difference + (i == 0 ? 0 : 0.1 * fabs(size)),
                                         .told_apart = i > 0 && fabs(by) > 0.1,
                                         .text = amounts[below(state, 8)],
                                         .size = i == 0 ? NULL : amounts[below(state, 8)],
                                         .interval = i == 0 ? NULL : words[below(state, 9)]};
        }
    }
}

static void point(struct random_figures *figures, struct fc_chart_facts *facts)
{
    facts->drivers = &figures->drivers;
    facts->table = &figures->table;
    facts->risk = &figures->risk;
    facts->owners = &figures->owners;
    facts->compare = &figures->compare;
}

void random_figures_fill(struct random_figures *out, struct fc_chart_facts *facts, uint64_t seed)
{
    uint64_t state = seed ^ 0xF16;
    fill_drivers(out, &state);
    fill_table(out, &state, facts->level);
    fill_risk(out, &state);
    fill_owners(out, &state, 1 - facts->probability);
    fill_compare(out, &state);
    point(out, facts);
}

static void set_drivers(struct random_figures *out)
{
    static const struct fc_driver drivers[] = {
        {"lead rate of events", "30% to 40%", "marketing", 0.64, 0.80, true},
        {"cost per inquiry of content", "30 to 70", "marketing", 0.51, 0.92, true},
        {"lead rate of search", "25% to 35%", "marketing", 0.54, 0.89, true},
        {"cost per inquiry of search", "80 to 130", "marketing", 0.54, 0.88, true},
        {"cost per inquiry of events", "200 to 400", "marketing", 0.55, 0.90, true},
        {"lead rate of content", "8% to 14%", "marketing", 0.55, 0.88, true},
        {"lead rate of outbound", "4% to 10%", "marketing", 0.67, 0.78, true},
        {"cost per inquiry of outbound", "150 to 260", "marketing", 0.69, 0.77, true},
        {"opportunity rate", "28% to 36%", "sales", 0.722, 0.728, false},
        {"won rate", "18% to 26%", "sales", 0.724, 0.727, false},
        {"deal value", "8,000 to 30,000", "sales", 0.724, 0.725, false},
        {"days to pay", "20 to 60", NULL, 0.724, 0.725, false},
    };
    for (size_t i = 0; i < 12; i++)
        out->driver[i] = drivers[i];
    out->drivers = (struct fc_drivers_facts){12, out->driver, 0.915, 0.085, 0.003};
}

static void set_table(struct random_figures *out)
{
    for (size_t i = 0; i < 9; i++) {
        out->level[i] = 110 + 10 * (double)i;
        out->budget[i] = 60000 * (0.6 + 0.1 * (double)i);
    }
    for (size_t i = 0; i < 9; i++)
        for (size_t j = 0; j < 9; j++) /* about the reference plan's */
            out->chance[9 * i + j] =
                0.5 * erfc((out->level[i] - 2.75e-3 * out->budget[j]) / 25 / sqrt(2));
    out->table = (struct fc_table_facts){.level_count = 9,
                                         .level = out->level,
                                         .budget_count = 9,
                                         .budget = out->budget,
                                         .chance = out->chance,
                                         .standard_error = 0.0016,
                                         .today = 4,
                                         .every = "a month",
                                         .needed = 66850};
}

static void set_compare(struct random_figures *out)
{
    static const struct fc_compare_row rows[] = {
        {"qualified leads a month",
         false,
         {{.value = 235, .text = "235"}, {186, -49, -51, -47, true, "186", "49", "-51 to -47"}}},
        {"cost",
         true,
         {{.value = 900e3, .text = "€900k"},
          {720e3, -180e3, -180e3, -180e3, true, "€720k", "€180k", "-€180k to -€180k"}}},
        {"revenue",
         false,
         {{.value = 1.52e6, .text = "€1.52m"},
          {1.31e6, -210e3, -218e3, -202e3, true, "€1.31m", "€210k", "-€218k to -€202k"}}},
        {"net gain",
         false,
         {{.value = 12e3, .text = "€12k"},
          {-4e3, -16e3, -40e3, 8e3, false, "-€4k", "€16k", "-€40k to €8k"}}},
    };
    for (size_t i = 0; i < 4; i++)
        out->row[i] = rows[i];
    out->compare = (struct fc_compare_facts){.plan_count = 2,
                                             .plan = {"reference", "the cut"},
                                             .chance = {0.978, 0.724},
                                             .low = {0, -0.257},
                                             .high = {0, -0.251},
                                             .beats = {(double)NAN, 0.43},
                                             .beats_by = "net gain",
                                             .row_count = 4,
                                             .row = out->row};
}

void random_figures_reference(struct random_figures *out, struct fc_chart_facts *facts)
{
    *out = (struct random_figures){.promise = {"leads", "revenue"},
                                   .missed = {0.276, 0.07},
                                   .owner = {{"sales", 0.0}, {"marketing", 0.139}}};
    set_drivers(out);
    set_table(out);
    set_compare(out);
    out->risk = (struct fc_risk_facts){.promise_count = 2,
                                       .promise = out->promise,
                                       .missed = out->missed,
                                       .share = {0.700, 0.230, 0.024, 0.046}};
    out->owners = (struct fc_owners_facts){0.137, 2, out->owner};
    point(out, facts);
}
