"""Paper to write on, measured on the sheet."""

import pytest

from klachtenboek.domain.shop import AddressWindow, Shop
from klachtenboek.letters.forms import A4, A5, complaint_form, window_test
from klachtenboek.letters.layout import PROFILES
from tests.letters.bakery import BAKERY
from tests.letters.test_paper import NASTY, boxes, pages_of


@pytest.mark.parametrize("size", [A4, A5])
def test_a_form_asks_everything_on_one_page(size: tuple[float, float]) -> None:
    [page] = pages_of(complaint_form(BAKERY, size))
    order = ("Bakkerij De Linde", "Vertel het ons", "Uw naam", "Wat is er gebeurd?", "Wat zou u fijn vinden?", "Datum")
    places = [page.index(words) for words in order]
    assert places == sorted(places)


@pytest.mark.parametrize("size", [A4, A5])
def test_nothing_on_a_form_falls_off_the_sheet(size: tuple[float, float]) -> None:
    long = BAKERY._replace(name="De Linde " * 20, street="Grote Overstraat bij de Waag " * 10)
    for shop in (BAKERY, long, Shop()):
        shift = 297 - size[1]
        for _, box in boxes(complaint_form(shop, size)):
            assert box.left >= 14
            assert box.left + box.width <= size[0] - 14
            assert 10 <= box.top - shift <= size[1] - 10


@pytest.mark.parametrize("window", AddressWindow)
def test_the_sheet_for_the_envelope_has_its_words_in_the_window(window: AddressWindow) -> None:
    found = boxes(window_test(BAKERY._replace(window=window)))
    [inside] = [box for text, box in found if "hoort in dit vak" in text]
    profile = PROFILES[window]
    assert (profile.window or profile.address).holds(inside)


@pytest.mark.parametrize("nasty", NASTY)
def test_nothing_typed_stops_a_form(nasty: str) -> None:
    shop = Shop(name=nasty, street=nasty, town=nasty, phone=nasty, email=nasty, colour=nasty)
    assert len(pages_of(complaint_form(shop))) == 1


def test_the_same_form_is_the_same_file() -> None:
    assert complaint_form(BAKERY) == complaint_form(BAKERY)
    assert window_test(BAKERY) == window_test(BAKERY)
