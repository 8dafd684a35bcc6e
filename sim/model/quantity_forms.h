/* The forms in which a quantity may be written; each reads one. All add a problem on refusal. */
#ifndef FC_MODEL_QUANTITY_FORMS_H
#define FC_MODEL_QUANTITY_FORMS_H

#include <stdbool.h>

#include "model/quantity.h"

struct fc_quantity_reader {
    const struct fc_quantity_rule *rule;
    struct fc_problems            *problems;
};

/* A value of the key's own dimension, within its range. */
bool fc_form_value(double *out, struct fc_piece piece, const struct fc_quantity_reader *reader);

/* The quantity with these parameters, not cut. */
struct fc_quantity fc_form_make(enum fc_quantity_kind kind, double a, double b, double c);

/* mean and standard deviation: Beta for a share, lognormal for an amount, normal for an amount that
   may be negative. `place` is that of the deviation. */
bool fc_form_mean_sd(struct fc_quantity *out, double mean, double sd, struct fc_place place,
                     const struct fc_quantity_reader *reader);

/* `beta(36, 84)` and the like. fc_form_is_function tells by a word and an open parenthesis. */
bool fc_form_is_function(struct fc_piece piece);
bool fc_form_function(struct fc_quantity *out, struct fc_piece piece,
                      const struct fc_quantity_reader *reader);

/* `p10 70 | p50 85 | p90 110`. */
bool fc_form_is_metalog(struct fc_piece piece);
bool fc_form_metalog(struct fc_quantity *out, struct fc_piece piece,
                     const struct fc_quantity_reader *reader);

/* `70% at 100 | 30% at 400`. */
bool fc_form_is_discrete(struct fc_piece piece);
bool fc_form_discrete(struct fc_quantity *out, struct fc_piece piece,
                      const struct fc_quantity_reader *reader);

/* `data.csv: column`. */
bool fc_form_is_data(struct fc_piece piece);
bool fc_form_data(struct fc_quantity *out, struct fc_piece piece,
                  const struct fc_quantity_reader *reader);

#endif
