"""The shop's settings and the drafts, which stand in the book itself: one file to keep safe."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, get_type_hints

from klachtenboek.domain.calendar import OpeningHours, Span
from klachtenboek.domain.errors import TextTooLong
from klachtenboek.domain.money import LARGEST_CENTS
from klachtenboek.domain.shop import Shop
from klachtenboek.domain.text import clean_line

if TYPE_CHECKING:
    from klachtenboek.domain.draft import Draft
    from klachtenboek.domain.vat import Rate
    from klachtenboek.store.database import Database

_RANGES: dict[str, tuple[int, int]] = {
    "lead": (0, 7 * 24 * 60),
    "most_per_half_day": (1, 1_000),
    "refund_limit": (0, LARGEST_CENTS),
    "answer_days": (0, 3_650),
    "answer_days_online": (0, 3_650),
    "silence_days": (0, 3_650),
    "warn_days": (0, 3_650),
    "aftercare_months": (0, 120),
    "personal_data_months": (1, 1_200),
    "books_years": (1, 100),
    "year_starts_in": (1, 12),
}
"""Least and most of each number that still means something; wide, because these are the owner's own choices."""


class Settings:
    """Settings, own VAT rates and drafts."""

    def __init__(self, database: Database) -> None:
        """Read and write through this database."""
        self._database = database

    def shop(self) -> Shop:
        """Return the shop; a setting that is missing or no longer understood has its default."""
        return _shop(tuple(self._database.rows("SELECT key, value FROM setting WHERE key NOT LIKE 'program.%'")))

    def writer(self) -> str:
        """Return who writes in the book by the settings: whoever is named, else the owner, else nobody."""
        return _writer(tuple(self._database.rows("SELECT key, value FROM setting WHERE key IN ('writer', 'owner')")))

    def save_shop(self, shop: Shop) -> None:
        """Write every setting of the shop."""
        with self._database.change():
            for name, value in shop._asdict().items():
                self._put(name, json.dumps(_encode(value), ensure_ascii=False))
            self._database.touch(0)

    def value(self, key: str) -> str:
        """Return a value the program itself keeps, empty when there is none."""
        found = self._database.rows("SELECT value FROM setting WHERE key = ?", (f"program.{key}",))
        return str(found[0][0]) if found else ""

    def values(self, prefix: str) -> dict[str, str]:
        """Return the values the program keeps under keys that begin so, by the rest of their key."""
        start = f"program.{prefix}"
        sql = "SELECT key, value FROM setting WHERE substr(key, 1, ?) = ? AND value <> '' ORDER BY key"
        return {key[len(start) :]: value for key, value in self._database.rows(sql, (len(start), start))}

    def save_value(self, key: str, value: str) -> None:
        """Keep a value of the program itself, such as the channel used last."""
        with self._database.change():
            self._put(f"program.{key}", value)

    def _put(self, key: str, text: str) -> None:
        sql = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        self._database.rows(sql, (key, text))

    def own_rates(self) -> tuple[Rate, ...]:
        """Return the VAT rates the owner added."""
        from klachtenboek.domain.vat import Rate
        from klachtenboek.store import schema  # the models are not needed to start
        from klachtenboek.store.mapping import build

        return tuple(build(Rate, row) for row in self._database.dicts(schema.VatRateRow.select()))

    def save_rate(self, rate: Rate) -> None:
        """Add a VAT rate of the owner's own."""
        from klachtenboek.store import schema  # the models are not needed to start
        from klachtenboek.store.mapping import plain

        with self._database.change():
            self._database.run(schema.VatRateRow.insert(plain(rate)))
            self._database.touch(0)

    def drop_rate(self, rate: Rate) -> None:
        """Take out a VAT rate of the owner's own; one that is gone already is fine."""
        from klachtenboek.store import schema  # the models are not needed to start
        from klachtenboek.store.mapping import plain

        table = schema.VatRateRow
        values = plain(rate)
        same = [getattr(table, name) == value for name, value in values.items() if value is not None]
        with self._database.change():
            self._database.run(table.delete().where(*same))
            self._database.touch(0)

    # -- drafts -------------------------------------------------------------------------------------

    def drafts(self) -> tuple[Draft, ...]:
        """Return the drafts, the latest first."""
        if not self._database.rows("SELECT 1 FROM draft LIMIT 1"):
            return ()
        from klachtenboek.store import schema  # the models are not needed to start without a draft

        query = schema.DraftRow.select().order_by(schema.DraftRow.saved_at.desc(), schema.DraftRow.id.desc())
        return tuple(_read_draft(row) for row in self._database.dicts(query))

    def save_draft(self, draft: Draft) -> int:
        """Write the draft, new or changed, and return its id."""
        from klachtenboek.store import schema  # the models are not needed to start
        from klachtenboek.store.mapping import plain

        table = schema.DraftRow
        row = plain(draft) | {"steps": json.dumps([(s, at.isoformat(), said) for s, at, said in draft.steps])}
        with self._database.change():
            if draft.id and self._database.run(table.update(row).where(table.id == draft.id)):
                return draft.id
            return int(self._database.run(table.insert(row)))

    def bring_back_draft(self, draft: Draft) -> None:
        """Write a draft that was thrown away again, as it was."""
        with self._database.change():
            made = self.save_draft(draft)
            self._database.rows("UPDATE draft SET id = ? WHERE id = ?", (draft.id, made))
            self._database.touch(0)

    def drop_draft(self, draft_id: int) -> None:
        """Throw the draft away; one that is gone already is fine."""
        from klachtenboek.store import schema  # the models are not needed to start

        with self._database.change():
            self._database.run(schema.DraftRow.delete().where(schema.DraftRow.id == draft_id))
            self._database.touch(0)


