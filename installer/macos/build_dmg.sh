#!/bin/bash
# Makes the program and its disk image for macOS. NOT YET RUN: it was written without a Mac.
#
#   installer/macos/build_dmg.sh MAP
#
# Signs with CODESIGN_IDENTITY, and has Apple look at it with NOTARY_KEY, NOTARY_KEY_ID and NOTARY_ISSUER; without them
# the program is signed for this machine alone, as Apple's own processors demand.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1" "$here/../../build/made"
out=$(cd "$1" && pwd)
cd "$here/../.."
python=${PYTHON:-python3}
version=$("$python" -c 'import klachtenboek; print(klachtenboek.__version__)')
export KB_MADE="$PWD/build/made"

"$python" -m installer.make_icons "$KB_MADE"
"$python" -m PyInstaller --noconfirm --clean --log-level ERROR --distpath build/bundle --workpath build/work \
    installer/klachtenboek.spec
"$python" -m installer.check_bundle build/bundle/klachtenboek
program=build/bundle/Klachtenboek.app

if [ -n "${CODESIGN_IDENTITY:-}" ]; then
    codesign --force --deep --timestamp --options runtime --entitlements "$here/entitlements.plist" \
        --sign "$CODESIGN_IDENTITY" "$program"
    codesign --verify --strict --deep --verbose=2 "$program"
else
    echo 'niet ondertekend, want er is geen CODESIGN_IDENTITY' >&2
    codesign --force --deep --sign - "$program"
fi
QT_QPA_PLATFORM=offscreen "$program/Contents/MacOS/klachtenboek" --data build/look/book.db --zelftest build/look

image="$out/Klachtenboek-$version-$(uname -m).dmg"
rm -rf build/image
mkdir build/image
cp -R "$program" build/image/
ln -s /Applications build/image/Applications
hdiutil create -volname "Klachtenboek $version" -srcfolder build/image -ov -format UDZO "$image"
if [ -n "${NOTARY_KEY:-}" ]; then
    xcrun notarytool submit "$image" --key "$NOTARY_KEY" --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER" \
        --wait --timeout 20m
    xcrun stapler staple "$image"
fi
