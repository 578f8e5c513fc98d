"""Asking what is promised and when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from klachtenboek.domain.customer import Customer
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.overpromise import Caution, Concern
from klachtenboek.domain.promise import Appointment, Promise
from klachtenboek.logbook import Logbook
from klachtenboek.ui.dialogs.promise import PromiseChoice, PromiseDialog
from klachtenboek.ui.dialogs.promise_words import LEADS, caution_words, lead_words, spoken_day
from klachtenboek.ui.workplace import Workplace
from tests.ui import walkers

SATURDAY = datetime(2026, 11, 21)


def shown(workplace: Workplace, customer: Customer | None = None, promise: Promise | None = None) -> PromiseDialog:
    dialog = PromiseDialog(workplace, customer=customer, promise=promise)
    dialog.show()
    return dialog


def promise_to(logbook: Logbook, who: str, due: datetime) -> int:
    key = logbook.complaints.log("Iets met brood.", who=who).id
    logbook.promises.make(key, PromiseKind.CALL_BACK, "Bellen", due)
    return key


def type_moment(dialog: PromiseDialog, day: str, time: str) -> None:
    for field, words in ((dialog.moment.day, day), (dialog.moment.time, time)):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)


def test_a_promise_is_ready_to_be_made_at_the_first_free_moment(workplace: Workplace, customer: Customer) -> None:
    dialog = shown(workplace, customer)
    assert dialog.windowTitle() == "Belofte aan mevrouw Jansen"
    assert dialog.due() == datetime(2026, 11, 20, 15, 30)
    assert not dialog.warning.isVisibleTo(dialog)
    dialog.done_button.click()
    due = datetime(2026, 11, 20, 15, 30)
    assert dialog.choice == PromiseChoice(kind=PromiseKind.CALL_BACK, text="Terugbellen", due=due, suits=False, lead=15)


def test_typed_dutch_is_understood_and_written_out(
    workplace: Workplace, customer: Customer, wake: Callable[[QWidget], None]
) -> None:
    dialog = shown(workplace, customer)
    wake(dialog)
    type_moment(dialog, "morgen", "half 4")
    assert dialog.due() == SATURDAY.replace(hour=15, minute=30)
    dialog.what.setFocus()
    assert (dialog.moment.day.text(), dialog.moment.time.text()) == ("zaterdag 21 november", "15:30")
    assert "morgen om half vier" in dialog.sentence.text()


@pytest.mark.parametrize(("day", "time"), [("ooit", "15"), ("morgen", "straks")])
def test_what_is_not_understood_is_said_beside_it_and_nothing_is_promised(
    workplace: Workplace, customer: Customer, day: str, time: str
) -> None:
    dialog = shown(workplace, customer)
    type_moment(dialog, day, time)
    dialog.done_button.click()
    assert dialog.moment.fault.text()
    assert dialog.choice is None
    assert dialog.isVisible()


def test_a_full_afternoon_is_warned_for_and_a_better_moment_is_one_click_away(
    workplace: Workplace, logbook: Logbook, customer: Customer
) -> None:
    for hour in (13, 14, 16):
        promise_to(logbook, "Familie Bakker", SATURDAY.replace(hour=hour))
    dialog = shown(workplace, customer)
    type_moment(dialog, "morgen", "15:00")
    assert dialog.warning.accessibleName() == "Beloof je niet te veel? Die middag staan er al drie beloftes."
    assert dialog.rather.caption() == "Liever di 24 nov 08:30"
    dialog.rather.click()
    assert dialog.due() == datetime(2026, 11, 24, 8, 30)
    assert not dialog.warning.isVisibleTo(dialog)


def test_a_warning_never_stops_the_owner(workplace: Workplace, customer: Customer) -> None:
    dialog = shown(workplace, customer)
    type_moment(dialog, "zondag", "3:00")
    assert dialog.warning.isVisibleTo(dialog)
    dialog.done_button.click()
    assert dialog.choice is not None


def test_a_customer_let_down_before_is_not_offered_another_moment(
    workplace: Workplace, logbook: Logbook, customer: Customer
) -> None:
    key = logbook.complaints.log("Iets.", customer_id=customer.id).id
    logbook.promises.make(key, PromiseKind.CALL_BACK, "Bellen", datetime(2026, 11, 20, 10))
    logbook.promises.keep(key, logbook.complaints.get(key).promises[0].id)
    dialog = shown(workplace, customer)
    assert "al eens te lang gewacht" in dialog.warning.accessibleName()
    assert not dialog.rather.isVisibleTo(dialog)


def test_money_over_ones_own_limit_is_warned_for(workplace: Workplace, logbook: Logbook, customer: Customer) -> None:
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(refund_limit=2500))
    dialog = shown(workplace, customer)
    dialog.kind.chip(PromiseKind.REFUND).click()
    QTest.keyClicks(dialog.what, "30,00 terug op de rekening")
    assert "grens" in dialog.warning.accessibleName()
    dialog.what.setText("")
    QTest.keyClicks(dialog.what, "20 terug")
    assert not dialog.warning.isVisibleTo(dialog)


def test_the_day_shows_who_else_waits_and_a_step_moves_the_promise(
    workplace: Workplace, logbook: Logbook, customer: Customer
) -> None:
    promise_to(logbook, "De heer Yılmaz", SATURDAY.replace(hour=14))
    dialog = shown(workplace, customer)
    type_moment(dialog, "morgen", "10")
    assert dialog.day.title.text() == "Zaterdag 21 november"
    assert dialog.day.open.text() == "Open van 08:00 tot 17:00 · één belofte"
    assert "14:00 De heer Yılmaz" in dialog.day.agenda.accessibleDescription()
    QTest.keyClick(dialog.day.agenda, Qt.Key.Key_Down)
    assert dialog.due() == SATURDAY.replace(hour=10, minute=15)
    dialog.day.later.click()
    assert dialog.due() == datetime(2026, 11, 22, 10, 15)
    assert dialog.day.open.text() == "Gesloten"


def test_a_chip_takes_its_moment(workplace: Workplace, customer: Customer) -> None:
    dialog = shown(workplace, customer)
    moment = datetime(2026, 11, 21, 8, 30)
    dialog.moment.chips.chip(moment).click()
    assert dialog.due() == moment
    assert dialog.day.title.text() == "Zaterdag 21 november"


def test_the_notice_is_chosen_from_a_menu(workplace: Workplace, customer: Customer) -> None:
    dialog = shown(workplace, customer)
    assert dialog.lead.caption() == "Seintje een kwartier van tevoren"
    dialog.lead_menu().actions()[LEADS.index(60)].trigger()
    assert dialog.lead.caption() == "Seintje een uur van tevoren"
    dialog.done_button.click()
    assert dialog.choice is not None
    assert dialog.choice.lead == 60


def test_moving_asks_whether_it_suits_the_customer(workplace: Workplace, logbook: Logbook, customer: Customer) -> None:
    key = promise_to(logbook, "Familie Bakker", datetime(2026, 11, 20, 16))
    promise = logbook.complaints.get(key).promises[0]
    dialog = shown(workplace, customer, promise)
    assert dialog.done_button.caption() == "Verzetten"
    dialog.done_button.click()
    assert dialog.isVisible()
    assert dialog.consent.isVisibleTo(dialog)
    QTest.keyClick(dialog.suits, Qt.Key.Key_Space)
    dialog.done_button.click()
    assert dialog.choice is not None
    assert (dialog.choice.text, dialog.choice.suits) == ("Bellen", True)


def test_control_enter_promises(workplace: Workplace, customer: Customer, wake: Callable[[QWidget], None]) -> None:
    dialog = PromiseDialog(workplace, customer=customer)
    wake(dialog)
    QTest.keyClick(dialog.what, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.choice is not None


def test_what_was_promised_comes_out_and_nothing_when_it_is_left(
    workplace: Workplace, customer: Customer, answering: Callable[[Callable[[QDialog], None]], None]
) -> None:
    def promise(dialog: QDialog) -> None:
        assert isinstance(dialog, PromiseDialog)
        dialog.done_button.click()

    answering(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert PromiseDialog.ask(workplace, customer=customer) is None
    answering(promise)
    assert PromiseDialog.ask(workplace, customer=customer) is not None


CAUTIONS = [
    (Caution(Concern.CLOSED), "Op dat moment is je zaak dicht."),
    (Caution(Concern.TOO_SOON, minutes=-5), "Dat moment is al geweest."),
    (Caution(Concern.TOO_SOON, minutes=0), "Dat is nu meteen."),
    (Caution(Concern.TOO_SOON, minutes=1), "Dat is al over een minuut."),
    (Caution(Concern.TOO_SOON, minutes=12), "Dat is al over twaalf minuten."),
    (
        Caution(Concern.CLASH, clash=Appointment(SATURDAY + timedelta(hours=15), 1, "Mevrouw De Vries")),
        "Om 15:00 staat er al een belofte aan mevrouw De Vries.",
    ),
    (
        Caution(Concern.CLASH, clash=Appointment(SATURDAY + timedelta(hours=15), None, "Zonder naam")),
        "Om 15:00 staat er al een belofte aan een klant zonder naam.",
    ),
    (Caution(Concern.FULL, count=3, is_morning=True), "Die ochtend staan er al drie beloftes."),
    (Caution(Concern.LATE_BEFORE), "Deze klant heeft al eens te lang gewacht. Kies een moment dat zeker lukt."),
    (Caution(Concern.OVER_LIMIT), "Dit is meer dan de grens die je zelf voor geld terug hebt gekozen."),
]


@pytest.mark.parametrize(("caution", "words"), CAUTIONS, ids=[words for _caution, words in CAUTIONS])
def test_each_warning_is_one_plain_sentence(caution: Caution, words: str) -> None:
    assert caution_words(caution) == words


def test_days_and_notice_are_said_as_people_say_them() -> None:
    today = SATURDAY.date()
    days = [spoken_day(today + timedelta(days=ahead), today) for ahead in (0, 1, 2, 3)]
    assert days == ["vandaag", "morgen", "overmorgen", "dinsdag 24 november"]
    assert lead_words(5) == "Seintje vijf minuten van tevoren"
    assert lead_words(0) == "Seintje op het moment zelf"


def test_nothing_is_cut_off_and_everything_has_a_name(
    dressed: QApplication, workplace: Workplace, customer: Customer
) -> None:
    dialog = shown(workplace, customer._replace(surname="Hottentottententoonstellingsmaker"))
    type_moment(dialog, "zondag", "3:00")
    assert walkers.faults(dressed, dialog, sizes=((900, 604), (870, 472)), scales=(1.0, 1.5)) == []
