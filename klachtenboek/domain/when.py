"""Read a day and a time as they are typed and said, in Dutch or English; not how they are shown or spoken."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from klachtenboek.domain.when_english import dutch_for

_NEAR = {"vandaag": 0, "vanmiddag": 0, "vanmorgen": 0, "vanochtend": 0, "vanavond": 0, "morgen": 1, "overmorgen": 2}
_NEAR |= {"gisteren": -1, "eergisteren": -2}
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_SHORT_MONTHS = {"mrt": 3}
_COUNTS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_PARTS = {
    "begin van de ochtend": time(9),
    "in de loop van de ochtend": time(10),
    "eind van de ochtend": time(11, 30),
    "ochtend": time(10),
    "tussen de middag": time(12, 30),
    "na de lunch": time(13, 30),
    "begin van de middag": time(13, 30),
    "in de loop van de middag": time(14, 30),
    "eind van de middag": time(16, 30),
    "middag": time(14, 30),
    "begin van de avond": time(18, 30),
    "avond": time(19),
}
"""Parts of a day and the moment that a shop means by them; it shows in the field, so it can still be changed."""
_TODAY_PARTS = {"vanmorgen": "ochtend", "vanochtend": "ochtend", "vanmiddag": "middag", "vanavond": "avond"}
_PART_AFTER = re.compile(r"(.+?) ?(ochtend|middag|avond)")
_LATEST_AS_AFTERNOON = 6
"""Up to and including this hour a said time is in the afternoon: nobody promises to call in the night."""
_LONGEST_COUNT = 9
"""Digits in a number of days; with more it is a telephone number."""
_SHORTEST_NAME = 2
"""Letters of a weekday that are enough: ``ma``, ``di``."""
_SHORTEST_MONTH = 3
"""Letters of a month that are enough: ``nov``."""

_OVER = re.compile(r"(?:over )?(\w+) (dag|dagen|week|weken)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?")
_WORDED = re.compile(r"(\d{1,2})(?:e)?[ -]?([a-z]+)\.?(?: (\d{4}))?")
_ORDINAL = re.compile(r"(?:de )?(\d{1,2})e")

_DIGITS = re.compile(r"(\d{1,2})(?:[:.u ]+(\d{2}))?(?: ?(?:u|uur|h))?")
_JOINED = re.compile(r"(\d{1,2})(\d{2})(?: ?(?:u|uur))?")
_HALF = re.compile(r"half (\w+)")
_QUARTER = re.compile(r"kwart (over|voor) (\w+)")
_MINUTES = re.compile(r"(\w+) (over|voor) (half )?(\w+)")
_SAID = re.compile(r"(\w+)(?: uur)?")
_FROM_NOW = re.compile(r"over (\w+) (minuten|minuut|min|uur|uren)")
_FRACTIONS = {
    "over een kwartier": 15,
    "over een kwartiertje": 15,
    "over een half uur": 30,
    "over een halfuur": 30,
    "over een half uurtje": 30,
    "over drie kwartier": 45,
    "over een uurtje": 60,
    "over anderhalf uur": 90,
}
_LOOSE = re.compile(r" (precies|ongeveer|stipt)$")
_BETWEEN = re.compile(r"\s+(?:om\s+)?")


def read_day(text: str, today: date) -> date | None:
    """Read a day as typed: ``morgen``, ``ma``, ``24-11``, ``24 nov``, ``over 2 dagen``; None when it is no day.

    A weekday is the next one after today, a day without a year the first one that is not yet past.
    """
    words = _plain(text)
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    return _weekday(words, today) or _counted(words, today) or _dated(words, today)


def read_time(text: str) -> time | None:
    """Read a time as typed or said: ``15``, ``1530``, ``15u``, ``15:30``, ``half 4``, ``kwart over 9``; None if not.

    Figures are taken as they stand; a said time before seven o'clock is in the afternoon, as in a shop's day.
    """
    words = _plain(text).removeprefix("om ").removeprefix("rond ").removeprefix("tegen ")
    words = _LOOSE.sub("", words)
    part = _PARTS.get(words.removeprefix("aan het ").removeprefix("het ").replace("einde ", "eind "))
    if part is not None:
        return part
    for form in (_DIGITS, _JOINED):
        found = form.fullmatch(words)
        if found is not None:
            return _clock(int(found.group(1)), int(found.group(2) or 0))
    minutes = _said_minutes(words)
    return None if minutes is None else _afternoon(minutes)


def read_moment(text: str, now: datetime) -> datetime | None:
    """Read a day with a time, ``morgen 15u``, ``ma om half 4`` or ``over een uur``; None when it is neither.

    A time alone is today, or tomorrow when it has passed; a day alone is no moment.
    """
    words = _plain(text)
    if words in _FRACTIONS:
        return (now + timedelta(minutes=_FRACTIONS[words])).replace(second=0, microsecond=0)
    if words in _TODAY_PARTS:
        return datetime.combine(now.date(), _PARTS[_TODAY_PARTS[words]])
    ahead = _FROM_NOW.fullmatch(words)
    if ahead is not None:
        return _from_now(ahead.group(1), ahead.group(2), now)
    alone = read_time(words)
    if alone is not None and read_day(words, now.date()) is None:
        moment = datetime.combine(now.date(), alone)
        return moment if moment > now else moment + timedelta(days=1)
    for gap in _BETWEEN.finditer(words):
        day, at = read_day(words[: gap.start()], now.date()), read_time(words[gap.end() :])
        if day is not None and at is not None:
            return datetime.combine(day, at)
    return _day_and_part(words, now.date())


def _day_and_part(words: str, today: date) -> datetime | None:
    """Read ``morgenmiddag`` and ``maandagochtend``, None when it is neither."""
    found = _PART_AFTER.fullmatch(words)
    day = read_day(found.group(1), today) if found is not None else None
    return datetime.combine(day, _PARTS[found.group(2)]) if found is not None and day is not None else None


def _plain(text: str) -> str:
    words = " ".join(text.casefold().replace(",", " ").split())
    return dutch_for(words.replace("één", "een").removeprefix("op ").removeprefix("on "))


def _weekday(words: str, today: date) -> date | None:
    word = words.removeprefix("aanstaande ").removeprefix("komende ").rstrip(".")
    if len(word) < _SHORTEST_NAME:
        return None
    named = [number for number, name in enumerate(_WEEKDAYS) if name.startswith(word)]
    if len(named) != 1:
        return None
    return today + timedelta(days=(named[0] - today.weekday() - 1) % 7 + 1)


def _counted(words: str, today: date) -> date | None:
    if words == "volgende week":
        return today + timedelta(weeks=1)
    found = _OVER.fullmatch(words)
    count = _count(found.group(1)) if found is not None else None
    if found is None or count is None:
        return None
    try:
        return today + timedelta(days=count * (7 if found.group(2).startswith("we") else 1))
    except OverflowError:
        return None


def _dated(words: str, today: date) -> date | None:
    bare = words
    first, _, rest = words.partition(" ")
    if rest and _weekday(first, today) is not None:
        bare = rest
    iso, figures, worded, ordinal = (form.fullmatch(bare) for form in (_ISO, _FIGURES, _WORDED, _ORDINAL))
    if iso is not None:
        return _day(int(iso.group(3)), int(iso.group(2)), int(iso.group(1)))
    if figures is not None:
        year = figures.group(3)
        return _coming(int(figures.group(1)), int(figures.group(2)), year, today)
    if ordinal is not None:
        return _of_this_month(int(ordinal.group(1)), today)
    if worded is not None:
        month = _month(worded.group(2))
        return _coming(int(worded.group(1)), month, worded.group(3), today) if month else None
    return None


def _month(word: str) -> int | None:
    if word in _SHORT_MONTHS:
        return _SHORT_MONTHS[word]
    if len(word) < _SHORTEST_MONTH:
        return None
    return next((number for number, name in enumerate(_MONTHS, start=1) if name.startswith(word)), None)


def _coming(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _day(day, month, int(year) + (0 if len(year) > _SHORTEST_NAME else today.year // 100 * 100))
    years = (today.year + ahead for ahead in range(9))  # 29 February comes back within eight years
    return next((found for y in years if (found := _day(day, month, y)) is not None and found >= today), None)


def _of_this_month(day: int, today: date) -> date | None:
    here = _day(day, today.month, today.year)
    if here is not None and here >= today:
        return here
    month = today.month % 12 + 1
    return _day(day, month, today.year + (month == 1))


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _count(word: str) -> int | None:
    if word.isascii() and word.isdigit():
        return int(word) if len(word) <= _LONGEST_COUNT else None
    return _COUNTS.index(word) if word in _COUNTS else None


def _clock(hour: int, minute: int) -> time | None:
    try:
        return time(hour, minute)
    except ValueError:
        return None


def _said_minutes(words: str) -> int | None:
    """Return the minutes since midnight of a said time on a clock of twelve hours, None when it is none."""
    half, quarter, minutes, said = (form.fullmatch(words) for form in (_HALF, _QUARTER, _MINUTES, _SAID))
    if half is not None:
        return _around(half.group(1), -30)
    if quarter is not None:
        return _around(quarter.group(2), 15 if quarter.group(1) == "over" else -15)
    if minutes is not None:
        count = _count("vijf" if minutes.group(1) == "5" else minutes.group(1))
        if count is None or count >= 30:  # noqa: PLR2004  beyond half an hour one says it the other way round
            return None
        side = count if minutes.group(2) == "over" else -count
        return _around(minutes.group(4), side - (30 if minutes.group(3) else 0))
    return _around(said.group(1), 0) if said is not None and not said.group(1).isdigit() else None


def _around(hour: str, minutes: int) -> int | None:
    """Return the minutes since midnight so many minutes from a said hour of one to twelve."""
    count = _count(hour)
    if count is None or not 1 <= count <= 12:  # noqa: PLR2004  the hours on a clock
        return None
    return (count * 60 + minutes) % (24 * 60)


def _afternoon(minutes: int) -> time:
    hour, minute = divmod(minutes, 60)
    return time(hour + 12 if hour <= _LATEST_AS_AFTERNOON and hour < 12 else hour, minute)  # noqa: PLR2004


def _from_now(count: str, unit: str, now: datetime) -> datetime | None:
    number = _count(count)
    if number is None or number > 10_000:  # noqa: PLR2004  further ahead one names the day
        return None
    minutes = number * (60 if unit.startswith("u") else 1)
    return (now + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
