/* Joins PNGs into one sheet, side by side in columns. */
#include <cairo.h>

#include <stdio.h>
#include <stdlib.h>

static const int GAP = 12;

static cairo_surface_t *read_picture(const char *file)
{
    cairo_surface_t *picture = cairo_image_surface_create_from_png(file);
    if (cairo_surface_status(picture) != CAIRO_STATUS_SUCCESS) {
        fprintf(stderr, "%s: %s\n", file, cairo_status_to_string(cairo_surface_status(picture)));
        exit(2);
    }
    return picture;
}

int main(int argc, char *argv[])
{
    const int columns = argc > 3 ? atoi(argv[2]) : 0;
    if (columns < 1) {
        fprintf(stderr, "usage: join_pictures OUT.png COLUMNS PICTURE.png...\n");
        return 2;
    }
    const int pictures = argc - 3;
    const int rows = (pictures + columns - 1) / columns;
    int       width = 0;
    int       height = 0;
    for (int i = 0; i < pictures; i++) {
        cairo_surface_t *picture = read_picture(argv[3 + i]);
        if (cairo_image_surface_get_width(picture) > width)
            width = cairo_image_surface_get_width(picture);
        if (cairo_image_surface_get_height(picture) > height)
            height = cairo_image_surface_get_height(picture);
        cairo_surface_destroy(picture);
    }
    cairo_surface_t *sheet = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, columns * (width + GAP) + GAP, rows * (height + GAP) + GAP);
    cairo_t *cairo = cairo_create(sheet);
    cairo_set_source_rgb(cairo, 0.5, 0.5, 0.5);
    cairo_paint(cairo);
    for (int i = 0; i < pictures; i++) {
        cairo_surface_t *picture = read_picture(argv[3 + i]);
        cairo_set_source_surface(cairo, picture, GAP + i % columns * (width + GAP),
                                 GAP + i / columns * (height + GAP));
        cairo_paint(cairo);
        cairo_surface_destroy(picture);
    }
    const cairo_status_t status = cairo_surface_write_to_png(sheet, argv[1]);
    cairo_destroy(cairo);
    cairo_surface_destroy(sheet);
    if (status != CAIRO_STATUS_SUCCESS)
        fprintf(stderr, "%s: %s\n", argv[1], cairo_status_to_string(status));
    return status != CAIRO_STATUS_SUCCESS;
}
