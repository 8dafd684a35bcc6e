#!/bin/sh
# The same figures on another kind of processor: compiles for 64-bit ARM and compares with PROGRAM.
#
#   aarch64.sh --fetch ROOT    once, as root, on Debian: gathers ARM's libraries in ROOT (0.5 GB;
#                              nothing is installed, nothing of them runs)
#   AARCH64_ROOT=ROOT aarch64.sh PROGRAM [FOLDER]
#
# FOLDER keeps what is compiled, for the next time. 77 says that something is missing here: the
# compiler aarch64-linux-gnu-gcc, qemu-user-static to run what it compiles, or the libraries.
set -u
here=$(cd "$(dirname "$0")" && pwd)

fetch() { # folder
    mkdir -p "$1/fetched" || exit 1
    debootstrap --download-only --arch=arm64 --variant=minbase --include="$(printf %s \
        libc6-dev,libgcc-12-dev,libgomp1,libgsl-dev,libinih-dev,libjansson-dev,libcairo2-dev, \
        libpango1.0-dev,libxlsxwriter-dev,libcmocka-dev,fontconfig)" bookworm "$1/fetched" ||
        exit 1
    for package in "$1"/fetched/var/cache/apt/archives/*.deb; do
        dpkg-deb -x "$package" "$1" || exit 1
    done
    rm -rf "$1/fetched"
}

skip() {
    echo "skipped: $1"
    exit 77
}

if [ "${1-}" = --fetch ] && [ $# -eq 2 ]; then
    fetch "$2"
    exit
fi
[ $# -ge 1 ] && [ -x "$1" ] || {
    sed -n '3,7s/^# *//p' "$0" >&2
    exit 2
}

program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
root=${AARCH64_ROOT-}
command -v aarch64-linux-gnu-gcc >/dev/null || skip "no compiler aarch64-linux-gnu-gcc"
emulator=$(command -v qemu-aarch64-static || command -v qemu-aarch64) || skip "no qemu-aarch64"
[ -n "$root" ] || skip "AARCH64_ROOT does not name a folder with ARM's libraries ($0 --fetch)"
root=$(cd "$root" && pwd) || exit 1

room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
trap 'exit 130' INT TERM
build=${2:-$room/build}
mkdir -p "$build" || exit 1
cat >"$build/toolchain.cmake" <<END
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)
set(CMAKE_SYSROOT $root)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
END
PKG_CONFIG_SYSROOT_DIR=$root
PKG_CONFIG_LIBDIR=$root/usr/lib/aarch64-linux-gnu/pkgconfig:$root/usr/share/pkgconfig
export PKG_CONFIG_SYSROOT_DIR PKG_CONFIG_LIBDIR

tests='test_threefry test_counts test_lags test_sobol test_bins test_moments stat_counts'
cmake -S "$here/.." -B "$build" -DCMAKE_TOOLCHAIN_FILE="$build/toolchain.cmake" \
    -DCMAKE_BUILD_TYPE=Release >"$room/log" 2>&1 &&
    cmake --build "$build" --parallel "$(getconf _NPROCESSORS_ONLN)" --target funnelcast $tests \
        >>"$room/log" 2>&1 || {
    cat "$room/log"
    exit 1
}

bad=0
for name in $tests; do
    if "$emulator" -L "$root" "$build/tests/$name" >"$room/log" 2>&1; then
        echo "passed on aarch64: $name"
    else
        cat "$room/log"
        echo "FAILED on aarch64: $name"
        bad=1
    fi
done

# Whatever is counted is the same to the byte. What is integrated hangs on the C library's exp and log,
# which may differ in their last digit: there twelve decimals count.
digits() {
    sed -E -i 's/(\.[0-9]{12})[0-9]+/\1/g' "$room/here" "$room/there"
}

same() { # word... : what the two programs print and how they end
    "$program" "$@" >"$room/here" 2>&1
    echo "exit $?" >>"$room/here"
    "$emulator" -L "$root" "$build/funnelcast" "$@" >"$room/there" 2>&1
    echo "exit $?" >>"$room/there"
    case $1 in ask) digits ;; esac
    if cmp -s "$room/here" "$room/there"; then
        echo "the same $(wc -c <"$room/here") bytes: $*"
    else
        diff "$room/here" "$room/there" | head -n 10
        echo "DIFFERENT: $*"
        bad=1
    fi
}
cd "$here/../scenarios" || exit 1
for plan in *.ini; do
    same forecast "$plan" --json --trials 2048
    same ask "$plan" --json --trials 2048
done
same drivers reference.ini --trials 2048
same owners reference.ini --trials 2048
same compare reference.ini cut-20.ini without-events.ini --trials 2048
exit $bad
