#!/usr/bin/python3
"""Writes sim/random/score_table.h: normal scores to 2e-7 as quadratics, for the expansions of counts."""
import struct

import numpy as np
from scipy.stats import norm

OCTAVES, ROWS = 13, 32  # p from 2^-14 to 1/2


def bits(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def upper_half(x):
    """x as a double with a lower half of zeros."""
    return struct.unpack("<d", struct.pack("<Q", (bits(x) + (1 << 31)) & 0xFFFFFFFF00000000))[0]


def row(p, width):
    node = np.cos(np.pi * (np.arange(3) + 0.5) / 3) * 0.5 + 0.5
    c2, c1, c0 = np.polyfit(node, -norm.ppf(p + width * node), 2)
    c1, c2 = upper_half(c1), upper_half(c2)
    t = np.linspace(0, 1, 129)
    miss = c0 + t * (c1 + t * c2) + norm.ppf(p + width * t)
    c0 -= (miss.max() + miss.min()) / 2
    worst = np.abs(c0 + t * (c1 + t * c2) + norm.ppf(p + width * t)).max()
    return bits(c0), bits(c1) | bits(c2) >> 32, worst


rows = []
for octave in range(-OCTAVES - 1, -1):
    for i in range(ROWS):
        rows.append(row(2.0**octave * (1 + i / ROWS), 2.0**octave / ROWS))
rows.append((0, 0, 0))  # p = 1/2 itself
print("/* Written by tests/fit_count_score.py, see random/count_score.h: a row is the value of -w at")
print("   its beginning, and the upper halves of the two coefficients that follow. The largest error is")
print("   %.2g. This file is longer because it is a table. */" % max(r[2] for r in rows))
print("#ifndef FC_RANDOM_SCORE_TABLE_H\n#define FC_RANDOM_SCORE_TABLE_H\n\n#include <stdint.h>\n")
print("static const uint64_t SCORE_ROWS[] = {")
for a, b in zip(rows[0::2], rows[1::2] + [None]):
    print("    " + " ".join("0x%016x, 0x%016x," % r[:2] for r in (a, b) if r))
print("};\n\n#endif")
