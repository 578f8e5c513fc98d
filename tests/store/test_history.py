from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import Contact
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind
from klachtenboek.domain.kinds import Closing, Mood, Severity
from klachtenboek.store import Store
from klachtenboek.store.fields import as_text

NOW = datetime(2026, 11, 20, 10, 12)
LATER = NOW + timedelta(hours=1)

TEXTS = [
    (None, ""),
    ("123", "123"),
    ("", ""),
    (0, "0"),
    (True, "True"),
    (NOW, "2026-11-20T10:12:00"),
    (NOW.date(), "2026-11-20"),
    (Severity.SERIOUS, "serious"),
    (Mood.ANGRY, "2"),
]


@pytest.mark.parametrize(("value", "text"), TEXTS)
def test_any_value_is_kept_as_text(value: object, text: str) -> None:
    assert as_text(value) == text


def lines(store: Store, old: Complaint, new: Complaint) -> list[tuple[str, str, str, str]]:
    """Save the change and return what was written down of it."""
    before = len(store.complaints.history(old.id))
    store.complaints.save(old, new, at=LATER)
    added = store.complaints.history(old.id)[before:]
    assert all(line.at == LATER for line in added)
    return [(line.subject, line.field, line.old, line.new) for line in added]


def test_a_new_complaint_is_one_line_with_its_number(store: Store, complaint: Complaint) -> None:
    (line,) = store.complaints.history(complaint.id)
    assert (line.at, line.subject, line.field, line.old, line.new) == (NOW, "complaint", "created", "", "2026-0001")


def test_a_new_complaint_with_something_in_it_tells_that_too(store: Store) -> None:
    told = Complaint(received_at=NOW, entered_at=NOW, story="x").take_step(Step.LISTEN, at=NOW)
    saved = store.complaints.add(told, at=NOW)
    written = [(line.subject, line.field) for line in store.complaints.history(saved.id)]
    assert written == [("complaint", "created"), (f"steps {saved.steps[0].id}", "added")]


def test_every_changed_field_is_a_line_and_nothing_else_is(store: Store, complaint: Complaint) -> None:
    changed = complaint.edit(receipt="007", happened_on=date(2026, 11, 19), mood=Mood.SAD, amount=0)
    assert sorted(lines(store, complaint, changed)) == [
        ("complaint", "amount", "", "0"),
        ("complaint", "happened_on", "", "2026-11-19"),
        ("complaint", "mood", "", "3"),
        ("complaint", "receipt", "", "007"),
    ]
    assert lines(store, changed, changed) == []


def test_closing_is_told_with_moment_and_reason(store: Store, complaint: Complaint) -> None:
    written = lines(store, complaint, complaint.close(Closing.WITHDRAWN, at=LATER, note="toch goed"))
    assert written == [
        ("complaint", "closed", "", "at: 2026-11-20T11:12:00 | reason: withdrawn | note: toch goed"),
    ]


def test_what_was_added_changed_and_removed_is_told_by_its_id(store: Store, complaint: Complaint) -> None:
    line = Goodwill(kind=GoodwillKind.COURTESY, description="Taart", value=1200, entered_at=NOW)
    (added,) = lines(store, complaint, complaint.give(line))
    assert (added[1], added[2]) == ("added", "")
    assert "description: Taart | value: 1200" in added[3]
    given = store.complaints.get(complaint.id)
    key = given.goodwill[0].id
    accepted = given.answer_goodwill(key, Answer.ACCEPTED, on=NOW.date())
    assert lines(store, given, accepted) == [
        (f"goodwill {key}", "answer", "offered", "accepted"),
        (f"goodwill {key}", "agreed_on", "", "2026-11-20"),
    ]
    (gone,) = lines(store, accepted, accepted.take_back_goodwill(key))
    assert gone[:2] == (f"goodwill {key}", "removed")
    assert gone[3] == ""


def test_the_history_of_one_complaint_is_its_own(store: Store, complaint: Complaint) -> None:
    other = store.complaints.add(replace(complaint, id=0, reference=None), at=NOW)
    store.complaints.save(other, other.contact(Contact(at=NOW, said="x")), at=LATER)
    assert len(store.complaints.history(complaint.id)) == 1
    assert len(store.complaints.history(other.id)) == 2
