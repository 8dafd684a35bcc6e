/* Growing text, and numbers printed so that people read them or they read back exactly. */
#ifndef FC_BASE_TEXT_H
#define FC_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/utf8.h"

/* Begin with {0}. After memory ran out, `failed` stays set and adding does nothing:
   ask once at the end. */
struct fc_text {
    char  *bytes; /* zero-terminated once anything was added; NULL before */
    size_t length;
    size_t room;
    bool   failed;
};

__attribute__((format(printf, 2, 3))) void fc_text_add(struct fc_text *text, const char *format,
                                                       ...);
void fc_text_add_bytes(struct fc_text *text, const char *bytes, size_t length);

/* Empties the text, keeps its memory. */
void fc_text_clear(struct fc_text *text);
void fc_text_free(struct fc_text *text);

/* Room for any number printed by the functions below, with its end. */
enum { FC_NUMBER_TEXT = 48 };

/* The shortest decimal that reads back as exactly this double; "0" for zero of either sign. */
const char *fc_print_exact(char out[FC_NUMBER_TEXT], double value);

/* A whole number with thousands separators: -1,234,567. */
const char *fc_print_whole(char out[FC_NUMBER_TEXT], int64_t value);

/* A number as people write it: rounded to `digits` significant digits (1 to 15), thousands
   separators, no trailing zeros behind the point: 2,301,000; 243.6; 0.0417. */
const char *fc_print_short(char out[FC_NUMBER_TEXT], double value, int digits);

/* The same, in thousands and millions: 60k, 1.8m, 950, -85k, 2.1bn. */
const char *fc_print_scaled(char out[FC_NUMBER_TEXT], double value, int digits);

#endif
