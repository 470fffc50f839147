/* main.c - the command line: options in, messages out, exit code
 *
 * A client of quarterpress.h like any other.  Alone in opening files.
 */
#include "quarterpress.h"
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { EXIT_FAULTS = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3 };

/* The largest file that is read. */
#define FILE_MOST ((size_t)64 << 20)

/* Room for a path that the system made, end included. */
enum { PATH_MOST = 4096 };

/* What was asked for, and the files held until the end. */
struct session {
    const char *report; /* folder, without "/report.xml" */
    const char *output;
    const char *certificate; /* file for the certificate of agreement; NULL */
    const char *earlier;     /* folder of an earlier report, or that folder's report.xml; NULL */
    const char *rule;        /* to explain; NULL: all are listed */
    const char *share;       /* where layouts/ and fonts/ are */
    const char *layout_file; /* --layout with a path: read in place of a layout by name */
    struct qp_options options;
    enum qp_view view;
    struct held {
        char *bytes;
        struct held *next;
    } * held;
};

static int complain(int code, const char *format, ...) __attribute__((format(printf, 2, 3)));
static int complain(int code, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    fputs("quarterpress: ", stderr);
    vfprintf(stderr, format, ap);
    fputc('\n', stderr);
    va_end(ap);
    return code;
}

/* --- reading -------------------------------------------------------------------- */

static int read_all(int fd, char *bytes, size_t n)
{
    for (size_t got = 0; got < n;) {
        ssize_t part = read(fd, bytes + got, n - got);
        if (part < 0 && errno != EINTR)
            return errno;
        if (part == 0)
            return EIO;
        got += part > 0 ? (size_t)part : 0;
    }
    return 0;
}

static int hold(struct session *s, int fd, size_t size, const char **bytes)
{
    struct held *h = malloc(sizeof *h);
    char *p = malloc(size + 1);
    int err = h && p ? read_all(fd, p, size) : ENOMEM;
    if (err) {
        free(h);
        free(p);
        return err;
    }
    p[size] = '\0';
    *h = (struct held){p, s->held};
    s->held = h;
    *bytes = p;
    return 0;
}

static int load_path(struct session *s, const char *path, const char **bytes, size_t *n)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return errno;
    int err = fstat(fd, &st)                   ? errno
              : S_ISDIR(st.st_mode)            ? EISDIR
              : !S_ISREG(st.st_mode)           ? EINVAL
              : (size_t)st.st_size > FILE_MOST ? EFBIG
                                               : 0;
    if (!err)
        err = hold(s, fd, (size_t)st.st_size, bytes);
    *n = (size_t)st.st_size;
    close(fd);
    return err;
}

/* FOLDER/NAME or FOLDER/INNER/NAME. */
struct file_name {
    const char *folder, *inner, *name;
};

static int load_from(struct session *s, struct file_name f, const char **bytes, size_t *n)
{
    size_t room = strlen(f.folder) + strlen(f.inner) + strlen(f.name) + 3;
    char *path = malloc(room);
    if (!path)
        return ENOMEM;
    snprintf(path, room, "%s/%s%s%s", f.folder, f.inner, *f.inner ? "/" : "", f.name);
    int err = load_path(s, path, bytes, n);
    free(path);
    return err;
}

/* Layouts and fonts of the report's own folder come before those that ship. */
static int load(void *user, enum qp_file kind, const char *name, const char **bytes, size_t *n)
{
    struct session *s = user;
    if (kind == QP_FILE_REPORT)
        return load_from(s, (struct file_name){s->report, "", name}, bytes, n);
    if (kind == QP_FILE_EARLIER)
        return load_from(s, (struct file_name){s->earlier, "", name}, bytes, n);
    if (kind == QP_FILE_LAYOUT && s->layout_file)
        return load_path(s, s->layout_file, bytes, n);
    const char *inner = kind == QP_FILE_LAYOUT ? "layouts" : "fonts";
    int err = load_from(s, (struct file_name){s->report, inner, name}, bytes, n);
    if (err == ENOENT || err == ENOTDIR)
        return load_from(s, (struct file_name){s->share, inner, name}, bytes, n);
    return err;
}

static void drop_held(struct session *s)
{
    for (struct held *h = s->held, *next; h; h = next) {
        next = h->next;
        free(h->bytes);
        free(h);
    }
}

/* --- writing -------------------------------------------------------------------- */

static int write_all(int fd, const char *bytes, size_t n)
{
    for (size_t done = 0; done < n;) {
        ssize_t part = write(fd, bytes + done, n - done);
        if (part < 0 && errno != EINTR)
            return errno;
        done += part > 0 ? (size_t)part : 0;
    }
    return 0;
}

