"""The rules of the book in whatever order the owner acts: a machine that plays with the real logbook (R39)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from klachtenboek.domain.aftercare import Aftercare
from klachtenboek.domain.checklist import ACTION, ATTENTION, STEPS, Step
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import AttentionFirst, NothingToUndo, Refused
from klachtenboek.domain.goodwill import Answer, GoodwillKind
from klachtenboek.domain.kinds import Closing, PromiseKind
from klachtenboek.domain.summary import ComplaintRow, Filter, Query
from klachtenboek.logbook import Logbook
from tests.conftest import examples

START = datetime(2026, 12, 30, 9, 0)
"""Close to the new year, so that numbers start again on the way."""

MOST = 4
"""Complaints in the book: enough to get in each other's way."""

steps = st.sampled_from(STEPS)
cents = st.integers(0, 50_000)
minutes = st.integers(-3_000, 10_000)


class Book(RuleBasedStateMachine):
    """The owner, doing anything to a handful of complaints while time goes by."""

    complaints = Bundle("complaints")

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.logbook = Logbook(clock=lambda: self.now)
        self.numbers: dict[int, set[int]] = {}
        self.late: set[int] = set()
        self.made = 0

    def teardown(self) -> None:
        everything = self._all()
        self.money_and_lists_agree_with_the_complaints(everything)
        self.open_promises_are_never_silently_gone(everything)
        for complaint in everything:
            self.the_rules_hold(complaint)
        assert self.logbook.keeping.check().faults == ()
        self.logbook.close()

    @initialize(target=complaints)
    def begin(self) -> int:
        return self._log(is_practice=False)

    def _log(self, *, is_practice: bool) -> int:
        made = self.logbook.complaints.log("Het brood was oudbakken", who="mevrouw De Vries", is_practice=is_practice)
        if made.reference is not None:
            self.numbers.setdefault(made.reference.year, set()).add(made.reference.number)
        assert (made.reference is None) == is_practice
        self.made += 1
        return made.id

    def _try(self, verb: Any, *arguments: Any, **named: Any) -> Complaint | None:  # noqa: ANN401
        """Carry out a verb; when it is refused, nothing may have changed."""
        key = arguments[0]
        before = self.logbook.complaints.get(key)
        written = len(self.logbook.complaints.history(key))
        try:
            after: Complaint = verb(*arguments, **named)
        except Refused:
            assert self.logbook.complaints.get(key) == before
            assert len(self.logbook.complaints.history(key)) == written
            return None
        read = self.logbook.complaints.get(key)
        assert read == after
        assert repr(read) == repr(after), "what was made of what was written is what is read, types and all"
        self.the_rules_hold(after)
        assert (len(self.logbook.complaints.history(key)) > written) == (after != before)
        return after

    @precondition(lambda self: self.made < MOST)
    @rule(target=complaints, practice=st.booleans())
    def log(self, practice: bool) -> int:  # noqa: FBT001  drawn, not called by hand
        return self._log(is_practice=practice)

    @rule(by=st.integers(1, 3_000))
    def time_goes_by(self, by: int) -> None:
        self.now += timedelta(minutes=by)

    @rule(key=complaints, step=steps, anyway=st.booleans())
    def take_step(self, key: int, step: Step, anyway: bool) -> None:  # noqa: FBT001
        before = self.logbook.complaints.get(key)
        taken = {entry.step for entry in before.steps}
        asks = step in ACTION and not taken.issuperset(ATTENTION) and not taken.intersection(ACTION)
        if asks and not anyway and before.lapsed is None:
            with pytest.raises(AttentionFirst):
                self.logbook.complaints.take_step(key, step)
            return
        after = self._try(self.logbook.complaints.take_step, key, step, anyway=anyway)
        if after is not None and step not in taken:
            entry = next(entry for entry in after.steps if entry.step is step)
            assert entry.attention_skipped == (step in ACTION and not taken.issuperset(ATTENTION))
            assert entry.afterwards == (step in ATTENTION and bool(taken.intersection(ACTION)))

    @rule(key=complaints, step=steps)
    def undo_step(self, key: int, step: Step) -> None:
        self._try(self.logbook.complaints.undo_step, key, step)

    @rule(key=complaints)
    def choose_solution(self, key: int) -> None:
        self._try(self.logbook.complaints.choose_solution, key, "Nieuw brood", anyway=True)

    @rule(key=complaints)
    def agree(self, key: int) -> None:
        self._try(self.logbook.complaints.agree, key)

    @rule(key=complaints, by=minutes)
    def promise(self, key: int, by: int) -> None:
        due = self.now + timedelta(minutes=by)
        self._try(self.logbook.promises.make, key, PromiseKind.CALL_BACK, "Bellen", due)

    @rule(key=complaints, which=st.integers(0, 5), what=st.sampled_from(["keep", "break_", "not_reached", "move"]))
    def end_promise(self, key: int, which: int, what: str) -> None:
        promises = self.logbook.complaints.get(key).promises
        if not promises:
            return
        promise = promises[which % len(promises)]
        named = {"due": self.now + timedelta(days=1), "consent": True} if what == "move" else {}
        after = self._try(getattr(self.logbook.promises, what), key, promise.id, **named)
        assert (after is None) >= (not promise.is_open), "only an outcome ends a promise, and only once"
        if after is not None and what == "move" and self.now > promise.due:
            self.late.add(promise.id)

    @rule(key=complaints, value=cents, share=cents, kind=st.sampled_from(GoodwillKind), answer=st.sampled_from(Answer))
    def give(self, key: int, value: int, share: int, kind: GoodwillKind, answer: Answer) -> None:
        after = self._try(self.logbook.goodwill.give, key, kind, "Iets lekkers", value, share=share, answer=answer)
        assert after is None or share <= value

    @rule(key=complaints, which=st.integers(0, 5), answer=st.sampled_from(Answer))
    def answer(self, key: int, which: int, answer: Answer) -> None:
        lines = self.logbook.complaints.get(key).goodwill
        if lines:
            self._try(self.logbook.goodwill.answer, key, lines[which % len(lines)].id, answer)

    @rule(key=complaints, reason=st.sampled_from(Closing))
    def close(self, key: int, reason: Closing) -> None:
        after = self._try(self.logbook.complaints.close, key, reason)
        if after is not None and after.aftercare is not None:
            assert after.is_resolved

    @rule(key=complaints)
    def reopen(self, key: int) -> None:
        after = self._try(self.logbook.complaints.reopen, key, "Weer oudbakken")
        if after is not None:
            assert not after.triad.solution

    @rule(key=complaints, good=st.booleans())
    def aftercare(self, key: int, good: bool) -> None:  # noqa: FBT001
        planned = self.logbook.complaints.get(key).aftercare
        if planned is None:
            return
        answers = Aftercare(planned_on=planned.planned_on, understood=True, apology_good=True, still_solved=good)
        after = self._try(self.logbook.complaints.call_afterwards, key, answers)
        if after is not None and not good:
            assert after.closed is None

    @rule(key=complaints)
    def lapse(self, key: int) -> None:
        self._try(self.logbook.complaints.lapse, key, "dubbel")

    @rule(key=complaints)
    def put_back(self, key: int) -> None:
        lapsed = self.logbook.complaints.get(key).lapsed
        after = self._try(self.logbook.complaints.put_back, key)
        if lapsed is not None:
            assert (after is not None) == (self.now - lapsed.at <= timedelta(days=30))

    @rule()
    def undo(self) -> None:
        try:
            self.logbook.undo()
        except NothingToUndo:
            return

    def the_rules_hold(self, complaint: Complaint) -> None:
        """Hold a complaint against the rules of the domain, worked out here from its parts alone."""
        taken = {entry.step for entry in complaint.steps}
        agreed = complaint.solution is not None and complaint.solution.agreed_at is not None
        assert complaint.triad.understanding == (Step.ACKNOWLEDGE in taken)
        assert complaint.triad.apology == (Step.APOLOGISE in taken)
        assert complaint.triad.solution == (agreed and all(p.outcome for p in complaint.promises))
        assert complaint.is_closed_unresolved == (complaint.closed is not None and not complaint.triad.is_complete)
        for promise in complaint.promises:
            assert promise.id not in self.late or promise.is_open or promise.was_late
        assert all(line.given == line.value - line.share >= 0 for line in complaint.goodwill)

    @invariant()
    def numbers_are_unbroken(self) -> None:
        for numbers in self.numbers.values():
            assert numbers == set(range(1, len(numbers) + 1))

    def money_and_lists_agree_with_the_complaints(self, everything: list[Complaint]) -> None:
        given = sum(c.given.given for c in everything if c.counts)
        listed = self.logbook.complaints.figures(START.date(), self.now.date())
        assert (listed.complaints, listed.given) == (sum(c.counts for c in everything), given)
        assert self.logbook.complaints.counts().all == sum(c.counts for c in everything)
        entries = [line.given for c in everything if c.counts for line in c.goodwill if line.counts]
        years = range(START.year, self.now.year + 1)
        rows = [row for year in years for row in self.logbook.year.report(year).rows]
        assert sorted(entries) == sorted(row.value - row.share for row in rows)

    def open_promises_are_never_silently_gone(self, everything: list[Complaint]) -> None:
        wanted = {p.id for c in everything if c.lapsed is None for p in c.promises if p.is_open}
        assert {row.promise_id for row in self.logbook.promises.open()} == wanted

    def _all(self) -> list[Complaint]:
        rows = [row for name in (Filter.ALL, Filter.LAPSED) for row in self._page(name)]
        assert len(rows) == self.made
        return [self.logbook.complaints.get(row.id) for row in rows]

    def _page(self, name: Filter) -> tuple[ComplaintRow, ...]:
        return tuple(self.logbook.complaints.page(Query(filter=name), limit=1_000).rows)


TestBook = pytest.mark.timeout(900)(Book.TestCase)
TestBook.settings = examples(60, stateful_step_count=40)
