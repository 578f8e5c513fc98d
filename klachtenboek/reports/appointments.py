"""Promises as a calendar file that telephones and mail programs read (RFC 5545); nothing is sent to anybody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from klachtenboek.i18n import _, capital
from klachtenboek.labels import in_short, promise_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Alarm, Event

    from klachtenboek.domain.summary import CalendarEntry, PromiseRow

LENGTH = timedelta(minutes=30)
"""What a promise takes up in a calendar, as in the day agenda of the book."""


def calendar_file(entries: Iterable[CalendarEntry], *, book: str, made_at: datetime) -> bytes:
    """Return the promises as one calendar; ``book`` tells this book from others, ``made_at`` is in UTC.

    An entry has the same UID and a higher SEQUENCE after a change, so that reading the file in again moves what was
    moved and strikes out what ended. Without entries it is an empty calendar.
    """
    from icalendar import Calendar  # read when the first calendar is made

    calendar = Calendar()
    calendar.add("prodid", "-//Klachtenboek//Beloftes//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Beloftes aan klanten"))
    for entry in entries:
        calendar.add_component(_event(entry, book, made_at))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, book: str, made_at: datetime) -> Event:
    from icalendar import Event

    row, event = entry.row, Event()
    start = row.due if row.due_utc is None else row.due_utc.replace(tzinfo=UTC)
    event.add("uid", f"belofte-{entry.root}-{book}@klachtenboek")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", made_at.replace(tzinfo=UTC))
    event.add("dtstart", start)
    if start.replace(tzinfo=None) <= datetime.max - LENGTH:
        event.add("dtend", start + LENGTH)
    event.add("summary", capital(in_short(row.kind, row.customer)))
    event.add("description", _description(row))
    event.add("status", "CANCELLED" if entry.is_over else "CONFIRMED")
    event.add("class", "PRIVATE")
    if not entry.is_over:
        event.add_component(_alarm(row))
    return event


def _alarm(row: PromiseRow) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", capital(in_short(row.kind, row.customer)))
    alarm.add("trigger", -timedelta(minutes=row.lead))
    return alarm


def _description(row: PromiseRow) -> str:
    phone = row.customer.phone if row.customer is not None else ""
    return "\n".join(
        part for part in (promise_words(row.kind, row.text, row.title), phone, row.reference or _("oefening")) if part
    )
