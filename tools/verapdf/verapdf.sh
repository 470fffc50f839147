#!/bin/sh
# Validates PDF files against PDF/UA-1 and PDF/A-2a with veraPDF: verapdf.sh FILE...
#
# The first run builds into $QP_VERAPDF (build/verapdf) with Maven Central as the only source;
# on a bare Debian, run as root, it installs Java and Maven first.  Exit 1 when a file fails.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${QP_VERAPDF:-$here/../../build/verapdf}

install_java()
{
    missing=
    command -v javac >/dev/null || missing="default-jdk-headless"
    command -v mvn >/dev/null || missing="$missing maven"
    [ -z "$missing" ] && return
    echo "verapdf.sh: installing $missing" >&2
    apt-get -q update >&2
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends $missing >&2
}

build()
{
    install_java
    mkdir -p "$target"
    target=$(cd "$target" && pwd)
    mvn -q -B -f "$here/pom.xml" -Dtarget.folder="$target" process-classes >&2
    touch "$target/built"
}

is_built()
{
    [ -e "$target/built" ] && [ -z "$(find "$here" -newer "$target/built" -type f)" ]
}

is_built || build
[ $# -gt 0 ] || exit 0
exec java -Xss16m -cp "$target/classes:$target/lib/*" Validate "$@"
