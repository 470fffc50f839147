/* xml.h - XML as a list of events with exact places
 *
 * Well-formed UTF-8 without a document type: so no entities but the five of XML itself,
 * nothing loaded, nothing expanded.  Comments and processing instructions are
 * skipped.  Limits: 16 MiB, depth 64.
 */
#ifndef XML_H
#define XML_H
#include "diag.h"

#define XML_MAX_BYTES ((size_t)16 << 20)
#define XML_MAX_DEPTH 64

struct xml_attribute {
    str name;  /* as written, with its prefix */
    str value; /* references resolved */
    size_t name_offset;
    size_t value_offset; /* of the first character inside the quotes */
};

enum xml_event_kind { XML_EVENT_OPEN, XML_EVENT_CLOSE, XML_EVENT_TEXT };

struct xml_event {
    enum xml_event_kind kind;
    size_t offset;                    /* of "<"; of a text's first character */
    str name;                         /* OPEN: as written, with its prefix */
    str local;                        /* OPEN: without the prefix */
    str name_space;                   /* OPEN: empty when there is none */
    struct xml_attribute *attributes; /* OPEN: without the namespace declarations */
    size_t n_attributes;
    str text; /* TEXT: references resolved; all up to the next tag is one event */
};

struct xml_events {
    struct xml_event *items;
    size_t n;
};

/* False, with one message, when the bytes are not such XML. */
bool xml_read(struct arena *a, struct diag *d, const struct source *s, struct xml_events *out);
#endif
