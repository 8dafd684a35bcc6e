/* Documents on pages: nothing overlaps or leaves the paper, nothing is lost, what belongs together
   stays together, and the bytes repeat. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plots/pages.h"

enum { ITEMS = 600, CHARTS = 40, FOOT_LOW = FC_PAGE_HEIGHT - 20 };

/* A document with room for what it holds. Too large for the stack. */
struct paper {
    struct fc_arena       arena;
    struct fc_ruler       ruler;
    struct fc_item        item[ITEMS];
    struct fc_document    document;
    struct fc_pages       pages;
    struct fc_chart_facts facts;
    double                level[40], chance[40];
};

static const char long_word[] =
    "https://example.com/donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichenverleih/"
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/"
    "0123456789012345678901234567890123456789";
static const char other_signs[] = "Größenübergreifende Maße — 合格的潜在客户数量, «тест», "
                                  "100%s of %n, <b>&amp;</b> \x01 and broken \xC3\x28 bytes";

static struct paper *begin(void)
{
    struct paper   *paper = calloc(1, sizeof *paper);
    struct fc_error err = {0};
    assert_non_null(paper);
    assert_int_equal(fc_ruler_make(&paper->ruler, &paper->arena, &err), FC_OK);
    paper->document = (struct fc_document){.title = "Can we keep it? A plan",
                                           .lead = "plan.ini",
                                           .foot = {"A plan", "1,000 possible years"},
                                           .author = "nobody",
                                           .subject = "all",
                                           .date = "2027-01-31",
                                           .item = paper->item};
    for (int i = 0; i < 40; i++) {
        paper->level[i] = 100 + 5 * i;
        paper->chance[i] = 1 - i / 40.0;
    }
    paper->facts = (struct fc_chart_facts){.promise = "at least 150 qualified leads in every month",
                                           .one = "qualified lead",
                                           .many = "qualified leads",
                                           .level = 150,
                                           .period = "month",
                                           .window = "2027",
                                           .n = 9,
                                           .confidence = 0.9,
                                           .verdict = FC_CHART_NO,
                                           .probability = 0.72,
                                           .safe_level = 120,
                                           .curve_count = 40,
                                           .curve_level = paper->level,
                                           .curve_chance = paper->chance,
                                           .trials = 1000,
                                           .plan_file = "plan.ini",
                                           .seed = "42"};
    return paper;
}

static struct fc_item *add(struct paper *paper, enum fc_item_kind kind, const char *text)
{
    assert_true(paper->document.n < ITEMS);
    struct fc_item *item = &paper->item[paper->document.n++];
    *item = (struct fc_item){.kind = kind, .text = text};
    return item;
}

static void add_chart(struct paper *paper)
{
    struct fc_item *item = add(paper, FC_ITEM_CHART, NULL);
    item->chart = fc_chart_named("promise");
    item->facts = &paper->facts;
}

static void add_verdict(struct paper *paper, const char *word, bool dots)
{
    struct fc_item *item = add(paper, FC_ITEM_VERDICT,
                               "The promise holds in 72 of 100 possible years. And so on, "
                               "with words enough to fill more than one line of a page.");
    item->word = word;
    item->tone = FC_TONE_MISSED;
    if (dots) {
        item->chart = fc_chart_named("verdict");
        item->facts = &paper->facts;
    }
}

/* Cells "r<row>c<column>", each one of its own. */
static struct fc_item *add_table(struct paper *paper, const char *title, int columns, int rows)
{
    struct fc_ruler *ruler = &paper->ruler;
    const char     **heading = fc_ruler_take(ruler, (size_t)columns, sizeof *heading);
    const char     **cell = fc_ruler_take(ruler, (size_t)(columns * rows), sizeof *cell);
    const char     **below = fc_ruler_take(ruler, (size_t)rows, sizeof *below);
    struct fc_item  *item = add(paper, FC_ITEM_TABLE, NULL);
    assert_true(heading != NULL && (rows == 0 || (cell != NULL && below != NULL)));
    for (int column = 1; column < columns; column++)
        heading[column] = fc_ruler_print(ruler, "%s:h%d", title, column);
    for (int i = 0; i < columns * rows; i++)
        cell[i] = fc_ruler_print(ruler, "%s:r%dc%d", title, i / columns, i % columns);
    item->table = (struct fc_item_table){.title = title,
                                         .n_columns = columns,
                                         .n_rows = rows,
                                         .heading = heading,
                                         .cell = cell,
                                         .below = below};
    return item;
}

