"""Looking the whole file over: what SQLite can tell, and what only this book knows should agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import DatabaseError

from klachtenboek.domain.health import Health
from klachtenboek.domain.trouble import LogbookDamaged
from klachtenboek.i18n import _
from klachtenboek.store.mapping import computed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.store.complaints import Complaints
    from klachtenboek.store.database import Database

_GAPS = (
    "SELECT 1 FROM number n WHERE n.last <> (SELECT count(*) FROM complaint c WHERE c.year = n.year) "
    "OR n.last <> (SELECT max(c.number) FROM complaint c WHERE c.year = n.year) "
    "UNION SELECT 1 FROM complaint c WHERE (c.is_practice = 0 OR c.number IS NOT NULL) "
    "AND NOT EXISTS (SELECT 1 FROM number n WHERE n.year = c.year)"
)
_OVERDRAWN = (
    "SELECT 1 FROM redemption r JOIN goodwill g ON g.id = r.line_id GROUP BY g.id "
    "HAVING sum(r.amount) > g.value OR g.kind <> 'voucher' OR g.answer <> 'accepted'"
)
_CUSTOMERS = (
    "SELECT count(*) FROM customer k WHERE EXISTS (SELECT 1 FROM complaint WHERE customer_id = k.id "
    "AND is_practice = 0) OR NOT EXISTS (SELECT 1 FROM complaint WHERE customer_id = k.id)"
)
"""Customers there are; one of the practice complaint alone does not count."""


def check(database: Database, complaints: Complaints) -> Health:
    """Return the counts and what is wrong; nothing is changed. Raises LogbookDamaged when it cannot be read."""
    return Health(
        complaints=_count(database, "SELECT count(*) FROM complaint WHERE is_practice = 0"),
        customers=_count(database, _CUSTOMERS),
        letters=_count(database, "SELECT count(*) FROM letter"),
        faults=tuple(_faults(database, complaints)),
    )


def _faults(database: Database, complaints: Complaints) -> Iterator[str]:
    if database.rows("PRAGMA integrity_check")[0][0] != "ok":
        yield _("het bestand is beschadigd")
    if database.rows("PRAGMA foreign_key_check"):
        yield _("er zijn regels zonder klacht")
    agreed = [_agrees(database, complaints, key) for (key,) in database.rows("SELECT id FROM complaint ORDER BY id")]
    if database.rows(_OVERDRAWN):
        yield _("van een tegoedbon ging meer af dan erop stond")
    if not _search_index_agrees(database) or not all(is_found for _, is_found in agreed):
        yield _("het zoekregister loopt niet gelijk")
    if database.rows(_GAPS):
        yield _("er ontbreekt een nummer")
    if not all(is_computed for is_computed, _ in agreed):
        yield _("een som of stand loopt niet gelijk met de klacht")


def _search_index_agrees(database: Database) -> bool:
    """Let FTS5 compare its index with the words it was made from; it says so by an error."""
    if database.is_read_only:
        return True  # it was compared when the book was opened, and nothing changed since
    try:
        with database.change():
            database.rows("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
    except (LogbookDamaged, DatabaseError):
        return False
    same = "SELECT (SELECT count(*) FROM complaint) = (SELECT count(*) FROM search)"
    return bool(database.rows(same)[0][0])


def _agrees(database: Database, complaints: Complaints, key: int) -> tuple[bool, bool]:
    """Tell whether the columns that lists read and the words that search reads are those of the whole complaint."""
    try:
        complaint = complaints.get(key)
    except (ValueError, TypeError):  # a word or moment that no complaint can have
        return False, True
    return _is_computed(database, complaint), _is_found(database, complaints, complaint)


def _is_computed(database: Database, complaint: Complaint) -> bool:
    expected = computed(complaint)
    columns = ", ".join(expected)
    stored = database.rows(f"SELECT {columns} FROM complaint WHERE id = ?", (complaint.id,))[0]
    due = expected["next_due"]
    expected["next_due"] = due.isoformat(timespec="seconds") if due is not None else None
    return tuple(expected.values()) == stored


def _is_found(database: Database, complaints: Complaints, complaint: Complaint) -> bool:
    expected = complaints.words(complaint)
    sql = f"SELECT {', '.join(expected)} FROM search WHERE complaint_id = ?"
    return database.rows(sql, (complaint.id,)) == [tuple(expected.values())]


def _count(database: Database, sql: str) -> int:
    return int(database.rows(sql)[0][0])
