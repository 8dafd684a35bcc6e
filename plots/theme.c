#include "plots/theme.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

static const struct fc_theme themes[] = {
    {.name = "light",
     .paper = 0xFFFFFF,
     .ink = 0x1A1A1A,
     .second = 0x595959,
     .grid = 0xD9D9D9,
     .kept = 0x0072B2,
     .missed = 0xB45000,
     .sales = 0xE69F00,
     .band90 = 0xD6E6F2,
     .band50 = 0x6FAAD0},
    {.name = "dark",
     .paper = 0x14181D,
     .ink = 0xF2F2F2,
     .second = 0xB3B8BD,
     .grid = 0x3A4149,
     .kept = 0x56B4E9,
     .missed = 0xF08A3C,
     .sales = 0xE69F00,
     .band90 = 0x1D3444,
     .band50 = 0x3A81A8},
};

static const struct fc_font_look fonts[] = {
    [FC_FONT_TITLE] = {19, 600, 24},  [FC_FONT_SUBTITLE] = {13, 400, 18},
    [FC_FONT_LABEL] = {12, 400, 16},  [FC_FONT_STRONG] = {12, 600, 16},
    [FC_FONT_FOOTER] = {11, 400, 14}, [FC_FONT_HUGE] = {40, 600, 48},
};

const struct fc_theme *fc_theme_named(const char *name)
{
    for (size_t i = 0; i < sizeof themes / sizeof themes[0]; i++)
        if (strcmp(themes[i].name, name) == 0)
            return &themes[i];
    return NULL;
}

uint32_t fc_theme_tone(const struct fc_theme *theme, enum fc_tone tone)
{
    switch (tone) {
    case FC_TONE_SECOND: return theme->second;
    case FC_TONE_KEPT: return theme->kept;
    case FC_TONE_MISSED: return theme->missed;
    case FC_TONE_INK: break;
    }
    return theme->ink;
}

struct fc_font_look fc_font_look(enum fc_font font)
{
    return fonts[font];
}

double fc_font_ascent(enum fc_font font)
{
    return 0.92 * fonts[font].size;
}

double fc_font_descent(enum fc_font font)
{
    return 0.24 * fonts[font].size;
}

static double linear(uint32_t channel)
{
    const double share = (double)channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
    return 0.2126 * linear(colour >> 16 & 0xFF) + 0.7152 * linear(colour >> 8 & 0xFF) +
           0.0722 * linear(colour & 0xFF);
}

double fc_theme_contrast(uint32_t one, uint32_t other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}

static uint32_t mix_channel(uint32_t from, uint32_t to, int shift, double way)
{
    const double a = (double)(from >> shift & 0xFF);
    const double b = (double)(to >> shift & 0xFF);
    return (uint32_t)lround(a + way * (b - a)) << shift;
}

uint32_t fc_theme_mix(uint32_t from, uint32_t to, double way)
{
    const double share = fmin(fmax(way, 0), 1);
    return mix_channel(from, to, 16, share) | mix_channel(from, to, 8, share) |
           mix_channel(from, to, 0, share);
}

uint32_t fc_theme_on(uint32_t ground)
{
    static const uint32_t BLACK = 0x000000, WHITE = 0xFFFFFF;
    return fc_theme_contrast(BLACK, ground) >= fc_theme_contrast(WHITE, ground) ? BLACK : WHITE;
}

uint32_t fc_theme_owner(const struct fc_theme *theme, const char *owner)
{
    if (strcmp(owner, "marketing") == 0)
        return theme->kept;
    return strcmp(owner, "sales") == 0 ? theme->sales : theme->second;
}
