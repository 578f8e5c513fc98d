"""The shop's colour, used only where it can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.letters.colour import DEFAULT, GREY, INK, WHITE, contrast, readable, tint

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")


@pytest.mark.parametrize(
    ("colour", "expected"),
    [("#7a1f3d", "#7A1F3D"), ("#FFCC00", DEFAULT), ("rood", DEFAULT), ("", DEFAULT), ("#12345", DEFAULT)],
)
def test_a_colour_nobody_can_read_is_not_used(colour: str, expected: str) -> None:
    assert readable(colour) == expected


@given(colour=colours)
def test_headings_amounts_and_mark_can_be_read(colour: str) -> None:
    used = readable(colour)
    assert contrast(used, WHITE) >= 4.5
    assert contrast(used, tint(used)) >= 4.5
    assert contrast(INK, tint(used)) >= 4.5
    assert contrast(GREY, tint(used)) >= 4.5
