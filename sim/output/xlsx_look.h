/* How the cells of a workbook look, and how their numbers are shown. */
#ifndef FC_OUTPUT_XLSX_LOOK_H
#define FC_OUTPUT_XLSX_LOOK_H

#include "model/measures.h"

struct fc_book;
struct lxw_format;

enum fc_look {
    FC_LOOK_PLAIN,
    FC_LOOK_TITLE,
    FC_LOOK_CHAPTER,
    FC_LOOK_HEADING, /* over what follows */
    FC_LOOK_FIRST,   /* over the column that names the rows of a table; */
    FC_LOOK_COLUMN,  /* over its others */
    FC_LOOK_WRAPPED, /* words beside figures, in a narrow column */
    FC_LOOK_NOTE,
    FC_LOOK_CODE,
    FC_LOOK_FIGURE, /* as text, on the side of numbers */
    FC_LOOK_YES,
    FC_LOOK_NO,
    FC_LOOK_BETWEEN, /* neither */
    FC_LOOK_LIVE,    /* recomputed by the workbook */
    FC_LOOKS
};

/* How numbers are shown. A chance is never shown as 100 % or 0 %. */
#define FC_NUMBER_NONE "General"
#define FC_NUMBER_WHOLE "#,##0"
#define FC_NUMBER_TENTHS "#,##0.0"
#define FC_NUMBER_SHARE "0.0%"
#define FC_NUMBER_CHANCE "[>=0.9995]\">99.9%\";[<0.0005]\"<0.1%\";0.0%"
#define FC_NUMBER_POINTS "+0.0%;-0.0%;0.0%"
#define FC_NUMBER_MONTH "mmm yyyy"

/* A certain share with the decimals it needs: 90 %, 99.5 %. */
const char *fc_number_percent(double share);

/* A value of one possible year; a mean of many, or another number between values; a difference. */
enum fc_figure_kind { FC_FIGURE_VALUE, FC_FIGURE_MEAN, FC_FIGURE_CHANGE };

/* The format of a measure's figures: money with the book's currency, shares in percent, means with
   a tenth. In the arena, or constant. */
const char *fc_book_number(struct fc_book *book, const struct fc_measure *measure,
                           enum fc_figure_kind kind);

/* The look with the number format; NULL, which is the plain look, when memory is out. */
struct lxw_format *fc_book_format(struct fc_book *book, enum fc_look look, const char *number);

/* How large its letters are, against those of the plain look. */
double fc_look_size(enum fc_look look);

#endif
