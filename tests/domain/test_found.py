import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.found import around, pieces, spots, stands_in


def bold(text: str, typed: str) -> list[str]:
    return [part for part, is_hit in pieces(text, spots(text, typed)) if is_hit]


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Slagroomtaart ingezakt", "slag", ["Slag"]),
        ("Slagroomtaart ingezakt", "taart", ["taart"]),
        ("Een taart en een appeltaart", "taart", ["taart"]),
        ("Crème brûlée was koud", "creme BRUL", ["Crème"[:5], "brûl"]),
        ("Taart te laat", "laat taart", ["Taart", "laat"]),
        ("Taarten", "taart taarten", ["Taarten"]),
        ("Groot ﬁlet", "filet", ["ﬁlet"]),
        ("Koude soep", "xyz", []),
        ("", "soep", []),
        ("Soep", "", []),
    ],
)
def test_what_was_typed_is_found_as_search_finds_it(text: str, typed: str, found: list[str]) -> None:
    assert bold(text, typed) == found


@given(st.text(max_size=60), st.text(max_size=12))
def test_the_pieces_are_the_text(text: str, typed: str) -> None:
    assert "".join(part for part, _ in pieces(text, spots(text, typed))) == text


def test_the_line_with_most_of_the_words_is_shown_from_shortly_before_them() -> None:
    lines = ("Koude soep", "Ze kwam met de bus naar de winkel en zei dat de taart ingezakt was", "De taart")
    assert around(lines, "ingezakt taart") == "… de winkel en zei dat de taart ingezakt was"
    assert around(lines, "soep") == "Koude soep"
    assert around(lines, "fiets") == ""


def test_a_word_without_a_blank_before_it_is_shown_from_its_hit() -> None:
    assert around(("x" * 50 + "taart",), "taart") == "… taart"


def test_words_stand_in_a_text_when_each_of_them_does() -> None:
    assert stands_in("vries TAART", "Mevrouw De Vries Slagroomtaart ingezakt")
    assert not stands_in("vries soep", "Mevrouw De Vries Slagroomtaart ingezakt")
