"""Reminders where the owner sees them: a small window, the program itself, the tray; on a clock moved by hand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klachtenboek.domain.kinds import Outcome, PromiseKind
from klachtenboek.domain.trouble import DiskFailed
from klachtenboek.logbook import Logbook
from klachtenboek.ui.dialogs.call import CallChoice, CallDialog, Ending
from klachtenboek.ui.dialogs.promise import PromiseChoice, PromiseDialog
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.today import TodayPage
from klachtenboek.ui.reminders import Reminders
from klachtenboek.ui.theme import THEME, Scheme
from klachtenboek.ui.tray import Tray, tell_desktop
from tests.conftest import FakeClock
from tests.ui.walkers import clipped, settle, unnamed


class Starter:
    def __init__(self) -> None:
        self.on = False

    def is_on(self) -> bool:
        return self.on

    def switch(self, *, on: bool) -> None:
        self.on = on


@pytest.fixture
def clock(clock: FakeClock) -> FakeClock:
    clock.now = datetime(2026, 11, 20, 14, 40)
    return clock


def due(logbook: Logbook, minutes: int = 20, who: str = "mevrouw A. Jansen", **more: object) -> int:
    """Write down a complaint with a call promised in so many minutes; return its id."""
    made = logbook.complaints.log("De slagroomtaart was ingezakt.", who=who, phone="06-1234 5678")
    when = logbook.now() + timedelta(minutes=minutes)
    kind = more.get("kind", PromiseKind.CALL_BACK)
    assert isinstance(kind, PromiseKind)
    logbook.promises.make(made.id, kind, "Bellen over de nieuwe taart", when)
    return made.id


Made = Callable[..., Reminders]


@pytest.fixture
def make(dressed: QApplication, logbook: Logbook, qtbot: QtBot) -> Iterator[Made]:
    """Return what makes the window with its reminders; without focus, as if another program had it."""
    made: list[Reminders] = []

    def build(*, tray: bool = True, quietly: bool = True, focus: bool = False) -> Reminders:
        window = MainWindow(logbook)
        qtbot.addWidget(window)
        window.isActiveWindow = lambda: focus  # type: ignore[method-assign]  # the invisible screen has no focus to give
        reminders = Reminders(window, Tray(window, lambda: tray), Starter())
        reminders.start(quietly=quietly)
        made.append(reminders)
        return reminders

    yield build
    for one in made:
        one.quit()
        one.small.deleteLater()
    dressed.processEvents()


def window_of(reminders: Reminders) -> MainWindow:
    window = reminders.parent()
    assert isinstance(window, MainWindow)
    return window


def test_the_small_window_comes_with_the_notice_and_not_before(logbook: Logbook, clock: FakeClock, make: Made) -> None:
    due(logbook)
    reminders = make()
    assert not reminders.small.isVisible()
    clock.forward(minutes=4, seconds=59)
    reminders.look_at_clock()
    assert not reminders.small.isVisible()
    clock.forward(seconds=1)
    reminders.look_at_clock()
    assert reminders.small.isVisible()
    assert reminders.small.title.text() == "Over een kwartier: mevrouw Jansen bellen"
    assert reminders.small.phone.text() == "06-1234 5678"
    clock.forward(minutes=15)
    reminders.look_at_clock()
    assert reminders.small.title.text() == "Nu: mevrouw Jansen bellen"
    clock.forward(minutes=5)
    reminders.look_at_clock()
    assert reminders.small.title.text() == "Te laat: mevrouw Jansen bellen"
    assert reminders.small.text.text() == "Beloofd voor vandaag 15:00."


def test_it_does_not_take_the_keyboard_and_has_the_size_of_the_drawing(logbook: Logbook, make: Made) -> None:
    due(logbook, 5)
    small = make().small
    assert small.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert small.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert (small.width(), small.height()) == (360, 132)


def test_done_ends_it(logbook: Logbook, make: Made) -> None:
    key = due(logbook, 5)
    reminders = make()
    reminders.small.done_button.click()
    assert logbook.complaints.get(key).promises[0].outcome is Outcome.KEPT
    assert not reminders.small.isVisible()


def test_ten_minutes_later_it_is_back(logbook: Logbook, clock: FakeClock, make: Made) -> None:
    due(logbook, 12)
    reminders = make()
    reminders.small.snooze.click()
    assert not reminders.small.isVisible()
    clock.forward(minutes=10)
    reminders.look_at_clock()
    assert reminders.small.isVisible()


def test_put_away_it_comes_back_at_the_moment_itself(logbook: Logbook, clock: FakeClock, make: Made) -> None:
    due(logbook, 12)
    reminders = make()
    reminders.small.put_away.emit()
    assert not reminders.small.isVisible()
    clock.forward(minutes=12)
    reminders.look_at_clock()
    assert reminders.small.isVisible()
    assert logbook.promises.open()


def test_another_moment_is_asked_in_the_window(logbook: Logbook, make: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    key = due(logbook, 5)
    moment = logbook.now() + timedelta(days=4)
    choice = PromiseChoice(kind=PromiseKind.CALL_BACK, text="Bellen", due=moment, suits=True, lead=15)
    monkeypatch.setattr(PromiseDialog, "ask", lambda *_a, **_k: choice)
    reminders = make()
    reminders.small.move_button.click()
    assert window_of(reminders).isVisible()
    assert [one.outcome for one in logbook.complaints.get(key).promises] == [Outcome.MOVED, None]
    assert logbook.promises.open()[0].due == moment
    assert not reminders.small.isVisible()


def test_with_the_keyboard_in_the_program_it_shows_inside(logbook: Logbook, make: Made) -> None:
    due(logbook, 5)
    reminders = make(quietly=False, focus=True)
    assert window_of(reminders).reminder.isVisible()
    assert not reminders.small.isVisible()
    reminders.keep(logbook.promises.open()[0])
    assert not window_of(reminders).reminder.isVisible()


def test_many_after_sleep_are_told_together(logbook: Logbook, clock: FakeClock, make: Made) -> None:
    for minutes in (20, 30, 40):
        due(logbook, minutes)
    reminders = make()
    clock.forward(hours=1)
    reminders.look_at_clock()
    assert reminders.small.text.text() == "Drie beloftes zijn nu te laat. Er zijn er nog twee."
    reminders.small.done_button.click()
    assert reminders.small.isVisible()
    assert "Er is er nog één." in reminders.small.text.text()


def test_while_the_shop_is_closed_it_is_silent_until_it_opens(logbook: Logbook, clock: FakeClock, make: Made) -> None:
    due(logbook, 4 * 60)
    reminders = make()
    clock.now = datetime(2026, 11, 20, 22)
    reminders.look_at_clock()
    assert not reminders.small.isVisible()
    clock.now = datetime(2026, 11, 21, 8)
    reminders.look_at_clock()
    assert reminders.small.isVisible()
    assert reminders.small.text.text() == "Beloofd voor gisteren 18:40."


def test_a_clock_that_runs_behind_is_told_in_the_window(logbook: Logbook, clock: FakeClock, make: Made) -> None:
    due(logbook)
    reminders = make(quietly=False)
    assert not window_of(reminders).clock_behind.isVisible()
    clock.forward(days=-2)
    reminders.look_at_clock()
    assert window_of(reminders).clock_behind.isVisible()
    clock.forward(days=2)
    reminders.look_at_clock()
    assert not window_of(reminders).clock_behind.isVisible()


def test_the_clock_is_looked_at_by_itself(logbook: Logbook, clock: FakeClock, make: Made, qtbot: QtBot) -> None:
    due(logbook)
    reminders = make()
    assert 20_000 <= reminders._timer.interval() <= 30_000  # noqa: SLF001
    clock.forward(minutes=20)
    reminders._timer.setInterval(5)  # noqa: SLF001
    qtbot.waitUntil(reminders.small.isVisible)


def test_a_book_that_cannot_be_read_is_told_once_and_looked_at_again(
    logbook: Logbook, make: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    due(logbook, 5)
    reminders = make()
    told: list[str] = []
    window_of(reminders).workplace.failed.disconnect()
    window_of(reminders).workplace.failed.connect(told.append)

    def gone(**_more: object) -> None:
        raise DiskFailed("boek.db")

    with monkeypatch.context() as patch:
        patch.setattr(logbook.promises, "look", gone)
        reminders.look_at_clock()
        reminders.look_at_clock()
    assert len(told) == 1
    logbook.promises.keep(1, 1)
    assert not reminders.small.isVisible()


# -- the window closes --------------------------------------------------------------------------------


def test_closed_with_a_promise_for_today_it_stays_in_the_tray_and_says_so_once(
    logbook: Logbook, make: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    due(logbook, 60)
    reminders = make(quietly=False)
    said: list[str] = []
    monkeypatch.setattr(reminders._tray, "say", lambda title, _text="": said.append(title))  # noqa: SLF001
    for _ in range(2):
        event = QCloseEvent()
        window_of(reminders).closeEvent(event)
        assert not event.isAccepted()
        assert not window_of(reminders).isVisible()
        reminders.bring_up()
    assert said == ["Klachtenboek blijft aan"]


def test_without_a_tray_it_is_made_small_and_says_so(logbook: Logbook, make: Made) -> None:
    due(logbook, 60)
    reminders = make(tray=False, quietly=False)
    window_of(reminders).close()
    assert window_of(reminders).isMinimized()
    reminders.bring_up()
    assert not window_of(reminders).isMinimized()


def test_closed_without_a_promise_for_today_it_really_closes(logbook: Logbook, make: Made, qtbot: QtBot) -> None:
    due(logbook, 3 * 24 * 60)
    reminders = make(quietly=False)
    with qtbot.waitSignal(window_of(reminders).gone):
        assert window_of(reminders).close()


def test_quit_from_the_tray_is_quit(logbook: Logbook, make: Made, qtbot: QtBot) -> None:
    due(logbook, 60)
    reminders = make(quietly=False)
    with qtbot.waitSignal(window_of(reminders).gone):
        reminders.quit()


def test_started_quietly_it_waits_in_the_tray(make: Made) -> None:
    assert not window_of(make()).isVisible()
    assert window_of(make(tray=False)).isMinimized()


def test_the_tray_names_the_next_promise_and_leads_to_the_window(logbook: Logbook, make: Made) -> None:
    reminders = make()
    tray = reminders._tray  # noqa: SLF001
    assert not tray.next.isVisible()
    due(logbook, 20)
    assert [action.text() for action in tray.menu.actions() if action.isVisible() and action.text()] == [
        "Openen",
        "Nieuwe klacht",
        "Vandaag 15:00: mevrouw Jansen bellen",
        "Afsluiten",
    ]
    tray.new_asked.emit()
    assert window_of(reminders).current()[0] == "new"
    tray.promise_asked.emit()
    assert window_of(reminders).current()[0] == "today"


def test_without_a_desktop_to_tell_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert not tell_desktop("Nu", "Bellen")


# -- starting with the computer -----------------------------------------------------------------------


def test_the_first_promise_asks_once_whether_to_start_with_the_computer(logbook: Logbook, make: Made) -> None:
    reminders = make(quietly=False)
    assert not reminders.startup.isVisible()
    due(logbook, 60)
    assert reminders.startup.isVisible()
    reminders.startup.no.click()
    due(logbook, 90)
    assert not reminders.startup.isVisible()


def test_yes_switches_it_on(logbook: Logbook, make: Made) -> None:
    due(logbook, 60)
    reminders = make(quietly=False)
    reminders.startup.yes.click()
    starter = reminders.startup._autostart  # noqa: SLF001
    assert starter is not None
    assert starter.is_on()
    assert not reminders.startup.isVisible()


# -- one message above the page -------------------------------------------------------------------------


def _messages(reminders: Reminders) -> list[str]:
    """Return what stands above the page of today, from the most pressing on."""
    window = window_of(reminders)
    page = window.page()
    assert isinstance(page, TodayPage)
    everything = {
        "clock": window.clock_behind,
        "reminder": window.reminder,
        "back-up": page.safety,
        "draft": page.banner,
        "start with the computer": reminders.startup,
    }
    return [name for name, part in everything.items() if part.isVisible()]


def test_one_message_stands_above_the_page_and_the_most_pressing_goes_first(
    logbook: Logbook, clock: FakeClock, make: Made
) -> None:
    due(logbook, 40)
    reminders = make(quietly=False, focus=True)
    window = window_of(reminders)
    window.open("today")
    assert _messages(reminders) == ["start with the computer"]
    logbook.keeping.save_draft(replace(logbook.keeping.new_draft(), story="Ze belde over de taart."))
    window.open("settings")
    window.open("today")
    assert _messages(reminders) == ["draft"]
    clock.forward(minutes=26)
    reminders.look_at_clock()
    assert _messages(reminders) == ["reminder"]
    window.tell_clock(behind=True)
    assert _messages(reminders) == ["clock"]
    window.tell_clock(behind=False)
    reminders.put_away()
    reminders.look_at_clock()
    assert _messages(reminders) == ["draft"]


# -- the card of a call -------------------------------------------------------------------------------


def card(logbook: Logbook, reminders: Reminders, qtbot: QtBot) -> CallDialog:
    dialog = CallDialog(window_of(reminders).workplace, logbook.promises.open()[0], window_of(reminders))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_card_has_number_summary_opening_and_what_came_before(logbook: Logbook, make: Made, qtbot: QtBot) -> None:
    key = due(logbook, -5)
    logbook.complaints.contact(key, said="Ze was boos <img src=x>", answer="Koel bewaren")
    dialog = card(logbook, make(quietly=False), qtbot)
    shown = " | ".join(label.text() for label in dialog.findChildren(type(dialog.phone)))
    assert dialog.phone.text() == "06-1234 5678"
    assert "2026-0001. De slagroomtaart was ingezakt" in shown
    assert "Koel bewaren" in shown
    assert "mevrouw Jansen" in dialog.opening
    assert "Marieke" in dialog.opening


@pytest.mark.parametrize(("key", "ending"), [("G", Ending.SPOKEN), ("N", Ending.NOBODY), ("V", Ending.MOVE)])
def test_one_key_says_how_the_call_went(logbook: Logbook, make: Made, qtbot: QtBot, key: str, ending: Ending) -> None:
    due(logbook, 5)
    dialog = card(logbook, make(quietly=False), qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    QTest.keyClick(dialog, getattr(Qt.Key, f"Key_{key}"))
    assert dialog.choice == CallChoice(ending)


def test_a_letter_typed_in_the_note_is_no_outcome(logbook: Logbook, make: Made, qtbot: QtBot) -> None:
    due(logbook, 5)
    dialog = card(logbook, make(quietly=False), qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    dialog.note.setFocus()
    QTest.keyClicks(dialog.note.control, "nog veel gepraat")
    assert dialog.choice is None
    assert dialog.note.text() == "nog veel gepraat"


def test_nobody_answered_plans_the_next_attempt_and_after_three_it_is_time_to_write(
    logbook: Logbook, clock: FakeClock, make: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = due(logbook, 5)
    reminders = make(quietly=False)
    monkeypatch.setattr(CallDialog, "ask", lambda *_a, **_k: CallChoice(Ending.NOBODY, "Voicemail"))
    reminders.call(logbook.promises.open()[0])
    row = logbook.promises.open()[0]
    assert (row.attempts, row.snoozed_until) == (1, datetime(2026, 11, 20, 16))
    assert not reminders.small.isVisible()
    clock.now = datetime(2026, 11, 20, 16)
    reminders.look_at_clock()
    assert reminders.small.isVisible()
    reminders.call(logbook.promises.open()[0])
    row = logbook.promises.open()[0]
    assert row.snoozed_until is not None
    assert (row.attempts, row.snoozed_until.date()) == (2, datetime(2026, 11, 21).date())
    reminders.call(row)
    assert window_of(reminders).current() == ("letter", key)
    assert [one.said for one in logbook.complaints.get(key).contacts] == ["Voicemail"] * 3
    assert logbook.promises.open()[0].attempts == 3


def test_spoken_keeps_the_promise_with_what_was_said(
    logbook: Logbook, make: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = due(logbook, 5)
    monkeypatch.setattr(CallDialog, "ask", lambda *_a, **_k: CallChoice(Ending.SPOKEN, "Ze is blij"))
    make(quietly=False).small.card.click()
    kept = logbook.complaints.get(key).promises[0]
    assert (kept.outcome, kept.ending_note) == (Outcome.KEPT, "Ze is blij")


def test_something_else_than_a_call_opens_the_complaint(logbook: Logbook, make: Made) -> None:
    key = due(logbook, 5, kind=PromiseKind.DELIVER)
    reminders = make()
    assert reminders.small.title.text() == "Over vijf minuten: leveren voor mevrouw Jansen"
    reminders.small.card.click()
    assert window_of(reminders).current() == ("complaint", key)


# -- looks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_clipped_and_every_button_has_a_name(
    logbook: Logbook, make: Made, qtbot: QtBot, dressed: QApplication, scheme: Scheme, scale: float
) -> None:
    due(logbook, 5, who="mevrouw Maria-Magdalena van Wijngaarden-Schoonhoven <b>")
    THEME.apply(dressed, scheme=scheme, scale=scale, touch=False)
    reminders = make(quietly=False)
    reminders.small.show()
    dialog = card(logbook, reminders, qtbot)
    for part in (reminders.small, dialog):
        settle(dressed)
        assert clipped(part) == []
        assert unnamed(part) == []
