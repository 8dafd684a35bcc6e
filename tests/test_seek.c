/* Keys are read with what they are today and how far they may go; what is sought is found where it
   can be worked out by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>

#include "model/sentence.h"
#include "output/json_seek.h"
#include "output/say_seek.h"
#include "questions/seek.h"
#include "support.h"

/* Leads are Poisson with a mean of spend / 100 a month; nothing is uncertain. */
static const char plain[] = "[plan]\n"
                            "start = 2027-01\n"
                            "months = 12\n"
                            "[channel ads]\n"
                            "spend = 10,000 a month\n"
                            "cost per inquiry = 50\n"
                            "[stage lead]\n"
                            "rate = 50%\n";

/* A team that cannot keep up: what waits goes stale. */
static const char choke[] = "[plan]\n"
                            "start = 2027-01\n"
                            "months = 6\n"
                            "[channel ads]\n"
                            "spend = 20,000 a month\n"
                            "cost per inquiry = 50\n"
                            "month to month = 20%\n"
                            "[channel word of mouth]\n"
                            "inquiries = 4 to 8 a month\n"
                            "[stage lead]\n"
                            "owner = marketing\n"
                            "rate = 50%\n"
                            "[stage deal]\n"
                            "owner = sales\n"
                            "team = sales\n"
                            "rate = 30%\n"
                            "delay = 10 days\n"
                            "shelf life = 10 days\n"
                            "[team sales]\n"
                            "heads = 3\n"
                            "capacity = 50\n"
                            "[nurture]\n"
                            "from = lead\n"
                            "share = 10%\n"
                            "rate = 5%\n"
                            "months = 6\n";

static void assert_near(double value, double wanted, double error)
{
    if (!(fabs(value - wanted) <= error))
        fail_msg("%.10g is not within %g of %.10g", value, error, wanted);
}

struct world {
    char               folder[SUPPORT_PATH];
    char               path[SUPPORT_PATH + 16];
    struct fc_arena    arena;
    struct fc_problems problems;
    struct fc_error    error;
    struct fc_study    study;
};

static void begin(struct world *world, const char *text)
{
    struct fc_plan *plan;
    memset(world, 0, sizeof *world);
    world->problems.arena = &world->arena;
    support_folder_make(world->folder);
    support_write(world->folder, "plan.ini", text);
    snprintf(world->path, sizeof world->path, "%s/plan.ini", world->folder);
    assert_int_equal(
        fc_load(&plan, world->path, NULL, &world->arena, &world->problems, &world->error), FC_OK);
    world->study = (struct fc_study){.plan = plan,
                                     .file = world->path,
                                     .seed = 7,
                                     .trials = 20000,
                                     .threads = 2,
                                     .arena = &world->arena};
}

static void end(struct world *world)
{
    support_folder_remove(world->folder);
    fc_arena_free(&world->arena);
}

static struct fc_seek_key key_of(struct world *world, const char *text)
{
    struct fc_seek_key   key;
    const enum fc_status status =
        fc_seek_key_read(&key, &world->study, text, &world->problems, &world->error);
    if (status != FC_OK && world->problems.size > 0)
        print_error("%s: %s\n", text == NULL ? "" : text, world->problems.item[0].text);
    assert_int_equal(status, FC_OK);
    return key;
}

static struct fc_sought seek(struct world *world, const char *promise, double confidence,
                             const char *vary)
{
    static struct fc_promise     said;
    struct fc_sought             out;
    const struct fc_seek_key     key = key_of(world, vary);
    const struct fc_seek_request request = {
        .promise = &said, .key = &key, .curve = true, .confirm = true, .standard_error = 0.003};
    memset(&said, 0, sizeof said);
    assert_true(fc_sentence_read(&said, fc_piece_of("--promise", promise), world->study.plan, true,
                                 &world->problems));
    said.confidence = confidence;
    assert_int_equal(fc_seek(&out, &world->study, &request, &world->problems, &world->error),
                     FC_OK);
    return out;
}

/* ---- keys ---- */

