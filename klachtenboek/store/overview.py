"""Flat reads for lists, cards and totals, each one SQL statement; whole complaints come from ``complaints``."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.customer import Customer, FormOfAddress
from klachtenboek.domain.expiring import ExpiringVoucher
from klachtenboek.domain.kinds import Channel, Closing, Kind, Outcome, PromiseKind
from klachtenboek.domain.reference import Reference
from klachtenboek.domain.rows import Rows
from klachtenboek.domain.status import Facts
from klachtenboek.domain.summary import (
    AftercareRow,
    CalendarEntry,
    ComplaintRow,
    Counts,
    Cursor,
    Figures,
    Filter,
    Page,
    PromiseFigures,
    PromiseRow,
    Query,
)
from klachtenboek.domain.text import fold
from klachtenboek.domain.triad import Triad
from klachtenboek.labels import person
from klachtenboek.store.hits import MANY_HITS, Hits, is_whole
from klachtenboek.store.orders import ALONG, COLUMNS, NAME, WHOSE, WIDTH, walks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from klachtenboek.domain.listing import Known
    from klachtenboek.domain.promise import Appointment
    from klachtenboek.store.database import Database
    from klachtenboek.store.hits import Condition

PAGE = 100
"""Rows in a page of a list."""

_ROW = f"SELECT {COLUMNS} FROM complaint c {WHOSE}"
_COUNTED = "c.lapsed_at IS NULL AND c.is_practice = 0"
_OF_COUNTED = (
    "p.complaint_id NOT IN (SELECT id FROM complaint WHERE lapsed_at IS NOT NULL) "
    "AND p.complaint_id NOT IN (SELECT id FROM complaint WHERE is_practice = 1)"
)
"""The same asked the other way round: of few it does not hold, and no row of a complaint is read for the others."""
_GIVEN_IN = 'substr(coalesce("agreed_on", "given_on", "entered_at"), 1, 4)'
"""The year in which goodwill was agreed, in the very words of its index."""
_PROMISE = (
    "p.id, c.id, c.year, c.number, c.is_practice, c.title, p.kind, p.text, p.due, p.lead, p.attempts, p.suits, "
    f"p.snoozed_until, p.acknowledged_at, p.zone, p.due_utc, {NAME}"
)
_OF_SOMEBODY = "JOIN complaint c ON c.id = p.complaint_id LEFT JOIN customer k ON k.id = c.customer_id"
_NEVER = "'~'"
"""Later than every moment."""
_HEARD = (
    ("at", "step WHERE 1"),
    ("at", "letter WHERE 1"),
    ("at", "contact WHERE reached = 1 AND direction <> 'note'"),
    ("made_at", "promise WHERE 1"),
    ("replied_at", "trail WHERE 1"),
)
"""Every moment at which a customer heard something, as ``deadline`` reads it from a whole complaint."""
_TOLD = (*_HEARD, ("ended_at", "promise WHERE outcome <> 'broken'"), ("called_at", "aftercare WHERE 1"))
"""The same with how promises ended: when it was heard last, of one complaint at a time."""
_ISSUED = "coalesce(g.given_on, g.agreed_on, substr(g.entered_at, 1, 10))"
_LEFT = "g.value - (SELECT ifnull(sum(r.amount), 0) FROM redemption r WHERE r.line_id = g.id)"
_UNTOLD = (
    f"SELECT g.id, c.id, g.voucher_number, {_LEFT} AS rest, g.voucher_expires, {NAME} FROM goodwill g "
    "JOIN complaint c ON c.id = g.complaint_id LEFT JOIN customer k ON k.id = c.customer_id "
    "WHERE g.voucher_expires IS NOT NULL AND g.voucher_expires BETWEEN ? AND ? AND g.kind = 'voucher' "
    f"AND g.answer = 'accepted' AND {_COUNTED} AND rest > 0 AND {_ISSUED} <= ? "
    "AND NOT EXISTS (SELECT 1 FROM contact t WHERE t.complaint_id = c.id AND t.at >= date(g.voucher_expires, ?)) "
    "AND NOT EXISTS (SELECT 1 FROM promise p WHERE p.complaint_id = c.id AND p.due >= date(g.voucher_expires, ?)) "
    f"ORDER BY g.voucher_expires, {_ISSUED}, g.id"
)
_FILTERS = {
    Filter.ALL: "c.lapsed_at IS NULL",
    Filter.OPEN: "c.is_open = 1",
    Filter.NO_LETTER: "c.lapsed_at IS NULL AND c.is_practice = 0 AND c.letter_count = 0 AND c.triad_count = 3",
    Filter.ONLINE: "c.is_online = 1 AND c.lapsed_at IS NULL",
    Filter.LAPSED: "c.lapsed_at IS NOT NULL",
}
_FEW = frozenset({Filter.OPEN, Filter.LAPSED})
"""Filters that leave fewer than a cause has."""
_COUNTS = (
    "SELECT count(*) FROM complaint",
    "SELECT count(*) FROM complaint WHERE lapsed_at IS NOT NULL",
    "SELECT count(*) FROM complaint WHERE is_practice = 1 AND lapsed_at IS NULL",
    f"SELECT count(*) FROM complaint c WHERE {_FILTERS[Filter.OPEN]} AND {_COUNTED}",
    f"SELECT count(*) FROM complaint c WHERE {_FILTERS[Filter.NO_LETTER]}",
    f"SELECT count(*) FROM complaint c WHERE {_FILTERS[Filter.ONLINE]} AND c.is_practice = 0",
)
"""All, those that do not count, and the filters; each from an index alone, so that no row of the book is read."""


class Overview:
    """What the lists show."""

    def __init__(self, database: Database, hits: Hits | None = None) -> None:
        """Read through this database; ``hits`` finds words, and is made when it is not given."""
        self._database = database
        self._hits = hits if hits is not None else Hits(database)

    # -- complaints ---------------------------------------------------------------------------------

    def page(self, query: Query, *, after: Cursor | None = None, limit: int = PAGE) -> Page[ComplaintRow]:
        """Return the rows after the cursor, in the order asked for; any words are a valid query."""
        is_along = query.order in ALONG and self._are_many(query)
        conditions, found = self._conditions(query), list[tuple[Any, ...]]()
        for walk in walks(query, after, is_along=is_along, is_many=self._has_many):
            found += self._database.rows(
                *walk.sql(conditions, descending=query.descending, most=limit + 1 - len(found))
            )
            if len(found) > limit:
                break
        last = found[limit - 1] if len(found) > limit else None
        return Page(Rows(found[:limit], _complaint_row), (*last[WIDTH:], last[0]) if last is not None else None)

    def _has_many(self, condition: str) -> bool:
        return self._counted([condition], [], MANY_HITS) > MANY_HITS

    def _are_many(self, query: Query) -> bool:
        """Tell whether so many complaints answer the query that a walk along all of them soon meets enough."""
        if query.words.strip():
            return query.filter not in _FEW and bool(self._hits.many(query))
        return self._counted(*self._conditions(query), MANY_HITS) > MANY_HITS

    def count(self, query: Query, *, most: int = 1_000) -> int:
        """Return how many complaints the query holds, counting no further than ``most`` + 1."""
        if query.words.strip() and self._has_more_than(most, query):
            return most + 1
        return self._counted(*self._conditions(query), most)

    def _has_more_than(self, most: int, query: Query) -> bool:
        """Tell of words that very many have whether some of the hits are enough to know that there are more."""
        many = self._hits.many(query)
        if not many:
            return False
        if is_whole(query):
            sql = "SELECT count(*) FROM (SELECT 1 FROM complaint WHERE lapsed_at IS NOT NULL LIMIT ?)"
            if many - int(self._database.rows(sql, (many,))[0][0]) > most:
                return True
        return self._counted(*self._narrowed(query, self._hits.some(query)), most) > most

    def _counted(self, wheres: list[str], values: list[Any], most: int) -> int:
        inner = f"SELECT 1 FROM complaint c WHERE {' AND '.join(wheres)} LIMIT ?"
        return int(self._database.rows(f"SELECT count(*) FROM ({inner})", (*values, most + 1))[0][0])

    def row(self, complaint_id: int) -> ComplaintRow | None:
        """Return one row of a list, None when the complaint does not exist."""
        found = self._database.rows(f"{_ROW} WHERE c.id = ?", (complaint_id,))
        return _complaint_row(found[0]) if found else None

    def unresolved(self, *, limit: int = 4) -> tuple[ComplaintRow, ...]:
        """Return the newest complaints that still want something, practice included."""
        return tuple(self.page(Query(filter=Filter.OPEN), limit=limit).rows)

    def open_count(self) -> int:
        """Return how many complaints still want something, practice left out."""
        return int(self._database.rows(_COUNTS[3])[0][0])

    def counts(self) -> Counts:
        """Return how many complaints each filter holds; lapsed and practice ones are left out."""
        found = self._database.rows(f"SELECT {', '.join(f'({part})' for part in _COUNTS)}")[0]
        whole, lapsed, practised, is_open, no_letter, online = (int(x) for x in found)
        whole -= lapsed + practised
        return Counts(whole, is_open, no_letter, online)

    def has_at_least(self, wanted: int) -> bool:
        """Tell whether there are so many complaints; lapsed and practice ones are left out."""
        sql = f"SELECT 1 FROM complaint c WHERE {_COUNTED} LIMIT 1 OFFSET ?"
        return bool(self._database.rows(sql, (wanted - 1,)))

    def similar(self, complaint_id: int, *, limit: int = 3) -> tuple[ComplaintRow, ...]:
        """Return earlier complaints of the same cause, or else the same category, that came to an end."""
        mine = "SELECT cause_id, category_id, received_at FROM complaint WHERE id = ?"
        cause, category, received = next(iter(self._database.rows(mine, (complaint_id,))), (None, None, None))
        if cause is None and category is None:
            return ()
        column, value = ("cause_id", cause) if cause is not None else ("category_id", category)
        sql = (
            f"{_ROW} WHERE c.{column} = ? AND c.id <> ? AND c.received_at <= ? AND {_COUNTED} "
            "AND (c.solution_text IS NOT NULL OR c.closed_at IS NOT NULL) "
            "ORDER BY c.received_at DESC, c.id DESC LIMIT ?"
        )
        rows = self._database.rows(sql, (value, complaint_id, received, limit))
        return tuple(_complaint_row(row) for row in rows)

    def earlier_of(self, customer_id: int, *, before: int) -> tuple[ComplaintRow, ...]:
        """Return the other complaints of a customer, newest first."""
        sql = f"{_ROW} WHERE c.customer_id = ? AND c.id <> ? AND {_COUNTED} ORDER BY c.received_at DESC, c.id DESC"
        return tuple(_complaint_row(row) for row in self._database.rows(sql, (customer_id, before)))

    def _conditions(self, query: Query) -> tuple[list[str], list[Any]]:
        return self._narrowed(query, self._hits.condition(query) if query.words.strip() else None)

    def _narrowed(self, query: Query, found: Condition | None) -> tuple[list[str], list[Any]]:
        wheres = [_FILTERS[query.filter]]
        values: list[Any] = []
        is_few = query.filter in _FEW  # found first, the ``+`` asks
        for column, value in (
            ("category_id", query.category_id),
            ("cause_id", query.cause_id),
            ("customer_id", query.customer_id),
        ):
            if value is not None:
                wheres.append(f"+c.{column} = ?" if is_few and column != "customer_id" else f"c.{column} = ?")
                values.append(value)
        if query.year is not None:
            wheres.append("c.received_at >= ? AND c.received_at < ?")
            values.extend((f"{query.year:04d}-01-01", f"{query.year + 1:04d}-01-01"))
        if found is not None:
            wheres.append(found[0])
            values.extend(found[1])
        return wheres, values

    def look_further(self, query: Query) -> bool:
        """Look for parts of the words in some more texts; tell whether a quick query may find more after that."""
        return self._hits.look_further(query)

    # -- promises -----------------------------------------------------------------------------------

    def open_promises(self, *, until: datetime | None = None) -> tuple[PromiseRow, ...]:
        """Return the open promises, soonest first, practice included; those of lapsed complaints rest."""
        sql = (
            f"SELECT {_PROMISE} FROM promise p {_OF_SOMEBODY} "
            "WHERE p.outcome IS NULL AND c.lapsed_at IS NULL AND p.due <= ? ORDER BY p.due, p.id"
        )
        last = until.isoformat() if until is not None else "9999"
        return tuple(_promise_row(row) for row in self._database.rows(sql, (last,)))

    def calendar(self, *, after: datetime, promise_id: int = 0) -> tuple[CalendarEntry, ...]:
        """Return the open promises, or one of them, and those that ended before their moment, which is after ``after``.

        A promise that was moved has its follower, under the same root. Practice is left out, unless asked for by id.
        """
        sql = (
            "WITH RECURSIVE chain (id, root) AS (SELECT id, id FROM promise WHERE moved_from IS NULL UNION ALL "
            "SELECT n.id, chain.root FROM promise n JOIN chain ON n.moved_from = chain.id) "
            "SELECT chain.root, (SELECT count(*) FROM history h WHERE h.complaint_id = c.id), "
            f"p.outcome IS NOT NULL OR c.lapsed_at IS NOT NULL, {_PROMISE} FROM chain "
            f"JOIN promise p ON p.id = chain.id {_OF_SOMEBODY} "
            "WHERE (p.outcome IS NULL OR p.outcome <> 'moved') AND (p.id = ?1 OR (?1 = 0 AND c.is_practice = 0 AND "
            "((p.outcome IS NULL AND c.lapsed_at IS NULL) OR p.due > ?2))) ORDER BY p.due, p.id"
        )
        found = self._database.rows(sql, (promise_id, after.isoformat()))
        return tuple(CalendarEntry(_promise_row(row[3:]), row[0], row[1], bool(row[2])) for row in found)

    def agenda(self, *, without: int = 0) -> tuple[Appointment, ...]:
        """Return the open promises as appointments, without the one that is being moved."""
        from klachtenboek.domain.promise import Appointment  # only for who promises something new

        rows = (row for row in self.open_promises() if row.promise_id != without and not row.is_practice)
        return tuple(
            Appointment(row.due, row.customer.id if row.customer else None, person(row.customer), row.promise_id)
            for row in rows
        )

    def kept_on(self, day: date) -> int:
        """Return how many promises were kept that day."""
        sql = (
            "SELECT count(*) FROM promise p JOIN complaint c ON c.id = p.complaint_id "
            f"WHERE p.outcome IN ('kept', 'kept_late') AND p.ended_at BETWEEN ? AND ? AND {_COUNTED}"
        )
        return int(self._database.rows(sql, _whole_day(day))[0][0])

    def was_late_before(self, customer_id: int) -> bool:
        """Tell whether a promise to this customer was ever late or broken."""
        sql = (
            "SELECT 1 FROM promise p JOIN complaint c ON c.id = p.complaint_id WHERE c.customer_id = ? "
            f"AND p.outcome IS NOT NULL AND (p.ended_at > p.due OR p.outcome = 'broken') AND {_COUNTED} LIMIT 1"
        )
        return bool(self._database.rows(sql, (customer_id,)))

    def aftercare_count(self, *, until: date) -> int:
        """Return how many after-care calls are planned up to and including that day."""
        sql = (
            "SELECT count(*) FROM aftercare a JOIN complaint c ON c.id = a.complaint_id "
            f"WHERE a.called_at IS NULL AND a.planned_on <= ? AND {_COUNTED}"
        )
        return int(self._database.rows(sql, (until.isoformat(),))[0][0])

    def aftercare_due(self, *, until: date, limit: int | None = None) -> tuple[AftercareRow, ...]:
        """Return the after-care calls planned up to and including that day, soonest first, at most ``limit``."""
        sql = (
            f"SELECT c.id, c.year, c.number, c.title, a.planned_on, {NAME} FROM aftercare a "
            "JOIN complaint c ON c.id = a.complaint_id LEFT JOIN customer k ON k.id = c.customer_id "
            f"WHERE a.called_at IS NULL AND a.planned_on <= ? AND {_COUNTED} "
            "ORDER BY a.planned_on, a.complaint_id LIMIT ?"
        )
        return tuple(
            AftercareRow(
                complaint_id=row[0],
                reference=_reference(row[1], row[2]),
                title=row[3],
                planned_on=date.fromisoformat(row[4]),
                customer=_customer(row[5:]),
            )
            for row in self._database.rows(sql, (until.isoformat(), -1 if limit is None else limit))
        )

    def untold_vouchers(self, first: date, last: date, days: int) -> tuple[ExpiringVoucher, ...]:
        """Return the vouchers with something left that were issued before and end in these days, soonest first.

        Without those of which the customer heard, or was promised to, in so many days before the last.
        """
        back = f"-{days} days"
        values = (first.isoformat(), last.isoformat(), first.isoformat(), back, back)
        return tuple(
            ExpiringVoucher(
                line_id=row[0],
                complaint_id=row[1],
                number=row[2],
                rest=row[3],
                expires=date.fromisoformat(row[4]),
                customer=_customer(row[5:]),
            )
            for row in self._database.rows(_UNTOLD, values)
        )

    def last_heard(self, keys: Sequence[int]) -> dict[int, datetime]:
        """Return of each of these complaints when its customer heard something last; those who did not are left out."""
        if not keys:
            return {}
        moments = ", ".join(
            f"ifnull((SELECT max({at}) FROM {source} AND complaint_id = c.id), '')" for at, source in _TOLD
        )
        sql = f"SELECT c.id, max({moments}) FROM complaint c WHERE c.id IN ({', '.join('?' * len(keys))})"
        return {key: datetime.fromisoformat(at) for key, at in self._database.rows(sql, keys) if at}

    def last_written(self) -> datetime | None:
        """Return the latest moment among the newest lines of history, None in an empty book."""
        sql = "SELECT max(at) FROM (SELECT at FROM history ORDER BY id DESC LIMIT 200)"
        return _moment(self._database.rows(sql)[0][0])

    # -- totals -------------------------------------------------------------------------------------

    def known(self) -> Iterator[Known]:
        """Yield every complaint that counts, as a list from elsewhere may tell it again."""
        sql = (
            "SELECT c.year, c.number, c.received_at, c.story, coalesce(k.folded, '') FROM complaint c "
            "LEFT JOIN customer k ON k.id = c.customer_id WHERE c.is_practice = 0 AND c.lapsed_at IS NULL"
        )
        from klachtenboek.domain.listing import Known  # only for an import

        for year, number, at, story, who in self._database.rows(sql):
            yield Known(str(Reference(year, number)), datetime.fromisoformat(at).date(), fold(story), who)

    def figures(self, first: date, last: date) -> Figures:
        """Return the figures of complaints received from the first to the last day, both included."""
        sql = (
            "SELECT count(*), total(c.triad_count = 3), total(c.given) FROM complaint c "
            f"WHERE c.kind = 'complaint' AND c.received_at BETWEEN ? AND ? AND {_COUNTED}"
        )
        values = (_whole_day(first)[0], _whole_day(last)[1])
        complaints, resolved, given = self._database.rows(sql, values)[0]
        return Figures(int(complaints), int(resolved), int(given))

    def promise_figures(self, first: date, last: date) -> PromiseFigures:
        """Return how promises that ended from the first to the last day ended."""
        sql = (
            "SELECT p.outcome, count(*), total(p.ended_at > p.due) FROM promise p "
            f"WHERE p.ended_at BETWEEN ? AND ? AND {_OF_COUNTED} GROUP BY p.outcome"
        )
        span = (_whole_day(first)[0], _whole_day(last)[1])
        found = self._database.rows(sql, span)
        ended = {outcome: int(count) for outcome, count, _late in found}
        moved_late = sum(int(late) for outcome, _count, late in found if outcome == Outcome.MOVED)
        return PromiseFigures(
            kept=ended.get(Outcome.KEPT.value, 0),
            kept_late=ended.get(Outcome.KEPT_LATE.value, 0),
            moved=ended.get(Outcome.MOVED.value, 0),
            broken=ended.get(Outcome.BROKEN.value, 0),
            moved_late=moved_late,
        )

    def reactions(
        self, first: date, last: date, *, after: Cursor | None = None, limit: int
    ) -> tuple[tuple[tuple[Channel, float], ...], Cursor | None]:
        """Return of the next complaints received in the period their channel and the seconds until a first reaction.

        What was said before it was received counts as at once; complaints without any reaction are left out. With them
        comes where to go on, None when these were the last.
        """
        moments = ", ".join(
            f"ifnull((SELECT min({at}) FROM {source} AND complaint_id = c.id), {_NEVER})" for at, source in _HEARD
        )
        sql = (
            f"SELECT received_at, id, channel, CASE WHEN heard < {_NEVER} THEN (julianday(heard) - "
            f"julianday(received_at)) * 86400 END FROM (SELECT c.received_at, c.id, c.channel, min({moments}) AS heard "
            "FROM complaint c WHERE c.kind = 'complaint' AND c.received_at <= ? "
            f"AND (c.received_at, c.id) > (?, ?) AND {_COUNTED} ORDER BY c.received_at, c.id LIMIT ?)"
        )
        begin = after if after is not None else (_whole_day(first)[0], 0)
        found = self._database.rows(sql, (_whole_day(last)[1], *begin, limit))
        heard = ((Channel(row[2]), max(0.0, float(row[3]))) for row in found if row[3] is not None)
        return tuple(heard), (found[-1][0], found[-1][1]) if len(found) == limit else None

    def has_lists(self) -> bool:
        """Tell whether there are both categories and causes in use."""
        sql = (
            "SELECT EXISTS (SELECT 1 FROM category WHERE is_retired = 0) "
            "AND EXISTS (SELECT 1 FROM cause WHERE is_retired = 0)"
        )
        return bool(self._database.rows(sql)[0][0])

    def years(self) -> tuple[int, ...]:
        """Return the years in which complaints were received or goodwill was agreed, newest first."""
        sql = (
            "WITH RECURSIVE received (year) AS (SELECT substr(max(received_at), 1, 4) FROM complaint UNION ALL "
            "SELECT (SELECT substr(max(received_at), 1, 4) FROM complaint WHERE received_at < received.year) "
            "FROM received WHERE year IS NOT NULL), "
            f"given (year) AS (SELECT max({_GIVEN_IN}) FROM goodwill UNION ALL "
            f"SELECT (SELECT max({_GIVEN_IN}) FROM goodwill WHERE {_GIVEN_IN} < given.year) "
            "FROM given WHERE year IS NOT NULL) "
            "SELECT year FROM received WHERE year IS NOT NULL UNION ALL "
            "SELECT year FROM given WHERE year IS NOT NULL"
        )
        return tuple(sorted({int(year) for (year,) in self._database.rows(sql)}, reverse=True))


@lru_cache(maxsize=1024)
def _complaint_row(row: tuple[Any, ...]) -> ComplaintRow:
    """Return the row as a value: the same one when it reads as before, for a list is read at every change."""
    triad = Triad(bool(row[8]), bool(row[9]), bool(row[10]))
    facts = Facts(
        is_lapsed=row[18] is not None,
        is_closed=row[16] is not None,
        triad=triad,
        next_due=datetime.fromisoformat(row[12]) if row[12] else None,
        is_online=bool(row[14]),
        has_reaction=bool(row[15]),
        has_letter=bool(row[13]),
        needs_triad=row[4] == Kind.COMPLAINT,
    )
    return ComplaintRow(
        id=row[0],
        reference=_reference(row[1], row[2]),
        is_practice=bool(row[3]),
        kind=Kind(row[4]),
        received_at=datetime.fromisoformat(row[5]),
        channel=Channel(row[6]),
        title=row[7],
        customer=_customer(row[20:29]),
        triad=triad,
        given=row[11],
        facts=facts,
        closing=Closing(row[17]) if row[17] else None,
        solution=row[19] or "",
    )


def _promise_row(row: Sequence[Any]) -> PromiseRow:
    return PromiseRow(
        promise_id=row[0],
        complaint_id=row[1],
        reference=_reference(row[2], row[3]),
        is_practice=bool(row[4]),
        title=row[5],
        kind=PromiseKind(row[6]),
        text=row[7],
        due=datetime.fromisoformat(row[8]),
        lead=row[9],
        attempts=row[10],
        suits=bool(row[11]),
        snoozed_until=_moment(row[12]),
        acknowledged_at=_moment(row[13]),
        zone=row[14],
        due_utc=_moment(row[15]),
        customer=_customer(row[16:]),
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@lru_cache(maxsize=1024)
def _customer(row: tuple[Any, ...]) -> Customer | None:
    if row[0] is None:
        return None
    key, form, own, given, prefix, surname, company, phone, town = row
    return Customer(
        id=key,
        form=FormOfAddress(form),
        own_form=own,
        given=given,
        prefix=prefix,
        surname=surname,
        company=company,
        phone=phone,
        town=town,
    )


def _reference(year: int | None, number: int | None) -> str:
    return str(Reference(year, number)) if year is not None and number is not None else ""


def _whole_day(day: date) -> tuple[str, str]:
    return (datetime.combine(day, time.min).isoformat(), datetime.combine(day, time(23, 59, 59)).isoformat())
