#include "plots/label.h"

#include <math.h>

/* Labels that touch move as one block; its place is the mean of what its members want. */
struct block {
    size_t first, size;
    double top; /* centre of its first label */
};

static void sort_by_wish(struct fc_label label[], size_t size)
{
    for (size_t i = 1; i < size; i++) {
        const struct fc_label moved = label[i];
        size_t                at = i;
        for (; at > 0 && label[at - 1].wanted > moved.wanted; at--)
            label[at] = label[at - 1];
        label[at] = moved;
    }
}

static double best_top(const struct fc_label label[], const struct block *block, double gap,
                       double low, double high)
{
    double sum = 0;
    for (size_t i = 0; i < block->size; i++)
        sum += label[block->first + i].wanted - gap * (double)i;
    const double room = gap * (double)(block->size - 1);
    return fmax(low, fmin(sum / (double)block->size, high - room));
}

bool fc_label_dodge(struct fc_label label[], size_t size, double gap, double low, double high)
{
    enum { MOST = 64 };
    struct block block[MOST];
    size_t       blocks = 0;
    if (size == 0)
        return true;
    sort_by_wish(label, size);
    if (size > MOST || gap * (double)(size - 1) > high - low) {
        for (size_t i = 0; i < size; i++)
            label[i].centre = low + (high - low) * ((double)i + 0.5) / (double)size;
        return false;
    }
    for (size_t i = 0; i < size; i++) {
        struct block *last = &block[blocks++];
        *last = (struct block){.first = i, .size = 1};
        last->top = best_top(label, last, gap, low, high);
        while (blocks > 1 && block[blocks - 2].top + gap * (double)block[blocks - 2].size >
                                 block[blocks - 1].top) {
            block[blocks - 2].size += block[blocks - 1].size;
            blocks--;
            block[blocks - 1].top = best_top(label, &block[blocks - 1], gap, low, high);
        }
    }
    for (size_t i = 0; i < blocks; i++)
        for (size_t j = 0; j < block[i].size; j++)
            label[block[i].first + j].centre = block[i].top + gap * (double)j;
    return true;
}
