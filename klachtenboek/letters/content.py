"""The words of a letter, made up from a case and the owner's choices; not how they are set on paper (paper)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.errors import BlockEmpty
from klachtenboek.domain.kinds import Kind
from klachtenboek.i18n import N_, _, full_date, month, ngettext
from klachtenboek.letters import ahead, given, told
from klachtenboek.letters.case import Block, BlockState, Case, Choices, Done
from klachtenboek.letters.done import actions, as_lines, done, shown
from klachtenboek.letters.letter import ActionRow, Actions, GiftRow, Gifts, Letter, Prose, Section
from klachtenboek.letters.letterhead import head
from klachtenboek.letters.sentences import joined, one_line, sentence

__all__ = [
    "KINDS",
    "ActionRow",
    "Actions",
    "Block",
    "BlockState",
    "Case",
    "Choices",
    "Done",
    "GiftRow",
    "Gifts",
    "Letter",
    "Prose",
    "Section",
    "blocks",
    "compose",
    "suggested",
]

BLOCKS: dict[LetterKind, tuple[Block, ...]] = {
    LetterKind.ACKNOWLEDGEMENT: (Block.TOLD, Block.DONE, Block.NEXT),
    LetterKind.CLOSING: (Block.TOLD, Block.DONE, Block.GIVEN, Block.PREVENT, Block.NEXT, Block.AFTERCARE),
    LetterKind.EXPLANATION: (Block.TOLD, Block.REASONS, Block.DONE, Block.GIVEN, Block.NEXT),
    LetterKind.AFTERCARE: (Block.TOLD, Block.NEXT),
    LetterKind.THANKS: (Block.TOLD, Block.GIVEN),
}
"""The blocks of each kind of letter, in reading order."""

KINDS = tuple(BLOCKS)
"""The kinds of letter that can be made."""

TITLES = {
    Block.TOLD: N_("Wat de klant vertelde"),
    Block.REASONS: N_("Onze uitleg"),
    Block.DONE: N_("Wat wij hebben gedaan"),
    Block.GIVEN: N_("Wat wij geven"),
    Block.PREVENT: N_("Hoe wij dit voorkomen"),
    Block.NEXT: N_("Wat er nog komt"),
    Block.AFTERCARE: N_("Nazorg"),
}


def compose(case: Case, kind: LetterKind, choices: Choices | None = None) -> Letter:
    """Return the letter. Raises BlockEmpty for a block the owner chose or cleared that has nothing to say.

    Without choices every block that has something to say is in it, and empty ones are left out. Only an explanation
    cannot be made without words of the owner's: why something was so is in nobody else's hands.
    """
    writer = _Writer(case, kind, choices or Choices())
    return head(case, kind, subject=_subject(case, writer.choices), sections=writer.sections())


def suggested(case: Case) -> LetterKind:
    """Return the kind of letter to begin with."""
    complaint = case.complaint
    if complaint.kind is Kind.COMPLIMENT:
        return LetterKind.THANKS
    if complaint.aftercare is not None and complaint.aftercare.called_at is not None:
        return LetterKind.AFTERCARE
    answered = complaint.is_resolved or complaint.closed is not None or bool(complaint.goodwill)
    return LetterKind.CLOSING if answered or complaint.letters else LetterKind.ACKNOWLEDGEMENT


def blocks(case: Case, kind: LetterKind) -> tuple[BlockState, ...]:
    """Return, per block of this kind, whether it has something to say and what it proposes."""
    return tuple(_state(block, case, kind) for block in BLOCKS[kind])


def _subject(case: Case, choices: Choices) -> str:
    return one_line(choices.subject) or told.subject(case)


def _state(block: Block, case: Case, kind: LetterKind) -> BlockState:
    text = _proposal(block, case, kind)
    rows = done(case) if block is Block.DONE else ahead.promise_rows(case) if block is Block.NEXT else ()
    return BlockState(
        block=block,
        title=_(TITLES[block]),
        is_available=bool(text),
        text=text,
        summary=_summary(block, case, rows) if text else "",
        rows=rows,
    )


def _summary(block: Block, case: Case, rows: tuple[Done, ...]) -> str:
    if block is Block.DONE:
        words = ngettext("{count} regel uit het logboek", "{count} regels uit het logboek", len(rows))
        return words.format(count=len(rows))
    if block is Block.GIVEN:
        return given.summary(case)
    if block is Block.NEXT and rows:
        return ngettext("{count} open belofte", "{count} open beloftes", len(rows)).format(count=len(rows))
    day = ahead.aftercare_day(case) if block is Block.AFTERCARE else None
    if day is None:
        return ""
    shown = f"{day.day} {month(day.month)}" if day.year == case.today.year else full_date(day)
    return _("Belofte op {day}").format(day=shown)


def _proposal(block: Block, case: Case, kind: LetterKind) -> str:
    """Return what the block says when the owner words nothing, as one text to edit; empty when it says nothing."""
    match block:
        case Block.TOLD:
            return _told(case, kind)
        case Block.DONE:
            return as_lines(shown(done(case), case))
        case Block.NEXT:
            rows = as_lines(shown(ahead.promise_rows(case), case))
            return "\n".join(part for part in (_expectation(case, kind), rows) if part)
        case _:
            propose = {Block.GIVEN: given.why, Block.PREVENT: ahead.prevention, Block.AFTERCARE: ahead.aftercare}
            return propose[block](case) if block in propose else ""


def _told(case: Case, kind: LetterKind) -> str:
    said = case.texts
    if kind is LetterKind.AFTERCARE:
        remembered = said.say("aftercare.remembered", told=told.received_day(case), what=told.what(case))
        return joined(remembered, ahead.after_call(case))
    if kind is LetterKind.ACKNOWLEDGEMENT:
        thanks = said.say("received.thanks")
        return joined(told.opening(case), told.health(case), thanks, told.understanding(case), told.apology(case))
    return told.told(case)


def _expectation(case: Case, kind: LetterKind) -> str:
    """Return what to expect before the promises are named: the number, a late promise, the day of our answer."""
    if kind is not LetterKind.ACKNOWLEDGEMENT:
        return ahead.late(case)
    said, noun, complaint = case.texts, told.noun(case), case.complaint
    if complaint.reference is None or complaint.is_practice:
        written = said.say("received.unnumbered", noun=noun)
    else:
        written = said.say("received.numbered", noun=noun, reference=str(complaint.reference))
    answer = "" if complaint.kind is Kind.COMPLIMENT or complaint.is_resolved else ahead.answer(case)
    return joined(written, answer, ahead.late(case))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Puts the blocks of one letter in order."""

    case: Case
    kind: LetterKind
    choices: Choices

    def sections(self) -> tuple[Section, ...]:
        """Return everything between salutation and closing."""
        return (
            tuple(
                section
                for block in BLOCKS[self.kind]
                if block is not Block.AFTERCARE and self._wants(block)
                for section in self._filled(block, _MAKERS[block](self))
            )
            + self._goodbye()
        )

    def _wants(self, block: Block) -> bool:
        return self.choices.blocks is None or block in self.choices.blocks

    def _filled(self, block: Block, found: tuple[Section, ...]) -> tuple[Section, ...]:
        chosen = self.choices.blocks is not None or self.choices.own(block) == "" or block is Block.REASONS
        if chosen and not found:
            raise BlockEmpty(_small(TITLES[block]))
        return found

    def _text(self, block: Block) -> str:
        own = self.choices.own(block)
        return _proposal(block, self.case, self.kind) if own is None else own

    def told(self) -> tuple[Section, ...]:
        """Return facts and feeling, with the apology in bold when the text ends with it."""
        text = self._text(Block.TOLD)
        apology = told.apology(self.case)
        if apology and text.endswith(apology):
            return (Prose(text=text.removesuffix(apology).rstrip(), strong=apology),)
        return (Prose(text=text),) if text else ()

    def reasons(self) -> tuple[Section, ...]:
        """Return our reasons, after that we looked; that we stay open to more comes at the end."""
        own, said = self.choices.own(Block.REASONS), self.case.texts
        if not own:
            return ()
        return (
            Prose(text=said.say("explanation.looked")),
            Prose(heading=said.say("explanation.heading"), text=own),
        )

    def done(self) -> tuple[Section, ...]:
        """Return what was done, as a table."""
        found = actions(self.case, self.choices)
        return (found,) if found is not None else ()

    def given(self) -> tuple[Section, ...]:
        """Return what is given and why."""
        return given.sections(self.case, self.choices)

    def prevent(self) -> tuple[Section, ...]:
        """Return what is done differently from now on."""
        text = self._text(Block.PREVENT)
        return (Prose(heading=self.case.texts.say("prevent.heading"), text=text),) if text else ()

    def next(self) -> tuple[Section, ...]:
        """Return what to expect, and the promises as a table."""
        said, own = self.case.texts, self.choices.own(Block.NEXT)
        is_first = self.kind is LetterKind.ACKNOWLEDGEMENT
        heading = said.say("next.heading" if is_first else "next.heading_closing")
        text = _expectation(self.case, self.kind) if own is None else own
        prose = (Prose(heading=heading, text=text),) if text else ()
        if own is not None:
            return prose
        table = ahead.promise_table(self.case, said.say("next.promised") if prose else heading)
        return (*prose, *table)

    def _goodbye(self) -> tuple[Section, ...]:
        """Return the owner's own sentence and the last paragraph."""
        case, said = self.case, self.case.texts
        if self.kind is LetterKind.ACKNOWLEDGEMENT:
            parts = said.say("closing.questions", reach=ahead.reach(case))
        elif self.kind is LetterKind.CLOSING:
            parts = joined(ahead.thanks(case), self._aftercare(), ahead.forward(case))
        else:
            parts = joined(ahead.thanks(case), ahead.forward(case))
        texts = (self._still_open(), self.choices.own_sentence.strip(), parts)
        return tuple(Prose(text=text) for text in texts if text)

    def _still_open(self) -> str:
        """Return the door that stays open: to another view on it, or to a customer we could not reach."""
        if self.kind is LetterKind.EXPLANATION:
            return self.case.texts.say("explanation.still_open", reach=ahead.reach(self.case))
        return ahead.unreachable(self.case) if self.kind is LetterKind.CLOSING else ""

    def _aftercare(self) -> str:
        if not self._wants(Block.AFTERCARE):
            return ""
        text = self._text(Block.AFTERCARE)
        if not text and (self.choices.blocks is not None or self.choices.own(Block.AFTERCARE) == ""):
            raise BlockEmpty(_small(TITLES[Block.AFTERCARE]))
        return sentence(text)


_MAKERS: dict[Block, Callable[[_Writer], tuple[Section, ...]]] = {
    Block.TOLD: _Writer.told,
    Block.REASONS: _Writer.reasons,
    Block.DONE: _Writer.done,
    Block.GIVEN: _Writer.given,
    Block.PREVENT: _Writer.prevent,
    Block.NEXT: _Writer.next,
}


def _small(title: str) -> str:
    words = _(title)
    return words[:1].lower() + words[1:]
