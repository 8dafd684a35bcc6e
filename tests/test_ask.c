/* Questions in plain words: many ways to ask the same, and no guess at the rest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/load.h"
#include "model/sentence.h"
#include "questions/ask.h"
#include "questions/confidence.h"

static const char PLAN[] =
    "[plan]\nstart = 2027-01\nmonths = 12\nconfidence = 85%\n"
    "[channel search]\nspend = 30,000 a month\ncost per inquiry = 70 to 110\n"
    "[stage qualified lead]\nrate = 36 of 120\n"
    "[stage won]\nrate = 5%\n"
    "[deal]\nvalue = 18,000\n";

struct fixture {
    struct fc_arena arena;
    struct fc_plan *plan;
};

static int load(void **state)
{
    static struct fixture fixture;
    struct fc_problems    problems = {.arena = &fixture.arena};
    struct fc_error       err = {0};
    *state = &fixture;
    return fc_load_text(&fixture.plan, "plan.ini", PLAN, strlen(PLAN), NULL, &fixture.arena,
                        &problems, &err) != FC_OK;
}

static int unload(void **state)
{
    struct fixture *fixture = *state;
    fc_arena_free(&fixture->arena);
    return 0;
}

static bool ask(struct fc_asked *out, struct fixture *fixture, const char *words,
                struct fc_problems *problems)
{
    *problems = (struct fc_problems){.arena = &fixture->arena};
    return fc_ask_read(out, fc_piece_of("question", words), fixture->plan, problems);
}

static void assert_understood(struct fixture *fixture, const char *words, enum fc_question question,
                              double confidence, const char *promise)
{
    struct fc_asked    asked;
    struct fc_problems problems;
    struct fc_text     said = {0};
    if (!ask(&asked, fixture, words, &problems))
        fail_msg("not understood: %s: %s", words, problems.item[0].text);
    fc_promise_say(&said, &asked.promise, fixture->plan);
    if (strcmp(said.bytes, promise) != 0)
        fail_msg("%s\n  understood as %s\n  instead of    %s", words, said.bytes, promise);
    assert_int_equal(asked.question, question);
    assert_float_equal(asked.confidence, confidence, 1e-12);
    assert_float_equal(asked.promise.confidence, confidence, 1e-12);
    assert_string_equal(asked.promise.text, words);
    fc_text_free(&said);
}

/* ---- promises ---- */

#define APRIL "at least 150 qualified leads in every month, April to December 2027"
#define YEAR "at least 150 qualified leads in every month, January to December 2027"

static const struct {
    const char *words;
    double      confidence;
    const char *promise;
} promises[] = {
    {"Can we promise 150 qualified leads a month from April?", 0.85, APRIL},
    {"Can we keep 150 qualified leads a month from April?", 0.85, APRIL},
    {"can we promise 150 qualified leads a month from april", 0.85, APRIL},
    {"Could we commit to 150 leads a month from April?", 0.85, APRIL},
    {"Should we guarantee at least 150 leads every month from April?", 0.85, APRIL},
    {"Will we reach 150 leads a month from April to December?", 0.85, APRIL},
    {"Is 150 leads a month from April safe?", 0.85, APRIL},
    {"Are 150 leads per month realistic?", 0.85, YEAR},
    {"Is it safe to promise 150 leads a month?", 0.85, YEAR},
    {"Is it realistic to promise the board 150 leads a month?", 0.85, YEAR},
    {"Can 150 leads a month be promised?", 0.85, YEAR},
    {"So, can we really promise 150 leads a month?", 0.85, YEAR},
    {"What is the chance of 150 leads a month?", 0.85, YEAR},
    {"what's the chance that we get 150 leads a month?", 0.85, YEAR},
    {"How likely is it that we reach 150 leads a month?", 0.85, YEAR},
    {"How safe is 150 leads a month?", 0.85, YEAR},
    {"Can marketing deliver 150 leads a month?", 0.85, YEAR},
    {"150 leads a month?", 0.85, YEAR},
    {"at least 150 leads a month", 0.85, YEAR},
    {"Can we promise 150 leads a month at 95%?", 0.95, YEAR},
    {"Can we promise 150 leads a month at 95 %?", 0.95, YEAR},
    {"Can we promise, with 95 % confidence, 150 leads a month?", 0.95, YEAR},
    {"Can we promise 150 leads a month with 97.5% certainty?", 0.975, YEAR},
    {"Can we promise 150 leads a month in 95 of 100 years?", 0.95, YEAR},
    {"Can we promise 150 leads a month, 9 times out of 10?", 0.9, YEAR},
    {"With at least 95% confidence can we promise 150 leads a month?", 0.95, YEAR},
    {"Can we promise 1,000,000 revenue in total?", 0.85,
     "at least 1,000,000 revenue in total, January to December 2027"},
    {"Can we promise 150 leads a month on average from April?", 0.85,
     "at least 150 qualified leads a month on average, April to December 2027"},
    {"Can we promise 1m revenue and 150 leads a month from April, then 170 from July?", 0.85,
     "at least 1,000,000 revenue in total, January to December 2027, and at least 150 qualified "
     "leads in every month, April to December 2027, then 170 from July 2027"},
};

