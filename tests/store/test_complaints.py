from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.aftercare import Aftercare, Verdict
from klachtenboek.domain.checklist import STEPS, Step
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import Addition, Attachment, AttachmentKind, Contact, HealthNote, OnlineTrail
from klachtenboek.domain.correspondence import LetterKind, Sent, SentLetter
from klachtenboek.domain.errors import NotFound
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind, Method, Processed
from klachtenboek.domain.kinds import Channel, Closing, Direction, Justified, Kind, Mood, Outcome, PromiseKind, Severity
from klachtenboek.domain.lesson import Category, Cause, Measure
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.record import Closed, LegalHold, Solution
from klachtenboek.domain.reference import Reference
from klachtenboek.domain.vat import VatCategory
from klachtenboek.store import Store
from tests.conftest import examples

NOW = datetime(2026, 11, 20, 10, 12)
LATER = NOW + timedelta(hours=3)
DAY = date(2026, 11, 19)


def full(store: Store, complaint: Complaint) -> Complaint:
    """Fill in every field there is."""
    category, cause = store.lists.save(Category(name="Brood")), store.lists.save(Cause(name="Te warm"))
    measure = store.lists.save(Measure(text="Koelelement mee", cause_id=cause, since=DAY))
    other = store.complaints.add(Complaint(received_at=NOW, entered_at=NOW, story="Een andere."), at=NOW)
    filled = replace(
        complaint,
        kind=Kind.SIGNAL,
        taken_by="Marieke",
        channel=Channel.REVIEW,
        mood=Mood.ANGRY,
        ongoing="al twee weken",
        calls=1,
        trips=2,
        mails=3,
        wish="een nieuwe taart",
        product="slagroomtaart",
        happened_on=DAY,
        place="thuis",
        receipt="B-12",
        purchased_on=DAY,
        amount=4250,
        category_id=category,
        severity=Severity.SERIOUS,
        justified=Justified.PARTLY,
        related=(other.id,),
        cause_id=cause,
        cause_note="auto te warm",
        measure_id=measure,
        solution=Solution("Nieuwe taart", NOW, LATER),
        closed=Closed(LATER, Closing.RESOLVED, "blij"),
        hold=LegalHold("verzekering", DAY),
        trail=OnlineTrail(platform="Google", link="https://voorbeeld.example", quoted="lang wachten", replied_at=LATER),
        health_note=HealthNote(text="noten", entered_at=NOW, in_letter=True),
        additions=(Addition(at=LATER, text="Ze belde nog eens."),),
        steps=complaint.take_step(Step.LISTEN, at=NOW, sentence="Vertel").steps,
        contacts=(
            Contact(at=LATER, direction=Direction.OUT, channel=Channel.PHONE, said="gebeld", answer="komt goed"),
        ),
        promises=(Promise(kind=PromiseKind.VISIT, text="Langskomen", due=LATER, made_at=NOW, suits=True, lead=30),),
        goodwill=(
            Goodwill(
                kind=GoodwillKind.PRICE_CUT,
                description="Korting",
                value=1000,
                share=250,
                paid_out=750,
                cost=300,
                liable=True,
                answer=Answer.ACCEPTED,
                entered_at=NOW,
                sold_on=DAY,
                agreed_on=NOW.date(),
                given_on=NOW.date(),
                method=Method.CARD,
                processed=Processed.TILL,
                vat_category=VatCategory.LOW,
                vat_rate=900,
                receipt="B-12",
                remark="let op",
                hide_amount=True,
                voucher_number="T1",
                voucher_expires=DAY,
            ),
        ),
        letters=(
            SentLetter(kind=LetterKind.CLOSING, words="Geachte", how=Sent.PRINTED, at=LATER, sha256="ab", size=3),
        ),
        attachments=(Attachment(kind=AttachmentKind.PHOTO, name="taart.jpg", size=9, sha256="cd", added_at=LATER),),
    )
    call = Aftercare(planned_on=date(2026, 12, 22), understood=True, verdict=Verdict.SATISFIED)
    return replace(filled.reopen("toch niet goed", at=LATER), aftercare=call)


