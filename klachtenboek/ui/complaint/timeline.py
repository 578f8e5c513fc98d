"""Everything that happened to a complaint as one line of moments, newest first; no widget, and nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from klachtenboek.domain.checklist import ATTENTION, Step, StepDone
from klachtenboek.domain.contact import AttachmentKind, Contact
from klachtenboek.domain.goodwill import Answer, Goodwill
from klachtenboek.domain.kinds import Direction, Outcome
from klachtenboek.domain.promise import Promise
from klachtenboek.i18n import N_, _, capital, euro, full_date, moment_words, ngettext, number_word
from klachtenboek.labels import heading, label, spoken_time
from klachtenboek.ui.complaint.view import View

_TAKEN = {
    Step.LISTEN: N_("Klant laten uitpraten"),
    Step.ACKNOWLEDGE: N_("Begrip getoond"),
    Step.APOLOGISE: N_("Sorry gezegd"),
    Step.SUMMARISE: N_("Samengevat"),
    Step.OFFER: N_("Oplossing gekozen"),
    Step.PREVENT: N_("Maatregel gekozen"),
}
_ENDED = {
    Outcome.KEPT: (N_("Belofte nagekomen: {text}"), "check", "ok"),
    Outcome.KEPT_LATE: (N_("Belofte te laat nagekomen: {text}"), "check", "ok"),
    Outcome.MOVED: (N_("Belofte verzet: {text}"), "ring", "neutral"),
    Outcome.BROKEN: (N_("Belofte niet nagekomen: {text}"), "filled", "danger"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One entry: when, what, the words under it, and the shape (filled, ring, check) and tone of its dot."""

    at: datetime
    title: str
    detail: str = ""
    dot: str = "filled"
    tone: str = "neutral"


def moments(view: View) -> tuple[Moment, ...]:
    """Return all that happened, newest first; an open promise stands at the moment it is due."""
    found = [
        *_told(view),
        *(_step(done, view) for done in view.complaint.steps),
        *_agreed(view),
        *(part for promise in view.complaint.promises for part in _promise(promise, view.now)),
        *(_given(line) for line in view.complaint.goodwill),
        *(_contact(contact) for contact in view.complaint.contacts),
        *_letters(view),
        *_attached(view),
        *_online(view),
        *_endings(view),
    ]
    return tuple(entry for _place, entry in sorted(enumerate(found), key=lambda x: (x[1].at, x[0]), reverse=True))


def _told(view: View) -> Iterator[Moment]:
    complaint = view.complaint
    where = heading(complaint.channel)
    by = _("door {name}").format(name=complaint.taken_by) if complaint.taken_by else ""
    yield Moment(
        at=complaint.received_at,
        title=_("{kind} opgeschreven").format(kind=heading(complaint.kind)),
        detail=", ".join(part for part in (where, by) if part),
        tone="warm",
    )
    for addition in complaint.additions:
        yield Moment(at=addition.at, title=_("Verhaal aangevuld"), detail=addition.text, tone="warm")


def _step(done: StepDone, view: View) -> Moment:
    said = ""
    if done.step is Step.OFFER:
        said = done.sentence
    elif done.step is Step.PREVENT:
        said = view.measure.text if view.measure is not None else ""
    elif done.sentence:
        said = f"“{done.sentence}”"
    if done.afterwards:
        said = " ".join((said, _("Achteraf gedaan."))).strip()
    if done.attention_skipped:
        said = " ".join((said, _("Aandacht was toen nog niet klaar."))).strip()
    return Moment(at=done.at, title=_(_TAKEN[done.step]), detail=said, tone=_tone(done.step))


def _tone(step: Step) -> str:
    return "warm" if step in ATTENTION else "primary"


def _agreed(view: View) -> Iterator[Moment]:
    solution = view.complaint.solution
    if solution is not None and solution.agreed_at is not None:
        yield Moment(at=solution.agreed_at, title=_("Klant is akkoord"), detail=solution.text, dot="check", tone="ok")


