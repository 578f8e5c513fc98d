"""How the letters and proofs that go along with the year are called; which go along is for the logbook to say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from klachtenboek.domain.ledger import Evidence, Proof

FOLDER = "bewijsstukken"

_UNSAFE = re.compile(r"[^0-9A-Za-z-]+")
_SUFFIX = re.compile(r"\.[0-9a-z]{1,5}")


@dataclass(frozen=True, slots=True)
class Named:
    """A piece of evidence: its name in the folder, its complaint, and the lines it proves (none: all).

    It is a letter by its id, or a photo or file with its place.
    """

    name: str
    reference: str
    lines: frozenset[int]
    letter_id: int = 0
    path: Path | None = None


def named_evidence(
    evidence: Iterable[Evidence], proofs: Iterable[Proof], references: Collection[str]
) -> tuple[Named, ...]:
    """Return the letters and proofs of these complaints as they are called in the folder, by complaint and day.

    A name is used once: a second closing letter becomes ``2026-0041-afronding-2.pdf``, and a receipt that proves two
    lines is there once. What belongs to a complaint without a line in the year stays at home.
    """
    names = _Names()
    letters = sorted(
        (letter for letter in evidence if letter.reference in references),
        key=lambda letter: (letter.reference, letter.at, letter.kind, letter.id),
    )
    named = [
        Named(names.take(letter.reference, letter.kind.value, ".pdf"), letter.reference, frozenset(), letter.id)
        for letter in letters
    ]
    for (reference, _hash), own in _by_file(proofs, references).items():
        first = own[0]
        if first.path is not None:
            lines = frozenset(proof.line_id for proof in own)
            name = names.take(reference, "bewijs", first.suffix)
            named.append(Named(name, reference, lines, path=first.path))
    return tuple(sorted(named, key=lambda one: (one.reference, bool(one.lines))))


def evidence_of(named: Iterable[Named]) -> Mapping[str, tuple[Named, ...]]:
    """Return the pieces of evidence by complaint."""
    found: dict[str, tuple[Named, ...]] = {}
    for one in named:
        found[one.reference] = (*found.get(one.reference, ()), one)
    return found


class _Names:
    """Names that were given out; Windows and macOS see no difference between a and A."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def take(self, reference: str, what: str, suffix: str) -> str:
        """Return a name nothing else has."""
        stem = f"{_UNSAFE.sub('_', reference)}-{what}"
        count = self._counts[stem.casefold()] = self._counts.get(stem.casefold(), 0) + 1
        ending = suffix.casefold() if _SUFFIX.fullmatch(suffix.casefold()) else ""
        return f"{FOLDER}/{stem}{f'-{count}' if count > 1 else ''}{ending}"


def _by_file(proofs: Iterable[Proof], references: Collection[str]) -> dict[tuple[str, str], list[Proof]]:
    found: dict[tuple[str, str], list[Proof]] = {}
    for proof in sorted(proofs, key=lambda one: (one.reference, one.line_id)):
        if proof.reference in references:
            found.setdefault((proof.reference, proof.sha256), []).append(proof)
    return found
