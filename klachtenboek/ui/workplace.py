"""What every page is given to work with: the book, what changed, where to go and how to say something."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from klachtenboek.domain.errors import LogbookError, NothingToUndo, Trouble
from klachtenboek.explain import explain
from klachtenboek.ui.changes import Changes
from klachtenboek.ui.safety import BackupKeeper

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from klachtenboek.logbook import Logbook

T = TypeVar("T")


class Workplace(QObject):
    """The book with its signals; pages never talk to each other, they ask to go somewhere.

    ``went(place, id)``: open a place, with the id of a complaint where it needs one. ``left()``: one step back.
    ``said(text, undo)``: a short message, with what undoes it or None. ``failed(text)``: the book could not.
    """

    went = Signal(str, int)
    left = Signal()
    said = Signal(str, object)
    failed = Signal(str)

    def __init__(self, logbook: Logbook, parent: QObject | None = None) -> None:
        """Work with this book."""
        super().__init__(parent)
        self.logbook = logbook
        self.changes = Changes(logbook, self)
        self.keeper = BackupKeeper(logbook, self)

    def now(self) -> datetime:
        """Return the moment by the shop's clock."""
        return self.logbook.now()

    def go(self, place: str, complaint_id: int = 0) -> None:
        """Ask for a place: today, new, complaints, complaint, letter, customers, customer, bookkeeper, settings.

        The id is that of a complaint, of a draft for new, and of a customer for customer.
        """
        self.went.emit(place, complaint_id)

    def back(self) -> None:
        """Ask for one step back."""
        self.left.emit()

    def say(self, text: str, *, undoable: bool = False) -> None:
        """Show a short message about what was just done, with *Ongedaan maken* when the book can undo it."""
        self.said.emit(text, self.undo if undoable else None)

    def undo(self) -> None:
        """Undo the last change, or say why not."""
        try:
            self.logbook.undo()
        except NothingToUndo as error:
            self.said.emit(explain(error), None)

    def attempt(self, verb: Callable[[], T]) -> T | None:
        """Carry out a verb; when the book refuses or fails, say why and return None."""
        try:
            return verb()
        except Trouble as error:
            self.failed.emit(explain(error))
        except LogbookError as error:
            self.said.emit(explain(error), None)
        return None
