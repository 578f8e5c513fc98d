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
    if QApplication.instance() is not None:
        _WORDS_OF_QT.speak(WORDS.language)


class _WordsOfQt:
    """The words of Qt itself, held here: to find them among all the application has, PySide reads every kind of it."""

    def __init__(self) -> None:
        self._spoken: QTranslator | None = None

    def speak(self, language: str) -> None:
        """Let the words of this language take the place of those before."""
        if self._spoken is not None:
            QApplication.removeTranslator(self._spoken)
        self._spoken = QTranslator()
        self._spoken.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        QApplication.installTranslator(self._spoken)


_WORDS_OF_QT: Final = _WordsOfQt()
SPOKEN: Final = SpokenLanguage()
