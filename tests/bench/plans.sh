#!/bin/sh
# Writes a plan like the reference plan, but of another size.
#   plans.sh MONTHS CHANNELS STAGES
set -eu
[ $# -eq 3 ] || { echo "usage: plans.sh MONTHS CHANNELS STAGES" >&2; exit 2; }

exec awk -v months="$1" -v channels="$2" -v stages="$3" 'BEGIN {
    # The four channels of the reference plan, over and over.
    split("30,000 15,000 20,000 10,000", spend, " ")
    split("70 to 110|30 to 70|100 to 220|90 to 160", cost, "|")
    split("beta(36, 84)|beta(22, 88)|beta(40, 60)|beta(15, 60)", rate, "|")
    printf "[plan]\nname = %d months, %d channels, %d stages\nstart = 2027-01\nmonths = %d\n",
           months, channels, stages, months
    for (c = 0; c < channels; c++)
        printf "\n[channel c%d]\nspend = %s a month\ncost per inquiry = %s\nmonth to month = 20%%\n",
               c + 1, spend[c % 4 + 1], cost[c % 4 + 1]
    print "\n[stage qualified lead]\ndelay = 60% | 30% | 10%"
    for (c = 0; c < channels; c++)
        printf "\n[stage qualified lead / c%d]\nrate = %s\n", c + 1, rate[c % 4 + 1]
    # Between the first stage and the last two: as many as are asked for.
    for (s = 2; s <= stages - 2; s++)
        printf "\n[stage step%d]\nrate = beta(90, 10)\ndelay = 80%% | 20%%\n", s
    if (stages >= 3)
        print "\n[stage opportunity]\nrate = beta(24, 96)\ndelay = 30% | 40% | 20% | 10%"
    if (stages >= 2)
        print "\n[stage won]\nrate = beta(25, 75)\n" \
              "delay = 0% | 10% | 20% | 25% | 20% | 15% | 10%"
    print "\n[deal]\nvalue = lognormal(median 18,000, sigma 0.9)"
}'
