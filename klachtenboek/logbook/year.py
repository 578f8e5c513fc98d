"""The bookkeeper's year: put together, written as a folder and frozen; its rows and sums are in ``reports``."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek.domain.account import Account
from klachtenboek.domain.booked import BookedLine, ClosedYear, Export
from klachtenboek.domain.errors import NotExported, NothingToUndo, ReasonMissing, YearClosed, YearOpen, YearRunning
from klachtenboek.domain.period import Period
from klachtenboek.domain.text import clean_line
from klachtenboek.domain.trouble import FolderMissing
from klachtenboek.logbook.glance import glance_of
from klachtenboek.logbook.proofs import proofs_of
from klachtenboek.reports.folder import folder_name, year_parts, zipped
from klachtenboek.reports.mail import mail_draft
from klachtenboek.reports.table import manifest_csv, read_manifest
from klachtenboek.reports.year import Asked, YearReport, year_report
from klachtenboek.safekeeping.files import make_folder, write_file
from klachtenboek.safekeeping.folders import Contents, Written, listed_files, own_files, write_folder
from klachtenboek.safekeeping.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from typing import BinaryIO

    from klachtenboek.domain.account import Accounts
    from klachtenboek.logbook.desk import Desk
    from klachtenboek.reports.beat import Beat
    from klachtenboek.reports.glance import Glance

MANIFEST = "manifest.csv"

_TIMES = 3
"""How often the lines are read beside the window before it has to wait for them."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything an export is made from, so that it can be made without the book; the letters by their id."""

    report: YearReport
    letters: Mapping[int, bytes]


