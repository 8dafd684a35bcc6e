/* What the noise of a rate is looked up in. */
#ifndef FC_RANDOM_SHARE_TABLE_H
#define FC_RANDOM_SHARE_TABLE_H

#include "random/quantile.h"
#include "random/surface.h"

/* Beta(n p, n (1 - p)), n + 1 = p (1 - p) / sd^2, by the logit s of the quantile:

   Up to p = bell_end, where n has fallen to FC_SHARE_BELL, it has one hump. Then
   s = logit p + w h(z, y) with the normal score z of u, the width w = v / sqrt((1 - p) (1 - p (1 +
   v^2))) that logits have where the hump is narrow (there h is z), and y = log(1 + w), which
   spreads the rates evenly by how fast h changes.

   Beyond it most of the mass lies near 0 and 1. As n falls to 0, u becomes (1 - p) exp(n p y) below
   1 - p and 1 - p exp(-n (1 - p) y) above: so s = y + g(y, p), with one g on each side of y = 0.
   From p = split_end on sd is cut, and n stays FC_SHARE_LEAST. */
struct fc_share_noise {
    bool                            is_still; /* no noise at all */
    double                          v, steep; /* steep = 1 + v^2 */
    double                          bell_end, split_end;
    const struct fc_quantile_table *fixed;     /* one p for all lanes; else NULL */
    struct fc_surface               bell;      /* h(z, y) */
    bool                            has_split; /* some p beyond bell_end */
    struct fc_surface split[2]; /* g(|y|, p) to split_end and beyond; for y < 0, then y > 0 */
};

#define FC_SHARE_BELL 0.4
#define FC_SHARE_LEAST (1 / 0.9801 - 1)

/* Further out g is constant. */
#define FC_SHARE_FAR 16

#endif
