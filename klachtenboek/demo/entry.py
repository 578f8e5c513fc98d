"""One complaint of the demo's data, from its table to the events it stands for; told by ``teller``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from klachtenboek.demo.moments import Moments, Table
from klachtenboek.domain.aftercare import Verdict
from klachtenboek.domain.checklist import STEPS
from klachtenboek.domain.contact import OnlineTrail
from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.goodwill import Answer, GoodwillKind, Method, Processed
from klachtenboek.domain.kinds import Channel, Closing, Direction, Justified, Kind, Mood, PromiseKind, Severity
from klachtenboek.domain.vat import VatCategory

_ENUMS: Table = {"kind": Kind, "channel": Channel, "mood": Mood, "severity": Severity, "justified": Justified}
_LOGGED = ("kind", "channel", "taken_by", "is_practice", "story", "who", "category")
_FACTS = (
    *("title", "mood", "severity", "justified", "ongoing", "calls", "trips", "mails"),
    *("wish", "product", "receipt", "amount", "related"),
)
_LINE_ENUMS: Table = {"answer": Answer, "method": Method, "processed": Processed}
_LINE = {
    **{name: name for name in ("share", "paid_out", "cost", "liable", "receipt", "remark", *_LINE_ENUMS)},
    "vat": "vat_category",
    "voucher": "voucher_number",
}
_ANSWERS = {"yes": True, "no": False, "-": None}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: when, which verb of the teller, to which complaint (or measure), and with what."""

    moment: datetime
    verb: str
    key: str
    args: Table


def told(entry: Table, moments: Moments) -> Iterator[Event]:
    """Yield the events of one entry; those of one moment in the order in which they are told."""
    for subject in (_logged, _steps, _solutions, _gifts, _promises, _contacts, _replies, _letters, _endings):
        yield from subject(entry, moments)


def _typed(entry: Table, names: tuple[str, ...]) -> Table:
    return {name: _ENUMS.get(name, lambda value: value)(entry[name]) for name in names if name in entry}


def _logged(entry: Table, moments: Moments) -> Iterator[Event]:
    received, key = moments.received(entry), entry["key"]
    facts = _typed(entry, _FACTS)
    if "amount" in entry:
        facts["purchased_on"] = received.date()
    if "happened" in entry:
        facts["happened_on"] = moments.day(entry["days_ago"] + entry["happened"])
    seen = {name: entry["trail"][name] for name in ("platform", "link", "quoted")} if "trail" in entry else {}
    trail = OnlineTrail(seen_at=moments.at(entry["trail"]["seen"], entry), **seen) if seen else None
    yield Event(received, "log", key, _typed(entry, _LOGGED) | {"trail": trail})
    yield Event(received, "facts", key, facts)
    if "health_note" in entry:
        yield Event(received, "health", key, {"text": entry["health_note"]})
    for addition in entry.get("additions", ()):
        yield Event(moments.at(addition["when"], entry), "add", key, {"text": addition["text"]})


def _steps(entry: Table, moments: Moments) -> Iterator[Event]:
    begun = moments.at(entry["steps_at"], entry) if "steps_at" in entry else moments.received(entry)
    causes = {"cause": entry.get("cause")}
    for step, minutes in zip(STEPS, entry.get("steps", ()), strict=False):
        said = {"step": step, "said": entry.get("said", {}).get(step, "")}
        if minutes >= 0:
            yield Event(begun + timedelta(minutes=minutes), "step", entry["key"], said | causes)
    if entry.get("cause") and entry.get("steps", [-1])[-1] < 0:
        yield Event(moments.received(entry), "cause", entry["key"], causes)


def _solutions(entry: Table, moments: Moments) -> Iterator[Event]:
    for solution in entry.get("solutions", ()):
        yield Event(moments.at(solution["when"], entry), "solve", entry["key"], {"text": solution["text"]})
        if "agreed" in solution:
            yield Event(moments.at(solution["agreed"], entry), "agree", entry["key"], {})


