from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from klachtenboek.domain.checklist import STEPS, Step
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import NoSolution, NothingWritten
from klachtenboek.domain.kinds import Closing, Outcome, PromiseKind
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.triad import Part, Triad
from tests.conftest import examples


@pytest.mark.parametrize(("understanding", "apology", "solution"), [*product([False, True], repeat=3)])
def test_the_triade_is_complete_with_all_three(understanding: bool, apology: bool, solution: bool) -> None:  # noqa: FBT001  (a table)
    triad = Triad(understanding, apology, solution)
    present = {Part.UNDERSTANDING: understanding, Part.APOLOGY: apology, Part.SOLUTION: solution}
    assert triad.missing == tuple(part for part, there in present.items() if not there)
    assert triad.count == 3 - len(triad.missing)
    assert triad.is_complete is (triad.count == 3)


def test_every_part_comes_from_what_was_done(fresh: Complaint, now: datetime) -> None:
    assert fresh.triad == Triad(understanding=False, apology=False, solution=False)
    understood = fresh.take_step(Step.ACKNOWLEDGE, at=now)
    assert understood.triad == Triad(understanding=True, apology=False, solution=False)
    sorry = fresh.take_step(Step.APOLOGISE, at=now)
    assert sorry.triad == Triad(understanding=False, apology=True, solution=False)
    solved = fresh.choose_solution("Nieuwe taart", at=now).agree(at=now)
    assert solved.triad == Triad(understanding=False, apology=False, solution=True)


def test_an_offer_made_is_no_solution_chosen(fresh: Complaint, now: datetime) -> None:
    assert not fresh.take_step(Step.OFFER, at=now, anyway=True).triad.solution


def test_a_solution_chosen_is_not_yet_agreed(fresh: Complaint, now: datetime) -> None:
    assert not fresh.choose_solution("Nieuwe taart", at=now).triad.solution


def test_another_solution_is_agreed_anew(solved: Complaint, now: datetime) -> None:
    changed = solved.choose_solution(" Geld  terug ", at=now)
    assert changed.solution is not None
    assert (changed.solution.text, changed.solution.agreed_at, changed.is_resolved) == ("Geld terug", None, False)


def test_agreeing_keeps_the_first_moment_and_can_be_taken_back(solved: Complaint, now: datetime) -> None:
    assert solved.agree(at=now + timedelta(days=1)) == solved
    assert not solved.disagree().triad.solution


@pytest.mark.parametrize("verb", [lambda c, at: c.agree(at=at), lambda c, _: c.disagree()])
def test_nobody_agrees_with_nothing(
    fresh: Complaint, now: datetime, verb: Callable[[Complaint, datetime], Complaint]
) -> None:
    with pytest.raises(NoSolution):
        verb(fresh, now)


def test_a_solution_has_words(fresh: Complaint, now: datetime) -> None:
    with pytest.raises(NothingWritten):
        fresh.choose_solution(" \n", at=now)


def test_a_new_promise_opens_the_solution_again(solved: Complaint, promise: Promise, now: datetime) -> None:
    promised = solved.promise(promise)
    assert promised.triad.missing == (Part.SOLUTION,)
    assert promised.keep_promise(5, at=now).is_resolved


def test_a_moved_promise_leaves_the_solution_open(solved: Complaint, promise: Promise, now: datetime) -> None:
    moved = solved.promise(promise).move_promise(5, promise.due + timedelta(days=1), at=now, consent=True)
    assert moved.triad.missing == (Part.SOLUTION,)


def test_a_reopening_opens_the_solution_again(solved: Complaint, now: datetime) -> None:
    reopened = solved.close(Closing.RESOLVED, at=now).reopen("Weer droog", at=now + timedelta(days=1))
    assert reopened.triad.missing == (Part.SOLUTION,)
    assert reopened.agree(at=now + timedelta(days=2)).is_resolved


def test_a_reopening_without_a_solution_has_still_none(fresh: Complaint, now: datetime) -> None:
    assert fresh.close(Closing.WITHDRAWN, at=now).reopen("Toch niet", at=now).solution is None