static void lay_out(struct paper *paper)
{
    struct fc_error err = {0};
    assert_int_equal(fc_pages_lay_out(&paper->pages, &paper->ruler, &paper->document, &err), FC_OK);
    assert_string_equal(err.text, "");
}

static void finish(struct paper *paper)
{
    fc_ruler_free(&paper->ruler);
    fc_arena_free(&paper->arena);
    free(paper);
}

/* ---- what is wrong with a page ---- */

static bool meet(const struct fc_page_box *a, const struct fc_page_box *b)
{
    static const double TOUCH = 0.1;
    return a->left < b->right - TOUCH && b->left < a->right - TOUCH && a->top < b->bottom - TOUCH &&
           b->top < a->bottom - TOUCH;
}

static bool in_foot(const struct fc_page_box *box)
{
    return box->top >= FC_PAGE_BOTTOM;
}

static size_t faults_of_box(const struct fc_page *page, const struct fc_page_box *a)
{
    static const double ROUND = 0.11; /* widths are whole 1024ths of a point */
    const double        low = in_foot(a) ? FOOT_LOW : FC_PAGE_BOTTOM;
    size_t              faults = 0;
    if (a->left < FC_PAGE_LEFT - ROUND || a->right > FC_PAGE_RIGHT + ROUND ||
        a->top < FC_PAGE_TOP - ROUND || a->bottom > low + ROUND) {
        print_error("page %d: '%s' leaves the page: %g %g %g %g\n", page->number, a->text, a->left,
                    a->top, a->right, a->bottom);
        faults++;
    }
    for (const struct fc_page_box *b = a->next; b != NULL; b = b->next)
        if (a->mark != FC_MARK_FILL && b->mark != FC_MARK_FILL && meet(a, b)) {
            print_error("page %d: '%s' lies on '%s'\n", page->number, a->text, b->text);
            faults++;
        }
    return faults;
}

/* The last thing above the foot must not be what announces the next thing. */
static size_t faults_of_end(const struct fc_page *page)
{
    const struct fc_page_box *last = NULL;
    for (const struct fc_page_box *box = page->first; box != NULL; box = box->next)
        if (!in_foot(box) && box->mark == FC_MARK_TEXT)
            last = box;
    if (last == NULL || last->type.weight < 600 || last->type.size < 9)
        return 0;
    for (const struct fc_page_box *box = page->first; box != NULL; box = box->next)
        if (!in_foot(box) && box->top > last->top && box->mark != FC_MARK_RULE)
            return 0;
    print_error("page %d ends with '%s'\n", page->number, last->text);
    return 1;
}

static size_t faults(const struct paper *paper)
{
    size_t found = 0;
    int    number = 0;
    for (const struct fc_page *page = paper->pages.first; page != NULL; page = page->next) {
        found += page->number != ++number || page->first == NULL;
        found += faults_of_end(page);
        for (const struct fc_page_box *box = page->first; box != NULL; box = box->next)
            found += faults_of_box(page, box);
    }
    return found + (number != paper->pages.count);
}

/* The n-th box with that text from the front; NULL when there are fewer. Its page in *page. */
static const struct fc_page_box *find(const struct paper *paper, const char *text, int n,
                                      const struct fc_page **page)
{
    for (*page = paper->pages.first; *page != NULL; *page = (*page)->next)
        for (const struct fc_page_box *box = (*page)->first; box != NULL; box = box->next)
            if (box->text != NULL && strcmp(box->text, text) == 0 && n-- == 0)
                return box;
    return NULL;
}

