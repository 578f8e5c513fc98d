"""What the bookkeeper was told and is to be told, added up in SQL for a page; the lines in full are ``ledger``'s."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.booked import BookedSums, Lacking
from klachtenboek.domain.goodwill import LOWERS_VAT, Answer, GoodwillKind, Processed
from klachtenboek.domain.reference import Reference
from klachtenboek.domain.vat import RATED, VatCategory

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from klachtenboek.domain.period import Period
    from klachtenboek.domain.reach import Days, Reach
    from klachtenboek.store.database import Database


def _listed(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in sorted(values))


_DAY = "coalesce(g.agreed_on, g.given_on, substr(g.entered_at, 1, 10))"
_YEAR = "substr(coalesce(g.agreed_on, g.given_on, g.entered_at), 1, 4)"
"""In the very words of its index."""
_LOWERS = f"g.kind IN ({_listed(LOWERS_VAT)})"
_IS_RATED = f"g.vat_category IN ({_listed(RATED)}) AND g.vat_rate IS NOT NULL"
_CATEGORY, _RATE = (f"CASE WHEN {_LOWERS} THEN g.{name} END" for name in ("vat_category", "vat_rate"))
_VAT = (
    f"CASE WHEN {_LOWERS} AND {_IS_RATED} "
    "THEN (2 * g.paid_out * g.vat_rate + 10000 + g.vat_rate) / (2 * (10000 + g.vat_rate)) ELSE 0 END"
)
"""Half-up per line, as ``domain.vat`` does; no amount of a line is below zero."""
_COUNTS = (
    f"g.answer = '{Answer.ACCEPTED}' "
    "AND g.complaint_id NOT IN (SELECT id FROM complaint WHERE lapsed_at IS NOT NULL) "
    "AND g.complaint_id NOT IN (SELECT id FROM complaint WHERE is_practice = 1)"
)
_FACTS = (
    f"g.complaint_id, {_DAY}, g.agreed_on, g.given_on, g.sold_on, g.receipt, g.kind, g.method, g.processed, "
    f"{_CATEGORY}, {_RATE}, g.paid_out, {_VAT}, g.paid_out - {_VAT}, g.cost, g.value, g.share"
)
_TOLD_FACTS = (
    "b.complaint_id, b.day, b.agreed_on, b.given_on, b.sold_on, b.receipt, b.kind, b.method, b.processed, "
    "b.vat_category, b.vat_rate, b.gross, b.vat, b.net, b.cost, b.value, b.share"
)
_LAST = (
    "WITH last AS (SELECT id, line_id, is_reversal, max((export_id * 10000 + year) * 10000000 + number) "
    "FROM booked GROUP BY line_id) "
)
"""The row that was told last of each line: next to ``max``, SQLite gives the other columns of that same row."""
_STANDS = "b.id IN (SELECT id FROM last WHERE is_reversal = 0)"
_IS_NEW = "g.id NOT IN (SELECT line_id FROM last WHERE is_reversal = 0)"
"""Nobody was told of it, or what was told was taken back."""
_OF_PERIOD = "b.year BETWEEN :before AND :year AND b.posted_on BETWEEN :first AND :last"
"""The year of a row is that of its day or the one before it, whatever month years started in."""
_LACKS = (
    f"({_LOWERS} AND (g.vat_category IS NULL OR (g.vat_category IN ({_listed(RATED)}) AND g.vat_rate IS NULL)) "
    f"OR g.kind IN ({_listed(LOWERS_VAT | {GoodwillKind.COSTS})}) AND g.paid_out = 0 "
    f"OR g.agreed_on IS NULL OR {_LOWERS} AND (g.sold_on IS NULL OR g.receipt = '') "
    "OR g.paid_out <> 0 AND g.method IS NULL "
    f"OR g.kind IN ({_listed({GoodwillKind.REPLACEMENT, GoodwillKind.COURTESY})}) AND g.cost = 0 "
    "OR g.id IN (SELECT value FROM json_each(:lost)))"
)
"""As ``reports.missing`` asks of a line in full."""
_SUMS = "count(*), sum({count}), sum({gross}), sum({vat}), sum({net}), sum({cost}), sum({value}), sum({share})"

_TOLD_SUMS = (
    "SELECT substr(b.posted_on, 1, 7), b.kind, b.vat_category, b.vat_rate, b.processed, "
    + _SUMS.format(
        count="1 - 2 * b.is_reversal",
        **{name: f"b.{name}" for name in ("gross", "vat", "net", "cost", "value", "share")},
    )
    + f" FROM booked b WHERE {_OF_PERIOD} GROUP BY 1, 2, 3, 4, 5"
)
_NEW_SUMS = (
    f"{_LAST}SELECT substr(max({_DAY}, :start), 1, 7), g.kind, {_CATEGORY}, {_RATE}, g.processed, "
    + _SUMS.format(
        count="1",
        gross="g.paid_out",
        vat=_VAT,
        net=f"g.paid_out - {_VAT}",
        **{name: f"g.{name}" for name in ("cost", "value", "share")},
    )
    + f" FROM goodwill g WHERE ({{days}}) AND {_COUNTS} AND {_IS_NEW} GROUP BY 1, 2, 3, 4, 5"
)
_CHANGED = (
    f"{_LAST}SELECT b.line_id FROM booked b WHERE ({{days}}) AND {_STANDS} AND NOT EXISTS (SELECT 1 FROM goodwill g "
    f"WHERE g.id = b.line_id AND {_COUNTS} AND ({_FACTS}) IS ({_TOLD_FACTS}))"
)
_TOLD_LACKING = (
    "WITH gone AS (SELECT b.line_id, b.reference, b.corrects FROM booked b "
    f"WHERE b.is_reversal = 1 AND {_OF_PERIOD} UNION ALL SELECT json_extract(value, '$[0]'), "
    "json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each(:gone)) "
    "SELECT b.year, b.number, b.reference, b.complaint_id, b.line_id, count(*) OVER () "
    "FROM booked b JOIN goodwill g ON g.id = b.line_id JOIN complaint c ON c.id = g.complaint_id "
    f"WHERE {_OF_PERIOD} AND b.is_reversal = 0 AND {_COUNTS} AND {_LACKS} "
    "AND b.reference = printf('%04d-%04d', c.year, c.number) "
    "AND (b.line_id, b.reference, CAST(b.number AS TEXT)) NOT IN (SELECT line_id, reference, corrects FROM gone) "
    "ORDER BY b.year, b.number LIMIT :most"
)
_NEW_LACKING = (
    f"{_LAST.rstrip()}, fresh AS (SELECT g.id, g.complaint_id, "
    f"substr(max({_DAY}, :start), 1, 4) - (substr(max({_DAY}, :start), 6, 2) + 0 < :starts_in) AS book_year, "
    f"{_DAY} AS day, c.year AS year, c.number AS number, {_LACKS} AS lacks "
    f"FROM goodwill g JOIN complaint c ON c.id = g.complaint_id WHERE ({{days}}) AND {_COUNTS} AND {_IS_NEW}) "
    "SELECT book_year, place, year, number, complaint_id, id, count(*) OVER () FROM (SELECT *, row_number() OVER "
    "(PARTITION BY book_year ORDER BY day, year, number, id) AS place FROM fresh) "
    "WHERE lacks ORDER BY book_year, place LIMIT :most"
)


class Posted:
    """Sums and gaps of a period, without reading its lines."""

    def __init__(self, database: Database) -> None:
        """Read through this database."""
        self._database = database

    def told_sums(self, period: Period) -> tuple[BookedSums, ...]:
        """Return what was told of the period, added up."""
        return tuple(map(_sums, self._database.rows(_TOLD_SUMS, _bounds(period))))

    def new_sums(self, reach: Reach) -> tuple[BookedSums, ...]:
        """Return the lines nobody was told of, added up by the month in which they would be posted."""
        if not reach.told:
            return ()
        days, values = _of_lines(reach.told)
        found = self._database.rows(_NEW_SUMS.format(days=days), values | {"start": reach.start.isoformat()})
        return tuple(map(_sums, found))

    def changed(self, reach: Reach) -> tuple[int, ...]:
        """Return the ids of lines that are not any more what was told of them, or that look so; mostly none."""
        if not reach.changed:
            return ()
        days, values = _spans("b.posted_on", reach.changed)
        return tuple(key for (key,) in self._database.rows(_CHANGED.format(days=days), values))

    def told_lacking(
        self, period: Period, *, lost: Collection[int], gone: Collection[tuple[int, str, str]], most: int
    ) -> tuple[int, tuple[Lacking, ...]]:
        """Return how many rows that were told lack a fact, and the first of them.

        ``lost`` are lines whose proof is not there any more. ``gone`` are rows that are taken back and lack nothing:
        their line, reference and number.
        """
        values = _bounds(period) | {"lost": json.dumps([*lost]), "gone": json.dumps([*gone]), "most": most}
        found = self._database.rows(_TOLD_LACKING, values)
        return _count(found), tuple(Lacking(*row[:-1]) for row in found)

    def new_lacking(
        self, reach: Reach, *, lost: Collection[int], starts_in: int, most: int
    ) -> tuple[int, tuple[Lacking, ...]]:
        """Return how many new lines lack a fact, and the first of them.

        Each has its place among the new lines of its year for a number.
        """
        if not reach.told:
            return 0, ()
        days, values = _of_lines(reach.told)
        own = {"start": reach.start.isoformat(), "starts_in": starts_in, "lost": json.dumps([*lost]), "most": most}
        found = self._database.rows(_NEW_LACKING.format(days=days), values | own)
        rows = (
            Lacking(book_year, place, str(Reference(year, number)), complaint_id, key)
            for book_year, place, year, number, complaint_id, key, _count in found
        )
        return _count(found), tuple(rows)


def _sums(row: tuple[Any, ...]) -> BookedSums:
    month, kind, category, rate, processed, rows, count, gross, vat, net, cost, value, share = row
    return BookedSums(
        day=date.fromisoformat(f"{month}-01"),
        kind=GoodwillKind(kind),
        vat_category=VatCategory(category) if category is not None else None,
        vat_rate=rate,
        processed=Processed(processed),
        rows=rows,
        adds=count,
        gross=gross,
        vat=vat,
        net=net,
        cost=cost,
        value=value,
        share=share,
    )


def _count(found: list[tuple[Any, ...]]) -> int:
    return int(found[0][-1]) if found else 0


def _bounds(period: Period) -> dict[str, object]:
    first, last = period.first, period.last
    return {"first": first.isoformat(), "last": last.isoformat(), "before": first.year - 1, "year": last.year}


def _spans(what: str, spans: Iterable[Days]) -> tuple[str, dict[str, object]]:
    """Return what to ask of a column for its day to fall in one of the spans, with the values."""
    values: dict[str, object] = {}
    asked: list[str] = []
    for place, (first, last) in enumerate(spans):
        values |= {f"from{place}": first.isoformat(), f"to{place}": last.isoformat()}
        asked.append(f"{what} BETWEEN :from{place} AND :to{place}")
    return " OR ".join(asked), values


def _of_lines(spans: tuple[Days, ...]) -> tuple[str, dict[str, object]]:
    """Return the same for the day of a line, first by its year, of which there is an index."""
    days, values = _spans(_DAY, spans)
    years = {"least": f"{spans[0][0].year:04d}", "latest": f"{spans[-1][1].year:04d}"}
    return f"{_YEAR} BETWEEN :least AND :latest AND ({days})", values | years
