"""Forgetting a person: nothing of them is left in the file, and every figure of the shop stays as it was."""

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.errors import HeldBack, NotFound, NothingToUndo, NothingWritten
from klachtenboek.domain.goodwill import Answer
from klachtenboek.domain.kinds import Closing, Outcome
from klachtenboek.domain.privacy import what_goes
from klachtenboek.domain.summary import Query
from klachtenboek.logbook import Logbook
from tests.conftest import FakeClock
from tests.logbook.book import close, connection, give, promise, solve

NAME, PHONE, MAIL = "Zwartepoorte", "06-98765432", "q.zwartepoorte@voorbeeld.nl"
HEALTH = "Notenallergie"


@pytest.fixture
def book(tmp_path: Path, clock: FakeClock) -> Iterator[Logbook]:
    opened = Logbook(tmp_path / "boek.klachtenboek", clock=clock)
    opened.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    yield opened
    opened.close()


def tell_all(book: Logbook, tmp_path: Path) -> Complaint:
    """Tell a complaint of which every part names its customer."""
    story = f"Mevrouw {NAME} belde over de taart."
    complaint = book.complaints.log(story, who=f"Mevrouw Q. {NAME}", phone=PHONE, email=MAIL)
    key = complaint.id
    book.complaints.add_to_story(key, f"{NAME} belde nog eens.")
    book.complaints.note(key, f"{NAME} is vaste klant.")
    book.complaints.note_health(key, f"{HEALTH} van {NAME}")
    promised = promise(book, key)
    book.promises.keep(key, promised.promises[0].id, note=f"{NAME} was blij")
    solve(book, key)
    line = give(book, key).goodwill[0]
    book.goodwill.change(key, replace(line, description=f"Taart voor {NAME}", remark=NAME, answer=Answer.ACCEPTED))
    book.letters.send(key, LetterKind.ACKNOWLEDGEMENT, how=Sent.PRINTED)
    paper = tmp_path / "bon.txt"
    paper.write_text(f"Bon van {NAME}", encoding="utf-8")
    book.attachments.add(key, paper)
    book.keeping.remember(f"typed/{key}", json.dumps({"said": NAME}))
    book.keeping.remember(f"brief:{key}:closing", NAME)
    book.keeping.save_draft(replace(book.keeping.new_draft(), story=f"Weer {NAME}", customer_id=complaint.customer_id))
    book.keeping.save_draft(
        replace(book.keeping.new_draft(), story="Weer", who=f"mevrouw q. {NAME}", email=MAIL.upper())
    )
    return book.complaints.get(key)


def whose(complaint: Complaint) -> int:
    assert complaint.customer_id is not None
    return complaint.customer_id


def left_of(book: Path, *words: str) -> list[str]:
    """Return which words still stand in the bytes of the book, its -wal and what lies beside it."""
    files = [path for path in book.parent.rglob("*") if path.is_file() and path.name != "bon.txt"]
    content = b"".join(path.read_bytes() for path in files).lower()
    return [word for word in words if word.lower().encode() in content]


def test_nothing_of_the_person_is_left_in_the_bytes_of_the_book(book: Logbook, tmp_path: Path) -> None:
    path = Path(book.keeping.path)
    complaint = tell_all(book, tmp_path)
    before = book.complaints.figures(date(2000, 1, 1), date(2100, 1, 1))
    gone = book.privacy.forget(whose(complaint))
    assert (gone.complaints, gone.letters, gone.attachments, gone.health_notes) == (1, 1, 1, 1)
    assert book.complaints.figures(date(2000, 1, 1), date(2100, 1, 1)) == before
    book.close()
    assert left_of(path, NAME, PHONE, MAIL, HEALTH) == []


def test_the_complaint_stays_with_its_number_and_amounts(book: Logbook, tmp_path: Path) -> None:
    complaint = tell_all(book, tmp_path)
    book.privacy.forget(whose(complaint))
    after = book.complaints.get(complaint.id)
    assert (after.reference, after.given, after.triad) == (complaint.reference, complaint.given, complaint.triad)
    assert after.customer_id is None
    with pytest.raises(NotFound):
        book.customers.get(whose(complaint))
    assert book.complaints.page(Query(words=NAME)).rows == ()
    assert book.versions.kept(complaint.id) == ()
    assert NAME not in repr(book.complaints.history(complaint.id))
    assert book.keeping.drafts() == ()
    assert book.keeping.check().faults == ()


