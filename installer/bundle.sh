#!/bin/sh
# Makes the bundled program for this Linux: a Python with the parts of the lock, the icons, PyInstaller, and the checks.
#
#   installer/bundle.sh MAP          the program comes in MAP/klachtenboek
#
# Wants a Python that has its own library in both ways (libpython3.x.so, which PyInstaller asks, and libpython3.x.a), as
# Debian's has; PYTHON=... for another one.
set -eu
cd "$(dirname "$0")/.."
mkdir -p "$1" build
out=$(cd "$1" && pwd)
python=${PYTHON:-/usr/bin/python3}

missing=''
for tool in strip gcc dpkg-query; do command -v "$tool" >/dev/null || missing="$missing $tool"; done
"$python" -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
"$python" -c 'import sysconfig; raise SystemExit(not sysconfig.get_config_var("Py_ENABLE_SHARED"))' ||
    missing="$missing libpython3"
[ -f "$("$python" -c 'import sysconfig as s; print(s.get_config_var("LIBPL"))')/libpython$("$python" -c \
    'import sysconfig as s; print(s.get_python_version())').a" ] || missing="$missing libpython3.a"
[ -z "$missing" ] || {
    echo "Dit ontbreekt om te bundelen:$missing. Pakketten: binutils gcc dpkg python3-venv libpython3-dev" >&2
    exit 1
}

lock=$(cksum <installer/requirements-build.txt)
if [ "$(cat build/bundling/klaar 2>/dev/null)" != "$lock" ]; then
    "$python" -m venv --clear build/bundling
    build/bundling/bin/python -m pip install -qq --disable-pip-version-check --no-input --only-binary :all: \
        --require-hashes --requirement installer/requirements-build.txt
    echo "$lock" >build/bundling/klaar
fi

# The same source gives the same bytes: times are those of the release, and sets come in one order.
SOURCE_DATE_EPOCH=$(installer/release_date.sh)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=1 KB_MADE="$PWD/build/made"
build/bundling/bin/python -m installer.make_icons "$KB_MADE"
build/bundling/bin/python -m PyInstaller --noconfirm --clean --log-level ERROR \
    --distpath "$out" --workpath build/work installer/klachtenboek.spec
build/bundling/bin/python -m installer.check_bundle "$out/klachtenboek"
