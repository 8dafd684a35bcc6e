/* What the parts of a layout are built with; for the files of engine/layout only. */
#ifndef FC_ENGINE_MAKER_H
#define FC_ENGINE_MAKER_H

#include "engine/layout.h"

/* The layout in the making, with the first failure. */
struct fc_maker {
    struct fc_layout     *layout;
    const struct fc_plan *plan;
    struct fc_arena      *arena;
    struct fc_error      *err;
    enum fc_status        status;
};

/* n zeroed objects; NULL when memory is out, which is then the maker's failure. */
void *fc_maker_take(struct fc_maker *m, size_t n, size_t size);

/* Passes a pointer on; NULL makes memory the maker's failure. */
const void *fc_maker_had(struct fc_maker *m, const void *made);

/* The table of a quantity: a kept one, where the plan keeps tables. NULL when memory is out. */
const struct fc_quantile_table *fc_maker_table(struct fc_maker          *m,
                                               const struct fc_quantity *quantity);

/* An input; its address hangs on what is drawn, not on where it stands. Texts may be NULL: memory
   was out. */
int fc_maker_input(struct fc_maker *m, const struct fc_quantity *quantity, const char *name,
                   const char *address, const char *owner);

/* A gamma of mean 1 and this coefficient of variation; no table for 0. */
struct fc_noise fc_maker_noise(struct fc_maker *m, double cv, double persistence);

/* Whether items that were open before the plan and belong to no channel may come back from a
   pool. */
bool fc_maker_opened_return(const struct fc_plan *plan);

/* The parts, in the order they are made. */
void fc_make_sources(struct fc_maker *m);
void fc_make_rates(struct fc_maker *m);
void fc_make_terms(struct fc_maker *m);
void fc_make_streams(struct fc_maker *m);
void fc_make_crews(struct fc_maker *m);
void fc_make_pooling(struct fc_maker *m);
void fc_make_ties(struct fc_maker *m);

/* Lets all that arrives after the plan's end do so in one month, where only totals hang on it. */
void fc_gather_late(struct fc_layout *layout);

/* Deal terms of a channel's items, FC_SEVERAL or FC_OPENED; NULL without a [deal]. */
const struct fc_terms *fc_maker_terms(const struct fc_maker *m, int channel);

#endif