/* Written under a temporary name beside the file, synced and renamed: no run leaves half a file,
 * and a failure leaves the old one. */
static int write_file(const char *path, const char *bytes, size_t n)
{
    size_t room = strlen(path) + 16;
    char *temporary = malloc(room);
    if (!temporary)
        return ENOMEM;
    snprintf(temporary, room, "%s.XXXXXX", path);
    int fd = mkstemp(temporary);
    int err = fd < 0 ? errno : 0;
    if (!err) {
        mode_t mask = umask(0);
        umask(mask);
        err = fchmod(fd, 0666 & ~mask) ? errno : write_all(fd, bytes, n);
        if (!err && fsync(fd))
            err = errno;
        if (close(fd) && !err)
            err = errno;
        if (!err && rename(temporary, path))
            err = errno;
        if (err)
            unlink(temporary);
    }
    free(temporary);
    return err;
}

static bool is_regular_or_new(const char *path)
{
    struct stat st;
    return stat(path, &st) != 0 || S_ISREG(st.st_mode) || S_ISDIR(st.st_mode);
}

/* A device or a pipe is written to, not replaced. */
static int write_device(const char *path, const char *bytes, size_t n)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int err = write_all(fd, bytes, n);
    if (close(fd) && !err)
        err = errno;
    return err;
}

/* To standard output when `path` is NULL or "-". */
static int save_to(const char *path, const char *bytes, size_t n)
{
    bool to_stdout = !path || strcmp(path, "-") == 0;
    bool is_file = !to_stdout && is_regular_or_new(path);
    int err = to_stdout ? write_all(STDOUT_FILENO, bytes, n)
              : is_file ? write_file(path, bytes, n)
                        : write_device(path, bytes, n);
    if (err)
        complain(EXIT_SYSTEM, "cannot write \"%s\": %s%s", to_stdout ? "-" : path, strerror(err),
                 is_file ? "; the file there, if any, is as it was" : "");
    return err;
}

static int save(void *user, const char *bytes, size_t n)
{
    const struct session *s = user;
    return save_to(s->output, bytes, n);
}

static int save_certificate(void *user, const char *bytes, size_t n)
{
    const struct session *s = user;
    return save_to(s->certificate, bytes, n);
}

/* Messages of JSON and SARIF stand there, but for those about no file: the run may have ended
 * before anything was saved. */
static void tell(void *user, const struct qp_message *m)
{
    const struct session *s = user;
    if (s->options.format == QP_FORMAT_TEXT || !m->file)
        fprintf(stderr, "%s\n", m->whole);
}

/* --- the command line ------------------------------------------------------------ */

static const char usage[] =
    "usage: quarterpress render REPORT [-o FILE] [--layout NAME]    write the report as PDF\n"
    "       quarterpress check REPORT [--layout NAME] [-o FILE]     messages only\n"
    "                          [--format=text|json|sarif]\n"
    "       quarterpress print VIEW REPORT [-o FILE]                what one step made, as text\n"
    "                          VIEW: definition, figures, document, pages, tags\n"
    "       quarterpress explain [RULE]                             what a rule of the check "
    "demands\n"
    "       quarterpress --help | --version\n"
    "\n"
    "REPORT is a folder with a report.xml, or that file.  FILE \"-\" is standard output; without "
    "-o,\n"
    "render writes NAME.pdf into the present folder, NAME being the report's folder.\n"
    "NAME of a layout is a file of the layouts folder without .xml, or a path that ends in .xml.\n"
    "render and check also take\n"
    "  --strict             a warning is a fault, as an error is\n"
    "  --certificate FILE   writes how many figures and relations were tested, and what is "
    "accepted\n"
    "  --earlier REPORT     compares the figures with those of an earlier report (print takes it "
    "too)\n"
    "--share FOLDER: where the folders layouts and fonts are.\n"
    "Exit codes: 0 done; 1 definition, layout or data at fault; 2 command line; 3 files, memory, a "
    "library.\n";

static int wrong_usage(const char *what, const char *value)
{
    return complain(EXIT_USAGE, "%s%s%s%s; see quarterpress --help", what, value ? " \"" : "",
                    value ? value : "", value ? "\"" : "");
}

