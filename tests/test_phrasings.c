/* Questions as people put them, on the shipped plans: what each is understood as, or why not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/load.h"
#include "model/sentence.h"
#include "questions/ask.h"

/* ---- what was understood, in one line ---- */

static const char *const NAME[FC_QUESTIONS] = {
    [FC_ASK_PROMISE] = "promise", [FC_ASK_HOW_MANY] = "how many", [FC_ASK_NEED] = "need",
    [FC_ASK_BUDGET] = "budget",   [FC_ASK_WHAT_IF] = "what if",   [FC_ASK_WITHOUT] = "without",
    [FC_ASK_ADD] = "add",         [FC_ASK_TRADE] = "trade",       [FC_ASK_RETURN] = "return",
    [FC_ASK_RISK] = "risk",       [FC_ASK_MEASURE] = "measure",   [FC_ASK_AGREEMENT] = "agreement",
};

static void say_promise(struct fc_text *out, const char *before, const struct fc_promise *promise,
                        const struct fc_plan *plan)
{
    if (promise->n_clauses == 0)
        return;
    fc_text_add(out, "%s", before);
    fc_promise_say(out, promise, plan);
    fc_text_add(out, ", %g", promise->confidence * 100);
}

/* "what if | the budget cut by 20 % | channel *.spend = -20%" */
static void say(struct fc_text *out, const struct fc_asked *asked, const struct fc_plan *plan)
{
    fc_text_add(out, "%s", NAME[asked->question]);
    if (asked->question == FC_ASK_RETURN || (asked->question == FC_ASK_BUDGET))
        fc_text_add(out, " %s",
                    asked->channel < 0 ? "all" : plan->channel[asked->channel].section.name);
    if (asked->level_said)
        fc_text_add(out, " said");
    if (asked->change.n > 0)
        fc_text_add(out, " | %s", asked->change.label);
    for (int i = 0; i < asked->change.n; i++)
        fc_text_add(out, " | %s", asked->change.set[i]);
    say_promise(out, " | ", &asked->promise, plan);
    say_promise(out, " | for ", &asked->goal, plan);
    if (asked->returns)
        fc_text_add(out, " | and returns");
}

/* ---- plans ---- */

#define SHIPPED(name) FC_SOURCE_DIR "/scenarios/" name ".ini"
static const char REFERENCE[] = SHIPPED("reference");
static const char SHOW[] = SHIPPED("trade-show");
static const char CAMPAIGN[] = SHIPPED("campaign");
static const char HEADS[] = SHIPPED("heads");
static const char SAAS[] = SHIPPED("saas");
static const char MARKET[] = SHIPPED("marketplace");
static const char SUPPLIERS[] = SHIPPED("spread-thin");
static const char WITHOUT_EVENTS[] = SHIPPED("without-events");
static const char BIG[] = SHIPPED("big-deals");
static const char SHELF[] = SHIPPED("shelf-life");
static const char OPENING[] = SHIPPED("opening");
static const char OUTSOURCE[] = SHIPPED("outsource");
static const char NURTURE[] = SHIPPED("nurture");
static const char FIRST[] = SHIPPED("first");

struct asked_of {
    struct fc_arena    arena;
    struct fc_problems problems;
    struct fc_plan    *plan;
};

static bool read(struct fc_asked *out, struct asked_of *of, const char *file, const char *words)
{
    struct fc_error err = {0};
    *of = (struct asked_of){0};
    of->problems.arena = &of->arena;
    if (fc_load(&of->plan, file, NULL, &of->arena, &of->problems, &err) != FC_OK)
        fail_msg("%s is no plan", file);
    of->problems.size = 0;
    return fc_ask_read(out, fc_piece_of("question", words), of->plan, &of->problems);
}

/* Settings that a question makes are settings that --set takes. */
static void assert_loads(const struct fc_asked *asked, const char *file, const char *words)
{
    struct fc_arena          arena = {0};
    struct fc_problems       problems = {.arena = &arena};
    struct fc_error          err = {0};
    struct fc_plan          *plan;
    const struct fc_settings settings = {asked->change.n, asked->change.set};
    if (fc_load(&plan, file, &settings, &arena, &problems, &err) != FC_OK)
        fail_msg("%s: %s: %s", words, asked->change.set[0],
                 problems.size > 0 ? problems.item[0].text : err.text);
    fc_arena_free(&arena);
}

#define APRIL " qualified leads in every month, April to December 2027, "
#define MILLION "at least 1,000,000 revenue in total, January to December 2027, "

