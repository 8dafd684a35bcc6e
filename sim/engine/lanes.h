/* Plain arithmetic on columns of lanes, at every width of vector. */
#ifndef FC_ENGINE_LANES_H
#define FC_ENGINE_LANES_H

#include <stdint.h>

void fc_lanes_add(int n, int32_t to[], const int32_t part[]);

void fc_lanes_take(int n, const int32_t part[], int32_t from[]);

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
