"""Causes, measures and whether a measure works; not the complaints themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_CAUSES = 12
"""A list longer than this is not chosen from but searched."""

LONGEST_NAME = 60
"""Characters in the name of a category or a cause: it has to fit on a chip."""

TOO_EARLY_DAYS = 60
"""Days a measure must have been in force before anything is said about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """What a complaint can be about, as the shop words it; ``hints`` are words in a story that point to it."""

    id: int = 0
    name: str
    hints: tuple[str, ...] = ()
    position: int = 0
    is_retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What a complaint can come from, as the shop words it."""

    id: int = 0
    name: str
    position: int = 0
    is_retired: bool = False


Entry = Category | Cause


class Listed(StrEnum):
    """Which of the shop's own two lists."""

    CATEGORIES = "categories"
    CAUSES = "causes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What the shop does differently from ``since`` on, to be looked at again on ``review_on``."""

    id: int = 0
    cause_id: int | None = None
    text: str
    since: date
    review_on: date | None = None


class Effect(StrEnum):
    """Whether a measure works."""

    TOO_EARLY = "too_early"
    WORKS = "works"
    NO_EFFECT = "no_effect"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Complaints with the same cause over equal periods before and after the measure; ``days`` is their length."""

    before: int
    after: int
    days: int
    effect: Effect


def judge(measure: Measure, count: Callable[[date, date], int], *, today: date, begun: date | None = None) -> Judgement:
    """Count complaints of the measure's cause before and after it over equal periods and say whether it works.

    ``count`` returns how many came in from a day up to another, that one left out. The periods are as long as the
    measure is in force, and never reach back beyond the day the book was ``begun``: a book that was not there counted
    nothing. With none before and none after there is nothing to compare yet.
    """
    days = max((today - measure.since).days, 0)
    if begun is not None:
        days = min(days, max((measure.since - begun).days, 0))
    length = timedelta(days=days)
    before = count(measure.since - length, measure.since)
    after = count(measure.since, measure.since + length)
    verdict = Effect.WORKS if after < before else Effect.NO_EFFECT
    is_early = days < TOO_EARLY_DAYS or before == after == 0
    return Judgement(before, after, days, Effect.TOO_EARLY if is_early else verdict)
