#include "questions/seek_key.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "questions/key_today.h"
#include "questions/seek_range.h"

static const char everything[] = "channel *.spend";

/* ---- places and values ---- */

double fc_seek_key_now(const struct fc_seek_key *key)
{
    return key->kind == FC_SEEK_FACTOR ? 1 : key->kind == FC_SEEK_ADDED ? 0 : key->today;
}

double fc_seek_key_value(const struct fc_seek_key *key, double at)
{
    switch (key->kind) {
    case FC_SEEK_FACTOR: return key->today * at;
    case FC_SEEK_ADDED: return key->today + at;
    case FC_SEEK_VALUE: break;
    }
    return at;
}

/* Whether steps are counted in the key's value, not in the factor. */
static bool steps_in_value(const struct fc_seek_key *key)
{
    return key->kind == FC_SEEK_FACTOR && !key->uncertain && key->today > 0;
}

double fc_seek_key_round(const struct fc_seek_key *key, double at, bool up)
{
    const double hair = 1e-7; /* what stands on a step but for rounding stays there */
    const double unit = steps_in_value(key) ? key->today : 1;
    const double steps = at * unit / key->grain;
    return (up ? ceil(steps - hair) : floor(steps + hair)) * key->grain / unit;
}

/* ---- the text of a setting ---- */

/* A number that the reader of plans takes: in money and counts three digits behind a point would
   look like thousands. */
static const char *plain_number(double value, struct fc_arena *arena)
{
    char        digits[FC_NUMBER_TEXT];
    const char *text = fc_print_short(digits, value, 9);
    const char *point = strchr(text, '.');
    return fc_arena_print(arena, "%s%s", text, point != NULL && strlen(point + 1) == 3 ? "0" : "");
}

static const char *value_text(const struct fc_seek_key *key, double at, struct fc_arena *arena)
{
    const struct fc_key *row = &fc_keys[key->row];
    const double         percent = row->dimension == FC_SHARE ? 100 : 1;
    const char          *number = plain_number(at * percent, arena);
    const char          *unit = "";
    if (row->dimension == FC_SHARE)
        unit = "%";
    else if (row->type == FC_T_DAYS || row->type == FC_T_DELAY)
        unit = " days";
    else if (row->type == FC_T_MONTHS)
        unit = " months";
    else if (key->monthly)
        unit = " a month";
    return number == NULL ? NULL : fc_arena_print(arena, "%s = %s%s", key->name, number, unit);
}

const char *fc_seek_key_set(const struct fc_seek_key *key, double at, struct fc_arena *arena)
{
    if (key->kind == FC_SEEK_VALUE)
        return value_text(key, at, arena);
    char factor[FC_NUMBER_TEXT];
    if (key->kind == FC_SEEK_FACTOR || at == 0)
        return fc_arena_print(arena, "%s = x %s", key->name,
                              fc_print_short(factor, at == 0 ? 1 : at, 6));
    return fc_arena_print(arena, "%s = %+.0f", key->name, at);
}

/* ---- what is varied, in words ---- */

static const char *spaced(const char *name, struct fc_arena *arena)
{
    char *copy = fc_arena_copy(arena, name, strlen(name));
    for (char *at = copy; at != NULL && *at != '\0'; at++)
        if (*at == '_')
            *at = ' ';
    return copy;
}

/* What the key is called in a sentence; most names say it. */
static const char *thing(const char *name, struct fc_arena *arena)
{
    if (strcmp(name, "month_to_month") == 0)
        return "month-to-month swing";
    if (strcmp(name, "rate_month_to_month") == 0)
        return "month-to-month swing of the rate";
    return spaced(name, arena);
}

/* "of search", "of won from search", "of every channel"; "" for what there is one of. */
static const char *whose(const struct fc_named_key *named, struct fc_arena *arena)
{
    static const char *const one[FC_S_KINDS] = {[FC_S_CHANNEL] = "channel",
                                                [FC_S_STAGE] = "stage",
                                                [FC_S_ROUTE] = "stage",
                                                [FC_S_TEAM] = "team"};
    const struct fc_heading *heading = &named->heading;
    const struct fc_piece    name = heading->name, channel = heading->channel_name;
    const bool  by_channel = heading->kind == FC_S_ROUTE || heading->kind == FC_S_CHANNEL_DEAL;
    const char *from = "";
    if (by_channel)
        from = fc_piece_is(channel, "*")
                   ? " from each channel"
                   : fc_arena_print(arena, " from %.*s", (int)channel.length, channel.text);
    if (one[heading->kind] == NULL)
        return heading->kind == FC_S_NURTURE  ? " of nurture"
               : heading->kind == FC_S_MARKET ? " of the market"
                                              : fc_arena_print(arena, " of deals%s", from);
    if (fc_piece_is(name, "*"))
        return fc_arena_print(arena, " of every %s%s", one[heading->kind], from);
    return fc_arena_print(arena, " of %.*s%s", (int)name.length, name.text, from);
}

