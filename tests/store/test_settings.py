import json
import random
import string
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klachtenboek.domain.calendar import OpeningHours, Span, months_later
from klachtenboek.domain.checklist import Step
from klachtenboek.domain.draft import Draft
from klachtenboek.domain.kinds import Channel
from klachtenboek.domain.period import Period
from klachtenboek.domain.shop import AddressWindow, Shop, Trade
from klachtenboek.domain.vat import Rate, VatCategory
from klachtenboek.store import Store
from tests.conftest import examples

NOW = datetime(2026, 11, 20, 10, 12)
SHOP = Shop(
    name="Bakkerij ’t Hoekje",
    owner="Marieke",
    trade=Trade.RESTAURANT,
    window=AddressWindow.RIGHT,
    formal=False,
    familiar=True,
    hours=OpeningHours(
        ((Span(time(8), time(12, 30)), Span(time(13), time(17))), (), (), (), (), (Span(time(18), time(1)),), ()),
        frozenset({date(2026, 12, 25), date(2027, 1, 1)}),
    ),
    refund_limit=5_000,
    lead=30,
    year_starts_in=7,
    is_welcomed=True,
)


def put(store: Store, key: str, value: object) -> None:
    """Write a setting behind the back of the program."""
    sql = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
    store.database.rows(sql, (key, value))


def test_a_new_book_has_the_settings_everybody_begins_with(store: Store) -> None:
    assert store.settings.shop() == Shop()
    assert store.settings.own_rates() == ()
    assert store.settings.drafts() == ()


def test_every_setting_comes_back(store: Store) -> None:
    store.settings.save_shop(SHOP)
    assert store.settings.shop() == SHOP
    store.settings.save_shop(Shop())
    assert store.settings.shop() == Shop()


def test_a_setting_the_program_does_not_know_is_passed_over(store: Store) -> None:
    store.settings.save_shop(SHOP)
    put(store, "shop_radius", "12")
    put(store, "program.channel", "phone")
    assert store.settings.shop() == SHOP
    assert store.settings.value("channel") == "phone"
    assert store.settings.value("x") == ""


NONSENSE: list[tuple[str, Any]] = [
    ("lead", "-1"),
    ("lead", "true"),
    ("lead", "15.5"),
    ("lead", '"15"'),
    ("lead", "null"),
    ("lead", "1e999"),
    ("lead", "9" * 5_000),
    ("lead", "99999999999"),
    ("lead", ""),
    ("lead", b"\xff\xfe"),
    ("lead", "[" * 100_000),
    ("year_starts_in", "0"),
    ("year_starts_in", "13"),
    ("most_per_half_day", "0"),
    ("aftercare_months", "1000000"),
    ("refund_limit", "-5"),
    ("refund_limit", '"veel"'),
    ("answer_days", "NaN"),
    ("is_welcomed", "1"),
    ("formal", '"ja"'),
    ("name", "5"),
    ("name", "null"),
    ("name", '["a"]'),
    ("name", json.dumps("x" * 301)),
    ("trade", '"circus"'),
    ("trade", "[]"),
    ("trade", "{}"),
    ("window", "0"),
    ("hours", "null"),
    ("hours", "[]"),
    ("hours", '{"week": []}'),
    ("hours", '{"week": [[], [], [], [], [], []], "closed_on": []}'),
    ("hours", '{"week": [[], [], [], [], [], [], []], "closed_on": ["ooit"]}'),
    ("hours", '{"week": [[], [], [], [], [], [], []], "closed_on": [5]}'),
    ("hours", '{"week": [[["25:00", "26:00"]], [], [], [], [], [], []], "closed_on": []}'),
    ("hours", '{"week": [[["08:00"]], [], [], [], [], [], []], "closed_on": []}'),
    ("hours", '{"week": "maandag", "closed_on": []}'),
]


@pytest.mark.parametrize(("key", "text"), NONSENSE)
def test_a_setting_that_means_nothing_has_its_default_and_the_others_stay(store: Store, key: str, text: object) -> None:
    store.settings.save_shop(SHOP)
    put(store, key, text)
    assert store.settings.shop() == SHOP._replace(**{key: getattr(Shop(), key)})


