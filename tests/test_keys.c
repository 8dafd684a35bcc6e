/* The table of keys: complete rows, names found as people write them, typing errors understood. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "model/keys.h"
#include "model/words.h"

static void every_row_is_complete(void **state)
{
    (void)state;
    for (size_t row = 0; row < fc_key_count; row++) {
        const struct fc_key *key = &fc_keys[row];
        const size_t         end = strlen(key->help) - 1;
        assert_true(key->section < FC_S_KINDS);
        assert_true(key->name[0] != '\0' && key->unit[0] != '\0' && key->fallback[0] != '\0');
        assert_true(key->help[0] >= 'A' && key->help[0] <= 'Z');
        assert_int_equal(key->help[end], '.');
        assert_true(key->low <= key->high);
        if (fc_section_has_names(key->section))
            assert_int_equal(key->name[0], '<');
        else
            assert_true(strspn(key->name, "abcdefghijklmnopqrstuvwxyz_") == strlen(key->name));
        if (row > 0)
            assert_true(fc_keys[row - 1].section <= key->section);
    }
}

static void names_are_found_as_written(void **state)
{
    static const char *const written[] = {"cost_per_inquiry", "cost per inquiry",
                                          "Cost-Per-Inquiry", "COST_per inquiry"};
    (void)state;
    const int row = fc_key_row(FC_S_CHANNEL, "cost_per_inquiry");
    assert_true(row >= 0);
    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        assert_int_equal(fc_key_find(FC_S_CHANNEL, fc_piece_of("", written[i])), row);
    assert_int_equal(fc_key_find(FC_S_STAGE, fc_piece_of("", "cost per inquiry")), -1);
    assert_int_equal(fc_key_find(FC_S_CHANNEL, fc_piece_of("", "costperinquiry")), -1);
    assert_int_equal(fc_key_row(FC_S_CHANNEL, "cost per inquiry"), -1);
    for (size_t i = 0; i < fc_key_count; i++) {
        assert_int_equal(fc_key_row(fc_keys[i].section, fc_keys[i].name), i);
        assert_int_equal(fc_key_find(fc_keys[i].section, fc_piece_of("", fc_keys[i].name)), i);
    }
}

static void the_nearest_word_is_a_near_one(void **state)
{
    static const char *const words[] = {"spend", "season", "growth", "month_to_month", "id"};
    static const struct {
        const char *typed, *nearest;
    } row[] = {
        {"spnd", "spend"},
        {"psend", "spend"},
        {"Seasons", "season"},
        {"grwth", "growth"},
        {"gorwth", "growth"},
        {"month-to-mont", "month_to_month"},
        {"spend", "spend"},
        {"sp", NULL},
        {"colour", NULL},
        {"months to mon", "month_to_month"},
        {"", NULL},
        {"is", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        const char *found = fc_nearest(fc_piece_of("", row[i].typed), words, 5);
        if (row[i].nearest == NULL)
            assert_null(found);
        else
            assert_string_equal(found, row[i].nearest);
    }
    char endless[2000];
    memset(endless, 'a', sizeof endless);
    endless[sizeof endless - 1] = '\0';
    assert_null(fc_nearest(fc_piece_of("", endless), words, 5));
    assert_null(fc_nearest(fc_piece_of("", "spend"), words, 0));
}

static void sections_have_words(void **state)
{
    (void)state;
    for (int kind = 0; kind < FC_S_KINDS; kind++)
        assert_int_equal(fc_section_words((enum fc_section_kind)kind)[0], '[');
    assert_string_equal(fc_section_words(FC_S_ROUTE), "[stage S / X]");
}

static void names_and_their_form(void **state)
{
    struct fc_arena    arena = {0};
    struct fc_problems problems = {.arena = &arena};
    (void)state;
    assert_string_equal(fc_words_key(&arena, fc_piece_of("", " Qualified - lead_2 ")),
                        "qualified_lead_2");
    assert_string_equal(fc_words_key(&arena, fc_piece_of("", "Gespräch")), "gespr\xc3\xa4"
                                                                           "ch");
    static const char *const good[] = {"search",
                                       "trade fair 2027",
                                       "a_b-c",
                                       "7",
                                       "Öffentlichkeit",
                                       "\xe6\xb8\xac\xe5\xae\x9a",
                                       "1234567890123456789012345678901234567890"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(fc_words_check_name(fc_piece_of("", good[i]), "a channel", &problems));
    assert_int_equal(problems.size, 0);
    static const struct {
        const char *name;
        int         column;
    } bad[] = {
        {"a.b", 2},
        {"a/b", 2},
        {"no\tway", 3},
        {"\xc3\xa4$", 2},
        {"--", 1},
        {"", 1},
        {"a\xe2\x80\x8bz", 2},
        {"\xf0\x9f\x98\x80", 1},
        {"12345678901234567890123456789012345678901", 1},
        {"a\xff", 2},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        problems = (struct fc_problems){.arena = &arena};
        assert_false(fc_words_check_name(fc_piece_of("", bad[i].name), "a channel", &problems));
        assert_int_equal(problems.size, 1);
        assert_int_equal(problems.item[0].place.column, bad[i].column);
        assert_string_equal(problems.item[0].rule, "name");
        assert_non_null(problems.item[0].hint);
    }
    fc_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_complete),
        cmocka_unit_test(names_are_found_as_written),
        cmocka_unit_test(the_nearest_word_is_a_near_one),
        cmocka_unit_test(sections_have_words),
        cmocka_unit_test(names_and_their_form),
    };
    return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
