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
from klachtenboek.i18n import _, capital, clock, number_word

if TYPE_CHECKING:
    from datetime import datetime, time
    from enum import Enum

LABELS: dict[type[Enum], dict[Enum, str]] = {
    Kind: {
        Kind.COMPLAINT: "klacht",
        Kind.SIGNAL: "signaal",
        Kind.QUESTION: "vraag",
        Kind.COMPLIMENT: "compliment",
    },
    Channel: {
        Channel.SHOP: "in de winkel",
        Channel.PHONE: "telefoon",
        Channel.EMAIL: "e-mail",
        Channel.LETTER: "brief",
        Channel.WEBSITE: "website",
        Channel.REVIEW: "review",
        Channel.SOCIAL: "sociale media",
        Channel.DELIVERY: "bezorgdienst",
    },
    Mood: {
        Mood.FURIOUS: "woedend",
        Mood.ANGRY: "boos",
        Mood.SAD: "verdrietig",
        Mood.CALM: "rustig",
        Mood.FRIENDLY: "vriendelijk",
    },
    Severity: {
        Severity.SMALL: "klein",
        Severity.NORMAL: "gewoon",
        Severity.SERIOUS: "ernstig",
    },
    Justified: {
        Justified.YES: "terecht",
        Justified.PARTLY: "deels terecht",
        Justified.NO: "niet terecht",
        Justified.UNKNOWN: "nog niet bekeken",
    },
    Closing: {
        Closing.RESOLVED: "echt opgelost",
        Closing.UNREACHABLE: "klant niet meer bereikbaar",
        Closing.UNFOUNDED: "niet terecht, en uitgelegd",
        Closing.WITHDRAWN: "klant trekt de klacht in",
        Closing.COMMITTEE: "ligt bij geschillencommissie of verzekeraar",
        Closing.BOUNDARY: "grens gesteld",
    },
    Step: {
        Step.LISTEN: "laten uitpraten",
        Step.ACKNOWLEDGE: "begrip tonen",
        Step.APOLOGISE: "sorry zeggen",
        Step.SUMMARISE: "samenvatten",
        Step.OFFER: "oplossing voorleggen",
        Step.PREVENT: "voorkomen",
    },
    Part: {
        Part.UNDERSTANDING: "begrip getoond",
        Part.APOLOGY: "sorry gezegd",
        Part.SOLUTION: "opgelost",
    },
    PromiseKind: {
        PromiseKind.CALL_BACK: "terugbellen",
        PromiseKind.FIND_OUT: "uitzoeken",
        PromiseKind.DELIVER: "leveren",
        PromiseKind.REFUND: "geld terug",
        PromiseKind.VISIT: "langskomen of herstellen",
        PromiseKind.OTHER: "iets anders",
    },
    Outcome: {
        Outcome.KEPT: "nagekomen",
        Outcome.KEPT_LATE: "te laat nagekomen",
        Outcome.MOVED: "verzet",
        Outcome.BROKEN: "niet nagekomen",
    },
    GoodwillKind: {
        GoodwillKind.PRICE_CUT: "geld terug of prijs omlaag",
        GoodwillKind.FULL_REFUND: "alles terug",
        GoodwillKind.NOT_CHARGED: "niet op de rekening gezet",
        GoodwillKind.REPLACEMENT: "vervangen, opnieuw gemaakt of hersteld",
        GoodwillKind.COURTESY: "attentie",
        GoodwillKind.VOUCHER: "tegoedbon",
        GoodwillKind.NEXT_DISCOUNT: "korting op de volgende aankoop",
        GoodwillKind.COSTS: "kosten of schade vergoed",
    },
    Answer: {
        Answer.OFFERED: "aangeboden",
        Answer.ACCEPTED: "aangenomen",
        Answer.DECLINED: "bedankt ervoor",
    },
    Method: {
        Method.TILL: "kassa",
        Method.CARD: "pin",
        Method.BANK: "bank",
        Method.INVOICE: "factuur",
        Method.VOUCHER: "tegoedbon",
        Method.IN_KIND: "in natura",
    },
    Processed: {
        Processed.TILL: "kassa",
        Processed.INVOICE: "factuur",
        Processed.NOT_YET: "nog niet",
    },
    VatCategory: {
        VatCategory.HIGH: "hoog",
        VatCategory.LOW: "laag",
        VatCategory.MIDDLE: "midden",
        VatCategory.LODGING: "logies",
        VatCategory.ZERO: "nul",
        VatCategory.EXEMPT: "vrijgesteld",
        VatCategory.SMALL_BUSINESS: "KOR",
        VatCategory.OUTSIDE: "buiten de btw",
    },
    LetterKind: {
        LetterKind.ACKNOWLEDGEMENT: "ontvangst",
        LetterKind.CLOSING: "afronding",
        LetterKind.EXPLANATION: "uitleg",
        LetterKind.AFTERCARE: "nazorg",
        LetterKind.THANKS: "dank",
    },
    Sent: {
        Sent.PRINTED: "afgedrukt",
        Sent.HANDED_OVER: "meegegeven",
        Sent.EMAILED: "gemaild",
        Sent.SAVED: "als pdf bewaard",
    },
    Status: {
        Status.LAPSED: "vervallen",
        Status.CLOSED_UNRESOLVED: "gesloten, niet opgelost",
        Status.PROMISE_LATE: "belofte te laat",
        Status.PROMISE_TODAY: "belofte vandaag",
        Status.PROMISE_TOMORROW: "belofte morgen",
        Status.PROMISE_LATER: "belofte later",
        Status.NOT_ANSWERED: "nog niet gereageerd",
        Status.LETTER_DUE: "brief nog niet gemaakt",
        Status.RESOLVED: "opgelost",
        Status.DONE: "afgerond",
        Status.OPEN: "open",
    },
    Verdict: {
        Verdict.DISSATISFIED: "ontevreden",
        Verdict.SATISFIED: "tevreden",
        Verdict.ENTHUSIASTIC: "enthousiast",
    },
    Effect: {
        Effect.TOO_EARLY: "nog te vroeg",
        Effect.WORKS: "werkt",
        Effect.NO_EFFECT: "werkt niet",
    },
    Trade: {
        Trade.SHOP: "winkel",
        Trade.RESTAURANT: "restaurant of café",
        Trade.WORKSHOP: "ambacht of dienst",
    },
    AddressWindow: {
        AddressWindow.LEFT: "venster links",
        AddressWindow.RIGHT: "venster rechts",
        AddressWindow.NONE: "geen venster",
    },
}
"""Per enum, because the words in the book for two choices may be alike: a closed complaint and a status."""

