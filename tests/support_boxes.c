#include "tests/support_boxes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "plots/canvas_boxes.h"

static bool meet(const struct fc_box *a, const struct fc_box *b)
{
    static const double TOUCH = 0.25;
    return a->left < b->right - TOUCH && b->left < a->right - TOUCH && a->top < b->bottom - TOUCH &&
           b->top < a->bottom - TOUCH;
}

/* Whether the straight piece passes through the box: it is cut to the box from four sides (Liang
   and Barsky, 1984). */
static bool crosses(const struct fc_box *path, const struct fc_box *box)
{
    const double dx = path->to.x - path->from.x;
    const double dy = path->to.y - path->from.y;
    const double along[] = {-dx, dx, -dy, dy};
    const double room[] = {path->from.x - box->left, box->right - path->from.x,
                           path->from.y - box->top, box->bottom - path->from.y};
    double       begin = 0;
    double       end = 1;
    for (int i = 0; i < 4; i++) {
        if (!(fabs(along[i]) > 0)) {
            if (room[i] <= 0)
                return false;
        } else if (along[i] < 0) {
            begin = fmax(begin, room[i] / along[i]);
        } else {
            end = fmin(end, room[i] / along[i]);
        }
    }
    return begin < end;
}

static bool clash(const struct fc_box *text, const struct fc_box *other)
{
    switch (other->kind) {
    case FC_BOX_TEXT:
    case FC_BOX_CIRCLE: return meet(text, other);
    case FC_BOX_PATH: return crosses(other, text);
    case FC_BOX_RECT: break; /* paper and zones lie under text */
    }
    return false;
}

/* Says what stands where it should not; returns how often. */
static size_t count_faults(const struct fc_boxes *boxes, const char *chart, unsigned set)
{
    size_t faults = 0;
    for (const struct fc_box *a = boxes->first; a != NULL; a = a->next) {
        if (a->left < 0 || a->top < 0 || a->right > FC_CHART_WIDTH || a->bottom > FC_CHART_HEIGHT) {
            print_error("%s, set %u: '%s' in %s leaves the canvas: %g %g %g %g\n", chart, set,
                        a->text, a->group, a->left, a->top, a->right, a->bottom);
            faults++;
        }
        for (const struct fc_box *b = boxes->first; a->kind == FC_BOX_TEXT && b != NULL;
             b = b->next)
            if (b != a && clash(a, b)) {
                print_error("%s, set %u: '%s' in %s lies on '%s' in %s\n", chart, set, a->text,
                            a->group, b->text, b->group);
                faults++;
            }
    }
    return faults;
}

static void check_words(const struct fc_chart_words *words)
{
    assert_true(strlen(words->title) > 10);
    assert_true(strlen(words->description) > 40);
    assert_true(words->table.rows > 0);
    for (size_t i = 0; i < words->table.rows * words->table.columns; i++)
        assert_non_null(words->table.cell[i]);
}

size_t boxes_faults(const struct fc_chart *chart, const struct fc_chart_facts *facts, unsigned set)
{
    struct fc_arena      arena = {0};
    struct fc_error      err = {0};
    struct fc_boxes      boxes = {0};
    struct fc_ruler      ruler;
    struct fc_canvas     canvas;
    struct fc_chart_plan plan;
    assert_int_equal(fc_ruler_make(&ruler, &arena, &err), FC_OK);
    assert_int_equal(fc_chart_lay_out(&plan, &ruler, chart, facts, &err), FC_OK);
    fc_canvas_begin_boxes(&canvas, &boxes, &ruler);
    fc_chart_paint(&canvas, fc_theme_named("light"), chart, &plan);
    assert_int_equal(fc_canvas_end(&canvas, NULL, &err), FC_OK);
    const size_t faults = count_faults(&boxes, chart->name, set);
    check_words(&plan.words);
    fc_ruler_free(&ruler);
    fc_arena_free(&arena);
    return faults;
}
