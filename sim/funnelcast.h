/* funnelcast: can we keep this promise? The one header to include.

   A plan (model/plan.h) is read from a scenario file (model/load.h), simulated many times
   (run/forecast.h), and asked about (questions/promise.h, questions/ask.h); what comes out is
   printed as text, JSON or CSV (output/). A whole program:

       struct fc_arena           arena = {0};
       struct fc_problems        problems = {.arena = &arena};
       struct fc_error           err = {0};
       struct fc_plan           *plan;
       struct fc_promise_answers answers;

       gsl_set_error_handler_off();
       if (fc_load(&plan, "plan.ini", NULL, &arena, &problems, &err) == FC_OK) {
           const struct fc_promise *promise = &plan->promise[0];
           struct fc_request        request = {.plan = plan, .n_promises = 1, .promise = &promise,
                                               .seed = 42, .trials = 100000};
           if (fc_promises_answer(&answers, &request, &arena, &err) == FC_OK) {
               printf("%.3f\n", answers.answer[0].chance.p);
               fc_promise_answers_free(&answers);
           }
       }
       fc_arena_free(&arena);

   Conventions, everywhere:
   - Names begin with fc_ and say their module: fc_result_mean is in results/result.h. Enum values
     and macros begin with FC_.
   - What can fail returns enum fc_status and tells the first cause in struct fc_error. What is
     wrong with an input is a problem with its place (base/problem.h); all of them are collected.
     Broken code is an assertion.
   - Memory is taken from an arena and lives until the arena is freed; a result is freed by itself.
   - Months are calendar months since year 0 where they are called month (January 2027 is 24324),
     and counted from the plan's first (0) where they are called t.
   - Shares, rates and chances are 0 to 1. Money is in the plan's currency; results keep it in ticks
     of a hundredth, so that sums are exact.
   - The same plan, seed and number of trials give the same result, byte by byte, on any number of
     threads.
   - Nothing prints but the functions of output/, and those into a text the caller writes. */
#ifndef FC_FUNNELCAST_H
#define FC_FUNNELCAST_H

#include "base/arena.h"
#include "base/fail.h"
#include "base/problem.h"
#include "base/text.h"
#include "model/keys.h"
#include "model/load.h"
#include "model/measures.h"
#include "model/plan.h"
#include "model/sentence.h"
#include "output/answer.h"
#include "output/as_csv.h"
#include "output/as_json.h"
#include "output/as_problems.h"
#include "output/as_text.h"
#include "output/picture.h"
#include "output/say_channels.h"
#include "output/say_compare.h"
#include "output/say_deals.h"
#include "output/say_forecast.h"
#include "output/say_inputs.h"
#include "output/say_promise.h"
#include "output/say_returns.h"
#include "output/say_run.h"
#include "output/say_spend.h"
#include "output/say_totals.h"
#include "questions/ask.h"
#include "questions/compare.h"
#include "questions/lint.h"
#include "questions/promise.h"
#include "questions/returns.h"
#include "results/result.h"
#include "run/forecast.h"

#endif
