"""The Dutch word for every choice in the domain and the names of people; not whole sentences (pages, letters)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.domain.customer import Customer, FormOfAddress
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.i18n import N_, _, capital, clock, number_word, with_comma

if TYPE_CHECKING:
    from datetime import datetime, time
    from enum import Enum

LABELS: dict[str, dict[str, str]] = {
    "Kind": {
        "COMPLAINT": N_("klacht"),
        "SIGNAL": N_("signaal"),
        "QUESTION": N_("vraag"),
        "COMPLIMENT": N_("compliment"),
    },
    "Channel": {
        "SHOP": N_("in de winkel"),
        "PHONE": N_("telefoon"),
        "EMAIL": N_("e-mail"),
        "LETTER": N_("brief"),
        "WEBSITE": N_("website"),
        "REVIEW": N_("review"),
        "SOCIAL": N_("sociale media"),
        "DELIVERY": N_("bezorgdienst"),
    },
    "Mood": {
        "FURIOUS": N_("woedend"),
        "ANGRY": N_("boos"),
        "SAD": N_("verdrietig"),
        "CALM": N_("rustig"),
        "FRIENDLY": N_("vriendelijk"),
    },
    "Severity": {
        "SMALL": N_("klein"),
        "NORMAL": N_("gewoon"),
        "SERIOUS": N_("ernstig"),
    },
    "Justified": {
        "YES": N_("terecht"),
        "PARTLY": N_("deels terecht"),
        "NO": N_("niet terecht"),
        "UNKNOWN": N_("nog niet bekeken"),
    },
    "Closing": {
        "RESOLVED": N_("echt opgelost"),
        "UNREACHABLE": N_("klant niet meer bereikbaar"),
        "UNFOUNDED": N_("niet terecht, en uitgelegd"),
        "WITHDRAWN": N_("klant trekt de klacht in"),
        "COMMITTEE": N_("ligt bij geschillencommissie of verzekeraar"),
        "BOUNDARY": N_("grens gesteld"),
    },
    "Step": {
        "LISTEN": N_("laten uitpraten"),
        "ACKNOWLEDGE": N_("begrip tonen"),
        "APOLOGISE": N_("sorry zeggen"),
        "SUMMARISE": N_("samenvatten"),
        "OFFER": N_("oplossing voorleggen"),
        "PREVENT": N_("voorkomen"),
    },
    "Part": {
        "UNDERSTANDING": N_("begrip getoond"),
        "APOLOGY": N_("sorry gezegd"),
        "SOLUTION": N_("opgelost"),
    },
    "PromiseKind": {
        "CALL_BACK": N_("terugbellen"),
        "FIND_OUT": N_("uitzoeken"),
        "DELIVER": N_("leveren"),
        "REFUND": N_("geld terug"),
        "VISIT": N_("langskomen of herstellen"),
        "OTHER": N_("iets anders"),
    },
    "Outcome": {
        "KEPT": N_("nagekomen"),
        "KEPT_LATE": N_("te laat nagekomen"),
        "MOVED": N_("verzet"),
        "BROKEN": N_("niet nagekomen"),
    },
    "GoodwillKind": {
        "PRICE_CUT": N_("geld terug of prijs omlaag"),
        "FULL_REFUND": N_("alles terug"),
        "NOT_CHARGED": N_("niet op de rekening gezet"),
        "REPLACEMENT": N_("vervangen, opnieuw gemaakt of hersteld"),
        "COURTESY": N_("attentie"),
        "VOUCHER": N_("tegoedbon"),
        "NEXT_DISCOUNT": N_("korting op de volgende aankoop"),
        "COSTS": N_("kosten of schade vergoed"),
    },
    "Answer": {
        "OFFERED": N_("aangeboden"),
        "ACCEPTED": N_("aangenomen"),
        "DECLINED": N_("bedankt ervoor"),
    },
    "Method": {
        "TILL": N_("kassa"),
        "CARD": N_("pin"),
        "BANK": N_("bank"),
        "INVOICE": N_("factuur"),
        "VOUCHER": N_("tegoedbon"),
        "IN_KIND": N_("in natura"),
    },
    "Processed": {
        "TILL": N_("kassa"),
        "INVOICE": N_("factuur"),
        "NOT_YET": N_("nog niet"),
    },
    "VatCategory": {
        "HIGH": N_("hoog"),
        "LOW": N_("laag"),
        "MIDDLE": N_("midden"),
        "LODGING": N_("logies"),
        "ZERO": N_("nul"),
        "EXEMPT": N_("vrijgesteld"),
        "SMALL_BUSINESS": N_("KOR"),
        "OUTSIDE": N_("buiten de btw"),
    },
    "LetterKind": {
        "ACKNOWLEDGEMENT": N_("ontvangst"),
        "CLOSING": N_("afronding"),
        "EXPLANATION": N_("uitleg"),
        "AFTERCARE": N_("nazorg"),
        "THANKS": N_("dank"),
    },
    "Sent": {
        "PRINTED": N_("afgedrukt"),
        "HANDED_OVER": N_("meegegeven"),
        "EMAILED": N_("gemaild"),
        "SAVED": N_("als pdf bewaard"),
    },
    "Status": {
        "LAPSED": N_("vervallen"),
        "CLOSED_UNRESOLVED": N_("gesloten, niet opgelost"),
        "PROMISE_LATE": N_("belofte te laat"),
        "PROMISE_TODAY": N_("belofte vandaag"),
        "PROMISE_TOMORROW": N_("belofte morgen"),
        "PROMISE_LATER": N_("belofte later"),
        "NOT_ANSWERED": N_("nog niet gereageerd"),
        "LETTER_DUE": N_("brief nog niet gemaakt"),
        "RESOLVED": N_("opgelost"),
        "DONE": N_("afgerond"),
        "OPEN": N_("open"),
    },
    "Verdict": {
        "DISSATISFIED": N_("ontevreden"),
        "SATISFIED": N_("tevreden"),
        "ENTHUSIASTIC": N_("enthousiast"),
    },
    "Effect": {
        "TOO_EARLY": N_("nog te vroeg"),
        "WORKS": N_("werkt"),
        "NO_EFFECT": N_("werkt niet"),
    },
    "Trade": {
        "SHOP": N_("winkel"),
        "RESTAURANT": N_("restaurant of café"),
        "WORKSHOP": N_("ambacht of dienst"),
    },
    "AddressWindow": {
        "LEFT": N_("venster links"),
        "RIGHT": N_("venster rechts"),
        "NONE": N_("geen venster"),
    },
}
"""Per enum, because the words in the book for two choices may be alike: a closed complaint and a status.

