/* A metric, a period, a reading and a window, each drawn; what does not fit is drawn again. */
#include "tests/random_promise.h"

#include <assert.h>
#include <math.h>

#include "base/number.h"

/* Months in a period, its name, and the form that counts it. */
static const struct period {
    int              months;
    const char      *name;
    enum random_form form;
} periods[] = {
    {1, "month", RANDOM_PROMISE_MONTH},
    {3, "quarter", RANDOM_PROMISE_QUARTER},
    {12, "year", RANDOM_PROMISE_YEAR},
};

/* What is promised: `a month` of it there are about `size`, or it is a ratio of about that size. */
struct metric {
    const char         *before, *words, *after; /* the last may be NULL */
    double              size;
    bool                ratio;
    bool                only_total;
    bool                a_cost; /* less is better */
    enum random_purpose purpose;
};

static struct metric count_metric(struct random_maker *maker, const struct random_scale *scale)
{
    const int place = random_whole(maker, 0, scale->n_stages);
    return (struct metric){.before = "",
                           .words = place == 0 ? "inquiries" : scale->stage[place - 1],
                           .size = scale->flow[place],
                           .purpose = RANDOM_PEOPLE};
}

static struct metric cost_metric(struct random_maker *maker, const struct random_scale *scale)
{
    static const char *const words[] = {"spend", "cost"};
    const int                which = random_whole(maker, 0, 2);
    struct metric            metric = {
                   .before = "", .size = scale->spend, .a_cost = true, .purpose = RANDOM_VALUE};
    if (which < 2) {
        metric.words = words[which];
        return metric;
    }
    const int stage = random_whole(maker, 0, scale->n_stages - 1);
    metric.before = "cost per ";
    metric.words = scale->stage[stage];
    metric.size = scale->spend / scale->flow[stage + 1];
    metric.ratio = true;
    return metric;
}

/* What waits for a team, and how busy that is. */
static struct metric team_metric(struct random_maker *maker, const struct random_scale *scale,
                                 int stage)
{
    static const char *const end[] = {" waiting", " expired", " worked", " days waited"};
    const int                which = random_whole(maker, 0, 5);
    const char              *many = stage == 0 ? "inquiries" : scale->stage[stage - 1];
    struct metric            metric = {.before = "", .words = many, .purpose = RANDOM_PEOPLE};
    metric.size = scale->flow[stage] * (which == 1 ? 0.2 : 0.8);
    metric.a_cost = which != 2 && which != 5;
    if (which < 4)
        metric.after = end[which];
    if (which == 3) {
        metric.words = stage == 0 ? "inquiry" : scale->item[stage - 1];
        metric.size = 10;
        metric.purpose = RANDOM_DAYS;
    }
    if (which > 3) {
        metric.before = which == 4 ? "utilisation of " : "capacity of ";
        metric.words = scale->team[stage];
    }
    if (which == 4) {
        metric.size = 0.8;
        metric.purpose = RANDOM_RATE;
    }
    metric.ratio = which == 0 || which == 3 || which == 4;
    random_used(maker, RANDOM_PROMISE_TEAM);
    return metric;
}

static struct metric nurture_metric(struct random_maker *maker, const struct random_scale *scale)
{
    const bool back = random_chance(maker, 0.5);
    random_used(maker, RANDOM_PROMISE_NURTURE);
    return (struct metric){.before = "",
                           .words = scale->stage[scale->nurtured],
                           .after = back ? " returned" : " in nurture",
                           .size = scale->flow[scale->nurtured + 1] * (back ? 0.05 : 0.8),
                           .ratio = !back,
                           .purpose = RANDOM_PEOPLE};
}

/* What is measured once; its size is not a month's. */
static struct metric of_the_whole(const char *words, double size, enum random_purpose purpose)
{
    return (struct metric){.before = "",
                           .words = words,
                           .size = size,
                           .ratio = true,
                           .only_total = true,
                           .purpose = purpose};
}