def without_ids(complaint: Complaint) -> Complaint:
    changes: dict[str, Any] = {
        field.name: tuple(replace(child, id=0) for child in value)
        for field in fields(complaint)
        if isinstance(value := getattr(complaint, field.name), tuple) and field.name not in {"reference", "related"}
    }
    return replace(complaint, **changes)


def test_every_field_comes_back_as_it_was_saved(store: Store, complaint: Complaint) -> None:
    wanted = full(store, complaint)
    saved = store.complaints.save(complaint, wanted, at=LATER, pdf=b"pdf")
    assert without_ids(saved) == without_ids(wanted)
    assert store.complaints.get(complaint.id) == saved
    assert store.complaints.pdf(saved.letters[0].id) == b"pdf"


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)))
def test_what_a_save_returns_is_what_is_read_also_to_the_second(moment: datetime) -> None:
    store = Store()
    told = Complaint(received_at=moment, entered_at=moment, story="De taart was gezakt.", calls=1)
    added = store.complaints.add(replace(told, contacts=(Contact(at=moment, said="Gebeld"),)), at=NOW)
    assert repr(added) == repr(store.complaints.get(added.id))
    wanted = full(store, added)
    assert wanted.trail is not None
    lists: dict[str, Any] = {
        "contacts": (replace(added.contacts[0], at=moment, answer="Komt goed"), *wanted.contacts),
        "promises": (replace(wanted.promises[0], due=moment, zone="Europe/Amsterdam", due_utc=moment),),
        "trail": replace(wanted.trail, seen_at=moment),
    }
    saved = store.complaints.save(added, replace(wanted, **lists), at=NOW, pdf=b"pdf")
    assert repr(saved) == repr(store.complaints.get(added.id))
    store.close()


def test_a_list_of_which_nothing_changed_is_the_same_list_of_the_same_records(
    store: Store, complaint: Complaint
) -> None:
    saved = store.complaints.save(complaint, full(store, complaint), at=LATER, pdf=b"pdf")
    first, second = store.complaints.get(saved.id), store.complaints.get(saved.id)
    assert first.promises[0] is second.promises[0]
    store.complaints.put_off(saved.id, saved.promises[0].id, until=LATER)
    assert store.complaints.get(saved.id).promises[0].snoozed_until == LATER


def test_no_field_of_the_full_complaint_was_forgotten(store: Store, complaint: Complaint) -> None:
    filled, empty = full(store, complaint), Complaint(received_at=NOW, entered_at=NOW)
    never = {"entered_at", "received_at", "is_practice", "lapsed", "closed"}
    same = {field.name for field in fields(Complaint) if getattr(filled, field.name) == getattr(empty, field.name)}
    assert same <= never


def test_going_back_to_an_older_version_brings_children_back_under_their_own_ids(
    store: Store, complaint: Complaint
) -> None:
    first = store.complaints.save(complaint, full(store, complaint), at=LATER, pdf=b"pdf")
    bare = replace(first, promises=(), goodwill=(), steps=(), trail=None, aftercare=None, related=())
    second = store.complaints.save(first, bare, at=LATER)
    assert store.complaints.save(second, first, at=LATER) == first


def test_a_change_of_one_field_is_one_line_of_history_as_text(store: Store, complaint: Complaint) -> None:
    store.complaints.save(complaint, complaint.edit(receipt="007"), at=LATER)
    last = store.complaints.history(complaint.id)[-1]
    assert (last.at, last.subject, last.field, last.old, last.new) == (LATER, "complaint", "receipt", "", "007")


def test_a_promise_that_is_kept_is_written_in_the_history(store: Store, complaint: Complaint) -> None:
    promise = Promise(kind=PromiseKind.CALL_BACK, text="Bellen", due=LATER, made_at=NOW)
    made = store.complaints.save(complaint, complaint.promise(promise), at=NOW)
    key = made.promises[0].id
    store.complaints.save(made, made.keep_promise(key, at=NOW), at=NOW)
    written = [(line.subject, line.field, line.new) for line in store.complaints.history(complaint.id)]
    assert (f"promises {key}", "outcome", Outcome.KEPT.value) in written


