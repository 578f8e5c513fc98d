"""After-care as a talk of four questions, and the quiet lines on Vandaag with what ends them."""

from datetime import datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klachtenboek.domain.aftercare import Aftercare, Verdict
from klachtenboek.domain.checklist import Step
from klachtenboek.domain.deadline import Signal
from klachtenboek.domain.kinds import Closing, Direction, Kind, PromiseKind
from klachtenboek.domain.summary import Query
from klachtenboek.logbook import Logbook
from klachtenboek.ui.dialogs import calendarfile
from klachtenboek.ui.dialogs.aftercare import AftercareChoice, AftercareDialog, call_afterwards
from klachtenboek.ui.dialogs.promise import PromiseChoice, PromiseDialog
from klachtenboek.ui.pages.settings import SettingsPage
from klachtenboek.ui.pages.today import TodayPage
from klachtenboek.ui.theme import THEME, Scheme
from klachtenboek.ui.widgets import Button
from klachtenboek.ui.workplace import Workplace
from tests.conftest import FakeClock
from tests.ui.walkers import clipped, settle, unnamed


@pytest.fixture
def clock(clock: FakeClock) -> FakeClock:
    clock.now = datetime(2026, 10, 20, 14, 48)
    return clock


def closed(logbook: Logbook, clock: FakeClock) -> int:
    """Solve and close a complaint, a month before its after-care; return its id."""
    key = logbook.complaints.log("De taart was ingezakt.", who="mevrouw A. Jansen", phone="06-1234 5678").id
    for step in (Step.LISTEN, Step.ACKNOWLEDGE, Step.APOLOGISE):
        logbook.complaints.take_step(key, step)
    logbook.complaints.choose_solution(key, "Een nieuwe taart")
    logbook.complaints.agree(key)
    logbook.complaints.close(key, Closing.RESOLVED)
    clock.forward(days=31)
    return key


def dialog_for(logbook: Logbook, key: int, qtbot: QtBot) -> AftercareDialog:
    complaint = logbook.complaints.get(key)
    assert complaint.customer_id is not None
    dialog = AftercareDialog(complaint, logbook.customers.get(complaint.customer_id), logbook.keeping.shop())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(dialog: AftercareDialog, answers: tuple[bool, bool, bool], verdict: Verdict | None = None) -> None:
    """Click the answers as the owner does."""
    for row, answer in zip(dialog.answers.values(), answers, strict=True):
        row.chip(answer).click()
    if verdict is not None:
        dialog.verdict.chip(verdict).click()


@pytest.mark.usefixtures("dressed")
def test_every_question_is_answered_before_it_is_kept(logbook: Logbook, clock: FakeClock, qtbot: QtBot) -> None:
    dialog = dialog_for(logbook, closed(logbook, clock), qtbot)
    dialog.done_button.click()
    assert dialog.result() == 0
    assert dialog.fields["understood"].error()
    choose(dialog, (True, True, True), Verdict.SATISFIED)
    assert not dialog.fields["understood"].error()
    dialog.else_.set_text("Groeten")
    dialog.done_button.click()
    assert dialog.choice is not None
    said = dialog.choice.answers
    assert (said.understood, said.apology_good, said.still_solved) == (True, True, True)
    assert (said.anything_else, said.verdict, dialog.choice.compliment) == ("Groeten", Verdict.SATISFIED, "")


@pytest.mark.usefixtures("dressed")
def test_a_no_says_beforehand_that_it_reopens(logbook: Logbook, clock: FakeClock, qtbot: QtBot) -> None:
    dialog = dialog_for(logbook, closed(logbook, clock), qtbot)
    choose(dialog, (True, True, True))
    assert not dialog.reopens.isVisible()
    choose(dialog, (True, False, True))
    assert dialog.reopens.isVisible()


@pytest.mark.usefixtures("dressed")
def test_enthusiasm_offers_to_write_it_down_as_a_compliment(logbook: Logbook, clock: FakeClock, qtbot: QtBot) -> None:
    dialog = dialog_for(logbook, closed(logbook, clock), qtbot)
    choose(dialog, (True, True, True), Verdict.SATISFIED)
    assert not dialog.compliment.isVisible()
    choose(dialog, (True, True, True), Verdict.ENTHUSIASTIC)
    assert dialog.compliment.isVisible()
    assert not dialog.compliment.isChecked()
    dialog.compliment.click()
    dialog.done_button.click()
    assert dialog.choice is not None
    assert dialog.choice.compliment


