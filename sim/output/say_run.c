#include "output/say_run.h"

#include <math.h>
#include <string.h>

#include "output/words.h"

void fc_say_partial(struct fc_answer *answer, const struct fc_result *result)
{
    if (result->partial)
        fc_answer_say(answer, FC_SAY_HEADING,
                      "PARTIAL: stopped after %s of %s possible years. What is known so far:",
                      fc_words_whole(result->trials).text, fc_words_whole(result->wanted).text);
}

void fc_say_run(struct fc_answer *answer, const struct fc_run_facts *run, double standard_error,
                const char *date)
{
    const struct fc_words trials = fc_words_whole(run->trials);
    const struct fc_words error =
        standard_error > 0
            ? fc_words_print(" Good to about %s.", fc_words_error(standard_error).text)
            : fc_words_print("%s", "");
    fc_answer_say(answer, FC_SAY_NOTE, "%s %s, seed %llu%s%s.%s", trials.text,
                  run->closed_form ? "mixes of the inputs, each worked out without counting"
                                   : "possible years",
                  (unsigned long long)run->seed, date[0] == '\0' ? "" : ", ", date, error.text);
}

/* The standard error of a measure's total, relative to its mean; 0 where there is none. */
static double relative_error(const struct fc_result *result, int measure)
{
    const int      months = result->plan->months;
    const double   mean = fabs(fc_result_mean(result, measure, months));
    const uint64_t n = fc_result_cell(result, measure, months)->moments.n;
    return mean > 0 && n > 0 ? fc_result_sd(result, measure, months) / sqrt((double)n) / mean : 0;
}

void fc_say_means_error(struct fc_answer *answer, const struct fc_result *result)
{
    double worst = 0;
    for (int i = 0; i < result->plan->n_measures; i++) {
        const enum fc_measured what = result->plan->measure[i].what;
        if (what == FC_M_ENTERED || what == FC_M_BOOKINGS)
            worst = fmax(worst, relative_error(result, i));
    }
    /* 95 of 100 times within this; said in tenths of a percent, rounded up */
    const double percent = ceil(worst * 1.96 * 1000) / 10;
    if (percent > 0)
        fc_answer_say(answer, FC_SAY_NOTE, "Means are good to about ±%g %%.", percent);
}

static void say_problem(struct fc_answer *answer, const struct fc_problem *problem)
{
    const struct fc_words place =
        problem->place.line > 0
            ? fc_words_print("%s:%d: ", problem->place.file, problem->place.line)
            : fc_words_print("%s", "");
    fc_answer_say(
        answer, FC_SAY_NOTE, "  %s%s.%s%s", place.text, problem->text,
        problem->hint == NULL ? "" : " Hint: ", problem->hint == NULL ? "" : problem->hint);
}

void fc_say_checks(struct fc_answer *answer, const struct fc_problems *problems, size_t known,
                   const char *plan)
{
    const size_t found = problems->size + problems->left_out;
    const size_t said = plan == NULL || known >= problems->size ? problems->size : known + 1;
    const struct fc_words elsewhere = said < found && plan != NULL
                                          ? fc_words_print(", see funnelcast check %s", plan)
                                          : fc_words_print("%s", "");
    if (found == 0) {
        fc_answer_say(answer, FC_SAY_NOTE, "Checks: no problem found.");
        return;
    }
    fc_answer_say(answer, FC_SAY_NOTE, "Checks: %s%s.",
                  found == 1 ? "one remark"
                             : fc_words_print("%s remarks", fc_words_number((int)found).text).text,
                  elsewhere.text);
    for (size_t i = 0; i < said; i++)
        say_problem(answer, &problems->item[i]);
}

void fc_say_next(struct fc_answer *answer, const char *command, const char *plan, const char *rest)
{
    /* what no shell reads as anything but itself */
    const char *plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/+,@%";
    const bool  quote = plan[strspn(plan, plain)] != '\0';
    if (strchr(plan, '\'') != NULL)
        return; /* quoting a quote would be harder to read than to type */
    fc_answer_say(answer, FC_SAY_COMMANDS, "funnelcast %s %s%s%s%s", command, quote ? "'" : "",
                  plan, quote ? "'" : "", rest);
}