def test_numbers_follow_each_other_and_start_again_each_year(store: Store) -> None:
    def told(at: datetime) -> Reference | None:
        return store.complaints.add(Complaint(received_at=at, entered_at=at, story="x"), at=at).reference

    assert [told(NOW), told(NOW), told(NOW.replace(year=2027)), told(NOW)] == [
        Reference(2026, 1),
        Reference(2026, 2),
        Reference(2027, 1),
        Reference(2026, 3),
    ]


def test_closed_and_lapsed_come_back_with_moment_and_reason(store: Store, complaint: Complaint) -> None:
    ended = complaint.close(Closing.WITHDRAWN, at=LATER, note="toch goed").lapse("dubbel", at=LATER)
    assert store.complaints.save(complaint, ended, at=LATER) == ended


def test_a_number_of_a_complaint_that_was_not_saved_is_not_lost(store: Store) -> None:
    told = Complaint(received_at=NOW, entered_at=NOW, story="x")
    with pytest.raises(KeyError), store.database.change():  # noqa: PT012  the failing change is one block
        store.complaints.add(told, at=NOW)
        raise KeyError
    assert store.complaints.add(told, at=NOW).reference == Reference(2026, 1)


def test_a_practice_complaint_takes_no_number(store: Store) -> None:
    practice = Complaint(received_at=NOW, entered_at=NOW, story="x", is_practice=True)
    assert store.complaints.add(practice, at=NOW).reference is None
    assert store.complaints.add(replace(practice, is_practice=False), at=NOW).reference == Reference(2026, 1)


def test_a_complaint_is_found_by_its_number(store: Store, complaint: Complaint) -> None:
    assert store.complaints.find(Reference(2026, 1)) == complaint
    with pytest.raises(NotFound):
        store.complaints.find(Reference(2026, 2))


def test_what_does_not_exist_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.complaints.get(99)
    with pytest.raises(NotFound):
        store.complaints.pdf(99)


def test_a_step_stands_once_in_the_table(store: Store, complaint: Complaint) -> None:
    done = complaint
    for step in STEPS:
        done = done.take_step(step, at=NOW, anyway=True)
    saved = store.complaints.save(complaint, done, at=NOW)
    assert [entry.step for entry in saved.steps] == list(STEPS)


def test_lists_read_what_the_domain_computes(store: Store, complaint: Complaint) -> None:
    wanted = replace(full(store, complaint), closed=None, lapsed=None)
    saved = store.complaints.save(complaint, wanted, at=LATER, pdf=b"pdf")
    row = store.overview.row(saved.id)
    assert row is not None
    assert row.triad == saved.triad
    assert row.given == saved.given.given == 750
    assert store.check().faults == ()


def test_what_lists_show_is_written_only_when_it_became_another(store: Store, complaint: Complaint) -> None:
    def rows_written(old: Complaint, new: Complaint) -> tuple[int, Complaint]:
        before = store.database.connection.total_changes
        written = store.complaints.save(old, new, at=LATER)
        return store.database.connection.total_changes - before, written

    spoken = Contact(at=LATER, direction=Direction.IN, channel=Channel.PHONE, said="Ze belde.")
    first, saved = rows_written(complaint, complaint.contact(spoken))
    row = store.overview.row(saved.id)
    assert row is not None
    assert row.facts.has_reaction
    again, _saved = rows_written(saved, saved.contact(spoken))
    assert again == first - 1  # the complaint's own row stayed as it was


@examples(40)
@given(st.text(max_size=200))
def test_any_text_comes_back_as_it_was_cleaned(text: str) -> None:
    store = Store()
    told = Complaint(received_at=NOW, entered_at=NOW, story=f"x{text}").checked(has_name=False)
    assert store.complaints.add(told, at=NOW).story == told.story
    store.close()
