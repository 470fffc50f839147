/* words_english.c - the English words that the checks of commentary go by */
#include "words_english.h"

const char *const english[EN_COUNT] = {
    [EN_BIND_SIZE] = "by of",
    [EN_POINTS] = "percentage points point pp ppt ppts",
    [EN_THAN_SIDES] = "than on above below over under",
    [EN_TO_TIME] = "percentage points point pp ppt ppts on than above below over under in "
                   "the that of for at",
    [EN_NAMES_VALUE] = "( of",
    [EN_FURTHER] = "further additional extra another",
    [EN_MOVES] = "rose risen grew grown increased up climbed gained fell fallen dropped "
                 "decreased reduced down declined",
    [EN_FILLING] = "of by is was about around some approximately nearly almost roughly "
                   "over a an just only further another slightly",
    [EN_EQUAL] = "equal identical",
    [EN_IN_TIME] = "in at for during by the end close of year ending to start beginning "
                   "over",
    [EN_ENDS_NOUNS] = "and or but which who that from than so",
    [EN_TIME_IS] = "( : - was is at stood",
    [EN_OPENS_TIME] = "in for at by during",
    [EN_NOW] = "now currently",
    [EN_OTHER_LEVEL] = "from than against target",
    [EN_PLACE_IS] = "is was are at of",
    [EN_TARGET] = "target targets",
    [EN_TARGET_IS] = "of is was ( :",
    [EN_TARGET_OWN] = "the its our this quarterly annual year",
    [EN_STANDS] = "is was stands stood remains and still well just slightly , which",
    [EN_ABOVE] = "above over",
    [EN_BELOW] = "below under",
    [EN_DUE_BY] = ": in out by is for",
    [EN_COME] = "come comes",
    [EN_COME_OUT] = "out in",
    [EN_OF_YEAR] = "of , ( the year financial in",
    [EN_LISTS] = ", and to -",
    [EN_QUARTER] = "quarter q",
    [EN_SAME] = "same corresponding equivalent",
    [EN_SAME_TIME] = "period part quarter time point",
    [EN_LAST] = "previous last preceding prior",
    [EN_BEFORE] = "before earlier ago",
    [EN_END] = "end close",
    [EN_WHOLE_TIME] = "quarter year",
    [EN_EACH] = "a per each every",
    [EN_RATE_UNITS] = "month week day hour year child person head household quarter annum",
    [EN_ABOUT] = "about around some approximately approx nearly almost over under "
                 "roughly circa near above below within",
    [EN_MORE_LESS] = "more less",
    [EN_MORE_FEWER] = "more fewer less higher lower",
    [EN_OR_MORE] = "more less over so above below",
    [EN_NAMES_NUMBER] = "year years yr yrs stage level levels scope phase key type aged age "
                        "ages grade band item page room unit version under past table figure "
                        "section ward",
    [EN_COUNTS_TIME] = "bed bedroom bedroomed week weeks month months year years hour hours "
                       "minute minutes mins yr yrs times x th working",
    [EN_DAYS] = "day days",
    [EN_WHICH] = "which whom these those",
    [EN_NAMELY] = "comprising namely",
    [EN_MADE] = "made consisting",
    [EN_MADE_OF] = "up of",
    [EN_TOTAL] = "total altogether",
    [EN_IN_ALL] = "all total",
    [EN_COMPARES] = "above below higher lower more less fewer up down",
    [EN_THESE] = "these those them",
    [EN_BEFORE_COUNT] = "- :",
    [EN_AVERAGE] = "average averages averaged averaging mean",
    [EN_YEARS] = "year years",
    [EN_QUARTERS] = "quarter quarters",
    [EN_A_MONTH] = "a per each",
    [EN_FIRST] = "first 1st",
    [EN_SECOND] = "second 2nd",
    [EN_THIRD] = "third 3rd",
    [EN_FOURTH] = "fourth 4th",
    [EN_SHORT_FORMS] = "vs approx no nos e.g eg i.e ie etc sept dec mr mrs dr st cf",
    [EN_UP] = "rose rise rises risen rising grew grow grown growth growing increase "
              "increased increases increasing up gain gained climbed higher more "
              "above extra jumped",
    [EN_DOWN] = "fell fall falls fallen falling drop dropped dropping decrease "
                "decreased decreases decreasing reduction reduced reduce down decline "
                "declined declining cut loss lower fewer below less shrank",
    [EN_UP_AFTER] = "higher more above up increase rise growth larger greater better",
    [EN_DOWN_AFTER] = "lower fewer less below drop fall decrease decline reduction down "
                      "smaller short",
};
