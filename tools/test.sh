#!/bin/sh
# Tests everything: installs what is missing, builds, runs every test, ends with a plain count.
#
# Two builds are tested: release, with all checks of the finished file, and asan, under the
# address, leak and undefined-behaviour sanitizers, with the unit tests and all cases again.
set -u
cd "$(dirname "$0")/.."
. tools/common.sh
results=$(mktemp)
trap 'rm -f "$results"' EXIT

# Unit tests print one line each in cmocka's TAP; a program that dies is a failure of its own.
unit_tests()
{
    say "unit tests, $1"
    for test in build/"$1"/tests/test_*; do
        [ -x "$test" ] && [ -f "$test" ] || continue
        CMOCKA_MESSAGE_OUTPUT=TAP "$test" >"$results.unit" 2>&1
        status=$?
        sed -n "s/^\(not ok\|ok\) [0-9]* - \(.*\)/\1 - unit ${test##*/test_}: \2/p" "$results.unit"
        if [ "$status" != 0 ]; then
            grep -v '^ok ' "$results.unit" | sed 's/^/#   /'
            grep -q '^not ok' "$results.unit" || echo "not ok - unit ${test##*/test_}: exit $status"
        fi
    done
    rm -f "$results.unit"
}

noted()
{
    tee -a "$results"
}

count()
{
    grep -c "^$1" "$results"
}

# shellcheck disable=SC2086
install_missing $build_packages $test_packages
build release -DBUILD_TESTING=ON
build asan
unit_tests release | noted
unit_tests asan | noted
say "the program and the finished file"
QP_PROGRAM=$(pwd)/build/release/quarterpress sh tests/run.sh | noted
say "the program under the sanitizers"
QP_PROGRAM=$(pwd)/build/asan/quarterpress sh tests/sanitized.sh | noted

skipped=$(count 'skip ')
[ "$skipped" = 0 ] || { echo "skipped:"; grep '^skip ' "$results"; }
failed=$(count 'not ok')
[ "$failed" = 0 ] || { echo "failed:"; grep '^not ok' "$results"; }
echo "$(count 'ok') passed, $failed failed"
[ "$failed" = 0 ] && [ "$(count 'ok')" -gt 0 ]
