from dataclasses import replace
from datetime import datetime

import pytest

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.draft import Draft
from klachtenboek.domain.kinds import Channel

NOW = datetime(2026, 3, 10, 10, 15)
EMPTY = Draft(started_at=NOW, saved_at=NOW)


def test_a_draft_begins_empty() -> None:
    assert EMPTY.is_empty
    assert replace(EMPTY, story=" \n", who=" ", channel=Channel.PHONE, category_id=3).is_empty


@pytest.mark.parametrize(
    "draft",
    [
        replace(EMPTY, story="x"),
        replace(EMPTY, who="x"),
        replace(EMPTY, phone="x"),
        replace(EMPTY, email="x"),
        replace(EMPTY, platform="x"),
        replace(EMPTY, link="x"),
        replace(EMPTY, customer_id=4),
        replace(EMPTY, promise_due=NOW),
        replace(EMPTY, steps=((Step.LISTEN, NOW, ""),)),
    ],
)
def test_every_key_press_keeps_a_draft(draft: Draft) -> None:
    assert not draft.is_empty
