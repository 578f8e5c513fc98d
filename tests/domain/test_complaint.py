from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.complaint import BIN_DAYS, Complaint
from klachtenboek.domain.contact import Contact, HealthNote, OnlineTrail
from klachtenboek.domain.correspondence import LetterKind, Sent, SentLetter
from klachtenboek.domain.errors import (
    BinEmptied,
    NotFound,
    NothingWritten,
    NotOnline,
    PracticeOnly,
    ReasonMissing,
    ShareTooLarge,
    TextTooLong,
    Voided,
)
from klachtenboek.domain.goodwill import Answer, Given, Goodwill, GoodwillKind
from klachtenboek.domain.kinds import Channel, Closing, Direction, Justified, Kind
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.record import LINES, LegalHold
from klachtenboek.domain.reference import Reference

Verb = Callable[[Complaint, datetime], Complaint]


def letter(at: datetime) -> SentLetter:
    return SentLetter(kind=LetterKind.CLOSING, words="Geachte", how=Sent.PRINTED, at=at, sha256="ab", size=2)


def gift(at: datetime, *, key: int = 0, value: int = 4900, share: int = 1500) -> Goodwill:
    kind = GoodwillKind.REPLACEMENT
    return Goodwill(id=key, kind=kind, description="Nieuwe taart", value=value, share=share, entered_at=at)


# -- writing it down ------------------------------------------------------------------------------------


def test_a_story_is_enough(now: datetime) -> None:
    told = Complaint(received_at=now, entered_at=now, story=" De taart was droog. Erg jammer.\r\n").checked(
        has_name=False
    )
    assert (told.story, told.title) == ("De taart was droog. Erg jammer.", "De taart was droog")
    assert (told.channel, told.kind, told.is_open) == (Channel.SHOP, Kind.COMPLAINT, True)


def test_a_name_is_enough(now: datetime) -> None:
    assert Complaint(received_at=now, entered_at=now).checked(has_name=True).title == ""


@pytest.mark.parametrize("story", ["", "  \n\t", "\u200b\u2060", "\x00"])
def test_neither_story_nor_name_is_nothing(now: datetime, story: str) -> None:
    with pytest.raises(NothingWritten):
        Complaint(received_at=now, entered_at=now, story=story).checked(has_name=False)


def test_a_title_of_the_owner_stays(now: datetime) -> None:
    told = Complaint(received_at=now, entered_at=now, story="Droog", title="Taart\n van  Jansen", cause_note=" oven\n")
    checked = told.checked(has_name=False)
    assert (checked.title, checked.cause_note) == ("Taart van Jansen", "oven")


def test_a_text_too_long_is_refused_and_not_cut(now: datetime) -> None:
    with pytest.raises(TextTooLong):
        Complaint(received_at=now, entered_at=now, story="a" * 50_001).checked(has_name=False)


def test_the_story_is_never_overwritten(fresh: Complaint, now: datetime) -> None:
    with pytest.raises(ValueError, match="story"):
        fresh.edit(story="Anders")
    added = fresh.add_to_story(" Hij was ook klein. ", at=now)
    assert added.story == fresh.story
    assert [(addition.at, addition.text) for addition in added.additions] == [(now, "Hij was ook klein.")]


def test_an_addition_has_words(fresh: Complaint, now: datetime) -> None:
    with pytest.raises(NothingWritten):
        fresh.add_to_story(" ", at=now)


@pytest.mark.parametrize(
    "name", ["closed", "solution", "steps", "promises", "reference", "is_practice", "lapsed", "hold"]
)
def test_what_has_a_verb_cannot_be_edited(fresh: Complaint, name: str) -> None:
    with pytest.raises(ValueError, match=name):
        fresh.edit(**{name: None})


@pytest.mark.parametrize("name", [*sorted(LINES - {"title"}), "cause_note"])
def test_an_edited_line_is_cleaned(fresh: Complaint, name: str) -> None:
    assert getattr(fresh.edit(**{name: " twee\nwoorden\x00 "}), name) == "twee woorden"
    assert getattr(fresh.edit(**{name: "\x07"}), name) == ""
    with pytest.raises(TextTooLong):
        fresh.edit(**{name: "a" * 301})


def test_an_emptied_title_comes_from_the_story_again(fresh: Complaint) -> None:
    assert fresh.edit(title="Iets anders").title == "Iets anders"
    assert fresh.edit(title="Iets anders").edit(title=" ").title == "De taart was droog"


def test_facts_may_be_corrected(fresh: Complaint) -> None:
    edited = fresh.edit(justified=Justified.PARTLY, amount=4900, related=(3, 4))
    assert (edited.justified, edited.amount, edited.related) == (Justified.PARTLY, 4900, (3, 4))


