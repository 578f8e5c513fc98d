from dataclasses import replace
from datetime import date, datetime

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.goodwill import Goodwill, GoodwillKind
from klachtenboek.domain.kinds import Channel, Kind, PromiseKind
from klachtenboek.domain.ledger import LedgerEntry
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.status import Status, facts_of, status
from klachtenboek.domain.summary import ComplaintRow, PromiseRow


def row(complaint: Complaint) -> ComplaintRow:
    return ComplaintRow(
        id=complaint.id,
        reference="2026-0001",
        is_practice=False,
        kind=Kind.COMPLAINT,
        received_at=complaint.received_at,
        channel=Channel.SHOP,
        title=complaint.title,
        customer=None,
        triad=complaint.triad,
        given=0,
        facts=facts_of(complaint),
    )


def test_list_and_page_say_the_same(fresh: Complaint, solved: Complaint, promise: Promise, now: datetime) -> None:
    for complaint in (fresh, solved, fresh.promise(promise)):
        assert row(complaint).status(now) is status(facts_of(complaint), now)
        assert row(complaint).missing == complaint.triad.missing
    assert row(solved).status(now) is Status.LETTER_DUE


def test_a_promise_on_the_agenda_is_late_past_its_minute(now: datetime) -> None:
    entry = PromiseRow(
        promise_id=1,
        complaint_id=1,
        reference="2026-0001",
        is_practice=False,
        title="",
        customer=None,
        kind=PromiseKind.OTHER,
        text="Iets",
        due=now,
        lead=15,
        attempts=0,
        suits=True,
    )
    assert not entry.is_late(now)
    assert entry.is_late(now.replace(minute=16))


def test_a_line_falls_in_the_period_in_which_it_was_agreed() -> None:
    line = Goodwill(kind=GoodwillKind.COURTESY, description="Bon", value=100, entered_at=datetime(2026, 1, 3, 9))
    given_on, agreed_on = date(2026, 1, 2), date(2025, 12, 31)

    def day(line: Goodwill) -> date:
        return LedgerEntry(complaint_id=1, reference="", line=line, customer_id=None, customer=None).day

    assert day(line) == date(2026, 1, 3)
    assert day(replace(line, given_on=given_on)) == given_on
    assert day(replace(line, given_on=given_on, agreed_on=agreed_on)) == agreed_on
