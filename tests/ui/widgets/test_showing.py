"""A part that is shown before its page is there waits for its page, and comes with it."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from klachtenboek.ui.widgets import Column, Label
from klachtenboek.ui.widgets.showing import show


class Counting(Column):
    """Count how often it is laid out."""

    times = 0

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  Qt's own name
        self.times += 1
        super().setGeometry(rect)


def page_with_part(qtbot: QtBot) -> tuple[QWidget, QWidget, Counting]:
    """Return a page that is not there yet, a part of it that was hidden, and the layout of that part."""
    page, part = QWidget(), QWidget()
    qtbot.addWidget(page)
    inner = Counting(part)
    inner.add(Label("Wat de klant vertelde"))
    Column(page).add(part, Label("Wat eronder staat"))
    part.hide()
    return page, part, inner


def test_a_part_is_laid_out_when_its_page_comes_and_not_before(qtbot: QtBot) -> None:
    page, part, inner = page_with_part(qtbot)
    show(part, when=True)
    assert not part.isHidden()
    assert inner.times == 0
    page.show()
    assert part.isVisible()
    assert inner.times > 0
    assert part.height() >= inner.sizeHint().height() > 0


def test_a_part_of_a_page_that_is_there_comes_and_goes_at_once(qtbot: QtBot) -> None:
    page, part, inner = page_with_part(qtbot)
    page.show()
    show(part, when=True)
    assert part.isVisible()
    assert inner.times > 0
    show(part, when=False)
    assert part.isHidden()


def test_a_part_that_is_so_already_is_left_alone(qtbot: QtBot) -> None:
    page, part, inner = page_with_part(qtbot)
    page.show()
    show(part, when=True)
    times = inner.times
    show(part, when=True)
    assert inner.times == times
    assert part.isVisible()
