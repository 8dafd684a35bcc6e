/* The published examples of SHA-256, and pieces of any size giving what the whole gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/sha256.h"

static void digest_is(const char *text, size_t times, const char *digest)
{
    struct fc_sha256 sha;
    char             out[FC_SHA256_TEXT];
    fc_sha256_begin(&sha);
    for (size_t i = 0; i < times; i++)
        fc_sha256_add(&sha, text, strlen(text));
    fc_sha256_end(&sha, out);
    assert_string_equal(out, digest);
}

/* FIPS 180-2, appendix B, and NIST's example of 896 bits. */
static void published_examples(void **state)
{
    (void)state;
    digest_is("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    digest_is("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    digest_is("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    digest_is(
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopq"
        "rlmnopqrsmnopqrstnopqrstu",
        1, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    digest_is("aaaaaaaaaa", 100000,
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void pieces_make_the_whole(void **state)
{
    (void)state;
    unsigned char bytes[200];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(i * 37);
    for (size_t length = 0; length <= sizeof bytes; length++) {
        struct fc_sha256 whole;
        struct fc_sha256 parts;
        char             of_whole[FC_SHA256_TEXT];
        char             of_parts[FC_SHA256_TEXT];
        fc_sha256_begin(&whole);
        fc_sha256_begin(&parts);
        fc_sha256_add(&whole, bytes, length);
        for (size_t at = 0, step = 1; at < length; at += step, step = step * 3 % 71 + 1) {
            step = step < length - at ? step : length - at;
            fc_sha256_add(&parts, bytes + at, step);
            if (at + step == length)
                break;
        }
        fc_sha256_end(&whole, of_whole);
        fc_sha256_end(&parts, of_parts);
        assert_string_equal(of_whole, of_parts);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_examples),
        cmocka_unit_test(pieces_make_the_whole),
    };
    return cmocka_run_group_tests_name("sha256", tests, NULL, NULL);
}
