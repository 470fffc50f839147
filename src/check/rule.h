/* rule.h - the rules of agreement, one table
 *
 * Ids are stable: acceptances, other programs and people name them.  `quarterpress
 * explain RULE` prints a row; data/RULES.md is printed from the whole.
 */
#ifndef RULE_H
#define RULE_H
#include "diag.h"

enum rule_id {
    RULE_ROLLUP_YTD,
    RULE_ROLLUP_UNDECLARED,
    RULE_ROLLUP_TARGET,
    RULE_RATIO_PERCENT,
    RULE_RATIO_BASIS,
    RULE_RATIO_ROWS,
    RULE_RATIO_QUANTITY,
    RULE_RATING_RULE,
    RULE_RATING_NO_TARGET,
    RULE_TARGET_NO_RATING,
    RULE_RATING_PROVISIONAL,
    RULE_TREND_COPY,
    RULE_TREND_JUMP,
    RULE_HEADLINE_CLAIM,
    RULE_HEADLINE_MISSING,
    RULE_PARTS_TOTAL,
    RULE_WORDS_FIGURE,
    RULE_WORDS_CHANGE,
    RULE_WORDS_SUM,
    RULE_WORDS_PERIOD,
    RULE_WORDS_NUMBER,
    RULE_TEXT_TITLE,
    RULE_TEXT_STRAPLINE,
    RULE_TEXT_LISTS,
    RULE_TEXT_FIGURE,
    RULE_TEXT_UNUSED,
    RULE_TEXT_MEANING,
    RULE_TEXT_LETTERS,
    RULE_TEXT_UNEXPLAINED,
    RULE_TEXT_DATE,
    RULE_RESTATED,
    RULE_ACCEPT_UNUSED,
    RULE_COUNT
};

struct rule {
    const char *id; /* "rollup-ytd" */
    enum level level;
    const char *title;   /* "Year to date follows from its quarters" */
    const char *reason;  /* why it matters, for a council officer */
    const char *formula; /* what is computed, with tolerances */
    const char *example; /* printed, what follows, what would settle it */
};
extern const struct rule rules[RULE_COUNT];

/* The rule of an id, or NULL. */
const struct rule *rule_find(str id);
/* Ids, levels and titles, a line each. */
void rules_list(struct buf *out);
/* One rule as `explain` prints it; all of them as the page data/RULES.md. */
void rule_explain(struct buf *out, const struct rule *r);
void rules_print_page(struct buf *out);
#endif
