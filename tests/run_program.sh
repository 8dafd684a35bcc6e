#!/bin/sh
# How the program behaves towards shells and scripts: exit codes, streams, signals, files.
#
#   run_program.sh PROGRAM
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/.." || exit 1
plans=$PWD/scenarios
LC_ALL=C.UTF-8
export LC_ALL
unset NO_COLOR SOURCE_DATE_EPOCH
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
cd "$room" || exit 1
bad=0

fault() {
    echo "$1"
    bad=1
}

# ends CODE WORD...: the program ends with this code; streams are in out and err.
ends() {
    wanted=$1
    shift
    "$program" "$@" >out 2>err </dev/null
    code=$?
    [ $code -eq "$wanted" ] || fault "exit $code instead of $wanted: $*: $(cat err)"
}

says() { # FILE WORDS
    grep -qF -- "$2" "$1" || fault "does not say \"$2\" but: $(cat "$1")"
}

silent() { # FILE
    [ ! -s "$1" ] || fault "says something it should not: $(cat "$1")"
}

few="--trials 2000"

# ---- exit codes: stdout is the answer, stderr is talk
ends 2; says err usage; silent out
ends 0 --help; says out "funnelcast ask"; silent err
ends 0 --version; says out "funnelcast "; silent err
for command in ask new check forecast compare chart keys; do
    ends 0 $command --help; says out "funnelcast $command"; silent err
    ends 2 $command --no-such-option; silent out
done
(cd "$plans" && "$program" compare reference.ini cut-20.ini $few) >out 2>err || fault "the first example of compare"
says out "saves 15,000 a month against Reference funnel"
(cd "$plans" && "$program" compare heads.ini heads-trade.ini --json $few) >out 2>err || fault "the second one"
says out "\"payback_month\""
(cd "$plans" && "$program" compare reference.ini --sweep 'channel content.spend = 10k..25k step 5k' $few) >out 2>err ||
    fault "the third one"
says out "as it is"
ends 2 compare "$plans/first.ini" "$plans/cut-20.ini" --sweep 'a.b = 1..2 step 1'; says err "one plan"; silent out
ends 3 compare "$plans/first.ini" nothing.ini; says err nothing.ini; silent out
ends 2 compare "$plans/first.ini" "$plans/cut-20.ini" --set 'channel nowhere.spend = -20%'; silent out
ends 2 ask; silent out
ends 2 ask "$plans/first.ini" Can we promise 50 leads; says err quotes; silent out
ends 3 ask nothing.ini; says err nothing.ini; silent out
ends 2 keys xyzzy; silent out
ends 0 check "$plans/cut-20.ini" --quiet; silent out
ends 1 check "$plans/cut-20.ini" --kept $few
ends 0 check "$plans/reference.ini" --kept $few
ends 1 check "$plans/reference.ini" -p "300 leads every month" $few
ends 2 check "$plans/reference.ini" -p "300 sprockets every month" $few; silent out
ends 2 check "$plans/reference.ini" -p "300 leads" --kept

# ---- questions: answered as the shipped scenario is, refused in words, never guessed
promises() { # WORD...: what --json says of them
    "$program" "$@" --json $few 2>&1 | sed -n '/^ "promises"/,/^ \]/p'
}
same_promises() { # PLAN QUESTION SHIPPED
    promises ask "$plans/$1" "$2" >changed
    promises ask "$plans/$3" >shipped
    [ -s shipped ] && cmp -s changed shipped || fault "\"$2\" of $1 is not answered as $3 is"
}
same_promises reference.ini "Why don't we cut the marketing budget by 20 percent?" cut-20.ini
same_promises reference.ini "Do we really need events?" without-events.ini
same_promises heads.ini "One marketer less, one sales rep more from March?" heads-trade.ini
ends 2 ask "$plans/reference.ini" "What if we cut the budget?"; silent out; says err "by how much"
ends 2 ask "$plans/reference.ini" "What is the weather?"; silent out; says err "do we really need"
ends 2 ask "$plans/reference.ini" "Who carries the risk?" --csv $few; silent out; says err "no months"
ends 0 ask "$plans/reference.ini" "What if we cut the budget by 20%?" --csv $few; silent err

