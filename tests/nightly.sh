#!/bin/sh
# What takes too long for every change, one step after the other, with a summary at the end.
#
#   nightly.sh BUILD [STEP...]    BUILD holds the program (Release); all steps, or those named:
#     threads   thread sanitizer: the tests that use several threads
#     memory    valgrind: the program's commands
#     fuzz      any bytes as a plan, FUZZ_SECONDS (300) for each fuzzer
#     mutants   the program broken on purpose, all ways or those with the word MUTANTS
#     aarch64   the same figures on ARM; AARCH64_ROOT names its libraries (aarch64.sh)
#
# A step that needs what is not installed says so and is skipped. What the steps build stays in
# BUILD/nightly, the inputs that the fuzzers found in BUILD/nightly/seeds.
set -u
[ $# -ge 1 ] && [ -x "$1/funnelcast" ] || {
    sed -n '4,9s/^# *//p' "$0" >&2
    exit 2
}
build=$(cd "$1" && pwd)
shift
cd "$(dirname "$0")/.." || exit 1
room=$build/nightly
mkdir -p "$room" || exit 1
trap 'exit 130' INT TERM

skip() { # why: ends a step; each runs in a shell of its own
    echo "skipped: $1"
    exit 77
}

compile() { # folder type target...: with clang
    folder=$room/$1 type=$2
    shift 2
    cmake -S . -B "$folder" -DCMAKE_BUILD_TYPE="$type" -DCMAKE_C_COMPILER=clang \
        -DFUNNELCAST_TESTS=ON >"$folder.log" 2>&1 &&
        cmake --build "$folder" --parallel "$(getconf _NPROCESSORS_ONLN)" --target "$@" \
            >>"$folder.log" 2>&1 || {
        cat "$folder.log"
        exit 1
    }
}

# ---- the steps: 0 passed, 77 skipped, all else failed --------------------------------------------

# gcc's OpenMP hides from the sanitizer how its threads wait for one another; LLVM's tells it, by
# way of a library named archer.
step_threads() {
    command -v clang >/dev/null || skip "no clang"
    archer=$(dirname "$(readlink -f "$(command -v clang)")")/../lib/libarcher.so
    [ -e "$archer" ] || skip "no libarcher.so beside clang (Debian: libomp-14-dev)"
    names=$(grep -l threads tests/test_*.c tests/stat_*.c | sed 's#.*/\(.*\)\.c#\1#')
    compile threads Tsan funnelcast $names
    export OMP_TOOL_LIBRARIES="$archer" TSAN_OPTIONS="ignore_noninstrumented_modules=1"
    bad=0
    for name in $names; do
        if timeout 1800 "$room/threads/tests/$name" >"$room/said" 2>&1; then
            echo "no race in $name"
        else
            tail -n 60 "$room/said"
            echo "FAILED: $name"
            bad=1
        fi
    done
    return $bad
}

step_memory() {
    command -v valgrind >/dev/null || skip "no valgrind"
    plan=scenarios/reference.ini
    queues=scenarios/heads.ini
    cat >"$room/known" <<'END'
{
   what fontconfig loses when it reads the machine's settings
   Memcheck:Leak
   match-leak-kinds: definite
   fun:malloc
   obj:*/libfontconfig.so*
   ...
   fun:XML_ParseBuffer
}
END
    rm -f "$room/new.ini"
    bad=0
    while read -r words; do
        valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite \
            --errors-for-leak-kinds=definite --suppressions="$room/known" \
            "$build/funnelcast" $words >"$room/said" 2>&1 </dev/null
        code=$?
        if [ $code -le 1 ]; then
            echo "clean: $words"
        else
            tail -n 60 "$room/said"
            echo "FAILED with $code: $words"
            bad=1
        fi
    done <<END
keys
explain
new $room/new.ini
check $plan --trials 256
forecast $plan --trials 256
forecast $queues --trials 256
ask $plan --trials 256
ask $queues --trials 256
compare $plan scenarios/cut-20.ini --trials 256
drivers $plan --trials 256
seek $plan --trials 256
chart $plan months -o $room/months.svg --trials 256
report $plan -o $room/report.md --trials 256
report $plan -o $room/report.xlsx --trials 256
END
    return $bad
}

# Inputs to begin with: the shipped plans, and what files may hold that no person meant to write.
write_seeds() { # folder
    mkdir -p "$1" && cp scenarios/*.ini "$1" || return 1
    printf '\357\273\277[plan]\r\nmonths = 12\r\n' >"$1/marked"
    printf '[plan]\nmonths = 1\0002\n' >"$1/nul"
    printf 'a = 1e309\nb = nan\nc = -inf\nd = 0x1p3\ne = 110..70\nf = 1,5\n' >"$1/numbers"
    printf '[plan]\nmonths = 3\nmonths = 4\nname = "open\n' >"$1/twice"
    printf 'based_on = marked\n[%050d]\nk = v\n' 0 >"$1/based"
    printf '[plan]\nname = %0500d\n' 0 >"$1/long"
    { echo '--set plan.months = 24' && cat scenarios/first.ini; } >"$1/set"
}

step_fuzz() {
    command -v clang >/dev/null || skip "no clang"
    echo 'int LLVMFuzzerTestOneInput(const char *, long);
        int LLVMFuzzerTestOneInput(const char *data, long size) { return data && size ? 0 : 0; }' |
        clang -fsanitize=fuzzer -x c - -o "$room/said" 2>/dev/null ||
        skip "clang without libFuzzer (Debian: libclang-rt-14-dev)"
    names=$(ls tests/fuzz_*.c | sed 's#.*/\(.*\)\.c#\1#')
    compile fuzz Fuzz $names
    bad=0
    for name in $names; do
        mkdir -p "$room/found" && write_seeds "$room/seeds/$name" || exit 1
        if "$room/fuzz/tests/$name" -max_total_time="${FUZZ_SECONDS:-300}" -timeout=25 \
            -max_len=65536 -rss_limit_mb=4096 -close_fd_mask=1 \
            -artifact_prefix="$room/found/$name-" "$room/seeds/$name" >"$room/said" 2>&1; then
            echo "$name: $(grep '^Done' "$room/said")"
        else
            tail -n 60 "$room/said"
            echo "FAILED: $name (what broke it is in $room/found)"
            bad=1
        fi
    done
    return $bad
}

step_mutants() {
    command -v git >/dev/null && git rev-parse HEAD >/dev/null 2>&1 || skip "not a git tree"
    sh tests/mutants.sh ${MUTANTS:+"$MUTANTS"}
}

step_aarch64() {
    sh tests/aarch64.sh "$build/funnelcast" "$room/aarch64"
}

# ---- one after the other -------------------------------------------------------------------------

[ $# -gt 0 ] || set -- threads memory fuzz mutants aarch64
summary=
failed=0
for step; do
    case $step in
    threads | memory | fuzz | mutants | aarch64) ;;
    *) echo "no step $step" >&2 && exit 2 ;;
    esac
    echo "== $step"
    began=$(date +%s)
    (step_"$step") && code=0 || code=$?
    case $code in
    0) word=passed ;;
    77) word=skipped ;;
    130) exit 130 ;;
    *) word=FAILED failed=1 ;;
    esac
    summary="$summary$(printf '%-9s %-8s %6d s' "$step" $word $(($(date +%s) - began)))
"
done
printf '\n%s' "$summary"
exit $failed
