#!/bin/sh
# Tries the package in every clean Debian: its whole life, with an upgrade to the same program under a newer number.
#
#   installer/linux/test_debs.sh PAKKET BUNDEL MAP      as root; MAP keeps the Debians and what was found
set -eu
here=$(cd "$(dirname "$0")" && pwd)
package=$1 bundle=$2 work=$3
[ -f "$package" ] && [ -d "$bundle" ] || {
    echo "Er is nog geen pakket om te proberen. Eerst: make deb" >&2
    exit 1
}
"$here/make_debians.sh" "$work"
version=$(dpkg-deb -f "$package" Version)
newer="$version+newer"
LEVEL=0 "$here/build_deb.sh" "$bundle" "$newer" "$work"
for name in bookworm trixie; do
    "$here/test_deb.sh" "$work/$name" "$package" "$work/klachtenboek_${newer}_amd64.deb" "$work/found-$name"
done
