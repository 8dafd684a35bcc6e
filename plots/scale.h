/* Numbers to positions, and the round numbers an axis shows. */
#ifndef FC_PLOTS_SCALE_H
#define FC_PLOTS_SCALE_H

#include <stdbool.h>
#include <stddef.h>

/* A straight line from the numbers low..high to the positions start..end; start may be the
   larger one (upwards is less on a canvas). */
struct fc_scale {
    double low, high;
    double start, end;
};

/* Widens an empty range so that every number has a place. */
struct fc_scale fc_scale_make(double low, double high, double start, double end);

/* The position; outside the range it runs on. */
double fc_scale_at(const struct fc_scale *scale, double value);

/* The number at a position. */
double fc_scale_back(const struct fc_scale *scale, double position);

/* Ticks at multiples of a step of 1, 2 or 5 times a power of ten, within the scale's range. */
struct fc_ticks {
    double first;
    double step;
    size_t size; /* at most `most`, and at least 1 unless no multiple falls inside */
};

/* The finest such step that shows at most `most` ticks (2 or more); with `whole`, no step below 1.
   After Heckbert, "Nice numbers for graph labels", Graphics Gems (1990). */
struct fc_ticks fc_scale_ticks(const struct fc_scale *scale, size_t most, bool whole);

double fc_ticks_at(const struct fc_ticks *ticks, size_t index);

/* Digits in which neighbouring ticks differ, 1 to 15. */
int fc_ticks_digits(const struct fc_ticks *ticks);

#endif
