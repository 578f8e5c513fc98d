"""What the shop gives, as a table with the customer's share, and one sentence why; declined offers by name."""

from __future__ import annotations

from klachtenboek.domain.goodwill import Answer, Given, Goodwill
from klachtenboek.domain.kinds import Kind
from klachtenboek.i18n import _, euro, ngettext
from klachtenboek.letters.case import Block, Case, Choices
from klachtenboek.letters.letter import GiftRow, Gifts, Prose, Section
from klachtenboek.letters.sentences import inside, one_line, sentence


def sections(case: Case, choices: Choices) -> tuple[Section, ...]:
    """Return heading, reason and table, or nothing when nothing was given nor offered."""
    accepted = _lines(case, Answer.ACCEPTED)
    own = choices.own(Block.GIVEN)
    text = why(case, coulance=choices.coulance) if own is None else own
    if not text or (own is None and not has_gifts(case)):
        return ()
    heading = case.texts.say("given.heading" if accepted else "given.heading_offered")
    reason, __, offers = text.partition("\n") if accepted else (text, "", "")
    intro = Prose(heading=heading, text=reason.strip())
    after = (Prose(text=offers.strip()),) if offers.strip() else ()
    return (intro, table(case, accepted), *after) if accepted else (intro,)


def has_gifts(case: Case) -> bool:
    """Tell whether anything was given or offered."""
    return any(_described(line) for line in case.complaint.goodwill)


def why(case: Case, *, coulance: bool = True) -> str:
    """Return the sentence why, and on lines of their own what was offered and not taken, or is still open.

    The first line stands before the table, the others after it.
    """
    said = case.texts
    accepted = _lines(case, Answer.ACCEPTED)
    declined, offered = _names(case, Answer.DECLINED), _names(case, Answer.OFFERED)
    parts = [said.say(f"given.{_reason(case, accepted, coulance=coulance)}")] if accepted else []
    if declined:
        parts.append(said.say("given.declined" if accepted else "given.declined_only", names=declined))
    if offered:
        parts.append(said.say("given.open", names=offered))
    return "\n".join(parts)


def _reason(case: Case, lines: tuple[Goodwill, ...], *, coulance: bool) -> str:
    """Choose the sentence; the word coulance only when a line is one, and the owner leaves it in."""
    if case.complaint.kind is Kind.COMPLIMENT:
        return "thanks_kind"
    shared = any(line.share and not line.hide_amount for line in lines)
    if all(line.liable for line in lines):
        return "owed_shared" if shared else "owed"
    if not coulance:
        return "plain_shared" if shared else "plain"
    if any(line.liable for line in lines):
        return "coulance_partly"
    return "coulance_shared" if shared else "coulance"


def table(case: Case, lines: tuple[Goodwill, ...]) -> Gifts:
    """Return the table; lines whose amounts stay hidden are named but neither shown nor added up."""
    visible = [line for line in lines if not line.hide_amount]
    total = Given(sum(line.value for line in visible), sum(line.share for line in visible)) if visible else None
    return Gifts(rows=tuple(_row(line, case) for line in lines), total=total)


def _row(line: Goodwill, case: Case) -> GiftRow:
    description = sentence(_with_voucher(line, case)).removesuffix(".")
    if line.hide_amount:
        return GiftRow(description=description)
    return GiftRow(description=description, value=line.value, share=line.share, given=line.given)


def _with_voucher(line: Goodwill, case: Case) -> str:
    said, number = case.texts, one_line(line.voucher_number).strip(" .,;:")
    until = case.texts.full_date(line.voucher_expires) if line.voucher_expires is not None else ""
    description = _described(line)
    if number and until:
        return said.say("given.voucher_both", description=description, number=number, day=until)
    if number:
        return said.say("given.voucher", description=description, number=number)
    return said.say("given.voucher_until", description=description, day=until) if until else description


def _lines(case: Case, answer: Answer) -> tuple[Goodwill, ...]:
    return tuple(line for line in case.complaint.goodwill if line.answer is answer and _described(line))


def _described(line: Goodwill) -> str:
    return one_line(line.description).strip(" .,;:")


def _names(case: Case, answer: Answer) -> str:
    return case.texts.listing([inside(_described(line), case) for line in _lines(case, answer)])


def summary(case: Case) -> str:
    """Return what stands beside the switch: ``€ 34,00 van € 49,00``."""
    accepted = _lines(case, Answer.ACCEPTED)
    total = table(case, accepted).total if accepted else None
    if total is not None:
        return _("{given} van {value}").format(given=euro(total.given), value=euro(total.value))
    if accepted:
        return _("zonder bedragen")
    count = sum(1 for line in case.complaint.goodwill if _described(line))
    return ngettext("{count} aanbod", "{count} keer iets aangeboden", count).format(count=count) if count else ""
