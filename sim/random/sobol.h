/* Sobol points: uniforms that fill the cube evenly, randomised so that their mean is right. */
#ifndef FC_RANDOM_SOBOL_H
#define FC_RANDOM_SOBOL_H

#include <stdbool.h>
#include <stdint.h>

#include "random/sobol_numbers.h"

/* Points come in blocks; there are at most 2^FC_SOBOL_DIGITS of them in a randomisation. */
enum { FC_SOBOL_BLOCK = 256, FC_SOBOL_DIGITS = 16 };

/* One coordinate of the points, before it is randomised. */
struct fc_sobol_axis {
    uint64_t site, index; /* whose uniforms these are: the address of their randomness */
    bool     beyond;      /* of the published dimensions: keyed pseudo-random numbers instead */
    uint16_t direction[FC_SOBOL_DIGITS]; /* first digit in the highest bit */
};

/* The coordinate of that dimension (0 the best) for the draws at an address. */
struct fc_sobol_axis fc_sobol_axis_make(int dimension, uint64_t site, uint64_t index);

/* A coordinate in one randomisation. */
struct fc_sobol {
    const struct fc_sobol_axis *axis;
    uint64_t                    seed, randomisation;
    uint64_t                    shift; /* 52 digits, as the next */
    uint64_t                    direction[FC_SOBOL_DIGITS];
};

/* Randomised by a random lower triangular matrix over the digits, then a random shift of them
   (Matousek 1998; as Owen's nested scrambling for every variance: Owen 2003). Hangs on seed, site,
   index and the randomisation's number, not on the dimension. */
struct fc_sobol fc_sobol_scramble(const struct fc_sobol_axis *axis, uint64_t seed,
                                  uint64_t randomisation);

/* Not randomised at all: point 0 is 0. */
struct fc_sobol fc_sobol_plain(const struct fc_sobol_axis *axis);

/* Points first .. first + FC_SOBOL_BLOCK - 1, on the grid of random/threefry (k + 1/2) 2^-52; first
   is a multiple of FC_SOBOL_BLOCK. In order of the binary number i; the order of Gray's code, usual
   elsewhere, has its i-th point at i ^ i >> 1. */
void fc_sobol_column(const struct fc_sobol *sobol, uint64_t first, double u[FC_SOBOL_BLOCK]);

#endif
