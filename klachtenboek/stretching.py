"""Longer words without a meaning, to try out layouts before a translation does; no language for people."""

from __future__ import annotations

import gettext
import re

LONGER = 0.4
"""How much is added to each word, as a part of its length."""

_ACCENTS = str.maketrans("aeiouyncAEIOUYNC", "åéîøüýñçÅÉÎØÜÝÑÇ")
_WHOLE = r"\{[^}]*\}|\([^)]*[*{][^)]*\)|%\S+"
"""What has to stay as it is: fields, patterns of files."""
_WORD = r"[^\W\d_]+"


def stretched(text: str) -> str:
    """Return a text with accents on its letters and longer words; the fields in it stay what they are."""
    kept = re.finditer(_WHOLE, text)
    parts, end = [], 0
    for whole in kept:
        parts += [re.sub(_WORD, _longer, text[end : whole.start()]), whole.group()]
        end = whole.end()
    return "".join([*parts, re.sub(_WORD, _longer, text[end:])])


def _longer(word: re.Match[str]) -> str:
    letters = word.group()
    more = round(len(letters) * LONGER)
    return letters.translate(_ACCENTS) + ("ëïöü" * more)[:more]


class Stretched(gettext.NullTranslations):
    """The source stretched, as far as a catalogue knows it; a text that it does not know stands out as it is."""

    def __init__(self, known: gettext.NullTranslations) -> None:
        super().__init__()
        known.add_fallback(_Unknown())
        self._known = known

    def gettext(self, message: str) -> str:
        """Return the text stretched when it is known."""
        return stretched(message) if self._known.gettext(message) else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form that goes with ``n`` stretched when it is known."""
        known = self._known.ngettext(msgid1, msgid2, n)
        form = msgid1 if n == 1 else msgid2
        return stretched(form) if known else form


class _Unknown(gettext.NullTranslations):
    """Answer with nothing, where another catalogue would answer with the text itself."""

    def gettext(self, message: str) -> str:
        del message
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        del msgid1, msgid2, n
        return ""
