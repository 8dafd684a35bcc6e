/* One rational function for the middle and both tails. */
#include "random/normal_score.h"

#include <math.h>

#include "base/levels.h"
#include "random/lane_math.h"

/* The score of a tail probability p <= 1/2 is (t - sqrt(2 ln 2)) P(t) / Q(t) with
   t = sqrt(-2 ln p): one rational function for the middle and both tails, so that no lane
   branches. P and Q were fitted to 50-digit values over 2^-53 <= p <= 1/2 by
   tests/fit_normal_score.py; the largest error is 8.7e-13. */
static inline double upper_score(double p)
{
    const double t = sqrt(-2 * lane_log(p));
    double       above = 0.044192186921543407788;
    above = above * t + 1.4088810417053592057;
    above = above * t + 11.927202366266078112;
    above = above * t + 39.102760287848316449;
    above = above * t + 54.758857831777434742;
    above = above * t + 27.888500668280538623;
    above = above * t + 3.0724252767663201175;
    double below = 0.044188740354652165907;
    below = below * t + 1.3575036570752705868;
    below = below * t + 10.502260657249294006;
    below = below * t + 29.900488738546360635;
    below = below * t + 34.546575427640291154;
    below = below * t + 13.361717186017937605;
    below = below * t + 1;
    return (t - 1.1774100225154746910) * above / below;
}

FC_LEVELS void fc_normal_score_column(size_t n, const double u[], double w[])
{
    for (size_t i = 0; i < n; i++) { /* hot: normal scores */
        const double rest = 1 - u[i];
        const double score = upper_score(u[i] < rest ? u[i] : rest);
        w[i] = copysign(score, u[i] - 0.5);
    }
}
