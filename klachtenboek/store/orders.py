"""In which order the list of complaints is read and along which index; what is asked of them stands in ``overview``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klachtenboek.domain.summary import Order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from klachtenboek.domain.summary import Cursor, Query

NAME = "k.id, k.form, k.own_form, k.given, k.prefix, k.surname, k.company, k.phone, k.town"
COLUMNS = (
    "c.id, c.year, c.number, c.is_practice, c.kind, c.received_at, c.channel, c.title, c.understanding, "
    "c.apology, c.solved, c.given, c.next_due, c.letter_count, c.is_online, c.has_reaction, c.closed_at, "
    f"c.closed_reason, c.lapsed_at, c.solution_text, {NAME}"
)
WIDTH = COLUMNS.count(",") + 1
WHOSE = "LEFT JOIN customer k ON k.id = c.customer_id"
_SORTS = {
    Order.RECEIVED: ("c.received_at",),
    Order.REFERENCE: ("ifnull(c.year * 1000000 + c.number, 0)",),
    Order.WHO: ("ifnull(k.sort_key, '')", "ifnull(k.id, 0)"),
    Order.GIVEN: ("c.given + 0",),
    Order.TRIAD: ("c.triad_count + 0",),
}
"""In the very words of their indexes; what is the same is sorted by id."""
_INDEXES = {
    Order.REFERENCE: "complaint_by_reference",
    Order.GIVEN: "complaint_by_given",
    Order.TRIAD: "complaint_by_triad",
}
ALONG = frozenset({*_INDEXES, Order.WHO})
"""Orders in which very many are read along an index; of few it would be a walk along all there are."""
_OF_NOBODY = "c.customer_id IS NULL"
_NOBODY = ("''", "0")
"""What these are sorted by where those of a customer have the name and its id."""
_BY_NAME = "customer k INDEXED BY customer_sort_key CROSS JOIN complaint c ON c.customer_id = k.id"


class Walk:
    """A way to read complaints in an order: from where, by what, and after which row."""

    __slots__ = ("_after", "_bounds", "_sort", "_source", "_wheres")

    def __init__(
        self,
        source: str,
        sort: tuple[str, ...],
        wheres: tuple[str, ...] = (),
        *,
        after: Cursor | None,
        bounds: tuple[tuple[str, object], ...] = (),
    ) -> None:
        """Begin after this row, or with the first; ``bounds`` tells an index where that is when the sort does not."""
        self._source, self._sort, self._wheres = source, sort, wheres
        self._after, self._bounds = after, bounds

    def sql(
        self, conditions: tuple[list[str], list[Any]], *, descending: bool, most: int
    ) -> tuple[str, tuple[object, ...]]:
        """Return the statement that reads the rows that meet the conditions, and its values."""
        wheres, values = [*conditions[0], *self._wheres], conditions[1]
        direction, sign = ("DESC", "<") if descending else ("ASC", ">")
        if self._after is not None:
            wheres.append(f"({', '.join(self._sort)}, c.id) {sign} ({', '.join('?' * len(self._after))})")
            wheres.extend(f"{what} {sign}= ?" for what, _value in self._bounds)
            values = [*values, *self._after, *(value for _what, value in self._bounds)]
        order = ", ".join(f"{part} {direction}" for part in (*self._sort, "c.id") if part not in _NOBODY)
        return (
            f"SELECT {COLUMNS}, {', '.join(self._sort)} FROM {self._source} WHERE {' AND '.join(wheres)} "
            f"ORDER BY {order} LIMIT ?"
        ), (*values, most)


def walks(query: Query, after: Cursor | None, *, is_along: bool, is_many: Callable[[str], bool]) -> Iterator[Walk]:
    """Yield what is read after each other until there are enough rows; mostly one.

    With ``is_along`` an index has the order; ``is_many`` tells whether very many complaints meet a condition.
    """
    sort, source = _SORTS[query.order], "complaint c"
    if query.order is Order.WHO and is_along:
        yield from _along_names(after, is_many, descending=query.descending)
        return
    if query.order in _INDEXES:
        source = f"complaint c INDEXED BY {_INDEXES[query.order]}" if is_along else source
        sort = sort if is_along else tuple(f"+({part})" for part in sort)
    yield Walk(f"{source} {WHOSE}", sort, after=after)


def _along_names(after: Cursor | None, is_many: Callable[[str], bool], *, descending: bool) -> Iterator[Walk]:
    """Yield those of nobody, which come before every name, and those of all customers by their names."""
    is_past = after is not None
    for is_nobody in (False, True) if descending else (True, False):
        here = after if after is not None and (after[1] == 0) == is_nobody else None
        is_past = is_past and here is None
        if is_past:
            continue
        if is_nobody:
            by = "NOT INDEXED" if is_many(_OF_NOBODY) else ""
            bounds = (("c.id", here[-1]),) if here is not None else ()
            yield Walk(f"complaint c {by} {WHOSE}", _NOBODY, (_OF_NOBODY,), after=here, bounds=bounds)
        else:
            bounds = (("k.sort_key", here[0]),) if here is not None else ()
            yield Walk(_BY_NAME, ("k.sort_key", "k.id"), after=here, bounds=bounds)
