from dataclasses import replace
from datetime import date, datetime

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.kinds import Kind
from klachtenboek.domain.lesson import Cause
from klachtenboek.store import Store

DAY, NEXT = date(2026, 11, 20), date(2026, 11, 21)


def test_only_complaints_that_count_are_counted(store: Store, complaint: Complaint) -> None:
    cause = store.lists.save(Cause(name="Te warm"))
    at = complaint.entered_at
    with_cause = replace(complaint, id=0, reference=None, cause_id=cause)
    store.complaints.add(with_cause, at=at)
    store.complaints.add(replace(with_cause, is_practice=True), at=at)
    for kind in (Kind.SIGNAL, Kind.QUESTION, Kind.COMPLIMENT):
        store.complaints.add(replace(with_cause, kind=kind), at=at)
    store.complaints.add(replace(with_cause, kind=Kind.COMPLIMENT, is_practice=True), at=at)
    gone = store.complaints.add(with_cause, at=at)
    store.complaints.save(gone, gone.lapse("dubbel", at=at), at=at)
    assert store.learned.of_cause(cause, DAY, NEXT) == 1
    assert store.learned.count(DAY, NEXT) == 2
    assert store.learned.compliments(DAY, DAY) == 1
    assert store.learned.begun() == DAY


def test_the_day_at_the_end_is_left_out(store: Store, complaint: Complaint) -> None:
    late = replace(complaint, id=0, reference=None, received_at=datetime(2026, 11, 21))
    store.complaints.add(late, at=complaint.entered_at)
    assert store.learned.sums(DAY, NEXT) == [1, 0, 0, 0, 0, 0]
    assert store.learned.count(DAY, date(2026, 11, 22)) == 2
    assert store.learned.count(date(2026, 11, 22), date(2026, 12, 1)) == 0


def test_an_empty_book_has_not_begun() -> None:
    empty = Store()
    assert empty.learned.begun() is None
    assert empty.learned.sums(DAY, NEXT) == [0, 0, 0, 0, 0, 0]
    empty.close()