static bool folder_exists(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* "a/b/report.xml" and "a/b/" are the folder "a/b". */
static char *report_folder(const char *given)
{
    char *folder = strdup(given);
    if (!folder)
        return NULL;
    size_t n = strlen(folder);
    static const char file[] = "report.xml";
    if (n >= sizeof file - 1 && strcmp(folder + n - (sizeof file - 1), file) == 0 &&
        !folder_exists(folder)) {
        n -= sizeof file - 1;
        folder[n] = '\0';
        if (!n)
            strcpy(folder, ".");
    }
    for (n = strlen(folder); n > 1 && folder[n - 1] == '/';)
        folder[--n] = '\0';
    return folder;
}

static char *default_output(const char *folder)
{
    char *whole = realpath(folder, NULL);
    const char *name = whole ? strrchr(whole, '/') : NULL;
    name = name && name[1] ? name + 1 : "report";
    char *output = malloc(strlen(name) + 5);
    if (output)
        sprintf(output, "%s.pdf", name);
    free(whole);
    return output;
}

struct arguments {
    int n;
    char **items;
    int at;
};

/* The value of an option: "--layout NAME" or "--layout=NAME"; NULL when it is not this option. */
static const char *option_value(struct arguments *a, const char *name, bool *missing)
{
    const char *given = a->items[a->at];
    size_t n = strlen(name);
    if (strncmp(given, name, n) != 0 || (given[n] && given[n] != '='))
        return NULL;
    if (given[n] == '=')
        return given + n + 1;
    *missing = a->at + 1 >= a->n;
    return *missing ? "" : a->items[++a->at];
}

/* Options that not every command takes. */
enum { TAKES_EARLIER = 1, TAKES_AGREEMENT = 2, TAKES_FORMAT = 4 };

struct command {
    const char *name;
    unsigned takes;
    bool needs_output; /* a file of its own when -o is not given */
    bool has_report;
    int (*read_word)(struct arguments *a,
                     struct session *s); /* what stands before the report, or NULL */
    enum qp_status (*run)(const struct qp_io *io, const struct session *s);
};

static int read_format(struct session *s, const char *value)
{
    static const char *const formats[] = {"text", "json", "sarif"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(value, formats[i]) == 0) {
            s->options.format = (enum qp_format)i;
            return 0;
        }
    return wrong_usage("a format is text, json or sarif, not", value);
}

/* True when it is an option of agreement, now read. */
static bool read_agreement_option(struct arguments *a, struct session *s, bool *missing)
{
    const char *value;
    if (strcmp(a->items[a->at], "--strict") == 0)
        s->options.strict = true;
    else if ((value = option_value(a, "--certificate", missing)))
        s->certificate = value;
    else
        return false;
    return true;
}

/* Reads what follows the command; 0 or an exit code. */
static int read_arguments(struct arguments *a, const struct command *c, struct session *s,
                          const char **report)
{
    for (; a->at < a->n; a->at++) {
        const char *given = a->items[a->at], *value;
        bool missing = false;
        if ((value = option_value(a, "-o", &missing)) ||
            (value = option_value(a, "--output", &missing)))
            s->output = value;
        else if ((value = option_value(a, "--layout", &missing)))
            s->options.layout = value;
        else if ((value = option_value(a, "--share", &missing)))
            s->share = value;
        else if (c->takes & TAKES_EARLIER && (value = option_value(a, "--earlier", &missing)))
            s->earlier = value;
        else if (c->takes & TAKES_FORMAT && (value = option_value(a, "--format", &missing))) {
            int wrong = missing ? 0 : read_format(s, value);
            if (wrong)
                return wrong;
        } else if (c->takes & TAKES_AGREEMENT && read_agreement_option(a, s, &missing))
            ;
        else if (given[0] == '-' && given[1])
            return wrong_usage("this command has no option", given);
        else if (!c->has_report)
            return wrong_usage("there is a word too many", given);
        else if (*report)
            return wrong_usage("one report at a time; there is a second", given);
        else
            *report = given;
        if (missing)
            return wrong_usage("a value is missing after", given);
    }
    return *report || !c->has_report ? 0 : wrong_usage("name a report", NULL);
}

/* As installed, found from the program's own place so that the whole may be moved; otherwise the
 * source tree that the program was built from. */
static const char *share_folder(char installed[PATH_MOST])
{
    static const char from_program[] = "/" QP_SHARE_FROM_BIN;
    ssize_t n = readlink("/proc/self/exe", installed, PATH_MOST - sizeof from_program);
    if (n <= 0)
        return QP_SOURCE_DIR;
    installed[n] = '\0';
    strcpy(strrchr(installed, '/'), from_program);
    return folder_exists(installed) ? installed : QP_SOURCE_DIR;
}

static int exit_code(enum qp_status status)
{
    return status == QP_OK ? 0 : status == QP_FAULTS ? EXIT_FAULTS : EXIT_SYSTEM;
}

static bool names_file(const char *layout)
{
    size_t n = strlen(layout);
    return n > 4 && strcmp(layout + n - 4, ".xml") == 0;
}

static enum qp_status run_render(const struct qp_io *io, const struct session *s)
{
    return qp_render(io, &s->options);
}

static enum qp_status run_check(const struct qp_io *io, const struct session *s)
{
    return qp_check(io, &s->options);
}

static enum qp_status run_print(const struct qp_io *io, const struct session *s)
{
    return qp_print(io, &s->options, s->view);
}

static enum qp_status run_explain(const struct qp_io *io, const struct session *s)
{
    return qp_explain(io, s->rule);
}

static const char *const views[] = {"definition", "figures", "document", "pages", "tags"};

/* The word after "print"; 0 or an exit code. */
static int read_view(struct arguments *a, struct session *s)
{
    if (a->at >= a->n)
        return wrong_usage("name what to print: definition, figures, document, pages, tags", NULL);
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        if (strcmp(a->items[a->at], views[i]) == 0) {
            s->view = (enum qp_view)i;
            a->at++;
            return 0;
        }
    return wrong_usage("definition, figures, document, pages, tags can be printed, not",
                       a->items[a->at]);
}

/* The word after "explain", if there is one. */
static int read_rule(struct arguments *a, struct session *s)
{
    if (a->at < a->n && a->items[a->at][0] != '-')
        s->rule = a->items[a->at++];
    return 0;
}

static const struct command commands[] = {
    {"render", TAKES_EARLIER | TAKES_AGREEMENT, true, true, NULL, run_render},
    {"check", TAKES_EARLIER | TAKES_AGREEMENT | TAKES_FORMAT, false, true, NULL, run_check},
    {"print", TAKES_EARLIER, false, true, read_view, run_print},
    {"explain", 0, false, false, read_rule, run_explain},
};

static int no_folder(const char *folder)
{
    return complain(EXIT_SYSTEM, "there is no folder \"%s\"; name one with a report.xml", folder);
}

static int run_here(const struct command *c, struct session *s)
{
    struct qp_io io = {.load = load,
                       .save = save,
                       .save_certificate = s->certificate ? save_certificate : NULL,
                       .tell = tell,
                       .user = s};
    if (s->options.layout && names_file(s->options.layout))
        s->layout_file = s->options.layout;
    s->options.earlier = s->earlier != NULL;
    enum qp_status status = c->run(&io, s);
    drop_held(s);
    /* Without a report, what is at fault was written on the command line. */
    return status == QP_FAULTS && !s->report ? EXIT_USAGE : exit_code(status);
}

static int run_on_report(const struct command *c, struct session *s, const char *report)
{
    char *folder = report_folder(report), *earlier = s->earlier ? report_folder(s->earlier) : NULL;
    char *output = c->needs_output && !s->output && folder ? default_output(folder) : NULL;
    int code;
    s->report = folder;
    if (!folder || (s->earlier && !earlier) || (c->needs_output && !s->output && !output)) {
        code = complain(EXIT_SYSTEM, "memory ended");
    } else if (!folder_exists(folder) || (earlier && !folder_exists(earlier))) {
        code = no_folder(folder_exists(folder) ? earlier : folder);
    } else {
        s->earlier = earlier;
        s->output = s->output ? s->output : output;
        code = run_here(c, s);
    }
    free(folder);
    free(earlier);
    free(output);
    return code;
}

static int print_and_check(const char *text)
{
    return fputs(text, stdout) < 0 || fflush(stdout) ? EXIT_SYSTEM : 0;
}

int main(int argc, char **argv)
{
    struct arguments a = {argc, argv, 2};
    char installed[PATH_MOST];
    struct session s = {.share = share_folder(installed)};
    const char *report = NULL;
    if (argc < 2)
        return wrong_usage("say what to do: render, check, print or explain", NULL);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        return print_and_check(usage);
    if (strcmp(argv[1], "--version") == 0)
        return print_and_check("quarterpress " QP_VERSION "\n");
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(argv[1], commands[i].name) != 0)
            continue;
        const struct command *c = &commands[i];
        int wrong = c->read_word ? c->read_word(&a, &s) : 0;
        if (!wrong)
            wrong = read_arguments(&a, c, &s, &report);
        return wrong ? wrong : c->has_report ? run_on_report(c, &s, report) : run_here(c, &s);
    }
    return wrong_usage("render, check, print and explain can be done, not", argv[1]);
}
