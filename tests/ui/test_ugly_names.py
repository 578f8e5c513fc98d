"""The page of a complaint stays whole with names nobody has, in the smallest window with the largest letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.theme import THEME, Scheme
from tests.ui.walkers import clipped, settle, unnamed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from klachtenboek.logbook import Logbook

NAMES = (
    "Stichting Samenwerkende Buurtverenigingen Voorstad-Oost en Rivierenwijk van mevrouw Van Heeckeren",
    "محمد عبد الرحمن الخطيب",
    "🎂👩‍👩‍👧 Jansen 🇳🇱",
    "\"O'Brien\" <b>&amp; 'zonen'</b>",
    "W" * 80,
    "",
)


@pytest.mark.parametrize("size", [(640, 480), (910, 512)])
def test_a_complaint_is_whole_whoever_it_is_from(
    qtbot: QtBot, dressed: QApplication, logbook: Logbook, size: tuple[int, int]
) -> None:
    window = MainWindow(logbook)
    qtbot.addWidget(window)
    THEME.apply(dressed, scheme=Scheme.LIGHT, scale=2.0)
    window.resize(*size)
    window.show()
    found = {}
    for name in NAMES:
        key = logbook.complaints.log(f"Taart kapot. {name}", who=name, phone="06-1234 5678" * 3 if name else "").id
        logbook.promises.make(key, PromiseKind.CALL_BACK, f"Terugbellen {name}", logbook.now(), lead=0)
        window.open("complaint", key)
        settle(dressed)
        found[name] = [*clipped(window), *unnamed(window)]
    assert {name: faults for name, faults in found.items() if faults} == {}
    window.close()
