#!/bin/sh
# Prints when this version was released, in seconds since 1970, as the metainfo tells; every build dates its files so.
set -eu
day=$(sed -n 's/.*<release version="[^"]*" date="\([0-9-]*\)".*/\1/p' "$(dirname "$0")"/linux/*.metainfo.xml | head -n 1)
date -u -d "$day" +%s
