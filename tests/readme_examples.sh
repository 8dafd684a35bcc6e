#!/bin/sh
# Runs every example in the README files and compares what it prints.
#
#   readme_examples.sh PROGRAM           check
#   readme_examples.sh PROGRAM --write   put what the program prints now into the files
#
# An example is a line `$ build/funnelcast ...` in a block fenced by ```console. The lines after it,
# up to the next `$ ` or the fence, are what it prints; where there are none, only that it ends well
# matters. Files that examples write go where the example says, below build/.
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mode=${2:-check}
cd "$(dirname "$0")/.." || exit 1

# One day for all: examples print it.
SOURCE_DATE_EPOCH=1795219200
export SOURCE_DATE_EPOCH
LC_ALL=C.UTF-8
export LC_ALL
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT

# Prints the file again with every example's output as it is now. Commands that do not start with the
# program (installing, building) are left as they stand.
renew() {
    mkdir -p "$room/build"
    block=no
    skip=no
    while IFS= read -r line || [ -n "$line" ]; do
        case "$block$line" in
        'no```console') block=yes skip=no; printf '%s\n' "$line"; continue ;;
        'yes```') block=no; printf '%s\n' "$line"; continue ;;
        esac
        if [ $block = no ]; then
            printf '%s\n' "$line"
            continue
        fi
        case "$line" in
        '$ build/funnelcast '*)
            printf '%s\n' "$line"
            words=${line#'$ build/funnelcast '}
            words=$(printf '%s' "$words" | sed "s#-o build/#-o $room/build/#g")
            eval "\"$program\" $words" >"$room/out" 2>"$room/err" </dev/null
            code=$?
            if [ $code -ge 2 ] && ! grep -q . "$room/err"; then
                echo "exit $code without a word: $line" >&2
            fi
            cat "$room/err" "$room/out" | sed "s#$room/##g" >"$room/all"
            skip=yes ;;
        '$ '*)
            printf '%s\n' "$line"
            skip=no ;;
        *)
            if [ $skip = yes ]; then
                cat "$room/all"
                skip=done
            elif [ $skip = no ]; then
                printf '%s\n' "$line"
            fi ;;
        esac
    done
}

bad=0
for file in README.md */README.md; do
    grep -q '^\$ build/funnelcast ' "$file" || continue
    renew <"$file" >"$room/new"
    if cmp -s "$file" "$room/new"; then
        continue
    elif [ "$mode" = --write ]; then
        cat "$room/new" >"$file"
        echo "renewed $file"
    else
        echo "$file shows what the program no longer prints:"
        diff "$file" "$room/new"
        bad=1
    fi
done
exit $bad
