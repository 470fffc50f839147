/* vec.h - growable arrays in an arena
 *
 *     VEC(struct cell) cells = {0};
 *     vec_push(arena, &cells, cell);
 *
 * Growing copies and leaves the old items to the arena; items may move.
 */
#ifndef VEC_H
#define VEC_H
#include "arena.h"
#include <string.h>

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t n, cap;                                                                             \
    }

#define vec_push(a, v, ...)                                                                        \
    (vec_grow((a), (void **)&(v)->items, (v)->n, &(v)->cap, sizeof *(v)->items),                   \
     (v)->items[(v)->n++] = (__VA_ARGS__))

static inline void vec_grow(struct arena *a, void **items, size_t n, size_t *cap, size_t size)
{
    if (n < *cap)
        return;
    size_t more = *cap ? *cap * 2 : 4;
    void *grown = arena_calloc(a, more, size);
    if (n)
        memcpy(grown, *items, n * size);
    *items = grown;
    *cap = more;
}
#endif
