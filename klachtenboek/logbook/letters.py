"""Letters about a complaint: proposed, looked at, sent and kept as they were; their words are in ``letters``."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.correspondence import LetterKind, Sent, SentLetter
from klachtenboek.domain.text import clean_line, clean_text
from klachtenboek.labels import label
from klachtenboek.letters.case import BlockState, Case, Choices
from klachtenboek.letters.content import blocks, compose, suggested
from klachtenboek.letters.letter import Letter
from klachtenboek.safekeeping.files import write_file

if TYPE_CHECKING:
    from klachtenboek.logbook.desk import Desk

AS_PROPOSED = Choices()


class Letters:
    """The verbs around letters."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk

    def suggested(self, complaint_id: int) -> LetterKind:
        """Return the kind of letter to begin with. Raises NotFound."""
        return suggested(self._case(complaint_id))

    def blocks(self, complaint_id: int, kind: LetterKind) -> tuple[BlockState, ...]:
        """Return what each part of the letter would say. Raises NotFound."""
        return blocks(self._case(complaint_id), kind)

    def compose(self, complaint_id: int, kind: LetterKind, choices: Choices = AS_PROPOSED) -> Letter:
        """Return the letter in words. Raises NotFound, BlockEmpty, TextTooLong."""
        return compose(self._case(complaint_id), kind, _clean(choices))

    def preview(self, complaint_id: int, kind: LetterKind, choices: Choices = AS_PROPOSED) -> bytes:
        """Return the letter as the PDF it would be now. Raises NotFound, BlockEmpty, TextTooLong."""
        return self._on_paper(self.compose(complaint_id, kind, choices))

    def unprintable(self, complaint_id: int, kind: LetterKind, choices: Choices = AS_PROPOSED) -> tuple[str, ...]:
        """Return the characters that no font has and that are replaced visibly."""
        from klachtenboek.letters.paper import missing  # reads the fonts: on first use

        return tuple(missing(self.compose(complaint_id, kind, choices)))

    def send(self, complaint_id: int, kind: LetterKind, *, how: Sent, choices: Choices = AS_PROPOSED) -> Complaint:
        """Freeze the letter as sent and return the complaint; its PDF never changes again.

        Raises NotFound, BlockEmpty, TextTooLong, PracticeOnly, Voided.
        """
        letter = self.compose(complaint_id, kind, choices)
        pdf = self._on_paper(letter)
        return self._freeze(complaint_id, letter, pdf, how)

    def save_pdf(self, complaint_id: int, kind: LetterKind, folder: Path, choices: Choices = AS_PROPOSED) -> Path:
        """Write the letter as a PDF in the folder, freeze it and return where it is.

        Raises what ``send`` raises, and DiskFull, ReadOnly or FolderMissing; then nothing is frozen.
        """
        letter = self.compose(complaint_id, kind, choices)
        pdf = self._on_paper(letter)
        name = " ".join(part for part in (letter.reference, label(kind)) if part)
        with self._desk.store.database.change():
            self._freeze(complaint_id, letter, pdf, Sent.SAVED)
            return write_file(folder / f"Brief {name}.pdf", pdf)

    def _on_paper(self, letter: Letter) -> bytes:
        from klachtenboek.letters.paper import render  # reportlab is heavy: on first use

        return render(letter, self._desk.store.settings.shop())

    def _freeze(self, complaint_id: int, letter: Letter, pdf: bytes, how: Sent) -> Complaint:
        sent = SentLetter(
            kind=letter.kind,
            language=letter.language,
            words=letter.text,
            how=how,
            at=self._desk.now(),
            sha256=hashlib.sha256(pdf).hexdigest(),
            size=len(pdf),
        )
        return self._desk.change(complaint_id, lambda c: c.send(sent), pdf=pdf)

    def pdf(self, letter_id: int) -> bytes:
        """Return a sent letter, byte for byte as it was. Raises NotFound."""
        return self._desk.store.complaints.pdf(letter_id)

    def _case(self, complaint_id: int) -> Case:
        store = self._desk.store
        complaint = store.complaints.get(complaint_id)
        return Case(
            complaint=complaint,
            customer=store.customers.get(complaint.customer_id) if complaint.customer_id is not None else None,
            shop=store.settings.shop(),
            measure=store.lists.measure(complaint.measure_id) if complaint.measure_id is not None else None,
            cause=store.lists.cause(complaint.cause_id).name
            if complaint.cause_id is not None
            else complaint.cause_note,
            today=self._desk.now().date(),
        )


def _clean(choices: Choices) -> Choices:
    """Return the choices with the owner's own words cleaned: what was pasted may hold what no file can."""
    return replace(
        choices,
        words=tuple((block, clean_text(text)) for block, text in choices.words),
        own_sentence=clean_text(choices.own_sentence),
        subject=clean_line(choices.subject),
    )
