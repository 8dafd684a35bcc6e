#include "results/chance.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>

/* Wilson 1927: the interval of all shares that would not reject k of n. */
struct fc_chance fc_chance_of(uint64_t kept, uint64_t n)
{
    if (n == 0)
        return (struct fc_chance){0, 0.5, 0, 1};
    const double z = 1.959963984540054; /* 97.5 % of the normal */
    const double size = (double)n;
    const double p = (double)kept / size;
    const double centre = (p + z * z / (2 * size)) / (1 + z * z / size);
    const double half =
        z / (1 + z * z / size) * sqrt(p * (1 - p) / size + z * z / (4 * size * size));
    return (struct fc_chance){.p = p,
                              .standard_error = sqrt(centre * (1 - centre) / size),
                              .low = kept == 0 ? 0 : centre - half,
                              .high = kept == n ? 1 : centre + half};
}

enum fc_decision fc_chance_decide(uint64_t kept, uint64_t n, double q)
{
    if (n == 0)
        return FC_UNDECIDED;
    const double a = 0.5, b = 0.5;
    const double k = (double)kept, missed = (double)(n - kept);
    const double log_evidence = gsl_sf_lnbeta(k + a, missed + b) - gsl_sf_lnbeta(a, b) -
                                (kept > 0 ? k * log(q) : 0) - (kept < n ? missed * log1p(-q) : 0);
    if (!(log_evidence >= log(1000)))
        return FC_UNDECIDED;
    return k / (double)n > q ? FC_ABOVE : FC_BELOW;
}
