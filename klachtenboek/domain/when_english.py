"""English words for a day or a time, turned into the Dutch ones that ``when`` reads; it understands nothing itself."""

from __future__ import annotations

import re
from collections.abc import Callable

_DAYS = {
    "mon": "maandag",
    "tue": "dinsdag",
    "wed": "woensdag",
    "thu": "donderdag",
    "fri": "vrijdag",
    "sat": "zaterdag",
    "sun": "zondag",
}
_MONTHS = {
    "jan": "januari",
    "feb": "februari",
    "mar": "maart",
    "apr": "april",
    "may": "mei",
    "jun": "juni",
    "jul": "juli",
    "aug": "augustus",
    "sep": "september",
    "oct": "oktober",
    "nov": "november",
    "dec": "december",
}
_DAY = r"(?:(mon|fri|sun)(?:day)?|(tue)s?(?:day)?|(wed)(?:nesday)?|(thu)(?:r|rs|rsday)?|(sat)(?:urday)?)"
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_NUMBERS = dict(
    zip(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
        strict=True,
    )
) | {"twenty": "20", "twenty-five": "25", "a": "een", "an": "een"}
_HOURS = tuple(list(_NUMBERS)[:12])
_DATE = r"(\d{1,2})(?:st|nd|rd|th)?"
_COUNT = rf"(\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"

_PHRASES = {
    "today": "vandaag",
    "tonight": "vanavond",
    "tomorrow": "morgen",
    "yesterday": "gisteren",
    "the day after tomorrow": "overmorgen",
    "day after tomorrow": "overmorgen",
    "next week": "volgende week",
    "this morning": "vanochtend",
    "this afternoon": "vanmiddag",
    "this evening": "vanavond",
    "after lunch": "na de lunch",
    "noon": "12:00",
    "midnight": "0:00",
    "in half an hour": "over een half uur",
    "in a quarter of an hour": "over een kwartier",
    "in an hour": "over een uur",
}

_SIDE = {"past": "over", "to": "voor"}
_UNITS = {"day": "dagen", "week": "weken", "hour": "uur", "min": "minuten", "minute": "minuten"}
_PARTS = {"morning": "ochtend", "afternoon": "middag", "evening": "avond"}
_BEFORE = {"at": "om ", "around": "rond ", "about": "rond ", "by": "tegen "}
_WHOLE = re.compile("|".join(rf"\b{re.escape(words)}\b" for words in sorted(_PHRASES, key=len, reverse=True)))


def _hour_after(word: str) -> str:
    number = int(word) if word.isdigit() else _HOURS.index(word) + 1
    return str(number % 12 + 1)


def _figures(found: re.Match[str]) -> str:
    """Turn ``3pm`` into ``15:00``; figures that no clock of twelve hours has stay as they are."""
    hour, minute = int(found[1]), found[2] or "00"
    if not 1 <= hour <= 12:  # noqa: PLR2004  the hours on a clock
        return found[0]
    return f"{hour % 12 + (12 if found[3].startswith('p') else 0)}:{minute}"


def _number(word: str) -> str:
    return _NUMBERS.get(word, word)


def _past_or_to(found: re.Match[str]) -> str:
    return f"{_number(found[1])} {_SIDE[found[2]]} {_number(found[3])}"


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_WHOLE, lambda m: _PHRASES[m[0]]),
    (re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))? ?([ap])\.?m\.?(?=\s|$)"), _figures),
    (re.compile(rf"\bhalf past (\d{{1,2}}|{'|'.join(_HOURS)})\b"), lambda m: f"half {_hour_after(m[1])}"),
    (re.compile(rf"\b(?:a )?quarter (past|to) {_COUNT}\b"), lambda m: f"kwart {_SIDE[m[1]]} {_number(m[2])}"),
    (re.compile(rf"\b{_COUNT}(?: minutes?)? (past|to) {_COUNT}\b"), _past_or_to),
    (re.compile(rf"\bin {_COUNT} (day|week|hour|min|minute)s?\b"), lambda m: f"over {_number(m[1])} {_UNITS[m[2]]}"),
    (re.compile(rf"\b{_COUNT} o['’]?clock\b"), lambda m: f"{_number(m[1])} uur"),
    (re.compile(rf"\b(?:the )?{_DATE}(?: of)? {_MONTH}\b"), lambda m: f"{m[1]} {_MONTHS[m[2][:3]]}"),
    (re.compile(rf"(?<!\d )\b{_MONTH} (?:the )?{_DATE}(?![\d:.])"), lambda m: f"{m[2]} {_MONTHS[m[1][:3]]}"),
    (re.compile(r"\b(?:the )?(\d{1,2})(?:st|nd|rd|th)\b"), lambda m: f"de {m[1]}e"),
    (re.compile(rf"\b(?:(?:next|this|on) )*{_DAY}\b\.?"), lambda m: _DAYS[next(day for day in m.groups() if day)]),
    (re.compile(r"\b(?:in the |the )?(morning|afternoon|evening)\b"), lambda m: _PARTS[m[1]]),
    (re.compile(r"\b(at|around|about|by) "), lambda m: _BEFORE[m[1]]),
)


def dutch_for(words: str) -> str:
    """Return small letters with their English days, times and counts in Dutch; Dutch comes back as it is.

    ``half 4`` is Dutch, half past three: in English one says half past.
    """
    turned = words
    for form, turn in _RULES:
        turned = form.sub(turn, turned)
    return turned
