"""How a moment, a day or a tuple stands in a column, as text that sorts; the rest is peewee's own."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from peewee import SQL, AutoField, Field, NodeList, TextField


class OnceField(AutoField):
    """An id that is never given out again, not even when its row is gone."""

    def ddl(self, ctx: Any) -> NodeList:  # noqa: ANN401  peewee's own
        """Return the column as SQLite is to make it."""
        return NodeList((super().ddl(ctx), SQL("AUTOINCREMENT")))


class MomentField(Field):
    """A local date and time as ``2026-11-21T10:12:00``: sorts as text and parses fast."""

    field_type = "TEXT"

    def db_value(self, value: datetime | str | None) -> str | None:
        """Return the text for the column."""
        return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value

    def python_value(self, value: str | None) -> datetime | None:
        """Return the moment."""
        return datetime.fromisoformat(value) if value else None


class DayField(Field):
    """A day as ``2026-11-21``."""

    field_type = "TEXT"

    def db_value(self, value: date | str | None) -> str | None:
        """Return the text for the column."""
        return value.isoformat() if isinstance(value, date) else value

    def python_value(self, value: str | None) -> date | None:
        """Return the day."""
        return date.fromisoformat(value) if value else None


class WordsField(TextField):
    """A tuple of words as a JSON list."""

    def db_value(self, value: tuple[str, ...] | None) -> str:
        """Return the text for the column."""
        return json.dumps(value or (), ensure_ascii=False)

    def python_value(self, value: str | None) -> tuple[str, ...]:
        """Return the words."""
        return tuple(json.loads(value)) if value else ()


def as_text(value: Any) -> str:  # noqa: ANN401  any value of a record
    """Return a value as the history keeps it: text, so that ``'123'`` stays ``'123'``."""
    if type(value) is str:
        return value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return str(getattr(value, "value", value))
