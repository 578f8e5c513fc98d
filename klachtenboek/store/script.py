"""Running several SQL statements inside the transaction that is open; ``executescript`` would commit it."""

from __future__ import annotations

import sqlite3


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Execute the statements one by one; the last one ends with a semicolon too."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
