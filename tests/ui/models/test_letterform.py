"""What the owner chose on the page of a letter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from klachtenboek.letters.case import Block, BlockState
from klachtenboek.ui.models.letterform import LetterForm

TOLD = BlockState(block=Block.TOLD, title="Wat de klant vertelde", is_available=True, text="U vertelde ons iets.")
PREVENT = BlockState(block=Block.PREVENT, title="Hoe wij dit voorkomen", is_available=False)
REASONS = BlockState(block=Block.REASONS, title="Onze uitleg", is_available=False)


def test_a_block_with_something_to_say_is_on() -> None:
    assert LetterForm().is_on(TOLD)
    assert not LetterForm().is_on(PREVENT)


def test_an_explanation_is_on_although_only_the_owner_can_write_it() -> None:
    assert LetterForm().is_on(REASONS)
    assert LetterForm().empty_blocks((TOLD, REASONS)) == (REASONS,)


def test_an_empty_block_is_left_out_of_the_look_and_asked_for_at_the_end() -> None:
    form = LetterForm()
    assert form.choices((TOLD, REASONS), finished=False).blocks == frozenset({Block.TOLD})
    assert form.choices((TOLD, REASONS), finished=True).blocks == frozenset({Block.TOLD, Block.REASONS})


def test_a_block_can_be_switched_off_and_on() -> None:
    off = LetterForm().switched(TOLD, on=False)
    assert not off.is_on(TOLD)
    assert off.switched(TOLD, on=True) == LetterForm()


def test_a_block_without_a_proposal_begins_with_empty_words() -> None:
    form = LetterForm().switched(PREVENT, on=True)
    assert form.is_on(PREVENT)
    assert form.own(Block.PREVENT) == ""


def test_own_words_take_the_place_of_ours_and_ours_come_back() -> None:
    form = LetterForm().worded(TOLD, "U zei het al.")
    assert form.text(TOLD) == "U zei het al."
    assert form.choices((TOLD,), finished=True).own(Block.TOLD) == "U zei het al."
    assert form.worded(TOLD, None) == LetterForm()
    assert form.worded(TOLD, TOLD.text) == LetterForm()


def test_words_that_differ_in_hard_spaces_only_are_the_proposal() -> None:
    done = replace(TOLD, text="10.12\u00a0uur: Naar uw verhaal geluisterd")
    assert LetterForm().worded(done, "10.12 uur: Naar uw verhaal geluisterd") == LetterForm()


def test_words_of_a_block_that_is_off_stay_but_are_not_sent() -> None:
    form = LetterForm().worded(TOLD, "U zei het al.").switched(TOLD, on=False)
    assert form.choices((TOLD,), finished=True).words == ()
    assert form.switched(TOLD, on=True).text(TOLD) == "U zei het al."


def test_it_is_read_as_it_was_kept() -> None:
    form = LetterForm(
        off=frozenset({Block.GIVEN}),
        words=((Block.TOLD, "“Zó” zei u."),),
        own_sentence="Tot ziens.",
        subject="uw taart",
        coulance=False,
    )
    assert LetterForm.read(form.kept()) == form


def test_nothing_chosen_keeps_nothing() -> None:
    assert LetterForm().kept() == ""
    assert LetterForm.read("") == LetterForm()


@pytest.mark.parametrize("kept", ["{", "[]", '{"off": ["onbekend"]}', '{"words": 3}', "null", '{"off": 1}'])
def test_what_cannot_be_read_is_as_proposed(kept: str) -> None:
    assert LetterForm.read(kept) == LetterForm()
