#!/bin/sh
# Makes the program of the bundle for Linux: program.c with the Python of this machine linked in.
#
#   installer/linux/build_program.sh PROGRAMMA          PYTHON=... for another Python, one with its library as libpython3.x.a
set -eu
python=${PYTHON:-/usr/bin/python3}
ask() { "$python" -c "import sysconfig; print(sysconfig.$1)"; }
number=$(ask 'get_python_version()')
library=$(ask 'get_config_var("LIBPL")')/libpython$number.a
header=$(ask 'get_path("include")')
missing=''
command -v gcc >/dev/null || missing=' gcc'
[ -f "$library" ] && [ -f "$header/Python.h" ] || missing="$missing $library"
[ -z "$missing" ] || {
    echo "Dit ontbreekt om het programma te maken:$missing. Pakketten: gcc libpython3-dev" >&2
    exit 1
}
# -no-pie, as Debian's own Python: its library was made for that
gcc -O2 -Wall -Wextra -Werror -s -no-pie "-DPYTHON=\"$number\"" "-I$header" "$(dirname "$0")/program.c" \
    -Wl,--whole-archive "$library" -Wl,--no-whole-archive -Wl,--export-dynamic \
    -Wl,--disable-new-dtags '-Wl,-rpath,$ORIGIN/_internal' -lexpat -lz -lm -ldl -o "$1"
