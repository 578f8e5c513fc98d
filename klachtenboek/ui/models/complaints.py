"""The list of complaints as a table that is read a page at a time; how a row looks is the delegate's business."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from klachtenboek.domain.found import stands_in
from klachtenboek.domain.kinds import Kind
from klachtenboek.domain.summary import ComplaintRow, Order, Query
from klachtenboek.i18n import N_, _, day_word, euro
from klachtenboek.labels import heading, label, name_with_initials, person
from klachtenboek.ui.models.rows import ListColumn, RowList, Source
from klachtenboek.ui.models.standing import standing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtCore import QObject

    from klachtenboek.domain.summary import Cursor, Page
    from klachtenboek.logbook.complaints import Complaints
    from klachtenboek.ui.asking import Answering

NOTHING_GIVEN: Final = "–"
KEPT: Final = 200
"""Lines with searched words that are kept: a few screens of rows."""

COLUMNS: Final = (
    ListColumn("reference", N_("Nummer"), 102, 850, Order.REFERENCE),
    ListColumn("received", N_("Datum"), 110, 520, Order.RECEIVED),
    ListColumn("complaint", N_("Klacht"), 0, 0, Order.WHO, descending=False),
    ListColumn("status", N_("Status"), 178, 400),
    ListColumn("triad", N_("Triade"), 116, 750, Order.TRIAD),
    ListColumn("given", N_("Weggegeven"), 90, 630, Order.GIVEN, is_amount=True),
)
"""The columns from left to right."""


class ComplaintSource(Source[ComplaintRow, Query]):
    """Read complaints and say what stands in their rows; ``now`` is the shop's clock."""

    def __init__(self, complaints: Complaints, now: Callable[[], datetime]) -> None:
        self._complaints, self._now = complaints, now

    def page(self, query: Query, after: Cursor | None, limit: int) -> Page[ComplaintRow]:
        """Read the complaints after the cursor."""
        return self._complaints.page(query, after=after, limit=limit)

    def id_of(self, row: ComplaintRow) -> int:
        """Return the id of the complaint."""
        return row.id

    def words(self, row: ComplaintRow, key: str) -> str:
        """Return what stands in the column with that key."""
        match key:
            case "reference":
                return row.reference
            case "received":
                return day_word(row.received_at.date(), self._now().date())
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
        return standing(row.facts, self._now())

    def sentence(self, row: ComplaintRow) -> str:
        """Return the whole row as one sentence, for a screen reader."""
        parts = (
            _("Oefening") if row.is_practice else mark(row) or _("klacht"),
            row.reference,
            day_word(row.received_at.date(), self._now().date()),
            who(row),
            row.title,
            label(row.channel),
            self.standing(row)[0],
            _("triade {done} van 3").format(done=row.triad.count),
            _("{amount} weggegeven").format(amount=euro(row.given)) if row.given else "",
        )
        return ", ".join(part for part in parts if part) + "."


class ComplaintList(RowList[ComplaintRow, Query]):
    """Hold the complaints a query finds."""

    def __init__(
        self,
        complaints: Complaints,
        now: Callable[[], datetime],
        parent: QObject | None = None,
        *,
        book: Answering | None = None,
    ) -> None:
        """Read from these verbs; ``now`` is the shop's clock, and the ``book`` answers beside what takes long."""
        source = ComplaintSource(complaints, now)
        super().__init__(source, COLUMNS, Query(), parent, book=book)
        self.standing = source.standing
        self._hits: dict[tuple[int, str], str] = {}
        self._complaints = complaints

    def second_line(self, row: ComplaintRow) -> str:
        """Return the title, or where the searched words stand when that is neither there nor in who it is."""
        words = self.query.words
        if not words.strip() or stands_in(words, f"{who(row)} {row.title} {row.reference}"):
            return row.title
        found = self._hits.get((row.id, words))
        if found is None:
            if len(self._hits) >= KEPT:
                self._hits.clear()
            found = self._hits[row.id, words] = self._complaints.hit(row.id, words)
        return found or row.title

    def practice_rows(self) -> int:
        """Return how many of the rows that were read are there to practise on."""
        return sum(row.is_practice for row in self._rows)


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
        return _("OEFENING")
    return "" if row.kind is Kind.COMPLAINT else heading(row.kind)
