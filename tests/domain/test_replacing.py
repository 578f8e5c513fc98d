"""A record with a field changed is the one that ``dataclasses.replace`` gives."""

import dataclasses
from datetime import datetime
from typing import Any

import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import Contact
from klachtenboek.domain.record import Record
from klachtenboek.domain.replacing import made, replace

NOW = datetime(2026, 11, 21, 10, 15)
TOLD = Complaint(received_at=NOW, entered_at=NOW, story="De taart was gezakt.", contacts=(Contact(at=NOW, said="a"),))


def test_every_field_can_be_changed_and_the_others_stay() -> None:
    for field in dataclasses.fields(Record):
        change: dict[str, Any] = {field.name: "x"}
        assert replace(TOLD, **change) == dataclasses.replace(TOLD, **change)
    assert replace(TOLD) == TOLD
    assert TOLD.story == "De taart was gezakt."


def test_a_record_is_of_the_kind_it_was_and_still_frozen() -> None:
    changed = replace(TOLD.contacts[0], said="b")
    assert changed == Contact(at=NOW, said="b")
    with pytest.raises(dataclasses.FrozenInstanceError):
        changed.said = "c"  # type: ignore[misc]  # that is what is tried


def test_a_field_there_is_not_is_refused() -> None:
    with pytest.raises(KeyError):
        replace(TOLD, storey="x")


def test_a_record_is_made_of_all_its_values_and_of_nothing_less() -> None:
    values = {field.name: getattr(TOLD, field.name) for field in dataclasses.fields(TOLD)}
    assert made(Complaint, values) == TOLD
    values.pop("story")
    with pytest.raises(KeyError):
        made(Complaint, values)
