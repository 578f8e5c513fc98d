"""What the owner does with promises: make, keep, move, break, and be warned before promising too much."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.period import Period
from klachtenboek.domain.reminder import (
    MOST_ATTEMPTS,
    Look,
    is_put_off_wrongly,
    look,
    next_attempt_from,
    snooze_until,
)
from klachtenboek.domain.summary import PromiseFigures, PromiseRow
from klachtenboek.safekeeping.files import write_file

if TYPE_CHECKING:
    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.overpromise import Caution, Guard
    from klachtenboek.domain.promise import Appointment, Promise
    from klachtenboek.logbook.desk import Desk


class Promises:
    """The verbs around promises; each is one transaction and returns the complaint as it now stands."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk

    def draft(
        self, kind: PromiseKind, text: str, due: datetime, *, suits: bool = False, lead: int | None = None
    ) -> Promise:
        """Return a promise made now, not yet given to anybody; ``lead`` in minutes, else the shop's own."""
        from klachtenboek.domain.promise import Promise  # a start only reads

        minutes = self._desk.store.settings.shop().lead if lead is None else lead
        return Promise(kind=kind, text=text, due=due, made_at=self._desk.now(), suits=suits, lead=minutes)

    def make(
        self,
        complaint_id: int,
        kind: PromiseKind,
        text: str,
        due: datetime,
        *,
        suits: bool = False,
        lead: int | None = None,
    ) -> Complaint:
        """Promise something. Raises NothingWritten."""
        promise = self.draft(kind, text, due, suits=suits, lead=lead)
        return self._desk.change(complaint_id, lambda c: c.promise(promise))

    def keep(self, complaint_id: int, promise_id: int, *, note: str = "") -> Complaint:
        """Tick that it was kept, or kept late. Raises NotFound, PromiseEnded."""
        return self._desk.change(complaint_id, lambda c: c.keep_promise(promise_id, at=self._desk.now(), note=note))

    def break_(self, complaint_id: int, promise_id: int, *, note: str = "") -> Complaint:
        """Tick that it was not kept. Raises NotFound, PromiseEnded."""
        return self._desk.change(complaint_id, lambda c: c.break_promise(promise_id, at=self._desk.now(), note=note))

    def move(self, complaint_id: int, promise_id: int, due: datetime, *, consent: bool) -> Complaint:
        """Move it to another moment. Raises NotFound, PromiseEnded, NoConsent."""
        now = self._desk.now()
        return self._desk.change(complaint_id, lambda c: c.move_promise(promise_id, due, at=now, consent=consent))

    def not_reached(self, complaint_id: int, promise_id: int, *, note: str = "") -> Complaint:
        """Write down that the customer was not reached. Raises NotFound, PromiseEnded."""
        now = self._desk.now()
        return self._desk.change(complaint_id, lambda c: c.promise_not_reached(promise_id, at=now, note=note))

    def try_again(self, row: PromiseRow, *, note: str = "") -> datetime | None:
        """Write down that nobody answered and let the reminder rest until the next attempt, which is returned.

        After three attempts there is none: then it is time to write. Raises NotFound, PromiseEnded.
        """
        attempts, now = row.attempts + 1, self._desk.now()
        again = self.first_free(start=next_attempt_from(attempts, now)) if attempts < MOST_ATTEMPTS else None
        with self._desk.store.database.change():
            self.not_reached(row.complaint_id, row.promise_id, note=note)
            if again is not None:
                self._desk.store.complaints.put_off(row.complaint_id, row.promise_id, until=again)
        return again

    def open(self, *, until: datetime | None = None) -> tuple[PromiseRow, ...]:
        """Return the open promises, soonest first."""
        return self._desk.store.overview.open_promises(until=until)

    def of_year(self, year: int) -> PromiseFigures:
        """Return how the promises of a year of the shop ended."""
        period = Period.of_year(year, self._desk.store.settings.shop().year_starts_in)
        return self.figures(period.first, period.last)

    # -- being reminded -----------------------------------------------------------------------------

    def look(self, *, last_seen: datetime | None = None) -> Look:
        """Return of which promises to remind the owner now; ``last_seen`` is the last look that was not silent."""
        store, here = self._desk.store, self._desk.here()
        rows = store.overview.open_promises()
        for row in rows:
            if is_put_off_wrongly(row, here.now) and not store.database.is_read_only:
                store.complaints.put_off(row.complaint_id, row.promise_id)
        return look(
            rows,
            here,
            hours=store.settings.shop().hours,
            last_seen=last_seen,
            last_written=store.overview.last_written(),
        )

    def snooze(self, row: PromiseRow) -> datetime:
        """Put a reminder off for ten minutes, never past the promise itself; return until when."""
        until = snooze_until(row, self._desk.here())
        self._desk.store.complaints.put_off(row.complaint_id, row.promise_id, until=until)
        return until

    def acknowledge(self, row: PromiseRow) -> datetime:
        """Put a reminder away and return when; it comes back at its moment, and each hour until it has an outcome."""
        now = self._desk.now()
        self._desk.store.complaints.put_off(row.complaint_id, row.promise_id, seen_at=now)
        return now

    # -- the calendar of somebody's telephone --------------------------------------------------------

    def calendar(self, promise_id: int = 0) -> bytes:
        """Return one promise, or all open ones, as a calendar file that can be read in again after changes."""
        from klachtenboek.reports.appointments import calendar_file  # reports are for who asks for one

        store, here = self._desk.store, self._desk.here()
        entries = store.overview.calendar(after=here.now, promise_id=promise_id)
        return calendar_file(entries, book=self._book(), made_at=here.utc or here.now)

    def save_calendar(self, path: Path, promise_id: int = 0) -> Path:
        """Write the calendar file and return it. Raises DiskFull, ReadOnly, FolderMissing or DiskFailed."""
        return write_file(path, self.calendar(promise_id))

    def _book(self) -> str:
        """Return the name under which a calendar knows this book, made once."""
        settings = self._desk.store.settings
        if not settings.value("calendar"):
            from uuid import uuid4  # once in the life of a book

            settings.save_value("calendar", uuid4().hex)
        return settings.value("calendar")

    # -- the agenda ---------------------------------------------------------------------------------

    def agenda(self, *, without: int = 0) -> tuple[Appointment, ...]:
        """Return the open promises as appointments, without the one being moved."""
        return self._desk.store.overview.agenda(without=without)

    def kept_on(self, day: date) -> int:
        """Return how many were kept that day."""
        return self._desk.answers.recall(f"kept {day}", lambda: self._desk.store.overview.kept_on(day))

    def figures(self, first: date, last: date) -> PromiseFigures:
        """Return how promises that ended in the period ended."""
        found = self._desk.answers.recall(
            f"promises {first} {last}", lambda: list(self._desk.store.overview.promise_figures(first, last))
        )
        return PromiseFigures(*found)

    def caution(
        self, due: datetime, *, customer_id: int | None = None, refund: int = 0, without: int = 0
    ) -> Caution | None:
        """Return the first concern about promising something for that moment, or None."""
        return self._guard(customer_id, without).warning(due, now=self._desk.now(), refund=refund)

    def first_free(self, *, start: datetime | None = None, without: int = 0) -> datetime | None:
        """Return the first moment about which the calendar raises no concern."""
        return self._guard(None, without).first_free(now=self._desk.now(), start=start)

    def suggestions(self, *, count: int = 3) -> tuple[datetime, ...]:
        """Return the first free moment of each of the next days."""
        return self._guard(None, 0).suggestions(now=self._desk.now(), count=count)

    def _guard(self, customer_id: int | None, without: int) -> Guard:
        from klachtenboek.domain.overpromise import Guard  # only who promises something is warned

        store = self._desk.store
        shop = store.settings.shop()
        return Guard(
            hours=shop.hours,
            agenda=store.overview.agenda(without=without),
            most=shop.most_per_half_day,
            late_before=customer_id is not None and store.overview.was_late_before(customer_id),
            limit=shop.refund_limit,
        )
