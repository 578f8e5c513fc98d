"""What the owner can say to a customer: the shipped text, or the owner's own words when handed in; not letters."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Any

from klachtenboek import RESOURCES
from klachtenboek.domain.checklist import Step
from klachtenboek.domain.customer import FormOfAddress
from klachtenboek.domain.errors import UnknownField
from klachtenboek.domain.shop import Trade
from klachtenboek.i18n import N_, _, capital, in_dutch
from klachtenboek.labels import titled_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from klachtenboek.domain.customer import Customer
    from klachtenboek.domain.kinds import PromiseKind

NAME = "naam"
"""The one field of a sentence for a step, between braces: how the customer is called."""

_SPOKEN_TITLES = (("de heer ", "meneer "), ("De heer ", "meneer "), ("Mevrouw ", "mevrouw "))
_INSTRUCTIONS = {
    Step.LISTEN: N_("Laat de klant uitspreken. Val niet in de rede en leg nog niets uit."),
    Step.ACKNOWLEDGE: N_("Noem het gevoel en het moment dat bedorven is. Verdedig niets."),
    Step.APOLOGISE: N_("Eén gewone zin, en dan stil zijn. Geen uitleg erachteraan."),
    Step.SUMMARISE: N_("Vertel het terug in de woorden van de klant en vraag of het klopt."),
    Step.OFFER: N_("Leg er twee voor en noem er een tijd of bedrag bij. De klant kiest."),
    Step.PREVENT: N_("Zeg wat je voortaan anders doet. Dan was het niet voor niets."),
}
"""To the owner, in the language of the window; what is said to customers stands in the resources, in theirs."""
_UNSPOKEN = ("de klant", "familie ", "Familie ", "Zonder naam")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence for a step: without a name and, where that sounds better, with one.

    ``empathy`` is 3 when it names the feeling or the moment, 2 when it is warm, 1 when it is plain.
    """

    step: Step
    plain: str
    named: str = ""
    empathy: int = 2
    trade: Trade | None = None

    def spoken(self, name: str) -> str:
        """Return it as said to ``name``, or to somebody without one when that is empty."""
        filled = self.named.format(naam=name) if name and self.named else self.plain
        return capital(filled)

    @property
    def template(self) -> str:
        """The sentence as the owner edits it, with ``{naam}`` where a name goes."""
        return self.named or self.plain


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """A sentence the owner may word anew: its name, ours, the owner's if any, and the fields it may name in braces."""

    name: str
    ours: str
    own: str
    fields: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence as it is said or written now."""
        return self.own or self.ours


@cache
def _text() -> dict[str, Any]:
    file = RESOURCES / "sentences" / "nl.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def shipped() -> tuple[Sentence, ...]:
    """Return every sentence that ships, in the order of the steps."""
    return tuple(
        Sentence(
            step=step,
            plain=entry["plain"],
            named=entry.get("named", ""),
            empathy=entry["empathy"],
            trade=Trade(entry["trade"]) if "trade" in entry else None,
        )
        for step in Step
        for entry in _text()["step"][step]["say"]
    )


@in_dutch()
def name_to_say(customer: Customer | None) -> str:
    """Return how a customer is spoken to, ``mevrouw Jansen``, or nothing when no name sounds natural.

    A family, a company and bare initials are names to write, not to say.
    """
    if customer is None or customer.is_nameless or customer.form is FormOfAddress.FAMILY:
        return ""
    has_title = customer.form is not FormOfAddress.NAME_ONLY and bool(customer.surname)
    if not has_title and (not customer.given or "." in customer.given):
        return ""
    return _said(titled_name(customer))


def _said(name: str) -> str:
    """Return a name as labels write it in the words one says it with."""
    bare = name.strip()
    if bare.startswith(_UNSPOKEN):
        return ""
    for written, said in _SPOKEN_TITLES:
        if bare.startswith(written):
            return said + bare.removeprefix(written)
    return bare


def sentences_for(step: Step, trade: Trade, name: str, own: Sequence[str] = ()) -> tuple[str, ...]:
    """Return three to five sentences for a step, the most empathic first and those of the trade before others.

    ``name`` is how the customer is called (``mevrouw Jansen``) and may be empty. With ``own`` templates these are
    said instead, in their order; one of ours among them keeps its own form without a name.
    """
    fitting = _fitting(step, trade)
    if not own:
        return tuple(x.spoken(_said(name)) for x in fitting)
    ours = {x.template: x for x in fitting}
    said = _said(name)
    return tuple(ours[text].spoken(said) if text in ours else _spoken(text, said) for text in own)


def templates_for(step: Step, trade: Trade) -> tuple[str, ...]:
    """Return our sentences for a step as the owner edits them, ``{naam}`` where a name goes."""
    return tuple(x.template for x in _fitting(step, trade))


def _fitting(step: Step, trade: Trade) -> list[Sentence]:
    fitting = [x for x in shipped() if x.step is step and x.trade in {None, trade}]
    return sorted(fitting, key=lambda x: (-x.empathy, x.trade is None))


def _spoken(template: str, name: str) -> str:
    """Return an own sentence with the name in it, or without one and the comma that came with it."""
    return capital(template.replace(f"{{{NAME}}}", name) if name else without_name(template))


def without_name(template: str) -> str:
    """Return a sentence as one says it to somebody whose name is not known."""
    inside = re.sub(r",\s*\{naam\}\s*,", ",", template)
    at_start = re.sub(r"^\s*\{naam\}\s*[,:]?\s*", "", inside)
    return " ".join(re.sub(r",?\s*\{naam\}", "", at_start).split())


def checked(text: str, fields: Sequence[str]) -> str:
    """Return an own sentence on one line. Raises UnknownField for a field not in ``fields``, with the nearest one."""
    line = " ".join(text.split())
    try:
        parts = list(Formatter().parse(line))
    except ValueError as error:
        raise UnknownField("…", fields[0] if fields else "") from error
    for _before, field, shape, conversion in parts:
        if field is not None and (field not in fields or shape or conversion):
            raise UnknownField(field, next(iter(difflib.get_close_matches(field, fields, 1, 0.0)), ""))
    return line


def instruction(step: Step) -> str:
    """Return the one line that tells the owner how to take the step."""
    return _(_INSTRUCTIONS[step])


def online_instruction() -> str:
    """Return the extra line for a complaint that others can read."""
    return _(
        "Reageer openbaar in een paar vriendelijke zinnen, zonder namen. Nodig de klant uit om te bellen of te mailen."
    )


def single_sayings(own: Mapping[str, str]) -> tuple[OwnSentence, ...]:
    """Return the sentences there is one of: for each kind of promise, and for the beginning of each kind of call."""
    said = _text()
    found = [(f"promise.{kind}", text) for kind, text in said["promise"].items()]
    found += [(f"opening.{name}", said["opening"][name]) for name in ("late", "again")]
    found += [(f"opening.reason.{kind}", text) for kind, text in said["opening"]["reason"].items()]
    return tuple(OwnSentence(name, text, own.get(name, ""), _fields_of(name)) for name, text in found)


def _fields_of(name: str) -> tuple[str, ...]:
    return ("dag", "tijd") if name.startswith("promise.") else ()


def promise_sentence(kind: PromiseKind, day_word: str, spoken: str, own: Mapping[str, str] | None = None) -> str:
    """Return what to say when promising something for a day and time, both in spoken words.

    ``day_word`` is ``morgen`` or ``woensdag 19 november``, ``spoken`` is ``half vier``. It asks whether it suits.
    ``own`` are the owner's words by name, see ``single_sayings``.
    """
    text = (own or {}).get(f"promise.{kind}") or str(_text()["promise"][kind])
    return text.replace("{dag}", day_word).replace("{tijd}", spoken)


def opening_sentence(
    kind: PromiseKind,
    name: str,
    *,
    owner: str = "",
    shop: str = "",
    is_late: bool = False,
    attempts: int = 0,
    own: Mapping[str, str] | None = None,
) -> str:
    """Return the first words of a call that keeps a promise.

    ``name`` is how the customer is called and may be empty, as may ``owner`` and ``shop``. A late call starts with
    sorry; one after ``attempts`` at which nobody answered says so. ``own`` are the owner's words by name.
    """
    words, mine = _text()["opening"], own or {}
    parts = [_greeting(words, _said(name), _caller(words, owner.strip(), shop.strip()))]
    if is_late:
        parts.append(mine.get("opening.late") or words["late"])
    elif attempts:
        parts.append(mine.get("opening.again") or words["again"])
    parts.append(mine.get(f"opening.reason.{kind}") or words["reason"][kind])
    return " ".join(parts)


def _caller(words: dict[str, Any], owner: str, shop: str) -> str:
    if owner and shop:
        return str(words["of_shop"]).format(eigenaar=owner, zaak=shop)
    return owner or shop


def _greeting(words: dict[str, Any], name: str, caller: str) -> str:
    form = "greeting" if caller else "greeting_short"
    key = f"{form}_named" if name else form
    return str(words[key]).format(naam=name, wie=caller)
