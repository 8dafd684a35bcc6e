/* ask: can we keep this promise, how much can we promise, what does a channel return? The rest is
   answered in cmd_ask_*.c. */
#include "command/commands.h"

#include <math.h>

#include "command/ask_answers.h"
#include "command/finish.h"
#include "command/job.h"
#include "output/say_bottleneck.h"
#include "output/say_carried.h"
#include "output/say_deals.h"
#include "output/say_promise.h"
#include "output/say_returns.h"
#include "output/say_run.h"
#include "output/say_spend.h"
#include "output/say_totals.h"
#include "questions/ask.h"
#include "questions/levers.h"
#include "questions/lint.h"

void fc_list_questions(struct fc_text *out)
{
    fc_text_add(out, "It understands, in many phrasings:\n");
    for (int i = 0; i < fc_ask_form_count; i++)
        fc_text_add(out, "  %s?\n", fc_ask_forms[i]);
}

/* ---- printing ---- */

static double worst_error(const struct fc_promise_answers *answers)
{
    double worst = 0;
    for (int i = 0; i < answers->n; i++)
        worst = fmax(worst, answers->answer[i].chance.standard_error);
    return worst;
}

bool fc_levers_partial(const struct fc_promise_answers *answers)
{
    bool partial = false;
    for (int i = 0; i < answers->n; i++)
        partial =
            partial || (answers->answer[i].levers != NULL && answers->answer[i].levers->partial);
    return partial;
}

static void say_deals(struct fc_answer *answer, const struct fc_result *result)
{
    fc_say_bills(answer, result, -1);
    fc_say_large_deals(answer, result, -1);
}

/* Money first where the plan can lose it: a reach that was promised and kept is no success by
   itself. */
static int print(struct fc_job *job, const struct fc_promise_answers *answers,
                 const struct fc_safe_level *found, bool no_level)
{
    static const char *const   next[] = {"forecast", "", "chart", " all -o charts", NULL};
    static const char *const   plain[] = {"forecast", "", "check", " --show", NULL};
    const struct fc_json_parts parts = {.result = &answers->result,
                                        .promises = answers,
                                        .how_many = found,
                                        .checks = &job->problems};
    struct fc_carried          carried;
    int                        code;
    if (fc_job_lint(job, &answers->result) != FC_OK)
        return fc_job_fail(job, FC_NO_MEMORY);
    if (fc_finish_data(job, &parts, &code))
        return fc_finish_code(fc_levers_partial(answers), code);
    const struct fc_study study = fc_job_study(job);
    if (fc_carried_find(&carried, answers, &study, &job->error) != FC_OK)
        return fc_job_fail(job, job->error.status);
    struct fc_answer answer = {.arena = &job->arena};
    fc_say_partial(&answer, &answers->result);
    fc_say_money(&answer, &answers->result);
    if (fc_has_net_gain(answers->result.plan))
        say_deals(&answer, &answers->result);
    if (answers->n == 0)
        fc_say_no_promise(&answer, &answers->result);
    else if (no_level)
        fc_say_no_level(&answer, answers, answers->answer[0].promise->confidence);
    else if (found != NULL)
        fc_say_how_many(&answer, answers, found);
    else
        fc_say_promises(&answer, answers);
    if (!fc_has_net_gain(answers->result.plan))
        say_deals(&answer, &answers->result);
    fc_say_carried(&answer, &carried);
    fc_say_spend(&answer, answers->result.plan, -1);
    fc_say_bottleneck(&answer, &answers->result);
    const struct fc_run_facts run = fc_run_facts_of(&answers->result);
    fc_finish_answer(
        job, &answer, &run, worst_error(answers),
        answers->n > 0 && job->options.words.n == 1 && job->options.promise.n == 0 ? next : plain);
    return fc_finish_code(answers->result.partial || fc_levers_partial(answers),
                          fc_job_put_answer(job, &answer));
}

/* The measures that are read besides the promised ones; NULL: any. Out of memory, too: then more is
   run than need be. */
static const bool *read_besides(struct fc_job *job, int n_promises)
{
    const struct fc_plan *plan = job->plan;
    if (n_promises == 0 || job->options.csv || fc_has_net_gain(plan) || plan->n_teams > 0 ||
        fc_has_monthly_bills(plan, -1) || fc_measure_of(plan, FC_M_BOOKINGS_NO_LARGE, -1) >= 0)
        return NULL;
    bool *keep = fc_arena_take(&job->arena, (size_t)plan->n_measures, sizeof *keep);
    if (keep != NULL)
        fc_lint_keep(plan, keep);
    return keep;
}

static int answer_promises(struct fc_job *job, int n, const struct fc_promise *const promise[])
{
    struct fc_promise_answers answers;
    job->keep = read_besides(job, n);
    enum fc_status status = fc_job_answer(job, n, promise, &answers);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    const struct fc_study study = fc_job_study(job);
    status = fc_levers_answer(&answers, &study, &job->error);
    const int code = status == FC_OK ? print(job, &answers, NULL, false) : fc_job_fail(job, status);
    fc_promise_answers_free(&answers);
    return code;
}

/* ---- how many ---- */

