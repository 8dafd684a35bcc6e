/* A Beta or gamma quantile function in pieces: polynomials in the normal score, from about a
   hundred exact inversions. */
#ifndef FC_RANDOM_BELL_CURVE_H
#define FC_RANDOM_BELL_CURVE_H

#include <stddef.h>

#include "model/bell.h"

enum { FC_CURVE_TERMS = 16, FC_CURVE_PIECES = 96 };

/* Position on the bell as a function of z = the standard normal quantile of u. */
struct fc_bell_curve {
    struct fc_bell bell;
    size_t         n;
    double         end[FC_CURVE_PIECES + 1]; /* of z; piece i covers end[i]..end[i+1] */
    double         term[FC_CURVE_PIECES][FC_CURVE_TERMS]; /* Chebyshev coefficients */
};

/* Covers z from low to high. Right to about 1e-11 of the smaller tail probability. */
void fc_bell_curve_make(struct fc_bell_curve *out, const struct fc_bell *bell, double low,
                        double high);

/* position[i] at z[i], which must not fall from one to the next; position may be z. */
void fc_bell_curve_at(const struct fc_bell_curve *curve, size_t n, const double z[],
                      double position[]);

#endif
