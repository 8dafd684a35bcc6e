/* A list of counts, each with its month. */
#include "model/opening.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "model/cutting.h"
#include "model/quantity.h"
#include "model/roll.h"
#include "model/words.h"

static const char form[] = "write 180 in 2026-12 | 150 in 2026-11";

enum { INQUIRIES = -1, UNKNOWN = -2 };

static int find_stage(const struct fc_plan *plan, struct fc_piece key, struct fc_problems *problems)
{
    const char *names[FC_MAX_STAGES + 1] = {"inquiry"};
    const int   stage = fc_plan_stage(plan, key);
    if (fc_words_are(key, "inquiry") || fc_words_are(key, "inquiries"))
        return INQUIRIES;
    if (stage >= 0)
        return stage;
    for (int i = 0; i < plan->n_stages; i++)
        names[i + 1] = plan->stage[i].section.name;
    struct fc_text hint = {0};
    fc_names_hint(&hint, names, (size_t)plan->n_stages, key); /* but for the last */
    fc_error_at(problems, "unknown-stage", key.place, hint.bytes, "there is no stage `%.*s`",
                (int)key.length, key.text);
    fc_text_free(&hint);
    return UNKNOWN;
}

/* Room is doubled whenever it is full, so it is full at powers of two. */
static bool append(struct fc_plan *plan, const struct fc_opening *opening,
                   struct fc_problems *problems)
{
    const size_t n = (size_t)plan->n_openings;
    if ((n & (n - 1)) == 0) {
        struct fc_opening *more =
            fc_arena_take(plan->arena, n == 0 ? 1 : 2 * n, sizeof *plan->opening);
        if (more == NULL) {
            problems->no_memory = true;
            return false;
        }
        if (n > 0)
            memcpy(more, plan->opening, n * sizeof *more);
        plan->opening = more;
    }
    plan->opening[plan->n_openings++] = *opening;
    return true;
}

/* Takes out what was said before; false when the same file said it. */
static bool replace(struct fc_plan *plan, int channel, int stage, struct fc_piece key,
                    struct fc_problems *problems)
{
    const struct fc_opening *twin = NULL;
    int                      kept = 0;
    for (int i = 0; i < plan->n_openings; i++) {
        const struct fc_opening *opening = &plan->opening[i];
        if (opening->channel != channel || opening->stage != stage)
            plan->opening[kept++] = *opening;
        else if (strcmp(opening->place.file, key.place.file) == 0)
            twin = opening;
    }
    if (twin != NULL && strcmp(key.place.file, "--set") != 0)
        return fc_error_at(problems, "duplicate", key.place, "take one of them out",
                           "this stage is given twice");
    plan->n_openings = kept;
    return true;
}

static bool read_month(int *out, const struct fc_plan *plan, struct fc_piece piece,
                       struct fc_problems *problems)
{
    char start[8];
    char first[8];
    char hint[60];
    if (!fc_month_read(out, piece, problems))
        return false;
    if (plan->start <= 0 || (*out < plan->start && *out >= plan->start - FC_MAX_AGE))
        return true; /* a start that could not be read has been reported */
    fc_month_print(start, plan->start);
    if (*out >= plan->start)
        return fc_error_at(problems, "opening", piece.place,
                           "name the month in which these items entered the stage",
                           "this is not before the plan's start, %s", start);
    snprintf(hint, sizeof hint, "the first month that can be named is %s",
             fc_month_print(first, plan->start - FC_MAX_AGE));
    return fc_error_at(problems, "opening", piece.place, hint,
                       "this is more than %d months before the plan's start, %s", FC_MAX_AGE,
                       start);
}

static bool read_item(struct fc_opening *out, const struct fc_plan *plan, struct fc_piece item,
                      struct fc_problems *problems)
{
    struct fc_piece count, month;
    long            items;
    if (!fc_cut_word(item, "in", &count, &month))
        return fc_error_at(problems, "opening", item.place, form,
                           "say how many entered in which month");
    if (!fc_whole_read(&items, count, 0, INT_MAX, problems) ||
        !read_month(&out->month, plan, month, problems))
        return false;
    out->count = (int)items;
    out->place = item.place;
    return true;
}

static bool read_items(struct fc_plan *plan, int channel, int stage, struct fc_piece value,
                       struct fc_problems *problems)
{
    struct fc_piece   item[FC_MAX_AGE + 1];
    const int         before = plan->n_openings;
    const size_t      n = fc_cut_list(value, item, FC_MAX_AGE + 1);
    struct fc_opening opening = {.channel = channel, .stage = stage};
    for (size_t i = 0; i < n && i <= FC_MAX_AGE; i++) {
        if (!read_item(&opening, plan, item[i], problems))
            return false;
        for (int k = before; k < plan->n_openings; k++)
            if (plan->opening[k].month == opening.month)
                return fc_error_at(problems, "opening", item[i].place, "add the two counts",
                                   "this month is named twice");
        if (!append(plan, &opening, problems))
            return false;
    }
    return true;
}

bool fc_opening_read(struct fc_plan *plan, int channel, struct fc_piece key, struct fc_piece value,
                     struct fc_problems *problems)
{
    const int stage = find_stage(plan, key, problems);
    if (stage == UNKNOWN)
        return false;
    if (stage >= 0 && stage == plan->n_stages - 1)
        return fc_error_at(
            problems, "opening", key.place, "name the stage in front, where they are still open",
            "nothing is open at `%.*s`: it is the last stage", (int)key.length, key.text);
    if (fc_change_is(value, FC_COUNT))
        return fc_error_at(problems, "change", value.place, form,
                           "the opening pipeline is counted: it cannot be changed by so much");
    return replace(plan, channel, stage, key, problems) &&
           read_items(plan, channel, stage, value, problems);
}

static int compare(const void *a, const void *b)
{
    const struct fc_opening *one = a;
    const struct fc_opening *other = b;
    if (one->channel != other->channel)
        return one->channel < other->channel ? -1 : 1;
    if (one->stage != other->stage)
        return one->stage < other->stage ? -1 : 1;
    return (one->month > other->month) - (one->month < other->month);
}

void fc_openings_sort(struct fc_plan *plan)
{
    if (plan->n_openings > 1)
        qsort(plan->opening, (size_t)plan->n_openings, sizeof *plan->opening, compare);
}