By their names, so that who asks for one word does not read every part of the domain there are words for.
"""

_TITLED = {
    FormOfAddress.MRS: N_("mevrouw {name}"),
    FormOfAddress.MR: N_("de heer {name}"),
    FormOfAddress.FAMILY: N_("familie {name}"),
}


def label(choice: Enum) -> str:
    """Return the Dutch word for a choice, in small letters."""
    return _(LABELS[type(choice).__name__][choice.name])


def heading(choice: Enum) -> str:
    """Return the Dutch word for a choice as on a button, with a capital."""
    return capital(label(choice))


def titled_name(customer: Customer | None) -> str:
    """Return how a customer is spoken of inside a sentence: ``mevrouw Jansen``, ``Kim Verbeek``, ``de klant``."""
    if customer is None or customer.is_nameless:
        return _("de klant")
    if customer.form is FormOfAddress.OWN and customer.own_form:
        return f"{customer.own_form} {_capital_prefix(customer) or customer.full_name}"
    titled = _TITLED.get(customer.form)
    if titled is None or not customer.surname:
        return _bare_name(customer)
    return _(titled).format(name=_capital_prefix(customer))


def in_short(kind: PromiseKind, customer: Customer | None) -> str:
    """Return a promise in a few words, as on a reminder: ``mevrouw Jansen bellen``, ``geld terug voor de klant``."""
    who = titled_name(customer)
    if kind is PromiseKind.CALL_BACK:
        return _("{who} bellen").format(who=who)
    return _("{kind} voor {who}").format(kind=label(kind), who=who)


def says_only_kind(kind: PromiseKind, text: str) -> bool:
    """Tell whether the words of a promise say nothing but its kind, here or in the language of the window."""
    said = text.strip(" .").casefold()
    called = "bellen" if kind is PromiseKind.CALL_BACK else ""
    named = {LABELS["PromiseKind"][kind.name], label(kind).casefold(), called}
    return said in named or (kind is PromiseKind.CALL_BACK and said.startswith(_CALLED_ABOUT))


def promise_words(kind: PromiseKind, text: str, title: str) -> str:
    """Return what was promised, on a screen where more complaints stand: ``Terugbellen: Het brood was oud``."""
    if kind is PromiseKind.OTHER or not title or text.casefold().startswith(_CALLED_ABOUT):
        return text
    return f"{heading(kind)}: {title}" if says_only_kind(kind, text) else text


_CALLED_ABOUT = ("terugbellen over ", "call back about ")
"""How the words of a promise to call began when they still named the complaint, in the owner's words for it."""


