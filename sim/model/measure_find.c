/* Measures by the words people have for them. */
#include "model/measures.h"

#include <string.h>

#include "model/plan.h"
#include "model/words.h"

/* What people also call them. */
static const struct {
    const char *said, *name;
} other_words[] = {
    {"return", "roi"},
    {"revenues", "revenue"},
    {"booking", "bookings"},
    {"costs", "cost"},
    {"spending", "spend"},
    {"payback", "payback_month"},
    {"largest deal", "largest_deal_share"},
    {"cash flow", "cash"},
    {"bookings without large deals", "bookings_without_large_deal"},
};
enum { N_OTHER = sizeof other_words / sizeof *other_words };

static bool is_said(struct fc_piece words, const struct fc_measure *m)
{
    return fc_words_are(words, m->name) || fc_words_are(words, m->words) ||
           fc_words_are(words, m->singular);
}

/* The words as the last ones of a stage's: "leads" of "qualified leads". */
static bool ends_so(struct fc_piece words, const char *full)
{
    static const char joiners[] = " -_";
    for (const char *at = strpbrk(full, joiners); at != NULL; at = strpbrk(at + 1, joiners))
        if (fc_words_are(words, at + 1))
            return true;
    return false;
}

static bool may_be_said(struct fc_piece words, const struct fc_measure *m)
{
    if (m->what != FC_M_ENTERED)
        return false;
    if (strcmp(m->name, "won") == 0 && (fc_words_are(words, "wins") || fc_words_are(words, "win")))
        return true;
    return ends_so(words, m->words) || ends_so(words, m->singular);
}

/* The piece behind a first part, or an empty piece. */
static struct fc_piece behind(struct fc_piece words, const char *first)
{
    const size_t length = strlen(first);
    for (size_t at = length; at < words.length; at++)
        if (fc_words_are(fc_piece_part(words, 0, at), first))
            return fc_piece_trim(fc_piece_part(words, at, words.length - at));
    return fc_piece_part(words, 0, 0);
}

int fc_measure_candidates(const struct fc_plan *plan, struct fc_piece words, int found[], int room)
{
    const struct fc_piece item = behind(words, "cost per ");
    int                   n = 0;
    for (int i = 0; i < plan->n_measures; i++) {
        const bool direct = may_be_said(words, &plan->measure[i]);
        const bool ratio =
            item.length > 0 && plan->measure[i].what == FC_M_ENTERED &&
            (is_said(item, &plan->measure[i]) || may_be_said(item, &plan->measure[i]));
        const int meant = direct  ? i
                          : ratio ? fc_measure_of(plan, FC_M_COST_PER, plan->measure[i].stage)
                                  : -1;
        if (meant >= 0 && n++ < room)
            found[n - 1] = meant;
    }
    return n;
}

int fc_measure_find(const struct fc_plan *plan, struct fc_piece words)
{
    for (int i = 0; i < plan->n_measures; i++)
        if (is_said(words, &plan->measure[i]))
            return i;
    for (size_t i = 0; i < N_OTHER; i++)
        if (fc_words_are(words, other_words[i].said))
            return fc_measure_find(plan, fc_piece_of("", other_words[i].name));
    int       found = -1;
    const int n = fc_measure_candidates(plan, words, &found, 1);
    return n == 1 ? found : -1;
}

bool fc_measure_reserved(struct fc_piece words)
{
    for (size_t i = 0; i < N_OTHER; i++)
        if (fc_words_are(words, other_words[i].said))
            return true;
    return fc_measure_fixed(words);
}
