from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.errors import NothingToUndo, NothingWritten
from klachtenboek.domain.trouble import DiskFull, FolderMissing
from klachtenboek.logbook import Logbook
from klachtenboek.logbook.desk import REMEMBERED, Desk
from klachtenboek.store import Store
from tests.logbook.book import VERBS, Verb, connection, listening, promise, solve, tell
from tests.logbook.book import undone as take_back

NOW = datetime(2026, 3, 10, 10, 15)


@pytest.mark.parametrize(("before", "verb"), VERBS.values(), ids=VERBS)
def test_every_verb_is_one_commit_told_once_and_written_in_the_history(
    logbook: Logbook, before: Verb, verb: Verb
) -> None:
    key = tell(logbook).id
    old = before(logbook, key)
    written = logbook.complaints.history(key)
    with listening(logbook) as heard:
        after = verb(logbook, key)
    assert after != old
    assert after == logbook.complaints.get(key)
    assert (heard.commits, heard.told) == (1, [frozenset({key})])
    history = logbook.complaints.history(key)
    assert history[: len(written)] == written
    assert all(line.at == logbook.now() and line.old != line.new for line in history[len(written) :])
    assert len(history) > len(written)


UNDONE = {name: verbs for name, verbs in VERBS.items() if name != "send a letter"}
"""What can be undone: all but a letter that left the shop."""


@pytest.mark.parametrize(("before", "verb"), UNDONE.values(), ids=UNDONE)
def test_every_verb_can_be_undone_and_the_one_before_it_too(logbook: Logbook, before: Verb, verb: Verb) -> None:
    told = tell(logbook)
    old = before(logbook, told.id)
    verb(logbook, told.id)
    with listening(logbook) as heard:
        assert logbook.undo() == old
    assert (heard.commits, heard.told) == (1, [frozenset({told.id})])
    assert logbook.complaints.get(told.id) == old
    while logbook.complaints.get(told.id) != told:
        logbook.undo()
    assert take_back(logbook).lapsed is not None
    assert not logbook.can_undo
    assert logbook.keeping.check().faults == ()


def test_undoing_a_new_complaint_lets_its_number_lapse_with_a_reason(logbook: Logbook) -> None:
    told = tell(logbook)
    undone = take_back(logbook)
    assert undone.reference == told.reference
    assert undone.lapsed is not None
    assert undone.lapsed.reason
    assert str(tell(logbook).reference) == "2026-0002"


def test_when_nothing_was_done_there_is_nothing_to_undo(logbook: Logbook) -> None:
    assert not logbook.can_undo
    with pytest.raises(NothingToUndo):
        logbook.undo()


def test_a_verb_that_changes_nothing_is_not_written_nor_undone(logbook: Logbook) -> None:
    told = solve(logbook, tell(logbook).id)
    written = logbook.complaints.history(told.id)
    with listening(logbook) as heard:
        assert logbook.complaints.agree(told.id) == told
    assert heard.told == [frozenset()]
    assert logbook.complaints.history(told.id) == written
    undone = take_back(logbook)
    assert undone.solution is not None
    assert undone.solution.agreed_at is None


def test_a_letter_that_was_sent_stays_whatever_is_undone(logbook: Logbook) -> None:
    told = solve(logbook, tell(logbook).id)
    sent = logbook.letters.send(told.id, LetterKind.CLOSING, how=Sent.PRINTED)
    pdf = logbook.letters.pdf(sent.letters[0].id)
    undone = take_back(logbook)
    assert undone.solution is not None
    assert undone.solution.agreed_at is None
    while logbook.can_undo:
        undone = take_back(logbook)
    assert undone.lapsed is not None
    assert undone.letters == sent.letters
    assert logbook.letters.pdf(sent.letters[0].id) == pdf
    assert logbook.keeping.check().faults == ()


def test_a_letter_stays_as_it_was_when_something_later_is_undone(logbook: Logbook) -> None:
    told = solve(logbook, tell(logbook).id)
    letter = logbook.letters.send(told.id, LetterKind.CLOSING, how=Sent.PRINTED).letters[0]
    pdf = logbook.letters.pdf(letter.id)
    logbook.complaints.note(told.id, "Ze belde dat hij er is")
    logbook.undo()
    assert logbook.letters.pdf(letter.id) == pdf


