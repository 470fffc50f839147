/* nomem.c - a render whose memory ends, wherever that may be
 *
 *     nomem REPORT_FOLDER
 *
 * The arena's limit is raised by one step at a time until the render succeeds, so that memory ends
 * in every part of the way.  Each time the result is QP_NO_MEMORY, the message is told and nothing
 * is saved; under the sanitizers nothing is left over.
 *
 * It is the arena that runs short, not malloc: cmark and HarfBuzz stop the program or go on with
 * half a result when their own memory ends, which no caller can mend.  The size limits of the
 * files bound what they take.
 */
#include "quarterpress.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KEPT_MOST 32
/* Small against the arena's chunks, so that no chunk is passed over. */
#define STEP_BYTES ((size_t)8 << 10)
#define LIMIT_MOST_BYTES ((size_t)256 << 20)

struct kept {
    enum qp_file kind;
    char name[64];
    char *bytes;
    size_t n;
};

/* Files are read once for all renders. */
struct session {
    const char *report;
    struct kept kept[KEPT_MOST];
    size_t n_kept;
    size_t saved, told;
};

static const char *folder_of(const struct session *s, enum qp_file kind)
{
    switch (kind) {
    case QP_FILE_REPORT:
        return s->report;
    case QP_FILE_LAYOUT:
        return QP_SOURCE_DIR "/layouts";
    case QP_FILE_FONT:
        return QP_SOURCE_DIR "/fonts";
    case QP_FILE_EARLIER:
        break;
    }
    return "";
}

static int read_file(const char *path, struct kept *out)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return ENOENT;
    fseek(f, 0, SEEK_END);
    long size = ftell(f);
    rewind(f);
    out->n = size > 0 ? (size_t)size : 0;
    out->bytes = malloc(out->n + 1);
    bool whole = out->bytes && fread(out->bytes, 1, out->n, f) == out->n;
    fclose(f);
    return whole ? 0 : EIO;
}

static struct kept *find_kept(struct session *s, enum qp_file kind, const char *name)
{
    for (size_t i = 0; i < s->n_kept; i++)
        if (s->kept[i].kind == kind && strcmp(s->kept[i].name, name) == 0)
            return &s->kept[i];
    return NULL;
}

static int load(void *user, enum qp_file kind, const char *name, const char **bytes, size_t *n)
{
    struct session *s = user;
    struct kept *k = find_kept(s, kind, name);
    if (!k) {
        char path[4096];
        if (s->n_kept == KEPT_MOST || strlen(name) >= sizeof k->name)
            return EFBIG;
        k = &s->kept[s->n_kept];
        k->kind = kind;
        strcpy(k->name, name);
        snprintf(path, sizeof path, "%s/%s", folder_of(s, kind), name);
        int err = read_file(path, k);
        if (err)
            return err;
        s->n_kept++;
    }
    *bytes = k->bytes;
    *n = k->n;
    return 0;
}

static int save(void *user, const char *bytes, size_t n)
{
    struct session *s = user;
    (void)bytes;
    s->saved += n > 0;
    return 0;
}

static void tell(void *user, const struct qp_message *m)
{
    struct session *s = user;
    s->told += m->level == QP_ERROR && strstr(m->text, "memory ended") != NULL;
}

/* Says what is wrong with a render that had this much memory; NULL if nothing is. */
static const char *fault_of(struct session *s, enum qp_status status)
{
    if (status == QP_NO_MEMORY && s->saved)
        return "memory ended, and a file was saved";
    if (status == QP_NO_MEMORY)
        return s->told == 1 ? NULL : "memory ended, and was not told once";
    if (status != QP_OK)
        return "neither done nor out of memory";
    return s->saved == 1 ? NULL : "done, and nothing was saved";
}

int main(int argc, char **argv)
{
    struct session s = {.report = argc == 2 ? argv[1] : QP_SOURCE_DIR "/tests/cases/base"};
    struct qp_io io = {.load = load, .save = save, .tell = tell, .user = &s};
    enum qp_status status = QP_NO_MEMORY;
    const char *fault = NULL;
    size_t limit = 1, renders = 0;
    for (; status == QP_NO_MEMORY && !fault && limit < LIMIT_MOST_BYTES;
         limit += STEP_BYTES, renders++) {
        s.saved = s.told = 0;
        status = qp_render(&io, &(struct qp_options){.memory = limit});
        fault = fault_of(&s, status);
    }
    for (size_t i = 0; i < s.n_kept; i++)
        free(s.kept[i].bytes);
    if (fault || status != QP_OK || renders < 2) {
        printf("not ok - with %zu bytes: %s\n", limit - STEP_BYTES,
               fault ? fault : "no end was reached");
        return 1;
    }
    printf("ok - memory ended %zu times, and then was enough\n", renders - 1);
    return 0;
}
