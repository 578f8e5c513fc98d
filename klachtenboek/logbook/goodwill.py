"""What the owner gives away, line by line; the year's totals are in ``year``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import DayToCome
from klachtenboek.domain.goodwill import Answer, Gesture, Goodwill, GoodwillKind, split_over
from klachtenboek.domain.period import Period, book_year
from klachtenboek.domain.vat import VatCategory
from klachtenboek.domain.voucher import next_voucher_number
from klachtenboek.reports.rates import shipped_rates

if TYPE_CHECKING:
    from collections.abc import Mapping

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

        Raises NothingWritten, NotAnAmount, ShareTooLarge, WrongDates, DayToCome, NumberTaken.
        """
        line = self.draft(kind, description, value, **details)
        return self.add(complaint_id, line.answered(answer, on=self._desk.now().date()))

    def add(self, complaint_id: int, line: Goodwill) -> Complaint:
        """Write down a line that was drafted, as it was answered; a voucher gets a number when it has none.

        Raises what ``give`` raises.
        """
        numbered = ready(self._desk, line)
        return self._desk.change(complaint_id, lambda c: c.give(numbered))

    def add_split(self, complaint_id: int, line: Goodwill, parts: Mapping[VatCategory, int]) -> Complaint:
        """Write down one refund over several VAT rates as a line per rate, shared out to the cent.

        ``parts`` says what of the sale fell under each category, in cents. Raises what ``give`` raises.
        """
        lines = [self.with_rate(part) for part in split_over(_possible(self._desk, line), parts)]

        def give_all(complaint: Complaint) -> Complaint:
            for part in lines:
                complaint = complaint.give(part)
            return complaint

        return self._desk.change(complaint_id, give_all)

    def change_split(self, complaint_id: int, line: Goodwill, parts: Mapping[VatCategory, int]) -> Complaint:
        """Replace the line of the same id by one per VAT rate, as ``add_split`` does; the first keeps the id.

        Raises NotFound, VoucherUsed and what ``give`` raises.
        """
        first, *others = (self.with_rate(part) for part in split_over(_possible(self._desk, line), parts))

        def change_and_give(complaint: Complaint) -> Complaint:
            complaint = complaint.change_goodwill(first)
            for part in others:
                complaint = complaint.give(replace(part, id=0))
            return complaint

        return self._desk.change(complaint_id, change_and_give)

    def change(self, complaint_id: int, line: Goodwill) -> Complaint:
        """Replace the line of the same id. Raises NotFound, VoucherUsed and what ``give`` raises."""
        rated = self.with_rate(ready(self._desk, line))
        return self._desk.change(complaint_id, lambda c: c.change_goodwill(rated))

    def answer(self, complaint_id: int, line_id: int, answer: Answer) -> Complaint:
        """Write down what the customer said to the offer. Raises NotFound, VoucherUsed."""
        today = self._desk.now().date()
        return self._desk.change(complaint_id, lambda c: c.answer_goodwill(line_id, answer, on=today))

    def take_back(self, complaint_id: int, line_id: int) -> Complaint:
        """Take the line out. Raises NotFound, and VoucherUsed for a voucher something was taken off."""
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

    # -- hints --------------------------------------------------------------------------------------

    def next_voucher_number(self) -> str:
        """Return the number the next voucher gets, written like the highest one so far."""
        return next_voucher_number(self._desk.store.vouchers.numbers())

    def fair_gesture(self, complaint_id: int) -> Gesture | None:
        """Return what was given for complaints with the same cause; None without a cause or an earlier line.

        Raises NotFound.
        """
        complaint = self._desk.store.complaints.get(complaint_id)
        if complaint.cause_id is None:
            return None
        return self._desk.store.ledger.gesture(complaint.cause_id, but_not=complaint_id)

    def is_over_limit(self, line: Goodwill) -> bool:
        """Tell whether the line gives away more than the owner's own limit; never a reason to refuse it."""
        limit = self._desk.store.settings.shop().refund_limit
        return limit is not None and max(line.given, line.paid_out) > limit

    def gifts_this_year(self, complaint_id: int, *, but_not: int = 0) -> int:
        """Return the cents without VAT of gifts to the customer of the complaint in this financial year.

        ``but_not`` leaves out a line by its id. Raises NotFound.
        """
        complaint, store = self._desk.store.complaints.get(complaint_id), self._desk.store
        if complaint.customer_id is None:
            return 0
        period = Period.of_year(*self._book_year())
        entries = store.ledger.entries(period.first, period.last)
        return sum(
            entry.line.cost
            for entry in entries
            if entry.customer_id == complaint.customer_id
            and entry.line.kind is GoodwillKind.COURTESY
            and entry.line.id != but_not
        )

    def _book_year(self) -> tuple[int, int]:
        starts_in = self._desk.store.settings.shop().year_starts_in
        return book_year(self._desk.now().date(), starts_in), starts_in


def ready(desk: Desk, line: Goodwill) -> Goodwill:
    """Return the line as it can be written down, a voucher with a number; whichever verb writes it.

    Raises NotAnAmount, ShareTooLarge, WrongDates and DayToCome.
    """
    possible = _possible(desk, line)
    if possible.kind is not GoodwillKind.VOUCHER or possible.voucher_number.strip():
        return possible
    return replace(possible, voucher_number=next_voucher_number(desk.store.vouchers.numbers()))


def _possible(desk: Desk, line: Goodwill) -> Goodwill:
    """Return the line unless it was sold or agreed on a day to come; it may be given later. Raises DayToCome."""
    today = desk.now().date()
    possible = line.checked()
    if any(day is not None and day > today for day in (line.sold_on, line.agreed_on)):
        raise DayToCome
    return possible
