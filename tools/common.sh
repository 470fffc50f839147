# Shared by report.sh and test.sh: what Debian packages are needed, and building.
#
# Sourced from the project's root; the scripts work on a bare Debian 12 as root or with sudo.

build_packages="build-essential cmake ninja-build pkg-config libhpdf-dev libcairo2-dev libxml2-dev
libharfbuzz-dev libunibreak-dev libcmark-dev libdeflate-dev"
test_packages="libcmocka-dev python3-pikepdf qpdf poppler-utils mupdf-tools ghostscript
libxml2-utils default-jdk-headless maven"

say()
{
    echo "== $*"
}

give_up()
{
    echo "${0##*/}: $*" >&2
    exit 3
}

is_installed()
{
    dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q '^install ok installed$'
}

as_root()
{
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        give_up "packages are missing; run this as root, or install sudo"
    fi
}

# install_missing PACKAGE...: only what dpkg does not have; nothing is touched when all is there.
install_missing()
{
    missing=
    for package; do
        is_installed "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    command -v apt-get >/dev/null || give_up "these packages are missing:$missing"
    say "installing$missing"
    as_root apt-get -q update || give_up "the package lists could not be read"
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends \
        $missing || give_up "packages could not be installed:$missing"
}

# build PRESET [OPTION...]: into build/PRESET; what was said is shown only when it failed.
build()
{
    preset=$1
    shift
    say "building build/$preset"
    mkdir -p build
    if ! { cmake --preset "$preset" "$@" && cmake --build --preset "$preset"; } \
        >"build/$preset.log" 2>&1; then
        grep -v '^\[[0-9]*/[0-9]*\] ' "build/$preset.log" >&2
        give_up "the program could not be built"
    fi
}
