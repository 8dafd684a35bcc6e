/* Schedules and delays: values that come month by month, and months that pass. */
#include "tests/random_times.h"

#include <math.h>

/* " in MONTH | MONTH", months rising, at least the one given. */
static void pulses(struct random_maker *maker)
{
    const int first = random_whole(maker, 0, maker->months - 1);
    fc_text_add(maker->out, " in ");
    random_month(maker, first);
    for (int t = first + 1; t < maker->months; t++)
        if (random_chance(maker, 0.3)) {
            fc_text_add(maker->out, " | ");
            random_month(maker, t);
        }
}

static void list(struct random_maker *maker, enum random_purpose purpose, double centre)
{
    for (int t = 0; t < maker->months; t++) {
        if (t > 0)
            fc_text_add(maker->out, " | ");
        random_number(maker, purpose, centre * random_between(maker, 0.5, 1.5));
    }
}

static void then(struct random_maker *maker, enum random_purpose purpose, double centre)
{
    random_number(maker, purpose, centre);
    fc_text_add(maker->out, " a month");
    int t = 0;
    do {
        t = random_whole(maker, t + 1, maker->months - 1);
        fc_text_add(maker->out, ", then ");
        random_number(maker, purpose, centre * random_between(maker, 0.3, 1.5));
        fc_text_add(maker->out, " from ");
        random_month(maker, t);
    } while (t + 1 < maker->months && random_chance(maker, 0.3));
}

/* Money or people a month, certain. */
static void schedule(struct random_maker *maker, enum random_purpose purpose, double centre)
{
    static const enum random_form form[] = {RANDOM_MONTHLY, RANDOM_YEARLY, RANDOM_PULSES,
                                            RANDOM_LIST, RANDOM_THEN};
    /* One month is no list, and has no later month. */
    const enum random_form chosen = form[random_whole(maker, 0, maker->months > 1 ? 4 : 2)];
    random_used(maker, chosen);
    if (chosen == RANDOM_LIST) {
        list(maker, purpose, centre);
    } else if (chosen == RANDOM_THEN) {
        then(maker, purpose, centre);
    } else {
        random_number(maker, purpose, chosen == RANDOM_YEARLY ? 12 * centre : centre);
        if (chosen == RANDOM_PULSES)
            pulses(maker);
        else
            fc_text_add(maker->out, chosen == RANDOM_YEARLY ? " a year" : " a month");
    }
}

void random_schedule(struct random_maker *maker, double centre)
{
    schedule(maker, RANDOM_VALUE, centre);
}

bool random_flow(struct random_maker *maker, double centre)
{
    if (random_chance(maker, 0.3)) {
        schedule(maker, RANDOM_PEOPLE, centre);
        return false;
    }
    const int  way = random_whole(maker, 0, 2);
    const bool uncertain = random_quantity(maker, RANDOM_PEOPLE, way == 1 ? 12 * centre : centre);
    random_used(maker, (enum random_form)(RANDOM_FLOW_MONTHLY + way));
    if (way == 2)
        pulses(maker);
    else
        fc_text_add(maker->out, way == 1 ? " a year" : " a month");
    return uncertain;
}

void random_change(struct random_maker *maker, double centre)
{
    const int way = random_whole(maker, 0, 4);
    random_used(maker, (enum random_form)(RANDOM_CHANGE_TIMES + way));
    switch (way) {
    case 0: fc_text_add(maker->out, "x %.2f", random_between(maker, 0.6, 1.3)); break;
    case 1: fc_text_add(maker->out, "%d%% less", random_whole(maker, 5, 40)); break;
    case 2: fc_text_add(maker->out, "%d%% more", random_whole(maker, 5, 40)); break;
    case 3: fc_text_add(maker->out, "-%d%%", random_whole(maker, 5, 40)); break;
    default: fc_text_add(maker->out, "+"); fc_text_add(maker->out, "%.0f", round(0.3 * centre));
    }
}

void random_days(struct random_maker *maker, double low, double high)
{
    static const struct {
        const char *one, *many;
        int         days;
    } unit[] = {{"day", "days", 1}, {"week", "weeks", 7}};
    const int which = random_whole(maker, 0, high >= 7 ? 1 : 0);
    const int n = (int)fmax(round(random_between(maker, low, high) / unit[which].days), 1);
    fc_text_add(maker->out, "%d %s", n, n == 1 ? unit[which].one : unit[which].many);
}

/* Whole percents that make 100. */
static void shares(struct random_maker *maker)
{
    int left = 100;
    for (int lag = 0; left > 0 && lag < 7; lag++) {
        const int share = lag == 6 ? left : random_whole(maker, lag == 0 ? 0 : 1, left);
        fc_text_add(maker->out, "%s%d%%", lag > 0 ? " | " : "", share);
        left -= share;
    }
}

void random_delay(struct random_maker *maker)
{
    const enum random_form form =
        (enum random_form)random_whole(maker, RANDOM_NO_DELAY, RANDOM_DELAY_QUANTITY);
    random_used(maker, form);
    switch (form) {
    case RANDOM_NO_DELAY: fc_text_add(maker->out, "0"); break;
    case RANDOM_DELAY_SHARES: shares(maker); break;
    case RANDOM_DELAY_DAYS: fc_text_add(maker->out, "%d days", random_whole(maker, 3, 120)); break;
    case RANDOM_DELAY_WEEKS: fc_text_add(maker->out, "%d weeks", random_whole(maker, 2, 20)); break;
    case RANDOM_DELAY_MONTHS:
        fc_text_add(maker->out, "%d months", random_whole(maker, 2, 5));
        break;
    case RANDOM_DELAY_SPREAD: {
        const int low = random_whole(maker, 5, 40);
        fc_text_add(maker->out, "%d to %d days", low, random_whole(maker, low + 5, 120));
        break;
    }
    default:
        random_quantity(maker, RANDOM_DAYS, random_between(maker, 10, 80));
        fc_text_add(maker->out, " days");
    }
}
