import os
import sqlite3
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.health import Health
from klachtenboek.domain.trouble import LogbookDamaged, ReadOnly
from klachtenboek.store import Store
from tests.store.test_complaints import LATER, NOW, full


def test_a_full_complaint_is_in_order_and_counted(store: Store, complaint: Complaint) -> None:
    store.complaints.save(complaint, full(store, complaint), at=LATER, pdf=b"pdf")
    assert store.check() == Health(complaints=2, customers=1, letters=1, faults=())


def test_an_empty_book_is_in_order(store: Store) -> None:
    assert store.check() == Health(complaints=0, customers=0, letters=0, faults=())


def test_practice_and_its_customer_do_not_count(store: Store, complaint: Complaint) -> None:
    practice = replace(complaint, id=0, reference=None, is_practice=True)
    store.complaints.add(practice, at=NOW)
    assert store.check().customers == 1
    other = store.customers.get(1)._replace(id=0)
    store.complaints.add(replace(practice, customer_id=store.customers.save(other, at=NOW).id), at=NOW)
    assert store.check() == Health(complaints=1, customers=1, letters=0, faults=())


COLUMNS = [
    "understanding = 1",
    "apology = 1",
    "solved = 1",
    "triad_count = 2",
    "given = 100",
    "next_due = '2026-11-21T10:00:00'",
    "letter_count = 1",
    "is_online = 1",
    "has_reaction = 1",
    "is_open = 0",
]


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_that_lists_read_is_held_against_the_complaint(
    store: Store, complaint: Complaint, column: str
) -> None:
    store.database.rows(f"UPDATE complaint SET {column} WHERE id = ?", (complaint.id,))
    assert len(store.check().faults) == 1


def test_one_fault_is_told_once_however_often_it_occurs(store: Store, complaint: Complaint) -> None:
    for _ in range(3):
        store.complaints.add(replace(complaint, id=0, reference=None), at=NOW)
    store.database.rows("UPDATE complaint SET given = 5")
    store.database.rows("UPDATE search SET folded = ''")
    assert len(store.check().faults) == 2


def test_pages_that_contradict_each_other_are_damage(store: Store, complaint: Complaint) -> None:
    sql = store.database.connection
    sql.execute("PRAGMA writable_schema = 1")
    sql.execute(
        "UPDATE sqlite_master SET sql = replace(sql, '\"title\" TEXT NOT NULL', '\"title\" TEXT CHECK (0)') "
        "WHERE name = 'complaint'"
    )
    version = sql.execute("PRAGMA schema_version").fetchone()[0]
    sql.execute(f"PRAGMA schema_version = {version + 1}")
    assert store.check().faults[0] == "het bestand is beschadigd"
    assert store.complaints.get(complaint.id) == complaint


def test_a_book_that_contradicts_itself_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "boek.db"
    Store(path).close()
    with sqlite3.connect(path) as other:
        other.execute("INSERT INTO setting VALUES ('lead', '15')")
        other.execute("PRAGMA writable_schema = 1")
        broken = (
            "UPDATE sqlite_master SET sql = replace(sql, '\"value\" TEXT', '\"value\" TEXT CHECK (0)') WHERE name = ?"
        )
        other.execute(broken, ("setting",))
    other.close()
    before = path.read_bytes()
    with pytest.raises(LogbookDamaged):
        Store(path)
    assert path.read_bytes() == before


def test_a_place_where_no_book_can_be_made_is_told(tmp_path: Path) -> None:
    beside = tmp_path / f"boek.db.{os.getpid()}.nieuw"
    beside.mkdir()
    with pytest.raises(ReadOnly):
        Store(tmp_path / "boek.db")
    assert [path.name for path in tmp_path.iterdir()] == [beside.name]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    os.mknod(tmp_path / "boek.db", stat.S_IFSOCK | 0o600)
    with pytest.raises(ReadOnly):
        Store(tmp_path / "boek.db")
