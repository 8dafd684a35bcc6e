#include "plots/drivers.h"

#include <math.h>
#include <stdlib.h>

#include "plots/frame.h"
#include "plots/words.h"

/* Columns: input, owner, bars with a figure at each end. */
static const double INPUT_WIDTH = 250, OWNER_WIDTH = 84, COLUMN_GAP = 10, FIGURE_WIDTH = 34,
                    END_GAP = 5;

static const double TODAY_HEIGHT = 20, ROW_LEAST = 17, ROW_MOST = 32, AXIS_HEIGHT = 26;
static const double STRIP_HEIGHT = 30, STRIP_BAR = 8, REST_HEIGHT = 17;

bool fc_drivers_told(const struct fc_chart_facts *facts)
{
    return facts->drivers != NULL;
}

const char *fc_drivers_unfit(const struct fc_chart_facts *facts)
{
    const struct fc_drivers_facts *drivers = facts->drivers;
    if (facts->promise == NULL)
        return "nothing is promised";
    if (drivers == NULL)
        return "it was not looked into what decides the promise";
    for (size_t i = 0; i < drivers->driver_count; i++)
        if (!isfinite(drivers->driver[i].worst) || !isfinite(drivers->driver[i].best))
            return "one of its figures holds no number";
    return NULL;
}

/* Clear ones first, then by how far they move the chance. */
static int by_reach(const void *one, const void *other)
{
    const struct fc_driver *a = one;
    const struct fc_driver *b = other;
    const double            reach = (a->best - a->worst) - (b->best - b->worst);
    if (a->clear != b->clear)
        return a->clear ? -1 : 1;
    return (reach < 0) - (reach > 0);
}

/* The same with clean words, sorted; NULL when memory is out. */
static const struct fc_drivers_facts *clean(struct fc_ruler               *ruler,
                                            const struct fc_drivers_facts *drivers)
{
    struct fc_drivers_facts *copy = fc_ruler_take(ruler, 1, sizeof *copy);
    struct fc_driver *driver = fc_ruler_take(ruler, drivers->driver_count + 1, sizeof *driver);
    if (copy == NULL || driver == NULL)
        return NULL;
    *copy = *drivers;
    copy->driver = driver;
    for (size_t i = 0; i < drivers->driver_count; i++) {
        driver[i] = drivers->driver[i];
        driver[i].input = fc_ruler_clean(ruler, driver[i].input);
        driver[i].range = fc_ruler_clean(ruler, driver[i].range);
        driver[i].owner = fc_ruler_clean(ruler, driver[i].owner);
    }
    qsort(driver, drivers->driver_count, sizeof *driver, by_reach);
    return copy;
}

/* ---- where things stand ---- */

static bool has_strip(const struct fc_drivers_facts *drivers)
{
    return isfinite(drivers->not_knowing) && isfinite(drivers->chance);
}

/* The chances to show, in points: all bars and today's. */
static struct fc_scale range(const struct fc_chart_facts *facts, size_t bars)
{
    static const double STEP = 10;
    double              low = 100 * facts->probability;
    double              high = low;
    for (size_t i = 0; i < bars; i++) {
        low = fmin(low, 100 * facts->drivers->driver[i].worst);
        high = fmax(high, 100 * facts->drivers->driver[i].best);
    }
    low = STEP * floor(low / STEP);
    high = STEP * ceil(high / STEP);
    high = fmin(100, fmax(high, low + 2 * STEP)); /* nothing small is shown large */
    return fc_scale_make(fmax(0, fmin(low, high - 2 * STEP)), high, 0, 1);
}

/* As many bars as have room; where not all have, a line for the rest is kept free. */
static void set_rows(struct fc_drivers_plan *plan, const struct fc_drivers_facts *drivers,
                     const struct fc_frame *frame)
{
    const double strip = has_strip(drivers) ? STRIP_HEIGHT : 0;
    double       room = frame->bottom - frame->top - TODAY_HEIGHT - AXIS_HEIGHT - strip;
    size_t       most = (size_t)fmin(FC_DRIVERS_SHOWN, floor(room / ROW_LEAST));
    if (drivers->driver_count > most) {
        room -= REST_HEIGHT;
        most = (size_t)fmin(FC_DRIVERS_SHOWN, floor(room / ROW_LEAST));
    }
    plan->bars = drivers->driver_count < most ? drivers->driver_count : most;
    plan->row = fmin(ROW_MOST, room / fmax(1, (double)plan->bars));
    plan->top = frame->top + TODAY_HEIGHT;
    plan->ground = plan->top + plan->row * fmax(1, (double)plan->bars);
}

