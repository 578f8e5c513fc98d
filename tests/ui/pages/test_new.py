"""Nieuwe klacht: write along, nothing required, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from klachtenboek.domain.checklist import ATTENTION, Step
from klachtenboek.domain.customer import read_name
from klachtenboek.domain.kinds import Channel, PromiseKind
from klachtenboek.domain.shop import Trade
from klachtenboek.domain.summary import Query
from klachtenboek.ui.dialogs.promise import PromiseDialog
from klachtenboek.ui.pages.new import OTHER_MOMENT, NewPage
from klachtenboek.ui.pages.new_who import email_fault, phone_fault
from klachtenboek.ui.widgets import Button
from tests.ui.pages.shown import shown
from tests.ui.walkers import faults, rest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.workplace import Workplace
    from tests.conftest import FakeClock

CAKE = "De taart was ingezakt toen ze thuiskwam."


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace) -> NewPage:
    made = shown(qtbot, NewPage(workplace))
    qtbot.waitExposed(made)
    made.open()
    rest()
    return made


def type_in(field: QWidget, words: str) -> None:
    QTest.keyClicks(field, words)


def press(page: NewPage, words: str) -> None:
    next(b for b in page.findChildren(Button) if b.caption() == words and b.isVisible()).click()


def only(logbook: Logbook) -> Complaint:
    rows = logbook.complaints.page(Query()).rows
    assert len(rows) == 1
    return logbook.complaints.get(rows[0].id)


def chosen_category(page: NewPage) -> int:
    value = page.category.value()
    return value if isinstance(value, int) else 0


def words(page: NewPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


# -- writing along --------------------------------------------------------------------------------------


def test_the_keyboard_is_in_the_story(page: NewPage) -> None:
    assert page.story.control.hasFocus()


def test_only_a_story_makes_a_complaint(qtbot: QtBot, page: NewPage, logbook: Logbook, workplace: Workplace) -> None:
    type_in(page.story.control, CAKE)
    with qtbot.waitSignal(workplace.went) as went:
        QTest.keyClick(page.story.control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    made = only(logbook)
    assert went.args == ["complaint", made.id]
    assert made.story == CAKE
    assert made.channel is Channel.SHOP
    assert logbook.keeping.drafts() == ()


def test_with_nothing_written_it_says_so_and_stays(
    qtbot: QtBot, page: NewPage, logbook: Logbook, workplace: Workplace
) -> None:
    with qtbot.waitSignal(workplace.said) as said:
        press(page, "Bewaren en verder")
    assert said.args[0].startswith("Er staat nog niets.")
    assert logbook.complaints.page(Query()).rows == ()
    assert page.story.control.hasFocus()


def test_saving_and_closing_goes_back(qtbot: QtBot, page: NewPage, logbook: Logbook, workplace: Workplace) -> None:
    type_in(page.story.control, CAKE)
    with qtbot.waitSignal(workplace.left), qtbot.waitSignal(workplace.said) as said:
        press(page, "Bewaren en sluiten")
    assert said.args[0] == f"Klacht {only(logbook).reference} bewaard."


def test_everything_on_the_page_is_written_down(page: NewPage, logbook: Logbook, clock: FakeClock) -> None:
    type_in(page.story.control, CAKE)
    page.channel.chip(Channel.PHONE).click()
    type_in(page.who.name_field, "Mevrouw A. Jansen")
    type_in(page.who.phone.control, "06-1234 5678")
    type_in(page.who.email.control, "a.jansen@voorbeeld.nl")
    first = logbook.promises.suggestions()[0]
    page.promise.chip(first).click()
    clock.forward(minutes=4)
    press(page, "Bewaren en verder")
    made = only(logbook)
    assert made.received_at == datetime(2026, 11, 20, 14, 48)
    assert made.channel is Channel.PHONE
    assert made.customer_id is not None
    customer = logbook.customers.get(made.customer_id)
    assert (customer.surname, customer.phone, customer.email) == ("Jansen", "06-1234 5678", "a.jansen@voorbeeld.nl")
    assert [promise.due for promise in made.promises] == [first]
    assert made.category_id is not None
    assert logbook.lessons.category(made.category_id).name == "Taart en gebak"


# -- channel, category, promise -------------------------------------------------------------------------


def test_the_channel_used_last_is_chosen_already(page: NewPage) -> None:
    type_in(page.story.control, CAKE)
    page.channel.chip(Channel.PHONE).click()
    press(page, "Bewaren en verder")
    page.open()
    assert page.channel.value() is Channel.PHONE


def test_a_review_used_last_is_not_a_habit(page: NewPage) -> None:
    type_in(page.story.control, CAKE)
    page.channel.chip(Channel.REVIEW).click()
    press(page, "Bewaren en verder")
    page.open()
    assert page.channel.value() is Channel.SHOP


def test_in_a_restaurant_it_is_the_zaak(page: NewPage, logbook: Logbook) -> None:
    logbook.keeping.welcome(name="De Kok", owner="Bo", trade=Trade.RESTAURANT)
    page.open()
    assert page.channel.chip(Channel.SHOP).caption() == "In de zaak"


def test_online_asks_where_and_advises_to_answer_in_public(page: NewPage, logbook: Logbook) -> None:
    assert not page.platform.isVisible()
    page.channel.chip(Channel.REVIEW).click()
    rest()
    assert page.platform.isVisible()
    assert "Reageer openbaar" in words(page)
    type_in(page.story.control, "Lang wachten")
    type_in(page.platform.control, "Google")
    press(page, "Bewaren en verder")
    trail = only(logbook).trail
    assert trail is not None
    assert trail.platform == "Google"


def test_the_category_follows_the_story_until_it_is_chosen(page: NewPage, logbook: Logbook) -> None:
    names = {category.id: category.name for category in logbook.lessons.categories()}
    type_in(page.story.control, "Het brood was oud. ")
    assert names.get(chosen_category(page)) == "Brood"
    chosen = next(number for number, name in names.items() if name == "Bediening")
    page.category.chip(chosen).click()
    type_in(page.story.control, "En de taart ook, de slagroomtaart, het gebak.")
    assert names.get(chosen_category(page)) == "Bediening"


def test_a_promise_chosen_twice_is_none(page: NewPage, logbook: Logbook) -> None:
    first = logbook.promises.suggestions()[0]
    page.promise.chip(first).click()
    assert page.promise.value() == first
    page.promise.chip(first).click()
    assert page.promise.value() is None


def test_another_moment_is_chosen_in_the_dialog(page: NewPage, logbook: Logbook) -> None:
    type_in(page.story.control, CAKE)
    due = datetime(2026, 11, 24, 11, 30)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PromiseDialog)
        dialog.kind.chip(PromiseKind.DELIVER).click()
        dialog.what.setText("Nieuwe taart brengen")
        dialog.moment.set_moment(due)
        dialog.done_button.click()

    QTimer.singleShot(0, answer)
    page.promise.chip(OTHER_MOMENT).click()
    assert page.promise.value() == due
    assert page.promise.chip(due).caption() == "Di 24 nov 11:30 leveren"
    press(page, "Bewaren en verder")
    promise = only(logbook).promises[0]
    assert (promise.kind, promise.text, promise.due) == (PromiseKind.DELIVER, "Nieuwe taart brengen", due)


def test_closing_the_dialog_changes_nothing(page: NewPage, logbook: Logbook) -> None:
    first = logbook.promises.suggestions()[0]
    page.promise.chip(first).click()

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PromiseDialog)
        dialog.reject()

    QTimer.singleShot(0, answer)
    page.promise.chip(OTHER_MOMENT).click()
    assert page.promise.value() == first


# -- who ------------------------------------------------------------------------------------------------


def test_a_known_customer_is_recognised(page: NewPage, logbook: Logbook, clock: FakeClock) -> None:
    clock.now = datetime(2025, 3, 4, 10)
    told = read_name("Mevrouw A. Jansen")._replace(phone="06-1234 5678", street="Brinkgreverweg 48", town="Deventer")
    known = logbook.customers.save(told)
    logbook.complaints.log("Brood oudbakken", customer_id=known.id)
    clock.now = datetime(2026, 11, 20, 14, 48)
    page.who.name_field.setFocus()
    type_in(page.who.name_field, "jan")
    assert page.who.name_field.is_offering()
    QTest.keyClick(page.who.name_field, Qt.Key.Key_Down)
    QTest.keyClick(page.who.name_field, Qt.Key.Key_Return)
    rest()
    assert page.who.name_field.text() == "Mevrouw A. Jansen"
    assert page.who.phone.text() == "06-1234 5678"
    assert "Bekende klant: Brinkgreverweg 48, Deventer. Had in maart 2025 ook een klacht." in words(page)
    type_in(page.story.control, CAKE)
    press(page, "Bewaren en verder")
    row = logbook.complaints.page(Query()).rows[0]
    assert row.customer is not None
    assert row.customer.id == known.id


def test_another_name_is_another_customer(page: NewPage, logbook: Logbook) -> None:
    known = logbook.customers.save(read_name("Mevrouw A. Jansen"))
    logbook.keeping.save_draft(replace(logbook.keeping.new_draft(), who="Mevrouw A. Jansen", customer_id=known.id))
    page.open(logbook.keeping.drafts()[0].id)
    rest()
    assert "Bekende klant." in words(page)
    page.who.name_field.setFocus()
    type_in(page.who.name_field, "en")
    assert page.who.customer() is None
    assert "Bekende klant." not in words(page)


@pytest.mark.parametrize(
    ("typed", "is_fine"),
    [("", True), ("06-1234 5678", True), ("+32 3 123 45 67", True), ("0570 123 987", True), ("06-12 34", False)],
)
def test_a_number_that_is_too_short_is_told(typed: str, is_fine: bool) -> None:  # noqa: FBT001
    assert (phone_fault(typed) == "") is is_fine


@pytest.mark.parametrize(
    ("typed", "is_fine"),
    [("", True), ("a@b.nl", True), ("a.jansen.nl", False), ("@voorbeeld.nl", False), ("a@", False)],
)
def test_an_address_without_at_is_told(typed: str, is_fine: bool) -> None:  # noqa: FBT001
    assert (email_fault(typed) == "") is is_fine


def test_a_fault_shows_on_leaving_and_goes_while_mending(page: NewPage, logbook: Logbook) -> None:
    phone = page.who.phone
    phone.setFocus()
    type_in(phone.control, "06-12 34")
    assert phone.error() == ""
    page.who.email.setFocus()
    assert phone.error() == "Dit nummer is te kort. Typ het zoals 06-1234 5678."
    phone.setFocus()
    type_in(phone.control, " 5678")
    assert phone.error() == ""
    type_in(page.story.control, CAKE)
    press(page, "Bewaren en verder")
    assert only(logbook).story == CAKE


# -- the coach ------------------------------------------------------------------------------------------


def test_the_coach_says_it_to_the_customer_by_name(page: NewPage) -> None:
    type_in(page.who.name_field, "Mevrouw Jansen")
    assert "mevrouw Jansen" in words(page)


def test_steps_are_ticked_by_keys_and_keep_their_time(page: NewPage, logbook: Logbook, clock: FakeClock) -> None:
    for minutes, (step, key) in enumerate(zip(ATTENTION, "123", strict=True)):
        QTest.keyClick(page, Qt.Key(ord(key)), Qt.KeyboardModifier.AltModifier)
        assert page.coach.row(step).state() == "done", minutes
        clock.forward(minutes=1)
    type_in(page.story.control, CAKE)
    press(page, "Bewaren en verder")
    taken = only(logbook).steps
    assert [(entry.step, entry.at.minute) for entry in taken] == list(zip(ATTENTION, (48, 49, 50), strict=True))
    assert taken[1].sentence


def test_a_step_is_unticked_by_the_same_click(page: NewPage) -> None:
    row = page.coach.row(Step.LISTEN)
    row.click()
    assert row.state() == "done"
    row.click()
    assert row.state() == "now"


def test_in_a_narrow_window_only_the_current_step_shows(page: NewPage) -> None:
    page.resize(818, 512)
    rest()
    assert not page.coach.isVisible()
    assert "Laten uitpraten  stap 1 van 3" in words(page)
    press(page, "Gedaan")
    assert "Begrip tonen  stap 2 van 3" in words(page)
    press(page, "Gezegd")
    press(page, "Gezegd")
    assert "Aandacht gegeven" in words(page)


def test_the_buttons_stick_to_the_foot_of_a_narrow_window(page: NewPage) -> None:
    page.resize(818, 512)
    rest()
    bottom = page.bar.mapTo(page, page.bar.rect().bottomLeft()).y()
    assert page.bar.isVisible()
    assert bottom > 480
    page.resize(1142, 688)
    rest()
    assert page.side.indexOf(page.bar) >= 0


# -- drafts ---------------------------------------------------------------------------------------------


def test_what_is_typed_is_kept_half_a_second_later(qtbot: QtBot, page: NewPage, logbook: Logbook) -> None:
    type_in(page.story.control, "De taa")
    assert logbook.keeping.drafts() == ()
    qtbot.waitUntil(lambda: len(logbook.keeping.drafts()) == 1, timeout=2000)
    assert logbook.keeping.drafts()[0].story == "De taa"
    assert "Concept bewaard om 14:48" in words(page)


def test_what_is_typed_is_kept_when_the_field_is_left(page: NewPage, logbook: Logbook) -> None:
    type_in(page.story.control, "De taa")
    page.who.name_field.setFocus()
    assert logbook.keeping.drafts()[0].story == "De taa"


def test_emptying_the_page_leaves_no_draft(page: NewPage, logbook: Logbook) -> None:
    type_in(page.story.control, "De taa")
    page.keep()
    page.story.set_text("")
    page.keep()
    assert logbook.keeping.drafts() == ()


def test_leaving_never_asks_and_says_where_it_is(
    qtbot: QtBot, page: NewPage, logbook: Logbook, workplace: Workplace
) -> None:
    type_in(page.story.control, CAKE)
    with qtbot.waitSignal(workplace.said) as said:
        page.leave()
    assert said.args[0].startswith("Concept bewaard.")
    assert logbook.keeping.drafts()[0].story == CAKE


def test_leaving_an_empty_page_says_nothing(qtbot: QtBot, page: NewPage, workplace: Workplace) -> None:
    with qtbot.assertNotEmitted(workplace.said):
        page.leave()


def test_a_second_new_complaint_keeps_both(page: NewPage, logbook: Logbook) -> None:
    type_in(page.story.control, CAKE)
    page.leave()
    page.open()
    rest()
    assert page.story.text() == ""
    assert "Je was bezig met een klacht van 14:48." in words(page)
    type_in(page.story.control, "Brood oudbakken")
    page.leave()
    assert {draft.story for draft in logbook.keeping.drafts()} == {CAKE, "Brood oudbakken"}


def test_a_draft_comes_back_whole(page: NewPage, logbook: Logbook, clock: FakeClock) -> None:
    due = datetime(2026, 11, 24, 11, 30)
    type_in(page.story.control, CAKE)
    type_in(page.who.name_field, "Mevrouw Jansen")
    type_in(page.who.phone.control, "06-12")
    page.channel.chip(Channel.SOCIAL).click()
    type_in(page.platform.control, "Facebook")
    page.coach.row(Step.LISTEN).click()
    page.keep()
    draft = logbook.keeping.save_draft(replace(logbook.keeping.drafts()[0], promise_due=due))
    clock.forward(days=1)
    page.open()
    page.open(draft.id)
    rest()
    assert page.story.text() == CAKE
    assert page.who.name_field.text() == "Mevrouw Jansen"
    assert page.who.phone.text() == "06-12"
    assert page.platform.text() == "Facebook"
    assert page.platform.isVisible()
    assert page.coach.row(Step.LISTEN).state() == "done"
    assert page.promise.value() == due
    assert "Concept bewaard om gisteren 14:48" in words(page)
    press(page, "Bewaren en verder")
    assert only(logbook).received_at.date() == date(2026, 11, 20)


def test_moments_in_the_past_are_not_offered(page: NewPage, logbook: Logbook, clock: FakeClock) -> None:
    before = logbook.promises.suggestions()[0]
    clock.forward(hours=3)
    page.reload()
    with pytest.raises(KeyError):
        page.promise.chip(before)
    assert page.promise.chip(logbook.promises.suggestions()[0]).caption() == "Morgen 08:30 bellen"


# -- looks ----------------------------------------------------------------------------------------------


def test_nothing_is_cut_off(dressed: QApplication, page: NewPage, logbook: Logbook) -> None:
    known = logbook.customers.save(
        read_name("Mevrouw Alexandrina van Amstel-van den Bergh tot Oud-Zuilenstein")._replace(
            street="Burgemeester van Wolfeschlegelsteinhausenbergerdorffstraat 128",
            town="Gasselterboerveenschemond",
        )
    )
    draft = logbook.keeping.new_draft()
    draft = replace(draft, story="<img src=x> & taart. " * 60, who=known.full_name, customer_id=known.id, phone="06-12")
    kept = logbook.keeping.save_draft(replace(draft, channel=Channel.REVIEW, started_at=draft.started_at))
    logbook.keeping.save_draft(replace(draft, started_at=draft.started_at - timedelta(days=2)))
    page.open(kept.id)
    page.who.phone.setFocus()
    page.who.email.setFocus()
    assert page.who.phone.error()
    assert faults(dressed, page, sizes=((1142, 688), (818, 512)), scales=(1.0, 1.5, 2.0)) == []
