#!/bin/sh
# Measures how fast the program is, against what people use instead, side by side in one run.
#   run.sh BUILD           everything, about five minutes; writes README.md and speed.svg here
#   run.sh --quick BUILD   a minute or two: three short rounds, without the long runs; only prints
# BUILD is a Release build with the target bench_programs; `cmake --build BUILD --target bench` sees
# to that. A peer that is not installed stays in the table as such (peers/install.sh BUILD/bench).
# Fails when a peer does not agree with our figures; a bar that is missed fails nothing.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$(dirname "$here")")
quick=no
[ "${1:-}" != --quick ] || { quick=yes; shift; }
[ $# -eq 1 ] || { echo "usage: run.sh [--quick] BUILD" >&2; exit 2; }
build=$(CDPATH='' cd -- "$1" && pwd)
program=$build/funnelcast
tools=$build/tests/bench
work=$build/bench
plan=$root/scenarios/reference.ini
python=/usr/bin/python3
rounds=5 seconds=0.7
[ $quick = no ] || { rounds=3 seconds=0.25; }
export LC_ALL=C
export PYTHONDONTWRITEBYTECODE=1 # nothing is left in the source tree
unset OMP_NUM_THREADS OMP_WAIT_POLICY
mkdir -p "$work"
raw=$work/raw.tsv     # name, number: one line for each time it was measured
facts=$work/facts.tsv # name, text
: >"$raw"
: >"$facts"
failed=0

say() { echo "bench: $*" >&2; }
fact() { printf '%s\t%s\n' "$1" "$2" >>"$facts"; }
number() { printf '%s\t%s\n' "$1" "$2" >>"$raw"; }

# ---- what is measured ---------------------------------------------------------------------------

# Each case is a command in which {} stands for the number of trials; `with CASE X...` runs
# X... COMMAND.
with() {
    name=$1
    shift
    case $name in
    ask1) ask "$program" 1 "$@" ;;
    ask2) ask "$program" 2 "$@" ;;
    ask1_v3) ask "$work/v3/funnelcast" 1 "$@" ;;
    ledger1) "$@" "$program" forecast "$plan" -q -t 1 -n {} ;;
    ledger2) "$@" "$program" forecast "$plan" -q -t 2 -n {} ;;
    ledger1_v3) "$@" "$work/v3/funnelcast" forecast "$plan" -q -t 1 -n {} ;;
    queues1) "$@" "$program" forecast "$here/queues.ini" -q -t 1 -n {} ;;
    gsl_literal) "$@" "$tools/gsl_literal" {} ;;
    squiggle) "$@" node "$here/peers/squiggle.mjs" "$work" {} ;;
    numpy_* | simpy_*) "$@" "$python" "$here/peers/$name.py" {} ;;
    scale_*) "$@" "$program" forecast "$work/$name.ini" -q -t 1 -n {} ;;
    esac
}

ask() { # program threads X...
    asked=$1 threads=$2
    shift 2
    "$@" "$asked" ask "$plan" -q -t "$threads" -n {} \
        -p "150 qualified leads every month from 2027-04" -p "1,000,000 revenue in total"
}

peers="gsl_literal numpy_literal numpy_thinned squiggle simpy_leads simpy_queues"

installed() { # peer
    case $1 in
    gsl_literal) [ -x "$tools/gsl_literal" ] ;;
    numpy_*) "$python" -c 'import numpy' ;;
    simpy_*) "$python" -c 'import numpy, simpy' ;;
    squiggle) [ -d "$work/node_modules/@quri/squiggle-lang" ] && command -v node ;;
    esac >/dev/null 2>&1
}

# ---- the machine --------------------------------------------------------------------------------

level() { # the widest vectors that the program uses here
    flags=$(sed -n 's/^flags[^:]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1)
    case " $flags " in
    *" avx512bw "*) echo x86-64-v4 ;;
    *" avx2 "*) echo x86-64-v3 ;;
    *" sse2 "*) echo x86-64 ;;
    *) uname -m ;;
    esac
}

cached() { # name of a CMake variable
    sed -n "s/^$1:[^=]*=//p" "$build/CMakeCache.txt" | head -n 1
}

