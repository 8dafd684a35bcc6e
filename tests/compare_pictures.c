/* Whether two PNGs look the same: at most 0.2 % of the pixels differ by more than 3 of 255.
   Libraries of another version draw edges a shade differently; a moved label is far more. */
#include <cairo.h>

#include <stdio.h>
#include <stdlib.h>

static const int    SHADE = 3;
static const double SHARE = 0.002;

static cairo_surface_t *read_picture(const char *file)
{
    cairo_surface_t *picture = cairo_image_surface_create_from_png(file);
    if (cairo_surface_status(picture) != CAIRO_STATUS_SUCCESS) {
        fprintf(stderr, "%s: %s\n", file, cairo_status_to_string(cairo_surface_status(picture)));
        exit(2);
    }
    return picture;
}

static int differs(const unsigned char *a, const unsigned char *b)
{
    for (int channel = 0; channel < 3; channel++)
        if (abs(a[channel] - b[channel]) > SHADE)
            return 1;
    return 0;
}

int main(int argc, char *argv[])
{
    if (argc != 3) {
        fprintf(stderr, "usage: compare_pictures ONE.png OTHER.png\n");
        return 2;
    }
    cairo_surface_t *one = read_picture(argv[1]);
    cairo_surface_t *other = read_picture(argv[2]);
    const int        width = cairo_image_surface_get_width(one);
    const int        height = cairo_image_surface_get_height(one);
    if (width != cairo_image_surface_get_width(other) ||
        height != cairo_image_surface_get_height(other)) {
        printf("%s and %s are not of one size\n", argv[1], argv[2]);
        return 1;
    }
    long count = 0;
    for (int y = 0; y < height; y++) {
        const unsigned char *a =
            cairo_image_surface_get_data(one) + y * cairo_image_surface_get_stride(one);
        const unsigned char *b =
            cairo_image_surface_get_data(other) + y * cairo_image_surface_get_stride(other);
        for (int x = 0; x < width; x++)
            count += differs(a + 4 * x, b + 4 * x);
    }
    cairo_surface_destroy(one);
    cairo_surface_destroy(other);
    const double share = (double)count / ((double)width * height);
    if (share > SHARE)
        printf("%s and %s differ in %.2f %% of their pixels\n", argv[1], argv[2], 100 * share);
    return share > SHARE;
}
