#!/bin/sh
# The program's reports: word by word, byte by byte, and what happens when they cannot be written.
#
#   run_report.sh PROGRAM           compare with tests/golden/report_*
#   run_report.sh PROGRAM --write   take what it says now; read the difference before keeping it
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mode=${2:-compare}
cd "$(dirname "$0")/../scenarios" || exit 1
golden=$PWD/../tests/golden
LC_ALL=C.UTF-8
SOURCE_DATE_EPOCH=1795219200
LSAN_OPTIONS=print_suppressions=0 # a sanitizer tells nothing where nothing leaks
export LC_ALL SOURCE_DATE_EPOCH LSAN_OPTIONS
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
bad=0

fault() {
    echo "$1"
    bad=1
}

# ends CODE WORD...: the program ends with this code; streams are in out and err.
ends() {
    wanted=$1
    shift
    "$program" "$@" >"$room/out" 2>"$room/err" </dev/null
    code=$?
    [ $code -eq "$wanted" ] || fault "exit $code instead of $wanted: $*: $(cat "$room/err")"
}

says() { # FILE WORDS
    grep -qF -- "$2" "$room/$1" || fault "$1 does not say \"$2\" but: $(head -c 2000 "$room/$1")"
}

silent() { # FILE
    [ ! -s "$room/$1" ] || fault "says something it should not: $(cat "$room/$1")"
}

few="--trials 1000"

# ---- word by word
same() { # NAME FILE
    if [ "$mode" = --write ]; then
        cp "$room/$2" "$golden/$1"
    else
        diff "$golden/$1" "$room/$2" >"$room/diff" || fault "golden/$1 is not what it says now: $(cat "$room/diff")"
    fi
}
ends 0 report reference.ini cut-20.ini -o "$room/two.md" --trials 2000
says out "two.md: Can we keep it? Reference funnel against Budget cut by 20%"
silent err
[ "$(wc -l <"$room/out")" -eq 1 ] || fault "more than one line says what was written"
same report_two.md two.md
ends 0 report big-deals.ini -o "$room/big-deals.md" --trials 2000
same report_big-deals.md big-deals.md

# ---- the same bytes again, on any number of threads
for plans in reference marketplace heads big-deals "reference.ini cut-20"; do
    for ending in md json pdf html; do
        ends 0 report $plans.ini -o "$room/one.$ending" --trials 300 --threads 1 --quiet
        silent out
        silent err
        ends 0 report $plans.ini -o "$room/two.$ending" --trials 300 --threads 3
        cmp "$room/one.$ending" "$room/two.$ending" || fault "$plans.$ending does not repeat"
    done
done
says one.json '"compare"'
says one.json '"drivers"'
says one.json '"measures"'

# ---- what is asked for
ends 0 report first.ini -o "$room/a.md" $few -p "20 leads a month from May" --confidence 80
says a.md "at least 20 leads in every month, May"
says a.md "80 of 100"
ends 0 report first.ini -o "$room/a.md" $few --set "channel search.spend = -20%" --date 2031-02-03
says a.md "Changed on top of it: channel search.spend = -20%."
says a.md "2031-02-03"
ends 0 report first.ini -o "$room/A.MD" $few
printf '[plan]\nname = ``` | <script>alert(1)</script> [x](http://a.b) *\nstart = 2027-01\nmonths = 2\n[channel a]\nspend = 1,000 a month\ncost_per_inquiry = 10\n[stage lead]\nrate = 50%%\n' \
    >"$room/hostile.ini"
ends 0 report "$room/hostile.ini" -o "$room/a.md" $few
says a.md '# Forecast: \`\`\` | \<script>alert(1)\</script> \[x\](http://a.b) \*'
grep -q '^ *```' "$room/a.md" && fault "a plan's name begins a block of code"

# ---- what cannot be understood: nothing is written
rm -f "$room"/*.md
ends 2 report first.ini; says err "add -o FILE, ending in .pdf"
ends 2 report first.ini -o "$room/a.doc"; says err ".md or .json"
ends 2 report first.ini -o "$room/a"; says err "is not known"
ends 2 report -o "$room/a.md"
ends 3 report nothing.ini -o "$room/a.md"; says err nothing.ini
ends 3 report first.ini nothing.ini -o "$room/a.md"; says err nothing.ini
ends 2 report first.ini -o "$room/a.md" -p "30 sprockets every month"; says err sprockets
[ -z "$(ls "$room" | grep '\.md$')" ] || fault "something was written: $(ls "$room")"

# ---- what cannot be written: a sentence, the old file as it was, nothing left behind
ends 3 report first.ini -o "$room/nowhere/a.md" $few; says err "its folder does not exist"
mkdir "$room/folder.md"
ends 3 report first.ini -o "$room/folder.md" $few; says err "it is a folder"
if [ -w /dev/full ]; then
    for ending in md json pdf html; do
        ln -s /dev/full "$room/full.$ending"
        ends 3 report first.ini -o "$room/full.$ending" $few
        says err "No space left"
    done
fi
mkdir "$room/small"
for ending in md json pdf html; do
    echo old >"$room/small/a.$ending"
    (
        ulimit -f 2
        bad=0
        ends 3 report first.ini -o "$room/small/a.$ending" $few
        exit $bad
    ) || bad=1
    says err "File too large"
    [ "$(cat "$room/small/a.$ending")" = old ] || fault "the old file is not as it was"
done
[ "$(ls "$room/small")" = "$(printf 'a.html\na.json\na.md\na.pdf')" ] || fault "left behind: $(ls "$room/small")"

# ---- interrupted: half a report is none
"$program" report reference.ini -o "$room/half.md" --trials 4000000000 --threads 1 >"$room/out" 2>"$room/err" </dev/null &
process=$!
sleep 1
kill -INT $process
wait $process
[ $? -eq 130 ] || fault "not exit 130 when interrupted"
says err "no report was written"
[ ! -e "$room/half.md" ] || fault "half a report was written"

# ---- the words
ends 0 explain "bookings later"; says out "are those won after the plan's end"
ends 0 explain; says out "possible year"; silent err
ends 2 explain bokings; says err "did you mean bookings?"; silent out
ends 2 explain xyzzy; says err "funnelcast explain lists all"

exit $bad
