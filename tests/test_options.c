/* Options: what is read, what is refused and with which hint. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "command/command.h"
#include "command/options.h"

static struct fc_arena arena;

static int free_arena(void **state)
{
    (void)state;
    fc_arena_free(&arena);
    return 0;
}

/* Reads a command line given as words; the command is the first. */
static bool read(struct fc_options *out, struct fc_problems *problems, const char *const words[])
{
    char *argv[16] = {0};
    int   argc = 0;
    for (; words[argc] != NULL; argc++)
        argv[argc] = fc_arena_copy(&arena, words[argc], strlen(words[argc]));
    const struct fc_command *command = fc_command_named(words[0]);
    assert_non_null(command);
    *problems = (struct fc_problems){.arena = &arena};
    return fc_options_read(out, argc, argv, command->options, &arena, problems);
}

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void test_defaults(void **state)
{
    (void)state;
    struct fc_options  options;
    struct fc_problems problems;
    assert_true(read(&options, &problems, WORDS("ask", "plan.ini")));
    assert_int_equal(options.trials, 100000);
    assert_int_equal(options.seed, 42);
    assert_int_equal(options.threads, 0);
    assert_int_equal(options.given, 0);
    assert_int_equal(options.words.n, 1);
    assert_string_equal(options.words.text[0], "plan.ini");
    assert_false(options.json);
}

static void test_options_and_words_in_any_order(void **state)
{
    (void)state;
    struct fc_options  options;
    struct fc_problems problems;
    assert_true(read(&options, &problems,
                     WORDS("ask", "--set", "a = 1", "plan.ini", "-n", "20,000", "--set=b = 2",
                           "--json", "a question", "-c95%", "--date", "2027-02-28")));
    assert_int_equal(options.set.n, 2);
    assert_string_equal(options.set.text[0], "a = 1");
    assert_string_equal(options.set.text[1], "b = 2");
    assert_int_equal(options.trials, 20000);
    assert_true(options.json);
    assert_float_equal(options.confidence, 0.95, 1e-12);
    assert_string_equal(options.date, "2027-02-28");
    assert_int_equal(options.words.n, 2);
    assert_string_equal(options.words.text[1], "a question");
    assert_true(options.given & FC_OPTION_BIT(FC_O_CONFIDENCE));
}

static void test_what_follows_two_dashes_is_no_option(void **state)
{
    (void)state;
    struct fc_options  options;
    struct fc_problems problems;
    assert_true(read(&options, &problems, WORDS("ask", "--", "--json", "-x")));
    assert_false(options.json);
    assert_int_equal(options.words.n, 2);
}

static const struct {
    const char *words[5];
    const char *text, *hint; /* what must be part of them; NULL: anything */
} refused[] = {
    {{"ask", "p.ini", "--confidense", "90"},
     "no option --confidense",
     "did you mean --confidence?"},
    {{"ask", "p.ini", "--trails=5"}, "no option --trails", "did you mean --trials?"},
    {{"ask", "p.ini", "--xyzzy"}, "no option --xyzzy", "--help"},
    {{"ask", "p.ini", "-Z"}, "no option -Z", "--help"},
    {{"ask", "p.ini", "--trials"}, "--trials needs a value", NULL},
    {{"ask", "p.ini", "--json=yes"}, "--json takes no value", NULL},
    {{"ask", "p.ini", "--theme", "dark"}, "\"ask\" takes no option --theme", NULL},
    {{"ask", "p.ini", "--trials", "0"}, NULL, NULL},
    {{"ask", "p.ini", "--trials", "1e5"}, NULL, NULL},
    {{"ask", "p.ini", "--trials", "-5"}, NULL, NULL},
    {{"ask", "p.ini", "--trials", "4294967296"}, NULL, NULL},
    {{"ask", "p.ini", "--confidence", "100"}, NULL, NULL},
    {{"ask", "p.ini", "--date", "2027-02-30"}, NULL, NULL},
    {{"ask", "p.ini", "--date", "27-02-01"}, "no date", "YYYY-MM-DD"},
    {{"ask", "p.ini", "--date", "2027-2-01"}, "no date", "YYYY-MM-DD"},
    {{"chart", "p.ini", "--theme", "pink"}, "light|dark", NULL},
    {{"chart", "p.ini", "--theme", "light|dark"}, "light|dark", NULL},
    {{"chart", "p.ini", "--scale", "5"}, "between 1 and 4", NULL},
};

