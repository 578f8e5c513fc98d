"""All customers: search while typing, sort, open; what is known of one of them is another page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.summary import CustomerQuery
from klachtenboek.i18n import _, ngettext
from klachtenboek.ui.models.customers import CustomerList
from klachtenboek.ui.pages.customers_table import CustomersTable
from klachtenboek.ui.widgets import Card, EmptyState, Label, Page, Row, SearchField, announce

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from klachtenboek.ui.workplace import Workplace


class CustomersPage(Page):
    """Show the list and what to find it by."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Klanten"))
        self._workplace = workplace
        self._stale = True
        self._counted = QTimer(self, singleShot=True, interval=0)
        self._counted.timeout.connect(self._tell_count)
        self.customers = CustomerList(workplace.logbook.customers, workplace.now, self)
        self.search_field = SearchField(_("Zoek naam, plaats of nummer"))
        self.search_field.searched.connect(self._search)
        self.search_field.entered.connect(self._enter_list)
        self.add_action(self.search_field)
        self._make_list()
        self.empty = EmptyState("")
        self.new = self.empty.add_button(_("Nieuwe klacht"), "primary", icon="plus")
        self.new.clicked.connect(lambda: workplace.go("new"))
        self.everybody = self.empty.add_button(_("Alle klanten tonen"))
        self.everybody.clicked.connect(self.show_everybody)
        self.main.addWidget(self.empty, 1)
        workplace.changes.changed.connect(self._follow)

    def _make_list(self) -> None:
        self.table = CustomersTable(self.customers, _("Klanten"))
        self.table.opened.connect(lambda key: self._workplace.go("customer", key))
        self.card = Card(margins=(1, 1, 1, 1))
        self.card.body.addWidget(self.table, 1)
        self._under = QWidget()
        row = Row(self._under, gap=12)
        self.count = Label("", "caption", "text2")
        hints = _("↑ ↓ kiezen   ·   Enter openen   ·   typ om te zoeken")
        self._hints = Label(hints, "caption", "text2", align=Qt.AlignmentFlag.AlignRight)
        row.addWidget(self.count)
        row.addWidget(self._hints, 1)
        self.main.addWidget(self.card, 1)
        self.main.addWidget(self._under)
        self.main.addStretch()  # the room a short list leaves

    # -- showing ------------------------------------------------------------------------------------

    def open(self, complaint_id: int = 0) -> None:
        """Show the list as it was left, brought up to date."""
        self.reload()
        part: QWidget = self.table if self.customers.rowCount() else self.search_field
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the list again; who was chosen stays chosen."""
        self._stale = False
        self._read(self.customers.query)

    def search(self, words: str) -> None:
        """Look for words, or let them be typed."""
        self.search_field.setText(words)
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_everybody(self) -> None:
        """Take the search away."""
        self.search_field.clear()
        self._read(replace(self.customers.query, words=""))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, changed: frozenset[int]) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the list up to date when it comes into sight (Qt)."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def _search(self, words: str) -> None:
        if words.split() != self.customers.query.words.split():
            self._read(replace(self.customers.query, words=words))

    def _read(self, query: CustomerQuery) -> None:
        chosen = self.table.chosen()
        same = query == self.customers.query
        self.customers.show(query, least=self.customers.rowCount() if same else 0)
        place = self.customers.place_of(chosen.customer.id) if chosen is not None else -1
        self.table.choose(max(place, 0))
        has_rows = self.customers.rowCount() > 0
        for part in (self.card, self._under):
            part.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        if not has_rows:
            self._tell_empty(query)
        self._counted.start()

    def _tell_count(self) -> None:
        """Say how many were found; counted after the rows are painted, so that typing stays quick."""
        query, book = self.customers.query, self._workplace.logbook.customers
        found = book.count(query)
        self.count.setText(ngettext("{count} klant", "{count} klanten", found).format(count=found))
        if query.words.strip():
            whole = book.count(replace(query, words=""))
            self.count.setText(_("{count} van {all} klanten").format(count=found, all=whole))
            announce(self, _("{count} gevonden").format(count=found))

    def _tell_empty(self, query: CustomerQuery) -> None:
        is_search = bool(query.words.strip())
        title, text = _("Nog geen klanten"), _("Klanten komen hier vanzelf te staan als je een klacht opschrijft.")
        if is_search:
            title = _("Niemand gevonden voor “{words}”.").format(words=query.words.strip())
            text = _("Probeer minder letters, of zoek op plaats of nummer.")
        self.empty.set_text(title, text)
        self.everybody.setVisible(is_search)
        announce(self, title)

    # -- keys ---------------------------------------------------------------------------------------

    def _enter_list(self) -> None:
        if self.customers.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

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