static const struct {
    const char *plan, *words, *means;
} understood[] = {
    {REFERENCE, "Why don't we cut the marketing budget by 20 percent?",
     "what if | the budget cut by 20 % | channel *.spend = -20%"},
    {REFERENCE, "Why don’t we cut the marketing budget by 20 %?",
     "what if | the budget cut by 20 % | channel *.spend = -20%"},
    {REFERENCE, "What if we cut the budget by a fifth?",
     "what if | the budget cut by 20 % | channel *.spend = -20%"},
    {REFERENCE, "What happens if we reduce marketing spend by 20%?",
     "what if | the budget cut by 20 % | channel *.spend = -20%"},
    {REFERENCE, "Why not trim the budget by 10,000 a month?",
     "what if | the budget cut by 10,000 a month | channel *.spend = x 0.86666667"},
    {REFERENCE, "What if we cut the budget by 180,000 in total?",
     "what if | the budget cut by 180,000 in total | channel *.spend = x 0.8"},
    {REFERENCE, "What if we cut the budget to 60,000 a month?",
     "what if | the budget cut to 60,000 a month | channel *.spend = x 0.8"},
    {REFERENCE, "Should we raise the budget by 15%?",
     "what if | the budget raised by 15 % | channel *.spend = +15%"},
    {REFERENCE, "Could we just spend 10,000 a month more on content?",
     "what if | content raised by 10,000 a month | channel content.spend = +10,000"},
    {REFERENCE, "What if we put another 5,000 a month into search?",
     "what if | search raised by 5,000 a month | channel search.spend = +5,000"},
    {REFERENCE, "What if we add 5k a month to search?",
     "what if | search raised by 5,000 a month | channel search.spend = +5,000"},
    {REFERENCE, "Can we cut search by 20%?",
     "what if | search cut by 20 % | channel search.spend = -20%"},
    {REFERENCE, "What if search is cut by 5,000 a month?",
     "what if | search cut by 5,000 a month | channel search.spend = -5,000"},
    {REFERENCE, "What if we spend 40,000 a month on search?",
     "what if | search at 40,000 a month | channel search.spend = 40,000 a month"},
    {REFERENCE, "What if we raise the search budget to 40,000?",
     "what if | search raised to 40,000 a month | channel search.spend = 40,000 a month"},
    {REFERENCE, "What if we double content?",
     "what if | content raised by 100 % | channel content.spend = +100%"},
    {REFERENCE, "Can we halve the events budget?",
     "what if | events cut by 50 % | channel events.spend = -50%"},
    {REFERENCE, "What if we take 10% off outbound?",
     "what if | outbound cut by 10 % | channel outbound.spend = -10%"},
    {REFERENCE, "What about 10% less budget?",
     "what if | the budget cut by 10 % | channel *.spend = -10%"},
    {REFERENCE, "With 20% less budget?",
     "what if | the budget cut by 20 % | channel *.spend = -20%"},
    {REFERENCE, "What if the budget falls by 20%?",
     "what if | the budget cut by 20 % | channel *.spend = -20%"},
    {REFERENCE, "What if the budget is 20% smaller?",
     "what if | the budget cut by 20 % | channel *.spend = -20%"},
    {REFERENCE, "What if we move 8,000 a month from outbound to content?",
     "what if | 8,000 a month moved from outbound to content | channel outbound.spend = -8,000 | "
     "channel content.spend = +8,000"},
    {REFERENCE, "Should we shift 8,000 from outbound to content?",
     "what if | 8,000 a month moved from outbound to content | channel outbound.spend = -8,000 | "
     "channel content.spend = +8,000"},
    {REFERENCE, "What if we shift half of outbound to content?",
     "what if | 5,000 a month moved from outbound to content | channel outbound.spend = -5,000 | "
     "channel content.spend = +5,000"},
    {REFERENCE, "What if we cut the budget by 20% from July?",
     "what if | the budget cut by 20 % from July 2027 | channel search.spend = 30,000 a month, "
     "then 24,000 from 2027-07 | channel content.spend = 15,000 a month, then 12,000 from 2027-07 "
     "| channel events.spend = 20,000 a month, then 16,000 from 2027-07 | channel outbound.spend = "
     "10,000 a month, then 8,000 from 2027-07"},
    {REFERENCE, "What if we save 120,000 a year on search?",
     "what if | search cut by 120,000 a year | channel search.spend = -10,000"},
    {REFERENCE, "We need to cut the budget by 20%.",
     "what if | the budget cut by 20 % | channel *.spend = -20%"},
    {REFERENCE, "Can we promise 150 leads a month if we cut the budget by 20%?",
     "what if | the budget cut by 20 % | channel *.spend = -20% | at least 150" APRIL "90"},
    {REFERENCE, "Can we still promise 150 qualified leads a month from April with 20% less budget?",
     "what if | the budget cut by 20 % | channel *.spend = -20% | at least 150" APRIL "90"},
    {REFERENCE, "If we cut the budget by 20%, can we still promise 150 leads a month?",
     "what if | the budget cut by 20 % | channel *.spend = -20% | at least 150" APRIL "90"},
    {REFERENCE, "Without events, can we promise 150 leads a month?",
     "without | without events | channel events.enabled = no | at least 150" APRIL "90"},
    {REFERENCE, "Can we promise 1m revenue without events?",
     "without | without events | channel events.enabled = no | " MILLION "90"},
    {REFERENCE, "Do we really need events?",
     "without | without events | channel events.enabled = no"},
    {REFERENCE, "do we need the event?",
     "without | without the events | channel events.enabled = no"},
    {REFERENCE, "Do we really need marketing?",
     "without | without any marketing | channel *.spend = x 0"},
    {REFERENCE, "What happens without events?",
     "without | without events | channel events.enabled = no"},
    {REFERENCE, "What if we drop outbound?",
     "without | without outbound | channel outbound.enabled = no"},
    {REFERENCE, "Why don't we stop outbound?",
     "without | without outbound | channel outbound.enabled = no"},
    {REFERENCE, "What if we turn off search?",
     "without | without search | channel search.enabled = no"},
    {REFERENCE, "Can we do without outbound?",
     "without | without outbound | channel outbound.enabled = no"},
    {REFERENCE, "Is outbound really necessary?",
     "without | without outbound | channel outbound.enabled = no"},
    {REFERENCE, "Should we keep outbound?",
     "without | without outbound | channel outbound.enabled = no"},
    {REFERENCE, "Should we do events?", "without | without events | channel events.enabled = no"},
    {REFERENCE, "What would we lose without content?",
     "without | without content | channel content.enabled = no"},
    {REFERENCE, "What if there were no events?",
     "without | without events | channel events.enabled = no"},
    {REFERENCE, "What if the rate of won falls by 10%?",
     "what if | the rate of won 10 % lower | stage won.rate = 10% less"},
    {REFERENCE, "What if the win rate drops by 10%?",
     "what if | the rate of won 10 % lower | stage won.rate = 10% less"},
    {REFERENCE, "What if the win rate falls by 5 points?",
     "what if | the rate of won 5 points lower | stage won.rate = 5 points less"},
    {REFERENCE, "What if the opportunity rate rises by 10%?",
     "what if | the rate of opportunity 10 % higher | stage opportunity.rate = 10% more"},
    {REFERENCE, "What if the rate of qualified leads falls by 10%?",
     "what if | the rate of qualified lead 10 % lower | stage qualified lead / *.rate = 10% less"},
    {REFERENCE, "What if 10% fewer leads become opportunities?",
     "what if | the rate of opportunity 10 % lower | stage opportunity.rate = 10% less"},
    {REFERENCE, "What if costs rise by 20%?",
     "what if | inquiries 20 % dearer | channel *.cost_per_inquiry = 20% more"},
    {REFERENCE, "What if inquiries cost 20% more?",
     "what if | inquiries 20 % dearer | channel *.cost_per_inquiry = 20% more"},
    {REFERENCE, "What if the cost per inquiry of search rises by 10%?",
     "what if | inquiries from search 10 % dearer | channel search.cost_per_inquiry = 10% more"},
    {REFERENCE, "What if search gets 20% more expensive?",
     "what if | inquiries from search 20 % dearer | channel search.cost_per_inquiry = 20% more"},
    {REFERENCE, "What if deals are 10% smaller?",
     "what if | deals 10 % smaller | deal.value = 10% less"},
    {REFERENCE, "What if the average deal falls by 10%?",
     "what if | deals 10 % smaller | deal.value = 10% less"},
    {REFERENCE, "How many qualified leads do we need for 1m revenue?",
     "need | at least 0 qualified leads in total, April to December 2027, 90 | for " MILLION "90"},
    {REFERENCE, "How many leads a month do we need for 2,000,000 revenue at 80%?",
     "need | at least 0" APRIL
     "80 | for at least 2,000,000 revenue in total, January to December 2027, 80"},
    {REFERENCE, "How many opportunities do we need to hit our numbers?",
     "need | at least 0 opportunities in total, January to December 2027, 90 | for " MILLION "90"},
    {REFERENCE, "How many leads a month do we need?",
     "need | at least 0" APRIL "90 | for " MILLION "90"},
    {REFERENCE, "We need 150 qualified leads a month to hit our numbers",
     "need said | at least 150" APRIL "90 | for " MILLION "90"},
    {REFERENCE, "Are 150 leads a month enough for 1m revenue?",
     "need said | at least 150" APRIL "90 | for " MILLION "90"},
    {REFERENCE, "Is 150 leads a month enough?",
     "need said | at least 150" APRIL "90 | for " MILLION "90"},
    {REFERENCE, "Do we need 150 leads a month to reach 1m of revenue?",
     "need said | at least 150" APRIL "90 | for " MILLION "90"},
    {REFERENCE, "What budget do we need for 150 leads a month?",
     "budget all | at least 150" APRIL "90"},
    {REFERENCE, "What budget do we need for 150 leads a month from April at 95%?",
     "budget all | at least 150" APRIL "95"},
    {REFERENCE, "What must we spend on search for 150 leads a month?",
     "budget search | at least 150" APRIL "90"},
    {REFERENCE, "How much money do we need for 200 leads a month?",
     "budget all | at least 200" APRIL "90"},
    {REFERENCE, "How much must we spend to reach 1m revenue?", "budget all | " MILLION "90"},
    {REFERENCE, "How much budget is needed to promise 150 leads a month?",
     "budget all | at least 150" APRIL "90"},
    {REFERENCE, "What does it take to keep the promise leads?",
     "budget all | at least 150" APRIL "90"},
    {REFERENCE, "What would it cost to promise 180 leads a month?",
     "budget all | at least 180" APRIL "90"},
    {REFERENCE, "What is the least budget for 150 leads a month?",
     "budget all | at least 150" APRIL "90"},
    {REFERENCE, "Who carries the risk?", "risk"},
    {REFERENCE, "Who carries the risk of the promise revenue?", "risk | " MILLION "90"},
    {REFERENCE, "What should we measure first?", "measure"},
    {REFERENCE, "What should we measure first for 150 leads a month?",
     "measure | at least 150" APRIL "90"},
    {REFERENCE, "What is safe for each team to sign?", "agreement"},
    {REFERENCE, "What can marketing and sales sign?", "agreement"},
    {SHOW, "Do we really need another $30,000 trade show? How does any of it convert to revenue?",
     "without | without the trade show | channel trade show.spend = x 0 | and returns"},
    {SHOW, "Do we really need another 30,000 trade show?",
     "without | without the trade show | channel trade show.spend = x 0"},
    {SHOW, "Should we do another show in September?",
     "add | another trade show in September 2027 for EUR 30,000 | channel trade show.spend = "
     "30,000 in 2027-03 | 2027-09"},
    {SHOW, "Do we need another trade show in September?",
     "add | another trade show in September 2027 for EUR 30,000 | channel trade show.spend = "
     "30,000 in 2027-03 | 2027-09"},
    {SHOW, "What if we do another 20,000 show in September?",
     "add | another trade show in September 2027 for EUR 20,000 | channel trade show.spend = 0 a "
     "month, then 30,000 from 2027-03, then 0 from 2027-04, then 20,000 from 2027-09, then 0 from "
     "2027-10"},
    {SHOW, "Do we need the trade show in March?",
     "without | without the trade show in March 2027 | channel trade show.spend = x 0"},
    {SHOW, "What if we go to another trade show in 2027-09 for 20,000?",
     "add | another trade show in September 2027 for EUR 20,000 | channel trade show.spend = 0 a "
     "month, then 30,000 from 2027-03, then 0 from 2027-04, then 20,000 from 2027-09, then 0 from "
     "2027-10"},
    {SHOW, "Another show in September?",
     "add | another trade show in September 2027 for EUR 30,000 | channel trade show.spend = "
     "30,000 in 2027-03 | 2027-09"},
    {SHOW, "Should we cancel the show?",
     "without | without the trade show | channel trade show.spend = x 0"},
    {SHOW, "What will the trade show return? Do we need it?",
     "without | without the trade show | channel trade show.spend = x 0 | and returns"},
    {SHOW, "What if we cut the trade show by 10,000?",
     "what if | trade show cut by EUR 10,000 in total | channel trade show.spend = x 0.66666667"},
    {SHOW, "What if we cut the trade show to 20,000?",
     "what if | trade show cut to EUR 20,000 in total | channel trade show.spend = x 0.66666667"},
    {SHOW, "What if we raise the budget by 10,000 in total?",
     "what if | the budget raised by EUR 10,000 in total | channel *.spend = x 1.3333333"},
    {HEADS, "We need to cut marketing staff to afford more sales reps",
     "trade | one head less in marketing and one more in sales from February 2027 on | team "
     "marketing.heads = 5, then 4 from 2027-02 | team sales.heads = 3, then 5 from 2027-02"},
    {HEADS, "One marketer less, one sales rep more?",
     "trade | one head less in marketing and one more in sales from February 2027 on | team "
     "marketing.heads = 5, then 4 from 2027-02 | team sales.heads = 3, then 5 from 2027-02"},
    {HEADS, "One sales rep more, one marketer less, from March?",
     "trade | one head less in marketing and one more in sales from March 2027 on | team "
     "marketing.heads = 5, then 4 from 2027-03 | team sales.heads = 3, then 4 from 2027-02, then 5 "
     "from 2027-03"},
    {HEADS, "Should we trade one marketer for one sales rep from March?",
     "trade | one head less in marketing and one more in sales from March 2027 on | team "
     "marketing.heads = 5, then 4 from 2027-03 | team sales.heads = 3, then 4 from 2027-02, then 5 "
     "from 2027-03"},
    {HEADS, "Should we trade a marketing head for a sales head?",
     "trade | one head less in marketing and one more in sales from February 2027 on | team "
     "marketing.heads = 5, then 4 from 2027-02 | team sales.heads = 3, then 5 from 2027-02"},
    {HEADS, "Should we let one marketer go and hire a sales rep?",
     "trade | one head less in marketing and one more in sales from February 2027 on | team "
     "marketing.heads = 5, then 4 from 2027-02 | team sales.heads = 3, then 5 from 2027-02"},
    {HEADS, "Should we replace two marketers with one sales rep in June?",
     "trade | two heads less in marketing and one more in sales from June 2027 on | team "
     "marketing.heads = 5, then 3 from 2027-06 | team sales.heads = 3, then 4 from 2027-02, then 5 "
     "from 2027-06"},
    {HEADS, "What if we hire a sales rep instead of a marketer?",
     "trade | one head less in marketing and one more in sales from February 2027 on | team "
     "marketing.heads = 5, then 4 from 2027-02 | team sales.heads = 3, then 5 from 2027-02"},
    {HEADS, "What if we hire two more sales reps in March?",
     "what if | two heads more in sales from March 2027 on | team sales.heads = 3, then 4 from "
     "2027-02, then 6 from 2027-03"},
    {HEADS, "What if one sales rep leaves in June?",
     "what if | one head less in sales from June 2027 on | team sales.heads = 3, then 4 from "
     "2027-02, then 3 from 2027-06"},
    {HEADS, "Should we hire another sales rep?",
     "what if | one head more in sales from February 2027 on | team sales.heads = 3, then 5 from "
     "2027-02"},
    {HEADS, "Do we need another sales rep?",
     "what if | one head more in sales from February 2027 on | team sales.heads = 3, then 5 from "
     "2027-02"},
    {HEADS, "Can we afford another rep?",
     "what if | one head more in sales from February 2027 on | team sales.heads = 3, then 5 from "
     "2027-02"},
    {HEADS, "What if we had one marketer less and one rep more?",
     "trade | one head less in marketing and one more in sales from February 2027 on | team "
     "marketing.heads = 5, then 4 from 2027-02 | team sales.heads = 3, then 5 from 2027-02"},
    {HEADS, "Do we really need marketing?",
     "without | without any marketing | channel *.spend = x 0"},
    {HEADS, "Do we need advertising?",
     "without | without advertising | channel advertising.spend = x 0"},
    {CAMPAIGN, "Do we need the campaign?",
     "without | without the campaign | channel campaign.spend = x 0"},
    {CAMPAIGN, "What did that 100,000 campaign return? Did we need it?",
     "without | without the campaign | channel campaign.spend = x 0 | and returns"},
    {SAAS, "What if we cut paid by 20%?", "what if | paid cut by 20 % | channel paid.spend = -20%"},
    {SAAS, "What budget do we need to keep the promise?",
     "budget all | at least USD 0 net gain in total, January 2027 to December 2028, 90"},
    {MARKET, "Do we really need paid search?",
     "without | without paid search | channel paid search.enabled = no"},
    {MARKET, "What if we drop social?", "without | without social | channel social.enabled = no"},
    {MARKET, "Can we promise 900 leads a month without social?",
     "without | without social | channel social.enabled = no | at least 900 leads in every month, "
     "April to December 2018, 90"},
    {SUPPLIERS, "What if we drop the trade portal?",
     "without | without the trade portal | channel trade portal.enabled = no"},
    {SHOW, "How many leads do we need to hit our numbers?",
     "need | at least 0 qualified leads in total, January 2027 to March 2028, 90 | for at least "
     "EUR 0 net gain in total, January 2027 to March 2028, 90"},
    {HEADS, "We need two more sales reps",
     "what if | two heads more in sales from February 2027 on | team sales.heads = 3, then 6 from "
     "2027-02"},
    {HEADS, "Can we afford another sales rep from June?",
     "what if | one head more in sales from June 2027 on | team sales.heads = 3, then 4 from "
     "2027-02, then 5 from 2027-06"},
    {HEADS, "Should we have one marketer less and one rep more?",
     "trade | one head less in marketing and one more in sales from February 2027 on | team "
     "marketing.heads = 5, then 4 from 2027-02 | team sales.heads = 3, then 5 from 2027-02"},
    {REFERENCE, "What if we increase spend on search by 10%?",
     "what if | search raised by 10 % | channel search.spend = +10%"},
    {REFERENCE, "Should we increase the search budget by 10,000?",
     "what if | search raised by 10,000 a month | channel search.spend = +10,000"},
    {REFERENCE, "Should we spend 20% less on outbound?",
     "what if | outbound cut by 20 % | channel outbound.spend = -20%"},
    {REFERENCE, "Can we get by without events?",
     "without | without events | channel events.enabled = no"},
    {REFERENCE, "What would happen without the events?",
     "without | without the events | channel events.enabled = no"},
    {REFERENCE, "what if we stop spending on outbound",
     "without | without outbound | channel outbound.enabled = no"},
    {REFERENCE, "Cut the budget by 20%",
     "what if | the budget cut by 20 % | channel *.spend = -20%"},
    {REFERENCE, "20% less budget", "what if | the budget cut by 20 % | channel *.spend = -20%"},
    {REFERENCE, "No events?", "without | without events | channel events.enabled = no"},
    {REFERENCE, "What if we invest another 10k a month in content?",
     "what if | content raised by 10,000 a month | channel content.spend = +10,000"},
    {REFERENCE, "Could we promise 160 leads a month if search gets 10% more expensive?",
     "what if | inquiries from search 10 % dearer | channel search.cost_per_inquiry = 10% more | "
     "at least 160" APRIL "90"},
    {REFERENCE, "What is the chance of 150 leads a month if we drop outbound?",
     "without | without outbound | channel outbound.enabled = no | at least 150" APRIL "90"},
    {REFERENCE, "Is the events budget worth it?", "return events"},
    {REFERENCE, "Why should we keep outbound?",
     "without | without outbound | channel outbound.enabled = no"},
    {REFERENCE, "What do events bring? Do we need them?",
     "without | without events | channel events.enabled = no | and returns"},
    {REFERENCE, "Do we need events? What do they return?",
     "without | without events | channel events.enabled = no | and returns"},
    {REFERENCE, "Which budget keeps 150 leads a month?", "budget all | at least 150" APRIL "90"},
    {REFERENCE, "How much should we spend on content to reach 160 leads a month?",
     "budget content | at least 160" APRIL "90"},
    {REFERENCE, "how many won deals do we need for 1,500,000 revenue at 95%",
     "need | at least 0 won deals in total, January to December 2027, 95 | for at least 1,500,000 "
     "revenue in total, January to December 2027, 95"},
    {REFERENCE, "Do we need 200 leads a month for 1m revenue?",
     "need said | at least 200" APRIL "90 | for " MILLION "90"},
    {REFERENCE, "Who is responsible?", "risk"},
    {REFERENCE, "who bears the risk of 150 leads a month at 95%?",
     "risk | at least 150" APRIL "95"},
    {REFERENCE, "What matters most?", "measure"},
    {REFERENCE, "What decides the promise?", "measure"},
    {OUTSOURCE, "What if we cut the budget by 20%?",
     "what if | the budget cut by 20 % | channel *.spend = -20%"},
    {NURTURE, "What if we cut search by 20%?",
     "what if | search cut by 20 % | channel search.spend = -20%"},
    {BIG, "What if deals are 20% smaller?",
     "what if | deals 20 % smaller | deal.value = 20% less | deal.large_value = 20% less"},
    {OPENING, "Do we really need marketing?",
     "without | without any marketing | channel *.spend = x 0"},
    {SHELF, "What if we lose a rep?",
     "what if | one head less in inside sales from February 2027 on | team inside sales.heads = 2, "
     "then 1 from 2027-02"},
    {FIRST, "What if we cut the budget by 20%?",
     "what if | the budget cut by 20 % | channel *.spend = -20%"},
    {FIRST, "Do we need it?", "without | without search | channel search.spend = x 0"},
    {REFERENCE, "Why don’t we spend 20% less on events?",
     "what if | events cut by 20 % | channel events.spend = -20%"},
    {REFERENCE, "What if the search budget is doubled?",
     "what if | search raised by 100 % | channel search.spend = +100%"},
    {REFERENCE, "Would it hurt to cut outbound by half?",
     "what if | outbound cut by 50 % | channel outbound.spend = -50%"},
    {REFERENCE, "Suppose we cut content by 5,000 a month",
     "what if | content cut by 5,000 a month | channel content.spend = -5,000"},
    {REFERENCE, "Do we need events at 95%?",
     "without | without events | channel events.enabled = no"},
    {REFERENCE, "Can we promise 150 leads a month at 95% if we cut the budget by 10%?",
     "what if | the budget cut by 10 % | channel *.spend = -10% | at least 150" APRIL "95"},
    {REFERENCE, "What if we cut the budget by 20%, at 80%?",
     "what if | the budget cut by 20 % | channel *.spend = -20%"},
    {SHOW, "What if we cut the budget by EUR 10,000?",
     "what if | the budget cut by EUR 10,000 in total | channel *.spend = x 0.66666667"},
    {SHOW, "What if we add another show with 25,000 in May?",
     "add | another trade show in May 2027 for EUR 25,000 | channel trade show.spend = 0 a month, "
     "then 30,000 from 2027-03, then 0 from 2027-04, then 25,000 from 2027-05, then 0 from "
     "2027-06"},
    {CAMPAIGN, "Was the campaign worth it? Did we need it?",
     "without | without the campaign | channel campaign.spend = x 0 | and returns"},
    {HEADS, "What if two marketers leave in April?",
     "what if | two heads less in marketing from April 2027 on | team marketing.heads = 5, then 3 "
     "from 2027-04"},
    {HEADS, "Should we swap two marketers for two sales reps from 2027-06?",
     "trade | two heads less in marketing and two more in sales from June 2027 on | team "
     "marketing.heads = 5, then 3 from 2027-06 | team sales.heads = 3, then 4 from 2027-02, then 6 "
     "from 2027-06"},
    {HEADS, "Should we fire three sales reps?",
     "what if | three heads less in sales from February 2027 on | team sales.heads = 3, then 1 "
     "from 2027-02"},
    {HEADS, "Do we need 12 wins a month to hit our numbers?",
     "need said | at least 12 won deals in every month, October 2027 to June 2028, 90 | for at "
     "least EUR 0 net gain in total, January 2027 to June 2028, 90"},
};

