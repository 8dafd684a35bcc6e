#include "command/option_values.h"

#include "base/month.h"
#include "base/number.h"

bool fc_option_date(const char **out, struct fc_piece piece, struct fc_problems *problems)
{
    static const int days[12] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int              month;
    long             day;
    if (piece.length != 10 || piece.text[7] != '-')
        return fc_error_at(problems, "date", piece.place, "write YYYY-MM-DD", "this is no date");
    if (!fc_month_read(&month, fc_piece_part(piece, 0, 7), problems) ||
        !fc_whole_read(&day, fc_piece_part(piece, 8, 2), 1, days[fc_month_of_year(month)],
                       problems))
        return false;
    *out = piece.text;
    return true;
}

bool fc_option_scale(double *out, struct fc_piece piece, struct fc_problems *problems)
{
    struct fc_number number;
    if (!fc_number_read(&number, piece, FC_PLAIN, "", problems))
        return false;
    if (!(number.value >= 1) || !(number.value <= 4))
        return fc_error_at(problems, "scale", piece.place, "write a number from 1 to 4",
                           "the scale must lie between 1 and 4");
    *out = number.value;
    return true;
}

bool fc_option_precision(double *out, struct fc_piece piece, struct fc_problems *problems)
{
    struct fc_number number;
    if (!fc_number_read(&number, piece, FC_SHARE, "", problems))
        return false;
    if (!(number.value >= 0.0001) || !(number.value <= 0.1))
        return fc_error_at(problems, "precision", piece.place, "write a share such as 0.5%",
                           "the precision must lie between 0.01 %% and 10 %%");
    *out = number.value;
    return true;
}
