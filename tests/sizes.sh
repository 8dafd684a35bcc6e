#!/bin/sh
# Keeps the source readable in one sitting: short files, short functions, no long lines.
# A file that says "longer because ..." near its top may be longer, in whole and in its functions.
cd "$(dirname "$0")/.." || exit 1

# A function is what stands between a { and a } in the first column: the format check sees to that.
find sim plots -name '*.[ch]' | sort | LC_ALL=C xargs awk '
    function close_file() {
        limit = name ~ /\.h$/ ? 120 : 300
        if (name != "" && lines > limit && !excused)
            refuse(name ": " lines " lines, over " limit)
    }
    function refuse(what) {
        print what
        bad = 1
    }
    FNR == 1 {
        close_file()
        name = FILENAME
        excused = start = 0
        before = ""
    }
    { lines = FNR }
    FNR <= 20 && /longer because [a-z]/ { excused = 1 }
    {
        text = $0
        gsub(/[\200-\277]/, "", text) # one character of UTF-8 is one column
        if (length(text) > 100)
            refuse(name ":" FNR ": " length(text) " columns, over 100")
    }
    /^\{/ {
        start = FNR
        head = before
    }
    /^\}/ && start {
        size = FNR - start + 1
        functions++
        short += size <= 25
        if (size > 60 && !excused)
            refuse(name ":" start ": " size " lines, over 60: " head)
        if (size > 25)
            long_ones = long_ones sprintf("    %s:%d: %d lines: %s\n", name, start, size, head)
        start = 0
    }
    { before = $0 }
    END {
        close_file()
        if (!functions)
            refuse("no functions found: this test looks in the wrong place")
        else if (short < 0.85 * functions)
            refuse(sprintf("%d of %d functions have at most 25 lines, fewer than 85 %%:\n%s",
                           short, functions, long_ones))
        exit bad
    }' || exit 1 # xargs has its own numbers for failure
