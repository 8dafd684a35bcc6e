/* Correlated normal scores by eigenvectors, one quantile each. */
#include "tests/slow_ties.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

#include "tests/slow_draw.h"

static int place_of(const struct slow_ties *ties, const struct fc_quantity *quantity)
{
    for (int i = 0; i < ties->n; i++)
        if (ties->quantity[i] == quantity)
            return i;
    return -1;
}

static void list_quantities(struct slow_ties *ties, const struct fc_plan *plan)
{
    const size_t most = 2 * (size_t)plan->n_ties;
    ties->quantity = calloc(most, sizeof *ties->quantity);
    ties->value = calloc(most, sizeof *ties->value);
    assert(ties->quantity != NULL && ties->value != NULL);
    for (int i = 0; i < plan->n_ties; i++)
        for (int end = 0; end < 2; end++)
            if (place_of(ties, plan->tie[i].quantity[end]) < 0)
                ties->quantity[ties->n++] = plan->tie[i].quantity[end];
}

static gsl_matrix *correlations(const struct slow_ties *ties, const struct fc_plan *plan)
{
    gsl_matrix *r = gsl_matrix_alloc((size_t)ties->n, (size_t)ties->n);
    gsl_matrix_set_identity(r);
    for (int i = 0; i < plan->n_ties; i++) {
        const size_t a = (size_t)place_of(ties, plan->tie[i].quantity[0]);
        const size_t b = (size_t)place_of(ties, plan->tie[i].quantity[1]);
        gsl_matrix_set(r, a, b, plan->tie[i].r);
        gsl_matrix_set(r, b, a, plan->tie[i].r);
    }
    return r;
}

/* With R = V D V', scores V sqrt(D) e have correlations R; where a D was raised to 0 they have more
   than unit variance, which is divided out. */
static void mix(const gsl_matrix *vectors, const gsl_vector *values, gsl_rng *rng, double score[])
{
    const size_t n = values->size;
    double      *variance = calloc(n, sizeof *variance);
    assert(variance != NULL);
    for (size_t k = 0; k < n; k++) {
        const double width = sqrt(fmax(gsl_vector_get(values, k), 0));
        const double e = gsl_ran_gaussian_ziggurat(rng, 1);
        for (size_t i = 0; i < n; i++) {
            const double weight = gsl_matrix_get(vectors, i, k) * width;
            score[i] += weight * e;
            variance[i] += weight * weight;
        }
    }
    for (size_t i = 0; i < n; i++)
        score[i] /= sqrt(variance[i]);
    free(variance);
}

void slow_ties_draw(struct slow_ties *ties, const struct fc_plan *plan, gsl_rng *rng)
{
    *ties = (struct slow_ties){.rng = rng};
    if (plan->n_ties == 0)
        return;
    list_quantities(ties, plan);
    const size_t               n = (size_t)ties->n;
    gsl_matrix                *r = correlations(ties, plan);
    gsl_matrix                *vectors = gsl_matrix_alloc(n, n);
    gsl_vector                *values = gsl_vector_alloc(n);
    gsl_eigen_symmv_workspace *work = gsl_eigen_symmv_alloc(n);
    const int                  failed = gsl_eigen_symmv(r, values, vectors, work);
    assert(!failed);
    (void)failed;
    mix(vectors, values, rng, ties->value);
    for (size_t i = 0; i < n; i++)
        ties->value[i] = slow_quantile(ties->quantity[i], gsl_cdf_ugaussian_P(ties->value[i]));
    gsl_eigen_symmv_free(work);
    gsl_vector_free(values);
    gsl_matrix_free(vectors);
    gsl_matrix_free(r);
}

void slow_ties_free(struct slow_ties *ties)
{
    free(ties->quantity);
    free(ties->value);
}

double slow_input(const struct slow_ties *ties, const struct fc_quantity *quantity)
{
    const int place = place_of(ties, quantity);
    return place >= 0 ? ties->value[place] : slow_draw(quantity, ties->rng);
}
