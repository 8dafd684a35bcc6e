/* "One marketer less, one sales rep more?", "what if we hire two sales reps in March?" */
#include "model/sentence.h"
#include "questions/change_set.h"
#include "questions/pattern.h"
#include "questions/said_heads.h"
#include "questions/slots.h"

enum means { TRADE, TRADE_BACK /* who comes is said first */, HIRE, LOSE };

#define FROM " [ $from_month @month ]"

static const struct fc_pattern table[] = {
    {"$should $trade @heads $trade_for @heads" FROM, TRADE},
    {"$should $let_go @heads $to_afford $hire @heads" FROM, TRADE},
    {"$should $let_go @heads $to_afford $hire @extra" FROM, TRADE},
    {"$should let @heads go $to_afford $hire @heads" FROM, TRADE},
    {"$should $let_go @fewer $to_afford $hire @heads" FROM, TRADE},
    {"$should $hire @heads instead of|for @heads" FROM, TRADE_BACK},
    {"$should have|had|get|employ|need|want @fewer @extra" FROM, TRADE},
    {"$should have|had|get|employ|need|want @extra @fewer" FROM, TRADE_BACK},
    {"$should have|get|employ|use|pay @fewer $to_afford have|get|employ|use|pay @extra" FROM,
     TRADE},
    {"[ what|how ] [ about ] @fewer [ for ] @extra" FROM, TRADE},
    {"[ what|how ] [ about ] @extra [ for ] @fewer" FROM, TRADE_BACK},
    {"[ what|how ] [ about ] @heads instead of @heads" FROM, TRADE_BACK},
    {"[ what|how ] [ about ] @heads for @heads" FROM, TRADE},
    {"$should move|shift|transfer|switch @heads from marketing to @heads" FROM, TRADE},
    {"$should move|shift|turn|transfer|retrain @heads to|into @heads" FROM, TRADE},

    {"$should hire|recruit|add|employ|appoint|afford|get @heads" FROM, HIRE},
    {"$should have|had @extra" FROM, HIRE},
    {"$if @heads $join" FROM, HIRE},
    {"$if @extra $join" FROM, HIRE},
    {"can we afford [ to hire ] @heads" FROM, HIRE},
    {"$need @extra" FROM, HIRE},
    {"we|i need|want @extra" FROM, HIRE},
    {"$should $let_go @heads" FROM, LOSE},
    {"$should let|lay @heads go|off" FROM, LOSE},
    {"$should have|had|employ @fewer" FROM, LOSE},
    {"$if @heads $leave" FROM, LOSE},
    {"$if @heads $leave us" FROM, LOSE},
    {"what if we lose @heads" FROM, LOSE},
};
enum { PATTERNS = sizeof table / sizeof *table };

/* ---- heads month by month ---- */

static const char *people(const struct fc_plan *plan, const struct fc_said_heads *said)
{
    return plan->team[said->team].section.name;
}

static double heads_at(const struct fc_plan *plan, int team, int t)
{
    return fc_schedule_at(&plan->team[team].heads, plan->start, t);
}

/* False, with a problem, when there are not so many to let go. */
static bool set_heads(struct fc_change_set *changes, const struct fc_said_heads *said, int change,
                      int from_t)
{
    const struct fc_asking *asking = changes->asking;
    const struct fc_plan   *plan = asking->plan;
    struct fc_text          text = {0};
    double                  value[FC_MAX_MONTHS];
    char                    number[FC_NUMBER_TEXT];
    for (int t = 0; t < plan->months; t++) {
        value[t] = heads_at(plan, said->team, t) + (t < from_t ? 0 : change);
        if (value[t] >= 0)
            continue;
        fc_asking_refuse(asking, asking->said.whole, NULL, "the team %s has only %s",
                         people(plan, said),
                         fc_print_short(number, heads_at(plan, said->team, t), 4));
        return false;
    }
    fc_schedule_write(&text, plan, value, true);
    fc_change_set_add(changes, text.failed ? NULL
                                           : fc_arena_print(plan->arena, "team %s.heads = %s",
                                                            people(plan, said), text.bytes));
    fc_text_free(&text);
    return true;
}

/* Whoever is there when the plan begins counts as trained, so a hire is one only after that. */
static bool read_month(int *from_t, const struct fc_asking *asking, const struct fc_match *match)
{
    const struct fc_slot *slot = fc_match_slot(match, "month", 0);
    *from_t = asking->plan->months > 1 ? 1 : 0;
    return slot == NULL || fc_said_month_read(from_t, asking, slot, 0);
}

