"""Which customers were made one and can still be made two again; the moving itself is with the customers."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from klachtenboek.domain.standing import Joined, Merged
from klachtenboek.store import versions
from klachtenboek.store.fields import as_text
from klachtenboek.store.history import write_line

if TYPE_CHECKING:
    from klachtenboek.store.database import Database

SUBJECT = "joined"
"""The subject of a line in the history of who stayed, that holds all it takes to make them two again."""

_FOUND = (
    "SELECT h.id, h.at, h.old FROM history h JOIN customer k ON k.id = h.customer_id "
    "WHERE h.customer_id IS NOT NULL AND h.subject = ? AND h.at >= ? ORDER BY h.id DESC"
)


def keep(database: Database, merged: Merged, *, at: datetime, since: datetime) -> None:
    """Write down what was made one, and let go of what was made one before ``since``."""
    database.rows(
        "DELETE FROM history WHERE customer_id IS NOT NULL AND subject = ? AND at < ?", (SUBJECT, as_text(since))
    )
    line = {"subject": SUBJECT, "field": "", "old": versions.as_text(merged), "new": ""}
    write_line(database, line, at=at, customer_id=merged.after.id)


def kept_of(database: Database, *, since: datetime) -> tuple[Joined, ...]:
    """Return who were made one from that moment on and can be made two again, the latest first."""
    found = []
    for _key, at, text in database.rows(_FOUND, (SUBJECT, as_text(since))):
        merged: Merged = versions.read(Merged, json.loads(text))
        if database.rows("SELECT 1 FROM customer WHERE id = ?", (merged.after.id,)):
            found.append(Joined(at=datetime.fromisoformat(at), merged=merged))
    return tuple(found)


def drop(database: Database, merged: Merged) -> None:
    """Let go of the line of two that are two again."""
    sql = "DELETE FROM history WHERE customer_id = ? AND subject = ? AND old = ?"
    database.rows(sql, (merged.after.id, SUBJECT, versions.as_text(merged)))
