"""The question, asked once at the first promise, whether the program may start with the computer; off until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import _
from klachtenboek.ui.autostart import Autostart, autostart_here
from klachtenboek.ui.widgets import Banner, Column

if TYPE_CHECKING:
    from klachtenboek.ui.workplace import Workplace

_ASKED = "autostart.asked"


class StartupQuestion(QWidget):
    """Ask above the page, and never again once it is answered."""

    def __init__(self, workplace: Workplace, autostart: Autostart | None = None) -> None:
        super().__init__()
        self._workplace, self._autostart = workplace, autostart
        self._may_ask = True
        self.banner = Banner(
            _("Mag Klachtenboek met je computer opstarten?"),
            _("Dan krijg je het seintje ook als je vergeet het te openen. Uitzetten kan altijd bij Instellingen."),
            role="primary",
            icon="clock",
        )
        self.yes = self.banner.add_button(_("Start mee op"), "primary", icon="check")
        self.no = self.banner.add_button(_("Nu niet"), "ghost")
        self.yes.clicked.connect(lambda: self._answer(on=True))
        self.no.clicked.connect(lambda: self._answer(on=False))
        Column(self, margins=(24, 14, 24, 0)).add(self.banner)
        self.hide()
        workplace.changes.changed.connect(lambda _ids: self.look())
        self.look()

    def look(self, *, may_ask: bool | None = None) -> None:
        """Ask when there is a promise to be kept and it was not asked before; practice is no reason.

        It waits while ``may_ask`` is said to be false: one message above the page is enough.
        """
        self._may_ask = self._may_ask if may_ask is None else may_ask
        book = self._workplace.logbook
        asks = (
            self._may_ask
            and not book.keeping.remembered(_ASKED)
            and any(not row.is_practice for row in book.promises.open())
        )
        self.setVisible(asks and self.parentWidget() is not None)  # shown without a window it would be one

    def _answer(self, *, on: bool) -> None:
        autostart = self._autostart or autostart_here()
        if on and self._workplace.attempt(lambda: _switched_on(autostart)) is None:
            return
        self._workplace.logbook.keeping.remember(_ASKED, "1")
        self.hide()
        if on:
            self._workplace.say(_("Klachtenboek start voortaan met je computer op."))


def _switched_on(autostart: Autostart) -> bool:
    autostart.switch(on=True)
    return True
