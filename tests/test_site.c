/* The address of a draw is the hash it is said to be, and names that differ a little differ much. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "random/site.h"

/* From an independent program; its FNV-1a gives the published cbf29ce484222325, af63dc4c8601ec8c
   and 85944171f73967e8 for the first three. */
static void sites_are_fnv_1a_and_splitmix(void **state)
{
    (void)state;
    assert_int_equal(fc_site(""), UINT64_C(0xf52a15e9a9b5e89b));
    assert_int_equal(fc_site("a"), UINT64_C(0x02c0bdbf481420f8));
    assert_int_equal(fc_site("foobar"), UINT64_C(0x404da9e3b74078c2));
    assert_int_equal(fc_site("channel/search|arrivals"), UINT64_C(0xb1d9b0d31bb2be74));
    assert_int_equal(fc_site("channel/search|noise"), UINT64_C(0xe1036046a27eee87));
    assert_int_equal(fc_site("stage/qualified lead|rate"), UINT64_C(0x6afec68ff4f3b6fe));
    assert_int_equal(fc_site("kanal/gr\xc3\xb6\xc3\x9f"
                             "e|noise"),
                     UINT64_C(0xeb20b1dfa350f989));
}

static int by_value(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a;
    const uint64_t y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static void names_do_not_collide(void **state)
{
    enum { CHANNELS = 20000, PURPOSES = 4 };
    static const char *const purpose[PURPOSES] = {"arrivals", "noise", "works", "cost"};
    static uint64_t          site[CHANNELS * PURPOSES];
    (void)state;
    for (size_t i = 0; i < CHANNELS * PURPOSES; i++) {
        char name[64];
        snprintf(name, sizeof name, "channel/%zu|%s", i / PURPOSES, purpose[i % PURPOSES]);
        site[i] = fc_site(name);
    }
    qsort(site, CHANNELS * PURPOSES, sizeof *site, by_value);
    for (size_t i = 1; i < CHANNELS * PURPOSES; i++)
        assert_true(site[i - 1] != site[i]);
}

/* Each of 64 bits changes in half of the pairs: 6 standard errors of 20,000 pairs are 424. */
static void a_changed_letter_changes_half_the_bits(void **state)
{
    enum { PAIRS = 20000 };
    int changed[64] = {0};
    (void)state;
    for (int i = 0; i < PAIRS; i++) {
        char one[64], other[64];
        snprintf(one, sizeof one, "stage/%d|rate", i);
        snprintf(other, sizeof other, "stage/%d|ratf", i);
        const uint64_t difference = fc_site(one) ^ fc_site(other);
        for (int bit = 0; bit < 64; bit++)
            changed[bit] += (int)(difference >> bit & 1);
    }
    for (int bit = 0; bit < 64; bit++)
        assert_in_range(changed[bit], PAIRS / 2 - 424, PAIRS / 2 + 424);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sites_are_fnv_1a_and_splitmix),
        cmocka_unit_test(names_do_not_collide),
        cmocka_unit_test(a_changed_letter_changes_half_the_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
