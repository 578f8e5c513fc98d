from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.calendar import OpeningHours, Span
from klachtenboek.domain.overpromise import AHEAD, Caution, Concern, Guard
from klachtenboek.domain.promise import Appointment
from tests.conftest import examples

NOW = datetime(2026, 3, 10, 10, 15)
SHOP = OpeningHours()
NEVER = OpeningHours(week=((),) * 7)


def at(clock: str, *, days: int = 0) -> datetime:
    return datetime.combine(NOW.date() + timedelta(days=days), time.fromisoformat(clock))


def agenda(*clocks: str, days: int = 0) -> tuple[Appointment, ...]:
    return tuple(
        Appointment(at(clock, days=days), who="mevrouw De Vries", promise_id=i) for i, clock in enumerate(clocks)
    )


def guard(
    *taken: Appointment, hours: OpeningHours = SHOP, late_before: bool = False, limit: int | None = None
) -> Guard:
    return Guard(hours=hours, agenda=taken, late_before=late_before, limit=limit)


def concern(caution: Caution | None) -> Concern | None:
    return None if caution is None else caution.concern


def test_a_quiet_moment_raises_no_warning() -> None:
    assert guard().warning(at("11:00"), now=NOW) is None


# -- one by one -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("clock", "days"), [("07:59", 1), ("17:00", 1), ("11:00", 5), ("11:00", 6)])
def test_it_warns_when_the_shop_is_closed(clock: str, days: int) -> None:
    assert guard().warning(at(clock, days=days), now=NOW) == Caution(Concern.CLOSED)


@pytest.mark.parametrize(("clock", "minutes"), [("10:29", 14), ("10:15", 0), ("10:14", -1), ("09:15", -60)])
def test_it_warns_within_a_quarter_of_an_hour_and_in_the_past(clock: str, minutes: int) -> None:
    assert guard().warning(at(clock), now=NOW) == Caution(Concern.TOO_SOON, minutes=minutes)


def test_a_quarter_of_an_hour_is_enough() -> None:
    assert guard().warning(at("10:30"), now=NOW) is None


@pytest.mark.parametrize(
    ("clock", "expected"),
    [("14:30", None), ("14:31", Concern.CLASH), ("15:00", Concern.CLASH), ("15:29", Concern.CLASH), ("15:30", None)],
)
def test_it_warns_of_a_clash_within_half_an_hour(clock: str, expected: Concern | None) -> None:
    assert concern(guard(*agenda("15:00")).warning(at(clock), now=NOW)) is expected


def test_a_clash_says_with_whom_the_nearest_first() -> None:
    taken = agenda("15:20", "14:50", "15:10")
    assert guard(*taken).warning(at("15:05"), now=NOW) == Caution(Concern.CLASH, clash=taken[2])
    assert guard(*taken[:2]).warning(at("15:05"), now=NOW) == Caution(Concern.CLASH, clash=taken[1])


def test_the_same_hour_of_another_day_is_no_clash() -> None:
    assert guard(*agenda("15:00", days=1)).warning(at("15:00"), now=NOW) is None


def test_it_warns_when_the_half_day_is_full() -> None:
    busy = guard(*agenda("13:00", "14:00", "15:00"))
    assert busy.warning(at("16:00"), now=NOW) == Caution(Concern.FULL, count=3)
    assert busy.warning(at("12:00"), now=NOW) is None
    assert guard(*agenda("13:00", "14:00")).warning(at("16:00"), now=NOW) is None


def test_a_full_morning_is_called_a_morning() -> None:
    busy = guard(*agenda("08:00", "09:00", "11:00", days=1))
    assert busy.warning(at("10:00", days=1), now=NOW) == Caution(Concern.FULL, count=3, is_morning=True)
    assert busy.warning(at("13:00", days=1), now=NOW) is None


def test_how_many_is_too_many_is_a_setting() -> None:
    one = Guard(hours=SHOP, agenda=agenda("13:00"), most=1)
    assert concern(one.warning(at("16:00"), now=NOW)) is Concern.FULL


def test_it_warns_when_this_customer_was_let_down_before() -> None:
    assert guard(late_before=True).warning(at("11:00"), now=NOW) == Caution(Concern.LATE_BEFORE)


