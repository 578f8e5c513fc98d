"""Page, side bar and toast: the frame every page stands in."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from klachtenboek.ui.theme import THEME, Scheme
from klachtenboek.ui.widgets import Button, Card, Label, Page, Pill, Place, SideBar, Toast, mark_icon
from tests.ui.walkers import clipped, faults, settle, unnamed

pytestmark = pytest.mark.usefixtures("dressed")

PLACES = (
    Place("today", "Vandaag", "sun-high", "Ctrl+1"),
    Place("complaints", "Klachten", "notebook", "Ctrl+2"),
    Place("customers", "Klanten", "users"),
    Place("lessons", "Lessen", "bulb"),
    Place("bookkeeper", "Boekhouder", "receipt-euro"),
)
BOTTOM = (Place("help", "Hulp", "help-circle", "F1"), Place("settings", "Instellingen", "settings", "Ctrl+,"))


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page("Slagroomtaart ingezakt bij thuiskomst", "Vrijdag 21 november.")
    qtbot.addWidget(made)
    made.add_action(Button("Belofte", icon="phone-call"))
    made.add_action(Button("Brief maken", "primary", icon="mail"))
    made.add_pill(Pill("2026-0047"))
    main, side = Card("Wat de klant vertelt"), Card("Klant", small=True)
    main.add(Label("De taart was bij thuiskomst ingezakt en de tekst was niet meer te lezen. " * 3))
    made.main.add(main)
    made.side.add(side)
    made.set_foot(Button("Bewaren en verder", "primary"))
    return made


def cards(page: Page) -> list[Card]:
    return page.findChildren(Card)


def test_two_columns_from_a_thousand_pixels_and_one_below(page: Page, dressed: QApplication) -> None:
    page.show()
    for width, wide in ((1142, True), (1000, True), (999, False), (640, False)):
        page.resize(width, 600)
        settle(dressed)
        main, side = cards(page)
        beside = side.mapTo(page, QPoint(0, 0)).y() == main.mapTo(page, QPoint(0, 0)).y()
        assert page.is_wide() is wide
        assert beside is wide


def test_the_columns_follow_the_text_size(page: Page, dressed: QApplication) -> None:
    page.resize(1366, 700)
    page.show()
    settle(dressed)
    assert page.is_wide()
    THEME.apply(dressed, scale=1.5)
    settle(dressed)
    assert not page.is_wide()


def test_nothing_is_cut_off_in_any_size(page: Page, dressed: QApplication) -> None:
    assert faults(dressed, page) == []


def test_the_foot_stays_while_the_body_scrolls(page: Page, dressed: QApplication) -> None:
    page.main.add(*(Label("regel") for _ in range(60)))
    page.resize(900, 500)
    page.show()
    settle(dressed)
    foot = page.findChildren(Button)[-1]
    before = foot.mapTo(page, QPoint(0, 0)).y()
    page.scroller.verticalScrollBar().setValue(400)
    settle(dressed)
    assert foot.mapTo(page, QPoint(0, 0)).y() == before
    assert 400 < before < 500
    page.set_foot(None)
    settle(dressed)
    assert [button.caption() for button in page.findChildren(Button) if button.isVisible()] == [
        "Belofte",
        "Brief maken",
    ]


def test_header_and_body_have_the_same_right_edge_with_and_without_bar(page: Page, dressed: QApplication) -> None:
    page.resize(900, 1200)
    page.show()
    settle(dressed)
    card, _side = cards(page)
    before = card.mapTo(page, QPoint(card.width(), 0)).x()
    page.main.add(*(Label("regel") for _ in range(90)))
    settle(dressed)
    assert page.scroller.verticalScrollBar().maximum() > 0
    assert card.mapTo(page, QPoint(card.width(), 0)).x() == pytest.approx(before, abs=1)


def test_in_a_low_window_the_header_scrolls_along(page: Page, dressed: QApplication) -> None:
    page.show()
    page.resize(910, 512)
    settle(dressed)
    assert not page.scroller.isAncestorOf(page.title)
    page.resize(910, 380)
    settle(dressed)
    assert page.scroller.isAncestorOf(page.title)
    page.resize(910, 700)
    settle(dressed)
    assert not page.scroller.isAncestorOf(page.title)


def test_the_link_back_tells_a_click(page: Page, qtbot: QtBot) -> None:
    page.set_back("Klachten")
    link = next(button for button in page.findChildren(Button) if button.caption() == "Klachten")
    assert not link.isHidden()
    with qtbot.waitSignal(page.back):
        link.click()
    page.set_back("")
    assert link.isHidden()


def test_title_subtitle_and_pills_change(page: Page) -> None:
    page.set_title("Klachten")
    assert page.subtitle.isHidden()
    page.set_title("Klachten", "47 in dit jaar")
    assert page.subtitle.text() == "47 in dit jaar"
    page.clear_pills()
    assert page.pills.count() == 0


@pytest.fixture
def bar(qtbot: QtBot) -> SideBar:
    made = SideBar(PLACES, BOTTOM)
    qtbot.addWidget(made)
    made.set_shop("Bakkerij De Linde")
    made.set_backup("Back-up gelukt", "vandaag 08:05")
    made.resize(made.width(), 688)
    made.show()
    return made


def test_a_click_tells_the_place_and_only_the_window_marks_it(bar: SideBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.chosen) as caught:
        QTest.mouseClick(bar.place("complaints"), Qt.MouseButton.LeftButton)
    assert caught.args == ["complaints"]
    assert not bar.place("complaints").isChecked()
    bar.set_current("complaints")
    assert bar.place("complaints").isChecked()
    assert not bar.place("today").isChecked()


def test_arrow_keys_open_no_place_by_themselves(bar: SideBar, qtbot: QtBot) -> None:
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    bar.set_current("today")
    bar.place("today").setFocus()
    with qtbot.assertNotEmitted(bar.chosen):
        QTest.keyClick(bar.place("today"), Qt.Key.Key_Down)
    assert bar.place("complaints").hasFocus()
    assert bar.place("today").isChecked()


def test_the_mark_is_an_icon_in_every_size() -> None:
    assert {size.width() for size in mark_icon().availableSizes()} >= {16, 32, 256}
    picture = mark_icon().pixmap(64, 64).toImage()
    assert picture.pixelColor(6, 32).name().upper() == THEME.tokens.primary


def test_the_large_button_starts_a_complaint(bar: SideBar, qtbot: QtBot) -> None:
    button = bar.findChildren(Button)[0]
    with qtbot.waitSignal(bar.new_complaint):
        button.click()
    bar.set_current("new")
    assert button.kind() == "secondary"
    bar.set_current("today")
    assert button.kind() == "primary"


def test_a_narrow_window_turns_the_bar_into_a_rail_with_words(bar: SideBar, dressed: QApplication) -> None:
    assert bar.width() == 224
    bar.fit(1280)
    settle(dressed)
    assert bar.is_rail()
    assert bar.width() == 92
    assert clipped(bar) == []
    assert unnamed(bar) == []
    bar.fit(1366)
    assert not bar.is_rail()
    THEME.apply(dressed, scale=1.5)
    bar.fit(1366)
    assert bar.width() == round(92 * 1.5)


@pytest.mark.parametrize(("high", "scale"), [(512, 1.0), (688, 1.5)])
def test_in_a_low_rail_the_last_place_is_in_sight_too(
    bar: SideBar, dressed: QApplication, high: int, scale: float
) -> None:
    THEME.apply(dressed, scale=scale)
    bar.fit(1000)
    bar.resize(bar.width(), high)
    settle(dressed)
    last = bar.place(BOTTOM[-1].key)
    assert last.visibleRegion().boundingRect() == last.rect()
    assert clipped(bar) == []
    bar.resize(bar.width(), round(900 * scale))
    settle(dressed)
    assert last.height() == round(54 * scale)


def test_nothing_in_the_bar_is_cut_off(bar: SideBar, dressed: QApplication) -> None:
    for scale in (1.0, 1.5, 2.0):
        THEME.apply(dressed, scale=scale)
        for width in (1000, 4000):
            bar.fit(width)
            settle(dressed)
            assert clipped(bar) == []


def test_a_badge_is_spoken_and_red_only_when_late(bar: SideBar, dressed: QApplication) -> None:
    place = bar.place("today")
    bar.set_badge("today", 3, spoken="3 beloftes vandaag")
    assert place.accessibleDescription() == "3 beloftes vandaag"
    spot = QPoint(place.width() - THEME.px(15), place.height() // 2)
    assert place.grab().toImage().pixelColor(spot).name().upper() == THEME.tokens.primary_tint
    bar.set_badge("today", 3, late=True)
    settle(dressed)
    assert place.grab().toImage().pixelColor(spot).name().upper() == THEME.tokens.danger_tint
    bar.set_badge("today", 0)
    assert place.accessibleDescription() == ""


def test_arrow_keys_move_between_the_places(bar: SideBar, qtbot: QtBot) -> None:
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    bar.place("today").setFocus()
    QTest.keyClick(bar.place("today"), Qt.Key.Key_Down)
    assert bar.place("complaints").hasFocus()
    QTest.keyClick(bar.place("complaints"), Qt.Key.Key_Up)
    assert bar.place("today").hasFocus()


def test_the_bar_has_its_own_ground(bar: SideBar, dressed: QApplication) -> None:
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        THEME.apply(dressed, scheme=scheme)
        settle(dressed)
        assert bar.grab().toImage().pixelColor(4, 500).name().upper() == THEME.tokens.sidebar


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


def test_a_toast_stands_at_the_bottom_in_the_middle(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window)
    toast.say("Belofte bewaard.")
    qtbot.waitUntil(lambda: toast.geometry().bottom() == 500 - THEME.px(26) - 1)
    assert toast.geometry().center().x() == pytest.approx(450, abs=1)
    window.resize(640, 400)
    assert toast.geometry().center().x() == pytest.approx(320, abs=1)


def test_a_toast_takes_the_act_back_once(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window)
    undone: list[str] = []
    toast.say("Klacht 2026-0046 verwijderd.", lambda: undone.append("terug"))
    assert toast.can_undo()
    with qtbot.waitSignal(toast.gone):
        toast.action.click()
    toast.undo()
    assert undone == ["terug"]
    assert not toast.can_undo()


def test_a_new_message_replaces_the_old_one(window: QWidget) -> None:
    toast = Toast(window)
    toast.say("Eerste.", lambda: None)
    toast.say("Tweede.")
    assert toast.text.text() == "Tweede."
    assert toast.action.isHidden()
    assert not toast.can_undo()


def test_a_toast_is_an_alert_with_its_words(window: QWidget) -> None:
    toast = Toast(window)
    toast.say("Belofte bewaard.")
    spoken = QAccessible.queryAccessibleInterface(toast)
    assert spoken.role() is QAccessible.Role.AlertMessage
    assert spoken.text(QAccessible.Text.Name) == "Belofte bewaard."


def test_a_toast_goes_when_its_time_is_over_and_stays_while_it_is_used(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window)
    toast.say("Verwijderd.", lambda: None)
    assert toast.seconds_left() == pytest.approx(15, abs=1)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    toast.action.setFocus()
    toast.end()
    assert toast.isVisible()
    window.setFocus()
    toast.action.clearFocus()
    with qtbot.waitSignal(toast.gone):
        toast.end()
    assert not toast.isVisible()
    toast.say("Bewaard.")
    assert toast.seconds_left() == pytest.approx(8, abs=1)


def test_a_long_message_breaks_in_a_narrow_window(window: QWidget, dressed: QApplication) -> None:
    THEME.apply(dressed, scale=2.0)
    toast = Toast(window)
    toast.say("Nagekomen: mevrouw Van der Wetering-Oosterhuis teruggebeld over de taart.", lambda: None)
    settle(dressed)
    assert clipped(toast) == []
    assert toast.width() <= window.width()


def test_the_mouse_over_a_toast_gives_it_more_time(window: QWidget, dressed: QApplication) -> None:
    toast = Toast(window)
    toast.say("Bewaard.")
    dressed.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.seconds_left() > 0
    toast.dismiss()
    assert toast.seconds_left() == 0
