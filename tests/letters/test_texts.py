"""The sentences of a language as they lie in their file."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from klachtenboek.domain.customer import Language
from klachtenboek.domain.errors import BlockEmpty
from klachtenboek.letters import texts as module
from klachtenboek.letters.texts import LANGUAGES, texts

FOLDER = Path(module.__file__).parents[1] / "resources" / "letters"
DUTCH = texts(Language.DUTCH)


def sentences(data: dict[str, Any]) -> Iterator[str]:
    for value in data.values():
        if isinstance(value, dict):
            yield from sentences(value)
        elif isinstance(value, str):
            yield value


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_shouts_links_or_trips_over_its_blanks(language: Language) -> None:
    data = tomllib.loads((FOLDER / f"{language.value}.toml").read_text(encoding="utf-8"))
    for sentence in sentences(data):
        assert sentence == sentence.strip()
        assert "  " not in sentence
        assert "!" not in sentence
        assert "http" not in sentence


def test_a_field_without_a_value_stops_the_sentence() -> None:
    with pytest.raises(BlockEmpty) as refused:
        DUTCH.say("subject.about", noun="klacht", product=" ")
    assert refused.value.name == "product"


def test_what_is_filled_in_is_never_read_as_a_field() -> None:
    assert DUTCH.say("subject.about", noun="klacht", product="{noun}") == "uw klacht over {noun}"


def test_a_name_of_no_sentence_is_known_as_such() -> None:
    assert DUTCH.has("subject.about")
    assert not DUTCH.has("subject.nothing")
    assert not DUTCH.has("subject.about.more")


def test_days_and_times_are_written_out() -> None:
    today = date(2026, 11, 21)
    assert DUTCH.full_date(today) == "21 november 2026"
    assert DUTCH.day(date(2026, 1, 2), today) == "2 januari"
    assert DUTCH.weekday(date(2025, 3, 1), today) == "zaterdag 1 maart 2025"
    assert DUTCH.clock(datetime(2026, 1, 1, 9, 5)) == "9.05\N{NO-BREAK SPACE}uur"


def test_numbers_and_lists_are_written_out() -> None:
    assert [DUTCH.number(count) for count in (1, 12, 13)] == ["een", "twaalf", "13"]
    assert [DUTCH.listing(list(parts)) for parts in ("", "a", "ab", "abc")] == ["", "a", "a en b", "a, b en c"]


def test_a_language_without_sentences_is_answered_in_dutch() -> None:
    assert texts(Language.FRENCH).language is Language.DUTCH
