"""Photos that go along with a letter, and what goes wrong with files: one sentence, and the letter is made."""

from __future__ import annotations

import errno
import os
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtTest import QTest

from klachtenboek.logbook import Logbook
from klachtenboek.safekeeping.attachments import folder_of
from klachtenboek.ui.pages.letter import PAUSE, LetterPage
from tests.ui.pages.shown import shown
from tests.ui.walkers import clipped, settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from klachtenboek.ui.workplace import Workplace

NOW = datetime(2026, 11, 20, 10, 12)


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    opened = Logbook(tmp_path / "boek.db", clock=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, dressed: QApplication, tmp_path: Path) -> LetterPage:
    book = workplace.logbook
    found = book.complaints.log("De slagroomtaart was ingezakt.", who="Mevrouw A. Jansen")
    for name, colour in (("taart van boven.png", "red"), ("doos.png", "blue")):
        stream = BytesIO()
        Image.new("RGB", (300, 200), colour).save(stream, "PNG")
        (tmp_path / name).write_bytes(stream.getvalue())
        book.attachments.add(found.id, tmp_path / name)
    made = shown(qtbot, LetterPage(workplace))
    made.sending.folder = tmp_path / "Brieven"
    made.open(found.id)
    settle(dressed)
    return made


def test_a_photo_that_is_ticked_gets_a_page_of_its_own(page: LetterPage, dressed: QApplication) -> None:
    assert page.paper.count() == 1
    assert [switch.text() for switch in page.photos.switches.values()] == ["taart van boven.jpg", "doos.jpg"]
    next(iter(page.photos.switches.values())).click()
    QTest.qWait(PAUSE + 100)
    settle(dressed)
    assert page.paper.count() == 2
    assert page.paper.fit.text() == "Past op één bladzijde, met een bijlage"
    assert "Foto 1: taart van boven" in page.paper.preview.accessibleDescription()
    assert clipped(page) == []


def test_what_was_ticked_is_there_again(page: LetterPage, workplace: Workplace, dressed: QApplication) -> None:
    next(iter(page.photos.switches.values())).click()
    page.leave()
    again = LetterPage(workplace)
    assert page.complaint is not None
    again.open(page.complaint.id)
    settle(dressed)
    assert [switch.isChecked() for switch in again.photos.switches.values()] == [True, False]
    again.deleteLater()


def test_a_photo_that_is_broken_is_named_and_the_letter_is_made(
    page: LetterPage, dressed: QApplication, tmp_path: Path
) -> None:
    assert page.complaint is not None
    broken = folder_of(tmp_path / "boek.db") / page.complaint.attachments[0].sha256
    broken.chmod(0o644)
    broken.write_bytes(b"no photo")
    for switch in page.photos.switches.values():
        switch.click()
    QTest.qWait(PAUSE + 100)
    settle(dressed)
    assert page.paper.count() == 2
    assert "taart van boven.jpg. De brief gaat zonder." in page.paper.warning.text()


def test_without_photos_nothing_is_asked(page: LetterPage, workplace: Workplace, dressed: QApplication) -> None:
    page.open(workplace.logbook.complaints.log("Iets anders.").id)
    settle(dressed)
    assert not page.photos.isVisible()


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "De schijf is vol."),
        (errno.EACCES, "Hier mag niet geschreven worden"),
    ],
)
def test_a_disk_that_refuses_gets_one_sentence_and_nothing_is_sent(
    page: LetterPage, workplace: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    said: list[str] = []
    workplace.failed.connect(said.append)
    page.sending.ask_folder = lambda *_asked: tmp_path

    def full(*_args: object, **_more: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", full)
    page.save_button.click()
    assert len(said) == 1
    assert sentence in said[0]
    assert page.complaint is not None
    assert workplace.logbook.complaints.get(page.complaint.id).letters == ()
    assert not list(tmp_path.glob("Brief*"))
