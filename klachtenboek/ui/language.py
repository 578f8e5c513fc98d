"""The language of the window: chosen on this computer, kept, and spoken by Qt's own buttons too; not the letters'."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from klachtenboek.i18n import LANGUAGES, WORDS, first_language

if TYPE_CHECKING:
    from collections.abc import Sequence

AS_THE_COMPUTER: Final = ""
"""The choice that follows the computer; also the one of the first start."""

_KEPT = "beeld/taal"


class SpokenLanguage(QObject):
    """What the owner chose for this computer; `changed` tells that the window has to be made anew in it."""

    changed = Signal()

    def __init__(self, computer: Sequence[str] | None = None) -> None:
        """Know the languages of the computer, the most wanted first; those of the system unless others are given."""
        super().__init__()
        self.choice = AS_THE_COMPUTER
        self.for_now = ""
        """What was asked for at this start; it goes before the choice and is not kept."""
        self._computer = computer
        self._settings: QSettings | None = None

    def keep_in(self, settings: QSettings | None) -> None:
        """Take over what was chosen before, speak it, and keep every choice there; None keeps and changes nothing."""
        self._settings = settings
        if settings is None:
            return
        kept = str(settings.value(_KEPT, AS_THE_COMPUTER))
        self.choice = kept if kept in LANGUAGES else AS_THE_COMPUTER
        speak(self.language())

    def language(self) -> str:
        """Return the code of the language that goes with the choice."""
        wanted = QLocale.system().uiLanguages() if self._computer is None else self._computer
        return self.for_now or self.choice or first_language(wanted)

    def choose(self, choice: str) -> None:
        """Speak another language from now on, one of LANGUAGES or AS_THE_COMPUTER, and keep that."""
        self.choice, self.for_now = choice, ""
        if self._settings is not None:
            self._settings.setValue(_KEPT, choice)
        if self.language() != WORDS.language:
            speak(self.language())
            self.changed.emit()


def speak(language: str) -> None:
    """Let the window and Qt's own buttons speak a language from now on; what is shown already stays as it is."""
    WORDS.use(language)
    app = QApplication.instance()
    if app is None:
        return
    for words in app.findChildren(QTranslator):
        app.removeTranslator(words)
        words.setParent(None)
    words = QTranslator(app)
    words.load(f"qtbase_{WORDS.language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    app.installTranslator(words)


SPOKEN: Final = SpokenLanguage()
