#!/bin/bash
# Runs one command in the Windows that machine.sh made, and gives its exit code. Standard streams are pipes: Python for
# Windows stops at once under Wine when they are files.
#
#   installer/windows/wine/in_windows.sh MAP PROGRAMMA [ARGUMENT...]      seconds it may take: LIMIT=300
set -euo pipefail
export WINEPREFIX="$1/prefix" WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='
export PYTHONPATH="Z:${1//\//\\}\\site${PYTHONPATH:+;$PYTHONPATH}" PYTHONUTF8=1
shift
: | timeout --kill-after=10 "${LIMIT:-300}" wine "$@" 2>&1 | cat
exit "${PIPESTATUS[1]}"