def _promise(promise: Promise, now: datetime) -> Iterator[Moment]:
    title = _("Belofte: {text}").format(text=_small(promise.text))
    suits = _("De klant vond {time} goed.").format(time=spoken_time(promise.due)) if promise.suits else ""
    tried = ""
    if promise.attempts:
        times = ngettext("één keer", "{n} keer", promise.attempts).format(n=number_word(promise.attempts))
        tried = _("{times} niet bereikt.").format(times=capital(times))
    if promise.is_open:
        is_late = promise.is_late(now)
        state = _("Te laat.") if is_late else _("Open.")
        said = " ".join(part for part in (state, suits, tried) if part)
        yield Moment(at=promise.due, title=title, detail=said, dot="ring", tone="danger" if is_late else "primary")
        return
    due = capital(_("voor {moment}.").format(moment=moment_words(promise.due, now)))
    if promise.moved_from is None:
        said = " ".join(part for part in (due, suits) if part)
        yield Moment(at=promise.made_at, title=title, detail=said, dot="ring", tone="primary")
    words, dot, tone = _ENDED[promise.outcome or Outcome.KEPT]
    was_late = _("Toen was het al te laat.") if promise.outcome is Outcome.MOVED and promise.was_late else ""
    said = " ".join(part for part in (due if promise.moved_from else "", was_late, promise.ending_note) if part)
    title = _(words).format(text=_small(promise.text))
    yield Moment(at=promise.ended_at or promise.due, title=title, detail=said, dot=dot, tone=tone)


def _small(text: str) -> str:
    """Return the text to go on inside a sentence: a capital that begins an ordinary word becomes small."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _given(line: Goodwill) -> Moment:
    amount = euro(line.value)
    if line.share:
        amount = _("{value}, klant betaalt {share}").format(value=amount, share=euro(line.share))
    title = {
        Answer.OFFERED: _("Aangeboden: {text}"),
        Answer.ACCEPTED: _("Gegeven: {text}"),
        Answer.DECLINED: _("Aangeboden, de klant bedankte: {text}"),
    }[line.answer].format(text=_small(line.description))
    return Moment(at=line.entered_at, title=title, detail=amount, tone="primary")


def _contact(contact: Contact) -> Moment:
    channel = f" ({label(contact.channel)})" if contact.channel is not None else ""
    title = {
        Direction.NOTE: _("Notitie"),
        Direction.IN: _("De klant nam contact op{channel}"),
        Direction.OUT: _("Je nam contact op{channel}") if contact.reached else _("Niet bereikt{channel}"),
    }[contact.direction].format(channel=channel)
    answer = _("Antwoord van jou: {answer}").format(answer=contact.answer) if contact.answer else ""
    detail = "\n".join(part for part in (contact.said, answer) if part)
    return Moment(at=contact.at, title=title, detail=detail, dot="filled" if contact.reached else "ring")


def _letters(view: View) -> Iterator[Moment]:
    for letter in view.complaint.letters:
        title = _("Brief verstuurd: {kind}").format(kind=label(letter.kind))
        yield Moment(at=letter.at, title=title, detail=heading(letter.how), dot="check", tone="ok")


def _attached(view: View) -> Iterator[Moment]:
    for one in view.complaint.attachments:
        title = _("Bijlage toegevoegd") if one.kind is AttachmentKind.FILE else _("Foto toegevoegd")
        yield Moment(at=one.added_at, title=title, detail=one.name)


def _online(view: View) -> Iterator[Moment]:
    trail = view.complaint.trail
    if trail is None:
        return
    for at, title, detail in (
        (trail.replied_at, _("Openbaar gereageerd"), trail.reply),
        (trail.quiet_at, _("Verder gepraat buiten het zicht van anderen"), ""),
        (trail.closed_publicly_at, _("Openbaar afgerond"), ""),
    ):
        if at is not None:
            yield Moment(at=at, title=title, detail=detail)


def _endings(view: View) -> Iterator[Moment]:
    complaint = view.complaint
    for again in complaint.reopenings:
        yield Moment(at=again.closed_at, title=_("Klacht gesloten"), dot="ring")
        yield Moment(at=again.at, title=_("Klacht heropend"), detail=again.reason, dot="ring", tone="warm")
    called = complaint.aftercare
    if called is not None and called.called_at is not None:
        verdict = heading(called.verdict) if called.verdict is not None else ""
        detail = ". ".join(part for part in (verdict, called.anything_else) if part)
        yield Moment(at=called.called_at, title=_("Gebeld voor nazorg"), detail=detail, dot="check", tone="ok")
    if complaint.closed is not None:
        detail = ". ".join(part for part in (heading(complaint.closed.reason), complaint.closed.note) if part)
        dot, tone = ("check", "ok") if complaint.is_resolved else ("ring", "neutral")
        yield Moment(at=complaint.closed.at, title=_("Klacht gesloten"), detail=detail, dot=dot, tone=tone)
    if complaint.lapsed is not None:
        yield Moment(at=complaint.lapsed.at, title=_("Klacht weggegooid"), detail=complaint.lapsed.reason, dot="ring")
    if complaint.hold is not None:
        until = _("Opnieuw bekijken op {day}.").format(day=full_date(complaint.hold.review_on))
        yield Moment(at=view.now, title=_("Mag niet gewist worden"), detail=f"{complaint.hold.reason} {until}")