static void test_phrasings_are_understood(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof understood / sizeof *understood; i++) {
        struct fc_asked asked;
        struct asked_of of;
        struct fc_text  text = {0};
        if (!read(&asked, &of, understood[i].plan, understood[i].words))
            fail_msg("not understood: %s: %s", understood[i].words, of.problems.item[0].text);
        say(&text, &asked, of.plan);
        if (strcmp(text.bytes, understood[i].means) != 0)
            fail_msg("%s\n  understood as %s\n  instead of    %s", understood[i].words, text.bytes,
                     understood[i].means);
        assert_loads(&asked, understood[i].plan, understood[i].words);
        fc_text_free(&text);
        fc_arena_free(&of.arena);
    }
}

/* ---- what is refused, and the hint that helps ---- */

#define FORMS "ask one of these:"

static const struct {
    const char *plan, *words, *text, *hint; /* the hint begins so */
} refused[] = {
    {SHOW, "Should we add another trade show?", "channel `trade show` is in the plan already",
     "say in which month, or add 10,000 a month to it"},
    {HEADS, "What if costs rise by 20%?",
     "the plan knows several costs: per inquiry, of teams, or fixed",
     "say the cost per inquiry, or change one of them with --set"},
    {SUPPLIERS, "What if we add the newsletter?", "channel `newsletter` is in the plan already",
     "say in which month, or add 10,000 a month to it"},
    {REFERENCE, "What is the weather?", "this question is not one it understands", FORMS},
    {REFERENCE, "What if we cut the budget?", "the question does not say by how much",
     "say by 20%, by 10,000 a month or to 40,000 a month"},
    {REFERENCE, "What if we cut events?", "the question does not say by how much",
     "say by 20%, by 10,000 a month or to 40,000 a month; to do without it altogether, ask \"do we "
     "need it\""},
    {REFERENCE, "Should we cut people?", "the plan has no channel `people`",
     "name a channel of the plan: search, content, events, outbound"},
    {REFERENCE, "Do we really need the webinar?", "the plan has no channel `webinar`",
     "name a channel of the plan: search, content, events, outbound"},
    {REFERENCE, "What if we drop the webinar?", "the plan has no channel `webinar`",
     "name a channel of the plan: search, content, events, outbound"},
    {REFERENCE, "What if we cut the budget by 120%?", "more would be cut than is spent",
     "the budget: 75,000 a month on average, 900,000 in all"},
    {REFERENCE, "What if we cut the budget by 100,000?",
     "this amount could be that of a month or of the whole plan",
     "the budget is 900,000 in all: say `a month` or `in total`"},
    {REFERENCE, "What if we cut search to 40,000?",
     "that is more than is spent: it would be no cut",
     "search: 30,000 a month on average, 360,000 in all"},
    {REFERENCE, "What if we raise search to 20,000?",
     "that is less than is spent: it would be a cut",
     "search: 30,000 a month on average, 360,000 in all"},
    {REFERENCE, "What if we cut the budget by $5,000?", "the plan names no currency",
     "set currency = USD in [plan], or write the number alone"},
    {REFERENCE, "What if we cut the budget by 5 points?", "money has no points",
     "say by 20%, or by 10,000 a month"},
    {REFERENCE, "Should we add search?", "channel `search` is in the plan already",
     "say in which month, or add 10,000 a month to it"},
    {REFERENCE, "What if we move 40,000 from outbound to content?",
     "`outbound` spends only 10,000 a month", NULL},
    {REFERENCE, "What if we cut the budget by 30.000?", "this can be read in two ways",
     "write 30,000 if the point separates thousands, 30.0 if it is the decimal sign"},
    {REFERENCE, "What if it rains?", "this question is not one it understands", FORMS},
    {REFERENCE, "How many leads will we get?", "this question is not one it understands", FORMS},
    {REFERENCE, "Do we need 150 leads a month?", "this question is not one it understands", FORMS},
    {REFERENCE, "One marketer less, one sales rep more?", "the plan has no teams",
     "add a [team sales]"},
    {REFERENCE, "Do we need events? Can we promise 150 leads a month?",
     "these questions cannot be answered together", "ask them one by one"},
    {REFERENCE, "What if we cut the budget by 20% from 2029-07?", "`2029-07` lies outside the plan",
     "the plan covers January to December 2027"},
    {REFERENCE, "What if deals rise?", "this question is not one it understands", FORMS},
    {REFERENCE, "Who are you?", "this question is not one it understands", FORMS},
    {REFERENCE, "What budget do we need?", "this question is not one it understands", FORMS},
    {REFERENCE, "What budget do we need for 150 sprockets a month?",
     "`sprockets` is not something this plan measures", "known: inquiries, qualified leads, "},
    {REFERENCE, "What do we need to keep our promises?", "this question is not one it understands",
     FORMS},
    {HEADS, "Should we hire more sales reps?", "the question does not say how many in sales",
     "say one, or two"},
    {HEADS, "Should we trade six marketers for one sales rep?", "the team marketing has only 5",
     NULL},
    {HEADS, "Should we trade a sales rep for a sales rep?", "both are of the team sales",
     "name two teams of the plan"},
    {MARKET, "What if we cut the budget by 20%?", "the plan spends nothing",
     "give its channels `spend` and `cost per inquiry`"},
    {MARKET, "How many leads do we need to hit our numbers?",
     "the plan promises no money that they could be needed for",
     "say for what, such as for 1m revenue"},
    {REFERENCE, "Why?", "this question is not one it understands", FORMS},
    {REFERENCE, "Should we do a show in September?", "the plan has no channel `show`",
     "name a channel of the plan: search, content, events, outbound"},
    {REFERENCE, "What if we cut events by 20% and search by 10%?",
     "this question is not one it understands", FORMS},
    {SHOW, "What if we do the trade show in March?",
     "the plan has `trade show` in that month already", "say another, or ask what it returns"},
    {REFERENCE, "Do we really need another $30,000 trade show?",
     "the plan has no channel `$30,000 trade show`",
     "name a channel of the plan: search, content, events, outbound"},
    {REFERENCE, "What if we spend less on search?", "the question does not say by how much",
     "say by 20%, by 10,000 a month or to 40,000 a month; to do without it altogether, ask \"do we "
     "need it\""},
    {REFERENCE, "How many leads can we promise if we cut the budget by 20%?",
     "with a change it can only test a promise", "say how many"},
    {REFERENCE, "How many leads can we promise without events?",
     "with a change it can only test a promise", "say how many"},
    {REFERENCE, "Do we need events? What does search return?",
     "these questions cannot be answered together", "ask them one by one"},
    {REFERENCE, "Do we need events? And outbound? And search?",
     "this question is not one it understands", FORMS},
    {REFERENCE, "What if we cut the budget by 50,000 for outbound?",
     "this question is not one it understands", FORMS},
    {REFERENCE, "What budget do we need to hit our numbers?", "the plan makes several promises",
     "say which, such as for 150 leads a month"},
    {REFERENCE, "What revenue do we need?", "this question is not one it understands", FORMS},
    {REFERENCE, "What if half of the leads become opportunities?",
     "this question is not one it understands", FORMS},
    {REFERENCE, "What if we hire a sales rep?", "the plan has no teams", "add a [team sales]"},
    {REFERENCE, "Should we trade one marketer for one sales rep?", "the plan has no teams",
     "add a [team sales]"},
    {REFERENCE, "What can we promise?", "this question is not one it understands", FORMS},
    {BIG, "What if large deals are smaller?", "this question is not one it understands", FORMS},
    {REFERENCE, "What if we cut the budget by 20% in 2027-10?",
     "this could be that month alone, or from then on", "say from that month"},
    {REFERENCE, "What if we cut search and events by 20%?",
     "the plan has no channel `search and events`",
     "name a channel of the plan: search, content, events, outbound"},
    {REFERENCE, "What if we move 20% from search to content from July?",
     "this question is not one it understands", FORMS},
    {SHOW, "What if we cut the budget by $10,000?", "this is not in the plan's currency",
     "convert it: the plan's currency is EUR"},
    {SHOW, "Should we do another $20,000 show in September?", "this is not in the plan's currency",
     "convert it: the plan's currency is EUR"},
    {MARKET, "What if paid search gets 20% more expensive?",
     "the plan says no cost per inquiry there", "give it `cost per inquiry`"},
    {OUTSOURCE, "What if costs rise by 10%?",
     "the plan knows several costs: per inquiry, of teams, or fixed",
     "say the cost per inquiry, or change one of them with --set"},
};