static void keys_that_cannot_be_varied_are_refused(void **state)
{
    static const struct {
        const char *text, *problem, *hint;
    } rows[] = {
        {"chanel ads.spend", "there is no section `chanel`", "[channel]"},
        {"channel adds.spend", "there is no channel `adds`", "`ads`"},
        {"stage leed.rate", "there is no stage `leed`", "`lead`"},
        {"stage lead / adds.rate", "there is no channel `adds`", "`ads`"},
        {"team sails.heads", "there is no team `sails`", "sales"},
        {"channel ads.spent", "has no key `spent`", "`spend`"},
        {"channel ads.zebra", "has no key `zebra`", "keys"},
        {"spend", "a section, a dot and a word", "channel search.spend"},
        {"channel ads.owner", "is no number", "spend"},
        {"channel ads.season", "is no number", "spend"},
        {"channel ads.inquiries", "never given", "--set"},
        {"stage lead / ads.rate", "never given", "--set"},
        {"deal.margin", "never given", "--set"},
        {"stage deal.shelf life = 5 days", "needs `..`", "5k..60k"},
        {"plan.months", "says what is asked", NULL},
        {"stage lead.delay", "spread over months", "45 days"},
        {"channel ads.fixed cost", "never given", NULL},
        {"channel ads.minimum spend", "0 today", "0..10k"},
        {"channel ads.spend = 60k..5k", "must rise", NULL},
        {"channel ads.spend = x 0..2", "above 0", "x 0.1"},
        {"channel ads.spend = 5k..many", "number", NULL},
        {"stage deal.rate = 20..120%", "between 0% and 100%", NULL},
        {"team sales.heads = 3.2..3.8", "no two values", NULL},
        {"opening.lead", "no key `lead`", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world       world;
        struct fc_seek_key key;
        begin(&world, choke);
        assert_int_equal(
            fc_seek_key_read(&key, &world.study, rows[i].text, &world.problems, &world.error),
            FC_BAD_INPUT);
        assert_int_equal(world.problems.errors, 1);
        const struct fc_problem *problem = &world.problems.item[0];
        if (strstr(problem->text, rows[i].problem) == NULL)
            fail_msg("%s: %s", rows[i].text, problem->text);
        if (rows[i].hint != NULL &&
            (problem->hint == NULL || strstr(problem->hint, rows[i].hint) == NULL))
            fail_msg("%s: hint %s", rows[i].text, problem->hint);
        end(&world);
    }
}

static void a_plan_without_spend_asks_for_a_key(void **state)
{
    struct world       world;
    struct fc_seek_key key;
    (void)state;
    begin(&world, "[plan]\nstart = 2027-01\nmonths = 6\n[channel web]\ninquiries = 40 to 60 a "
                  "month\n[stage lead]\nrate = 50%\n");
    assert_int_equal(fc_seek_key_read(&key, &world.study, NULL, &world.problems, &world.error),
                     FC_BAD_INPUT);
    assert_non_null(strstr(world.problems.item[0].text, "spends nothing"));
    end(&world);
}

static void keys_know_today_and_how_far_they_may_go(void **state)
{
    static const struct {
        const char       *text;
        enum fc_seek_kind kind;
        double            today, low, high;
        const char       *set; /* at the high end */
    } rows[] = {
        {NULL, FC_SEEK_FACTOR, 20000, 0.25, 4, "channel *.spend = x 4"},
        {"channel ads.spend", FC_SEEK_VALUE, 20000, 5000, 80000,
         "channel ads.spend = 80,000 a month"},
        {"channel ads.spend = 5k..60k", FC_SEEK_VALUE, 20000, 5000, 60000,
         "channel ads.spend = 60,000 a month"},
        {"channel ads.spend = 5..60k", FC_SEEK_VALUE, 20000, 5000, 60000,
         "channel ads.spend = 60,000 a month"},
        {"channel ads.spend = x 0.5..1.2", FC_SEEK_VALUE, 20000, 10000, 24000,
         "channel ads.spend = 24,000 a month"},
        {"channel *.spend = 10k..30k a month", FC_SEEK_FACTOR, 20000, 0.5, 1.5,
         "channel *.spend = x 1.5"},
        {"channel ads.cost_per_inquiry", FC_SEEK_VALUE, 50, 12.5, 200,
         "channel ads.cost_per_inquiry = 200"},
        {"stage deal.rate", FC_SEEK_VALUE, 0.3, 0.075, 1, "stage deal.rate = 100%"},
        {"stage deal.rate = 20..40%", FC_SEEK_VALUE, 0.3, 0.2, 0.4, "stage deal.rate = 40%"},
        {"stage deal.delay", FC_SEEK_VALUE, 10, 2.5, 40, "stage deal.delay = 40 days"},
        {"stage deal.shelf life = 1..3 weeks", FC_SEEK_VALUE, 10, 7, 21,
         "stage deal.shelf life = 21 days"},
        {"stage deal.response time", FC_SEEK_VALUE, 0, 0, 60, "stage deal.response time = 60 days"},
        {"channel ads.month to month", FC_SEEK_VALUE, 0.2, 0.05, 0.8,
         "channel ads.month to month = 80%"},
        {"channel ads.growth", FC_SEEK_VALUE, 0, 0, 1, "channel ads.growth = 100%"},
        {"team sales.heads", FC_SEEK_ADDED, 3, -2, 9, "team sales.heads = +9"},
        {"team sales.heads = 2..8", FC_SEEK_ADDED, 3, -1, 5, "team sales.heads = +5"},
        {"team sales.capacity", FC_SEEK_VALUE, 50, 12.5, 200, "team sales.capacity = 200 a month"},
        {"nurture.months", FC_SEEK_VALUE, 6, 2, 24, "nurture.months = 24"},
    };
    struct world world;
    (void)state;
    begin(&world, choke);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct fc_seek_key key = key_of(&world, rows[i].text);
        const char              *set = fc_seek_key_set(&key, key.high, &world.arena);
        if (key.kind != rows[i].kind || fabs(key.today - rows[i].today) > 1e-9)
            fail_msg("row %zu: kind %d, today %g", i, (int)key.kind, key.today);
        if (fabs(key.low - rows[i].low) > 1e-9 || fabs(key.high - rows[i].high) > 1e-9 ||
            strcmp(set, rows[i].set) != 0)
            fail_msg("row %zu: %g to %g, %s", i, key.low, key.high, set);
    }
    end(&world);
}

