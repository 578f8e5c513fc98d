"""What holds for every value of the domain, whichever module it lives in."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime

import pytest

from klachtenboek import domain
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.kinds import Mood, PromiseKind, Severity
from klachtenboek.domain.lesson import MOST_CAUSES
from klachtenboek.domain.overpromise import AHEAD
from klachtenboek.domain.promise import Promise


def is_named(thing: type) -> bool:
    """Tell whether it is a named tuple: a value of the first page, for a dataclass costs a start four times as much."""
    return issubclass(thing, tuple) and hasattr(thing, "_fields")


def values() -> Iterator[type]:
    for module in pkgutil.iter_modules(domain.__path__):
        name = f"klachtenboek.domain.{module.name}"
        for thing in vars(importlib.import_module(name)).values():
            if isinstance(thing, type) and thing.__module__ == name and (is_named(thing) or is_dataclass(thing)):
                yield thing


@pytest.mark.parametrize("value", [*values()], ids=lambda value: value.__name__)
def test_no_value_can_be_changed_in_place(value: type) -> None:
    if is_named(value):
        assert "__dict__" not in dir(value)
    else:
        assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]
        assert hasattr(value, "__slots__")


@pytest.mark.parametrize("value", [*values()], ids=lambda value: value.__name__)
def test_what_is_not_in_the_book_yet_has_no_number(value: type) -> None:
    named = value._field_defaults if is_named(value) else {}  # type: ignore[attr-defined]
    others = {} if is_named(value) else {field.name: field.default for field in fields(value)}
    assert {**named, **others}.get("id") in {0, None, MISSING}


def test_five_faces_from_furious_to_friendly() -> None:
    assert [int(mood) for mood in Mood] == [1, 2, 3, 4, 5]


def test_nothing_is_assumed_about_a_complaint_or_a_promise(fresh: Complaint, now: datetime) -> None:
    assert (fresh.calls, fresh.trips, fresh.mails, fresh.amount, fresh.mood) == (0, 0, 0, None, None)
    assert fresh.severity is Severity.NORMAL
    made = Promise(kind=PromiseKind.OTHER, text="Iets", due=now, made_at=now)
    assert (made.suits, made.lead, made.attempts) == (False, 15, 0)


def test_the_figures_of_the_design() -> None:
    assert (MOST_CAUSES, AHEAD.days) == (12, 60)
