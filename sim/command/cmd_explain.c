/* explain: what the words of answers mean. */
#include "command/commands.h"

#include <ctype.h>

#include "command/job.h"
#include "output/glossary.h"

static void say_list(struct fc_answer *answer)
{
    struct fc_table *table;
    int              n = 0;
    while (fc_term_at(n) != NULL)
        n++;
    table = fc_answer_table(answer, 2, n, "Word");
    fc_table_heading(answer, table, 1, "meaning");
    table->words = true;
    for (int i = 0; i < n; i++) {
        fc_table_row(answer, table, fc_term_at(i)->word);
        fc_table_cell(answer, table, 1, fc_term_at(i)->meaning);
    }
}

static int refuse(struct fc_job *job, struct fc_piece typed)
{
    const char *nearest = fc_term_nearest(typed);
    const char *hint = nearest == NULL
                           ? "funnelcast explain lists all; the keys of plans: funnelcast keys"
                           : fc_arena_print(&job->arena, "did you mean %s?", nearest);
    return fc_job_refuse(job, hint, "\"%s\" is no word of the glossary", typed.text);
}

int fc_cmd_explain(struct fc_job *job)
{
    struct fc_answer answer = {.arena = &job->arena};
    if (job->options.words.n == 0) {
        say_list(&answer);
        return fc_job_put_answer(job, &answer);
    }
    const struct fc_piece typed = fc_piece_of("", job->options.words.text[0]);
    const struct fc_term *term = fc_term_find(typed);
    if (term == NULL)
        return refuse(job, typed);
    fc_answer_say(&answer, FC_SAY_HEADING, "%c%s", toupper((unsigned char)term->word[0]),
                  term->word + 1);
    fc_answer_say(&answer, FC_SAY_SENTENCE, "%s", term->meaning);
    return fc_job_put_answer(job, &answer);
}
