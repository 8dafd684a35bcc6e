/* Different words for the same thing, under one name. */
#ifndef FC_QUESTIONS_PHRASE_LISTS_H
#define FC_QUESTIONS_PHRASE_LISTS_H

#include <stddef.h>

/* The phrases of a list, with bars between them. The name must be one of the lists. */
const char *fc_phrase_list(const char *name, size_t length);

#endif
