#!/bin/sh
# Runs every example in the README files and compares what it prints.
#
#   readme_examples.sh PROGRAM           check
#   readme_examples.sh PROGRAM --write   put what the program prints now into the files
#
# An example is a line `$ build/funnelcast ...` in a block fenced by ```console. The lines after it,
# up to the next `$ ` or the fence, are what it prints; where there are none, only that it ends well
# matters. Examples run in a copy of scenarios/ with an empty build/ beside it, so they may write.
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mode=${2:-check}
cd "$(dirname "$0")/.." || exit 1

# One day for all: examples print it.
SOURCE_DATE_EPOCH=1795219200
LC_ALL=C.UTF-8
export SOURCE_DATE_EPOCH LC_ALL
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
mkdir -p "$room/here/build"
cp -r scenarios "$room/here/"

# Runs one example; what it prints goes to $room/all, its exit code to $room/code.
run() {
    (cd "$room/here" && eval "\"$program\" $1") >"$room/out" 2>"$room/err" </dev/null
    echo $? >"$room/code"
    cat "$room/err" "$room/out" >"$room/all"
}

# An example that shows nothing must have ended well.
quiet_end() {
    if [ "$state" = ran ] && [ "$(cat "$room/code")" -ge 2 ]; then
        echo "fails: $example" >>"$room/failed"
        cat "$room/all" >>"$room/failed"
    fi
}

# Prints the file again with every example's output as it is now. Other commands (installing,
# building) stay as they stand.
renew() {
    block=no
    state=text
    while IFS= read -r line || [ -n "$line" ]; do
        case "$block$line" in
        'no```console') block=yes state=text ;;
        no*) ;;
        'yes```')
            quiet_end
            block=no ;;
        'yes$ build/funnelcast '*)
            quiet_end
            example=$line
            run "${line#'$ build/funnelcast '}"
            state=ran ;;
        'yes$ '*)
            quiet_end
            state=text ;;
        *)
            [ "$state" = ran ] && cat "$room/all" && state=shown
            [ "$state" = shown ] && continue ;;
        esac
        printf '%s\n' "$line"
    done
}

bad=0
: >"$room/failed"
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
if [ -s "$room/failed" ]; then
    cat "$room/failed"
    bad=1
fi
exit $bad