static const char *words_for(const struct fc_named_key *named, struct fc_arena *arena)
{
    const struct fc_key *row = &fc_keys[named->row];
    if (named->heading.kind == FC_S_CHANNEL && fc_piece_is(named->heading.name, "*") &&
        row->type == FC_T_SCHEDULE)
        return fc_arena_print(arena, "all %s", spaced(row->name, arena));
    const char *of = whose(named, arena);
    if (strcmp(row->name, "spend") == 0 && of != NULL) /* money is spent on something */
        return fc_arena_print(arena, "the spend on%s", of + strlen(" of"));
    return fc_arena_print(arena, "the %s%s", thing(row->name, arena), of);
}

/* ---- reading ---- */

static enum fc_seek_kind kind_of(const struct fc_named_key *named, const struct fc_key_today *today)
{
    const enum fc_type type = fc_keys[named->row].type;
    if (type == FC_T_HEADS)
        return FC_SEEK_ADDED;
    if (type == FC_T_WHOLE || type == FC_T_DELAY || !named->given || !(today->value != 0))
        return FC_SEEK_VALUE;
    /* a value for all would also be given to those that have none */
    const bool one = !named->heading.wild && !today->uncertain && !today->uneven;
    return one ? FC_SEEK_VALUE : FC_SEEK_FACTOR;
}

static bool refuse_unset(const struct fc_piece name, const struct fc_named_key *named, bool said,
                         struct fc_problems *problems)
{
    if (!said)
        return fc_error_at(problems, "nothing-to-change", (struct fc_place){.file = "funnelcast"},
                           "name what to vary, such as --vary 'channel *.inquiries' or --vary "
                           "'stage won.rate'",
                           "this plan spends nothing that could be varied");
    return fc_error_at(
        problems, "nothing-to-change", name.place, "give it first, in the file or with --set",
        "`%s` was never given here: there is nothing to vary yet", fc_keys[named->row].name);
}

/* Keys that hold no number, or none that one would vary. */
static bool check_number(struct fc_piece name, const struct fc_named_key *named,
                         const struct fc_key_today *today, struct fc_problems *problems)
{
    const struct fc_key *row = &fc_keys[named->row];
    if (row->type == FC_T_DELAY && (!today->number || today->uncertain))
        return fc_error_at(problems, "vary", name.place,
                           "write the delay as one length, such as 45 days, to vary it",
                           "this delay is spread over months, so it is not one number");
    if (row->section == FC_S_PROMISE || row->section == FC_S_PLAN)
        return fc_error_at(problems, "vary", name.place, NULL,
                           "%s says what is asked, so it cannot be varied",
                           fc_section_words(row->section));
    if (!today->number || row->offset == FC_NO_FIELD)
        return fc_error_at(problems, "vary", name.place,
                           "such as spend, inquiries, cost_per_inquiry, rate, heads or value",
                           "`%s` is no number, so it cannot be varied", row->name);
    return true;
}

static bool fill(struct fc_seek_key *out, const struct fc_study *study, struct fc_piece name,
                 struct fc_piece range, bool said, struct fc_problems *problems)
{
    struct fc_named_key named = {0};
    if (!fc_named_key_find(&named, study->plan, name, study->arena, problems))
        return false;
    const struct fc_key      *row = &fc_keys[named.row];
    const struct fc_key_today today = fc_key_today_of(&named, study->plan);
    if (!check_number(name, &named, &today, problems))
        return false;
    if (!named.given && (row->fallback[0] == '(' || named.n == 0))
        return refuse_unset(name, &named, said, problems);
    *out = (struct fc_seek_key){
        .name = fc_arena_copy(study->arena, name.text, name.length),
        .words = words_for(&named, study->arena),
        .row = named.row,
        .kind = kind_of(&named, &today),
        .whole = row->type == FC_T_WHOLE || row->type == FC_T_HEADS,
        .uncertain = today.uncertain,
        .monthly = row->type == FC_T_SCHEDULE || row->type == FC_T_FLOW ||
                   row->type == FC_T_AMOUNT || row->type == FC_T_PACE,
        .uneven = today.uneven,
        .today = today.value,
        .currency = study->plan->currency,
    };
    problems->no_memory = problems->no_memory || out->name == NULL || out->words == NULL;
    return !problems->no_memory && fc_seek_range_read(out, &today, range, name, problems);
}

enum fc_status fc_seek_key_read(struct fc_seek_key *out, const struct fc_study *study,
                                const char *text, struct fc_problems *problems,
                                struct fc_error *err)
{
    const struct fc_piece whole =
        fc_piece_trim(fc_piece_of("--vary", text == NULL ? everything : text));
    const char           *equals = memchr(whole.text, '=', whole.length);
    const size_t          at = equals == NULL ? whole.length : (size_t)(equals - whole.text);
    const struct fc_piece name = fc_piece_trim(fc_piece_part(whole, 0, at));
    struct fc_piece       range = {0};
    if (equals != NULL)
        range = fc_piece_trim(fc_piece_part(whole, at + 1, whole.length - at - 1));
    if (fill(out, study, name, range, text != NULL, problems))
        return FC_OK;
    return problems->no_memory ? fc_fail(err, FC_NO_MEMORY, "There is not enough memory for a key.")
                               : FC_BAD_INPUT;
}
