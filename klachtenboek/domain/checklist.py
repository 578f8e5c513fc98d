"""The six steps of the talk, attention before action; not the sentences to say (resources) nor the triade."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class Step(StrEnum):
    """What the owner does in the talk, in this order."""

    LISTEN = "listen"
    ACKNOWLEDGE = "acknowledge"
    APOLOGISE = "apologise"
    SUMMARISE = "summarise"
    OFFER = "offer"
    PREVENT = "prevent"


ATTENTION = (Step.LISTEN, Step.ACKNOWLEDGE, Step.APOLOGISE)
ACTION = (Step.SUMMARISE, Step.OFFER, Step.PREVENT)
STEPS = ATTENTION + ACTION


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDone:
    """A step as it was taken.

    ``afterwards``: an attention step ticked only after an action step was taken. ``attention_skipped``: an
    action step taken although attention was not complete (what was skipped is shown as such).
    """

    step: Step
    at: datetime
    sentence: str = ""
    afterwards: bool = False
    attention_skipped: bool = False
    id: int = 0


def is_done(done: Sequence[StepDone], step: Step) -> bool:
    """Tell whether the step was taken."""
    return step in [entry.step for entry in done]


def attention_given(done: Sequence[StepDone]) -> bool:
    """Tell whether all three attention steps were taken."""
    return all(is_done(done, step) for step in ATTENTION)


def next_step(done: Sequence[StepDone]) -> Step | None:
    """Return the first step not yet taken, or None when all six are."""
    return next((step for step in STEPS if not is_done(done, step)), None)


def asks_attention_first(done: Sequence[StepDone], step: Step) -> bool:
    """Tell whether taking ``step`` now should ask once whether to give attention first."""
    if step in ATTENTION or attention_given(done):
        return False
    return not any(entry.step in ACTION for entry in done)


def take(step: Step, done: Sequence[StepDone], *, at: datetime, sentence: str = "") -> StepDone:
    """Return the step as taken now, marked when attention was skipped or filled in afterwards."""
    action_begun = any(entry.step in ACTION for entry in done)
    return StepDone(
        step=step,
        at=at,
        sentence=sentence,
        afterwards=step in ATTENTION and action_begun,
        attention_skipped=step in ACTION and not attention_given(done),
    )
