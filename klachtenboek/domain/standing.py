"""What lists and pages show of customers: one line each, how they stand, and two made one; never saved back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from klachtenboek.domain.customer import Customer
    from klachtenboek.domain.summary import AftercareRow, PromiseFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRow:
    """A known customer with how often they complained and their last contact; ``given`` in cents."""

    customer: Customer
    complaints: int
    last_at: datetime | None
    last_title: str
    given: int


class CustomerOrder(StrEnum):
    """By what the list of customers is sorted."""

    NAME = "name"
    TOWN = "town"
    COMPLAINTS = "complaints"
    LAST = "last"
    GIVEN = "given"


class CustomerQuery(NamedTuple):
    """What the list of customers asks for: ``words`` in any order, of name, address, phone or e-mail."""

    words: str = ""
    order: CustomerOrder = CustomerOrder.NAME
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerStanding:
    """What stands with one customer: how promises ended, how many are open, cents given, the next after-care."""

    complaints: int
    given: int
    open_promises: int
    promises: PromiseFigures
    aftercare: AftercareRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Two customers made one: who stayed, before and after, who went, and what moved along, by id."""

    before: Customer
    after: Customer
    gone: Customer
    complaints: tuple[int, ...]
    drafts: tuple[int, ...]
    history: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Two customers that were made one, and when; they can be made two again as long as the bin keeps what is in it."""

    at: datetime
    merged: Merged