static struct metric money_metric(struct random_maker *maker, const struct random_scale *scale)
{
    const double  won = scale->value * scale->flow[scale->n_stages];
    struct metric metric = {.before = "", .size = won, .purpose = RANDOM_VALUE};
    switch (random_whole(maker, 0, scale->has_margin ? 7 : 5)) {
    case 0: metric.words = "bookings"; break;
    case 1: metric.words = "revenue"; break;
    case 2:
        metric.words = "bookings later";
        metric.only_total = true;
        break;
    case 3:
        metric.words = scale->has_margin ? "net gain" : "bookings less cost";
        metric.size = 0.3 * won;
        break;
    case 4:
        metric.words = "cash";
        metric.size = 0.3 * won;
        if (scale->has_large && random_chance(maker, 0.5))
            metric =
                of_the_whole("bookings without a large deal", won * maker->months, RANDOM_VALUE);
        break;
    case 5:
        metric = of_the_whole("share of the largest deal", 0.3, RANDOM_RATE);
        metric.a_cost = true;
        break;
    case 6:
        metric = of_the_whole("payback month", fmax(0.7 * maker->months, 1), RANDOM_PEOPLE);
        metric.a_cost = true;
        break;
    default:
        metric.words = "roi";
        metric.size = 0.5;
        metric.ratio = true;
        metric.purpose = RANDOM_RATE;
    }
    return metric;
}

static struct metric choose_metric(struct random_maker *maker, const struct random_scale *scale)
{
    const double u = random_between(maker, 0, 1);
    const int    stage = random_whole(maker, 0, scale->n_stages - 1);
    if (scale->team[stage] != NULL && random_chance(maker, 0.3))
        return team_metric(maker, scale, stage);
    if (scale->nurtured >= 0 && random_chance(maker, 0.2))
        return nurture_metric(maker, scale);
    if (u < 0.3 && scale->has_deal)
        return money_metric(maker, scale);
    if (u < 0.5 && scale->spend > 0)
        return cost_metric(maker, scale);
    return count_metric(maker, scale);
}

/* The window, months of the plan, both ends included. */
struct window {
    int  first, last;
    bool says_first, says_last;
};

static struct window choose_window(struct random_maker *maker)
{
    struct window window = {.first = 0, .last = maker->months - 1};
    if (random_chance(maker, 0.4)) {
        window.first = random_whole(maker, 0, maker->months - 1);
        window.says_first = true;
    }
    if (random_chance(maker, 0.3)) {
        window.last = random_whole(maker, window.first, maker->months - 1);
        window.says_last = true;
    }
    return window;
}

/* Whole calendar periods inside the window. */
static int count_periods(const struct random_maker *maker, struct window window, int months)
{
    int n = 0;
    for (int t = window.first; t + months - 1 <= window.last; t++)
        n += (maker->start + t) % months == 0;
    return n;
}

/* The longest-named period is rare, so it is taken half the time it fits. */
static const struct period *choose_period(struct random_maker *maker, struct window window)
{
    if (count_periods(maker, window, 12) > 0 && random_chance(maker, 0.5))
        return &periods[2];
    if (count_periods(maker, window, 3) > 0 && random_chance(maker, 0.4))
        return &periods[1];
    return &periods[0];
}

static void say_month(struct random_maker *maker, int t)
{
    /* A name means its first month in the plan, or in the window. */
    if (t < 12 && random_chance(maker, 0.4)) {
        random_used(maker, RANDOM_PROMISE_NAMED);
        fc_text_add(maker->out, "%s", fc_month_name(fc_month_of_year(maker->start + t)));
    } else {
        random_month(maker, t);
    }
}

static void say_window(struct random_maker *maker, struct window window)
{
    if (window.says_first) {
        random_used(maker, RANDOM_PROMISE_FROM);
        fc_text_add(maker->out, " from ");
        say_month(maker, window.first);
    }
    if (window.says_last) {
        random_used(maker, RANDOM_PROMISE_TO);
        fc_text_add(maker->out, random_chance(maker, 0.5) ? " to " : " until ");
        say_month(maker, window.last);
    }
}

