/* A chart's layout as boxes, and what is wrong with it. */
#ifndef TESTS_SUPPORT_BOXES_H
#define TESTS_SUPPORT_BOXES_H

#include <stddef.h>

#include "plots/chart.h"

/* Lays the chart out, draws it as boxes and says what leaves the canvas, which text lies on other
   text, on a dot or on a line (`set` names the case). Returns how often; fails the test when the
   chart cannot be laid out, or says nothing in words. */
size_t boxes_faults(const struct fc_chart *chart, const struct fc_chart_facts *facts, unsigned set);

#endif
