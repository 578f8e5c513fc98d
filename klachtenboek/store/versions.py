"""The last versions of a complaint, whole, as JSON in the history: what can be put back as it was."""

from __future__ import annotations

import json
import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from klachtenboek.domain import (
    aftercare,
    checklist,
    contact,
    correspondence,
    customer,
    goodwill,
    promise,
    record,
    reference,
    vat,
)
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.customer import Customer
from klachtenboek.domain.reference import Reference
from klachtenboek.store.mapping import names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from klachtenboek.domain.standing import Merged
    from klachtenboek.store.database import Database

    _Told = tuple[tuple[str, ...], tuple[Any, ...], Callable[[Any], tuple[Any, ...]]]

KEPT = 20
"""Versions that are kept of each complaint (R40)."""

_TRIM = (
    "DELETE FROM history WHERE complaint_id = ? AND subject = 'version' AND id <= (SELECT id FROM history "
    f"WHERE complaint_id = ? AND subject = 'version' ORDER BY id DESC LIMIT 1 OFFSET {KEPT})"
)


def as_text(version: Complaint | Merged) -> str:
    """Return the whole value as text; a field that has its default is left out, as most have."""
    told = _plain(version)
    for name, one in told.items():
        if isinstance(one, _NAMED):
            told[name] = _plain(one)
    return _JSON.encode(told)


def trim(database: Database, complaint_id: int) -> None:
    """Let go of all but the last versions."""
    database.rows(_TRIM, (complaint_id, complaint_id))


def kept_of(database: Database, complaint_id: int) -> tuple[tuple[datetime, Complaint], ...]:
    """Return the versions that are kept, the latest first, each with the moment it was changed into the next."""
    sql = "SELECT at, old FROM history WHERE complaint_id = ? AND subject = 'version' ORDER BY id DESC"
    return tuple(
        (datetime.fromisoformat(at), read(Complaint, json.loads(text)))
        for at, text in database.rows(sql, (complaint_id,))
    )


def _plain(value: Any) -> Any:  # noqa: ANN401  a day, a moment or a record
    """Return what JSON asks about: a word of an enumeration, a list and a number it writes by itself."""
    if isinstance(value, date):
        return value.isoformat()
    names, defaults, values_of = _told(value.__class__)
    told = zip(names, defaults, values_of(value), strict=True)
    # without a default it is of another type than its value; reading back gives what equals its default by itself,
    # so a default may never come to mean another
    return {
        name: one.isoformat() if type(one) is datetime else one  # as JSON would ask, but at once
        for name, default, one in told
        if one is not default and (type(one) is not type(default) or one != default)
    }


_NAMED = (Customer, Reference)
"""Records that are named tuples, which JSON by itself would write as a list."""

_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_plain)


@cache
def _told(kind: Any) -> _Told:  # noqa: ANN401  a class of the domain
    """Return the names of its fields, two or more, their defaults, and what reads them all at once."""
    names = names_of(kind)
    if issubclass(kind, _NAMED):
        return names, tuple(kind._field_defaults.get(name, MISSING) for name in names), attrgetter(*names)
    return names, tuple(field.default for field in fields(kind)), attrgetter(*names)


def read(kind: Any, value: Any) -> Any:  # noqa: ANN401  anything a record holds
    """Return a value of that kind; a field that came later has its default, one that went is left out."""
    if value is None:
        return None
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return read(next(one for one in get_args(kind) if one is not types.NoneType), value)
    if origin is tuple:
        return tuple(read(get_args(kind)[0], one) for one in value)
    if is_dataclass(kind) or kind in _NAMED:
        hints = _hints(kind)
        return kind(**{name: read(hints[name], one) for name, one in value.items() if name in hints})
    if isinstance(kind, type) and issubclass(kind, date):
        return kind.fromisoformat(value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, Enum) else value


@cache
def _hints(kind: Any) -> Mapping[str, Any]:  # noqa: ANN401  a class of the domain
    names: dict[str, Any] = {"datetime": datetime, "date": date}
    people = (contact, correspondence, customer)
    for module in (aftercare, checklist, *people, goodwill, promise, record, reference, vat):
        names |= vars(module)
    names |= {"datetime": datetime, "date": date}
    return get_type_hints(kind, names)
