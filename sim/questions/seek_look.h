/* Looks at the chance of a promise at places of a key's range, each kept to be looked at again. */
#ifndef FC_QUESTIONS_SEEK_LOOK_H
#define FC_QUESTIONS_SEEK_LOOK_H

#include "questions/seek.h"

struct fc_seeker {
    const struct fc_study        *study;
    const struct fc_seek_request *request;
    struct fc_sought             *out;
    struct fc_problems           *problems;
    struct fc_error              *err;
    double                        wanted, fine;
    int                           n; /* looks kept, by rising place */
    struct fc_seek_point          point[FC_SEEK_CURVE];
    double                        asked[FC_SEEK_CURVE]; /* the error asked for in each */
    bool                          mirrored;             /* fc_root_find sees places from above */
};

/* The chance at a place, good to this standard error; looks along the range are kept, finer ones
   take their place. */
enum fc_status fc_seek_look(struct fc_seeker *seeker, double at, double error, bool kept,
                            struct fc_chance *out);

/* The same anew, with the luck of another study. */
enum fc_status fc_seek_look_with(struct fc_seeker *seeker, const struct fc_study *study, double at,
                                 double error, struct fc_chance *out);

/* Looks, kept, until it is clear on which side of what is wanted the chance is. */
enum fc_status fc_seek_look_clearly(struct fc_seeker *seeker, double at);

bool fc_seek_knows(const struct fc_seeker *seeker, double at);

#endif
