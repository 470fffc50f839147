/* quarterpress.c - the pipeline: the steps called in order, one arena, the one place that catches
 */
#include "quarterpress.h"
#include "agree.h"
#include "arena.h"
#include "layout.h"
#include "merge.h"
#include "node_print.h"
#include "paint.h"
#include "pdf.h"
#include "trace.h"
#include <errno.h>
#include <setjmp.h>

/* One call: what it was given and what every step uses. */
struct render {
    const struct qp_io *io;
    const struct qp_options *options;
    struct arena *arena;
    struct diag *diag;
    bool save_failed;
};

/* What the reading steps made. */
struct inputs {
    struct definition *definition;
    struct commentary_set commentary;
    struct csv *glossary;
    struct layout_spec *layout;
    struct figures *figures;
    struct checking checking;    /* all that the checks need of these */
    struct agreement *agreement; /* NULL until the figures have been compared */
};

const char *qp_version(void)
{
    return QP_VERSION;
}

/* --- what comes in ----------------------------------------------------------- */

static bool load(struct render *r, enum qp_file kind, str name, str *bytes)
{
    const char *p = NULL;
    size_t n = 0;
    int err = r->io->load(r->io->user, kind, str_cstr(r->arena, name), &p, &n);
    *bytes = (str){p, n};
    errno = err;
    return err == 0;
}

/* A file that the definition names: what is wrong with it is the definition's fault, unless the
 * system kept it from us. */
static bool load_named(void *user, struct place asked, str name, str *bytes)
{
    struct render *r = user;
    if (load(r, QP_FILE_REPORT, name, bytes))
        return true;
    if (errno == ENOENT || errno == ENOTDIR)
        return diag_error(r->diag, asked,
                          "file \"" STR_FMT
                          "\" is not in the report's folder; put it there or correct the name",
                          STR_ARG(name));
    if (errno == EINVAL)
        return diag_error(r->diag, asked,
                          "\"" STR_FMT "\" is a device or a pipe; name a plain file",
                          STR_ARG(name));
    if (errno == EISDIR)
        return diag_error(r->diag, asked, "\"" STR_FMT "\" is a folder; name a file",
                          STR_ARG(name));
    if (errno == EFBIG)
        return diag_error(r->diag, asked, "file \"" STR_FMT "\" is larger than 64 MiB; divide it",
                          STR_ARG(name));
    return diag_system(r->diag, str_cstr(r->arena, name), errno);
}

static struct definition *read_definition(struct render *r)
{
    str bytes;
    if (!load(r, QP_FILE_REPORT, STR("report.xml"), &bytes)) {
        diag_system(r->diag, "report.xml", errno);
        return NULL;
    }
    struct loader loader = {load_named, r};
    return definition_read(r->arena, r->diag, source_new(r->arena, STR("report.xml"), bytes),
                           &loader);
}

static struct layout_spec *read_layout(struct render *r, const struct definition *def)
{
    str name = r->options->layout ? str_of(r->options->layout) : node_text(def->root, "layout");
    bool is_file = str_ends(name, ".xml");
    str file = is_file ? name : str_print(r->arena, STR_FMT ".xml", STR_ARG(name)), bytes;
    if (load(r, QP_FILE_LAYOUT, file, &bytes))
        return layout_spec_read(r->arena, r->diag, source_new(r->arena, file, bytes));
    if (errno == ENOENT && !r->options->layout)
        diag_error(r->diag, node_place(def->root, "layout"),
                   "there is no layout \"" STR_FMT "\"; name one of those in the layouts folder",
                   STR_ARG(name));
    else
        diag_system(
            r->diag,
            str_cstr(r->arena, str_print(r->arena, "layout \"" STR_FMT "\"", STR_ARG(name))),
            errno);
    return NULL;
}

/* Commentary files one after the other as one set; the glossary. */
static bool read_texts(struct render *r, struct inputs *in)
{
    bool ok = true;
    for (size_t i = 0; i < in->definition->n_files; i++) {
        const struct data_file *f = &in->definition->files[i];
        if (node_is(f->node, "commentary"))
            ok = markdown_read(r->arena, r->diag, f->source, &in->commentary) && ok;
        if (node_is(f->node, "glossary"))
            ok = (in->glossary = csv_read(r->arena, r->diag, f->source->name, f->source->bytes)) &&
                 ok;
    }
    return ok;
}

