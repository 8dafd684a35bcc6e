/* Draws the chart light and dark, and weaves the two into one: the light colours stand as they are,
   so that nothing needs a style; the dark ones stand beside them for a style to take. */
#include "output/html_chart.h"

#include <string.h>

#include "output/html_table.h"
#include "plots/chart.h"

/* ---- two drawings that differ in colours ---- */

/* Where a colour is written: ="#rrggbb. A quote stands nowhere but in a tag. */
static const char COLOUR[] = "=\"#";

enum { COLOUR_LENGTH = 3, DIGITS = 6 };

static bool differ_in_colours_only(const struct fc_text *light, const struct fc_text *dark)
{
    if (light->length != dark->length)
        return false;
    for (size_t i = 0; i < light->length; i++) {
        if (light->bytes[i] != dark->bytes[i])
            return false;
        if (i >= COLOUR_LENGTH - 1 &&
            memcmp(&light->bytes[i + 1 - COLOUR_LENGTH], COLOUR, COLOUR_LENGTH) == 0)
            i += DIGITS;
    }
    return true;
}

/* A tag of both drawings: from < to >. */
struct tag {
    const char *light, *dark;
    size_t      length;
};

static void put_dark(struct fc_text *out, const struct tag *tag, const char *attribute,
                     const char *property, bool *begun)
{
    const size_t length = strlen(attribute);
    const char  *at = memmem(tag->light, tag->length, attribute, length);
    if (at == NULL)
        return;
    const char *dark = tag->dark + (at - tag->light) + length;
    if (memcmp(at + length, dark, DIGITS) == 0)
        return;
    fc_text_add(out, "%s%s:#%.*s", *begun ? ";" : " style=\"", property, DIGITS, dark);
    *begun = true;
}

static void put_tag(struct fc_text *out, const struct tag *tag)
{
    static const char name[] = " xmlns=\"http://www.w3.org/2000/svg\""; /* a page knows it */
    const char       *named = memmem(tag->light, tag->length, name, strlen(name));
    const size_t      end = tag->length - (tag->light[tag->length - 2] == '/' ? 2 : 1);
    size_t            from = 0;
    bool              begun = false;
    if (named != NULL) {
        from = (size_t)(named - tag->light);
        fc_text_add_bytes(out, tag->light, from);
        from += strlen(name);
    }
    fc_text_add_bytes(out, tag->light + from, end - from);
    put_dark(out, tag, " fill=\"#", "--f", &begun);
    put_dark(out, tag, " stroke=\"#", "--s", &begun);
    fc_text_add(out, begun ? "\"" : "");
    fc_text_add_bytes(out, tag->light + end, tag->length - end);
}

/* With the same drawing twice there is nothing dark in it. */
static void weave(struct fc_text *out, const struct fc_text *light, const struct fc_text *dark)
{
    for (size_t i = 0; i < light->length;) {
        const char *at = light->bytes + i;
        if (*at == '<') {
            const struct tag tag = {at, dark->bytes + i, strcspn(at, ">") + 1};
            put_tag(out, &tag);
            i += tag.length;
        } else {
            const size_t length = strcspn(at, "<");
            fc_text_add_bytes(out, at, length);
            i += length;
        }
    }
}

/* ---- the figure ---- */

static void put_figure(struct fc_text *out, const struct fc_chart_words *words,
                       const struct fc_text *light, const struct fc_text *dark)
{
    const bool alike = differ_in_colours_only(light, dark);
    fc_text_add(out, "<figure>\n<div class=\"chart%s\">\n", alike ? "" : " paper");
    weave(out, light, alike ? dark : light);
    fc_text_add(out, "</div>\n<figcaption>\n<p>");
    fc_html_put(out, words->description);
    fc_text_add(out, "</p>\n");
    if (words->table.rows > 0) {
        fc_text_add(out, "<details>\n<summary>The figures behind this chart</summary>\n");
        fc_html_chart_table(out, words);
        fc_text_add(out, "</details>\n");
    }
    fc_text_add(out, "</figcaption>\n</figure>\n");
}

static enum fc_status draw(struct fc_text *out, const struct fc_said_chart *said,
                           const char *prefix, struct fc_arena *arena, struct fc_error *err)
{
    const struct fc_chart *chart = fc_chart_named(said->type);
    struct fc_chart_look   look = {.format = FC_CHART_SVG, .prefix = prefix};
    struct fc_chart_words  words;
    struct fc_text         light = {0};
    struct fc_text         dark = {0};
    look.theme = fc_theme_named("light");
    enum fc_status status = fc_chart_draw(&light, &words, arena, chart, said->facts, &look, err);
    look.theme = fc_theme_named("dark");
    if (status == FC_OK)
        status = fc_chart_draw(&dark, NULL, arena, chart, said->facts, &look, err);
    if (status == FC_OK && (light.failed || dark.failed))
        status = fc_fail(err, FC_NO_MEMORY, "there is not enough memory for the chart");
    if (status == FC_OK)
        put_figure(out, &words, &light, &dark);
    fc_text_free(&light);
    fc_text_free(&dark);
    return status;
}

enum fc_status fc_html_chart(struct fc_text *out, const struct fc_said_chart *said, int number,
                             struct fc_arena *arena, struct fc_error *err)
{
    const struct fc_chart *chart = fc_chart_named(said->type);
    const char            *unfit =
        chart == NULL ? "there is no such chart" : fc_chart_unfit(chart, said->facts);
    if (unfit != NULL) {
        fc_text_add(out, "<p class=\"note\">Not drawn: ");
        fc_html_put(out, said->type);
        fc_text_add(out, "; ");
        fc_html_put(out, unfit);
        fc_text_add(out, ".</p>\n");
        return FC_OK;
    }
    const char *prefix = fc_arena_print(arena, "chart-%d", number);
    if (prefix == NULL)
        return fc_fail(err, FC_NO_MEMORY, "there is not enough memory for the chart");
    return draw(out, said, prefix, arena, err);
}
