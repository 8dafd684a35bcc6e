/* Draws the chart twice, light and dark. Only one of the two is ever shown: the dark one is hidden,
   with styles or without, until a dark screen asks for it. */
#include "output/html_chart.h"

#include <string.h>

#include "output/html_table.h"
#include "plots/chart.h"

/* In a page a drawing need not say what it is. */
static void put_drawing(struct fc_text *out, const struct fc_text *svg)
{
    static const char name[] = " xmlns=\"http://www.w3.org/2000/svg\"";
    const char       *at = strstr(svg->bytes, name);
    const size_t      before = at == NULL ? 0 : (size_t)(at - svg->bytes);
    const size_t      after = at == NULL ? 0 : before + strlen(name);
    fc_text_add_bytes(out, svg->bytes, before);
    fc_text_add_bytes(out, svg->bytes + after, svg->length - after);
}

static enum fc_status draw(struct fc_text *out, struct fc_chart_words *words,
                           const struct fc_said_chart *said, const char *theme, int number,
                           struct fc_arena *arena, struct fc_error *err)
{
    struct fc_text             svg = {0};
    const struct fc_chart_look look = {.format = FC_CHART_SVG,
                                       .theme = fc_theme_named(theme),
                                       .prefix =
                                           fc_arena_print(arena, "chart-%d-%s", number, theme)};
    enum fc_status             status = FC_NO_MEMORY;
    if (look.prefix != NULL)
        status =
            fc_chart_draw(&svg, words, arena, fc_chart_named(said->type), said->facts, &look, err);
    if (status == FC_OK && !svg.failed)
        put_drawing(out, &svg);
    out->failed |= svg.failed;
    fc_text_free(&svg);
    return status;
}

static void put_caption(struct fc_text *out, const struct fc_chart_words *words)
{
    fc_text_add(out, "<figcaption>\n<p>");
    fc_html_put(out, words->description);
    fc_text_add(out, "</p>\n");
    if (words->table.rows > 0) {
        fc_text_add(out, "<details>\n<summary>The figures behind this chart</summary>\n");
        fc_html_chart_table(out, words);
        fc_text_add(out, "</details>\n");
    }
    fc_text_add(out, "</figcaption>\n");
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
    struct fc_chart_words words;
    fc_text_add(out, "<figure>\n<div class=\"chart light\">\n");
    enum fc_status status = draw(out, &words, said, "light", number, arena, err);
    if (status != FC_OK)
        return status;
    fc_text_add(out, "</div>\n<div class=\"chart dark\" hidden>\n");
    status = draw(out, &words, said, "dark", number, arena, err);
    fc_text_add(out, "</div>\n");
    put_caption(out, &words);
    fc_text_add(out, "</figure>\n");
    return status;
}
