/* Labels are measured, cut and pushed apart without being lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "plots/chart.h"
#include "plots/label.h"

#define assert_near(value, expected, room) assert_true(fabs((value) - (expected)) <= (room))

static struct fc_arena arena;
static struct fc_ruler ruler;

static int begin(void **unused)
{
    (void)unused;
    return fc_ruler_make(&ruler, &arena, NULL) == FC_OK ? 0 : -1;
}

static int end(void **unused)
{
    (void)unused;
    fc_ruler_free(&ruler);
    fc_arena_free(&arena);
    fc_charts_end();
    return 0;
}

static void wider_text_measures_wider(void **unused)
{
    (void)unused;
    const double one = fc_ruler_width(&ruler, FC_FONT_LABEL, "lead");
    assert_true(one > 12 && one < 48);
    assert_true(fc_ruler_width(&ruler, FC_FONT_LABEL, "leads") > one);
    assert_true(fc_ruler_width(&ruler, FC_FONT_TITLE, "lead") > one);
    assert_true(fc_ruler_width(&ruler, FC_FONT_STRONG, "lead") > one);
    assert_near(fc_ruler_width(&ruler, FC_FONT_LABEL, ""), 0, 1e-9);
}

static void cut_text_fits_and_stays_whole(void **unused)
{
    static const char *const texts[] = {"a long name of a metric that does not fit",
                                        "Größenübergreifende Übermaßanfragen",
                                        "合格的潜在客户数量合格的潜在客户数量", "WWWWWWWWWWWWWW"};
    (void)unused;
    for (size_t i = 0; i < 4; i++)
        for (double width = 20; width < 240; width += 7.5) {
            const char *cut = fc_ruler_fit(&ruler, FC_FONT_LABEL, texts[i], width);
            assert_true(fc_ruler_width(&ruler, FC_FONT_LABEL, cut) <= width);
            assert_int_equal(fc_utf8_broken_at(cut, strlen(cut)), strlen(cut));
            if (strcmp(cut, texts[i]) != 0)
                assert_string_equal(cut + strlen(cut) - strlen("…"), "…");
        }
    assert_string_equal(fc_ruler_fit(&ruler, FC_FONT_LABEL, "lead", 100), "lead");
}

static void wrapped_lines_hold_all_words(void **unused)
{
    static const char text[] = "You can safely promise 133 qualified leads a month, not 150, but "
                               "that is only so if nothing changes";
    const char       *line[8];
    char              joined[256] = "";
    (void)unused;
    const size_t lines = fc_ruler_wrap(&ruler, FC_FONT_TITLE, text, 300, 8, line);
    assert_in_range(lines, 3, 5);
    for (size_t i = 0; i < lines; i++) {
        assert_true(fc_ruler_width(&ruler, FC_FONT_TITLE, line[i]) <= 300);
        strcat(strcat(joined, i == 0 ? "" : " "), line[i]);
    }
    assert_string_equal(joined, text);
    assert_int_equal(fc_ruler_wrap(&ruler, FC_FONT_TITLE, text, 300, 2, line), 2);
    assert_non_null(strstr(line[1], "…"));
}

static void lines_are_about_equally_long(void **unused)
{
    const char *line[3];
    (void)unused;
    const size_t lines = fc_ruler_wrap(
        &ruler, FC_FONT_TITLE,
        "Each month alone looks safe (92 of 100), all nine together do not (72 of 100)", 672, 3,
        line);
    assert_int_equal(lines, 2);
    assert_true(fc_ruler_width(&ruler, FC_FONT_TITLE, line[1]) > 200);
}

static void text_is_cleaned(void **unused)
{
    (void)unused;
    assert_string_equal(fc_ruler_clean(&ruler, NULL), "");
    assert_string_equal(fc_ruler_clean(&ruler, "a\tb\n\x01"), "a b  ");
    assert_string_equal(fc_ruler_clean(&ruler, "\xC3("), "\xEF\xBF\xBD(");
    assert_string_equal(fc_ruler_clean(&ruler, "\xEF\xBF\xBEx"), "\xEF\xBF\xBDx");
    assert_string_equal(fc_ruler_clean(&ruler, "Größe 100%s <&>"), "Größe 100%s <&>");
}

static void unknown_characters_are_counted(void **unused)
{
    struct fc_ruler fresh;
    (void)unused;
    assert_int_equal(fc_ruler_make(&fresh, &arena, NULL), FC_OK);
    fc_ruler_width(&fresh, FC_FONT_LABEL, "plain, Größe, €");
    assert_int_equal(fresh.unknown, 0);
    fc_ruler_width(&fresh, FC_FONT_LABEL, "x\xF4\x8F\xBF\xBD\xF4\x8F\xBF\xBD");
    assert_int_equal(fresh.unknown, 2);
    fc_ruler_free(&fresh);
}

static void labels_that_have_room_stay(void **unused)
{
    struct fc_label label[] = {{.wanted = 100}, {.wanted = 20}, {.wanted = 60}};
    (void)unused;
    assert_true(fc_label_dodge(label, 3, 16, 0, 200));
    assert_near(label[0].centre, 20, 1e-9);
    assert_near(label[1].centre, 60, 1e-9);
    assert_near(label[2].centre, 100, 1e-9);
}

static void labels_share_what_they_must_move(void **unused)
{
    struct fc_label label[] = {{.wanted = 50}, {.wanted = 52}, {.wanted = 150}};
    (void)unused;
    assert_true(fc_label_dodge(label, 3, 16, 0, 200));
    assert_near(label[0].centre, 43, 1e-9);
    assert_near(label[1].centre, 59, 1e-9);
    assert_near(label[2].centre, 150, 1e-9);

    struct fc_label edge[] = {{.wanted = 2}, {.wanted = 0}, {.wanted = 199}};
    assert_true(fc_label_dodge(edge, 3, 16, 0, 200));
    assert_near(edge[0].centre, 0, 1e-9);
    assert_near(edge[1].centre, 16, 1e-9);
    assert_near(edge[2].centre, 199, 1e-9);
}

/* Random labels against what was promised: order, distance, limits, and no label that could move
   towards its wish while its neighbours stay. */
