#!/bin/sh
# The cases and the program's behaviour again, with the program built with sanitizers: any fault
# of memory, undefined behaviour or leak ends it with a report on stderr, which no test expects.
# Last come renders that run out of memory everywhere.
set -u
LC_ALL=C.UTF-8
ASAN_OPTIONS=detect_leaks=1:exitcode=99
UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export LC_ALL ASAN_OPTIONS UBSAN_OPTIONS
tests=$(cd "$(dirname "$0")" && pwd)
QP_PROGRAM=${QP_PROGRAM:-$tests/../build/asan/quarterpress}
export QP_PROGRAM
. "$tests/steps.sh"

command -v "$program" >/dev/null || { echo "sanitized.sh: there is no $program; build it first" >&2; exit 2; }
program_steps
pass_on sh "$tests/cases.sh"
pass_on "${program%/*}/tests/nomem"
finish
