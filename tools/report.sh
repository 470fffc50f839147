#!/bin/sh
# Makes the sample report: installs what is missing, builds, renders out/cpr-2023-24-q3.pdf.
set -eu
cd "$(dirname "$0")/.."
. tools/common.sh

# shellcheck disable=SC2086
install_missing $build_packages
build release -DBUILD_TESTING=OFF
mkdir -p out
build/release/quarterpress render data/cpr-2023-24-q3 -o out/cpr-2023-24-q3.pdf
echo "The report is in $(pwd)/out/cpr-2023-24-q3.pdf"
