"""Letters for a whole list, from the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QThreadPool

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.summary import Filter, Query
from klachtenboek.ui.dialogs.batch import BatchDialog
from klachtenboek.ui.pages.complaints import ComplaintsPage
from klachtenboek.ui.workplace import Workplace
from tests.ui.walkers import faults, settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from tests.conftest import FakeClock

from klachtenboek.logbook import Logbook


@pytest.fixture
def place(dressed: QApplication, clock: FakeClock) -> Iterator[Workplace]:
    book = Logbook(clock=clock)
    book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    for number in range(4):
        book.complaints.log(f"Taart {number} was ingezakt.")
    book.complaints.log("Oefenen.", is_practice=True)
    made = Workplace(book)
    yield made
    made.deleteLater()
    dressed.processEvents()
    book.close()


def dialog(qtbot: QtBot, place: Workplace, folder: Path) -> BatchDialog:
    rows = place.logbook.complaints.page(Query(filter=Filter.ALL)).rows
    made = BatchDialog(place, [row.id for row in rows])
    qtbot.addWidget(made)
    made.folder = folder / "Brieven"
    made.show()
    return made


def said(place: Workplace) -> list[str]:
    words: list[str] = []
    place.said.connect(lambda text, _undo: words.append(text))
    place.failed.connect(words.append)
    return words


def test_every_complaint_gets_its_letter_and_keeps_a_copy(qtbot: QtBot, place: Workplace, tmp_path: Path) -> None:
    shown, words = dialog(qtbot, place, tmp_path), said(place)
    with qtbot.waitSignal(shown.accepted, timeout=20_000):
        shown.done_button.click()
        assert shown.cancel.accessibleName() == "Stoppen"
    assert len(list((tmp_path / "Brieven").glob("Brief 2026-*.pdf"))) == 4
    assert shown.bar.value() == 4
    assert words[0].startswith("4 brieven bewaard in ")
    assert words[0].endswith("1 klacht kon geen brief krijgen.")
    kept = [place.logbook.complaints.get(number).letters for number in range(1, 5)]
    assert [letters[0].kind for letters in kept] == [LetterKind.ACKNOWLEDGEMENT] * 4


def test_stopping_keeps_what_was_made_and_nothing_half(qtbot: QtBot, place: Workplace, tmp_path: Path) -> None:
    shown, words = dialog(qtbot, place, tmp_path), said(place)
    with qtbot.waitSignal(shown.accepted, timeout=20_000):
        shown.done_button.click()
        shown.cancel.click()
    made = list((tmp_path / "Brieven").iterdir())
    assert len(made) < 4
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in made)
    frozen = sum(len(place.logbook.complaints.get(number).letters) for number in range(1, 5))
    assert frozen == len(made)
    assert len(words) == 1


@pytest.mark.usefixtures("qtbot")
def test_a_window_that_is_gone_stops_the_letters_without_a_word(
    place: Workplace, dressed: QApplication, tmp_path: Path
) -> None:
    many = [place.logbook.complaints.log(f"Taart {number} was te zoet.").id for number in range(30)]
    shown = BatchDialog(place, many)
    shown.folder = tmp_path / "Brieven"
    shown.show()
    shown.done_button.click()
    shiboken6.delete(shown)
    assert QThreadPool.globalInstance().waitForDone(60_000)
    settle(dressed)
    made = list((tmp_path / "Brieven").iterdir())
    assert len(made) < len(many)
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in made)


def test_a_folder_that_cannot_be_made_is_told(qtbot: QtBot, place: Workplace, tmp_path: Path) -> None:
    (tmp_path / "Brieven").write_text("vol", encoding="utf-8")
    shown, words = dialog(qtbot, place, tmp_path), said(place)
    shown.done_button.click()
    assert len(words) == 1
    assert shown.isVisible()
    shown.cancel.click()
    assert not shown.isVisible()


def test_the_list_of_complaints_offers_its_letters(qtbot: QtBot, place: Workplace, dressed: QApplication) -> None:
    page = ComplaintsPage(place)
    qtbot.addWidget(page)
    page.resize(1142, 688)
    page.show()
    page.open()
    settle(dressed)
    asked: list[Sequence[int]] = []

    def ask(_place: Workplace, ids: Sequence[int], _window: QWidget) -> None:
        asked.append(ids)

    page.ask_letters = ask
    page.letters.click()
    assert [len(ids) for ids in asked] == [5]
    assert not faults(dressed, page)


def test_the_dialog_has_no_faults(qtbot: QtBot, place: Workplace, dressed: QApplication, tmp_path: Path) -> None:
    shown = dialog(qtbot, place, tmp_path)
    settle(dressed)
    assert not faults(dressed, shown)
