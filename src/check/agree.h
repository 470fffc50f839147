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
    struct place at;             /* where it is printed from: data cell, commentary, definition */
    struct place definition;     /* the definition's line that prints it; nowhere if none */
    str printed;                 /* what is printed: "year to date 5138" */
    str follows;                 /* what follows from the figures: "its latest quarter is 5783" */
    str settle;                  /* what would settle it: "correct it, or give a note" */
    const struct node *accepted; /* the <accept> that stands for it, or NULL */
};

/* Relations of one rule: how many were tested, how many held, how many are accepted. */
struct tally {
    size_t tested, agreed, accepted;
};

/* A figure that was published and has changed. */
struct revision {
    const struct indicator *indicator;
    const struct figure *before; /* of the earlier report */
    const struct figure *now;    /* NULL when it is gone */
    str reason;                  /* the note, "revised" ...; empty when none is given */
};

struct agreement {
    struct finding *items;
    size_t n, cap;
    struct revision *revisions; /* empty without an earlier report */
    size_t n_revisions;
    bool compared; /* with an earlier report */
    struct tally tally[RULE_COUNT];
    size_t figures; /* how many figures there are */
    struct arena *arena;
    const struct checking *checking; /* what is compared */
};

/* Tests every relation, matches the acceptances and reports what is left to diag, with its rule.
 * `earlier` are the figures of an earlier report, or NULL.  Never NULL; errors are counted by
 * diag. */
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
void agree_parts(struct agreement *g);
void agree_words(struct agreement *g);
void agree_text(struct agreement *g);
void agree_lists(struct agreement *g);
void agree_restated(struct agreement *g, const struct figures *earlier);

/* The message of a finding, without its place and rule. */
str finding_text(struct arena *a, const struct finding *f);

/* Formats: all messages, and the accepted findings, as JSON or SARIF 2.1.0.  `g` is NULL when the
 * figures could not be compared. */
void agreement_json(struct buf *out, const struct diag *d, const struct agreement *g);
void agreement_sarif(struct buf *out, const struct diag *d, const struct agreement *g,
                     const char *version);
/* The certificate as text. */
void agreement_certificate(struct buf *out, const struct agreement *g);

/* What stands without being accepted: tested less agreed and accepted. */
size_t tally_open(const struct tally *t);
/* Of all rules together. */
struct tally agreement_total(const struct agreement *g);
/* Published figures that have changed and say why. */
size_t agreement_corrected(const struct agreement *g);
/* The certificate in a few sentences. */
str agreement_words(struct arena *a, const struct agreement *g);
#endif