static int count(const struct paper *paper, const char *text)
{
    const struct fc_page *page;
    int                   n = 0;
    while (find(paper, text, n, &page) != NULL)
        n++;
    return n;
}

/* ---- tables ---- */

/* Every cell stands on the pages once, beside the name of its row and under its heading. */
static void check_table(const struct paper *paper, const struct fc_item_table *table)
{
    const int columns = table->n_columns;
    for (int i = 0; i < columns * table->n_rows; i++) {
        const struct fc_page     *page, *other;
        const struct fc_page_box *box = find(paper, table->cell[i], 0, &page);
        if (box == NULL)
            fail_msg("'%s' is lost", table->cell[i]);
        if (i % columns == 0)
            continue;
        assert_null(find(paper, table->cell[i], 1, &other));
        bool named = false, headed = false;
        for (const struct fc_page_box *beside = page->first; beside != NULL; beside = beside->next)
            if (beside->mark == FC_MARK_TEXT) {
                named |= strcmp(beside->text, table->cell[i - i % columns]) == 0 &&
                         fabs(beside->top - box->top) < 0.1;
                headed |= strcmp(beside->text, table->heading[i % columns]) == 0 &&
                          beside->top < box->top && fabs(beside->right - box->right) < 0.2;
            }
        if (!named || !headed)
            fail_msg("'%s' stands on page %d without %s", table->cell[i], page->number,
                     named ? "its heading" : "the name of its row");
    }
}

static void tables_of_any_size_keep_every_cell(void **unused)
{
    static const int size[][2] = {{1, 1}, {2, 1}, {3, 2}, {5, 12}, {7, 60}, {14, 20}, {61, 60}};
    (void)unused;
    for (size_t i = 0; i < sizeof size / sizeof size[0]; i++) {
        struct paper         *paper = begin();
        const struct fc_item *item = add_table(paper, "T", size[i][0], size[i][1]);
        lay_out(paper);
        assert_int_equal(faults(paper), 0);
        check_table(paper, &item->table);
        finish(paper);
    }
}

/* Figures end where the heading ends; type shrinks to 7 points before columns are split. */
static void wide_tables_get_smaller_then_split(void **unused)
{
    struct paper         *paper = begin();
    const struct fc_page *page;
    (void)unused;
    add_table(paper, "few", 5, 3);
    add_table(paper, "more", 11, 3);
    add_table(paper, "many", 61, 3);
    lay_out(paper);
    assert_int_equal(faults(paper), 0);
    assert_true(find(paper, "few:r0c1", 0, &page)->type.size > 8);
    assert_true(find(paper, "more:r0c1", 0, &page)->type.size < 8);
    assert_true(find(paper, "many:r0c1", 0, &page)->type.size >= 7 - 1e-9);
    assert_int_equal(count(paper, "few:r0c0"), 1);
    assert_int_equal(count(paper, "more:r0c0"), 1);
    assert_true(count(paper, "many:r0c0") >= 5);
    assert_int_equal(count(paper, "many (part 2 of 7)") + count(paper, "many (part 2 of 6)") +
                         count(paper, "many (part 2 of 8)"),
                     1);
    finish(paper);
}

static void long_tables_repeat_their_headings(void **unused)
{
    struct paper         *paper = begin();
    const struct fc_page *page;
    (void)unused;
    const struct fc_item *item = add_table(paper, "T", 4, 300);
    lay_out(paper);
    assert_int_equal(faults(paper), 0);
    check_table(paper, &item->table);
    assert_true(paper->pages.count >= 5);
    assert_int_equal(count(paper, "T:h2"), paper->pages.count);
    assert_int_equal(count(paper, "T (continued)"), paper->pages.count - 1);
    /* the last rows do not stand alone */
    find(paper, "T:r299c0", 0, &page);
    const int last = page->number;
    find(paper, "T:r297c0", 0, &page);
    assert_int_equal(page->number, last);
    finish(paper);
}

