#include "base/text.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Room for `more` bytes and the end; false, for good, when memory is out. */
static bool make_room(struct fc_text *text, size_t more)
{
    if (text->failed || more < text->room - text->length)
        return !text->failed;
    const size_t need = text->length + more + 1;
    const size_t room = need > 2 * text->room ? need + 64 : 2 * text->room;
    char        *bytes = need <= more ? NULL : realloc(text->bytes, room);
    if (bytes == NULL) {
        text->failed = true;
        return false;
    }
    text->bytes = bytes;
    text->room = room;
    return true;
}

void fc_text_add(struct fc_text *text, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    const int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(length >= 0);
    if (length >= 0 && make_room(text, (size_t)length)) {
        vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
}

void fc_text_add_bytes(struct fc_text *text, const char *bytes, size_t length)
{
    if (!make_room(text, length))
        return;
    if (length > 0)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void fc_text_clear(struct fc_text *text)
{
    text->length = 0;
    if (text->bytes != NULL)
        text->bytes[0] = '\0';
}

void fc_text_free(struct fc_text *text)
{
    free(text->bytes);
    *text = (struct fc_text){0};
}

/* ---- numbers ---- */

/* A double as its decimal digits: 0.d1d2d3... times ten to the power of `point`. */
struct digits {
    bool negative;
    int  n;
    int  point;
    char digit[24];
};

/* The first n significant digits, correctly rounded, without zeros at the end; zero has none. */
static struct digits take_digits(double value, int n)
{
    assert(isfinite(value));
    if (!isfinite(value)) /* in a build without assertions: no digit may pass for it */
        return (struct digits){.n = 1, .point = 1, .digit = "?"};
    char text[40]; /* -d.ddde-308 with at most 17 digits */
    snprintf(text, sizeof text, "%.*e", n - 1, value);
    struct digits d = {.negative = text[0] == '-'};
    const char   *at = text + d.negative;
    for (; *at != '\0' && *at != 'e'; at++)
        if (*at >= '0' && *at <= '9' && d.n < (int)sizeof d.digit)
            d.digit[d.n++] = *at;
    d.point = *at == 'e' ? (int)strtol(at + 1, NULL, 10) + 1 : 0;
    while (d.n > 0 && d.digit[d.n - 1] == '0')
        d.n--;
    if (d.n == 0)
        d = (struct digits){0};
    return d;
}

/* Writes all digits, with zeros where the point is beyond them. From 1e21 up and below 1e-7 with an
   exponent: zeros past that are not read but counted. */
static char *write_digits(char *to, const struct digits *d, bool grouped)
{
    const bool plain = d->point > -7 && d->point <= 21;
    const int  point = plain ? d->point : 1;
    if (d->negative)
        *to++ = '-';
    if (point <= 0)
        *to++ = '0';
    for (int i = 0; i < point; i++) {
        if (grouped && i > 0 && (point - i) % 3 == 0)
            *to++ = ',';
        *to++ = i < d->n ? d->digit[i] : '0';
    }
    if (d->n > point)
        *to++ = '.';
    for (int i = point; i < d->n; i++)
        *to++ = i < 0 ? '0' : d->digit[i];
    *to = '\0';
    return plain ? to : to + sprintf(to, "e%+03d", d->point - 1);
}

const char *fc_print_exact(char out[FC_NUMBER_TEXT], double value)
{
    struct digits d = take_digits(value, 1);
    write_digits(out, &d, false);
    for (int n = 2; n <= 17 && strtod(out, NULL) != value; n++) {
        d = take_digits(value, n);
        write_digits(out, &d, false);
    }
    if (d.n == 0)
        memcpy(out, "0", 2);
    return out;
}

const char *fc_print_whole(char out[FC_NUMBER_TEXT], int64_t value)
{
    struct digits d = {.negative = value < 0};
    /* -INT64_MIN does not fit, its bits as unsigned do */
    const uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    d.n = snprintf(d.digit, sizeof d.digit, "%llu", (unsigned long long)size);
    d.point = d.n;
    write_digits(out, &d, true);
    return out;
}

const char *fc_print_short(char out[FC_NUMBER_TEXT], double value, int digits)
{
    assert(digits >= 1 && digits <= 15);
    const struct digits d = take_digits(value, digits);
    write_digits(out, &d, true);
    if (d.n == 0)
        memcpy(out, "0", 2);
    return out;
}

const char *fc_print_scaled(char out[FC_NUMBER_TEXT], double value, int digits)
{
    static const struct {
        int         zeros;
        const char *unit;
    } scale[] = {{9, "bn"}, {6, "m"}, {3, "k"}};

    assert(digits >= 1 && digits <= 15);
    struct digits d = take_digits(value, digits);
    const char   *unit = "";
    for (size_t i = 0; i < sizeof scale / sizeof scale[0] && unit[0] == '\0'; i++)
        if (d.point > scale[i].zeros) {
            d.point -= scale[i].zeros;
            unit = scale[i].unit;
        }
    char *end = write_digits(out, &d, true);
    if (d.n == 0)
        end = stpcpy(out, "0");
    memcpy(end, unit, strlen(unit) + 1);
    return out;
}
