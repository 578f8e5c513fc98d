"""Buttons, chips, switches, pills and steps: what they tell, what they say, how they fit."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from klachtenboek.ui.theme import THEME, Scheme
from klachtenboek.ui.widgets import Button, ChipRow, Choice, Column, FilterChip, Pill, Step, StepRow, Switch
from klachtenboek.ui.widgets.button import shown_keys
from tests.ui.walkers import settle

pytestmark = pytest.mark.usefixtures("dressed")

CHANNELS = (Choice("shop", "In de winkel"), Choice("phone", "Telefoon", "phone"), Choice("mail", "E-mail"))


def role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def colour_at(widget: QWidget, place: QPoint) -> str:
    return widget.grab().toImage().pixelColor(place).name().upper()


def test_a_button_is_clicked_with_mouse_and_space(qtbot: QtBot) -> None:
    button = Button("Bewaren")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_an_ampersand_in_a_name_stays_an_ampersand(qtbot: QtBot) -> None:
    for part in (Button("Brood & gebak"), Switch("Brood & gebak"), FilterChip("Brood & gebak")):
        qtbot.addWidget(part)
        assert name_of(part) == "Brood & gebak"
        assert part.caption() == "Brood & gebak"
        assert part.shortcut().isEmpty()


def test_an_icon_button_speaks_its_name_and_shows_it_as_tooltip(qtbot: QtBot) -> None:
    button = Button("", icon="dots", name="Meer")
    qtbot.addWidget(button)
    assert name_of(button) == "Meer"
    assert button.toolTip() == "Meer"
    assert role_of(button) is QAccessible.Role.Button


def test_keys_are_shown_and_described_but_not_in_the_name(qtbot: QtBot) -> None:
    button = Button("Bewaren en verder", "primary", shortcut="Ctrl+Return")
    plain = Button("Bewaren en verder", "primary")
    qtbot.addWidget(button)
    qtbot.addWidget(plain)
    assert name_of(button) == "Bewaren en verder"
    assert button.accessibleDescription() == "Ctrl ↵"
    assert button.sizeHint().width() > plain.sizeHint().width()


def test_keys_of_a_button_without_text_stand_in_the_tooltip(qtbot: QtBot) -> None:
    button = Button("", icon="plus", name="Belofte", shortcut="Ctrl+T")
    qtbot.addWidget(button)
    assert button.toolTip() == "Belofte (Ctrl T)"


def test_shown_keys_read_as_on_the_keyboard() -> None:
    assert shown_keys("Ctrl+N") == "Ctrl N"
    assert shown_keys("Ctrl+Return") == "Ctrl ↵"


@pytest.mark.parametrize("kind", ["primary", "secondary", "ghost", "link", "danger"])
@pytest.mark.parametrize("size", ["s", "m", "l"])
def test_a_button_is_as_high_as_its_size_and_never_narrower_than_its_words(qtbot: QtBot, kind: str, size: str) -> None:
    button = Button("Brief maken", kind, size=size, icon="mail")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert button.height() == THEME.height(size)
    assert button.minimumSizeHint() == button.sizeHint()
    assert button.fits()
    button.resize(button.width() - 4, button.height())
    assert not button.fits()


def test_a_button_follows_scheme_and_text_size(qtbot: QtBot, dressed: QApplication) -> None:
    button = Button("Bewaren", "primary")
    qtbot.addWidget(button)
    small = button.sizeHint()
    button.resize(small)
    middle = QPoint(20, 4)
    assert colour_at(button, middle) == THEME.tokens.primary
    THEME.apply(dressed, scheme=Scheme.DARK, scale=1.5)
    assert colour_at(button, middle) == THEME.tokens.primary
    assert button.sizeHint().height() == round(small.height() * 1.5)


def test_a_kind_changes_while_running(qtbot: QtBot) -> None:
    button = Button("Gedaan")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.set_kind("primary")
    button.set_icon("check")
    button.set_text("Klaar")
    assert button.kind() == "primary"
    assert name_of(button) == "Klaar"
    assert colour_at(button, QPoint(20, 3)) == THEME.tokens.primary


def test_the_ring_is_painted_once_the_keyboard_moved_the_focus(qtbot: QtBot, dressed: QApplication) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    first, second = Button("Eerst"), Button("Daarna")
    Column(holder).add(first, second)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    first.setFocus()
    edge = QPoint(first.width() // 2, 0)
    assert colour_at(first, edge) == THEME.tokens.line_btn
    QTest.keyClick(first, Qt.Key.Key_Tab)
    settle(dressed)
    assert second.hasFocus()
    assert colour_at(second, edge) == THEME.tokens.focus


def test_a_chip_row_tells_the_value_the_owner_chose(qtbot: QtBot) -> None:
    row = ChipRow("Hoe kwam de klacht binnen?", CHANNELS, "shop")
    qtbot.addWidget(row)
    assert row.value() == "shop"
    with qtbot.waitSignal(row.value_changed) as caught:
        QTest.mouseClick(row.chip("phone"), Qt.MouseButton.LeftButton)
    assert caught.args == ["phone"]
    assert row.value() == "phone"
    assert not row.chip("shop").isChecked()


def test_setting_a_value_is_silent_and_none_clears(qtbot: QtBot) -> None:
    row = ChipRow("Soort", CHANNELS, "shop")
    qtbot.addWidget(row)
    with qtbot.assertNotEmitted(row.value_changed):
        row.set_value("mail")
        assert row.value() == "mail"
        row.set_value(None)
        assert row.value() is None


def test_arrow_keys_move_within_a_chip_row(qtbot: QtBot) -> None:
    row = ChipRow("Soort", CHANNELS, "shop")
    qtbot.addWidget(row)
    row.resize(500, 40)
    row.show()
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    row.chip("shop").setFocus()
    with qtbot.waitSignal(row.value_changed) as caught:
        QTest.keyClick(row.chip("shop"), Qt.Key.Key_Right)
    assert caught.args == ["phone"]


def test_chips_are_radio_buttons_and_filters_are_check_boxes(qtbot: QtBot) -> None:
    row = ChipRow("Soort", CHANNELS)
    chip = FilterChip("Open", 4)
    qtbot.addWidget(row)
    qtbot.addWidget(chip)
    assert role_of(row.chip("shop")) is QAccessible.Role.RadioButton
    assert role_of(chip) is QAccessible.Role.CheckBox
    assert name_of(chip) == "Open 4"


def test_new_choices_replace_the_old_ones(qtbot: QtBot) -> None:
    row = ChipRow("Soort", CHANNELS, "shop")
    qtbot.addWidget(row)
    row.set_choices((Choice(1, "Brood"), Choice(2, "Taart")), 2)
    assert row.value() == 2
    with pytest.raises(KeyError):
        row.chip("shop")


def test_a_click_anywhere_on_a_chip_counts(qtbot: QtBot) -> None:
    chip = FilterChip("Online", 6)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 5, 10))
    assert chip.isChecked()
    chip.set_count(None)
    assert name_of(chip) == "Online"


def test_a_switch_turns_on_by_click_and_space_and_says_its_detail(qtbot: QtBot) -> None:
    switch = Switch("Nazorg over een maand", detail="Belofte op 22 december")
    qtbot.addWidget(switch)
    switch.resize(switch.sizeHint())
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(switch.width() - 4, 10))
    assert switch.isChecked()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()
    assert switch.accessibleDescription() == "Belofte op 22 december"


def test_a_switch_breaks_its_words_instead_of_cutting_them(qtbot: QtBot) -> None:
    switch = Switch("Wat de klant vertelde en wat wij daarmee hebben gedaan", checked=True)
    qtbot.addWidget(switch)
    assert switch.heightForWidth(200) > switch.heightForWidth(600)
    switch.resize(200, switch.heightForWidth(600))
    assert not switch.fits()


def test_a_switch_that_is_on_has_the_colour_of_primary(qtbot: QtBot) -> None:
    switch = Switch("Geluid", checked=True)
    qtbot.addWidget(switch)
    switch.resize(switch.sizeHint())
    assert colour_at(switch, QPoint(THEME.px(10), switch.height() // 2)) == THEME.tokens.primary
    switch.setChecked(False)
    assert colour_at(switch, QPoint(THEME.px(26), switch.height() // 2)) == THEME.tokens.surface


@pytest.mark.parametrize("tone", ["neutral", "primary", "warm", "ok", "amber", "danger"])
def test_a_pill_has_words_and_the_paper_of_its_tone(qtbot: QtBot, tone: str) -> None:
    pill = Pill("Te laat", tone, icon="clock")
    qtbot.addWidget(pill)
    pill.resize(pill.sizeHint())
    paper = THEME.tokens.sunken if tone == "neutral" else getattr(THEME.tokens, f"{tone}_tint")
    assert colour_at(pill, QPoint(pill.width() // 2, 1)) == paper
    assert name_of(pill) == "Te laat"
    assert pill.fits()


def test_a_pill_changes_words_and_tone(qtbot: QtBot) -> None:
    pill = Pill("Open")
    qtbot.addWidget(pill)
    width = pill.sizeHint().width()
    pill.set("Gesloten, niet opgelost", "amber")
    assert pill.tone() == "amber"
    assert pill.sizeHint().width() > width


def test_in_the_contrast_scheme_a_pill_has_an_edge(qtbot: QtBot, dressed: QApplication) -> None:
    THEME.apply(dressed, scheme=Scheme.CONTRAST)
    pill = Pill("Te laat", "danger")
    qtbot.addWidget(pill)
    pill.resize(pill.sizeHint())
    assert colour_at(pill, QPoint(pill.width() // 2, 1)) == THEME.tokens.danger_on_tint


def test_a_step_asks_and_changes_only_when_told(qtbot: QtBot) -> None:
    row = StepRow(3, "Sorry zeggen", state="now", shortcut="Alt+3")
    qtbot.addWidget(row)
    row.resize(300, 40)
    with qtbot.waitSignal(row.asked) as caught:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(200, 10))
    assert caught.args == [True]
    assert row.state() == "now"
    assert not row.isChecked()
    row.set_state("done", "10:16")
    assert row.isChecked()
    assert row.accessibleDescription() == "10:16 Alt 3"
    with qtbot.waitSignal(row.asked) as again:
        QTest.keyClick(row, Qt.Key.Key_Space)
    assert again.args == [False]


def test_a_done_step_has_a_green_disc(qtbot: QtBot) -> None:
    row = StepRow(1, "Laten uitpraten", state="done", time="10:14")
    qtbot.addWidget(row)
    row.resize(300, row.heightForWidth(300))
    assert colour_at(row, QPoint(THEME.px(4), row.height() // 2)) == THEME.tokens.ok


def test_a_step_breaks_its_words_and_keeps_room_for_the_time(qtbot: QtBot) -> None:
    row = StepRow(4, "Samenvatten", detail="Vraag: heb ik het zo goed begrepen?", time="10:20")
    qtbot.addWidget(row)
    assert row.heightForWidth(160) > row.heightForWidth(400)
    row.set_detail("")
    row.resize(row.sizeHint())
    assert row.fits()


def test_a_step_opens_and_closes(qtbot: QtBot) -> None:
    step = Step(StepRow(1, "Laten uitpraten"))
    qtbot.addWidget(step)
    assert not step.is_open()
    step.set_open(is_open=True)
    assert step.is_open()
