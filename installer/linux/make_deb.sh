#!/bin/sh
# Makes the Debian package from the source, and looks it over: bundle, package, validators.
#
#   installer/linux/make_deb.sh MAP
set -eu
cd "$(dirname "$0")/../.."

# Asked before the long work, and not after it.
missing=''
for tool in lintian desktop-file-validate appstreamcli man dpkg-shlibdeps dpkg-deb file gzip strip gcc; do
    command -v "$tool" >/dev/null || missing="$missing $tool"
done
[ -z "$missing" ] || {
    echo "Dit ontbreekt om het pakket te maken en na te kijken:$missing." >&2
    echo "Pakketten: lintian desktop-file-utils appstream man-db dpkg-dev file gzip binutils gcc" >&2
    exit 1
}
mkdir -p "$1"
out=$(cd "$1" && pwd)
installer/bundle.sh build/bundle
version=$(build/bundling/bin/python -c 'import klachtenboek; print(klachtenboek.__version__)')
installer/linux/build_deb.sh build/bundle/klachtenboek "$version" "$out"
build/bundling/bin/python -m installer.check_bundle "$out/klachtenboek_${version}_amd64.deb"
desktop-file-validate installer/linux/*.desktop
appstreamcli validate --no-net installer/linux/*.metainfo.xml
allow=''
[ "$(id -u)" -ne 0 ] || allow=--allow-root
lintian $allow --fail-on error,warning "$out/klachtenboek_${version}_amd64.deb"
sha256sum "$out/klachtenboek_${version}_amd64.deb"