def test_it_cannot_be_undone(book: Logbook, tmp_path: Path) -> None:
    book.privacy.forget(whose(tell_all(book, tmp_path)))
    with pytest.raises(NothingToUndo):
        book.undo()


def test_what_the_bookkeeper_was_told_stands_and_is_not_corrected(book: Logbook, tmp_path: Path) -> None:
    complaint = tell_all(book, tmp_path)
    year = book.now().year
    folder = tmp_path / "uit"
    folder.mkdir()
    book.year.export(year, folder)
    booked = connection(book).execute("SELECT number, gross, value, share, description FROM booked").fetchall()
    assert NAME not in repr(booked)  # the bookkeeper was told without names
    book.privacy.forget(whose(complaint))
    after = connection(book).execute("SELECT number, gross, value, share, description FROM booked").fetchall()
    assert after == booked
    assert connection(book).execute("SELECT DISTINCT customer_id, remark FROM booked").fetchall() == [(None, "")]
    book.year.export(year, folder)
    assert len(connection(book).execute("SELECT 1 FROM booked").fetchall()) == len(booked)


def test_a_legal_hold_stops_it_whole(book: Logbook, tmp_path: Path) -> None:
    complaint = tell_all(book, tmp_path)
    book.complaints.log("Weer zoiets.", customer_id=whose(complaint))
    book.complaints.hold_on(complaint.id, "Geschillencommissie", date(2027, 5, 1))
    before = book.complaints.get(complaint.id)
    assert [(held.complaint_id, held.reason) for held in book.privacy.held()] == [(complaint.id, "Geschillencommissie")]
    assert book.privacy.preview(whose(complaint)).held == (str(complaint.reference),)
    with pytest.raises(HeldBack):
        book.privacy.forget(whose(complaint))
    assert book.complaints.get(complaint.id) == before
    book.complaints.release(complaint.id)
    book.privacy.forget(whose(complaint))


def test_another_customer_and_the_same_photo_of_theirs_stay(book: Logbook, tmp_path: Path) -> None:
    complaint = tell_all(book, tmp_path)
    other = book.complaints.log("Het brood was oud.", who="De heer K. Blauwbaard")
    kept = book.attachments.add(other.id, tmp_path / "bon.txt").attachments[0]
    book.privacy.forget(whose(complaint))
    assert book.attachments.content(other.id, kept.id)
    assert book.complaints.page(Query(words="Blauwbaard")).rows[0].id == other.id


# -- what is due ------------------------------------------------------------------------------------


def test_personal_data_is_due_so_many_months_after_closing(book: Logbook, clock: FakeClock, tmp_path: Path) -> None:
    complaint = tell_all(book, tmp_path)
    close(book, complaint.id)
    clock.now += timedelta(days=365)
    assert book.privacy.due() == ()
    clock.now += timedelta(days=367)
    assert [due.complaint_id for due in book.privacy.due()] == [complaint.id]
    book.keeping.save_shop(book.keeping.shop()._replace(personal_data_months=36))
    assert book.privacy.due() == ()
    book.keeping.save_shop(book.keeping.shop()._replace(personal_data_months=6))
    gone = book.privacy.clean_up([complaint.id])
    assert gone.complaints == 1
    assert book.privacy.due() == ()
    with pytest.raises(NotFound):
        book.customers.get(whose(complaint))
    with pytest.raises(NothingWritten):
        book.privacy.clean_up([complaint.id])


def test_a_customer_with_a_newer_complaint_stays(book: Logbook, clock: FakeClock, tmp_path: Path) -> None:
    complaint = tell_all(book, tmp_path)
    close(book, complaint.id)
    clock.now += timedelta(days=800)
    book.complaints.log("Weer zoiets.", customer_id=whose(complaint))
    book.privacy.clean_up([complaint.id])
    assert book.customers.get(whose(complaint)).surname == NAME
    assert book.complaints.get(complaint.id).customer_id is None


