"""Where the book is kept: one SQLite file; no rules and no words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from klachtenboek.store.books import Bookkeeping
from klachtenboek.store.check import check
from klachtenboek.store.complaints import Complaints
from klachtenboek.store.customers import Customers
from klachtenboek.store.database import IN_MEMORY, Database
from klachtenboek.store.directory import Directory
from klachtenboek.store.ledger import Ledger
from klachtenboek.store.lists import Lists
from klachtenboek.store.overview import Overview
from klachtenboek.store.privacy import Privacy
from klachtenboek.store.proofs import Proofs
from klachtenboek.store.settings import Settings
from klachtenboek.store.vouchers import Vouchers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from klachtenboek.domain.summary import Health

__all__ = ["IN_MEMORY", "Store"]


class Store:
    """The file and what is in it, by subject."""

    def __init__(
        self,
        path: Path | str = IN_MEMORY,
        *,
        before_migration: Callable[[sqlite3.Connection], object] | None = None,
        copy: Path | None = None,
    ) -> None:
        """Open or make the file, or only look in a ``copy``. Raises as ``Database``; then the file is as it was."""
        self.database = Database(path, before_migration=before_migration, copy=copy)
        self.complaints = Complaints(self.database)
        self.customers = Customers(self.database, self.complaints)
        self.privacy = Privacy(self.database, self.complaints)
        self.directory = Directory(self.database, self.customers)
        self.overview = Overview(self.database)
        self.lists = Lists(self.database)
        self.settings = Settings(self.database)
        self.ledger = Ledger(self.database, self.customers)
        self.books = Bookkeeping(self.database)
        self.vouchers = Vouchers(self.database, self.customers)
        self.proofs = Proofs(self.database)

    @property
    def path(self) -> str:
        """Where the file is."""
        return str(self.database.path)

    def check(self) -> Health:
        """Look the whole file over. Raises LogbookDamaged when it cannot be read."""
        return check(self.database, self.complaints)

    def last_change(self) -> datetime | None:
        """Return when a complaint or customer was changed last."""
        found = self.database.rows("SELECT max(at) FROM history")[0][0]
        return datetime.fromisoformat(found) if found else None

    def close(self) -> None:
        """Close the file."""
        self.database.close()
