/* page.h - regions, titles, running heads and feet, page numbers, the page loop
 */
#ifndef PAGE_H
#define PAGE_H
#include "flows.h"
#include "layout.h"

/* A page while it is made. */
struct sheet {
    const struct node *master;
    const struct section *section;
    struct frame *under, *content, *over;
    bool continued; /* not the first page of its section */
    bool cut;       /* begins in the middle of a block */
    str label;
};
struct sheets {
    struct sheet *items;
    size_t n, cap;
};

/* Lays out one section of the report on new pages; false after a message. */
bool pages_add_section(struct job *j, struct sheets *sheets, const struct block *section,
                       struct pending_numbers *pending);
/* Numbers the pages, sets running heads and feet and the pending numbers. */
void pages_finish(struct job *j, struct sheets *sheets, const struct pending_numbers *pending,
                  struct pages *out);
#endif
