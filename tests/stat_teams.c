/* Teams and nurture: the engine against the oracle where it matters, and against what must be so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/pair.h"
#include "tests/slow_funnel.h"
#include "tests/support.h"

#ifdef NDEBUG
enum { TRIALS = 2500 };
#else
enum { TRIALS = 250 };
#endif

enum { SEED = 31 };

/* About 120 leads a month arrive at a team of this capacity a month. */
#define LOADED(capacity, order, more)                                                              \
    "[plan]\nstart = 2027-01\nmonths = 8\n[channel a]\ninquiries = 250 a month\n"                  \
    "month to month = 20%\n[channel b]\ninquiries = 50 a month\n[stage lead]\nrate = 40%\n"        \
    "delay = 50% | 50%\n[stage opportunity]\nrate = 50%\nteam = sales\ndelay = 10 to 40 days\n"    \
    "shelf life = 30 days\nresponse time = 2 days\n" more "[stage opportunity / b]\nrate = 80%\n"  \
    "[stage won]\nrate = 30%\ndelay = 40% | 60%\n[team sales]\nheads = 2\nramp = 3 months\n"       \
    "capacity = " capacity "\ncost = 5,000 a month\norder = " order "\n[deal]\nvalue = 1,000\n"    \
    "margin = 50%\n"

static void mean_in(const struct pair *pair, const char *measure, int t, double *slow, double *fast)
{
    const int m = years_measure(pair->plan, measure);
    int       n = 0;
    *slow = *fast = 0;
    for (int i = 0; i < pair->n; i++) {
        const double  x = pair->slow[(size_t)i * slow_size(pair->plan) + slow_at(pair->plan, m, t)];
        const int64_t ticks = years_at(&pair->fast, i, m, t);
        if (isnan(x) || ticks == FC_UNDEFINED)
            continue;
        *slow += x;
        *fast += (double)ticks / pair->plan->measure[m].ticks;
        n++;
    }
    *slow /= n > 0 ? n : 1;
    *fast /= n > 0 ? n : 1;
}

static void compare(const char *what, const char *text)
{
    static const char *const shown[] = {"lead_waiting", "lead_days_waited", "lead_expired", "won"};
    struct support_plan      loaded = {0};
    struct pair              pair;
    support_load_text(&loaded, "teams.ini", text);
    pair_run(&pair, loaded.plan, TRIALS, FC_MERGED);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        double slow, fast;
        mean_in(&pair, shown[i], loaded.plan->months, &slow, &fast);
        print_message("  %s: %s %.2f, by the oracle %.2f\n", what, shown[i], fast, slow);
    }
    pair_same_cells(&pair, what);
    pair_same_promises(&pair);
    pair_free(&pair);
    support_free(&loaded);
}

static void test_arrivals_at_60_95_and_130_percent(void **state)
{
    (void)state;
    compare("60 %, oldest first", LOADED("100", "oldest first", "expires = 30 days\n"));
    compare("60 %, newest first", LOADED("100", "newest first", "expires = 30 days\n"));
    compare("95 %, oldest first", LOADED("63", "oldest first", "expires = 30 days\n"));
    compare("95 %, newest first", LOADED("63", "newest first", "expires = 30 days\n"));
    compare("130 %, oldest first", LOADED("46", "oldest first", "expires = 30 days\n"));
    compare("130 %, newest first", LOADED("46", "newest first", "expires = 30 days\n"));
    compare("130 %, nobody gives up", LOADED("46", "oldest first", ""));
}

static void test_nurture_and_teams_together(void **state)
{
    (void)state;
    compare("nurture", LOADED("63", "oldest first",
                              "expires = 30 days\n") "[nurture]\nfrom = lead\nshare = 50%\nrate = "
                                                     "8%\nmonths = 4\nreturns to = lead\n");
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arrivals_at_60_95_and_130_percent),
        cmocka_unit_test(test_nurture_and_teams_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