static void test_promises_are_understood_in_many_phrasings(void **state)
{
    for (size_t i = 0; i < sizeof promises / sizeof *promises; i++)
        assert_understood(*state, promises[i].words, FC_ASK_PROMISE, promises[i].confidence,
                          promises[i].promise);
}

/* ---- how many ---- */

static const struct {
    const char *words;
    double      confidence;
    const char *promise;
} how_many[] = {
    {"How many qualified leads can we promise a month?", 0.85,
     "at least 0 qualified leads in every month, January to December 2027"},
    {"How many leads a month can we safely promise?", 0.85,
     "at least 0 qualified leads in every month, January to December 2027"},
    {"how many leads can we safely promise every month with 95 % confidence?", 0.95,
     "at least 0 qualified leads in every month, January to December 2027"},
    {"How many leads can we promise the board every month from April at 80%?", 0.8,
     "at least 0 qualified leads in every month, April to December 2027"},
    {"How many leads a month are safe?", 0.85,
     "at least 0 qualified leads in every month, January to December 2027"},
    {"How many leads can be promised in total?", 0.85,
     "at least 0 qualified leads in total, January to December 2027"},
    {"How much revenue can we promise in total?", 0.85,
     "at least 0 revenue in total, January to December 2027"},
    {"What revenue could we commit to in total?", 0.85,
     "at least 0 revenue in total, January to December 2027"},
    {"What cost per lead can we promise?", 0.85,
     "at most 0 cost per qualified lead in total, January to December 2027"},
};

static void test_how_many_is_understood_in_many_phrasings(void **state)
{
    for (size_t i = 0; i < sizeof how_many / sizeof *how_many; i++)
        assert_understood(*state, how_many[i].words, FC_ASK_HOW_MANY, how_many[i].confidence,
                          how_many[i].promise);
}

/* ---- what a channel returns ---- */

static const char SEVERAL[] =
    "[plan]\nstart = 2027-01\nmonths = 12\ncurrency = EUR\n"
    "[channel search]\nspend = 10,000 a month\ncost per inquiry = 100\n"
    "[channel Trade show]\nspend = 30,000 in 2027-03\ncost per inquiry = 150\n"
    "[channel events]\nspend = 5,000 a month\ncost per inquiry = 150\nfixed cost = 500 a month\n"
    "[stage lead]\nrate = 40%\n[deal]\nvalue = 1,000\nmargin = 40%\n";

static const char ONE[] =
    "[plan]\nstart = 2027-01\nmonths = 12\n"
    "[channel membership drive]\nspend = 100,000 in 2027-03\ncost per inquiry = 50\n"
    "[channel old one]\nenabled = no\nspend = 1,000 a month\ncost per inquiry = 50\n"
    "[stage lead]\nrate = 40%\n";

enum { SEARCH, SHOW, EVENTS };

static const struct {
    const char *plan, *words;
    int         channel;
} returns[] = {
    {SEVERAL, "What did the trade show return?", SHOW},
    {SEVERAL, "What will the trade show return?", SHOW},
    {SEVERAL, "What will another 30,000 trade show return?", SHOW},
    {SEVERAL, "What would another EUR 30,000 trade show really bring us?", SHOW},
    {SEVERAL, "what does search return", SEARCH},
    {SEVERAL, "What does search bring in?", SEARCH},
    {SEVERAL, "What do events bring?", EVENTS},
    {SEVERAL, "What does the event bring us back?", EVENTS},
    {SEVERAL, "How does search convert to revenue?", SEARCH},
    {SEVERAL, "How does the trade-show turn into money?", SHOW},
    {SEVERAL, "How do the inquiries from search convert?", SEARCH},
    {SEVERAL, "How well does search convert into deals?", SEARCH},
    {SEVERAL, "Does the trade show pay off?", SHOW},
    {SEVERAL, "Will the TRADE SHOW pay for itself?", SHOW},
    {SEVERAL, "Was our trade show worth it?", SHOW},
    {SEVERAL, "Is search profitable?", SEARCH},
    {SEVERAL, "Is the money spent on search worth it?", SEARCH},
    {SEVERAL, "So, is it worth the money, search?", -1},
    {SEVERAL, "What do we get out of events?", EVENTS},
    {SEVERAL, "What did we get for the 30,000 trade show?", SHOW},
    {SEVERAL, "What revenue do we get from search?", SEARCH},
    {SEVERAL, "What comes from the search budget?", SEARCH},
    {SEVERAL, "What is the return on events?", EVENTS},
    {SEVERAL, "What's the ROI of search?", SEARCH},
    {SEVERAL, "What is the trade show's return?", SHOW},
    {SEVERAL, "What was the return on investment of the trade show?", SHOW},
    {SEVERAL, "How much revenue will the trade show bring?", SHOW},
    {SEVERAL, "How much does the trade show make?", SHOW},
    {SEVERAL, "Tell me what the trade show returns.", SHOW},
    {SEVERAL, "return on search", SEARCH},
    {ONE, "What did that 100,000 campaign return?", 0},
    {ONE, "What did the campaign return?", 0},
    {ONE, "What did it return?", 0},
    {ONE, "Was it worth it?", 0},
    {ONE, "What did that 100,000 bring us?", 0},
    {ONE, "Did the membership drive pay off?", 0},
    {ONE, "What is the return on investment?", 0},
    {ONE, "What did the old one bring?", 1},
};

