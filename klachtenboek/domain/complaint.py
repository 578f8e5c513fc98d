"""A complaint: an immutable value and all that may be done with it; what it holds stands in ``record``."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from klachtenboek.domain.checklist import Step, asks_attention_first, is_done, take
from klachtenboek.domain.contact import Addition, Attachment, Contact, OnlineTrail
from klachtenboek.domain.errors import (
    AlreadyClosed,
    AttentionFirst,
    BinEmptied,
    NoSolution,
    NotClosed,
    NotFound,
    NothingWritten,
    NotOnline,
    PracticeOnly,
    ReasonMissing,
    StepNotDone,
    Voided,
)
from klachtenboek.domain.goodwill import Answer, Goodwill
from klachtenboek.domain.kinds import Channel, Closing, Direction
from klachtenboek.domain.record import EDITABLE, LINES, Closed, Lapsed, LegalHold, Record, Reopened, Solution
from klachtenboek.domain.text import LINE_LIMIT, clean_line, clean_text, first_clause

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtenboek.domain.aftercare import Aftercare
    from klachtenboek.domain.correspondence import SentLetter
    from klachtenboek.domain.promise import Promise

if TYPE_CHECKING:
    from dataclasses import replace  # to whoever checks types, for that one is known
else:
    from klachtenboek.domain.replacing import replace

BIN_DAYS = 30
"""How long a complaint that was thrown away can be put back, in days (R40)."""

LINK_LIMIT = 2_000
"""Characters in the address of a review or post, longer than any browser copies."""

REPEAT_MONTHS = 12
"""Within how many months the same trouble is a repeat."""


class _Child(Protocol):
    @property
    def id(self) -> int: ...


_C = TypeVar("_C", bound=_Child)


class Complaint(Record):
    """A complaint with its verbs: each takes the moment as an argument and returns a new one."""

    __slots__ = ()

    # -- story --------------------------------------------------------------------------------------

    def checked(self, *, has_name: bool) -> Complaint:
        """Return it cleaned and titled, ready to be written down. Raises NothingWritten, TextTooLong."""
        story = clean_text(self.story)
        if not story and not has_name:
            raise NothingWritten
        lines: dict[str, Any] = {name: clean_line(getattr(self, name)) for name in LINES}
        lines["title"] = lines["title"] or first_clause(story)
        return replace(self, story=story, cause_note=clean_line(self.cause_note), **lines)

    def add_to_story(self, text: str, *, at: datetime) -> Complaint:
        """Return it with a dated addition; the story stays as it was told. Raises NothingWritten."""
        return replace(self._live(), additions=(*self.additions, Addition(at=at, text=_required(text))))

    def edit(self, **changes: Any) -> Complaint:  # noqa: ANN401  each field has its own type, checked by name
        """Return it with corrected facts. Raises Voided, and ValueError for a field that is not EDITABLE."""
        unknown = changes.keys() - EDITABLE
        if unknown:
            message = f"not editable: {sorted(unknown)}"
            raise ValueError(message)
        cleaned: dict[str, Any] = {
            name: clean_line(value, limit=LINE_LIMIT) if name in LINES or name == "cause_note" else value
            for name, value in changes.items()
        }
        if "title" in cleaned:
            cleaned["title"] = cleaned["title"] or first_clause(self.story)
        if cleaned.get("health_note") is not None:
            cleaned["health_note"] = replace(cleaned["health_note"], text=clean_text(cleaned["health_note"].text))
        return replace(self._live(), **cleaned)

    # -- steps and solution -------------------------------------------------------------------------

    def take_step(self, step: Step, *, at: datetime, sentence: str = "", anyway: bool = False) -> Complaint:
        """Return it with the step taken; a step already taken stays as it was.

        Raises AttentionFirst for the first action step before the attention steps, unless ``anyway``.
        """
        live = self._live()
        if is_done(self.steps, step):
            return live
        if not anyway and asks_attention_first(self.steps, step):
            raise AttentionFirst
        taken = take(step, self.steps, at=at, sentence=clean_line(sentence, limit=1_000))
        return replace(live, steps=(*self.steps, taken))

    def undo_step(self, step: Step) -> Complaint:
        """Return it without the step. Raises StepNotDone."""
        if not is_done(self.steps, step):
            raise StepNotDone
        return replace(self._live(), steps=tuple(s for s in self.steps if s.step is not step))

    def choose_solution(self, text: str, *, at: datetime) -> Complaint:
        """Return it with the solution that was chosen; agreeing is asked anew. Raises NothingWritten."""
        return replace(self._live(), solution=Solution(clean_line(_required(text), limit=1_000), at))

    def agree(self, *, at: datetime) -> Complaint:
        """Return it with the customer's agreement. Raises NoSolution."""
        if self.solution is None:
            raise NoSolution
        return replace(self._live(), solution=replace(self.solution, agreed_at=self.solution.agreed_at or at))

    def disagree(self) -> Complaint:
        """Return it without the customer's agreement. Raises NoSolution."""
        if self.solution is None:
            raise NoSolution
        return replace(self._live(), solution=replace(self.solution, agreed_at=None))

    # -- promises -----------------------------------------------------------------------------------

    def promise(self, promise: Promise) -> Complaint:
        """Return it with one more promise, which makes the solution open again. Raises NothingWritten."""
        text = clean_line(_required(promise.text), limit=1_000)
        return replace(self._live(), promises=(*self.promises, replace(promise, text=text)))

    def keep_promise(self, promise_id: int, *, at: datetime, note: str = "") -> Complaint:
        """Return it with the promise kept, or kept late. Raises NotFound, PromiseEnded."""
        return self._promise(promise_id, lambda p: p.keep(at=at, note=clean_text(note)))

    def break_promise(self, promise_id: int, *, at: datetime, note: str = "") -> Complaint:
        """Return it with the promise broken. Raises NotFound, PromiseEnded."""
        return self._promise(promise_id, lambda p: p.break_(at=at, note=clean_text(note)))

    def move_promise(self, promise_id: int, due: datetime, *, at: datetime, consent: bool) -> Complaint:
        """Return it with the promise moved to ``due``. Raises NotFound, PromiseEnded, NoConsent."""
        ended, follower = _find(self.promises, promise_id, "promise").move(due, at=at, consent=consent)
        moved = self._promise(promise_id, lambda _: ended)
        return replace(moved, promises=(*moved.promises, follower))

    def promise_not_reached(self, promise_id: int, *, at: datetime, note: str = "") -> Complaint:
        """Return it with one more attempt at which the customer was not reached. Raises NotFound, PromiseEnded."""
        tried = self._promise(promise_id, lambda p: p.not_reached())
        attempt = Contact(
            at=at,
            direction=Direction.OUT,
            channel=Channel.PHONE,
            reached=False,
            said=clean_text(note),
            promise_id=promise_id,
        )
        return replace(tried, contacts=(*tried.contacts, attempt))

    def _promise(self, promise_id: int, change: Callable[[Promise], Promise]) -> Complaint:
        found = _find(self.promises, promise_id, "promise")
        changed = tuple(change(p) if p is found else p for p in self.promises)
        return replace(self._live(), promises=changed)

    # -- goodwill -----------------------------------------------------------------------------------

    def give(self, line: Goodwill) -> Complaint:
        """Return it with one more line. Raises NothingWritten, NotAnAmount, ShareTooLarge, WrongDates."""
        return replace(self._live(), goodwill=(*self.goodwill, _described(line)))

    def change_goodwill(self, line: Goodwill) -> Complaint:
        """Return it with the line of the same id replaced. Raises NotFound and what ``give`` raises."""
        found = _find(self.goodwill, line.id, "goodwill")
        checked = _described(line)
        return replace(self._live(), goodwill=tuple(checked if x is found else x for x in self.goodwill))

    def answer_goodwill(self, line_id: int, answer: Answer, *, on: date) -> Complaint:
        """Return it with the customer's answer to the offer. Raises NotFound, WrongDates."""
        return self.change_goodwill(_find(self.goodwill, line_id, "goodwill").answered(answer, on=on))

    def take_back_goodwill(self, line_id: int) -> Complaint:
        """Return it without the line. Raises NotFound."""
        found = _find(self.goodwill, line_id, "goodwill")
        return replace(self._live(), goodwill=tuple(x for x in self.goodwill if x is not found))

    # -- contacts, letters, online ------------------------------------------------------------------

    def contact(self, contact: Contact) -> Complaint:
        """Return it with one more contact or note. Raises NothingWritten when reached and nothing is said."""
        said, answer = clean_text(contact.said), clean_text(contact.answer)
        if contact.reached and not said and not answer:
            raise NothingWritten
        return replace(self._live(), contacts=(*self.contacts, replace(contact, said=said, answer=answer)))

    def attach(self, attachment: Attachment) -> Complaint:
        """Return it with one more photo or file. Raises Voided."""
        return replace(self._live(), attachments=(*self.attachments, attachment))

    def detach(self, attachment_id: int) -> Complaint:
        """Return it without that photo or file. Raises NotFound, Voided."""
        going = _find(self.attachments, attachment_id, "attachment")
        return replace(self._live(), attachments=tuple(kept for kept in self.attachments if kept is not going))

    def send(self, letter: SentLetter) -> Complaint:
        """Return it with a letter that left the shop. Raises PracticeOnly."""
        if self.is_practice:
            raise PracticeOnly
        return replace(self._live(), letters=(*self.letters, letter))

    def follow_online(self, trail: OnlineTrail) -> Complaint:
        """Return it with its online trail. Raises NotOnline unless the channel is one others read."""
        if not self.is_online:
            raise NotOnline
        cleaned = replace(
            trail,
            platform=clean_line(trail.platform),
            link=clean_line(trail.link, limit=LINK_LIMIT),
            quoted=clean_text(trail.quoted),
            reply=clean_text(trail.reply),
        )
        return replace(self._live(), trail=cleaned)

    # -- closing and after --------------------------------------------------------------------------

    def close(self, reason: Closing, *, at: datetime, note: str = "", aftercare: Aftercare | None = None) -> Complaint:
        """Return it closed; always possible, with a reason. Raises AlreadyClosed, Voided.

        ``aftercare`` is planned only for a complaint that is resolved; without a new plan a call made before is kept.
        """
        if self.closed is not None:
            raise AlreadyClosed
        planned = (aftercare if self.is_resolved else None) or self.aftercare
        return replace(self._live(), closed=Closed(at, reason, clean_text(note)), aftercare=planned)

    def reopen(self, reason: str, *, at: datetime) -> Complaint:
        """Return it open again, with its solution to be agreed anew. Raises NotClosed, ReasonMissing.

        An after-care call that was planned and not made is off: it is planned anew at the next closing.
        """
        if self.closed is None:
            raise NotClosed
        entry = Reopened(at=at, reason=_reason(reason), closed_at=self.closed.at)
        solution = replace(self.solution, agreed_at=None) if self.solution is not None else None
        called = None if self.aftercare is None or self.aftercare.is_due else self.aftercare
        reopenings = (*self.reopenings, entry)
        return replace(self._live(), closed=None, solution=solution, aftercare=called, reopenings=reopenings)

    def call_back_later(self, outcome: Aftercare, *, at: datetime, reason: str) -> Complaint:
        """Return it with the after-care call as answered; one "no" reopens it with ``reason``."""
        answered = replace(outcome, called_at=at, anything_else=clean_text(outcome.anything_else))
        called = replace(self._live(), aftercare=answered)
        return called.reopen(reason, at=at) if outcome.says_no and self.closed is not None else called

    def lapse(self, reason: str, *, at: datetime) -> Complaint:
        """Return it thrown away: its number stays, as lapsed. Raises ReasonMissing, Voided."""
        return replace(self._live(), lapsed=Lapsed(at, _reason(reason)))

    def put_back(self, *, at: datetime) -> Complaint:
        """Return it taken out of the bin. Raises NotFound when it is not in there, BinEmptied after 30 days."""
        if self.lapsed is None:
            what = "bin"
            raise NotFound(what, self.reference)
        if at - self.lapsed.at > timedelta(days=BIN_DAYS):
            raise BinEmptied
        return replace(self, lapsed=None)

    def hold_on(self, reason: str, review_on: date) -> Complaint:
        """Return it under a legal hold. Raises ReasonMissing."""
        return replace(self._live(), hold=LegalHold(_reason(reason), review_on))

    def release(self) -> Complaint:
        """Return it without a legal hold."""
        return replace(self._live(), hold=None)

    def _live(self) -> Complaint:
        if self.lapsed is not None:
            raise Voided
        return self


def _find(children: tuple[_C, ...], key: int, what: str) -> _C:
    for child in children:
        if child.id == key:
            return child
    raise NotFound(what, key)


def _described(line: Goodwill) -> Goodwill:
    described = replace(line, description=clean_line(_required(line.description)), receipt=clean_line(line.receipt))
    number = clean_line(line.voucher_number)
    return replace(described, remark=clean_line(line.remark, limit=1_000), voucher_number=number).checked()


def _required(text: str) -> str:
    cleaned = clean_text(text)
    if not cleaned:
        raise NothingWritten
    return cleaned


def _reason(reason: str) -> str:
    cleaned = clean_text(reason)
    if not cleaned:
        raise ReasonMissing
    return cleaned
