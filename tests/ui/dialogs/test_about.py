"""Over Klachtenboek: version, place and licences."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication

from klachtenboek import __version__
from klachtenboek.logbook import Logbook
from klachtenboek.ui.dialogs.about import AboutDialog
from klachtenboek.ui.workplace import Workplace


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    book = Logbook(tmp_path / "boek.db")
    yield book
    book.close()


def test_it_tells_the_version_and_where_the_book_is(workplace: Workplace, tmp_path: Path) -> None:
    dialog = AboutDialog(workplace)
    assert dialog.version.text() == f"Klachtenboek {__version__}"
    assert dialog.place.text() == str(tmp_path)


def test_the_folder_of_the_book_opens(workplace: Workplace, tmp_path: Path) -> None:
    dialog = AboutDialog(workplace)
    opened: list[QUrl] = []

    def open_folder(url: QUrl) -> bool:
        opened.append(url)
        return True

    dialog.open_folder = open_folder
    dialog.folder_button.click()
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]


def test_the_licences_are_read_when_they_are_asked_for(workplace: Workplace, dressed: QApplication) -> None:
    dialog = AboutDialog(workplace)
    dialog.show()
    assert not dialog.licences.isVisible()
    dialog.ask.click()
    dressed.processEvents()
    assert dialog.licences.isVisible()
    assert dialog.licences.isReadOnly()
    for words in ("GNU LESSER GENERAL PUBLIC LICENSE", "SIL OPEN FONT LICENSE", "PYTHON SOFTWARE FOUNDATION"):
        assert words in dialog.licences.text()
    assert dialog.licences.verticalScrollBar().value() == 0
    assert dialog.licences.text().startswith("babel")
