#include "output/dots.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum {
    MAX_BINS = 36,  /* two cells each: with the indent within 80 */
    MAX_STACK = 12, /* lines; a higher stack is closed with a + */
    CELLS = 2 * MAX_BINS + 8,
    LABEL_GAP = 3
};

/* Cells hold what is printed, or one of these. */
enum { KEPT = 1, MISSED = 2 };

/* Columns of dots. Bin b holds values from threshold + (first + b) width on, so the promise always
   lies between two bins. */
struct bins {
    double width;
    int    first; /* of the lowest bin, counted from the promise; negative below it */
    int    n;
    int    count[MAX_BINS];
};

/* The bin, counted from the promise, a value falls into. On the promise itself a value belongs to
   the side that keeps it. */
static int bin_of(const struct fc_dots *dots, double width, double value)
{
    const double steps = (value - dots->threshold) / width;
    return (int)(dots->at_most ? ceil(steps) - 1 : floor(steps));
}

/* 1, 2 or 5 times a power of ten, at least x. */
static double nice_above(double x)
{
    const double power = pow(10, floor(log10(x)));
    const double part = x / power;
    return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
}

/* The outermost dot on either side may be far out where tails are heavy: the middle 96 % decide the
   scale, the rest stands in the outer bins. */
static struct bins make_bins(const struct fc_dots *dots)
{
    const int    cut = dots->n / 50;
    const double low = fmin(dots->value[cut], dots->threshold);
    const double high = fmax(dots->value[dots->n - 1 - cut], dots->threshold);
    const double spread = fmax(high - low, fmax(fabs(high), 1) * 1e-6);
    const double width = nice_above(spread / (MAX_BINS - 4));
    struct bins  bins = {.width = dots->whole ? fmax(width, 1) : width};
    const int    lowest = bin_of(dots, bins.width, dots->value[0]);
    const int    highest = bin_of(dots, bins.width, dots->value[dots->n - 1]);
    const int    inner_low = bin_of(dots, bins.width, low);
    const int    inner_high = bin_of(dots, bins.width, high);
    bins.first = lowest < inner_low - 1 ? inner_low - 1 : lowest;
    if (bins.first > -1)
        bins.first = -1; /* one empty bin at least on either side of the promise */
    int last = highest > inner_high + 1 ? inner_high + 1 : highest;
    if (last < 0)
        last = 0;
    bins.n = last - bins.first + 1;
    assert(bins.n >= 2 && bins.n <= MAX_BINS);
    for (int i = 0; i < dots->n; i++) {
        const int bin = bin_of(dots, bins.width, dots->value[i]);
        bins.count[bin < bins.first ? 0 : bin > last ? bins.n - 1 : bin - bins.first]++;
    }
    return bins;
}

/* Whether the dots of this bin keep the promise. */
static bool keeps(const struct fc_dots *dots, const struct bins *bins, int bin)
{
    return (bins->first + bin >= 0) != dots->at_most;
}

/* The cell a bin's dot stands in: two cells a bin, and two for the promise's line. */
static int cell_of(const struct bins *bins, int bin)
{
    return 2 * bin + (bins->first + bin >= 0 ? 2 : 0);
}

/* A line of cells, ends trimmed. */
static void put_line(struct fc_text *out, char cell[CELLS], int indent, bool utf8)
{
    int length = CELLS;
    while (length > 0 && cell[length - 1] == ' ')
        length--;
    fc_text_add(out, "%*s", length > 0 ? indent : 0, "");
    for (int i = 0; i < length; i++) {
        if (cell[i] == KEPT)
            fc_text_add(out, "%s", utf8 ? "●" : "@");
        else
            fc_text_add(out, "%c", cell[i] == MISSED ? 'o' : cell[i]);
    }
    fc_text_add(out, "\n");
}

static void draw_stacks(struct fc_text *out, const struct fc_dots *dots, const struct bins *bins,
                        int indent, bool utf8)
{
    int height = 0;
    for (int bin = 0; bin < bins->n; bin++)
        height = bins->count[bin] > height ? bins->count[bin] : height;
    if (height > MAX_STACK)
        height = MAX_STACK;
    for (int line = height; line > 0; line--) {
        char cell[CELLS];
        memset(cell, ' ', sizeof cell);
        cell[cell_of(bins, -bins->first - 1) + 2] = '|';
        for (int bin = 0; bin < bins->n; bin++)
            if (bins->count[bin] >= line)
                cell[cell_of(bins, bin)] = line == MAX_STACK && bins->count[bin] > MAX_STACK ? '+'
                                           : keeps(dots, bins, bin)                          ? KEPT
                                                                    : MISSED;
        put_line(out, cell, indent, utf8);
    }
}

/* Writes text into the cells around a centre if it fits with room on either side. */
static void put_label(char cell[CELLS], int centre, const char *text)
{
    const int length = (int)strlen(text);
    const int from = centre - length / 2 < 0 ? 0 : centre - length / 2;
    if (from + length > CELLS)
        return;
    for (int i = from - LABEL_GAP; i < from + length + LABEL_GAP; i++)
        if (i >= 0 && i < CELLS && cell[i] != ' ')
            return;
    memcpy(cell + from, text, (size_t)length);
}

/* The axis: the promise's own label first, then as many round ones as fit. */
static void draw_axis(struct fc_text *out, const struct fc_dots *dots, const struct bins *bins,
                      int indent)
{
    char      rule[CELLS];
    char      label[CELLS];
    char      number[FC_NUMBER_TEXT];
    const int line_at = cell_of(bins, -bins->first - 1) + 2;
    memset(rule, ' ', sizeof rule);
    memset(label, ' ', sizeof label);
    memset(rule, '-', (size_t)cell_of(bins, bins->n - 1) + 1);
    rule[line_at] = '+';
    put_label(label, line_at, fc_print_scaled(number, dots->threshold, 4));
    const double step = 5 * bins->width;
    for (int i = 0; i < bins->n; i++) {
        /* the lower end of bin i; a label stands where a multiple of five widths falls into it */
        const double low = dots->threshold + (bins->first + i) * bins->width;
        const double tick = ceil(low / step - 1e-9) * step;
        if (tick < low + bins->width * (1 - 1e-9))
            put_label(label, cell_of(bins, i), fc_print_scaled(number, tick, 4));
    }
    put_line(out, rule, indent, false);
    put_line(out, label, indent, false);
}

void fc_dots_draw(struct fc_text *out, const struct fc_dots *dots, int indent, bool utf8)
{
    const struct bins bins = make_bins(dots);
    int               kept = 0;
    for (int bin = 0; bin < bins.n; bin++)
        kept += keeps(dots, &bins, bin) ? bins.count[bin] : 0;
    fc_text_add(out, "%*s%s        o %s (%d)   %s kept (%d)\n\n", indent, "", dots->title,
                dots->missed, dots->n - kept, utf8 ? "●" : "@", kept);
    draw_stacks(out, dots, &bins, indent, utf8);
    draw_axis(out, dots, &bins, indent);
}
