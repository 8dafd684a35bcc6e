/* What each command does; the rows of the table point here. Each returns the exit code. */
#ifndef FC_COMMAND_COMMANDS_H
#define FC_COMMAND_COMMANDS_H

#include "base/text.h"

struct fc_job;
struct fc_drivers_answer;
struct fc_owners_answer;
struct fc_sought;

int fc_cmd_ask(struct fc_job *job);
int fc_cmd_forecast(struct fc_job *job);
int fc_cmd_check(struct fc_job *job);
int fc_cmd_new(struct fc_job *job);
int fc_cmd_compare(struct fc_job *job);
int fc_cmd_drivers(struct fc_job *job);
int fc_cmd_seek(struct fc_job *job);
int fc_cmd_owners(struct fc_job *job);
int fc_cmd_allocate(struct fc_job *job);
int fc_cmd_chart(struct fc_job *job);
int fc_cmd_report(struct fc_job *job);
int fc_cmd_keys(struct fc_job *job);
int fc_cmd_explain(struct fc_job *job);

/* Print an answer as the options ask; the exit code. For questions in plain words too. */
int fc_print_drivers(struct fc_job *job, const struct fc_drivers_answer *drivers,
                     const char *const label[]);
int fc_print_owners(struct fc_job *job, const struct fc_owners_answer *owners);
int fc_print_sought(struct fc_job *job, const struct fc_sought *sought);

/* For help: the questions ask understands, the charts there are. */
void fc_list_questions(struct fc_text *out);
void fc_list_charts(struct fc_text *out);

#endif
