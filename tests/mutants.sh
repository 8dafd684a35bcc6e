#!/bin/sh
# Breaks the program on purpose, one small thing at a time: each time a test must turn red.
#
#   mutants.sh [WORD]    all mutants, or those whose line has the word
#
# A line is: file | what to find | what to put instead (sed, basic expressions) | the test that sees it.
# Takes about a quarter of an hour; the target `nightly` runs it.
set -u
cd "$(dirname "$0")/.." || exit 1
root=$(pwd)
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
mkdir "$room/tree"
git ls-files | tar cf - -T - | (cd "$room/tree" && tar xf -)
cmake -S "$room/tree" -B "$room/build" -DCMAKE_BUILD_TYPE=Debug -DFUNNELCAST_WERROR=OFF \
    >"$room/log" 2>&1 || { cat "$room/log"; exit 1; }

mutants() {
    cat <<'END'
sim/engine/door.c|next, step + j)|next, step + (j > 0 ? j - 1 : 0))|stat_engine
sim/engine/door.c|j + 1 == door->n_lags|j + 2 == door->n_lags|stat_engine
sim/engine/door.c|first + j, &last_drawn|first, \&last_drawn|stat_engine
sim/engine/late.c|door->latest = layout->months|door->latest = layout->months - 1|stat_engine
sim/engine/mixture.c|mean\[lane\] \* rate\[lane\]|mean[lane]|stat_merged
sim/engine/mixture.c|moving\[lane\] \*= keep|moving[lane] *= 1|stat_merged
sim/engine/mixture.c|out\[lane\] = part\[lane\] /|out[lane] = 0.9 * part[lane] /|stat_merged
sim/engine/mixture.c|mixed_mean, s->odd, entered|mixed_mean, s->even, entered|stat_merged
sim/engine/arrivals.c|PAIRED + month / 2|PAIRED + month / 4|stat_merged
sim/engine/deals.c|lane_to_bits(0x1p52) - above|lane_to_bits(0x1p52)|stat_money
sim/engine/lanes.c|lost\[lane\] += entered\[lane\] - moved|lost[lane] += entered[lane] + 0 * moved|test_laws
sim/engine/lanes.c|stayed\[lane\] = entered\[lane\] - moved|stayed[lane] = entered[lane] + 0 * moved|test_laws
sim/engine/lanes.c|take\[lane\] < here\[lane\] ? take|take[lane] > here[lane] ? take|test_laws
sim/engine/crowd.c|room\[i\] = value\[crowd->lane\[i\]\]|room[i] = value[i]|test_crowd
sim/engine/sorting.c|highest - digit|digit|test_sorting
sim/engine/layout.c|case FC_M_NET_GAIN:|case FC_M_ROWS:|test_keep
sim/engine/queue.c|-days / stream->door.shelf|-days / stream->door.shelf / 2|stat_people
sim/engine/queue.c|at->step - stream->door.patience|at->step - stream->door.patience - 1|stat_teams
sim/engine/crews.c|(q + 0.5) / FC_QUARTERS|(q + 2.5) / FC_QUARTERS|stat_people
sim/engine/pool.c|age <= pooling->months|age < pooling->months|stat_people
sim/engine/arrivals.c|mean\[lane\] \*= source->shape\[t\]|mean[lane] *= source->shape[0]|stat_engine
sim/engine/arrivals.c|bought\[t\] / cost|bought[t] * 0.99 / cost|stat_engine
sim/engine/money.c|t < block->layout->end|t < block->layout->months|stat_engine
sim/engine/arrivals.c|(double)s->reached\[lane\]|0 * s->reached[lane]|stat_world
sim/engine/flow.c|p\[lane\] \* left|p[lane]|stat_world
sim/engine/response.c|curve->exponent) /|1) /|stat_world
sim/engine/response.c|carried = k \* spread|carried = spread|stat_world
sim/engine/trial.c|j <= i; j++|j < i; j++|stat_world
sim/engine/deals.c|lasts < terms->term - 1|lasts < terms->term - 2|stat_world
sim/engine/deals.c|value > to->terms->cap|value < 0|stat_world
sim/engine/doors.c|-door.response / door.shelf|-door.response * door.shelf|stat_world
sim/engine/ledger.c|(double)over / (double)under|(double)under / (double)over|stat_engine
sim/engine/sources.c|pow(1 + channel->growth, t)|pow(1 + channel->growth, t + 1)|stat_engine
sim/engine/sources.c|factor.b = cv \* cv|factor.b = cv|stat_engine
sim/engine/lags.c|share\[lag\] += weight \* (1 - along)|share[lag] += weight * along|test_lags
sim/results/read_result.c|n - (uint64_t)kept|n - (uint64_t)kept + 1|test_promise
sim/results/read_result.c|(uint64_t)kept - 1|(uint64_t)kept|test_promise
sim/results/statistic.c|value\[i\] < found|value[i] > found|test_statistic
sim/results/statistic.c|value\[lane\] < statistic|value[lane] > statistic|test_statistic
sim/results/statistic.c|ticks \* clause->n_periods|ticks|test_promise
sim/results/bins_order.c|index < count|index <= count|test_bins
sim/results/bins.c|page\[at\] += count|page[at] = count|test_cell
sim/results/cell.c|times \* value;|times;|test_cell
sim/results/moments.c|moments->squares_low < low ? 1 : 0|0|test_moments
sim/results/chance.c|centre - half|centre|test_chance
sim/random/threefry.c|uniform(x\[i\])|uniform(y[i])|test_threefry
sim/random/threefry.c|rotate(y\[i\], bits) ^ x|rotate(x[i], bits) ^ x|test_threefry
sim/random/split.c|lane_to_bits(step - u)|lane_to_bits(u - step)|test_counts
sim/random/count_score.h|slopes << 32|slopes|stat_counts
sim/random/threefry.c|x\[i\] = first_trial + begin|x[i] = index + begin|test_threefry
sim/random/threefry.c|odd\[begin\[i\] + lane\] = uniform(y|odd[begin[i] + lane] = uniform(x|test_threefry
sim/random/poisson.c|t \*= m \* share|t *= 1.1 * m * share|test_counts
sim/random/poisson.c|s < to ? 1.0|s <= 2 * to ? 1.0|test_counts
sim/random/binomial.c|share\[i\] - odds|share[i] - 0.9 * odds|test_counts
sim/random/binomial.c|copysign(1, side)|1|test_counts
sim/random/count_expansion.h|0.5 + first|0.3 + first|test_counts
sim/random/count_expansion.h|0.04 + 0.0018|0.0000001 + 0|stat_counts
sim/random/split.c|few.count ^ many.count|0|test_counts
sim/random/quantile_column.c|second + t \* third|second|stat_quantile
sim/random/quantile_column.c|lower - 1|lower|stat_quantile
sim/random/normal_score.c|u\[i\] - 0.5|0.5 - u[i]|test_normal_score
sim/random/hypergeometric.c|urn->marked - k + 1|urn->marked - k|test_hypergeometric
sim/random/persistence.c|rest \* fresh|fresh|stat_persistence
sim/random/share_noise.c|(1 - p\[i\])|1|stat_share_noise
sim/random/sobol.c|m\[j - i\] << i|m[j - i]|test_sobol
sim/engine/queue.c|start + joined / slots|start|stat_merged
sim/results/follow.c|count < FC_BIN_UNITS \&\& count|count < 300 \&\& count|test_keep
sim/random/site.c|30|31|test_site
sim/random/exact_counts.c|p / (1 - p)|p / (1 + p)|test_counts
sim/questions/promise.c|(missed - 1) / 2|(missed - 1)|test_promise
sim/results/paired.c|second\[i\] - first\[i\]|first[i] - second[i]|test_compare
sim/results/paired.c|first + second - size|first + second + size|test_compare
sim/questions/compare.c|1 - 0.05 / (n - 1)|0.95|test_compare
sim/questions/compare_match.c|so_far ? t + 1 : 1|1|test_compare
sim/model/periods.c|span\[i\].last - span\[i\].first + 1|span[i].last - span[i].first|test_sentence
sim/questions/promise.c|by_period\[i\].p < answer|by_period[i].p > answer|test_promise
END
}

survived=0
tried=0
mutants >"$room/list"
while IFS='|' read -r file find put test; do
    case "$file|$find|$put|$test" in *"${1-}"*) ;; *) continue ;; esac
    cp "$root/$file" "$room/tree/$file"
    sed "s#$find#$put#" "$root/$file" >"$room/tree/$file"
    tried=$((tried + 1))
    if cmp -s "$root/$file" "$room/tree/$file"; then
        echo "nothing to change: $file: $find"
        survived=$((survived + 1))
    elif ! cmake --build "$room/build" --target "$test" -j >"$room/log" 2>&1; then
        echo "does not build: $file: $find -> $put"
        survived=$((survived + 1))
    elif timeout 300 "$room/build/tests/$test" >"$room/log" 2>&1; then
        echo "SURVIVED $test: $file: $find -> $put"
        survived=$((survived + 1))
    else
        echo "killed by $test: $file: $find -> $put"
    fi
    cp "$root/$file" "$room/tree/$file"
    touch "$room/tree/$file"
done <"$room/list"
echo "$tried mutants, $survived not killed"
[ "$survived" -eq 0 ]
