#include "questions/confidence.h"

#include "base/number.h"

static bool in_range(double *out, double confidence, struct fc_place place,
                     struct fc_problems *problems)
{
    if (!(confidence >= 0.01) || !(confidence <= 0.9999))
        return fc_error_at(problems, "confidence", place, "write 90 or 90%",
                           "a confidence must lie between 1%% and 99.99%%");
    *out = confidence;
    return true;
}

bool fc_confidence_read(double *out, struct fc_piece piece, struct fc_problems *problems)
{
    struct fc_number number;
    if (!fc_number_read(&number, piece, FC_SHARE, "", problems))
        return false;
    if (number.value == 1 && number.unit != FC_PERCENT)
        return fc_error_at(problems, "confidence", piece.place, "write 1% or 99.99%",
                           "a confidence of 1 could mean 1%% or certainty");
    const bool share = number.unit == FC_PERCENT || number.value < 1;
    return in_range(out, share ? number.value : number.value / 100, piece.place, problems);
}

/* ---- finding it among the words ---- */

static bool is(const struct fc_spoken *spoken, int at, const char *word)
{
    return at >= 0 && at < spoken->n && !spoken->word[at].taken &&
           fc_piece_is(spoken->word[at].piece, word);
}

static bool is_any(const struct fc_spoken *spoken, int at, const char *const word[])
{
    for (int i = 0; word[i] != NULL; i++)
        if (is(spoken, at, word[i]))
            return true;
    return false;
}

/* A run of words, and the number in it. */
struct found {
    int             from, to; /* words from .. to - 1; none when equal */
    struct fc_piece number;
    double          of; /* 0: a percentage; else "N of this many" */
};

static bool ends_in_percent(struct fc_piece piece)
{
    return piece.length > 1 && piece.text[piece.length - 1] == '%';
}

static bool is_number(struct fc_piece piece)
{
    return piece.length > 0 && piece.text[0] >= '0' && piece.text[0] <= '9';
}

/* [at|with [at least]] [a|an] 95% [confidence|certainty|... [level]] */
static struct found find_percent(const struct fc_spoken *spoken, int at)
{
    static const char *const article[] = {"a", "an", NULL};
    static const char *const noun[] = {"confidence", "certainty", "probability", "likelihood",
                                       "chance",     "confident", "sure",        "certain",
                                       "safety",     NULL};
    static const char *const change[] = {"less", "more",    "fewer",  "lower",  "higher",
                                         "off",  "smaller", "larger", "bigger", NULL};
    const struct found       none = {at, at, spoken->whole, 0};
    struct fc_piece          number = spoken->word[at].piece;
    int                      to = at + 1;
    if (spoken->word[at].taken || !is_number(number))
        return none;
    if (!ends_in_percent(number)) {
        if (!is(spoken, to, "%") && !is(spoken, to, "percent"))
            return none;
        to++;
    }
    if (is_any(spoken, to, change)) /* "with 20% less budget" */
        return none;
    int from = at;
    if (is_any(spoken, from - 1, article))
        from--;
    bool said = is(spoken, from - 1, "at") || is(spoken, from - 1, "with");
    if (said)
        from--;
    else if (is(spoken, from - 1, "least") && is(spoken, from - 2, "at") &&
             is(spoken, from - 3, "with") && is_any(spoken, to, noun))
        from -= 3;
    if (is_any(spoken, to, noun)) {
        said = true;
        to++;
        if (is(spoken, to, "level"))
            to++;
    }
    return said ? (struct found){from, to, number, 0} : none;
}

static double plain_value(struct fc_piece piece)
{
    double value = 0;
    for (size_t i = 0; i < piece.length; i++) {
        if (piece.text[i] < '0' || piece.text[i] > '9' || i > 5)
            return 0;
        value = value * 10 + (piece.text[i] - '0');
    }
    return value;
}

/* [in] 95 [times] [out] of 100 [possible] [years|cases|times]; of 10 only with cases or times,
   since "in 9 of 10 months" is a promise. */
static struct found find_of(const struct fc_spoken *spoken, int at)
{
    static const char *const noun[] = {"cases", "times", "futures", NULL};
    const struct found       none = {at, at, spoken->whole, 0};
    if (spoken->word[at].taken || plain_value(spoken->word[at].piece) == 0)
        return none;
    int        to = at + 1;
    const bool times = is(spoken, to, "times");
    to += times;
    to += is(spoken, to, "out");
    if (!is(spoken, to, "of") || to + 1 >= spoken->n)
        return none;
    const double of = plain_value(spoken->word[to + 1].piece);
    to += 2;
    const bool possible = is(spoken, to, "possible") && is(spoken, to + 1, "years");
    const bool years = possible || (of == 100 && is(spoken, to, "years"));
    const bool named = years || is_any(spoken, to, noun);
    to += possible ? 2 : named ? 1 : 0;
    if (of != 100 && !(of == 10 && (times || (named && (possible || !years)))))
        return none;
    return (struct found){is(spoken, at - 1, "in") ? at - 1 : at, to, spoken->word[at].piece, of};
}

static bool read_found(double *out, const struct found *found, struct fc_problems *problems)
{
    struct fc_piece bare = found->number;
    if (found->of > 0)
        return in_range(out, plain_value(bare) / found->of, bare.place, problems);
    struct fc_number number;
    if (ends_in_percent(bare))
        bare = fc_piece_part(bare, 0, bare.length - 1);
    return fc_number_read(&number, bare, FC_PLAIN, "", problems) &&
           in_range(out, number.value / 100, found->number.place, problems);
}

bool fc_spoken_confidence(double *out, struct fc_spoken *spoken, struct fc_problems *problems)
{
    bool said = false;
    for (int at = 0; at < spoken->n; at++) {
        struct found found = find_percent(spoken, at);
        if (found.from == found.to)
            found = find_of(spoken, at);
        if (found.from == found.to)
            continue;
        if (said)
            return fc_error_at(problems, "question", found.number.place, "say it once",
                               "the confidence is said twice");
        if (!read_found(out, &found, problems))
            return false;
        said = true;
        for (int i = found.from; i < found.to; i++)
            spoken->word[i].taken = true;
    }
    return true;
}
