/* exp and log of plain arithmetic: equal bits at every vector width and under every C library. */
#ifndef FC_RANDOM_LANE_MATH_H
#define FC_RANDOM_LANE_MATH_H

#include <stdint.h>
#include <string.h>

/* ln 2 in two parts; the first ends in zeros, so its products with exponents are exact. */
#define FC_LN2_HIGH 0x1.62e42fee00000p-1
#define FC_LN2_LOW 0x1.a39ef35793c76p-33

static inline double lane_from_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static inline uint64_t lane_to_bits(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

/* A choice by the sign bit of x, in integers: compilers keep no branch in it, so that the loop
   around it becomes vector code. */
static inline double lane_pick(double x, double if_negative, double otherwise)
{
    const uint64_t mask = 0 - (lane_to_bits(x) >> 63);
    return lane_from_bits((lane_to_bits(if_negative) & mask) | (lane_to_bits(otherwise) & ~mask));
}

/* 1 / sqrt(x) for positive normal x, within 1e-10: a first guess from the halved exponent, then
   Newton's method; a root and a division would take three times as long. */
static inline double lane_inverse_root(double x)
{
    const double half = 0.5 * x;
    double       y = lane_from_bits(UINT64_C(0x5fe6eb50c7b537a9) - (lane_to_bits(x) >> 1));
    y = y * (1.5 - half * y * y);
    y = y * (1.5 - half * y * y);
    y = y * (1.5 - half * y * y);
    return y;
}

/* ln x for positive normal x, within 2 units in the last place. x = 2^e m with m in
   [sqrt 1/2, sqrt 2); ln m = 2 artanh((m - 1) / (m + 1)) by its series. */
static inline double lane_log(double x)
{
    const uint64_t sqrt_half = UINT64_C(0x3fe6a09e667f3bcd);
    const uint64_t shifted = lane_to_bits(x) + (UINT64_C(0x3ff0000000000000) - sqrt_half);
    /* An integer below 2^52 becomes a double as the low bits of 2^52. */
    const double e = lane_from_bits(shifted >> 52 | UINT64_C(0x4330000000000000)) - (0x1p52 + 1023);
    const double m = lane_from_bits((shifted & UINT64_C(0x000fffffffffffff)) + sqrt_half);
    const double z = (m - 1) / (m + 1);
    const double y = z * z;
    double       series = 1.0 / 19;
    series = series * y + 1.0 / 17;
    series = series * y + 1.0 / 15;
    series = series * y + 1.0 / 13;
    series = series * y + 1.0 / 11;
    series = series * y + 1.0 / 9;
    series = series * y + 1.0 / 7;
    series = series * y + 1.0 / 5;
    series = series * y + 1.0 / 3;
    return e * FC_LN2_HIGH + (2 * z + (2 * z * y * series + e * FC_LN2_LOW));
}

/* e^x for x from -700 to 700, within 2 units in the last place. x = k ln 2 + r; Taylor in r. */
static inline double lane_exp(double x)
{
    /* Adding 1.5 2^52 rounds to a whole number, which then stands in the low bits. */
    const double shifted = x * 0x1.71547652b82fep0 + 0x1.8p52;
    const double k = shifted - 0x1.8p52;
    const double r = (x - k * FC_LN2_HIGH) - k * FC_LN2_LOW;
    double       series = 1.0 / 6227020800;
    series = series * r + 1.0 / 479001600;
    series = series * r + 1.0 / 39916800;
    series = series * r + 1.0 / 3628800;
    series = series * r + 1.0 / 362880;
    series = series * r + 1.0 / 40320;
    series = series * r + 1.0 / 5040;
    series = series * r + 1.0 / 720;
    series = series * r + 1.0 / 120;
    series = series * r + 1.0 / 24;
    series = series * r + 1.0 / 6;
    series = series * r + 1.0 / 2;
    const double fraction = 1 + (r + r * r * series);
    return lane_from_bits(lane_to_bits(fraction) + (lane_to_bits(shifted) << 52));
}

#endif
