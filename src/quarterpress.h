/* quarterpress.h - the library: a report's definition and data to a tagged PDF
 *
 *     struct qp_io io = { .load = my_load, .save = my_save, .tell = my_tell, .user = me };
 *     enum qp_status s = qp_render(&io, &(struct qp_options){ 0 });
 *
 * The library never prints, exits, reads the clock, the environment or the locale, and
 * opens no file: everything comes in and goes out through struct qp_io.  Equal input gives equal
 * bytes.  It keeps no state between calls; one thread per call.
 * Limits: 2 GiB of memory a call, 16 MiB of XML, 64 MiB a data file (4 MiB of commentary),
 * 20,000 pages.
 */
#ifndef QUARTERPRESS_H
#define QUARTERPRESS_H
#include <stdbool.h>
#include <stddef.h>

enum qp_status {
    QP_OK = 0,       /* done, perhaps with warnings */
    QP_FAULTS = 1,   /* definition, layout or data at fault: nothing was saved */
    QP_SYSTEM = 3,   /* a file, a library */
    QP_NO_MEMORY = 4 /* memory ended, or the limit was reached */
};

/* What kind of file is asked for. */
enum qp_file {
    QP_FILE_REPORT, /* in the report's folder: "report.xml" and what it names */
    QP_FILE_LAYOUT, /* a layout: "cpr-2023.xml" */
    QP_FILE_FONT,   /* a font or the colour profile: "NotoSans-Regular.ttf", "sRGB.icc" */
    QP_FILE_EARLIER /* in the folder of an earlier report, when the options ask for it */
};

enum qp_level { QP_NOTE, QP_WARNING, QP_ERROR };

struct qp_message {
    enum qp_level level;
    const char *file; /* NULL when the message is about no place */
    size_t line, column;
    const char *rule;  /* id of the rule of agreement that found it, or NULL */
    const char *text;  /* what was found; what would do */
    const char *whole; /* "file:line:column: level: text [rule]" */
};

struct qp_io {
    /* Sets *bytes, which stay the caller's and must last until the call returns; 0, or an errno. */
    int (*load)(void *user, enum qp_file kind, const char *name, const char **bytes, size_t *n);
    /* Takes the result, once, when all of it is there; 0, or an errno, which it has told by itself:
     * only it knows where the result was to go.  The call then ends with QP_SYSTEM. */
    int (*save)(void *user, const char *bytes, size_t n);
    /* Takes the certificate of agreement as text, whenever the figures could be compared; NULL when
     * it is not wanted.  Otherwise as save. */
    int (*save_certificate)(void *user, const char *bytes, size_t n);
    /* Each message as it is found; may be NULL. */
    void (*tell)(void *user, const struct qp_message *message);
    void *user;
};

/* What qp_check saves: nothing, or all messages as one text. */
enum qp_format { QP_FORMAT_TEXT, QP_FORMAT_JSON, QP_FORMAT_SARIF };

struct qp_options {
    const char *layout; /* in place of the one that the report names; NULL */
    size_t memory;      /* limit in bytes; 0 for the usual 2 GiB */
    bool strict;        /* warnings are faults too */
    bool earlier;       /* compare with the report that QP_FILE_EARLIER loads */
    enum qp_format format;
};

/* What qp_print shows. */
enum qp_view { QP_VIEW_DEFINITION, QP_VIEW_FIGURES, QP_VIEW_DOCUMENT, QP_VIEW_PAGES, QP_VIEW_TAGS };

enum qp_status qp_render(const struct qp_io *io, const struct qp_options *options);
/* Everything but writing the PDF.  Saves nothing but the messages in the format asked for, also
 * when there are faults. */
enum qp_status qp_check(const struct qp_io *io, const struct qp_options *options);
/* What one step made, as text. */
enum qp_status qp_print(const struct qp_io *io, const struct qp_options *options,
                        enum qp_view view);
/* Saves what a rule of agreement demands, why, and an example; NULL: the list of the rules. */
enum qp_status qp_explain(const struct qp_io *io, const char *rule);
const char *qp_version(void);
#endif
