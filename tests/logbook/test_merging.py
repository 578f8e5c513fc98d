from dataclasses import replace

import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.customer import Customer
from klachtenboek.domain.errors import NotFound, NothingToUndo
from klachtenboek.domain.resemblance import Likeness
from klachtenboek.domain.trouble import DiskFull
from klachtenboek.logbook import Logbook
from tests.logbook.book import connection, listening, undone


def tell(logbook: Logbook, who: str, **ways: str) -> Complaint:
    return logbook.complaints.log("De taart was ingezakt.", who=who, **ways)  # type: ignore[arg-type]


def whose(logbook: Logbook, complaint: Complaint) -> Customer:
    assert complaint.customer_id is not None
    return logbook.customers.get(complaint.customer_id)


@pytest.fixture
def two(logbook: Logbook) -> tuple[Complaint, Complaint]:
    """Two complaints of one person under two names."""
    first = tell(logbook, "Mevrouw A. Jansen", phone="06-1234 5678")
    return first, tell(logbook, "Anna Jansen", phone="0612345678", email="anna@bos.example")


def everything(logbook: Logbook) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of the book but the history, which only grows."""
    sql = connection(logbook)
    names = [name for (name,) in sql.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = [name for name in names if name != "history" and not name.startswith(("search_index", "sqlite_"))]
    return {name: sql.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in kept}


def ids(complaint: Complaint, other: Complaint) -> tuple[int, int]:
    assert complaint.customer_id is not None
    assert other.customer_id is not None
    return complaint.customer_id, other.customer_id


def test_who_looks_alike_is_told_with_why(logbook: Logbook, two: tuple[Complaint, Complaint]) -> None:
    kept, gone = ids(*two)
    tell(logbook, "Mevrouw A. Janssen")
    assert [(alike.customer.id, alike.why) for alike in logbook.customers.alike(kept)] == [(gone, Likeness.PHONE)]
    assert [alike.customer.id for alike in logbook.customers.alike(gone)] == [kept]


def test_one_takes_the_complaints_and_ways_of_the_other(logbook: Logbook, two: tuple[Complaint, Complaint]) -> None:
    kept, gone = ids(*two)
    after = logbook.customers.merge(kept, gone)
    assert (after.id, after.full_name, after.email) == (kept, "A. Jansen", "anna@bos.example")
    assert [row.id for row in logbook.customers.complaints_of(kept)] == [two[1].id, two[0].id]
    with pytest.raises(NotFound):
        logbook.customers.get(gone)
    assert not logbook.keeping.check().faults


def test_it_is_one_change_that_is_told_once(logbook: Logbook, two: tuple[Complaint, Complaint]) -> None:
    with listening(logbook) as heard:
        logbook.customers.merge(*ids(*two))
    assert heard.commits == 1
    assert [told & {0, two[1].id} for told in heard.told] == [{0, two[1].id}]


def test_the_history_tells_who_went_up_in_whom(logbook: Logbook, two: tuple[Complaint, Complaint]) -> None:
    kept, gone = ids(*two)
    logbook.customers.merge(kept, gone)
    rows = connection(logbook).execute("SELECT field, old FROM history WHERE customer_id = ? ORDER BY id", (kept,))
    merged = [old for field, old in rows if field == "merged"]
    assert len(merged) == 1
    assert "anna@bos.example" in merged[0]
    moved = logbook.complaints.history(two[1].id)[-1]
    assert (moved.field, moved.old, moved.new) == ("customer_id", str(gone), str(kept))


def test_undoing_it_puts_every_row_back(logbook: Logbook, two: tuple[Complaint, Complaint]) -> None:
    kept, gone = ids(*two)
    logbook.complaints.lapse(tell(logbook, "Anna Jansen", phone="0612345678").id, "dubbel")
    draft = replace(logbook.keeping.new_draft(), story="Nog een", customer_id=gone)
    logbook.keeping.save_draft(draft)
    before = everything(logbook)
    lines = connection(logbook).execute("SELECT id, customer_id FROM history ORDER BY id").fetchall()
    logbook.customers.merge(kept, gone)
    assert everything(logbook) != before
    assert logbook.keeping.drafts()[0].customer_id == kept
    assert undone(logbook).customer_id == gone
    assert everything(logbook) == before
    again = connection(logbook).execute("SELECT id, customer_id FROM history ORDER BY id").fetchall()
    assert again[: len(lines)] == lines
    assert not logbook.keeping.check().faults


def test_what_came_before_can_be_undone_after_that(logbook: Logbook, two: tuple[Complaint, Complaint]) -> None:
    logbook.complaints.note(two[1].id, "Vaste klant")
    logbook.customers.merge(*ids(*two))
    logbook.undo()
    assert logbook.undo() == two[1]


def by_another_hand(logbook: Logbook, customer: Customer) -> Customer:
    """Save a customer as a complaint that is logged does: that is no act of its own to undo."""
    return logbook._desk.store.customers.save(customer, at=logbook.now())  # noqa: SLF001


def test_what_the_owner_changed_since_stays(logbook: Logbook, two: tuple[Complaint, Complaint]) -> None:
    kept, gone = ids(*two)
    after = logbook.customers.merge(kept, gone)
    by_another_hand(logbook, after._replace(town="Deventer"))
    logbook.undo()
    found = logbook.customers.get(kept)
    assert (found.town, found.email) == ("Deventer", "")


def test_an_id_given_away_since_is_left_alone(logbook: Logbook, two: tuple[Complaint, Complaint]) -> None:
    kept, gone = ids(*two)
    before = logbook.customers.get(gone)
    logbook.customers.merge(kept, gone)
    connection(logbook).execute("UPDATE sqlite_sequence SET seq = 0")  # a book from when ids were given out twice
    other = by_another_hand(logbook, Customer(surname="Bakker"))
    assert other.id == gone
    back = whose(logbook, undone(logbook))
    assert logbook.customers.get(gone) == other
    assert back._replace(id=gone) == before


def test_a_customer_without_complaints_comes_back_too(logbook: Logbook, two: tuple[Complaint, Complaint]) -> None:
    lone = logbook.customers.save(Customer(surname="Jansen"))
    logbook.customers.merge(ids(*two)[0], lone.id)
    assert logbook.undo() is None
    assert logbook.customers.get(lone.id) == lone


def test_when_who_stayed_is_gone_there_is_nothing_to_undo(logbook: Logbook) -> None:
    one, other = (logbook.customers.save(Customer(surname=name)) for name in ("Jansen", "Janssen"))
    logbook.customers.merge(one.id, other.id)
    connection(logbook).execute("DELETE FROM customer WHERE id = ?", (one.id,))
    with pytest.raises(NothingToUndo):
        logbook.undo()


def test_nobody_is_merged_with_himself(logbook: Logbook, two: tuple[Complaint, Complaint]) -> None:
    kept, _gone = ids(*two)
    before = everything(logbook)
    for other in (kept, 999):
        with pytest.raises(NotFound):
            logbook.customers.merge(kept, other)
    assert everything(logbook) == before


def test_a_merge_for_which_there_is_no_room_changes_nothing(logbook: Logbook, two: tuple[Complaint, Complaint]) -> None:
    before, sql = everything(logbook), connection(logbook)
    sql.execute(f"PRAGMA max_page_count = {sql.execute('PRAGMA page_count').fetchone()[0]}")
    sql.execute(
        "CREATE TRIGGER no_room BEFORE DELETE ON customer BEGIN INSERT INTO setting VALUES ('x', zeroblob(1e6)); END"
    )
    with pytest.raises(DiskFull):
        logbook.customers.merge(*ids(*two))
    sql.execute("DROP TRIGGER no_room")
    assert everything(logbook) == before
    assert logbook.customers.get(ids(*two)[1]).email == "anna@bos.example"
