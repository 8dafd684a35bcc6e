/* Memory is zeroed, aligned, apart, and refused when its size overflows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/arena.h"

static void pieces_are_zeroed_aligned_and_apart(void **state)
{
    struct fc_arena arena = {0};
    unsigned char  *piece[400];
    (void)state;
    for (size_t i = 0; i < 400; i++) {
        const size_t size = 1 + i * 7;
        piece[i] = fc_arena_take(&arena, size, 1);
        assert_non_null(piece[i]);
        assert_int_equal((uintptr_t)piece[i] % 64, 0);
        for (size_t k = 0; k < size; k++)
            assert_int_equal(piece[i][k], 0);
        memset(piece[i], (int)(i % 251) + 1, size);
    }
    for (size_t i = 0; i < 400; i++)
        for (size_t k = 0; k < 1 + i * 7; k++)
            assert_int_equal(piece[i][k], i % 251 + 1);
    fc_arena_free(&arena);
}

static void large_pieces_are_whole(void **state)
{
    struct fc_arena arena = {0};
    (void)state;
    char *large = fc_arena_take(&arena, 1000, 1009);
    assert_non_null(large);
    memset(large, 'x', 1000 * 1009);
    char *after = fc_arena_take(&arena, 1, 1);
    assert_non_null(after);
    assert_true(after < large || after >= large + 1000 * 1009);
    fc_arena_free(&arena);
}

static void a_size_that_overflows_is_refused(void **state)
{
    struct fc_arena arena = {0};
    (void)state;
    assert_null(fc_arena_take(&arena, SIZE_MAX / 8, 16));
    assert_null(fc_arena_take(&arena, SIZE_MAX, SIZE_MAX));
    assert_null(arena.newest);
}

static void copies_and_prints_end_with_zero(void **state)
{
    struct fc_arena arena = {0};
    (void)state;
    assert_string_equal(fc_arena_copy(&arena, "promise", 4), "prom");
    assert_string_equal(fc_arena_copy(&arena, "", 0), "");
    char *printed = fc_arena_print(&arena, "%s of %d%c", "36", 120, '%');
    assert_string_equal(printed, "36 of 120%");
    char *wide = fc_arena_print(&arena, "%100000d", 7);
    assert_int_equal(strlen(wide), 100000);
    assert_int_equal(wide[99999], '7');
    fc_arena_free(&arena);
}

static void freeing_twice_and_freeing_nothing_is_safe(void **state)
{
    struct fc_arena arena = {0};
    (void)state;
    fc_arena_free(&arena);
    assert_non_null(fc_arena_take(&arena, 3, 5));
    fc_arena_free(&arena);
    fc_arena_free(&arena);
    assert_non_null(fc_arena_take(&arena, 3, 5));
    fc_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(large_pieces_are_whole),
        cmocka_unit_test(a_size_that_overflows_is_refused),
        cmocka_unit_test(copies_and_prints_end_with_zero),
        cmocka_unit_test(freeing_twice_and_freeing_nothing_is_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