static void uncertain_keys_are_scaled(void **state)
{
    struct world world;
    (void)state;
    begin(&world, choke);
    const struct fc_seek_key key = key_of(&world, "channel word of mouth.inquiries");
    assert_int_equal(key.kind, FC_SEEK_FACTOR);
    assert_true(key.uncertain);
    assert_near(key.today, sqrt(4 * 8), 1e-6); /* the median of a lognormal */
    assert_string_equal(fc_seek_key_set(&key, 1.5, &world.arena),
                        "channel word of mouth.inquiries = x 1.5");
    end(&world);
}

static const char *last_error(const struct fc_problems *problems)
{
    const char *text = "";
    for (size_t i = 0; i < problems->size; i++)
        if (problems->item[i].level == FC_ERROR)
            text = problems->item[i].text;
    return text;
}

/* What is looked for is what would be set: every value that is said can be set. */
static void settings_can_be_loaded(void **state)
{
    static const char *const text[] = {NULL,
                                       "channel ads.spend",
                                       "channel ads.cost per inquiry",
                                       "channel word of mouth.inquiries",
                                       "stage deal.rate",
                                       "stage deal.delay",
                                       "stage deal.response time",
                                       "channel ads.growth",
                                       "channel ads.persistence",
                                       "team sales.heads",
                                       "team sales.capacity",
                                       "nurture.months",
                                       "nurture.rate"};
    struct world             world;
    (void)state;
    begin(&world, choke);
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        const struct fc_seek_key key = key_of(&world, text[i]);
        for (int step = 0; step <= 10; step++) {
            struct fc_plan *plan;
            double          at = key.low + (key.high - key.low) * step / 10;
            at = key.whole ? round(at) : fmin(fc_seek_key_round(&key, at, true), key.high);
            const char          *set = fc_seek_key_set(&key, at, &world.arena);
            const enum fc_status status =
                fc_study_variant(&plan, &world.study, 1, &set, &world.problems, &world.error);
            if (status != FC_OK)
                fail_msg("%s: %s", set, last_error(&world.problems));
        }
    }
    end(&world);
}

static void values_are_said_in_round_steps(void **state)
{
    struct world world;
    (void)state;
    begin(&world, plain);
    struct fc_seek_key key = key_of(&world, NULL);
    assert_near(key.grain, 10, 1e-9); /* of 10,000 a month a thousandth */
    assert_near(fc_seek_key_round(&key, 0.89134, true), 0.892, 1e-12);
    assert_near(fc_seek_key_round(&key, 0.89134, false), 0.891, 1e-12);
    assert_near(fc_seek_key_round(&key, 0.891, true), 0.891, 1e-12);
    end(&world);
}