def test_undoing_the_apology_breaks_the_triade(solved: Complaint) -> None:
    assert solved.undo_step(Step.APOLOGISE).triad.missing == (Part.APOLOGY,)


class EveryPath(RuleBasedStateMachine):
    """Whatever is done in whatever order: the triade is what the facts say, and closing never changes it."""

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2026, 3, 10, 10, 15)
        self.complaint = Complaint(id=1, received_at=self.now, entered_at=self.now, story="Droog")
        self.understood = self.sorry = self.agreed = False
        self.promises: dict[int, bool] = {}
        self.next_id = 1

    def numbered(self, complaint: Complaint) -> Complaint:
        """Return it with an id for every promise, as the store would give."""
        numbered = []
        for promise in complaint.promises:
            numbered.append(promise if promise.id else replace(promise, id=self.next_id))
            self.next_id += not promise.id
        return replace(complaint, promises=tuple(numbered))

    @rule(minutes=st.integers(1, 3000))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(step=st.sampled_from(STEPS))
    def take_step(self, step: Step) -> None:
        self.complaint = self.complaint.take_step(step, at=self.now, anyway=True)
        self.understood |= step is Step.ACKNOWLEDGE
        self.sorry |= step is Step.APOLOGISE

    @precondition(lambda self: self.complaint.steps)
    @rule(data=st.data())
    def undo_step(self, data: st.DataObject) -> None:
        step = data.draw(st.sampled_from([taken.step for taken in self.complaint.steps]))
        self.complaint = self.complaint.undo_step(step)
        self.understood &= step is not Step.ACKNOWLEDGE
        self.sorry &= step is not Step.APOLOGISE

    @rule()
    def choose(self) -> None:
        self.complaint = self.complaint.choose_solution("Nieuwe taart", at=self.now)
        self.agreed = False

    @precondition(lambda self: self.complaint.solution)
    @rule()
    def agree(self) -> None:
        self.complaint = self.complaint.agree(at=self.now)
        self.agreed = True

    @rule(ahead=st.integers(-60, 3000))
    def promise(self, ahead: int) -> None:
        due = self.now + timedelta(minutes=ahead)
        made = Promise(kind=PromiseKind.OTHER, text="Iets", due=due, made_at=self.now)
        self.promises[self.next_id] = True
        self.complaint = self.numbered(self.complaint.promise(made))

    @precondition(lambda self: self.complaint.open_promises)
    @rule(how=st.sampled_from(Outcome), data=st.data())
    def end_promise(self, how: Outcome, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from([key for key, is_open in self.promises.items() if is_open]))
        self.promises[key] = False
        if how is Outcome.MOVED:
            self.promises[self.next_id] = True
            due = self.now + timedelta(days=1)
            self.complaint = self.numbered(self.complaint.move_promise(key, due, at=self.now, consent=True))
        elif how is Outcome.BROKEN:
            self.complaint = self.complaint.break_promise(key, at=self.now)
        else:
            self.complaint = self.complaint.keep_promise(key, at=self.now)

    @precondition(lambda self: not self.complaint.closed)
    @rule(reason=st.sampled_from(Closing))
    def close(self, reason: Closing) -> None:
        before = self.complaint.triad
        self.complaint = self.complaint.close(reason, at=self.now)
        assert self.complaint.triad == before

    @precondition(lambda self: self.complaint.closed)
    @rule()
    def reopen(self) -> None:
        self.complaint = self.complaint.reopen("Weer mis", at=self.now)
        self.agreed = False

    @rule()
    def throw_away_and_put_back(self) -> None:
        before = self.complaint
        assert before.lapse("Dubbel", at=self.now).put_back(at=self.now) == before

    @invariant()
    def the_triade_is_computed(self) -> None:
        solution = self.agreed and not any(self.promises.values())
        assert self.complaint.triad == Triad(self.understood, self.sorry, solution)
        assert self.complaint.is_closed_unresolved is (bool(self.complaint.closed) and not self.complaint.is_resolved)
        assert {promise.id for promise in self.complaint.open_promises} == {k for k, v in self.promises.items() if v}
        assert self.complaint.story == "Droog"


TestEveryPath = EveryPath.TestCase
TestEveryPath.settings = examples(40)
