# What was measured, as Markdown; with chart=1 as the rows of the picture (see draw_speed.c).
# Reads name <tab> value: facts and medians. Times of cases are nanoseconds a trial.
BEGIN { FS = "\t" }
{ v[$1] = $2 }

# ---- numbers ------------------------------------------------------------------------------------

function has(name) { return name in v }

# Three digits, thousands apart.
function digits(x,    size, text, out) {
    if (x < 100)
        return sprintf(x < 9.95 ? "%.1f" : "%.0f", x)
    for (size = 1; x / size >= 1000; size *= 10)
        ;
    text = sprintf("%.0f", int(x / size + 0.5) * size)
    for (out = ""; length(text) > 3; text = substr(text, 1, length(text) - 3))
        out = "," substr(text, length(text) - 2) out
    return text out
}
function rate(name) { return 1e9 / v[name] }
function milliseconds(name) { return sprintf("%.0f ms", 1000 * v[name]) }
function megabytes(trials) { return sprintf("%.0f MB", v["kilobytes_" trials] / 1024) }
function times(slow, fast) { return v[slow] / v[fast] }
function factor(x) { return (x < 0.95 ? sprintf("%.2g", x) : digits(x)) "x" }

# ---- the table of tools -------------------------------------------------------------------------

function tool(name, title, note) {
    if (has(name))
        printf "| %s | %s | %s | %s | %s |\n", title, digits(rate(name)),
               has("numpy_literal") ? factor(times("numpy_literal", name)) : "",
               has("ledger1") ? factor(times(name, "ledger1")) : "", note
    else
        printf "| %s | | | | **%s** |\n", title, has("agrees " name) ? v["agrees " name] : "not measured"
}
function peer_note(name, note) { return v["agrees " name] (note == "" ? "" : "; " note) }

function tools() {
    print "| the reference plan, one thread | trials a second | x numpy, literal | our full ledger is faster | |"
    print "|---|---:|---:|---:|---|"
    tool("simpy_leads", "SimPy, a process for each lead", peer_note("simpy_leads", "can also do queues and feedback"))
    tool("gsl_literal", "GSL in plain C, every step as written", peer_note("gsl_literal"))
    tool("squiggle", "Squiggle, 10,000 samples, thinned", peer_note("squiggle"))
    tool("numpy_literal", "numpy, every step as written (\"literal\")", peer_note("numpy_literal"))
    tool("numpy_thinned", "numpy, thinned", peer_note("numpy_thinned", "promises only, no ledger"))
    tool("ledger1", "**funnelcast `forecast`**, the full ledger", "")
    tool("ask1", "**funnelcast `ask`**, the two promises", "")
    tool("ledger2", "`forecast` on two threads", "")
    tool("ask2", "`ask` on two threads", "")
    if (has("ledger1_v3")) {
        tool("ledger1_v3", "`forecast`, loops for x86-64-v3", v["v3_same_bytes"] == "yes" ? "the same bytes" : "**other bytes**")
        tool("ask1_v3", "`ask`, loops for x86-64-v3", "")
    }
    print ""
    print "| the plan with queues (queues.ini), one thread | trials a second | funnelcast is faster | |"
    print "|---|---:|---:|---|"
    if (has("simpy_queues"))
        printf "| SimPy, a process for each inquiry | %s | %s | %s |\n", digits(rate("simpy_queues")),
               factor(times("simpy_queues", "queues1")), v["agrees simpy_queues"]
    else
        printf "| SimPy, a process for each inquiry | | | **%s** |\n", v["agrees simpy_queues"]
    printf "| **funnelcast `forecast`** | %s | | |\n", digits(rate("queues1"))
}

# ---- the bars -----------------------------------------------------------------------------------

