/* One style sheet. What it says is taste: without it the page reads as well, in the same order. */
#include "output/html_style.h"

#include "plots/theme.h"

/* What is dark is asked of screens only: paper is white. */
static const char DARK[] = "@media screen and (prefers-color-scheme: dark) {\n";

static const char EVERYWHERE[] =
    "* { box-sizing: border-box; }\n"
    "body { margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 48.5rem; color: var(--ink);\n"
    "  background: var(--paper); font: 1rem/1.55 Inter, system-ui, sans-serif;\n"
    "  overflow-wrap: break-word; }\n"
    "h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }\n"
    "h2 { font-size: 1.35rem; line-height: 1.25; margin: 0 0 .75rem; }\n"
    "h3 { font-size: 1.05rem; line-height: 1.4; margin: 1.5rem 0 .75rem; }\n"
    "p { margin: .5rem 0; }\n"
    "header p, footer, figcaption, .note, .notes { color: var(--second); }\n"
    "a { color: var(--kept); }\n"
    "section { margin-top: 2rem; padding-top: 1.5rem; border-top: 1px solid var(--grid); }\n"
    "ul { margin: .5rem 0; padding-left: 1.25rem; }\n"
    ".notes { list-style: none; padding: 0; font-size: .9rem; }\n"
    ".deeper { margin-left: 1.25rem; }\n"
    ".verdict { margin: 1rem 0; padding: .75rem 1rem; border-left: .3rem solid var(--second);\n"
    "  background: var(--ground); font-size: 1.1rem; }\n"
    ".verdict strong { color: var(--second); }\n"
    ".verdict.kept { border-color: var(--kept); }\n"
    ".verdict.kept strong { color: var(--kept); }\n"
    ".verdict.missed { border-color: var(--missed); }\n"
    ".verdict.missed strong { color: var(--missed); }\n"
    "pre { overflow-x: auto; padding: .75rem 1rem; background: var(--ground);\n"
    "  font-size: .875rem; }\n"
    "footer { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid var(--grid);\n"
    "  font-size: .85rem; overflow-wrap: anywhere; }\n";

static const char TABLES[] =
    ".wide { overflow-x: auto; margin: 1rem 0; }\n"
    "table { min-width: min(100%, 24rem); border-collapse: collapse; font-size: .9rem;\n"
    "  font-variant-numeric: tabular-nums; }\n"
    "caption { text-align: left; font-weight: 600; padding-bottom: .35rem; }\n"
    "th, td { padding: .3rem 0 .3rem 1.25rem; text-align: right; vertical-align: baseline;\n"
    "  border-bottom: 1px solid var(--grid); }\n"
    "th:first-child, td:first-child { padding-left: 0; }\n"
    "th[scope=row], .w { text-align: left; }\n"
    "th { font-weight: 400; }\n"
    "thead th { color: var(--second); vertical-align: bottom; }\n"
    ".figures td { white-space: nowrap; }\n"
    ".figures th[scope=row] { min-width: 8rem; }\n"
    ".figures thead th { min-width: 4rem; }\n"
    ".above > * { border-bottom: 0; padding-bottom: 0; }\n"
    ".figures .below td, .below td { padding-top: 0; color: var(--second); font-size: .85em;\n"
    "  white-space: normal; }\n"
    "@media screen and (max-width: 40rem) {\n"
    "  th, td { padding-left: .75rem; }\n"
    "  .figures th[scope=row] { position: sticky; left: 0; background: var(--paper); }\n"
    "}\n";

static const char CHARTS[] =
    "figure { margin: 1.5rem 0; }\n"
    ".chart { overflow-x: auto; }\n"
    "svg { display: block; width: 100%; max-width: 45rem; min-width: 34rem; height: auto; }\n"
    "figcaption { font-size: .9rem; max-width: 45rem; }\n"
    "figcaption table { color: var(--ink); }\n"
    "summary { cursor: pointer; color: var(--kept); }\n";