static void test_what_cannot_be_is_refused_with_a_hint(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct fc_asked asked;
        struct asked_of of;
        if (read(&asked, &of, refused[i].plan, refused[i].words))
            fail_msg("understood, but should not: %s", refused[i].words);
        const struct fc_problem *problem = &of.problems.item[0];
        if (of.problems.errors != 1 || strcmp(problem->text, refused[i].text) != 0)
            fail_msg("%s: %s", refused[i].words, problem->text);
        if (refused[i].hint == NULL
                ? problem->hint != NULL
                : strncmp(problem->hint, refused[i].hint, strlen(refused[i].hint)) != 0)
            fail_msg("%s: hint: %s", refused[i].words, problem->hint);
        fc_arena_free(&of.arena);
    }
}

/* ---- help says what is so ---- */

/* The form without what may be left out: "[at 95%]", "(raise)". */
static void strip(char out[200], const char *form)
{
    int    depth = 0;
    size_t n = 0;
    for (; *form != '\0'; form++) {
        depth += *form == '[' || *form == '(';
        if (depth == 0 && !(*form == ' ' && n > 0 && out[n - 1] == ' '))
            out[n++] = *form;
        depth -= *form == ']' || *form == ')';
    }
    out[n] = '\0';
}

static void put_in_place_of(char text[200], const char *word, const char *by)
{
    char  rest[200];
    char *at = strstr(text, word);
    if (at == NULL)
        return;
    strcpy(rest, at + strlen(word));
    strcpy(at, by);
    strcat(text, rest);
}

