/* Random plans are valid, small, repeatable, and between them say everything that can be said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "model/keys.h"
#include "tests/random_plan.h"
#include "tests/support.h"

/* Of all plans together: which keys, kinds and readings they came out as. */
struct counts {
    int *key; /* [fc_key_count] */
    int  kind[FC_QUANTITY_KINDS];
    int  schedule[3];
    int  delay[2];
    int  reading[4];
    int  period[4];
    int  warnings;
};

/* These act only on a plan that is based on another; random plans stand alone. */
static bool needs_a_base(const struct fc_key *key)
{
    return strcmp(key->name, "based_on") == 0 || strcmp(key->name, "after") == 0;
}

static void count_section(struct counts *counts, enum fc_section_kind kind,
                          const struct fc_section *section)
{
    for (size_t row = 0; row < fc_key_count && section->set != NULL; row++)
        if (fc_keys[row].section == kind && section->set[row].line > 0)
            counts->key[row]++;
}

static void count_channel(struct counts *counts, const struct fc_channel *channel)
{
    count_section(counts, FC_S_CHANNEL, &channel->section);
    counts->schedule[channel->spend.kind] += channel->spend.n > 0;
    counts->schedule[channel->fixed_cost.kind] += channel->fixed_cost.n > 0;
    counts->kind[channel->cost_per_inquiry.kind] += channel->spend.n > 0;
    counts->kind[channel->inquiries.amount.kind] += channel->inquiries.when.n > 0;
}

static void count_stage(struct counts *counts, const struct fc_stage *stage, int n_channels)
{
    count_section(counts, FC_S_STAGE, &stage->section);
    counts->kind[stage->rate.kind] += stage->has_rate;
    counts->delay[stage->delay.kind]++;
    for (int c = 0; c < n_channels; c++) {
        const struct fc_route *route = &stage->route[c];
        if (route->section.name == NULL)
            continue;
        count_section(counts, FC_S_ROUTE, &route->section);
        counts->kind[route->rate.kind] += route->has_rate;
    }
}

static void count_plan(struct counts *counts, const struct fc_plan *plan)
{
    count_section(counts, FC_S_PLAN, &plan->section);
    for (int c = 0; c < plan->n_channels; c++)
        count_channel(counts, &plan->channel[c]);
    for (int s = 0; s < plan->n_stages; s++)
        count_stage(counts, &plan->stage[s], plan->n_channels);
    for (int t = 0; t < plan->n_teams; t++)
        count_section(counts, FC_S_TEAM, &plan->team[t].section);
    count_section(counts, FC_S_NURTURE, &plan->nurture.section);
    if (plan->deal.exists) {
        count_section(counts, FC_S_DEAL, &plan->deal.section);
        counts->kind[plan->deal.value.kind]++;
    }
    for (int c = 0; c < plan->n_channels; c++)
        if (plan->channel_deal[c] != NULL)
            count_section(counts, FC_S_CHANNEL_DEAL, &plan->channel_deal[c]->section);
    count_section(counts, FC_S_MARKET, &plan->market.section);
    counts->key[fc_key_row(FC_S_OPENING, "<stage>")] += plan->n_openings;
    counts->key[fc_key_row(FC_S_CORRELATION, "<input> ~ <input>")] += plan->n_ties;
    for (int p = 0; p < plan->n_promises; p++) {
        count_section(counts, FC_S_PROMISE, &plan->promise[p].section);
        for (int i = 0; i < plan->promise[p].n_clauses; i++) {
            counts->reading[plan->promise[p].clause[i].reading]++;
            counts->period[plan->promise[p].clause[i].period]++;
        }
    }
}

static void often_enough(const char *what, const char *name, int count)
{
    printf("%6d  %s %s\n", count, what, name);
    if (count < RANDOM_LEAST)
        fail_msg("%s %s occurs only %d times", what, name, count);
}

static void all_often_enough(const struct counts *counts, const int used[])
{
    static const char *const schedule[] = {"steps", "list", "pulses"};
    static const char *const delay[] = {"in shares", "in days"};
    static const char *const reading[] = {"every", "average", "k of n", "total"};
    static const char *const period[] = {"month", "quarter", "year", "plan"};
    for (size_t row = 0; row < fc_key_count; row++)
        if (!needs_a_base(&fc_keys[row]))
            often_enough(fc_section_words(fc_keys[row].section), fc_keys[row].name,
                         counts->key[row]);
    for (int i = 0; i < FC_QUANTITY_KINDS; i++)
        often_enough("quantity", fc_quantity_kind_words((enum fc_quantity_kind)i), counts->kind[i]);
    for (int i = 0; i < 3; i++)
        often_enough("schedule", schedule[i], counts->schedule[i]);
    for (int i = 0; i < 2; i++)
        often_enough("delay", delay[i], counts->delay[i]);
    for (int i = 0; i < 4; i++)
        often_enough("reading", reading[i], counts->reading[i]);
    for (int i = 0; i < 4; i++)
        often_enough("period", period[i], counts->period[i]);
    for (int i = 0; i < RANDOM_N_FORMS; i++)
        often_enough("form", random_form_words[i], used[i]);
    printf("%6d  warnings\n", counts->warnings);
}

static void every_plan_is_valid_and_all_that_can_be_said_occurs(void **state)
{
    (void)state;
    struct counts  counts = {.key = test_calloc(fc_key_count, sizeof(int))};
    int            used[RANDOM_N_FORMS] = {0};
    struct fc_text text = {0};
    char           folder[SUPPORT_PATH], file[SUPPORT_PATH + 16];
    support_folder_make(folder);
    support_write(folder, "random.csv", random_data);
    snprintf(file, sizeof file, "%s/plan.ini", folder);
    for (uint64_t seed = 0; seed < RANDOM_PLANS; seed++) {
        struct support_plan loaded = {0};
        random_plan_text(&text, seed);
        random_plan_forms(used, seed);
        support_load_text(&loaded, file, text.bytes);
        assert_in_range(loaded.plan->n_channels, 1, 4);
        assert_in_range(loaded.plan->n_stages, 1, 3);
        assert_in_range(loaded.plan->months, 1, 18);
        count_plan(&counts, loaded.plan);
        counts.warnings += (int)(loaded.problems.size - loaded.problems.errors);
        support_free(&loaded);
    }
    support_folder_remove(folder);
    fc_text_free(&text);
    all_often_enough(&counts, used);
    test_free(counts.key);
}

static void a_seed_is_a_plan(void **state)
{
    (void)state;
    struct fc_text one = {0}, same = {0}, other = {0};
    random_plan_text(&one, 17);
    random_plan_text(&same, 17);
    random_plan_text(&other, 18);
    assert_string_equal(one.bytes, same.bytes);
    assert_true(strcmp(one.bytes, other.bytes) != 0);
    for (uint64_t seed = 0; seed < 9; seed++) {
        random_plan_text(&same, seed);
        assert_int_equal(random_plan_has(seed, RANDOM_TIE), strstr(same.bytes, " ~ ") != NULL);
        assert_int_equal(random_plan_has(seed, RANDOM_CARRY_OVER),
                         strstr(same.bytes, "carry over") != NULL);
    }
    fc_text_free(&one);
    fc_text_free(&same);
    fc_text_free(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_plan_is_valid_and_all_that_can_be_said_occurs),
        cmocka_unit_test(a_seed_is_a_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
