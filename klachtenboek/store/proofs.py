"""Which photo or file proves which line; the file itself stands beside the book, and as an attachment in it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from klachtenboek.domain.ledger import Proof
from klachtenboek.domain.reference import Reference

if TYPE_CHECKING:
    from klachtenboek.store.database import Database

_OF_COMPLAINTS = (
    "SELECT p.line_id, c.year, c.number, a.name, a.sha256 FROM proof p JOIN goodwill g ON g.id = p.line_id "
    "JOIN complaint c ON c.id = g.complaint_id "
    "JOIN attachment a ON a.complaint_id = c.id AND a.sha256 = p.sha256 "
    "WHERE c.number IS NOT NULL GROUP BY p.line_id ORDER BY p.line_id"
)
_SIZES = (
    "SELECT p.line_id, p.sha256, max(a.size) FROM proof p JOIN goodwill g ON g.id = p.line_id "
    "JOIN attachment a ON a.complaint_id = g.complaint_id AND a.sha256 = p.sha256 GROUP BY p.line_id"
)


class Proofs:
    """All proofs of the book."""

    def __init__(self, database: Database) -> None:
        """Read and write through this database."""
        self._database = database

    def of(self, line_id: int) -> str:
        """Return the hash of what proves the line, empty when nothing does."""
        found = self._database.rows("SELECT sha256 FROM proof WHERE line_id = ?", (line_id,))
        return str(found[0][0]) if found else ""

    def all(self) -> tuple[Proof, ...]:
        """Return every line with a proof that is still attached to its complaint."""
        return tuple(
            Proof(line_id=line_id, reference=str(Reference(year, number)), suffix=PurePath(name).suffix, sha256=sha256)
            for line_id, year, number, name, sha256 in self._database.rows(_OF_COMPLAINTS)
        )

    def sizes(self) -> tuple[tuple[int, str, int], ...]:
        """Return the line, hash and bytes of every proof that is still attached to its complaint."""
        return tuple(self._database.rows(_SIZES))

    def choose(self, line_id: int, sha256: str, complaint_id: int) -> None:
        """Write down what proves the line, nothing when the hash is empty."""
        with self._database.change():
            self._database.rows("DELETE FROM proof WHERE line_id = ?", (line_id,))
            if sha256:
                self._database.rows("INSERT INTO proof (line_id, sha256) VALUES (?, ?)", (line_id, sha256))
            self._database.touch(complaint_id)
