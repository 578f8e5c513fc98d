"""Photos that go along: on pages of their own, under a caption, and read aloud."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
import pytest

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.customer import Language
from klachtenboek.letters.annex import MOST_PHOTOS, annex_pages, photo
from klachtenboek.letters.content import Case, Letter, compose
from klachtenboek.letters.paper import page_count, render
from klachtenboek.letters.texts import texts
from tests.letters.bakery import BAKERY
from tests.letters.test_logo import picture
from tests.letters.test_paper import flat, pages_of

TAKEN = date(2026, 11, 21)
DUTCH = texts(Language.DUTCH)


def with_photos(case: Case, count: int, size: tuple[int, int] = (160, 120)) -> Letter:
    shown = tuple(
        photo(DUTCH, number, f"taart {number} van opzij.jpg", TAKEN, picture("#C02020", size, "JPEG"))
        for number in range(1, count + 1)
    )
    return replace(compose(case, LetterKind.CLOSING), photos=shown)


def places(pdf: bytes, number: int) -> list[tuple[float, ...]]:
    """Return left, bottom, right and top of every picture on a page, in millimetres from the bottom left."""
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    try:
        found = document[number].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        return [tuple(value * 25.4 / 72 for value in one.get_bounds()) for one in found]
    finally:
        document.close()


@pytest.mark.parametrize(("count", "pages"), [(0, 0), (1, 1), (2, 1), (3, 2), (MOST_PHOTOS, 3)])
def test_two_photos_go_on_a_page(case: Case, count: int, pages: int) -> None:
    letter = with_photos(case, count)
    assert annex_pages(letter) == pages
    printed = pages_of(render(letter, BAKERY))
    assert len(printed) == 1 + pages
    assert page_count(letter, BAKERY) == 1
    for number in range(1, count + 1):
        assert f"Foto {number}: taart {number} van opzij" in printed[1 + (number - 1) // 2]


def test_the_letter_says_what_goes_along(case: Case) -> None:
    assert "Bijlage: een foto" in pages_of(render(with_photos(case, 1), BAKERY))[0]
    letter = with_photos(case, 3)
    assert "Bijlagen: drie foto’s" in flat(pages_of(render(letter, BAKERY))[0])
    assert "Bijlagen: drie foto’s" in letter.text
    assert "Bijlage" not in compose(case, LetterKind.CLOSING).text


def test_every_page_tells_which_one_it_is(case: Case) -> None:
    printed = pages_of(render(with_photos(case, 3), BAKERY))
    assert "bladzijde 2 van 3" in printed[1]
    assert "bladzijde 3 van 3" in printed[2]


def test_a_photo_is_read_aloud_by_its_caption(case: Case) -> None:
    pdf = render(with_photos(case, 1), BAKERY)
    assert b"/Figure" in pdf
    assert b"/Alt (Foto 1: taart 1 van opzij)" in pdf


@pytest.mark.parametrize("size", [(160, 120), (120, 900), (1600, 90)])
def test_a_photo_keeps_its_shape_and_stays_on_the_paper(case: Case, size: tuple[int, int]) -> None:
    for left, bottom, right, top in places(render(with_photos(case, 2, size), BAKERY), 1):
        assert left == pytest.approx(25, abs=0.1)
        assert right <= 185.1
        assert 25 <= bottom < top <= 297 - 30
        assert (right - left) / (top - bottom) == pytest.approx(size[0] / size[1], rel=0.02)


def test_the_same_photos_give_the_same_bytes(case: Case) -> None:
    assert render(with_photos(case, 2), BAKERY) == render(with_photos(case, 2), BAKERY)


@pytest.mark.parametrize(
    ("name", "caption"),
    [
        ("ingezakte_taart.jpg", "Foto 2: ingezakte taart"),
        ("IMG_20261121_1012.jpg", "Foto 2, 21 november 2026"),
        ("DSCF0012.JPG", "Foto 2, 21 november 2026"),
        (".jpg", "Foto 2, 21 november 2026"),
        ("<img src=x>.jpg", "Foto 2: <img src=x>"),
        ("P1010001.jpg", "Foto 2, 21 november 2026"),
        ("Plaat.jpg", "Foto 2: Plaat"),
    ],
)
def test_a_photo_is_called_by_its_name_unless_a_camera_gave_it(name: str, caption: str) -> None:
    assert photo(DUTCH, 2, name, TAKEN, b"").caption == caption


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.ENGLISH, "Photo 1, 21 November 2026"),
        (Language.GERMAN, "Foto 1, 21. November 2026"),
        (Language.FRENCH, "Photo 1, 21 novembre 2026"),
    ],
)
def test_a_caption_is_in_the_language_of_the_letter(language: Language, said: str) -> None:
    assert photo(texts(language), 1, "IMG_1.jpg", TAKEN, b"").caption == said
