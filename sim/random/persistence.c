/* An AR(1) walk of normal scores under any margin. */
#include "random/persistence.h"

#include <assert.h>
#include <math.h>

#include "base/levels.h"
#include "random/normal_chance.h"
#include "random/normal_score.h"

/* Lanes a pass: a small buffer that stays in the first-level cache. */
enum { LANES = 256 };

FC_LEVELS static void tie(size_t n, double r, const double fresh[restrict], double score[restrict])
{
    const double rest = sqrt((1 - r) * (1 + r));
    for (size_t i = 0; i < n; i++)
        score[i] = r * score[i] + rest * fresh[i];
}

void fc_persist_column(size_t n, double r, bool first_month, double score[], double u[])
{
    assert(r >= 0 && r <= 1);
    double fresh[LANES];
    if (first_month)
        fc_normal_score_column(n, u, score);
    for (size_t start = 0; start < n && !first_month; start += LANES) {
        const size_t lanes = n - start < LANES ? n - start : LANES;
        fc_normal_score_column(lanes, u + start, fresh);
        tie(lanes, r, fresh, score + start);
    }
    fc_normal_chance_column(n, score, u);
}
