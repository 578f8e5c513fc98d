"""What the tests of the verbs share: every verb with what must come before it, and an ear at the disk."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from klachtenboek.domain.account import ACCOUNT_KEYS
from klachtenboek.domain.aftercare import Aftercare
from klachtenboek.domain.checklist import ATTENTION, Step
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import OnlineTrail
from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.goodwill import Answer, GoodwillKind
from klachtenboek.domain.kinds import Channel, Closing, Direction, PromiseKind
from klachtenboek.domain.lesson import Listed
from klachtenboek.letters.content import KINDS
from klachtenboek.logbook import Logbook

STORY = "De slagroomtaart was ingezakt. De naam was niet meer te lezen."

Verb = Callable[[Logbook, int], Complaint]


def connection(logbook: Logbook) -> sqlite3.Connection:
    """Return the connection under the book, to see what reaches SQLite."""
    return logbook._store.database.connection  # noqa: SLF001  the one door to it, for tests


@dataclass
class Heard:
    """How often something was made final, and what was told of it."""

    commits: int = 0
    told: list[frozenset[int]] = field(default_factory=list)

    def __call__(self, statement: str) -> None:
        self.commits += statement.startswith("COMMIT")


@contextmanager
def listening(logbook: Logbook) -> Iterator[Heard]:
    """Count commits and keep what is told while the block runs."""
    heard = Heard()
    logbook.after_change(heard.told.append)
    connection(logbook).set_trace_callback(heard)
    yield heard
    connection(logbook).set_trace_callback(None)


def everything(book: Logbook) -> dict[str, object]:
    """Return the whole book as values, but for its history, which only grows."""
    keys = [key for (key,) in connection(book).execute("SELECT id FROM complaint")]
    people = [key for (key,) in connection(book).execute("SELECT id FROM customer")]
    return {
        "complaints": [book.complaints.get(key) for key in keys],
        "customers": [book.customers.get(key) for key in people],
        "rows": [book.complaints.row(key) for key in keys],
        "vouchers": book.vouchers.open(),
        "proofs": connection(book).execute("SELECT line_id, sha256 FROM proof").fetchall(),
        "lists": [book.lists.all(listed) for listed in Listed],
        "measures": book.lessons.measures(),
        "shop": book.keeping.shop(),
        "drafts": book.keeping.drafts(),
        "say": [book.sayings.templates(step) for step in Step],
        "say once": book.sayings.singles(),
        "letters": [book.letters.sentences(kind) for kind in KINDS],
        "logo": book.letters.logo(),
        "rates": book.rates.own(),
        "accounts": [book.year.accounts().of(key) for key in ACCOUNT_KEYS],
    }


def undone(logbook: Logbook) -> Complaint:
    """Undo the last change and return the complaint it was about."""
    found = logbook.undo()
    assert found is not None
    return found


def tell(logbook: Logbook, *, story: str = STORY, channel: Channel = Channel.REVIEW) -> Complaint:
    """Write down the cake of mevrouw Jansen, seen in a review unless told otherwise."""
    return logbook.complaints.log(story, who="Mevrouw A. Jansen", phone="06-1234 5678", channel=channel)


def solve(logbook: Logbook, key: int) -> Complaint:
    """Take the attention steps, choose a solution and let the customer agree."""
    for step in ATTENTION:
        logbook.complaints.take_step(key, step)
    logbook.complaints.choose_solution(key, "Een nieuwe taart")
    return logbook.complaints.agree(key)


def promise(logbook: Logbook, key: int) -> Complaint:
    """Promise to call back tomorrow."""
    return logbook.promises.make(key, PromiseKind.CALL_BACK, "Bellen over de taart", tomorrow(logbook))


def give(logbook: Logbook, key: int) -> Complaint:
    """Give a cake of twelve euro of which the customer pays two."""
    return logbook.goodwill.give(key, GoodwillKind.REPLACEMENT, "Nieuwe taart", 1200, share=200)


def close(logbook: Logbook, key: int) -> Complaint:
    """Close it as solved."""
    return logbook.complaints.close(key, Closing.RESOLVED)


def call(logbook: Logbook, key: int) -> Complaint:
    """Call a month later; the customer is content."""
    answers = Aftercare(planned_on=logbook.now().date(), understood=True, apology_good=True, still_solved=True)
    return logbook.complaints.call_afterwards(key, answers)


def tomorrow(logbook: Logbook) -> datetime:
    """Return the same time tomorrow."""
    return logbook.now() + timedelta(days=1)


def _nothing(logbook: Logbook, key: int) -> Complaint:
    return logbook.complaints.get(key)


def _choose(logbook: Logbook, key: int) -> Complaint:
    line = logbook.goodwill.draft(GoodwillKind.REPLACEMENT, "Nieuwe taart", 1200)
    due = logbook.promises.draft(PromiseKind.DELIVER, "De taart brengen", tomorrow(logbook))
    return logbook.complaints.choose_solution(key, "Een nieuwe taart", line=line, promise=due, anyway=True)


def _change_line(logbook: Logbook, key: int) -> Complaint:
    line = logbook.complaints.get(key).goodwill[0]
    return logbook.goodwill.change(key, replace(line, value=1500))


def _first_promise(logbook: Logbook, key: int) -> int:
    return logbook.complaints.get(key).promises[0].id


def _line(logbook: Logbook, key: int) -> int:
    return logbook.complaints.get(key).goodwill[0].id


VERBS: dict[str, tuple[Verb, Verb]] = {
    "add to the story": (_nothing, lambda b, k: b.complaints.add_to_story(k, "Ook de kaarsjes ontbraken.")),
    "edit": (_nothing, lambda b, k: b.complaints.edit(k, receipt="B-12")),
    "take a step": (_nothing, lambda b, k: b.complaints.take_step(k, Step.LISTEN, sentence="Vertel")),
    "undo a step": (solve, lambda b, k: b.complaints.undo_step(k, Step.APOLOGISE)),
    "choose a solution": (_nothing, _choose),
    "agree": (_choose, lambda b, k: b.complaints.agree(k)),
    "disagree": (solve, lambda b, k: b.complaints.disagree(k)),
    "prevent": (_nothing, lambda b, k: b.complaints.prevent(k, cause_id=1, measure_id=None, anyway=True)),
    "note": (_nothing, lambda b, k: b.complaints.note(k, "Vaste klant")),
    "contact": (_nothing, lambda b, k: b.complaints.contact(k, said="Gebeld", answer="Ja", direction=Direction.OUT)),
    "follow online": (_nothing, lambda b, k: b.complaints.follow_online(k, OnlineTrail(platform="Google"))),
    "note health": (_nothing, lambda b, k: b.complaints.note_health(k, "Notenallergie")),
    "close": (solve, close),
    "reopen": (close, lambda b, k: b.complaints.reopen(k, "Toch niet goed")),
    "call afterwards": (close, call),
    "lapse": (_nothing, lambda b, k: b.complaints.lapse(k, "dubbel")),
    "put back": (lambda b, k: b.complaints.lapse(k, "dubbel"), lambda b, k: b.complaints.put_back(k)),
    "hold": (_nothing, lambda b, k: b.complaints.hold_on(k, "verzekeraar", date(2027, 1, 1))),
    "release": (
        lambda b, k: b.complaints.hold_on(k, "verzekeraar", date(2027, 1, 1)),
        lambda b, k: b.complaints.release(k),
    ),
    "promise": (_nothing, promise),
    "keep": (promise, lambda b, k: b.promises.keep(k, _first_promise(b, k), note="Ze was blij")),
    "break": (promise, lambda b, k: b.promises.break_(k, _first_promise(b, k))),
    "move": (promise, lambda b, k: b.promises.move(k, _first_promise(b, k), tomorrow(b), consent=True)),
    "not reached": (promise, lambda b, k: b.promises.not_reached(k, _first_promise(b, k))),
    "give": (_nothing, give),
    "change a line": (give, _change_line),
    "answer an offer": (give, lambda b, k: b.goodwill.answer(k, _line(b, k), Answer.DECLINED)),
    "take a line back": (give, lambda b, k: b.goodwill.take_back(k, _line(b, k))),
    "send a letter": (solve, lambda b, k: b.letters.send(k, LetterKind.ACKNOWLEDGEMENT, how=Sent.PRINTED)),
}
"""Every verb that changes a complaint, by name: what comes before it, and the verb itself."""
