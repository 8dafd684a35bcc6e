#!/bin/sh
# Every chart of every kind of plan on a few sheets, to be looked at: light and dark, PNG, PDF, SVG.
#
#   contact_sheet.sh PROGRAM FOLDER
#
# Writes FOLDER/PLAN/THEME/CHART.ENDING and joins them: FOLDER/PLAN-light.png, PLAN-dark.png,
# PLAN-pdf.png and PLAN-svg.png (where pdftoppm and rsvg-convert are installed), and
# FOLDER/index.html, which shows the SVGs.
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mkdir -p "$2"
folder=$(cd "$2" && pwd)
cd "$(dirname "$0")/.."
join=$(dirname "$program")/tests/join_pictures
SOURCE_DATE_EPOCH=1795219200
export SOURCE_DATE_EPOCH

# Three years by the quarter of a promise, with a season and a level that is hard in its lows.
cat >"$folder/three-years.ini" <<'EOT'
[plan]
start    = 2027-04
months   = 36
currency = EUR

[channel search]
spend            = 20,000 a month
cost_per_inquiry = 70 to 110
season           = 1.1 | 1.0 | 1.2 | 1.0 | 0.9 | 0.8 | 0.6 | 0.6 | 1.1 | 1.2 | 1.2 | 0.7
growth           = 1%
month_to_month   = 15%

[stage qualified lead]
rate  = 36 of 120
delay = 60% | 30% | 10%

[stage won]
rate  = 20% +/- 4%
delay = 1 to 4 months

[deal]
value  = 4,000 to 30,000
margin = 60%

[promise leads]
promise = 40 qualified leads a month from July 2027 in 28 of 33 months
EOT

joined() { # OUT PICTURE... : one sheet of three columns
    out=$1
    shift
    if [ -x "$join" ]; then
        "$join" "$out" 3 "$@"
    elif command -v montage >/dev/null; then
        montage "$@" -tile 3x -geometry +12+12 "$out"
    else
        return 0 # the page shows them all the same
    fi
    echo "$out"
}

page=$folder/index.html
echo '<!DOCTYPE html><meta charset="utf-8"><title>Charts</title>' >"$page"
echo '<style>body { background: #808080; font-family: sans-serif }' \
    'img { width: 32%; margin: 2px }</style>' >>"$page"
for plan in reference cut-20 marketplace campaign three-years; do
    file=scenarios/$plan.ini
    [ -e $file ] || file=$folder/$plan.ini
    mkdir -p "$folder/$plan"
    for theme in light dark; do
        for format in png svg pdf; do
            "$program" chart "$file" all -o "$folder/$plan/$theme" --format $format \
                --theme $theme --quiet
        done
        joined "$folder/$plan-$theme.png" "$folder/$plan/$theme"/*.png
        echo "<h2>$plan, $theme, SVG</h2>" >>"$page"
        for picture in "$folder/$plan/$theme"/*.svg; do
            echo "<img src=\"${picture#"$folder"/}\" alt=\"\">" >>"$page"
        done
    done
    if command -v pdftoppm >/dev/null; then
        mkdir -p "$folder/$plan/pdf"
        for picture in "$folder/$plan/light"/*.pdf; do
            pdftoppm -r 96 -png -singlefile "$picture" \
                "$folder/$plan/pdf/$(basename "$picture" .pdf)"
        done
        joined "$folder/$plan-pdf.png" "$folder/$plan/pdf"/*.png
    fi
    if command -v rsvg-convert >/dev/null; then
        mkdir -p "$folder/$plan/svg"
        for picture in "$folder/$plan/light"/*.svg; do
            rsvg-convert -z 2 "$picture" -o "$folder/$plan/svg/$(basename "$picture" .svg).png"
        done
        joined "$folder/$plan-svg.png" "$folder/$plan/svg"/*.png
    fi
done
echo "$page"
