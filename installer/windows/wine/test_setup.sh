#!/bin/bash
# Tries the whole life of the setup in the Windows of machine.sh, as often as asked, each time in a fresh one.
#
#   installer/windows/wine/test_setup.sh WINDOWS SETUP.EXE BUNDEL KEREN
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
[ -f "$2" ] && [ -d "$1" ] && [ -d "$3" ] || {
    echo "Er is nog geen setup om te proberen. Eerst: make windows-setup" >&2
    exit 1
}
"$here/machine.sh" "$1"
windows=$(cd "$1" && pwd) setup=$(realpath "$2") bundle=$3
z() { printf 'Z:%s' "${1//\//\\}"; }

QUICK=1 TARGET=amd64-unicode KB_MADE="$PWD/build/made-windows" \
    installer/windows/build_setup.sh "$bundle" 0.0.1 build/older-setup.exe
for turn in $(seq "$4"); do
    echo "keer $turn"
    rm -rf "$windows/try" "build/life-$turn"
    mkdir "$windows/try"
    cp -a "$windows/prefix" "$windows/try/prefix"
    ln -s ../py ../site "$windows/try/"
    LIMIT=3600 xvfb-run -a "$here/in_windows.sh" "$windows/try" "$windows/py/python.exe" -u \
        "$(z "$PWD/installer/windows/test_setup.py")" "$(z "$PWD/build/older-setup.exe")" "$(z "$setup")" \
        "$(z "$PWD/build/life-$turn")"
done
rm -rf "$windows/try"