/* ---- what is found ---- */

/* The spend at which a total of at least (at most) so many leads is as sure as wanted. */
static double spend_for(double mean)
{
    return mean * 100 / 12;
}

static void the_least_spend_is_where_it_must_be(void **state)
{
    struct world world;
    (void)state;
    begin(&world, plain);
    /* P(Poisson(m) >= L) is the gamma distribution function of shape L at m */
    const double           exact = spend_for(gsl_cdf_gamma_Pinv(0.9, 1300, 1));
    const struct fc_sought found = seek(&world, "1,300 leads in total", 0.9, NULL);
    assert_true(found.found && found.rises && !found.several && !found.whole_range);
    /* 0.003 in the chance is 0.003 / density in the mean: 6 of them, and a step */
    const double density = 0.175 / 36.3;
    assert_near(found.at * 10000, exact, 10 + 6 * 0.003 / density * 100 / 12);
    assert_true(found.low < exact / 10000 + 0.002 && found.high > exact / 10000 - 0.002);
    assert_true(found.chance.p >= 0.9);
    assert_near(found.fresh.p, 0.9, 0.03);
    assert_near(found.today.p, gsl_cdf_gamma_P(1200, 1300, 1), 0.01);
    end(&world);
}

static void without_curve_it_is_found_too(void **state)
{
    struct world      world;
    struct fc_promise promise = {0};
    struct fc_sought  found;
    (void)state;
    begin(&world, plain);
    const struct fc_seek_key     key = key_of(&world, "channel ads.spend");
    const struct fc_seek_request request = {.promise = &promise, .key = &key};
    assert_true(fc_sentence_read(&promise, fc_piece_of("", "1,300 leads in total"),
                                 world.study.plan, true, &world.problems));
    promise.confidence = 0.9;
    assert_int_equal(fc_seek(&found, &world.study, &request, &world.problems, &world.error), FC_OK);
    assert_near(found.at, spend_for(gsl_cdf_gamma_Pinv(0.9, 1300, 1)), 60);
    assert_int_equal(found.n_curve, 0);
    assert_false(found.confirmed);
    end(&world);
}

static void at_most_has_a_highest_spend(void **state)
{
    struct world world;
    (void)state;
    begin(&world, plain);
    const double           exact = spend_for(gsl_cdf_gamma_Qinv(0.9, 1101, 1));
    const struct fc_sought found =
        seek(&world, "at most 1,100 leads in total", 0.9, "channel ads.spend");
    assert_true(found.found && !found.rises && !found.several);
    assert_near(found.at, exact, 80);
    assert_true(found.chance.p >= 0.9);
    end(&world);
}

static void a_cost_may_rise_so_far(void **state)
{
    struct world world;
    (void)state;
    begin(&world, plain);
    const double           mean = gsl_cdf_gamma_Pinv(0.9, 1100, 1);
    const struct fc_sought found =
        seek(&world, "1,100 leads in total", 0.9, "channel ads.cost per inquiry");
    assert_true(found.found && !found.rises);
    assert_near(found.at, 12 * 10000 * 0.5 / mean, 0.4);
    end(&world);
}

/* Too few leads break one half, too many the other. */
static void of_several_values_the_least_is_given(void **state)
{
    struct world world;
    (void)state;
    begin(&world, plain);
    const double           exact = spend_for(gsl_cdf_gamma_Pinv(0.9, 1000, 1));
    const struct fc_sought found =
        seek(&world, "1,000 leads in total and at most 1,400 leads in total", 0.9, NULL);
    assert_true(found.found);
    assert_true(found.several);
    assert_near(found.at * 10000, exact, 80);
    assert_true(found.n_curve > 5);
    for (int i = 1; i < found.n_curve; i++)
        assert_true(found.curve[i].at > found.curve[i - 1].at);
    end(&world);
}

