/* keys: every key a plan may hold. */
#include "command/commands.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "command/job.h"
#include "model/keys.h"
#include "output/words.h"

/* As people write it: "cost per inquiry". */
static struct fc_words spoken(const char *name)
{
    struct fc_words words = fc_words_print("%s", name);
    for (char *at = words.text; *at != '\0'; at++)
        if (*at == '_')
            *at = ' ';
    return words;
}

/* Whether the word is part of the key's section, name or help. */
static bool is_about(const struct fc_key *key, const char *word)
{
    const struct fc_words said = spoken(word);
    return strcasestr(spoken(key->name).text, said.text) != NULL ||
           strcasestr(fc_section_words(key->section), said.text) != NULL ||
           strcasestr(key->help, said.text) != NULL;
}

static int rows_of(enum fc_section_kind section, const char *word)
{
    int n = 0;
    for (size_t row = 0; row < fc_key_count; row++)
        n += fc_keys[row].section == section && (word == NULL || is_about(&fc_keys[row], word));
    return n;
}

/* Amounts beyond this are typing errors: the range has no upper end worth naming. */
static const double NO_END = 1e9;

/* "0% to 100%", "1 to 120", "0 and more"; nothing where the key holds no number. */
static struct fc_words range_of(const struct fc_key *key)
{
    const double factor = key->dimension == FC_SHARE ? 100 : 1;
    const char  *unit = key->dimension == FC_SHARE ? "%" : "";
    char         low[FC_NUMBER_TEXT], high[FC_NUMBER_TEXT];
    if (!(key->high > key->low))
        return fc_words_print("%s", "");
    fc_print_short(low, key->low * factor, 6);
    if (key->high >= NO_END)
        return fc_words_print("%s%s and more", low, unit);
    return fc_words_print("%s%s to %s%s", low, unit, fc_print_short(high, key->high * factor, 6),
                          unit);
}

static void say_section(struct fc_answer *answer, enum fc_section_kind section, const char *word)
{
    const int n = rows_of(section, word);
    if (n == 0)
        return;
    struct fc_table *table = fc_answer_table(answer, 4, n, fc_section_words(section));
    fc_table_heading(answer, table, 1, "written as");
    fc_table_heading(answer, table, 2, "range");
    fc_table_heading(answer, table, 3, "default");
    table->words = true;
    for (size_t row = 0; row < fc_key_count; row++) {
        const struct fc_key *key = &fc_keys[row];
        if (key->section != section || (word != NULL && !is_about(key, word)))
            continue;
        fc_table_row(answer, table, spoken(key->name).text);
        fc_table_cell(answer, table, 1, key->unit);
        fc_table_cell(answer, table, 2, range_of(key).text);
        fc_table_cell(answer, table, 3, key->fallback);
        fc_table_below(answer, table, key->help);
    }
}

static int refuse_word(struct fc_job *job, const char *typed)
{
    const char *names[128];
    size_t      n = 0;
    for (; n < fc_key_count && n < sizeof names / sizeof *names; n++)
        names[n] = fc_keys[n].name;
    const char *nearest = fc_nearest(fc_piece_of("", typed), names, n);
    const char *hint = nearest == NULL
                           ? "funnelcast keys lists all"
                           : fc_arena_print(&job->arena, "did you mean %s?", spoken(nearest).text);
    return fc_job_refuse(job, hint, "no key is about \"%s\"", typed);
}

int fc_cmd_keys(struct fc_job *job)
{
    const char *word = job->options.words.n > 0 ? job->options.words.text[0] : NULL;
    int         n = 0;
    for (int section = 0; section < FC_S_KINDS; section++)
        n += rows_of((enum fc_section_kind)section, word);
    if (n == 0)
        return refuse_word(job, word);
    struct fc_answer answer = {.arena = &job->arena};
    for (int section = 0; section < FC_S_KINDS; section++)
        say_section(&answer, (enum fc_section_kind)section, word);
    return fc_job_put_answer(job, &answer);
}
