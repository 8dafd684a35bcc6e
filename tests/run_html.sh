#!/bin/sh
# Report pages as a browser reads them.
#
#   run_html.sh PROGRAM                 tidy finds no fault in them
#   run_html.sh PROGRAM --look FOLDER   prints them to paper and screens, light and dark, wide and
#                                       narrow, with chromium: PDFs and PNGs for eyes
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mode=${2:-tidy}
folder=${3:-}
case $folder in '' | /*) ;; *) folder=$PWD/$folder ;; esac
cd "$(dirname "$0")/../scenarios" || exit 1
LC_ALL=C.UTF-8
SOURCE_DATE_EPOCH=1795219200
export LC_ALL SOURCE_DATE_EPOCH
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
bad=0

fault() {
    echo "$1"
    bad=1
}

make() { # NAME PLAN...
    name=$1
    shift
    "$program" report "$@" -o "$room/$name.html" --trials 2000 --quiet >"$room/out" 2>&1 ||
        fault "no report of $*: $(cat "$room/out")"
}

printf '[plan]\nname = <script>alert(1)</script> "&amp;'"'"'\nnote = </p></main> & <b>\nstart = 2027-01\nmonths = 2\n[channel a]\nspend = 1,000 a month\ncost_per_inquiry = 10\n[stage lead]\nrate = 50%%\n' \
    >"$room/hostile.ini"
make reference reference.ini
make two reference.ini cut-20.ini
make marketplace marketplace.ini
make heads heads.ini
make big-deals big-deals.ini
make hostile "$room/hostile.ini"

# ---- for eyes
look() {
    mkdir -p "$folder" || exit 1
    browse="timeout 60 chromium --headless --no-sandbox --disable-gpu --hide-scrollbars"
    dark=--blink-settings=preferredColorScheme=0
    for page in reference two marketplace heads big-deals; do
        at=file://$room/$page.html
        # a window cannot be as narrow as a telephone; a frame can
        echo "<body style='margin:0'><iframe src='$page.html' style='width:390px;height:6000px;border:0'></iframe>" \
            >"$room/narrow.html"
        {
            $browse --print-to-pdf="$folder/$page.pdf" "$at"
            $browse --window-size=1280,6000 --screenshot="$folder/$page-wide.png" "$at"
            $browse --window-size=1280,6000 $dark --screenshot="$folder/$page-wide-dark.png" "$at"
            $browse --window-size=500,6000 --screenshot="$folder/$page-narrow.png" "file://$room/narrow.html"
            $browse --window-size=500,6000 $dark --screenshot="$folder/$page-narrow-dark.png" "file://$room/narrow.html"
        } >"$room/out" 2>&1
        for file in "$page.pdf" "$page-wide.png" "$page-wide-dark.png" "$page-narrow.png" "$page-narrow-dark.png"; do
            [ -s "$folder/$file" ] || fault "chromium made no $file: $(tail -3 "$room/out")"
        done
    done
    echo "now look at $folder"
}

# ---- for tidy, which does not know what belongs to a drawing
check() { # PAGE
    tidy -q -e "$room/$1.html" 2>&1 |
        grep -vE 'Warning: <(svg> proprietary attribute "(font-family|font-size|stroke-linejoin)|title> proprietary attribute "id)"' \
            >"$room/faults"
    [ ! -s "$room/faults" ] || fault "$1.html: $(cat "$room/faults")"
}

if [ "$mode" = --look ]; then
    [ -n "$folder" ] || { echo "say in which folder"; exit 2; }
    command -v chromium >/dev/null || { echo "chromium is not installed"; exit 77; }
    look
    exit $bad
fi
[ $bad -eq 0 ] || exit 1
command -v tidy >/dev/null || { echo "tidy is not installed"; exit 77; }
for page in reference two marketplace heads big-deals hostile; do
    check $page
done

# that tidy sees faults at all
sed 's,</figcaption>,,' "$room/reference.html" >"$room/torn.html"
(check torn >"$room/out"; exit $bad) && fault "tidy does not see what is torn"
exit $bad
