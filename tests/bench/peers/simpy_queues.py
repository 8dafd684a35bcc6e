"""SimPy on the plan with queues (queues.ini): a process per inquiry, and a process per team.

A team works in quarters of a month: in each it can work so many items, those that came first first,
those of one quarter in random order. Marketing works before sales does, so that an inquiry can pass
both in one quarter."""
import random

import numpy as np
import simpy

import model
from model import MONTHS

STEPS = 4  # in a month
DAYS = 365.25 / 12 / STEPS
NURTURE_SHARE, NURTURE_RATE, NURTURE_MONTHS = 0.4, (20, 980), 9


def pick(lag):
    """How many months late."""
    left = random.random()
    for late, share in enumerate(lag):
        left -= share
        if left < 0:
            return late
    return len(lag) - 1


class Team:
    """Who waits at a team's door."""

    def __init__(self, env, a_month, moment, shelf_life, expires):
        self.env = env
        self.a_step = a_month / STEPS
        self.moment = moment  # within the step
        self.shelf_life = shelf_life
        self.expires = expires
        self.come, self.queue = [], []
        env.process(self.work())

    def wait(self):
        """An event: it happens when the team works the item, and says what the wait left of its chance,
        0 when it was given up."""
        served = self.env.event()
        self.come.append((int(self.env.now), served))
        return served

    def work(self):
        """Step by step."""
        yield self.env.timeout(self.moment)
        credit = 0.0
        for step in range(MONTHS * STEPS):
            random.shuffle(self.come)
            self.queue += self.come
            self.come = []
            while self.queue and (step - self.queue[0][0]) * DAYS > self.expires:
                self.queue.pop(0)[1].succeed(0.0)
            credit += self.a_step
            units = int(credit + 1e-9)
            credit -= units
            for joined, served in self.queue[:units]:
                served.succeed(2 ** (-(step - joined) * DAYS / self.shelf_life))
            del self.queue[:units]
            yield self.env.timeout(1)


class Year:
    """One trial."""

    def __init__(self, rng):
        self.env = simpy.Environment()
        self.leads = [0] * MONTHS
        self.revenue = 0.0
        self.marketing = Team(self.env, 5 * 200, 0.25, 30, float("inf"))
        self.sales = Team(self.env, 3 * 80, 0.5, 60, 60)
        self.opportunity_rate = random.betavariate(*model.OPPORTUNITY_RATE)
        self.won_rate = random.betavariate(*model.WON_RATE)
        self.returns = random.betavariate(*NURTURE_RATE)
        for spend, low, high, a, b in model.CHANNELS:
            mean = spend / random.lognormvariate(*model.cost_parameters(low, high))
            self.env.process(self.channel(rng, mean, random.betavariate(a, b)))

    def channel(self, rng, mean, rate):
        """Inquiries month by month; each walks alone, from a quarter of the month on."""
        shape = 1 / model.SWING**2
        for _ in range(MONTHS):
            for _ in range(rng.poisson(mean * random.gammavariate(shape, 1 / shape))):
                self.env.process(self.inquiry(rate))
            yield self.env.timeout(STEPS)

    def later(self, lag):
        """Waits so many months, until some quarter of the month it ends in; in this month one that is
        not over."""
        late = pick(lag)
        step = int(self.env.now)
        first = step % STEPS if late == 0 else 0
        arrives = (step // STEPS + late) * STEPS + random.randrange(first, STEPS)
        return self.env.timeout(max(arrives - self.env.now, 0))

    def inquiry(self, rate):
        """All that becomes of an inquiry."""
        yield self.env.timeout(random.randrange(STEPS))
        fresh = yield self.marketing.wait()
        if random.random() >= rate * fresh:
            return
        yield self.later(model.LEAD_LAG)
        while True:
            self.leads[int(self.env.now) // STEPS] += 1
            fresh = yield self.sales.wait()
            if fresh == 0:
                return
            if random.random() < self.opportunity_rate * fresh:
                break
            month = int(self.env.now) // STEPS
            if random.random() >= NURTURE_SHARE:
                return
            for later in range(1, NURTURE_MONTHS + 1):
                if random.random() < self.returns:
                    break
            else:
                return
            back = (month + later) * STEPS + random.randrange(STEPS)
            yield self.env.timeout(back - self.env.now)
        yield self.later(model.OPPORTUNITY_LAG)
        if random.random() >= self.won_rate:
            return
        yield self.later(model.WON_LAG)
        self.revenue += random.lognormvariate(*model.DEAL)


def main():
    random.seed(model.SEED)
    rng = np.random.default_rng(model.SEED)
    tally = model.Tally()
    for _ in range(model.trials()):
        year = Year(rng)
        year.env.run(until=MONTHS * STEPS - 0.01)
        tally.add(year.leads, year.revenue)
    tally.tell()


main()
