/* schema.c - prints the schema or the manual of a vocabulary, or the page of the rules of agreement
 *
 *     schema rng|manual report|layout
 *     schema rules
 */
#include "arena.h"
#include "definition.h"
#include "layout_spec.h"
#include "rule.h"
#include <stdio.h>

static const struct vocabulary *find_vocabulary(const char *name)
{
    if (str_is(str_of(name), "report"))
        return &report_vocabulary;
    return str_is(str_of(name), "layout") ? &layout_vocabulary : NULL;
}

static bool print(struct arena *a, const char *what, const struct vocabulary *v)
{
    struct buf out = {.arena = a};
    if (str_is(str_of(what), "rules"))
        rules_print_page(&out);
    else if (str_is(str_of(what), "rng"))
        vocabulary_print_rng(&out, v);
    else if (str_is(str_of(what), "manual"))
        vocabulary_print_manual(&out, v);
    else
        return false;
    return fwrite(out.p, 1, out.n, stdout) == out.n && fflush(stdout) == 0;
}

int main(int argc, char **argv)
{
    const struct vocabulary *v = argc == 3 ? find_vocabulary(argv[2]) : NULL;
    bool page = argc == 2 && str_is(str_of(argv[1]), "rules");
    if (!v && !page) {
        fprintf(stderr, "usage: schema rng|manual report|layout\n       schema rules\n");
        return 2;
    }
    struct arena_source source = arena_source_malloc();
    struct arena *a = arena_open(&source);
    jmp_buf memory_ended;
    if (!a || setjmp(memory_ended)) {
        fprintf(stderr, "schema: memory ended\n");
        return 3;
    }
    arena_catch(a, &memory_ended);
    bool printed = print(a, argv[1], v);
    arena_close(a);
    return printed ? 0 : 2;
}