/* ---- what stands there ---- */

static void add_end(struct fc_drivers_plan *plan, struct fc_ruler *ruler, size_t i,
                    const char *text, bool right)
{
    struct fc_drivers_bar *bar = &plan->bar[i];
    const double           width = fc_ruler_width(ruler, FC_FONT_LABEL, text);
    const double           x = right ? bar->right + END_GAP : bar->left - END_GAP;
    const double           base = (bar->top + bar->bottom) / 2 + fc_frame_drop(FC_FONT_LABEL);
    const double           from = right ? x : x - width;
    bar->covered = bar->covered || (plan->today > from - 2 && plan->today < from + width + 2);
    fc_note_add(&plan->notes, (struct fc_note){.text = text,
                                               .font = FC_FONT_LABEL,
                                               .anchor = right ? FC_START : FC_END,
                                               .at = {x, base}});
}

/* A bar with its figures; what has no clear effect says so instead. */
static void place_bar(struct fc_drivers_plan *plan, struct fc_ruler *ruler,
                      const struct fc_drivers_facts *drivers, size_t i)
{
    static const char       NONE[] = "no clear effect";
    const struct fc_driver *driver = &drivers->driver[i];
    const struct fc_scale  *scale = &plan->axis.scale;
    struct fc_drivers_bar  *bar = &plan->bar[i];
    const double            inset = fmin(3, plan->row * 0.12);
    bar->owner = driver->owner;
    bar->left = fc_scale_at(scale, 100 * driver->worst);
    bar->right = fc_scale_at(scale, 100 * driver->best);
    bar->top = plan->top + (double)i * plan->row + inset;
    bar->bottom = bar->top + plan->row - 2 * inset;
    const double width = fc_ruler_width(ruler, FC_FONT_LABEL, NONE) + END_GAP;
    const bool   right = bar->right + width <= FC_CHART_WIDTH - FC_CHART_MARGIN;
    const bool   left = bar->left - width >= scale->start - FIGURE_WIDTH;
    if (!driver->clear && (right || left)) {
        add_end(plan, ruler, i, NONE, right);
        return;
    }
    add_end(plan, ruler, i, fc_chance_figure(ruler, driver->worst, drivers->standard_error), false);
    add_end(plan, ruler, i, fc_chance_figure(ruler, driver->best, drivers->standard_error), true);
}

/* The input with its range, and who owns it. */
static void place_input(struct fc_drivers_plan *plan, struct fc_ruler *ruler,
                        const struct fc_driver *driver, double left, double middle)
{
    const double   line = fc_font_look(FC_FONT_LABEL).line;
    const size_t   most = plan->row >= 2 * line ? 2 : 1;
    const char    *piece[2];
    const char    *text = driver->range[0] == '\0'
                              ? driver->input
                              : fc_ruler_print(ruler, "%s, %s", driver->input, driver->range);
    const size_t   pieces = fc_ruler_wrap(ruler, FC_FONT_LABEL, fc_words_capital(ruler, text),
                                          INPUT_WIDTH, most, piece);
    struct fc_note note = {.font = FC_FONT_LABEL, .at = {left, 0}};
    for (size_t i = 0; i < pieces; i++) {
        note.text = piece[i];
        note.at.y =
            middle + ((double)i - (double)(pieces - 1) / 2) * line + fc_frame_drop(FC_FONT_LABEL);
        fc_note_add(&plan->notes, note);
    }
    note.text = fc_ruler_fit(ruler, FC_FONT_LABEL, driver->owner, OWNER_WIDTH);
    note.tone = FC_TONE_SECOND;
    note.at =
        (struct fc_point){left + INPUT_WIDTH + COLUMN_GAP, middle + fc_frame_drop(FC_FONT_LABEL)};
    fc_note_add(&plan->notes, note);
}

static void place_today(struct fc_drivers_plan *plan, struct fc_ruler *ruler,
                        const struct fc_chart_facts *facts, const struct fc_frame *frame)
{
    const char *text = fc_ruler_print(
        ruler, "as planned: %s", fc_chance_label(ruler, facts->probability, facts->standard_error));
    const double half = fc_ruler_width(ruler, FC_FONT_STRONG, text) / 2;
    plan->today = fc_scale_at(&plan->axis.scale, 100 * facts->probability);
    const double middle = fmin(plan->today, frame->right - half);
    fc_note_add(&plan->notes, (struct fc_note){.text = text,
                                               .font = FC_FONT_STRONG,
                                               .anchor = FC_MIDDLE,
                                               .at = {middle, frame->top + 11}});
}

