"""A complaint as it comes in at the counter and one that is solved, for every test of the domain."""

from datetime import datetime, timedelta

import pytest

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.promise import Promise


@pytest.fixture
def now() -> datetime:
    """Return an ordinary Tuesday, a quarter past ten in the morning."""
    return datetime(2026, 3, 10, 10, 15)


@pytest.fixture
def fresh(now: datetime) -> Complaint:
    """Return a complaint just told, with nothing done about it."""
    return Complaint(id=1, received_at=now, entered_at=now, story="De taart was droog.", title="De taart was droog")


@pytest.fixture
def solved(fresh: Complaint, now: datetime) -> Complaint:
    """Return the complaint with its triade complete, still open."""
    listened = fresh.take_step(Step.LISTEN, at=now).take_step(Step.ACKNOWLEDGE, at=now)
    sorry = listened.take_step(Step.APOLOGISE, at=now)
    return sorry.choose_solution("Een nieuwe taart", at=now).agree(at=now)


@pytest.fixture
def promise(now: datetime) -> Promise:
    """Return a promise to call back tomorrow at three."""
    due = now.replace(hour=15, minute=0) + timedelta(days=1)
    return Promise(id=5, kind=PromiseKind.CALL_BACK, text="Bellen over de taart", due=due, made_at=now)
