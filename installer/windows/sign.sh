#!/bin/sh
# Signs programs in place with the certificate in KB_PFX (its password in KB_PFX_PASS, a time server in KB_TIMESTAMP).
# Without a certificate it says so and changes nothing.
#
#   installer/windows/sign.sh BESTAND...
set -eu
[ -n "${KB_PFX:-}" ] || {
    echo "niet ondertekend, want er is geen certificaat (KB_PFX): $*" >&2
    exit 0
}
for file; do
    osslsigncode sign -pkcs12 "$KB_PFX" -pass "${KB_PFX_PASS:-}" -n Klachtenboek -h sha256 \
        ${KB_TIMESTAMP:+-ts "$KB_TIMESTAMP"} -in "$file" -out "$file.signed" >/dev/null
    mv "$file.signed" "$file"
    echo "ondertekend: $file"
done
