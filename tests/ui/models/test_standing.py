"""Where a complaint stands, as a pill says it."""

from __future__ import annotations

from datetime import datetime

import pytest

from klachtenboek.domain.kinds import Channel
from klachtenboek.domain.status import Facts, Status
from klachtenboek.domain.triad import Triad
from klachtenboek.ui.models.standing import CHANNEL_ICONS, TONES, standing

NOW = datetime(2026, 11, 20, 14, 48)
FACTS = Facts(
    is_lapsed=False,
    is_closed=False,
    triad=Triad(understanding=False, apology=False, solution=False),
    next_due=None,
    is_online=False,
    has_reaction=False,
    has_letter=False,
)


@pytest.mark.parametrize(
    ("due", "words", "tone"),
    [
        (datetime(2026, 11, 20, 15, 0), "Belofte om 15:00", "primary"),
        (datetime(2026, 11, 21, 9, 0), "Belofte morgen", "primary"),
        (datetime(2026, 11, 25, 9, 0), "Belofte wo 25 nov", "primary"),
        (datetime(2026, 11, 20, 12, 0), "Belofte te laat", "danger"),
    ],
)
def test_a_promise_says_when(due: datetime, words: str, tone: str) -> None:
    assert standing(FACTS._replace(next_due=due), NOW) == (words, tone)


def test_an_open_complaint_is_just_open() -> None:
    assert standing(FACTS, NOW) == ("Open", "neutral")


def test_a_review_without_an_answer_asks_for_care() -> None:
    assert standing(FACTS._replace(is_online=True), NOW) == ("Nog niet gereageerd", "amber")


def test_what_is_closed_without_a_solution_says_so() -> None:
    assert standing(FACTS._replace(is_closed=True), NOW) == ("Gesloten, niet opgelost", "neutral")


def test_every_status_has_a_tone_and_every_channel_an_icon() -> None:
    assert set(TONES) == set(Status)
    assert set(CHANNEL_ICONS) == set(Channel)
