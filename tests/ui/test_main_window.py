"""The window: going somewhere and back, by mouse and by keyboard, and keeping up with book and clock."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.trouble import DiskFull
from klachtenboek.logbook import IN_MEMORY, Logbook
from klachtenboek.ui.look import LOOK
from klachtenboek.ui.main_window import PAGES, MainWindow
from klachtenboek.ui.pages.complaints import ComplaintsPage
from klachtenboek.ui.pages.new import NewPage
from klachtenboek.ui.pages.today import TodayPage
from klachtenboek.ui.pages.welcome import WelcomePage
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Field, LineEdit, SearchField
from tests.ui.walkers import clipped, rest, settle, unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.conftest import FakeClock

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NOW = datetime(2026, 11, 20, 14, 48)
PLACES = [place for place in PAGES if place != "welcome"]


@pytest.fixture
def logbook(clock: FakeClock) -> Iterator[Logbook]:
    clock.now = NOW
    book = Logbook(IN_MEMORY, clock=clock)
    book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    made = book.complaints.log("De taart was ingezakt", who="Mevrouw Jansen")
    book.promises.make(made.id, PromiseKind.CALL_BACK, "Terugbellen", NOW.replace(hour=15, minute=0))
    yield book
    book.close()


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, logbook: Logbook) -> Iterator[MainWindow]:
    LOOK.keep_in(None)
    made = shown(qtbot, MainWindow(logbook))
    yield made
    if LOOK.scale != 1.0:  # every choice dresses each page anew
        LOOK.choose(scale=1.0)
    settle(dressed)


def shown(qtbot: QtBot, window: MainWindow) -> MainWindow:
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    rest()
    return window


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    rest()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_in(words: str) -> None:
    QTest.keyClicks(focused(), words)


def first(logbook: Logbook) -> int:
    return logbook.complaints.unresolved()[0].id


def about(place: str, logbook: Logbook) -> int:
    """Return the id a place is opened with."""
    return first(logbook) if place in {"complaint", "letter"} else int(place == "customer")


# -- going somewhere ------------------------------------------------------------------------------------


def test_it_opens_on_today(window: MainWindow) -> None:
    assert isinstance(window.page(), TodayPage)
    assert window.windowTitle() == "Goedemiddag, Marieke – Klachtenboek"


def test_a_new_book_begins_with_a_welcome(qtbot: QtBot, dressed: QApplication, clock: FakeClock) -> None:
    book = Logbook(IN_MEMORY, clock=clock)
    window = shown(qtbot, MainWindow(book))
    page = window.page()
    assert isinstance(page, WelcomePage)
    assert not window.side_bar.isVisible()
    page.shop.set_text("Slagerij Bos")
    page.begin.click()
    settle(dressed)
    assert isinstance(window.page(), TodayPage)
    assert window.side_bar.isVisible()
    assert "Slagerij Bos" in [label.text() for label in window.side_bar.findChildren(QLabel)]
    window.close()
    book.close()


@pytest.mark.parametrize("place", PLACES)
def test_every_place_opens_with_nothing_cut_off_or_unnamed(window: MainWindow, logbook: Logbook, place: str) -> None:
    window.open(place, about(place, logbook))
    rest()
    assert window.current()[0] == place
    assert window.page().isVisible()
    assert window.windowTitle().endswith(" – Klachtenboek")
    assert [*clipped(window), *unnamed(window)] == []


@pytest.mark.parametrize("place", PLACES)
def test_opening_a_place_shows_no_other_window(window: MainWindow, logbook: Logbook, place: str) -> None:
    flashes = _Flashes()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(flashes)
    window.open(place, about(place, logbook))
    rest()
    app.removeEventFilter(flashes)
    assert flashes.seen == []


class _Flashes(QObject):
    """Note every part that shows itself as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(repr(watched))
        return False


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_1, "today"),
        (Qt.Key.Key_2, "complaints"),
        (Qt.Key.Key_3, "customers"),
        (Qt.Key.Key_4, "lessons"),
        (Qt.Key.Key_5, "bookkeeper"),
        (Qt.Key.Key_Comma, "settings"),
        (Qt.Key.Key_N, "new"),
    ],
)
def test_every_place_has_its_keys(window: MainWindow, key: Qt.Key, place: str) -> None:
    window.open("complaints" if place != "complaints" else "today")
    press(window, key, CTRL)
    assert window.current() == (place, 0)