function bar(n, what, measured, reached) {
    printf "| %s | %s | %s | %s |\n", n, what, measured, reached == "" ? "" : reached ? "yes" : "**no**"
}
# At least so many times as fast as numpy, literal.
function against(n, name, title, least) {
    if (has(name) && has("numpy_literal"))
        bar(n, title " at least " least "x numpy, literal", factor(times("numpy_literal", name)),
            times("numpy_literal", name) >= least ? 1 : 0)
    else
        bar(n, title " at least " least "x numpy, literal", "not measured", "")
}
function at_most(n, name, title, most) {
    bar(n, title " in at most " most " ms", milliseconds(name), 1000 * v[name] <= most ? 1 : 0)
}
function threads(what, faster) {
    bar(2, what ": two threads at least 1.8x one", sprintf("%.2fx", faster), faster >= 1.8 ? 1 : 0)
}
function pair(change, words, leads, won, revenue,    got, key, ok) {
    key = "pair channel " change
    if (!has(key)) {
        bar(6, words, "not measured", "")
        return
    }
    split(v[key], got, " ")
    ok = got[1] >= leads && got[2] >= won && got[3] >= revenue
    bar(6, words ": " aims(leads, won, revenue),
        "leads " digits(got[1]) "x, won " digits(got[2]) "x, revenue " digits(got[3]) "x", ok ? 1 : 0)
}
function aims(leads, won, revenue) {
    return "leads " leads "x" (won ? ", won " won "x" : "") (revenue ? ", revenue " revenue "x" : "")
}
# Whether a point costs no more than its size says, against the point before.
function linear(what, list,    n, point, i, ok, text) {
    n = split(list, point, " ")
    ok = 1
    for (i = 1; i <= n; i++) {
        text = text (i > 1 ? ", " : "") digits(cost(what, point[i])) " µs"
        if (i > 1 && cost(what, point[i]) > 1.1 * cost(what, point[i - 1]) * point[i] / point[i - 1])
            ok = 0
    }
    bar(5, "time no worse than linear in " what, text, ok)
}
function cost(what, point) { return v["scale_" what "_" point] / 1000 }

# By the closed form: the right chance, its error and its time.
function closed_form(    right) {
    right = v["closed_form_chance"] > 0.595 && v["closed_form_chance"] < 0.603
    bar(4, "chance of a promise on leads to 0.1 point in 5 ms, by the closed form",
        sprintf("%.2f points in %.1f ms", v["closed_form_error"], v["closed_form"]),
        right && v["closed_form_error"] <= 0.1 && v["closed_form"] <= 5 ? 1 : 0)
    at_most(4, "closed_form_whole", "the same from the plan's file to the chance", 25)
}

function bars(    last, tenth, wide) {
    wide = v["level"] == "x86-64-v4"
    print "| bar | what is asked for | measured | reached |"
    print "|---|---|---|---|"
    against(1, "ledger1", "full ledger, " v["level"] ",", wide ? 24 : 16)
    against(1, "ask1", "`ask`, " v["level"] ",", wide ? 42 : 28)
    if (wide) {
        against(1, "ledger1_v3", "full ledger, x86-64-v3,", 16)
        against(1, "ask1_v3", "`ask`, x86-64-v3,", 28)
    }
    threads("`forecast`", times("ledger1", "ledger2"))
    threads("`ask`", times("ask1", "ask2"))
    at_most(3, "whole_ask", "`ask`, the whole program,", 150)
    at_most(3, "whole_forecast", "`forecast`, the whole program,", 60)
    at_most(3, "start", "starting up, reading the plan, one trial", 15)
    closed_form()
    last = has("kilobytes_10000000") ? "10000000" : "1000000"
    tenth = substr(last, 1, length(last) - 1)
    bar(5, "memory flat in trials, at most 64 MB",
        megabytes(tenth) " for " digits(tenth) " trials, " megabytes(last) " for " digits(last),
        v["kilobytes_" last] <= 65536 && v["kilobytes_" last] <= 1.1 * v["kilobytes_" tenth] ? 1 : 0)
    linear("months", "1 12 60 120")
    linear("channels", "1 4 40 200")
    linear("stages", "3 5 10 20")
    pair("search.spend = -10%", "search -10 %", 350, 300, 150)
    pair("*.spend = x 1.02", "all spend +2 %", 3000, 700, 350)
    pair("*.spend = -20%", "all spend -20 %", 35, 0, 0)
    pair("events.enabled = no", "events removed", 8, 0, 13)
    bar(7, "plan with queues: at least 40,000 trials a second", digits(rate("queues1")),
        rate("queues1") >= 40000 ? 1 : 0)
    if (has("simpy_queues"))
        bar(7, "plan with queues: at least 500x SimPy", factor(times("simpy_queues", "queues1")),
            times("simpy_queues", "queues1") >= 500 ? 1 : 0)
    else
        bar(7, "plan with queues: at least 500x SimPy", v["agrees simpy_queues"], "")
}

