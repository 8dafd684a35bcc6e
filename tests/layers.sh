#!/bin/sh
# Who may include whom: a folder of sim/ knows itself and the folders to its left, charts know only
# sim/base, only output and command know charts, threads live in one file, the slow oracle shares
# nothing with what it checks, and no include runs in a circle.
cd "$(dirname "$0")/.." || exit 1

find sim plots tests/slow_* -name '*.[ch]' -exec grep -n '^ *# *include' {} + | awk -F: '
    BEGIN {
        folders = "base read model random engine results run questions output command"
        count = split(folders, order, " ")
        for (i = 1; i <= count; i++)
            place[order[i]] = i
    }
    function refuse(why) {
        print $1 ":" $2 ": " why
        bad = 1
    }
    function folder(path) { # "sim/model/plan.h" and "model/plan.h" are both in model
        sub(/^sim\//, "", path)
        return path ~ /\// ? substr(path, 1, index(path, "/") - 1) : ""
    }
    {
        includes++
        here = folder($1)
        if ($3 ~ /<(omp|mpi)\.h>/ && $1 != "sim/run/team.c")
            refuse("only sim/run/team.c knows of threads")
        if ($3 !~ /"/)
            next
        split($3, part, "\"")
        used = folder(part[2])
        if (used == "")
            refuse("\"" part[2] "\" names no folder")
        else if (here == "plots" && used != "plots" && used != "base")
            refuse("a chart includes sim/base only, not " used "/")
        else if (here == "tests" && used !~ /^(tests|base|model)$/)
            refuse("the slow oracle includes base/ and model/ only, not " used "/")
        else if (here == "plots" || here == "tests" || here == "")
            next # the public header, sim/funnelcast.h, stands above all folders
        else if (!(here in place))
            refuse(here "/ has no place in the reading order (tests/layers.sh)")
        else if (used == "plots" && place[here] < place["output"])
            refuse("only output and command draw charts")
        else if (used != "plots" && !(used in place))
            refuse(used "/ has no place in the reading order (tests/layers.sh)")
        else if (used != "plots" && place[used] > place[here])
            refuse(used "/ comes after " here "/")
    }
    END {
        if (!includes) {
            print "no includes found: this test looks in the wrong place"
            bad = 1
        }
        exit bad
    }'
layers=$?

# tsort puts headers in an order in which each can stand alone; a circle has none.
find sim plots -name '*.h' -exec grep -H '^ *# *include *"' {} + |
    sed 's|^sim/||; s|: *# *include *"\([^"]*\)".*| \1|' | tsort >/dev/null
circles=$?

[ $layers -eq 0 ] && [ $circles -eq 0 ]
