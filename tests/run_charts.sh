#!/bin/sh
# The program's pictures: word by word, byte by byte, and what happens when they cannot be written.
#
#   run_charts.sh PROGRAM           compare the SVGs with tests/golden/chart_*.svg
#   run_charts.sh PROGRAM --write   take what it draws now; look at the pictures before keeping them
#
# Exits 77 (skipped) when all is well but the pictures could not be compared: other fonts.
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mode=${2:-compare}
cd "$(dirname "$0")/.." || exit 1
golden=$PWD/tests/golden
LC_ALL=C.UTF-8
SOURCE_DATE_EPOCH=1795219200
export LC_ALL SOURCE_DATE_EPOCH
room=$(mktemp -d) || exit 1
small=$room/small
trap 'umount "$small" 2>/dev/null; rm -rf "$room"' EXIT
bad=0

fault() {
    echo "$1"
    bad=1
}

. tests/private_fonts.sh

# ends CODE WORD...: the program ends with this code; streams are in out and err.
ends() {
    wanted=$1
    shift
    "$program" "$@" >"$room/out" 2>"$room/err" </dev/null
    code=$?
    [ $code -eq "$wanted" ] || fault "exit $code instead of $wanted: $*: $(cat "$room/err")"
}

says() { # FILE WORDS
    grep -qF -- "$2" "$room/$1" || fault "does not say \"$2\" but: $(cat "$room/$1")"
}

few="--trials 2000"

# ---- golden pictures
for plan in reference cut-20; do
    ends 0 chart scenarios/$plan.ini all -o "$room/$plan" --format svg --trials 20000
    [ ! -s "$room/err" ] || fault "says something it should not: $(cat "$room/err")"
    for type in verdict promise worst months years; do
        kept=$golden/chart_${plan}_$type.svg
        if [ $fonts != same ]; then
            continue
        elif [ "$mode" = --write ]; then
            cp "$room/$plan/$type.svg" "$kept"
        else
            cmp "$kept" "$room/$plan/$type.svg" || fault "golden/chart_${plan}_$type.svg has changed"
        fi
    done
done

ends 0 chart scenarios/reference.ini compare --against scenarios/cut-20.ini -o "$room/compare.svg" \
    --trials 20000
says out "Budget cut by 20% costs 49 qualified leads a month"
if [ $fonts != same ]; then
    :
elif [ "$mode" = --write ]; then
    cp "$room/compare.svg" "$golden/chart_reference_compare.svg"
else
    cmp "$golden/chart_reference_compare.svg" "$room/compare.svg" ||
        fault "golden/chart_reference_compare.svg has changed"
fi

# ---- the same bytes again, on any number of threads
for format in svg pdf png; do
    ends 0 chart scenarios/cut-20.ini all -o "$room/one" --format $format $few --threads 1
    ends 0 chart scenarios/cut-20.ini all -o "$room/two" --format $format $few --threads 3
    for type in verdict promise worst months years drivers table risk owners; do
        cmp "$room/one/$type.$format" "$room/two/$type.$format" || fault "$type.$format does not repeat"
    done
done
ends 0 chart scenarios/cut-20.ini all -o "$room/dark" --theme dark --scale 1 $few
[ "$(ls "$room/dark")" = "$(printf '%s.png\n' drivers months owners promise risk table verdict worst years)" ] ||
    fault "a folder of all charts holds: $(ls "$room/dark")"

# ---- what fits, and what does not
ends 0 chart scenarios/cut-20.ini all -o "$room/joint" $few \
    -p "150 leads a month from April and 1m revenue in total"
says out "Not drawn: promise; promises kept together"
[ "$(ls "$room/joint")" = "$(printf '%s.png\n' drivers owners risk verdict)" ] || fault "joint promises drew: $(ls "$room/joint")"
ends 2 chart scenarios/cut-20.ini worst -o "$room/joint.png" $few \
    -p "150 leads a month from April and 1m revenue in total"
