#!/bin/sh
# Makes the setup for Windows of a bundle, signed when there is a certificate. Works on Debian, as makensis does.
#
#   installer/windows/build_setup.sh BUNDEL VERSIE SETUP.EXE          QUICK=1 for one that is only tried
set -eu
bundle=$(cd "$1" && pwd) version=$2
mkdir -p "$(dirname "$3")"
out=$(cd "$(dirname "$3")" && pwd)/$(basename "$3")
here=$(cd "$(dirname "$0")" && pwd)
made=${KB_MADE:-$here/../../build/made}
command -v makensis >/dev/null || {
    echo "Dit ontbreekt voor de setup: makensis. Pakket: nsis" >&2
    exit 1
}
[ -z "${KB_PFX:-}" ] || "$here/sign.sh" "$bundle/klachtenboek.exe"
# Times in the setup are those of the files, so that the same bundle gives the same bytes.
SOURCE_DATE_EPOCH=$("$here/../release_date.sh")
export SOURCE_DATE_EPOCH
find "$bundle" -exec touch --no-dereference -d "@$SOURCE_DATE_EPOCH" {} +
makensis -V2 -WX -INPUTCHARSET UTF8 ${QUICK:+-DQUICK} ${TARGET:+-DTARGET="$TARGET"} -DVERSION="$version" \
    -DBUNDLE="$bundle" -DICON="$(cd "$made" && pwd)/klachtenboek.ico" -DOUT="$out" \
    ${KB_PFX:+-DSIGN="$here/sign.sh"} "$here/klachtenboek.nsi"
ls -l "$out"
