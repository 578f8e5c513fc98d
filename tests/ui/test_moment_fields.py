"""A moment typed in Dutch, in either field of the promise dialog."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klachtenboek.logbook import Logbook
from klachtenboek.ui.dialogs.moment import MomentFields
from klachtenboek.ui.workplace import Workplace
from tests.conftest import FakeClock


@pytest.fixture
def fields(dressed: QApplication, clock: FakeClock, qtbot: QtBot) -> MomentFields:
    assert dressed.font().pixelSize() > 0
    clock.now = datetime(2026, 11, 20, 14, 48)
    book = Logbook(clock=clock)
    book.keeping.welcome(name="Bakkerij De Linde")
    made = MomentFields(Workplace(book))
    qtbot.addWidget(made)
    made.set_moment(datetime(2026, 11, 21, 10))
    return made


def typed(field: object, words: str) -> None:
    """Type over what stands there, as with the keyboard."""
    field.setText(words)  # type: ignore[attr-defined]
    field.textEdited.emit(words)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("field", "words", "meant"),
    [
        ("day", "ma", datetime(2026, 11, 23, 10)),
        ("day", "over een uur", datetime(2026, 11, 20, 15, 48)),
        ("day", "ma half 4", datetime(2026, 11, 23, 15, 30)),
        ("day", "morgenmiddag", datetime(2026, 11, 21, 14, 30)),
        ("time", "kwart over 9", datetime(2026, 11, 21, 9, 15)),
        ("time", "eind van de middag", datetime(2026, 11, 21, 16, 30)),
        ("time", "over een half uur", datetime(2026, 11, 20, 15, 18)),
    ],
)
def test_either_field_takes_what_it_is_told(fields: MomentFields, field: str, words: str, meant: datetime) -> None:
    typed(getattr(fields, field), words)
    assert fields.moment() == meant
    assert fields.check()
    getattr(fields, field).left.emit()
    assert fields.moment() == meant
    assert fields.check()


@pytest.mark.parametrize(
    ("field", "words", "asks"),
    [("day", "ergens", "Welke dag"), ("day", "31-2", "Welke dag"), ("time", "25:00", "Welke tijd")],
)
def test_what_is_not_understood_says_so_beside_the_field(
    fields: MomentFields, field: str, words: str, asks: str
) -> None:
    typed(getattr(fields, field), words)
    assert not fields.check()
    assert fields.fault.text().startswith(asks)
    assert fields.moment() == datetime(2026, 11, 21, 10)
