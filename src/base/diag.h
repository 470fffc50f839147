/* diag.h - messages about the definition, the layout and the data
 *
 * Whoever finds a fault reports it, once, with its place, and returns
 * false.  Whoever receives false tidies and passes it on in silence.
 * A message says what was found and, after a semicolon, what would do:
 * lower case, no full stop, names in double quotes.
 */
#ifndef DIAG_H
#define DIAG_H
#include "source.h"
struct diag;

enum level { LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR, LEVEL_SYSTEM };

struct message {
    enum level level;
    struct place at;  /* source NULL when there is none */
    const char *rule; /* stable id of the check that found it, or NULL */
    str text;
    size_t times; /* equal messages are counted */
};

/* `tell`, if not NULL, is called for each new message as it is found. */
struct diag *diag_new(struct arena *a, void (*tell)(void *user, const struct message *),
                      void *user);

/* Both return false, so that a check can end in `return diag_error(...)`. */
bool diag_error(struct diag *d, struct place at, const char *fmt, ...) PRINTF(3, 4);
/* A file, memory or a library failed; `what` names it, err is an errno or 0. */
bool diag_system(struct diag *d, const char *what, int err);

/* The render goes on.  Both return true. */
bool diag_warn(struct diag *d, struct place at, const char *fmt, ...) PRINTF(3, 4);
bool diag_note(struct diag *d, struct place at, const char *fmt, ...) PRINTF(3, 4);

/* Of any level but LEVEL_SYSTEM, found by a check with a stable id (lent for good, a literal), that
 * message_text names at the end. */
void diag_rule(struct diag *d, enum level level, const char *rule, struct place at, str text);

/* Errors so far (system errors too); the steps stop at their end, not at the first. */
size_t diag_errors(const struct diag *d);
size_t diag_warnings(const struct diag *d);
/* True when one of them was a system error. */
bool diag_system_failed(const struct diag *d);
/* After this many errors a step may give up: more would only be noise. */
#define DIAG_MANY 100

size_t diag_count(const struct diag *d);
const struct message *diag_message(const struct diag *d, size_t i);
/* "report.xml:41:9: error: ..." without a line end; with the count when above one, and with
 * " [rule-id]" when a rule found it. */
str message_text(struct arena *a, const struct message *m);
/* "note", "warning" or "error". */
const char *level_name(enum level level);
#endif
