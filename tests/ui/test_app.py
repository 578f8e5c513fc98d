"""The application around the window, and the pictures of it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialogButtonBox

from klachtenboek.logbook import IN_MEMORY, Logbook
from klachtenboek.ui.app import application, open_window, take_pictures
from klachtenboek.ui.look import LOOK
from klachtenboek.ui.theme import THEME, Scheme
from klachtenboek.ui.tokens import DARK
from tests.ui.tour import bakery

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.conftest import FakeClock


pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def logbook(dressed: QApplication, clock: FakeClock) -> Iterator[Logbook]:
    book = Logbook(IN_MEMORY, clock=clock)
    book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    book.complaints.log("De taart was ingezakt", who="Mevrouw Jansen")
    yield book
    LOOK.scheme, LOOK.scale = Scheme.SYSTEM, 1.0
    dressed.processEvents()
    book.close()


def test_there_is_one_application(dressed: QApplication) -> None:
    assert application() is dressed


def test_the_application_is_made_in_our_style() -> None:
    ask = (
        "import os; os.environ['QT_STYLE_OVERRIDE'] = 'Windows'\n"
        "from klachtenboek.ui.app import application; print(application().style().objectName())"
    )
    done = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["fusion"]


def test_the_window_opens_in_the_look_asked_for(qtbot: QtBot, logbook: Logbook) -> None:
    window = open_window(logbook, scheme="dark", scale=1.5, settings=False)
    qtbot.addWidget(window)
    assert THEME.k == 1.5
    assert THEME.tokens == DARK
    assert not window.windowIcon().isNull()


def test_every_page_has_its_picture_in_light_and_dark(logbook: Logbook, tmp_path: Path) -> None:
    files = take_pictures(logbook, tmp_path / "beelden")
    names = {file.name for file in files}
    for page in ("vandaag", "nieuwe-klacht", "klacht", "klachten", "brief", "belofte", "boekhouder", "instellingen"):
        assert {f"{page}-licht.png", f"{page}-donker.png"} <= names
    light, dark = (QImage(str(tmp_path / "beelden" / f"vandaag-{dress}.png")) for dress in ("licht", "donker"))
    assert (light.width(), light.height()) == (1366, 688)
    assert light.pixelColor(700, 680).lightness() > 200
    assert dark.pixelColor(700, 680).lightness() < 60


def test_an_empty_book_has_its_pictures_too(tmp_path: Path) -> None:
    book = Logbook(IN_MEMORY)
    book.keeping.welcome()
    names = {file.name for file in take_pictures(book, tmp_path)}
    book.close()
    assert "vandaag-licht.png" in names
    assert "brief-licht.png" not in names


@pytest.mark.long
@pytest.mark.timeout(3_600)  # stopped halfway inside Qt, the next thing it does may end the program
def test_every_state_has_its_picture(tmp_path: Path) -> None:
    book = bakery()
    names = {file.name for file in take_pictures(book, tmp_path, everything=True)}
    book.close()
    states = ("vandaag-leeg", "vandaag-lang", "klacht-lang", "nieuwe-klacht-fout", "welkom", "bellen", "seintje")
    for dress in ("licht", "donker"):
        assert {f"{state}{size}-{dress}.png" for state in states for size in ("", "-smalst")} <= names
        assert {f"vandaag{size}-{dress}.png" for size in ("-klein", "-groot", "-klein-groot", "-grootst")} <= names


def test_words_of_qt_itself_are_dutch(qtbot: QtBot) -> None:
    application()
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Annuleren"
