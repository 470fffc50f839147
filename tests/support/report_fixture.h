/* report_fixture.h - a small report in memory: definition, register, figures */
#ifndef REPORT_FIXTURE_H
#define REPORT_FIXTURE_H
#include "figures.h"
#include "harness.h"

struct fixture_file {
    const char *name, *bytes;
};

/* Lists end with a NULL name. */
static inline bool fixture_load(void *user, struct place asked, str name, str *bytes)
{
    (void)asked;
    for (const struct fixture_file *f = user; f->name; f++)
        if (str_is(name, f->name)) {
            *bytes = str_of(f->bytes);
            return true;
        }
    return false;
}

static inline struct definition *fixture_definition(struct harness *h, const char *xml,
                                                    struct fixture_file *files)
{
    struct loader loader = {fixture_load, files};
    return definition_read(h->arena, h->diag, source_of(h->arena, "report.xml", xml), &loader);
}

#define FIXTURE_OPENING                                                                            \
    "<report xmlns=\"urn:quarterpress:report:1\" id=\"r\" layout=\"l\" period=\"2023-24 Q3\""      \
    " published=\"2024-03-04\"><title>Report</title><organisation>Council</organisation>"          \
    "<themes><theme id=\"wellbeing\" title=\"Resident Wellbeing\"/>"                               \
    "<theme id=\"zero\" title=\"Net Zero\"/></themes>"                                             \
    "<comparators><comparator id=\"neighbours\" title=\"Statistical neighbours\"/>"                \
    "<comparator id=\"england\" title=\"England\"/></comparators>"                                 \
    "<ratings><rating id=\"green\" letter=\"G\" title=\"Green\"/>"                                 \
    "<rating id=\"amber\" letter=\"A\" title=\"Amber\"/>"                                          \
    "<rating id=\"red\" letter=\"R\" title=\"Red\"/></ratings>"
#define FIXTURE_END "<section id=\"s\" title=\"Figures\"><p>None.</p></section></report>"
#define FIXTURE_REPORT                                                                             \
    FIXTURE_OPENING "<data><register src=\"indicators.csv\"/><figures "                            \
                    "src=\"figures.csv\"/></data>" FIXTURE_END

#define FIXTURE_REGISTER_HEAD                                                                      \
    "id,title,theme,row_of,unit,decimals,polarity,frequency,rollup,year,latest,service\n"
#define FIXTURE_REGISTER                                                                           \
    FIXTURE_REGISTER_HEAD                                                                          \
    "relief-no,No. Homeless Relief,wellbeing,,count,0,high,Q,sum,,2023-24 Q3,Housing\n"            \
    "tax-millions,Council Tax Collected,wellbeing,,millions,2,high,Q,latest,,2023-24 "             \
    "Q3,Revenues\n"                                                                                \
    "tax-pct,,wellbeing,tax-millions,percent,1,high,Q,latest,,2023-24 Q3,Revenues\n"               \
    "ks4,KS4 Maths and English,wellbeing,,percent,1,high,A,none,academic,academic "                \
    "2022-23,Schools\n"                                                                            \
    "emissions,Emissions,zero,,tonnes,2,low,A,none,,2023-24,Estates\n"

/* Figures of the small report with these rows below the head; NULL after messages. */
static inline struct figures *fixture_figures(struct harness *h, const char *rows)
{
    str csv = str_print(h->arena, "indicator,period,measure,value,state,note\n%s", rows);
    struct fixture_file files[] = {{"indicators.csv", FIXTURE_REGISTER},
                                   {"figures.csv", str_cstr(h->arena, csv)},
                                   {NULL, NULL}};
    struct definition *def = fixture_definition(h, FIXTURE_REPORT, files);
    return def ? figures_read(h->arena, h->diag, def) : NULL;
}

/* The same with a register of these rows below its head. */
static inline struct figures *fixture_register(struct harness *h, const char *rows)
{
    str csv = str_print(h->arena, "%s%s", FIXTURE_REGISTER_HEAD, rows);
    struct fixture_file files[] = {{"indicators.csv", str_cstr(h->arena, csv)},
                                   {"figures.csv", "indicator,period,measure,value,state,note\n"},
                                   {NULL, NULL}};
    struct definition *def = fixture_definition(h, FIXTURE_REPORT, files);
    return def ? figures_read(h->arena, h->diag, def) : NULL;
}

static inline struct period period_of(const char *text)
{
    struct period p = {0};
    if (!period_parse(str_of(text), &p))
        fail_msg("\"%s\" is no period", text);
    return p;
}

static inline const struct figure *figure_of(const struct figures *f, const char *id,
                                             const char *period, size_t measure)
{
    const struct indicator *i = indicator_find(f, str_of(id));
    assert_non_null(i);
    return figure_find(f, i, period_of(period), measure);
}
#endif
