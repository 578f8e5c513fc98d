"""The photo or file that proves a line to the bookkeeper: chosen among what is attached, or attached for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek.domain.errors import NotFound
from klachtenboek.safekeeping import attachments as beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.contact import Attachment
    from klachtenboek.domain.ledger import Proof
    from klachtenboek.logbook.attachments import Attachments
    from klachtenboek.logbook.desk import Desk


class Proofs:
    """The verbs around proofs; each is one transaction."""

    def __init__(self, desk: Desk, attachments: Attachments) -> None:
        """Work at this desk; new files come in as attachments do."""
        self._desk, self._attachments = desk, attachments

    def of(self, complaint_id: int, line_id: int) -> Attachment | None:
        """Return what proves the line, None when nothing was chosen or it was taken off the complaint."""
        wanted = self._desk.store.proofs.of(line_id)
        known = self._desk.store.complaints.get(complaint_id).attachments
        return next((one for one in known if one.sha256 == wanted), None)

    def attach(self, complaint_id: int, line_id: int, path: Path) -> Attachment:
        """Keep a copy of a photo or file with the complaint as the proof of a line, and return it.

        Raises NotFound, and what ``Attachments.add`` raises; then nothing was kept.
        """
        self._line(complaint_id, line_id)
        with self._desk.store.database.change():
            saved = self._attachments.add(complaint_id, path)
            added = saved.attachments[-1]
            self._choose(complaint_id, line_id, added.sha256)
        return added

    def giving(self, complaint_id: int, path: Path | None, verb: Callable[[], Complaint]) -> Complaint:
        """Carry out a verb that writes lines, and let a photo or file prove every line it added; None for no photo.

        Raises what the verb and ``Attachments.add`` raise; then nothing was kept.
        """
        if path is None:
            return verb()
        with self._desk.store.database.change():
            added = self._attachments.add(complaint_id, path)
            known = {line.id for line in added.goodwill}
            saved = verb()
            for line in saved.goodwill:
                if line.id not in known:
                    self._choose(complaint_id, line.id, added.attachments[-1].sha256)
        return saved

    def choose(self, complaint_id: int, line_id: int, attachment_id: int | None) -> None:
        """Let an attachment of the complaint prove the line; None for nothing. Raises NotFound."""
        self._line(complaint_id, line_id)
        known = self._desk.store.complaints.get(complaint_id).attachments
        found = next((one for one in known if one.id == attachment_id), None)
        if attachment_id is not None and found is None:
            what = "attachment"
            raise NotFound(what, attachment_id)
        self._choose(complaint_id, line_id, found.sha256 if found is not None else "")

    def _choose(self, complaint_id: int, line_id: int, sha256: str) -> None:
        """Write down what proves the line, ready to be undone."""
        proofs = self._desk.store.proofs
        before = proofs.of(line_id)
        with self._desk.store.database.change():
            proofs.choose(line_id, sha256, complaint_id)
            if before != sha256:
                self._desk.remember(lambda: proofs.choose(line_id, before, complaint_id))

    def _line(self, complaint_id: int, line_id: int) -> None:
        if all(line.id != line_id for line in self._desk.store.complaints.get(complaint_id).goodwill):
            what = "goodwill"
            raise NotFound(what, line_id)


def proofs_of(desk: Desk) -> tuple[Proof, ...]:
    """Return the proof of every line that has one, each with where it is; without a place when it is gone."""
    book = Path(desk.store.path)
    return tuple(replace(one, path=beside.place_of(book, one.sha256)) for one in desk.store.proofs.all())


def lost_proofs(desk: Desk) -> frozenset[int]:
    """Return the lines whose proof is not there any more, by names and sizes alone: many photos take long to read."""
    book = Path(desk.store.path)
    sizes = desk.store.proofs.sizes()
    return frozenset(line_id for line_id, sha256, size in sizes if not beside.seems_there(book, sha256, size))
