import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from klachtenboek.domain.errors import TextTooLong
from klachtenboek.domain.text import LINE_LIMIT, STORY_LIMIT, TITLE_LIMIT, clean_line, clean_text, first_clause, fold

anything = st.text(st.characters(), max_size=200)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  taart \n", "taart"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\r\nb\rc\u2028d\u2029e\vf\fg\x85h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\ud83db\udc00c", "abc"),
        ("cafe\u0301", "caf\u00e9"),
        ("\ufeffstuk", "stuk"),
        ("a\ufffeb\uffffc\U0010ffffd\ufdd0e", "abcde"),
        ("Rėjane Yılmaz 龙", "Rėjane Yılmaz 龙"),
    ],
)
def test_text_is_cleaned_at_the_door(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@pytest.mark.parametrize("emoji", ["👩‍🍳", "❤️", "👍🏽", "🇳🇱", "\U0001fae8", "\U0001fadf", "\U0001fac8"])
def test_emoji_stay_whole_even_those_newer_than_this_python(emoji: str) -> None:
    assert clean_text(f"Lekker {emoji}") == f"Lekker {emoji}"


def test_marks_of_direction_stay() -> None:
    assert clean_text("\u200fשלום\u200e 12") == "\u200fשלום\u200e 12"


@pytest.mark.parametrize("typed", ["", " \n\t", "\u200b\u200d\ufeff", "\x00\ud800", "\u200b\n\t\u2060", "\u00a0"])
def test_what_nobody_can_see_is_empty(typed: str) -> None:
    assert clean_text(typed) == ""


def test_nothing_is_cut_off_in_silence() -> None:
    assert len(clean_text("a" * STORY_LIMIT + "\n ")) == STORY_LIMIT
    with pytest.raises(TextTooLong) as refused:
        clean_text("a" * (STORY_LIMIT + 1))
    assert refused.value.limit == STORY_LIMIT
    with pytest.raises(TextTooLong) as refused:
        clean_text("abc", limit=2)
    assert refused.value.limit == 2


def test_a_line_is_one_line() -> None:
    assert clean_line(" twee\r\n \t woorden\u00a0samen ") == "twee woorden samen"
    assert len(clean_line("a" * LINE_LIMIT + "\n")) == LINE_LIMIT
    with pytest.raises(TextTooLong) as refused:
        clean_line("a" * (LINE_LIMIT + 1))
    assert refused.value.limit == LINE_LIMIT


@given(anything)
@example("\u200b \u0301a")
@example("\u0958 \u200b")
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    cleaned = clean_text(typed)
    assert clean_text(cleaned) == cleaned
    line = clean_line(typed)
    assert clean_line(line) == line


@given(anything)
def test_clean_text_can_be_written_anywhere(typed: str) -> None:
    cleaned = clean_text(typed)
    assert cleaned.encode().decode() == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not {unicodedata.category(char) for char in cleaned.replace("\n", "").replace("\t", "")} & {"Cc", "Cs"}
    assert "\n" not in clean_line(typed)


@pytest.mark.parametrize(
    ("story", "title"),
    [
        ("De taart was droog. Erg jammer.", "De taart was droog"),
        ("De taart was droog", "De taart was droog"),
        ("Droog! Echt waar", "Droog"),
        ("Wat is dit? Brood", "Wat is dit"),
        ("Eerst dit; dan dat", "Eerst dit"),
        ("Klacht: het brood was hard. Weer", "Klacht: het brood was hard"),
        ("Op Google: lang gewacht; koude soep", "Op Google: lang gewacht"),
        ("Wat de klant schreef: koude soep", "Wat de klant schreef"),
        ("Taart kapot,\nbrood oud", "Taart kapot"),
        ("eerste regel\ntweede", "eerste regel"),
        ("\n\n  twee   blanks hier\n", "twee blanks hier"),
        ("Ze was boos... heel boos", "Ze was boos"),
        ("Ik wacht al… lang", "Ik wacht al"),
        ("Om 15:30 was het brood op. Weer", "Om 15:30 was het brood op"),
        ("Ik kocht om 12.30 een taart van € 49.50. Droog", "Ik kocht om 12.30 een taart van € 49.50"),
        ("Mw. Jansen belde. Boos", "Mw. Jansen belde"),
        ("Dhr. A. de Vries belde i.v.m. de taart. Boos", "Dhr. A. de Vries belde i.v.m. de taart"),
        ("Ik wil er 5. Nu", "Ik wil er 5"),
        ("Dit is van u. Dank", "Dit is van u"),
        ("... Brood", "Brood"),
        ("?!", "?!"),
        ("...", "..."),
        ("Levering door dhr.", "Levering door dhr."),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_the_title_is_the_first_clause_of_the_story(story: str, title: str) -> None:
    assert first_clause(story) == title


def test_a_long_clause_is_cut_between_words() -> None:
    story = "De taart die wij voor de verjaardag van onze moeder hadden besteld, was helemaal droog"
    assert first_clause(story) == "De taart die wij voor de verjaardag van onze moeder hadden…"
    assert first_clause("a" * 61) == "a" * 59 + "…"
    assert first_clause("a" * 60) == "a" * 60
    assert first_clause("bestelling van gisteren, die er nog niet is", limit=26) == "bestelling van gisteren…"


@given(anything, st.integers(5, TITLE_LIMIT))
def test_a_title_fits_on_its_line(story: str, limit: int) -> None:
    title = first_clause(clean_text(story), limit=limit)
    assert len(title) <= limit
    assert bool(title) == bool(clean_text(story))
    assert "\n" not in title


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("Yılmaz", "yılmaz"), ("CAFÉ", "cafe"), ("Straße", "strasse"), ("ĳsje", "ijsje"), ("ℌ", "h"), ("İ", "i")],
)
def test_search_hears_neither_accents_nor_capitals(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(anything)
def test_folding_twice_is_folding_once(typed: str) -> None:
    assert fold(fold(typed)) == fold(typed)
