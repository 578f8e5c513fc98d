"""Sending the letter on the page: to printer, folder or mail program; only then is it written down as sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QUrl

from klachtenboek.domain.correspondence import Sent
from klachtenboek.domain.errors import PracticeOnly, Voided
from klachtenboek.explain import explain
from klachtenboek.i18n import _
from klachtenboek.labels import heading
from klachtenboek.safekeeping.files import make_folder
from klachtenboek.ui import printing
from klachtenboek.ui.dialogs.folder import ask_folder, our_folder, shown_folder
from klachtenboek.ui.outside import open_outside
from klachtenboek.ui.pdfpages import PdfPages

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.correspondence import LetterKind, SentLetter
    from klachtenboek.letters.case import Choices
    from klachtenboek.ui.widgets import Label
    from klachtenboek.ui.workplace import Workplace


class Shown(Protocol):
    """What the sender has to know of the page: which letter it shows, and what the owner chose about it."""

    complaint: Complaint | None
    viewed: SentLetter | None
    title: Label

    def kind(self) -> LetterKind:
        """Return the kind of letter that is chosen."""
        ...

    def finished(self) -> Choices:
        """Return the choices as the letter would be sent."""
        ...

    def keep(self) -> object:
        """Keep what was typed."""
        ...

    def was_sent(self) -> object:
        """Begin the next letter afresh."""
        ...


class Sender:
    """The three ways a letter leaves from here.

    ``has_printer``, ``ask_printer``, ``ask_folder`` and ``open_file`` are the windows and programs of the system;
    whoever has no eyes or hands puts something else in their place.
    """

    def __init__(self, page: Shown, window: QWidget, workplace: Workplace) -> None:
        """Send what this page shows; questions stand before this window."""
        self._page, self._window, self._workplace = page, window, workplace
        self.folder = our_folder(_("Brieven"))
        self.has_printer: Callable[[], bool] = printing.has_printer
        self.ask_printer: Callable[[QWidget, int, str], QPrinter | None] = printing.ask_printer
        self.ask_folder: Callable[[QWidget, str, Path], Path | None] = ask_folder
        self.open_file: Callable[[QUrl], bool] = open_outside

    def print(self) -> None:
        """Print the letter, and write it down as sent once the printer took it; a sent one is printed as it was."""
        pdf = self._pdf()
        if pdf is None:
            return
        if not self.has_printer():
            self._workplace.say(
                _("Er is geen printer gevonden. Bewaar de brief als pdf, dan kun je hem later afdrukken.")
            )
            return
        pages = PdfPages(pdf)
        printer = self.ask_printer(self._window, pages.count, self._page.title.text())
        if printer is None:
            return
        if not printing.print_pages(pages, printer):
            self._workplace.say(
                _("De printer nam de brief niet aan. Kijk of hij aan staat en papier heeft, en probeer het opnieuw.")
            )
            return
        self._printed()

    def _printed(self) -> None:
        page, done = self._page, _("Brief naar de printer gestuurd.")
        if page.viewed is not None or page.complaint is None or self._workplace.logbook.is_read_only:
            self._workplace.say(done)
            return
        key, kind, choices = page.complaint.id, page.kind(), page.finished()
        letters = self._workplace.logbook.letters
        if self._workplace.attempt(lambda: letters.send(key, kind, how=Sent.PRINTED, choices=choices)) is not None:
            page.was_sent()
            self._workplace.say(done)

    def save(self) -> None:
        """Save the letter as a PDF in a folder the owner chooses, and write it down as sent."""
        page = self._page
        if self._pdf(new=True) is None or page.complaint is None:
            return
        start = self._workplace.attempt(lambda: make_folder(self.folder))
        folder = self.ask_folder(self._window, _("Waar wil je de brief bewaren?"), start or Path.home())
        if folder is None:
            return
        self.folder = folder
        key, kind, choices = page.complaint.id, page.kind(), page.finished()
        letters = self._workplace.logbook.letters
        saved = self._workplace.attempt(lambda: letters.save_pdf(key, kind, folder, choices))
        if saved is not None:
            page.was_sent()
            words = _("{kind} bewaard: {file}").format(kind=heading(kind), file=shown_folder(saved))
            self._workplace.say(words)

    def email(self) -> None:
        """Write the letter and a draft beside it, open the draft in the mail program and write it down as sent.

        A computer that knows no program for drafts gets an empty mail with the text, and the folder to drag from.
        """
        page = self._page
        if self._pdf(new=True) is None or page.complaint is None:
            return
        key, kind, choices = page.complaint.id, page.kind(), page.finished()
        letters = self._workplace.logbook.letters
        mailed = self._workplace.attempt(lambda: letters.email(key, kind, make_folder(self.folder), choices))
        if mailed is None:
            return
        page.was_sent()
        if self.open_file(QUrl.fromLocalFile(str(mailed.draft))):
            self._workplace.say(_("De mail staat klaar in je mailprogramma."))
            return
        self.open_file(QUrl(mailed.link))
        self.open_file(QUrl.fromLocalFile(str(mailed.pdf.parent)))
        words = _("De brief staat in {folder}. Sleep hem in de mail.")
        self._workplace.say(words.format(folder=shown_folder(mailed.pdf.parent)))

    def _pdf(self, *, new: bool = False) -> bytes | None:
        """Return the PDF to send; None, and the reason is told, when this letter may not leave."""
        page, letters = self._page, self._workplace.logbook.letters
        page.keep()
        complaint = page.complaint
        if complaint is None:
            return None
        viewed = page.viewed
        if viewed is not None and not new:
            return self._workplace.attempt(lambda: letters.pdf(viewed.id))
        if complaint.is_practice or complaint.lapsed is not None:
            self._workplace.say(explain(PracticeOnly() if complaint.is_practice else Voided()))
            return None
        return self._workplace.attempt(lambda: letters.preview(complaint.id, page.kind(), page.finished()))
