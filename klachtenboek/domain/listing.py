"""A list of complaints from elsewhere: what its columns may mean and how its words are read; no files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from klachtenboek.domain.errors import NotADate, NotAnAmount
from klachtenboek.domain.kinds import Channel
from klachtenboek.domain.money import LARGEST_CENTS, half_up, parse_cents
from klachtenboek.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Part(StrEnum):
    """What a column can hold."""

    STORY = "story"
    WHO = "who"
    PHONE = "phone"
    EMAIL = "email"
    RECEIVED = "received"
    CHANNEL = "channel"
    PRODUCT = "product"
    RECEIPT = "receipt"
    AMOUNT = "amount"


HEADINGS: Mapping[Part, tuple[str, ...]] = {
    Part.STORY: (
        "klacht",
        "verhaal",
        "omschrijving",
        "beschrijving",
        "toelichting",
        "opmerking",
        "probleem",
        "melding",
    ),
    Part.WHO: ("klant", "naam", "wie", "melder", "klantnaam", "achternaam", "contactpersoon"),
    Part.PHONE: ("telefoon", "tel", "telefoonnummer", "mobiel", "gsm", "nummer klant"),
    Part.EMAIL: ("e-mail", "email", "mail", "e-mailadres", "emailadres", "mailadres"),
    Part.RECEIVED: ("datum", "ontvangen", "binnengekomen", "datum klacht", "meldingsdatum", "dag", "date"),
    Part.CHANNEL: ("kanaal", "hoe", "via", "binnengekomen via", "bron"),
    Part.PRODUCT: ("product", "artikel", "gerecht", "dienst"),
    Part.RECEIPT: ("bon", "bonnummer", "factuur", "factuurnummer", "ordernummer", "bestelnummer"),
    Part.AMOUNT: ("bedrag", "prijs", "aankoopbedrag", "totaal", "waarde"),
}
"""Words by which a column is guessed, the surest first."""

_CHANNELS = {
    Channel.SHOP: ("winkel", "in de winkel", "balie", "zaak", "toonbank"),
    Channel.PHONE: ("telefoon", "telefonisch", "gebeld", "tel"),
    Channel.EMAIL: ("e-mail", "email", "mail"),
    Channel.LETTER: ("brief", "post"),
    Channel.WEBSITE: ("website", "site", "formulier", "webshop"),
    Channel.REVIEW: ("review", "recensie", "google"),
    Channel.SOCIAL: ("sociale media", "facebook", "instagram", "whatsapp"),
    Channel.DELIVERY: ("bezorgdienst", "thuisbezorgd", "uber eats"),
}
_MONTHS = ("jan", "feb", "maa|mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NUMERIC = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[ t,]+(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?")
_WORDED = re.compile(r"(?:[a-z]+ )?(\d{1,2}) ([a-z]{3,9})\.? (\d{4})(?:[ ,]+(\d{1,2})[:.](\d{2}))?")
_NOON = time(12, 0)
_CENTURY, _SHORT = 2000, 100
_EARLIEST = 1990
_SERIAL = re.compile(r"(\d{5})(?:\.(\d+))?")
_SERIAL_ZERO = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it was read: the words above its columns and its rows, all text."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One row as the book understands it; ``amount`` in cents."""

    story: str = ""
    who: str = ""
    phone: str = ""
    email: str = ""
    received_at: datetime | None = None
    channel: Channel = Channel.SHOP
    product: str = ""
    receipt: str = ""
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was not taken in: its number in the list, counted from 1 for the first below the headings, and why."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Known:
    """A complaint of the book as a row of a list may tell it again: number, day, folded story and folded customer."""

    reference: str
    day: date
    story: str
    who: str


@dataclass(frozen=True, slots=True)
class Alike:
    """A row that tells what the book tells already: its number in the list, its words, and which complaint that is."""

    row: int
    told: Told
    reference: str


class Recogniser:
    """Find the complaint that a row of a list tells again: the same story, on the same day, of the same customer.

    A row without a day or a name is not told apart by it; without a story the name and the day have to do.
    """

    def __init__(self, known: Iterable[Known]) -> None:
        """Remember these complaints."""
        self._by_story: dict[str, list[Known]] = {}
        for one in known:
            self._by_story.setdefault(_words(one.story), []).append(one)

    def find(self, told: Told) -> Known | None:
        """Return the complaint this row tells again, None when it is a new one."""
        who = _words(fold(told.who)).split()
        if not told.story and not who:
            return None
        for one in self._by_story.get(_words(fold(told.story)), ()):
            same_day = told.received_at is None or told.received_at.date() == one.day
            if same_day and _may_be(who, one, has_story=bool(told.story)):
                return one
        return None


_SHORTEST_NAME = 3
_MOST_DIGITS = 40
"""Of a number in a list; a spreadsheet writes 17, and what is longer is no amount of anybody."""


