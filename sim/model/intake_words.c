/* Values that are words: texts, names, choices, months, and counts of months. */
#include "model/intake.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/cutting.h"
#include "model/deal.h"
#include "model/roll.h"
#include "model/team.h"
#include "model/words.h"
#include "read/names.h"

static bool keep_text(const struct fc_intake *r, struct fc_piece text)
{
    const char **field = r->field;
    char        *copy = fc_arena_copy(r->reader->plan->arena, text.text, text.length);
    r->problems->no_memory = r->problems->no_memory || copy == NULL;
    *field = copy;
    return copy != NULL;
}

bool fc_intake_text(const struct fc_intake *r)
{
    return keep_text(r, r->value);
}

bool fc_intake_name(const struct fc_intake *r)
{
    char what[80];
    snprintf(what, sizeof what, "`%s`", r->key->name);
    if (!fc_words_check_name(r->value, what, r->problems))
        return false;
    return r->key->offset == FC_NO_FIELD || keep_text(r, r->value);
}

bool fc_intake_flag(const struct fc_intake *r)
{
    bool *field = r->field;
    if (!fc_piece_is(r->value, "yes") && !fc_piece_is(r->value, "no"))
        return fc_error_at(r->problems, "flag", r->value.place, "write yes or no",
                           "`%s` is either yes or no", r->key->name);
    *field = fc_piece_is(r->value, "yes");
    return true;
}

bool fc_intake_month(const struct fc_intake *r)
{
    return fc_month_read(r->field, r->value, r->problems);
}

bool fc_intake_whole(const struct fc_intake *r)
{
    int *field = r->field;
    long whole;
    if (!fc_whole_read(&whole, r->value, (long)r->key->low, (long)r->key->high, r->problems))
        return false;
    *field = (int)whole;
    return true;
}

bool fc_intake_currency(const struct fc_intake *r)
{
    static const struct {
        const char *sign, *code;
    } signs[] = {{"$", "USD"}, {"€", "EUR"}, {"£", "GBP"}, {"¥", "JPY"}};
    struct fc_piece value = r->value;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (fc_piece_is(value, signs[i].sign))
            value = (struct fc_piece){.text = signs[i].code, .length = 3};
    char code[4] = "";
    for (size_t i = 0; i < value.length && value.length == 3; i++) {
        const char c = value.text[i];
        code[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
        if (code[i] < 'A' || code[i] > 'Z')
            code[0] = '\0';
    }
    if (strlen(code) != 3)
        return fc_error_at(r->problems, "currency", r->value.place, "write a code such as EUR",
                           "a currency is three letters");
    return keep_text(r, (struct fc_piece){.text = code, .length = 3});
}

bool fc_intake_choice(const struct fc_intake *r)
{
    enum { MOST = 8 };
    struct fc_piece word[MOST];
    int            *field = r->field;
    _Static_assert(sizeof(enum fc_billing) == sizeof(int) && sizeof(enum fc_order) == sizeof(int),
                   "choices are stored as int");
    const size_t n = fc_cut_list(fc_piece_of("", r->key->unit), word, MOST);
    char         hint[100] = "write ";
    for (size_t i = 0; i < n; i++) {
        if (fc_names_same(r->value, word[i], true)) {
            *field = (int)i;
            return true;
        }
        snprintf(hint + strlen(hint), sizeof hint - strlen(hint), "%s%.*s", i == 0 ? "" : " or ",
                 (int)word[i].length, word[i].text);
    }
    return fc_error_at(r->problems, "choice", r->value.place, hint, "`%s` cannot be this",
                       r->key->name);
}

/* ---- what stands elsewhere in the plan ------------------------------------------------------- */

static bool refuse_name(const struct fc_intake *r, const char *what, const char *rule,
                        const char *const known[], int n)
{
    struct fc_text hint = {0};
    fc_names_hint(&hint, known, (size_t)n, r->value);
    fc_error_at(r->problems, rule, r->value.place, hint.bytes, "there is no %s `%.*s`", what,
                (int)r->value.length, r->value.text);
    fc_text_free(&hint);
    return false;
}

bool fc_intake_team(const struct fc_intake *r)
{
    const struct fc_plan *plan = r->reader->plan;
    int                  *field = r->field;
    const char           *known[FC_MAX_TEAMS];
    *field = fc_plan_team(plan, r->value);
    for (int i = 0; i < plan->n_teams; i++)
        known[i] = plan->team[i].section.name;
    if (plan->n_teams == 0)
        return fc_error_at(r->problems, "unknown-team", r->value.place,
                           "add [team sales] with heads and capacity", "the plan has no team");
    return *field >= 0 || refuse_name(r, "team", "unknown-team", known, plan->n_teams);
}

bool fc_intake_stage(const struct fc_intake *r)
{
    const struct fc_plan *plan = r->reader->plan;
    int                  *field = r->field;
    const char           *known[FC_MAX_STAGES];
    *field = fc_plan_stage(plan, r->value);
    for (int i = 0; i < plan->n_stages; i++)
        known[i] = plan->stage[i].section.name;
    if (fc_words_are(r->value, "inquiry") || fc_words_are(r->value, "inquiries"))
        return fc_error_at(r->problems, "unknown-stage", r->value.place,
                           "name a stage behind inquiries", "`%s` is one of the plan's stages",
                           r->key->name);
    return *field >= 0 || refuse_name(r, "stage", "unknown-stage", known, plan->n_stages);
}
