"""The shop and its own settings, kept in the book; not the window's size nor anything of this one computer."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from klachtenboek.domain.calendar import OpeningHours


class Trade(StrEnum):
    """What kind of shop it is; chooses default words, never rates."""

    SHOP = "shop"
    RESTAURANT = "restaurant"
    WORKSHOP = "workshop"


class AddressWindow(StrEnum):
    """Where the envelope's window is."""

    LEFT = "left"
    RIGHT = "right"
    NONE = "none"


class Shop(NamedTuple):
    """Name, address and habits of the shop. Periods in days, months or years as named; ``lead`` in minutes.

    ``formal``: letters begin with *Geachte*, not with *Beste*; ``familiar``: they say *je*, unless to a customer who is
    known to want it otherwise. ``writer`` is who writes in the book now, empty when that is the owner. ``refund_limit``
    in cents is off (None) until the owner sets it.
    """

    name: str = ""
    owner: str = ""
    writer: str = ""
    role: str = ""
    trade: Trade = Trade.SHOP
    tagline: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    country: str = "NL"
    phone: str = ""
    email: str = ""
    website: str = ""
    kvk: str = ""
    vat_id: str = ""
    iban: str = ""
    colour: str = "#1F4690"
    window: AddressWindow = AddressWindow.LEFT
    formal: bool = True
    familiar: bool = False
    hours: OpeningHours = OpeningHours()
    lead: int = 15
    most_per_half_day: int = 3
    refund_limit: int | None = None
    answer_days: int = 14
    answer_days_online: int = 7
    silence_days: int = 7
    warn_days: int = 21
    aftercare_months: int = 1
    personal_data_months: int = 24
    books_years: int = 7
    year_starts_in: int = 1
    is_welcomed: bool = False

    @property
    def first_name(self) -> str:
        """What the owner is greeted by."""
        return self.owner.split()[0] if self.owner.split() else ""