def _may_be(who: Sequence[str], known: Known, *, has_story: bool) -> bool:
    """Tell whether the customer of a row may be that of a complaint: a title or a prefix alone says nothing."""
    if not who or not known.who:
        return has_story
    there = set(known.who.split())
    return any(word in there for word in who if len(word) >= _SHORTEST_NAME)


def _words(text: str) -> str:
    return " ".join(text.split())


def guess(headings: Sequence[str]) -> dict[Part, int]:
    """Return which column probably holds what; a column is used once."""
    folded = [" ".join(fold(heading).replace("_", " ").split()).strip(" :*") for heading in headings]
    found: dict[Part, int] = {}
    for exactly in (True, False):
        for part, words in HEADINGS.items():
            for word in words if part not in found else ():
                column = next(
                    (n for n, h in enumerate(folded) if n not in found.values() and _is(h, word, exactly)), None
                )
                if column is not None:
                    found[part] = column
                    break
    return found


def _is(heading: str, word: str, exactly: bool) -> bool:  # noqa: FBT001  the two rounds of one search
    return heading == word if exactly else word in heading.split()


def read_row(row: Sequence[str], columns: Mapping[Part, int], now: datetime) -> Told:
    """Return what a row tells. Raises NotADate, NotAnAmount."""
    words = {part: row[column].strip() if column < len(row) else "" for part, column in columns.items()}
    received, amount = words.get(Part.RECEIVED, ""), words.get(Part.AMOUNT, "")
    return Told(
        story=words.get(Part.STORY, ""),
        who=words.get(Part.WHO, ""),
        phone=words.get(Part.PHONE, ""),
        email=words.get(Part.EMAIL, ""),
        received_at=read_received(received, now) if received else None,
        channel=read_channel(words.get(Part.CHANNEL, "")),
        product=words.get(Part.PRODUCT, ""),
        receipt=words.get(Part.RECEIPT, ""),
        amount=read_amount(amount) if amount else None,
    )


def read_received(text: str, now: datetime) -> datetime:
    """Read a day as Dutch lists write it, with or without a time: 3-11-2025, 3/11/25, 3 november 2025, 2025-11-03.

    A day without a time is taken at noon. Raises NotADate for anything else, and for a day that is still to come.
    """
    words = fold(text).strip()
    try:
        moment = _moment(words)
    except (ValueError, OverflowError) as error:
        raise NotADate(text) from error
    if moment is None or moment.year < _EARLIEST or moment.date() > now.date():
        raise NotADate(text)
    return min(moment, now)


def _moment(words: str) -> datetime | None:
    if found := _ISO.fullmatch(words):
        return _at(int(found[1]), int(found[2]), int(found[3]), found[4], found[5])
    if found := _NUMERIC.fullmatch(words):
        year = int(found[3])
        return _at(year + _CENTURY if year < _SHORT else year, int(found[2]), int(found[1]), found[4], found[5])
    if found := _WORDED.fullmatch(words):
        month = next((n for n, word in enumerate(_MONTHS, 1) if found[2][:3] in word.split("|")), 0)
        return _at(int(found[3]), month, int(found[1]), found[4], found[5])
    if found := _SERIAL.fullmatch(words):
        seconds = round(float(f"0.{found[2] or '5'}") * 86_400)
        return datetime.combine(_SERIAL_ZERO + timedelta(days=int(found[1])), time()) + timedelta(seconds=seconds)
    return None


def _at(year: int, month: int, day: int, hour: str | None, minute: str | None) -> datetime:
    at = time(int(hour), int(minute)) if hour is not None and minute is not None else _NOON
    return datetime.combine(date(year, month, day), at)


def read_amount(text: str) -> int:
    """Read an amount in cents, as people or spreadsheets write it. Raises NotAnAmount."""
    plain = text.replace("\N{NO-BREAK SPACE}", " ").strip()
    for word in ("EUR", "eur", "euro", "€"):
        plain = plain.removeprefix(word).removesuffix(word).strip()
    if re.fullmatch(r"\d+\.\d+", plain) and not re.fullmatch(r"\d{1,3}\.\d{3}", plain):
        euros, _point, decimals = plain[:_MOST_DIGITS].partition(".")
        cents = half_up(int(euros + decimals) * 100, 10 ** len(decimals))
        if len(plain) > _MOST_DIGITS or cents > LARGEST_CENTS:
            raise NotAnAmount(text)
        return cents
    cents = parse_cents(plain)
    if cents < 0:
        raise NotAnAmount(text)
    return cents


def read_channel(text: str) -> Channel:
    """Return the channel that is meant; the shop when nothing else is said."""
    words = fold(text).strip()
    for channel, names in _CHANNELS.items():
        if words in names:
            return channel
    return next((channel for channel, names in _CHANNELS.items() if any(name in words for name in names)), Channel.SHOP)
