#!/bin/sh
# The tests from outside: all cases, the program's behaviour, and the finished file as other
# programs read it.  QP_PROGRAM names the program, build/release/quarterpress otherwise.
# Needs python3-pikepdf, qpdf, poppler-utils, mupdf-tools, ghostscript; a step without its tool is
# skipped and says so.  Ends with `N passed, N failed, N skipped`.
set -u
LC_ALL=C.UTF-8
PYTHONDONTWRITEBYTECODE=1
export LC_ALL PYTHONDONTWRITEBYTECODE
tests=$(cd "$(dirname "$0")" && pwd)
. "$tests/steps.sh"
made=$work/made
mkdir "$made"

needs()
{
    command -v "$1" >/dev/null && return 0
    echo "$1 is not installed"
    return $SKIPPED
}

# --- other readers: every page, and not a word of complaint ---

# quiet COMMAND...: succeeds and says nothing on stderr.
quiet()
{
    "$@" >"$work/stdout" 2>"$work/stderr" || { echo "failed: $*"; cat "$work/stderr"; return 1; }
    [ ! -s "$work/stderr" ] || { echo "complains: $*"; cat "$work/stderr"; return 1; }
}

each_file()
{
    for file in "$sample" "$made"/*.pdf; do
        "$@" "$file" || return 1
    done
}

qpdf_reads()
{
    needs qpdf || return
    each_file quiet qpdf --check
}

poppler_page_text()
{
    quiet pdftotext "$1" "$work/text" && quiet pdftoppm -r 40 -gray "$1" "$work/page"
    result=$?
    rm -f "$work"/page-*
    return $result
}

poppler_reads()
{
    needs pdftoppm || return
    each_file poppler_page_text
}

# Debian's MuPDF says on every run that it is built without colour management.
mutool_page_text()
{
    mutool draw -q -F text -o "$work/text" "$1" 2>"$work/warnings" &&
        mutool draw -q -r 36 -F pgm -o "$work/pixels" "$1" 2>>"$work/warnings" || {
        cat "$work/warnings"
        return 1
    }
    ! grep -v 'ICC support is not available' "$work/warnings"
}

mupdf_reads()
{
    needs mutool || return
    each_file mutool_page_text
}

ghostscript_reads()
{
    needs gs || return
    each_file quiet gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=nullpage
}

verapdf_passes()
{
    command -v java >/dev/null || [ "$(id -u)" = 0 ] || { echo "Java is not installed"; return $SKIPPED; }
    # veraPDF leaves its working copies behind.
    JAVA_TOOL_OPTIONS="-Djava.io.tmpdir=$work" "$project/tools/verapdf/verapdf.sh" "$sample" "$made"/*.pdf >"$work/verdicts" 2>&1
    result=$?
    grep -v ': pass$' "$work/verdicts"
    files=$(ls "$sample" "$made"/*.pdf | wc -l)
    [ "$result" = 0 ] && [ "$(grep -c ': ua1: pass$' "$work/verdicts")" = "$files" ] &&
        [ "$(grep -c ': 2a: pass$' "$work/verdicts")" = "$files" ]
}

checks_small_report()
{
    $python "$tests/pdf/check.py" "$made/base.pdf" >"$work/lines" || {
        grep -A 12 '^not ok' "$work/lines"
        return 1
    }
}

faults_are_found()
{
    $python "$tests/pdf/harm.py" "$made/base.pdf" "$sample" "$tests/reference/cpr-2023-24-q3"
}

# --- same input, same bytes ---

some_locale()
{
    locale -a 2>/dev/null | grep -m 1 -i '^\(de\|fr\|tr\)_.*utf' || echo tr_TR.UTF-8
}

same_bytes()
{
    cp -R "$report" "$work/elsewhere"
    (cd / && umask 077 && env -i TZ=Pacific/Auckland LC_ALL="$(some_locale)" PATH=/nowhere \
        "$program" render "$work/elsewhere" -o "$work/second.pdf") &&
        cmp "$sample" "$work/second.pdf" || return 1
    (cd "$work/elsewhere" && TZ=America/Lima "$program" render . -o ../third.pdf) &&
        cmp "$sample" "$work/third.pdf"
}

holds_no_trace_of_its_maker()
{
    qpdf --qdf --object-streams=disable "$sample" "$work/plain.pdf" || return 1
    ! grep -a -n -m 3 "$work\|$project\|$(hostname)\|$(date +%Y%m%d)" "$work/plain.pdf"
}

# --- who may include what ---

# only_in HEADER FILE...: no other source includes it.
only_in()
{
    header=$1
    shift
    others=$(cd "$project/src" && grep -rlE "#include *[<\"](.*/)?$header" . | sed 's,^\./,,')
    for file in $others; do
        for allowed; do
            case $file in "$allowed"*) continue 2 ;; esac
        done
        echo "$file includes $header"
        return 1
    done
}

