#!/bin/sh
# Writes requirements.lock, requirements-dev.lock and installer/requirements-build.txt: every part with its version and the hashes of all its
# wheels, for every system, without the address of any registry. Installs nothing in the tree; installing is
# setup.sh's work. Versions already in the locks stay as they are, unless UPGRADE=1.
set -eu
cd "$(dirname "$0")/.."

tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
"${PYTHON:-python3}" -m venv "$tool"
"$tool/bin/pip" install --quiet --disable-pip-version-check uv

lock() {
    wanted=$1
    shift
    made="$tool/made.lock"
    rm -f "$made"
    if [ -z "${UPGRADE:-}" ] && [ -f "$wanted" ]; then
        cp "$wanted" "$made" # what is locked already is preferred
    fi
    "$tool/bin/uv" pip compile pyproject.toml --quiet --universal --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links --output-file "$made" "$@" >/dev/null
    {
        echo "# Made by 'make lock' from pyproject.toml; not to be edited by hand."
        cat "$made"
    } >"$wanted"
    echo "$wanted: $(grep -c '^[a-z0-9]' "$wanted") onderdelen"
}

lock requirements-dev.lock --extra dev
lock requirements.lock --constraint requirements-dev.lock # the program runs on what was tested
lock installer/requirements-build.txt --extra build --constraint requirements-dev.lock # and is bundled with that
