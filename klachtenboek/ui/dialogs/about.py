"""Over Klachtenboek: which version this is, where the book is, and what others made that is inside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor

from klachtenboek import __version__, notices
from klachtenboek.i18n import _
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.outside import open_outside
from klachtenboek.ui.widgets import AppMark, Button, Column, Label, Row, TextArea
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from klachtenboek.notices import Part
    from klachtenboek.ui.workplace import Workplace

MARK_SIZE = 52
LINE = "=" * 72


class AboutDialog(DialogFrame):
    """Tell the version, the place of the book, and the licences once they are asked for."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(_("Over Klachtenboek"), _("Sluiten"), size=(620, 560), parent=parent)
        self.open_folder: Callable[[QUrl], bool] = open_outside
        self._folder = Path(workplace.logbook.keeping.path).parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cancel.hide()
        self.done_button.clicked.connect(self.accept)
        looks(self)
        self.body.addLayout(self._make_head())
        self._make_place(has_file=workplace.logbook.backups.is_possible)
        words = _("In het programma zit werk van anderen. Zij geven het vrij, onder hun eigen voorwaarden.")
        self.body.addWidget(Label(words, "small", "text2"))
        self.ask = Button(_("Licenties bekijken"), "link", icon="file-text")
        self.ask.clicked.connect(self.show_licences)
        self.licences = TextArea(lines=6)
        self.licences.setAccessibleName(_("Licenties"))
        self.licences.setReadOnly(True)
        self.licences.fill_height()
        self.licences.hide()
        self.body.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.licences, 1)
        self.body.addStretch(0)
        self.done_button.setFocus()

    def _make_head(self) -> Row:
        row = Row(gap=16)
        row.addWidget(AppMark(MARK_SIZE), 0, Qt.AlignmentFlag.AlignTop)
        words = Column(gap=4)
        self.version = Label(_("Klachtenboek {version}").format(version=__version__), "title")
        self.version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.add(self.version, Label(_("Van jou, op je eigen computer, zonder internet."), "body", "text2"))
        row.addLayout(words, 1)
        return row

    def _make_place(self, *, has_file: bool) -> None:
        self.place = Label(str(self._folder), "small")
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.folder_button = Button(_("Map openen"), icon="folder-open")
        self.folder_button.clicked.connect(lambda: self.open_folder(QUrl.fromLocalFile(str(self._folder))))
        if has_file:
            self.body.add(Label(_("Je klachten staan hier:"), "body_strong"), self.place)
            self.body.addWidget(self.folder_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_licences(self) -> None:
        """Show what is inside, and below it the whole text of every licence."""
        found = notices.parts()
        names = "\n".join(_named(part) for part in found)
        texts = [f"{LINE}\n{_named(part)}\n{LINE}\n\n{part.text}" for part in found]
        self.licences.set_text("\n\n".join((names, *texts)))
        self.licences.moveCursor(QTextCursor.MoveOperation.Start)
        self.licences.show()
        self.ask.hide()
        self.licences.setFocus()


def _named(part: Part) -> str:
    named = f"{part.name} {part.version}".strip()
    return f"{named} ({part.licence})" if part.licence else named
