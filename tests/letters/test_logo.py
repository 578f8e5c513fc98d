"""The logo: read with care, kept small, and asked for a colour."""

import struct
import zlib
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.errors import LogoTooLarge, NotAPicture
from klachtenboek.letters.colour import LEAST_CONTRAST, contrast, tint
from klachtenboek.letters.content import Case, compose
from klachtenboek.letters.logo import MOST_BYTES, SIDE, read_logo
from klachtenboek.letters.paper import render
from tests.letters.bakery import BAKERY
from tests.letters.test_paper import pages_of


def picture(colour: str, size: tuple[int, int] = (80, 80), kind: str = "PNG") -> bytes:
    made = Image.new("RGB", size, "white")
    ImageDraw.Draw(made).ellipse((5, 5, size[0] - 5, size[1] - 5), fill=colour)
    stream = BytesIO()
    made.save(stream, kind)
    return stream.getvalue()


def giant() -> bytes:
    """Return a PNG of a few bytes that says it has a hundred thousand million pixels."""
    head = struct.pack(">IIBBBBB", 300_000, 300_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR" + head) + chunk(b"IDAT" + zlib.compress(b"\0" * 100))


def chunk(content: bytes) -> bytes:
    return struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_kept_small_and_on_white(kind: str) -> None:
    logo = read_logo(picture("#C02020", (2400, 1200), kind))
    with Image.open(BytesIO(logo.jpeg)) as found:
        assert found.size == (SIDE, SIDE // 2)
        assert found.format == "JPEG"
        assert not found.getexif()


def test_what_is_see_through_becomes_white() -> None:
    stream = BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(stream, "PNG")
    with Image.open(BytesIO(read_logo(stream.getvalue()).jpeg)) as found:
        assert found.getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("colour", ["#C02020", "#FFD54A", "#7FE0A0", "#1F4690", "#FF80C0"])
def test_the_colour_it_proposes_can_be_read(colour: str) -> None:
    found = read_logo(picture(colour)).colour
    assert contrast(found, tint(found)) >= LEAST_CONTRAST


@pytest.mark.parametrize("colour", ["black", "#808080", "white"])
def test_black_and_white_propose_no_colour(colour: str) -> None:
    assert read_logo(picture(colour)).colour == ""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"<svg/>",
        b"GIF89a" + b"\0" * 40,
        picture("red")[:60],
        picture("red", kind="JPEG")[:200],
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 500,
    ],
)
def test_what_is_no_whole_picture_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPicture):
        read_logo(data)


def test_a_giant_is_refused_before_it_is_opened() -> None:
    with pytest.raises(LogoTooLarge):
        read_logo(giant())
    with pytest.raises(LogoTooLarge):
        read_logo(picture("red") + b"\0" * MOST_BYTES)


@pytest.mark.parametrize("size", [(80, 80), (800, 100), (60, 400)])
def test_the_logo_stands_left_of_the_name_and_off_the_sender(case: Case, size: tuple[int, int]) -> None:
    logo = read_logo(picture("#C02020", size)).jpeg
    pdf = render(compose(case, LetterKind.CLOSING), BAKERY, logo)
    assert render(compose(case, LetterKind.CLOSING), BAKERY, logo) == pdf
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    try:
        [found] = document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        left, bottom, right, top = (value * 25.4 / 72 for value in found.get_bounds())
    finally:
        document.close()
    assert left == pytest.approx(25, abs=0.1)
    assert right <= 25 + 36.1
    assert top - bottom <= 15.1
    assert BAKERY.tagline in pages_of(pdf)[0]
    assert b"/Figure" in pdf
    assert b"(Logo van Bakkerij De Linde)" in pdf


def test_a_shop_without_a_name_may_have_a_logo(case: Case) -> None:
    shop = BAKERY._replace(name="")
    pdf = render(compose(replace(case, shop=shop), LetterKind.CLOSING), shop, read_logo(picture("#C02020")).jpeg)
    assert b"/Alt (Logo)" in pdf
