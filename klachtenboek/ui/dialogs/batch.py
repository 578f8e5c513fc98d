"""Make a letter about each complaint in a list: which kind, how far it is, and stop; the making is done elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QProgressBar, QWidget

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.i18n import _, ngettext, number_word
from klachtenboek.labels import heading
from klachtenboek.letters.content import KINDS
from klachtenboek.safekeeping.files import make_folder
from klachtenboek.ui.batchrun import BatchRun
from klachtenboek.ui.dialogs.folder import our_folder, shown_folder
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import ChipRow, Choice, Field, Label, announce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from klachtenboek.letters.batch import Made
    from klachtenboek.ui.workplace import Workplace


class Bar(QProgressBar):
    """A bar as thin as the theme draws it, without room for words."""

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than the bar itself (Qt)."""
        return QSize(0, THEME.px(8))


class BatchDialog(DialogFrame):
    """Ask for the kind, then show how many letters are written; *Stoppen* keeps what was made."""

    def __init__(self, workplace: Workplace, complaint_ids: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(_("Brieven maken"), _("Brieven maken"), size=(560, 300), parent=parent)
        self._workplace = workplace
        self._ids = tuple(complaint_ids)
        self.folder = our_folder(_("Brieven"))
        self.run: BatchRun | None = None
        choices = [Choice(kind, heading(kind)) for kind in KINDS if kind is not LetterKind.EXPLANATION]
        self.kinds = ChipRow(_("Soort brief"), choices)
        self.kinds.set_value(LetterKind.ACKNOWLEDGEMENT)
        self.bar = Bar()
        self.bar.setAccessibleName(_("Hoeveel brieven er klaar zijn"))
        self.bar.setRange(0, max(1, len(self._ids)))
        self.bar.setTextVisible(False)
        count = len(self._ids)
        words = ngettext("Er komt {count} brief in {folder}.", "Er komen {count} brieven in {folder}.", count)
        self.told = Label(words.format(count=number_word(count), folder=shown_folder(self.folder)), "small", "text2")
        self.body.add(Field(_("Soort brief"), control=self.kinds), self.told, self.bar)
        self.body.addStretch(1)
        self.done_button.clicked.connect(self._start)

    @classmethod
    def ask(cls, workplace: Workplace, complaint_ids: Sequence[int], parent: QWidget | None = None) -> None:
        """Show it until the letters are made or it is closed."""
        dialog = cls(workplace, complaint_ids, parent)
        dialog.answered()

    def _start(self) -> None:
        kind = next(kind for kind in KINDS if kind == self.kinds.value())
        letters = self._workplace.logbook.letters
        batch = self._workplace.attempt(lambda: letters.prepare(self._ids, kind))
        folder = self._workplace.attempt(lambda: make_folder(self.folder))
        if batch is None or folder is None:
            return
        self._workplace.keeper.wait()
        self._workplace.attempt(self._workplace.logbook.backups.make_before_bulk)
        self.done_button.setEnabled(False)
        self.kinds.setEnabled(False)
        self.cancel.set_text(_("Stoppen"))
        self.bar.setRange(0, max(1, len(batch.letters)))
        self._refused = len(batch.refused)
        self.run = BatchRun(batch, folder)
        self.run.progressed.connect(self._tell)
        self.run.ended.connect(self._ended)
        self.destroyed.connect(self.run.cancel)
        self.run.start()

    def _tell(self, count: int) -> None:
        self.bar.setValue(count)
        self.told.setText(_("{count} van {all} brieven klaar").format(count=count, all=self.bar.maximum()))

    def _ended(self, made: tuple[Made, ...], trouble: str) -> None:
        self.run = None
        self._workplace.attempt(lambda: self._workplace.logbook.letters.freeze(made))
        words = ngettext("{count} brief bewaard in {folder}.", "{count} brieven bewaard in {folder}.", len(made))
        said = [words.format(count=len(made), folder=shown_folder(self.folder)), trouble]
        if self._refused:
            many = ngettext(
                "{count} klacht kon geen brief krijgen.", "{count} klachten konden geen brief krijgen.", self._refused
            )
            said.append(many.format(count=self._refused))
        sentence = " ".join(part for part in said if part)
        announce(self, sentence)
        self._workplace.say(sentence)
        super().accept()

    def reject(self) -> None:
        """Stop the letters that are being made first; the window closes when the last of them is whole (Qt)."""
        if self.run is not None:
            self.run.cancel()
            self.cancel.setEnabled(False)
            return
        super().reject()
