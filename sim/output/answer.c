#include "output/answer.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A new last item; NULL when memory is or was out. */
static struct fc_said *add(struct fc_answer *answer, enum fc_said_kind kind)
{
    struct fc_said *said = answer->no_memory ? NULL : fc_arena_take(answer->arena, 1, sizeof *said);
    if (said == NULL) {
        answer->no_memory = true;
        return NULL;
    }
    said->kind = kind;
    if (answer->last == NULL)
        answer->first = said;
    else
        answer->last->next = said;
    answer->last = said;
    return said;
}

static const char *keep(struct fc_answer *answer, const char *text)
{
    const char *copy = answer->no_memory ? NULL : fc_arena_copy(answer->arena, text, strlen(text));
    if (copy == NULL)
        answer->no_memory = true;
    return copy;
}

__attribute__((format(printf, 2, 0))) static char *print(struct fc_answer *answer,
                                                         const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    const int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    assert(length >= 0);
    char *text = fc_arena_take(answer->arena, (size_t)length + 1, 1);
    if (text == NULL)
        answer->no_memory = true;
    else
        vsnprintf(text, (size_t)length + 1, format, args);
    return text;
}

/* A sentence that begins with what a plan or channel is called begins with a capital all the same;
   "cut-20" stays as it is. */
static void begin_sentence(char *text)
{
    const size_t letters = strspn(text, "abcdefghijklmnopqrstuvwxyz");
    if (letters > 0 && text[letters] == ' ')
        text[0] = (char)(text[0] - 'a' + 'A');
}

void fc_answer_say(struct fc_answer *answer, enum fc_said_kind kind, const char *format, ...)
{
    struct fc_said *said = add(answer, kind);
    if (said == NULL)
        return;
    va_list args;
    va_start(args, format);
    char *text = print(answer, format, args);
    va_end(args);
    if (text != NULL && (kind == FC_SAY_SENTENCE || kind == FC_SAY_HEADING))
        begin_sentence(text);
    said->text = text;
}

void fc_answer_verdict(struct fc_answer *answer, const char *word, const char *format, ...)
{
    struct fc_said *said = add(answer, FC_SAY_VERDICT);
    if (said == NULL)
        return;
    said->word = keep(answer, word);
    va_list args;
    va_start(args, format);
    said->text = print(answer, format, args);
    va_end(args);
}

void fc_answer_dots(struct fc_answer *answer, const struct fc_dots *dots)
{
    struct fc_said *said = add(answer, FC_SAY_DOTS);
    struct fc_dots *copy = answer->no_memory ? NULL : fc_arena_take(answer->arena, 1, sizeof *copy);
    double         *value =
        copy == NULL ? NULL : fc_arena_take(answer->arena, (size_t)dots->n, sizeof *value);
    if (said == NULL || value == NULL) {
        answer->no_memory = true;
        return;
    }
    memcpy(value, dots->value, (size_t)dots->n * sizeof *value);
    *copy = *dots;
    copy->value = value;
    copy->title = keep(answer, dots->title);
    copy->missed = keep(answer, dots->missed);
    said->dots = copy;
}

void fc_answer_chart(struct fc_answer *answer, const char *type, const struct fc_chart_facts *facts)
{
    struct fc_said *said = add(answer, FC_SAY_CHART);
    if (said != NULL)
        said->chart = (struct fc_said_chart){type, facts};
}

/* ---- tables ---- */

struct fc_table *fc_answer_table(struct fc_answer *answer, int n_columns, int rows,
                                 const char *title)
{
    struct fc_said  *said = add(answer, FC_SAY_TABLE);
    struct fc_table *table =
        answer->no_memory ? NULL : fc_arena_take(answer->arena, 1, sizeof *table);
    if (table == NULL) {
        answer->no_memory = true;
        return &answer->nothing;
    }
    const size_t columns = (size_t)n_columns;
    table->title = keep(answer, title);
    table->n_columns = n_columns;
    table->heading = fc_arena_take(answer->arena, columns, sizeof *table->heading);
    table->cell = fc_arena_take(answer->arena, columns * (size_t)rows, sizeof *table->cell);
    table->below = fc_arena_take(answer->arena, (size_t)rows, sizeof *table->below);
    if (table->heading == NULL || table->cell == NULL || table->below == NULL)
        answer->no_memory = true;
    else
        table->room = rows;
    said->table = table;
    return table;
}

void fc_table_heading(struct fc_answer *answer, struct fc_table *table, int column,
                      const char *text)
{
    if (answer->no_memory)
        return;
    assert(column > 0 && column < table->n_columns);
    table->heading[column] = keep(answer, text);
}

void fc_table_row(struct fc_answer *answer, struct fc_table *table, const char *name)
{
    if (answer->no_memory)
        return;
    assert(table->n_rows < table->room);
    table->n_rows++;
    fc_table_cell(answer, table, 0, name);
}

void fc_table_cell(struct fc_answer *answer, struct fc_table *table, int column, const char *text)
{
    if (answer->no_memory)
        return;
    assert(table->n_rows > 0 && column < table->n_columns);
    table->cell[(table->n_rows - 1) * table->n_columns + column] = keep(answer, text);
}

void fc_table_below(struct fc_answer *answer, struct fc_table *table, const char *text)
{
    if (answer->no_memory)
        return;
    assert(table->n_rows > 0);
    table->below[table->n_rows - 1] = keep(answer, text);
}