describe_machine() {
    compiler=$(cached CMAKE_C_COMPILER)
    cpu=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1)
    fact cpu "${cpu:-$(uname -m)}"
    fact cores "$(getconf _NPROCESSORS_ONLN)"
    fact level "$(level)"
    fact compiler "$("$compiler" --version | sed -n '1s/^\(cc\|gcc\)[^ ]* (.*) /gcc /p; 1!d; 1s/^[^(]*clang/clang/p' | head -n 1)"
    fact build "$(cached CMAKE_BUILD_TYPE)"
    fact date "$(date +%Y-%m-%d)"
    fact rounds $rounds
    [ "$(cached CMAKE_BUILD_TYPE)" = Release ] || say "this is no Release build: it will be slow"
    read -r load _ </proc/loadavg 2>/dev/null || load=0
    fact load "$load"
    awk -v load="$load" 'BEGIN { exit load > 0.5 }' ||
        say "others use this machine (load $load): times will be too long"
}

# A second program whose hot loops are for x86-64-v3 alone, if this machine is wider than that.
build_v3() {
    [ $quick = no ] && [ "$(level)" = x86-64-v4 ] || return 0
    case $("$(cached CMAKE_C_COMPILER)" --version) in *clang*) return 0 ;; esac
    say "building for x86-64-v3"
    cmake -S "$root" -B "$work/v3" -DCMAKE_BUILD_TYPE=Release -DFUNNELCAST_TESTS=OFF \
        -DCMAKE_C_COMPILER="$(cached CMAKE_C_COMPILER)" \
        -DCMAKE_C_FLAGS="-include '$here/level_v3.h'" >"$work/v3.log" 2>&1 &&
        cmake --build "$work/v3" --target funnelcast -j 2 >>"$work/v3.log" 2>&1 ||
        { say "no build for x86-64-v3, see $work/v3.log"; return 0; }
    for each in "$program" "$work/v3/funnelcast"; do
        "$each" forecast "$plan" -n 20000 --json --date 2027-01-01 | cksum
    done | uniq | wc -l | grep -qx ' *1' && same=yes || same=no
    fact v3_same_bytes "$same"
    ours="$ours ask1_v3 ledger1_v3"
}

# ---- agreement ----------------------------------------------------------------------------------

# The line that a peer prints, of our program.
our_figures() { # plan trials
    "$program" ask "$1" -n "$2" --json | awk -v n="$2" '
        $1 == "\"probability\":" && before ~ /owner/ { kept = kept sprintf(" %.0f", $2 * n) }
        { before = $1 }
        END { printf "%s%s", n, kept }'
    "$program" forecast "$1" -n "$2" --csv |
        awk -F, '$1 == "total" && $3 == "all" && $2 ~ /^(qualified_lead|revenue)$/ {
            printf " %s %s", $4, $5
        } END { print "" }'
}

figures_trials() { # peer: enough to see a wrong model, few enough not to take long
    case $1 in
    simpy_queues) echo 120 ;;
    simpy_leads) echo 300 ;;
    squiggle) echo 10000 ;;
    *) echo 100000 ;;
    esac
}

instead() { # trials X... : X... with that number for each {}
    trials=$1
    shift
    for word in "$@"; do
        shift
        [ "$word" != {} ] || word=$trials
        set -- "$@" "$word"
    done
    "$@"
}

# Sets `agreeing` to the peers whose time counts.
check_peers() {
    our_figures "$plan" 1000000 >"$work/reference.figures"
    our_figures "$here/queues.ini" 100000 >"$work/queues.figures"
    # What independent programs agreed on for the reference plan, to four digits.
    awk '{
        off = 0
        split("0.9779 0.9815", known, " ")
        for (i = 1; i <= 2; i++) {
            p = $(i + 1) / $1 - known[i]
            off = off || p * p > (4 * sqrt(known[i] * (1 - known[i]) / $1) + 0.0001) ^ 2
        }
        exit off || NF != 7
    }' "$work/reference.figures" ||
        { say "our own figures are not those of the reference plan"; failed=1; }
    agreeing=
    for peer in $peers; do
        if ! installed "$peer"; then
            fact "agrees $peer" "not installed"
            continue
        fi
        say "checking $peer"
        against=reference
        [ "$peer" != simpy_queues ] || against=queues
        with "$peer" instead "$(figures_trials "$peer")" >"$work/$peer.figures" || :
        if verdict=$(awk -f "$here/agree.awk" "$work/$against.figures" "$work/$peer.figures"); then
            agreeing="$agreeing $peer"
        else
            say "$peer $verdict"
            failed=1
        fi
        fact "agrees $peer" "$verdict"
    done
}

# ---- times --------------------------------------------------------------------------------------

watch() { "$tools/stopwatch" "$@"; }

