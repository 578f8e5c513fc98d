"""What keeps the program fast and can be counted: modules at the start, commits, statements, bytes; not seconds."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path

import pytest

from klachtenboek.domain.checklist import STEPS, Step
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.kinds import Closing, PromiseKind
from klachtenboek.domain.summary import Filter, Query
from klachtenboek.logbook import Logbook

ROOT = Path(__file__).resolve().parent.parent
LAZY = {"PIL", "babel", "holidays", "icalendar", "openpyxl", "phonenumbers", "pypdfium2", "reportlab", "xlsxwriter"}
WINDOW = {"PySide6", "shiboken6"}
FEW, MANY = 3, 60

Clock = Callable[[], datetime]
Verb = Callable[[Logbook, Complaint], object]


@pytest.mark.parametrize(
    "start",
    [
        "import klachtenboek.commands",
        "from klachtenboek.logbook import Logbook; Logbook().close()",
        "import klachtenboek.__main__",
    ],
)
def test_a_command_starts_without_paper_sheets_or_window(start: str) -> None:
    assert not (LAZY | WINDOW) & modules_after(start)


def test_the_window_starts_without_paper_and_sheets() -> None:
    loaded = modules_after("import klachtenboek.ui.app; from klachtenboek.logbook import Logbook; Logbook().close()")
    assert loaded >= WINDOW
    assert not LAZY & loaded


def modules_after(start: str) -> set[str]:
    question = f"{start}; import sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    answer = subprocess.run([sys.executable, "-c", question], cwd=ROOT, check=True, capture_output=True, text=True)
    return set(answer.stdout.split())


WRITES: dict[str, Verb] = {
    "log": lambda book, _: book.complaints.log("De taart was ingezakt.", who="Mevrouw A. Jansen", phone="06-12345678"),
    "log_draft": lambda book, _: book.complaints.log_draft(book.keeping.drafts()[0]),
    "note": lambda book, complaint: book.complaints.note(complaint.id, "Ze belde nog eens."),
    "edit": lambda book, complaint: book.complaints.edit(complaint.id, receipt="007"),
    "take_step": lambda book, complaint: book.complaints.take_step(complaint.id, Step.LISTEN),
    "give": lambda book, complaint: book.goodwill.give(complaint.id, GoodwillKind.COURTESY, "Een taart", 1200),
    "promise": lambda book, complaint: promise(book, complaint, days=1),
    "keep": lambda book, complaint: book.promises.keep(complaint.id, complaint.promises[0].id),
    "close": lambda book, complaint: book.complaints.close(complaint.id, Closing.WITHDRAWN),
    "lapse": lambda book, complaint: book.complaints.lapse(complaint.id, "dubbel"),
    "undo": lambda book, _: book.undo(),
}
READS: dict[str, Verb] = {
    "get": lambda book, complaint: book.complaints.get(complaint.id),
    "page": lambda book, _: book.complaints.page(Query(), limit=50),
    "open page": lambda book, _: book.complaints.page(Query(filter=Filter.OPEN), limit=50),
    "search": lambda book, _: book.complaints.page(Query(words="taart"), limit=50),
    "count": lambda book, _: book.complaints.count(Query(words="taart")),
    "counts": lambda book, _: book.complaints.counts(),
    "similar": lambda book, complaint: book.complaints.similar(complaint.id),
    "earlier": lambda book, complaint: book.complaints.earlier(complaint),
    "open promises": lambda book, _: book.promises.open(),
    "caution": lambda book, complaint: book.promises.caution(complaint.promises[0].due),
    "figures": lambda book, complaint: book.complaints.figures(
        complaint.received_at.date(), complaint.received_at.date()
    ),
    "letter": lambda book, complaint: book.letters.compose(complaint.id, LetterKind.ACKNOWLEDGEMENT),
}

MOST = {
    "log": 16,
    "log_draft": 12,
    "note": 13,
    "edit": 14,
    "take_step": 13,
    "give": 13,
    "promise": 14,
    "keep": 14,
    "close": 15,
    "lapse": 14,
    "undo": 13,
    "get": 3,
    "page": 1,
    "open page": 1,
    "search": 4,
    "count": 4,
    "counts": 1,
    "similar": 1,
    "earlier": 1,
    "open promises": 1,
    "caution": 2,
    "figures": 1,
    "letter": 6,
}
"""Statements of each verb, its BEGIN and COMMIT among them: who adds one, raises it here and says why."""


def promise(book: Logbook, complaint: Complaint, *, days: int = 0) -> Complaint:
    due = book.now() + timedelta(days=days, hours=3)
    return book.promises.make(complaint.id, PromiseKind.CALL_BACK, "Bellen over de taart", due)


def tell(book: Logbook, count: int) -> Complaint:
    """Tell so many complaints, each by its own customer and with a promise; return the first."""
    told = []
    for number in range(count):
        logged = book.complaints.log(f"De taart van tafel {number} was ingezakt.", who=f"Mevrouw A. Jansen {number}")
        told.append(promise(book, logged, days=number))
    book.keeping.save_draft(replace(book.keeping.new_draft(), story="De bestelling was niet compleet."))
    return told[0]


@pytest.fixture
def asked() -> list[str]:
    """Hold the statements that SQLite was asked; those it asks itself for the search index begin with ``--``."""
    return []


def listened(book: Logbook, asked: list[str], verb: Verb, complaint: Complaint) -> list[str]:
    """Carry out the verb and return what SQLite was asked for it."""
    connection = book._store.database.connection  # noqa: SLF001  only here can be heard what reaches the disk
    asked.clear()
    connection.set_trace_callback(asked.append)
    verb(book, complaint)
    connection.set_trace_callback(None)
    return list(asked)


def own(statements: list[str]) -> list[str]:
    """Return what we asked, without what the search index asks for itself."""
    return [word for word in statements if not word.startswith("--")]


@pytest.fixture
def opened(clock: Clock) -> Iterator[Callable[[int], tuple[Logbook, Complaint]]]:
    """Open books of so many complaints."""
    books: list[Logbook] = []

    def open_book(count: int) -> tuple[Logbook, Complaint]:
        book = Logbook(clock=clock)
        books.append(book)
        book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
        return book, tell(book, count)

    yield open_book
    for book in books:
        book.close()


Opened = Callable[[int], tuple[Logbook, Complaint]]


@pytest.mark.parametrize("name", WRITES)
def test_a_verb_that_writes_is_one_commit(opened: Opened, asked: list[str], name: str) -> None:
    book, complaint = opened(FEW)
    statements = listened(book, asked, WRITES[name], complaint)
    assert [word for word in statements if word.startswith(("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT"))] == [
        "BEGIN IMMEDIATE",
        "COMMIT",
    ]


def test_a_note_reads_the_complaint_once_and_nothing_of_what_it_wrote(opened: Opened, asked: list[str]) -> None:
    book, complaint = opened(FEW)
    statements = own(listened(book, asked, WRITES["note"], complaint))
    read = [word.partition(" FROM ")[2].split()[0].strip('"') for word in statements if word.startswith('SELECT "id"')]
    assert read == ["complaint", "promise"]


@pytest.mark.parametrize("name", READS)
def test_a_verb_that_reads_writes_nothing(opened: Opened, asked: list[str], name: str) -> None:
    book, complaint = opened(FEW)
    statements = listened(book, asked, READS[name], complaint)
    assert statements
    assert {word.split()[0] for word in own(statements)} == {"SELECT"}


@pytest.mark.parametrize("name", [*WRITES, *READS])
def test_a_large_book_takes_no_more_statements_than_a_small_one(opened: Opened, asked: list[str], name: str) -> None:
    verb = (WRITES | READS)[name]
    few, many = (len(own(listened(book, asked, verb, complaint))) for book, complaint in map(opened, (FEW, MANY)))
    assert many <= few


@pytest.mark.parametrize("name", MOST)
def test_a_verb_takes_no_more_statements_than_it_did(opened: Opened, asked: list[str], name: str) -> None:
    book, complaint = opened(FEW)
    statements = own(listened(book, asked, (WRITES | READS)[name], complaint))
    assert len(list(groupby(statements))) <= MOST[name]  # a trigger is heard as its statement once more


@pytest.mark.parametrize("name", ["take_step", "keep", "close"])
def test_a_change_without_new_words_leaves_the_search_index_alone(opened: Opened, asked: list[str], name: str) -> None:
    book, complaint = opened(FEW)
    assert not [word for word in listened(book, asked, WRITES[name], complaint) if "search_index" in word]


def test_new_words_reach_the_search_index(opened: Opened, asked: list[str]) -> None:
    book, complaint = opened(FEW)
    assert [word for word in listened(book, asked, WRITES["note"], complaint) if "search_index" in word]


def test_rows_of_a_list_that_did_not_change_are_not_made_again(opened: Opened) -> None:
    book, complaint = opened(FEW)
    before = book.complaints.page(Query()).rows
    book.complaints.edit(complaint.id, title="Een andere titel")
    after = book.complaints.page(Query()).rows
    changed = [row.id for row, again in zip(before, after, strict=True) if row is not again]
    assert changed == [complaint.id]


def test_a_letter_is_small_enough_to_mail(opened: Opened) -> None:
    book, complaint = opened(1)
    for step in STEPS:
        book.complaints.take_step(complaint.id, step, anyway=True)
    book.complaints.choose_solution(complaint.id, "Vanmiddag een nieuwe taart bij u thuis")
    book.goodwill.give(complaint.id, GoodwillKind.REPLACEMENT, "Nieuwe slagroomtaart", 4250, share=1500)
    assert len(book.letters.preview(complaint.id, LetterKind.CLOSING)) <= 40 * 1024