def test_a_health_note_is_cleaned_like_any_text(fresh: Complaint, now: datetime) -> None:
    noted = fresh.edit(health_note=HealthNote(text=" noten\ud800 ", entered_at=now))
    assert noted.health_note == HealthNote(text="noten", entered_at=now)
    assert noted.edit(health_note=None).health_note is None


# -- contacts, letters, online --------------------------------------------------------------------------


def test_the_answer_given_is_kept_apart_from_what_was_said(fresh: Complaint, now: datetime) -> None:
    talked = fresh.contact(Contact(at=now, direction=Direction.IN, said=" Droog ", answer=" Bewaar hem koel\x00 "))
    assert [(contact.said, contact.answer) for contact in talked.contacts] == [("Droog", "Bewaar hem koel")]


def test_a_contact_without_words_is_only_a_try(fresh: Complaint, now: datetime) -> None:
    with pytest.raises(NothingWritten):
        fresh.contact(Contact(at=now, direction=Direction.OUT))
    assert len(fresh.contact(Contact(at=now, direction=Direction.OUT, reached=False)).contacts) == 1
    assert len(fresh.contact(Contact(at=now, answer="Alleen een antwoord")).contacts) == 1


def test_a_letter_sent_stays_with_the_complaint(fresh: Complaint, now: datetime) -> None:
    assert fresh.send(letter(now)).letters == (letter(now),)


def test_a_practice_complaint_sends_no_letter(fresh: Complaint, now: datetime) -> None:
    with pytest.raises(PracticeOnly):
        replace(fresh, is_practice=True).send(letter(now))


@pytest.mark.parametrize("channel", Channel)
def test_only_what_others_read_has_an_online_trail(fresh: Complaint, now: datetime, channel: Channel) -> None:
    trail = OnlineTrail(platform="Kaart", seen_at=now)
    complaint = fresh.edit(channel=channel)
    if channel in {Channel.REVIEW, Channel.SOCIAL, Channel.DELIVERY}:
        assert complaint.is_online
        assert complaint.follow_online(trail).trail == trail
    else:
        with pytest.raises(NotOnline):
            complaint.follow_online(trail)


def test_an_online_trail_keeps_every_moment_and_clean_words(fresh: Complaint, now: datetime) -> None:
    moments = [now + timedelta(hours=hour) for hour in range(4)]
    trail = OnlineTrail(
        platform=" Kaart\n",
        link=" voorbeeld.nl/1 ",
        quoted="Slecht\ud83d\r\nBrood",
        reply=" Dat spijt ons \x00",
        seen_at=moments[0],
        replied_at=moments[1],
        quiet_at=moments[2],
        closed_publicly_at=moments[3],
    )
    followed = fresh.edit(channel=Channel.REVIEW).follow_online(trail).trail
    assert followed is not None
    texts = (followed.platform, followed.link, followed.quoted, followed.reply)
    assert texts == ("Kaart", "voorbeeld.nl/1", "Slecht\nBrood", "Dat spijt ons")
    assert [followed.seen_at, followed.replied_at, followed.quiet_at, followed.closed_publicly_at] == moments


# -- goodwill -------------------------------------------------------------------------------------------


def test_only_what_was_accepted_is_given(fresh: Complaint, now: datetime) -> None:
    offered = fresh.give(gift(now, key=1)).give(gift(now, key=2, value=500, share=0))
    assert offered.given == Given()
    answered = offered.answer_goodwill(1, Answer.ACCEPTED, on=now.date())
    answered = answered.answer_goodwill(2, Answer.DECLINED, on=now.date())
    assert (answered.given.value, answered.given.share, answered.given.given) == (4900, 1500, 3400)
    assert [line.answer for line in answered.goodwill] == [Answer.ACCEPTED, Answer.DECLINED]


def test_a_line_can_be_changed_and_taken_back(fresh: Complaint, now: datetime) -> None:
    two = fresh.give(gift(now, key=1)).give(gift(now, key=2))
    changed = two.change_goodwill(gift(now, key=2, value=6000))
    assert [line.value for line in changed.goodwill] == [4900, 6000]
    assert [line.id for line in changed.take_back_goodwill(1).goodwill] == [2]


def test_a_line_has_words_and_amounts_that_can_be_true(fresh: Complaint, now: datetime) -> None:
    with pytest.raises(NothingWritten):
        fresh.give(replace(gift(now), description=" "))
    with pytest.raises(ShareTooLarge):
        fresh.give(gift(now, value=100, share=101))
    line = fresh.give(replace(gift(now), description=" Nieuwe\ntaart ", receipt=" 12\n", remark="\x00ja")).goodwill[0]
    assert (line.description, line.receipt, line.remark) == ("Nieuwe taart", "12", "ja")


