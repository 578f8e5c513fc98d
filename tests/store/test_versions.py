"""A version of a complaint as text: all of it comes back, and what says nothing takes no room."""

import json
from dataclasses import replace
from datetime import datetime

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.kinds import Mood, PromiseKind
from klachtenboek.domain.promise import Promise
from klachtenboek.store.versions import as_text, read

NOW = datetime(2026, 11, 21, 10, 15)
TOLD = Complaint(received_at=NOW, entered_at=NOW, story="De taart was ingezakt.", title="Taart ingezakt", customer_id=1)


def test_a_version_reads_back_as_it_was() -> None:
    told = replace(TOLD, mood=Mood.FURIOUS, calls=2, is_practice=True).promise(
        Promise(kind=PromiseKind.CALL_BACK, text="Bellen", due=NOW, made_at=NOW, suits=True)
    )
    assert read(Complaint, json.loads(as_text(told))) == told


def test_fields_that_say_nothing_are_left_out() -> None:
    assert set(json.loads(as_text(TOLD))) == {"received_at", "entered_at", "story", "title", "customer_id"}