def test_held_and_open_complaints_are_never_due(book: Logbook, clock: FakeClock, tmp_path: Path) -> None:
    complaint = tell_all(book, tmp_path)
    clock.now += timedelta(days=4_000)
    assert book.privacy.due() == ()
    book.complaints.close(complaint.id, Closing.COMMITTEE)
    book.complaints.hold_on(complaint.id, "verzekeraar", date(2040, 1, 1))
    clock.now += timedelta(days=4_000)
    assert book.privacy.due() == ()


def test_what_was_thrown_away_is_due_when_it_cannot_come_back(book: Logbook, clock: FakeClock, tmp_path: Path) -> None:
    complaint = tell_all(book, tmp_path)
    book.complaints.lapse(complaint.id, f"dubbel, zegt {NAME}")
    clock.now += timedelta(days=30)
    assert book.privacy.due() == ()
    clock.now += timedelta(days=1)
    assert [due.is_thrown_away for due in book.privacy.due()] == [True]
    book.privacy.clean_up([complaint.id])
    after = book.complaints.get(complaint.id)
    assert after.lapsed is not None
    assert (after.reference, after.lapsed.reason) == (complaint.reference, "Gegevens gewist")


def test_the_bin_says_how_long_each_can_come_back(book: Logbook, clock: FakeClock, tmp_path: Path) -> None:
    complaint = tell_all(book, tmp_path)
    book.complaints.lapse(complaint.id, "dubbel")
    [thrown] = book.privacy.bin()
    assert (thrown.complaint_id, thrown.reason, thrown.at) == (complaint.id, "dubbel", clock.now)
    assert thrown.until == clock.now + timedelta(days=30)
    path = book.keeping.path
    book.close()
    again = Logbook(path, clock=clock)
    assert again.privacy.bin() == (thrown,)
    clock.now = thrown.until
    again.complaints.put_back(complaint.id)
    assert again.privacy.bin() == ()
    again.complaints.lapse(complaint.id, "dubbel")
    clock.now += timedelta(days=31)
    assert again.privacy.bin() == ()
    again.close()


# -- handing over -----------------------------------------------------------------------------------


def test_a_customer_gets_all_that_is_kept_in_files_one_can_read(book: Logbook, tmp_path: Path) -> None:
    complaint = tell_all(book, tmp_path)
    into = tmp_path / "uit"
    into.mkdir()
    folder = book.privacy.hand_over(whose(complaint), into)
    kinds = sorted(path.suffix for path in folder.iterdir())
    assert kinds == [".json", ".pdf", ".pdf", ".txt"]
    told = json.loads((folder / "gegevens.json").read_text(encoding="utf-8"))
    assert told["klant"]["surname"] == NAME
    assert told["klachten"][0]["health_note"]["text"] == f"{HEALTH} van {NAME}"
    assert book.complaints.get(complaint.id) == complaint


def test_what_goes_is_counted_by_the_book_as_complaint_by_complaint(
    book: Logbook, tmp_path: Path, clock: FakeClock
) -> None:
    keys = [tell_all(book, tmp_path).id, book.complaints.log("Nog een klacht.", who="Bakker").id]
    for key in keys:
        if book.complaints.get(key).closed is None:
            book.complaints.close(key, Closing.WITHDRAWN)
        for one in book.complaints.get(key).open_promises:
            book.promises.keep(key, one.id)
    clock.forward(days=1000)
    due = [one.complaint_id for one in book.privacy.due()]
    assert set(due) == set(keys)
    assert book.privacy.preview_due(due) == what_goes(tuple(book.complaints.get(key) for key in due))


