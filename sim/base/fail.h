/* What can go wrong, said once. */
#ifndef FC_BASE_FAIL_H
#define FC_BASE_FAIL_H

/* One row for each way to refuse: the code, the program's exit code, and the
   words. The enum and both tables come from here, so a code without words
   cannot be written. */
#define FC_STATUS_LIST(X)                                                                          \
    X(FC_OK, 0, "no error")                                                                        \
    X(FC_BAD_USAGE, 2, "the command cannot be understood")                                         \
    X(FC_BAD_INPUT, 2, "the input cannot be used as it is")                                        \
    X(FC_CANNOT_READ, 3, "a file cannot be read")                                                  \
    X(FC_CANNOT_WRITE, 3, "a file cannot be written")                                              \
    X(FC_NO_MEMORY, 3, "not enough memory")                                                        \
    X(FC_INTERRUPTED, 130, "interrupted")

enum fc_status {
#define X(code, exit_code, words) code,
    FC_STATUS_LIST(X)
#undef X
};

/* The first thing that went wrong. Begin with {0}. */
struct fc_error {
    enum fc_status status;
    char           text[480];
};

const char *fc_status_words(enum fc_status status);

/* The exit code of a program that stops for this reason. */
int fc_status_exit(enum fc_status status);

/* Records a failure and returns its status, so a caller writes
       return fc_fail(err, FC_CANNOT_READ, "...", ...);
   A failure already recorded stays: the first is the cause, the rest are
   echoes. err may be NULL. Every failure passes here: set a breakpoint. */
__attribute__((format(printf, 3, 4))) enum fc_status fc_fail(struct fc_error *err,
                                                             enum fc_status   status,
                                                             const char      *format, ...);

#endif
