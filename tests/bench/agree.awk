# Do two programs agree? Two lines: trials, how many of them keep each of two promises, and mean and
# standard deviation of leads and of revenue. They agree when no figure is further apart than four
# standard errors. Prints "agrees", or what does not; anything else than two such lines is an error.
function apart(what, one, other, error,    distance) {
    distance = one > other ? one - other : other - one
    if (!(distance <= 4 * error))
        bad = bad sprintf(" %s: %.6g and %.6g, %.1f standard errors;", what, one, other,
                          error > 0 ? distance / error : 999)
}
function chance(what, column,    p, q, both) {
    p = figure[1, column] / figure[1, 1]
    q = figure[2, column] / figure[2, 1]
    both = (figure[1, column] + figure[2, column]) / (figure[1, 1] + figure[2, 1])
    apart(what, p, q, sqrt(both * (1 - both) * (1 / figure[1, 1] + 1 / figure[2, 1])))
}
function mean(what, column) {
    apart(what, figure[1, column], figure[2, column],
          sqrt(figure[1, column + 1] ^ 2 / figure[1, 1] + figure[2, column + 1] ^ 2 / figure[2, 1]))
}
NF != 7 || $1 + 0 < 2 {
    broken = 1
}
{
    for (i = 1; i <= NF; i++) {
        if ($i !~ /^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$/)
            broken = 1
        figure[NR, i] = $i + 0
    }
}
END {
    if (broken || NR != 2) {
        print "does not agree: not the seven figures of a peer"
        exit 1
    }
    chance("leads every month", 2)
    chance("revenue", 3)
    mean("mean leads", 4)
    mean("mean revenue", 6)
    sub(/;$/, "", bad)
    print bad == "" ? "agrees" : "does not agree:" bad
    exit bad != ""
}