static void small_tables_are_not_torn(void **unused)
{
    (void)unused;
    for (int lines = 20; lines < 50; lines++) {
        struct paper         *paper = begin();
        const struct fc_page *first, *last;
        for (int i = 0; i < lines; i++)
            add(paper, FC_ITEM_PARAGRAPH, "A line.");
        add(paper, FC_ITEM_HEADING, "About the table");
        add_table(paper, "T", 4, 13);
        lay_out(paper);
        assert_int_equal(faults(paper), 0);
        find(paper, "About the table", 0, &first);
        find(paper, "T:r12c3", 0, &last);
        assert_ptr_equal(first, last);
        finish(paper);
    }
}

/* Words without blanks, other alphabets, broken bytes, and a cell as long as a page. */
static void hostile_cells_stay_in_their_columns(void **unused)
{
    struct paper *paper = begin();
    char          endless[8000];
    (void)unused;
    for (size_t i = 0; i < sizeof endless; i++)
        endless[i] = i % 7 == 6 ? ' ' : (char)('a' + i % 26);
    endless[sizeof endless - 1] = '\0';
    const char *cells[] = {long_word, "12", long_word, other_signs, "",        NULL,
                           endless,   "3",  "x",       "",          long_word, endless};
    const char *headings[] = {NULL, long_word, other_signs};
    const char *below[] = {endless, NULL, long_word, ""};
    for (int words = 0; words < 2; words++) {
        struct fc_item *item = add(paper, FC_ITEM_TABLE, NULL);
        item->table = (struct fc_item_table){.title = words ? long_word : "Short",
                                             .n_columns = 3,
                                             .n_rows = 4,
                                             .heading = headings,
                                             .cell = cells,
                                             .below = below,
                                             .words = words != 0};
    }
    add_table(paper, "Empty", 4, 0);
    lay_out(paper);
    assert_int_equal(faults(paper), 0);
    assert_int_equal(count(paper, "Empty"), 1);
    assert_int_equal(count(paper, "12"), 2);
    finish(paper);
}

/* ---- everything at once ---- */

static void fill_with_everything(struct paper *paper)
{
    static const char *const chapters[] = {"The answer", "The months", other_signs, long_word,
                                           "Why"};
    for (int i = 0; i < CHARTS; i++) {
        if (i % 8 == 0)
            add(paper, FC_ITEM_CHAPTER, chapters[i / 8]);
        add(paper, FC_ITEM_HEADING, i % 3 == 0 ? other_signs : "Promise leads: at least 150");
        add_verdict(paper, i % 5 == 0 ? "TOO CLOSE TO CALL" : "NOT YET", i % 2 == 0);
        add(paper, FC_ITEM_PARAGRAPH, i % 4 == 0 ? long_word : "Why: one month alone is safe.");
        add(paper, FC_ITEM_PARAGRAPH,
            "    an item of a list, which goes on and on and on until it "
            "has filled a line and needs another one to stand in");
        add_table(paper, "T", 2 + i % 9, i % 17);
        add_chart(paper);
        add(paper, FC_ITEM_LINES, "   o  o ●●  ●");
        add(paper, FC_ITEM_NOTE, other_signs);
        add(paper, FC_ITEM_COMMAND, long_word);
    }
}

static void everything_has_its_place(void **unused)
{
    struct paper *paper = begin();
    int           charts = 0, dots = 0;
    (void)unused;
    fill_with_everything(paper);
    lay_out(paper);
    assert_int_equal(faults(paper), 0);
    for (const struct fc_page *page = paper->pages.first; page != NULL; page = page->next)
        for (const struct fc_page_box *box = page->first; box != NULL; box = box->next) {
            charts += box->mark == FC_MARK_CHART;
            dots += box->mark == FC_MARK_DOTS && box->kept == 72;
        }
    assert_int_equal(charts, CHARTS);
    assert_int_equal(dots, CHARTS / 2);
    finish(paper);
}

