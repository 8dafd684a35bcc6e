/* Layer by layer, stages are put behind the one they name, until none is left. */
#include "model/chain.h"

#include <string.h>

#include "base/text.h"
#include "model/words.h"

/* Where a stage takes from, besides another stage. */
enum { INQUIRY = -1, UNSAID = -2, UNKNOWN = -3 };

/* What one layer wants of a stage. */
struct wish {
    bool            open; /* to be put into the chain */
    int             after;
    struct fc_place place; /* where it says so */
};

struct chain {
    int                   n; /* stages placed */
    int                  *order;
    const struct fc_roll *stages;
    struct fc_problems   *problems;
    struct wish           wish[FC_MAX_STAGES];
};

static bool is_stage(const struct fc_heading *heading)
{
    return heading->usable && !heading->wild && heading->kind == FC_S_STAGE;
}

/* The stage a value names, if it was there by this layer. */
static int resolve(struct chain *chain, struct fc_piece value, size_t layer)
{
    if (fc_words_are(value, "inquiry") || fc_words_are(value, "inquiries"))
        return INQUIRY;
    const int stage = fc_roll_find(chain->stages, value);
    if (stage >= 0 && chain->stages->born[stage] <= layer)
        return stage;
    struct fc_text hint = {0};
    fc_roll_hint(&hint, chain->stages, value);
    fc_error_at(chain->problems, "unknown-stage", value.place, hint.bytes,
                "there is no stage `%.*s`", (int)value.length, value.text);
    fc_text_free(&hint);
    return UNKNOWN;
}

static void read_wishes(struct chain *chain, const struct fc_layer *layer, size_t index)
{
    const int row = fc_key_row(FC_S_STAGE, "after");
    int       before = INQUIRY;
    memset(chain->wish, 0, sizeof chain->wish);
    for (size_t i = 0; i < layer->n_headings; i++) {
        const struct fc_heading *heading = &layer->heading[i];
        if (!is_stage(heading) || chain->stages->born[heading->stage] != index)
            continue;
        chain->wish[heading->stage] =
            (struct wish){true, layer->on_top ? UNSAID : before, heading->name.place};
        before = heading->stage;
    }
    for (size_t i = 0; i < layer->n_lines; i++) {
        const struct fc_line *line = &layer->line[i];
        if (is_stage(line->heading) && line->row == row)
            chain->wish[line->heading->stage] =
                (struct wish){true, resolve(chain, line->value, index), line->value.place};
    }
}

static void take_out(struct chain *chain, int stage)
{
    int kept = 0;
    for (int i = 0; i < chain->n; i++)
        if (chain->order[i] != stage)
            chain->order[kept++] = chain->order[i];
    chain->n = kept;
}

static void put_at(struct chain *chain, int place, int stage)
{
    memmove(chain->order + place + 1, chain->order + place,
            (size_t)(chain->n - place) * sizeof *chain->order);
    chain->order[place] = stage;
    chain->n++;
}

/* The place behind a stage; -1 when that is not in the chain yet. */
static int place_behind(const struct chain *chain, int stage)
{
    for (int i = 0; i < chain->n; i++)
        if (chain->order[i] == stage)
            return i + 1;
    return stage == INQUIRY ? 0 : -1;
}

/* A new stage on top of a base must say `after`; two stages cannot follow the same one. */
static void check_wishes(struct chain *chain)
{
    for (int s = 0; s < chain->stages->n; s++) {
        struct wish          *wish = &chain->wish[s];
        const struct fc_piece name = chain->stages->name[s];
        if (wish->open && wish->after == UNSAID) {
            struct fc_text hint = {0};
            fc_text_add(&hint, "add `after = STAGE`, or ");
            fc_roll_hint(&hint, chain->stages, name);
            fc_error_at(chain->problems, "stage-order", wish->place, hint.bytes,
                        "`%.*s` is a new stage and must say which one it comes after",
                        (int)name.length, name.text);
            fc_text_free(&hint);
        }
        for (int other = 0; other < s && wish->open && wish->after >= INQUIRY; other++)
            if (chain->wish[other].open && chain->wish[other].after == wish->after) {
                const struct fc_piece twin = chain->stages->name[other];
                fc_error_at(chain->problems, "stage-order", wish->place,
                            "stages form one chain: say `after` for one of them",
                            "`%.*s` and `%.*s` come after the same stage", (int)twin.length,
                            twin.text, (int)name.length, name.text);
                wish->after = UNKNOWN;
            }
    }
}

static void place_wishes(struct chain *chain)
{
    for (bool moved = true; moved;) {
        moved = false;
        for (int s = 0; s < chain->stages->n; s++) {
            struct wish *wish = &chain->wish[s];
            const int    place = wish->open ? place_behind(chain, wish->after) : -1;
            if (place < 0)
                continue;
            put_at(chain, place, s);
            wish->open = false;
            moved = true;
        }
    }
}

/* What could not be placed stands in a circle, unless something was said about it already. */
static void close_wishes(struct chain *chain)
{
    bool told = false;
    for (int s = 0; s < chain->stages->n; s++)
        told = told || (chain->wish[s].open && chain->wish[s].after < INQUIRY);
    for (int s = 0; s < chain->stages->n; s++) {
        if (!chain->wish[s].open)
            continue;
        if (!told)
            fc_error_at(chain->problems, "stage-order", chain->wish[s].place,
                        "the first stage says `after = inquiry`, or nothing",
                        "the stages follow each other in a circle");
        told = true;
        put_at(chain, chain->n, s);
    }
}

void fc_chain_order(int order[], const struct fc_roll *stages, const struct fc_layers *layers,
                    struct fc_problems *problems)
{
    struct chain chain = {.order = order, .stages = stages, .problems = problems};
    for (size_t layer = 0; layer < layers->n; layer++) {
        read_wishes(&chain, &layers->layer[layer], layer);
        for (int s = 0; s < stages->n; s++)
            if (chain.wish[s].open)
                take_out(&chain, s);
        check_wishes(&chain);
        place_wishes(&chain);
        close_wishes(&chain);
    }
}
