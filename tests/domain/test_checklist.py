from datetime import datetime, timedelta

import pytest

from klachtenboek.domain.checklist import ACTION, ATTENTION, STEPS, Step, attention_given, is_done, next_step
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import AttentionFirst, StepNotDone


def with_steps(complaint: Complaint, *steps: Step, at: datetime) -> Complaint:
    for step in steps:
        complaint = complaint.take_step(step, at=at, anyway=True)
    return complaint


@pytest.mark.parametrize("step", ACTION)
def test_an_action_step_asks_for_attention_first(fresh: Complaint, now: datetime, step: Step) -> None:
    with pytest.raises(AttentionFirst):
        fresh.take_step(step, at=now)


@pytest.mark.parametrize("missing", ATTENTION)
def test_one_missing_attention_step_is_enough_to_ask(fresh: Complaint, now: datetime, missing: Step) -> None:
    partly = with_steps(fresh, *(step for step in ATTENTION if step is not missing), at=now)
    with pytest.raises(AttentionFirst):
        partly.take_step(Step.SUMMARISE, at=now)


@pytest.mark.parametrize("step", ATTENTION)
def test_an_attention_step_never_asks(fresh: Complaint, now: datetime, step: Step) -> None:
    [taken] = fresh.take_step(step, at=now).steps
    assert (taken.step, taken.afterwards, taken.attention_skipped) == (step, False, False)


def test_attention_is_guided_and_not_forced(fresh: Complaint, now: datetime) -> None:
    [taken] = fresh.take_step(Step.OFFER, at=now, anyway=True).steps
    assert (taken.step, taken.at, taken.attention_skipped, taken.afterwards) == (Step.OFFER, now, True, False)


def test_it_asks_once(fresh: Complaint, now: datetime) -> None:
    passed = fresh.take_step(Step.SUMMARISE, at=now, anyway=True)
    [_, second] = passed.take_step(Step.OFFER, at=now).steps
    assert second.attention_skipped


def test_attention_filled_in_after_action_is_marked_afterwards(fresh: Complaint, now: datetime) -> None:
    passed = with_steps(fresh, Step.LISTEN, Step.SUMMARISE, Step.APOLOGISE, at=now)
    assert [step.afterwards for step in passed.steps] == [False, False, True]


def test_action_after_attention_carries_no_mark(fresh: Complaint, now: datetime) -> None:
    complete = fresh
    for step in STEPS:
        complete = complete.take_step(step, at=now)
    assert [taken.step for taken in complete.steps] == list(STEPS)
    assert not any(taken.afterwards or taken.attention_skipped for taken in complete.steps)


def test_a_step_keeps_its_time_and_the_sentence_used(fresh: Complaint, now: datetime) -> None:
    [taken] = fresh.take_step(Step.APOLOGISE, at=now, sentence="Het spijt me,\n mevrouw. ").steps
    assert (taken.at, taken.sentence) == (now, "Het spijt me, mevrouw.")


def test_a_step_taken_twice_stays_as_it_was(fresh: Complaint, now: datetime) -> None:
    once = fresh.take_step(Step.LISTEN, at=now, sentence="Vertel.")
    assert once.take_step(Step.LISTEN, at=now + timedelta(hours=1), sentence="Ga door.") == once


def test_undoing_the_only_action_step_makes_it_ask_again(fresh: Complaint, now: datetime) -> None:
    undone = fresh.take_step(Step.OFFER, at=now, anyway=True).undo_step(Step.OFFER)
    assert undone.steps == ()
    with pytest.raises(AttentionFirst):
        undone.take_step(Step.OFFER, at=now)


def test_undoing_leaves_the_other_steps_alone(fresh: Complaint, now: datetime) -> None:
    undone = with_steps(fresh, *ATTENTION, at=now).undo_step(Step.ACKNOWLEDGE)
    assert [taken.step for taken in undone.steps] == [Step.LISTEN, Step.APOLOGISE]


def test_what_was_not_done_cannot_be_undone(fresh: Complaint) -> None:
    with pytest.raises(StepNotDone):
        fresh.undo_step(Step.LISTEN)


def test_the_next_step_is_the_first_one_open(fresh: Complaint, now: datetime) -> None:
    order = []
    done = fresh
    while (step := next_step(done.steps)) is not None:
        order.append(step)
        done = done.take_step(step, at=now)
    assert order == list(STEPS)
    assert next_step(with_steps(fresh, Step.OFFER, Step.LISTEN, at=now).steps) is Step.ACKNOWLEDGE


def test_attention_wants_all_three(fresh: Complaint, now: datetime) -> None:
    two = with_steps(fresh, Step.LISTEN, Step.APOLOGISE, at=now)
    assert not attention_given(two.steps)
    assert attention_given(two.take_step(Step.ACKNOWLEDGE, at=now).steps)
    assert not is_done(two.steps, Step.ACKNOWLEDGE)
