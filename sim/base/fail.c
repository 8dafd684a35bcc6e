#include "base/fail.h"

#include <stdarg.h>
#include <stdio.h>

const char *fc_status_words(enum fc_status status)
{
    switch (status) {
#define X(code, exit_code, words)                                                                  \
    case code: return words;
        FC_STATUS_LIST(X)
#undef X
    }
    return "unknown status";
}

int fc_status_exit(enum fc_status status)
{
    switch (status) {
#define X(code, exit_code, words)                                                                  \
    case code: return exit_code;
        FC_STATUS_LIST(X)
#undef X
    }
    return 3;
}

enum fc_status fc_fail(struct fc_error *err, enum fc_status status, const char *format, ...)
{
    if (err == NULL || err->status != FC_OK)
        return status;

    err->status = status;
    va_list args;
    va_start(args, format);
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    return status;
}
