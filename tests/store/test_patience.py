import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.customer import read_name
from klachtenboek.domain.patience import Dropped, TakesLong
from klachtenboek.domain.trouble import LogbookDamaged
from klachtenboek.store import Store, patience
from klachtenboek.store.schema import CustomerRow
from tests.store.test_complaints import NOW

T = TypeVar("T")

COUNTING = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?) SELECT count(*) FROM n"
LONG = 1_000_000
"""So far is counted by what takes long: some hundreds of looks at the clock."""

ENDLESS = 10**12


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(max_workers=2) as pool:
        yield pool


def counted(store: Store, most: int) -> int:
    return int(store.database.rows(COUNTING, (most,))[0][0])


def begun(
    pool: ThreadPoolExecutor, store: Store, ask: Callable[[], T], dropped: threading.Event | None = None
) -> Future[T]:
    """Ask beside this thread, and return when it is being asked."""
    under_way = threading.Event()

    def question() -> T:
        under_way.set()
        return ask()

    found = pool.submit(store.database.patience.beside, question, dropped or threading.Event())
    assert under_way.wait(30)
    return found


def test_what_is_there_at_once_is_just_answered(store: Store) -> None:
    assert store.database.patience.at_once(lambda: counted(store, 3)) == 3


def test_what_takes_long_is_given_up_and_the_book_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "AT_ONCE", 0)
    with pytest.raises(TakesLong):
        store.database.patience.at_once(lambda: counted(store, ENDLESS))
    assert counted(store, LONG) == LONG  # asked without patience it may take as long as it does
    assert store.complaints.add(Complaint(received_at=NOW, entered_at=NOW, story="Koude soep"), at=NOW).id


def test_few_steps_are_never_too_long_however_slow_the_computer(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "AT_ONCE", -1)
    assert store.database.patience.at_once(lambda: counted(store, 100)) == 100


def test_another_error_stays_what_it_is(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError):
        store.database.patience.at_once(lambda: store.database.rows("SELECT nothing"))
    with pytest.raises(LogbookDamaged):
        store.database.patience.at_once(lambda: _fail(LogbookDamaged("")))


def _fail(error: Exception) -> None:
    raise error


def test_what_is_asked_through_the_tables_is_given_up_too(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "AT_ONCE", -1)
    monkeypatch.setattr(patience, "STEPS", 1)
    store.customers.save(read_name("Mevrouw Bos"), at=NOW)
    with pytest.raises(TakesLong):
        store.database.patience.at_once(lambda: store.database.dicts(CustomerRow.select()))


def test_a_long_question_is_answered_in_another_thread(store: Store, beside: ThreadPoolExecutor) -> None:
    assert begun(beside, store, lambda: counted(store, LONG)).result(60) == LONG


def test_the_window_goes_first_and_the_question_is_asked_anew(store: Store, beside: ThreadPoolExecutor) -> None:
    asked: list[int] = []

    def question() -> int:
        asked.append(1)
        return counted(store, ENDLESS if len(asked) == 1 else 7)

    found = begun(beside, store, question)
    assert counted(store, 3) == 3  # it would wait for ever otherwise
    assert found.result(60) == 7
    assert len(asked) == 2


def test_what_is_saved_meanwhile_is_in_the_answer(store: Store, beside: ThreadPoolExecutor) -> None:
    found = begun(beside, store, lambda: (counted(store, LONG), store.overview.counts().all))
    store.complaints.add(Complaint(received_at=NOW, entered_at=NOW, story="Koude soep"), at=NOW)
    assert found.result(60) == (LONG, 1)


def test_two_questions_wait_for_each_other(store: Store, beside: ThreadPoolExecutor) -> None:
    both = [begun(beside, store, partial(counted, store, most)) for most in (LONG, LONG + 1)]
    assert [one.result(60) for one in both] == [LONG, LONG + 1]


def test_a_question_nobody_waits_for_ends(store: Store, beside: ThreadPoolExecutor) -> None:
    dropped = threading.Event()
    found = begun(beside, store, lambda: counted(store, ENDLESS), dropped)
    dropped.set()
    assert isinstance(found.exception(60), Dropped)


def test_closing_the_book_ends_a_question(store: Store, beside: ThreadPoolExecutor) -> None:
    found = begun(beside, store, lambda: counted(store, ENDLESS))
    store.close()
    assert isinstance(found.exception(60), Dropped)


def test_what_fails_because_the_book_was_closed_is_no_error(store: Store, beside: ThreadPoolExecutor) -> None:
    closed = threading.Event()

    def question() -> bool:
        assert closed.wait(30)
        return store.database.connection.in_transaction  # SQLite refuses even this

    found = begun(beside, store, question)
    store.close()
    closed.set()
    assert isinstance(found.exception(60), Dropped)


def test_what_was_taken_out_meanwhile_is_asked_anew(store: Store, beside: ThreadPoolExecutor) -> None:
    """A question of two steps may speak of who went between them."""
    gone = store.customers.save(read_name("Mevrouw Bos"), at=NOW)
    read, went = threading.Event(), threading.Event()

    def question() -> str:
        if not store.database.rows("SELECT 1 FROM customer"):
            return "nobody"
        read.set()
        assert went.wait(30)
        raise LookupError

    found = begun(beside, store, question)
    assert read.wait(30)
    store.customers.drop(gone.id)
    went.set()
    assert found.result(60) == "nobody"


def test_what_is_not_there_without_a_change_is_an_error(store: Store, beside: ThreadPoolExecutor) -> None:
    assert isinstance(begun(beside, store, lambda: _fail(LookupError())).exception(60), LookupError)


def test_after_a_restore_the_clock_is_looked_at_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "AT_ONCE", 0)
    assert store.database.patience.at_once(lambda: counted(store, 3)) == 3
    store.database.while_closed(lambda: None)
    with pytest.raises(TakesLong):
        store.database.patience.at_once(lambda: counted(store, ENDLESS))
