"""What the pages with a list share: searching while typing, keys, the empty page; of what is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import _
from klachtenboek.ui.asking import Asking
from klachtenboek.ui.models.rows import Asked, Row, RowList
from klachtenboek.ui.pages.following import FollowingPage
from klachtenboek.ui.widgets import Button, Card, EmptyState, EndsLayout, Label, SearchField, announce
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from klachtenboek.ui.pages.list_table import ListTable
    from klachtenboek.ui.workplace import Workplace


class ListPage(FollowingPage, Generic[Row, Asked]):
    """Show a list and what to find it by.

    A subclass gives the table it shows to `put_table`, tells the count when `counting` is due, and says in its own
    `_read` what it shows besides the rows.
    """

    def __init__(self, workplace: Workplace, title: str, *, wanted: str, show_all: str) -> None:
        """Begin without a table; ``wanted`` stands in the empty search field, ``show_all`` on the way back from it."""
        super().__init__(workplace, title)
        self.counting = QTimer(self, singleShot=True, interval=0)
        self.counted = Asking(workplace.logbook, self)
        self.search_field = SearchField(wanted)
        self.search_field.searched.connect(self._search)
        self.search_field.entered.connect(self._enter_list)
        self.add_action(self.search_field)
        self.card = Card(margins=(1, 1, 1, 1))
        self._under = QWidget()
        self.count = Label("", "caption", "text2")
        hints = _("↑ ↓ kiezen   ·   Enter openen   ·   typ om te zoeken")
        self._hints = Label(hints, "caption", "text2", align=Qt.AlignmentFlag.AlignRight)
        self.empty = EmptyState("")
        self._meant: str = ""
        self.meant: Button = self.empty.add_button("", "primary", icon="search")
        self.meant.clicked.connect(lambda: self.search(self._meant))
        self.meant.hide()
        self.new = self.empty.add_button(_("Nieuwe klacht"), "primary", icon="plus")
        self.new.clicked.connect(lambda: workplace.go("new"))
        self.all_button = self.empty.add_button(show_all)
        looks(self.meant, self.all_button)
        self.all_button.clicked.connect(self.show_all)

    def put_table(
        self, table: ListTable[Row], place: str, meant_by: Callable[[Asked], str], *beside_count: QWidget
    ) -> None:
        """Show this table, whose rows open at ``place``; what stands beside the count comes along.

        ``meant_by`` returns the words that were meant by a search that found nothing, empty when nothing comes near.
        """
        self._meant_by: Callable[[Asked], str] = meant_by
        self._rows: RowList[Row, Asked] = table.rows
        self._list: ListTable[Row] = table
        table.opened.connect(lambda key: self._workplace.go(place, key))
        table.rows.asking.waiting.connect(self._wait)
        table.rows.asking.answered.connect(self._settle)
        self.card.body.addWidget(table, 1)
        EndsLayout(self._under, gap=12).add(self.count, *beside_count, self._hints)
        self.main.addWidget(self.card, 1)
        self.main.addWidget(self._under)
        self.main.addStretch()  # the room a short list leaves
        self.main.addWidget(self.empty, 1)
        self.empty.hide()

    # -- showing ------------------------------------------------------------------------------------

    def open(self, row_id: int = 0) -> None:
        """Show the list as it was left, brought up to date; choose the row with that id when it is there."""
        self.reload()
        self._list.choose(self._rows.place_of(row_id))
        part: QWidget = self._list if self._rows.rowCount() else self.search_field
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the list again; what was chosen stays chosen."""
        super().reload()
        self._list.repaint_rows()
        self._read(self._rows.query)

    def search(self, words: str) -> None:
        """Look for words, or let them be typed."""
        self.search_field.setText(words)
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell_meant(self) -> None:
        """Offer what was meant, after a search that found nothing."""
        query: Any = self._rows.query
        self.suggest(self._meant_by(query) if query.words.strip() and not self._rows.rowCount() else "")

    def suggest(self, words: str) -> None:
        """Offer to search for these words instead; without any nothing is offered."""
        self._meant = words
        self.meant.set_text(_("Bedoel je {words}? Zoek daarop").format(words=words))
        self.meant.setVisible(bool(words))
        self.new.set_kind("secondary" if words else "primary")

    def show_all(self) -> None:
        """Take the search and every other choice away; the order stays."""
        self.search_field.clear()
        query: Any = self._rows.query
        self._read(type(query)(order=query.order, descending=query.descending))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, query: Asked) -> None:
        """Show what the query finds."""
        self.counted.drop()
        rows = self._rows
        again = query == rows.query
        if query.words != rows.query.words:
            self._list.repaint_rows()  # other words are bold now
        rows.show(query, least=rows.rowCount() if again else 0)
        if not rows.is_waiting:
            self._settle()

    def _settle(self) -> None:
        """Show what came: the rows, or that there are none."""
        has_rows = self._rows.rowCount() > 0
        for part in (self.card, self._under):
            part.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        self.counting.start()  # after the rows are painted, so that typing stays quick

    def _wait(self) -> None:
        """Say that the rows in sight are not those that were asked for yet."""
        self.counting.stop()
        self.counted.drop()
        words = _("Bezig met zoeken") if self._rows.query.words.strip() else _("Bezig met op volgorde zetten")
        self.count.setText(f"{words} …")
        announce(self, words)

    def _search(self, words: str) -> None:
        query = self._rows.query
        if words.split() != query.words.split():
            self._read(query._replace(words=words))

    def _enter_list(self) -> None:
        if self._rows.rowCount():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the keys while there is room for them (Qt)."""
        super().resizeEvent(event)
        self._hints.setVisible(self.is_wide())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let letters typed anywhere search, and Esc take the search away (Qt)."""
        if event.key() == Qt.Key.Key_Escape and self.search_field.text():
            self.search_field.clear()
        elif event.text().strip() and event.text().isprintable():
            self.search_field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.search_field.end(False)
            self.search_field.insert(event.text())
        else:
            super().keyPressEvent(event)