def test_a_text_is_cleaned_on_the_way_out_too(store: Store) -> None:
    put(store, "name", '"Bak\\u0000kerij \\ud800 De\\nLinde "')
    assert store.settings.shop().name == "Bakkerij De Linde"


def test_opening_hours_have_no_zone(store: Store) -> None:
    put(store, "hours", '{"week": [[["08:00+05:00", "17:00Z"]], [], [], [], [], [], []], "closed_on": []}')
    assert store.settings.shop().hours.week[0] == (Span(time(8), time(17)),)


def saved() -> dict[str, str]:
    store = Store()
    store.settings.save_shop(SHOP)
    rows = dict(store.database.rows("SELECT key, value FROM setting"))
    store.close()
    return rows


SAVED = saved()
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=8) | st.dictionaries(st.sampled_from(["week", "closed_on", "x"]), inner),
    max_leaves=12,
)


def mutated(text: str, seed: int) -> str:
    """Return the text with a few characters changed, taken out, doubled or cut off."""
    chance = random.Random(seed)
    chars = list(text)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(chars) + 1)
        change = chance.choice(("put", "take", "swap", "cut"))
        if change == "put" or not chars:
            chars.insert(place, chance.choice(string.printable))
        elif change == "take":
            del chars[place % len(chars)]
        elif change == "swap":
            chars[place % len(chars)] = chance.choice(string.printable)
        else:
            del chars[place:]
    return "".join(chars)


@pytest.fixture(scope="module")
def kept_open() -> Iterator[Store]:
    opened = Store()
    yield opened
    opened.close()


ANY_CHANGE = {
    "key": st.sampled_from(sorted(SAVED)),
    "change": st.integers(0, 10**9) | ANY_JSON.map(json.dumps),
}


def works_with(kept_open: Store, key: str, change: int | str) -> None:
    """Change one setting as it stands in the book: the shop can be worked with, and the other settings stay."""
    with kept_open.database.change():
        for name, text in SAVED.items():
            put(kept_open, name, text)
        put(kept_open, key, mutated(SAVED[key], change) if isinstance(change, int) else change)
    shop = kept_open.settings.shop()
    changed = {name for name in Shop._fields if getattr(shop, name) != getattr(SHOP, name)}
    assert changed <= {key}
    period = Period.of_year(2026, shop.year_starts_in)
    assert period.first < period.last
    assert isinstance(shop.hours.is_open_at(NOW), bool)
    assert months_later(NOW.date(), shop.aftercare_months) >= NOW.date()
    assert NOW + timedelta(days=shop.warn_days, minutes=shop.lead) >= NOW
    kept_open.settings.save_shop(shop)
    assert kept_open.settings.shop() == shop


@examples(80)
@given(**ANY_CHANGE)
def test_a_shop_with_any_settings_can_be_worked_with(kept_open: Store, key: str, change: int | str) -> None:
    """R33."""
    works_with(kept_open, key, change)


@pytest.mark.long
@settings(max_examples=1_500)
@given(**ANY_CHANGE)
def test_fifteen_hundred_changed_settings(kept_open: Store, key: str, change: int | str) -> None:
    """R33."""
    works_with(kept_open, key, change)


def test_own_rates_come_back_in_the_order_they_were_added(store: Store) -> None:
    first = Rate(country="NL", category=VatCategory.LOW, rate=900, valid_from=date(2026, 1, 1))
    second = replace(first, rate=1200, valid_to=date(2027, 1, 1), source="eigen")
    store.settings.save_rate(first)
    store.settings.save_rate(second)
    assert store.settings.own_rates() == (first, second)


def test_a_draft_keeps_its_id_until_it_is_gone(store: Store) -> None:
    draft = Draft(started_at=NOW, saved_at=NOW, story="x", channel=Channel.PHONE, steps=((Step.LISTEN, NOW, "Vertel"),))
    key = store.settings.save_draft(draft)
    assert store.settings.save_draft(replace(draft, id=key, story="y")) == key
    assert store.settings.drafts() == (replace(draft, id=key, story="y"),)
    store.settings.drop_draft(key)
    assert store.settings.save_draft(replace(draft, id=key)) > 0
    assert len(store.settings.drafts()) == 1
