#!/bin/sh
# Runs cases: cases.sh [NAME...]; all of them without a name.  See tests/cases/README.md.
#
# QP_PROGRAM names the program, build/release/quarterpress otherwise.  With QP_ACCEPT=1
# expectations are written instead of compared (tests/accept does that).  The files rendered are
# left in the folder QP_KEEP, if that is set, as NAME.pdf.
set -u
LC_ALL=C
export LC_ALL
tests=$(cd "$(dirname "$0")" && pwd)
project=$(dirname "$tests")
program=${QP_PROGRAM:-$project/build/release/quarterpress}
accepting=${QP_ACCEPT:-}
# A case that takes longer has run away.
limit_seconds=60
passed=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

prepare()
{
    rm -rf "$work/report" "$work/out.pdf"
    cp -R "$tests/cases/base" "$work/report"
    rm -f "$work/report/messages" "$work/report/exit"
    for file in "$tests/cases/$1"/*; do
        case ${file##*/} in
        messages | exit | definition | figures | document | pages | tags) ;;
        layout.xml.filter) sh "$file" <"$project/layouts/cpr-2023.xml" >"$work/report/layout.xml" ;;
        *.filter) filter "$file" "${file##*/}" ;;
        *) [ "$1" = base ] || cp -R "$file" "$work/report/" ;;
        esac
    done
}

filter()
{
    sh "$1" <"$tests/cases/base/${2%.filter}" >"$work/report/${2%.filter}"
}

# Runs the program in the work folder, so that places in messages are the same everywhere.
run_program()
{
    layout=
    [ -e "$work/report/layout.xml" ] && layout="--layout report/layout.xml"
    # shellcheck disable=SC2086
    (cd "$work" && timeout "$limit_seconds" "$program" "$@" $layout)
}

run_case()
{
    prepare "$1"
    run_program render report -o out.pdf >"$work/stdout" 2>"$work/messages"
    echo $? >"$work/exit"
    results="messages exit"
    for step in definition figures document pages tags; do
        [ -e "$tests/cases/$1/$step" ] || continue
        run_program print "$step" report >"$work/$step" 2>>"$work/stdout"
        results="$results $step"
    done
}

accept()
{
    for result in $results; do
        cp "$work/$result" "$tests/cases/$1/$result"
    done
    echo "$1: exit $(cat "$work/exit")"
    sed 's/^/    /' "$work/messages"
}

# Says what is wrong with the run of a case, nothing if all is well.
faults()
{
    for result in $results; do
        if [ ! -e "$tests/cases/$1/$result" ]; then
            echo "nothing is expected of it yet: run tests/accept $1"
            return
        fi
        diff -u --label "expected $result" --label "found $result" \
            "$tests/cases/$1/$result" "$work/$result"
    done
    [ -s "$work/stdout" ] && echo "something is on stdout"
    if [ "$(cat "$work/exit")" = 0 ]; then
        [ -s "$work/out.pdf" ] || echo "no file was written"
    else
        [ -e "$work/out.pdf" ] && echo "a file was written"
    fi
}

judge()
{
    found=$(faults "$1" | head -c 4000)
    if [ -z "$found" ]; then
        echo "ok - case $1"
        passed=$((passed + 1))
    else
        echo "not ok - case $1"
        echo "$found" | sed 's/^/#   /'
        failed=$((failed + 1))
    fi
}

[ $# -gt 0 ] || set -- $(cd "$tests/cases" && for d in */; do echo "${d%/}"; done)
for name; do
    if [ ! -d "$tests/cases/$name" ]; then
        echo "cases.sh: there is no tests/cases/$name" >&2
        exit 2
    fi
    run_case "$name"
    if [ -n "$accepting" ]; then accept "$name"; else judge "$name"; fi
    if [ -n "${QP_KEEP:-}" ] && [ -e "$work/out.pdf" ]; then cp "$work/out.pdf" "$QP_KEEP/$name.pdf"; fi
done
[ -n "$accepting" ] || echo "# cases: $passed passed, $failed failed"
[ "$failed" = 0 ]
