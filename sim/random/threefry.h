/* Random bits as a pure function of an address (Salmon et al., "Parallel random numbers: as easy as
   1, 2, 3", 2011: Threefry2x64, 20 rounds). */
#ifndef FC_RANDOM_THREEFRY_H
#define FC_RANDOM_THREEFRY_H

#include <stddef.h>
#include <stdint.h>

/* One block: two 64-bit words for a key and a counter. */
void fc_threefry(const uint64_t key[2], const uint64_t counter[2], uint64_t out[2]);

/* Uniforms for trials first_trial .. first_trial + n - 1 at one address: key (seed, site), counter
   (trial, index). Both words of each block are used: even[] and odd[] are the draws numbered
   2 index and 2 index + 1. Each is ((word >> 12) + 0.5) 2^-52: symmetric, never 0 or 1.
   odd may be NULL. */
void fc_uniform_columns(uint64_t seed, uint64_t site, uint64_t first_trial, uint64_t index,
                        size_t n, double even[], double odd[]);

/* The same for any trials. */
void fc_uniform_gather(uint64_t seed, uint64_t site, const uint64_t trial[], uint64_t index,
                       size_t n, double even[], double odd[]);

#endif
