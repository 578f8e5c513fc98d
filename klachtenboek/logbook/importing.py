"""Taking in a list of complaints from elsewhere: looked at first, all in one transaction, taken out with one click."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from klachtenboek.domain.backup import Reason
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import ImportEmpty, ImportNothingNew, ImportUndone, LogbookError, NothingWritten
from klachtenboek.domain.listing import Alike, Listing, Part, Recogniser, Refusal, Told, guess, read_row
from klachtenboek.domain.text import clean_line, fold
from klachtenboek.explain import explain
from klachtenboek.i18n import _
from klachtenboek.safekeeping.files import write_file
from klachtenboek.safekeeping.listing import fingerprint, read_listing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from klachtenboek.logbook.backups import Backups
    from klachtenboek.logbook.customers import Customers
    from klachtenboek.logbook.desk import Desk

_LAST, _LAST_FILE, _FILES = "import.last", "import.last_file", "import.files"
PREVIEWED = 8
"""Rows that are shown beforehand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What taking a list in would do: how many rows go in, for how many known customers, and which are refused.

    ``alike`` are rows that the book tells already, which stay out unless they are asked for; ``taken_on`` is the day
    on which this very file was taken in before.
    """

    listing: Listing
    columns: dict[Part, int]
    told: tuple[Told, ...]
    ready: int
    known: int
    refused: tuple[Refusal, ...]
    alike: tuple[Alike, ...] = ()
    taken_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """The rows that can be taken in, with their numbers, and those that cannot or need not."""

    ready: tuple[tuple[int, Told], ...]
    refused: tuple[Refusal, ...]
    alike: tuple[Alike, ...]


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
        judged = self._judged(listing, chosen)
        return ImportPreview(
            listing=listing,
            columns=chosen,
            told=tuple(told for _number, told in judged.ready[:PREVIEWED]),
            ready=len(judged.ready),
            known=sum(self._is_known(told) for _number, told in judged.ready),
            refused=judged.refused,
            alike=judged.alike,
            taken_on=self._taken_on(fingerprint(path)),
        )

    def take_in(
        self,
        path: Path,
        columns: Mapping[Part, int],
        *,
        anyway: frozenset[int] = frozenset(),
        report_in: Path | None = None,
    ) -> Imported:
        """Write down every row that tells something new, all or none, after a backup.

        Rows the book tells already stay out, but for those whose numbers are in ``anyway``. What stayed out is written
        as a CSV file in ``report_in``, each row with its reason. Raises
        ImportRefused, DiskFull, ReadOnly, FolderMissing or DiskFailed; then nothing was taken in.
        """
        listing = read_listing(path)
        judged = self._judged(listing, columns)
        ready = sorted([*judged.ready, *((one.row, one.told) for one in judged.alike if one.row in anyway)])
        refused = (*judged.refused, *(_skipped(one) for one in judged.alike if one.row not in anyway))
        refused = tuple(sorted(refused, key=lambda one: one.row))
        if not ready:
            raise ImportNothingNew if judged.alike else ImportEmpty
        if self._backups.is_possible:
            self._backups.make(Reason.BEFORE_IMPORT)
        report = _report(listing, refused, report_in / f"{path.stem} niet overgenomen.csv") if report_in else None
        with self._desk.store.database.change():
            written = tuple(self._write(told) for _number, told in ready)
            self._desk.store.settings.save_value(_LAST, json.dumps(written))
            self._remember(fingerprint(path))
        self._desk.forget_undo(self.undo)
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
            self._forget_file()
        self._desk.forget_undo()
        return len(found)

    # -- lists that were taken in before ------------------------------------------------------------

    def _files(self) -> dict[str, str]:
        kept: dict[str, str] = json.loads(self._desk.store.settings.value(_FILES) or "{}")
        return kept

    def _taken_on(self, file: str) -> date | None:
        day = self._files().get(file)
        return date.fromisoformat(day) if day else None

    def _remember(self, file: str) -> None:
        settings = self._desk.store.settings
        settings.save_value(_FILES, json.dumps(self._files() | {file: self._desk.now().date().isoformat()}))
        settings.save_value(_LAST_FILE, file)

    def _forget_file(self) -> None:
        settings = self._desk.store.settings
        gone = settings.value(_LAST_FILE)
        settings.save_value(_FILES, json.dumps({file: day for file, day in self._files().items() if file != gone}))

    # -- row by row ---------------------------------------------------------------------------------

    def _judged(self, listing: Listing, columns: Mapping[Part, int]) -> _Judged:
        """Divide the rows into those that can be taken in, those that cannot, and those the book tells already."""
        ready: list[tuple[int, Told]] = []
        refused: list[Refusal] = []
        alike: list[Alike] = []
        known = Recogniser(self._desk.store.overview.known())
        seen: set[tuple[str, str, str]] = set()
        now = self._desk.now()
        for number, row in enumerate(listing.rows, 1):
            try:
                told = read_row(row, columns, now)
                self._complaint(told, None)
            except LogbookError as error:
                refused.append(Refusal(number, explain(error)))
                continue
            key = fold(told.story), str(told.received_at), fold(told.who or told.phone or told.email)
            if told.story and key in seen:
                refused.append(Refusal(number, _("Deze klacht staat er al in.")))
                continue
            seen.add(key)
            again = known.find(told)
            if again is not None:
                alike.append(Alike(number, told, again.reference))
            else:
                ready.append((number, told))
        return _Judged(ready=tuple(ready), refused=tuple(refused), alike=tuple(alike))

    def _complaint(self, told: Told, customer_id: int | None) -> Complaint:
        """Return the row as a complaint, its customer judged too. Raises NothingWritten, TextTooLong."""
        if not told.story and not told.who:
            raise NothingWritten
        for line in (told.who, told.phone, told.email):
            clean_line(line)
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


def _skipped(one: Alike) -> Refusal:
    return Refusal(one.row, _("Deze klacht staat al in je boek: {number}.").format(number=one.reference))


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
