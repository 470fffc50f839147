/* flows.h - a section's blocks, made into flows with their tags
 */
#ifndef FLOWS_H
#define FLOWS_H
#include "block.h"
#include "contents.h"

struct making {
    struct job *job;
    struct pending_numbers *pending;
    struct tag *parent; /* element that the blocks stand in */
    unsigned depth;     /* of the nearest heading above */
    mpt width;
    struct flow **items; /* made so far */
    size_t n, cap;
    struct mark *held; /* marks of groups without a heading, for the next flow */
    size_t n_held;
    bool start; /* the next flow begins a page */
    bool failed;
};

/* Appends the flows of the blocks; a fault is noted in m->failed after a message. */
void flows_make(struct making *m, const struct blocks *blocks);
#endif
