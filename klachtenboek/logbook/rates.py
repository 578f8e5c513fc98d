"""The VAT rates with their days: those that come with the program and the owner's own, which win; no advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.domain.errors import NotARate
from klachtenboek.domain.text import clean_line
from klachtenboek.domain.vat import HIGHEST_RATE, RATED, Rate, VatCategory
from klachtenboek.reports.rates import shipped_rates

if TYPE_CHECKING:
    from datetime import date

    from klachtenboek.logbook.desk import Desk


class VatRates:
    """The verbs around rates; a line keeps the rate of its sale whatever is added later."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk

    def history(self, category: VatCategory) -> tuple[Rate, ...]:
        """Return what held when in the shop's country, the latest first; each with the days on which it holds."""
        country = self._desk.store.settings.shop().country
        return shipped_rates().with_own(self.own()).history(category, country=country)

    def own(self) -> tuple[Rate, ...]:
        """Return the rates the owner added, in the order in which they were added."""
        return self._desk.store.settings.own_rates()

    def add(
        self,
        category: VatCategory,
        rate: int,
        valid_from: date,
        *,
        valid_to: date | None = None,
        source: str = "",
    ) -> Rate:
        """Add a rate in basis points for the shop's country, from a day on or up to another; this can be undone.

        Raises NotARate for a category without one, below zero or over 100 %, or with its days the wrong way round, and
        TextTooLong.
        """
        is_wrong_way = valid_to is not None and valid_to < valid_from
        if category not in RATED or not 0 <= rate <= HIGHEST_RATE or is_wrong_way:
            raise NotARate(str(rate))
        own = Rate(
            country=self._desk.store.settings.shop().country,
            category=category,
            rate=rate,
            valid_from=valid_from,
            valid_to=valid_to,
            source=clean_line(source),
        )
        settings = self._desk.store.settings
        with self._desk.store.database.change():
            settings.save_rate(own)
            self._desk.remember(lambda: settings.drop_rate(own))
        return own

    def drop(self, rate: Rate) -> None:
        """Take out a rate the owner added; what it covered holds again as before. One that is gone already is fine."""
        settings = self._desk.store.settings
        if rate in self.own():
            with self._desk.store.database.change():
                settings.drop_rate(rate)
                self._desk.remember(lambda: settings.save_rate(rate))
