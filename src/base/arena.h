/* arena.h - memory that lives as long as one render
 *
 * What is allocated here is never freed alone; arena_close frees all and closes
 * what is owned, newest first.  Memory is zeroed and aligned for any type.
 */
#ifndef ARENA_H
#define ARENA_H
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;

/* How memory is had: replaced by tests to make it run short.  `release` gets
 * what `acquire` gave.  `limit` is the most bytes an arena holds at once. */
struct arena_source {
    void *(*acquire)(void *user, size_t bytes);
    void (*release)(void *user, void *memory);
    void *user;
    size_t limit;
    size_t chunk; /* bytes asked for at a time; 0 for the usual 256 KiB */
};

/* The usual source: malloc and free, limit ARENA_LIMIT. */
#define ARENA_LIMIT ((size_t)2 << 30)
struct arena_source arena_source_malloc(void);

/* NULL when there is no memory.  Where to jump when memory ends is set once,
 * before the first allocation, by the one place that catches (quarterpress.c). */
struct arena *arena_open(const struct arena_source *source);
void arena_close(struct arena *a);
void arena_catch(struct arena *a, jmp_buf *where);

/* Never NULL: when memory ends it jumps to the place given to arena_catch.
 * Not to be called from code that a foreign library called back. */
void *arena_alloc(struct arena *a, size_t bytes);
/* count * size, checked. */
void *arena_calloc(struct arena *a, size_t count, size_t size);
/* The same, but NULL when memory ends: for callbacks of foreign libraries. */
void *arena_try(struct arena *a, size_t bytes);

#define arena_new(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_calloc((a), (n), sizeof(type)))

/* The arena closes `thing` with `close` when it is closed; if the note cannot be
 * made, it is closed at once and then memory has ended.  NULL is not noted. */
void arena_own(struct arena *a, void *thing, void (*close)(void *));

/* Wind back to a mark: everything allocated since is free again, and what was
 * owned since is closed. */
struct arena_mark {
    void *chunk;
    size_t used;
    void *owned;
};
struct arena_mark arena_mark(const struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark mark);

/* Bytes handed out so far, for the benchmark. */
size_t arena_used(const struct arena *a);
#endif
