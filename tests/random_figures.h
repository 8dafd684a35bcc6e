/* What the charts of questions are told: as of the reference plan, and anything at all. */
#ifndef TESTS_RANDOM_FIGURES_H
#define TESTS_RANDOM_FIGURES_H

#include <stdint.h>

#include "plots/compare.h"
#include "plots/drivers.h"
#include "plots/owners.h"
#include "plots/risk.h"
#include "plots/table.h"

enum { RANDOM_DRIVERS = 200, RANDOM_OWNERS = 12, RANDOM_PROMISES = 8 };

/* The five with room for what they point to. */
struct random_figures {
    struct fc_drivers_facts drivers;
    struct fc_driver        driver[RANDOM_DRIVERS];
    struct fc_table_facts   table;
    double                  level[FC_TABLE_LEVELS], budget[FC_TABLE_BUDGETS];
    double                  chance[FC_TABLE_LEVELS * FC_TABLE_BUDGETS];
    struct fc_risk_facts    risk;
    const char             *promise[RANDOM_PROMISES];
    double                  missed[RANDOM_PROMISES];
    struct fc_owners_facts  owners;
    struct fc_owner         owner[RANDOM_OWNERS];
    struct fc_compare_facts compare;
    struct fc_compare_row   row[FC_COMPARE_ROWS];
};

/* Points the facts to figures from the seed: long and odd names, many of everything, chances of 0
   and 1, values below nothing, differences too small to see. Not of a plan: they need not agree
   with each other or with the other facts, but parts add up. */
void random_figures_fill(struct random_figures *out, struct fc_chart_facts *facts, uint64_t seed);

/* About the reference plan at 80 % of its spend, with the reference plan to compare with. */
void random_figures_reference(struct random_figures *out, struct fc_chart_facts *facts);

#endif
