"""Fits the rational function of sim/random/normal_chance.c: upper tail exp(t^2 / 2) = P(t) / Q(t).

Relative least squares on Chebyshev nodes in t, linearised with the last denominator and reweighted
towards the largest errors (Lawson), in 50 digits. Needs python3-mpmath; 20 seconds.
"""
import mpmath as mp

mp.mp.dps = 50
ABOVE, BELOW, NODES = 7, 8, 300
HIGH = mp.mpf("8.4")  # beyond it a tail is below 2^-53


def at(c, x):
    return mp.polyval(c[::-1], x)


def fit(x, wanted):
    best, denominator = (mp.inf,), [mp.mpf(1)] * NODES
    lawson = [mp.mpf(1)] * NODES
    for turn in range(25):
        a, b = mp.matrix(NODES, ABOVE + BELOW + 1), mp.matrix(NODES, 1)
        for i in range(NODES):
            s = mp.sqrt(lawson[i]) / denominator[i] / wanted[i]
            for j in range(ABOVE + 1):
                a[i, j] = s * x[i] ** j
            for j in range(1, BELOW + 1):
                a[i, ABOVE + j] = -s * wanted[i] * x[i] ** j
            b[i] = s * wanted[i]
        c = list(mp.lu_solve(a, b))
        p, q = c[: ABOVE + 1], [mp.mpf(1)] + c[ABOVE + 1 :]
        denominator = [abs(at(q, v)) for v in x]
        error = [abs(at(p, x[i]) / at(q, x[i]) / wanted[i] - 1) for i in range(NODES)]
        worst = max(error)
        best = min(best, (worst, p, q), key=lambda found: found[0])
        if turn > 2:
            lawson = [lawson[i] * (error[i] / worst + mp.mpf("1e-3")) for i in range(NODES)]
            mean = sum(lawson) / NODES
            lawson = [v / mean for v in lawson]
    return best


def in_t(c, half):
    """The coefficients of c(t / half - 1) in powers of t."""
    out, power = [mp.mpf(0)] * len(c), [mp.mpf(1)]
    for value in c:
        for i, v in enumerate(power):
            out[i] += value * v
        power = [l / half - r for l, r in zip([0] + power, power + [0])]
    return out


half = HIGH / 2
nodes = [-mp.cos(mp.pi * (i + mp.mpf(1) / 2) / NODES) for i in range(NODES)]
times = [half + half * v for v in nodes]
worst, p, q = fit(nodes, [mp.erfc(t / mp.sqrt(2)) / 2 * mp.exp(t * t / 2) for t in times])
p, q = in_t(p, half), in_t(q, half)
print("largest relative error", mp.nstr(worst, 3))
for name, c in (("P", p), ("Q", q)):
    for power, value in enumerate(c):
        print(name, power, mp.nstr(value / q[0], 20))
