/* Errors and warnings in the same words. */
#include "model/no_effect.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool fc_place_same(struct fc_place a, struct fc_place b)
{
    return a.line > 0 && a.text == b.text && a.line == b.line && a.column == b.column;
}

enum fc_verdict fc_idle_unless_below(struct fc_place key, struct fc_place cause)
{
    const bool apart = key.line > 0 && cause.line > 0 && strcmp(key.file, cause.file) != 0;
    return apart ? FC_IDLE_BY_VALUE : FC_IDLE;
}

void fc_no_effect(struct fc_problems *problems, enum fc_verdict verdict, struct fc_place place,
                  const char *key, const char *hint, const char *format, ...)
{
    char    why[300];
    va_list list;
    va_start(list, format);
    vsnprintf(why, sizeof why, format, list);
    va_end(list);
    if (verdict == FC_IDLE)
        fc_error_at(problems, "no-effect", place, hint, "`%s` has no effect: %s", key, why);
    else if (verdict == FC_IDLE_BY_VALUE && problems->errors == 0)
        fc_warning_at(problems, "no-effect", place, hint, "`%s` has no effect: %s", key, why);
}