class Year:
    """The verbs around the year."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk

    # -- looking ------------------------------------------------------------------------------------

    def period(self, year: int, *, quarter: int | None = None, month: int | None = None) -> Period:
        """Return the financial year that starts in ``year``, or a quarter or month of that calendar year."""
        if month is not None:
            return Period.of_month(year, month)
        if quarter is not None:
            return Period.of_quarter(year, quarter)
        return Period.of_year(year, self._desk.store.settings.shop().year_starts_in)

    def glance(self, period: Period) -> Glance:
        """Return the sums of a period and the first facts that are missing, without reading its lines."""
        return glance_of(self._desk, period)

    def report(
        self, year: int, *, with_names: bool = False, period: Period | None = None, beat: Beat | None = None
    ) -> YearReport:
        """Return the year's lines and sums, or those of a period; without names of customers unless asked.

        ``beat`` is called every few hundred lines; what it raises stops the work.
        """
        return year_report(self._asked(period or self.period(year), with_names=with_names), beat)

    def _asked(self, period: Period, *, with_names: bool) -> Asked:
        store = self._desk.store
        return Asked(
            entries=store.ledger.entries(),
            period=period,
            shop=store.settings.shop(),
            made_at=self._desk.now(),
            with_names=with_names,
            evidence=tuple(store.ledger.letters()),
            proofs=proofs_of(self._desk),
            books=store.books.books(),
            vouchers=store.vouchers.all(),
            accounts=store.books.accounts(),
        )

    def lines_in_all(self) -> int:
        """Return how many lines the book has, of all years: so many are read for an export."""
        return self._desk.store.ledger.count()

    def prepare(self, period: Period, *, with_names: bool = False, beat: Beat | None = None) -> Prepared:
        """Return everything an export of the period is made from, as it stands now.

        The letters wait in a file without a name until they are written. What ``beat`` raises stops the work. Raises
        DiskFull and DiskFailed.
        """
        return self._prepared(self._asked(period, with_names=with_names), beat)

    def _prepared(self, asked: Asked, beat: Beat | None) -> Prepared:
        report = year_report(asked, beat)
        letters = Waiting()
        for one in report.named:
            if one.path is None:
                letters.keep(one.letter_id, self._desk.store.ledger.letter(one.letter_id))
        return Prepared(report, letters)

    def prepare_beside(
        self, period: Period, *, with_names: bool = False, watch: Callable[[int, int], None]
    ) -> Prepared:
        """Return the same from another thread, while the window goes on with the book; it is all of one moment.

        ``watch`` hears of no part of none every few hundred lines; what it raises stops the work. Raises as
        ``prepare``.
        """
        database, beat = self._desk.store.database, partial(watch, 0, 0)
        with database.lent(beat):
            while True:
                state = database.state
                try:
                    prepared = self._prepared(self._asked_beside(period, with_names=with_names), beat)
                except LookupError:  # of a letter that was taken out meanwhile
                    if database.state == state:
                        raise
                else:
                    self._desk.store.books.put_aside(prepared.report.fresh, beat)
                    return prepared

    def _asked_beside(self, period: Period, *, with_names: bool) -> Asked:
        """Read the lines between what the window asks, anew when something was written; at last the window waits."""
        database, found = self._desk.store.database, list[Asked]()
        for _time in range(_TIMES):
            state = database.state
            try:
                asked = self._asked(period, with_names=with_names)
            except LookupError:  # of what was taken out meanwhile
                if database.state == state:
                    raise
            else:
                if database.state == state:
                    return asked
        database.elsewhere(lambda: found.append(self._asked(period, with_names=with_names)))
        return found[0]

    # -- exporting ----------------------------------------------------------------------------------

    def export(
        self,
        year: int,
        folder: Path,
        *,
        with_names: bool = False,
        period: Period | None = None,
        snelstart: bool = False,
        with_zip: bool = False,
    ) -> Path:
        """Write the year's folder inside ``folder``, whole or not at all, freeze it and return where it is.

        Raises DiskFull, ReadOnly, FolderMissing, DiskFailed or FileInUse; then an earlier export is still as
        it was and nothing is frozen.
        """
        prepared = self.prepare(period or self.period(year), with_names=with_names)
        path = write_year(prepared, folder, snelstart=snelstart, with_zip=with_zip)
        self.freeze(prepared)
        return path

    def mail(self, made: Path) -> Path:
        """Write a mail with an exported folder in it beside that folder, to be sent by the owner; return where it is.

        Raises FolderMissing when the folder is not there any more, and what ``export`` raises.
        """
        if not made.is_dir():
            raise FolderMissing(made)
        archive = io.BytesIO()
        zipped(listed_files(made, MANIFEST, read_manifest), archive, inside=made.name, at=self._desk.now())
        title = made.name.removeprefix("Klachtenboek ")
        return write_file(
            made.with_name(f"{made.name}.eml"),
            mail_draft(title, self._desk.store.settings.shop().name, archive.getvalue()),
        )

    def freeze(self, prepared: Prepared) -> Export:
        """Keep what was exported: its number, its hash and the rows no earlier export had."""
        report = prepared.report
        books = self._desk.store.books
        if report.export not in books.exports():
            books.freeze(report.export, report.fresh)
        return report.export

    def exports(self) -> tuple[Export, ...]:
        """Return every export that was made, the first one first."""
        return self._desk.store.books.exports()

    # -- closing ------------------------------------------------------------------------------------

    def close(self, year: int) -> ClosedYear:
        """Close the financial year, ready to be undone: from now on its changes are corrections in the next one.

        Raises YearClosed, YearRunning before its last day has passed, because what is given until then would wait for
        the next year, and NotExported when the bookkeeper has not been told everything yet.
        """
        if self.closed(year) is not None:
            raise YearClosed
        period = self.period(year)
        if self._desk.now().date() <= period.last:
            raise YearRunning
        report = self.report(year)
        if report.fresh or report.export not in self.exports():
            raise NotExported
        with self._desk.store.database.change():
            closing = ClosedYear(year=year, first=period.first, last=period.last, closed_at=self._desk.now())
            self._desk.store.books.close(closing)
            closing = self._desk.store.books.closings()[-1]
            self._desk.remember(partial(self._undo_closing, closing))
        return closing

    def reopen(self, year: int, reason: str = "") -> ClosedYear:
        """Open a closed year again, ready to be undone; after thirty days only with a reason.

        Raises YearOpen, ReasonMissing and TextTooLong.
        """
        closing = self.closed(year)
        if closing is None:
            raise YearOpen
        why, now = clean_line(reason), self._desk.now()
        if not why and not closing.can_be_undone(now):
            raise ReasonMissing
        opened = replace(closing, reopened_at=now, reason=why)
        with self._desk.store.database.change():
            self._desk.store.books.reopen(closing, at=now, reason=why)
            self._desk.remember(partial(self._undo_opening, opened))
        return opened

    def _undo_closing(self, closing: ClosedYear) -> None:
        if closing not in self.closings():
            raise NothingToUndo
        self._desk.store.books.reopen(closing, at=self._desk.now(), reason="")

    def _undo_opening(self, opened: ClosedYear) -> None:
        closings = self.closings()
        if opened not in closings or any(one.is_closed and one.first == opened.first for one in closings):
            raise NothingToUndo
        self._desk.store.books.close_again(opened)

    def closed(self, year: int) -> ClosedYear | None:
        """Return how the financial year was closed, None when it is open.

        It goes by days: of a year that was closed when years began in another month, only a part is closed.
        """
        period = self.period(year)
        found = [
            one for one in self.closings() if one.is_closed and (one.first, one.last) == (period.first, period.last)
        ]
        return found[-1] if found else None

    def closings(self) -> tuple[ClosedYear, ...]:
        """Return every time a year was closed, with the reason when it was opened again."""
        return self._desk.store.books.closings()

    def closed_year_of(self, line_id: int) -> int | None:
        """Return the closed financial year in which the bookkeeper was told of a line, None when it is free.

        A change of such a line is not forbidden: it becomes a correction in the next export, and the owner is asked.
        """
        told = self.told(line_id)
        closed = self._closed_on(told.posted_on) if told is not None else None
        return closed.year if closed is not None else None

    def _closed_on(self, day: date) -> ClosedYear | None:
        """Return the closing of the year that holds the day, by the days it had then."""
        return next((one for one in self.closings() if one.is_closed and one.holds(day)), None)

    def told(self, line_id: int) -> BookedLine | None:
        """Return what the bookkeeper was last told of a line, None when it was never exported."""
        return self._desk.store.books.told(line_id)

    # -- accounts -----------------------------------------------------------------------------------

    def accounts(self) -> Accounts:
        """Return the accounts of the bookkeeper that were filled in."""
        return self._desk.store.books.accounts()

    def save_account(self, account: Account) -> Account:
        """Keep an account of the bookkeeper, ready to be undone. Raises TextTooLong."""
        clean = replace(
            account,
            ledger=clean_line(account.ledger),
            rgs=clean_line(account.rgs),
            cost_centre=clean_line(account.cost_centre),
        )
        before, books = self.accounts().of(clean.key), self._desk.store.books
        with self._desk.store.database.change():
            books.save_account(clean)
            if clean != before:
                self._desk.remember(lambda: books.save_account(before))
        return clean


def write_year(
    prepared: Prepared,
    folder: Path,
    *,
    snelstart: bool = False,
    with_zip: bool = False,
    watch: Callable[[int, int], None] | None = None,
) -> Path:
    """Write the folder of a prepared export, and a zip beside it when asked, and return the folder.

    Needs no book, so it may run beside the window. ``watch`` hears how many parts of how many are done; what it raises
    stops the work with the older folder as it was. The owner's own files in an older folder stay (``kept_in``). Raises
    what ``write_folder`` raises.
    """
    report = prepared.report
    target = make_folder(folder) / folder_name(report)

    def files(aside: Path) -> Iterator[tuple[str, Callable[[BinaryIO], None]]]:
        return year_parts(report, prepared.letters, aside=aside, snelstart=snelstart, watch=watch)

    def pack(written: Iterable[tuple[str, Path]], file: BinaryIO) -> None:
        zipped(written, file, inside=target.name, at=report.made_at)

    contents = Contents(
        files=files, manifest=MANIFEST, listed=_listed, told=read_manifest, pack=pack if with_zip else None
    )
    return write_folder(target, contents)


def kept_in(folder: Path) -> tuple[str, ...]:
    """Return the names of the owner's own files in an exported folder; an export leaves them where they are."""
    return own_files(folder, MANIFEST, read_manifest)


def _listed(written: Sequence[Written]) -> bytes:
    return manifest_csv((one.name, one.size, one.sha256) for one in written)
