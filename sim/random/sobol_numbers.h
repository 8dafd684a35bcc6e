/* The direction numbers of the Sobol sequence, as published. */
#ifndef FC_RANDOM_SOBOL_NUMBERS_H
#define FC_RANDOM_SOBOL_NUMBERS_H

#include <stdint.h>

/* Dimensions with numbers of their own; the first one's are all 1. */
enum { FC_SOBOL_DIMENSIONS = 400 };

/* [FC_SOBOL_DIMENSIONS - 1] of the second dimension on: its primitive polynomial over {0, 1}, the
   leading coefficient in the highest bit set. */
extern const uint16_t fc_sobol_polynomial[FC_SOBOL_DIMENSIONS - 1];

/* The first numbers m_1 .. m_degree of each of those dimensions, one after another. */
extern const uint16_t fc_sobol_initial[];

#endif