def _read_draft(row: dict[str, Any]) -> Draft:
    from klachtenboek.domain.checklist import Step
    from klachtenboek.domain.draft import Draft
    from klachtenboek.store.mapping import build  # only when there is a draft

    steps = tuple((Step(s), datetime.fromisoformat(at), said) for s, at, said in json.loads(row["steps"]))
    draft: Draft = build(Draft, row | {"steps": steps})
    return draft


@lru_cache(maxsize=2)
def _writer(rows: tuple[tuple[str, str], ...]) -> str:
    """Return who writes by these rows, for every change asks."""
    found = dict(rows)
    known = (_decoded(key, found[key]).get(key, "") for key in ("writer", "owner") if key in found)
    return next((name for name in known if name), "")


@lru_cache(maxsize=2)
def _shop(rows: tuple[tuple[str, str], ...]) -> Shop:
    """Return the shop these rows tell of: the same value as long as they read the same, for every page asks."""
    values: dict[str, Any] = {}
    for key, text in rows:
        if key in Shop._fields:
            values |= _decoded(key, text)
    return Shop(**values)


@cache
def _hints() -> dict[str, Any]:
    return get_type_hints(Shop)


def _encode(value: Any) -> Any:  # noqa: ANN401  what JSON can hold
    if isinstance(value, OpeningHours):
        week = [[[span.opens.isoformat(), span.closes.isoformat()] for span in day] for day in value.week]
        return {"week": week, "closed_on": sorted(day.isoformat() for day in value.closed_on)}
    return value.value if isinstance(value, Enum) else value


def _decoded(key: str, text: str) -> dict[str, Any]:
    """Return the setting under its key, or nothing when it is not understood."""
    try:
        return {key: _understood(key, json.loads(text))}
    except (ValueError, TypeError, KeyError, RecursionError, TextTooLong):
        return {}


def _understood(key: str, value: Any) -> Any:  # noqa: ANN401  what JSON can hold
    """Return the value of the setting. Raises ValueError, TypeError, KeyError or TextTooLong when it cannot be one."""
    hint = _hints()[key]
    if hint is OpeningHours:
        return _hours(value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    if key in _RANGES:
        return None if value is None and hint is not int else _number(value, *_RANGES[key])
    if not isinstance(value, hint):
        raise TypeError(key)
    return clean_line(value) if hint is str else value


def _number(value: Any, least: int, most: int) -> int:  # noqa: ANN401  what JSON can hold
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        message = f"not a number from {least} to {most}"
        raise ValueError(message)
    return value


def _hours(value: dict[str, Any]) -> OpeningHours:
    week = tuple(tuple(Span(_wall_time(opens), _wall_time(closes)) for opens, closes in day) for day in value["week"])
    days = 7
    if len(week) != days:
        message = "a week has seven days"
        raise ValueError(message)
    return OpeningHours(week, frozenset(date.fromisoformat(day) for day in value["closed_on"]))


def _wall_time(text: str) -> time:
    """Read a time of the shop's own clock, which has no zone."""
    return time.fromisoformat(text).replace(tzinfo=None)
