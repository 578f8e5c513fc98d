"""Dividing a letter over pages: what belongs together stays together."""

from hypothesis import example, given
from hypothesis import strategies as st

from klachtenboek.letters.layout import PROFILES, Box, Piece, paginate, total_height

LINE = 10.0


def no_drawing(_canvas: object, _top: float) -> None:
    """Draw nothing: only heights matter here."""


def prose(lines: int, *, keeps: bool = False, gap: float = 5.0) -> Piece:
    """Make text of some lines that can be cut, two lines at least on either side."""

    def split(limit: float) -> tuple[Piece, Piece] | None:
        first = min(int(limit // LINE), lines - 2)
        return (prose(first, gap=gap), prose(lines - first, keeps=keeps, gap=0)) if first >= 2 else None

    return Piece(height=lines * LINE, draw=no_drawing, gap=gap, keeps=keeps, split=split)


def block(height: float, *, keeps: bool = False) -> Piece:
    return Piece(height=height, draw=no_drawing, gap=5, keeps=keeps)


def heights(pages: list[list[Piece]]) -> list[list[float]]:
    return [[piece.height for piece in page] for page in pages]


def test_what_fits_is_one_page() -> None:
    assert heights(paginate([prose(3), prose(2)], 60, 100)) == [[30, 20]]


def test_text_runs_on_over_the_page() -> None:
    assert heights(paginate([prose(3), prose(9)], 75, 100)) == [[30, 40], [50]]


def test_a_heading_goes_along_with_its_text() -> None:
    assert heights(paginate([prose(4), block(10, keeps=True), prose(3)], 60, 100)) == [[40], [10, 30]]
    assert heights(paginate([prose(2), block(10, keeps=True), prose(6)], 70, 100)) == [[20, 10, 30], [30]]


def test_the_signature_takes_lines_along() -> None:
    letter = [prose(4), prose(6, keeps=True), block(10, keeps=True), block(30)]
    assert heights(paginate(letter, 120, 100)) == [[40, 40], [20, 10, 30]]
    short = [prose(8), prose(3, keeps=True), block(10, keeps=True), block(30)]
    assert heights(paginate(short, 120, 100)) == [[80], [30, 10, 30]]


def test_text_longer_than_all_pages_goes_on_and_on() -> None:
    pages = paginate([prose(40, keeps=True), block(30)], 100, 100)
    assert heights(pages) == [[100], [100], [100], [80], [20, 30]]


def test_a_block_higher_than_a_page_still_comes_out() -> None:
    assert heights(paginate([block(10, keeps=True), block(500), block(10)], 100, 100)) == [[10], [500], [10]]


def test_no_letter_has_no_pages() -> None:
    assert paginate([], 100, 100) == [[]]


pieces = st.one_of(
    st.builds(prose, st.integers(1, 30), keeps=st.booleans()),
    st.builds(block, st.integers(1, 90).map(float), keeps=st.booleans()),
)


@given(letter=st.lists(pieces, max_size=12), first=st.integers(60, 100), later=st.integers(100, 150))
@example(letter=[prose(30, keeps=True), block(90, keeps=True), block(90)], first=60, later=100)
def test_nothing_is_lost_and_nothing_falls_off(letter: list[Piece], first: int, later: int) -> None:
    pages = paginate(letter, first, later)
    assert sum(piece.height for page in pages for piece in page) == sum(piece.height for piece in letter)
    for number, page in enumerate(pages):
        assert len(page) == 1 or total_height(page) <= (later if number else first)


def test_every_address_lies_inside_its_window() -> None:
    for profile in PROFILES.values():
        assert profile.window is None or profile.window.holds(profile.address)


def test_a_box_holds_what_is_inside() -> None:
    assert Box(0, 0, 10, 10).holds(Box(0, 0, 10, 10))
    assert not Box(0, 0, 10, 10).holds(Box(1, 0, 10, 10))
    assert not Box(0, 0, 10, 10).holds(Box(0, 1, 10, 10))