def test_cleaning_goes_lot_by_lot_and_can_stop_in_between(
    book: Logbook, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("klachtenboek.logbook.privacy.LOT", 2)
    keys = [book.complaints.log("Een klacht.", who=f"Bakker {number}").id for number in range(5)]
    for key in keys:
        book.complaints.close(key, Closing.WITHDRAWN)
    clock.forward(days=1000)
    lots = book.privacy.cleaning(keys)
    assert [next(lots), next(lots)] == [2, 4]
    book.privacy.wipe()
    assert len(book.privacy.due()) == 1
    assert book.keeping.check().faults == ()


def test_wiping_may_be_done_in_another_thread_and_the_book_waits(book: Logbook, tmp_path: Path) -> None:
    book.privacy.take_out(whose(tell_all(book, tmp_path)))
    threads = ThreadPoolExecutor(max_workers=1)
    wiping = threads.submit(book.privacy.wipe)
    assert book.complaints.counts().all >= 1
    wiping.result(timeout=60)
    threads.shutdown()
    assert book.keeping.check().faults == ()
    assert NAME.encode() not in Path(book.keeping.path).read_bytes()


def test_a_program_that_stopped_while_wiping_finishes_at_the_next_start(
    book: Logbook, tmp_path: Path, clock: FakeClock
) -> None:
    book.privacy.take_out(whose(tell_all(book, tmp_path)))
    here = Path(book.keeping.path)
    connection(book).execute("PRAGMA wal_checkpoint(PASSIVE)")
    left = tmp_path / "na de stroomuitval"
    left.mkdir()
    for file in here.parent.glob(f"{here.name}*"):  # as the disk is when the power goes
        if file.is_file():
            shutil.copy(file, left / file.name)
    again = Logbook(left / here.name, clock=clock)
    assert not again._store.privacy.is_half_wiped  # noqa: SLF001  the one door to it, for tests
    assert NAME.encode() not in b"".join(file.read_bytes() for file in left.glob(f"{here.name}*") if file.is_file())
    again.close()


# -- what somebody was called, promised and typed ---------------------------------------------------


@pytest.mark.parametrize("way", ["merged", "renamed"])
def test_a_former_name_is_not_left_in_the_bytes_of_the_book(book: Logbook, tmp_path: Path, way: str) -> None:
    complaint = book.complaints.log("De taart.", who="mevrouw Oudenallen")
    line = give(book, complaint.id).goodwill[0]
    book.goodwill.change(complaint.id, replace(line, description="Taart voor mevrouw Oudenallen"))
    if way == "merged":
        kept = book.customers.recognise("mevrouw Jansen", phone=PHONE, story="x")
        assert kept is not None
        kept = book.customers.merge(kept.id, whose(complaint))
    else:
        kept = book.customers.save(book.customers.get(whose(complaint))._replace(surname="Jansen"))
    book.privacy.forget(kept.id)
    book.close()
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"Oudenallen" in path.read_bytes()]


def test_somebody_told_of_again_in_a_forgotten_complaint_is_due_again(book: Logbook, clock: FakeClock) -> None:
    complaint = book.complaints.log("De taart.", who="mevrouw Jansen")
    book.complaints.close(complaint.id, Closing.COMMITTEE)
    clock.now += timedelta(days=800)
    book.privacy.clean_up([complaint.id])
    book.complaints.reopen(complaint.id, "ze belde weer")
    book.complaints.add_to_story(complaint.id, "Mevrouw Jansen belde weer.")
    book.complaints.close(complaint.id, Closing.COMMITTEE)
    assert book.privacy.due() == ()
    clock.now += timedelta(days=800)
    assert [due.complaint_id for due in book.privacy.due()] == [complaint.id]


def test_a_promise_to_somebody_forgotten_rings_no_more_and_one_of_years_ago_keeps_nobody(
    book: Logbook, clock: FakeClock
) -> None:
    complaint = book.complaints.log("De taart.", who="mevrouw Jansen")
    promise(book, complaint.id)
    book.complaints.close(complaint.id, Closing.COMMITTEE)
    clock.now += timedelta(days=4_000)
    assert [due.complaint_id for due in book.privacy.due()] == [complaint.id]
    assert book.privacy.preview_due([complaint.id]).open_promises == 1
    book.privacy.clean_up([complaint.id])
    assert book.promises.open() == ()
    [ended] = book.complaints.get(complaint.id).promises
    assert (ended.outcome, ended.ended_at) == (Outcome.BROKEN, clock.now)


def test_a_draft_with_the_number_typed_another_way_goes_and_that_of_a_namesake_stays(book: Logbook) -> None:
    complaint = book.complaints.log("De taart.", who="mevrouw Jansen", phone="06 12345678")
    for who, phone in (("Mevr. jansen / 0612345678", ""), ("De klant van gisteren", "+31612345678")):
        book.keeping.save_draft(replace(book.keeping.new_draft(), story="x", who=who, phone=phone))
    other = book.keeping.save_draft(replace(book.keeping.new_draft(), story="x", who="P. Jansen", phone="06 99999999"))
    book.privacy.forget(whose(complaint))
    assert [draft.id for draft in book.keeping.drafts()] == [other.id]
