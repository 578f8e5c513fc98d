"""What changed, when, from what to what: a table of our own, text as text (safety.md)."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.summary import Change
from klachtenboek.store.fields import as_text
from klachtenboek.store.mapping import CHILDREN, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.customer import Customer
    from klachtenboek.store.database import Database

_LISTS = frozenset(name for name, _ in CHILDREN)


def changes(old: Complaint | None, new: Complaint) -> Iterator[dict[str, str]]:
    """Yield a line for each field that differs; a new complaint is one line with its number."""
    if old is None:
        yield _line("complaint", "created", "", str(new.reference or ""))
        old_lists: dict[str, Any] = dict.fromkeys(_LISTS, ())
    else:
        old_lists = {name: getattr(old, name) for name in _LISTS}
        yield from _fields("complaint", plain(old), plain(new))
    for name in sorted(_LISTS):
        if old_lists[name] != getattr(new, name):
            yield from _list_changes(name, old_lists[name], getattr(new, name))


def customer_changes(old: Customer | None, new: Customer) -> Iterator[dict[str, str]]:
    """Yield a line for each field of a customer that differs."""
    if old is None:
        yield _line("customer", "created", "", new.full_name)
    else:
        yield from _fields("customer", plain(old), plain(new))


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
        else:
            yield from _fields(subject, plain(before[key]), plain(after[key]))


def _fields(subject: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[dict[str, str]]:
    for name, value in new.items():
        if name not in _LISTS and old[name] != value:
            yield _line(subject, name, _text(old[name]), _text(value))


def _text(value: Any) -> str:  # noqa: ANN401  any value of a record
    return _summary(value) if is_dataclass(value) else as_text(value)


def _summary(record: Any) -> str:  # noqa: ANN401  any record of the domain
    told = ((field.name, as_text(getattr(record, field.name))) for field in fields(record) if field.name != "id")
    return " | ".join(f"{name}: {text}" for name, text in told if text)


def _line(subject: str, field: str, old: str, new: str) -> dict[str, str]:
    return {"subject": subject, "field": field, "old": old, "new": new}


def written_down(database: Database, complaint_id: int) -> tuple[Change, ...]:
    """Return every change of a complaint, oldest first."""
    sql = "SELECT at, subject, field, old, new FROM history WHERE complaint_id = ? AND subject <> 'version' ORDER BY id"
    return tuple(Change(datetime.fromisoformat(at), *rest) for at, *rest in database.rows(sql, (complaint_id,)))
