"""Between a record of the domain and the columns of its table, by name; no SQL and no rules."""

from __future__ import annotations

from dataclasses import fields
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from peewee import AutoField, BooleanField, CharField, ForeignKeyField, IntegerField, TextField
from playhouse.fields import EnumField, IntEnumField

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.record import Closed, Lapsed, LegalHold, Solution
from klachtenboek.domain.reference import Reference
from klachtenboek.domain.status import facts_of
from klachtenboek.store import schema
from klachtenboek.store.fields import OnceField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from klachtenboek.store.database import Database

NESTED: tuple[tuple[str, type[Any], str], ...] = (
    ("solution", Solution, "chosen_at"),
    ("closed", Closed, "at"),
    ("lapsed", Lapsed, "at"),
    ("hold", LegalHold, "reason"),
)
"""Small records that live in columns of the complaint: attribute, class, and the field that tells they are there."""

CHILDREN: tuple[tuple[str, type[Any]], ...] = (
    ("additions", schema.AdditionRow),
    ("steps", schema.StepRow),
    ("contacts", schema.ContactRow),
    ("promises", schema.PromiseRow),
    ("goodwill", schema.GoodwillRow),
    ("letters", schema.LetterRow),
    ("attachments", schema.AttachmentRow),
    ("reopenings", schema.ReopenedRow),
)
"""Lists of records, each in a table of its own."""

SINGLE: tuple[tuple[str, type[Any]], ...] = (
    ("trail", schema.TrailRow),
    ("aftercare", schema.AftercareRow),
    ("health_note", schema.HealthNoteRow),
)
"""Records of which a complaint has at most one."""


def names_of(kind: Any) -> tuple[str, ...]:  # noqa: ANN401  a class of the domain
    """Return the names of the fields of a record: a dataclass, or a named tuple as those are that a start makes."""
    return kind._fields if issubclass(kind, tuple) else tuple(field.name for field in fields(kind))


def plain(record: Any) -> dict[str, Any]:  # noqa: ANN401  any record of the domain
    """Return the fields of a record but its id, as named in the domain."""
    names, values_of = told(record.__class__)
    return dict(zip(names, values_of(record), strict=True))


