"""numpy, every step as the model writes it, all trials of a chunk at once."""
import numpy as np

import model

CHUNK = 10000


def sums_of_deals(rng, won):
    """Money of each trial: one lognormal value a deal."""
    ends = np.cumsum(won)
    value = rng.lognormal(*model.DEAL, size=ends[-1])
    before = np.concatenate(([0.0], np.cumsum(value)))
    return before[ends] - before[ends - won]


def spread(rng, count, lag, into, month):
    """Splits what was decided on in a month by when it arrives."""
    for late, part in enumerate(rng.multinomial(count, lag).T):
        if month + late < model.MONTHS:
            into[month + late] += part


def run(rng, n):
    """n trials: leads[month][trial], and the revenue of each."""
    leads, opportunities, won = (np.zeros((model.MONTHS, n), dtype=np.int64) for _ in range(3))
    shape = 1 / model.SWING**2
    for spend, low, high, a, b in model.CHANNELS:
        mean = spend / rng.lognormal(*model.cost_parameters(low, high), size=n)
        rate = rng.beta(a, b, size=n)
        for month in range(model.MONTHS):
            inquiries = rng.poisson(mean * rng.gamma(shape, 1 / shape, size=n))
            spread(rng, rng.binomial(inquiries, rate), model.LEAD_LAG, leads, month)
    for rates, lag, source, into in (
        (model.OPPORTUNITY_RATE, model.OPPORTUNITY_LAG, leads, opportunities),
        (model.WON_RATE, model.WON_LAG, opportunities, won),
    ):
        rate = rng.beta(*rates, size=n)
        for month in range(model.MONTHS):
            spread(rng, rng.binomial(source[month], rate), lag, into, month)
    return leads, sums_of_deals(rng, won.sum(axis=0))


def main():
    rng = np.random.Generator(np.random.SFC64(model.SEED))
    tally = model.Tally()
    while tally.n < model.trials():
        tally.add_columns(*run(rng, min(CHUNK, model.trials() - tally.n)))
    tally.tell()


main()