static bool read_inputs(struct render *r, struct inputs *in)
{
    in->definition = read_definition(r);
    if (!in->definition)
        return false;
    in->layout = read_layout(r, in->definition);
    bool texts = read_texts(r, in);
    in->figures = figures_read(r->arena, r->diag, in->definition);
    in->checking = (struct checking){r->arena,    r->diag,         in->definition,
                                     in->figures, &in->commentary, in->glossary};
    return in->layout && texts && in->figures && check(&in->checking);
}

static struct font_set *read_fonts(struct render *r, const struct layout_spec *layout)
{
    struct font_set *set = font_set_new(r->arena);
    const struct node *fonts = node_child(layout->root, "fonts");
    for (const struct node *n = fonts->first; n; n = n->next) {
        str bytes, file = node_text(n, "file");
        if (!load(r, QP_FILE_FONT, file, &bytes)) {
            diag_error(r->diag, node_place(n, "file"),
                       "font file \"" STR_FMT "\" cannot be read; put it in the fonts folder",
                       STR_ARG(file));
            return NULL;
        }
        if (!font_add(set, r->diag, n->at, node_text(n, "id"), file, bytes))
            return NULL;
    }
    for (const struct node *n = fonts->first; n; n = n->next)
        if (node_has(n, "fallback"))
            font_find(set, node_text(n, "id"))->fallback = font_find(set, node_text(n, "fallback"));
    return set;
}

/* --- an earlier report ---------------------------------------------------------- */

/* Its messages are not those of this report. */
struct earlier {
    struct render *render;
    struct diag *diag;
};

static str earlier_name(struct arena *a, str name)
{
    return str_print(a, "earlier/" STR_FMT, STR_ARG(name));
}

static bool load_earlier(void *user, struct place asked, str name, str *bytes)
{
    struct earlier *e = user;
    return load(e->render, QP_FILE_EARLIER, name, bytes) ||
           diag_error(e->diag, asked,
                      "file \"" STR_FMT
                      "\" of the earlier report cannot be read; put it into its folder",
                      STR_ARG(name));
}

static void tell_earlier(struct render *r, const struct diag *d)
{
    for (size_t i = 0; i < diag_count(d); i++) {
        const struct message *m = diag_message(d, i);
        if (m->level >= LEVEL_ERROR)
            diag_error(r->diag, m->at, STR_FMT, STR_ARG(m->text));
    }
}

static struct figures *read_earlier(struct render *r)
{
    str bytes;
    if (!load(r, QP_FILE_EARLIER, STR("report.xml"), &bytes)) {
        diag_system(r->diag, "report.xml of the earlier report", errno);
        return NULL;
    }
    struct earlier e = {r, diag_new(r->arena, NULL, NULL)};
    struct loader loader = {load_earlier, &e};
    struct source *source = source_new(r->arena, earlier_name(r->arena, STR("report.xml")), bytes);
    struct definition *def = definition_read(r->arena, e.diag, source, &loader);
    for (size_t i = 0; def && i < def->n_files; i++)
        def->files[i].source->name = earlier_name(r->arena, def->files[i].source->name);
    struct figures *f = def ? figures_read(r->arena, e.diag, def) : NULL;
    if (!f)
        tell_earlier(r, e.diag);
    return f;
}

/* False when there is nothing to compare; that figures disagree is counted by diag. */
static bool compare(struct render *r, struct inputs *in)
{
    struct figures *earlier = r->options->earlier ? read_earlier(r) : NULL;
    if (r->options->earlier && !earlier)
        return false;
    in->agreement = agree(&in->checking, earlier);
    return true;
}

/* --- the steps ------------------------------------------------------------------ */

static struct document *make_document(struct render *r, const struct inputs *in)
{
    struct merge_job job = {in->definition, in->figures, &in->commentary, in->layout,
                            in->agreement};
    return merge(r->arena, r->diag, &job);
}

/* The title that tells this report from every other: with its period and the council. */
static str whole_title(struct render *r, const struct document *doc)
{
    return str_print(r->arena, STR_FMT ", " STR_FMT " (" STR_FMT "), " STR_FMT, STR_ARG(doc->title),
                     STR_ARG(period_print(r->arena, doc->period, PERIOD_LONG)),
                     STR_ARG(period_print(r->arena, doc->period, PERIOD_MONTHS)),
                     STR_ARG(doc->organisation));
}

