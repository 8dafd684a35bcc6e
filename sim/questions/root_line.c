#include "questions/root_line.h"

#include <math.h>

#include "random/quantile.h"

/* How far scores bend away from a line: by this times their distance from the wanted one, squared.
   From a fifth of it to three times as much a search costs the same; a tenth costs a look more. */
static const double BEND = 0.5;

double fc_root_score(struct fc_chance chance)
{
    const double edge = fmax(chance.standard_error / 2, 1e-9);
    return fc_normal_quantile(fmin(fmax(chance.p, edge), 1 - edge));
}

double fc_root_height(double score)
{
    return fmax(exp(-score * score / 2) / sqrt(2 * acos(-1)), 1e-9);
}

void fc_root_line_bear(struct fc_root_line *line, double x, struct fc_chance chance, double wanted)
{
    const double score = fc_root_score(chance);
    const double off = fabs(score - wanted);
    const double error = chance.standard_error / fc_root_height(score);
    const double bend = BEND * off * off;
    const double weight = 1 / (error * error + bend * bend + 1e-12);
    line->nearest = line->n == 0 ? off : fmin(line->nearest, off);
    line->n++;
    line->weight += weight;
    line->x += weight * x;
    line->score += weight * score;
    line->xx += weight * x * x;
    line->xscore += weight * x * score;
}

double fc_root_line_slope(const struct fc_root_line *line)
{
    const double n = line->weight;
    const double spread = line->xx - line->x * line->x / n;
    return spread > 0 ? fmax((line->xscore - line->x * line->score / n) / spread, 0) : 0;
}

double fc_root_line_at(const struct fc_root_line *line, double score)
{
    const double slope = fc_root_line_slope(line);
    if (!(slope > 0))
        return (double)NAN;
    return (line->x + (line->weight * score - line->score) / slope) / line->weight;
}