/* What is not shown as a bar, and what the axis counts. */
static void place_rest(struct fc_drivers_plan *plan, struct fc_ruler *ruler,
                       const struct fc_chart_facts *facts, const struct fc_frame *frame)
{
    const struct fc_drivers_facts *drivers = facts->drivers;
    struct fc_note                 note = {.font = FC_FONT_LABEL, .tone = FC_TONE_SECOND};
    double                         reach = 0;
    note.text = fc_ruler_print(ruler, "kept, of 100 possible %s", fc_futures_words(facts));
    note.anchor = FC_END;
    note.at = (struct fc_point){plan->axis.scale.start - FIGURE_WIDTH, plan->ground + 18};
    fc_note_add(&plan->notes, note);
    note.anchor = FC_START;
    note.at.x = frame->left;
    for (size_t i = plan->bars; i < drivers->driver_count; i++)
        reach = fmax(reach, drivers->driver[i].best - drivers->driver[i].worst);
    if (drivers->driver_count > plan->bars) {
        const int points = (int)ceil(100 * reach - 1e-9);
        note.text = fc_ruler_print(
            ruler, "and %zu more, %smoving the chance by %s", drivers->driver_count - plan->bars,
            drivers->driver_count - plan->bars > 1 ? "each " : "",
            points <= 1 ? "a point or less" : fc_ruler_print(ruler, "%d points or less", points));
        note.at.y = plan->ground + AXIS_HEIGHT + 11;
        fc_note_add(&plan->notes, note);
    }
    if (drivers->driver_count == 0) {
        note.text = "No input of the plan is uncertain: what differs is plain luck.";
        note.at.y = plan->top + plan->row / 2;
        fc_note_wrap(&plan->notes, ruler, note, INPUT_WIDTH + OWNER_WIDTH, 2);
    }
}

/* How much of the spread would go with knowing the inputs. */
static void place_strip(struct fc_drivers_plan *plan, struct fc_ruler *ruler,
                        const struct fc_chart_facts *facts, const struct fc_frame *frame)
{
    const struct fc_drivers_facts *drivers = facts->drivers;
    if (!has_strip(drivers))
        return;
    const double share = fmin(fmax(drivers->not_knowing, 0), 1);
    plan->strip_left = frame->left;
    plan->strip_right = frame->right;
    plan->strip_split = frame->left + share * (frame->right - frame->left);
    plan->strip_bottom = frame->bottom;
    plan->strip_top = frame->bottom - STRIP_BAR;
    fc_note_add(&plan->notes, (struct fc_note){.text = fc_ruler_fit(ruler, FC_FONT_LABEL,
                                                                    fc_drivers_strip(ruler, facts),
                                                                    frame->right - frame->left),
                                               .font = FC_FONT_LABEL,
                                               .at = {frame->left, plan->strip_top - 6}});
}

void fc_drivers_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                     const struct fc_chart_facts *told)
{
    const struct fc_chart_facts points = {.unit = FC_CHART_COUNT};
    struct fc_chart_facts       facts = *told;
    struct fc_drivers_plan     *plan = fc_ruler_take(ruler, 1, sizeof *plan);
    facts.drivers = clean(ruler, told->drivers);
    if (plan == NULL || facts.drivers == NULL)
        return;
    out->words.title = fc_drivers_title(ruler, &facts);
    fc_frame_plan(&out->frame, ruler, out->words.title, fc_drivers_subtitle(ruler, &facts),
                  fc_frame_footer(ruler, &facts));
    const struct fc_frame *frame = &out->frame;
    set_rows(plan, facts.drivers, frame);
    struct fc_scale scale = range(&facts, plan->bars);
    scale.start = frame->left + INPUT_WIDTH + OWNER_WIDTH + 2 * COLUMN_GAP + FIGURE_WIDTH;
    scale.end = frame->right - FIGURE_WIDTH;
    fc_axis_across(&plan->axis, ruler, &points, scale);
    place_today(plan, ruler, &facts, frame);
    for (size_t i = 0; i < plan->bars; i++) {
        place_bar(plan, ruler, facts.drivers, i);
        place_input(plan, ruler, &facts.drivers->driver[i], frame->left,
                    plan->top + ((double)i + 0.5) * plan->row);
    }
    place_rest(plan, ruler, &facts, frame);
    place_strip(plan, ruler, &facts, frame);
    out->marks = plan;
    out->words.description = fc_drivers_description(ruler, &facts);
    out->words.table = fc_drivers_table(ruler, &facts);
}
