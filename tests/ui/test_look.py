"""How this computer shows the window: chosen, kept, and never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from klachtenboek.ui.look import Look
from klachtenboek.ui.theme import THEME, Scheme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "beeld.ini"), QSettings.Format.IniFormat)


def test_a_choice_shows_and_is_kept(qtbot: QtBot, settings: QSettings) -> None:
    look = Look()
    look.keep_in(settings)
    with qtbot.waitSignal(look.changed):
        look.choose(scheme=Scheme.DARK, scale=1.3, touch=True)
    assert THEME.k == 1.3
    assert THEME.touch
    again = Look()
    again.keep_in(settings)
    assert (again.scheme, again.scale, again.touch) == (Scheme.DARK, 1.3, True)


def test_the_first_time_it_follows_the_system_at_the_ordinary_size(settings: QSettings) -> None:
    look = Look()
    look.keep_in(settings)
    assert (look.scheme, look.scale, look.touch) == (Scheme.SYSTEM, 1.0, False)


def test_nonsense_is_passed_by(settings: QSettings) -> None:
    settings.setValue("beeld/kleuren", "paars")
    settings.setValue("beeld/tekstgrootte", "reusachtig")
    look = Look()
    look.keep_in(settings)
    assert (look.scheme, look.scale) == (Scheme.SYSTEM, 1.0)


def test_without_settings_nothing_is_kept(settings: QSettings) -> None:
    look = Look()
    look.choose(scale=1.5)
    again = Look()
    again.keep_in(settings)
    assert again.scale == 1.0


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [(1.0, 1, 1.15), (1.5, 1, 2.0), (2.0, 1, 2.0), (1.15, -1, 1.0), (1.0, -1, 1.0), (1.5, 0, 1.0)],
)
def test_the_text_size_goes_by_steps(start: float, direction: int, end: float) -> None:
    look = Look()
    look.choose(scale=start)
    look.step(direction)
    assert look.scale == end
