"""The page with everything the owner can set."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from klachtenboek.domain.calendar import OpeningHours, Span
from klachtenboek.domain.shop import AddressWindow
from klachtenboek.letters.colour import readable
from klachtenboek.ui.dialogs.accounts import AccountsDialog
from klachtenboek.ui.dialogs.rates import RatesDialog
from klachtenboek.ui.look import LOOK
from klachtenboek.ui.pages.settings import SECTIONS, SettingsPage
from klachtenboek.ui.pages.settings_colour import COLOURS
from klachtenboek.ui.theme import THEME, Scheme
from tests.ui.pages.shown import shown
from tests.ui.walkers import faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.widgets import Field
    from klachtenboek.ui.workplace import Workplace


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace) -> Iterator[SettingsPage]:
    before = (LOOK.scheme, LOOK.scale, LOOK.touch)
    made = shown(qtbot, SettingsPage(workplace))
    made.open()
    yield made
    LOOK.scheme, LOOK.scale, LOOK.touch = before


def _field(page: SettingsPage, name: str) -> Field:
    return next(card.fields[name] for card in page.text_cards if name in card.fields)


def _type(page: SettingsPage, name: str, text: str) -> None:
    field = _field(page, name)
    field.control.setFocus()
    field.set_text("")
    QTest.keyClicks(field.control, text)
    page.sections.chip("shop").setFocus()


def test_what_is_typed_is_kept_when_the_field_is_left(page: SettingsPage, logbook: Logbook) -> None:
    _type(page, "street", "Lindestraat 12")
    assert logbook.keeping.shop().street == "Lindestraat 12"


def test_what_is_still_being_typed_is_kept_on_leaving_the_page(page: SettingsPage, logbook: Logbook) -> None:
    field = _field(page, "town")
    field.control.setFocus()
    QTest.keyClicks(field.control, "Deventer")
    page.leave()
    assert logbook.keeping.shop().town == "Deventer"


def test_what_is_known_is_shown(page: SettingsPage) -> None:
    assert _field(page, "name").text() == "Bakkerij De Linde"
    assert _field(page, "owner").text() == "Marieke van der Linde"


def test_a_postcode_is_tidied(page: SettingsPage, logbook: Logbook) -> None:
    _type(page, "postcode", "7411ab")
    assert logbook.keeping.shop().postcode == "7411 AB"
    assert _field(page, "postcode").text() == "7411 AB"


def test_a_doubtful_number_is_kept_and_doubted(page: SettingsPage, logbook: Logbook) -> None:
    _type(page, "kvk", "1234")
    assert logbook.keeping.shop().kvk == "1234"
    assert _field(page, "kvk").error() == "Een KvK-nummer heeft acht cijfers. Kijk het nog eens na."
    _type(page, "kvk", "12345678")
    assert _field(page, "kvk").error() == ""


def test_one_part_shows_at_a_time(page: SettingsPage) -> None:
    for part in SECTIONS:
        page.sections.chip(part.key).click()
        shown = {key for key, cards in page.parts.items() if any(card.isVisible() for card in cards)}
        assert shown == {part.key}


def test_a_part_is_made_when_it_is_chosen(page: SettingsPage) -> None:
    assert {key for key, cards in page.parts.items() if cards} == {"shop"}
    page.sections.chip("hours").click()
    assert {key for key, cards in page.parts.items() if cards} == {"shop", "hours"}


def test_every_colour_that_is_offered_can_be_read() -> None:
    assert [colour for colour, _words in COLOURS if readable(colour) != colour] == []


def test_a_colour_is_chosen_with_a_click(page: SettingsPage, logbook: Logbook) -> None:
    page.colour.row.chip("#1C6B4A").click()
    assert logbook.keeping.shop().colour == "#1C6B4A"


def test_a_colour_of_ones_own_has_to_be_dark_enough(page: SettingsPage, logbook: Logbook) -> None:
    field = page.colour.own
    for typed, error in (("ffee88", "te licht"), ("rood", "zes tekens"), ("5a2a2a", "")):
        field.control.setFocus()
        field.set_text(typed)
        page.sections.chip("shop").setFocus()
        assert error in field.error()
    assert field.error() == ""
    assert logbook.keeping.shop().colour == "#5A2A2A"
    assert page.colour.row.value() is None


def test_a_day_opens_and_closes(page: SettingsPage, logbook: Logbook) -> None:
    page.sections.chip("hours").click()
    page.week.days[0].switch.click()
    assert logbook.keeping.shop().hours.week[0] == (Span(time(9), time(17)),)
    page.week.days[1].switch.click()
    assert logbook.keeping.shop().hours.week[1] == ()


def test_times_are_read_as_they_are_typed(page: SettingsPage, logbook: Logbook) -> None:
    page.sections.chip("hours").click()
    day = page.week.days[2]
    for field, typed in ((day.opens, "half 8"), (day.closes, "1830")):
        field.setFocus()
        field.clear()
        QTest.keyClicks(field, typed)
    page.sections.chip("hours").setFocus()
    kept = logbook.keeping.shop().hours.week[2]
    assert kept[0].closes == time(18, 30)
    assert day.closes.text() == "18:30"


def test_a_time_that_is_none_is_told_and_not_kept(page: SettingsPage, logbook: Logbook) -> None:
    page.sections.chip("hours").click()
    before = logbook.keeping.shop().hours
    day = page.week.days[2]
    day.opens.setFocus()
    day.opens.setText("vroeg")
    page.sections.chip("hours").setFocus()
    assert day.message.isVisible()
    assert "Typ hem zoals 9:00." in day.message.text()
    day.opens.setText("17:00")
    day.opens.setFocus()
    page.sections.chip("hours").setFocus()
    assert "meteen weer dicht" in day.message.text()
    assert logbook.keeping.shop().hours == before


def test_a_break_in_the_day_stays(page: SettingsPage, logbook: Logbook) -> None:
    week = list(OpeningHours().week)
    week[3] = (Span(time(8), time(12)), Span(time(13), time(17)))
    page.sections.chip("hours").click()
    page.week.show_hours(OpeningHours(week=tuple(week)))
    day = page.week.days[3]
    day.opens.setFocus()
    day.opens.setText("8:30")
    page.sections.chip("hours").setFocus()
    assert logbook.keeping.shop().hours.week[3] == (Span(time(8, 30), time(12)), Span(time(13), time(17)))


def test_promises_and_letters_are_set_with_one_click(page: SettingsPage, logbook: Logbook) -> None:
    page.sections.chip("promises").click()
    page.lead.chip(30).click()
    page.most.chip(5).click()
    page.sections.chip("letters").click()
    page.window_side.chip(AddressWindow.RIGHT).click()
    page.manner.chip("je").click()
    page.opening.chip("Beste").click()
    shop = logbook.keeping.shop()
    assert (shop.familiar, shop.formal) == (True, False)
    assert (shop.lead, shop.most_per_half_day, shop.window) == (30, 5, AddressWindow.RIGHT)


def test_the_look_changes_at_once(page: SettingsPage) -> None:
    page.sections.chip("look").click()
    page.scheme.chip(Scheme.DARK).click()
    page.scale.chip(1.3).click()
    page.touch.click()
    assert THEME.tokens.dark
    assert THEME.k == 1.3
    assert THEME.touch


def test_a_text_size_chosen_with_the_keys_shows_here_too(page: SettingsPage) -> None:
    page.sections.chip("look").click()
    LOOK.scale = 1.0
    LOOK.step(1)
    assert page.scale.value() == 1.15


def test_what_another_page_changes_is_shown(page: SettingsPage, logbook: Logbook) -> None:
    logbook.keeping.welcome(name="Bakkerij Nieuw", owner="Jo")
    assert _field(page, "name").text() == "Bakkerij Nieuw"


@pytest.mark.parametrize("part", [part.key for part in SECTIONS])
def test_nothing_is_cut_off_or_without_a_name(dressed: QApplication, page: SettingsPage, part: str) -> None:
    page.sections.chip(part).click()
    assert faults(dressed, page, sizes=((1366, 688), (910, 512)), scales=(1.0, 1.5)) == []


def test_the_financial_year_rates_and_accounts_are_with_the_shop(
    page: SettingsPage, logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(RatesDialog, "ask", lambda *_given, **_named: opened.append("rates"))
    monkeypatch.setattr(AccountsDialog, "ask", lambda *_given, **_named: opened.append("accounts"))
    card = page.bookkeeping
    assert card.isVisibleTo(page)
    assert card.start.value() == 1
    card.start.chip(7).click()
    assert logbook.keeping.shop().year_starts_in == 7
    assert logbook.year.period(2026).title == "2026-2027"
    card.rates.click()
    card.accounts.click()
    assert opened == ["rates", "accounts"]
