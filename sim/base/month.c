#include "base/month.h"

static const char *const names[12] = {"January",   "February", "March",    "April",
                                      "May",       "June",     "July",     "August",
                                      "September", "October",  "November", "December"};

static const char *const shorts[12] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/* The number in the given digits of a text, -1 when one is none. */
static int digits_at(const char *text, int from, int n)
{
    int value = 0;
    for (int i = from; i < from + n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = 10 * value + (text[i] - '0');
    }
    return value;
}

bool fc_month_read(int *out, struct fc_piece piece, struct fc_problems *problems)
{
    piece = fc_piece_trim(piece);
    const bool shaped = piece.length == 7 && piece.text[4] == '-';
    const int  year = shaped ? digits_at(piece.text, 0, 4) : -1;
    const int  month = shaped ? digits_at(piece.text, 5, 2) : -1;
    if (year < 0 || month < 0)
        return fc_error_at(problems, "month", piece.place, "write year and month as 2027-04",
                           "a month is needed");
    if (month < 1 || month > 12)
        return fc_error_at(problems, "month", piece.place, "months go from 01 to 12",
                           "there is no such month");
    if (year < 1900 || year > 2999)
        return fc_error_at(problems, "month", piece.place, NULL,
                           "years before 1900 or after 2999 are not read");
    *out = year * 12 + month - 1;
    return true;
}

const char *fc_month_print(char out[8], int month)
{
    const int year = fc_year_of_month(month);
    const int number = fc_month_of_year(month) + 1;
    const int digit[7] = {year / 1000 % 10, year / 100 % 10, year / 10 % 10, year % 10, 0,
                          number / 10,      number % 10};
    for (int i = 0; i < 7; i++)
        out[i] = (char)('0' + digit[i]);
    out[4] = '-';
    out[7] = '\0';
    return out;
}

int fc_month_of_year(int month)
{
    const int left = month % 12;
    return left < 0 ? left + 12 : left;
}

int fc_year_of_month(int month)
{
    return (month - fc_month_of_year(month)) / 12;
}

const char *fc_month_name(int month)
{
    return names[fc_month_of_year(month)];
}

const char *fc_month_short(int month)
{
    return shorts[fc_month_of_year(month)];
}

int fc_month_named(struct fc_piece piece)
{
    for (int month = 0; month < 12; month++)
        if (fc_piece_is(piece, names[month]) || fc_piece_is(piece, shorts[month]))
            return month;
    return -1;
}
