#!/bin/sh
# Makes the machine ready for Klachtenboek: system libraries where Debian has to bring them, a private .venv,
# and in it exactly the parts of the lock. Does nothing when that was done before. Builds nothing, starts nothing.
#
#   installer/setup.sh          what the program needs
#   installer/setup.sh tests    what its tests and checks need as well
set -eu
cd "$(dirname "$0")/.."

kind=${1:-program}
python=${PYTHON:-python3}
case $kind in
    program) lock=requirements.lock ;;
    tests) lock=requirements-dev.lock ;;
    *)
        echo "Gebruik: installer/setup.sh [tests]" >&2
        exit 2
        ;;
esac

say() { printf '%s\n' "$*"; }

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

# The stamp names everything that decides what is in .venv; any change to it means: once more.
stamp=.venv/klaar-$kind
fingerprint="$(cksum <"$lock") $(cksum <installer/setup.sh)"
if [ -x .venv/bin/python ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$fingerprint" ] &&
    .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

# The libraries Qt opens when a window appears, with the Debian package that brings them.
libraries='
libEGL.so.1 libegl1
libGL.so.1 libgl1
libX11-xcb.so.1 libx11-xcb1
libX11.so.6 libx11-6
libcups.so.2 libcups2
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libglib-2.0.so.0 libglib2.0-0
libgssapi_krb5.so.2 libgssapi-krb5-2
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-glx.so.0 libxcb-glx0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-render.so.0 libxcb-render0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-util.so.1 libxcb-util1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxcb.so.1 libxcb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxkbcommon.so.0 libxkbcommon0
'
# The tests read back the paper that was made.
programs='
pdftotext poppler-utils
qpdf qpdf
'

missing_packages() {
    present=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p)
    say "$libraries" | while read -r library package; do
        case $library in
            '') ;;
            *) say "$present" | grep -qF "	$library " || say "$package" ;;
        esac
    done
    if [ "$kind" = tests ]; then
        say "$programs" | while read -r program package; do
            [ -z "$program" ] || command -v "$program" >/dev/null || say "$package"
        done
    fi
    "$python" -c 'import ensurepip, venv' 2>/dev/null || say python3-venv
}

install_packages() {
    if [ "$(id -u)" -eq 0 ]; then
        as_root=''
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root=sudo
    else
        stop "Deze computer mist nog: $*. Vraag de beheerder om: apt-get install $*"
    fi
    say "Ik zet eerst klaar wat het systeem nog mist: $*"
    if ! { $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }; then
        stop "Het installeren lukte niet. Probeer zelf: apt-get install $*"
    fi
}

command -v "$python" >/dev/null || stop "Er is geen Python op deze computer. Nodig is Python 3.11 of nieuwer."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "Deze Python is te oud: $("$python" --version). Nodig is Python 3.11 of nieuwer."

if command -v apt-get >/dev/null && command -v dpkg >/dev/null; then
    missing=$(missing_packages | sort -u | tr '\n' ' ')
    # shellcheck disable=SC2086  # a list of names, meant as separate words
    [ -z "$missing" ] || install_packages $missing
elif [ "$(uname -s)" = Linux ]; then
    say "Dit is geen Debian: de systeembibliotheken van Qt laat ik zoals ze zijn."
fi

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    say "Ik maak een eigen plek voor de onderdelen: .venv"
    "$python" -m venv --clear .venv || stop "Het maken van .venv lukte niet."
fi

say "Ik haal de onderdelen op uit $lock. De eerste keer duurt dat een paar minuten."
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-input \
    --only-binary :all: --require-hashes --requirement "$lock" ||
    stop "Het ophalen lukte niet. Is er internet? Probeer het daarna nog eens."

say "$fingerprint" >"$stamp"
say "Klaar."
