from dataclasses import replace
from datetime import date

import pytest

from klachtenboek.domain.errors import NotFound
from klachtenboek.domain.lesson import Category, Cause, Measure
from klachtenboek.store import Store

DAY = date(2026, 11, 20)


def test_entries_come_back_in_the_owners_order_without_the_retired(store: Store) -> None:
    last = store.lists.save(Category(name="Anders", position=2))
    first = store.lists.save(Category(name="Brood", hints=("brood", "’t krentenbrood"), position=1))
    gone = store.lists.save(Category(name="Oud", is_retired=True))
    assert store.lists.categories() == (
        Category(id=first, name="Brood", hints=("brood", "’t krentenbrood"), position=1),
        Category(id=last, name="Anders", position=2),
    )
    assert store.lists.category(gone).is_retired


def test_a_changed_entry_keeps_its_id(store: Store) -> None:
    key = store.lists.save(Cause(name="Te warm"))
    assert store.lists.save(Cause(id=key, name="Te warm vervoerd")) == key
    assert store.lists.causes() == (Cause(id=key, name="Te warm vervoerd"),)


def test_measures_come_newest_first(store: Store) -> None:
    cause = store.lists.save(Cause(name="Te warm"))
    old = Measure(text="Folder", since=DAY.replace(month=1), review_on=DAY)
    new = Measure(text="Koelelement", since=DAY, cause_id=cause)
    keys = [store.lists.save(measure) for measure in (old, new)]
    assert store.lists.measures() == (replace(new, id=keys[1]), replace(old, id=keys[0]))
    assert store.lists.measure(keys[0]) == replace(old, id=keys[0])


def test_what_is_not_in_the_lists_is_not_found(store: Store) -> None:
    for ask, what in (
        (store.lists.category, "category"),
        (store.lists.cause, "cause"),
        (store.lists.measure, "measure"),
    ):
        with pytest.raises(NotFound) as missing:
            ask(7)
        assert (missing.value.what, missing.value.key) == (what, "7")


def test_a_list_that_changed_is_told(store: Store) -> None:
    told: list[frozenset[int]] = []
    store.database.after_change(told.append)
    store.lists.save(Cause(name="Te warm"))
    assert told == [frozenset({0})]
