/* The shipped plans, for `funnelcast new`; made from scenarios/ when the program is built. */
#ifndef FC_COMMAND_STARTERS_H
#define FC_COMMAND_STARTERS_H

struct fc_starter {
    const char *name; /* "first" for first.ini */
    const char *text; /* the whole file */
};

/* By name; a row of NULLs ends them. */
extern const struct fc_starter fc_starters[];

#endif
