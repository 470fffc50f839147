/* date.c - days of the calendar, as people and as machines write them */
#include "date.h"

int date_days_in(int month, int year)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

/* Reads the digits of `s` that stand where `form` has `letter`. */
static int number_at(str s, const char *form, char letter)
{
    int number = 0;
    for (size_t i = 0; i < s.n; i++)
        if (form[i] == letter)
            number = number * 10 + s.p[i] - '0';
    return number;
}

/* In a form, letters stand for digits and all else for itself. */
static bool has_form(str s, const char *form)
{
    if (s.n != str_of(form).n)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        bool digit = form[i] >= 'a' && form[i] <= 'z';
        if (digit ? s.p[i] < '0' || s.p[i] > '9' : s.p[i] != form[i])
            return false;
    }
    return true;
}

static bool is_day(str s, const char *form)
{
    if (!has_form(s, form))
        return false;
    int year = number_at(s, form, 'y'), month = number_at(s, form, 'm'),
        day = number_at(s, form, 'd');
    return month >= 1 && month <= 12 && day >= 1 && day <= date_days_in(month, year);
}

bool date_is_iso(str s)
{
    return is_day(s, "yyyy-mm-dd");
}

bool date_is_british(str s)
{
    return is_day(s, "dd/mm/yyyy");
}
