"""Every verb of the book that writes is undone with one key, or stands in a short table with the reason why not."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from klachtenboek.domain.account import ACCOUNT_KEYS, Account
from klachtenboek.domain.checklist import Step
from klachtenboek.domain.contact import OnlineTrail
from klachtenboek.domain.customer import Customer
from klachtenboek.domain.errors import NothingToUndo
from klachtenboek.domain.goodwill import Answer, GoodwillKind
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.lesson import Category, Listed
from klachtenboek.domain.vat import VatCategory
from klachtenboek.letters.content import KINDS
from klachtenboek.logbook import _SUBJECTS, Logbook
from tests.logbook import book as bakery
from tests.logbook.book import close, everything, give, promise, solve, tell, tomorrow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import FakeClock

    Act = Callable[[Logbook, int, Path], object]


def _nothing(_book: Logbook, _key: int, _folder: Path) -> None:
    pass


def _after(verb: str) -> tuple[Act, Act]:
    before, act = bakery.VERBS[verb]
    return lambda b, k, _f: before(b, k), lambda b, k, _f: act(b, k)


def _line(book: Logbook, key: int) -> int:
    return book.complaints.get(key).goodwill[0].id


def _bon(book: Logbook, key: int, _folder: Path) -> None:
    saved = book.goodwill.give(
        key, GoodwillKind.VOUCHER, "Tegoedbon", 2500, voucher_number=book.goodwill.next_voucher_number()
    )
    book.goodwill.answer(key, saved.goodwill[-1].id, Answer.ACCEPTED)


def _used(book: Logbook, key: int, folder: Path) -> None:
    _bon(book, key, folder)
    book.vouchers.redeem(_line(book, key), 1000)


def _photo(folder: Path) -> Path:
    path = folder / "foto.jpg"
    Image.new("RGB", (40, 30), "red").save(path)
    return path


def _attached(book: Logbook, key: int, folder: Path) -> None:
    give(book, key)
    book.attachments.add(key, _photo(folder))


def _proven(book: Logbook, key: int, folder: Path) -> None:
    _attached(book, key, folder)
    book.proofs.choose(key, _line(book, key), book.complaints.get(key).attachments[0].id)


def _two(book: Logbook, _key: int, _folder: Path) -> None:
    tell(book)
    book.complaints.log("Nog eens.", who="Anna Jansen", phone="0612345678")


def _one(book: Logbook, key: int, folder: Path) -> None:
    _two(book, key, folder)
    book.customers.merge(1, 2)


def _draft(book: Logbook, _key: int, _folder: Path) -> None:
    book.keeping.save_draft(replace(book.keeping.new_draft(), story="De taart", who="Jan"))


def _logo(book: Logbook, _key: int, folder: Path) -> None:
    book.letters.keep_logo(_photo(folder))


def _edited(book: Logbook, key: int, _folder: Path) -> None:
    book.complaints.edit(key, receipt="B-12")


def _split(book: Logbook, key: int, _folder: Path) -> None:
    line = book.goodwill.draft(GoodwillKind.REPLACEMENT, "Taart en servies", 3000)
    book.goodwill.add_split(key, line, {VatCategory.LOW: 2000, VatCategory.HIGH: 1000})


def _hint(book: Logbook, _key: int, _folder: Path) -> None:
    bread = book.lists.entries(Listed.CATEGORIES)[0]
    assert isinstance(bread, Category)
    book.lists.word_hints(bread, "baguette, stokbrood")


def _sentence(book: Logbook) -> str:
    return next(one.name for one in book.letters.sentences(KINDS[0]) if not one.fields)


def _room(book: Logbook) -> None:
    """Make room in the list of causes, which begins full."""
    for cause in book.lists.entries(Listed.CAUSES)[-2:]:
        book.lists.hide(cause)


UNDONE: dict[str, tuple[Act, Act]] = {
    "complaints.add_to_story": _after("add to the story"),
    "complaints.edit": _after("edit"),
    "complaints.take_step": _after("take a step"),
    "complaints.undo_step": _after("undo a step"),
    "complaints.choose_solution": _after("choose a solution"),
    "complaints.agree": _after("agree"),
    "complaints.disagree": _after("disagree"),
    "complaints.prevent": _after("prevent"),
    "complaints.note": _after("note"),
    "complaints.contact": _after("contact"),
    "complaints.follow_online": _after("follow online"),
    "complaints.note_health": _after("note health"),
    "complaints.close": _after("close"),
    "complaints.reopen": _after("reopen"),
    "complaints.call_afterwards": _after("call afterwards"),
    "complaints.lapse": _after("lapse"),
    "complaints.put_back": _after("put back"),
    "complaints.hold_on": _after("hold"),
    "complaints.release": _after("release"),
    "versions.put_back": (_edited, lambda b, k, _f: b.versions.put_back(k, 0)),
    "promises.make": _after("promise"),
    "promises.keep": _after("keep"),
    "promises.break_": _after("break"),
    "promises.move": _after("move"),
    "promises.not_reached": _after("not reached"),
    "promises.try_again": (
        lambda b, k, _f: promise(b, k),
        lambda b, _k, _f: b.promises.try_again(b.promises.open()[0]),
    ),
    "goodwill.give": _after("give"),
    "goodwill.add": (
        _nothing,
        lambda b, k, _f: b.goodwill.add(k, b.goodwill.draft(GoodwillKind.REPLACEMENT, "Taart", 1200)),
    ),
    "goodwill.add_split": (_nothing, _split),
    "goodwill.change": _after("change a line"),
    "goodwill.change_split": (
        lambda b, k, _f: give(b, k),
        lambda b, k, _f: b.goodwill.change_split(
            k, b.complaints.get(k).goodwill[0], {VatCategory.LOW: 800, VatCategory.HIGH: 400}
        ),
    ),
    "goodwill.answer": _after("answer an offer"),
    "goodwill.take_back": _after("take a line back"),
    "letters.word": (_nothing, lambda b, _k, _f: b.letters.word(KINDS[0], _sentence(b), "Tot gauw.")),
    "letters.word_as_shipped": (
        lambda b, _k, _f: b.letters.word(KINDS[0], _sentence(b), "Tot gauw."),
        lambda b, _k, _f: b.letters.word_as_shipped(KINDS[0]),
    ),
    "letters.keep_logo": (_nothing, _logo),
    "letters.drop_logo": (_logo, lambda b, _k, _f: b.letters.drop_logo()),
    "customers.save": (
        lambda b, _k, _f: tell(b),
        lambda b, _k, _f: b.customers.save(b.customers.get(1)._replace(phone2="0570-999 999")),
    ),
    "customers.merge": (_two, lambda b, _k, _f: b.customers.merge(1, 2)),
    "customers.part": (_one, lambda b, _k, _f: b.customers.part(b.customers.joined()[0])),
    "attachments.add": (_nothing, lambda b, k, f: b.attachments.add(k, _photo(f))),
    "attachments.attach": (_nothing, lambda b, k, f: b.attachments.attach(k, [b.attachments.keep_file(_photo(f))])),
    "attachments.remove": (
        _attached,
        lambda b, k, _f: b.attachments.remove(k, b.complaints.get(k).attachments[0].id),
    ),
    "proofs.attach": (lambda b, k, _f: give(b, k), lambda b, k, f: b.proofs.attach(k, _line(b, k), _photo(f))),
    "proofs.giving": (_nothing, lambda b, k, f: b.proofs.giving(k, _photo(f), lambda: give(b, k))),
    "proofs.choose": (_proven, lambda b, k, _f: b.proofs.choose(k, _line(b, k), None)),
    "vouchers.redeem": (_bon, lambda b, k, _f: b.vouchers.redeem(_line(b, k), 1000)),
    "vouchers.take_back": (
        _used,
        lambda b, k, _f: b.vouchers.take_back(_line(b, k), b.vouchers.open()[0].redemptions[0].id),
    ),
    "lists.rename": (
        _nothing,
        lambda b, _k, _f: b.lists.rename(b.lists.entries(Listed.CAUSES)[0], "Iets anders"),
    ),
    "lists.hide": (_nothing, lambda b, _k, _f: b.lists.hide(b.lists.entries(Listed.CAUSES)[0])),
    "lists.show": (
        lambda b, _k, _f: b.lists.hide(b.lists.entries(Listed.CAUSES)[0]),
        lambda b, _k, _f: b.lists.show(b.lists.hidden(Listed.CAUSES)[0]),
    ),
    "lists.order": (_nothing, lambda b, _k, _f: b.lists.order(b.lists.entries(Listed.CAUSES)[::-1])),
    "lists.word_hints": (_nothing, _hint),
    "lessons.take_measure": (_nothing, lambda b, _k, _f: b.lessons.take_measure("Koelelement erbij", cause_id=1)),
    "sayings.keep": (_nothing, lambda b, _k, _f: b.sayings.keep(Step.LISTEN, ["Vertel, {naam}."])),
    "sayings.word": (_nothing, lambda b, _k, _f: b.sayings.word("opening.late", "Het werd later.")),
    "rates.add": (_nothing, lambda b, _k, _f: b.rates.add(VatCategory.LOW, 1000, date(2027, 1, 1))),
    "rates.drop": (
        lambda b, _k, _f: b.rates.add(VatCategory.LOW, 1000, date(2027, 1, 1)),
        lambda b, _k, _f: b.rates.drop(b.rates.own()[0]),
    ),
    "year.save_account": (_nothing, lambda b, _k, _f: b.year.save_account(Account(key=ACCOUNT_KEYS[0], ledger="4500"))),
    "keeping.save_shop": (
        _nothing,
        lambda b, _k, _f: b.keeping.save_shop(b.keeping.shop()._replace(owner="Anna", lead=60)),
    ),
    "keeping.close_on": (_nothing, lambda b, _k, _f: b.keeping.close_on([date(2026, 12, 24)])),
    "keeping.open_on": (
        lambda b, _k, _f: b.keeping.close_on([date(2026, 12, 24)]),
        lambda b, _k, _f: b.keeping.open_on([date(2026, 12, 24)]),
    ),
    "keeping.drop_draft": (_draft, lambda b, _k, _f: b.keeping.drop_draft(b.keeping.drafts()[0].id)),
}
"""What comes before each verb, and the verb: undone, the book reads as it did before it."""

OTHERWISE: dict[str, str] = {
    "complaints.log": "undone it lapses: a number is never given away twice (see below)",
    "complaints.log_draft": "undone it lapses, as one that was logged",
    "complaints.practise": "undone it lapses, as one that was logged",
    "letters.send": "a letter that was sent stays as it is",
    "letters.save_pdf": "the same",
    "letters.email": "the same",
    "letters.freeze": "the same",
    "lists.add": "undone it is hidden: a complaint may have it already (see below)",
    "lessons.add_cause": "undone it is hidden, as one that was added to the list",
    "customers.recognise": "a part of logging: who is known from then on stays known",
    "promises.look": "puts right what a clock that was wrong put off",
    "promises.snooze": "a reminder comes back by itself within ten minutes",
    "promises.acknowledge": "a reminder comes back by itself within the hour",
    "promises.calendar": "gives the book the name a calendar knows it by, once",
    "promises.save_calendar": "writes a file of the owner's, and that name",
    "attachments.bring_back": "puts back a file that was lost; the book itself stays as it was",
    "year.export": "the bookkeeper was told: what was told is never taken back, only corrected",
    "year.freeze": "the same",
    "year.close": "undone by opening the year again, for thirty days without a reason",
    "year.reopen": "undone by closing the year again",
    "keeping.welcome": "the start of the book; name and owner stand in Instellingen",
    "keeping.fill_lists": "the start of the book",
    "keeping.remember": "what the program keeps of itself, such as the channel used last",
    "keeping.bulk": "holds other verbs, that are undone together",
    "keeping.save_draft": "undone by typing, and thrown away with one click",
    "keeping.empty_draft": "the owner rubbed it out letter by letter",
    "privacy.forget": "one of the three questions: a person is wiped for good",
    "privacy.take_out": "the same",
    "privacy.wipe": "the same",
    "privacy.clean_up": "the same, for what was kept long enough",
    "privacy.cleaning": "the same",
    "backups.make": "a copy more; the oldest are thinned out by themselves",
    "backups.note": "the same",
    "backups.prepare": "the same",
    "backups.make_when_due": "the same",
    "backups.make_before_bulk": "the same",
    "backups.make_at_close": "the same",
    "backups.save_in": "the same",
    "backups.choose_second_place": "undone by choosing the other place again",
    "backups.restore": "one of the three questions; undone from the copy that was made before it (test_backups)",
    "backups.undo_restore": "is itself the undo",
    "importing.take_in": "undone as a whole, also after a restart (test_importing)",
    "importing.undo": "is itself the undo",
}
"""Verbs that write and are not undone to the letter, each with why."""

WRITES = re.compile(
    r"_desk\.(change|add|keep_value|forget_undo)\(|database\.change\(|settings\.(save|drop)_|put_off\(|"
    r"books\.(freeze|close|reopen|save_account)\(|vouchers\.(redeem|take_back)\(|lists\.save\(|wipe\(|\.proofs\.choose\("
)


def verbs() -> Iterator[tuple[str, bool]]:
    """Yield every verb of the book by its subject, and whether anything it does writes."""
    for subject, (module, name, *_others) in _SUBJECTS.items():
        kind = getattr(import_module(f"klachtenboek.logbook.{module}"), name)
        sources = {key: inspect.getsource(one) for key, one in vars(kind).items() if inspect.isfunction(one)}
        for verb in sources:
            if not verb.startswith("_"):
                yield f"{subject}.{verb}", _writes(verb, sources, set())


def _writes(verb: str, sources: dict[str, str], seen: set[str]) -> bool:
    seen.add(verb)
    source = sources[verb]
    called = set(re.findall(r"self\.(\w+)\(", source)) & sources.keys() - seen
    return bool(WRITES.search(source)) or any(_writes(one, sources, seen) for one in called)


@pytest.fixture
def book(tmp_path: Path, clock: FakeClock) -> Iterator[Logbook]:
    made = Logbook(tmp_path / "boek.db", clock=clock)
    made.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    yield made
    made.close()


def test_every_verb_that_writes_is_undone_or_says_why_not() -> None:
    writing = {verb for verb, writes in verbs() if writes}
    told = {*UNDONE, *OTHERWISE}
    assert sorted(writing - told) == []
    assert sorted(told - {verb for verb, _writes in verbs()}) == []
    assert not UNDONE.keys() & OTHERWISE.keys()


@pytest.mark.parametrize("verb", UNDONE)
def test_the_book_reads_as_before(book: Logbook, tmp_path: Path, verb: str) -> None:
    before, act = UNDONE[verb]
    key = tell(book).id
    before(book, key, tmp_path)
    was = everything(book)
    act(book, key, tmp_path)
    assert everything(book) != was
    book.undo()
    now = everything(book)
    assert {name: now[name] for name in now if now[name] != was[name]} == {}


@pytest.mark.parametrize(
    "log",
    [
        lambda b: b.complaints.log("De taart was ingezakt.", who="Mevrouw A. Jansen", phone="06-1234 5678"),
        lambda b: b.complaints.log_draft(replace(b.keeping.new_draft(), story="De taart was ingezakt.")),
        lambda b: b.complaints.practise(),
    ],
    ids=["log", "log_draft", "practise"],
)
def test_what_was_written_down_lapses(book: Logbook, log: Callable[[Logbook], object]) -> None:
    log(book)
    undone = book.undo()
    assert undone is not None
    assert undone.lapsed is not None
    assert book.complaints.counts().all == 0


@pytest.mark.parametrize("listed", Listed)
def test_what_was_added_to_a_list_is_hidden(book: Logbook, listed: Listed) -> None:
    _room(book)
    before = book.lists.entries(listed)
    book.lists.add(listed, "Nieuw")
    book.undo()
    assert book.lists.entries(listed) == before


def test_a_cause_that_was_added_is_hidden(book: Logbook) -> None:
    _room(book)
    before = book.lessons.causes()
    book.lessons.add_cause("Nieuw")
    book.undo()
    assert book.lessons.causes() == before


def test_what_was_done_together_is_undone_together(book: Logbook) -> None:
    key = tell(book).id
    _room(book)
    hidden = book.lists.hidden(Listed.CAUSES)
    was = everything(book)
    with book.keeping.bulk():
        cause = book.lessons.add_cause("Bezorging").id
        measure = book.lessons.take_measure("Doos dicht", cause_id=cause).id
        book.complaints.prevent(key, cause_id=cause, measure_id=measure, anyway=True)
    book.undo()
    now = everything(book)
    assert (now["complaints"], now["measures"]) == (was["complaints"], was["measures"])
    assert {entry.name for entry in book.lists.hidden(Listed.CAUSES)} == {*(one.name for one in hidden), "Bezorging"}


def test_a_new_customer_is_gone_again_but_not_when_a_complaint_has_it(book: Logbook) -> None:
    lone = book.customers.save(Customer(surname="Bakker"))
    book.undo()
    assert book.customers.suggest("Bakker") == ()
    kept = book.customers.save(lone._replace(id=0))
    tell(book)
    book.undo()
    book._desk.store.database.rows("UPDATE complaint SET customer_id = ? WHERE id = 1", (kept.id,))  # noqa: SLF001  by another hand
    with pytest.raises(NothingToUndo):
        book.undo()


def test_a_setting_that_changed_since_stays(book: Logbook) -> None:
    book.keeping.save_shop(book.keeping.shop()._replace(owner="Anna"))
    book._desk.store.settings.save_shop(book.keeping.shop()._replace(owner="Berta"))  # noqa: SLF001  by another hand
    with pytest.raises(NothingToUndo):
        book.undo()
    assert book.keeping.shop().owner == "Berta"


def test_the_same_setting_once_more_is_no_change(book: Logbook) -> None:
    book.keeping.save_shop(book.keeping.shop())
    book.sayings.word("opening.late", "")
    book.letters.drop_logo()
    assert not book.can_undo


def test_two_that_were_made_one_are_two_again_after_a_restart(tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "boek.db"
    book = Logbook(path, clock=clock)
    _two(book, 0, tmp_path)
    was = everything(book)
    book.customers.merge(1, 2)
    book.close()
    again = Logbook(path, clock=clock)
    [joined] = again.customers.joined()
    assert (joined.merged.gone.full_name, joined.at) == ("Anna Jansen", again.now())
    back = again.customers.part(joined)
    assert back == joined.merged.gone
    assert everything(again) == was
    assert again.customers.joined() == ()
    clock.forward(days=1)
    again.customers.merge(1, 2)
    clock.forward(days=31)
    assert again.customers.joined() == ()
    again.close()


def test_who_was_forgotten_cannot_be_made_two_again(book: Logbook, tmp_path: Path) -> None:
    _one(book, 0, tmp_path)
    book.privacy.forget(1)
    assert book.customers.joined() == ()
    left = bakery.connection(book).execute("SELECT count(*) FROM history WHERE subject = 'joined'").fetchone()
    assert left == (0,)


def test_a_closed_complaint_is_undone_one_after_the_other(book: Logbook) -> None:
    key = tell(book).id
    was = book.complaints.get(key)
    solve(book, key)
    close(book, key)
    book.complaints.note(key, "Gebeld")
    book.complaints.edit(key, title="Anders")
    for _act in range(8):
        book.undo()
    assert book.complaints.get(key) == was


def test_a_promise_and_what_stands_online_are_undone(book: Logbook) -> None:
    key = bakery.tell(book).id
    was = everything(book)
    book.complaints.follow_online(key, OnlineTrail(platform="Google"))
    book.promises.make(key, PromiseKind.CALL_BACK, "Bellen", tomorrow(book))
    book.undo()
    book.undo()
    assert everything(book) == was
