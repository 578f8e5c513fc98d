from dataclasses import replace
from datetime import date, datetime

from klachtenboek.domain.aftercare import Aftercare

PLAN = Aftercare(planned_on=date(2026, 4, 10))


def test_a_call_is_due_until_it_is_made() -> None:
    assert PLAN.is_due
    assert not replace(PLAN, called_at=datetime(2026, 4, 10, 9)).is_due


def test_only_a_plain_no_says_no() -> None:
    assert not PLAN.says_no
    assert not replace(PLAN, understood=True, apology_good=None, still_solved=True, came_back=False).says_no
    assert replace(PLAN, understood=True, apology_good=False, still_solved=True).says_no
