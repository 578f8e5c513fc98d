"""Every change can be read back, and the last twenty versions put back whole."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import OnlineTrail
from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.errors import BinEmptied, NotFound
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.kinds import Channel, Closing, PromiseKind
from klachtenboek.logbook import Logbook
from tests.conftest import examples

NOW = datetime(2026, 3, 10, 10, 15)

VERBS: tuple[Callable[[Logbook, int], object], ...] = (
    lambda book, key: book.complaints.take_step(key, Step.LISTEN, sentence="Vertel"),
    lambda book, key: book.complaints.edit(key, product="taart", receipt="B-1", amount=1250),
    lambda book, key: book.complaints.note(key, "Een notitie | met een streep: erin"),
    lambda book, key: book.complaints.add_to_story(key, "Ze belde nog eens."),
    lambda book, key: book.promises.make(key, PromiseKind.VISIT, "Langs", NOW + timedelta(days=1)),
    lambda book, key: book.goodwill.give(key, GoodwillKind.PRICE_CUT, "Korting", 500),
    lambda book, key: book.complaints.follow_online(key, OnlineTrail(platform="Google", quoted="lang wachten")),
    lambda book, key: book.complaints.note_health(key, "noten"),
)


def logged(book: Logbook) -> Complaint:
    return book.complaints.log("Het brood was oud.", who="mevrouw De Vries", channel=Channel.REVIEW)


def test_every_version_is_kept_whole_and_can_be_put_back(logbook: Logbook) -> None:
    """R40."""
    was = [logged(logbook)]
    key = was[0].id
    for verb in VERBS:
        verb(logbook, key)
        was.append(logbook.complaints.get(key))
    kept = [version for _at, version in logbook.versions.kept(key)]
    assert kept == list(reversed(was[:-1]))
    assert logbook.versions.put_back(key, len(kept) - 1) == was[0]
    assert logbook.undo() == was[-1]
    assert logbook.keeping.check().faults == ()


def test_twenty_versions_are_kept(logbook: Logbook) -> None:
    """R40."""
    key = logged(logbook).id
    for number in range(30):
        logbook.complaints.edit(key, product=f"taart {number}")
    kept = logbook.versions.kept(key)
    assert len(kept) == 20
    assert [version.product for _at, version in kept][:2] == ["taart 28", "taart 27"]
    with pytest.raises(NotFound):
        logbook.versions.put_back(key, 20)
    with pytest.raises(NotFound):
        logbook.versions.put_back(key, -1)


def test_a_sent_letter_stays_when_an_older_version_comes_back(logbook: Logbook) -> None:
    key = logged(logbook).id
    logbook.letters.send(key, LetterKind.ACKNOWLEDGEMENT, how=Sent.PRINTED)
    assert logbook.versions.kept(key)[0][1].letters == ()
    back = logbook.versions.put_back(key, 0)
    assert len(back.letters) == 1
    assert logbook.letters.pdf(back.letters[0].id).startswith(b"%PDF")


def test_every_change_can_be_read_with_what_and_when(logbook: Logbook, clock: Callable[[], datetime]) -> None:
    key = logged(logbook).id
    logbook.complaints.edit(key, product="taart")
    changes = logbook.complaints.history(key)
    assert [(one.subject, one.field, one.old, one.new) for one in changes] == [
        ("complaint", "created", "", "2026-0001"),
        ("complaint", "product", "", "taart"),
    ]
    assert changes[-1].at == clock()


def test_the_bin_keeps_a_complaint_for_thirty_days(logbook: Logbook) -> None:
    """R40."""
    clock = logbook._desk._clock  # noqa: SLF001  the test moves the one clock there is
    key = logged(logbook).id
    logbook.complaints.lapse(key, "dubbel")
    clock.forward(days=30)  # type: ignore[attr-defined]
    assert logbook.complaints.put_back(key).lapsed is None
    logbook.complaints.lapse(key, "toch dubbel")
    clock.forward(days=30, seconds=1)  # type: ignore[attr-defined]
    with pytest.raises(BinEmptied):
        logbook.complaints.put_back(key)


@examples(15)
@given(st.lists(st.integers(0, len(VERBS) - 1), max_size=12), st.data())
def test_any_version_of_any_history_comes_back(order: list[int], data: st.DataObject) -> None:
    with closing(Logbook(clock=lambda: NOW)) as logbook:
        was = [logged(logbook)]
        key = was[0].id
        for number in order:
            VERBS[number](logbook, key)
            if (now := logbook.complaints.get(key)) != was[-1]:
                was.append(now)
        logbook.complaints.close(key, Closing.WITHDRAWN)
        number = data.draw(st.integers(0, len(logbook.versions.kept(key)) - 1))
        assert logbook.versions.put_back(key, number) == list(reversed(was))[number]
        assert logbook.keeping.check().faults == ()


def test_every_change_says_who_made_it(clock: Callable[[], datetime]) -> None:
    logbook = Logbook(clock=clock, user=lambda: "Kassa")
    key = logged(logbook).id
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(owner="Marieke van der Linde"))
    logbook.complaints.edit(key, product="taart")
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(writer="Sanne"))
    logbook.complaints.note(key, "gebeld")
    assert [one.who for one in logbook.complaints.history(key)] == ["Kassa", "Marieke van der Linde", "Sanne"]
    assert logbook.complaints.log("Nog een.").taken_by == "Sanne"
    logbook.close()


def test_a_history_tells_per_moment_who_changed_what(logbook: Logbook) -> None:
    clock = logbook._desk._clock  # noqa: SLF001  the test moves the one clock there is
    key = logged(logbook).id
    for number in range(25):
        clock.forward(minutes=1)  # type: ignore[attr-defined]
        logbook.complaints.edit(key, product=f"taart {number}", place="toonbank")
    told = logbook.versions.revisions(key)
    assert [one.number for one in told] == [*range(20), *[None] * 6]
    assert [change.field for change in told[-1].changes] == ["created"]
    assert [(change.field, change.old, change.new) for change in told[0].changes] == [
        ("product", "taart 23", "taart 24")
    ]
    for one in told[:20]:
        assert one.number is not None
        assert logbook.versions.kept(key)[one.number][0] == one.at


def test_what_putting_back_changes_is_told_beforehand(logbook: Logbook) -> None:
    key = logged(logbook).id
    logbook.complaints.edit(key, product="taart")
    logbook.complaints.note(key, "gebeld")
    told = logbook.versions.difference(key, 1)
    assert [(one.subject.split()[0], one.field, one.old) for one in told] == [
        ("complaint", "product", "taart"),
        ("contacts", "removed", told[1].old),
    ]
    assert logbook.versions.put_back(key, 1).product == ""
    assert logbook.versions.difference(key, 0) != ()
    with pytest.raises(NotFound):
        logbook.versions.difference(key, 99)
