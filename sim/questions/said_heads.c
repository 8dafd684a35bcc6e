#include "questions/said_heads.h"

#include <string.h>

#include "model/words.h"

static const char *const NUMBER[] = {"no",  "one",   "two",   "three", "four", "five",
                                     "six", "seven", "eight", "nine",  "ten",  NULL};

static const char *const ARTICLE[] = {"a",       "an",     "the",     "our", "some", "any",
                                      "of our",  "of",     "of the",  "new", "good", "full-time",
                                      "further", "single", "of them", NULL};

static const char *const SINGLE[] = {"a", "an", "a single", NULL};
static const char *const MORE[] = {"more", "additional", "extra", "another", NULL};
static const char *const LESS[] = {"less", "fewer", NULL};

/* What stands behind a team's name and says no more. */
static const char *const PEOPLE[] = {
    "rep",       "reps",       "representative", "representatives", "head",      "heads",
    "person",    "people",     "persons",        "staff",           "employee",  "employees",
    "colleague", "colleagues", "member",         "members",         "position",  "positions",
    "job",       "jobs",       "hire",           "hires",           "headcount", "team member",
    "workers",   "worker",     "team members",   "salary",          "salaries",  "team",
    NULL};

/* What people of a team are called by trade: the team of that name, or whose name ends so. */
static const struct {
    const char *words, *team;
} trade[] = {
    {"marketer", "marketing"},
    {"marketers", "marketing"},
    {"marketeer", "marketing"},
    {"marketeers", "marketing"},
    {"rep", "sales"},
    {"reps", "sales"},
    {"seller", "sales"},
    {"sellers", "sales"},
    {"salesperson", "sales"},
    {"salespeople", "sales"},
    {"salesman", "sales"},
    {"salesmen", "sales"},
    {"saleswoman", "sales"},
    {"account executive", "sales"},
    {"account executives", "sales"},
    {"representative", "sales"},
    {"representatives", "sales"},
};

/* ---- which team ---- */

static bool ends_so(const char *name, const char *word)
{
    const size_t all = strlen(name);
    const size_t length = strlen(word);
    return all > length && strchr(" -_", name[all - length - 1]) != NULL &&
           fc_words_are(fc_piece_of("", name + all - length), word);
}

static int team_of_trade(const struct fc_plan *plan, const char *word)
{
    int found = fc_plan_team(plan, fc_piece_of("", word));
    for (int i = 0; i < plan->n_teams && found < 0; i++) {
        if (!ends_so(plan->team[i].section.name, word))
            continue;
        for (int j = i + 1; j < plan->n_teams; j++)
            if (ends_so(plan->team[j].section.name, word))
                return -1;
        found = i;
    }
    return found;
}

static int team_by_trade(const struct fc_asking *asking, int from, int to)
{
    for (size_t i = 0; i < sizeof trade / sizeof *trade; i++)
        if (fc_spoken_match(&asking->plain, from, trade[i].words) == to)
            return team_of_trade(asking->plan, trade[i].team);
    return -1;
}

/* "sales", "sales rep", "sales reps" */
static int team_by_name(const struct fc_asking *asking, int from, int to)
{
    for (int end = to; end > from; end--) {
        const bool rest = end == to || fc_spoken_match_any(&asking->plain, end, PEOPLE) == to;
        const int  team =
            rest ? fc_plan_team(asking->plan, fc_spoken_span(&asking->plain, from, end)) : -1;
        if (team >= 0)
            return team;
    }
    return -1;
}

/* In a plan without teams: what would be people of one. */
static bool would_be_people(const struct fc_asking *asking, int from, int to)
{
    bool would = to - from == 2 && fc_spoken_match_any(&asking->plain, from + 1, PEOPLE) == to;
    for (size_t i = 0; i < sizeof trade / sizeof *trade; i++)
        would = would || fc_spoken_match(&asking->plain, from, trade[i].words) == to;
    return would;
}

static int find_team(const struct fc_asking *asking, int from, int to)
{
    if (asking->plan->n_teams == 0)
        return would_be_people(asking, from, to) ? 0 : -1;
    const int team = team_by_name(asking, from, to);
    return team >= 0 ? team : team_by_trade(asking, from, to);
}

/* ---- how many ---- */

static int number_at(const struct fc_asking *asking, int at)
{
    const struct fc_piece word = asking->plain.word[at].piece;
    for (int i = 1; NUMBER[i] != NULL; i++)
        if (fc_piece_is(word, NUMBER[i]))
            return i;
    int number = 0;
    for (size_t i = 0; i < word.length && i < 4; i++)
        number = word.text[i] >= '0' && word.text[i] <= '9' && number >= 0
                     ? number * 10 + word.text[i] - '0'
                     : -1;
    return word.length > 3 ? -1 : number;
}

/* One word or phrase in front that is no name; where it ends, or -1. */
static int take_front(struct fc_said_heads *out, const struct fc_asking *asking, int at)
{
    const int number = number_at(asking, at);
    int       end = fc_spoken_match_any(&asking->plain, at, MORE);
    if (end > 0) {
        out->counted = out->counted || fc_spoken_match(&asking->plain, at, "another") > 0;
        out->direction = 1;
        return end;
    }
    end = fc_spoken_match_any(&asking->plain, at, LESS);
    if (end > 0) {
        out->direction = -1;
        return end;
    }
    if (number > 0 && out->count == 0) {
        out->count = number;
        out->counted = true;
        return at + 1;
    }
    out->counted = out->counted || fc_spoken_match_any(&asking->plain, at, SINGLE) > 0;
    return fc_spoken_match_any(&asking->plain, at, ARTICLE);
}

bool fc_said_heads_read(struct fc_said_heads *out, const struct fc_asking *asking, int from, int to)
{
    struct fc_said_heads said = {.team = -1};
    if (to - from > 1 && fc_spoken_match_any(&asking->plain, to - 1, MORE) == to)
        said.direction = 1, to--;
    else if (to - from > 1 && fc_spoken_match_any(&asking->plain, to - 1, LESS) == to)
        said.direction = -1, to--;
    for (int at = from; at >= 0 && at < to && said.team < 0;) {
        said.team = find_team(asking, at, to);
        if (said.team < 0)
            at = take_front(&said, asking, at);
    }
    if (said.team < 0)
        return false;
    said.count = said.count == 0 ? 1 : said.count;
    *out = said;
    return true;
}
