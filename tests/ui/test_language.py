"""The window in another language: chosen, kept, and at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialogButtonBox
from shiboken6 import isValid

from klachtenboek.i18n import WORDS
from klachtenboek.logbook import Logbook
from klachtenboek.ui.language import AS_THE_COMPUTER, SPOKEN, SpokenLanguage, speak
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.settings import SettingsPage
from klachtenboek.ui.running import Running
from tests.ui.walkers import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def _dutch_again(dressed: QApplication) -> Iterator[None]:
    yield
    SPOKEN.choice = AS_THE_COMPUTER
    SPOKEN.keep_in(None)
    speak("nl")
    settle(dressed)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "taal.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def running(dressed: QApplication, logbook: Logbook) -> Iterator[Running]:
    held = Running(lambda: MainWindow(logbook))
    held.window.resize(780, 600)
    held.start(quietly=False)
    settle(dressed)
    yield held
    held.reminders.stop()
    held.window.close()
    held.window.deleteLater()
    held.deleteLater()
    settle(dressed)


def cancel_of_qt(qtbot: QtBot) -> str:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")


def test_a_choice_is_kept_for_the_next_start(settings: QSettings) -> None:
    first = SpokenLanguage(["nl-NL"])
    first.keep_in(settings)
    first.choose("en")
    speak("nl")
    again = SpokenLanguage(["nl-NL"])
    again.keep_in(settings)
    assert (again.choice, WORDS.language) == ("en", "en")


@pytest.mark.parametrize(("computer", "spoken"), [(["en-GB", "nl"], "en"), (["nl-NL"], "nl"), (["de-DE"], "nl")])
def test_the_first_start_follows_the_computer(settings: QSettings, computer: list[str], spoken: str) -> None:
    SpokenLanguage(computer).keep_in(settings)
    assert WORDS.language == spoken
    assert not settings.allKeys()


def test_nonsense_is_passed_by(settings: QSettings) -> None:
    settings.setValue("beeld/taal", "klingon")
    SpokenLanguage(["en"]).keep_in(settings)
    assert WORDS.language == "en"


def test_without_settings_the_language_stays_what_it_is() -> None:
    speak("en")
    SpokenLanguage(["nl-NL"]).keep_in(None)
    assert WORDS.language == "en"


def test_the_window_need_not_be_made_anew_for_the_same_words(qtbot: QtBot, settings: QSettings) -> None:
    language = SpokenLanguage(["nl-NL"])
    language.keep_in(settings)
    with qtbot.assertNotEmitted(language.changed):
        language.choose("nl")
    with qtbot.waitSignal(language.changed):
        language.choose("en")


def test_words_of_qt_itself_are_in_the_language_of_the_window(qtbot: QtBot) -> None:
    speak("en")
    assert cancel_of_qt(qtbot) == "Cancel"
    speak("nl")
    assert cancel_of_qt(qtbot) == "Annuleren"


def test_another_language_shows_at_once_in_the_same_place(dressed: QApplication, running: Running) -> None:
    before = running.window
    before.open("settings")
    page = before.page()
    assert isinstance(page, SettingsPage)
    page.show_language()
    size = before.size()
    page.language.choice.chip("en").click()
    settle(dressed)
    window = running.window
    assert window is not before
    assert not isValid(before)
    assert (window.isVisible(), window.size(), window.current()[0]) == (True, size, "settings")
    assert window.windowTitle() == "Settings – Klachtenboek"
    assert window.toast.text.text() == "The window is now in English."
    anew = window.page()
    assert isinstance(anew, SettingsPage)
    assert anew.language.choice.value() == "en"
    anew.language.choice.chip("nl").click()
    settle(dressed)
    assert running.window.windowTitle() == "Instellingen – Klachtenboek"


def test_the_new_window_follows_the_book_and_the_old_one_no_more(
    dressed: QApplication, running: Running, logbook: Logbook
) -> None:
    SPOKEN.choose("en")
    settle(dressed)
    running.window.open("today")
    complaint = logbook.complaints.log("De taart was ingezakt", who="Mevrouw Jansen")
    settle(dressed)
    running.window.open("complaint", complaint.id)
    assert "De taart was ingezakt" in running.window.windowTitle()


def test_closing_the_new_window_ends_the_program(qtbot: QtBot, dressed: QApplication, running: Running) -> None:
    with qtbot.assertNotEmitted(running.ended):
        SPOKEN.choose("en")
        settle(dressed)
    with qtbot.waitSignal(running.ended):
        running.window.close()


def test_what_was_asked_for_at_this_start_goes_before_the_choice(settings: QSettings) -> None:
    settings.setValue("beeld/taal", "nl")
    language = SpokenLanguage(["nl-NL"])
    language.for_now = "en"
    language.keep_in(settings)
    assert (WORDS.language, settings.value("beeld/taal")) == ("en", "nl")
    language.choose("nl")
    assert WORDS.language == "nl"
