"""The list of customers as a table; how a row looks is the delegate's business."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from klachtenboek.domain.standing import CustomerOrder, CustomerQuery, CustomerRow
from klachtenboek.i18n import N_, _, day_word, euro, ngettext
from klachtenboek.labels import name_with_initials, person
from klachtenboek.ui.models.rows import ListColumn, RowList, Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtCore import QObject

    from klachtenboek.domain.customer import Customer
    from klachtenboek.domain.summary import Cursor, Page
    from klachtenboek.logbook.customers import Customers
    from klachtenboek.ui.asking import Answering

NOTHING: Final = "–"

COLUMNS: Final = (
    ListColumn("name", N_("Naam"), 0, 0, CustomerOrder.NAME, descending=False),
    ListColumn("town", N_("Plaats"), 170, 640, CustomerOrder.TOWN, descending=False),
    ListColumn("complaints", N_("Klachten"), 90, 420, CustomerOrder.COMPLAINTS),
    ListColumn("last", N_("Laatste contact"), 140, 520, CustomerOrder.LAST),
    ListColumn("given", N_("Weggegeven"), 110, 300, CustomerOrder.GIVEN, is_amount=True),
)
"""The columns from left to right."""


class CustomerSource(Source[CustomerRow, CustomerQuery]):
    """Read customers and say what stands in their rows; ``now`` is the shop's clock."""

    def __init__(self, customers: Customers, now: Callable[[], datetime]) -> None:
        self._customers, self._now = customers, now

    def page(self, query: CustomerQuery, after: Cursor | None, limit: int) -> Page[CustomerRow]:
        """Read the customers after the cursor."""
        return self._customers.page(query, after=after, limit=limit)

    def id_of(self, row: CustomerRow) -> int:
        """Return the id of the customer."""
        return row.customer.id

    def words(self, row: CustomerRow, key: str) -> str:
        """Return what stands in the column with that key."""
        match key:
            case "name":
                return called(row.customer)
            case "town":
                return row.customer.town
            case "complaints":
                return str(row.complaints)
            case "last":
                return day_word(row.last_at.date(), self._now().date()) if row.last_at is not None else NOTHING
            case _:
                return euro(row.given) if row.given else NOTHING

    def sentence(self, row: CustomerRow) -> str:
        """Return the whole row as one sentence, for a screen reader."""
        count = ngettext("{n} klacht", "{n} klachten", row.complaints).format(n=row.complaints)
        last = _("laatste contact {day}").format(day=self.words(row, "last")) if row.last_at is not None else ""
        given = _("{amount} weggegeven").format(amount=euro(row.given)) if row.given else ""
        parts = (called(row.customer), row.customer.town, count, last, given)
        return ", ".join(part for part in parts if part) + "."


class CustomerList(RowList[CustomerRow, CustomerQuery]):
    """Hold the customers a query finds."""

    def __init__(
        self,
        customers: Customers,
        now: Callable[[], datetime],
        parent: QObject | None = None,
        *,
        book: Answering | None = None,
    ) -> None:
        """Read from these verbs; ``now`` is the shop's clock, and the ``book`` answers beside what takes long."""
        super().__init__(CustomerSource(customers, now), COLUMNS, CustomerQuery(), parent, book=book)


def called(customer: Customer) -> str:
    """Return a customer as on an envelope, or by phone or e-mail when there is no name."""
    if not customer.is_nameless:
        return name_with_initials(customer)
    return customer.phone or customer.email or person(customer)
