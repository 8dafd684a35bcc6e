/* Inquiries of several channels drawn as one. Given what is drawn once a year and the month's
   noise, their counts are independent Poissons. So the sum is one Poisson; and so are, apart, those
   of all that move on and those of all that stay. The same distribution of every total, with a
   fraction of the draws. Where a team works inquiries nobody knows yet how many move on: there each
   of them does with the mean chance, as it belongs to a channel by that channel's part of the mean,
   whatever else befalls it. */
#ifndef FC_ENGINE_MIXTURE_H
#define FC_ENGINE_MIXTURE_H

#include "engine/trial.h"

/* Whether this source's inquiries are drawn together with others'. */
bool fc_mixture_has(const struct fc_layout *layout, const struct fc_source *source);

/* Nothing is expected yet of a month. Then what is expected of each source that belongs to it. */
void fc_mixture_begin(struct fc_block *block);
void fc_mixture_add(struct fc_block *block, const struct fc_source *source, const double mean[]);

/* Everything has been added: those of month t arrive in their streams, in each of its steps. */
void fc_mixture_arrive(struct fc_block *block, int t);

/* Of a stream's items that entered in a step, who moves on, where that is known by arrival;
   NULL. */
const int32_t *fc_mixture_movers(const struct fc_block *block, int stream, int step);

/* Else: the chance with which inquiries of calendar month `month` move on. */
const double *fc_mixture_chance(const struct fc_block *block, int month);

#endif
