"""Taking in a list of complaints from elsewhere: looked at first, all in one transaction, taken out with one click."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klachtenboek.domain.backup import Reason
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import ImportEmpty, ImportUndone, LogbookError, NothingWritten
from klachtenboek.domain.listing import Listing, Part, Refusal, Told, guess, read_row
from klachtenboek.domain.text import fold
from klachtenboek.explain import explain
from klachtenboek.i18n import _
from klachtenboek.safekeeping.files import write_file
from klachtenboek.safekeeping.listing import read_listing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from klachtenboek.logbook.backups import Backups
    from klachtenboek.logbook.customers import Customers
    from klachtenboek.logbook.desk import Desk

_LAST = "import.last"
PREVIEWED = 8
"""Rows that are shown beforehand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What taking a list in would do: how many rows go in, for how many known customers, and which are refused."""

    listing: Listing
    columns: dict[Part, int]
    told: tuple[Told, ...]
    ready: int
    known: int
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was taken in: the ids of the complaints, the rows that were refused, and where those stand as a file."""

    complaints: tuple[int, ...]
    refused: tuple[Refusal, ...]
    report: Path | None


class Importing:
    """The verbs around a list from elsewhere."""

    def __init__(self, desk: Desk, customers: Customers, backups: Backups) -> None:
        """Work at this desk; a backup is made before anything is taken in."""
        self._desk, self._customers, self._backups = desk, customers, backups

    def preview(self, path: Path, columns: Mapping[Part, int] | None = None) -> ImportPreview:
        """Read a list and return what taking it in would do; the columns are guessed when they are not given.

        Raises ImportRefused, or FolderMissing and ReadOnly when the file cannot be opened.
        """
        listing = read_listing(path)
        chosen = dict(columns) if columns is not None else guess(listing.headings)
        ready, refused = self._judged(listing, chosen)
        return ImportPreview(
            listing=listing,
            columns=chosen,
            told=tuple(told for _number, told in ready[:PREVIEWED]),
            ready=len(ready),
            known=sum(self._is_known(told) for _number, told in ready),
            refused=refused,
        )

    def take_in(self, path: Path, columns: Mapping[Part, int], *, report_in: Path | None = None) -> Imported:
        """Write down every row that tells something, all or none, after a backup.

        The rows that were refused are written as a CSV file in ``report_in``, each with its reason. Raises
        ImportRefused, DiskFull, ReadOnly, FolderMissing or DiskFailed; then nothing was taken in.
        """
        listing = read_listing(path)
        ready, refused = self._judged(listing, columns)
        if not ready:
            raise ImportEmpty
        if self._backups.is_possible:
            self._backups.make(Reason.BEFORE_IMPORT)
        report = _report(listing, refused, report_in / f"{path.stem} niet overgenomen.csv") if report_in else None
        with self._desk.store.database.change():
            written = tuple(self._write(told) for _number, told in ready)
            self._desk.store.settings.save_value(_LAST, json.dumps(written))
        self._desk.forget_undo()
        return Imported(complaints=written, refused=refused, report=report if refused else None)

    def undo(self) -> int:
        """Throw away all that was taken in last, and return how many; their numbers stand as lapsed.

        Raises ImportUndone when there is nothing, or when one of them changed since.
        """
        keys = json.loads(self._desk.store.settings.value(_LAST) or "[]")
        found = [self._desk.store.complaints.get(key) for key in keys]
        if not found or any(len(self._desk.store.complaints.history(one.id)) > 1 or one.lapsed for one in found):
            raise ImportUndone
        now = self._desk.now()
        with self._desk.store.database.change():
            for one in found:
                gone = one.lapse(_("overnemen ongedaan gemaakt"), at=now)
                self._desk.store.complaints.save(one, gone, at=now)
            self._desk.store.settings.save_value(_LAST, "")
        self._desk.forget_undo()
        return len(found)

    def _judged(
        self, listing: Listing, columns: Mapping[Part, int]
    ) -> tuple[list[tuple[int, Told]], tuple[Refusal, ...]]:
        """Divide the rows into those that can be taken in, each with its number, and those that cannot."""
        ready: list[tuple[int, Told]] = []
        refused: list[Refusal] = []
        seen: set[tuple[str, str]] = set()
        now = self._desk.now()
        for number, row in enumerate(listing.rows, 1):
            try:
                told = read_row(row, columns, now)
                self._complaint(told, None)
            except LogbookError as error:
                refused.append(Refusal(number, explain(error)))
                continue
            key = fold(told.story), str(told.received_at)
            if told.story and key in seen:
                refused.append(Refusal(number, _("Deze klacht staat er al in.")))
                continue
            seen.add(key)
            ready.append((number, told))
        return ready, tuple(refused)

    def _complaint(self, told: Told, customer_id: int | None) -> Complaint:
        """Return the row as a complaint. Raises NothingWritten, TextTooLong."""
        if not told.story and not told.who:
            raise NothingWritten
        now = self._desk.now()
        complaint = Complaint(
            received_at=told.received_at or now,
            entered_at=now,
            story=told.story,
            channel=told.channel,
            customer_id=customer_id,
            amount=told.amount,
        )
        checked = complaint.checked(has_name=bool(told.who))
        return checked.edit(product=told.product, receipt=told.receipt)

    def _write(self, told: Told) -> int:
        customer = self._customers.recognise(told.who, phone=told.phone, email=told.email, story=told.story)
        complaint = self._complaint(told, customer.id if customer is not None else None)
        return self._desk.store.complaints.add(complaint, at=self._desk.now()).id

    def _is_known(self, told: Told) -> bool:
        return bool(told.who) and self._customers.is_known(told.who, phone=told.phone, email=told.email)


def _report(listing: Listing, refused: tuple[Refusal, ...], path: Path) -> Path | None:
    """Write the refused rows with their reason, as they were, so that they can be put right and offered again."""
    if not refused:
        return None
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([_("regel"), _("waarom niet"), *map(_safe, listing.headings)])
    for one in refused:
        writer.writerow([one.row, one.why, *map(_safe, listing.rows[one.row - 1])])
    return write_file(path, text.getvalue().encode("utf-8-sig", "replace"))


def _safe(cell: str) -> str:
    """Return the words so that no spreadsheet takes them for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
