"""The calendar file, read back by the library that calendars use."""

from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import Calendar

from klachtenboek.domain.customer import Customer, FormOfAddress
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.summary import CalendarEntry, PromiseRow
from klachtenboek.reports.appointments import calendar_file

MADE = datetime(2026, 11, 20, 9)
ROW = PromiseRow(
    promise_id=5,
    complaint_id=3,
    reference="2026-0041",
    is_practice=False,
    title="De taart",
    customer=Customer(id=1, form=FormOfAddress.MRS, surname="Jansen", phone="06-1234 5678"),
    kind=PromiseKind.CALL_BACK,
    text="Bellen over de taart, de kaart; en de slagroom\\room",
    due=datetime(2026, 11, 23, 15),
    lead=15,
    attempts=0,
    suits=True,
    zone="CET",
    due_utc=datetime(2026, 11, 23, 14),
)


def events(entries: list[CalendarEntry], book: str = "b1") -> list[Any]:
    content = calendar_file(entries, book=book, made_at=MADE)
    return list(Calendar.from_ical(content.decode()).walk("VEVENT"))


def test_a_promise_is_an_appointment_with_its_notice() -> None:
    [event] = events([CalendarEntry(ROW, 5, 2, is_over=False)])
    assert event["dtstart"].dt == datetime(2026, 11, 23, 14, tzinfo=UTC)
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=30)
    assert (event["summary"], event["status"], event["sequence"]) == ("Mevrouw Jansen bellen", "CONFIRMED", 2)
    assert event["description"] == f"{ROW.text}\n06-1234 5678\n2026-0041"
    [alarm] = event.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(minutes=-15)


def test_an_older_promise_without_a_zone_is_at_the_wall_clock_of_whoever_reads_it() -> None:
    [event] = events([CalendarEntry(ROW._replace(zone="", due_utc=None), 5, 0, is_over=False)])
    assert event["dtstart"].dt == ROW.due
    assert event["dtstart"].dt.tzinfo is None


def test_at_the_end_of_all_calendars_it_has_a_beginning_alone() -> None:
    last = ROW._replace(due=datetime(9999, 12, 31, 23, 50), zone="", due_utc=None)
    [event] = events([CalendarEntry(last, 5, 0, is_over=False)])
    assert (event["dtstart"].dt, "dtend" in event) == (last.due, False)


def test_what_is_over_is_struck_out_and_has_no_alarm() -> None:
    [event] = events([CalendarEntry(ROW, 5, 3, is_over=True)])
    assert event["status"] == "CANCELLED"
    assert not event.walk("VALARM")


def test_it_keeps_its_name_in_one_book_and_has_another_in_another() -> None:
    entry = CalendarEntry(ROW, 5, 0, is_over=False)
    assert events([entry])[0]["uid"] == events([entry._replace(sequence=9)])[0]["uid"]
    assert events([entry])[0]["uid"] != events([entry], book="b2")[0]["uid"]


def test_other_kinds_say_what_was_promised_and_to_whom() -> None:
    [event] = events([CalendarEntry(ROW._replace(kind=PromiseKind.REFUND, customer=None), 5, 0, is_over=False)])
    assert event["summary"] == "Geld terug voor de klant"


def test_without_promises_it_is_an_empty_calendar() -> None:
    assert events([]) == []
    assert b"BEGIN:VCALENDAR" in calendar_file([], book="b1", made_at=MADE)


def test_every_line_fits_the_rules_for_calendar_files() -> None:
    content = calendar_file([CalendarEntry(ROW._replace(text="é" * 900), 5, 0, is_over=False)], book="b", made_at=MADE)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
