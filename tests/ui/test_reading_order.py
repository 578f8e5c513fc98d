"""Tab follows the order of reading on every page: header, main column, side column; and everything is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QWidget

from klachtenboek.domain.contact import Channel
from klachtenboek.ui.dialogs.customer import CustomerDialog
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.dialogs.merge import MergeDialog
from klachtenboek.ui.dialogs.promise import PromiseDialog
from klachtenboek.ui.pages.new import NewPage
from klachtenboek.ui.pages.today import TodayPage
from klachtenboek.ui.widgets import Ledger, Page
from klachtenboek.ui.widgets.reading import stops
from tests.ui.tour import PAGES, Tour, focused, spoken
from tests.ui.walkers import parts, settle

if TYPE_CHECKING:
    pass

SIDE_BAR = ["Nieuwe klacht", "Vandaag", "Klachten", "Klanten", "Boekhouder", "Hulp", "Instellingen"]
ORDER = {
    "today": [
        *("Zoek klant, klacht of nummer", "Alle beloftes in je agenda zetten"),
        "11:00 te laat Mevrouw De Vries Terugbellen over het oudbakken brood",
        *("Alle 10", "Review. “Lang wachten en dan was het op”. Nog niet gereageerd."),
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
    "bookkeeper": ["2026", "Heel jaar", "Alle maanden", "2026-0014 invullen", "2026-0017 invullen"],
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
    """Return which part of the page it lies in: header, above, main, side, below or foot, as read."""
    layouts = (page.above, page.main, page.side, page.below)
    for number, column in enumerate(layouts, start=1):
        for place in range(column.count()):
            item = column.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and (widget is part or widget.isAncestorOf(part)):
                return number
    return 0 if part.mapTo(page, part.rect().topLeft()).y() < page.scroller.y() else len(layouts) + 1


@pytest.mark.parametrize("name", PAGES)
def test_tab_reads_header_main_and_side(tour: Tour, name: str) -> None:
    tour.go(name)
    found = tour.walk()
    page = tour.window.page()
    assert isinstance(page, Page)
    assert [spoken(part) for part in found[: len(SIDE_BAR)]] == SIDE_BAR
    read = [section(page, part) for part in found[len(SIDE_BAR) :]]
    assert read == sorted(read)
    assert not [spoken(part) for part in found if isinstance(part, QLabel)]


@pytest.mark.parametrize("name", PAGES)
def test_everything_is_reached_by_keyboard(tour: Tour, name: str) -> None:
    tour.go(name)
    found = tour.walk()
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
def test_what_is_spoken_is_as_written_here(tour: Tour, name: str) -> None:
    tour.go(name)
    told = [spoken(part) for part in tour.walk()[len(SIDE_BAR) :]]
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


@pytest.mark.parametrize("kind", [CustomerDialog, MergeDialog, PromiseDialog])
def test_tab_reads_a_dialog_from_the_top_to_its_buttons(tour: Tour, kind: type[DialogFrame]) -> None:
    customer, place = tour.book.customers.get(1), tour.window.workplace
    dialog: DialogFrame
    if kind is PromiseDialog:
        dialog = PromiseDialog(place, customer=customer, parent=tour.window)
    else:
        dialog = kind(place, customer, tour.window)  # type: ignore[call-arg,arg-type]  # the two others are alike
    dialog.show()
    dialog.activateWindow()
    settle(tour.app)
    found: list[QWidget] = []
    while focused() not in found:
        found.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    last = found.index(dialog.done_button)
    names = [spoken(part) for part in found[last + 1 :] + found[: last + 1]]
    assert names == [spoken(part) for part in stops(dialog)]
    assert names[-2:] == ["Annuleren", spoken(dialog.done_button)]
    dialog.close()
    dialog.deleteLater()