def _gifts(entry: Table, moments: Moments) -> Iterator[Event]:
    for gift in entry.get("gave", ()):
        moment = moments.at(gift["when"], entry)
        line = {_LINE[name]: _LINE_ENUMS.get(name, lambda x: x)(gift[name]) for name in _LINE if name in gift}
        if "vat" in gift:
            line["vat_category"] = VatCategory(gift["vat"])
        if "amount" in entry:
            line["sold_on"] = moments.received(entry).date()
        if "given" in gift:
            line["given_on"] = moments.at(gift["given"], entry).date()
        elif line["answer"] is Answer.ACCEPTED:
            line["given_on"] = moment.date()
        if "expires_days" in gift:
            line["voucher_expires"] = moment.date() + timedelta(days=gift["expires_days"])
        args = {"kind": GoodwillKind(gift["kind"]), "description": gift["what"], "value": gift["value"], **line}
        yield Event(moment, "give", entry["key"], args)


def _promises(entry: Table, moments: Moments) -> Iterator[Event]:
    key = entry["key"]
    for number, promise in enumerate(entry.get("promises", ())):
        args = {"kind": PromiseKind(promise["kind"]), "text": promise["text"], "suits": promise.get("suits", False)}
        due = moments.due(promise["due"], entry)
        yield Event(moments.at(promise["made"], entry), "promise", key, {"number": number, "due": due, **args})
        for attempt in promise.get("attempts", ()):
            args = {"number": number, "note": attempt["note"]}
            yield Event(moments.at(attempt["when"], entry), "not_reached", key, args)
        for end in promise.get("ends", ()):
            args = {"number": number, "how": end["how"], "note": end.get("note", "")}
            args |= {"to": moments.due(end["to"], entry)} if "to" in end else {}
            yield Event(moments.at(end["when"], entry), "end", key, args)


def _contacts(entry: Table, moments: Moments) -> Iterator[Event]:
    for contact in entry.get("contacts", ()):
        args = {
            "direction": Direction(contact["direction"]),
            "channel": Channel(contact["channel"]) if "channel" in contact else None,
            "said": contact.get("said", ""),
            "answer": contact.get("answer", ""),
            "is_public": contact.get("public", False),
        }
        yield Event(moments.at(contact["when"], entry), "contact", entry["key"], args)


def _replies(entry: Table, moments: Moments) -> Iterator[Event]:
    trail = entry.get("trail", {})
    for name, field in (("replied", "replied_at"), ("quiet", "quiet_at"), ("closed", "closed_publicly_at")):
        if trail.get(name):
            moment = moments.at(trail[name], entry)
            reply = {"reply": trail["reply"]} if name == "replied" else {}
            yield Event(moment, "reply", entry["key"], {field: moment, **reply})


def _letters(entry: Table, moments: Moments) -> Iterator[Event]:
    for letter in entry.get("letters", ()):
        args = {"kind": LetterKind(letter["kind"]), "how": Sent(letter["how"]), "reasons": letter.get("reasons", "")}
        yield Event(moments.at(letter["when"], entry), "letter", entry["key"], args)


def _endings(entry: Table, moments: Moments) -> Iterator[Event]:
    key = entry["key"]
    if "hold" in entry:
        moment = moments.at(entry["hold"]["when"], entry)
        review = moment.date() + timedelta(days=entry["hold"]["review_days"])
        yield Event(moment, "hold", key, {"reason": entry["hold"]["reason"], "review_on": review})
    for closing in entry.get("closings", ()):
        args = {"reason": Closing(closing["reason"]), "note": closing.get("note", "")}
        yield Event(moments.at(closing["when"], entry), "close", key, args)
    for reopening in entry.get("reopenings", ()):
        yield Event(moments.at(reopening["when"], entry), "reopen", key, {"reason": reopening["reason"]})
    for call in entry.get("aftercare", ()):
        understood, apology_good, still_solved = (_ANSWERS[word] for word in call["answers"].split())
        answers = {"understood": understood, "apology_good": apology_good, "still_solved": still_solved}
        more = {"anything_else": call.get("more", ""), "came_back": call.get("came_back")}
        args = {**answers, **more, "verdict": Verdict(call["verdict"])}
        yield Event(moments.at(call["when"], entry), "aftercare", key, args)
    if "lapsed" in entry:
        yield Event(moments.at(entry["lapsed"]["when"], entry), "lapse", key, {"reason": entry["lapsed"]["reason"]})
