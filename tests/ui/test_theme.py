"""The theme: colours that can be read, letters and icons that load, sizes that follow the owner."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from klachtenboek.ui import fonts, icons, stylesheet, tokens
from klachtenboek.ui.theme import THEME, Scheme, palette


@pytest.mark.parametrize("scheme", [tokens.LIGHT, tokens.DARK])
def test_every_pair_of_colours_can_be_read(scheme: tokens.Tokens) -> None:
    assert tokens.check(scheme) == []


def test_a_faint_text_is_found() -> None:
    faint = tokens.LIGHT._replace(text3="#9AA5B5")
    assert any(line.startswith("text3 on surface") for line in tokens.check(faint))


def test_a_field_edge_that_cannot_be_seen_is_found() -> None:
    faint = tokens.LIGHT._replace(line_strong="#DFE4EC")
    assert any(line.startswith("line_strong on field") for line in tokens.check(faint))


def test_contrast_of_black_and_white_is_21() -> None:
    assert tokens.ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert tokens.ratio("#FFFFFF", "#000000") == pytest.approx(21)


def system(window: str, ink: str, strong: str, on_strong: str, link: str) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    names = {
        role.Window: window,
        role.WindowText: ink,
        role.Highlight: strong,
        role.HighlightedText: on_strong,
        role.Link: link,
    }
    for where, colour in names.items():
        made.setColor(where, QColor(colour))
    return made


@pytest.mark.parametrize(
    "colours",
    [
        ("#000000", "#FFFFFF", "#1AEBFF", "#000000", "#FFFF00"),
        ("#FFFFFF", "#000000", "#37006E", "#FFFFFF", "#00009F"),
        ("#2D3236", "#FFFFFF", "#A6A6A6", "#2D3236", "#75E9FC"),
    ],
)
def test_contrast_themes_of_the_system_can_be_read(colours: tuple[str, str, str, str, str]) -> None:
    made = tokens.contrast(system(*colours))
    assert tokens.check(made) == []
    assert made.edge == 2
    assert made.bg == made.warm_tint == colours[0]


def test_a_bad_system_palette_still_gives_a_readable_scheme() -> None:
    made = tokens.contrast(system("#FFFFFF", "#EEEEEE", "#FEFEFE", "#FFFFFF", "#FFFFFE"))
    assert tokens.check(made) == []


def test_switching_to_dark_reaches_palette_and_sheet(dressed: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(THEME.changed):
        THEME.apply(dressed, scheme=Scheme.DARK)
    assert THEME.tokens is tokens.DARK
    assert dressed.palette().color(QPalette.ColorRole.Window).name().upper() == tokens.DARK.bg
    assert tokens.DARK.field in dressed.styleSheet()


def test_contrast_scheme_takes_the_colours_of_the_system(dressed: QApplication) -> None:
    THEME.apply(dressed, scheme=Scheme.CONTRAST)
    assert THEME.tokens.edge == 2
    assert tokens.check(THEME.tokens) == []


def test_text_size_reaches_letters_heights_and_icons(dressed: QApplication) -> None:
    before = THEME.height("m")
    THEME.apply(dressed, scale=2.0)
    assert THEME.height("m") == 2 * before
    assert THEME.font("body").pixelSize() == 28
    assert dressed.font().pixelSize() == 28
    assert THEME.pixmap("check", "text", 18, 1.0).size() == QSize(36, 36)


def test_text_size_stays_between_one_and_two(dressed: QApplication) -> None:
    THEME.apply(dressed, scale=9.0)
    assert THEME.k == 2.0
    THEME.apply(dressed, scale=0.2)
    assert THEME.k == 1.0


def test_touch_makes_every_target_at_least_44_pixels(dressed: QApplication) -> None:
    THEME.apply(dressed, touch=True)
    assert min(THEME.height(kind) for kind in ("s", "m", "l", "chip", "nav", "field", "row")) >= 44


@pytest.mark.usefixtures("dressed")
def test_a_field_of_qt_is_as_high_as_the_theme_says(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.ensurePolished()
    assert field.sizeHint().height() == THEME.height("field")


@pytest.mark.usefixtures("dressed")
def test_all_letters_travel_with_the_program() -> None:
    assert set(fonts.load()) >= {"Inter", "Literata"}
    for role in fonts.ROLES:
        assert QFontDatabase.hasFamily(THEME.font(role).family())


def test_no_letter_is_smaller_than_twelve_pixels() -> None:
    assert min(role.size for role in fonts.ROLES.values()) >= 12


def test_only_times_and_amounts_have_tabular_figures() -> None:
    assert {name for name, role in fonts.ROLES.items() if role.tabular} == {"time", "time_small", "money"}


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("name", icons.names())
def test_every_icon_is_drawn_in_the_colour_asked_for(name: str) -> None:
    picture = icons.pixmap(name, "#FF0000", 24, 2.0).toImage()
    assert picture.size() == QSize(48, 48)
    seen = [picture.pixelColor(x, y) for x in range(48) for y in range(48)]
    inked = [colour for colour in seen if colour.alpha() > 200]
    assert inked
    assert all(colour.red() > 200 and colour.green() < 40 for colour in inked)


@pytest.mark.usefixtures("dressed")
def test_an_icon_for_a_menu_is_sharp_on_fine_screens() -> None:
    icon = THEME.icon("check")
    assert {size.width() for size in icon.availableSizes()} == {18, 36}


def test_the_sheet_styles_no_push_buttons() -> None:
    assert "QPushButton" not in stylesheet.sheet(tokens.LIGHT, 1.0, 38)


def test_disabled_text_is_still_readable() -> None:
    made = palette(tokens.LIGHT)
    faint = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
    assert tokens.ratio(faint, tokens.LIGHT.field) >= tokens.READABLE


@pytest.mark.usefixtures("dressed")
def test_movement_has_a_length_while_nobody_asks_for_calm() -> None:
    assert THEME.duration(150) == 150
