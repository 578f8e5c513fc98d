from collections.abc import Sequence

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klachtenboek.ui.widgets import TriadRing


def shown(qtbot: QtBot, parts: Sequence[bool]) -> TriadRing:
    ring = TriadRing(parts, size=74)
    qtbot.addWidget(ring)
    with qtbot.waitExposed(ring):
        ring.show()
    return ring


def picture(ring: TriadRing) -> QImage:
    return ring.grab().toImage()


def test_another_complaint_shows_at_once_and_only_a_step_fills_slowly(dressed: QApplication, qtbot: QtBot) -> None:
    ring, two, three = (shown(qtbot, parts) for parts in ((False,) * 3, (True, True, False), (True,) * 3))
    ring.set_parts((True, True, False), at_once=True)
    dressed.processEvents()
    assert picture(ring) == picture(two)
    ring.set_parts((True, True, True))
    assert picture(ring) != picture(three), "the third arc still has to fill"
    qtbot.waitUntil(lambda: picture(ring) == picture(three))
