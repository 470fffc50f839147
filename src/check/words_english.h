/* words_english.h - the English words that the checks of commentary go by, each list in one place
 *
 * Words of a list stand apart by blanks, in small letters; marks count as words.
 */
#ifndef WORDS_ENGLISH_H
#define WORDS_ENGLISH_H

enum english {
    EN_BIND_SIZE,   /* "rose by 3%", "a reduction of 30" */
    EN_POINTS,      /* of percentages */
    EN_THAN_SIDES,  /* before a time that something is compared with */
    EN_TO_TIME,     /* between a change and that time */
    EN_NAMES_VALUE, /* before a figure that is compared with */
    EN_FURTHER,
    EN_MOVES,      /* verbs of a change */
    EN_FILLING,    /* between such a verb and its size */
    EN_EQUAL,      /* "equal to" */
    EN_IN_TIME,    /* between a number and its time */
    EN_ENDS_NOUNS, /* they end what is counted */
    EN_TIME_IS,    /* between a time and its number */
    EN_OPENS_TIME,
    EN_NOW,
    EN_OTHER_LEVEL, /* what follows is another figure */
    EN_PLACE_IS,    /* between a place and its number */
    EN_TARGET,
    EN_TARGET_IS,
    EN_TARGET_OWN, /* "the annual target" */
    EN_STANDS,     /* between a figure and the side of the target it is on */
    EN_ABOVE,
    EN_BELOW,
    EN_DUE_BY,
    EN_COME, /* "come out in late 2024" */
    EN_COME_OUT,
    EN_OF_YEAR, /* between a quarter and its year */
    EN_LISTS,
    EN_QUARTER,
    EN_SAME, /* "the same period" */
    EN_SAME_TIME,
    EN_LAST,
    EN_BEFORE, /* "the quarter before" */
    EN_END,
    EN_WHOLE_TIME, /* "the end of the year" */
    EN_EACH,
    EN_RATE_UNITS, /* "£900 a month" */
    EN_ABOUT,
    EN_MORE_LESS,    /* "more than", "less than" */
    EN_OR_MORE,      /* "or more" */
    EN_MORE_FEWER,   /* than another figure */
    EN_NAMES_NUMBER, /* Year 8, Level 3 */
    EN_COUNTS_TIME,  /* 5 weeks, 2 bedrooms */
    EN_DAYS,
    EN_WHICH, /* "of which" */
    EN_NAMELY,
    EN_MADE, /* "made up of" */
    EN_MADE_OF,
    EN_TOTAL,
    EN_IN_ALL, /* "in all" */
    EN_COMPARES,
    EN_THESE,        /* "of these" */
    EN_BEFORE_COUNT, /* in a list item */
    EN_AVERAGE,
    EN_YEARS,
    EN_QUARTERS,
    EN_A_MONTH,
    EN_FIRST,
    EN_SECOND,
    EN_THIRD,
    EN_FOURTH,
    EN_SHORT_FORMS, /* their point ends no sentence */
    EN_UP,          /* before the size of a change */
    EN_DOWN,
    EN_UP_AFTER, /* behind it */
    EN_DOWN_AFTER,
    EN_COUNT
};
extern const char *const english[EN_COUNT];
#endif
