"""What the owner chose on the page of a letter, as it is kept until the letter is sent; not the letter itself."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from klachtenboek.i18n import NBSP
from klachtenboek.letters.case import Block, BlockState, Choices

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterForm:
    """Which blocks are off, how the owner words the others, their own sentence and subject, and the photos."""

    off: frozenset[Block] = frozenset()
    words: tuple[tuple[Block, str], ...] = ()
    own_sentence: str = ""
    subject: str = ""
    coulance: bool = True
    photos: frozenset[int] = frozenset()

    def own(self, block: Block) -> str | None:
        """Return the owner's wording of a block, None when it is ours."""
        return next((words for named, words in self.words if named is block), None)

    def is_on(self, state: BlockState) -> bool:
        """Tell whether the block belongs in the letter; an explanation does until it is switched off."""
        if state.block in self.off:
            return False
        return state.is_available or state.block is Block.REASONS or self.own(state.block) is not None

    def text(self, state: BlockState) -> str:
        """Return what the block says: the owner's words, or the proposal."""
        own = self.own(state.block)
        return state.text if own is None else own

    def switched(self, state: BlockState, *, on: bool) -> LetterForm:
        """Return it with a block on or off; one without a proposal begins with empty words."""
        off = self.off - {state.block} if on else self.off | {state.block}
        form = replace(self, off=off)
        if on and not form.is_on(state):
            return form.worded(state, "")
        return form

    def worded(self, state: BlockState, text: str | None) -> LetterForm:
        """Return it with the block in these words; None, or the proposal itself, is the proposal again."""
        others = tuple(pair for pair in self.words if pair[0] is not state.block)
        if text is None or (text and _plain(text) == _plain(state.text)):
            return replace(self, words=others)
        return replace(self, words=(*others, (state.block, text)))

    def empty_blocks(self, states: Sequence[BlockState]) -> tuple[BlockState, ...]:
        """Return the blocks that are on and have nothing to say yet."""
        return tuple(state for state in states if self.is_on(state) and not self.text(state).strip())

    def choices(self, states: Sequence[BlockState], *, finished: bool) -> Choices:
        """Return the choices; a letter that is not ``finished`` leaves out what has nothing to say yet."""
        skipped = set() if finished else {state.block for state in self.empty_blocks(states)}
        blocks = frozenset(state.block for state in states if self.is_on(state)) - skipped
        return Choices(
            blocks=blocks,
            words=tuple(pair for pair in self.words if pair[0] in blocks),
            own_sentence=self.own_sentence,
            coulance=self.coulance,
            subject=self.subject,
            photos=self.photos,
        )

    def kept(self) -> str:
        """Return it as text to be remembered; empty when nothing was chosen."""
        if self == LetterForm():
            return ""
        return json.dumps(
            {
                "off": sorted(block.value for block in self.off),
                "words": {block.value: words for block, words in self.words},
                "own_sentence": self.own_sentence,
                "subject": self.subject,
                "coulance": self.coulance,
                "photos": sorted(self.photos),
            },
            ensure_ascii=False,
        )

    @classmethod
    def read(cls, kept: str) -> LetterForm:
        """Return what was remembered; what a newer or older program wrote differently is as proposed."""
        try:
            found: dict[str, Any] = json.loads(kept or "{}")
            return cls(
                off=frozenset(Block(name) for name in found.get("off", ())),
                words=tuple((Block(name), str(words)) for name, words in found.get("words", {}).items()),
                own_sentence=str(found.get("own_sentence", "")),
                subject=str(found.get("subject", "")),
                coulance=bool(found.get("coulance", True)),
                photos=frozenset(int(key) for key in found.get("photos", ())),
            )
        except (ValueError, AttributeError, TypeError):
            return cls()


def _plain(text: str) -> str:
    """Return it with ordinary spaces for the hard ones, which nobody sees and nobody types."""
    return text.replace(NBSP, " ")
