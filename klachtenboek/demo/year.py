"""The bakery's year as it is written in resources/demo: shop, customers and events in order; told by ``teller``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache, cached_property

from klachtenboek import RESOURCES
from klachtenboek.demo.entry import Event, told
from klachtenboek.demo.moments import Moments, Table
from klachtenboek.domain.calendar import OpeningHours, Span
from klachtenboek.domain.customer import Customer, FormOfAddress, Language, Preferred
from klachtenboek.domain.shop import AddressWindow, Shop, Trade

QUARTERS = ("quarter_1", "quarter_2", "quarter_3", "quarter_4")


@cache
def read(name: str) -> Table:
    """Return one file of the demo's data."""
    return tomllib.loads((RESOURCES / "demo" / f"{name}.toml").read_text("utf-8"))


@dataclass(frozen=True)
class DemoYear:
    """The bakery, its customers and what happened in its year up to ``now`` (local time)."""

    now: datetime

    @cached_property
    def shop(self) -> Shop:
        """Return the bakery with its opening hours."""
        table = dict(read("shop")["shop"])
        week = tuple(tuple(_span(text) for text in day) for day in read("shop")["hours"]["week"])
        trade, window = Trade(table.pop("trade")), AddressWindow(table.pop("window"))
        return Shop(hours=OpeningHours(week), trade=trade, window=window, **table)

    @cached_property
    def moments(self) -> Moments:
        """Return what turns the data's moments into times."""
        return Moments(self.shop.hours, self.now.replace(second=0, microsecond=0))

    @cached_property
    def customers(self) -> dict[str, Customer]:
        """Return the customers by the key under which the complaints name them."""
        return {key: _customer(table) for key, table in read("customers").items()}

    @cached_property
    def entries(self) -> tuple[Table, ...]:
        """Return the complaints as written, oldest first."""
        return tuple(entry for quarter in QUARTERS for entry in read(quarter)["complaint"])

    def events(self) -> Iterator[Event]:
        """Yield everything that happened, in order of time."""
        happened = [event for entry in self.entries for event in told(entry, self.moments)]
        yield from sorted([*self._measures(), *happened], key=lambda event: event.moment)

    def _measures(self) -> Iterator[Event]:
        for table in read("shop")["measures"]:
            since = self.moments.day(table["days_ago"])
            review = since + timedelta(days=table["review_after"])
            args = {"cause": table["cause"], "text": table["text"], "since": since, "review_on": review}
            yield Event(datetime.combine(since, time(8)), "measure", table["key"], args)


def _span(text: str) -> Span:
    opens, closes = text.split("-")
    return Span(time.fromisoformat(opens), time.fromisoformat(closes))


def _customer(table: Table) -> Customer:
    kinds: Table = {"form": FormOfAddress, "language": Language, "preferred": Preferred}
    return Customer(**{name: kinds.get(name, str)(value) for name, value in table.items()})
