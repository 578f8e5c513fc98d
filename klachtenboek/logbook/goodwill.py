"""What the owner gives away, line by line; the year's totals are in ``year``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind
from klachtenboek.domain.vat import VatCategory
from klachtenboek.reports.rates import shipped_rates

if TYPE_CHECKING:
    from klachtenboek.logbook.desk import Desk


class Givings:
    """The verbs around goodwill; each is one transaction and returns the complaint as it now stands."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk

    def draft(self, kind: GoodwillKind, description: str, value: int, **details: Any) -> Goodwill:  # noqa: ANN401
        """Return a line entered now, with the VAT rate of its sale date; amounts in cents, not yet given."""
        line = Goodwill(kind=kind, description=description, value=value, entered_at=self._desk.now(), **details)
        return self.with_rate(line)

    def give(
        self,
        complaint_id: int,
        kind: GoodwillKind,
        description: str,
        value: int,
        *,
        answer: Answer = Answer.ACCEPTED,
        **details: Any,  # noqa: ANN401  the other fields of a line, each with its own type
    ) -> Complaint:
        """Give something, accepted on the spot unless told otherwise.

        Raises NothingWritten, NotAnAmount, ShareTooLarge, WrongDates.
        """
        line = self.draft(kind, description, value, **details)
        return self.add(complaint_id, line.answered(answer, on=self._desk.now().date()))

    def add(self, complaint_id: int, line: Goodwill) -> Complaint:
        """Write down a line that was drafted, as it was answered. Raises what ``give`` raises."""
        return self._desk.change(complaint_id, lambda c: c.give(line))

    def change(self, complaint_id: int, line: Goodwill) -> Complaint:
        """Replace the line of the same id. Raises NotFound and what ``give`` raises."""
        rated = self.with_rate(line)
        return self._desk.change(complaint_id, lambda c: c.change_goodwill(rated))

    def answer(self, complaint_id: int, line_id: int, answer: Answer) -> Complaint:
        """Write down what the customer said to the offer. Raises NotFound."""
        today = self._desk.now().date()
        return self._desk.change(complaint_id, lambda c: c.answer_goodwill(line_id, answer, on=today))

    def take_back(self, complaint_id: int, line_id: int) -> Complaint:
        """Take the line out. Raises NotFound."""
        return self._desk.change(complaint_id, lambda c: c.take_back_goodwill(line_id))

    def with_rate(self, line: Goodwill) -> Goodwill:
        """Return the line with the VAT rate of its category on the day of the sale, or on the day it was entered."""
        if line.vat_category is None:
            return replace(line, vat_rate=None)
        return replace(line, vat_rate=self.rate(line.vat_category, line.sold_on or line.entered_at.date()))

    def rate(self, category: VatCategory, day: date) -> int | None:
        """Return the VAT rate in basis points on that day, None for a category without one."""
        settings = self._desk.store.settings
        country = settings.shop().country
        return shipped_rates().with_own(settings.own_rates()).on(category, day, country=country)
