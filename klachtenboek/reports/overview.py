"""The year on paper, A4: totals first, then every line, and a place to sign; where it stands is ``sheet``'s."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.domain.goodwill import Processed
from klachtenboek.reports.beat import beating
from klachtenboek.reports.missing import per_row
from klachtenboek.reports.sheet import Column, written
from klachtenboek.reports.words import cents, percent, vat_word, word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from typing import BinaryIO

    from klachtenboek.reports.beat import Beat
    from klachtenboek.reports.rows import YearRow
    from klachtenboek.reports.sheet import Sheet
    from klachtenboek.reports.sums import Sums
    from klachtenboek.reports.vouchers import UsedVoucher
    from klachtenboek.reports.year import YearReport

_TAX = (
    Column("Incl. btw", 25, to_right=True),
    Column("Btw", 25, to_right=True),
    Column("Excl. btw", 25, to_right=True),
)
_PARTS = (Column("Deel", 75), Column("Aantal", 20, to_right=True), *_TAX)
_RATES = (Column("Btw-categorie", 53), Column("Btw-%", 17, to_right=True), Column("Verwerkt in", 25), *_TAX)
_KINDS = (
    Column("Soort", 70),
    Column("Aantal", 19, to_right=True),
    Column("Waarde", 27, to_right=True),
    Column("Klant betaalde", 27, to_right=True),
    Column("Weggegeven", 27, to_right=True),
)
_LINES = (
    Column("Nr", 14, to_right=True),
    Column("Klacht", 24),
    Column("Datum", 24),
    Column("Weggegeven", 29, to_right=True),
    Column("Btw-%", 17, to_right=True),
    Column("Btw", 31, to_right=True),
    Column("Incl. btw", 31, to_right=True),
    Column("Omschrijving", 156, is_below=True),
)
_USED = (
    Column("Bon", 26),
    Column("Klacht", 22),
    Column("Datum", 22),
    Column("Bon-/factuurnr", 50),
    Column("Ingewisseld", 25, to_right=True),
    Column("Rest daarna", 25, to_right=True),
)
_RULE = (
    "Btw is per regel uitgerekend: bedrag × tarief ÷ (100 + tarief), op hele centen afgerond, een halve cent omhoog."
    " Elk totaal is de som van de regels. Het tarief is dat van de dag van de verkoop."
)
_TWICE = (
    "Wat al in de kassa of op een factuur staat, is hier apart geteld. Boek dat niet nog een keer: alleen wat nog te"
    " boeken is, moet nog in de boeken."
)


_VOUCHERS = "Inwisselen is een korting op de nieuwe verkoop: de btw is die van de kassabon of factuur die erbij staat."


def overview(report: YearReport, file: BinaryIO, beat: Beat | None = None) -> None:
    """Write the overview as PDF; the same report gives the same bytes. ``beat`` may stop it every few hundred rows."""
    foot = f"Export {report.export.number} · {report.export.sha256[:16]}"
    written(
        file, f"Jaaroverzicht {report.title}", foot, lambda sheet: _fill(sheet, report, beat), author=report.shop.name
    )


def _fill(sheet: Sheet, report: YearReport, beat: Beat | None) -> None:
    sheet.title(f"Jaaroverzicht {report.title}")
    for text in _what(report):
        sheet.text(text)
    sheet.heading("Totalen in euro")
    sheet.table(_PARTS, _parts(report), total=_sums("Samen", report.total))
    sheet.text(_TWICE)
    sheet.heading("Per tarief")
    sheet.table(_RATES, _rates(report), total=("Samen", "", "", *_tax(report.total)))
    sheet.text(_RULE)
    sheet.heading("Per kwartaal" if report.period.is_year else "Per periode")
    quarters = (_sums(str(own.quarter), own.total) for own in report.quarters)
    sheet.table(_PARTS, quarters, total=_sums("Samen", report.total))
    sheet.heading("Per soort")
    sheet.table(_KINDS, _kinds(report), total=("Samen", *_given(report.total)))
    sheet.heading("Alle regels")
    sheet.table(_LINES, (_line(row) for row in beating(report.rows, beat)), total=_line_total(report))
    if report.redeemed:
        sheet.heading("Ingewisselde tegoedbonnen")
        used = (_redemption(one) for one in beating(report.redeemed, beat))
        total = cents(sum(one.amount for one in report.redeemed))
        sheet.table(_USED, used, total=("Samen", "", "", "", total, ""))
        sheet.text(_VOUCHERS)
    sheet.sign(report.shop.town)


def _what(report: YearReport) -> Iterator[str]:
    shop = report.shop
    numbers = (shop.name, f"KvK {shop.kvk}" if shop.kvk else "", f"btw-id {shop.vat_id}" if shop.vat_id else "")
    yield " · ".join(part for part in numbers if part)
    yield (
        f"Van {_day(report.first)} tot en met {_day(report.last)}. Export {report.export.number}, gemaakt op"
        f" {_day(report.made_at)} om {report.made_at:%H:%M}."
    )
    if report.missing:
        lines = sum(1 for _ in per_row(report.missing))
        counted = "1 regel" if lines == 1 else f"{lines} regels"
        yield f"Bij {counted} ontbreekt nog iets. Wat dat is, staat op het blad Toelichting."


def _parts(report: YearReport) -> Iterator[tuple[str, ...]]:
    yield _sums("Nog te boeken", report.to_book)
    yield _sums("Al verwerkt in kassa of factuur", report.booked)


def _sums(name: str, sums: Sums) -> tuple[str, ...]:
    return (name, str(sums.count), *_tax(sums))


def _tax(sums: Sums) -> tuple[str, str, str]:
    return cents(sums.gross), cents(sums.vat), cents(sums.net)


def _given(sums: Sums) -> tuple[str, ...]:
    return str(sums.count), cents(sums.value), cents(sums.share), cents(sums.given)


def _rates(report: YearReport) -> Iterator[tuple[str, ...]]:
    for own in report.rates:
        rate = percent(own.vat_rate) if own.vat_rate is not None else ""
        name = vat_word(lowers=own.lowers_vat, category=own.vat_category)
        where = "Nog niet" if own.processed is Processed.NOT_YET else word(own.processed)
        yield (name, rate, where, *_tax(own.sums))


def _kinds(report: YearReport) -> Iterator[tuple[str, ...]]:
    for own in report.kinds:
        if own.sums != type(own.sums)():
            yield (word(own.kind), *_given(own.sums))


def _line(row: YearRow) -> tuple[str, ...]:
    rate = percent(row.vat_rate) if row.vat_rate is not None else ""
    words = row.description or word(row.kind)
    if row.corrects:
        words = f"Correctie op {row.corrects}. {words}"
    tax = cents(row.vat) if row.lowers_vat else ""
    one_line = " ".join(words.split())
    given = cents(row.value - row.share)
    return str(row.number), row.reference, _day(row.day), given, rate, tax, cents(row.gross), one_line


def _redemption(one: UsedVoucher) -> tuple[str, ...]:
    return one.number, one.reference, _day(one.used_on), one.receipt, cents(one.amount), cents(one.rest)


def _line_total(report: YearReport) -> tuple[str, ...]:
    total = report.total
    return "", "Samen", "", cents(total.given), "", cents(total.vat), cents(total.gross), ""


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"