/* Whatever stands above, chapter and heading go with what follows. */
static void headings_are_never_left_behind(void **unused)
{
    (void)unused;
    for (int lines = 0; lines < 60; lines++) {
        struct paper         *paper = begin();
        const struct fc_page *heading, *body;
        for (int i = 0; i < lines; i++)
            add(paper, FC_ITEM_NOTE, "A line.");
        add(paper, FC_ITEM_CHAPTER, "A chapter");
        add(paper, FC_ITEM_HEADING, "A heading");
        if (lines % 2 == 0)
            add_chart(paper);
        add(paper, FC_ITEM_PARAGRAPH, "Body");
        lay_out(paper);
        assert_int_equal(faults(paper), 0);
        assert_non_null(find(paper, "A chapter", 0, &heading));
        assert_non_null(find(paper, "A heading", 0, &body));
        assert_ptr_equal(heading, body);
        finish(paper);
    }
}

static void contents_name_the_pages(void **unused)
{
    struct paper *paper = begin();
    int           listed = 0;
    (void)unused;
    for (int i = 0; i < 7; i++) {
        add(paper, FC_ITEM_CHAPTER, fc_ruler_print(&paper->ruler, "Chapter %d", i + 1));
        add(paper, FC_ITEM_PARAGRAPH, "Something.");
        if (i > 0)
            add_chart(paper);
    }
    lay_out(paper);
    assert_int_equal(faults(paper), 0);
    for (const struct fc_page_box *box = paper->pages.first->first; box != NULL; box = box->next) {
        const struct fc_page *page;
        char                  number[12];
        if (!box->counts)
            continue;
        const char               *title = fc_ruler_print(&paper->ruler, "Chapter %d", box->leads);
        const struct fc_page_box *chapter = find(paper, title, 0, &page);
        for (int n = 0; chapter->chapter == 0; n++)
            chapter = find(paper, title, n + 1, &page);
        assert_int_equal(chapter->chapter, box->leads);
        snprintf(number, sizeof number, "%d", page->number);
        assert_string_equal(box->text, number);
        listed++;
    }
    assert_int_equal(listed, 7);
    /* after the first chapter, which the reader came for */
    const struct fc_page *page;
    assert_true(find(paper, "Contents", 0, &page)->top > find(paper, "Something.", 0, &page)->top);
    finish(paper);
}

/* Where the first chapter is long, the list stands before it. */
static void contents_are_soon_found(void **unused)
{
    struct paper         *paper = begin();
    const struct fc_page *page;
    (void)unused;
    for (int i = 0; i < 3; i++) {
        add(paper, FC_ITEM_CHAPTER, "A chapter");
        for (int chart = 0; chart < 5; chart++)
            add_chart(paper);
    }
    lay_out(paper);
    assert_int_equal(faults(paper), 0);
    assert_non_null(find(paper, "Contents", 0, &page));
    assert_int_equal(page->number, 1);
    finish(paper);
}

/* Lines of a long paragraph run over to the next page, never one alone. */
static void long_paragraphs_run_over(void **unused)
{
    struct paper *paper = begin();
    char          text[20000] = "";
    (void)unused;
    for (size_t i = 0; i + 6 < sizeof text; i += 5)
        memcpy(text + i, "word ", 6);
    for (int i = 0; i < 5; i++)
        add(paper, FC_ITEM_PARAGRAPH, text);
    lay_out(paper);
    assert_int_equal(faults(paper), 0);
    assert_true(paper->pages.count >= 5);
    finish(paper);
}

