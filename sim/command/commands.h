/* What each command does; the rows of the table point here. Each returns the exit code. */
#ifndef FC_COMMAND_COMMANDS_H
#define FC_COMMAND_COMMANDS_H

#include "base/text.h"

struct fc_job;

int fc_cmd_ask(struct fc_job *job);
int fc_cmd_forecast(struct fc_job *job);
int fc_cmd_check(struct fc_job *job);
int fc_cmd_new(struct fc_job *job);
int fc_cmd_chart(struct fc_job *job);
int fc_cmd_keys(struct fc_job *job);

/* For help: the questions ask understands, the charts there are. */
void fc_list_questions(struct fc_text *out);
void fc_list_charts(struct fc_text *out);

#endif
