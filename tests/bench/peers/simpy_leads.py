"""SimPy, a process per qualified lead: it waits, becomes an opportunity or not, waits, is won or not."""
import random

import numpy as np
import simpy

import model


def pick(lag):
    """How many months late."""
    left = random.random()
    for late, share in enumerate(lag):
        left -= share
        if left < 0:
            return late
    return len(lag) - 1


class Year:
    """One trial."""

    def __init__(self, rng):
        self.env = simpy.Environment()
        self.leads = [0] * model.MONTHS
        self.revenue = 0.0
        self.opportunity_rate = random.betavariate(*model.OPPORTUNITY_RATE)
        self.won_rate = random.betavariate(*model.WON_RATE)
        for spend, low, high, a, b in model.CHANNELS:
            mean = spend / random.lognormvariate(*model.cost_parameters(low, high))
            self.env.process(self.channel(rng, mean, random.betavariate(a, b)))

    def channel(self, rng, mean, rate):
        """Inquiries month by month; those that will be leads begin to walk."""
        shape = 1 / model.SWING**2
        for _ in range(model.MONTHS):
            inquiries = rng.poisson(mean * random.gammavariate(shape, 1 / shape))
            for _ in range(rng.binomial(inquiries, rate)):
                self.env.process(self.lead())
            yield self.env.timeout(1)

    def lead(self):
        """All that becomes of a lead."""
        yield self.env.timeout(pick(model.LEAD_LAG))
        self.leads[int(self.env.now)] += 1
        if random.random() >= self.opportunity_rate:
            return
        yield self.env.timeout(pick(model.OPPORTUNITY_LAG))
        if random.random() >= self.won_rate:
            return
        yield self.env.timeout(pick(model.WON_LAG))
        self.revenue += random.lognormvariate(*model.DEAL)


def main():
    random.seed(model.SEED)
    rng = np.random.default_rng(model.SEED)
    tally = model.Tally()
    for _ in range(model.trials()):
        year = Year(rng)
        year.env.run(until=model.MONTHS - 0.5)
        tally.add(year.leads, year.revenue)
    tally.tell()


main()
