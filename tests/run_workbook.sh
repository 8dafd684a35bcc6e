#!/bin/sh
# Workbook reports opened by a spreadsheet program: it reads every sheet, computes each formula anew,
# and comes to what the program wrote and what --json says. 77 when LibreOffice is not installed.
#
#   run_workbook.sh PROGRAM
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")/.." || exit 1
plans=$PWD/scenarios
LC_ALL=C.UTF-8
export LC_ALL
unset SOURCE_DATE_EPOCH
if ! command -v soffice >/dev/null; then
    echo "soffice (LibreOffice) is not installed: workbooks were not opened"
    exit 77
fi
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
cd "$room" || exit 1
bad=0

fault() {
    echo "$1"
    bad=1
}

# profile NAME MODE: a spreadsheet program of our own that always (0) or never (1) computes anew.
profile() {
    mkdir -p "$1/user"
    cat >"$1/user/registrymodifications.xcu" <<EOT
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>$2</value></prop></item>
</oor:items>
EOT
}

# open PROFILE FOLDER FILE...: every sheet of each workbook as FOLDER/FILE-Sheet.csv, cells between
# tabs, numbers in full.
open() {
    one=$1 into=$2
    shift 2
    timeout 250 soffice "-env:UserInstallation=file://$room/$one" --headless --convert-to \
        'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false,false,false,-1' \
        --outdir "$into" "$@" >"$into.log" 2>&1 || fault "LibreOffice fails: $(cat "$into.log")"
}

# What every look at a sheet needs: a cell as a number ("27%" is 0.27), or as the words it holds.
number='function number(cell) {
    gsub(/"/, "", cell)
    if (cell ~ /^-?[0-9.]+(E[-+][0-9]+)?%$/)
        return cell / 100
    return cell ~ /^-?[0-9.]+(E[-+][0-9]+)?$/ ? cell + 0 : cell
}'

# agree FOLDER FILE: what the sample says of each promise lies within four of its standard errors of
# what the program says.
agree() {
    awk -F '\t' -v name="$2" "$number"'
        $1 == "it holds in" { n = NF; for (i = 2; i <= n; i++) chance[i] = number($i) }
        $1 ~ /in the sample$/ && n && !seen { seen = 1; for (i = 2; i <= n; i++) sample[i] = number($i) }
        $1 ~ /standard error of the sample$/ && seen && !done {
            done = 1
            for (i = 2; i <= n; i++) {
                if (chance[i] == "")
                    continue
                compared++
                if ((chance[i] - sample[i]) ^ 2 > (4 * number($i)) ^ 2) {
                    print name ": promise " i - 1 ": the program says " chance[i] ", the sample " \
                        sample[i] ", which is good to " $i
                    bad = 1
                }
            }
        }
        END {
            if (!compared)
                print name ": no chances were found"
            exit bad || !compared
        }' "$1/$2-Promises.csv"
}

# told FILE: the chance of the first promise is the one of --json.
told() {
    json=$(grep -o '"probability": *[0-9.e-]*' "$1.json" | head -1 | sed 's/.*: *//')
    awk -F '\t' -v json="$json" "$number"'
        $1 == "it holds in" { sheet = number($2) }
        END { exit json == "" || sheet == "" || (json - sheet) ^ 2 > 1e-18 }' \
        "anew/$1-Promises.csv" || fault "$1: the workbook has another chance than --json, $json"
}

# same FILE: computed anew, each cell is what was written, to the last digits of a sum.
same() {
    for sheet in anew/"$1"-*.csv; do
        awk -F '\t' -v other="written/${sheet#anew/}" "$number"'
            function near(a, b) {
                a = number(a)
                b = number(b)
                return a == b || (a + 0 == a && b + 0 == b && (a - b) ^ 2 <= 1e-12 * (1 + a * a))
            }
            {
                if ((getline line < other) != 1) { print other " ends at line " FNR; exit 1 }
                n = split(line, cell, "\t")
                for (i = 1; i <= NF || i <= n; i++)
                    if (!near($i, cell[i])) {
                        print FILENAME ":" FNR ", column " i ": " $i " computed, " cell[i] " written"
                        exit 1
                    }
            }' "$sheet" || bad=1
    done
}

sample="--quiet --date 2027-01-05"
few="--trials 20000 $sample"
"$program" report "$plans/cut-20.ini" -o one.xlsx $sample || fault "cut-20 fails"
"$program" ask "$plans/cut-20.ini" --json $sample >one.json || fault "ask cut-20 fails"
"$program" report "$plans/reference.ini" "$plans/cut-20.ini" -o two.xlsx $few || fault "two plans fail"
"$program" report "$plans/heads.ini" -o heads.xlsx $few || fault "heads fails"
"$program" report "$plans/big-deals.ini" -o big.xlsx $few || fault "big-deals fails"
for plan in two heads big; do
    "$program" report "$plans/$(echo $plan | sed 's/two/reference/; s/big/big-deals/').ini" \
        -o $plan.json $few || fault "$plan as JSON fails"
done
cat >hostile.ini <<'EOT'
[plan]
name = =HYPERLINK("http://bad.example","click")
note = +cmd|' /C calc'!A0 </t></si><f>1+1</f>
start = 2027-01
months = 6
[channel -1]
source = @SUM(A1:A9)
spend = 10,000 a month
cost per inquiry = 40 to 60
[stage lead]
rate = 20% to 40%
[promise -9]
promise = 40 leads every month
[promise at most]
promise = at most 180 cost per lead in total
[promise both]
promise = 40 leads every month and at most 190 cost per lead in total
EOT
"$program" report hostile.ini -o hostile.xlsx $few || fault "the hostile plan fails"

# ---- the same bytes twice
"$program" report "$plans/cut-20.ini" -o again.xlsx $sample || fault "cut-20 fails again"
cmp -s one.xlsx again.xlsx || fault "the same plan gives another workbook"

# ---- opened
profile always 0
profile never 1
open always anew one.xlsx two.xlsx heads.xlsx big.xlsx hostile.xlsx
open never written one.xlsx two.xlsx heads.xlsx big.xlsx hostile.xlsx
for sheet in Answer Months Promises Inputs Sample; do
    for book in one two heads big hostile; do
        [ -s anew/$book-$sheet.csv ] || fault "$book has no sheet $sheet"
    done
done
[ -s anew/two-Compare.csv ] || fault "two plans have no sheet Compare"
grep -lE '(#(NAME\?|VALUE!|REF!|DIV/0!|N/A|NUM!)|Err:[0-9])' anew/*.csv && fault "formulas that fail"
grep -q "'=HYPERLINK" anew/hostile-Inputs.csv anew/hostile-Answer.csv || fault "the name is not told as text"
"$program" report hostile.ini -o hostile.json $few || fault "the hostile plan as JSON fails"
for book in one two heads big hostile; do
    agree anew $book || bad=1
    told $book
    same $book
done

# ---- a mistake would be seen
mkdir wrong
sed 's/^it holds in\t[^\t]*/it holds in\t0.78/' anew/one-Promises.csv >wrong/one-Promises.csv
agree wrong one >/dev/null && fault "a wrong chance is not noticed"
exit $bad
