#include "output/glossary.h"

#include <string.h>

#include "model/keys.h"
#include "model/words.h"
#include "output/words.h"

static const struct fc_term terms[] = {
    {"inquiry", "inquiries, contact, visitor",
     "Somebody who shows interest for the first time: fills in a form, comes to a stand, answers a "
     "mail. Everything in a plan begins with inquiries, and channels pay for them.",
     true},
    {"qualified lead", "lead, leads, MQL, SQL",
     "An inquiry that was looked at and found worth the time of sales. What exactly counts as one "
     "is for marketing and sales to agree on.",
     true},
    {"stage", "step, funnel, pipeline",
     "One step on the way from inquiry to won deal, such as qualified lead or opportunity. It has "
     "a rate (how many of the stage before get there) and a delay (how long that takes).",
     false},
    {"channel", "campaign, source",
     "A way in which inquiries come: search, events, outbound calls. It has a spend and a cost per "
     "inquiry.",
     false},
    {"promise", "target, goal, commitment",
     "A level somebody signs for: at least 150 qualified leads in every month from April, or a "
     "revenue of one million over the plan. It is kept or missed as a whole.",
     true},
    {"possible year", "possible years, trial, trials, future, futures, simulation",
     "One way in which the whole plan may turn out, from its first month to its last, whatever its "
     "length. In each one every figure that nobody knows exactly takes another value, and luck "
     "falls otherwise. Chances are counted over many of them.",
     true},
    {"confidence", "sure, certainty",
     "How many of 100 possible years a promise must hold in before it is worth signing. It is a "
     "choice, not a result: 90 of 100 unless the plan says otherwise.",
     true},
    {"safe promise", "safe level, safe",
     "The highest level that holds in at least as many possible years as were asked for.", true},
    {"verdict", "yes, no, not yet, too close to call",
     "YES: the promise holds in at least as many possible years as were asked for. NO: it holds in "
     "fewer. NOT YET: in fewer, but something in the plan can be changed so that it does. TOO "
     "CLOSE "
     "TO CALL: more possible years are needed to tell.",
     true},
    {"not knowing", "uncertainty, uncertain",
     "What a better look would tell: the true rate, the true cost of an inquiry. Measuring makes "
     "it "
     "smaller.",
     true},
    {"chance", "luck, randomness, noise",
     "What no measuring takes away: the same rate brings four deals in one month and none in the "
     "next.",
     true},
    {"range", "70 to 110, interval, percentile, quantile",
     "Two figures between which the true one lies 90 times of 100. In tables, 5 % and 95 % are its "
     "ends: in 5 of 100 possible years a figure is at or below its 5 % column.",
     true},
    {"mean", "average",
     "The sum over all possible years, divided by their number. Few years come out exactly so, and "
     "a promise of the mean is missed in about every second one.",
     false},
    {"spread", "variance, variation",
     "How far the possible years lie apart: what is split between not knowing and chance, and "
     "among "
     "the inputs.",
     false},
    {"worst month", "weakest month",
     "The lowest month of one possible year. A promise for every month is kept when the worst one "
     "reaches the level.",
     true},
    {"lever", "levers",
     "One change that makes a promise safe, or comes near: other words, more money, better rates, "
     "more people. The cheapest stand first.",
     false},
    {"owner", "owners, risk carried, as signed",
     "Who answers for an input. The risk an owner carries is what its inputs add, by not being "
     "known, to the years in which a promise is missed; chance carries the rest. Nobody is to "
     "blame "
     "for it.",
     true},
    {"same luck", "paired, common random numbers",
     "Two plans live through the same possible years: the same months are good and bad in both. So "
     "what differs between them is the plan, not luck.",
     false},
    {"cost", "spend, costs",
     "All money that goes out in the plan: what channels spend, fixed costs, teams. Spend is the "
     "channels' part that buys inquiries.",
     true},
    {"bookings", "bookings later, booking, won value",
     "What the deals are worth that are won within the plan, in the month they are won. Bookings "
     "later are those won after the plan's end from leads it brought and paid for.",
     true},
    {"revenue", "billed, bills",
     "The part of the bookings that is billed within the plan: all of it at once, or month by "
     "month "
     "where a deal is a subscription.",
     false},
    {"margin", "gross margin",
     "What is left of a booking after delivering what was sold, as a share of it.", false},
    {"net gain", "gain, net_gain",
     "Bookings and bookings later, times the margin, less all cost. Without a margin in the plan, "
     "bookings less cost is told instead.",
     true},
    {"return", "ROI, roi",
     "Net gain divided by cost: a return of 50 % brings back what was spent and half as much "
     "again.",
     false},
    {"cash", "cash flow", "What is billed in a month less what goes out in it.", false},
    {"team", "capacity, heads, bottleneck, utilisation",
     "People who work the items of a stage. What they cannot get to in a month waits, and some of "
     "it is gone before they do.",
     false},
    {"nurture", "pool",
     "Keeping in contact with those who said not now, so that some come back later.", false},
    {"seed", "random seed",
     "The number that luck begins with. The same seed, files and version give the same answer, "
     "figure by figure; another seed gives other luck, and nearly the same answer.",
     false},
};
enum { TERMS = sizeof terms / sizeof *terms };

const struct fc_term *fc_term_at(int index)
{
    return index >= 0 && index < TERMS ? &terms[index] : NULL;
}

/* ---- finding ---- */

/* The next of the words between commas; false past the last. */
static bool next_word(struct fc_piece *word, const char **rest)
{
    if (**rest == '\0')
        return false;
    const size_t length = strcspn(*rest, ",");
    *word = fc_piece_trim(fc_piece_part(fc_piece_of("", *rest), 0, length));
    *rest += length + ((*rest)[length] == ',');
    return true;
}

static bool is_also(const struct fc_term *term, struct fc_piece typed)
{
    struct fc_piece word;
    for (const char *rest = term->also; next_word(&word, &rest);)
        if (fc_words_same(word, typed))
            return true;
    return false;
}

/* Without the s of a plural. */
static struct fc_piece singular(struct fc_piece typed)
{
    if (typed.length > 3 && (typed.text[typed.length - 1] | ' ') == 's')
        typed.length--;
    return typed;
}

const struct fc_term *fc_term_find(struct fc_piece word)
{
    const struct fc_piece typed = fc_piece_trim(word);
    for (int i = 0; i < TERMS; i++)
        if (fc_words_are(typed, terms[i].word) || fc_words_are(singular(typed), terms[i].word))
            return &terms[i];
    for (int i = 0; i < TERMS; i++)
        if (is_also(&terms[i], typed) || is_also(&terms[i], singular(typed)))
            return &terms[i];
    return NULL;
}

const char *fc_term_nearest(struct fc_piece typed)
{
    const char *names[TERMS];
    for (size_t i = 0; i < TERMS; i++)
        names[i] = terms[i].word;
    return fc_nearest(fc_piece_trim(typed), names, TERMS);
}

/* ---- saying ---- */

void fc_say_glossary(struct fc_answer *answer)
{
    struct fc_table *table = fc_answer_table(answer, 2, TERMS, "Word");
    fc_table_heading(answer, table, 1, "meaning");
    table->words = true;
    for (int i = 0; i < TERMS; i++) {
        if (!terms[i].basic)
            continue;
        fc_table_row(answer, table, terms[i].word);
        fc_table_cell(answer, table, 1, terms[i].meaning);
    }
}
