"""Timing ours against a bare baseline, turn by turn in the same run; what is timed stands in the other modules."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

Work = Callable[[], object]

SERIES, NEAR = 5, 1.5
"""A figure over its gate, but no more than so many times, is measured again: so many series of rounds at most."""

OWN_TIME = time.thread_time_ns
"""The processor time of the thread that asks: what other programs take of a busy machine is not ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Something to time and the gate it has to meet.

    ``most`` is the largest allowed ratio of the fastest round of ``ours`` to the fastest of ``bare``; without ``bare``
    it is the largest p95 in milliseconds. ``limit`` stands beside a gate that cannot be met: what no figure may be over
    either, explained in the document about speed. ``before`` makes a round of ours ready and is not timed. ``clock``
    counts nanoseconds.
    """

    group: str
    name: str
    most: float
    ours: Work
    bare: Work | None = None
    against: str = ""
    rounds: int = 200
    clock: Callable[[], int] = time.perf_counter_ns
    before: Work | None = None
    limit: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Something that is read off once, instructions or megabytes, and the gate it has to meet.

    ``most`` is the largest allowed ratio of ``ours`` to ``bare``, or with ``is_difference`` the most ours may have
    over bare; without ``bare`` it is the most ours may be.
    """

    group: str
    name: str
    most: float
    unit: str
    ours: Callable[[], float]
    bare: Callable[[], float] | None = None
    against: str = ""
    is_difference: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came out of a case, times in milliseconds unless there is another ``unit``."""

    group: str
    name: str
    against: str
    rounds: int
    fastest: float
    p95: float
    bare: float | None
    figure: float
    most: float
    unit: str = "ms"
    limit: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether the figure, a ratio or a p95, is within its gate."""
        return self.figure <= self.most

    @property
    def is_within_limit(self) -> bool:
        """Whether a gate that cannot be met is missed by no more than was explained."""
        return not self.is_met and self.limit is not None and self.figure <= self.limit


@dataclass(slots=True)
class _Timed:
    work: Work
    clock: Callable[[], int]
    before: Work | None = None
    times: list[int] = field(default_factory=list)

    def once(self) -> None:
        if self.before is not None:
            self.before()
        started = self.clock()
        self.work()
        self.times.append(self.clock() - started)


def measure(case: Case, *, most_rounds: int | None = None) -> Result:
    """Run a case and return its figure; both sides are warmed up once and take turns going first.

    A busy machine may make a figure larger, never smaller. One that is just over its gate is therefore measured again:
    then the fastest rounds of all series count, and of a p95 that of the quietest series.
    """
    rounds = case.rounds if most_rounds is None else min(case.rounds, most_rounds)
    for side in (case.bare, case.ours):
        if side is not None:
            side()
    result = _series(case, rounds)
    for _again in range(1, SERIES if most_rounds is None else 1):
        if not case.most < result.figure <= case.most * NEAR:
            break
        result = _better(result, _series(case, rounds))
    return result


def _series(case: Case, rounds: int) -> Result:
    """Time one series of rounds; what is collected meanwhile is what the rounds left behind, not what stood there."""
    ours = _Timed(case.ours, case.clock, case.before)
    bare = _Timed(case.bare, case.clock) if case.bare is not None else None
    sides = [side for side in (bare, ours) if side is not None]
    gc.collect()
    gc.freeze()
    try:
        for number in range(rounds):
            for side in sides if number % 2 else reversed(sides):
                side.once()
    finally:
        gc.unfreeze()
    fastest, p95 = min(ours.times) / 1e6, percentile(ours.times, 95) / 1e6
    least = max(min(bare.times), 1) / 1e6 if bare is not None else None
    return Result(
        group=case.group,
        name=case.name,
        against=case.against,
        rounds=rounds,
        fastest=fastest,
        p95=p95,
        bare=least,
        figure=fastest / least if least is not None else p95,
        most=case.most,
        limit=case.limit,
    )


def _better(before: Result, again: Result) -> Result:
    """Put two series of the same case together."""
    fastest, p95 = min(before.fastest, again.fastest), min(before.p95, again.p95)
    rounds = before.rounds + again.rounds
    if before.bare is None or again.bare is None:
        return replace(before, rounds=rounds, fastest=fastest, p95=p95, figure=p95)
    least = min(before.bare, again.bare)
    return replace(before, rounds=rounds, fastest=fastest, p95=p95, bare=least, figure=fastest / least)


def take(reading: Reading) -> Result:
    """Read both sides off and return the figure."""
    bare = reading.bare() if reading.bare is not None else None
    ours = reading.ours()
    figure = ours
    if bare is not None:
        figure = ours - bare if reading.is_difference else ours / max(bare, 1e-9)
    return Result(
        group=reading.group,
        name=reading.name,
        against=reading.against,
        rounds=1,
        fastest=ours,
        p95=ours,
        bare=bare,
        figure=figure,
        most=reading.most,
        unit=reading.unit,
    )


def percentile(times: Iterable[int], percent: int) -> int:
    """Return the time that ``percent`` of the rounds stayed within; the slowest of few."""
    ordered = sorted(times)
    return ordered[min(len(ordered) * percent // 100, len(ordered) - 1)]
