#include "questions/enough.h"

static struct fc_chance share(uint64_t kept, uint64_t of)
{
    return of == 0 ? (struct fc_chance){.standard_error = 1} : fc_chance_of(kept, of);
}

enum fc_status fc_enough_find(struct fc_enough *out, const struct fc_study *study,
                              const struct fc_promise *promise, const struct fc_promise *goal,
                              struct fc_error *err)
{
    const struct fc_promise *const both[] = {promise, goal};
    const uint64_t                 trials =
        study->trials < FC_MOST_COLUMN_TRIALS ? study->trials : FC_MOST_COLUMN_TRIALS;
    const struct fc_columns_request request = {.plan = study->plan,
                                               .n_promises = 2,
                                               .promise = both,
                                               .seed = study->seed,
                                               .trials = trials,
                                               .threads = study->threads,
                                               .progress = study->progress,
                                               .stop = study->stop};
    struct fc_columns               columns;
    uint64_t                        kept[2] = {0}, goals[2] = {0}; /* missed, kept */
    const enum fc_status            status = fc_columns_run(&columns, &request, study->arena, err);
    if (status != FC_OK)
        return status;
    for (uint64_t i = 0; i < columns.trials; i++) {
        kept[columns.kept[0][i]]++;
        goals[columns.kept[0][i]] += columns.kept[1][i];
    }
    *out = (struct fc_enough){.promise = promise,
                              .goal = goal,
                              .reached = share(kept[1], columns.trials),
                              .planned = share(goals[0] + goals[1], columns.trials),
                              .if_kept = share(goals[1], kept[1]),
                              .if_missed = share(goals[0], kept[0]),
                              .trials = columns.trials};
    return FC_OK;
}
