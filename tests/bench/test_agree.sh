#!/bin/sh
# Whether the benchmark finds out a peer that runs another model (agree.awk).
cd "$(dirname "$0")" || exit 1
bad=0

expect() { # verdict's first words, our line, the peer's line
    got=$(printf '%s\n%s\n' "$2" "$3" | awk -f agree.awk)
    case $got in
    "$1"*) ;;
    *)
        echo "of '$3': '$got', not '$1'"
        bad=1
        ;;
    esac
}

ours="1000000 977900 981500 2801.4 406.2 2301341 771000"
expect agrees "$ours" "$ours"
# Within four standard errors of each figure, but not far within.
expect agrees "$ours" "10000 9727 9867 2815 406 2331000 771000"
expect agrees "$ours" "100 97 98 2734.5 366.4 2166267 624165"
# Beyond, one after the other.
expect "does not agree: leads every month:" "$ours" "10000 9715 9815 2801 406 2301000 771000"
expect "does not agree: revenue:" "$ours" "10000 9779 9872 2801 406 2301000 771000"
expect "does not agree: mean leads:" "$ours" "10000 9779 9815 2783 406 2301000 771000"
expect "does not agree: mean revenue:" "$ours" "10000 9779 9815 2801 406 2333000 771000"
# No figures at all.
expect "does not agree: not the seven" "$ours" ""
expect "does not agree: not the seven" "$ours" "10000 9779 9815 nan nan nan nan"
expect "does not agree: not the seven" "$ours" "10000 9779 9815 2801 406"
expect "does not agree: not the seven" "$ours" "0 0 0 0 0 0 0"
exit $bad
