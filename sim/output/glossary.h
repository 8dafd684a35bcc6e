/* The words of answers and reports, explained as one would to a colleague. */
#ifndef FC_OUTPUT_GLOSSARY_H
#define FC_OUTPUT_GLOSSARY_H

#include "base/problem.h"
#include "output/answer.h"

struct fc_term {
    const char *word;
    const char *also;    /* other words for it, with commas between them; "" */
    const char *meaning; /* one to three sentences */
    bool        basic;   /* needed to read a report */
};

/* In the order in which one builds on another; NULL past the last. */
const struct fc_term *fc_term_at(int index);

/* The entry of a word, in singular or plural, whatever its case; or NULL. */
const struct fc_term *fc_term_find(struct fc_piece word);

/* The word of the glossary that is nearest to what was typed, or NULL. */
const char *fc_term_nearest(struct fc_piece typed);

/* What the basic terms mean, in a table. */
void fc_say_glossary(struct fc_answer *answer);

#endif