@pytest.mark.parametrize(
    ("limit", "refund", "expected"),
    [(None, 1_000_000, None), (5000, 5000, None), (5000, 5001, Concern.OVER_LIMIT), (0, 1, Concern.OVER_LIMIT)],
)
def test_it_warns_over_the_owners_own_limit(limit: int | None, refund: int, expected: Concern | None) -> None:
    assert concern(guard(limit=limit).warning(at("11:00"), now=NOW, refund=refund)) is expected


# -- the order ------------------------------------------------------------------------------------------


def test_the_first_that_applies_is_the_one_that_is_said() -> None:
    """All six at once, then one cause taken away at a time: the warning goes down the list in its order."""
    now = at("07:50")
    full = agenda("08:00", "09:00", "11:00")
    seen = [
        guard(*full, late_before=True, limit=100).warning(at("07:55"), now=now, refund=500),
        guard(*full, late_before=True, limit=100).warning(at("08:04"), now=now, refund=500),
        guard(*full, late_before=True, limit=100).warning(at("08:06"), now=now, refund=500),
        guard(*full, late_before=True, limit=100).warning(at("10:00"), now=now, refund=500),
        guard(late_before=True, limit=100).warning(at("10:00"), now=now, refund=500),
        guard(limit=100).warning(at("10:00"), now=now, refund=500),
        guard().warning(at("10:00"), now=now, refund=500),
    ]
    assert [concern(caution) for caution in seen] == [*Concern, None]


# -- free moments ---------------------------------------------------------------------------------------


def test_the_first_free_moment_is_the_next_half_hour_with_room() -> None:
    assert guard().first_free(now=NOW) == at("10:30")
    assert guard(*agenda("10:45")).first_free(now=NOW) == at("11:30")
    assert guard().first_free(now=at("10:16")) == at("11:00")


def test_nobody_is_called_in_the_first_half_hour() -> None:
    assert guard().first_free(now=at("16:50")) == at("08:30", days=1)


def test_a_moment_can_be_looked_for_from_a_later_day_on() -> None:
    assert guard().first_free(now=NOW, start=at("00:00", days=3)) == at("08:30", days=3)
    assert guard().first_free(now=NOW, start=at("00:00", days=-3)) == at("10:30")


def test_nothing_is_looked_for_beyond_two_months_nor_beyond_all_calendars() -> None:
    assert guard().first_free(now=NOW, start=at("00:00", days=70)) is None
    assert guard().first_free(now=NOW, start=datetime(9999, 12, 31, 23, 50)) is None


def test_a_shop_that_never_opens_has_no_free_moment() -> None:
    assert guard(hours=NEVER).first_free(now=NOW) is None
    assert guard(hours=NEVER).suggestions(now=NOW) == ()


def test_suggestions_fall_on_different_days() -> None:
    assert guard(*agenda("08:30", days=1)).suggestions(now=NOW) == (
        at("10:30"),
        at("09:00", days=1),
        at("08:30", days=2),
    )
    assert len(guard().suggestions(now=NOW, count=5)) == 5


def test_a_customer_let_down_before_still_gets_a_moment() -> None:
    assert guard(late_before=True).first_free(now=NOW) == at("10:30")


clocks = st.times(time(0), time(23, 45)).map(lambda clock: clock.replace(second=0, microsecond=0))
spans = st.tuples(clocks, clocks).map(lambda pair: Span(*pair))
weeks = st.lists(st.lists(spans, max_size=2).map(tuple), min_size=7, max_size=7).map(tuple)
moments = st.datetimes(datetime(2026, 3, 9), datetime(2026, 3, 24))


@examples(40)
@given(
    now=moments,
    week=weeks,
    taken=st.lists(moments, max_size=25),
    closed=st.frozensets(st.dates(NOW.date(), NOW.date() + timedelta(days=9)), max_size=4),
    most=st.integers(1, 4),
)
def test_the_first_free_moment_never_raises_a_warning(
    now: datetime, week: tuple[tuple[Span, ...], ...], taken: list[datetime], closed: frozenset[object], most: int
) -> None:
    hours = OpeningHours(week=week, closed_on=closed)  # type: ignore[arg-type]
    watch = Guard(hours=hours, agenda=[Appointment(due) for due in taken], most=most)
    offered = watch.suggestions(now=now)
    assert watch.first_free(now=now) == (offered[0] if offered else None)
    assert len({moment.date() for moment in offered}) == len(offered)
    for moment in offered:
        assert watch.warning(moment, now=now) is None
        assert now < moment < now + AHEAD + timedelta(minutes=30)
        assert (moment.minute % 30, moment.second, moment.microsecond) == (0, 0, 0)