static void what_is_out_of_reach_names_the_best(void **state)
{
    struct world world;
    (void)state;
    begin(&world, plain);
    const struct fc_sought found =
        seek(&world, "1,300 leads in total", 0.9, "channel ads.spend = x 0.5..1.05");
    assert_false(found.found);
    assert_false(found.confirmed);
    assert_near(found.best.p, gsl_cdf_gamma_P(1260, 1300, 1), 0.03);
    assert_near(found.best_at, 10500, 1e-6);
    end(&world);
}

static void a_range_that_keeps_it_throughout_says_so(void **state)
{
    struct world world;
    (void)state;
    begin(&world, plain);
    struct fc_sought found = seek(&world, "500 leads in total", 0.9, "channel ads.spend = 8k..20k");
    assert_true(found.found && found.whole_range);
    assert_near(found.at, 8000, 1e-9);
    found = seek(&world, "at most 5,000 leads in total", 0.9, "channel ads.spend = 8k..20k");
    assert_true(found.found && found.whole_range);
    end(&world);
}

static void heads_are_whole(void **state)
{
    struct world world;
    (void)state;
    begin(&world, choke);
    world.study.trials = 1000;
    const struct fc_sought found =
        seek(&world, "30 deals a month on average from 2027-03", 0.8, "team sales.heads");
    assert_true(found.found);
    assert_true(found.at == round(found.at));
    assert_true(found.chance.p >= 0.8);
    for (int i = 0; i < found.n_curve; i++) {
        assert_true(found.curve[i].at == round(found.curve[i].at));
        assert_true(found.curve[i].at >= found.at || found.curve[i].chance.p < 0.8);
    }
    end(&world);
}

/* More spend than the team can work makes it worse. */
static void a_team_that_chokes_has_two_ends(void **state)
{
    struct world world;
    (void)state;
    begin(&world, choke);
    world.study.trials = 1000;
    const struct fc_sought found =
        seek(&world, "20 deals a month on average from 2027-03", 0.8, "channel ads.spend");
    assert_true(found.found);
    assert_true(found.several);
    assert_true(found.at < 20000 && found.at > 5000);
    assert_true(found.fresh.p != found.chance.p); /* other luck */
    assert_true(found.today.p < 0.8);
    assert_true(found.best.p >= 0.8 && found.best_at < 20000);
    end(&world);
}

/* ---- what is said ---- */

static double number_at(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    assert_true(json_is_number(value));
    return json_number_value(value);
}

static void the_object_holds_what_was_found(void **state)
{
    struct world   world;
    struct fc_json json = {0};
    (void)state;
    begin(&world, plain);
    const struct fc_sought      found = seek(&world, "1,300 leads in total", 0.9, NULL);
    const struct fc_json_sought part = {&found, world.study.plan};
    json_t                     *object = fc_json_seek(&json, &part);
    assert_false(json.failed);
    assert_string_equal(json_string_value(json_object_get(object, "key")), "channel *.spend");
    assert_near(number_at(object, "factor"), found.at, 0);
    assert_near(number_at(object, "value"), found.at * 10000, 1e-9);
    assert_near(number_at(object, "fresh_probability"), found.fresh.p, 0);
    assert_near(number_at(object, "best_reachable"), found.best.p, 0);
    assert_int_equal(json_array_size(json_object_get(object, "curve")), (size_t)found.n_curve);
    const json_t *interval = json_object_get(object, "interval");
    assert_true(json_number_value(json_array_get(interval, 0)) <= found.at * 10000);
    json_decref(object);
    end(&world);
}

static void an_object_of_nothing_found_is_null(void **state)
{
    struct world   world;
    struct fc_json json = {0};
    (void)state;
    begin(&world, plain);
    const struct fc_sought found =
        seek(&world, "1,300 leads in total", 0.9, "channel ads.spend = x 0.5..1.05");
    const struct fc_json_sought part = {&found, world.study.plan};
    json_t                     *object = fc_json_seek(&json, &part);
    assert_true(json_is_false(json_object_get(object, "found")));
    assert_true(json_is_null(json_object_get(object, "factor")));
    assert_true(json_is_null(json_object_get(object, "interval")));
    assert_true(json_is_null(json_object_get(object, "set")));
    assert_true(json_is_null(json_object_get(object, "fresh_probability")));
    assert_near(number_at(object, "best_at"), 10500, 1e-6);
    json_decref(object);
    end(&world);
}

