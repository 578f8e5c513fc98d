"""All complaints: search while typing, filter, sort, open; what a complaint looks like inside is another page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QButtonGroup, QWidget

from klachtenboek.domain.summary import ComplaintRow, Counts, Filter, Query
from klachtenboek.i18n import N_, _, ngettext
from klachtenboek.ui.asking import Asking
from klachtenboek.ui.dialogs.batch import BatchDialog
from klachtenboek.ui.models.complaints import ComplaintList
from klachtenboek.ui.pages.complaints_table import ComplaintsTable
from klachtenboek.ui.pages.list_page import ListPage
from klachtenboek.ui.pages.pickbutton import PickButton
from klachtenboek.ui.widgets import Button, EndsLayout, FilterChip, FlowLayout, announce

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


class ComplaintsPage(ListPage[ComplaintRow, Query]):
    """Show the list and what to find it by."""

    def __init__(self, workplace: Workplace) -> None:
        wanted, show_all = _("Zoek klant, klacht of nummer"), _("Alle klachten tonen")
        super().__init__(workplace, _("Klachten"), wanted=wanted, show_all=show_all)
        self._whole = 0
        self._counts: dict[Filter, int] = {}
        self._filters = Asking(workplace.logbook, self)
        self._filters.answered.connect(self._tell_count)
        self.complaints = ComplaintList(workplace.logbook.complaints, workplace.now, self, book=workplace.logbook)
        self._make_filters()
        self._make_list()
        self.counting.timeout.connect(self._tell_count)
        self.counting.timeout.connect(self._look_further)
        self._further = QTimer(self, singleShot=True, interval=0)
        self._further.timeout.connect(self._look_further)

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
            chip.clicked.connect(lambda _checked, which=which: self._read(self.complaints.query._replace(filter=which)))
            self._group.addButton(chip)
            flow.addWidget(chip)
            self.chips[which] = chip
        self.year = PickButton(_("Alle jaren"), "calendar", self._years)
        self.cause = PickButton(_("Oorzaak"), "filter", self._causes)
        self.year.picked.connect(lambda year: self._read(self.complaints.query._replace(year=year)))
        self.cause.picked.connect(lambda key: self._read(self.complaints.query._replace(cause_id=key)))
        right.add(self.year, self.cause)
        ends.add(chips, choices)
        self.main.addWidget(bar)

    def _make_list(self) -> None:
        self.table = ComplaintsTable(self.complaints, _("Klachten"))
        self.table.selectionModel().currentRowChanged.connect(self._chose)
        self.put_back = Button(_("Terugzetten"), size="s", icon="arrow-back-up")
        self.put_back.clicked.connect(self._put_back)
        self.letters = Button(_("Brieven maken"), size="s", icon="mail")
        self.letters.setToolTip(_("Maak een brief over elke klacht in deze lijst."))
        self.letters.clicked.connect(lambda: self.ask_letters(self._workplace, self.listed(), self))
        self.ask_letters: Callable[[Workplace, Sequence[int], QWidget], None] = BatchDialog.ask
        meant_by = self._workplace.logbook.complaints.did_you_mean
        self.put_table(self.table, "complaint", meant_by, self.put_back, self.letters)

    # -- showing ------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the list again; what was chosen stays chosen."""
        self._tell_filters()
        super().reload()

    def tick(self) -> None:
        """Say again what is late by now."""
        self.table.repaint_rows()

    def show_all(self) -> None:
        """Take search, filter, year and cause away; the order stays."""
        super().show_all()
        self._tell_filters()

    def show_only(self, query: Query) -> None:
        """Show what this query finds, in the order the list has, with the keyboard in it."""
        self.search_field.setText(query.words)
        before = self.complaints.query
        self._read(query._replace(order=before.order, descending=before.descending))
        self._tell_filters()
        self._enter_list()

    def _read(self, query: Query) -> None:
        super()._read(query)
        self._arrange_list()

    def _arrange_list(self) -> None:
        query = self.complaints.query
        in_bin = query.filter is Filter.LAPSED
        self.chips[query.filter].setChecked(True)
        self.table.opens_on_click = not in_bin
        self.put_back.setVisible(in_bin)
        self.letters.setVisible(not in_bin)
        self.year.set_value(query.year)
        self.cause.set_value(query.cause_id)

    def _settle(self) -> None:
        super()._settle()
        if not self.complaints.rowCount():
            self._tell_empty(self.complaints.query)

    def _wait(self) -> None:
        super()._wait()
        self._further.stop()

    # -- telling ------------------------------------------------------------------------------------

    def _tell_filters(self) -> None:
        complaints, thrown_away = self._workplace.logbook.complaints, Query(filter=Filter.LAPSED)
        self._filters.ask(lambda: (complaints.counts(), complaints.count(thrown_away)), self._say_filters)

    def _say_filters(self, counted: tuple[Counts, int]) -> None:
        counts, lapsed = counted
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

    def _search(self, words: str) -> None:
        query = self.complaints.query
        if words.split() != query.words.split():
            self._read(query._replace(words=words, is_quick=True))

    def _look_further(self) -> None:
        """Look through older texts while nobody is waiting; a next key comes in between."""
        query, complaints = self.complaints.query, self._workplace.logbook.complaints
        if query.words and complaints.look_further(query):
            self._further.start()
        elif self._has_found_more(query):
            self._read(query)
        else:
            self._tell_meant()

    def _has_found_more(self, query: Query) -> bool:
        """Tell whether older texts held more than the list shows; one that goes on below reads them by itself."""
        goes_on = self.complaints.canFetchMore(QModelIndex())
        return bool(query.words) and not goes_on and self._whole_of(query) > self.complaints.rowCount()

    def _tell_count(self) -> None:
        """Say how many were found, when it is known how many there are."""
        if self._filters.is_waiting or self.complaints.is_waiting:
            return
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
            return self._whole_of(query) - self.complaints.practice_rows()
        return self.complaints.rowCount() - self.complaints.practice_rows()

    def _whole_of(self, query: Query) -> int:
        return self._workplace.logbook.complaints.count(query)

    def _tell_empty(self, query: Query) -> None:
        never = not self._whole and query == query._replace(words="", filter=Filter.ALL, year=None, cause_id=None)
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
        self.all_button.setVisible(not never)

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
