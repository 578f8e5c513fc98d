"""Tab follows the order of reading on every page: header, main column, side column; and everything is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QWidget
from shiboken6 import isValid

from klachtenboek.domain.kinds import Channel
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.pages.new import NewPage
from klachtenboek.ui.pages.today import TodayPage
from klachtenboek.ui.widgets import Ledger, Page
from klachtenboek.ui.widgets.reading import stops
from tests.ui.questions import QUESTIONS
from tests.ui.tour import PAGES, Tour, focused, spoken
from tests.ui.walkers import parts, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

SIDE_BAR = ["Nieuwe klacht", "Vandaag", "Klachten", "Klanten", "Lessen", "Boekhouder", "Hulp", "Instellingen"]
ORDER = {
    "today": [
        *("Zoek klant, klacht of nummer", "Alle beloftes in je agenda zetten"),
        "11:00 te laat Mevrouw De Vries Terugbellen over het oudbakken brood",
        *("Alle 10", "Zonder naam. “Lang wachten en dan was het op”. Nog niet gereageerd."),
    ],
    "complaint under way": [
        *("Klachten", "Belofte", "Brief maken", "Meer", "Aanvullen", "Laten uitpraten", "Begrip tonen", "Sorry zeggen"),
        *("Samenvatten", "Oplossing voorleggen", "Voorkomen", "Taart te warm vervoerd", "Alle oorzaken"),
        *("Wat doe je voortaan anders?", "Koelelement bij elke slagroomtaart Dit doe je al", "Maatregel gekozen"),
        *("Andere zin", "De klant is akkoord", "Geschiedenis: wie, wat, wanneer", "Notitie", "Klant aanpassen"),
        *("Alles van deze klant", "Gedaan", "Verzetten", "Niet gelukt", "Regel"),
    ],
    "complaint resolved": [
        *("Klachten", "Belofte", "Brief maken", "Meer", "Aanvullen", "Laten uitpraten", "Begrip tonen", "Sorry zeggen"),
        *("Samenvatten", "Oplossing voorleggen", "Voorkomen", "De klant is akkoord", "Geschiedenis: wie, wat, wanneer"),
        *("Notitie", "Klant aanpassen", "Alles van deze klant", "Regel"),
    ],
    "customer": ["Klanten", "Samenvoegen met…", "Samenvoegen", "Eerst bekijken"],
    "lessons": [
        *("Afdrukken voor het team", "Welke periode?: Afgelopen 12 maanden", "Klachten per maand: toon als lijst"),
        *("De triade: toon als lijst", "Waardoor kwam het?: toon als lijst", "Taart te warm vervoerd: 11 klachten"),
        *("Bestelling verkeerd gelezen: 8 klachten", "Te lang wachten: 7 klachten", "Verkeerd afgerekend: 6 klachten"),
        *("Bestelling niet klaar: 5 klachten", "Alle oorzaken", "Maatregel", "Bedenk iets tegen Te lang wachten"),
    ],
    "bookkeeper": ["2026", "Heel jaar", "jan", "2026-0014 invullen", "2026-0017 invullen"],
    "new": [
        *("Sluiten", "Wat is er gebeurd?", "In de winkel", "Wie is het?", "Telefoon", "E-mail", "Taart en gebak"),
        *("Vandaag 15:30 bellen", "Laten uitpraten", "Begrip tonen", "Sorry zeggen"),
        *("Bewaren en verder", "Bewaren en sluiten"),
    ],
    "complaints": ["Zoek klant, klacht of nummer", "Alle 72", "Alle jaren", "Oorzaak", "Klachten"],
    "customers": ["Zoek naam, plaats of nummer", "Klanten"],
    "letter": ["Afronding", "Wat de klant vertelde", "Wat de klant vertelde aanpassen", "Wat wij hebben gedaan"],
    "settings hours": ["Openingstijden", "Maandag", "Dinsdag", "Dinsdag open vanaf", "Dinsdag open tot", "Woensdag"],
    "settings promises": ["Beloftes", "15 minuten", "3", "Opstarten met de computer"],
    "settings sayings": ["Zinnen", "Laten uitpraten", "Zin 1", "Zin 1 weghalen", "Zin 2", "Zin 2 vooraan"],
    "settings lists": ["Soorten en oorzaken", "Naam van Taart en gebak", "Woorden die wijzen op Taart en gebak"],
    "settings letters": ["Brieven", "u", "Geachte", "Venster links", "Proefblad voor de envelop"],
    "settings backup": ["Back-up"],
    "settings look": ["Beeld", "Zoals de computer", "100%", "Grotere knoppen"],
    "settings shop": ["Mijn zaak", "Naam van je zaak", "Regel onder de naam", "Jouw naam", "Onder je naam"],
}
"""What is spoken page by page: all of it, or how it begins after the header."""


def section(page: Page, part: QWidget) -> int:
    """Return which part of the page it lies in: header, above, left, main, side, below or foot, as read."""
    layouts = (page.above, page.at_left, page.main, page.side, page.below)
    for number, column in enumerate(layouts, start=1):
        for place in range(column.count()):
            item = column.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and (widget is part or widget.isAncestorOf(part)):
                return number
    return 0 if part.mapTo(page, part.rect().topLeft()).y() < page.scroller.y() else len(layouts) + 1


Walks = dict[tuple[QWidget, ...], "list[QWidget]"]


@pytest.fixture(scope="module")
def walks() -> Walks:
    """Hold every walk through a window by what can have the keyboard in it: the same stops are walked once."""
    return {}


def walked(tour: Tour, walks: Walks) -> list[QWidget]:
    """Press Tab until it comes round, or return what that gave when the window had these same stops."""
    none = Qt.FocusPolicy.NoFocus
    stops = tuple(part for part in parts(tour.window) if part.focusPolicy() is not none and part.isEnabled())
    if stops not in walks:
        walks[stops] = tour.walk()
    return walks[stops]


@pytest.mark.parametrize("name", PAGES)
def test_tab_reads_header_main_and_side(tour: Tour, walks: Walks, name: str) -> None:
    tour.go(name)
    found = walked(tour, walks)
    page = tour.window.page()
    assert isinstance(page, Page)
    assert [spoken(part) for part in found[: len(SIDE_BAR)]] == SIDE_BAR
    read = [section(page, part) for part in found[len(SIDE_BAR) :]]
    assert read == sorted(read)
    assert not [spoken(part) for part in found if isinstance(part, QLabel)]


@pytest.mark.parametrize("name", PAGES)
def test_everything_is_reached_by_keyboard(tour: Tour, walks: Walks, name: str) -> None:
    tour.go(name)
    found = walked(tour, walks)
    page = tour.window.page()
    groups = {part.group() for part in found if isinstance(part, QAbstractButton) and part.group() is not None}
    ledgers = [ledger for ledger in page.findChildren(Ledger) if any(ledger.isAncestorOf(part) for part in found)]
    missed = [
        spoken(part)
        for part in parts(tour.window)
        if part.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and part.isEnabled()
        and part.focusProxy() is None
        and part not in found
        and not (isinstance(part, QAbstractButton) and part.group() in groups)
        and not any(ledger.isAncestorOf(part) for ledger in ledgers)
        and not isinstance(part.parentWidget(), QAbstractItemView)
    ]
    assert missed == []


@pytest.mark.parametrize("name", ORDER)
def test_what_is_spoken_is_as_written_here(tour: Tour, walks: Walks, name: str) -> None:
    tour.go(name)
    told = [spoken(part) for part in walked(tour, walks)[len(SIDE_BAR) :]]
    start = told.index(ORDER[name][0])
    assert told[start : start + len(ORDER[name])] == ORDER[name]


def test_backwards_is_the_same_way(tour: Tour) -> None:
    tour.go("new")
    there = tour.walk()
    back = [focused()]
    for _press in range(len(there) - 1):
        QTest.keyClick(focused(), Qt.Key.Key_Backtab)
        back.append(focused())
    start = back.index(there[-1])
    assert [spoken(part) for part in back[start:] + back[:start]] == [spoken(part) for part in reversed(there)]


def test_a_row_of_choices_is_one_stop_with_arrows_inside(tour: Tour) -> None:
    tour.go("new")
    page = tour.window.page()
    assert isinstance(page, NewPage)
    chips = [page.channel.chip(way) for way in (Channel.SHOP, Channel.PHONE)]
    assert len([part for part in tour.walk() if part in chips]) == 1
    chips[0].setFocus()
    QTest.keyClick(chips[0], Qt.Key.Key_Right)
    assert focused() is chips[1]
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert spoken(focused()) == "Wie is het?"


def test_a_list_is_one_stop_with_arrows_between_its_rows(tour: Tour) -> None:
    tour.go("today")
    page = tour.window.page()
    assert isinstance(page, TodayPage)
    ledger = page.promises.ledger
    assert len([part for part in tour.walk() if ledger.isAncestorOf(part)]) == 1
    ledger.focus_row(0)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    row = ledger.rows()[1]
    assert focused() is row
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert not ledger.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    assert focused() is row


@pytest.mark.parametrize("size", [(1366, 688), (910, 512)])
@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3])
def test_ticking_a_step_leaves_the_keyboard_in_the_story(tour: Tour, size: tuple[int, int], key: Qt.Key) -> None:
    tour.window.resize(*size)
    tour.go("new")
    page = tour.window.page()
    assert isinstance(page, NewPage)
    QTest.keyClicks(focused(), "De taart ")
    QTest.keyClick(focused(), key, Qt.KeyboardModifier.AltModifier)
    settle(tour.app)
    QTest.keyClicks(focused(), "zakte in")
    assert page.story.text() == "De taart zakte in"
    page.story.set_text("")
    page.keep()
    tour.window.resize(1366, 688)
    settle(tour.app)


def test_f6_comes_back_where_it_left(tour: Tour) -> None:
    tour.go("new")
    page = tour.window.page()
    assert isinstance(page, NewPage)
    page.who.phone.setFocus()
    here = focused()
    QTest.keyClick(here, Qt.Key.Key_F6)
    assert tour.window.side_bar.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_F6)
    assert focused() is here


@pytest.fixture
def asked(tour: Tour, request: pytest.FixtureRequest) -> Iterator[QWidget]:
    """Show the question that is named over the window, and let go of it."""
    made = QUESTIONS[request.param](tour)
    made.show()
    made.activateWindow()
    settle(tour.app)
    yield made
    if isValid(made):
        made.close()
        made.deleteLater()
    settle(tour.app)


def tabbed(window: QWidget) -> list[QWidget]:
    """Press Tab until it comes round; return the stops from the first one of the window on."""
    order = stops(window)
    order[0].setFocus()
    found: list[QWidget] = []
    while focused() not in found:
        found.append(focused())
        assert len(found) <= len(order)
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    return found


@pytest.mark.parametrize("asked", QUESTIONS, indirect=True)
def test_tab_goes_through_a_question_as_it_is_read(asked: QWidget) -> None:
    found = tabbed(asked)
    assert [spoken(part) for part in found] == [spoken(part) for part in stops(asked)]
    assert not [part for part in found if isinstance(part, QLabel)]
    body = asked.scroller.widget() if isinstance(asked, DialogFrame) else asked
    assert body is not None
    found = [part for part in found if body.isAncestorOf(part)]  # the foot comes last, wherever the body is scrolled to
    places = [part.mapTo(body, part.rect().topLeft()) for part in found]
    jumps = [
        f"{spoken(one)} before {spoken(other)}"
        for one, other, here, there in zip(found, found[1:], places, places[1:], strict=False)
        if there.y() + other.height() <= here.y() and there.x() <= here.x() + one.width() // 2
    ]
    assert jumps == []


@pytest.mark.parametrize("asked", QUESTIONS, indirect=True)
def test_everything_in_a_question_is_reached_by_keyboard(asked: QWidget) -> None:
    found = tabbed(asked)
    groups = {part.group() for part in found if isinstance(part, QAbstractButton) and part.group() is not None}
    missed = [
        spoken(part)
        for part in parts(asked)
        if part.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not isinstance(part, QLabel)  # words to be copied with the mouse are no place to stop at
        and part.isEnabled()
        and part.focusProxy() is None
        and part not in found
        and not (isinstance(part, QAbstractButton) and part.group() in groups)
        and not isinstance(part.parentWidget(), QAbstractItemView | Ledger)
    ]
    assert missed == []
    if isinstance(asked, DialogFrame) and asked.done_button.isVisible() and asked.done_button.isEnabled():
        last = [part for part in found if part in {asked.cancel, asked.done_button}]
        assert last == [one for one in (asked.cancel, asked.done_button) if one in found]
        assert found[-1] is asked.done_button


@pytest.mark.parametrize("asked", [name for name in QUESTIONS if name != "reminder"], indirect=True)
def test_esc_goes_back_one_step_from_every_question(tour: Tour, asked: QWidget) -> None:
    """But from a reminder: that one stays until it is handled."""
    before = tour.window.current()
    stops(asked)[0].setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    settle(tour.app)
    assert not (isValid(asked) and asked.isVisible())
    assert tour.window.current() == before
