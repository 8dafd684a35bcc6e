/* Compiles without a word; with FC_WITH_A_FAULT it must not, or the warnings reach no compiler. */

int fc_must_not_compile(int month);

int fc_must_not_compile(int month)
{
    int first = month;
#ifdef FC_WITH_A_FAULT
    for (int month = 0; month < 3; month++) /* hides the argument: -Wshadow must say so */
        first += month;
#endif
    return first;
}
