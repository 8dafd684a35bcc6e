/* Tables are shared by what is equal, and by nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "random/table_store.h"

static struct fc_quantity beta(double a, double b)
{
    struct fc_quantity quantity = fc_quantity_certain(1);
    quantity.kind = FC_BETA;
    quantity.a = a;
    quantity.b = b;
    return quantity;
}

static void equal_quantities_share(void **state)
{
    (void)state;
    struct fc_arena        arena = {0};
    struct fc_table_store *store = fc_table_store_make(&arena);
    struct fc_quantity     one = beta(24, 96), same = beta(24, 96), other = beta(24, 97);
    struct fc_quantity     scaled = beta(24, 96), cut = beta(24, 96);
    scaled.scale = 0.8;
    cut.high = 0.3;
    const struct fc_quantile_table *table = fc_table_store_quantile(store, &one, &arena);
    assert_non_null(table);
    assert_ptr_equal(fc_table_store_quantile(store, &same, &arena), table);
    assert_ptr_not_equal(fc_table_store_quantile(store, &other, &arena), table);
    assert_ptr_not_equal(fc_table_store_quantile(store, &scaled, &arena), table);
    assert_ptr_not_equal(fc_table_store_quantile(store, &cut, &arena), table);
    assert_ptr_not_equal(fc_table_store_quantile(NULL, &same, &arena), table);
    fc_arena_free(&arena);
}

static void lists_are_compared_by_value(void **state)
{
    (void)state;
    struct fc_arena        arena = {0};
    struct fc_table_store *store = fc_table_store_make(&arena);
    double                 x[3] = {70, 12.5, 3}, y[3] = {70, 12.5, 3};
    struct fc_quantity     one = fc_quantity_certain(1), two;
    one.kind = FC_METALOG;
    one.n = 3;
    one.x = x;
    two = one;
    two.x = y;
    const struct fc_quantile_table *table = fc_table_store_quantile(store, &one, &arena);
    x[1] = 0; /* the key is the store's own */
    assert_non_null(table);
    assert_ptr_equal(fc_table_store_quantile(store, &two, &arena), table);
    y[2] = 4;
    assert_ptr_not_equal(fc_table_store_quantile(store, &two, &arena), table);
    fc_arena_free(&arena);
}

static void shared_tables_say_the_same(void **state)
{
    (void)state;
    struct fc_arena        arena = {0};
    struct fc_table_store *store = fc_table_store_make(&arena);
    const double           u[] = {1e-9, 0.03, 0.5, 0.871, 1 - 1e-9};
    for (int k = 0; k < 600; k++) { /* more than are kept */
        struct fc_quantity quantity = beta(2 + k % 7, 9 + k / 3.0);
        double             kept[5], fresh[5];
        fc_quantile_column(fc_table_store_quantile(store, &quantity, &arena), 5, u, kept);
        if (k % 40 == 0) {
            fc_quantile_column(fc_quantile_table_make(&quantity, &arena), 5, u, fresh);
            assert_memory_equal(kept, fresh, sizeof fresh);
        }
    }
    fc_arena_free(&arena);
}

static void splits_and_noises_share(void **state)
{
    (void)state;
    struct fc_arena              arena = {0};
    struct fc_table_store       *store = fc_table_store_make(&arena);
    const struct fc_split       *split = fc_table_store_split(store, 0.6, &arena);
    const struct fc_share_noise *noise = fc_table_store_noise(store, 0.2, 0.1, 0.4, &arena);
    assert_ptr_equal(fc_table_store_split(store, 0.6, &arena), split);
    assert_ptr_not_equal(fc_table_store_split(store, 0.61, &arena), split);
    assert_ptr_not_equal(fc_table_store_split(NULL, 0.6, &arena), split);
    assert_ptr_equal(fc_table_store_noise(store, 0.2, 0.1, 0.4, &arena), noise);
    assert_ptr_not_equal(fc_table_store_noise(store, 0.2, 0.1, 0.5, &arena), noise);
    assert_ptr_not_equal(fc_table_store_noise(store, 0.3, 0.1, 0.4, &arena), noise);
    fc_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_quantities_share),
        cmocka_unit_test(lists_are_compared_by_value),
        cmocka_unit_test(shared_tables_say_the_same),
        cmocka_unit_test(splits_and_noises_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