static const char *verdict_of(struct world *world, const struct fc_sought *sought,
                              const char *sentence)
{
    struct fc_answer answer = {.arena = &world->arena};
    const char      *word = NULL;
    bool             said = sentence == NULL;
    fc_say_seek(&answer, world->study.plan, sought);
    for (const struct fc_said *at = answer.first; at != NULL; at = at->next) {
        if (at->kind == FC_SAY_VERDICT)
            word = at->word;
        said = said || (at->text != NULL && strstr(at->text, sentence) != NULL);
    }
    assert_true(said);
    return word;
}

static void each_outcome_has_its_verdict(void **state)
{
    struct world world;
    (void)state;
    begin(&world, plain);
    struct fc_sought found =
        seek(&world, "1,300 leads in total", 0.9, "channel ads.spend = x 0.5..1.05");
    assert_string_equal(verdict_of(&world, &found, "at the end of the range"), "OUT OF REACH");
    found = seek(&world, "3,000 leads in total", 0.9, "channel ads.spend = x 0.5..1.05");
    assert_string_equal(verdict_of(&world, &found, "asks too much"), "OUT OF REACH");
    found = seek(&world, "1,230 leads in total", 0.9, "channel ads.month to month = 0..1%");
    assert_string_equal(verdict_of(&world, &found, "hardly helps"), "OUT OF REACH");
    found = seek(&world, "500 leads in total", 0.9, "channel ads.spend = 8k..20k");
    assert_string_equal(verdict_of(&world, &found, "keeps the promise"), "ANY VALUE");
    found = seek(&world, "1,000 leads in total", 0.9, NULL);
    assert_non_null(strstr(verdict_of(&world, &found, "may fall to"), " a month"));
    found = seek(&world, "1,300 leads in total", 0.9, NULL);
    verdict_of(&world, &found, "must rise to");
    end(&world);
}

static void threads_do_not_matter(void **state)
{
    struct world world;
    (void)state;
    begin(&world, plain);
    const struct fc_sought two = seek(&world, "1,300 leads in total", 0.9, NULL);
    world.study.threads = 1;
    const struct fc_sought one = seek(&world, "1,300 leads in total", 0.9, NULL);
    assert_true(one.at == two.at && one.chance.p == two.chance.p && one.fresh.p == two.fresh.p);
    end(&world);
}

static void a_stopped_search_is_none(void **state)
{
    static const volatile sig_atomic_t stop = 1;
    struct world                       world;
    struct fc_sought                   found;
    struct fc_promise                  promise = {0};
    (void)state;
    begin(&world, choke);
    world.study.stop = &stop;
    const struct fc_seek_key     key = key_of(&world, NULL);
    const struct fc_seek_request request = {.promise = &promise, .key = &key};
    assert_true(fc_sentence_read(&promise, fc_piece_of("", "20 deals in total"), world.study.plan,
                                 true, &world.problems));
    promise.confidence = 0.9;
    assert_int_equal(fc_seek(&found, &world.study, &request, &world.problems, &world.error),
                     FC_INTERRUPTED);
    end(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_that_cannot_be_varied_are_refused),
        cmocka_unit_test(a_plan_without_spend_asks_for_a_key),
        cmocka_unit_test(keys_know_today_and_how_far_they_may_go),
        cmocka_unit_test(uncertain_keys_are_scaled),
        cmocka_unit_test(settings_can_be_loaded),
        cmocka_unit_test(values_are_said_in_round_steps),
        cmocka_unit_test(the_least_spend_is_where_it_must_be),
        cmocka_unit_test(without_curve_it_is_found_too),
        cmocka_unit_test(at_most_has_a_highest_spend),
        cmocka_unit_test(a_cost_may_rise_so_far),
        cmocka_unit_test(of_several_values_the_least_is_given),
        cmocka_unit_test(what_is_out_of_reach_names_the_best),
        cmocka_unit_test(a_range_that_keeps_it_throughout_says_so),
        cmocka_unit_test(heads_are_whole),
        cmocka_unit_test(a_team_that_chokes_has_two_ends),
        cmocka_unit_test(the_object_holds_what_was_found),
        cmocka_unit_test(an_object_of_nothing_found_is_null),
        cmocka_unit_test(each_outcome_has_its_verdict),
        cmocka_unit_test(threads_do_not_matter),
        cmocka_unit_test(a_stopped_search_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
