/* arena.c - chunks of bump memory, and a list of what to close */
#include "arena.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define ALIGNMENT ((size_t)16)
/* With chunks of 256 KiB a render of 59 pages has 7,700 page faults instead of 5,900. */
#define USUAL_CHUNK ((size_t)1 << 20)
/* A request above a quarter of a chunk, and above this, gets memory of its own, so that
 * little of the open chunk is wasted. */
#define LEAST_BIG ((size_t)256)

/* The newest chunk is the one that fills; the older ones are full or nearly so. */
struct chunk {
    struct chunk *before;
    size_t size; /* with this header */
    size_t used; /* with this header */
};

/* Something to be closed, or, where close is NULL, big memory to be released. */
struct owned {
    struct owned *before;
    void *thing;
    void (*close)(void *);
    size_t bytes; /* of big memory */
};

struct arena {
    struct arena_source source;
    jmp_buf *where; /* to jump to when memory ends */

    struct chunk *newest;
    struct owned *owned; /* newest first; the nodes lie in the chunks */

    size_t held; /* bytes had from the source, never above its limit */
    size_t handed_out;
};

static void *acquire_malloc(void *user, size_t bytes)
{
    (void)user;
    return malloc(bytes);
}

static void release_malloc(void *user, void *memory)
{
    (void)user;
    free(memory);
}

struct arena_source arena_source_malloc(void)
{
    return (struct arena_source){acquire_malloc, release_malloc, NULL, ARENA_LIMIT, 0};
}

/* Callers keep `bytes` below SIZE_MAX - ALIGNMENT. */
static size_t round_up(size_t bytes)
{
    return (bytes + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

struct arena *arena_open(const struct arena_source *source)
{
    if (source->limit < sizeof(struct arena))
        return NULL;
    struct arena *a = source->acquire(source->user, sizeof *a);
    if (!a)
        return NULL;
    memset(a, 0, sizeof *a);
    a->source = *source;
    if (!a->source.chunk)
        a->source.chunk = USUAL_CHUNK;
    a->held = sizeof *a;
    return a;
}

void arena_catch(struct arena *a, jmp_buf *where)
{
    a->where = where;
}

static void *acquire(struct arena *a, size_t bytes)
{
    if (bytes > a->source.limit - a->held)
        return NULL;
    void *memory = a->source.acquire(a->source.user, bytes);
    if (memory)
        a->held += bytes;
    return memory;
}

static void release(struct arena *a, void *memory, size_t bytes)
{
    a->held -= bytes;
    a->source.release(a->source.user, memory);
}

static bool push_chunk(struct arena *a, size_t room)
{
    size_t header = round_up(sizeof(struct chunk));
    size_t size = header + room;
    if (size < a->source.chunk)
        size = a->source.chunk;
    struct chunk *c = acquire(a, size);
    if (!c)
        return false;
    *c = (struct chunk){a->newest, size, header};
    a->newest = c;
    return true;
}

/* `bytes` is a multiple of ALIGNMENT. */
static void *bump(struct arena *a, size_t bytes)
{
    struct chunk *c = a->newest;
    if ((!c || bytes > c->size - c->used) && !push_chunk(a, bytes))
        return NULL;
    c = a->newest;
    void *memory = (char *)c + c->used;
    c->used += bytes;
    return memset(memory, 0, bytes);
}

static bool note(struct arena *a, struct owned what)
{
    struct owned *o = bump(a, round_up(sizeof *o));
    if (!o)
        return false;
    what.before = a->owned;
    *o = what;
    a->owned = o;
    return true;
}

static void *acquire_big(struct arena *a, size_t bytes)
{
    void *memory = acquire(a, bytes);
    if (!memory)
        return NULL;
    if (!note(a, (struct owned){.thing = memory, .bytes = bytes})) {
        release(a, memory, bytes);
        return NULL;
    }
    return memset(memory, 0, bytes);
}

static bool is_big(const struct arena *a, size_t bytes)
{
    return bytes > LEAST_BIG && bytes > a->source.chunk / 4;
}

void *arena_try(struct arena *a, size_t bytes)
{
    if (bytes > a->source.limit || bytes > SIZE_MAX / 2)
        return NULL;
    /* Nought bytes have an address of their own too. */
    size_t rounded = round_up(bytes ? bytes : 1);
    void *memory = is_big(a, rounded) ? acquire_big(a, rounded) : bump(a, rounded);
    if (memory)
        a->handed_out += rounded;
    return memory;
}

static _Noreturn void end_of_memory(struct arena *a)
{
    if (!a->where)
        abort();
    longjmp(*a->where, 1);
}

void *arena_alloc(struct arena *a, size_t bytes)
{
    void *memory = arena_try(a, bytes);
    if (!memory)
        end_of_memory(a);
    return memory;
}

void *arena_calloc(struct arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        end_of_memory(a);
    return arena_alloc(a, count * size);
}

void arena_own(struct arena *a, void *thing, void (*close)(void *))
{
    if (!thing)
        return;
    if (!note(a, (struct owned){.thing = thing, .close = close})) {
        close(thing);
        end_of_memory(a);
    }
}

struct arena_mark arena_mark(const struct arena *a)
{
    return (struct arena_mark){a->newest, a->newest ? a->newest->used : 0, a->owned};
}

/* Closing comes before any release: what is closed may use memory that is younger than it. */
static void close_owned(struct arena *a, const struct owned *until)
{
    for (struct owned *o = a->owned; o != until; o = o->before)
        if (o->close)
            o->close(o->thing);
}

static void release_big(struct arena *a, const struct owned *until)
{
    for (; a->owned != until; a->owned = a->owned->before)
        if (!a->owned->close)
            release(a, a->owned->thing, a->owned->bytes);
}

static void release_chunks(struct arena *a, const struct chunk *until)
{
    while (a->newest != until) {
        struct chunk *c = a->newest;
        a->newest = c->before;
        release(a, c, c->size);
    }
}

void arena_rewind(struct arena *a, struct arena_mark mark)
{
    close_owned(a, mark.owned);
    release_big(a, mark.owned);
    release_chunks(a, mark.chunk);
    if (a->newest)
        a->newest->used = mark.used;
}

void arena_close(struct arena *a)
{
    if (!a)
        return;
    arena_rewind(a, (struct arena_mark){0});
    a->source.release(a->source.user, a);
}

size_t arena_used(const struct arena *a)
{
    return a->handed_out;
}
