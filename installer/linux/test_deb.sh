#!/bin/sh
# The whole life of the package in a clean Debian: install with apt, look at itself as an ordinary user without a
# network, be upgraded with the book kept, be removed with the book kept. The Debian given is copied and left as it was.
#
#   installer/linux/test_deb.sh DEBIAN PAKKET NIEUWER-PAKKET MAP      as root; DEBIAN is a folder mmdebstrap made
set -eu
base=$1 package=$2 newer=$3
mkdir -p "$4"
out=$(cd "$4" && pwd)
machine=$(mktemp -d)
trap 'kill "$screen" 2>/dev/null; rm -rf "$machine"' EXIT
rm -f "$out/display"
Xvfb -ac -screen 0 1400x900x24 -displayfd 1 >"$out/display" 2>/dev/null &
screen=$!
until [ -s "$out/display" ]; do sleep 1; done
number=$(cat "$out/display")
DISPLAY=:$number
# where that screen listens, as the kernel tells: the only door between the clean Debian and this machine
door=$(sed -n "s|.* \(/[^ ]*/X$number\)\$|\1|p" /proc/net/unix | head -n 1)
[ -S "$door" ] || {
    echo "Het scherm $DISPLAY is nergens te vinden." >&2
    exit 1
}
chmod 755 "$machine"
cp -a "$base/." "$machine/"
mkdir -p "$machine/packages"
cp "$package" "$machine/packages/first.deb"
cp "$newer" "$machine/packages/newer.deb"

look() { # the program looks at itself; when it is not well, what it found is told
    as_owner klachtenboek --zelftest "/mnt/$1" || {
        cat "$out/$1/vastgelopen.log" >&2 2>/dev/null || true
        sed -n '/"wrong"/,$p' "$out/$1/report.json" >&2 || true
        exit 1
    }
}

step() { printf '%s: %s\n' "$(basename "$base")" "$*"; }

as_root() {
    bwrap --bind "$machine" / --dev /dev --proc /proc --ro-bind /etc/resolv.conf /etc/resolv.conf --unshare-pid \
        --die-with-parent --setenv DEBIAN_FRONTEND noninteractive --setenv PATH /usr/sbin:/usr/bin:/sbin:/bin \
        --setenv HOME /var "$@"
}

# An ordinary user, without a network, with only the screen of the machine outside.
as_owner() {
    setpriv --reuid=1000 --regid=1000 --clear-groups bwrap --bind "$machine" / --dev /dev --proc /proc \
        --ro-bind "${door%/*}" "${door%/*}" --bind "$out" /mnt --unshare-user --unshare-pid --unshare-net \
        --die-with-parent --uid 1000 --gid 1000 --setenv HOME /srv/owner --setenv DISPLAY "$DISPLAY" \
        --setenv PATH /usr/bin:/bin --setenv LANG C.UTF-8 --chdir /srv/owner timeout 660 "$@"
}

told() { # a number or a word from a report
    sed -n "s/^ \"$2\": \(.*[^,]\),\{0,1\}$/\1/p" "$out/$1/report.json"
}

is() {
    [ "$2" = "$3" ] || {
        echo "$1: $2, niet $3" >&2
        exit 1
    }
}

began=$(date +%s)
as_root sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends /packages/first.deb' \
    >"$out/apt.log" 2>&1 || {
    tail -20 "$out/apt.log" >&2
    exit 1
}
step "geinstalleerd in $(($(date +%s) - began)) seconden, met $(grep -c '^Setting up' "$out/apt.log") pakketten"

as_root useradd --create-home --home-dir /srv/owner owner
chmod 777 "$out"
number=$(as_owner klachtenboek nieuw 'Het brood was oud' --wie 'mevrouw De Vries')
look first
is 'het is heel' "$(told first well)" true
is 'in een bundel' "$(told first frozen)" true
is 'op een scherm' "$(told first platform)" '"xcb"'
is 'klachten' "$(told first complaints)" 1
[ -s "$out/first/over.png" ]
step "werkt als gewone gebruiker, $number staat erin"

unknown=$(as_owner sh -c 'ldd /usr/lib/klachtenboek/_internal/PySide6/Qt/plugins/*/*.so \
    /usr/lib/klachtenboek/_internal/PySide6/*.so | grep "not found" | sort -u' || true)
is 'bibliotheken die ontbreken' "$unknown" ''

as_root sh -c 'apt-get install -y -qq /packages/newer.deb' >>"$out/apt.log" 2>&1
look newer
is 'klachten na de upgrade' "$(told newer complaints)" 1
step "bijgewerkt naar $(as_root dpkg-query -W -f '${Version}' klachtenboek), het boek is er nog"

as_root apt-get remove -y -qq klachtenboek >>"$out/apt.log" 2>&1
[ ! -e "$machine/usr/lib/klachtenboek" ] && [ ! -e "$machine/usr/bin/klachtenboek" ] || {
    echo "er bleef iets staan van het programma" >&2
    exit 1
}
[ -s "$machine/srv/owner/.local/share/Klachtenboek/klachtenboek.db" ]
step "verwijderd, het boek is bewaard"
