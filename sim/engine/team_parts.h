/* The parts of a compiled plan that only plans with people have: teams, and keeping in contact. */
#ifndef FC_ENGINE_TEAM_PARTS_H
#define FC_ENGINE_TEAM_PARTS_H

#include <stdbool.h>
#include <stdint.h>

/* A team at the door behind a stage. */
struct fc_crew {
    int            team;
    int            stage; /* whose items it works */
    bool           newest_first;
    int            n_streams;
    const int     *stream; /* [n_streams] whose items those are */
    const int32_t *units;  /* [horizon * slots] items it can work in each step */
};

/* Keeping in contact: whose lost items come back, and where. */
struct fc_pooling {
    bool      exists;
    int       share, rate; /* inputs */
    int       months;      /* in the pool */
    double    contact;     /* factor on the rate: contacts that tire bring no more */
    int       n_rows;
    int      *stream; /* [n_rows] whose lost items go there */
    int      *next;   /* [n_rows] stream they return to */
    uint64_t *site;   /* [n_rows] */
};

#endif
