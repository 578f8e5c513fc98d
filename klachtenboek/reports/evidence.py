"""How the letters that go along with the year are called; not which letters go along, which the logbook decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from klachtenboek.domain.summary import Evidence

FOLDER = "bewijsstukken"

_UNSAFE = re.compile(r"[^0-9A-Za-z-]+")


def named_evidence(evidence: Iterable[Evidence], references: Collection[str]) -> tuple[tuple[str, Evidence], ...]:
    """Return the letters of these complaints with the name each gets in the folder, ordered by complaint and day.

    A name is used once: a second closing letter becomes ``2026-0041-afronding-2.pdf``. Letters of complaints without
    a line in the year stay at home.
    """
    wanted = [letter for letter in evidence if letter.reference in references]
    counts: dict[str, int] = {}
    named = []
    for letter in sorted(wanted, key=lambda letter: (letter.reference, letter.at, letter.kind, letter.pdf)):
        stem = f"{_UNSAFE.sub('_', letter.reference)}-{letter.kind.value}"
        # Windows and macOS see no difference between a and A.
        count = counts[stem.casefold()] = counts.get(stem.casefold(), 0) + 1
        named.append((f"{FOLDER}/{stem}{f'-{count}' if count > 1 else ''}.pdf", letter))
    return tuple(named)
