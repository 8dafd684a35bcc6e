/* A level one can promise. */
#ifndef FC_RESULTS_SAFE_LEVEL_H
#define FC_RESULTS_SAFE_LEVEL_H

/* A level that is kept with this confidence, and between which levels the trials leave it open. */
struct fc_safe_level {
    double confidence;
    double level, low, high;
};

/* The confidences for which a safe level may be known better than by counting. */
enum { FC_KNOWN_SAFE = 4 };

#endif
