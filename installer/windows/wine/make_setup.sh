#!/bin/bash
# Makes the setup for Windows on Linux: PyInstaller in the Windows of machine.sh, the checks, and NSIS. To try it with;
# what is released comes from a real Windows.
#
#   installer/windows/wine/make_setup.sh WINDOWS MAP
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
windows=$1
command -v makensis >/dev/null || { # asked before the long work, and not after it
    echo "Dit ontbreekt voor de setup: makensis. Pakket: nsis" >&2
    exit 1
}
"$here/machine.sh" "$windows"
installer/setup.sh
mkdir -p "$2" build/made-windows
out=$(cd "$2" && pwd)
windows=$(cd "$windows" && pwd)
z() { printf 'Z:%s' "${1//\//\\}"; }

version=$(.venv/bin/python -c 'import klachtenboek; print(klachtenboek.__version__)')
.venv/bin/python -m installer.make_icons build/made-windows
.venv/bin/python -m installer.make_version_info build/made-windows/version_info.txt
SOURCE_DATE_EPOCH=$(installer/release_date.sh)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=1
KB_MADE=$(z "$PWD/build/made-windows") LIMIT=3600 xvfb-run -a "$here/in_windows.sh" "$windows" "$windows/py/python.exe" \
    -m PyInstaller --noconfirm --clean --log-level ERROR --distpath "$(z "$PWD/build/bundle-windows")" \
    --workpath "$(z "$PWD/build/work-windows")" "$(z "$PWD/installer/klachtenboek.spec")"
.venv/bin/python -m installer.check_bundle build/bundle-windows/klachtenboek win32
# amd64-unicode: this Wine runs programs of 64 bits alone
TARGET=amd64-unicode KB_MADE="$PWD/build/made-windows" installer/windows/build_setup.sh \
    build/bundle-windows/klachtenboek "$version" "$out/klachtenboek-$version-setup.exe"
.venv/bin/python -m installer.check_bundle "$out/klachtenboek-$version-setup.exe"
sha256sum "$out/klachtenboek-$version-setup.exe"
