"""Complaints as whole values in and out of the database; lists are read flat by ``overview``."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Any

from klachtenboek.domain import aftercare, contact, correspondence
from klachtenboek.domain.checklist import StepDone
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import NotFound
from klachtenboek.domain.goodwill import Goodwill
from klachtenboek.domain.history import Change
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.record import Reopened
from klachtenboek.domain.reference import Reference
from klachtenboek.domain.replacing import made
from klachtenboek.store import schema, versions
from klachtenboek.store.history import VERSION, changes, revisions, write_lines, written_down
from klachtenboek.store.mapping import (
    CHILDREN,
    OWN_COLUMNS,
    SINGLE,
    Reader,
    Writer,
    changed_columns,
    complaint_columns,
    computed,
    own_values,
    plain,
)
from klachtenboek.store.search import INDEX, SEARCHED, searchable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from klachtenboek.domain.history import Revision
    from klachtenboek.store.database import Database

if TYPE_CHECKING:
    from dataclasses import replace  # to whoever checks types, for that one is known
else:
    from klachtenboek.domain.replacing import replace

RECORDS: dict[str, type[Any]] = {
    "additions": contact.Addition,
    "steps": StepDone,
    "contacts": contact.Contact,
    "promises": Promise,
    "goodwill": Goodwill,
    "letters": correspondence.SentLetter,
    "attachments": contact.Attachment,
    "reopenings": Reopened,
    "trail": contact.OnlineTrail,
    "aftercare": aftercare.Aftercare,
    "health_note": contact.HealthNote,
}

_LISTS = {name: Reader(table, RECORDS[name], "complaint_id", order="id") for name, table in CHILDREN}
_SINGLES = {name: Reader(table, RECORDS[name], "complaint_id") for name, table in SINGLE}
_WRITERS = {name: Writer(table) for name, table in CHILDREN}
_TABLE_OF = {name: table._meta.table_name for name, table in CHILDREN}  # noqa: SLF001  peewee's own door
_SINGLE_WRITERS = {name: Writer(table, "complaint_id") for name, table in SINGLE}
_NO_PARTS: dict[str, Any] = {**dict.fromkeys(_WRITERS, ()), **dict.fromkeys(_SINGLE_WRITERS), "related": ()}
"""What stands in other tables of a complaint of which nothing does yet."""
_IN_TABLES = {name: table._meta.table_name for name, table in (*CHILDREN, *SINGLE)} | {"related": "related"}  # noqa: SLF001
_THERE = f"SELECT {', '.join(f'EXISTS (SELECT 1 FROM {t} WHERE complaint_id = ?1)' for t in _IN_TABLES.values())}"
"""Most complaints have nothing in most tables: asking which saves asking them all."""
_ROWS, _RELATED = Writer(schema.ComplaintRow), Writer(schema.RelatedRow)
_READ = Reader(schema.ComplaintRow, own_values, "id", columns=OWN_COLUMNS)


class Complaints:
    """All complaints of the book."""

    def __init__(self, database: Database) -> None:
        """Read and write through this database."""
        self._database = database

    # -- reading ------------------------------------------------------------------------------------

    def get(self, complaint_id: int) -> Complaint:
        """Return the whole complaint. Raises NotFound."""
        return made(Complaint, self._own(complaint_id) | self._parts(complaint_id))

    def _own(self, complaint_id: int) -> dict[str, Any]:
        found: tuple[dict[str, Any], ...] = _READ.all(self._database, complaint_id)
        if not found:
            what = "complaint"
            raise NotFound(what, complaint_id)
        return found[0]

    def find(self, reference: Reference) -> Complaint:
        """Return the complaint with that number. Raises NotFound."""
        sql = "SELECT id FROM complaint WHERE year = ? AND number = ?"
        found = self._database.rows(sql, (reference.year, reference.number))
        if not found:
            what = "complaint"
            raise NotFound(what, reference)
        return self.get(found[0][0])

    def pdf(self, letter_id: int) -> bytes:
        """Return the PDF of a sent letter, byte for byte. Raises NotFound."""
        found = self._database.rows("SELECT pdf FROM letter WHERE id = ?", (letter_id,))
        if not found:
            what = "letter"
            raise NotFound(what, letter_id)
        return bytes(found[0][0])

    def history(self, complaint_id: int) -> tuple[Change, ...]:
        """Return every change of the complaint, oldest first."""
        return written_down(self._database, complaint_id)

    def revisions(self, complaint_id: int) -> tuple[Revision, ...]:
        """Return what was changed at each moment and by whom, the latest first."""
        return revisions(self._database, complaint_id)

    def difference(self, old: Complaint, new: Complaint, *, at: datetime) -> tuple[Change, ...]:
        """Return what the history would say when the one became the other."""
        return tuple(Change(at, **line) for line in changes(old, new))

    def versions(self, complaint_id: int) -> tuple[tuple[datetime, Complaint], ...]:
        """Return the versions before this one that are kept, the latest first, with when each was changed."""
        return versions.kept_of(self._database, complaint_id)

    def _parts(self, complaint_id: int) -> dict[str, Any]:
        parts = dict(_NO_PARTS)
        there = self._database.rows(_THERE, (complaint_id,))[0]
        for name in compress(_IN_TABLES, there):
            parts[name] = self._part(name, complaint_id)
        return parts

    def _part(self, name: str, complaint_id: int) -> Any:  # noqa: ANN401  records, a record, or ids
        if name in _LISTS:
            return _LISTS[name].all(self._database, complaint_id)
        return self._single(name, complaint_id) if name in _SINGLES else self._related(complaint_id)

    def _single(self, name: str, complaint_id: int) -> Any:  # noqa: ANN401  a record or None
        return next(iter(_SINGLES[name].all(self._database, complaint_id)), None)

    def _related(self, complaint_id: int) -> tuple[int, ...]:
        sql = "SELECT other_id FROM related WHERE complaint_id = ? ORDER BY other_id"
        return tuple(other for (other,) in self._database.rows(sql, (complaint_id,)))

    # -- writing ------------------------------------------------------------------------------------

    def add(self, complaint: Complaint, *, at: datetime) -> Complaint:
        """Write down a new complaint with the next number of the year (none for practice); return it with ids."""
        with self._database.change():
            if not complaint.is_practice and complaint.reference is None:
                complaint = replace(complaint, reference=self._next_number(complaint.entered_at.year))
            stored = _ROWS.stored(complaint_columns(complaint))
            new_id = _ROWS.insert_stored(self._database, stored)
            parts = self._write_parts(new_id, _NO_PARTS, complaint, pdf=b"")
            return self._finish(None, made(Complaint, _READ.of(stored | {"id": new_id}) | parts), at)

    def save(self, old: Complaint, new: Complaint, *, at: datetime, pdf: bytes = b"") -> Complaint:
        """Write what differs between the two and return the complaint as it now stands.

        ``pdf`` belongs to the one letter in ``new`` that has no id yet.
        """
        with self._database.change():
            new = self._renumbered(old, new)
            changed = changed_columns(old, new)
            _ROWS.update(self._database, old.id, changed)
            _ROWS.keep_up(self._database, old.id, computed(new))
            parts = self._write_parts(old.id, {name: getattr(old, name) for name in _NO_PARTS}, new, pdf=pdf)
            saved = made(Complaint, self._own(old.id) | parts) if changed else replace(old, **parts)
            return self._finish(old, saved, at)

    def _finish(self, old: Complaint | None, saved: Complaint, at: datetime) -> Complaint:
        lines = list(changes(old, saved))
        if old is None or (not lines and old == saved):
            write_lines(self._database, lines, at=at, complaint_id=saved.id)
        else:
            version = {"subject": VERSION, "field": "", "old": versions.as_text(old), "new": ""}
            write_lines(self._database, (version, *lines), at=at, complaint_id=saved.id)
            versions.trim(self._database, saved.id)
        self.index(saved)
        self._database.touch(saved.id)
        return saved

    def put_off(
        self, complaint_id: int, promise_id: int, *, until: datetime | None = None, seen_at: datetime | None = None
    ) -> None:
        """Write down that the reminder of a promise was snoozed or put away; that is no change of the promise."""
        with self._database.change():
            values = {"snoozed_until": until, "acknowledged_at": seen_at}
            _WRITERS["promises"].update(self._database, promise_id, values)
            self._database.touch(complaint_id)

    def index(self, complaint: Complaint) -> None:
        """Write the words by which the complaint is found."""
        row = self.words(complaint)
        self._database.rows(INDEX, (complaint.id, *(row[name] for name in SEARCHED), row["folded"]))

    def words(self, complaint: Complaint) -> dict[str, str]:
        """Return the words by which the complaint is found, those of its customer included."""
        who = self._database.rows("SELECT folded FROM customer WHERE id = ?", (complaint.customer_id,))
        return searchable(complaint, who[0][0] if who else "")

    def _write_parts(self, complaint_id: int, old: Mapping[str, Any], new: Complaint, *, pdf: bytes) -> dict[str, Any]:
        """Write what stands in other tables; return all of it, what was written as it reads back."""
        parts = dict(old)
        for name in _WRITERS:
            if old[name] != getattr(new, name):
                extra = {"pdf": pdf} if name == "letters" else {}
                parts[name] = self._write_children(name, complaint_id, old[name], getattr(new, name), extra)
        for name in _SINGLE_WRITERS:
            if old[name] != getattr(new, name):
                parts[name] = self._write_single(name, complaint_id, old[name], getattr(new, name))
        if set(old["related"]) != set(new.related):
            self._database.rows("DELETE FROM related WHERE complaint_id = ?", (complaint_id,))
            for other in new.related:
                _RELATED.insert(self._database, {"complaint_id": complaint_id, "other_id": other})
            parts["related"] = self._related(complaint_id)
        return parts

    def _write_children(
        self, name: str, complaint_id: int, old: Sequence[Any], new: Sequence[Any], extra: dict[str, Any]
    ) -> tuple[Any, ...]:
        """Write what differs of a list and return it by id; what was written as it reads back, without reading it."""
        writer, reader, written = _WRITERS[name], _LISTS[name], {}
        before, after = {child.id: child for child in old}, {child.id for child in new}
        for gone in before.keys() - after:
            writer.delete(self._database, gone)
            del before[gone]
        for child in new:
            known = before.get(child.id)
            if known is child or known == child:
                continue
            stored, key = writer.stored(plain(child)), child.id
            if known is None:
                own = {"complaint_id": complaint_id, "id": key or None, **extra}
                key = writer.insert_stored(self._database, stored | own)
            else:
                writer.update_stored(self._database, key, stored)
            written[key] = reader.of(stored | {"id": key})
        return tuple(child for _key, child in sorted((before | written).items()))

    def _write_single(self, name: str, complaint_id: int, old: Any, new: Any) -> Any:  # noqa: ANN401  a record or None
        """Write the one record there is at most and return it as it reads back."""
        writer = _SINGLE_WRITERS[name]
        if old is not None:
            writer.delete(self._database, complaint_id)
        if new is None:
            return None
        stored = writer.stored(plain(new))
        writer.insert_stored(self._database, {"complaint_id": complaint_id, **stored})
        return _SINGLES[name].of(stored)

    def _renumbered(self, old: Complaint, new: Complaint) -> Complaint:
        """Return it with another id for what comes back while a row of another complaint has its id.

        Before version 8 an id could be given out again when its row was gone.
        """
        for name in _WRITERS:
            before, after = getattr(old, name), getattr(new, name)
            if before is after:
                continue
            known = {child.id for child in before} | {0}
            taken = [child.id for child in after if child.id not in known and self._is_taken(name, child.id)]
            if taken:
                free = self._last_id(name)
                others = {key: free + place for place, key in enumerate(taken, start=1)}
                new = _with_other_ids(new, name, others)
        return new

    def _is_taken(self, name: str, key: int) -> bool:
        return bool(self._database.rows(f'SELECT 1 FROM "{_TABLE_OF[name]}" WHERE id = ?', (key,)))

    def _last_id(self, name: str) -> int:
        """Return the highest id that was ever given out, of a table that is not empty."""
        table = _TABLE_OF[name]
        known = self._database.rows("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        highest = int(self._database.rows(f'SELECT max(id) FROM "{table}"')[0][0])
        return max(int(known[0][0]), highest) if known else highest

    def _next_number(self, year: int) -> Reference:
        sql = (
            "INSERT INTO number (year, last) VALUES (?, 1) "
            "ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last"
        )
        return Reference(year, self._database.rows(sql, (year,))[0][0])


def _with_other_ids(complaint: Complaint, name: str, others: dict[int, int]) -> Complaint:
    """Return it with these ids in one of its lists, and in what names a promise by its id."""
    children = tuple(replace(child, id=others.get(child.id, child.id)) for child in getattr(complaint, name))
    moved: dict[str, Any] = {name: children}
    if name == "promises":
        moved[name] = tuple(_pointing(child, "moved_from", others) for child in children)
        moved["contacts"] = tuple(_pointing(contact, "promise_id", others) for contact in complaint.contacts)
    return replace(complaint, **moved)


def _pointing(child: Any, name: str, others: dict[int, int]) -> Any:  # noqa: ANN401  a contact or a promise
    key = getattr(child, name)
    return replace(child, **{name: others[key]}) if key in others else child
