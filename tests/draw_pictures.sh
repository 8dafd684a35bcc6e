#!/bin/sh
# The pictures that the README files show, in scenarios/pictures/.
#
#   draw_pictures.sh PROGRAM                      draws them again
#   draw_pictures.sh PROGRAM --check [COMPARER]   whether the program still draws them so
#
# COMPARER is compare_pictures, built with the tests; it is looked for beside the program.
# Exits 77 (skipped) where the fonts they were drawn with are not installed.
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mode=${2:-draw}
comparer=${3:-$(dirname "$program")/tests/compare_pictures}
cd "$(dirname "$0")/.." || exit 1
LC_ALL=C.UTF-8
SOURCE_DATE_EPOCH=1795219200 # one day for all: pictures show it
export LC_ALL SOURCE_DATE_EPOCH
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
bad=0

. tests/private_fonts.sh
if [ $fonts != same ]; then
    echo "The fonts the pictures were drawn with are not installed (found: $fonts)."
    exit 77
fi

# Each row: a picture, and what is drawn.
while read -r name plan type more; do
    new=$room/$name.png
    old=scenarios/pictures/$name.png
    # words of a promise stand in `more` as they are typed
    eval "\"$program\" chart scenarios/$plan.ini $type -o \"$new\" --scale 1 --quiet $more" </dev/null || {
        echo "$name: not drawn"
        bad=1
        continue
    }
    if [ "$mode" = --check ]; then
        "$comparer" "$old" "$new" || bad=1
    else
        # A picture that looks the same stays: other bytes would be a change for nobody.
        [ -e "$old" ] && "$comparer" "$old" "$new" >/dev/null && continue
        cp "$new" "$old" && echo "$old"
    fi
done <<'EOT'
first-promise            first            promise
reference-promise        reference        promise
cut-20-promise           cut-20           promise
cut-20-worst             cut-20           worst
cut-20-months            cut-20           months
cut-20-compare           reference        compare   --against scenarios/cut-20.ini
cut-20-table             cut-20           table
cut-20-drivers           cut-20           drivers
cut-20-risk              cut-20           risk
cut-20-owners            cut-20           owners
without-events-promise   without-events   promise
marketplace-months       marketplace      months    --promise wins
campaign-worst           campaign         worst     --promise money
trade-show-worst         trade-show       worst
spread-thin-promise      spread-thin      promise
big-deals-worst          big-deals        worst
saas-promise             saas             promise
outsource-promise        outsource        promise
opening-months           opening          months
heads-months             heads            months
shelf-life-late-worst    shelf-life-late  worst
nurture-promise          nurture          promise
EOT
for picture in scenarios/pictures/*; do
    [ "$(wc -c <"$picture")" -lt 80000 ] || { echo "$picture is over 80 KB"; bad=1; }
    [ "$mode" != --check ] || [ -e "$room/${picture##*/}" ] ||
        { echo "$picture: nothing draws it"; bad=1; }
done
exit $bad