says err "cannot be drawn"
ends 0 chart scenarios/marketplace.ini verdict -o "$room/wins.svg" $few --promise WINS
grep -q "130 won deals" "$room/wins.svg" || fault "--promise does not find a promise by its name"
ends 0 chart scenarios/reference.ini months -o "$room/cost.svg" $few --measure cost
grep -q "Promise" "$room/cost.svg" && fault "a cost of which nothing is promised has a promise"
ends 0 chart scenarios/reference.ini months -o "$room/leads.svg" $few -m "qualified lead" -p revenue
grep -q "Promise" "$room/leads.svg" && fault "--promise revenue shows the promise of the leads"
ends 0 chart scenarios/reference.ini months -o "$room/leads.svg" $few -m "qualified lead"
grep -q "Promise 150" "$room/leads.svg" || fault "the promise about the measure is not shown"
sed '/^\[promise/d; /^promise/d; /^confidence/d' scenarios/first.ini >"$room/bare.ini"
ends 0 chart "$room/bare.ini" all -o "$room/bare" $few --measure leads
says out "Not drawn: verdict; nothing is promised"
[ "$(ls "$room/bare")" = months.png ] || fault "without a promise it drew: $(ls "$room/bare")"
ends 2 chart "$room/bare.ini" all -o "$room/none"; says err "--measure"
[ ! -e "$room/none" ] || fault "a folder was made for nothing"

# ---- what cannot be understood
ends 2 chart scenarios/first.ini compare -o "$room/a.png"; says err "add --against"
ends 2 chart scenarios/first.ini promise --against scenarios/cut-20.ini -o "$room/a.png"
says err "only \`compare\` shows another plan"
ends 2 chart scenarios/reference.ini compare --against scenarios/marketplace.ini -o "$room/a.png"
says err "no month in common"
ends 2 chart scenarios/campaign.ini compare --against scenarios/trade-show.ini -o "$room/a.png"
says err "the promise cannot be asked of every plan"
ends 2 chart scenarios/first.ini all; says err "-o FOLDER"
ends 2 chart scenarios/first.ini all -o "$room/a.png"; says err "into a folder"
ends 2 chart scenarios/first.ini promise -o "$room/a.gif"; says err ".png, .svg or .pdf"
ends 2 chart scenarios/first.ini promise -o "$room/a"; says err ".png, .svg or .pdf"
ends 2 chart scenarios/first.ini promise -o "$room/a.png" --format png; says err "leave --format out"
ends 2 chart scenarios/first.ini promise -o "$room/a.png" --measure cost; says err "only \`months\`"
ends 2 chart scenarios/first.ini months -o "$room/a.png" --measure kost; says err "did you mean \`cost\`?"
ends 2 chart scenarios/first.ini promise -o "$room/a.png" -p led; says err "called leads"
ends 2 chart scenarios/first.ini promise -o "$room/a.png" -p lead; says err "did you mean leads?"
ends 2 chart scenarios/first.ini promise -o "$room/a.png" -p leads -p leads; says err "one promise"
ends 2 chart scenarios/first.ini promise -o "$room/a.png" --theme blue; says err "light|dark"
ends 2 chart scenarios/first.ini promise -o "$room/a.png" --scale 0.5; says err "between 1 and 4"
ends 2 chart scenarios/first.ini all -o "$room/a" --format gif; says err "png|svg|pdf"
[ ! -e "$room/a" ] && [ ! -e "$room/a.png" ] || fault "something was drawn that should not be"

# ---- what cannot be written: a sentence, and nothing left behind
ends 3 chart scenarios/first.ini promise -o "$room/nowhere/a.png" $few; says err "its folder does not exist"
ends 3 chart scenarios/first.ini all -o "$room/nowhere/deep" $few; says err "does not exist"
ends 3 chart scenarios/first.ini all -o "$room/bare.ini" $few; says err "a file has that name"
mkdir "$room/there.svg"
ends 3 chart scenarios/first.ini promise -o "$room/there.svg" $few; says err "it is a folder"
if [ -w /dev/full ]; then
    for format in png svg pdf; do
        ln -s /dev/full "$room/full.$format"
        ends 3 chart scenarios/first.ini promise -o "$room/full.$format" $few
        says err "No space left"
    done
fi
mkdir "$small"
for format in png svg pdf; do
    (
        ulimit -f 2
        bad=0
        ends 3 chart scenarios/first.ini promise -o "$small/a.$format" $few
        exit $bad
    ) || bad=1
    says err "File too large"
done
[ -z "$(ls "$small")" ] || fault "left behind over the limit: $(ls "$small")"
if mount -t tmpfs -o size=4k none "$small" 2>/dev/null; then
    for format in png svg pdf; do
        ends 3 chart scenarios/first.ini promise -o "$small/a.$format" $few; says err "No space left"
        ends 3 chart scenarios/first.ini all -o "$small/all" --format $format $few
    done
    rmdir "$small/all" || fault "left behind on a full disk: $(ls "$small/all")"
    [ -z "$(ls "$small")" ] || fault "left behind on a full disk: $(ls "$small")"
fi

[ $bad -eq 0 ] || exit 1
[ $fonts = same ] || exit 77
