/* A line through looks at a chance, on the scale of normal scores, where chances bend little. */
#ifndef FC_QUESTIONS_ROOT_LINE_H
#define FC_QUESTIONS_ROOT_LINE_H

#include "results/chance.h"

/* Weighted sums over the looks. Begin with {0}. x runs from 0 to 1. */
struct fc_root_line {
    int    n;
    double weight, x, score, xx, xscore;
    double nearest; /* the least distance of a score from the one wanted */
};

/* The score of a chance; of one that was counted as 0 or 1, half its error from there. */
double fc_root_score(struct fc_chance chance);

/* How many chances a score is: the height of the normal curve. */
double fc_root_height(double score);

/* A look bears on the line as far as it is known, and near the score wanted. */
void fc_root_line_bear(struct fc_root_line *line, double x, struct fc_chance chance, double wanted);

/* Its steepness; 0 where it does not rise. */
double fc_root_line_slope(const struct fc_root_line *line);

/* Where it reaches the score; NAN where it does not rise. */
double fc_root_line_at(const struct fc_root_line *line, double score);

#endif
