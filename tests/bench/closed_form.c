/* How long the chance of one promise on leads takes by the closed form, in one thread: prints
   milliseconds without reading the plan, the standard error in points of 100, and the chance.

   closed_form PLAN: the plan has a promise `leads`, which is asked for 200 leads in every month
   from April 2027 on, kept in about 60 of 100 years, where chances are hardest to know. */
#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <time.h>

#include "engine/closed_form.h"
#include "engine/layout.h"
#include "model/load.h"
#include "run/points.h"

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

int main(int argc, char *argv[])
{
    static const char *const change[] = {
        "promise leads.promise = 200 qualified leads every month from 2027-04"};
    const struct fc_settings settings = {1, change};
    struct fc_arena          arena = {0};
    struct fc_problems       problems = {.arena = &arena};
    struct fc_error          err = {0};
    struct fc_plan          *plan;
    struct fc_layout        *layout;
    struct fc_points         points;
    gsl_set_error_handler_off();
    if (argc != 2 || fc_load(&plan, argv[1], &settings, &arena, &problems, &err) != FC_OK ||
        !fc_closed_form_fits(plan, &plan->promise[0]) ||
        fc_layout_make(&layout, plan, FC_MERGED, &arena, &err) != FC_OK) {
        fprintf(stderr, "closed_form: cannot use this plan: %s\n", err.text);
        return 1;
    }
    const struct fc_points_ask     ask = {.promise = &plan->promise[0]};
    const struct fc_points_request request = {.plan = plan,
                                              .layout = layout,
                                              .n = 1,
                                              .ask = &ask,
                                              .standard_error = 0.001,
                                              .seed = 42,
                                              .threads = 1};

    const double         start = now();
    const enum fc_status status = fc_points_find(&points, &request, &arena, &err);
    const double         seconds = now() - start;
    if (status != FC_OK)
        return 1;
    printf("%.3f %.4f %.5f\n", 1e3 * seconds, 100 * points.answer[0].chance.standard_error,
           points.answer[0].chance.p);
    fc_arena_free(&arena);
    return 0;
}
