"""A drawing becomes a picture of points."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from klachtenboek.domain.errors import LogoTooLarge, NotAPicture
from klachtenboek.letters.svg import clean_svg
from klachtenboek.logbook import IN_MEMORY, Logbook
from klachtenboek.ui.svgpicture import SIDE, picture_of

WIDE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="20" height="10" fill="#C02020"/></svg>'
)
pytestmark = pytest.mark.usefixtures("dressed")


def test_a_drawing_keeps_its_shape_and_what_is_empty_stays_so() -> None:
    with Image.open(BytesIO(picture_of(clean_svg(WIDE)))) as found:
        assert found.size == (SIDE, SIDE // 4)
        assert found.getpixel((10, 10)) == (0xC0, 0x20, 0x20, 255)
        assert found.getchannel("A").getpixel((SIDE - 10, 10)) == 0


@pytest.mark.parametrize("svg", [b"", b"<svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_cannot_be_drawn_is_refused(svg: bytes) -> None:
    with pytest.raises(NotAPicture):
        picture_of(svg)


def test_a_drawing_becomes_the_logo_and_proposes_its_colour(tmp_path: Path) -> None:
    logbook = Logbook(IN_MEMORY)
    file = tmp_path / "logo.svg"
    file.write_bytes(WIDE)
    assert logbook.letters.keep_logo(file, draw=picture_of) != ""
    assert logbook.letters.logo().startswith(b"\xff\xd8")
    file.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")
    with pytest.raises(NotAPicture):
        logbook.letters.keep_logo(file, draw=picture_of)
    file.write_bytes(WIDE + b" " * 1_000_001)
    with pytest.raises(LogoTooLarge):
        logbook.letters.keep_logo(file, draw=picture_of)
    assert logbook.letters.logo().startswith(b"\xff\xd8")
    file.write_bytes(WIDE)
    with pytest.raises(NotAPicture):
        logbook.letters.keep_logo(file)
    logbook.close()