static void test_what_is_wrong_is_said(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct fc_options  options;
        struct fc_problems problems;
        if (read(&options, &problems, refused[i].words))
            fail_msg("accepted: %s %s", refused[i].words[2], refused[i].words[3]);
        assert_int_equal(problems.errors, 1);
        if (refused[i].text != NULL && strstr(problems.item[0].text, refused[i].text) == NULL)
            fail_msg("said \"%s\" instead of \"%s\"", problems.item[0].text, refused[i].text);
        if (refused[i].hint != NULL) {
            assert_non_null(problems.item[0].hint);
            assert_non_null(strstr(problems.item[0].hint, refused[i].hint));
        }
    }
}

static void test_all_that_is_wrong_is_said_at_once(void **state)
{
    (void)state;
    struct fc_options  options;
    struct fc_problems problems;
    assert_false(read(&options, &problems,
                      WORDS("ask", "--xyzzy", "--trials", "0", "--theme", "dark", "--seed", "x")));
    assert_int_equal(problems.errors, 4);
}

static void test_given_twice_is_refused_but_for_lists_and_switches(void **state)
{
    (void)state;
    struct fc_options  options;
    struct fc_problems problems;
    assert_false(read(&options, &problems, WORDS("ask", "--seed", "1", "--seed", "2")));
    assert_true(read(&options, &problems, WORDS("ask", "--json", "--json", "-p", "a", "-p", "b")));
    assert_int_equal(options.promise.n, 2);
}

/* ---- the tables ---- */

static void test_tables_are_whole(void **state)
{
    (void)state;
    for (int i = 0; i < FC_OPTIONS; i++) {
        const struct fc_option *option = fc_option_at((enum fc_option_name)i);
        assert_non_null(option->name);
        assert_non_null(option->help);
        assert_int_equal(option->value == NULL, option->kind == FC_READ_SWITCH);
        for (int j = 0; j < i; j++) {
            const struct fc_option *other = fc_option_at((enum fc_option_name)j);
            assert_string_not_equal(option->name, other->name);
            assert_true(option->letter == 0 || option->letter != other->letter);
        }
    }
}

/* Every example in the help is a command line that can be read. */
static void test_examples_can_be_read(void **state)
{
    (void)state;
    for (int i = 0; fc_command_at(i) != NULL; i++) {
        const struct fc_command *command = fc_command_at(i);
        assert_ptr_equal(fc_command_named(command->name), command);
        assert_true(command->options & FC_OPTION_BIT(FC_O_HELP));
        for (int j = 0; j < FC_EXAMPLES; j++) {
            struct fc_options  options;
            struct fc_problems problems;
            const char        *words[16] = {0};
            int                n = 0;
            char *rest = fc_arena_copy(&arena, command->example[j], strlen(command->example[j]));
            while (*rest != '\0') {
                const bool quoted = *rest == '"' || *rest == '\'';
                const char ends[2] = {quoted ? *rest : ' ', '\0'};
                rest += quoted;
                words[n++] = rest;
                rest += strcspn(rest, ends);
                if (*rest != '\0')
                    *rest++ = '\0';
                rest += strspn(rest, " ");
                if (*rest == '>')
                    break;
            }
            assert_string_equal(words[0], command->name);
            if (!read(&options, &problems, words))
                fail_msg("%s: %s", command->example[j], problems.item[0].text);
            assert_in_range(options.words.n, command->least, command->most);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_options_and_words_in_any_order),
        cmocka_unit_test(test_what_follows_two_dashes_is_no_option),
        cmocka_unit_test(test_what_is_wrong_is_said),
        cmocka_unit_test(test_all_that_is_wrong_is_said_at_once),
        cmocka_unit_test(test_given_twice_is_refused_but_for_lists_and_switches),
        cmocka_unit_test(test_tables_are_whole),
        cmocka_unit_test(test_examples_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
