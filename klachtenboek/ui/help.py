"""Which chapter of the manual belongs to what is on screen, and the one window that shows it; no words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from klachtenboek.ui.help_window import HelpWindow

PAGE_CHAPTERS: Final = {
    "welcome": "1-beginnen",
    "today": "vandaag",
    "new": "2-een-klacht-opschrijven",
    "complaint": "3-de-klacht-zes-stappen",
    "complaints": "8-zoeken-en-terugvinden",
    "customers": "klanten",
    "customer": "klanten",
    "letter": "6-de-brief",
    "lessons": "lessen",
    "bookkeeper": "9-het-jaar-voor-je-boekhouder",
    "settings": "10-je-zaak-instellen",
}
"""The chapter, or the part of one, of each page."""

DIALOG_CHAPTERS: Final = {
    "AboutDialog": "14-installeren-bijwerken-verhuizen",
    "AccountsDialog": "9-het-jaar-voor-je-boekhouder",
    "AftercareDialog": "nazorg-bellen",
    "BatchDialog": "6-de-brief",
    "CallDialog": "bellen",
    "ClosingDialog": "7-sluiten-en-nazorg",
    "CustomerDialog": "klanten",
    "DamagedDialog": "13-waar-alles-staat-en-wat-als-het-misgaat",
    "ForgetDialog": "privacy",
    "GoodwillDialog": "5-wat-je-weggeeft",
    "HistoryDialog": "3-de-klacht-zes-stappen",
    "HoldDialog": "privacy",
    "ImportDialog": "13-waar-alles-staat-en-wat-als-het-misgaat",
    "MeasureDialog": "lessen",
    "MergeDialog": "klanten",
    "PromiseDialog": "4-beloftes",
    "RatesDialog": "9-het-jaar-voor-je-boekhouder",
    "RedeemDialog": "9-het-jaar-voor-je-boekhouder",
    "ReopeningDialog": "7-sluiten-en-nazorg",
    "RestoreDialog": "13-waar-alles-staat-en-wat-als-het-misgaat",
    "WipingDialog": "privacy",
    "YearReopeningDialog": "9-het-jaar-voor-je-boekhouder",
}
"""The same for each dialog."""

KEY: Final = "F1"


class Help:
    """Open the manual; there is one window for it, made when it is first asked for."""

    def __init__(self) -> None:
        """Start without a window."""
        self._window: HelpWindow | None = None

    def open(self, anchor: str = "") -> HelpWindow:
        """Show the chapter with this anchor, the contents without one; the window comes to the front."""
        # Most days nobody reads the manual: the window that shows it is imported when somebody does.
        from klachtenboek.ui.help_window import HelpWindow

        if self._window is None:
            self._window = HelpWindow()
        self._window.show_at(anchor)
        return self._window

    def close(self) -> None:
        """Close the window for good, as when the program ends."""
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None


HELP = Help()


def help_key(widget: QWidget) -> None:
    """Let F1 open the chapter of a dialog while it, or anything in it, has the keyboard."""
    chapter = DIALOG_CHAPTERS.get(type(widget).__name__, "")
    QShortcut(QKeySequence(KEY), widget).activated.connect(lambda: HELP.open(chapter))
