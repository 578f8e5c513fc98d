#!/bin/bash
# Runs the program's own tests once on Windows Python and Windows Qt, in the Windows of machine.sh. What Wine lacks is in
# lacks.txt, each with its reason; every other failure counts.
#
#   installer/windows/wine/run_tests.sh WINDOWS [PYTEST-ARGUMENT...]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
"$here/machine.sh" "$1"
windows=$(cd "$1" && pwd)
shift
left_out=()
while read -r line; do
    name=${line%%#*}
    name=${name%"${name##*[![:space:]]}"}
    case $name in
        '') ;;
        *::*) left_out+=("--deselect=$name") ;;
        *) left_out+=("--ignore=$name") ;;
    esac
done <"$here/lacks.txt"
QT_QPA_PLATFORM=offscreen LIMIT=${LIMIT:-7200} xvfb-run -a "$here/in_windows.sh" "$windows" "$windows/py/python.exe" \
    -m pytest -q -p no:cacheprovider --timeout=600 -m 'not long' "${left_out[@]}" "$@"
