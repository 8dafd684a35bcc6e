/* Colours can be told apart: every text 4.5 and every mark 3 against what is behind it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "plots/theme.h"

#define assert_near(value, expected, room) assert_true(fabs((value) - (expected)) <= (room))

static const char *const names[] = {"light", "dark"};

static void contrast_is_that_of_the_standard(void **unused)
{
    (void)unused;
    assert_near(fc_theme_contrast(0x000000, 0xFFFFFF), 21, 1e-9);
    assert_near(fc_theme_contrast(0xFFFFFF, 0x000000), 21, 1e-9);
    assert_near(fc_theme_contrast(0x0072B2, 0x0072B2), 1, 1e-9);
    /* 0x777777 is the well-known grey that just misses 4.5 on white, 0x767676 the one that does not;
       values from the formula worked by hand. */
    assert_near(fc_theme_contrast(0x777777, 0xFFFFFF), 4.478, 5e-4);
    assert_near(fc_theme_contrast(0x767676, 0xFFFFFF), 4.542, 5e-4);
    assert_near(fc_theme_contrast(0x0000FF, 0xFFFFFF), 8.592, 5e-4);
}

static void text_can_be_read(void **unused)
{
    (void)unused;
    for (int i = 0; i < 2; i++) {
        const struct fc_theme *theme = fc_theme_named(names[i]);
        const uint32_t         texts[] = {theme->ink, theme->second, theme->kept, theme->missed};
        for (size_t j = 0; j < 4; j++)
            assert_true(fc_theme_contrast(texts[j], theme->paper) >= 4.5);
        /* "safe to promise" stands on the pale band */
        assert_true(fc_theme_contrast(theme->second, theme->band90) >= 4.5);
    }
}

static void marks_can_be_seen(void **unused)
{
    (void)unused;
    for (int i = 0; i < 2; i++) {
        const struct fc_theme *theme = fc_theme_named(names[i]);
        const uint32_t         marks[] = {theme->kept, theme->missed, theme->second, theme->ink};
        for (size_t j = 0; j < 4; j++)
            assert_true(fc_theme_contrast(marks[j], theme->paper) >= 3);
        /* what lies on bands: the curve and the edge, the line of the promise, the drop line */
        assert_true(fc_theme_contrast(theme->kept, theme->band90) >= 3);
        assert_true(fc_theme_contrast(theme->missed, theme->band90) >= 3);
        assert_true(fc_theme_contrast(theme->ink, theme->band90) >= 3);
        assert_true(fc_theme_contrast(theme->ink, theme->band50) >= 3);
        /* a fill too pale for light paper is outlined in ink */
        assert_true(fc_theme_contrast(theme->sales, theme->ink) >= 1.5);
        assert_true(fc_theme_contrast(theme->band50, theme->band90) >= 1.5);
    }
}

static void tones_are_colours_of_the_theme(void **unused)
{
    (void)unused;
    const struct fc_theme *dark = fc_theme_named("dark");
    assert_int_equal(fc_theme_tone(dark, FC_TONE_INK), 0xF2F2F2);
    assert_int_equal(fc_theme_tone(dark, FC_TONE_SECOND), 0xB3B8BD);
    assert_int_equal(fc_theme_tone(dark, FC_TONE_KEPT), 0x56B4E9);
    assert_int_equal(fc_theme_tone(dark, FC_TONE_MISSED), 0xF08A3C);
    assert_null(fc_theme_named("pink"));
}

static void nothing_is_smaller_than_eleven(void **unused)
{
    (void)unused;
    for (int font = FC_FONT_TITLE; font <= FC_FONT_HUGE; font++) {
        const struct fc_font_look look = fc_font_look((enum fc_font)font);
        assert_true(look.size >= 11);
        assert_true(look.line >=
                    fc_font_ascent((enum fc_font)font) + fc_font_descent((enum fc_font)font));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_that_of_the_standard),
        cmocka_unit_test(text_can_be_read),
        cmocka_unit_test(marks_can_be_seen),
        cmocka_unit_test(tones_are_colours_of_the_theme),
        cmocka_unit_test(nothing_is_smaller_than_eleven),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