# ---- an output that cannot be written
"$program" ask "$plans/first.ini" $few >&- 2>err && fault "a closed output went unnoticed"
says err "could not be written"
if [ -w /dev/full ]; then
    "$program" ask "$plans/first.ini" $few >/dev/full 2>err
    [ $? -eq 3 ] || fault "a full output went unnoticed"
    says err "could not be written"
    "$program" ask "$plans/first.ini" $few --json >/dev/full 2>err
    [ $? -eq 3 ] || fault "a full output went unnoticed"
fi

# ---- the same answer on any number of threads, in any place
ends 0 ask "$plans/cut-20.ini" $few --json --threads 1; mv out one
ends 0 ask "$plans/cut-20.ini" $few --json --threads 3; cmp -s one out || fault "threads matter"
ends 0 compare "$plans/heads.ini" "$plans/heads-trade.ini" $few --json --threads 1; mv out one
ends 0 compare "$plans/heads.ini" "$plans/heads-trade.ini" $few --json --threads 3; cmp -s one out || fault "threads matter"
ends 0 forecast "$plans/cut-20.ini" $few --csv --threads 1; mv out one
ends 0 forecast "$plans/cut-20.ini" $few --csv --threads 2; cmp -s one out || fault "threads matter"
ends 0 forecast "$plans/opening.ini" $few --by channel --csv --threads 1; mv out one
ends 0 forecast "$plans/opening.ini" $few --by channel --csv --threads 2; cmp -s one out || fault "threads matter"
says out "total,won,search,"; says out "2027-01,won,opening,"; says out "total,cost,all,"
ends 2 forecast "$plans/opening.ini" --by stage; says err "one of channel"
awk -F, 'NF != 10 { exit 1 }' out || fault "a row of the CSV has not 10 cells"

# ---- the date: given, or SOURCE_DATE_EPOCH's, or today
ends 0 ask "$plans/first.ini" $few --date 2031-02-03; says out "2031-02-03"
SOURCE_DATE_EPOCH=0 ends 0 ask "$plans/first.ini" $few; says out "1970-01-01"
ends 0 ask "$plans/first.ini" $few; says out "$(date +%Y-)"

# ---- no colours for a file, no UTF-8 where the locale has none
grep -q "$(printf '\033')" out && fault "colours in a file"
says out "●"
LC_ALL=C ends 0 ask "$plans/first.ini" $few
LC_ALL=C grep -q "[^ -~]" out && fault "more than ASCII in a locale without it"
says out "Good to about +-"

# ---- interrupted: what is known so far, and exit 130
for signal in INT TERM; do
    "$program" ask "$plans/reference.ini" --trials 4000000000 --threads 1 >out 2>err </dev/null &
    process=$!
    sleep 1
    kill -$signal $process
    wait $process
    [ $? -eq 130 ] || fault "not exit 130 after SIG$signal"
    says out "PARTIAL: stopped after"
    says out "The promise holds in"
done

# ---- files: written whole, never over another
ends 0 new plan.ini; says out "Wrote plan.ini"
ends 0 check plan.ini
ends 2 new plan.ini; says err "exists already"
ends 0 new cut.ini --from cut-20 --quiet; silent out
ends 0 check cut.ini
cmp -s cut.ini "$plans/cut-20.ini" || fault "new --from writes another text"
ends 2 new other.ini --from cut20; says err "did you mean cut-20?"
ends 3 new nowhere/plan.ini
for ending in png svg pdf; do
    ends 0 chart plan.ini promise -o chart.$ending $few; says out "chart.$ending"
    [ -s chart.$ending ] || fault "no chart.$ending"
done
ends 2 chart plan.ini promise -o chart.gif; says err ".png, .svg or .pdf"
ends 2 chart plan.ini promise; says err "-o"
ends 2 chart plan.ini promis -o chart.png; says err "did you mean promise?"
ends 3 chart plan.ini promise -o nowhere/chart.png $few

# ---- a plan without promises is told how to make one; what a plan warns of is never kept back
grep -v "^promise\|^\[promise" plan.ini >bare.ini
ends 0 ask bare.ini $few; says out "makes no promise yet"
ends 2 check bare.ini --kept; says err "--promise"
ends 2 chart bare.ini promise -o bare.png; says err "--promise"
exit $bad
