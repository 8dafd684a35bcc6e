/* GSL in plain C, every step as the model writes it, one trial after the other. */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MONTHS = 12, CHANNELS = 4, SEED = 2027, MOST_LAGS = 7 };

/* scenarios/reference.ini */
struct channel {
    double spend, low, high, a, b;
};

static const struct channel channels[CHANNELS] = {{30000, 70, 110, 36, 84},
                                                  {15000, 30, 70, 22, 88},
                                                  {20000, 100, 220, 40, 60},
                                                  {10000, 90, 160, 15, 60}};

static const double lead_lag[] = {0.6, 0.3, 0.1};
static const double opportunity_lag[] = {0.3, 0.4, 0.2, 0.1};
static const double won_lag[] = {0, 0.1, 0.2, 0.25, 0.2, 0.15, 0.1};
static const double shape = 25; /* of a month's luck: a standard deviation of 20 % */

struct year {
    unsigned int leads[MONTHS], opportunities[MONTHS], won[MONTHS];
};

/* Splits what was decided on in a month by when it arrives. */
static void spread(const gsl_rng *rng, unsigned int count, size_t n, const double lag[], int month,
                   unsigned int into[])
{
    unsigned int part[MOST_LAGS];
    gsl_ran_multinomial(rng, n, count, lag, part);
    for (int late = 0; late < (int)n && month + late < MONTHS; late++)
        into[month + late] += part[late];
}

static void inquire(const gsl_rng *rng, const struct channel *channel, struct year *year)
{
    const double middle = (log(channel->low) + log(channel->high)) / 2;
    const double sigma = log(channel->high / channel->low) / (2 * 1.6448536269514722);
    const double mean = channel->spend / gsl_ran_lognormal(rng, middle, sigma);
    const double rate = gsl_ran_beta(rng, channel->a, channel->b);
    for (int month = 0; month < MONTHS; month++) {
        const unsigned int inquiries =
            gsl_ran_poisson(rng, mean * gsl_ran_gamma(rng, shape, 1 / shape));
        spread(rng, gsl_ran_binomial(rng, rate, inquiries), 3, lead_lag, month, year->leads);
    }
}

/* One trial; its revenue. */
static double run(const gsl_rng *rng, struct year *year)
{
    memset(year, 0, sizeof *year);
    for (int c = 0; c < CHANNELS; c++)
        inquire(rng, &channels[c], year);
    const double opportunity_rate = gsl_ran_beta(rng, 24, 96);
    const double won_rate = gsl_ran_beta(rng, 25, 75);
    for (int month = 0; month < MONTHS; month++)
        spread(rng, gsl_ran_binomial(rng, opportunity_rate, year->leads[month]), 4, opportunity_lag,
               month, year->opportunities);
    double revenue = 0;
    for (int month = 0; month < MONTHS; month++) {
        spread(rng, gsl_ran_binomial(rng, won_rate, year->opportunities[month]), 7, won_lag, month,
               year->won);
        for (unsigned int deal = 0; deal < year->won[month]; deal++)
            revenue += gsl_ran_lognormal(rng, log(18000), 0.9);
    }
    return revenue;
}

struct sum {
    double sum, squares;
};

static void add(struct sum *sum, double x)
{
    sum->sum += x;
    sum->squares += x * x;
}

static void tell(const struct sum *sum, long n)
{
    const double mean = sum->sum / (double)n;
    const double variance = (sum->squares - (double)n * mean * mean) / (double)(n > 1 ? n - 1 : 1);
    printf(" %.17g %.17g", mean, sqrt(fmax(variance, 0)));
}

/* Prints what every peer prints: trials, how many keep each promise, and mean and standard
   deviation of leads and revenue. */
int main(int argc, char *argv[])
{
    const long n = argc == 2 ? strtol(argv[1], NULL, 10) : 0;
    gsl_rng   *rng = gsl_rng_alloc(gsl_rng_mt19937);
    long       kept[2] = {0};
    struct sum leads = {0}, revenue = {0};
    if (n <= 0 || rng == NULL)
        return 2;
    gsl_rng_set(rng, SEED);
    for (long i = 0; i < n; i++) {
        struct year  year;
        const double money = run(rng, &year);
        unsigned int total = 0, worst = ~0U;
        for (int month = 0; month < MONTHS; month++) {
            total += year.leads[month];
            if (month >= 3 && year.leads[month] < worst)
                worst = year.leads[month];
        }
        kept[0] += worst >= 150;
        kept[1] += money >= 1e6;
        add(&leads, total);
        add(&revenue, money);
    }
    printf("%ld %ld %ld", n, kept[0], kept[1]);
    tell(&leads, n);
    tell(&revenue, n);
    printf("\n");
    gsl_rng_free(rng);
    return 0;
}
