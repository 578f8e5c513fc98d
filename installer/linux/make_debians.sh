#!/bin/sh
# Makes the clean Debians in which the package is tried: the smallest there are, fetched from Debian by name. As root.
#
#   installer/linux/make_debians.sh MAP          one folder in it for each Debian; what is there already is kept
set -eu
mkdir -p "$1"
cd "$1"
missing=''
for tool in mmdebstrap bwrap Xvfb; do command -v "$tool" >/dev/null || missing="$missing $tool"; done
[ -z "$missing" ] || {
    echo "Dit ontbreekt om het pakket te proberen:$missing. Pakketten: mmdebstrap bubblewrap xvfb" >&2
    exit 1
}
for name in bookworm trixie; do
    [ -f "$name.klaar" ] || {
        rm -rf "$name"
        mmdebstrap --quiet --variant=minbase "$name" "$name"
        touch "$name.klaar"
    }
done