static void figures_are_not_torn(void **unused)
{
    struct paper *paper = begin();
    (void)unused;
    for (int i = 0; i < 200; i++) {
        char *text = fc_arena_take(&paper->arena, 1, 300);
        assert_non_null(text);
        memset(text, 'x', (size_t)(20 + i));
        strcpy(text + 20 + i, " about 72 of 100, or 7 in 10, or 72 % of them");
        add(paper, FC_ITEM_PARAGRAPH, text);
    }
    lay_out(paper);
    int whole = 0;
    for (const struct fc_page *page = paper->pages.first; page != NULL; page = page->next)
        for (const struct fc_page_box *box = page->first; box != NULL; box = box->next)
            if (box->mark == FC_MARK_TEXT)
                whole += (strstr(box->text, "72 of 100") != NULL) +
                         (strstr(box->text, "7 in 10,") != NULL) +
                         (strstr(box->text, "72 %") != NULL);
    assert_int_equal(whole, 3 * 200);
    finish(paper);
}

/* ---- the file ---- */

static void draw(struct fc_text *out, struct paper *paper)
{
    struct fc_error err = {0};
    assert_int_equal(fc_pages_draw(out, &paper->pages, &paper->document, &err), FC_OK);
}

static void bytes_repeat(void **unused)
{
    struct fc_text bytes[2] = {{0}, {0}};
    (void)unused;
    for (int i = 0; i < 2; i++) {
        struct paper *paper = begin();
        fill_with_everything(paper);
        lay_out(paper);
        draw(&bytes[i], paper);
        finish(paper);
    }
    assert_int_equal(bytes[0].length, bytes[1].length);
    assert_memory_equal(bytes[0].bytes, bytes[1].bytes, bytes[0].length);
    assert_memory_equal(bytes[0].bytes, "%PDF-1.", 7);
    assert_non_null(strstr(bytes[0].bytes + bytes[0].length - 8, "%%EOF"));
    fc_text_free(&bytes[0]);
    fc_text_free(&bytes[1]);
}

/* Without a date of its own the file bears that of SOURCE_DATE_EPOCH. */
static void dates_are_told(void **unused)
{
    static const struct {
        const char *date, *expected;
    } known[] = {{"2027-01-31", "(20270131000000"}, {"", "(20010909014640"}};
    (void)unused;
    assert_int_equal(setenv("SOURCE_DATE_EPOCH", "1000000000", 1), 0);
    for (size_t i = 0; i < 2; i++) {
        struct fc_text bytes = {0};
        struct paper  *paper = begin();
        paper->document.date = known[i].date;
        lay_out(paper);
        draw(&bytes, paper);
        const char *at = memmem(bytes.bytes, bytes.length, "/CreationDate", 13);
        assert_non_null(at);
        assert_non_null(memmem(at, 60, known[i].expected, strlen(known[i].expected)));
        fc_text_free(&bytes);
        finish(paper);
    }
    unsetenv("SOURCE_DATE_EPOCH");
}

/* A chart that cannot show its facts stops the document, and says why. */
static void unfit_charts_are_refused(void **unused)
{
    struct paper   *paper = begin();
    struct fc_error err = {0};
    (void)unused;
    add_chart(paper);
    paper->facts.curve_count = 0;
    assert_int_equal(fc_pages_lay_out(&paper->pages, &paper->ruler, &paper->document, &err),
                     FC_BAD_INPUT);
    assert_non_null(strstr(err.text, "promise"));
    finish(paper);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_of_any_size_keep_every_cell),
        cmocka_unit_test(wide_tables_get_smaller_then_split),
        cmocka_unit_test(long_tables_repeat_their_headings),
        cmocka_unit_test(small_tables_are_not_torn),
        cmocka_unit_test(hostile_cells_stay_in_their_columns),
        cmocka_unit_test(everything_has_its_place),
        cmocka_unit_test(headings_are_never_left_behind),
        cmocka_unit_test(contents_name_the_pages),
        cmocka_unit_test(contents_are_soon_found),
        cmocka_unit_test(long_paragraphs_run_over),
        cmocka_unit_test(figures_are_not_torn),
        cmocka_unit_test(bytes_repeat),
        cmocka_unit_test(dates_are_told),
        cmocka_unit_test(unfit_charts_are_refused),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    fc_charts_end();
    return failed;
}
