/* Plans beside the job's own: how they are loaded, and what all of them are called. */
#ifndef FC_COMMAND_OTHER_PLANS_H
#define FC_COMMAND_OTHER_PLANS_H

#include "command/job.h"

/* Loads a file with --set, and one more setting (or NULL), on top: settings count for every plan.
   Its warnings are added to the job's where they are new; those of a further setting are not. */
enum fc_status fc_job_load_other(struct fc_job *job, const char *file, const char *set,
                                 const struct fc_plan **out);

/* A plan's name, else its file's without folder and ending. NULL when memory is out. */
const char *fc_job_name_plan(struct fc_job *job, const struct fc_plan *plan);

/* Fills label[n] with names of their own; with files' names where two are alike; numbered where
   these are, too. False when memory is out. */
bool fc_job_name_plans(struct fc_job *job, int n, const struct fc_plan *const plan[],
                       const char *label[]);

#endif
