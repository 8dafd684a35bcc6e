/* The currency in front of an amount: a sign or a code of three letters. */
#ifndef FC_BASE_CURRENCY_H
#define FC_BASE_CURRENCY_H

#include <stdbool.h>

#include "base/problem.h"

/* The bytes, from byte `at` of the piece, of a sign or code that stands in front of a digit, with
   the blanks behind it; 0 and an empty code when there is none. `$ € £ ¥` stand for USD EUR GBP
   JPY. */
size_t fc_currency_take(struct fc_piece piece, size_t at, char code[4]);

/* Whether an amount in `code` (empty: said without one) may stand where money, or no money, in the
   plan's `currency` is meant (empty: the plan names none). If not, adds a problem at the piece
   (rule "number"). */
bool fc_currency_check(const char *code, struct fc_piece piece, const char *currency, bool is_money,
                       struct fc_problems *problems);

#endif
