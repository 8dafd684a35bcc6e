#!/bin/sh
# What the program prints for the shipped plans, word by word, against tests/golden/.
#
#   run_session.sh PROGRAM           compare
#   run_session.sh PROGRAM --write   take what it prints now; read the difference before keeping it
#
# Each row below is a golden file and the words given to the program. The file holds what came on both
# streams and the exit code.
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mode=${2:-compare}
cd "$(dirname "$0")/.." || exit 1
LC_ALL=C.UTF-8
export LC_ALL
unset NO_COLOR SOURCE_DATE_EPOCH
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
bad=0

# golden NAME WORD...
golden() {
    name=$1
    shift
    "$program" "$@" >"$room/out" 2>"$room/err" </dev/null
    echo "exit $?" >"$room/code"
    { printf '$ funnelcast'; printf ' %s' "$@"; echo; cat "$room/err" "$room/out" "$room/code"; } \
        >"$room/now"
    if [ "$mode" = --write ]; then
        cp "$room/now" "tests/golden/$name.txt"
    elif ! diff "tests/golden/$name.txt" "$room/now" >"$room/diff"; then
        echo "$name: the program prints (>) what golden/$name.txt does not say (<):"
        cat "$room/diff"
        bad=1
    fi
}

run="--trials 20000 --date 2027-01-05"

# ---- asking
golden ask_first          ask scenarios/first.ini $run
golden ask_reference      ask scenarios/reference.ini $run
golden ask_cut            ask scenarios/cut-20.ini \
                          "Can we promise 150 qualified leads a month from April?" $run
golden ask_how_many       ask scenarios/cut-20.ini \
                          "How many leads can we safely promise every month from April at 99%?" $run
golden ask_campaign       ask scenarios/campaign.ini $run
golden ask_marketplace    ask scenarios/marketplace.ini $run
golden ask_heads          ask scenarios/heads.ini $run
golden ask_shelf_life     ask scenarios/shelf-life-late.ini $run
golden ask_nurture        ask scenarios/nurture.ini $run
golden ask_joint          ask scenarios/reference.ini --quiet $run \
                          -p "150 leads every month from April and 1m revenue in total" \
                          -p "500 leads a quarter" -p "10 wins a month in 9 of 12 months" \
                          -p "150 leads a month from April, then 170 from July" \
                          -p "at most 350 cost per lead on average from April" \
                          -p "at most 900,001 cost in total"
golden ask_few_trials     ask scenarios/cut-20.ini --trials 500 --quiet --confidence 75 \
                          --date 2027-01-05 -p "150 leads a month from April"
golden ask_unknown        ask scenarios/first.ini "Do we really need the events?"
golden ask_json           ask scenarios/cut-20.ini --json $run
golden ask_trade_show     ask scenarios/trade-show.ini "What will the trade show return?" $run
golden ask_search         ask scenarios/reference.ini "How does search convert to revenue?" $run
golden ask_what_if        ask scenarios/reference.ini "What if we cut the budget by 20%?" $run
golden ask_promise_if     ask scenarios/reference.ini --quiet $run \
                          "Can we still promise 150 leads a month at 80% without events?"
golden ask_both           ask scenarios/trade-show.ini --quiet $run "Do we really need another \
\$30,000 trade show? How does any of it convert to revenue?"
golden ask_another_show   ask scenarios/trade-show.ini --quiet $run \
                          "Should we do another show in September for 20,000?"
golden ask_staff          ask scenarios/heads.ini --trials 2000 --date 2027-01-05 \
                          "We need to cut marketing staff to afford more sales reps"
golden ask_enough         ask scenarios/reference.ini $run \
                          "We need 150 qualified leads a month to hit our numbers"
golden ask_budget         ask scenarios/reference.ini --quiet $run \
                          "What must we spend on content for 160 leads a month?"
golden ask_how_much       ask scenarios/reference.ini "Why don't we cut the budget?"
golden ask_no_channel     ask scenarios/reference.ini "What will the webinar return?"
golden ask_thin           ask scenarios/spread-thin.ini $run
golden ask_two            ask scenarios/two-suppliers.ini $run
golden ask_thin_portal    ask scenarios/spread-thin.ini "Does the trade portal pay off?" $run
golden ask_big_deals      ask scenarios/big-deals.ini $run
golden ask_saas           ask scenarios/saas.ini $run
golden ask_monthly        ask scenarios/campaign.ini "What did that 90,000 campaign return?" \
                          --set 'deal.value = 12.50' --set 'deal.billing = monthly' \
                          --set 'deal.term = 12' --set 'deal.churn = 3%' $run

# ---- the months
golden forecast_campaign  forecast scenarios/campaign.ini $run
golden forecast_reference forecast scenarios/reference.ini $run
golden forecast_channels  forecast scenarios/opening.ini --by channel $run
golden forecast_no_spend  forecast scenarios/opening.ini --by channel $run \
                          --set 'channel *.spend = 0 a month'