# How many trials of each case take about as long; a tenth of them is what is subtracted. Squiggle is
# always asked for 10,000 samples.
fit() { # case
    if [ "$1" = squiggle ]; then high=10000; else high=$(with "$1" watch fit "$seconds"); fi
    echo "$high" >"$work/$1.trials"
}

slope() { # case
    read -r high <"$work/$1.trials"
    number "$1" "$(with "$1" watch slope $((high / 10)) "$high")"
}

clock() { # name command...: whole runs, in seconds
    clocked=$1
    shift
    number "$clocked" "$(watch time "$@" | cut -d ' ' -f 1)"
}

# The chance of one promise without counting: its time, its standard error and the chance itself.
measure_closed_form() {
    # shellcheck disable=SC2046 # three words
    set -- $("$tools/closed_form" "$plan")
    number closed_form "$1"
    number closed_form_error "$2"
    number closed_form_chance "$3"
    clock closed_form_whole "$tools/closed_form" "$plan"
}

scale_plans() {
    for size in "months 1 4 3" "months 12 4 3" "months 60 4 3" "months 120 4 3" \
        "channels 12 1 3" "channels 12 4 3" "channels 12 40 3" "channels 12 200 3" \
        "stages 12 4 3" "stages 12 4 5" "stages 12 4 10" "stages 12 4 20"; do
        # shellcheck disable=SC2086 # four words
        set -- $size
        case $1 in months) points=$2 ;; channels) points=$3 ;; stages) points=$4 ;; esac
        sh "$here/plans.sh" "$2" "$3" "$4" >"$work/scale_$1_$points.ini"
        echo "scale_$1_$points"
    done
}

measure_memory() {
    most="10000 100000 1000000 10000000"
    [ $quick = no ] || most="10000 100000 1000000"
    for trials in $most; do
        taken=$(watch time "$program" forecast "$plan" -q -n "$trials")
        number "trials_$trials" "${taken% *}"
        number "kilobytes_$trials" "${taken#* }"
    done
    for crew in one_thread:1 two_threads:2; do
        taken=$(watch time "$program" forecast "$plan" -q -t "${crew#*:}")
        number "kilobytes_${crew%:*}" "${taken#* }"
    done
}

# Paired scenarios: a test measures them, and says how many times less the difference varies.
measure_pairs() {
    [ -x "$build/tests/stat_pairing" ] || return 0
    "$build/tests/stat_pairing" 2>&1 | sed -n 's/^  \(channel .*\): leads \([0-9]*\), won \([0-9]*\), revenue \([0-9]*\) times.*/pair \1	\2 \3 \4/p' >>"$facts"
}

# ---- all of it ----------------------------------------------------------------------------------

started=$(date +%s)
ours="ask1 ask2 ledger1 ledger2 queues1"
describe_machine
build_v3
check_peers
scales=$(scale_plans)
for each in $ours $agreeing $scales; do
    fit "$each"
done
round=1
while [ $round -le $rounds ]; do
    say "round $round of $rounds"
    # Round by round, so that a slow moment of the machine hits all alike.
    for each in $ours $agreeing $scales; do
        slope "$each"
    done
    clock start "$program" forecast "$plan" -q -t 1 -n 1
    clock check "$program" check "$plan"
    clock whole_ask "$program" ask "$plan"
    clock whole_forecast "$program" forecast "$plan"
    measure_closed_form
    round=$((round + 1))
done
say "memory"
measure_memory
measure_pairs
fact took "$(($(date +%s) - started))"

# The median of each name.
sort -t '	' -k 1,1 -k 2,2g "$raw" | awk -F '\t' '
    function close_name() { if (n) print name "\t" value[int((n + 1) / 2)] }
    $1 != name { close_name(); name = $1; n = 0 }
    { value[++n] = $2 }
    END { close_name() }' >"$work/medians.tsv"

awk -f "$here/tables.awk" "$facts" "$work/medians.tsv" >"$work/tables.md"
awk -v chart=1 -f "$here/tables.awk" "$facts" "$work/medians.tsv" >"$work/speed.tsv"
"$tools/draw_speed" "$work/speed.tsv" "$work/speed.svg"
if [ $quick = no ]; then
    awk -v tables="$work/tables.md" '
        /^<!-- measured -->/ { print; while ((getline line < tables) > 0) print line; skip = 1 }
        /^<!-- end -->/ { skip = 0 }
        !skip && !/^<!-- measured -->/' "$here/README.md" >"$work/README.md"
    cp "$work/README.md" "$here/README.md"
    cp "$work/speed.svg" "$here/speed.svg"
fi
cat "$work/tables.md"
exit $failed