static void test_every_form_of_the_help_is_understood(void **state)
{
    (void)state;
    for (int i = 0; i < fc_ask_form_count; i++) {
        char            words[200];
        struct fc_asked asked;
        struct asked_of of;
        const bool      people = strstr(fc_ask_forms[i], "TEAM") != NULL;
        const bool      adds = strstr(fc_ask_forms[i], "add CHANNEL") != NULL;
        strip(words, fc_ask_forms[i]);
        put_in_place_of(words, "N revenue", "1m revenue");
        put_in_place_of(words, "N METRIC", "150 leads");
        put_in_place_of(words, "METRIC", "leads");
        put_in_place_of(words, "CHANNEL", adds ? "events" : "search");
        put_in_place_of(words, "CHANNEL", "content");
        put_in_place_of(words, "STAGE", "won");
        put_in_place_of(words, "TEAM", "sales");
        put_in_place_of(words, "TEAM", "marketing");
        put_in_place_of(words, "MONTH", "March");
        if (!read(&asked, &of, people ? HEADS : adds ? WITHOUT_EVENTS : REFERENCE, words))
            fail_msg("%s: %s: %s", fc_ask_forms[i], words, of.problems.item[0].text);
        fc_arena_free(&of.arena);
    }
}

static void test_a_question_not_understood_lists_every_form(void **state)
{
    (void)state;
    struct fc_asked asked;
    struct asked_of of;
    assert_false(read(&asked, &of, REFERENCE, "What is the weather?"));
    for (int i = 0; i < fc_ask_form_count; i++)
        assert_non_null(strstr(of.problems.item[0].hint, fc_ask_forms[i]));
    fc_arena_free(&of.arena);
}

