"""Complaints as whole values in and out of the database; lists are read flat by ``overview``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from klachtenboek.domain import aftercare, contact, correspondence
from klachtenboek.domain import complaint as complaint_module
from klachtenboek.domain.checklist import StepDone
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import NotFound
from klachtenboek.domain.goodwill import Goodwill
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.reference import Reference
from klachtenboek.store import schema
from klachtenboek.store.history import changes, written_down
from klachtenboek.store.mapping import CHILDREN, SINGLE, Reader, complaint_columns, plain, read_complaint
from klachtenboek.store.search import searchable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from klachtenboek.domain.summary import Change
    from klachtenboek.store.database import Database

RECORDS: dict[str, type[Any]] = {
    "additions": contact.Addition,
    "steps": StepDone,
    "contacts": contact.Contact,
    "promises": Promise,
    "goodwill": Goodwill,
    "letters": correspondence.SentLetter,
    "attachments": contact.Attachment,
    "reopenings": complaint_module.Reopened,
    "trail": contact.OnlineTrail,
    "aftercare": aftercare.Aftercare,
    "health_note": contact.HealthNote,
}

_LISTS = {name: Reader(table, RECORDS[name], "complaint_id", order="id") for name, table in CHILDREN}
_SINGLES = {name: Reader(table, RECORDS[name], "complaint_id") for name, table in SINGLE}


class Complaints:
    """All complaints of the book."""

    def __init__(self, database: Database) -> None:
        """Read and write through this database."""
        self._database = database

    # -- reading ------------------------------------------------------------------------------------

    def get(self, complaint_id: int) -> Complaint:
        """Return the whole complaint. Raises NotFound."""
        table = schema.ComplaintRow
        found = self._database.dicts(table.select(*_columns(table)).where(table.id == complaint_id))
        if not found:
            what = "complaint"
            raise NotFound(what, complaint_id)
        return read_complaint(found[0], self._parts(complaint_id))

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

    def _parts(self, complaint_id: int) -> dict[str, Any]:
        parts: dict[str, Any] = {name: reader.all(self._database, complaint_id) for name, reader in _LISTS.items()}
        for name, reader in _SINGLES.items():
            parts[name] = next(iter(reader.all(self._database, complaint_id)), None)
        sql = "SELECT other_id FROM related WHERE complaint_id = ? ORDER BY other_id"
        parts["related"] = tuple(other for (other,) in self._database.rows(sql, (complaint_id,)))
        return parts

    # -- writing ------------------------------------------------------------------------------------

    def add(self, complaint: Complaint, *, at: datetime) -> Complaint:
        """Write down a new complaint with the next number of the year (none for practice); return it with ids."""
        with self._database.change():
            if not complaint.is_practice and complaint.reference is None:
                complaint = replace(complaint, reference=self._next_number(complaint.entered_at.year))
            new_id = self._database.run(schema.ComplaintRow.insert(complaint_columns(complaint)))
            bare = _bare(replace(complaint, id=new_id))
            self._write_parts(bare, complaint, pdf=b"")
            return self._finish(new_id, None, at)

    def save(self, old: Complaint, new: Complaint, *, at: datetime, pdf: bytes = b"") -> Complaint:
        """Write what differs between the two and return the complaint as it now stands.

        ``pdf`` belongs to the one letter in ``new`` that has no id yet.
        """
        with self._database.change():
            table = schema.ComplaintRow
            self._database.run(table.update(complaint_columns(new)).where(table.id == old.id))
            self._write_parts(old, new, pdf=pdf)
            return self._finish(old.id, old, at)

    def _finish(self, complaint_id: int, old: Complaint | None, at: datetime) -> Complaint:
        saved = self.get(complaint_id)
        lines = [{"complaint": complaint_id, "at": at, **change} for change in changes(old, saved)]
        if lines:
            self._database.run(schema.HistoryRow.insert_many(lines))
        self.index(saved)
        self._database.touch(complaint_id)
        return saved

    def index(self, complaint: Complaint) -> None:
        """Write the words by which the complaint is found."""
        who = self._database.rows("SELECT folded FROM customer WHERE id = ?", (complaint.customer_id,))
        row = searchable(complaint, who[0][0] if who else "")
        if self._database.rows("SELECT 1 FROM search WHERE complaint_id = ?", (complaint.id,)):
            table = schema.SearchRow
            self._database.run(table.update(row).where(table.complaint == complaint.id))
        else:
            self._database.run(schema.SearchRow.insert({"complaint": complaint.id, **row}))

    def _write_parts(self, old: Complaint, new: Complaint, *, pdf: bytes) -> None:
        for name, table in CHILDREN:
            extra = {"pdf": pdf} if name == "letters" else {}
            self._write_children(table, old.id, getattr(old, name), getattr(new, name), extra)
        for name, table in SINGLE:
            self._write_single(table, old.id, getattr(old, name), getattr(new, name))
        if set(old.related) != set(new.related):
            related = schema.RelatedRow
            self._database.run(related.delete().where(related.complaint == old.id))
            for other in new.related:
                self._database.run(related.insert(complaint=old.id, other=other))

    def _write_children(
        self, table: type[Any], complaint_id: int, old: Sequence[Any], new: Sequence[Any], extra: dict[str, Any]
    ) -> None:
        before, after = {child.id: child for child in old}, {child.id for child in new}
        for gone in before.keys() - after:
            self._database.run(table.delete().where(table.id == gone))
        for child in new:
            known = before.get(child.id)
            if known is None:
                own_id = {"id": child.id} if child.id else {}
                self._database.run(table.insert({"complaint": complaint_id, **own_id, **plain(child), **extra}))
            elif known != child:
                self._database.run(table.update(plain(child)).where(table.id == child.id))

    def _write_single(self, table: type[Any], complaint_id: int, old: Any, new: Any) -> None:  # noqa: ANN401
        if old == new:
            return
        if old is not None:
            self._database.run(table.delete().where(table.complaint == complaint_id))
        if new is not None:
            self._database.run(table.insert({"complaint": complaint_id, **plain(new)}))

    def _next_number(self, year: int) -> Reference:
        sql = (
            "INSERT INTO number (year, last) VALUES (?, 1) "
            "ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last"
        )
        return Reference(year, self._database.rows(sql, (year,))[0][0])


def _columns(table: type[Any]) -> list[Any]:
    """Return the columns under the names the domain uses (``customer_id``), without the PDF's bytes."""
    fields = (field for field in table._meta.sorted_fields if field.name != "pdf")  # noqa: SLF001  peewee's own door
    return [field.alias(field.column_name) for field in fields]


def _bare(complaint: Complaint) -> Complaint:
    empty: dict[str, Any] = {name: () for name, _ in CHILDREN} | {name: None for name, _ in SINGLE}
    return replace(complaint, related=(), **empty)
