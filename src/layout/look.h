/* look.h - how the layout says that charts, donuts and pyramids look */
#ifndef LOOK_H
#define LOOK_H
#include "job.h"

/* The job's looks, of what the layout has of them; its styles are there. */
void looks_resolve(struct job *j);
#endif
