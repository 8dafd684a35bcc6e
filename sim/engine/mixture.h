/* Inquiries of several channels drawn as one. Given what is drawn once a year and the month's
   noise, their counts are independent Poissons: so the sum is one Poisson, and each of it belongs
   to a channel by that channel's part of the mean, whatever else befalls it. Who moves on does so
   with the mean chance. The same distribution of every total, with a fraction of the draws. */
#ifndef FC_ENGINE_MIXTURE_H
#define FC_ENGINE_MIXTURE_H

#include "engine/trial.h"

/* Whether this source's inquiries are drawn together with others'. */
bool fc_mixture_has(const struct fc_layout *layout, const struct fc_source *source);

/* Nothing is expected yet of a month. */
void fc_mixture_begin(struct fc_block *block);

/* What is expected of a source that belongs to it. */
void fc_mixture_add(struct fc_block *block, const struct fc_source *source, const double mean[]);

/* Everything has been added: the chance of month t to move on. The mean of its inquiries. */
const double *fc_mixture_mean(struct fc_block *block, int t);

/* The chance with which inquiries of calendar month `month` move on. */
const double *fc_mixture_chance(const struct fc_block *block, int month);

#endif
