#include "command/command.h"

#include <stddef.h>
#include <string.h>

#include "command/commands.h"
#include "command/options.h"

#define BIT(name) FC_OPTION_BIT(FC_O_##name)

/* What everything that reads a plan takes, and what runs it. */
#define PLAN_OPTIONS (BIT(SET) | BIT(QUIET) | BIT(NO_COLOR) | BIT(HELP))
/* What stops when chances are good enough. */
#define ANSWER_OPTIONS (RUN_OPTIONS | BIT(PRECISION))
#define RUN_OPTIONS                                                                                \
    (PLAN_OPTIONS | BIT(CONFIDENCE) | BIT(TRIALS) | BIT(SEED) | BIT(THREADS) | BIT(DATE))

static const struct fc_command commands[] = {
    {.name = "ask",
     .words = "PLAN [\"QUESTION\"]",
     .does = "answer a question about a plan; without one, every promise of the plan",
     .example = {"ask first.ini", "ask first.ini \"Can we promise 40 leads a month from March?\"",
                 "ask trade-show.ini \"What will the trade show return?\""},
     .least = 1,
     .most = 2,
     .options = ANSWER_OPTIONS | BIT(PROMISE) | BIT(JSON) | BIT(CSV),
     .list = fc_list_questions,
     .run = fc_cmd_ask},
    {.name = "new",
     .words = "FILE",
     .does = "write a commented plan to start from",
     .example = {"new plan.ini", "new --list", "new plan.ini --from marketplace"},
     .least = 0,
     .most = 1,
     .options = BIT(FROM) | BIT(LIST) | BIT(QUIET) | BIT(NO_COLOR) | BIT(HELP),
     .run = fc_cmd_new},
    {.name = "check",
     .words = "PLAN",
     .does = "say what is wrong with a plan, or test a promise for a script",
     .more = "Without --promise and --kept the plan is only validated: exit 0 whatever is remarked "
             "on, or 2\nwhen it cannot be used.\nWith one of them: exit 0 when all promises are "
             "kept, 1 when one is not or "
             "is too close to call.",
     .example = {"check first.ini", "check first.ini --show",
                 "check first.ini --promise \"40 leads every month from March\" --confidence 95"},
     .least = 1,
     .most = 1,
     .options = ANSWER_OPTIONS | BIT(PROMISE) | BIT(KEPT) | BIT(SHOW) | BIT(JSON),
     .run = fc_cmd_check},
    {.name = "forecast",
     .words = "PLAN",
     .does = "the months: each stage and the money, mean and 5 to 95 %",
     .example = {"forecast first.ini", "forecast first.ini --csv > months.csv",
                 "forecast reference.ini --by channel --set 'channel search.spend = -20%'"},
     .least = 1,
     .most = 1,
     .options = RUN_OPTIONS | BIT(BY) | BIT(JSON) | BIT(CSV),
     .run = fc_cmd_forecast},
    {.name = "seek",
     .words = "PLAN",
     .does = "the least spend, or the least change of any key, that keeps a promise",
     .more = "The promise is the plan's first, or the one of --promise.",
     .example = {"seek reference.ini",
                 "seek cut-20.ini --promise leads --vary 'channel content.spend'",
                 "seek heads.ini --vary 'team sales.heads = 2..8'"},
     .least = 1,
     .most = 1,
     .options = RUN_OPTIONS | BIT(PROMISE) | BIT(VARY) | BIT(JSON),
     .run = fc_cmd_seek},
    {.name = "compare",
     .words = "PLAN PLAN...",
     .does = "what a change costs and brings: plans against the first",
     .more =
         "With --sweep one plan is compared with itself, a key of it set to each of the values.\n"
         "--set counts for every plan. The promises are those of the first plan, or --promise.",
     .example = {"compare reference.ini cut-20.ini", "compare heads.ini heads-trade.ini --json",
                 "compare reference.ini --sweep 'channel content.spend = 10k..25k step 5k'"},
     .least = 1,
     .most = -1,
     .options = RUN_OPTIONS | BIT(PROMISE) | BIT(SWEEP) | BIT(JSON),
     .run = fc_cmd_compare},
    {.name = "drivers",
     .words = "PLAN",
     .does = "what decides a promise, what is plain chance, what to measure first",
     .more = "The promise is the plan's first, or the one of --promise; --measure asks about the "
             "spread of a\nmeasure instead.",
     .example = {"drivers reference.ini", "drivers reference.ini --promise revenue",
                 "drivers reference.ini --between reference.ini,without-events.ini"},
     .least = 1,
     .most = 1,
     .options = RUN_OPTIONS | BIT(PROMISE) | BIT(MEASURE) | BIT(BETWEEN) | BIT(JSON),
     .run = fc_cmd_drivers},
    {.name = "owners",
     .words = "PLAN",
     .does = "who carries the risk of a promise, owner by owner, and what is plain chance",
     .more = "The promise is the plan's first, or the one of --promise.",
     .example = {"owners reference.ini", "owners reference.ini --promise revenue",
                 "owners cut-20.ini --json"},
     .least = 1,
     .most = 1,
     .options = RUN_OPTIONS | BIT(PROMISE) | BIT(JSON),
     .run = fc_cmd_owners},
    {.name = "allocate",
     .words = "PLAN",
     .does = "the best split of a budget over the channels",
     .more =
         "The promise is the plan's first, or the one of --promise. Without a promise it is net "
         "gain that is\nmade as high as can be.",
     .example = {"allocate reference.ini", "allocate spread-thin.ini --limit 'newsletter = pinned'",
                 "allocate cut-20.ini --objective gain --limit 'content = ..22,500'"},
     .least = 1,
     .most = 1,
     .options = RUN_OPTIONS | BIT(PROMISE) | BIT(OBJECTIVE) | BIT(BUDGET) | BIT(LIMIT) | BIT(JSON),
     .run = fc_cmd_allocate},
    {.name = "chart",
     .words = "PLAN TYPE|all",
     .does = "draw one chart of a promise, or all of them",
     .more = "The promise is the plan's first, or the one of --promise.",
     .example = {"chart first.ini promise -o promise.png",
                 "chart first.ini all -o charts --format svg --theme dark",
                 "chart first.ini months --measure cost -o cost.pdf"},
     .least = 2,
     .most = 2,
     .options = ANSWER_OPTIONS | BIT(PROMISE) | BIT(OUTPUT) | BIT(FORMAT) | BIT(AGAINST) |
                BIT(MEASURE) | BIT(THEME) | BIT(SCALE),
     .list = fc_list_charts,
     .run = fc_cmd_chart},
    {.name = "report",
     .words = "PLAN [PLAN...] -o FILE",
     .does = "all that an answer rests on, in one file to forward",
     .more = "The file's ending says the format. With several plans the first is compared with the "
             "others;\n--set counts for every plan. The promises are those of the first plan, or "
             "--promise.",
     .example = {"report first.ini -o first.md", "report reference.ini cut-20.ini -o cut.md",
                 "report marketplace.ini -o marketplace.json --trials 20000"},
     .least = 1,
     .most = -1,
     .options = ANSWER_OPTIONS | BIT(PROMISE) | BIT(OUTPUT),
     .run = fc_cmd_report},
    {.name = "keys",
     .words = "[WORD]",
     .does = "every key a plan may hold, or those about a word",
     .example = {"keys", "keys delay", "keys \"cost per inquiry\""},
     .least = 0,
     .most = 1,
     .options = BIT(HELP) | BIT(NO_COLOR) | BIT(QUIET),
     .run = fc_cmd_keys},
    {.name = "explain",
     .words = "[TERM]",
     .does = "what a word of the answers means; without one, all of them",
     .example = {"explain", "explain \"safe promise\"", "explain confidence"},
     .least = 0,
     .most = 1,
     .options = BIT(HELP) | BIT(NO_COLOR) | BIT(QUIET),
     .run = fc_cmd_explain},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

const struct fc_command *fc_command_at(int index)
{
    return index >= 0 && index < COMMANDS ? &commands[index] : NULL;
}

const struct fc_command *fc_command_named(const char *name)
{
    for (int i = 0; i < COMMANDS; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}