_TITLES = {FormOfAddress.MRS: "mevrouw", FormOfAddress.MR: "de heer", FormOfAddress.FAMILY: "familie"}


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
    title = _TITLES.get(customer.form)
    if title is None or not customer.surname:
        return _bare_name(customer)
    return f"{_(title)} {_capital_prefix(customer)}"


def in_short(kind: PromiseKind, customer: Customer | None) -> str:
    """Return a promise in a few words, as on a reminder: ``mevrouw Jansen bellen``, ``geld terug voor de klant``."""
    who = titled_name(customer)
    if kind is PromiseKind.CALL_BACK:
        return _("{who} bellen").format(who=who)
    return _("{kind} voor {who}").format(kind=label(kind), who=who)


def person(customer: Customer | None) -> str:
    """Return a customer's name as on a list: ``Mevrouw Jansen``, ``De heer Yılmaz``, ``Zonder naam``."""
    if customer is None or customer.is_nameless:
        return _("Zonder naam")
    return capital(titled_name(customer))


def name_with_initials(customer: Customer) -> str:
    """Return title, initials or first name and surname: ``Mevrouw A. Jansen``, as on an envelope."""
    title = customer.own_form if customer.form is FormOfAddress.OWN else _(_TITLES.get(customer.form, ""))
    return capital(f"{title} {_bare_name(customer)}".strip())


def _capital_prefix(customer: Customer) -> str:
    """Return the family name as after a title; its prefix then has a capital: ``De Vries`` (letters.md)."""
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


_HOURS = ("twaalf", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf")


def spoken_time(moment: datetime | time) -> str:
    """Return a time as one says it: ``drie uur``, ``half vier``, ``kwart over negen``, ``tien voor half vier``."""
    hour, minute = moment.hour % 12, moment.minute
    this, following = _(_HOURS[hour]), _(_HOURS[(hour + 1) % 12])
    if minute == 0:
        return _("{hour} uur").format(hour=this)
    if minute == 15:  # noqa: PLR2004  a quarter
        return _("kwart over {hour}").format(hour=this)
    if minute == 30:  # noqa: PLR2004  a half
        return _("half {hour}").format(hour=following)
    if minute == 45:  # noqa: PLR2004  a quarter to
        return _("kwart voor {hour}").format(hour=following)
    if minute % 5:
        return _("{clock} uur").format(clock=clock(moment))
    return _five_minutes(minute, this, following)


def _five_minutes(minute: int, this: str, following: str) -> str:
    forms = (
        (15, _("{n} over {hour}"), minute, this),
        (30, _("{n} voor half {hour}"), 30 - minute, following),
        (45, _("{n} over half {hour}"), minute - 30, following),
        (60, _("{n} voor {hour}"), 60 - minute, following),
    )
    form, minutes, hour = next((form, n, hour) for end, form, n, hour in forms if minute < end)
    return form.format(n=number_word(minutes), hour=hour)