static void test_returns_are_understood_in_many_phrasings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof returns / sizeof *returns; i++) {
        struct fixture     fixture = {0};
        struct fc_problems problems = {.arena = &fixture.arena};
        struct fc_error    err = {0};
        struct fc_asked    asked;
        assert_int_equal(fc_load_text(&fixture.plan, "plan.ini", returns[i].plan,
                                      strlen(returns[i].plan), NULL, &fixture.arena, &problems,
                                      &err),
                         FC_OK);
        const bool understood = ask(&asked, &fixture, returns[i].words, &problems);
        if (understood != (returns[i].channel >= 0))
            fail_msg("%sunderstood: %s", understood ? "" : "not ", returns[i].words);
        if (understood && asked.question != FC_ASK_RETURN)
            fail_msg("understood as another question: %s", returns[i].words);
        if (understood && asked.channel != returns[i].channel)
            fail_msg("channel %d: %s", asked.channel, returns[i].words);
        if (understood && problems.size > 0)
            fail_msg("warned of: %s: %s", returns[i].words, problems.item[0].text);
        fc_arena_free(&fixture.arena);
    }
}

/* The answer is for the plan's figures, so another amount in the question is pointed out. */
static void test_an_amount_the_plan_does_not_spend_is_warned_of(void **state)
{
    static const struct {
        const char *words, *amount;
    } row[] = {{"What does the 40k search campaign return?", "40k"},
               {"What does the 30,000 search budget return?", NULL}, /* a month */
               {"What did the 360,000 for search return?", NULL},    /* the year */
               {"What would another 20,000 search campaign return?", "20,000"}};
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct fc_asked    asked;
        struct fc_problems problems;
        if (!ask(&asked, *state, row[i].words, &problems))
            fail_msg("not understood: %s", row[i].words);
        assert_int_equal(problems.size, row[i].amount == NULL ? 0 : 1);
        if (row[i].amount != NULL)
            assert_int_equal(problems.item[0].place.column,
                             strstr(row[i].words, row[i].amount) - row[i].words + 1);
    }
}

static void test_a_channel_that_is_not_there_is_named(void **state)
{
    struct fc_asked    asked;
    struct fc_problems problems;
    const char        *words = "What will the spring webinar bring us?";
    assert_false(ask(&asked, *state, words, &problems));
    assert_string_equal(problems.item[0].rule, "question");
    assert_string_equal(problems.item[0].text, "the plan has no channel `spring webinar`");
    assert_string_equal(problems.item[0].hint, "name a channel of the plan: search");
    assert_int_equal(problems.item[0].place.column, strstr(words, "spring") - words + 1);
    assert_int_equal(problems.item[0].place.width, strlen("spring webinar"));
}

/* ---- what is refused ---- */

static const char *const unknown[] = {
    "",
    "?",
    "What is the weather?",
    "What if it rains?",
    "What if?",
    "How many leads will we get?",
    "What can we promise?",
    "Can we not promise 150 leads a month?",
    "Can we miss 150 leads a month?",
    "How many people work here?",
    "Why?",
};

static void test_what_is_not_known_is_refused_with_the_forms(void **state)
{
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        struct fc_asked    asked;
        struct fc_problems problems;
        if (ask(&asked, *state, unknown[i], &problems))
            fail_msg("understood, but should not: %s", unknown[i]);
        assert_int_equal(problems.errors, 1);
        assert_string_equal(problems.item[0].rule, "question");
        for (int form = 0; form < fc_ask_form_count; form++)
            assert_non_null(strstr(problems.item[0].hint, fc_ask_forms[form]));
    }
}

