"""The sentences of a language as they lie in their file."""

import re
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
FIELD = re.compile(r"\{(\w+)\}")


def sentences(data: dict[str, Any]) -> Iterator[str]:
    for value in data.values():
        if isinstance(value, dict):
            yield from sentences(value)
        elif isinstance(value, str):
            yield value


DISTANT = {
    Language.DUTCH: r"\b[Uu]w?\b",
    Language.FLEMISH: r"\b[Uu]w?\b",
    Language.GERMAN: r"\b(Sie|Ihnen|Ihr\w*)\b",
    Language.FRENCH: r"\b(vous|votre|vos|dites)\b|\w+ez-",
}
CLOSE = {
    Language.DUTCH: r"\b[Jj](e|ij|ou|ouw)\b",
    Language.FLEMISH: r"\b[Jj](e|ij|ou|ouw)\b",
    Language.GERMAN: r"\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\w*)\b",
    Language.FRENCH: r"\b([Tt]u|[Tt]oi|te|ta|ton|tes)\b|\bt’",
}


@pytest.mark.parametrize("language", DISTANT)
def test_u_and_je_never_stand_in_one_letter(language: Language) -> None:
    groups = tomllib.loads((FOLDER / "nl.toml").read_text(encoding="utf-8"))
    for group in (name for name in groups if name not in {"product", "address", "calendar"}):
        for name in texts(language).names(group):
            distant, close = texts(language).template(name), texts(language, familiar=True).template(name)
            assert not re.search(DISTANT[language], close.replace("rendez-vous", "")), (name, close)
            assert not re.search(CLOSE[language], distant), (name, distant)
            assert set(FIELD.findall(close)) == set(FIELD.findall(distant)), name


@pytest.mark.parametrize("name", ["nl-je", "de-du", "fr-tu"])
def test_what_is_said_to_a_friend_takes_the_place_of_something(name: str) -> None:
    whole = tomllib.loads((FOLDER / f"{name.partition('-')[0]}.toml").read_text(encoding="utf-8"))
    for group, told in tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8")).items():
        for key, words in told.items():
            assert whole[group][key] != words, (group, key)
            assert type(whole[group][key]) is type(words)


def test_english_knows_one_you() -> None:
    assert texts(Language.ENGLISH, familiar=True).template("told.apology") == "We are sorry."


@pytest.mark.parametrize("name", [*(language.value for language in LANGUAGES), "nl-je", "de-du", "fr-tu"])
def test_no_sentence_shouts_links_or_trips_over_its_blanks(name: str) -> None:
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    for sentence in sentences(data):
        assert sentence == (sentence.strip() or " ")  # French parts thousands by a blank
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


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.GERMAN, Language.FRENCH])
def test_every_language_says_everything_that_dutch_does(language: Language) -> None:
    said, dutch = texts(language), tomllib.loads((FOLDER / "nl.toml").read_text(encoding="utf-8"))
    for group in dutch:
        names = [] if group == "product" else DUTCH.names(group)
        assert not [name for name in names if not said.has(name)]
        for name in names:
            assert set(FIELD.findall(said.template(name))) <= set(FIELD.findall(DUTCH.template(name))) | {
                "half_hour",
                "half",
                "noun",
            }, name


@pytest.mark.parametrize(
    ("language", "money", "large", "day", "clock"),
    [
        (Language.DUTCH, "€~34,00", "€~1.234,50", "1 maart", "15.05~uur"),
        (Language.FLEMISH, "€~34,00", "€~1.234,50", "1 maart", "15.05~uur"),
        (Language.ENGLISH, "€34.00", "€1,234.50", "1 March", "3.05~pm"),
        (Language.GERMAN, "34,00~€", "1.234,50~€", "1. März", "15:05~Uhr"),
        (Language.FRENCH, "34,00~€", "1~234,50~€", "1er mars", "15~h~05"),
    ],
)
def test_each_language_has_its_own_figures(language: Language, money: str, large: str, day: str, clock: str) -> None:
    """No-break spaces are shown as ``~``."""
    said = texts(language)
    shown = (said.euro(3400), said.euro(123450), said.day(date(2026, 3, 1), date(2026, 11, 21)))
    assert [text.replace("\N{NO-BREAK SPACE}", "~") for text in shown] == [money, large, day]
    assert said.clock(datetime(2026, 3, 1, 15, 5)).replace("\N{NO-BREAK SPACE}", "~") == clock


def test_an_amount_taken_back_has_its_sign_in_front() -> None:
    assert DUTCH.euro(-1500).replace("\N{NO-BREAK SPACE}", "~") == "−€~15,00"


def test_french_marks_never_begin_a_line() -> None:
    said = texts(Language.FRENCH)
    assert said.template("labels.field") == "{label}\N{NO-BREAK SPACE}: {value}"
    assert said.template("product.quoted") == "«\N{NO-BREAK SPACE}{product}\N{NO-BREAK SPACE}»"


def test_midnight_and_noon_are_twelve_in_english() -> None:
    said = texts(Language.ENGLISH)
    shown = [said.clock(datetime(2026, 3, 1, hour, 0)).replace("\N{NO-BREAK SPACE}", " ") for hour in (0, 12, 13)]
    assert shown == ["12.00 am", "12.00 pm", "1.00 pm"]
