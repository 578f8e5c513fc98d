"""The fixed sentences of one language, read from its resource file; not which sentence goes where (content)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from klachtenboek import RESOURCES
from klachtenboek.domain.customer import Language
from klachtenboek.domain.errors import BlockEmpty
from klachtenboek.i18n import NBSP

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

LANGUAGES = tuple(Language)
"""The languages that have a file of sentences."""

_FAMILIAR = {
    Language.DUTCH: ("nl-je",),
    Language.FLEMISH: ("nl-je", "nl-BE-je"),
    Language.GERMAN: ("de-du",),
    Language.FRENCH: ("fr-tu",),
}
"""What is said differently to a customer one calls *je*; English knows only one *you*."""

_NOON = 12
_FRENCH_MARKS = re.compile(r" (?=[:;!?»])|(?<=«) ")


class Texts:
    """Sentences by name (``told.shop``) and the shapes of dates, times and money that go with their language.

    ``own`` are sentences of the owner's, by name, in place of ours.
    """

    def __init__(self, language: Language, data: dict[str, Any], own: Mapping[str, str] | None = None) -> None:
        """Keep what was read from the language's file."""
        self.language = language
        self._data = data
        self._own = own or {}

    def with_own(self, own: Mapping[str, str]) -> Texts:
        """Return them with sentences of the owner's in place of ours."""
        if not own:
            return self
        return Texts(self.language, self._data, _spaced(dict(own)) if self.language is Language.FRENCH else own)

    def say(self, name: str, /, **fields: str) -> str:
        """Return the sentence with its fields filled in. Raises BlockEmpty for a field without a value."""
        for field, value in fields.items():
            if not value.strip():
                raise BlockEmpty(field)
        return (self._own.get(name) or self.template(name)).format_map(fields)

    def template(self, name: str) -> str:
        """Return our sentence with its fields still open."""
        return cast("str", self._look_up(name))

    def has(self, name: str) -> bool:
        """Tell whether the language has a sentence of this name."""
        try:
            self._look_up(name)
        except (KeyError, TypeError):
            return False
        return True

    def names(self, group: str) -> list[str]:
        """Return the full names of the sentences in a group, in the order of the file."""
        return [f"{group}.{name}" for name, text in self._look_up(group).items() if isinstance(text, str)]

    def words(self, name: str) -> list[str]:
        """Return a list of words, such as the articles; empty when the language has none."""
        return cast("list[str]", self._look_up(name)) if self.has(name) else []

    # -- dates, times, numbers and money -------------------------------------------------------------

    def day(self, day: date, today: date) -> str:
        """Return ``21 november``, with the year when it is not the letter's."""
        return self._day("calendar.day", day) if day.year == today.year else self.full_date(day)

    def full_date(self, day: date) -> str:
        """Return ``21 november 2026``."""
        return self._day("calendar.full_date", day)

    def head_date(self, day: date) -> str:
        """Return the date as at the head of a letter: in words, or in figures where that is the custom."""
        return day.isoformat() if self.has("calendar.iso_head") else self.full_date(day)

    def _day(self, name: str, day: date) -> str:
        number = self.template("calendar.first") if day.day == 1 and self.has("calendar.first") else str(day.day)
        return self.say(name, day=number, month=self.words("calendar.months")[day.month - 1], year=str(day.year))

    def weekday(self, day: date, today: date) -> str:
        """Return ``vrijdag 21 november``, with the year when it is not the letter's."""
        name = self.words("calendar.weekdays")[day.weekday()]
        return self.say("calendar.weekday", weekday=name, day=self.day(day, today))

    def clock(self, moment: datetime) -> str:
        """Return ``15.00 uur``, on one line."""
        hour, half = (moment.hour - 1) % _NOON + 1, "pm" if moment.hour >= _NOON else "am"
        minute = f"{moment.minute:02d}"
        words = self.say("calendar.clock", hour=str(moment.hour), minute=minute, half_hour=str(hour), half=half)
        return words.replace(" ", NBSP)

    def number(self, count: int) -> str:
        """Return zero to twelve as a word, more as figures."""
        words = self.words("calendar.numbers")
        return words[count] if 0 <= count < len(words) else str(count)

    def euro(self, cents: int) -> str:
        """Return an amount with its sign where the language puts it, held together: ``€ 1.234,50``."""
        whole, rest = divmod(abs(cents), 100)
        figures = f"{whole:,}".replace(",", self.template("calendar.thousands"))
        amount = f"{figures}{self.template('calendar.decimal')}{rest:02d}"
        words = self.say("calendar.money", amount=amount).replace(" ", NBSP)
        return f"−{words}" if cents < 0 else words

    def listing(self, parts: list[str]) -> str:
        """Return ``a, b en c``."""
        if len(parts) <= 1:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self.say('calendar.and')} {parts[-1]}"

    def _look_up(self, name: str) -> Any:  # noqa: ANN401  a sentence or a list of words, as its caller knows
        found: Any = self._data
        for part in name.split("."):
            found = found[part]
        return found


@cache
def texts(language: Language, *, familiar: bool = False) -> Texts:
    """Return the sentences of a language; one that differs little from another only has what differs.

    ``familiar`` sentences say *je*, *du* or *tu*.
    """
    data = _read(language.value)
    if language is Language.FLEMISH:
        data = _over(_read(Language.DUTCH.value), data)
    for name in _FAMILIAR.get(language, ()) if familiar else ():
        data = _over(data, _read(name))
    return Texts(language, _spaced(data) if language is Language.FRENCH else data)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((RESOURCES / "letters" / f"{name}.toml").read_text(encoding="utf-8"))


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return what is below with what is above in its place, group by group."""
    return below | {
        name: _over(below[name], value) if isinstance(value, dict) and name in below else value
        for name, value in above.items()
    }


def _spaced(data: Any) -> Any:  # noqa: ANN401  what a file of sentences holds
    """Hold the blank that French wants before its high marks and inside its quotes on the line."""
    if isinstance(data, dict):
        return {name: value if name == "own_row" else _spaced(value) for name, value in data.items()}
    return _FRENCH_MARKS.sub(NBSP, data) if isinstance(data, str) else data
