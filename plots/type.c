#include "plots/type.h"

#include "plots/chart.h"

void fc_type_prepare(PangoContext *context)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72); /* a point is a unit */
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("en"));
}

void fc_type_set(PangoLayout *layout, enum fc_font font, const char *text)
{
    const struct fc_font_look look = fc_font_look(font);
    PangoFontDescription     *description = pango_font_description_new();
    pango_font_description_set_family_static(description, FC_TYPE_FAMILIES);
    pango_font_description_set_weight(description, (PangoWeight)look.weight);
    pango_font_description_set_absolute_size(description, look.size * PANGO_SCALE);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_text(layout, text, -1);
}

/* cairo's and fontconfig's own clean-up is left out on purpose: both abort when one of the threads
   in which Pango looks for fonts still holds one, and what they keep is given back with the
   program. */
void fc_charts_end(void)
{
    pango_cairo_font_map_set_default(NULL);
}

#ifdef __SANITIZE_ADDRESS__
/* What fontconfig keeps of the fonts it looked through; the leak checker asks for this by name. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig\n";
}
#endif
