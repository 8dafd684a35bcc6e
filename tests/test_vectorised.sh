#!/bin/sh
# Hot loops are vector code: gcc says which loops it turned into it, and silently leaves the others.
#
#   test_vectorised.sh CC    checks the loops marked "hot: NAME" as they are built for x86-64-v3
#
# 77: the compiler is not gcc on x86-64, so there is nothing to ask.
cd "$(dirname "$0")/.." || exit 1
cc=${1:-cc}
if ! "$cc" --version 2>/dev/null | grep -qi 'gcc\|Free Software Foundation' ||
    ! "$cc" -march=x86-64-v3 -E -x c /dev/null >/dev/null 2>&1; then
    echo "$cc is no gcc that knows x86-64-v3: it cannot be asked what it made of the loops"
    exit 77
fi
said=$(mktemp) || exit 1
trap 'rm -f "$said"' EXIT

# These must be there, so that no loop gets out of this test by losing its name.
names='uniforms|gathered uniforms|cubics|normal scores|poisson|binomial|split|large split|mixed split
deals|mixture|bits|add|move|leave|count|sum|sums of squares|places|range'

bad=0
marked=$(grep -rn 'hot: ' --include='*.c' sim)
echo "$names" | tr '|' '\n' | while read -r name; do
    echo "$marked" | grep -q "/\* hot: $name \*/" || { echo "no loop is marked \"hot: $name\""; exit 1; }
done || bad=1

for file in $(echo "$marked" | cut -d: -f1 | sort -u); do
    # As in the Release build, but for one level alone, so that what is said is about that.
    if ! "$cc" -std=gnu17 -O3 -DNDEBUG -D_GNU_SOURCE -ffp-contract=off -fno-math-errno \
        -march=x86-64-v3 -DFC_LEVELS= -Isim -fopt-info-vec \
        -c "$file" -o /dev/null 2>"$said"; then
        cat "$said"
        exit 1
    fi
    for line in $(echo "$marked" | grep "^$file:" | cut -d: -f2); do
        grep -q "^$file:$line:[0-9]*: optimized: .*loop vectorized using 32 byte" "$said" && continue
        echo "$file:$line: this loop is not vector code:$(sed -n "${line}s/.*\(hot: .*\) \*\/.*/ \1/p" "$file")"
        bad=1
    done
done
exit $bad
