"""A line of the history of a complaint as a Dutch sentence; what it holds is text, as it was written down then."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.goodwill import Answer, GoodwillKind
from klachtenboek.domain.history import Change
from klachtenboek.domain.kinds import Channel, Closing, Justified, Kind, Mood, Outcome, PromiseKind, Severity
from klachtenboek.i18n import N_, _, capital, clock, euro, full_date
from klachtenboek.labels import label

Read = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Field:
    """What a field is called, and how its text reads; without ``read`` only that it changed is told."""

    words: str
    read: Read | None = str


def _choice(kind: type[Enum]) -> Read:
    texts = {str(one.value): one for one in kind}
    return lambda text: label(texts[text]) if text in texts else text


def _moment(text: str) -> str:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{full_date(at)} {clock(at)}"


def _day(text: str) -> str:
    try:
        return full_date(date.fromisoformat(text))
    except ValueError:
        return text


def _money(text: str) -> str:
    return euro(int(text)) if text.lstrip("-").isdigit() else text


FACTS: Mapping[str, Field] = {
    "kind": Field(N_("Soort"), _choice(Kind)),
    "received_at": Field(N_("Binnengekomen"), _moment),
    "taken_by": Field(N_("Opgeschreven door")),
    "channel": Field(N_("Hoe het binnenkwam"), _choice(Channel)),
    "title": Field(N_("Titel")),
    "customer_id": Field(N_("Klant"), None),
    "mood": Field(N_("Stemming"), _choice(Mood)),
    "ongoing": Field(N_("Hoe lang het al speelt")),
    "calls": Field(N_("Keer gebeld")),
    "trips": Field(N_("Keer langsgekomen")),
    "mails": Field(N_("Keer geschreven")),
    "wish": Field(N_("Wat de klant wil")),
    "product": Field(N_("Product")),
    "happened_on": Field(N_("Gebeurd op"), _day),
    "place": Field(N_("Waar")),
    "receipt": Field(N_("Bon")),
    "purchased_on": Field(N_("Gekocht op"), _day),
    "amount": Field(N_("Bedrag"), _money),
    "category_id": Field(N_("Onderwerp"), None),
    "severity": Field(N_("Hoe ernstig"), _choice(Severity)),
    "justified": Field(N_("Terecht"), _choice(Justified)),
    "related": Field(N_("Hoort bij een andere klacht"), None),
    "cause_id": Field(N_("Oorzaak"), None),
    "cause_note": Field(N_("Oorzaak")),
    "measure_id": Field(N_("Maatregel"), None),
    "hold": Field(N_("Mag niet gewist worden"), None),
    "trail": Field(N_("Wat er online staat"), None),
    "aftercare": Field(N_("Nazorg"), None),
    "health_note": Field(N_("Aantekening over gezondheid"), None),
    "story": Field(N_("Verhaal")),
}
"""Fields of the complaint itself; numbers of other records say nothing to anybody, so they are not told."""

RECORDS: Mapping[str, tuple[str, str, str, Mapping[str, Field]]] = {
    "additions": (N_("Verhaal aangevuld"), N_("Aanvulling weggehaald"), "text", {"text": Field(N_("Aanvulling"))}),
    "steps": (N_("Stap gedaan"), N_("Stap weer open"), "step", {"sentence": Field(N_("Wat er is gezegd"))}),
    "contacts": (
        N_("Opgeschreven"),
        N_("Notitie weggehaald"),
        "said",
        {"said": Field(N_("Notitie")), "answer": Field(N_("Antwoord"))},
    ),
    "promises": (
        N_("Belofte gemaakt"),
        N_("Belofte weggehaald"),
        "text",
        {
            "outcome": Field(N_("Belofte"), _choice(Outcome)),
            "due": Field(N_("Belofte voor"), _moment),
            "text": Field(N_("Belofte")),
            "kind": Field(N_("Soort belofte"), _choice(PromiseKind)),
            "attempts": Field(N_("Keer niet bereikt")),
            "ending_note": Field(N_("Hoe de belofte ging")),
        },
    ),
    "goodwill": (
        N_("Regel bij wat je weggeeft"),
        N_("Regel weggehaald"),
        "description",
        {
            "description": Field(N_("Wat je weggeeft")),
            "kind": Field(N_("Soort"), _choice(GoodwillKind)),
            "value": Field(N_("Waarde"), _money),
            "share": Field(N_("Klant betaalt"), _money),
            "paid_out": Field(N_("Uitbetaald"), _money),
            "cost": Field(N_("Kostprijs"), _money),
            "answer": Field(N_("Antwoord van de klant"), _choice(Answer)),
        },
    ),
    "letters": (N_("Brief verstuurd"), N_("Brief weggehaald"), "kind", {}),
    "attachments": (N_("Bijlage toegevoegd"), N_("Bijlage weggehaald"), "name", {"name": Field(N_("Bijlage"))}),
    "reopenings": (N_("Heropend"), N_("Heropening teruggedraaid"), "reason", {"reason": Field(N_("Reden"))}),
}
"""Lists of records: what is said of one that came, of one that went, which field names it, and its fields."""

_NAMING: Mapping[str, Read] = {"step": _choice(Step), "kind": _choice(LetterKind)}


def sentences(changes: tuple[Change, ...]) -> tuple[str, ...]:
    """Return what changed in whole sentences, each once."""
    return tuple(dict.fromkeys(words for words in map(sentence, changes) if words))


def sentence(change: Change) -> str:
    """Return one line of history in words."""
    subject = change.subject.split()[0]
    if subject in RECORDS:
        return _of_record(subject, change)
    if change.field == "created":
        return _("Klacht opgeschreven.")
    if change.field in {"solution", "closed", "lapsed"}:
        return _of_state(change)
    return _of_field(FACTS.get(change.field), change)


def _of_field(field: Field | None, change: Change) -> str:
    if field is None:
        return _("Iets aangepast.")
    words, read = _(field.words), field.read
    if read is None:
        return (
            _("{what} weggehaald.").format(what=words) if not change.new else _("{what} aangepast.").format(what=words)
        )
    old, new = (_shown(read(text)) if text else "" for text in (change.old, change.new))
    if old and new:
        return _("{what}: {new}. Dat was {old}.").format(what=words, new=new, old=old)
    return (
        _("{what}: {new}.").format(what=words, new=new)
        if new
        else _("{what} weggehaald: {old}.").format(what=words, old=old)
    )


def _of_record(subject: str, change: Change) -> str:
    added, removed, naming, known = RECORDS[subject]
    if change.field not in {"added", "removed"}:
        return _of_field(known[change.field], change) if change.field in known else _("Kleine aanpassing.")
    told = _parts(change.new or change.old)
    name = told.get(naming, "") or told.get("answer", "")
    name = _NAMING[naming](name) if naming in _NAMING else name
    words = _(added) if change.field == "added" else _(removed)
    return f"{words}: {_shown(name)}." if name else f"{words}."


def _of_state(change: Change) -> str:
    """Return what became of it: a solution, closed, thrown away, or that undone."""
    told = _parts(change.new)
    if change.field == "solution":
        words = _shown(told.get("text", ""))
        if not words:
            return _("Oplossing weer open.")
        agreed = bool(told.get("agreed_at"))
        return (
            _("Oplossing: {words}. De klant is akkoord.").format(words=words)
            if agreed
            else _("Oplossing: {words}.").format(words=words)
        )
    if change.field == "closed":
        reason = _choice(Closing)(told.get("reason", ""))
        return _("Gesloten: {reason}.").format(reason=reason) if change.new else _("Weer open.")
    return _("Weggegooid.") if change.new else _("Teruggezet uit de prullenbak.")


_PART = re.compile(r"(?:^| \| )([a-z_0-9]+): ")


def _parts(summary: str) -> dict[str, Any]:
    """Return the fields of a record as the history sums them up: ``name: text | name: text``."""
    found = list(_PART.finditer(summary))
    ends = [*(match.start() for match in found[1:]), *[len(summary)][: len(found)]]
    parts: dict[str, Any] = {}
    for match, end in zip(found, ends, strict=True):
        parts.setdefault(match[1], summary[match.end() : end])
    return parts


_LONGEST = 200


def _shown(text: str) -> str:
    words = " ".join(text.split()).rstrip(".")
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def who_and_when(who: str, when: str) -> str:
    """Return the heading of a change: ``Vandaag 14:48, Marieke``."""
    return ", ".join(part for part in (capital(when), who) if part)
