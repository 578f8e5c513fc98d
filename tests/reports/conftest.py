"""An ordinary line of goodwill, to be changed where a test needs it, and the year it falls in."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from klachtenboek.domain.customer import Customer
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind, Method, Processed
from klachtenboek.domain.ledger import LedgerEntry
from klachtenboek.domain.period import Period
from klachtenboek.domain.shop import Shop
from klachtenboek.domain.vat import VatCategory
from klachtenboek.reports.year import Asked, YearReport, year_report
from tests.reports.made import in_order

collect_ignore = [] if shutil.which("soffice") else ["test_libreoffice.py"]
"""Its tests ask LibreOffice itself; where that is not there is nothing to ask."""

JANSEN = Customer(id=12, given="Anna", surname="Jansen")
BAKERY = Shop(name="Bakkerij De Korenaar & Zoon", kvk="12345678", vat_id="NL001234567B01")


def make_entry(*, reference: str = "2026-0041", customer: Customer | None = JANSEN, **changed: Any) -> LedgerEntry:  # noqa: ANN401  any field
    facts: dict[str, Any] = {
        "id": 1,
        "kind": GoodwillKind.PRICE_CUT,
        "description": "Taart half terugbetaald",
        "value": 2400,
        "share": 1200,
        "paid_out": 1200,
        "answer": Answer.ACCEPTED,
        "entered_at": datetime(2026, 3, 10, 10, 15),
        "sold_on": date(2026, 3, 9),
        "agreed_on": date(2026, 3, 10),
        "given_on": date(2026, 3, 11),
        "method": Method.TILL,
        "processed": Processed.TILL,
        "vat_category": VatCategory.LOW,
        "vat_rate": 900,
        "receipt": "B-1207",
        "remark": "contant",
    }
    return LedgerEntry(
        complaint_id=41,
        reference=reference,
        line=Goodwill(**{**facts, **changed}),
        customer_id=None if customer is None else customer.id,
        customer=customer,
    )


def make_year(*entries: LedgerEntry, year: int = 2026, **changed: Any) -> YearReport:  # noqa: ANN401  any argument
    asked: dict[str, Any] = {"shop": BAKERY, "made_at": datetime(2027, 1, 4, 10, 15)} | changed
    asked.setdefault("period", Period.of_year(year, asked["shop"].year_starts_in))
    return year_report(Asked(entries=in_order(entries), **asked))


@pytest.fixture(scope="session")
def entry() -> Callable[..., LedgerEntry]:
    """Make an accepted line of 2026, with what is given changed."""
    return make_entry


@pytest.fixture(scope="session")
def year() -> Callable[..., YearReport]:
    """Make the report of 2026 from the entries given."""
    return make_year