/* The promise at this level instead of 0. */
static bool raise_to(struct fc_job *job, struct fc_promise *promise, double level)
{
    struct fc_clause *clause = &promise->clause[0];
    double *levels = fc_arena_take(&job->arena, (size_t)clause->n_periods, sizeof *levels);
    if (levels == NULL)
        return false;
    for (int i = 0; i < clause->n_periods; i++)
        levels[i] = level;
    clause->level = levels;
    return true;
}

/* First the level is found, then the promise of that level is answered like any other: the same
   seed, so the same years. */
static int answer_how_many(struct fc_job *job, struct fc_asked *asked)
{
    const struct fc_promise  *promise = &asked->promise;
    struct fc_promise_answers answers;
    struct fc_safe_level      found;
    job->keep = read_besides(job, 1);
    enum fc_status status = fc_job_answer(job, 1, &promise, &answers);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    const bool known = fc_result_safe(&answers.result, 0, asked->confidence, &found);
    if (answers.result.partial) {
        fc_promise_answers_free(&answers);
        return fc_job_fail(
            job, fc_fail(&job->error, FC_INTERRUPTED, "interrupted before the level was found"));
    }
    if (known) {
        fc_promise_answers_free(&answers);
        if (!raise_to(job, &asked->promise, found.level))
            return fc_job_fail(job, FC_NO_MEMORY);
        status = fc_job_answer(job, 1, &promise, &answers);
        if (status != FC_OK)
            return fc_job_fail(job, status);
    }
    const int code = print(job, &answers, known ? &found : NULL, !known);
    fc_promise_answers_free(&answers);
    return code;
}

/* ---- what a channel returns ---- */

static int print_returns(struct fc_job *job, const struct fc_result *result,
                         const struct fc_returns *returns)
{
    static const char *const   next[] = {"forecast", " --by channel", "ask", "", NULL};
    const struct fc_json_parts parts = {
        .result = result, .returns = returns, .checks = &job->problems};
    int code;
    if (fc_finish_data(job, &parts, &code))
        return code;
    struct fc_answer answer = {.arena = &job->arena};
    fc_say_partial(&answer, result);
    fc_say_returns(&answer, result, returns);
    const struct fc_run_facts run = fc_run_facts_of(result);
    fc_finish_answer(job, &answer, &run,
                     fmax(returns->none.standard_error, returns->pays.standard_error), next);
    return fc_finish_code(result->partial, fc_job_put_answer(job, &answer));
}

static int answer_returns(struct fc_job *job, int channel)
{
    struct fc_promise_answers answers;
    job->by_channel = true;
    const enum fc_status status = fc_job_answer(job, 0, NULL, &answers);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    const struct fc_returns returns = fc_returns_of(&answers.result, channel);
    const int               code = print_returns(job, &answers.result, &returns);
    fc_promise_answers_free(&answers);
    return code;
}

/* ---- all of them ---- */

/* CSV holds months; these answers have none. */
static bool has_months(enum fc_question question)
{
    return question != FC_ASK_NEED && question != FC_ASK_BUDGET && question != FC_ASK_RISK &&
           question != FC_ASK_MEASURE && question != FC_ASK_AGREEMENT;
}

static int answer_question(struct fc_job *job)
{
    struct fc_asked       asked;
    const struct fc_piece words = fc_piece_of("question", job->options.words.text[1]);
    if (job->options.promise.n > 0)
        return fc_job_refuse(job, "leave one of them out",
                             "a question and --promise cannot be answered together");
    if (!fc_ask_read(&asked, words, job->plan, &job->problems))
        return fc_job_fail(job, FC_BAD_USAGE);
    if (job->options.csv && !has_months(asked.question))
        return fc_job_refuse(job, "ask for --json", "the answer has no months to be put into CSV");
    const struct fc_promise *promise = &asked.promise;
    switch (asked.question) {
    case FC_ASK_HOW_MANY: return answer_how_many(job, &asked);
    case FC_ASK_NEED: return fc_answer_need(job, &asked);
    case FC_ASK_BUDGET: return fc_answer_budget(job, &asked);
    case FC_ASK_WHAT_IF:
    case FC_ASK_WITHOUT:
    case FC_ASK_ADD:
    case FC_ASK_TRADE: return fc_answer_change(job, &asked);
    case FC_ASK_RETURN: return answer_returns(job, asked.channel);
    case FC_ASK_RISK: return fc_answer_risk(job, &asked);
    case FC_ASK_MEASURE: return fc_answer_measure(job, &asked);
    case FC_ASK_AGREEMENT: return fc_answer_agreement(job, &asked);
    case FC_ASK_PROMISE:
    case FC_QUESTIONS: break;
    }
    return answer_promises(job, 1, &promise);
}

int fc_cmd_ask(struct fc_job *job)
{
    int                             n;
    const struct fc_promise *const *promise;
    enum fc_status                  status = fc_job_load(job);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    if (job->options.words.n == 2)
        return answer_question(job);
    status = fc_job_promises(job, &n, &promise);
    return status == FC_OK ? answer_promises(job, n, promise) : fc_job_fail(job, status);
}