golden forecast_heads     forecast scenarios/heads.ini $run
golden forecast_shelf_life forecast scenarios/shelf-life.ini $run
golden forecast_nurture   forecast scenarios/nurture.ini $run
golden forecast_csv       forecast scenarios/campaign.ini --csv $run

# ---- checking
golden check_plan         check scenarios/marketplace.ini
golden check_show         check scenarios/cut-20.ini --show --set 'channel search.spend = 20k a month'
golden check_opening      check scenarios/opening.ini --show
golden check_curves       check scenarios/two-suppliers.ini --show --set 'market.swing = 10%' \
                          --set 'stage lead.response time = 2 days' \
                          --set 'stage lead.shelf life = 1 week'
golden check_people       check scenarios/nurture.ini --show --set 'nurture.contacts = 3'
golden check_heads        check scenarios/heads-trade.ini --show
golden check_kept         check scenarios/cut-20.ini --kept $run
golden check_promise      check scenarios/cut-20.ini -p "130 leads every month from April" $run
golden check_remarks      check scenarios/reference.ini --set 'channel search.spend = x 3' \
                          --set 'stage won.rate = 3 of 8' --set 'stage won.delay = 7 months' \
                          --set 'promise leads.confidence = 50%' --trials 4000
golden check_json         check scenarios/campaign.ini --json
golden check_wrong        check scenarios/first.ini --set 'channel serch.spend = -20%' \
                          --set 'stage lead.rate = 30'

# ---- seeking
golden seek_reference     seek scenarios/reference.ini $run
golden seek_content       seek scenarios/cut-20.ini --vary "channel content.spend" --quiet $run
golden seek_cost          seek scenarios/cut-20.ini --vary "channel content.cost per inquiry" $run
golden seek_heads         seek scenarios/heads.ini --promise money --vary "team sales.heads" \
                          --trials 1000 --date 2027-01-05
golden seek_out_of_reach  seek scenarios/reference.ini --vary "channel *.spend = x 0.8..1.2" \
                          --promise "400 qualified leads every month from April" $run
golden seek_any           seek scenarios/cut-20.ini -p "10 qualified leads a month on average" \
                          --quiet $run
golden seek_no_spend      seek scenarios/marketplace.ini
golden seek_wrong         seek scenarios/cut-20.ini --vary "channel contant.spend"
golden seek_no_number     seek scenarios/cut-20.ini --vary "stage won.delay"

# ---- comparing
golden compare_cut        compare scenarios/reference.ini scenarios/cut-20.ini $run
golden compare_several    compare scenarios/reference.ini scenarios/cut-20.ini \
                          scenarios/without-events.ini --quiet $run
golden compare_heads      compare scenarios/heads.ini scenarios/heads-trade.ini $run
golden compare_thin       compare scenarios/spread-thin.ini scenarios/two-suppliers.ini --quiet $run
golden compare_same       compare scenarios/marketplace.ini scenarios/marketplace.ini $run
golden compare_set        compare scenarios/reference.ini scenarios/cut-20.ini --quiet $run \
                          --set 'deal.margin = 60%' -p "40 wins a quarter from July"
golden compare_other_months compare scenarios/campaign.ini scenarios/trade-show.ini --quiet $run
golden compare_no_month   compare scenarios/reference.ini scenarios/marketplace.ini
golden compare_alone      compare scenarios/reference.ini
golden compare_json       compare scenarios/spread-thin.ini scenarios/two-suppliers.ini --json $run
golden sweep_content      compare scenarios/reference.ini $run \
                          --sweep 'channel content.spend = 10k..25k step 5k'
golden sweep_heads        compare scenarios/heads.ini --sweep 'team sales.heads = 2..6 step 1' \
                          --quiet $run
golden sweep_thin         compare scenarios/spread-thin.ini --quiet $run \
                          --sweep 'channel *.spend = x 0.5..2 step 0.5'
golden sweep_json         compare scenarios/first.ini --json $run --promise leads \
                          --sweep 'channel *.spend = -20%..+20% step 40%'
golden sweep_wrong        compare scenarios/reference.ini --sweep 'channel serch.spend = 1k..3k step 1k'

# ---- splitting a budget
golden allocate_cut       allocate scenarios/cut-20.ini --limit 'content = ..22,500' $run
golden allocate_thin      allocate scenarios/spread-thin.ini $run
golden allocate_saas      allocate scenarios/saas.ini --objective gain --trials 4000 \
                          --date 2027-01-05
golden allocate_enough    allocate scenarios/reference.ini --budget 120k --json $run
golden allocate_one       allocate scenarios/trade-show.ini $run
golden allocate_none      allocate scenarios/marketplace.ini $run
golden allocate_wrong     allocate scenarios/reference.ini --limit 'serch = 10k..40k' \
                          --limit 'events = 5k..2k' --budget much

# ---- the rest
golden keys_delay         keys delay
golden help               --help
golden help_check         check --help
golden help_compare       compare --help
golden help_seek          seek --help
golden new_list           new --list
golden wrong_command      asc scenarios/first.ini
golden wrong_option       ask scenarios/first.ini --trails 5 --theme dark
exit $bad
