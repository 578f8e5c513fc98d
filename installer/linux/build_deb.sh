#!/bin/sh
# Makes the Debian package of a bundle. The same bundle gives the same bytes.
#
#   installer/linux/build_deb.sh BUNDEL VERSIE MAP
set -eu
bundle=$1 version=$2
mkdir -p "$3"
out=$(cd "$3" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
made=${KB_MADE:-$root/build/made}
python=${BUNDLING:-$root/build/bundling/bin/python}
id=nl.klachtenboek.Klachtenboek
SOURCE_DATE_EPOCH=$("$here/../release_date.sh")
export SOURCE_DATE_EPOCH

missing=''
for tool in dpkg-shlibdeps dpkg-deb file gzip; do command -v "$tool" >/dev/null || missing="$missing $tool"; done
[ -z "$missing" ] || {
    echo "Dit ontbreekt voor het pakket:$missing. Pakketten: dpkg-dev file" >&2
    exit 1
}

temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
tree=$temporary/debian/klachtenboek
share=$tree/usr/share
program=$tree/usr/lib/klachtenboek
mkdir -p "$tree/DEBIAN" "$tree/usr/bin" "$tree/usr/lib" "$share/man/man1"

cp -a "$bundle" "$program"
find "$program" -type d -exec chmod 755 {} +
find "$program" -type f -exec chmod 644 {} +
chmod 755 "$program/klachtenboek"
ln -s ../lib/klachtenboek/klachtenboek "$tree/usr/bin/klachtenboek"

put() { install -D -m 644 "$1" "$share/$2"; }
put "$here/$id.desktop" "applications/$id.desktop"
put "$here/$id.metainfo.xml" "metainfo/$id.metainfo.xml"
put "$here/$id.mime.xml" "mime/packages/$id.xml"
put "$here/../klachtenboek.svg" "icons/hicolor/scalable/apps/$id.svg"
for picture in "$made"/klachtenboek-*.png; do
    side=$(basename "$picture" .png | sed 's/.*-//')
    put "$picture" "icons/hicolor/${side}x${side}/apps/$id.png"
done
put "$here/copyright" doc/klachtenboek/copyright
put "$here/lintian-overrides" lintian/overrides/klachtenboek
(cd "$root" && "$python" -m installer.make_manpage "$temporary/klachtenboek.1")
gzip -9nc "$temporary/klachtenboek.1" >"$share/man/man1/klachtenboek.1.gz"
maker='De makers van Klachtenboek <info@klachtenboek.example>'
printf 'klachtenboek (%s) stable; urgency=medium\n\n  * See the releases in the metainfo.\n\n -- %s  %s\n' \
    "$version" "$maker" "$(LC_ALL=C date -uRd "@$SOURCE_DATE_EPOCH")" | gzip -9n >"$share/doc/klachtenboek/changelog.gz"

# What the system has to bring is read from the libraries themselves.
printf 'Source: klachtenboek\nMaintainer: %s\n\nPackage: klachtenboek\nArchitecture: amd64\nDescription: x\n' \
    "$maker" >"$temporary/debian/control"
find "$program" -type f | while read -r one; do
    file -b "$one" | grep -q ELF && printf -- '-e%s\n' "$one"
done >"$temporary/elf"
inside=$program/_internal
# shellcheck disable=SC2046  # a list of arguments, meant as separate words
(cd "$temporary" && dpkg-shlibdeps -O --ignore-missing-info -l"$inside" -l"$inside/PySide6/Qt/lib" \
    -l"$inside/PySide6" -l"$inside/shiboken6" -l"$inside/pillow.libs" $(cat elf) >depends 2>shlibdeps.log) || {
    grep error: "$temporary/shlibdeps.log" >&2
    exit 1
}
# Debian 13 and Ubuntu 24.04 renamed some for 64-bit times; either name will do.
depends=$(sed -E 's/^shlibs:Depends=//; s/(libglib2\.0-0|libcups2)( \([^)]*\))/\1\2 | \1t64/g' "$temporary/depends")

cat >"$tree/DEBIAN/control" <<CONTROL
Package: klachtenboek
Version: $version
Architecture: amd64
Maintainer: $maker
Installed-Size: $(du -ks --apparent-size "$tree/usr" | cut -f1)
Depends: $depends
Recommends: xdg-desktop-portal, xdg-utils
Section: misc
Priority: optional
Homepage: https://klachtenboek.example/
Description: complaint book for a small shop
 Write a complaint down while the customer talks, keep every promise on time
 and send a letter that is right. Works without internet. The book stays in
 the home directory of the user, also after an upgrade or a removal.
CONTROL
(cd "$tree" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)
find "$tree" -newermt "@$SOURCE_DATE_EPOCH" -print0 | xargs -0r touch --no-dereference -d "@$SOURCE_DATE_EPOCH"
dpkg-deb --root-owner-group -Zxz -z"${LEVEL:-6}" --build "$tree" "$out/klachtenboek_${version}_amd64.deb"
