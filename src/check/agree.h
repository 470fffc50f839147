/* agree.h - the figures held against each other: findings, what was tested, what was accepted
 *
 * From the figures and the rules that the definition declares, never from a list of
 * cases.  Exact decimals throughout.  Quiet in doubt: a number that may be about something else
 * is no finding.
 */
#ifndef AGREE_H
#define AGREE_H
#include "check.h"
#include "rule.h"

struct finding {
    enum rule_id rule;
    const struct indicator *indicator; /* or NULL */
    struct place at;          /* where it is printed from: data cell, commentary, definition */
    struct place definition;  /* the definition's line that prints it; nowhere if none */
    str printed;              /* what is printed: "year to date 5138" */
    str follows;              /* what follows from the figures: "its latest quarter is 5783" */
    str settle;               /* what would settle it: "correct it, or give a note" */
    const struct node *accepted; /* the <accept> that stands for it, or NULL */
};

/* Relations of one rule: how many were tested, how many held, how many are accepted. */
struct tally { size_t tested, agreed, accepted; };

struct agreement {
    struct finding *items;
    size_t n, cap;
    struct tally tally[RULE_COUNT];
    size_t figures;           /* how many figures there are */
    struct arena *arena;
    const struct checking *checking; /* what is compared */
};

/* Tests every relation, matches the acceptances and reports what is left to diag, with
 * its rule.  `earlier` are the figures of an earlier report, or NULL.  Never NULL; errors are counted by diag. */
struct agreement *agree(const struct checking *c, const struct figures *earlier);

/* For the checks: a relation that held, and one that did not. */
void agree_held(struct agreement *g, enum rule_id rule);
void agree_found(struct agreement *g, const struct finding *f);

/* Where the definition shows an indicator's figures: its first table or box; nowhere if none. */
struct place agree_shown_at(const struct agreement *g, const struct indicator *i);

/* The checks, each in its file. */
void agree_rollup(struct agreement *g);
void agree_ratio(struct agreement *g);
void agree_rating(struct agreement *g);
void agree_trend(struct agreement *g);
void agree_headline(struct agreement *g);
void agree_words(struct agreement *g);
void agree_text(struct agreement *g);
void agree_restated(struct agreement *g, const struct figures *earlier);

/* Formats: the messages as JSON or SARIF 2.1.0, and the certificate as text. */
void agreement_json(struct buf *out, const struct agreement *g);
void agreement_sarif(struct buf *out, const struct agreement *g, const char *version);
void agreement_certificate(struct buf *out, const struct agreement *g);
#endif
