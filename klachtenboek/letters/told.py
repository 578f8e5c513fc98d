"""What the customer told us, with understanding; the first words of every letter."""

from __future__ import annotations

from klachtenboek.domain.kinds import Kind, Severity
from klachtenboek.letters.case import Case
from klachtenboek.letters.sentences import ended, joined, one_line, product

MUCH_EFFORT = 3
"""Calls, trips and messages from which on the letter admits that it took the customer trouble."""

_UNHAPPY = frozenset({Kind.COMPLAINT, Kind.SIGNAL})


def noun(case: Case) -> str:
    """Return what the letter calls it: klacht, melding, vraag or compliment."""
    return case.texts.say(f"nouns.{case.complaint.kind.value}")


def subject(case: Case) -> str:
    """Return the few words behind Betreft: ``uw klacht over de slagroomtaart``, or the day when no product is known.

    Without an article of its own the product follows a colon: "uw klacht over uw slagroomtaart" would stutter.
    """
    said, about = case.texts, product(case)
    yours = said.template("product.yours").partition("{")[0] if said.has("product.yours") else ""
    if yours and about.startswith(yours):
        return said.say("subject.named", noun=noun(case), product=about.removeprefix(yours))
    if about:
        return said.say("subject.about", noun=noun(case), product=about)
    return said.say("subject.dated", noun=noun(case), day=received_day(case))


def received_day(case: Case) -> str:
    """Return the day on which the customer told it, in words."""
    return case.texts.day(case.complaint.received_at.date(), case.today)


def opening(case: Case) -> str:
    """Return who told what and when: ``Op 21 november vertelde u ons in de winkel …``.

    The story itself is never quoted: it is written about the customer in the third person ("ze schaamde zich") and
    in haste. The owner may put it in the letter in words of their own.
    """
    said, complaint = case.texts, case.complaint
    place = said.say(f"place.{case.shop.trade.value}")
    return said.say(f"told.{complaint.channel.value}", day=received_day(case), place=place, what=what(case))


def what(case: Case) -> str:
    """Return the clause that says what it was about: ``dat u niet tevreden was over uw slagroomtaart``."""
    said, about, kind = case.texts, product(case), case.complaint.kind.value
    return said.say(f"told.what_{kind}", product=about) if about else said.say(f"told.plain_{kind}")


def understanding(case: Case) -> str:
    """Return that we see what it meant to them, nothing for a question."""
    said, complaint = case.texts, case.complaint
    if complaint.kind is Kind.COMPLIMENT:
        return said.say("told.glad")
    if complaint.kind not in _UNHAPPY:
        return ""
    serious = complaint.severity is Severity.SERIOUS
    parts = [said.say("told.understanding_serious" if serious else "told.understanding")]
    if complaint.calls + complaint.trips + complaint.mails >= MUCH_EFFORT:
        parts.append(said.say("told.effort"))
    return joined(*parts)


def apology(case: Case) -> str:
    """Return ``Het spijt ons.``, always for a complaint: saying so admits nothing."""
    return case.texts.say("told.apology") if case.complaint.kind in _UNHAPPY else ""


def health(case: Case) -> str:
    """Return the health note as a sentence, only when the owner ticked that it may be in letters."""
    kept = case.complaint.health_note
    text = ended(one_line(kept.text)) if kept is not None and kept.in_letter else ""
    return case.texts.say("told.health", text=text) if text else ""


def told(case: Case) -> str:
    """Return facts and feeling as proposed, ending with the apology."""
    return joined(opening(case), health(case), understanding(case), apology(case))
