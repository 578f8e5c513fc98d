"""How queries of peewee run on the connection there is; read when the first one is, for a list needs none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import SqliteDatabase

if TYPE_CHECKING:
    import sqlite3


class Models(SqliteDatabase):
    """A database of peewee around a connection that somebody else opened, keeps in order and closes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Run queries on this connection."""
        super().__init__(None, autoconnect=False, thread_safe=False)
        self._given = connection
        self.init("given")
        self.connect()

    def _connect(self) -> sqlite3.Connection:
        return self._given