static void say_reading(struct random_maker *maker, enum random_form reading,
                        const struct period *period, int n)
{
    static const char *const each[] = {"a", "per", "every"};
    random_used(maker, reading);
    if (reading != RANDOM_PROMISE_PLAIN && reading != RANDOM_PROMISE_TOTAL)
        random_used(maker, period->form);
    const char *name = period->name;
    switch (reading) {
    case RANDOM_PROMISE_EVERY:
        if (random_chance(maker, 0.3))
            fc_text_add(maker->out, " in every %s", name);
        else
            fc_text_add(maker->out, " %s %s", each[random_whole(maker, 0, 2)], name);
        break;
    case RANDOM_PROMISE_AVERAGE: fc_text_add(maker->out, " a %s on average", name); break;
    case RANDOM_PROMISE_K_OF_N:
        fc_text_add(maker->out, " in %d of %d %ss", random_whole(maker, 1, n), n, name);
        break;
    case RANDOM_PROMISE_TOTAL: fc_text_add(maker->out, " in total"); break;
    default: break;
    }
}

static void say_level(struct random_maker *maker, const struct metric *metric, bool at_most,
                      double months)
{
    const double share =
        at_most ? random_between(maker, 0.9, 1.6) : random_between(maker, 0.3, 1.1);
    const double level = share * metric->size * (metric->ratio ? 1 : months);
    random_number(maker, metric->purpose, metric->purpose == RANDOM_RATE ? level : fmax(level, 1));
}

static void say_then(struct random_maker *maker, const struct metric *metric, bool at_most,
                     struct window window)
{
    const int t = random_whole(maker, window.first + 1, window.last);
    random_used(maker, RANDOM_PROMISE_THEN);
    fc_text_add(maker->out, ", then ");
    say_level(maker, metric, at_most, 1);
    fc_text_add(maker->out, " from ");
    random_month(maker, t);
}

static void sentence(struct random_maker *maker, const struct random_scale *scale)
{
    const struct metric  metric = choose_metric(maker, scale);
    const struct window  window = metric.only_total
                                      ? (struct window){.first = 0, .last = maker->months - 1}
                                      : choose_window(maker);
    const struct period *period = choose_period(maker, window);
    const int            n = count_periods(maker, window, period->months);
    const bool           at_most = random_chance(maker, metric.a_cost ? 0.8 : 0.1);
    enum random_form     reading =
        (enum random_form)random_whole(maker, RANDOM_PROMISE_EVERY, RANDOM_PROMISE_PLAIN);
    if (metric.only_total)
        reading = RANDOM_PROMISE_TOTAL;
    const bool total = reading == RANDOM_PROMISE_TOTAL || reading == RANDOM_PROMISE_PLAIN;
    assert(n >= 1);

    /* A bare cost is warned about: nobody promises to spend at least so much. */
    if (at_most || metric.a_cost || random_chance(maker, 0.3)) {
        random_used(maker, at_most ? RANDOM_PROMISE_AT_MOST : RANDOM_PROMISE_AT_LEAST);
        fc_text_add(maker->out, at_most ? "at most " : "at least ");
    }
    say_level(maker, &metric, at_most, total ? window.last - window.first + 1 : period->months);
    fc_text_add(maker->out, " %s%s%s", metric.before, metric.words,
                metric.after == NULL ? "" : metric.after);
    say_reading(maker, reading, period, n);
    say_window(maker, window);
    if (!total && period->months == 1 && window.first < window.last && random_chance(maker, 0.3))
        say_then(maker, &metric, at_most, window);
}

void random_promise(struct random_maker *maker, const struct random_scale *scale)
{
    sentence(maker, scale);
    if (random_chance(maker, 0.1)) {
        random_used(maker, RANDOM_PROMISE_AND);
        fc_text_add(maker->out, " and ");
        sentence(maker, scale);
    }
}
