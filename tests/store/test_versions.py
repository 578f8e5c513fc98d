"""A version of a complaint as text: all of it comes back, and what says nothing takes no room."""

import json
import lzma
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path

import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.kinds import Mood, PromiseKind
from klachtenboek.domain.promise import Promise
from klachtenboek.store import Store
from klachtenboek.store.migrations import VERSION
from klachtenboek.store.versions import KEPT, as_text, kept_of, read

NOW = datetime(2026, 11, 21, 10, 15)
TOLD = Complaint(received_at=NOW, entered_at=NOW, story="De taart was ingezakt.", title="Taart ingezakt", customer_id=1)


def test_a_version_reads_back_as_it_was() -> None:
    told = replace(TOLD, mood=Mood.FURIOUS, calls=2, is_practice=True).promise(
        Promise(kind=PromiseKind.CALL_BACK, text="Bellen", due=NOW, made_at=NOW, suits=True)
    )
    assert read(Complaint, json.loads(as_text(told))) == told


def test_fields_that_say_nothing_are_left_out() -> None:
    assert set(json.loads(as_text(TOLD))) == {"received_at", "entered_at", "story", "title", "customer_id"}


# -- kept by the programs of before -------------------------------------------------------------------

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(
    params=[1, 6]  # the first wrote every field, the other what says something
)
def grown(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Give a book made by an earlier program, with all that a complaint can hold, opened by this one."""
    path = tmp_path / "boek.db"
    path.write_bytes(lzma.decompress((FIXTURES / f"version_{request.param}_kept.db.xz").read_bytes()))
    with closing(Store(path)) as store:
        assert store.database.rows("PRAGMA user_version") == [(VERSION,)]
        yield store


def test_a_version_an_earlier_program_kept_is_the_complaint_as_it_was(grown: Store) -> None:
    """The last change in that book was an amount, and the tables hold all else as it was before."""
    now = grown.complaints.get(1)
    assert now.amount == 1250
    kept = kept_of(grown.database, 1)
    assert len(kept) == KEPT
    assert kept[0][1] == replace(now, amount=None)


def test_each_of_them_is_read_and_says_what_was_there_by_then(grown: Store) -> None:
    was = [version for _at, version in reversed(kept_of(grown.database, 1))]
    for name in ("additions", "contacts", "promises", "goodwill", "letters", "attachments"):
        counts = [len(getattr(version, name)) for version in was]
        assert counts == sorted(counts)
        assert counts[-1] >= 1
    for name in ("solution", "closed", "trail", "aftercare", "health_note", "hold"):
        assert any(getattr(version, name) is not None for version in was)
    assert [version.title for version in was[-2:]] == ["De taart was ingezakt", "Taart ingezakt"]


def test_what_they_hold_is_of_the_kinds_of_today(grown: Store) -> None:
    """A word read as text, or a moment as a number, would be equal to nothing that is written down today."""
    now = grown.complaints.get(1)
    for _at, version in kept_of(grown.database, 1):
        assert read(Complaint, json.loads(as_text(version))) == version
        for field in fields(Complaint):
            own, other = getattr(version, field.name), getattr(now, field.name)
            assert own is None or other is None or type(own) is type(other)


def test_a_version_of_before_can_be_put_back(grown: Store) -> None:
    now = grown.complaints.get(1)
    version = kept_of(grown.database, 1)[0][1]
    grown.complaints.save(now, version, at=NOW)
    assert grown.complaints.get(1) == replace(now, amount=None)
