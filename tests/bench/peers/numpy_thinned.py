"""numpy, with what a careful analyst sees: given the inputs, counts of a Poisson market split into
independent Poissons. The leads of a month are those that will be won in the plan, and the others."""
import numpy as np

import model

CHUNK = 4000  # stays in the second-level cache


def share_won_in_plan():
    """Of the leads of each month that become deals: the share that does so within the plan."""
    lag = np.convolve(model.OPPORTUNITY_LAG, model.WON_LAG)
    return [lag[: model.MONTHS - month].sum() for month in range(model.MONTHS)]


def sums_of_deals(rng, won):
    """Money of each trial: one lognormal value a deal."""
    ends = np.cumsum(won)
    value = np.exp(model.DEAL[0] + model.DEAL[1] * rng.standard_normal(ends[-1]))
    before = np.concatenate(([0.0], np.cumsum(value)))
    return before[ends] - before[ends - won]


def run(rng, n):
    """n trials: leads[month][trial], and the revenue of each."""
    shape = 1 / model.SWING**2
    decided = np.zeros((model.MONTHS, n))
    for spend, low, high, a, b in model.CHANNELS:
        mean = spend / np.exp(rng.normal(*model.cost_parameters(low, high), size=n))
        each = mean * rng.beta(a, b, size=n) / shape
        decided += rng.standard_gamma(shape, size=(model.MONTHS, n)) * each
    leads_mean = np.zeros_like(decided)
    for late, share in enumerate(model.LEAD_LAG):
        leads_mean[late:] += share * decided[: model.MONTHS - late]
    chance = rng.beta(*model.OPPORTUNITY_RATE, size=n) * rng.beta(*model.WON_RATE, size=n)
    pays = np.array(share_won_in_plan())[:, None] * chance
    winners = rng.poisson(leads_mean * pays)
    others = rng.poisson(leads_mean * (1 - pays))
    return winners + others, sums_of_deals(rng, winners.sum(axis=0))


def main():
    rng = np.random.Generator(np.random.SFC64(model.SEED))
    tally = model.Tally()
    while tally.n < model.trials():
        tally.add_columns(*run(rng, min(CHUNK, model.trials() - tally.n)))
    tally.tell()


main()