def test_a_no_opens_the_complaint_with_the_answer_as_reason(
    workplace: Workplace, logbook: Logbook, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = closed(logbook, clock)
    answers = Aftercare(
        planned_on=clock.now.date(),
        understood=True,
        apology_good=False,
        still_solved=False,
        anything_else="De nieuwe was ook droog.",
    )
    monkeypatch.setattr(AftercareDialog, "ask", lambda *_a, **_k: AftercareChoice(answers))
    went: list[tuple[str, int]] = []
    workplace.went.connect(lambda place, key: went.append((place, key)))
    call_afterwards(workplace, key, None)
    complaint = logbook.complaints.get(key)
    assert complaint.is_open
    assert complaint.reopenings[0].reason == (
        "Nazorg: de excuses waren niet goed, het is niet meer opgelost. De nieuwe was ook droog."
    )
    assert went == [("complaint", key)]


def test_a_compliment_becomes_an_entry_of_the_same_customer(
    workplace: Workplace, logbook: Logbook, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = closed(logbook, clock)
    answers = Aftercare(
        planned_on=clock.now.date(),
        understood=True,
        apology_good=True,
        still_solved=True,
        verdict=Verdict.ENTHUSIASTIC,
    )
    monkeypatch.setattr(AftercareDialog, "ask", lambda *_a, **_k: AftercareChoice(answers, "Wat een service"))
    page = TodayPage(workplace)
    page.aftercare.chosen.emit(key)
    newest = logbook.complaints.page(Query()).rows[0]
    assert (newest.kind, newest.title) == (Kind.COMPLIMENT, "Wat een service")
    assert logbook.complaints.get(newest.id).customer_id == logbook.complaints.get(key).customer_id
    assert logbook.complaints.aftercare_due(until=clock.now.date()) == ()
    page.deleteLater()


# -- quiet lines --------------------------------------------------------------------------------------


def waiting(logbook: Logbook, clock: FakeClock) -> dict[Signal, int]:
    """Write down a complaint for each signal; return which is which on the day itself."""
    keys = {}
    for signal, days in ((Signal.LONG_OPEN, 10), (Signal.ANSWER_DUE, 10), (Signal.SILENT, 8), (Signal.ACKNOWLEDGE, 2)):
        keys[signal] = logbook.complaints.log("De taart was ingezakt.", who=f"mevrouw {signal.name.title()}").id
        if signal is Signal.SILENT:
            logbook.complaints.contact(keys[signal], said="Gebeld", direction=Direction.OUT)
        clock.forward(days=days)
    return keys


def test_what_waits_too_long_is_told_the_most_pressing_first(logbook: Logbook, clock: FakeClock) -> None:
    assert logbook.complaints.signals() == ()
    keys = waiting(logbook, clock)
    assert [(row.signal, row.complaint_id) for row in logbook.complaints.signals()] == [
        (signal, keys[signal]) for signal in Signal
    ]


def test_a_practice_complaint_and_one_of_today_wait_for_nothing(logbook: Logbook, clock: FakeClock) -> None:
    logbook.complaints.practise()
    clock.forward(days=40)
    logbook.complaints.log("Vandaag")
    assert logbook.complaints.signals() == ()


def test_each_line_has_the_action_that_ends_it(
    workplace: Workplace, logbook: Logbook, clock: FakeClock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = waiting(logbook, clock)
    went: list[tuple[str, int]] = []
    workplace.went.connect(lambda place, key: went.append((place, key)))
    page = TodayPage(workplace)
    qtbot.addWidget(page)
    page.resize(1366, 688)
    page.show()
    page.open()
    assert page.signals.isVisible()
    for button in page.signals.findChildren(Button):
        button.click()
    assert ("complaint", keys[Signal.LONG_OPEN]) in went
    assert ("letter", keys[Signal.ANSWER_DUE]) in went
    moment = datetime(2026, 11, 27, 10)
    choice = PromiseChoice(kind=PromiseKind.CALL_BACK, text="Bellen", due=moment, suits=True, lead=15)
    monkeypatch.setattr(PromiseDialog, "ask", lambda *_a, **_k: choice)
    page.signals.asked.emit("promise", keys[Signal.SILENT])
    assert logbook.promises.open()[0].complaint_id == keys[Signal.SILENT]
    assert keys[Signal.SILENT] not in [row.complaint_id for row in logbook.complaints.signals()]


# -- the calendar and the switch ----------------------------------------------------------------------


def test_all_open_promises_go_to_a_calendar_file_from_the_page(
    workplace: Workplace, logbook: Logbook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    key = logbook.complaints.log("De taart was ingezakt.", who="mevrouw A. Jansen").id
    logbook.promises.make(key, PromiseKind.CALL_BACK, "Bellen", datetime(2026, 10, 21, 10))
    page = TodayPage(workplace)
    qtbot.addWidget(page)
    page.show()
    page.open()
    monkeypatch.setattr(calendarfile, "ask_file", lambda _parent: None)
    page.promises.calendar.click()
    assert not list(tmp_path.iterdir())
    monkeypatch.setattr(calendarfile, "ask_file", lambda _parent: tmp_path / "beloftes.ics")
    page.promises.calendar.click()
    found = Calendar.from_ical((tmp_path / "beloftes.ics").read_bytes().decode()).walk("VEVENT")
    assert [event["summary"] for event in found] == ["Mevrouw Jansen bellen"]


def test_starting_with_the_computer_is_switched_in_the_settings(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    page = SettingsPage(workplace)
    qtbot.addWidget(page)
    page.sections.chip("promises").click()
    page.reload()
    assert not page.autostart.isChecked()
    page.autostart.click()
    file = tmp_path / "autostart" / "klachtenboek.desktop"
    assert file.exists()
    file.write_text(f"{file.read_text(encoding='utf-8')}Hidden=true\n", encoding="utf-8")
    page.reload()
    assert not page.autostart.isChecked()
    page.autostart.click()
    page.autostart.click()
    assert not file.exists()


# -- looks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_clipped_and_everything_has_a_name(
    logbook: Logbook, clock: FakeClock, qtbot: QtBot, dressed: QApplication, scheme: Scheme, scale: float
) -> None:
    THEME.apply(dressed, scheme=scheme, scale=scale, touch=False)
    dialog = dialog_for(logbook, closed(logbook, clock), qtbot)
    choose(dialog, (True, False, True), Verdict.ENTHUSIASTIC)
    settle(dressed)
    assert clipped(dialog) == []
    assert unnamed(dialog) == []
