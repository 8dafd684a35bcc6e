/* Clauses joined by "and"; each meets the months of the plan here. */
#include "model/sentence.h"

#include "model/clause_words.h"
#include "model/tokens.h"
#include "model/window.h"

struct parser {
    struct fc_tokens      tokens;
    const struct fc_plan *plan;
    bool                  default_window;
    struct fc_problems   *problems;
};

static bool refuse(struct parser *p, struct fc_piece piece, const char *hint, const char *words)
{
    return fc_error_at(p->problems, "promise", piece.place, hint, "%s", words);
}

/* "150 leads a month" means every month; without any period the whole window counts as one. */
static bool settle_reading(struct parser *p, struct fc_clause *clause,
                           const struct fc_clause_words *said)
{
    if (!said->reading_said)
        clause->reading = said->period_said ? FC_EVERY : FC_TOTAL;
    if (clause->reading == FC_TOTAL && said->period_said)
        return refuse(p, said->piece, "leave one of them out",
                      "a period and `in total` contradict each other");
    if (clause->reading == FC_TOTAL)
        clause->period = FC_PLAN;
    else if (!said->period_said)
        clause->period = FC_MONTH;
    if (fc_measure_total_only(&p->plan->measure[clause->measure]) && clause->reading != FC_TOTAL)
        return refuse(p, said->piece, "promise it in total", "this has no months");
    return true;
}

/* The window of the plan's first promise on the same metric. */
static const struct fc_clause *find_example(const struct parser *p, int measure)
{
    for (int i = 0; i < p->plan->n_promises; i++)
        for (int j = 0; j < p->plan->promise[i].n_clauses; j++)
            if (p->plan->promise[i].clause[j].measure == measure)
                return &p->plan->promise[i].clause[j];
    return NULL;
}

static bool settle_window(struct parser *p, struct fc_clause *clause,
                          const struct fc_clause_words *said, struct fc_step step[])
{
    const bool              open = p->default_window && !said->from.said && !said->to.said;
    const struct fc_clause *example = open ? find_example(p, clause->measure) : NULL;
    if (!fc_window_find(clause, said->from, &said->to, p->plan, p->problems))
        return false;
    if (example != NULL) {
        clause->from_t = example->from_t;
        clause->to_t = example->to_t;
        clause->said_from = example->said_from;
    }
    if (fc_measure_total_only(&p->plan->measure[clause->measure]) &&
        (clause->from_t > 0 || clause->to_t < p->plan->months - 1))
        return refuse(p, said->piece, "leave the months out", "this is of the whole plan");
    step[0] = (struct fc_step){clause->from_t, said->level[0]};
    for (int i = 1; i < said->n_steps; i++) {
        const int t = fc_said_month_find(&said->since[i], step[i - 1].t + 1, p->plan, p->problems);
        if (t > clause->to_t)
            return refuse(p, said->since[i].piece, NULL, "this lies behind the promise's window");
        if (t < 0)
            return false;
        step[i] = (struct fc_step){t, said->level[i]};
    }
    return true;
}

/* Nobody promises to lose or spend at least so much, though the grammar reads it so. */
static void warn_of_direction(struct parser *p, const struct fc_clause_words *said)
{
    const enum fc_measured what = p->plan->measure[said->measure].what;
    if (!said->direction_said &&
        (what == FC_M_COST_PER || what == FC_M_COST || what == FC_M_SPEND || what == FC_M_LOST ||
         what == FC_M_WAITING || what == FC_M_EXPIRED || what == FC_M_WAITED ||
         what == FC_M_DAYS_WAITED || what == FC_M_LARGEST_DEAL || what == FC_M_PAYBACK))
        fc_warning_at(p->problems, "promise", said->piece.place,
                      "write `at most`, or `at least` if that is meant",
                      "this is read as at least so much");
}

static bool read_clause(struct parser *p, struct fc_clause *out)
{
    struct fc_clause_words said;
    struct fc_step         step[FC_MAX_MONTHS];
    if (!fc_clause_words_read(&said, &p->tokens, p->plan, p->problems))
        return false;
    struct fc_clause clause = {.measure = said.measure,
                               .at_most = said.at_most,
                               .period = said.period,
                               .reading = said.reading,
                               .k = said.k,
                               .n_periods = said.n};
    warn_of_direction(p, &said);
    if (!settle_reading(p, &clause, &said) || !settle_window(p, &clause, &said, step) ||
        !fc_clause_periods(&clause, step, said.n_steps, p->plan, said.piece, p->problems))
        return false;
    *out = clause;
    return true;
}

static int count_clauses(const struct fc_tokens *tokens)
{
    int n = 1;
    for (int i = 0; i < tokens->n; i++)
        n += fc_piece_is(tokens->token[i], "and") ? 1 : 0;
    return n;
}

static bool read_clauses(struct parser *p, struct fc_clause clause[], int *n)
{
    for (;;) {
        if (!read_clause(p, &clause[*n]))
            return false;
        ++*n;
        if (p->tokens.at == p->tokens.n)
            return true;
        fc_tokens_take(&p->tokens, ",");
        fc_tokens_take(&p->tokens, "and");
    }
}

bool fc_sentence_read(struct fc_promise *out, struct fc_piece piece, const struct fc_plan *plan,
                      bool default_window, struct fc_problems *problems)
{
    struct parser p = {.plan = plan, .default_window = default_window, .problems = problems};
    if (!fc_tokens_make(&p.tokens, piece, problems))
        return false;
    struct fc_clause *clause =
        fc_arena_take(plan->arena, (size_t)count_clauses(&p.tokens), sizeof *clause);
    const char *text = fc_arena_copy(plan->arena, p.tokens.whole.text, p.tokens.whole.length);
    int         n = 0;
    if (clause == NULL || text == NULL) {
        problems->no_memory = true;
        return false;
    }
    if (!read_clauses(&p, clause, &n))
        return false;
    out->text = text;
    out->clause = clause;
    out->n_clauses = n;
    return true;
}