libraries_keep_their_place()
{
    only_in hpdf write/ && only_in 'libxml' read/xml.c && only_in 'cairo' chart/ write/ &&
        only_in 'cmark' read/markdown.c && only_in 'hb' text/ write/
}

library_is_silent()
{
    ! (cd "$project/src" && grep -rnE '\b(printf|fprintf|puts|exit|getenv|time|setlocale|fopen) *\(' \
        --include='*.c' . | grep -v '^\./main\.c:')
}

nothing_is_left_to_do()
{
    ! grep -rnwE 'TODO|FIXME|XXX' "$project/src" "$project/layouts" "$project/tools" \
        --include='*.[ch]' --include='*.sh' --include='*.xml'
}

well_formed()
{
    needs xmllint || return
    for file in "$project"/layouts/*.xml "$project"/data/*/report.xml "$tests"/cases/base/report.xml; do
        quiet xmllint --nonet --noout "$file" || return 1
    done
}

# The schemas that editors use say the same as the program.
schemas_agree()
{
    needs xmllint || return
    schema=$project/layouts/schema
    for file in "$project"/data/*/report.xml "$tests"/cases/base/report.xml; do
        validates "$schema/report.rng" "$file" || return 1
    done
    for file in "$project"/layouts/*.xml; do
        validates "$schema/layout.rng" "$file" || return 1
    done
}

# Needs the build's program that prints them.
schemas_are_those_of_the_program()
{
    schema=${program%/*}/schema
    [ -x "$schema" ] || { echo "there is no $schema"; return $SKIPPED; }
    for name in report layout; do
        "$schema" rng $name | cmp - "$project/layouts/schema/$name.rng" || return 1
    done
    { "$schema" manual report; echo; "$schema" manual layout; } |
        cmp - "$project/layouts/schema/ELEMENTS.md" || return 1
    "$schema" rules | cmp - "$project/data/RULES.md"
}

validates()
{
    xmllint --nonet --noout --relaxng "$1" "$2" 2>&1 | grep -q ' validates$' && return 0
    xmllint --nonet --noout --relaxng "$1" "$2"
    return 1
}

command -v "$program" >/dev/null || { echo "run.sh: there is no $program; build it first" >&2; exit 2; }
program_steps
pass_on env QP_PROGRAM="$program" QP_KEEP="$made" sh "$tests/cases.sh"
pass_on "$python" "$tests/agreement/check.py" "$program" "$report"
if [ -s "$sample" ]; then
    pass_on "$python" "$tests/pdf/check.py" "$sample" --reference "$tests/reference/cpr-2023-24-q3"
    step checks_small_report -- the same holds of a small report of another council
    step faults_are_found -- the checks find the faults that are put into a file
    step same_bytes -- the same input gives the same bytes in another folder, time zone and locale
    step holds_no_trace_of_its_maker -- the file holds no path, host or date of its making
    step verapdf_passes -- veraPDF finds no failed rule of PDF/UA-1 and PDF/A-2a
    step qpdf_reads -- qpdf finds nothing wrong
    step poppler_reads -- poppler reads every page without a warning
    step mupdf_reads -- MuPDF reads every page without a warning
    step ghostscript_reads -- Ghostscript reads every page without a warning
fi
step well_formed -- definitions and layouts are well-formed
step schemas_are_those_of_the_program -- the schemas and the manual of elements are what the program reads by
step schemas_agree -- definitions and layouts that render are valid by the schemas
step libraries_keep_their_place -- each library is known to its own part of the source only
pass_on sh "$tests/names.sh" "${program%/*}/libquarterpress.a"
step library_is_silent -- the library prints nothing, opens nothing and asks nobody
step nothing_is_left_to_do -- no work is left for later in the sources
finish
