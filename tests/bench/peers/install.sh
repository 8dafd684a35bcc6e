#!/bin/sh
# Installs what the peers need: numpy and SimPy from the system's packages (Debian, Ubuntu), Squiggle
# from npm into a folder of its own. Goes on when one of them cannot be had, and says so.
#   sh tests/bench/peers/install.sh BUILD/bench
set -u
[ $# -eq 1 ] || { echo "usage: install.sh FOLDER (BUILD/bench)" >&2; exit 2; }
mkdir -p "$1" || exit 1
failed=0

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

has() { # module
    /usr/bin/python3 -c "import $1" 2>/dev/null
}

need() { # module package...: the first of the packages that brings the module
    module=$1
    shift
    has "$module" && return
    for package in "$@"; do
        as_root apt-get install -y -q "$package" && has "$module" && return
    done
    echo "install.sh: $module is not to be had here" >&2
    failed=1
}

need numpy python3-numpy
# Debian 12 calls version 3 python3-simpy3; there python3-simpy is version 2, another language.
need simpy python3-simpy3 python3-simpy

if [ ! -d "$1/node_modules/@quri/squiggle-lang" ]; then
    command -v node >/dev/null && command -v npm >/dev/null || as_root apt-get install -y -q nodejs npm
    npm install --prefix "$1" --no-audit --no-fund --ignore-scripts @quri/squiggle-lang@0.10.0 || {
        echo "install.sh: Squiggle is not to be had here" >&2
        failed=1
    }
fi
exit $failed
