import pytest

from klachtenboek.domain.spelling import nearest, slips, slips_forgiven

KNOWN = (
    ("krentenbol", 3),
    ("krentenbollen", 9),
    ("kreeft", 1),
    ("taart", 40),
    ("taarten", 8),
    ("koud", 2),
    ("koude", 7),
)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("krentebol", "krentenbol"),
        ("krentenblo", "krentenbol"),
        ("krentebolle", "krentenbollen"),
        ("taatr", "taart"),
        ("tart", "taart"),
        ("kuod", "koud"),
        ("zeppelin", ""),
        ("bol", ""),
        ("2026", ""),
        ("taart", ""),
    ],
)
def test_a_slip_of_the_keys_is_forgiven(word: str, meant: str) -> None:
    assert nearest(word, [one for one in KNOWN if one[0] != word or not meant] if meant else [(word, 1)]) == meant


def test_of_equals_the_word_that_is_used_most_is_meant() -> None:
    assert nearest("broot", [("brood", 9), ("broos", 2)]) == "brood"
    assert nearest("broot", [("brood", 2), ("broos", 9)]) == "broos"


def test_a_short_word_or_a_number_has_no_slips() -> None:
    assert [slips_forgiven(word) for word in ("bol", "soep", "appels", "2026", "a1b2c3")] == [0, 1, 2, 0, 0]


@pytest.mark.parametrize(
    ("word", "other", "away"),
    [("soep", "soep", 0), ("soep", "sope", 1), ("soep", "soe", 1), ("soep", "stoep", 1), ("soep", "taart", 3)],
)
def test_slips_are_counted_no_further_than_asked(word: str, other: str, away: int) -> None:
    assert slips(word, other, 2) == away
