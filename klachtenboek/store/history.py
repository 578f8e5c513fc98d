"""What changed, when, by whom, from what to what: a table of our own, text as text."""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.history import Change, Revision
from klachtenboek.domain.reference import Reference
from klachtenboek.store.fields import as_text
from klachtenboek.store.mapping import CHILDREN, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.customer import Customer
    from klachtenboek.store.database import Database

_LISTS = frozenset(name for name, _ in CHILDREN)
_SORTED = tuple(sorted(_LISTS))
_of_lists = attrgetter(*_SORTED)
VERSION = "version"
"""The subject of a line that holds a whole complaint as it was before the lines that follow it."""

_TOLD = ("subject", "field", "old", "new")
_WRITE = f"INSERT INTO history (complaint_id, customer_id, at, who, {', '.join(_TOLD)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def write_line(
    database: Database,
    line: dict[str, str],
    *,
    at: datetime,
    complaint_id: int | None = None,
    customer_id: int | None = None,
) -> None:
    """Write one line, signed by whoever works with the book now."""
    write_lines(database, (line,), at=at, complaint_id=complaint_id, customer_id=customer_id)


def write_lines(
    database: Database,
    lines: Iterable[dict[str, str]],
    *,
    at: datetime,
    complaint_id: int | None = None,
    customer_id: int | None = None,
) -> None:
    """Write the lines of one act, all signed by the same."""
    signed = (complaint_id, customer_id, as_text(at), database.who())
    database.insert_all(_WRITE, [(*signed, *map(line.__getitem__, _TOLD)) for line in lines])


def changes(old: Complaint | None, new: Complaint) -> Iterator[dict[str, str]]:
    """Yield a line for each field that differs; a new complaint is one line with its number."""
    if old is None:
        yield _line("complaint", "created", "", str(new.reference or ""))
    else:
        yield from _fields("complaint", old, new)
    before = _of_lists(old) if old is not None else ((),) * len(_SORTED)
    for name, one, other in zip(_SORTED, before, _of_lists(new), strict=True):
        if one != other:
            yield from _list_changes(name, one, other)


def customer_changes(old: Customer | None, new: Customer) -> Iterator[dict[str, str]]:
    """Yield a line for each field of a customer that differs."""
    if old is None:
        yield _line("customer", "created", "", new.full_name)
    else:
        yield from _fields("customer", old, new)


def customer_merged(gone: Customer) -> dict[str, str]:
    """Return the line for a customer that went up in another one, with all that was known of them."""
    return _line("customer", "merged", _summary(gone), "")


def customer_parted(back: Customer) -> dict[str, str]:
    """Return the line for two customers that are two again."""
    return _line("customer", "parted", "", _summary(back))


def _list_changes(name: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[dict[str, str]]:
    before, after = {child.id: child for child in old}, {child.id: child for child in new}
    for key in sorted(before.keys() | after.keys()):
        subject = f"{name} {key}"
        if key not in after:
            yield _line(subject, "removed", _summary(before[key]), "")
        elif key not in before:
            yield _line(subject, "added", "", _summary(after[key]))
        elif before[key] is not after[key] and before[key] != after[key]:
            yield from _fields(subject, before[key], after[key])


def _fields(subject: str, old: Any, new: Any) -> Iterator[dict[str, str]]:  # noqa: ANN401  two records of one kind
    names, values_of = told(new.__class__)
    for name, before, after in zip(names, values_of(old), values_of(new), strict=True):
        if before is not after and name not in _LISTS and before != after:
            yield _line(subject, name, _text(before), _text(after))


def _text(value: Any) -> str:  # noqa: ANN401  any value of a record
    return _summary(value) if is_dataclass(value) or isinstance(value, Reference) else as_text(value)


def _summary(record: Any) -> str:  # noqa: ANN401  any record of the domain
    names, values_of = told(record.__class__)
    known = [(name, value) for name, value in zip(names, values_of(record), strict=True) if value is not None]
    return " | ".join([f"{name}: {text}" for name, value in known if (text := as_text(value))])


def _line(subject: str, field: str, old: str, new: str) -> dict[str, str]:
    return {"subject": subject, "field": field, "old": old, "new": new}


def written_down(database: Database, complaint_id: int) -> tuple[Change, ...]:
    """Return every change of a complaint, oldest first."""
    return tuple(line for line in _lines(database, complaint_id) if line.subject != VERSION)


def revisions(database: Database, complaint_id: int) -> tuple[Revision, ...]:
    """Return what was changed at each moment, the latest first; what left no trace but a version is passed by."""
    found: list[list[Change]] = []
    for line in _lines(database, complaint_id):
        if not found or line.subject == VERSION or (line.at, line.who) != (found[-1][0].at, found[-1][0].who):
            found.append([])
        found[-1].append(line)
    number, made = 0, []
    for lines in reversed(found):
        is_kept = lines[0].subject == VERSION
        changes = tuple(line for line in lines if line.subject != VERSION)
        if changes:
            first = lines[0]
            made.append(Revision(at=first.at, who=first.who, changes=changes, number=number if is_kept else None))
        number += is_kept
    return tuple(made)


def _lines(database: Database, complaint_id: int) -> Iterator[Change]:
    sql = "SELECT at, subject, field, old, new, who FROM history WHERE complaint_id = ? ORDER BY id"
    for at, *rest in database.rows(sql, (complaint_id,)):
        yield Change(datetime.fromisoformat(at), *rest)
