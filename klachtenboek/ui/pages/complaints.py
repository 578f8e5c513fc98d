"""All complaints: search while typing, filter, sort, open; what a complaint looks like inside is another page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QWidget

from klachtenboek.domain.summary import Filter, Query
from klachtenboek.i18n import N_, _, ngettext
from klachtenboek.ui.dialogs.batch import BatchDialog
from klachtenboek.ui.models.complaints import ComplaintList
from klachtenboek.ui.pages.complaints_table import ComplaintsTable
from klachtenboek.ui.pages.pickbutton import PickButton
from klachtenboek.ui.widgets import (
    Button,
    Card,
    EmptyState,
    EndsLayout,
    FilterChip,
    FlowLayout,
    Label,
    Page,
    SearchField,
    announce,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from klachtenboek.ui.workplace import Workplace

FILTERS: Final = (
    (Filter.OPEN, N_("Open")),
    (Filter.ALL, N_("Alle")),
    (Filter.NO_LETTER, N_("Nog geen brief")),
    (Filter.ONLINE, N_("Online")),
    (Filter.LAPSED, N_("Weggegooid")),
)
"""The filters and their words."""

MOST_COUNTED: Final = 1_000
MOST_LETTERS: Final = 500
"""Letters made in one go."""


class ComplaintsPage(Page):
    """Show the list and what to find it by."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Klachten"))
        self._workplace = workplace
        self._stale = True
        self._whole = 0
        self._counts: dict[Filter, int] = {}
        self._counted = QTimer(self, singleShot=True, interval=0)
        self._counted.timeout.connect(self._tell_count)
        self.complaints = ComplaintList(workplace.logbook.complaints, workplace.now, self)
        self.search_field = SearchField(_("Zoek klant, klacht of nummer"))
        self.search_field.searched.connect(self._search)
        self.search_field.entered.connect(self._enter_list)
        self.add_action(self.search_field)
        self._make_filters()
        self._make_list()
        self.empty = EmptyState("")
        self.new = self.empty.add_button(_("Nieuwe klacht"), "primary", icon="plus")
        self.new.clicked.connect(lambda: workplace.go("new"))
        self.everything = self.empty.add_button(_("Alle klachten tonen"))
        self.everything.clicked.connect(self.show_everything)
        self.main.addWidget(self.empty, 1)
        workplace.changes.changed.connect(self._follow)

    # -- building -----------------------------------------------------------------------------------

    def _make_filters(self) -> None:
        bar = QWidget()
        ends = EndsLayout(bar, gap=12, line_gap=8)
        chips, choices = QWidget(), QWidget()
        flow, right = FlowLayout(chips, gap=8), FlowLayout(choices, gap=8, align="right")
        self._group = QButtonGroup(self)
        self.chips: dict[Filter, FilterChip] = {}
        for which, words in FILTERS:
            chip = FilterChip(_(words), 0)
            chip.setChecked(which is Filter.ALL)
            chip.clicked.connect(lambda _checked, which=which: self._show(filter=which))
            self._group.addButton(chip)
            flow.addWidget(chip)
            self.chips[which] = chip
        self.year = PickButton(_("Alle jaren"), "calendar", self._years)
        self.cause = PickButton(_("Oorzaak"), "filter", self._causes)
        self.year.picked.connect(lambda year: self._show(year=year))
        self.cause.picked.connect(lambda key: self._show(cause_id=key))
        right.add(self.year, self.cause)
        ends.add(chips, choices)
        self.main.addWidget(bar)

    def _make_list(self) -> None:
        self.table = ComplaintsTable(self.complaints, _("Klachten"))
        self.table.opened.connect(lambda key: self._workplace.go("complaint", key))
        self.table.selectionModel().currentRowChanged.connect(self._chose)
        self.card = Card(margins=(1, 1, 1, 1))
        self.card.body.addWidget(self.table, 1)
        self._under = QWidget()
        self.count = Label("", "caption", "text2")
        self.put_back = Button(_("Terugzetten"), size="s", icon="arrow-back-up")
        self.put_back.clicked.connect(self._put_back)
        hints = _("↑ ↓ kiezen   ·   Enter openen   ·   typ om te zoeken")
        self._hints = Label(hints, "caption", "text2", align=Qt.AlignmentFlag.AlignRight)
        self.letters = Button(_("Brieven maken"), size="s", icon="mail")
        self.letters.setToolTip(_("Maak een brief over elke klacht in deze lijst."))
        self.letters.clicked.connect(lambda: self.ask_letters(self._workplace, self.listed(), self))
        self.ask_letters: Callable[[Workplace, Sequence[int], QWidget], None] = BatchDialog.ask
        EndsLayout(self._under, gap=12).add(self.count, self.put_back, self.letters, self._hints)
        self.main.addWidget(self.card, 1)
        self.main.addWidget(self._under)
        self.main.addStretch()  # the room a short list leaves

    # -- showing ------------------------------------------------------------------------------------

    def open(self, complaint_id: int = 0) -> None:
        """Show the list as it was left, brought up to date."""
        self.reload()
        place = self.complaints.place_of(complaint_id)
        if place >= 0:
            self.table.choose(place)
        if self.complaints.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.search_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the list again; what was chosen stays chosen."""
        self._stale = False
        self._tell_filters()
        self._read(self.complaints.query)

    def tick(self) -> None:
        """Say again what is late by now."""
        self.table.viewport().update()

    def search(self, words: str) -> None:
        """Look for words, or let them be typed."""
        self.search_field.setText(words)
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_everything(self) -> None:
        """Take search, filter, year and cause away."""
        self.search_field.clear()
        query = self.complaints.query
        self._read(Query(order=query.order, descending=query.descending))
        self._tell_filters()
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
        if words.split() != self.complaints.query.words.split():
            self._show(words=words)

    def _show(self, **changes: str | int | Filter | None) -> None:
        self._read(replace(self.complaints.query, **changes))

    def _read(self, query: Query) -> None:
        chosen = self.table.chosen()
        same = query == self.complaints.query
        self.complaints.show(query, least=self.complaints.rowCount() if same else 0)
        place = self.complaints.place_of(chosen.id) if chosen is not None else -1
        self.table.choose(max(place, 0))
        self._arrange_list()
        self._counted.start()

    def _arrange_list(self) -> None:
        query, has_rows = self.complaints.query, self.complaints.rowCount() > 0
        in_bin = query.filter is Filter.LAPSED
        self.chips[query.filter].setChecked(True)
        for part in (self.card, self._under):
            part.setVisible(has_rows)
        self.table.opens_on_click = not in_bin
        self.put_back.setVisible(in_bin)
        self.letters.setVisible(not in_bin)
        self.year.set_value(query.year)
        self.cause.set_value(query.cause_id)
        self.empty.setVisible(not has_rows)
        if not has_rows:
            self._tell_empty(query)

    # -- telling ------------------------------------------------------------------------------------

    def _tell_filters(self) -> None:
        counts = self._workplace.logbook.complaints.counts()
        lapsed = self._workplace.logbook.complaints.count(Query(filter=Filter.LAPSED))
        self._counts = {
            Filter.OPEN: counts.open,
            Filter.ALL: counts.all,
            Filter.NO_LETTER: counts.no_letter,
            Filter.ONLINE: counts.online,
            Filter.LAPSED: lapsed,
        }
        for which, number in self._counts.items():
            self.chips[which].set_count(number)
        self._whole = counts.all
        in_bin = self.complaints.query.filter is Filter.LAPSED
        self.chips[Filter.LAPSED].setVisible(lapsed > 0 or in_bin)
        self.cause.setVisible(counts.all > 0)
        self.year.setVisible(counts.all > 0)

    def _tell_count(self) -> None:
        """Say how many were found; counted after the rows are painted, so that typing stays quick."""
        query = self.complaints.query
        found = self._found(query)
        many = _("meer dan 1.000") if query.words and found > MOST_COUNTED else str(found)
        if query.filter is Filter.LAPSED or (found == self._whole and not query.words):
            words = ngettext("{count} klacht", "{count} klachten", found).format(count=many)
        else:
            words = _("{count} van {all} klachten").format(count=many, all=self._whole)
        self.count.setText(words)
        if query.words:
            announce(self, _("{count} gevonden").format(count=many))

    def _found(self, query: Query) -> int:
        """Return how many complaints the query holds; practice ones are shown and not counted."""
        if not query.words and query.year is None and query.cause_id is None:
            return self._counts[query.filter]
        if self.complaints.canFetchMore(QModelIndex()):
            return self._workplace.logbook.complaints.count(query) - self.complaints.practice_rows()
        return self.complaints.rowCount() - self.complaints.practice_rows()

    def _tell_empty(self, query: Query) -> None:
        never = not self._whole and query == replace(query, words="", filter=Filter.ALL, year=None, cause_id=None)
        if query.words:
            title = _("Niets gevonden voor “{words}”.").format(words=query.words.strip())
            text = _("Probeer minder woorden, of een deel van de naam.")
        elif never:
            title = _("Je klachtenboek is nog leeg.")
            text = _("Schrijf de eerste klacht op zodra er een klant voor je staat.")
        else:
            title, text = _("Hier staat nu niets."), _("Met deze keuze blijft er geen klacht over.")
        self.empty.set_text(title, text)
        announce(self, title)
        self.everything.setVisible(not never)

    # -- acts ---------------------------------------------------------------------------------------

    def listed(self) -> tuple[int, ...]:
        """Return the complaints the list holds now, those that are not read yet among them."""
        page = self._workplace.logbook.complaints.page(self.complaints.query, limit=MOST_LETTERS)
        return tuple(row.id for row in page.rows)

    def _years(self) -> tuple[tuple[int | None, str], ...]:
        years = self._workplace.logbook.complaints.years()
        return ((None, _("Alle jaren")), *((year, str(year)) for year in years))

    def _causes(self) -> tuple[tuple[int | None, str], ...]:
        causes = self._workplace.logbook.lessons.causes()
        return ((None, _("Alle oorzaken")), *((cause.id, cause.name) for cause in causes))

    def _chose(self) -> None:
        self.put_back.setEnabled(self.table.chosen() is not None)

    def _put_back(self) -> None:
        chosen = self.table.chosen()
        if chosen is None:
            return
        back = self._workplace.attempt(lambda: self._workplace.logbook.complaints.put_back(chosen.id))
        if back is not None:
            self._workplace.say(_("Klacht {number} teruggezet.").format(number=back.reference or ""), undoable=True)

    def _enter_list(self) -> None:
        if self.complaints.rowCount():
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
