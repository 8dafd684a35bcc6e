/* The message in blocks of 64 bytes, each stirred into eight words. */
#include "base/sha256.h"

#include <stdio.h>
#include <string.h>

enum { BLOCK_BYTES = 64, LENGTH_BYTES = 8, ROUNDS = 64 };

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes (4.2.2). */
static const uint32_t round_constant[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t turn(uint32_t x, int bits)
{
    return x >> bits | x << (32 - bits);
}

static uint32_t read_big_endian(const unsigned char byte[4])
{
    return (uint32_t)byte[0] << 24 | (uint32_t)byte[1] << 16 | (uint32_t)byte[2] << 8 | byte[3];
}

/* The message schedule (6.2.2, step 1). */
static void spread(uint32_t word[ROUNDS], const unsigned char block[BLOCK_BYTES])
{
    for (int t = 0; t < 16; t++)
        word[t] = read_big_endian(block + t * 4);
    for (int t = 16; t < ROUNDS; t++) {
        const uint32_t a = word[t - 15];
        const uint32_t b = word[t - 2];
        word[t] = (turn(b, 17) ^ turn(b, 19) ^ b >> 10) + word[t - 7] +
                  (turn(a, 7) ^ turn(a, 18) ^ a >> 3) + word[t - 16];
    }
}

/* One block into the state (6.2.2, steps 2 to 4); s[] is a..h. */
static void digest(uint32_t state[8], const unsigned char block[BLOCK_BYTES])
{
    uint32_t word[ROUNDS];
    uint32_t s[8];
    spread(word, block);
    memcpy(s, state, sizeof s);
    for (int t = 0; t < ROUNDS; t++) {
        const uint32_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]);
        const uint32_t majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        const uint32_t first = s[7] + (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) + choice +
                               round_constant[t] + word[t];
        const uint32_t second = (turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) + majority;
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += first;
        s[0] = first + second;
    }
    for (int i = 0; i < 8; i++)
        state[i] += s[i];
}

void fc_sha256_begin(struct fc_sha256 *sha)
{
    /* The same of the square roots of the first eight primes (5.3.3). */
    *sha = (struct fc_sha256){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
                                        0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void fc_sha256_add(struct fc_sha256 *sha, const void *bytes, size_t length)
{
    const unsigned char *next = bytes;
    while (length > 0) {
        const size_t used = (size_t)(sha->length % BLOCK_BYTES);
        const size_t room = BLOCK_BYTES - used;
        const size_t take = length < room ? length : room;
        memcpy(sha->block + used, next, take);
        if (take == room)
            digest(sha->state, sha->block);
        sha->length += take;
        next += take;
        length -= take;
    }
}

void fc_sha256_end(struct fc_sha256 *sha, char out[FC_SHA256_TEXT])
{
    static const unsigned char padding[BLOCK_BYTES] = {0x80};
    const uint64_t             bits = sha->length * 8;
    const size_t               used = (size_t)(sha->length % BLOCK_BYTES);
    const size_t               end = BLOCK_BYTES - LENGTH_BYTES;
    fc_sha256_add(sha, padding, used < end ? end - used : end + BLOCK_BYTES - used);

    unsigned char length[LENGTH_BYTES];
    for (int i = 0; i < LENGTH_BYTES; i++)
        length[i] = (unsigned char)(bits >> (56 - 8 * i));
    fc_sha256_add(sha, length, sizeof length);
    for (int i = 0; i < 8; i++)
        snprintf(out + 8 * i, 9, "%08x", (unsigned)sha->state[i]);
}