static struct canvas *open_pdf(struct render *r, const struct document *doc,
                               const struct font_set *fonts, const struct pages *pages)
{
    struct pdf_job job = {
        .meta = {.title = whole_title(r, doc),
                 .organisation = doc->organisation,
                 .subject = doc->description,
                 .keywords = doc->keywords,
                 .lang = doc->lang,
                 .date = str_print(r->arena, STR_FMT "T00:00:00Z", STR_ARG(doc->published)),
                 .producer = STR("Quarterpress " QP_VERSION)},
        .fonts = fonts,
        .root = pages->tags->root,
        .charts = pages->charts};
    if (!load(r, QP_FILE_FONT, STR("sRGB.icc"), &job.icc)) {
        diag_system(r->diag, "sRGB.icc", errno);
        return NULL;
    }
    return pdf_open(r->arena, r->diag, &job);
}

static bool save(struct render *r, str bytes)
{
    r->save_failed = r->io->save(r->io->user, bytes.p, bytes.n) != 0;
    return !r->save_failed;
}

/* What every call makes. */
struct made {
    struct inputs in;
    struct document *doc;
    struct font_set *fonts;
    struct pages *pages;
};

static bool make_pages(struct render *r, struct made *m)
{
    if (!read_inputs(r, &m->in) || !compare(r, &m->in))
        return false;
    m->doc = make_document(r, &m->in);
    m->fonts = m->doc ? read_fonts(r, m->in.layout) : NULL;
    m->pages = m->fonts ? layout(r->arena, r->diag, m->doc, m->fonts) : NULL;
    return m->pages != NULL;
}

/* Errors of agreement do not stop the steps, so that check tells all; here they do. */
static bool is_settled(struct render *r)
{
    size_t warnings = diag_warnings(r->diag);
    if (diag_errors(r->diag))
        return false;
    if (r->options->strict && warnings)
        return diag_error(r->diag, (struct place){0},
                          "%zu warning%s in strict mode; settle or accept %s", warnings,
                          warnings == 1 ? "" : "s", warnings == 1 ? "it" : "them");
    return true;
}

static bool save_certificate(struct render *r, const struct agreement *g)
{
    struct buf out = {.arena = r->arena};
    if (!g || !r->io->save_certificate)
        return true;
    agreement_certificate(&out, g);
    r->save_failed = r->io->save_certificate(r->io->user, out.p, out.n) != 0;
    return !r->save_failed;
}

static bool render(struct render *r)
{
    struct made m = {0};
    str bytes;
    bool steps = make_pages(r, &m);
    if (!save_certificate(r, m.in.agreement) || !steps || !is_settled(r))
        return false;
    struct canvas *pdf = open_pdf(r, m.doc, m.fonts, m.pages);
    if (!pdf)
        return false;
    paint(r->arena, m.pages, pdf);
    return pdf_finish(pdf, &bytes) && save(r, bytes);
}

static bool save_messages(struct render *r, const struct agreement *g)
{
    struct buf out = {.arena = r->arena};
    switch (r->options->format) {
    case QP_FORMAT_TEXT:
        return true;
    case QP_FORMAT_JSON:
        agreement_json(&out, r->diag, g);
        break;
    case QP_FORMAT_SARIF:
        agreement_sarif(&out, r->diag, g, QP_VERSION);
        break;
    }
    return save(r, buf_str(&out));
}

static bool only_check(struct render *r)
{
    struct made m = {0};
    bool settled = make_pages(r, &m) && is_settled(r);
    return save_certificate(r, m.in.agreement) && save_messages(r, m.in.agreement) && settled;
}

static bool view(struct render *r, enum qp_view what)
{
    struct made m = {0};
    struct buf out = {.arena = r->arena};
    bool steps = what <= QP_VIEW_FIGURES ? read_inputs(r, &m.in) : make_pages(r, &m);
    if (!steps)
        return false;
    switch (what) {
    case QP_VIEW_DEFINITION:
        node_print(&out, m.in.definition->root);
        break;
    case QP_VIEW_FIGURES:
        figures_print(&out, m.in.figures);
        break;
    case QP_VIEW_DOCUMENT:
        document_print(&out, m.doc);
        break;
    case QP_VIEW_PAGES:
        paint(r->arena, m.pages, trace_open(r->arena, &out));
        break;
    case QP_VIEW_TAGS:
        tag_print(&out, m.pages->tags->root);
        break;
    }
    return save(r, buf_str(&out));
}