def test_the_side_bar_opens_places_and_marks_where_we_are(window: MainWindow, logbook: Logbook) -> None:
    window.side_bar.place("complaints").click()
    assert isinstance(window.page(), ComplaintsPage)
    window.open("complaint", first(logbook))
    assert window.side_bar.place("complaints").isChecked()


def test_esc_leads_back_along_the_same_way(window: MainWindow, logbook: Logbook) -> None:
    window.open("complaints")
    window.open("complaint", first(logbook))
    window.open("letter", first(logbook))
    way = []
    for _step in range(3):
        window.setFocus()
        press(window, Qt.Key.Key_Escape)
        way.append(window.current()[0])
    assert way == ["complaint", "complaints", "today"]
    press(window, Qt.Key.Key_Escape)
    assert window.current()[0] == "today"


def test_alt_left_leads_back_too(window: MainWindow) -> None:
    window.open("complaints")
    press(window, Qt.Key.Key_Left, ALT)
    assert window.current()[0] == "today"


def test_the_way_back_passes_the_page_of_a_new_complaint_by(window: MainWindow) -> None:
    press(window, Qt.Key.Key_N, CTRL)
    type_in("Brood oudbakken")
    press(window, Qt.Key.Key_Return, CTRL)
    assert window.current()[0] == "complaint"
    window.back()
    assert window.current()[0] == "today"


def test_esc_on_a_new_complaint_keeps_what_was_typed(window: MainWindow, logbook: Logbook) -> None:
    press(window, Qt.Key.Key_N, CTRL)
    type_in("Brood oudbakken")
    press(window, Qt.Key.Key_Escape)
    assert window.current()[0] == "today"
    assert logbook.keeping.drafts()[0].story == "Brood oudbakken"
    assert window.toast.isVisible()


def test_a_complaint_that_is_not_there_leaves_us_where_we_are(window: MainWindow) -> None:
    window.open("complaint", 999)
    assert window.current()[0] == "today"
    assert isinstance(window.page(), TodayPage)
    assert "staat niet in je klachtenboek" in window.toast.text.text()


# -- searching, undoing, saving -------------------------------------------------------------------------


def test_ctrl_k_takes_the_field_on_the_page_or_goes_to_the_list(window: MainWindow) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    assert isinstance(QApplication.focusWidget(), SearchField)
    assert window.current()[0] == "today"
    window.open("bookkeeper")
    press(window, Qt.Key.Key_K, CTRL)
    assert window.current()[0] == "complaints"
    assert isinstance(QApplication.focusWidget(), SearchField)


