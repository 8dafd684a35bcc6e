/* What must change, and by how much, so that a promise is kept as surely as wanted? */
#ifndef FC_QUESTIONS_SEEK_H
#define FC_QUESTIONS_SEEK_H

#include "questions/seek_key.h"

enum { FC_SEEK_CURVE = 16 };

struct fc_seek_request {
    const struct fc_promise  *promise; /* of the study's plan; its confidence is what is wanted */
    const struct fc_seek_key *key;
    bool                      curve;   /* look at the whole range, not only its ends and today */
    bool                      confirm; /* look once more with other luck */
    double standard_error; /* of the chances that decide; 0: 0.002. Never more than the study's
                              trials give */
};

struct fc_seek_point {
    double           at; /* a factor, heads added, or the value: as the key's kind says */
    struct fc_chance chance;
};

/* Where more is better (rises) the least value that keeps the promise, else the highest one. */
struct fc_sought {
    const struct fc_promise *promise;
    struct fc_seek_key       key;
    bool                     found;
    bool                     rises;       /* more is better, by the ends of the range */
    bool                     whole_range; /* found: every value that was looked at keeps it */
    bool                     several;     /* beyond the value found it is broken again, and so on */
    double                   at; /* the value; where none was found, that with the best chance */
    double                   low, high; /* what the arithmetic leaves open, 95 times of 100 */
    const char              *set;       /* `--set` with this makes it so */
    struct fc_chance         chance;    /* at `at` */
    struct fc_chance         today;     /* as the plan is */
    struct fc_chance         best;      /* the best of all that were looked at, */
    double                   best_at;
    bool                     confirmed; /* asked for and done: */
    struct fc_chance         fresh;     /* at `at`, with other luck */
    uint64_t                 fresh_seed;
    int                      n_curve; /* values rising */
    struct fc_seek_point     curve[FC_SEEK_CURVE];
    uint64_t                 trials; /* in the look with the most */
    bool                     closed_form;
};

/* The chance is looked at along the range with the same luck everywhere, so it is nearly smooth;
   between two looks on either side of what is wanted the value is found (questions/root). Without
   `curve` a range in which the chance rises and falls again may be misjudged. FC_BAD_INPUT with
   problems when a value in the range makes no plan; else as fc_odds_find. */
enum fc_status fc_seek(struct fc_sought *out, const struct fc_study *study,
                       const struct fc_seek_request *request, struct fc_problems *problems,
                       struct fc_error *err);

/* Whether the chance with other luck differs by more than both errors explain. */
bool fc_sought_is_off(const struct fc_sought *sought);

#endif
