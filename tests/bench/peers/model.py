"""The reference plan (scenarios/reference.ini) as the peers know it, and the line each prints."""
import math
import sys

MONTHS = 12
# Monthly spend, the 5 and 95 % quantiles of the cost of an inquiry, and the Beta of the rate to a lead.
CHANNELS = (
    (30000, 70, 110, 36, 84),
    (15000, 30, 70, 22, 88),
    (20000, 100, 220, 40, 60),
    (10000, 90, 160, 15, 60),
)
SWING = 0.2  # standard deviation of a month's luck about 1, gamma
LEAD_LAG = (0.6, 0.3, 0.1)
OPPORTUNITY_RATE = (24, 96)
OPPORTUNITY_LAG = (0.3, 0.4, 0.2, 0.1)
WON_RATE = (25, 75)
WON_LAG = (0.0, 0.1, 0.2, 0.25, 0.2, 0.15, 0.1)
DEAL = (math.log(18000), 0.9)  # of the logarithm
FIRST_PROMISED, LEADS_PROMISED = 3, 150  # every month from April on
REVENUE_PROMISED = 1e6
SEED = 2027


def cost_parameters(low, high):
    """Mean and standard deviation of the logarithm of a lognormal with these 5 and 95 % quantiles."""
    return (math.log(low) + math.log(high)) / 2, math.log(high / low) / (2 * 1.6448536269514722)


def trials():
    """How many trials are asked for on the command line."""
    return int(sys.argv[1])


class Tally:
    """Counts the trials that keep each promise, and sums up the leads and the money they bring."""

    def __init__(self):
        self.n = 0
        self.kept = [0, 0]
        self.sum = [0.0, 0.0]
        self.squares = [0.0, 0.0]

    def add(self, leads, revenue):
        """One trial: leads by month, and money."""
        self.n += 1
        self.kept[0] += min(leads[FIRST_PROMISED:]) >= LEADS_PROMISED
        self.kept[1] += revenue >= REVENUE_PROMISED
        for i, total in enumerate((sum(leads), revenue)):
            self.sum[i] += total
            self.squares[i] += total * total

    def add_columns(self, leads, revenue):
        """Many trials at once: numpy columns, leads[month][trial]."""
        self.n += len(revenue)
        self.kept[0] += int((leads[FIRST_PROMISED:].min(axis=0) >= LEADS_PROMISED).sum())
        self.kept[1] += int((revenue >= REVENUE_PROMISED).sum())
        for i, total in enumerate((leads.sum(axis=0).astype(float), revenue)):
            self.sum[i] += float(total.sum())
            self.squares[i] += float((total * total).sum())

    def tell(self):
        """Trials, how many keep each promise, and mean and standard deviation of leads and revenue."""
        line = [self.n, *self.kept]
        for total, squares in zip(self.sum, self.squares):
            mean = total / self.n
            variance = (squares - self.n * mean * mean) / max(self.n - 1, 1)
            line += [mean, math.sqrt(max(variance, 0))]
        print(*line)
