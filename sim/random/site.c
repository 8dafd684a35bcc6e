/* FNV-1a, finished by a mixer. */
#include "random/site.h"

/* FNV-1a leaves the last characters in the low bits; the mixer spreads them over all. */
static uint64_t mix(uint64_t hash)
{
    hash = (hash ^ hash >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    hash = (hash ^ hash >> 27) * UINT64_C(0x94d049bb133111eb);
    return hash ^ hash >> 31;
}

uint64_t fc_site(const char *name)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (; *name != '\0'; name++)
        hash = (hash ^ (unsigned char)*name) * UINT64_C(1099511628211);
    return mix(hash);
}

uint64_t fc_site_after(uint64_t site, const char *name)
{
    return mix(site + fc_site(name));
}
