/* Quantities written as lists: quantiles, values with shares, the column of a file. */
#include "model/quantity_forms.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "model/cutting.h"
#include "model/metalog.h"
#include "read/beside.h"
#include "read/csv_file.h"

static double *take_doubles(struct fc_problems *problems, size_t n)
{
    double *doubles = fc_arena_take(problems->arena, n, sizeof *doubles);
    if (doubles == NULL)
        problems->no_memory = true;
    return doubles;
}

/* ---- p10 70 | p50 85 | p90 110 --------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool fc_form_is_metalog(struct fc_piece piece)
{
    return piece.length > 1 && (piece.text[0] | 32) == 'p' && is_digit(piece.text[1]) &&
           memchr(piece.text, '|', piece.length) != NULL;
}

/* `p10 70`: the probability and the value, as the link sees it. */
static bool read_quantile(double *p, double *value, struct fc_piece item, enum fc_link link,
                          const struct fc_quantity_reader *reader)
{
    size_t length = 0;
    while (length < item.length && item.text[length] != ' ' && item.text[length] != '\t')
        length++;
    const struct fc_piece place = fc_piece_part(item, 1, length == 0 ? 0 : length - 1);
    const struct fc_piece rest = fc_piece_trim(fc_piece_part(item, length, item.length - length));
    struct fc_number      percent;
    if (length < 2 || (item.text[0] | 32) != 'p' || !is_digit(item.text[1]) || rest.length == 0)
        return fc_error_at(reader->problems, "quantity", item.place,
                           "write p10 70 | p50 85 | p90 110",
                           "a quantile is a p with its percentage, and a value");
    if (!fc_number_read(&percent, place, FC_PLAIN, "", reader->problems) ||
        !fc_form_value(value, rest, reader))
        return false;
    *p = percent.value / 100;
    if (!(*p > 0 && *p < 1))
        return fc_error_at(reader->problems, "quantity", place.place, "write p1 to p99",
                           "a quantile lies between p0 and p100");
    if ((link != FC_IDENTITY && *value <= 0) || (link == FC_LOGIT && *value >= 1))
        return fc_error_at(reader->problems, "quantity", rest.place, NULL,
                           link == FC_LOG ? "this quantile must be above 0"
                                          : "this quantile must lie between 0%% and 100%%");
    if (link == FC_LOG)
        *value = log(*value);
    if (link == FC_LOGIT)
        *value = log(*value) - log1p(-*value);
    return true;
}

static enum fc_link link_of(const struct fc_quantity_rule *rule)
{
    if (rule->low < 0)
        return FC_IDENTITY;
    return rule->dimension == FC_SHARE ? FC_LOGIT : FC_LOG;
}

bool fc_form_metalog(struct fc_quantity *out, struct fc_piece piece,
                     const struct fc_quantity_reader *reader)
{
    struct fc_piece    item[FC_METALOG_MAX];
    double             p[FC_METALOG_MAX], value[FC_METALOG_MAX];
    const enum fc_link link = link_of(reader->rule);
    const size_t       n = fc_cut_list(piece, item, FC_METALOG_MAX);
    if (n < FC_METALOG_MIN || n > FC_METALOG_MAX)
        return fc_error_at(reader->problems, "quantity", piece.place,
                           "write p10 70 | p50 85 | p90 110",
                           "three to nine quantiles are needed, not %zu", n);
    for (size_t i = 0; i < n; i++) {
        if (!read_quantile(&p[i], &value[i], item[i], link, reader))
            return false;
        if (i > 0 && !(p[i] > p[i - 1] && value[i] > value[i - 1]))
            return fc_error_at(reader->problems, "quantity", item[i].place, NULL,
                               "quantiles must rise, in percentage and value");
    }
    double *coefficient = take_doubles(reader->problems, n);
    if (coefficient == NULL)
        return false;
    if (!fc_metalog_fit(coefficient, p, value, n) || !fc_metalog_rises(coefficient, n))
        return fc_error_at(reader->problems, "quantity", piece.place,
                           "leave out a quantile, or move one",
                           "no metalog distribution has these quantiles: between or beyond them "
                           "it would fall");
    *out = fc_form_make(FC_METALOG, 0, 0, 0);
    out->link = link;
    out->n = n;
    out->x = coefficient;
    return true;
}

/* ---- 70% at 100 | 30% at 400 ----------------------------------------------------------------- */

bool fc_form_is_discrete(struct fc_piece piece)
{
    struct fc_piece before, after;
    return fc_cut_word(piece, "at", &before, &after);
}

/* A value and its share. */
struct step {
    double value, share;
};

static bool read_step(struct step *out, struct fc_piece item,
                      const struct fc_quantity_reader *reader)
{
    const struct fc_quantity_rule   share_rule = {.dimension = FC_SHARE, .high = 1, .currency = ""};
    const struct fc_quantity_reader share_reader = {&share_rule, reader->problems};
    struct fc_piece                 share, value;
    if (!fc_cut_word(item, "at", &share, &value))
        return fc_error_at(reader->problems, "quantity", item.place,
                           "write 70% at 100 | 30% at 400", "a share and its value are needed");
    return fc_form_value(&out->share, share, &share_reader) &&
           fc_form_value(&out->value, value, reader);
}