/* ---- the changed plan is the one that ships ---- */

static void assert_same_spend(const char *words, const char *file, const char *shipped)
{
    struct fc_asked    asked;
    struct asked_of    of;
    struct fc_arena    arena = {0};
    struct fc_problems problems = {.arena = &arena};
    struct fc_error    err = {0};
    struct fc_plan    *changed, *other;
    assert_true(read(&asked, &of, file, words));
    const struct fc_settings settings = {asked.change.n, asked.change.set};
    assert_int_equal(fc_load(&changed, file, &settings, &arena, &problems, &err), FC_OK);
    assert_int_equal(fc_load(&other, shipped, NULL, &arena, &problems, &err), FC_OK);
    for (int t = 0; t < other->months; t++) {
        for (int c = 0; c < other->n_channels; c++) {
            assert_int_equal(changed->channel[c].enabled, other->channel[c].enabled);
            assert_float_equal(fc_schedule_at(&changed->channel[c].spend, changed->start, t),
                               fc_schedule_at(&other->channel[c].spend, other->start, t), 0);
        }
        for (int i = 0; i < other->n_teams; i++)
            assert_float_equal(fc_schedule_at(&changed->team[i].heads, changed->start, t),
                               fc_schedule_at(&other->team[i].heads, other->start, t), 0);
    }
    fc_arena_free(&arena);
    fc_arena_free(&of.arena);
}

