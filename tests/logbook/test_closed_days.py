"""Days on which the shop is closed, as promises, after-care and reminders see them."""

from datetime import datetime, timedelta
from pathlib import Path

from klachtenboek.domain.calendar import OpeningHours, months_later
from klachtenboek.domain.overpromise import Caution, Concern
from klachtenboek.logbook import Logbook
from tests.conftest import FakeClock
from tests.logbook.book import close, promise, solve, tell


def test_a_closed_week_is_passed_over_by_promises(logbook: Logbook, clock: FakeClock) -> None:
    today = clock.now.date()
    week_off = [today + timedelta(days=ahead) for ahead in range(1, 8)]
    before = logbook.promises.suggestions()
    logbook.keeping.close_on(week_off)
    for day in week_off:
        noon = datetime(day.year, day.month, day.day, 12)
        assert logbook.promises.caution(noon) == Caution(Concern.CLOSED)
    later = [moment for moment in logbook.promises.suggestions() if moment.date() > today]
    assert later
    assert all(moment.date() not in week_off for moment in later)
    assert logbook.keeping.open_on(week_off).hours == OpeningHours()
    assert logbook.promises.suggestions() == before


def test_aftercare_moves_over_closed_days(logbook: Logbook, clock: FakeClock) -> None:
    complaint = tell(logbook)
    solve(logbook, complaint.id)
    usual = months_later(clock.now.date(), 1)
    logbook.keeping.close_on(usual + timedelta(days=ahead) for ahead in range(10))
    aftercare = close(logbook, complaint.id).aftercare
    assert aftercare is not None
    assert aftercare.planned_on >= usual + timedelta(days=10)


def test_a_reminder_waits_until_the_shop_is_open_again(logbook: Logbook, clock: FakeClock) -> None:
    complaint = tell(logbook)
    promised = promise(logbook, complaint.id).promises[0]
    clock.now = promised.due
    assert not logbook.promises.look().is_silent
    logbook.keeping.close_on([promised.due.date()])
    assert logbook.promises.look().is_silent
    clock.now = promised.due + timedelta(days=1)
    assert not logbook.promises.look().is_silent


def test_closed_days_outlive_the_program(tmp_path: Path, clock: FakeClock) -> None:
    book = Logbook(tmp_path / "boek.klachtenboek", clock=clock)
    holidays = [one.day for one in book.keeping.public_days(2027, "NL")]
    book.keeping.close_on(holidays)
    book.close()
    again = Logbook(tmp_path / "boek.klachtenboek", clock=clock)
    assert again.keeping.shop().hours.closed_on == frozenset(holidays)
    again.close()