static void test_a_wrong_sentence_is_marked_where_it_stands(void **state)
{
    struct fc_asked    asked;
    struct fc_problems problems;
    const char        *words = "At 95%, can we promise 150 sprockets a month?";
    assert_false(ask(&asked, *state, words, &problems));
    assert_true(problems.errors >= 1);
    const struct fc_place place = problems.item[0].place;
    assert_string_equal(place.text, words);
    assert_int_equal(place.column, strstr(words, "sprockets") - words + 1);
}

static void test_two_confidences_are_refused(void **state)
{
    struct fc_asked    asked;
    struct fc_problems problems;
    assert_false(ask(&asked, *state, "At 90% can we promise 150 leads a month at 95%?", &problems));
    assert_string_equal(problems.item[0].text, "the confidence is said twice");
}

/* Known words in any order: understood or refused with one error, and never more than that. */
static void test_any_words_are_read_or_refused(void **state)
{
    static const char *const word[] = {
        "what",    "did",     "the", "search",  "return", "campaign", "30,000",  "EUR",
        "how",     "does",    "we",  "promise", "150",    "leads",    "a month", "it",
        "'s",      "on",      "roi", ",",       "of",     "can",      "is",      "worth",
        "revenue", "convert", "to",  "at",      "95%",    "from",     "April",   "many",
        "all",     "another", "s",   "spend",   "bring",  "us",       "chance",  "?"};
    enum { WORDS = sizeof word / sizeof *word };
    struct fixture *fixture = *state;
    uint64_t        luck = 88172645463325252U;
    for (int round = 0; round < 5000; round++) {
        char      words[400] = "";
        const int n = 1 + round % 12;
        for (int i = 0; i < n; i++) {
            luck ^= luck << 13, luck ^= luck >> 7, luck ^= luck << 17; /* xorshift64 */
            strcat(words, word[luck % WORDS]);
            strcat(words, " ");
        }
        struct fc_asked    asked;
        struct fc_problems problems;
        const bool         read = ask(&asked, fixture, words, &problems);
        if (read != (problems.errors == 0))
            fail_msg("%d errors, and %sread: %s", (int)problems.errors, read ? "" : "not ", words);
        if (read && asked.question == FC_ASK_RETURN)
            assert_int_equal(asked.channel, 0);
    }
}

static void test_too_many_words_are_refused(void **state)
{
    struct fc_asked    asked;
    struct fc_problems problems;
    char               words[1000] = "";
    for (int i = 0; i < 100; i++)
        strcat(words, "promise ");
    assert_false(ask(&asked, *state, words, &problems));
    assert_string_equal(problems.item[0].text, "the question is too long");
}

/* ---- confidence ---- */

static void test_confidence(void **state)
{
    static const struct {
        const char *text;
        double      value;
    } good[] = {{"90", 0.9},     {"90%", 0.9},  {"0.9", 0.9},
                {"99.5", 0.995}, {"50 %", 0.5}, {"2", 0.02}};
    static const char *const bad[] = {"1", "100", "100%", "0", "-5", "high", "", "99.999", "0.001"};

    struct fixture *fixture = *state;
    double          value = 0;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct fc_problems problems = {.arena = &fixture->arena};
        assert_true(fc_confidence_read(&value, fc_piece_of("", good[i].text), &problems));
        assert_float_equal(value, good[i].value, 1e-12);
    }
    value = 0.123;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct fc_problems problems = {.arena = &fixture->arena};
        assert_false(fc_confidence_read(&value, fc_piece_of("", bad[i]), &problems));
        assert_int_equal(problems.errors, 1);
        assert_float_equal(value, 0.123, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_promises_are_understood_in_many_phrasings),
        cmocka_unit_test(test_how_many_is_understood_in_many_phrasings),
        cmocka_unit_test(test_returns_are_understood_in_many_phrasings),
        cmocka_unit_test(test_an_amount_the_plan_does_not_spend_is_warned_of),
        cmocka_unit_test(test_a_channel_that_is_not_there_is_named),
        cmocka_unit_test(test_what_is_not_known_is_refused_with_the_forms),
        cmocka_unit_test(test_a_wrong_sentence_is_marked_where_it_stands),
        cmocka_unit_test(test_two_confidences_are_refused),
        cmocka_unit_test(test_any_words_are_read_or_refused),
        cmocka_unit_test(test_too_many_words_are_refused),
        cmocka_unit_test(test_confidence),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
