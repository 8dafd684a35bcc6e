/* Building JSON without losing a failure: what could not be added is remembered. */
#ifndef FC_OUTPUT_JSON_H
#define FC_OUTPUT_JSON_H

#include <jansson.h>
#include <stdbool.h>

#include "base/text.h"

/* Begin with {0}. `failed` stays set once memory was out: ask once at the end. */
struct fc_json {
    bool failed;
};

/* Adds a value to an object or a list and owns it from then on. */
void fc_json_put(struct fc_json *json, json_t *object, const char *name, json_t *value);
void fc_json_push(struct fc_json *json, json_t *list, json_t *value);

/* Every number passes here: what is no number becomes null, never NaN. */
json_t *fc_json_number(double value);

/* NULL becomes null; bytes that are not UTF-8 (in a file's name) become question marks. */
json_t *fc_json_words(const char *text);

/* A calendar month, "2027-04". */
json_t *fc_json_month(int month);

/* Appends the value as text with a line feed and gives it back. */
void fc_json_print(struct fc_text *out, const struct fc_json *json, json_t *value);

#endif
