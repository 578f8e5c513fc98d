"""The Dutch word for every choice in the domain and the names of people; not whole sentences (pages, letters)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.domain.aftercare import Verdict
from klachtenboek.domain.checklist import Step
from klachtenboek.domain.contact import Channel
from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.customer import Customer, FormOfAddress
from klachtenboek.domain.goodwill import Answer, GoodwillKind, Method, Processed
from klachtenboek.domain.kinds import Closing, Justified, Kind, Mood, Severity
from klachtenboek.domain.lesson import Effect
from klachtenboek.domain.promise import Outcome, PromiseKind
from klachtenboek.domain.shop import AddressWindow, Trade
from klachtenboek.domain.status import Status
from klachtenboek.domain.triad import Part
from klachtenboek.domain.vat import VatCategory
from klachtenboek.i18n import N_, _, capital, clock, number_word, with_comma

if TYPE_CHECKING:
    from datetime import datetime, time
    from enum import Enum

LABELS: dict[type[Enum], dict[Enum, str]] = {
    Kind: {
        Kind.COMPLAINT: N_("klacht"),
        Kind.SIGNAL: N_("signaal"),
        Kind.QUESTION: N_("vraag"),
        Kind.COMPLIMENT: N_("compliment"),
    },
    Channel: {
        Channel.SHOP: N_("in de winkel"),
        Channel.PHONE: N_("telefoon"),
        Channel.EMAIL: N_("e-mail"),
        Channel.LETTER: N_("brief"),
        Channel.WEBSITE: N_("website"),
        Channel.REVIEW: N_("review"),
        Channel.SOCIAL: N_("sociale media"),
        Channel.DELIVERY: N_("bezorgdienst"),
    },
    Mood: {
        Mood.FURIOUS: N_("woedend"),
        Mood.ANGRY: N_("boos"),
        Mood.SAD: N_("verdrietig"),
        Mood.CALM: N_("rustig"),
        Mood.FRIENDLY: N_("vriendelijk"),
    },
    Severity: {
        Severity.SMALL: N_("klein"),
        Severity.NORMAL: N_("gewoon"),
        Severity.SERIOUS: N_("ernstig"),
    },
    Justified: {
        Justified.YES: N_("terecht"),
        Justified.PARTLY: N_("deels terecht"),
        Justified.NO: N_("niet terecht"),
        Justified.UNKNOWN: N_("nog niet bekeken"),
    },
    Closing: {
        Closing.RESOLVED: N_("echt opgelost"),
        Closing.UNREACHABLE: N_("klant niet meer bereikbaar"),
        Closing.UNFOUNDED: N_("niet terecht, en uitgelegd"),
        Closing.WITHDRAWN: N_("klant trekt de klacht in"),
        Closing.COMMITTEE: N_("ligt bij geschillencommissie of verzekeraar"),
        Closing.BOUNDARY: N_("grens gesteld"),
    },
    Step: {
        Step.LISTEN: N_("laten uitpraten"),
        Step.ACKNOWLEDGE: N_("begrip tonen"),
        Step.APOLOGISE: N_("sorry zeggen"),
        Step.SUMMARISE: N_("samenvatten"),
        Step.OFFER: N_("oplossing voorleggen"),
        Step.PREVENT: N_("voorkomen"),
    },
    Part: {
        Part.UNDERSTANDING: N_("begrip getoond"),
        Part.APOLOGY: N_("sorry gezegd"),
        Part.SOLUTION: N_("opgelost"),
    },
    PromiseKind: {
        PromiseKind.CALL_BACK: N_("terugbellen"),
        PromiseKind.FIND_OUT: N_("uitzoeken"),
        PromiseKind.DELIVER: N_("leveren"),
        PromiseKind.REFUND: N_("geld terug"),
        PromiseKind.VISIT: N_("langskomen of herstellen"),
        PromiseKind.OTHER: N_("iets anders"),
    },
    Outcome: {
        Outcome.KEPT: N_("nagekomen"),
        Outcome.KEPT_LATE: N_("te laat nagekomen"),
        Outcome.MOVED: N_("verzet"),
        Outcome.BROKEN: N_("niet nagekomen"),
    },
    GoodwillKind: {
        GoodwillKind.PRICE_CUT: N_("geld terug of prijs omlaag"),
        GoodwillKind.FULL_REFUND: N_("alles terug"),
        GoodwillKind.NOT_CHARGED: N_("niet op de rekening gezet"),
        GoodwillKind.REPLACEMENT: N_("vervangen, opnieuw gemaakt of hersteld"),
        GoodwillKind.COURTESY: N_("attentie"),
        GoodwillKind.VOUCHER: N_("tegoedbon"),
        GoodwillKind.NEXT_DISCOUNT: N_("korting op de volgende aankoop"),
        GoodwillKind.COSTS: N_("kosten of schade vergoed"),
    },
    Answer: {
        Answer.OFFERED: N_("aangeboden"),
        Answer.ACCEPTED: N_("aangenomen"),
        Answer.DECLINED: N_("bedankt ervoor"),
    },
    Method: {
        Method.TILL: N_("kassa"),
        Method.CARD: N_("pin"),
        Method.BANK: N_("bank"),
        Method.INVOICE: N_("factuur"),
        Method.VOUCHER: N_("tegoedbon"),
        Method.IN_KIND: N_("in natura"),
    },
    Processed: {
        Processed.TILL: N_("kassa"),
        Processed.INVOICE: N_("factuur"),
        Processed.NOT_YET: N_("nog niet"),
    },
    VatCategory: {
        VatCategory.HIGH: N_("hoog"),
        VatCategory.LOW: N_("laag"),
        VatCategory.MIDDLE: N_("midden"),
        VatCategory.LODGING: N_("logies"),
        VatCategory.ZERO: N_("nul"),
        VatCategory.EXEMPT: N_("vrijgesteld"),
        VatCategory.SMALL_BUSINESS: N_("KOR"),
        VatCategory.OUTSIDE: N_("buiten de btw"),
    },
    LetterKind: {
        LetterKind.ACKNOWLEDGEMENT: N_("ontvangst"),
        LetterKind.CLOSING: N_("afronding"),
        LetterKind.EXPLANATION: N_("uitleg"),
        LetterKind.AFTERCARE: N_("nazorg"),
        LetterKind.THANKS: N_("dank"),
    },
    Sent: {
        Sent.PRINTED: N_("afgedrukt"),
        Sent.HANDED_OVER: N_("meegegeven"),
        Sent.EMAILED: N_("gemaild"),
        Sent.SAVED: N_("als pdf bewaard"),
    },
    Status: {
        Status.LAPSED: N_("vervallen"),
        Status.CLOSED_UNRESOLVED: N_("gesloten, niet opgelost"),
        Status.PROMISE_LATE: N_("belofte te laat"),
        Status.PROMISE_TODAY: N_("belofte vandaag"),
        Status.PROMISE_TOMORROW: N_("belofte morgen"),
        Status.PROMISE_LATER: N_("belofte later"),
        Status.NOT_ANSWERED: N_("nog niet gereageerd"),
        Status.LETTER_DUE: N_("brief nog niet gemaakt"),
        Status.RESOLVED: N_("opgelost"),
        Status.DONE: N_("afgerond"),
        Status.OPEN: N_("open"),
    },
    Verdict: {
        Verdict.DISSATISFIED: N_("ontevreden"),
        Verdict.SATISFIED: N_("tevreden"),
        Verdict.ENTHUSIASTIC: N_("enthousiast"),
    },
    Effect: {
        Effect.TOO_EARLY: N_("nog te vroeg"),
        Effect.WORKS: N_("werkt"),
        Effect.NO_EFFECT: N_("werkt niet"),
    },
    Trade: {
        Trade.SHOP: N_("winkel"),
        Trade.RESTAURANT: N_("restaurant of café"),
        Trade.WORKSHOP: N_("ambacht of dienst"),
    },
    AddressWindow: {
        AddressWindow.LEFT: N_("venster links"),
        AddressWindow.RIGHT: N_("venster rechts"),
        AddressWindow.NONE: N_("geen venster"),
    },
}
"""Per enum, because the words in the book for two choices may be alike: a closed complaint and a status."""

_TITLED = {
    FormOfAddress.MRS: N_("mevrouw {name}"),
    FormOfAddress.MR: N_("de heer {name}"),
    FormOfAddress.FAMILY: N_("familie {name}"),
}


def label(choice: Enum) -> str:
    """Return the Dutch word for a choice, in small letters."""
    return _(LABELS[type(choice)][choice])


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
    named = {LABELS[PromiseKind][kind], label(kind).casefold(), "bellen" if kind is PromiseKind.CALL_BACK else ""}
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
