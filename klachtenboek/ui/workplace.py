"""What every page is given to work with: the book, what changed, where to go and how to say something."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from klachtenboek.domain.errors import LogbookError, NothingToUndo, OnlyToRead
from klachtenboek.domain.trouble import Trouble
from klachtenboek.explain import explain
from klachtenboek.ui.changes import Changes
from klachtenboek.ui.safety import BackupKeeper

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from klachtenboek.domain.history import LastAct
    from klachtenboek.logbook import Logbook

T = TypeVar("T")

ABOUT_ONE: Final = {"complaint", "letter"}
"""Pages on which everything of one complaint is seen."""


class Workplace(QObject):
    """The book with its signals; pages never talk to each other, they ask to go somewhere.

    ``went(place, id)``: open a place, with the id of a complaint where it needs one. ``left()``: one step back.
    ``said(text, undo)``: a short message, with what undoes it or None; ``outdated()``: something else changed since,
    so that message is over. ``failed(text)``: the book could not. ``place`` is the page in front and what it is about.
    """

    went = Signal(str, int)
    left = Signal()
    said = Signal(str, object)
    outdated = Signal()
    failed = Signal(str)

    def __init__(self, logbook: Logbook, parent: QObject | None = None) -> None:
        """Work with this book."""
        super().__init__(parent)
        self.logbook = logbook
        self.changes = Changes(logbook, self)
        self.keeper = BackupKeeper(logbook, self)
        self.place: tuple[str, int] = ("", 0)
        self._made_at: dict[int, tuple[str, int]] = {}
        self._told: dict[int, str] = {}
        self._offered: int | None = None
        self._answered = self._last_number()
        self.changes.changed.connect(self._note)

    def now(self) -> datetime:
        """Return the moment by the shop's clock."""
        return self.logbook.now()

    def go(self, place: str, complaint_id: int = 0) -> None:
        """Ask for a place of the window, by its key in ``main_window.PAGES``.

        The id is that of a complaint, of a draft for new, and of a customer for customer.
        """
        self.went.emit(place, complaint_id)

    def back(self) -> None:
        """Ask for one step back."""
        self.left.emit()

    def say(self, text: str, *, undoable: bool = False) -> None:
        """Show a short message about what was just done, with *Ongedaan maken* when the book can undo just that."""
        self._tell(text, self.undoing(text) if undoable else None)

    def undoing(self, text: str) -> Callable[[], None] | None:
        """Return what undoes the act that was just done, told with ``text``; None when nothing changed by it."""
        act = self.logbook.last_act()
        if act is None or act.number <= self._answered:
            return None
        self._told[act.number] = text
        return partial(self.undo, act)

    def undo(self, act: LastAct | None = None) -> None:
        """Undo this act, or else the last one, and say what it was; say so when it is not the last one any more."""
        from klachtenboek.ui.models.undone import undone_words  # when something is undone, not at the start

        last = self.logbook.last_act()
        if last is None or (act is not None and act.number != last.number):
            self._tell(explain(NothingToUndo()))
            return
        words = undone_words(self.logbook, last, self._told.get(last.number, ""))
        try:
            self.logbook.undo()
        except NothingToUndo as error:
            self._tell(explain(error))
        else:
            self._tell(words)

    def undo_here(self) -> None:
        """Undo the last act when the owner sees what it did; tell first what it was when not, and offer to undo it.

        A complaint that was written down is never thrown away without telling.
        """
        from klachtenboek.ui.models.undone import offer_words  # when something is undone, not at the start

        act = self.logbook.last_act()
        if act is None:
            return
        place, key = self.place
        is_shown = self._made_at.get(act.number) == self.place or (place in ABOUT_ONE and key == act.complaint_id)
        if is_shown and not act.is_new:
            self.undo(act)
        else:
            self._tell(offer_words(self.logbook, act, self._told.get(act.number, "")), partial(self.undo, act))

    def may_write(self) -> bool:
        """Tell whether the book may be written; say so when it may not."""
        if self.logbook.is_read_only:
            self._tell(explain(OnlyToRead()))
        return not self.logbook.is_read_only

    def attempt(self, verb: Callable[[], T]) -> T | None:
        """Carry out a verb; when the book refuses or fails, say why and return None."""
        try:
            return verb()
        except Trouble as error:
            self.failed.emit(explain(error))
        except LogbookError as error:
            self._tell(explain(error))
        return None

    def _tell(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self._offered = self._last_number() if undo is not None else None
        if undo is not None:
            self._answer(self._last_number())
        self.said.emit(text, undo)

    def _answer(self, number: int) -> None:
        self._answered = max(self._answered, number)

    def _last_number(self) -> int:
        act = self.logbook.last_act()
        return act.number if act is not None else 0

    def _note(self) -> None:
        """Remember where the last act was done; an offer to undo the one before it has had its time.

        Whoever did it tells at once: a message of later is about something else, maybe about nothing that changed.
        """
        number = self._last_number()
        self._made_at.setdefault(number, self.place)
        QTimer.singleShot(0, self, lambda: self._answer(number))
        if self._offered is not None and self._offered != number:
            self._offered = None
            self.outdated.emit()
