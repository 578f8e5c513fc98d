"""A PDF as pictures."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from klachtenboek.ui.pdfpages import PdfPages


@pytest.fixture
def pages() -> PdfPages:
    canvas = Canvas("x.pdf", pagesize=(595.2756, 841.8898))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 420, 596, 422, stroke=0, fill=1)
    canvas.showPage()
    return PdfPages(canvas.getpdfdata())


@pytest.mark.parametrize("wide", [1, 40, 333, 690, 1380])
def test_a_picture_is_exactly_as_wide_as_was_asked(pages: PdfPages, wide: int) -> None:
    assert pages.picture(0, wide=wide).width() == wide


def test_colours_are_those_of_the_page(pages: PdfPages) -> None:
    picture = pages.picture(0, wide=200)
    assert picture.pixelColor(100, 20).name() == "#ff0000"
    assert picture.pixelColor(100, picture.height() - 20).name() == "#ffffff"


def test_a_picture_for_paper_has_the_dots_that_were_asked(pages: PdfPages) -> None:
    picture = pages.picture_at(0, dots=150)
    assert abs(picture.width() - 1240) <= 1
    assert pages.count == 1
