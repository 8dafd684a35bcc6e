"""Fits the rational function of sim/random/normal_score.c: w = (t - sqrt(2 ln 2)) P(t) / Q(t).

Least squares on Chebyshev nodes in t = sqrt(-2 ln p), linearised with the last denominator and
reweighted towards the largest errors (Lawson), in 50 digits. Needs python3-mpmath; 10 seconds.
"""
import mpmath as mp

mp.mp.dps = 50
DEGREE, NODES = 6, 300
LOW, HIGH = mp.sqrt(2 * mp.log(2)), mp.mpf("8.58")  # p = 1/2 .. 2^-53


def score(t):
    """The w > 0 with upper tail exp(-t^2 / 2), by Newton's method on the logarithm."""
    w = t - 1 if t > 1.5 else (t - LOW) * mp.mpf("1.47")
    for _ in range(60):
        tail = mp.erfc(w / mp.sqrt(2)) / 2
        step = (mp.log(tail) + t * t / 2) * tail / mp.npdf(w)
        w += step
        if abs(step) < mp.mpf(10) ** -40:
            return w
    raise ArithmeticError(t)


def at(c, x):
    return mp.polyval(c[::-1], x)


def fit(x, ratio, weight):
    best, denominator = (mp.inf,), [mp.mpf(1)] * NODES
    lawson = [mp.mpf(1)] * NODES
    for turn in range(40):
        a, b = mp.matrix(NODES, 2 * DEGREE + 1), mp.matrix(NODES, 1)
        for i in range(NODES):
            s = weight[i] * mp.sqrt(lawson[i]) / denominator[i]
            for j in range(DEGREE + 1):
                a[i, j] = s * x[i] ** j
            for j in range(1, DEGREE + 1):
                a[i, DEGREE + j] = -s * ratio[i] * x[i] ** j
            b[i] = s * ratio[i]
        c = list(mp.lu_solve(a, b))
        p, q = c[: DEGREE + 1], [mp.mpf(1)] + c[DEGREE + 1 :]
        denominator = [abs(at(q, v)) for v in x]
        error = [abs(weight[i] * (at(p, x[i]) / at(q, x[i]) - ratio[i])) for i in range(NODES)]
        worst = max(error)
        best = min(best, (worst, p, q), key=lambda found: found[0])
        if turn > 3:
            lawson = [lawson[i] * (error[i] / worst + mp.mpf("1e-3")) for i in range(NODES)]
            mean = sum(lawson) / NODES
            lawson = [v / mean for v in lawson]
    return best


def in_t(c, middle, half):
    """The coefficients of c((t - middle) / half) in powers of t."""
    out, power = [mp.mpf(0)] * len(c), [mp.mpf(1)]
    for value in c:
        for i, v in enumerate(power):
            out[i] += value * v
        power = [(l - middle * r) / half for l, r in zip([0] + power, power + [0])]
    return out


middle, half = (LOW + HIGH) / 2, (HIGH - LOW) / 2
nodes = [-mp.cos(mp.pi * (i + mp.mpf(1) / 2) / NODES) for i in range(NODES)]
times = [middle + half * v for v in nodes]
worst, p, q = fit(nodes, [score(t) / (t - LOW) for t in times], [t - LOW for t in times])
p, q = in_t(p, middle, half), in_t(q, middle, half)
print("largest error", mp.nstr(worst, 3))
for name, c in (("P", p), ("Q", q)):
    for power, value in enumerate(c):
        print(name, power, mp.nstr(value / q[0], 20))
