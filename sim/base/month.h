/* Calendar months, counted since year 0: January 2027 is 2027 * 12 = 24324. */
#ifndef FC_BASE_MONTH_H
#define FC_BASE_MONTH_H

#include <stdbool.h>

#include "base/problem.h"

/* `2027-01` as months since year 0 (24324); years 1900 to 2999. Rule "month". */
bool fc_month_read(int *out, struct fc_piece piece, struct fc_problems *problems);

/* "2027-01"; out needs 8 bytes. */
const char *fc_month_print(char out[8], int month);

/* 0 = January .. 11; 2027 for 24324. */
int fc_month_of_year(int month);
int fc_year_of_month(int month);

/* "January", "Jan". */
const char *fc_month_name(int month);
const char *fc_month_short(int month);

/* A month by name in English, long or three letters, any case: 0..11; -1 when it is none. */
int fc_month_named(struct fc_piece piece);

#endif