@cache
def told(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:  # noqa: ANN401  a class of the domain
    """Return the names of its fields but its id, two or more, and what reads them all at once."""
    names = tuple(name for name in names_of(kind) if name != "id")
    return names, attrgetter(*names)


def build(kind: type[Any], row: Mapping[str, Any]) -> Any:  # noqa: ANN401  an instance of ``kind``
    """Return the record that a row of its table holds; columns the record lacks are left out."""
    return kind(**{name: row[name] for name in names_of(kind) if name in row})


_AS_STORED = frozenset({AutoField, CharField, ForeignKeyField, IntegerField, OnceField, TextField})
"""Columns that SQLite hands out as they are meant; the others are read by their field."""


_WORDS = (EnumField, IntEnumField)


class _Known(dict[Any, Any]):
    """What was asked before, so that a word of an enumeration is looked for once."""

    def __init__(self, ask: Callable[[Any], Any]) -> None:
        self._ask = ask

    def __missing__(self, value: Any) -> Any:  # noqa: ANN401  what stands in a column, or what is to stand there
        found = self[value] = self._ask(value)
        return found


def _reading(field: Any) -> Callable[[Any], Any]:  # noqa: ANN401  a field of peewee
    """Return what reads such a column; of a word or a yes there are only a few."""
    return _Known(field.python_value).__getitem__ if isinstance(field, (BooleanField, *_WORDS)) else field.python_value


def _writing(field: Any) -> Callable[[Any], Any]:  # noqa: ANN401  a field of peewee
    return _Known(field.db_value).__getitem__ if isinstance(field, _WORDS) else field.db_value


_REMEMBERED = 512
"""Rows of a table that are made into records once, as long as they read the same; they never change."""


class Reader:
    """A query whose SQL is made once: every row of a table with one value in one column, as records of ``kind``."""

    def __init__(
        self, table: type[Any], kind: Callable[..., Any], by: str, *, order: str = "", columns: Iterable[str] = ()
    ) -> None:
        """Select by the column ``by``, in the order of the column ``order``; ``columns`` when ``kind`` is no record."""
        meta = table._meta  # noqa: SLF001  peewee's own door
        wanted = {*(columns or names_of(kind))}
        found = [field for field in meta.sorted_fields if field.column_name in wanted]
        self._kind = kind
        self._names = [field.column_name for field in found]
        self._read = [(field.column_name, _reading(field)) for field in found if type(field) not in _AS_STORED]
        listed = ", ".join(f'"{name}"' for name in self._names)
        tail = f' ORDER BY "{order}"' if order else ""
        self._any, self._tail = f'SELECT {listed} FROM "{meta.table_name}" WHERE "{by}"', tail
        self._sql = f"{self._any} = ?{tail}"
        self._known = lru_cache(maxsize=_REMEMBERED)(self._record)

    def all(self, database: Database, value: object) -> tuple[Any, ...]:
        """Return the records with that value: the same ones as before when they read as before."""
        return tuple(map(self._known, database.rows(self._sql, (value,))))

    def of(self, stored: Mapping[str, Any]) -> Any:  # noqa: ANN401  an instance of the kind
        """Return the record that a row reads back as, by what was just written in its columns."""
        return self._record(tuple(map(stored.__getitem__, self._names)))

    def many(self, database: Database, values: Sequence[object]) -> Iterator[Any]:
        """Yield the records with one of those values, of which there are few hundreds at most."""
        sql = f"{self._any} IN ({', '.join('?' * len(values))}){self._tail}"
        return (self._record(row) for row in database.rows(sql, values))

    def _record(self, row: tuple[Any, ...]) -> Any:  # noqa: ANN401  an instance of the kind
        values = dict(zip(self._names, row, strict=True))
        for name, read in self._read:
            value = values[name]
            if value is not None:
                values[name] = read(value)
        return self._kind(**values)


_AS_READ = frozenset({int, str, bool, type(None)})
"""Values that every column stores as they are."""


class Writer:
    """The statements that write one table, each made once; every value goes through its own column."""

    def __init__(self, table: type[Any], key: str = "id", *, into: str = "") -> None:
        """Find rows by the column ``key``; ``into`` names another table with the same columns."""
        meta = table._meta  # noqa: SLF001  peewee's own door
        self._table, self._key = into or meta.table_name, key
        self._db_value = {field.column_name: _writing(field) for field in meta.sorted_fields}
        self._made: dict[tuple[str, ...], str] = {}
        self._default = {
            field.column_name: field.default
            for field in meta.sorted_fields
            if field.default is not None and not callable(field.default)
        }

    def insert(self, database: Database, values: Mapping[str, Any]) -> int:
        """Write a new row and return its id; columns not named get their default."""
        return self.insert_stored(database, self.stored(values))

    def insert_stored(self, database: Database, stored: Mapping[str, Any]) -> int:
        """Write a new row of values that are ready to be stored and return its id."""
        row = {**self._default, **stored}
        return database.insert(self._insert(tuple(row)), tuple(row.values()))

    def insert_all(self, database: Database, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write new rows, each with every column but its id."""
        names = tuple(name for name in self._db_value if name != self._key)
        stored = map(self.stored, rows)
        database.insert_all(self._insert(names), (tuple(map(row.__getitem__, names)) for row in stored))

    def _insert(self, names: tuple[str, ...]) -> str:
        sql = self._made.get(names)
        if sql is None:
            columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
            sql = self._made[names] = f'INSERT INTO "{self._table}" ({columns}) VALUES ({marks})'
        return sql

    def update(self, database: Database, key: int, values: Mapping[str, Any]) -> None:
        """Write these columns of the row with that key; nothing when there are none."""
        if values:
            self.update_stored(database, key, self.stored(values))

    def update_stored(self, database: Database, key: int, row: Mapping[str, Any]) -> None:
        """Write these columns, of values that are ready to be stored."""
        if row:
            sets = ", ".join(f'"{name}" = ?' for name in row)
            database.rows(f'UPDATE "{self._table}" SET {sets} WHERE "{self._key}" = ?', (*row.values(), key))

    def keep_up(self, database: Database, key: int, values: Mapping[str, Any]) -> None:
        """Write these columns of the row with that key when they are others than those that stand there."""
        row = self.stored(values)
        names = tuple(row)
        sql = self._made.get((self._key, *names))
        if sql is None:
            columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join(f"?{n + 2}" for n in range(len(names)))
            sql = (
                f'UPDATE "{self._table}" SET ({columns}) = ({marks}) '
                f'WHERE "{self._key}" = ?1 AND ({columns}) IS NOT ({marks})'
            )
            self._made[(self._key, *names)] = sql
        database.rows(sql, (key, *row.values()))

    def delete(self, database: Database, key: int) -> None:
        """Take out the row with that key."""
        database.rows(f'DELETE FROM "{self._table}" WHERE "{self._key}" = ?', (key,))

    def stored(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values as their columns hold them."""
        known = self._db_value
        return {name: one if type(one) in _AS_READ else known[name](one) for name, one in values.items()}


_COMPUTED_BY_TABLE = {"reference", "related", "additions", "steps", "contacts", "promises", "goodwill"}
_OWN_TABLES = _COMPUTED_BY_TABLE | {"letters", "attachments", "reopenings", "trail", "aftercare", "health_note"}

_NESTED_COLUMNS = tuple(
    (name, kind, f"{name}_{marker}", tuple((field.name, f"{name}_{field.name}") for field in fields(kind)))
    for name, kind, marker in NESTED
)
"""The same with the column of its marker, and each of its fields with its column."""
_OWN_COLUMNS = tuple(
    field.name
    for field in fields(Complaint)
    if field.name not in _OWN_TABLES and field.name not in {name for name, _, _ in NESTED}
)
"""What stands in the complaint's own table under its own name."""
_TOLD_COLUMNS = tuple(name for name in _OWN_COLUMNS if name != "id")
_told_columns = attrgetter(*_TOLD_COLUMNS)


def complaint_columns(complaint: Complaint) -> dict[str, Any]:
    """Return the columns of the complaint's own table, the computed ones included."""
    columns = dict(zip(_TOLD_COLUMNS, _told_columns(complaint), strict=True)) | _numbered(complaint.reference)
    for name, _kind, _marker, nested_columns in _NESTED_COLUMNS:
        columns |= _nested(getattr(complaint, name), nested_columns)
    return columns | computed(complaint)


def changed_columns(old: Complaint, new: Complaint) -> dict[str, Any]:
    """Return the columns of the complaint's own table that are told and differ; those that are computed are not."""
    told = zip(_TOLD_COLUMNS, _told_columns(old), _told_columns(new), strict=True)
    columns = {name: after for name, before, after in told if before is not after and before != after}
    if old.reference != new.reference:
        columns |= _numbered(new.reference)
    for name, _kind, _marker, nested_columns in _NESTED_COLUMNS:
        value = getattr(new, name)
        if value != getattr(old, name):
            columns |= _nested(value, nested_columns)
    return columns


def _numbered(reference: Reference | None) -> dict[str, Any]:
    return {"year": reference.year if reference else None, "number": reference.number if reference else None}


def _nested(value: Any, columns: Sequence[tuple[str, str]]) -> dict[str, Any]:  # noqa: ANN401  a small record or None
    return {column: getattr(value, own) if value is not None else None for own, column in columns}


def computed(complaint: Complaint) -> dict[str, Any]:
    """Return what lists show of a complaint, as the domain computes it."""
    facts = facts_of(complaint)
    triad = facts.triad
    return {
        "understanding": triad.understanding,
        "apology": triad.apology,
        "solved": triad.solution,
        "triad_count": triad.count,
        "given": complaint.given.given,
        "next_due": facts.next_due,
        "letter_count": len(complaint.letters),
        "is_online": facts.is_online,
        "has_reaction": facts.has_reaction,
        "is_open": complaint.wants_something,
    }


OWN_COLUMNS = (*_OWN_COLUMNS, "year", "number", *(column for *_, own in _NESTED_COLUMNS for _name, column in own))
"""What is told in the complaint's own table, without what is computed."""


def own_values(**row: Any) -> dict[str, Any]:  # noqa: ANN401  each column has its own type
    """Return the fields of a complaint that stand in its own table; nobody may change what is returned."""
    values: dict[str, Any] = {name: row[name] for name in _OWN_COLUMNS}
    values["reference"] = Reference(row["year"], row["number"]) if row["number"] is not None else None
    for name, kind, marker, columns in _NESTED_COLUMNS:
        there = row[marker] is not None
        values[name] = kind(**{own: row[column] for own, column in columns}) if there else None
    return values
