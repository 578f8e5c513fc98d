"""The photo of the receipt that goes along to the bookkeeper; keeping it is the book's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from klachtenboek.i18n import _
from klachtenboek.ui.widgets import Button, Column, FlowLayout, Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtenboek.domain.contact import Attachment


class ProofField(QWidget):
    """Ask for a photo or file; `path` is the one that was chosen now, `is_dropped` says the one of before is to go.

    ``ask_file`` is the window of the system; whoever has no eyes or hands puts something else in its place.
    """

    def __init__(self, attached: Attachment | None) -> None:
        super().__init__()
        self._attached = attached
        self.path: Path | None = None
        self.is_dropped = False
        self.ask_file: Callable[[QWidget], Path | None] = _ask_file
        self.name = Label("", "body_medium", icon="photo")
        self.pick = Button(_("Foto kiezen"), size="s", icon="camera")
        self.pick.setAccessibleDescription(_("Foto van de bon"))
        self.pick.clicked.connect(self._choose)
        self.drop = Button(_("Weghalen"), "link", size="s", icon="x")
        self.drop.setAccessibleDescription(_("Foto van de bon"))
        self.drop.clicked.connect(self._drop)
        buttons = QWidget()
        FlowLayout(buttons, gap=8).add(self.pick, self.drop)
        column = Column(self, gap=5)
        column.add(
            Label(_("Foto van de bon"), "small_medium"),
            self.name,
            buttons,
            Label(_("Gaat mee in de map voor je boekhouder."), "small", "text2"),
        )
        self._show()

    def _choose(self) -> None:
        chosen = self.ask_file(self.window())
        if chosen is not None:
            self.path, self.is_dropped = chosen, False
            self._show()

    def _drop(self) -> None:
        self.is_dropped = self._attached is not None and self.path is None
        self.path = None
        self._show()

    def _show(self) -> None:
        kept = self._attached.name if self._attached is not None and not self.is_dropped else ""
        name = self.path.name if self.path is not None else kept
        self.name.setText(name)
        self.name.setVisible(bool(name))
        self.drop.setVisible(bool(name))
        self.pick.set_text(_("Andere foto") if name else _("Foto kiezen"))


def _ask_file(parent: QWidget) -> Path | None:
    kinds = _("Foto’s en bestanden (*.jpg *.jpeg *.png *.webp *.pdf)")
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Welke foto van de bon?"), str(Path.home()), kinds)
    return Path(chosen) if chosen else None
