"""The fixed sentences of one language, read from its resource file; not which sentence goes where (content)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from klachtenboek.domain.customer import Language
from klachtenboek.domain.errors import BlockEmpty
from klachtenboek.i18n import NBSP

if TYPE_CHECKING:
    from datetime import date, datetime

LANGUAGES = (Language.DUTCH,)
"""The languages that have a file of sentences; a customer who speaks another gets the shop's own."""


class Texts:
    """Sentences by name (``told.shop``) and the shapes of dates and times that go with their language."""

    def __init__(self, language: Language, data: dict[str, Any]) -> None:
        """Keep what was read from the language's file."""
        self.language = language
        self._data = data

    def say(self, name: str, /, **fields: str) -> str:
        """Return the sentence with its fields filled in. Raises BlockEmpty for a field without a value."""
        for field, value in fields.items():
            if not value.strip():
                raise BlockEmpty(field)
        return cast("str", self._look_up(name)).format_map(fields)

    def has(self, name: str) -> bool:
        """Tell whether the language has a sentence of this name."""
        try:
            self._look_up(name)
        except (KeyError, TypeError):
            return False
        return True

    def words(self, name: str) -> list[str]:
        """Return a list of words, such as the articles."""
        return cast("list[str]", self._look_up(name))

    def day(self, day: date, today: date) -> str:
        """Return ``21 november``, with the year when it is not the letter's."""
        words = f"{day.day} {self.words('calendar.months')[day.month - 1]}"
        return words if day.year == today.year else f"{words} {day.year}"

    def full_date(self, day: date) -> str:
        """Return ``21 november 2026``, as at the head of a letter."""
        return f"{day.day} {self.words('calendar.months')[day.month - 1]} {day.year}"

    def weekday(self, day: date, today: date) -> str:
        """Return ``vrijdag 21 november``, with the year when it is not the letter's."""
        return f"{self.words('calendar.weekdays')[day.weekday()]} {self.day(day, today)}"

    def clock(self, moment: datetime) -> str:
        """Return ``15.00 uur``, on one line."""
        return self.say("calendar.clock", hour=str(moment.hour), minute=f"{moment.minute:02d}").replace(" ", NBSP)

    def number(self, count: int) -> str:
        """Return zero to twelve as a word, more as figures."""
        words = self.words("calendar.numbers")
        return words[count] if 0 <= count < len(words) else str(count)

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
def texts(language: Language) -> Texts:
    """Return the sentences of a language, or Dutch when it has no file."""
    known = language if language in LANGUAGES else Language.DUTCH
    folder = files("klachtenboek") / "resources" / "letters"
    return Texts(known, tomllib.loads((folder / f"{known.value}.toml").read_text(encoding="utf-8")))