static int compare_steps(const void *a, const void *b)
{
    const struct step *first = a;
    const struct step *second = b;
    return (first->value > second->value) - (first->value < second->value);
}

bool fc_form_discrete(struct fc_quantity *out, struct fc_piece piece,
                      const struct fc_quantity_reader *reader)
{
    struct fc_problems *problems = reader->problems;
    const size_t        n = fc_cut_list(piece, NULL, 0);
    struct fc_piece    *item = fc_arena_take(problems->arena, n, sizeof *item);
    struct step        *step = fc_arena_take(problems->arena, n, sizeof *step);
    double             *value = take_doubles(problems, n);
    double             *share = take_doubles(problems, n);
    if (item == NULL || step == NULL || value == NULL || share == NULL) {
        problems->no_memory = true;
        return false;
    }
    fc_cut_list(piece, item, n);
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        if (!read_step(&step[i], item[i], reader))
            return false;
        sum += step[i].share;
    }
    char text[FC_NUMBER_TEXT];
    if (!(fabs(sum - 1) <= 1e-9 * (double)n))
        return fc_error_at(problems, "quantity", piece.place, NULL,
                           "the shares must make 100%%, not %s%%",
                           fc_print_short(text, sum * 100, 6));
    qsort(step, n, sizeof *step, compare_steps);
    double below = 0;
    for (size_t i = 0; i < n; i++) {
        below += step[i].share;
        value[i] = step[i].value;
        share[i] = fmin(below / sum, 1);
    }
    share[n - 1] = 1;
    *out = fc_form_make(FC_DISCRETE, 0, 0, 0);
    out->n = n;
    out->x = value;
    out->y = share;
    return true;
}

/* ---- data.csv: column ------------------------------------------------------------------------ */

/* Where the file's name ends, which is before a colon behind `.csv`; 0 when there is none. */
static size_t name_length(struct fc_piece piece)
{
    for (size_t at = 5; at < piece.length; at++)
        if (piece.text[at] == ':' && strncasecmp(piece.text + at - 4, ".csv", 4) == 0)
            return at;
    return 0;
}

bool fc_form_is_data(struct fc_piece piece)
{
    return name_length(piece) > 0;
}

static int compare_doubles(const void *a, const void *b)
{
    const double first = *(const double *)a;
    const double second = *(const double *)b;
    return (first > second) - (first < second);
}

static bool read_file(struct fc_csv *out, struct fc_piece name,
                      const struct fc_quantity_reader *reader)
{
    struct fc_problems *problems = reader->problems;
    const char         *folder = reader->rule->folder;
    const size_t        length = strlen(folder);
    if (length > 0 && folder[length - 1] != '/')
        folder = fc_arena_print(problems->arena, "%s/", folder);
    if (folder == NULL)
        problems->no_memory = true;
    const char *path =
        folder == NULL ? NULL : fc_beside(folder, name, "data-path", problems->arena, problems);
    if (path == NULL)
        return false;
    struct fc_error      err = {0};
    const size_t         errors = problems->errors;
    const enum fc_status status = fc_csv_read(out, path, problems->arena, problems, &err);
    if (status == FC_NO_MEMORY)
        problems->no_memory = true;
    else if (status != FC_OK && problems->errors == errors)
        fc_error_at(problems, "data-path", name.place,
                    "a data file is looked for in the folder of the file that names it", "%s",
                    err.text);
    return status == FC_OK && problems->errors == errors;
}

bool fc_form_data(struct fc_quantity *out, struct fc_piece piece,
                  const struct fc_quantity_reader *reader)
{
    struct fc_problems   *problems = reader->problems;
    const size_t          length = name_length(piece);
    const struct fc_piece name = fc_piece_trim(fc_piece_part(piece, 0, length));
    const struct fc_piece heading =
        fc_piece_trim(fc_piece_part(piece, length + 1, piece.length - length - 1));
    struct fc_csv csv;
    if (!read_file(&csv, name, reader))
        return false;
    const int column = fc_csv_column(&csv, heading);
    if (column < 0)
        return fc_error_at(problems, "quantity", heading.place, NULL, "`%.*s` has no column `%.*s`",
                           (int)name.length, name.text, (int)heading.length, heading.text);
    if (csv.n_rows == 0)
        return fc_error_at(problems, "quantity", name.place, NULL, "`%.*s` has no rows",
                           (int)name.length, name.text);
    double *value = take_doubles(problems, csv.n_rows);
    if (value == NULL)
        return false;
    bool good = true;
    for (size_t row = 0; row < csv.n_rows; row++)
        good &= fc_form_value(&value[row], csv.cell[row * csv.n_columns + (size_t)column], reader);
    if (!good)
        return false;
    qsort(value, csv.n_rows, sizeof *value, compare_doubles);
    *out = fc_form_make(FC_EMPIRICAL, 0, 0, 0);
    out->n = csv.n_rows;
    out->x = value;
    return true;
}