def test_only_the_last_changes_are_remembered(logbook: Logbook) -> None:
    key = tell(logbook).id
    for number in range(REMEMBERED + 10):
        logbook.complaints.note(key, f"notitie {number}")
    for _ in range(REMEMBERED):
        logbook.undo()
    assert not logbook.can_undo
    assert len(logbook.complaints.get(key).contacts) == 10


def test_whoever_is_told_can_already_undo(logbook: Logbook) -> None:
    could: list[bool] = []
    logbook.after_change(lambda _ids: could.append(logbook.can_undo))
    tell(logbook)
    logbook.undo()
    assert could == [True, False]


def test_what_was_rolled_back_is_not_undone(logbook: Logbook) -> None:
    told = tell(logbook)
    noted = logbook.complaints.note(told.id, "Vaste klant")

    def half_way() -> None:
        with logbook.keeping.bulk():
            promise(logbook, told.id)
            logbook.complaints.note(told.id, " ")

    with pytest.raises(NothingWritten):
        half_way()
    assert logbook.complaints.get(told.id) == noted
    assert logbook.undo() == told


def test_a_letter_that_could_not_be_saved_is_not_undone(
    logbook: Logbook, tmp_path_factory: pytest.TempPathFactory
) -> None:
    told = solve(logbook, tell(logbook).id)
    with pytest.raises(FolderMissing):
        logbook.letters.save_pdf(told.id, LetterKind.CLOSING, tmp_path_factory.getbasetemp() / "weg")
    undone = take_back(logbook)
    assert undone.solution is not None
    assert undone.solution.agreed_at is None


def test_many_verbs_in_one_are_told_once_and_undone_together(logbook: Logbook) -> None:
    with listening(logbook) as heard, logbook.keeping.bulk():
        told = tell(logbook)
        logbook.complaints.note(told.id, "Vaste klant")
    assert (heard.commits, heard.told) == (1, [frozenset({0, told.id})])
    undone = take_back(logbook)
    assert undone.lapsed is not None
    assert replace(undone, lapsed=None) == told
    assert not logbook.can_undo


def test_an_undo_for_which_there_is_no_room_can_be_tried_again(logbook: Logbook) -> None:
    told = tell(logbook)
    logbook.complaints.note(told.id, "Vaste klant")
    sql = connection(logbook)
    before = sql.execute("PRAGMA max_page_count").fetchone()[0]
    sql.execute(f"PRAGMA max_page_count = {sql.execute('PRAGMA page_count').fetchone()[0]}")
    sql.execute(
        "CREATE TRIGGER no_room BEFORE INSERT ON history BEGIN INSERT INTO setting VALUES ('x', zeroblob(1e6)); END"
    )
    with pytest.raises(DiskFull):
        logbook.undo()
    sql.execute("DROP TRIGGER no_room")
    sql.execute(f"PRAGMA max_page_count = {before}")
    assert logbook.undo() == told


@pytest.fixture
def desk() -> Iterator[Desk]:
    store = Store()
    yield Desk(store, lambda: NOW)
    store.close()


def test_a_complaint_that_changed_behind_the_desk_is_not_undone(desk: Desk) -> None:
    told = desk.add(Complaint(received_at=NOW, entered_at=NOW, story="x"))
    other = desk.store.complaints.save(told, told.edit(receipt="7"), at=NOW)
    with pytest.raises(NothingToUndo):
        desk.undo("fout")
    assert desk.store.complaints.get(told.id) == other
    assert not desk.can_undo


def test_a_complaint_that_is_gone_is_not_undone(desk: Desk) -> None:
    told = desk.add(Complaint(received_at=NOW, entered_at=NOW, story="x"))
    desk.store.database.rows("DELETE FROM complaint WHERE id = ?", (told.id,))
    with pytest.raises(NothingToUndo):
        desk.undo("fout")


def test_the_clock_of_the_desk_has_whole_seconds(desk: Desk) -> None:
    exact = Desk(desk.store, lambda: NOW.replace(microsecond=999_999))
    assert exact.now() == NOW
