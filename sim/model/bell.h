/* Beta and gamma distributions on the scale where they are bells: the logit, and the log.

   With s = logit x the Beta(a, b) has the density x^a (1-x)^b / B(a, b), with s = log x the
   gamma(a) has x^a e^-x / G(a): smooth and log-concave for every shape, also where the density of
   x itself is infinite. Positions are distances d from the top of the bell, so that narrow bells
   lose no digits. */
#ifndef FC_MODEL_BELL_H
#define FC_MODEL_BELL_H

#include <stdbool.h>

struct fc_bell {
    bool   is_gamma;
    double a, b;  /* shapes; b is not used for a gamma */
    double share; /* a / (a + b), and what is missing to 1 */
    double rest;
    double top;    /* s where the bell is highest */
    double height; /* density there, for one unit of s */
    double width;  /* the standard deviation of the normal with the bell's curvature at its top */
};

/* Shapes from 1e-3 to 1e12. */
struct fc_bell fc_bell_beta(double a, double b);
struct fc_bell fc_bell_gamma(double a);

/* The density at d and its logarithmic slope. */
double fc_bell_density(const struct fc_bell *bell, double d);
double fc_bell_slope(const struct fc_bell *bell, double d);

/* The probabilities below and above d; the smaller is right to about 1e-13 of itself. */
void fc_bell_tails(const struct fc_bell *bell, double d, double *below, double *above);

/* From a position to a value and back: x within 0..1 for a Beta, above 0 for a gamma. Ends map to
   infinities. */
double fc_bell_value(const struct fc_bell *bell, double d);
double fc_bell_position(const struct fc_bell *bell, double x);

#endif