# ---- growth and whole runs ----------------------------------------------------------------------

function growth(what, list,    n, point, i) {
    n = split(list, point, " ")
    for (i = 1; i <= n; i++)
        printf "| %s: %s | %s µs | %s | %s |\n", what, point[i], digits(cost(what, point[i])),
               (i > 1 ? factor(cost(what, point[i]) / cost(what, point[i - 1])) : ""),
               (i > 1 ? factor(point[i] / point[i - 1]) : "")
}
function scaling() {
    print "| full ledger, one thread | a trial takes | against the row above | linear would be |"
    print "|---|---:|---:|---:|"
    growth("months", "1 12 60 120")
    growth("channels", "1 4 40 200")
    growth("stages", "3 5 10 20")
    print ""
    print "| `forecast` of the reference plan, all threads, one run each | seconds | memory |"
    print "|---|---:|---:|"
    for (i = 10000; i <= 10000000; i *= 10)
        if (has("trials_" i))
            printf "| %s trials | %.2f | %s |\n", digits(i), v["trials_" i], megabytes(i)
    print ""
    print "| whole program, reference plan | |"
    print "|---|---:|"
    print "| `forecast -n 1`: start-up, plan, one trial | " milliseconds("start") " |"
    print "| `check` | " milliseconds("check") " |"
    print "| `forecast -t 1 -n 100000`: memory | " megabytes("one_thread") " |"
    print "| `forecast -t 2 -n 100000`: memory | " megabytes("two_threads") " |"
    print "| `ask`, 100,000 trials, all threads | " milliseconds("whole_ask") " |"
    print "| `forecast`, 100,000 trials, all threads | " milliseconds("whole_forecast") " |"
}

# ---- the picture --------------------------------------------------------------------------------

function mark(name, title, kind) {
    if (has(name))
        printf "%s\t%s\t%.0f\n", kind, title, rate(name)
}
function picture() {
    if (has("numpy_literal"))
        printf "title\tA year in every detail, %s times as fast as plain numpy\n",
               digits(times("numpy_literal", "ledger1"))
    else
        print "title\tYears simulated in a second"
    print "subtitle\tYears simulated in a second, one thread. Each step to the right is ten times as fast."
    printf "footer\t%s, %s · %s · medians of %d · %s\n", v["cpu"], v["level"], v["compiler"],
           v["rounds"], v["date"]
    print "head\tThe reference plan"
    mark("simpy_leads", "SimPy, lead by lead", "peer")
    mark("gsl_literal", "C with GSL", "peer")
    mark("squiggle", "Squiggle, thinned", "peer")
    mark("numpy_literal", "numpy, step by step", "peer")
    mark("numpy_thinned", "numpy, thinned", "peer")
    mark("ledger1", "funnelcast forecast", "ours")
    mark("ask1", "funnelcast ask", "ours")
    print "head\tWith teams and queues"
    mark("simpy_queues", "SimPy, lead by lead", "peer")
    mark("queues1", "funnelcast forecast", "ours")
}

END {
    if (chart) {
        picture()
        exit
    }
    printf "Measured on %s: %s, %s cores, %s; %s, %s build; medians of %s rounds; the run took %d s.\n",
           v["date"], v["cpu"], v["cores"], v["level"], v["compiler"], v["build"], v["rounds"], v["took"]
    if (v["load"] > 0.5)
        printf "**Others used the machine (load %s when the run began): two threads, and whole runs that use" \
               " all of them, would be faster.**\n", v["load"]
    print ""
    tools()
    print "\n### The bars\n"
    bars()
    print "\n### How it grows\n"
    scaling()
    print ""
}
