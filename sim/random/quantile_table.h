/* The inside of a quantile table, shared by what builds it and what reads it. */
#ifndef FC_RANDOM_QUANTILE_TABLE_H
#define FC_RANDOM_QUANTILE_TABLE_H

#include <stddef.h>

#include "random/inverse.h"

/* u = (k + 1/2) 2^-52, so p = min(u, 1 - u) lies in 2^-53 .. 1/2: 52 octaves a side. */
enum { FC_TABLE_OCTAVES = 52, FC_TABLE_LEAST_EXPONENT = -53 };

/* A cubic is kept in three terms, as one look less a draw is a quarter of its time: the constant,
   the slope, and in one the upper halves of the two small ones, the second degree's in front. */
enum { FC_TABLE_TERMS = 3 };

enum fc_table_form {
    FC_TABLE_CUBICS,   /* smooth kinds */
    FC_TABLE_LINE,     /* certain and uniform */
    FC_TABLE_TRIANGLE, /* two square roots */
    FC_TABLE_STEPS,    /* discrete */
    FC_TABLE_PICK      /* the values of a file */
};

struct fc_quantile_table {
    enum fc_table_form form;
    unsigned           bits;  /* CUBICS: 2^bits rows an octave */
    size_t             n;     /* STEPS, PICK: values */
    const double      *c;     /* CUBICS: [2 * FC_TABLE_OCTAVES << bits][FC_TABLE_TERMS] and one row
                                 for u = 1/2; STEPS, PICK: [n] values */
    const double      *share; /* STEPS: [n] cumulative */
    double             least; /* CUBICS, LINE: no value is beyond these */
    double             greatest;
    double             low, high;        /* TRIANGLE: the ends before the cut, */
    double             bend, rise, fall; /* u at the mode, and (x - end)^2 for a unit of u */
    struct fc_window   window;
};

#endif
