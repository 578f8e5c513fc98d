"""The words of the sheet Toelichting, in plain Dutch for owner and bookkeeper; not advice on how to book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from itertools import chain
from typing import TYPE_CHECKING

from klachtenboek.reports.missing import MISSING_WORDS, per_row
from klachtenboek.reports.words import cents as in_euro

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from klachtenboek.reports.missing import MissingFact
    from klachtenboek.reports.year import YearReport


class Style(Enum):
    """How a line of the sheet looks."""

    TITLE = auto()
    HEADING = auto()
    TEXT = auto()
    MONEY = auto()
    BLANK = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet: a word on the left and beside it a text, or cents when the style is MONEY."""

    style: Style
    left: str = ""
    text: str = ""
    cents: int = 0


_RULES = (
    (
        "Datum",
        (
            "Een regel hoort bij het kwartaal waarin hij is afgesproken. Staat die dag er niet, dan telt de dag waarop"
            " het is gegeven. Staat ook die er niet, dan telt de dag waarop het is opgeschreven."
        ),
    ),
    (
        "Tarief",
        (
            "Het tarief is dat van de dag van de verkoop. Een teruggave in januari voor een verkoop in december houdt"
            " dus het tarief van december."
        ),
    ),
    (
        "Btw per regel",
        (
            "De btw zit in het bedrag: bedrag × tarief ÷ (100 + tarief). Dat is per regel uitgerekend en op hele centen"
            " afgerond. Een halve cent gaat omhoog."
        ),
    ),
    ("Totalen", "Elk totaal is de som van de regels. Er is niets opnieuw uitgerekend of nog eens afgerond."),
    (
        "Plus en min",
        (
            "Alle bedragen zijn in euro. Bij geld terug of een lagere prijs gaat het bedrag van de omzet af, en het"
            " btw-bedrag van de btw over die omzet. Een minteken staat alleen in een regel die een eerdere regel"
            " terugdraait."
        ),
    ),
    (
        "Geen gevolg",
        (
            "Alleen geld terug, een lagere prijs en alles terug veranderen de btw over de verkoop. Bij de andere"
            " soorten staat 'Geen gevolg' en is het btw-bedrag nul."
        ),
    ),
    ("Kostprijs", "De kostprijs is zonder btw."),
    (
        "Rekeningen",
        (
            "Grootboekrekening, RGS-code en Kostenplaats zijn door de zaak zelf ingevuld. Zijn ze leeg, dan kiest de"
            " boekhouder."
        ),
    ),
)

_SHEETS = (
    (
        "Tegoedbonnen open",
        (
            "Bonnen waar aan het eind van de periode nog iets op stond. Bij het weggeven is er geen omzet. Daaronder"
            " staat wat er in de periode is ingewisseld, met de rest die dan nog op de bon stond."
        ),
    ),
    (
        "Ingewisseld",
        (
            "Het inwisselen is een korting op de nieuwe verkoop en staat in de kassa of op de factuur van die dag, met"
            " de btw van die verkoop. Boek het niet nog een keer: het staat hier bij het bonnummer om na te kijken, en"
            " niet op Mutaties of in het journaalvoorstel. De lijsten met bonnen zijn de stand van nu."
        ),
    ),
    (
        "Attenties",
        (
            "Attenties per klant vanaf het begin van het boekjaar. Kreeg een klant in dat jaar voor meer dan € 227"
            " zonder btw, dan staat dat erbij: de btw over die attenties is dan niet aftrekbaar."
        ),
    ),
    (
        "Journaalvoorstel",
        (
            "Alleen regels die nog niet verwerkt zijn. Elk boekstuk telt op tot nul. Het nummer van een boekstuk hoort"
            " bij één regel en blijft bij een volgende export gelijk. Boek een nummer dus één keer."
        ),
    ),
    (
        "Gewijzigd",
        (
            "Een regel die al eens is doorgegeven, verandert niet meer. Is er later iets anders, dan draait een nieuwe"
            " regel de oude terug en zegt een volgende hoe het nu is. In de kolom Correctie op staat welke regel het"
            " was. De vorige export en dit blad samen zijn de stand van nu."
        ),
    ),
)

_BOOKED = (
    ("Kassa", "Het bedrag is op de kassa teruggegeven. Het zit dus al in de dagtotalen van de kassa."),
    ("Factuur", "Het bedrag staat al op een factuur of creditfactuur."),
    ("Nog niet", "Er is nog niets geboekt. Alleen deze regels moeten nog in de boeken."),
    (
        "Let op",
        (
            "Boek een regel met 'Kassa' of 'Factuur' niet nog een keer. Dan gaan omzet en btw er twee keer af. Dat is"
            " de duurste vergissing die met deze lijst te maken is, en bijna niemand ziet haar achteraf."
        ),
    ),
)


