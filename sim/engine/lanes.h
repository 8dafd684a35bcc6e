/* Plain arithmetic on columns of lanes, at every width of vector. */
#ifndef FC_ENGINE_LANES_H
#define FC_ENGINE_LANES_H

#include <stdbool.h>
#include <stdint.h>

/* Whether any is not 0. */
bool fc_lanes_any(int n, const int32_t count[]);

void fc_lanes_add(int n, int32_t to[], const int32_t part[]);

void fc_lanes_take(int n, const int32_t part[], int32_t from[]);

/* The lesser of two. */
void fc_lanes_least(int n, const int32_t a[], const int32_t b[], int32_t out[]);

/* Of all there `take` are taken: of those here all or none mostly. Where that is left to chance
   open[lane] is not 0 (and chosen not final); says whether it is anywhere. */
bool fc_lanes_choose(int n, const int32_t here[], const int32_t there[], const int32_t take[],
                     int32_t chosen[], int32_t open[]);

/* Moves a part: from `from` to `to`. */
void fc_lanes_move(int n, const int32_t part[], int32_t from[], int32_t to[]);

/* Of those who entered some move on, the others are lost: each is counted. */
void fc_lanes_leave(int n, const int32_t entered[], const int32_t moved[], int32_t movers[],
                    int32_t lost[]);

/* Who of those who entered stayed. */
void fc_lanes_stay(int n, const int32_t entered[], const int32_t moved[], int32_t stayed[]);

/* Counts added up as measures are. */
void fc_lanes_count(int n, int64_t to[], const int32_t part[]);
void fc_lanes_sum(int n, int64_t to[], const int64_t part[]);

#endif
