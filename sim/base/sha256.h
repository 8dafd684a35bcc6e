/* SHA-256 (FIPS 180-4): one short text for the bytes a plan was read from. */
#ifndef FC_BASE_SHA256_H
#define FC_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

struct fc_sha256 {
    uint32_t      state[8];
    uint64_t      length;    /* bytes added so far */
    unsigned char block[64]; /* the first length % 64 bytes wait here */
};

enum { FC_SHA256_TEXT = 65 };

void fc_sha256_begin(struct fc_sha256 *sha);
void fc_sha256_add(struct fc_sha256 *sha, const void *bytes, size_t length);

/* The digest of all bytes added, as 64 lower-case hexadecimal digits with their end. */
void fc_sha256_end(struct fc_sha256 *sha, char out[FC_SHA256_TEXT]);

#endif
