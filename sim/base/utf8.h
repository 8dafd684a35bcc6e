/* Characters in UTF-8: counted, checked, and as wide as a terminal shows them. */
#ifndef FC_BASE_UTF8_H
#define FC_BASE_UTF8_H

#include <stddef.h>

/* Characters (code points) in the first `length` bytes of UTF-8; a broken byte counts as one. */
size_t fc_utf8_count(const char *text, size_t length);

/* The byte at which UTF-8 breaks, or `length` when it is whole. */
size_t fc_utf8_broken_at(const char *text, size_t length);

/* Terminal cells the text takes: 2 for wide (East Asian) characters, 0 for combining ones. */
size_t fc_utf8_width(const char *text, size_t length);

#endif
