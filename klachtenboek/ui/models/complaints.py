"""The list of complaints as a table that is read a page at a time; how a row looks is the delegate's business."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from klachtenboek.domain.complaint import Kind
from klachtenboek.domain.summary import Order, Query
from klachtenboek.i18n import _, day_word, euro
from klachtenboek.labels import heading, label, name_with_initials, person
from klachtenboek.ui.models.standing import standing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from klachtenboek.domain.summary import ComplaintRow, Cursor
    from klachtenboek.logbook.complaints import Complaints

PAGE: Final = 100
"""Rows that are read at a time."""

NOTHING_GIVEN: Final = "–"

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its heading, its width at 100 % (0 takes all the room), and from which width of the list it shows.

    ``order`` is what a click on the heading sorts by, None when that would mean nothing; ``descending`` how it begins.
    """

    key: str
    title: str
    width: int
    shown_from: int
    order: Order | None = None
    descending: bool = True


COLUMNS: Final = (
    ListColumn("reference", "Nummer", 102, 850, Order.REFERENCE),
    ListColumn("received", "Datum", 110, 520, Order.RECEIVED),
    ListColumn("complaint", "Klacht", 0, 0, Order.WHO, descending=False),
    ListColumn("status", "Status", 178, 400),
    ListColumn("triad", "Triade", 116, 750, Order.TRIAD),
    ListColumn("given", "Weggegeven", 90, 630, Order.GIVEN),
)
"""The columns from left to right."""


class ComplaintList(QAbstractTableModel):
    """Hold the rows a query finds; the view asks for more when it comes near the end."""

    def __init__(self, complaints: Complaints, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        """Read from these verbs; ``now`` is the shop's clock."""
        super().__init__(parent)
        self._complaints, self.now = complaints, now
        self._rows: list[ComplaintRow] = []
        self._next: Cursor | None = None
        self.query = Query()

    def show(self, query: Query, *, least: int = PAGE) -> None:
        """Read the first rows of a query, ``least`` of them or more."""
        self.beginResetModel()
        self.query = query
        page = self._complaints.page(query, limit=max(PAGE, least))
        self._rows, self._next = list(page.rows), page.next
        self.endResetModel()

    def sort_by(self, column: int) -> None:
        """Sort by a column, the other way round when it is sorted by that already."""
        chosen = COLUMNS[column]
        if chosen.order is None:
            return
        again = self.query.order is chosen.order
        descending = not self.query.descending if again else chosen.descending
        self.show(replace(self.query, order=chosen.order, descending=descending))

    def row(self, place: int) -> ComplaintRow:
        """Return the row at a place."""
        return self._rows[place]

    def place_of(self, complaint_id: int) -> int:
        """Return where a complaint is among the rows that were read, -1 when it is not."""
        return next((place for place, row in enumerate(self._rows) if row.id == complaint_id), -1)

    def practice_rows(self) -> int:
        """Return how many of the rows that were read are there to practise on."""
        return sum(row.is_practice for row in self._rows)

    # -- what Qt asks -------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many rows were read (Qt)."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are (Qt)."""
        return 0 if parent.isValid() else len(COLUMNS)

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there are rows that were not read yet (Qt)."""
        return not parent.isValid() and self._next is not None

    def fetchMore(self, parent: Index) -> None:
        """Read the next rows (Qt)."""
        if parent.isValid() or self._next is None:
            return
        page = self._complaints.page(self.query, after=self._next, limit=PAGE)
        if page.rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(page.rows) - 1)
            self._rows.extend(page.rows)
            self.endInsertRows()
        self._next = page.next

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, or those of the whole row for who listens (Qt)."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, COLUMNS[index.column()].key)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[index.column()].key == "given":
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heading of a column (Qt)."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].title)
        return None

    # -- words --------------------------------------------------------------------------------------

    def _words(self, row: ComplaintRow, key: str) -> str:
        match key:
            case "reference":
                return row.reference
            case "received":
                return day_word(row.received_at.date(), self.now().date())
            case "complaint":
                return ", ".join(part for part in (who(row), row.title) if part)
            case "status":
                return self.standing(row)[0]
            case "triad":
                return _("{done} van 3").format(done=row.triad.count)
            case _:
                return given(row)

    def standing(self, row: ComplaintRow) -> tuple[str, str]:
        """Return the words and the tone for where it stands now."""
        return standing(row.facts, self.now())

    def sentence(self, row: ComplaintRow) -> str:
        """Return the whole row as one sentence, for a screen reader."""
        parts = (
            mark(row) or _("klacht"),
            row.reference,
            day_word(row.received_at.date(), self.now().date()),
            who(row),
            row.title,
            label(row.channel),
            self.standing(row)[0],
            _("triade {done} van 3").format(done=row.triad.count),
            _("{amount} weggegeven").format(amount=euro(row.given)) if row.given else "",
        )
        return ", ".join(part for part in parts if part) + "."


def who(row: ComplaintRow) -> str:
    """Return who complained as on an envelope, ``Mevrouw A. Jansen``."""
    if row.customer is None or row.customer.is_nameless:
        return person(row.customer)
    return name_with_initials(row.customer)


def given(row: ComplaintRow) -> str:
    """Return what was given, or a dash."""
    return euro(row.given) if row.given else NOTHING_GIVEN


def mark(row: ComplaintRow) -> str:
    """Return what sets the row apart from an ordinary complaint: practice, or another kind; empty for neither."""
    if row.is_practice:
        return _("Oefening")
    return "" if row.kind is Kind.COMPLAINT else heading(row.kind)
