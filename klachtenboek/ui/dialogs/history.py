"""Who changed what in a complaint, and when; the last twenty can be put back, after seeing what that changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import _, moment_words
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.models.changed import sentences, who_and_when
from klachtenboek.ui.widgets import Button, Card, Column, Label, announce
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from klachtenboek.domain.history import Revision
    from klachtenboek.ui.workplace import Workplace

FIRST_SHOWN = 30
"""Changes that are shown before the owner asks for all of them."""


class RevisionCard(Card):
    """One change: when and by whom, what it was, and a button that shows what going back before it would do."""

    def __init__(self, revision: Revision, heading: str) -> None:
        super().__init__(small=True, gap=4)
        self.revision = revision
        self.heading_words = Label(heading, "small_strong")
        self.add(self.heading_words, *(Label(words, "small", "text2") for words in sentences(revision.changes)))
        self.back = Button(_("Terug naar hiervoor"), "link", size="s", icon="rotate")
        self.back.setAccessibleName(_("Terug naar voor {moment}").format(moment=heading))
        looks(self.back)
        self.back.setVisible(revision.number is not None)
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._difference = QWidget()
        self.difference = Column(self._difference, gap=2)
        self._difference.hide()
        self.add(self._difference)

    def show_difference(self, words: tuple[str, ...]) -> None:
        """Show what would change; nothing hides it."""
        self.difference.clear()
        self._difference.setVisible(bool(words))
        self.set_role("primary" if words else "surface")
        self.back.setVisible(not words and self.revision.number is not None)
        for number, line in enumerate(words):
            role = "small_strong" if number == 0 else "small"
            self.difference.add(Label(line, role, "primary_on_tint"))


class HistoryDialog(DialogFrame):
    """Show all changes, the latest first; `chosen` is the version to put back, None for none."""

    def __init__(self, workplace: Workplace, complaint_id: int, parent: QWidget | None = None) -> None:
        super().__init__(_("Geschiedenis"), _("Terugzetten"), size=(640, 620), parent=parent)
        self._workplace, self._key = workplace, complaint_id
        self.chosen: int | None = None
        self.cards: list[RevisionCard] = []
        self._revisions = workplace.logbook.versions.revisions(complaint_id)
        told = _("Wie wat veranderde, en wanneer. Van de laatste twintig keer kun je de klacht terugzetten.")
        self.body.addWidget(Label(told, "small", "text2"))
        self._holder = QWidget()
        self._column = Column(self._holder, gap=8)
        self.body.addWidget(self._holder)
        self.more = Button(_("Alles laten zien"), "link")
        looks(self.more)
        self.more.clicked.connect(lambda: self._show(len(self._revisions)))
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.cancel.set_text(_("Sluiten"))
        self.done_button.set_icon("rotate")
        self.done_button.setEnabled(False)
        self.done_button.clicked.connect(self.accept)
        self._show(FIRST_SHOWN)
        self.cancel.setFocus()

    @classmethod
    def ask(cls, workplace: Workplace, complaint_id: int, *, parent: QWidget | None = None) -> int | None:
        """Show the history and return the number of the version to put back, None for none."""
        dialog = cls(workplace, complaint_id, parent)
        return dialog.chosen if dialog.answered() else None

    def _show(self, most: int) -> None:
        now = self._workplace.now()
        for revision in self._revisions[len(self.cards) : most]:
            card = RevisionCard(revision, who_and_when(revision.who, moment_words(revision.at, now)))
            card.back.clicked.connect(partial(self.choose, card))
            self.cards.append(card)
            self._column.add(card)
        self.more.setVisible(len(self.cards) < len(self._revisions))

    def choose(self, card: RevisionCard, _on: bool = False) -> None:  # noqa: FBT001, FBT002  as Qt tells it
        """Show what going back before this change would do, and let it be done."""
        self.chosen = card.revision.number
        for other in self.cards:
            other.show_difference(())
        if self.chosen is None:
            return
        number, versions = self.chosen, self._workplace.logbook.versions
        lines = sentences(versions.difference(self._key, number))
        heading = _("Als je dit terugzet, verandert er:") if lines else _("Zo staat de klacht er nu ook.")
        card.show_difference((heading, *lines))
        self.done_button.setEnabled(bool(lines))
        announce(card, heading)
        self.done_button.setFocus()