static void test_the_change_makes_the_shipped_scenario(void **state)
{
    (void)state;
    assert_same_spend("Why don't we cut the marketing budget by 20 percent?", REFERENCE,
                      SHIPPED("cut-20"));
    assert_same_spend("Do we really need events?", REFERENCE, WITHOUT_EVENTS);
    assert_same_spend("One marketer less, one sales rep more from March?", HEADS,
                      SHIPPED("heads-trade"));
}

/* ---- nonsense ---- */

/* Known words in any order: read or refused with an error, and what is read loads or is refused
   with one. */
static void test_any_words_are_read_or_refused(void **state)
{
    (void)state;
    static const char *const word[] = {"what if",
                                       "we",
                                       "cut",
                                       "the budget",
                                       "by",
                                       "20%",
                                       "search",
                                       "to",
                                       "raise",
                                       "10,000",
                                       "a month",
                                       "from",
                                       "March",
                                       "do we need",
                                       "another",
                                       "event",
                                       "without",
                                       "should we",
                                       "add",
                                       "in",
                                       "one marketer",
                                       "less",
                                       "more",
                                       "sales rep",
                                       "trade",
                                       "for",
                                       "how many",
                                       "leads",
                                       "1m revenue",
                                       "what budget",
                                       "150 leads a month",
                                       "can we promise",
                                       "if",
                                       ",",
                                       "move",
                                       "the rate of",
                                       "won",
                                       "falls",
                                       "half",
                                       "$5,000",
                                       "5 points",
                                       "and"};
    enum { WORDS = sizeof word / sizeof *word };
    uint64_t luck = 88172645463325252U;
    for (int round = 0; round < 3000; round++) {
        char            words[600] = "";
        struct fc_asked asked;
        struct asked_of of;
        for (int i = 0; i < 1 + round % 10; i++) {
            luck ^= luck << 13, luck ^= luck >> 7, luck ^= luck << 17; /* xorshift64 */
            strcat(words, word[luck % WORDS]);
            strcat(words, " ");
        }
        const char *file = round % 2 == 0 ? REFERENCE : HEADS;
        const bool  is_read = read(&asked, &of, file, words);
        if (is_read != (of.problems.errors == 0))
            fail_msg("%d errors, and %sread: %s", (int)of.problems.errors, is_read ? "" : "not ",
                     words);
        if (is_read)
            assert_loads(&asked, file, words);
        fc_arena_free(&of.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_phrasings_are_understood),
        cmocka_unit_test(test_what_cannot_be_is_refused_with_a_hint),
        cmocka_unit_test(test_every_form_of_the_help_is_understood),
        cmocka_unit_test(test_a_question_not_understood_lists_every_form),
        cmocka_unit_test(test_the_change_makes_the_shipped_scenario),
        cmocka_unit_test(test_any_words_are_read_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
