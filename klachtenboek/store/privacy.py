"""Taking a person out of the book for good: every table, the history, the search index and the pages of the file."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from klachtenboek.domain.privacy import Due, Forgetting, Held, Thrown, without_names
from klachtenboek.domain.reference import Reference
from klachtenboek.domain.resemblance import same_phone
from klachtenboek.domain.text import fold
from klachtenboek.store import versions
from klachtenboek.store.fields import as_text
from klachtenboek.store.history import write_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.store.complaints import Complaints
    from klachtenboek.store.database import Database

SUBJECT = "privacy"
"""What the one line of history is about that a forgotten complaint keeps."""

_FORGOTTEN = f"'{SUBJECT}' IS (SELECT h.subject FROM history h WHERE h.complaint_id = c.id ORDER BY h.id DESC LIMIT 1)"
"""Nothing was written about it since: somebody may be told of again in what was forgotten once."""

_CLOSED = (
    "SELECT c.id, c.year, c.number, c.title, c.closed_at FROM complaint c WHERE c.closed_at < ? "
    f"AND c.hold_reason IS NULL AND c.lapsed_at IS NULL AND NOT {_FORGOTTEN} "
    "ORDER BY c.closed_at"
)
_LAPSED = (
    "SELECT c.id, c.year, c.number, c.title, c.lapsed_at FROM complaint c WHERE c.lapsed_at < ? "
    f"AND c.hold_reason IS NULL AND NOT {_FORGOTTEN} ORDER BY c.lapsed_at"
)
_AMONG = "WHERE c.id IN (SELECT value FROM json_each(?))"
_OF = "WHERE c.complaint_id IN (SELECT value FROM json_each(?))"
_TALLY = (
    f"SELECT count(*) FROM complaint c {_AMONG}",
    f"SELECT sum(c.given) FROM complaint c {_AMONG}",
    f"SELECT count(*) FROM letter c {_OF}",
    f"SELECT count(*) FROM attachment c {_OF}",
    f"SELECT count(*) FROM contact c {_OF}",
    f"SELECT count(*) FROM addition c {_OF}",
    f"SELECT count(*) FROM health_note c {_OF}",
    f"SELECT count(*) FROM promise c {_OF} AND c.outcome IS NULL",
    f"SELECT count(*) FROM goodwill c {_OF}",
)
_HELD_AMONG = f"SELECT c.year, c.number, c.title FROM complaint c {_AMONG} AND c.hold_reason IS NOT NULL"
_NAMING = "'given', 'surname', 'company', 'street', 'phone', 'phone2', 'email', 'merged'"
_PENDING = "program.wipe"
"""The setting that stands as long as what was taken out may still be in the free room of the file."""

_TYPED = "(key = 'program.typed/' || ?) OR (key LIKE 'program.brief:' || ? || ':%')"
"""Where the window keeps what is half typed about a complaint."""


class Privacy:
    """Find what is due, and take persons out."""

    def __init__(self, database: Database, complaints: Complaints) -> None:
        """Read and write through this database; a complaint is saved the way every change of it is."""
        self._database = database
        self._complaints = complaints

    def due(self, *, closed_before: date, lapsed_before: date) -> tuple[Due, ...]:
        """Return the complaints that were closed or thrown away before these days and still hold a person."""
        found = []
        for sql, day, is_thrown_away in ((_CLOSED, closed_before, False), (_LAPSED, lapsed_before, True)):
            for key, year, number, title, at in self._database.rows(sql, (day.isoformat(),)):
                found.append(Due(key, _number(year, number), title, date.fromisoformat(at[:10]), is_thrown_away))
        return tuple(found)

    def bin(self, *, since: datetime, days: int) -> tuple[Thrown, ...]:
        """Return the complaints thrown away from that moment on, the latest first; each stays so many days."""
        sql = (
            "SELECT id, year, number, title, lapsed_reason, lapsed_at FROM complaint "
            "WHERE lapsed_at >= ? ORDER BY lapsed_at DESC, id DESC"
        )
        found = []
        for key, year, number, title, reason, text in self._database.rows(sql, (as_text(since),)):
            at = datetime.fromisoformat(text)
            found.append(Thrown(key, _number(year, number), title, reason, at, at + timedelta(days=days)))
        return tuple(found)

    def held(self) -> tuple[Held, ...]:
        """Return the complaints under a legal hold, the first to be looked at again first."""
        sql = (
            "SELECT id, year, number, title, hold_reason, hold_review_on FROM complaint "
            "WHERE hold_reason IS NOT NULL ORDER BY hold_review_on, id"
        )
        return tuple(
            Held(key, _number(year, number), title, reason, date.fromisoformat(review))
            for key, year, number, title, reason, review in self._database.rows(sql)
        )

    def of_customer(self, customer_id: int) -> tuple[Complaint, ...]:
        """Return every complaint of a customer, also those thrown away and those practised with."""
        rows = self._database.rows("SELECT id FROM complaint WHERE customer_id = ? ORDER BY id", (customer_id,))
        return tuple(self._complaints.get(key) for (key,) in rows)

    def tally(self, complaint_ids: Iterable[int]) -> Forgetting:
        """Count what goes and what stays when the person is taken out of these complaints, in one query each."""
        keys = json.dumps(list(complaint_ids))
        counts = [self._database.rows(sql, (keys,))[0][0] for sql in _TALLY]
        complaints, given, letters, attachments, notes, additions, health, promises, lines = counts
        held = self._database.rows(
            f"SELECT year, number, title FROM complaint c {_AMONG} AND hold_reason IS NOT NULL", (keys,)
        )
        return Forgetting(
            complaints=complaints,
            letters=letters,
            attachments=attachments,
            notes=notes + additions,
            health_notes=health,
            open_promises=promises,
            lines=lines,
            given=given or 0,
            held=tuple(_number(year, number) or title for year, number, title in held),
        )

    def take_out(self, old: Complaint, new: Complaint, names: tuple[str, ...], *, at: datetime) -> None:
        """Write a complaint without its person, and take out what was ever written down about it before."""
        with self._database.change():
            self._database.rows("INSERT OR REPLACE INTO setting (key, value) VALUES (?, '1')", (_PENDING,))
            self._complaints.save(old, new, at=at)
            self._database.rows("DELETE FROM history WHERE complaint_id = ?", (old.id,))
            line = {"subject": SUBJECT, "field": "forgotten", "old": "", "new": ""}
            write_line(self._database, line, at=at, complaint_id=old.id)
            self._database.rows(f"DELETE FROM setting WHERE {_TYPED}", (str(old.id), str(old.id)))
            self._take_out_of_books(old.id, names)

    def _take_out_of_books(self, complaint_id: int, names: tuple[str, ...]) -> None:
        """Take the person out of what the bookkeeper was told; every amount and date stays as it was told."""
        booked = self._database.rows("SELECT id, description FROM booked WHERE complaint_id = ?", (complaint_id,))
        for key, description in booked:
            sql = "UPDATE booked SET customer_id = NULL, remark = '', description = ? WHERE id = ?"
            self._database.rows(sql, (without_names(description, names), key))

    def readable(self, complaint: Complaint) -> str:
        """Return all that is kept of a complaint as JSON, for the customer who asks for it."""
        return versions.as_text(complaint)

    def drop_customer(self, customer_id: int) -> None:
        """Take out a customer of whom no complaint is left, with what was written of them and drafts about them."""
        if self._database.rows("SELECT 1 FROM complaint WHERE customer_id = ?", (customer_id,)):
            return
        with self._database.change():
            self._database.rows("DELETE FROM draft WHERE customer_id = ?", (customer_id,))
            self._database.rows("DELETE FROM history WHERE customer_id = ?", (customer_id,))
            self._database.rows("DELETE FROM customer WHERE id = ?", (customer_id,))
            self._database.touch(0)

    def former_names(self, customer_id: int) -> tuple[str, ...]:
        """Return what a customer was called, or where they lived, before a change, and who was made one with them."""
        sql = f"SELECT old FROM history WHERE customer_id = ? AND old <> '' AND field IN ({_NAMING})"
        return tuple(old for (old,) in self._database.rows(sql, (customer_id,)))

    def drop_drafts_of(self, names: Iterable[str], phones: Iterable[str]) -> None:
        """Take out drafts about a customer who was not chosen but typed: by name, e-mail address or phone."""
        known, numbers = {fold(name) for name in names} - {""}, tuple(phones)
        with self._database.change():
            for key, who, phone, email in self._database.rows("SELECT id, who, phone, email FROM draft"):
                is_called = not known.isdisjoint({fold(who), fold(email)})
                if is_called or any(same_phone(number, other) for number in numbers for other in (who, phone)):
                    self._database.rows("DELETE FROM draft WHERE id = ?", (key,))

    def is_kept(self, sha256: str) -> bool:
        """Tell whether a complaint still has an attachment with this hash."""
        return bool(self._database.rows("SELECT 1 FROM attachment WHERE sha256 = ? LIMIT 1", (sha256,)))

    @property
    def is_half_wiped(self) -> bool:
        """Whether the program stopped between taking somebody out and writing the file anew."""
        return bool(self._database.rows("SELECT 1 FROM setting WHERE key = ?", (_PENDING,)))

    def wipe(self) -> None:
        """Write the file anew, so that nothing of what was taken out is left in its free room, index or -wal.

        Takes seconds in a large book; may be called from another thread, and the book waits for it.
        """
        self._database.elsewhere(self._write_anew)

    def _write_anew(self) -> None:
        self._database.rows("INSERT INTO search_index (search_index) VALUES ('rebuild')")
        self._database.rows("VACUUM")
        self._database.rows("DELETE FROM setting WHERE key = ?", (_PENDING,))
        self._database.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def _number(year: int | None, number: int | None) -> str:
    return str(Reference(year, number)) if year is not None and number is not None else ""