def test_typing_on_today_goes_on_in_the_list(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    type_in("jan")
    qtbot.waitUntil(lambda: window.current()[0] == "complaints")
    rest()
    field = QApplication.focusWidget()
    assert isinstance(field, SearchField)
    assert field.text() == "jan"
    QTest.keyClicks(field, "sen")
    assert field.text() == "jansen"


def test_ctrl_z_takes_the_last_change_back(window: MainWindow, logbook: Logbook) -> None:
    found = logbook.complaints.get(first(logbook))
    window.open("complaint", found.id)
    logbook.promises.keep(found.id, found.promises[0].id)
    press(window, Qt.Key.Key_Z, CTRL)
    assert logbook.complaints.get(found.id).open_promises
    assert window.toast.text.text().startswith(f"Ongedaan gemaakt bij {found.reference} van ")
    assert "‘Belofte: nagekomen" in window.toast.text.text()


def test_ctrl_z_in_a_field_without_typing_is_for_the_window(window: MainWindow, logbook: Logbook) -> None:
    window.open("settings")
    rest()
    field = window.page().findChild(Field)
    assert isinstance(field, Field)
    field.control.setFocus()
    QTest.keyClicks(field.control, " en Zoon")
    press(window, Qt.Key.Key_Tab)
    changed = logbook.keeping.shop()
    assert isinstance(focused(), LineEdit)
    assert window.toast.text.text().startswith("Bewaard: ")
    window.toast.dismiss()
    press(window, Qt.Key.Key_Z, CTRL)
    assert logbook.keeping.shop() != changed
    assert window.toast.text.text().startswith("Ongedaan gemaakt: ‘Bewaard: ")


def test_ctrl_z_tells_first_what_it_would_take_back_elsewhere(window: MainWindow, logbook: Logbook) -> None:
    found = logbook.complaints.get(first(logbook))
    window.open("complaint", found.id)
    logbook.promises.keep(found.id, found.promises[0].id)
    press(window, Qt.Key.Key_5, CTRL)
    press(window, Qt.Key.Key_Z, CTRL)
    assert not logbook.complaints.get(found.id).open_promises
    assert window.toast.text.text().startswith(f"De laatste verandering was bij {found.reference} van ")
    press(window, Qt.Key.Key_Z, CTRL)
    assert logbook.complaints.get(found.id).open_promises


@pytest.mark.parametrize("goes_on_to", [None, "bookkeeper"])
def test_a_complaint_that_was_written_down_is_never_thrown_away_without_telling(
    window: MainWindow, logbook: Logbook, goes_on_to: str | None
) -> None:
    press(window, Qt.Key.Key_N, CTRL)
    type_in("Brood was oud")
    press(window, Qt.Key.Key_Return, CTRL)
    place, key = window.current()
    assert place == "complaint"
    if goes_on_to is not None:
        window.open(goes_on_to)
    window.toast.dismiss()
    press(window, Qt.Key.Key_Z, CTRL)
    number = logbook.complaints.get(key).reference
    assert logbook.complaints.get(key).lapsed is None
    assert window.toast.text.text() == f"De laatste verandering was bij {number}: ‘klacht opgeschreven’."
    press(window, Qt.Key.Key_Z, CTRL)
    lapsed = logbook.complaints.get(key).lapsed
    assert lapsed is not None
    assert lapsed.reason == "Ongedaan gemaakt"
    assert window.toast.text.text() == f"Klacht {number} is weggegooid. Je vindt hem bij Instellingen, Weggegooid."


def test_the_message_offers_to_undo_its_own_change_only(window: MainWindow, logbook: Logbook) -> None:
    found = logbook.complaints.get(first(logbook))
    window.open("complaint", found.id)
    logbook.complaints.note(found.id, "Belt vrijdag terug")
    window.workplace.say("In het logboek gezet.", undoable=True)
    assert window.toast.can_undo()
    logbook.complaints.take_step(found.id, Step.LISTEN)
    assert not window.toast.isVisible()
    press(window, Qt.Key.Key_Z, CTRL)
    now = logbook.complaints.get(found.id)
    assert (len(now.steps), [contact.said for contact in now.contacts]) == (0, ["Belt vrijdag terug"])
    assert "‘Stap gedaan: laten uitpraten’" in window.toast.text.text()


def test_what_changed_nothing_is_not_offered_to_be_undone(window: MainWindow, logbook: Logbook) -> None:
    found = logbook.complaints.get(first(logbook))
    logbook.complaints.note(found.id, "Belt vrijdag terug")
    rest()
    window.workplace.attempt(lambda: logbook.complaints.edit(found.id, title=found.title))
    window.workplace.say("Titel aangepast.", undoable=True)
    assert not window.toast.can_undo()


def test_ctrl_z_does_what_the_message_offers(window: MainWindow) -> None:
    undone: list[str] = []
    window.workplace.said.emit("Concept weggegooid.", lambda: undone.append("terug"))
    press(window, Qt.Key.Key_Z, CTRL)
    assert undone == ["terug"]


def test_ctrl_s_puts_away_what_is_typed_and_says_all_is_kept(window: MainWindow, logbook: Logbook) -> None:
    press(window, Qt.Key.Key_N, CTRL)
    type_in("Brood")
    press(window, Qt.Key.Key_S, CTRL)
    assert window.toast.text.text() == "Alles is bewaard."
    assert logbook.keeping.drafts()[0].story == "Brood"
    assert isinstance(window.page(), NewPage)


def test_f6_goes_between_places_and_page(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F6)
    assert window.side_bar.isAncestorOf(focused())
    press(window, Qt.Key.Key_F6)
    assert window.page().isAncestorOf(focused())


def test_the_text_grows_and_shrinks_by_keys(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Equal, CTRL)
    assert THEME.k == 1.15
    assert window.toast.text.text() == "De tekst is nu 115%."
    press(window, Qt.Key.Key_Minus, CTRL)
    press(window, Qt.Key.Key_Minus, CTRL)
    assert THEME.k == 1.0
    press(window, Qt.Key.Key_Equal, CTRL)
    press(window, Qt.Key.Key_0, CTRL)
    assert THEME.k == 1.0


def test_trouble_is_told_in_one_dialog(window: MainWindow) -> None:
    def verb() -> None:
        raise DiskFull("/media/stick")

    window.workplace.attempt(verb)
    rest()
    box = window.findChild(QMessageBox)
    assert box is not None
    assert box.text().startswith("De schijf is vol.")
    assert [button.text() for button in box.buttons()] == ["Verder werken"]
    box.close()


# -- keeping up -----------------------------------------------------------------------------------------


def test_the_number_at_today_follows_book_and_clock(window: MainWindow, logbook: Logbook, clock: FakeClock) -> None:
    place = window.side_bar.place("today")
    assert place.accessibleDescription() == "één voor vandaag, nul te laat"
    clock.forward(minutes=13)
    window.look_at_clock()
    assert place.accessibleDescription() == "één voor vandaag, één te laat"
    found = logbook.complaints.get(first(logbook))
    logbook.promises.keep(found.id, found.promises[0].id)
    assert place.accessibleDescription() == ""


def test_today_follows_the_clock_by_the_minute(window: MainWindow, clock: FakeClock) -> None:
    page = window.page()
    assert isinstance(page, TodayPage)
    clock.forward(seconds=30)
    window.look_at_clock()
    before = page.promises.ledger.rows()[0]
    clock.forward(minutes=13)
    window.look_at_clock()
    after = page.promises.ledger.rows()[0]
    assert "over 12 min" in before.accessibleName()
    assert "te laat" in after.accessibleName()


def test_the_name_of_the_shop_follows_the_settings(window: MainWindow, logbook: Logbook) -> None:
    logbook.keeping.welcome(name="Bakkerij Zonneveld", owner="Bo")
    assert "Bakkerij Zonneveld" in [label.text() for label in window.side_bar.findChildren(QLabel)]


def test_a_narrow_window_has_the_rail(window: MainWindow) -> None:
    assert not window.side_bar.is_rail()
    window.resize(1200, 688)
    rest()
    assert window.side_bar.is_rail()


# -- the window itself ----------------------------------------------------------------------------------


def test_size_and_page_are_remembered(qtbot: QtBot, dressed: QApplication, logbook: Logbook, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "venster.ini"), QSettings.Format.IniFormat)
    window = shown(qtbot, MainWindow(logbook, settings))
    window.resize(780, 560)
    window.open("complaint", first(logbook))
    window.close()
    settle(dressed)
    again = shown(qtbot, MainWindow(logbook, settings))
    assert (again.width(), again.height()) == (780, 560)
    assert again.current() == ("complaints", 0)


def test_settings_that_make_no_sense_are_passed_by(qtbot: QtBot, logbook: Logbook, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "venster.ini"), QSettings.Format.IniFormat)
    settings.setValue("venster/plek", "links boven")
    settings.setValue("venster/bladzijde", "klanten")
    window = shown(qtbot, MainWindow(logbook, settings))
    assert window.current() == ("today", 0)
    assert window.width() == 1366


def test_closing_keeps_what_is_being_typed(window: MainWindow, logbook: Logbook) -> None:
    press(window, Qt.Key.Key_N, CTRL)
    type_in("Brood oudbakken")
    window.close()
    assert logbook.keeping.drafts()[0].story == "Brood oudbakken"
