/* date.h - days of the calendar, as people and as machines write them */
#ifndef DATE_H
#define DATE_H
#include "str.h"

/* Of a month from 1 to 12. */
int date_days_in(int month, int year);
/* Whether `s` is a day that there is: 2024-03-04. */
bool date_is_iso(str s);
/* The same, as it is printed: 04/03/2024. */
bool date_is_british(str s);
#endif
