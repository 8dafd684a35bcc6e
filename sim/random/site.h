/* The address of a draw: a fixed hash of a canonical name such as "channel/search|arrivals". */
#ifndef FC_RANDOM_SITE_H
#define FC_RANDOM_SITE_H

#include <stdint.h>

/* Stands in every result: the same plan and seed give the same numbers only under one scheme. */
enum { FC_SITE_SCHEME = 2 };

/* 64-bit FNV-1a of the name, finished with the mixer of SplitMix64. */
uint64_t fc_site(const char *name);

/* The address of something that hangs on another address: the hash of that and the name. */
uint64_t fc_site_after(uint64_t site, const char *name);

#endif