def explanation(report: YearReport) -> Iterator[Line]:
    """Give the lines of Toelichting from top to bottom, with what is missing before the rules."""
    yield Line(Style.TITLE, f"Jaaroverzicht {report.title}")
    yield from _section("Wat dit is", _what(report))
    yield from _section("Nog in te vullen", _missing(report))
    yield from _section("Totalen in euro", ())
    yield from _totals(report)
    yield from _section("Reeds verwerkt in", _BOOKED)
    yield from _section("Zo is er gerekend", _RULES)
    yield from _section("De andere bladen", _SHEETS)
    yield from _section("Klanten en brieven", _people(report))


def _section(heading: str, pairs: Iterable[tuple[str, str]]) -> Iterator[Line]:
    yield Line(Style.BLANK)
    yield Line(Style.HEADING, heading)
    for left, text in pairs:
        yield Line(Style.TEXT, left, text)


def _what(report: YearReport) -> tuple[tuple[str, str], ...]:
    shop = report.shop
    counted = (
        _count(len(report.rows), "regel", "regels"),
        _count(report.complaint_count, "klacht", "klachten"),
        _count(len(report.evidence), "bewijsstuk", "bewijsstukken"),
    )
    pairs = (
        ("Zaak", shop.name),
        ("KvK", shop.kvk),
        ("Btw-id", shop.vat_id),
        ("Periode", f"{_day(report.first)} tot en met {_day(report.last)}"),
        ("Gemaakt op", f"{_day(report.made_at)} om {report.made_at:%H:%M}"),
        ("Aantal", ", ".join(counted)),
        ("Export", _number(report)),
        ("Kenmerk", report.export.sha256),
        (
            "Inhoud",
            (
                "Alles wat de zaak in deze periode aan klanten met een klacht heeft gegeven en wat zij aannamen. Elke"
                " regel op het blad Mutaties is één gebaar. Het klachtenboek schrijft op wat er is gebeurd. Hoe het"
                " geboekt wordt, beslist de boekhouder."
            ),
        ),
    )
    return tuple((left, text) for left, text in pairs if text)


def _number(report: YearReport) -> str:
    if not report.changes:
        return f"Nummer {report.export.number}"
    changed = _count(len(report.changes), "regel", "regels")
    return f"Nummer {report.export.number}, met {changed} op het blad Gewijzigd na vorige export"


def _missing(report: YearReport) -> Iterable[tuple[str, str]]:
    over = tuple(
        (one.customer_code, f"Attenties van samen € {in_euro(one.cost)} zonder btw. Dat is meer dan € 227.")
        for one in report.recipients
        if one.is_over
    )
    if not report.missing:
        return (("Niets", "Bij geen enkele regel ontbreekt iets."), *over)
    return chain(map(_gap, per_row(report.missing)), over)


def _gap(facts: Sequence[MissingFact]) -> tuple[str, str]:
    words = _listed([MISSING_WORDS[fact.what] for fact in facts])
    return f"Regel {facts[0].number}", f"Klacht {facts[0].reference}: {words}."


def _totals(report: YearReport) -> Iterator[Line]:
    amounts = (
        ("Bedrag incl. btw", report.total.gross),
        ("Waarvan nog te boeken", report.to_book.gross),
        ("Waarvan al verwerkt", report.booked.gross),
        ("Btw-bedrag", report.total.vat),
        ("Waarvan nog te boeken", report.to_book.vat),
        ("Waarvan al verwerkt", report.booked.vat),
        ("Bedrag excl. btw", report.total.net),
        ("Kostprijs", report.total.cost),
        ("Waarde voor klant", report.total.value),
        ("Eigen bijdrage klant", report.total.share),
        ("Weggegeven", report.total.given),
    )
    for left, cents in amounts:
        yield Line(Style.MONEY, left, cents=cents)


def _people(report: YearReport) -> tuple[tuple[str, str], ...]:
    code = "De klantcode staat voor één klant. Wie dat is, staat in het klachtenboek bij het klachtnummer."
    if report.with_names:
        code += " De naam staat er in dit overzicht naast."
    else:
        code += " Stond de naam van de klant in een omschrijving of opmerking, dan staat daar nu de code."
    letters = "De brieven staan in de map bewijsstukken. Een brief noemt de klant bij naam, want zo is hij verstuurd."
    return (("Klantcode", code), *((("Brieven", letters),) if report.evidence else ()))


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _listed(words: list[str]) -> str:
    """Return ``a``, ``a en b`` or ``a, b en c``."""
    return " en ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _day(day: date | datetime) -> str:
    return f"{day:%d-%m-%Y}"