static const char CONTENTS[] =
    "nav { margin-top: 1rem; font-size: .9rem; }\n"
    "nav h2 { font-size: .9rem; margin: 0 0 .25rem; color: var(--second); font-weight: 400; }\n"
    "nav ol { margin: 0; padding: 0; list-style: none; columns: 2; }\n"
    "nav li { break-inside: avoid; padding: .15rem 0; }\n"
    "@media screen and (min-width: 72rem) {\n"
    "  body { max-width: 66.5rem; display: grid; grid-template-columns: 15rem minmax(0, 46rem);\n"
    "    column-gap: 3rem; align-content: start; }\n"
    "  header { grid-area: 1 / 2; }\n"
    "  main { grid-area: 2 / 2; }\n"
    "  footer { grid-area: 3 / 2; }\n"
    "  nav { grid-area: 1 / 1 / span 3; position: sticky; top: 1.5rem;\n"
    "    align-self: start; max-height: calc(100vh - 3rem); overflow-y: auto; margin: 0; }\n"
    "  nav ol { columns: auto; }\n"
    "}\n";

/* Folded tables are left out: the chart above says the same. What the reader unfolded is printed.
   Charts are so large that two fit a page with their captions. */
static const char ON_PAPER[] =
    "@page { margin: 14mm; }\n"
    "@media print {\n"
    "  :root { font-size: 10pt; }\n"
    "  body { max-width: none; padding: 0; }\n"
    "  nav, details:not([open]), summary { display: none; }\n"
    "  section { margin-top: .75rem; padding-top: .75rem; }\n"
    "  h2 { margin-bottom: .25rem; }\n"
    "  h3 { margin: .75rem 0 .25rem; }\n"
    "  h1, h2, h3, caption, thead { break-after: avoid; }\n"
    "  figure, .verdict, tr, .short { break-inside: avoid; }\n"
    "  .above { break-after: avoid; }\n"
    "  p, li { orphans: 3; widows: 3; }\n"
    "  .wide, .chart, pre { overflow: visible; }\n"
    "  .wide { margin: .5rem 0; }\n"
    "  pre { white-space: pre-wrap; }\n"
    "  figure { margin: .5rem 0; }\n"
    "  svg { min-width: 0; max-width: 150mm; }\n"
    "  figcaption { font-size: 9pt; line-height: 1.4; max-width: none; }\n"
    "  table { font-size: 9pt; line-height: 1.35; }\n"
    "  th, td { padding: .15rem 0 .15rem .75rem; }\n"
    "  .many { font-size: 7.5pt; }\n"
    "  .many th, .many td { padding-left: .4rem; white-space: normal; }\n"
    "  .figures.many th[scope=row] { min-width: 0; }\n"
    "  a { color: inherit; text-decoration: none; }\n"
    "}\n";

static void put_colours(struct fc_text *out, const struct fc_theme *theme)
{
    static const double FAINT = 0.3;
    const struct {
        const char *name;
        uint32_t    value;
    } colour[] = {{"paper", theme->paper},
                  {"ink", theme->ink},
                  {"second", theme->second},
                  {"grid", theme->grid},
                  {"kept", theme->kept},
                  {"missed", theme->missed},
                  {"ground", fc_theme_mix(theme->paper, theme->grid, FAINT)}};
    fc_text_add(out, ":root {");
    for (size_t i = 0; i < sizeof colour / sizeof *colour; i++)
        fc_text_add(out, " --%s: #%06x;", colour[i].name, (unsigned)colour[i].value);
    fc_text_add(out, " }\n");
}

void fc_html_style(struct fc_text *out)
{
    fc_text_add(out, ":root { color-scheme: light dark; }\n");
    put_colours(out, fc_theme_named("light"));
    fc_text_add(out, "%s", DARK);
    put_colours(out, fc_theme_named("dark"));
    fc_text_add(out, ".chart.light { display: none; }\n.chart.dark { display: block; }\n}\n");
    fc_text_add(out, "%s%s%s%s%s", EVERYWHERE, TABLES, CHARTS, CONTENTS, ON_PAPER);
}
