"""Words in the owner's language and the shapes of dates and money on screen; letters have their own (Babel)."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

from klachtenboek import RESOURCES
from klachtenboek.domain.money import half_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime, time, timedelta
    from gettext import NullTranslations

NBSP = "\u00a0"
MINUS = "\u2212"

LANGUAGES: Final = ("nl", "en")
"""The languages of the window: Dutch stands in the source, the other in a catalogue."""

STRETCHED: Final = "pseudo"
"""No language, but Dutch with longer words: a window that has room for those has room for English."""

_IN_DUTCH: ContextVar[bool] = ContextVar("_IN_DUTCH", default=False)


class Words:
    """The catalogue in use; Dutch is in the source, so a missing catalogue or word falls back on it."""

    def __init__(self) -> None:
        """Start in Dutch."""
        self._catalogue: NullTranslations | None = None
        self._language = "nl"

    @property
    def language(self) -> str:
        """The code of the language that is spoken here and now."""
        return "nl" if _IN_DUTCH.get() else self._language

    def use(self, language: str) -> None:
        """Switch to a language by its code: ``nl``, ``en`` or, to try layouts out, ``pseudo``; others are Dutch."""
        self._language = language if language in LANGUAGES else "nl"
        if language == STRETCHED:
            from klachtenboek.stretching import Stretched  # only to try layouts out

            self._catalogue = Stretched(_catalogue("en"))
        else:
            self._catalogue = None if self._language == "nl" else _catalogue(language)

    def say(self, text: str) -> str:
        """Return the text in the language in use."""
        catalogue = self._spoken()
        return catalogue.gettext(text) if catalogue is not None and text else text

    def say_many(self, one: str, many: str, count: int) -> str:
        """Return the form of the text that goes with ``count``."""
        catalogue = self._spoken()
        if catalogue is not None:
            return catalogue.ngettext(one, many, count)
        return one if count == 1 else many

    def _spoken(self) -> NullTranslations | None:
        return None if _IN_DUTCH.get() else self._catalogue


def _catalogue(language: str) -> NullTranslations:
    from gettext import translation  # Dutch, which stands in the source, needs none of it

    return translation("klachtenboek", RESOURCES / "locale", [language], fallback=True)


def _marked(text: str) -> str:
    return text


def _marked_many(one: str, many: str) -> tuple[str, str]:
    return one, many


WORDS = Words()
_ = WORDS.say
ngettext = WORDS.say_many
N_ = _marked
"""Mark a text for the catalogue where it stands, in a table; it is said with ``_`` where it is used."""
NN_ = _marked_many
"""The same for one and many, to be said with ``ngettext``."""


@contextmanager
def in_dutch() -> Iterator[None]:
    """Speak Dutch inside, whatever the window speaks: to the customer, on the shop's paper and to the bookkeeper.

    Also a decorator, though not of a function that yields.
    """
    before = _IN_DUTCH.set(True)
    try:
        yield
    finally:
        _IN_DUTCH.reset(before)


def first_language(wanted: Iterable[str]) -> str:
    """Return the first of the computer's languages (``en-GB``) that the window speaks; Dutch when it speaks none."""
    bare = (name.replace("_", "-").partition("-")[0].casefold() for name in wanted)
    return next((name for name in bare if name in LANGUAGES), LANGUAGES[0])


WEEKDAYS = (
    *(N_("maandag"), N_("dinsdag"), N_("woensdag"), N_("donderdag")),
    *(N_("vrijdag"), N_("zaterdag"), N_("zondag")),
)
SHORT_WEEKDAYS = (N_("ma"), N_("di"), N_("wo"), N_("do"), N_("vr"), N_("za"), N_("zo"))
MONTHS = (
    *(N_("januari"), N_("februari"), N_("maart"), N_("april"), N_("mei"), N_("juni")),
    *(N_("juli"), N_("augustus"), N_("september"), N_("oktober"), N_("november"), N_("december")),
)
SHORT_MONTHS = (
    *(N_("jan"), N_("feb"), N_("mrt"), N_("apr"), N_("mei"), N_("jun")),
    *(N_("jul"), N_("aug"), N_("sep"), N_("okt"), N_("nov"), N_("dec")),
)
NUMBERS = (
    *(N_("nul"), N_("één"), N_("twee"), N_("drie"), N_("vier"), N_("vijf"), N_("zes")),
    *(N_("zeven"), N_("acht"), N_("negen"), N_("tien"), N_("elf"), N_("twaalf")),
)


def euro(cents: int) -> str:
    """Return an amount as ``€ 1.234,50`` or ``− € 15,00``, with no-break spaces; in English as ``−€15.00``."""
    whole, rest = divmod(abs(cents), 100)
    if WORDS.language == "en":
        return f"{MINUS if cents < 0 else ''}€{whole:,}.{rest:02d}"
    amount = f"€{NBSP}{whole:,}".replace(",", ".") + f",{rest:02d}"
    return f"{MINUS}{NBSP}{amount}" if cents < 0 else amount


def whole_euro(cents: int) -> str:
    """Return an amount rounded to whole euros, as ``€ 84``, for a figure at a glance."""
    return euro(half_up(cents, 100) * 100)[:-3]


def with_comma(number: str) -> str:
    """Return a number written with a point, ``5.5``, with the sign that the language in use has there."""
    return number if WORDS.language == "en" else number.replace(".", ",")


def percentage(rate: int) -> str:
    """Return basis points as ``21%`` or ``5,5%``."""
    whole, rest = divmod(rate, 100)
    return with_comma(f"{whole}{f'.{rest:02d}'.rstrip('0') if rest else ''}%")


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
    return _(SHORT_MONTHS[number - 1])


def short_weekday(day: date) -> str:
    """Return the day of the week in short, ``vr``."""
    return _(SHORT_WEEKDAYS[day.weekday()])


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
    return f"{short_weekday(day)} {day.day} {short_month(day.month)}"


def moment_words(moment: datetime, now: datetime) -> str:
    """Return a moment as on screen, ``vandaag 10:12`` or ``wo 19 nov 10:12``."""
    return f"{day_word(moment.date(), now.date())} {clock(moment)}"


def duration_words(span: timedelta) -> str:
    """Return how long something took, in its largest measure: ``20 minuten``, ``3 uur``, ``2 dagen``."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 60:  # noqa: PLR2004  an hour
        return ngettext("{n} minuut", "{n} minuten", minutes).format(n=minutes)
    if minutes < 48 * 60:
        return ngettext("{n} uur", "{n} uur", minutes // 60).format(n=minutes // 60)
    return _("{n} dagen").format(n=minutes // (24 * 60))


def capital(text: str) -> str:
    """Return the text with its first letter in capitals and the rest untouched.

    The Dutch ``ij`` is one letter, and ``één`` begins without its first accent: ``Eén`` (Woordenlijst der Nederlandse
    Taal).
    """
    if text.startswith("één"):
        return f"E{text[1:]}"
    first = 2 if text[:2] == "ij" else 1
    return text[:first].upper() + text[first:]
