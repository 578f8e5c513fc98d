"""The page of one complaint, with the real book behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from klachtenboek.domain.checklist import ATTENTION, STEPS, Step, is_done
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.customer import Customer, FormOfAddress
from klachtenboek.domain.errors import NotFound
from klachtenboek.domain.goodwill import Answer, GoodwillKind
from klachtenboek.domain.kinds import Channel, Closing, Direction, Outcome, PromiseKind
from klachtenboek.logbook import Logbook
from klachtenboek.ui.dialogs.closing import ClosingChoice, ClosingDialog, ReopeningDialog
from klachtenboek.ui.dialogs.customer import CustomerDialog
from klachtenboek.ui.dialogs.goodwill import Asked, GoodwillDialog
from klachtenboek.ui.dialogs.promise import PromiseChoice, PromiseDialog
from klachtenboek.ui.pages.complaint import ComplaintPage
from klachtenboek.ui.widgets import Label, Pill
from klachtenboek.ui.widgets.linebutton import LineButton
from klachtenboek.ui.workplace import Workplace
from tests.conftest import FakeClock
from tests.ui import walkers

Open = Callable[[], ComplaintPage]
STORY = "Slagroomtaart ingezakt bij thuiskomst. Voor de tachtigste verjaardag van haar moeder."


@pytest.fixture
def complaint(logbook: Logbook) -> Complaint:
    category = logbook.lessons.categories()[0]
    return logbook.complaints.log(STORY, who="Mevrouw A. Jansen", phone="06-1234 5678", category_id=category.id)


@pytest.fixture
def open_page(workplace: Workplace, complaint: Complaint) -> Iterator[Open]:
    pages: list[ComplaintPage] = []

    def show() -> ComplaintPage:
        page = ComplaintPage(workplace)
        pages.append(page)
        page.resize(1142, 688)
        page.show()
        page.open(complaint.id)
        return page

    yield show
    for page in pages:
        page.close()
        page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # else the next test dresses this page too


def words(page: ComplaintPage) -> str:
    QApplication.processEvents()  # what was just made shows itself in its own time
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisibleTo(page))


def pills(page: ComplaintPage) -> list[str]:
    QApplication.processEvents()
    return [pill.text() for pill in page.findChildren(Pill) if pill.isVisibleTo(page)]


def give_attention(logbook: Logbook, key: int) -> None:
    for step in ATTENTION:
        logbook.complaints.take_step(key, step, sentence="Wat naar.")


def go_through(logbook: Logbook, key: int) -> None:
    give_attention(logbook, key)
    logbook.complaints.take_step(key, Step.SUMMARISE)
    logbook.complaints.choose_solution(key, "Nieuwe taart")
    logbook.complaints.prevent(key, cause_id=None, measure_id=None)
    logbook.complaints.agree(key)


# -- the header -------------------------------------------------------------------------------------


def test_the_header_says_what_it_is_about(open_page: Open) -> None:
    page = open_page()
    assert page.title.text() == "Slagroomtaart ingezakt bij thuiskomst"
    assert pills(page) == ["2026-0001", "In de winkel", "Vandaag 14:48", "Taart en gebak"]


def test_a_practice_complaint_says_so(open_page: Open, logbook: Logbook) -> None:
    page = open_page()
    page.open(logbook.complaints.practise().id)
    assert pills(page)[0] == "OEFENING"


def test_the_title_is_typed_anew_with_f2(open_page: Open, logbook: Logbook, complaint: Complaint) -> None:
    page = open_page()
    page.rename()
    page.title_edit.setText("Taart ingezakt")
    QTest.keyClick(page.title_edit, Qt.Key.Key_Return)
    assert logbook.complaints.get(complaint.id).title == "Taart ingezakt"
    assert page.title.text() == "Taart ingezakt"


def test_escape_leaves_the_title_as_it_was(open_page: Open, logbook: Logbook, complaint: Complaint) -> None:
    page = open_page()
    page.rename()
    page.title_edit.setText("Iets anders")
    QTest.keyClick(page.title_edit, Qt.Key.Key_Escape)
    assert logbook.complaints.get(complaint.id).title == complaint.title
    assert page.title_edit.isHidden()


def test_the_letter_is_made_on_a_page_of_its_own(
    qtbot: QtBot, open_page: Open, workplace: Workplace, complaint: Complaint
) -> None:
    page = open_page()
    with qtbot.waitSignal(workplace.went) as went:
        page.letter.click()
    assert went.args == ["letter", complaint.id]


def test_a_complaint_that_does_not_exist_is_not_shown(open_page: Open) -> None:
    page = open_page()
    with pytest.raises(NotFound):
        page.open(999)


# -- the story --------------------------------------------------------------------------------------


def test_what_is_added_to_the_story_stands_under_it_with_its_date(
    open_page: Open, logbook: Logbook, complaint: Complaint
) -> None:
    page = open_page()
    page.story.more.click()
    page.story.text.set_text("De tekst was ook niet meer te lezen.")
    page.story.keep.click()
    assert logbook.complaints.get(complaint.id).story == STORY
    assert "De tekst was ook niet meer te lezen." in words(page)
    assert "Vandaag 14:48" in words(page)
    assert not page.story.text.isVisibleTo(page)


def test_what_people_type_is_shown_as_plain_text(open_page: Open, logbook: Logbook, complaint: Complaint) -> None:
    logbook.complaints.add_to_story(complaint.id, "<img src='x.png'><b>vet</b>")
    logbook.complaints.edit(complaint.id, title="<h1>Taart</h1>")
    page = open_page()
    assert "<img src='x.png'><b>vet</b>" in words(page)
    assert page.title.text() == "<h1>Taart</h1>"
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(Label))


# -- the steps --------------------------------------------------------------------------------------


def test_the_first_step_is_open_with_a_sentence_and_the_only_primary_button(open_page: Open) -> None:
    page = open_page()
    first = page.stepper.steps[Step.LISTEN]
    assert page.stepper.current() is Step.LISTEN
    assert first.is_open()
    assert first.sentence()
    assert [step for step, part in page.stepper.steps.items() if part.is_open()] == [Step.LISTEN]
    assert page.letter.kind() == "secondary"


def test_ticking_a_step_keeps_the_sentence_and_opens_the_next(
    open_page: Open, logbook: Logbook, complaint: Complaint
) -> None:
    page = open_page()
    part = page.stepper.steps[Step.LISTEN]
    part.other.click()
    said = part.sentence()
    part.tick.click()
    done = logbook.complaints.get(complaint.id).steps
    assert [(entry.step, entry.sentence) for entry in done] == [(Step.LISTEN, said)]
    assert part.head.state() == "done"
    assert page.stepper.current() is Step.ACKNOWLEDGE


def test_the_sentences_name_the_customer_and_come_round_again(open_page: Open) -> None:
    page = open_page()
    part = page.stepper.steps[Step.APOLOGISE]
    seen = [part.sentence()]
    for _turn in range(4):
        part.next_sentence()
        seen.append(part.sentence())
    assert any("mevrouw Jansen" in sentence.replace("Mevrouw", "mevrouw") for sentence in seen)
    assert len(set(seen)) >= 3


def test_a_click_on_a_done_step_unticks_it(open_page: Open, logbook: Logbook, complaint: Complaint) -> None:
    logbook.complaints.take_step(complaint.id, Step.LISTEN)
    page = open_page()
    page.stepper.steps[Step.LISTEN].head.click()
    assert logbook.complaints.get(complaint.id).steps == ()
    assert page.stepper.current() is Step.LISTEN


def test_all_six_steps_by_keyboard_alone(open_page: Open, logbook: Logbook, complaint: Complaint) -> None:
    page = open_page()
    for _step in range(4):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    row = page.stepper.offer.rows[0]
    row.words.setFocus()
    QTest.keyClicks(row.words, "Nieuwe taart")
    page.stepper.steps[Step.OFFER].tick.setFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    page.stepper.prevent.measure.setFocus()
    QTest.keyClicks(page.stepper.prevent.measure.control, "Dozen samen openmaken")
    QTest.keyClick(page.stepper.prevent.measure.control, Qt.Key.Key_Return)
    assert all(is_done(logbook.complaints.get(complaint.id).steps, step) for step in STEPS)


def test_attention_comes_before_action_unless_the_owner_goes_on(
    open_page: Open, logbook: Logbook, complaint: Complaint
) -> None:
    page = open_page()
    page.stepper.steps[Step.SUMMARISE].head.click()
    assert logbook.complaints.get(complaint.id).steps == ()
    assert page.stepper.first.isVisibleTo(page)
    page.stepper.anyway.click()
    done = logbook.complaints.get(complaint.id).steps
    assert [(entry.step, entry.attention_skipped) for entry in done] == [(Step.SUMMARISE, True)]
    assert not page.stepper.first.isVisibleTo(page)


def test_the_offer_can_be_opened_out_of_turn_after_the_warning(open_page: Open) -> None:
    page = open_page()
    page.stepper.steps[Step.OFFER].head.click()
    assert page.stepper.current() is Step.LISTEN
    page.stepper.anyway.click()
    assert page.stepper.current() is Step.OFFER


def test_the_customers_choice_becomes_a_line_and_a_promise(
    open_page: Open, logbook: Logbook, complaint: Complaint
) -> None:
    give_attention(logbook, complaint.id)
    logbook.complaints.take_step(complaint.id, Step.SUMMARISE)
    page = open_page()
    offer = page.stepper.offer
    offer.rows[0].words.setText("Nieuwe taart, thuis gebracht")
    offer.rows[0].value.setText("42,50")
    offer.rows[1].words.setText("Geld terug")
    offer.when.set_text("morgen half 4")
    menu = offer.menu(offer.filled())
    assert [action.text() for action in menu.actions()] == ["Nieuwe taart, thuis gebracht  €\u00a042,50", "Geld terug"]
    menu.actions()[0].trigger()
    saved = logbook.complaints.get(complaint.id)
    assert saved.solution is not None
    assert saved.solution.text == "Nieuwe taart, thuis gebracht"
    assert [(x.kind, x.value, x.answer) for x in saved.goodwill] == [(GoodwillKind.REPLACEMENT, 4250, Answer.ACCEPTED)]
    assert [(x.kind, x.due) for x in saved.promises] == [(PromiseKind.DELIVER, datetime(2026, 11, 21, 15, 30))]
    assert not offer.filled()


def test_money_back_is_paid_out_and_promised_as_money(open_page: Open, logbook: Logbook, complaint: Complaint) -> None:
    give_attention(logbook, complaint.id)
    page = open_page()
    offer = page.stepper.offer
    offer.rows[0].words.setText("Geld terug")
    offer.rows[0].value.setText("12,50")
    offer.when.set_text("ma 10u")
    offer.rows[0].pick.click()
    saved = logbook.complaints.get(complaint.id)
    assert [(x.kind, x.paid_out) for x in saved.goodwill] == [(GoodwillKind.FULL_REFUND, 1250)]
    assert saved.promises[0].kind is PromiseKind.REFUND


@pytest.mark.parametrize(("value", "when"), [("veel", ""), ("", "ooit")])
def test_what_is_not_understood_is_asked_again(
    open_page: Open, logbook: Logbook, complaint: Complaint, value: str, when: str
) -> None:
    give_attention(logbook, complaint.id)
    page = open_page()
    offer = page.stepper.offer
    offer.rows[0].words.setText("Nieuwe taart")
    offer.rows[0].value.setText(value)
    offer.when.set_text(when)
    offer.rows[0].pick.click()
    assert logbook.complaints.get(complaint.id).solution is None


def test_the_last_step_keeps_cause_and_measure(open_page: Open, logbook: Logbook, complaint: Complaint) -> None:
    give_attention(logbook, complaint.id)
    page = open_page()
    cause = logbook.lessons.causes()[0]
    page.stepper.prevent.causes.chip(cause.id).click()
    page.stepper.prevent.measure.set_text("Dozen samen openmaken")
    page.stepper.steps[Step.PREVENT].tick.click()
    saved = logbook.complaints.get(complaint.id)
    assert saved.cause_id == cause.id
    assert saved.measure_id is not None
    assert logbook.lessons.measure(saved.measure_id).text == "Dozen samen openmaken"
    assert logbook.lessons.measure(saved.measure_id).cause_id == cause.id


def test_a_known_measure_is_taken_over_and_not_made_twice(
    open_page: Open, logbook: Logbook, complaint: Complaint
) -> None:
    cause = logbook.lessons.causes()[0]
    known = logbook.lessons.take_measure("Dozen samen openmaken", cause_id=cause.id)
    give_attention(logbook, complaint.id)
    page = open_page()
    page.stepper.prevent.measure.set_text("dozen samen openmaken")
    page.stepper.steps[Step.PREVENT].tick.click()
    assert logbook.complaints.get(complaint.id).measure_id == known.id
    assert len(logbook.lessons.measures()) == 1


def test_a_cause_typed_by_hand_is_the_known_one_of_that_name(
    open_page: Open, logbook: Logbook, complaint: Complaint
) -> None:
    give_attention(logbook, complaint.id)
    page = open_page()
    page.stepper.prevent.causes.chip("another").click()
    page.stepper.prevent.new_cause.setText(logbook.lessons.causes()[3].name)
    page.stepper.prevent.measure.set_text("Eerst navragen")
    page.stepper.steps[Step.PREVENT].tick.click()
    assert logbook.complaints.get(complaint.id).cause_id == logbook.lessons.causes()[3].id


def test_without_a_measure_the_last_step_stays_open(open_page: Open, logbook: Logbook, complaint: Complaint) -> None:
    give_attention(logbook, complaint.id)
    page = open_page()
    page.stepper.steps[Step.PREVENT].tick.click()
    assert page.stepper.prevent.measure.error()
    assert not is_done(logbook.complaints.get(complaint.id).steps, Step.PREVENT)


def test_the_tick_of_the_customer_makes_the_complaint_solved(
    open_page: Open, logbook: Logbook, complaint: Complaint
) -> None:
    give_attention(logbook, complaint.id)
    logbook.complaints.choose_solution(complaint.id, "Nieuwe taart")
    page = open_page()
    assert "Vink aan als de klant akkoord is." in words(page)
    page.stepper.agreed.click()
    assert logbook.complaints.get(complaint.id).is_resolved
    assert "De angel is eruit" in words(page)
    page.stepper.agreed.click()
    assert not logbook.complaints.get(complaint.id).is_resolved


def test_when_all_is_done_both_cards_are_green_and_the_letter_is_next(
    open_page: Open, logbook: Logbook, complaint: Complaint
) -> None:
    go_through(logbook, complaint.id)
    page = open_page()
    assert (page.stepper.attention.role(), page.stepper.action.role()) == ("ok", "ok")
    assert page.stepper.attention.note.text() == "klaar om 14:48"
    assert page.letter.kind() == "primary"


def test_once_a_letter_was_sent_no_button_is_primary(open_page: Open, logbook: Logbook, complaint: Complaint) -> None:
    shop = logbook.keeping.shop()._replace(street="Markt 1", postcode="7411 AA", town="Deventer")
    logbook.keeping.save_shop(shop)
    go_through(logbook, complaint.id)
    logbook.letters.send(complaint.id, LetterKind.CLOSING, how=Sent.PRINTED)
    page = open_page()
    assert page.letter.kind() == "secondary"
    assert "Brief verstuurd: afronding" in words(page)


def test_what_others_can_read_asks_for_a_short_public_answer(open_page: Open, logbook: Logbook) -> None:
    page = open_page()
    assert not page.stepper.online.isVisibleTo(page)
    page.open(logbook.complaints.log("Oud brood.", channel=Channel.REVIEW).id)
    assert page.stepper.online.isVisibleTo(page)


# -- the logbook ------------------------------------------------------------------------------------


def test_a_note_stands_on_top_of_the_logbook(open_page: Open, clock: FakeClock) -> None:
    page = open_page()
    clock.forward(minutes=5)
    page.log.new_note.click()
    QTest.keyClicks(page.log.form.said.control, "Klant komt morgen langs")
    QTest.keyClick(page.log.form.said.control, Qt.Key.Key_Return)
    assert words(page).index("Klant komt morgen langs") < words(page).index("Klacht opgeschreven")
    assert not page.log.form.isVisibleTo(page)


def test_an_answer_is_kept_apart_from_what_was_said(open_page: Open, logbook: Logbook, complaint: Complaint) -> None:
    page = open_page()
    form = page.log.form
    page.log.write()
    form.direction.chip(Direction.IN).click()
    form.said.set_text("Vroeg of het geld al terug is.")
    form.answer.set_text("Maandag staat het op uw rekening.")
    form.keep.click()
    contact = logbook.complaints.get(complaint.id).contacts[0]
    assert (contact.direction, contact.channel, contact.answer) == (
        Direction.IN,
        Channel.PHONE,
        "Maandag staat het op uw rekening.",
    )
    assert "Antwoord van jou: Maandag staat het op uw rekening." in words(page)


def test_the_logbook_tells_how_promises_ended(
    open_page: Open, logbook: Logbook, complaint: Complaint, clock: FakeClock
) -> None:
    key, now = complaint.id, clock.now
    for text in ("Eén", "Twee", "Drie", "Vier"):
        logbook.promises.make(key, PromiseKind.CALL_BACK, f"{text} bellen", now.replace(hour=16), suits=True)
    ids = [promise.id for promise in logbook.complaints.get(key).promises]
    logbook.promises.keep(key, ids[0])
    logbook.promises.break_(key, ids[1])
    logbook.promises.move(key, ids[2], now.replace(day=24), consent=True)
    clock.forward(hours=3)
    text = words(open_page())
    for told in ("Belofte nagekomen: eén bellen", "Belofte niet nagekomen: twee bellen", "Belofte verzet: drie bellen"):
        assert told in text
    assert "Te laat. De klant vond 16:48 uur goed." in text


def test_more_days_have_their_own_headings(
    open_page: Open, logbook: Logbook, complaint: Complaint, clock: FakeClock
) -> None:
    clock.forward(days=1)
    logbook.complaints.note(complaint.id, "Nog eens geprobeerd.")
    text = words(open_page())
    assert text.index("\nVandaag\n") < text.index("Nog eens geprobeerd.") < text.index("\nGisteren\n")


# -- beside it --------------------------------------------------------------------------------------


def test_the_second_complaint_of_a_customer_is_told_and_the_third_in_a_year_warns(
    open_page: Open, logbook: Logbook, complaint: Complaint
) -> None:
    page = open_page()
    assert "klacht sinds" not in words(page)
    second = logbook.complaints.log("Weer iets.", customer_id=complaint.customer_id)
    page.open(second.id)
    assert "Tweede klacht sinds 2026" in words(page)
    assert not page.customer.warning.isVisibleTo(page)
    third = logbook.complaints.log("En weer.", customer_id=complaint.customer_id)
    page.open(third.id)
    assert "Derde klacht in een jaar." in words(page)


def test_a_promise_is_made_from_the_dialog(
    open_page: Open, logbook: Logbook, complaint: Complaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = datetime(2026, 11, 21, 10)
    choice = PromiseChoice(kind=PromiseKind.FIND_OUT, text="Uitzoeken", due=due, suits=True, lead=30)
    monkeypatch.setattr(PromiseDialog, "ask", lambda *_args, **_named: choice)
    page = open_page()
    page.promise.click()
    promise = logbook.complaints.get(complaint.id).promises[0]
    assert (promise.kind, promise.due, promise.lead, promise.suits) == (PromiseKind.FIND_OUT, due, 30, True)
    assert "Morgen 10:00" in words(page)


def test_an_open_promise_is_kept_moved_or_given_up(
    open_page: Open, logbook: Logbook, complaint: Complaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = complaint.id
    for hour in (15, 16, 17):
        logbook.promises.make(key, PromiseKind.CALL_BACK, "Bellen", datetime(2026, 11, 20, hour))
    due = datetime(2026, 11, 24, 9)
    choice = PromiseChoice(kind=PromiseKind.CALL_BACK, text="Bellen", due=due, suits=True, lead=15)
    monkeypatch.setattr(PromiseDialog, "ask", lambda *_args, **_named: choice)
    page = open_page()
    page.promises.entries[0].kept.click()
    page.promises.entries[0].moved.click()
    tried, broken = page.promises.menu(page.promises.entries[0].promise).actions()
    tried.trigger()
    assert "Eén keer niet bereikt" in words(page)
    broken.trigger()
    outcomes = [promise.outcome for promise in logbook.complaints.get(key).promises]
    assert outcomes == [Outcome.KEPT, Outcome.MOVED, Outcome.BROKEN, None]
    assert [entry.promise.due for entry in page.promises.entries] == [due]


def test_lines_of_goodwill_add_up_and_a_declined_one_does_not(
    open_page: Open, logbook: Logbook, complaint: Complaint
) -> None:
    key = complaint.id
    logbook.goodwill.give(key, GoodwillKind.REPLACEMENT, "Nieuwe slagroomtaart", 4250, share=1500)
    logbook.goodwill.give(key, GoodwillKind.COSTS, "Bezorgen aan huis", 650)
    logbook.goodwill.give(key, GoodwillKind.COURTESY, "Bonbons", 900, answer=Answer.DECLINED)
    page = open_page()
    assert page.given.total.text() == "€\u00a034,00"
    assert page.given.share_amount.text() == "−\u00a0€\u00a015,00"
    assert [line.caption() for line in page.given.lines][-1] == "Bonbons (bedankt ervoor)"


def test_a_line_is_written_changed_answered_and_taken_out(
    open_page: Open, logbook: Logbook, complaint: Complaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, book = complaint.id, logbook
    line = book.goodwill.draft(GoodwillKind.COURTESY, "Bonbons", 900).answered(Answer.ACCEPTED, on=book.now().date())
    monkeypatch.setattr(GoodwillDialog, "ask", lambda *_args, **_named: Asked(line))
    page = open_page()
    page.given.more.click()
    assert page.given.total.text() == "€\u00a09,00"
    written = book.complaints.get(key).goodwill[0]
    dearer = book.goodwill.draft(GoodwillKind.COURTESY, "Bloemen", 1500, id=written.id)
    monkeypatch.setattr(GoodwillDialog, "ask", lambda *_args, **_named: Asked(dearer))
    actions = {action.text(): action for action in page.given.menu(written).actions()}
    actions["Aanpassen…"].trigger()
    assert book.complaints.get(key).goodwill[0].value == 1500
    actions["Bedankt ervoor"].trigger()
    assert book.complaints.get(key).given.given == 0
    actions["Weghalen"].trigger()
    assert book.complaints.get(key).goodwill == ()
    assert page.given.empty.isVisibleTo(page)


def test_an_earlier_complaint_of_the_kind_opens_from_beside(
    qtbot: QtBot, open_page: Open, logbook: Logbook, complaint: Complaint, clock: FakeClock, workplace: Workplace
) -> None:
    clock.forward(days=-90)
    earlier = logbook.complaints.log("Bavaroise gesmolten.", category_id=complaint.category_id)
    logbook.complaints.choose_solution(earlier.id, "Nieuwe gebracht", anyway=True)
    clock.forward(days=90)
    page = open_page()
    assert page.similar.isVisibleTo(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    line = page.similar.findChildren(LineButton)[0]
    line.click()
    shown = [label.text() for label in page.beside.findChildren(Label)]
    assert page.beside.isVisibleTo(page)
    assert {"Zo liep het af", "Oplossing: Nieuwe gebracht", "De klant was nog niet akkoord."} <= set(shown)
    assert page.beside.shut.hasFocus()
    QTest.keyClick(page.beside.shut, Qt.Key.Key_Escape)
    assert page.beside.isHidden()
    assert line.hasFocus()
    line.click()
    with qtbot.waitSignal(workplace.went) as went:
        page.beside.go_there.click()
    assert went.args == ["complaint", earlier.id]


def test_a_complaint_without_a_name_gets_a_customer(
    open_page: Open, logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    nameless = logbook.complaints.log("Oud brood.")
    page = open_page()
    page.open(nameless.id)
    assert "Zonder naam" in words(page)
    told = Customer(form=FormOfAddress.MR, surname="Yılmaz", phone="06-1111 2222")
    monkeypatch.setattr(CustomerDialog, "ask", lambda *_args, **_named: told)
    page.customer.link.click()
    assert "De heer Yılmaz" in words(page)
    assert logbook.complaints.get(nameless.id).customer_id is not None


def test_the_customer_is_changed_in_the_dialog(
    open_page: Open, logbook: Logbook, complaint: Complaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert complaint.customer_id is not None
    known = logbook.customers.get(complaint.customer_id)
    told = Customer(id=known.id, form=FormOfAddress.MRS, given="A.", surname="Jansen-de Boer", town="Deventer")
    monkeypatch.setattr(CustomerDialog, "ask", lambda *_args, **_named: told)
    page = open_page()
    page.customer.edit.click()
    assert "Mevrouw A. Jansen-de Boer" in words(page)


# -- closing and throwing away ----------------------------------------------------------------------


def test_closed_without_the_triade_reads_not_solved_and_can_be_reopened(
    open_page: Open, logbook: Logbook, complaint: Complaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice = ClosingChoice(Closing.UNREACHABLE, "Drie keer gebeld.")
    monkeypatch.setattr(ClosingDialog, "ask", lambda *_args, **_named: choice)
    monkeypatch.setattr(ReopeningDialog, "ask", lambda *_args, **_named: "De klant belde zelf.")
    page = open_page()
    page.close_complaint()
    assert "Gesloten, niet opgelost, vandaag 14:48" in words(page)
    assert pills(page)[-1] == "Gesloten, niet opgelost"
    assert page.stepper.current() is None
    page.reopen()
    assert page.stepper.current() is Step.LISTEN
    assert logbook.complaints.get(complaint.id).is_open
    assert "De klant belde zelf." in words(page)


def test_deleting_goes_back_and_can_be_undone(
    qtbot: QtBot, open_page: Open, logbook: Logbook, complaint: Complaint, workplace: Workplace
) -> None:
    page = open_page()
    with qtbot.waitSignals([workplace.left, workplace.said]):
        page.throw_away()
    assert logbook.complaints.get(complaint.id).lapsed is not None
    workplace.undo()
    assert logbook.complaints.get(complaint.id).lapsed is None


def test_a_thrown_away_complaint_offers_to_be_put_back(open_page: Open, logbook: Logbook, complaint: Complaint) -> None:
    logbook.complaints.lapse(complaint.id, "Dubbel.")
    page = open_page()
    assert "Deze klacht is weggegooid" in words(page)
    assert not page.promise.isVisibleTo(page)
    page.put_back()
    assert logbook.complaints.get(complaint.id).lapsed is None
    assert page.promise.isVisibleTo(page)


def test_the_menu_offers_what_fits(open_page: Open, logbook: Logbook, complaint: Complaint) -> None:
    page = open_page()
    assert "Sluiten…" in [action.text() for action in page.menu().actions()]
    logbook.complaints.close(complaint.id, Closing.WITHDRAWN)
    page.reload()
    assert "Heropenen…" in [action.text() for action in page.menu().actions()]


def test_the_subject_is_changed_from_the_menu(open_page: Open, logbook: Logbook, complaint: Complaint) -> None:
    page = open_page()
    about = page.menu().findChildren(QMenu)[0]
    about.actions()[1].trigger()
    assert logbook.complaints.get(complaint.id).category_id == logbook.lessons.categories()[1].id


# -- how it looks -----------------------------------------------------------------------------------


def test_nothing_is_cut_off_and_everything_has_a_name(
    dressed: QApplication, open_page: Open, logbook: Logbook, complaint: Complaint
) -> None:
    give_attention(logbook, complaint.id)
    logbook.complaints.take_step(complaint.id, Step.SUMMARISE)
    logbook.promises.make(complaint.id, PromiseKind.CALL_BACK, "Bellen over " + "heel " * 30, datetime(2026, 11, 19, 9))
    logbook.goodwill.give(complaint.id, GoodwillKind.COURTESY, "Een doos bonbons met " + "strik " * 30, 123_456_789)
    logbook.complaints.edit(complaint.id, title="Hottentottententententoonstellingsmakersgezelschap " * 4)
    page = open_page()
    page.log.write()
    page.story.write()
    assert walkers.faults(dressed, page, sizes=((1142, 688), (818, 512)), scales=(1.0, 1.5)) == []


@pytest.mark.parametrize(
    ("done", "question"),
    [
        ((), "Eerst sorry zeggen?"),
        ((Step.APOLOGISE,), "Eerst begrip tonen?"),
        ((Step.APOLOGISE, Step.ACKNOWLEDGE), "Eerst laten uitpraten?"),
    ],
)
def test_before_action_what_is_missing_is_asked_for(
    open_page: Open, logbook: Logbook, complaint: Complaint, done: tuple[Step, ...], question: str
) -> None:
    for step in done:
        logbook.complaints.take_step(complaint.id, step)
    page = open_page()
    page.stepper.steps[Step.SUMMARISE].tick.click()
    assert question in words(page)
