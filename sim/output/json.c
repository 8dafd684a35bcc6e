#include "output/json.h"

#include <math.h>
#include <string.h>

#include "base/month.h"
#include "base/utf8.h"

void fc_json_put(struct fc_json *json, json_t *object, const char *name, json_t *value)
{
    if (json_object_set_new(object, name, value) != 0)
        json->failed = true;
}

void fc_json_push(struct fc_json *json, json_t *list, json_t *value)
{
    if (json_array_append_new(list, value) != 0)
        json->failed = true;
}

json_t *fc_json_number(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

json_t *fc_json_words(const char *text)
{
    if (text == NULL)
        return json_null();
    struct fc_text whole = {0};
    while (*text != '\0') {
        const size_t length = strlen(text);
        const size_t good = fc_utf8_broken_at(text, length);
        fc_text_add_bytes(&whole, text, good);
        if (good < length)
            fc_text_add(&whole, "?");
        text += good < length ? good + 1 : good;
    }
    json_t *string =
        whole.failed ? NULL : json_stringn(whole.bytes == NULL ? "" : whole.bytes, whole.length);
    fc_text_free(&whole);
    return string;
}

json_t *fc_json_month(int month)
{
    char text[8];
    return json_string(fc_month_print(text, month));
}

static int append(const char *bytes, size_t length, void *to)
{
    fc_text_add_bytes(to, bytes, length);
    return 0;
}

void fc_json_print(struct fc_text *out, const struct fc_json *json, json_t *value)
{
    if (json->failed || value == NULL ||
        json_dump_callback(value, append, out, JSON_REAL_PRECISION(15) | JSON_INDENT(1)) != 0)
        out->failed = true;
    json_decref(value);
    fc_text_add(out, "\n");
}