static const char *note_on_month(const struct fc_asking *asking, const struct fc_match *match)
{
    const int month = asking->plan->start + 1;
    return fc_match_slot(match, "month", 0) != NULL || asking->plan->months < 2
               ? NULL
               : fc_arena_print(asking->plan->arena,
                                "The question names no month: taken is %s %d, since whoever is "
                                "there when the plan begins counts as trained. Another month: add "
                                "\"from\" and its name.",
                                fc_month_name(month), fc_year_of_month(month));
}

static const char *number_words(char out[FC_NUMBER_TEXT], int number)
{
    static const char *const words[] = {"no", "one", "two", "three", "four", "five", "six"};
    if (number >= 0 && number < (int)(sizeof words / sizeof *words))
        return words[number];
    return fc_print_whole(out, number);
}

static void say_heads(struct fc_text *out, const struct fc_plan *plan,
                      const struct fc_said_heads *said, int change, bool again)
{
    char      number[FC_NUMBER_TEXT];
    const int count = change < 0 ? -change : change;
    fc_text_add(out, "%s%s %s in %s", number_words(number, count),
                again        ? ""
                : count == 1 ? " head"
                             : " heads",
                change < 0 ? "less" : "more", people(plan, said));
}

static void say_from(struct fc_text *out, const struct fc_plan *plan, int from_t)
{
    if (from_t > 0) {
        fc_text_add(out, " from ");
        fc_window_say(out, plan, from_t, from_t);
        fc_text_add(out, " on");
    }
}

/* ---- reading ---- */

/* The nth people in the sentence, whichever way they were put. */
static bool read_people(struct fc_said_heads *out, const struct fc_asking *asking,
                        const struct fc_match *match, int nth)
{
    for (int i = 0; i < match->n; i++)
        if (fc_said_heads_read(out, asking, match->slot[i].from, match->slot[i].to) && nth-- == 0)
            return true;
    return false;
}

static enum fc_read_as trade(struct fc_asked *out, const struct fc_asking *asking,
                             const struct fc_said_heads *less, const struct fc_said_heads *more,
                             int from_t)
{
    struct fc_change_set changes = {.asking = asking};
    if (less->team == more->team)
        return fc_asking_refuse(asking, asking->said.whole, "name two teams of the plan",
                                "both are of the team %s", people(asking->plan, less));
    if (!set_heads(&changes, less, -less->count, from_t) ||
        !set_heads(&changes, more, more->count, from_t))
        return FC_REFUSED;
    say_heads(&changes.label, asking->plan, less, -less->count, false);
    fc_text_add(&changes.label, " and ");
    say_heads(&changes.label, asking->plan, more, more->count, true);
    say_from(&changes.label, asking->plan, from_t);
    return fc_change_set_end(out, &changes, FC_ASK_TRADE);
}

static enum fc_read_as one_team(struct fc_asked *out, const struct fc_asking *asking,
                                const struct fc_said_heads *said, int change, int from_t)
{
    struct fc_change_set changes = {.asking = asking};
    if (!said->counted)
        return fc_asking_refuse(asking, asking->said.whole, "say one, or two",
                                "the question does not say how many in %s",
                                people(asking->plan, said));
    if (!set_heads(&changes, said, change, from_t))
        return FC_REFUSED;
    say_heads(&changes.label, asking->plan, said, change, false);
    say_from(&changes.label, asking->plan, from_t);
    return fc_change_set_end(out, &changes, FC_ASK_WHAT_IF);
}

static enum fc_read_as read(struct fc_asked *out, const struct fc_asking *asking,
                            const struct fc_match *match, int means, int from_t)
{
    struct fc_said_heads first, second;
    if (!read_people(&first, asking, match, 0))
        return FC_REFUSED;
    if (means == HIRE || means == LOSE)
        return one_team(out, asking, &first, means == HIRE ? first.count : -first.count, from_t);
    if (!read_people(&second, asking, match, 1))
        return FC_REFUSED;
    return means == TRADE ? trade(out, asking, &first, &second, from_t)
                          : trade(out, asking, &second, &first, from_t);
}

enum fc_read_as fc_ask_heads(struct fc_asked *out, const struct fc_asking *asking)
{
    struct fc_match          match;
    int                      from_t;
    const struct fc_pattern *found = fc_pattern_find(&match, asking, table, PATTERNS);
    if (found == NULL)
        return FC_NOT_THIS;
    if (asking->plan->n_teams == 0)
        return fc_asking_refuse(asking, asking->said.whole,
                                "add a [team sales] with `heads` and `capacity`, and name it at "
                                "its stage",
                                "the plan has no teams");
    if (!read_month(&from_t, asking, &match))
        return FC_REFUSED;
    const enum fc_read_as as = read(out, asking, &match, found->means, from_t);
    if (as == FC_READ)
        out->change.note = note_on_month(asking, &match);
    return as;
}
