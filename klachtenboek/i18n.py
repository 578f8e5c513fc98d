"""Words in the owner's language and the shapes of dates and money on screen; letters have their own (Babel)."""

from __future__ import annotations

import gettext
from importlib import resources
from typing import TYPE_CHECKING

from klachtenboek.domain.money import half_up

if TYPE_CHECKING:
    from datetime import date, datetime, time, timedelta

NBSP = "\u00a0"
MINUS = "\u2212"


class Words:
    """The catalogue in use; Dutch is in the source, so a missing catalogue or word falls back on it."""

    def __init__(self) -> None:
        """Start in Dutch."""
        self._catalogue: gettext.NullTranslations = gettext.NullTranslations()

    def use(self, language: str) -> None:
        """Switch to a language by its code, ``nl`` or ``en``."""
        folder = resources.files("klachtenboek") / "resources" / "locale"
        self._catalogue = gettext.translation("klachtenboek", str(folder), [language], fallback=True)

    def say(self, text: str) -> str:
        """Return the text in the language in use."""
        return self._catalogue.gettext(text) if text else ""

    def say_many(self, one: str, many: str, count: int) -> str:
        """Return the form of the text that goes with ``count``."""
        return self._catalogue.ngettext(one, many, count)


WORDS = Words()
_ = WORDS.say
ngettext = WORDS.say_many

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_SHORT = {"maart": "mrt"}
NUMBERS = (
    "nul",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
)


def euro(cents: int) -> str:
    """Return an amount as ``€ 1.234,50``, below zero as ``− € 15,00``, with no-break spaces."""
    whole, rest = divmod(abs(cents), 100)
    amount = f"€{NBSP}{whole:,}".replace(",", ".") + f",{rest:02d}"
    return f"{MINUS}{NBSP}{amount}" if cents < 0 else amount


def whole_euro(cents: int) -> str:
    """Return an amount rounded to whole euros, as ``€ 84``, for a figure at a glance."""
    return euro(half_up(cents, 100) * 100).removesuffix(",00")


def percentage(rate: int) -> str:
    """Return basis points as ``21%`` or ``5,5%``."""
    whole, rest = divmod(rate, 100)
    return f"{whole}{f',{rest:02d}'.rstrip('0') if rest else ''}%"


def number_word(count: int) -> str:
    """Return one to twelve as a word, more as figures."""
    return _(NUMBERS[count]) if 0 <= count < len(NUMBERS) else str(count)


def weekday(day: date) -> str:
    """Return the day of the week in full, ``vrijdag``."""
    return _(WEEKDAYS[day.weekday()])


def month(number: int) -> str:
    """Return a month (1 to 12) in full."""
    return _(MONTHS[number - 1])


def short_month(number: int) -> str:
    """Return a month (1 to 12) in three letters."""
    name = MONTHS[number - 1]
    return _(_SHORT.get(name, name[:3]))


def long_day(day: date) -> str:
    """Return ``vrijdag 21 november``."""
    return f"{weekday(day)} {day.day} {month(day.month)}"


def full_date(day: date) -> str:
    """Return ``21 november 2026``."""
    return f"{day.day} {month(day.month)} {day.year}"


def clock(moment: datetime | time) -> str:
    """Return the time as on screen, ``15:00``."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def day_word(day: date, today: date) -> str:
    """Return a day as on screen: vandaag, gisteren, morgen, ``wo 19 nov``, and with the year when it differs."""
    near = {-1: _("gisteren"), 0: _("vandaag"), 1: _("morgen")}.get((day - today).days)
    if near is not None:
        return near
    if day.year != today.year:
        return f"{day.day} {short_month(day.month)} {day.year}"
    return f"{weekday(day)[:2]} {day.day} {short_month(day.month)}"


def moment_words(moment: datetime, now: datetime) -> str:
    """Return a moment as on screen, ``vandaag 10:12`` or ``wo 19 nov 10:12``."""
    return f"{day_word(moment.date(), now.date())} {clock(moment)}"


def duration_words(span: timedelta) -> str:
    """Return how long something took, in its largest measure: ``20 minuten``, ``3 uur``, ``2 dagen``."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 60:  # noqa: PLR2004  an hour
        return ngettext("{n} minuut", "{n} minuten", minutes).format(n=minutes)
    if minutes < 48 * 60:
        return _("{n} uur").format(n=minutes // 60)
    return _("{n} dagen").format(n=minutes // (24 * 60))


def capital(text: str) -> str:
    """Return the text with its first letter in capitals and the rest untouched; the Dutch ``ij`` is one letter."""
    first = 2 if text[:2] == "ij" else 1
    return text[:first].upper() + text[first:]
