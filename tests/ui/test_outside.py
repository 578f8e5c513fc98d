"""What other programs get from us when they open something: their own libraries, and not those we travel with."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from klachtenboek.ui.outside import BEFORE, SEARCHED, open_outside

if TYPE_CHECKING:
    from collections.abc import Iterator

KIND = "klachtenboek-test"


class Program(QObject):
    """Another program of the computer: it remembers what it was given, and with which libraries."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[tuple[str, str | None]] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append((url.toString(), os.environ.get(SEARCHED)))


@pytest.fixture
def program(qapp: object) -> Iterator[Program]:
    assert qapp
    other = Program()
    QDesktopServices.setUrlHandler(KIND, other, "open")  # type: ignore[arg-type]  # the stub asks bytes, which it refuses
    yield other
    QDesktopServices.unsetUrlHandler(KIND)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv(SEARCHED, "ours")
    monkeypatch.delenv(BEFORE, raising=False)
    return monkeypatch


@pytest.mark.usefixtures("installed")
def test_another_program_does_not_get_our_libraries(program: Program) -> None:
    assert open_outside(QUrl(f"{KIND}:folder"))
    assert program.opened == [(f"{KIND}:folder", None)]


def test_another_program_gets_the_libraries_it_had_before(program: Program, installed: pytest.MonkeyPatch) -> None:
    installed.setenv(BEFORE, "theirs")
    open_outside(QUrl(f"{KIND}:folder"))
    assert program.opened[0][1] == "theirs"


@pytest.mark.usefixtures("installed")
def test_our_own_processes_still_find_theirs_afterwards(program: Program) -> None:
    open_outside(QUrl(f"{KIND}:folder"))
    assert program.opened
    assert os.environ[SEARCHED] == "ours"


def test_from_the_source_nothing_is_taken_away(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SEARCHED, "of the owner")
    open_outside(QUrl(f"{KIND}:folder"))
    assert program.opened[0][1] == "of the owner"
