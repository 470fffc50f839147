#!/bin/sh
# Tests everything: installs what is missing, builds, runs every test, ends with a plain count.
#
# Two builds are tested: release, with all checks of the finished file, and asan, under the
# address, leak and undefined-behaviour sanitizers, with the unit tests and all cases again.
# Only what is not well is shown; build/test.log has a line for every test.
set -u
cd "$(dirname "$0")/.."
. tools/common.sh
results=$(mktemp)
trap 'rm -f "$results" "$results".*' EXIT

# Unit tests print one line each in cmocka's TAP; a program that dies is a failure of its own.
unit_tests()
{
    for test in build/"$1"/tests/test_*; do
        [ -x "$test" ] && [ -f "$test" ] || continue
        CMOCKA_MESSAGE_OUTPUT=TAP "$test" >"$results.unit" 2>&1
        status=$?
        sed -n "s/^\(not ok\|ok\) [0-9]* - \(.*\)/\1 - unit ${test##*/test_}: \2/p" "$results.unit"
        if [ "$status" != 0 ]; then
            grep -v '^ok \|^1[.][.]' "$results.unit" | sed 's/^/#   /'
            grep -q '^not ok' "$results.unit" || echo "not ok - unit ${test##*/test_}: exit $status"
        fi
    done
}

count()
{
    grep -c "^$1 - " "$2"
}

# run_part SENTENCE COMMAND...: shows what is not well, and how many tests were.
run_part()
{
    part=$1
    shift
    say "$part"
    "$@" >"$results.part" 2>&1
    status=$?
    grep -v '^ok - \|^# [^ ]\|^[0-9]* passed, ' "$results.part"
    # A part that stops before its end has failed, whatever it said until then.
    [ "$status" = 0 ] || grep -q '^not ok - ' "$results.part" ||
        echo "not ok - $part: exit $status" | tee -a "$results.part"
    echo "   $(count ok "$results.part") passed"
    cat "$results.part" >>"$results"
}

# shellcheck disable=SC2086
install_missing $build_packages $test_packages
build release
build asan
run_part "unit tests, release" unit_tests release
run_part "unit tests, asan" unit_tests asan
run_part "the program and the finished file" env QP_PROGRAM="$PWD/build/release/quarterpress" sh tests/run.sh
run_part "the program under the sanitizers" env QP_PROGRAM="$PWD/build/asan/quarterpress" sh tests/sanitized.sh

cp "$results" build/test.log
skipped=$(count skip "$results")
[ "$skipped" = 0 ] || { echo "skipped:"; grep '^skip - ' "$results"; }
failed=$(count 'not ok' "$results")
[ "$failed" = 0 ] || { echo "failed:"; grep '^not ok - ' "$results"; }
passed=$(count ok "$results")
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