static void dodging_keeps_its_promise(void **unused)
{
    uint64_t state = 42;
    (void)unused;
    for (int round = 0; round < 500; round++) {
        struct fc_label label[10];
        const size_t    size = 1 + (size_t)(round % 10);
        for (size_t i = 0; i < size; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            label[i] = (struct fc_label){.wanted = (double)(state >> 33) / 2147483648.0 * 260 - 30};
        }
        assert_true(fc_label_dodge(label, size, 16, 0, 200));
        for (size_t i = 0; i < size; i++) {
            const double above = i == 0 ? 0 : label[i - 1].centre + 16;
            const double below = i + 1 == size ? 200 : label[i + 1].centre - 16;
            const double at = label[i].centre;
            assert_true(at >= above - 1e-9 && at <= below + 1e-9);
            assert_true(i == 0 || label[i - 1].wanted <= label[i].wanted);
            assert_true(!(at < label[i].wanted - 1e-9 && at < below - 1e-9) || i + 1 < size);
        }
    }
    struct fc_label crowd[] = {{.wanted = 5}, {.wanted = 5}, {.wanted = 5}};
    assert_false(fc_label_dodge(crowd, 3, 16, 0, 30));
    assert_true(crowd[0].centre > 0 && crowd[0].centre < crowd[1].centre && crowd[2].centre < 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wider_text_measures_wider),
        cmocka_unit_test(cut_text_fits_and_stays_whole),
        cmocka_unit_test(wrapped_lines_hold_all_words),
        cmocka_unit_test(lines_are_about_equally_long),
        cmocka_unit_test(text_is_cleaned),
        cmocka_unit_test(unknown_characters_are_counted),
        cmocka_unit_test(labels_that_have_room_stay),
        cmocka_unit_test(labels_share_what_they_must_move),
        cmocka_unit_test(dodging_keeps_its_promise),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
