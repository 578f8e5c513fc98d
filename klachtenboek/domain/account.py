"""Where a bookkeeper books things: an account per kind and per way of paying, filled in by the owner; no advice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from klachtenboek.domain.goodwill import GoodwillKind, Method

if TYPE_CHECKING:
    from collections.abc import Mapping

VAT_DUE, STOCK = "vat_due", "stock"

ACCOUNT_KEYS = (*(kind.value for kind in GoodwillKind), VAT_DUE, STOCK, *(f"by_{method.value}" for method in Method))
"""What can have an account: the eight kinds, VAT due, stock, and each way in which money leaves the shop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account in the bookkeeper's own numbers: ledger account, RGS code and cost centre, each perhaps empty."""

    key: str
    ledger: str = ""
    rgs: str = ""
    cost_centre: str = ""


@dataclass(frozen=True, slots=True)
class Accounts:
    """All accounts; what was not filled in is an empty one."""

    by_key: Mapping[str, Account] = field(default_factory=dict)

    def of(self, key: str) -> Account:
        """Return the account under a key of ``ACCOUNT_KEYS``."""
        return self.by_key.get(key, Account(key=key))

    def of_kind(self, kind: GoodwillKind) -> Account:
        """Return the account of a kind."""
        return self.of(kind.value)

    def of_method(self, method: Method | None) -> Account:
        """Return the account the money came from; an empty one when nobody said how."""
        return self.of(f"by_{method.value}") if method is not None else Account(key="")
