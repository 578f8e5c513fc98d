"""The short texts that are no letters: beside an e-mail, in public, to a quiet channel, on a telephone; words only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from klachtenboek.domain.kinds import ONLINE, Kind, PromiseKind
from klachtenboek.i18n import N_, _, capital
from klachtenboek.letters import ahead, told
from klachtenboek.letters.case import Case
from klachtenboek.letters.salutation import going_on, greeting
from klachtenboek.letters.sentences import joined, one_line

MESSAGE_LENGTH = 160
"""Characters of one text message."""


class Short(StrEnum):
    """What the text is for."""

    EMAIL = "email"
    PUBLIC_REPLY = "public_reply"
    QUIET = "quiet"
    PUBLIC_CLOSING = "public_closing"
    MESSAGE = "message"


TITLES = {
    Short.EMAIL: N_("Tekst bij een e-mail"),
    Short.PUBLIC_REPLY: N_("Openbaar antwoord"),
    Short.QUIET: N_("Uitnodiging om rustig te praten"),
    Short.PUBLIC_CLOSING: N_("Openbaar afsluiten"),
    Short.MESSAGE: N_("Sms of appje"),
}

_PUBLIC = frozenset({Short.PUBLIC_REPLY, Short.PUBLIC_CLOSING})


@dataclass(frozen=True, slots=True)
class ShortText:
    """One text, ready to be copied: ``title`` in the owner's language, ``text`` in the customer's."""

    short: Short
    title: str
    text: str


def short_texts(case: Case) -> tuple[ShortText, ...]:
    """Return the texts that fit this complaint: in public only where others read along, and an end only to a solution.

    A public text names nobody and no facts: who reads along has no business with them.
    """
    makers = {
        Short.EMAIL: _email,
        Short.PUBLIC_REPLY: _public_reply,
        Short.QUIET: _quiet,
        Short.PUBLIC_CLOSING: _public_closing,
        Short.MESSAGE: _message,
    }
    is_online = case.complaint.channel in ONLINE
    wanted = (short for short in Short if is_online or short not in _PUBLIC)
    made = (ShortText(short, _(TITLES[short]), makers[short](case)) for short in wanted)
    return tuple(text for text in made if text.text)


def beside_letter(case: Case, subject: str) -> str:
    """Return what an e-mail says that brings a letter along."""
    return _letterlike(case, case.texts.say("short.attached", subject=subject))


def _letterlike(case: Case, *paragraphs: str) -> str:
    said, shop = case.texts, case.shop
    greeted = greeting(case.customer, shop, said, familiar=case.is_familiar)
    reached = (one_line(shop.phone), one_line(shop.email))
    signed = "\n".join(part for part in (*_signed(case), *reached) if part)
    first, *others = (part for part in paragraphs if part)
    parts = (greeted.opening, going_on(first, said), *others, greeted.closing, signed)
    return "\n\n".join(part for part in parts if part)


def _signed(case: Case) -> tuple[str, ...]:
    owner, name = one_line(case.shop.owner), one_line(case.shop.name)
    return tuple(part for part in (owner, name) if part)


def _email(case: Case) -> str:
    if case.complaint.kind is Kind.COMPLIMENT:
        return _letterlike(case, joined(told.opening(case), told.understanding(case)), ahead.thanks(case))
    heard = joined(told.opening(case), case.texts.say("received.thanks"), told.understanding(case), told.apology(case))
    coming = "" if case.complaint.is_resolved else joined(ahead.answer(case), _next_promise(case))
    return _letterlike(case, heard, coming, ahead.thanks(case) if case.complaint.is_resolved else "")


def _public_reply(case: Case) -> str:
    said, kind = case.texts, case.complaint.kind
    middle = "" if kind is Kind.COMPLIMENT else joined(said.say("short.talk"), ahead.reach(case))
    return "\n\n".join(part for part in (said.say(f"short.public_{kind.value}"), middle, _sender(case)) if part)


def _quiet(case: Case) -> str:
    if case.complaint.kind is Kind.COMPLIMENT:
        return ""
    said = case.texts
    return _letterlike(case, joined(said.say("short.quiet"), ahead.reach(case)))


def _public_closing(case: Case) -> str:
    if not case.complaint.is_resolved or case.complaint.kind is Kind.COMPLIMENT:
        return ""
    return "\n\n".join(part for part in (case.texts.say("short.public_end"), _sender(case)) if part)


def _message(case: Case) -> str:
    """Return a message that fits in one text message if the shop's name and number are not very long."""
    said, name = case.texts, one_line(case.shop.name)
    news = _next_promise(case) or said.say("short.received" if not case.complaint.is_resolved else "short.solved")
    phone = one_line(case.shop.phone)
    call = said.say("short.call", phone=phone) if phone else ""
    whole = joined(said.say("short.from", shop=name, news=capital(news)) if name else capital(news), call)
    return whole if len(whole) <= MESSAGE_LENGTH else whole.removesuffix(call).strip()


def _next_promise(case: Case) -> str:
    """Return when we call back, if that is the next thing promised."""
    coming = sorted(ahead.promised(case), key=lambda promise: promise.due)
    if not coming or coming[0].kind is not PromiseKind.CALL_BACK:
        return ""
    due = coming[0].due
    day, clock = case.texts.weekday(due.date(), case.today), case.texts.clock(due)
    return case.texts.say("short.call_back", day=day, clock=clock)


def _sender(case: Case) -> str:
    return ", ".join(_signed(case))
