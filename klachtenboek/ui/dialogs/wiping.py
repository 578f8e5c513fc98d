"""Wiping takes a while in a large book: show how far it is, and stop between two complaints; what is wiped is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from klachtenboek.domain.errors import LogbookError
from klachtenboek.explain import explain
from klachtenboek.i18n import _
from klachtenboek.ui.dialogs.batch import Bar
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.tasks import Task
from klachtenboek.ui.widgets import Label, announce

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from klachtenboek.ui.workplace import Workplace


class WipingDialog(DialogFrame):
    """Take persons out lot by lot, then write the file anew in another thread; `count` is how many are done."""

    def __init__(self, workplace: Workplace, lots: Iterator[int], of: int, parent: QWidget | None = None) -> None:
        super().__init__(_("Bezig met wissen"), "", size=(480, 220), parent=parent)
        self._workplace, self._lots, self._of = workplace, lots, of
        self._has_begun, self._is_stopping, self._is_over = False, False, False
        self._task: Task | None = None
        self.count = 0
        self.trouble = ""
        self.done_button.hide()
        self.cancel.set_text(_("Stoppen"))
        self.cancel.setVisible(of > 0)
        self.bar = Bar()
        self.bar.setAccessibleName(_("Hoe ver het wissen is"))
        self.bar.setRange(0, of)
        self.bar.setTextVisible(False)
        self.told = Label(_("Even geduld."), "small", "text2")
        self.body.add(self.told, self.bar)
        self.body.addStretch(1)

    @classmethod
    def wipe(cls, workplace: Workplace, lots: Iterator[int], of: int, parent: QWidget | None = None) -> int | None:
        """Wipe while this is shown and return how many complaints were done; None when the book could not."""
        dialog = cls(workplace, lots, of, parent)
        QTimer.singleShot(0, dialog, dialog.go_on)
        dialog.exec()
        count, trouble = dialog.count, dialog.trouble
        dialog.deleteLater()
        if trouble:
            workplace.failed.emit(trouble)
        return None if trouble else count

    def go_on(self) -> None:
        """Take out the next lot, or else finish."""
        if self._is_over:
            return
        self._has_begun = True
        if self._is_stopping:
            self._finish()
            return
        try:
            self.count = next(self._lots)
        except StopIteration:
            self._finish()
        except LogbookError as error:
            self._fail(explain(error))
        else:
            self.bar.setValue(self.count)
            self.told.setText(_("{count} van {all} klachten").format(count=self.count, all=self._of))
            QTimer.singleShot(0, self, self.go_on)

    def _finish(self) -> None:
        """Let nothing of it be left in the file; that cannot be stopped half-way."""
        self.cancel.setEnabled(False)
        words = _("Het boek wordt opnieuw weggeschreven, zodat er niets van overblijft.")
        self.told.setText(words)
        announce(self, words)
        self.bar.setRange(0, 0)
        privacy = self._workplace.logbook.privacy
        self._task = Task(lambda _watch: privacy.wipe(), self)
        self._task.done.connect(lambda _answer: self._end())
        self._task.failed.connect(self._fail)
        self._task.broke.connect(self._break)
        self._task.start()

    def _fail(self, words: str) -> None:
        self.trouble = words
        self._end()

    def _break(self, error: Exception) -> None:
        self._end()
        raise error

    def _end(self) -> None:
        self._is_over = True
        self.accept()

    def reject(self) -> None:
        """Stop after the complaint in hand; the window closes when the file is whole (Qt)."""
        if self._is_over or not self._has_begun:
            self._is_over = True
            super().reject()
        self._is_stopping = True
        self.cancel.setEnabled(False)
