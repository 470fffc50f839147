#!/bin/sh
# bench.sh - how fast Quarterpress is, how much memory it takes, and how both grow.
#
#     sh tools/bench.sh [-n RUNS] [SIZE...]       5 runs after a warm-up; sizes S, L and XL
#
# Makes reports of each size in a temporary folder (tools/bench/make_report.py), renders them and
# the sample with build/release, counts instructions by step with callgrind, and prints tables.
# When Typst is installed by the peers' kit (PEERS, the folder of its run.sh; NODE, where Typst's
# module stands), it runs in turn with ours on its own report of the same content.  No test reads
# any of these numbers.
#
# PROGRAM and SAMPLE name another build and report to measure.  XL takes about ten minutes.

set -eu
cd "$(dirname "$0")/.."
. tools/common.sh

runs=5
while getopts n: option; do
    case $option in
    n) runs=$OPTARG ;;
    *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || set -- S L XL

install_missing $build_packages python3 time valgrind poppler-utils
if [ -z "${PROGRAM:-}" ]; then
    build release
    PROGRAM=build/release/quarterpress
fi

NODE=${NODE:-/tmp/peers/node}
PEERS=${PEERS:-../shared/bench/peers}
if [ -f "$PEERS/typst.mjs" ] && [ -d "$NODE/node_modules/@myriaddreamin" ]; then
    export NODE PEERS
else
    say "Typst is not installed; only Quarterpress is measured"
    unset NODE PEERS
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
PYTHONDONTWRITEBYTECODE=1 python3 tools/bench/measure.py "$PROGRAM" \
    "${SAMPLE:-data/cpr-2023-24-q3}" "$folder" "$runs" "$@"