def person(customer: Customer | None) -> str:
    """Return a customer's name as on a list: ``Mevrouw Jansen``, ``De heer Yılmaz``, ``Zonder naam``."""
    if customer is None or customer.is_nameless:
        return _("Zonder naam")
    return capital(titled_name(customer))


def name_with_initials(customer: Customer) -> str:
    """Return title, initials or first name and surname: ``Mevrouw A. Jansen``, as on an envelope."""
    name = _bare_name(customer)
    if customer.form is FormOfAddress.OWN:
        return capital(f"{customer.own_form} {name}".strip())
    return capital(_(_TITLED.get(customer.form, "{name}")).format(name=name).strip())


def _capital_prefix(customer: Customer) -> str:
    """Return the family name as after a title; its prefix then has a capital: ``De Vries``."""
    return capital(customer.family_name) if customer.prefix else customer.surname


def _bare_name(customer: Customer) -> str:
    """Return the name without a title; a prefix with no first name or initial before it has a capital."""
    return customer.full_name if customer.given else _capital_prefix(customer) or customer.company


def initials(customer: Customer | None) -> str:
    """Return at most two letters for the round picture."""
    if customer is None or customer.is_nameless:
        return "?"
    words = [part for part in (customer.given, customer.surname or customer.company) if part]
    return "".join(word[0].upper()[0] for word in words) or "?"


_SPOKEN = (
    N_("{this} uur"),
    N_("vijf over {this}"),
    N_("tien over {this}"),
    N_("kwart over {this}"),
    N_("tien voor half {next}"),
    N_("vijf voor half {next}"),
    N_("half {next}"),
    N_("vijf over half {next}"),
    N_("tien over half {next}"),
    N_("kwart voor {next}"),
    N_("tien voor {next}"),
    N_("vijf voor {next}"),
)
"""How each five minutes are said, by the hour they are in and the next one; a language takes either of the two."""


def spoken_time(moment: datetime | time) -> str:
    """Return a time as one says it: ``drie uur``, ``half vier``, ``kwart over negen``, ``tien voor half vier``."""
    hour, minute = moment.hour % 12, moment.minute
    if minute % 5:
        return _("{clock} uur").format(clock=clock(moment))
    this, following = number_word(hour or 12), number_word(hour + 1)
    return _(_SPOKEN[minute // 5]).format(this=this, next=following)


_MEGABYTE, _KILOBYTE = 1_000_000, 1000


def size_words(size: int) -> str:
    """Return a number of bytes as people say it."""
    if size >= _MEGABYTE:
        return _("{n} MB").format(n=with_comma(f"{size / _MEGABYTE:.1f}"))
    return _("{n} kB").format(n=max(1, round(size / _KILOBYTE)))