@pytest.mark.parametrize(
    "verb",
    [
        lambda c, at: c.change_goodwill(gift(at, key=9)),
        lambda c, _: c.take_back_goodwill(9),
        lambda c, at: c.answer_goodwill(9, Answer.ACCEPTED, on=at.date()),
    ],
)
def test_a_line_that_is_not_there_is_not_found(fresh: Complaint, now: datetime, verb: Verb) -> None:
    with pytest.raises(NotFound):
        verb(fresh.give(gift(now, key=1)), now)


# -- lapsed, practice, legal hold -----------------------------------------------------------------------


def test_a_lapsed_complaint_keeps_its_number_date_and_reason(fresh: Complaint, now: datetime) -> None:
    lapsed = replace(fresh, reference=Reference(2026, 47)).lapse(" Dubbel\x00 ", at=now)
    assert lapsed.lapsed is not None
    assert (str(lapsed.reference), lapsed.lapsed.at, lapsed.lapsed.reason) == ("2026-0047", now, "Dubbel")
    assert (lapsed.is_open, lapsed.counts) == (False, False)


def test_a_lapse_has_a_reason(fresh: Complaint, now: datetime) -> None:
    with pytest.raises(ReasonMissing):
        fresh.lapse("\n", at=now)


def test_the_bin_keeps_thirty_days(fresh: Complaint, now: datetime) -> None:
    lapsed = fresh.lapse("Dubbel", at=now)
    assert lapsed.put_back(at=now + timedelta(days=30)) == fresh
    with pytest.raises(BinEmptied):
        lapsed.put_back(at=now + timedelta(days=30, minutes=1))
    assert BIN_DAYS == 30


def test_what_is_not_in_the_bin_cannot_be_put_back(fresh: Complaint, now: datetime) -> None:
    with pytest.raises(NotFound):
        fresh.put_back(at=now)


VERBS: tuple[Verb, ...] = (
    lambda c, at: c.add_to_story("meer", at=at),
    lambda c, _: c.edit(title="Anders"),
    lambda c, at: c.take_step(Step.OFFER, at=at),
    lambda c, _: c.undo_step(Step.LISTEN),
    lambda c, at: c.choose_solution("Geld terug", at=at),
    lambda c, at: c.agree(at=at),
    lambda c, _: c.disagree(),
    lambda c, _: c.promise(c.promises[0]),
    lambda c, at: c.keep_promise(5, at=at),
    lambda c, at: c.break_promise(5, at=at),
    lambda c, at: c.move_promise(5, at, at=at, consent=True),
    lambda c, at: c.promise_not_reached(5, at=at),
    lambda c, at: c.give(gift(at)),
    lambda c, at: c.change_goodwill(gift(at, key=1)),
    lambda c, at: c.answer_goodwill(1, Answer.ACCEPTED, on=at.date()),
    lambda c, _: c.take_back_goodwill(1),
    lambda c, at: c.contact(Contact(at=at, said="Hallo")),
    lambda c, at: c.send(letter(at)),
    lambda c, _: c.follow_online(OnlineTrail()),
    lambda c, at: c.close(Closing.RESOLVED, at=at),
    lambda c, at: c.lapse("Nog eens", at=at),
    lambda c, at: c.hold_on("Advocaat", at.date()),
    lambda c, _: c.release(),
)


@pytest.mark.parametrize("verb", VERBS)
def test_a_lapsed_complaint_does_nothing_more(solved: Complaint, promise: Promise, now: datetime, verb: Verb) -> None:
    full = solved.edit(channel=Channel.REVIEW).promise(promise).give(gift(now, key=1))
    with pytest.raises(Voided):
        verb(full.lapse("Dubbel", at=now), now)


def test_a_lapsed_complaint_is_not_reopened(fresh: Complaint, now: datetime) -> None:
    with pytest.raises(Voided):
        fresh.close(Closing.WITHDRAWN, at=now).lapse("Dubbel", at=now).reopen("Toch", at=now)


def test_a_practice_complaint_never_counts(fresh: Complaint, solved: Complaint, now: datetime) -> None:
    assert fresh.counts
    assert not replace(fresh, is_practice=True).counts
    assert not replace(solved, is_practice=True).close(Closing.RESOLVED, at=now).counts


def test_a_legal_hold_has_a_reason_and_a_day_to_look_again(fresh: Complaint) -> None:
    review = date(2026, 9, 1)
    held = fresh.hold_on(" Brief van een advocaat ", review)
    assert held.hold == LegalHold("Brief van een advocaat", review)
    assert held.release().hold is None
    with pytest.raises(ReasonMissing):
        fresh.hold_on("", review)


def test_no_verb_changes_the_value_it_was_asked_of(solved: Complaint, promise: Promise, now: datetime) -> None:
    full = solved.edit(channel=Channel.REVIEW).promise(promise).give(gift(now, key=1))
    before = replace(full)
    for verb in VERBS:
        verb(full, now)
    assert full == before