static bool refuse_rule(struct render *r, str asked)
{
    str ids[RULE_COUNT];
    for (size_t i = 0; i < RULE_COUNT; i++)
        ids[i] = str_of(rules[i].id);
    str nearest = str_nearest(asked, ids, RULE_COUNT);
    if (nearest.n)
        return diag_error(r->diag, (struct place){0},
                          "there is no rule \"" STR_FMT "\"; did you mean \"" STR_FMT "\"",
                          STR_ARG(asked), STR_ARG(nearest));
    return diag_error(r->diag, (struct place){0},
                      "there is no rule \"" STR_FMT "\"; explain without a rule lists them",
                      STR_ARG(asked));
}

static bool explain(struct render *r, const char *id)
{
    struct buf out = {.arena = r->arena};
    const struct rule *rule = rule_find(str_of(id));
    if (!id)
        rules_list(&out);
    else if (rule)
        rule_explain(&out, rule);
    else
        return refuse_rule(r, str_of(id));
    return save(r, buf_str(&out));
}

/* --- calls ------------------------------------------------------------------------ */

static void tell(void *user, const struct message *m)
{
    struct render *r = user;
    struct line_column at = place_line_column(m->at);
    struct qp_message out = {.level = m->level == LEVEL_NOTE      ? QP_NOTE
                                      : m->level == LEVEL_WARNING ? QP_WARNING
                                                                  : QP_ERROR,
                             .file = m->at.source ? str_cstr(r->arena, m->at.source->name) : NULL,
                             .line = at.line,
                             .column = at.column,
                             .rule = m->rule,
                             .text = str_cstr(r->arena, m->text),
                             .whole = str_cstr(r->arena, message_text(r->arena, m))};
    r->io->tell(r->io->user, &out);
}

/* What a call does: render, check, show one step (`view`), or explain a rule. */
struct task {
    enum { TASK_RENDER, TASK_CHECK, TASK_VIEW, TASK_EXPLAIN } kind;
    enum qp_view view;
    const char *rule;
};

static bool perform(struct render *r, const struct task *task)
{
    switch (task->kind) {
    case TASK_RENDER:
        return render(r);
    case TASK_CHECK:
        return only_check(r);
    case TASK_VIEW:
        return view(r, task->view);
    case TASK_EXPLAIN:
        return explain(r, task->rule);
    }
    return false;
}

static void tell_no_memory(const struct qp_io *io)
{
    static const struct qp_message message = {
        .level = QP_ERROR,
        .text = "memory ended; divide the report or raise the limit",
        .whole = "error: memory ended; divide the report or raise the limit"};
    if (io->tell)
        io->tell(io->user, &message);
}

static enum qp_status run(const struct qp_io *io, const struct qp_options *options,
                          struct task task)
{
    static const struct qp_options usual = {0};
    struct arena_source source = arena_source_malloc();
    struct render r = {.io = io, .options = options ? options : &usual};
    jmp_buf memory_ended;
    if (r.options->memory)
        source.limit = r.options->memory;
    struct arena *volatile arena = arena_open(&source);
    if (!arena || setjmp(memory_ended)) {
        tell_no_memory(io);
        if (arena)
            arena_close(arena);
        return QP_NO_MEMORY;
    }
    r.arena = arena;
    arena_catch(r.arena, &memory_ended);
    r.diag = diag_new(r.arena, io->tell ? tell : NULL, &r);
    bool done = perform(&r, &task);
    enum qp_status status = done                                          ? QP_OK
                            : r.save_failed || diag_system_failed(r.diag) ? QP_SYSTEM
                                                                          : QP_FAULTS;
    arena_close(r.arena);
    return status;
}

enum qp_status qp_render(const struct qp_io *io, const struct qp_options *options)
{
    return run(io, options, (struct task){.kind = TASK_RENDER});
}

enum qp_status qp_check(const struct qp_io *io, const struct qp_options *options)
{
    return run(io, options, (struct task){.kind = TASK_CHECK});
}

enum qp_status qp_print(const struct qp_io *io, const struct qp_options *options, enum qp_view what)
{
    return run(io, options, (struct task){.kind = TASK_VIEW, .view = what});
}

enum qp_status qp_explain(const struct qp_io *io, const char *rule)
{
    return run(io, NULL, (struct task){.kind = TASK_EXPLAIN, .rule = rule});
}
