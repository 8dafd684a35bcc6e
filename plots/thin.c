#include "plots/thin.h"

#include <math.h>

/* From a point to the nearest one of the straight piece between two others. */
static double distance(struct fc_point point, struct fc_point from, struct fc_point to)
{
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const double length = dx * dx + dy * dy;
    const double along =
        length > 0 ? ((point.x - from.x) * dx + (point.y - from.y) * dy) / length : 0;
    const double share = fmax(0, fmin(along, 1));
    return hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
}

static bool all_near(const struct fc_point point[], size_t first, size_t last, double room)
{
    for (size_t i = first + 1; i < last; i++)
        if (distance(point[i], point[first], point[last]) > room)
            return false;
    return true;
}

size_t fc_points_thin(struct fc_point out[], const struct fc_point point[], size_t size,
                      double room)
{
    size_t kept = 0;
    size_t at = 0;
    if (size > 0)
        out[kept++] = point[0];
    while (at + 1 < size) {
        size_t next = at + 1;
        while (next + 1 < size && all_near(point, at, next + 1, room))
            next++;
        out[kept++] = point[next];
        at = next;
    }
    return kept;
}
