/* Colours and sizes: what every chart looks like, light and dark. */
#ifndef FC_PLOTS_THEME_H
#define FC_PLOTS_THEME_H

#include <stdint.h>

/* Every chart is laid out on this many units; a unit is a CSS pixel, or a point in a PDF. */
enum { FC_CHART_WIDTH = 720, FC_CHART_HEIGHT = 420, FC_CHART_MARGIN = 24 };

/* Colours are 0xRRGGBB. Kept and missed are the two of Okabe and Ito (2008) that people of all
   colour visions tell apart, the orange darkened until it carries text on white. */
struct fc_theme {
    const char *name;
    uint32_t    paper;
    uint32_t    ink;
    uint32_t    second; /* subtitles, axes, footers */
    uint32_t    grid;   /* lines that may be overlooked */
    uint32_t    kept;   /* also: marketing */
    uint32_t    missed; /* text and rings */
    uint32_t    sales;  /* as a fill only, with its name beside it */
    uint32_t    band90;
    uint32_t    band50;
};

/* What a colour is for, where the theme is not yet known. */
enum fc_tone { FC_TONE_INK, FC_TONE_SECOND, FC_TONE_KEPT, FC_TONE_MISSED };

uint32_t fc_theme_tone(const struct fc_theme *theme, enum fc_tone tone);

/* "light" and "dark"; NULL for any other name. */
const struct fc_theme *fc_theme_named(const char *name);

enum fc_font {
    FC_FONT_TITLE,
    FC_FONT_SUBTITLE,
    FC_FONT_LABEL,
    FC_FONT_STRONG, /* a label that matters */
    FC_FONT_FOOTER,
    FC_FONT_HUGE /* the one number of a chart */
};

struct fc_font_look {
    double size;   /* units; nothing below 11 */
    int    weight; /* 400 or 600 */
    double line;   /* units from baseline to baseline */
};

struct fc_font_look fc_font_look(enum fc_font font);

/* Text reaches this far above and below its baseline, accents included. */
double fc_font_ascent(enum fc_font font);
double fc_font_descent(enum fc_font font);

/* How far two colours stand apart, 1 to 21 (WCAG 2.1, relative luminance). Text needs 4.5, marks
   that mean something need 3. */
double fc_theme_contrast(uint32_t one, uint32_t other);

/* Part of the way from one colour to another, 0 to 1. */
uint32_t fc_theme_mix(uint32_t from, uint32_t to, double way);

/* Black or white, whichever is easier to read on that ground: always over 4.5. */
uint32_t fc_theme_on(uint32_t ground);

/* The fill that stands for an owner; its name must stand beside it. */
uint32_t fc_theme_owner(const struct fc_theme *theme, const char *owner);

#endif
