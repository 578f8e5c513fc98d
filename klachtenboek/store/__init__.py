"""Where the book is kept: one SQLite file; no rules and no words."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from klachtenboek.store.database import IN_MEMORY, Database
from klachtenboek.store.overview import Overview

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from klachtenboek.domain.health import Health
    from klachtenboek.store.books import Bookkeeping
    from klachtenboek.store.complaints import Complaints
    from klachtenboek.store.customers import Customers
    from klachtenboek.store.directory import Directory
    from klachtenboek.store.learned import Learned
    from klachtenboek.store.ledger import Ledger
    from klachtenboek.store.lists import Lists
    from klachtenboek.store.posted import Posted
    from klachtenboek.store.privacy import Privacy
    from klachtenboek.store.proofs import Proofs
    from klachtenboek.store.settings import Settings
    from klachtenboek.store.vouchers import Vouchers
    from klachtenboek.store.words import Words

__all__ = ["IN_MEMORY", "Store"]

_SUBJECTS: Final = {
    "complaints": ("complaints", "Complaints"),
    "customers": ("customers", "Customers", "complaints"),
    "privacy": ("privacy", "Privacy", "complaints"),
    "directory": ("directory", "Directory", "customers"),
    "lists": ("lists", "Lists"),
    "learned": ("learned", "Learned"),
    "settings": ("settings", "Settings"),
    "ledger": ("ledger", "Ledger", "customers"),
    "books": ("books", "Bookkeeping"),
    "posted": ("posted", "Posted"),
    "words": ("words", "Words"),
    "vouchers": ("vouchers", "Vouchers", "customers"),
    "proofs": ("proofs", "Proofs"),
}
"""Where each subject is, its class, and the subjects it works with; flat reads are there from the start."""


class Store:
    """The file and what is in it, by subject."""

    complaints: Complaints
    customers: Customers
    directory: Directory
    lists: Lists
    learned: Learned
    settings: Settings
    ledger: Ledger
    books: Bookkeeping
    posted: Posted
    vouchers: Vouchers
    words: Words
    proofs: Proofs
    privacy: Privacy

    def __init__(
        self,
        path: Path | str = IN_MEMORY,
        *,
        before_migration: Callable[[sqlite3.Connection], object] | None = None,
        look_over_later: bool = False,
        copy: Path | None = None,
    ) -> None:
        """Open or make the file, or only look in a ``copy``; a large one may be looked over later.

        Raises as ``Database``; then the file is as it was.
        """
        self.database = Database(path, before_migration=before_migration, look_over_later=look_over_later, copy=copy)
        self.overview = Overview(self.database)

    if not TYPE_CHECKING:  # to whoever checks types every subject is there

        def __getattr__(self, name: str) -> object:
            """Make a subject when it is first asked for: the tables as models are not needed to show a list."""
            if name not in _SUBJECTS:
                raise AttributeError(name)
            module, kind, *others = _SUBJECTS[name]
            made = getattr(import_module(f"klachtenboek.store.{module}"), kind)
            subject = made(self.database, *(getattr(self, other) for other in others))
            setattr(self, name, subject)
            return subject

    @property
    def path(self) -> str:
        """Where the file is."""
        return str(self.database.path)

    def check(self) -> Health:
        """Look the whole file over. Raises LogbookDamaged when it cannot be read."""
        from klachtenboek.store.check import check  # nobody checks the book at every start

        return check(self.database, self.complaints)

    def last_change(self) -> datetime | None:
        """Return when a complaint or customer was changed last."""
        return self.overview.last_written()

    def close(self) -> None:
        """Close the file."""
        self.database.close()
