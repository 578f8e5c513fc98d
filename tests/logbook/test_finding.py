"""A search finds the same whichever way it is carried out: in whatever order the complaints came in the book."""

import itertools
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.errors import LogbookError
from klachtenboek.domain.kinds import Channel, Closing
from klachtenboek.domain.summary import Cursor, Filter, Order, Query
from klachtenboek.logbook import Logbook
from klachtenboek.store.hits import Hits
from klachtenboek.store.overview import Overview
from klachtenboek.store.search import FEW_HITS
from tests.conftest import FakeClock, examples

NOW = datetime(2026, 3, 10, 10, 15)
WORDS = ("taart", "soep", "te", "de", "koud")
SEARCHES = ("t", "ta", "taart", "s", "de t", "te koud", "soep de", "2026", "jan", "oep")
EVERY_WAY = tuple(itertools.product((FEW_HITS, 8, 2_000), (0, 200)))
"""How many hits are very many, and how dear it is to ask of one complaint: together every way to find."""

stories = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
days = st.integers(0, 800)
places = st.integers(0, 40)
acts = st.one_of(
    st.tuples(st.just("log"), stories, days, st.sampled_from(("", "Jansen", "De Vries"))),
    st.tuples(st.just("import"), st.lists(stories, min_size=2, max_size=4), days),
    st.tuples(st.just("note"), places, stories),
    *(st.tuples(st.just(verb), places) for verb in ("lapse", "put back", "close", "merge")),
    st.tuples(st.just("undo")),
)


def log(book: Logbook, story: str, days_ago: int, who: str = "") -> None:
    channel = Channel.REVIEW if "koud" in story else Channel.SHOP
    book.complaints.log(story, who=who, channel=channel, received_at=NOW - timedelta(days=days_ago, minutes=days_ago))


def carry_out(book: Logbook, act: tuple[object, ...]) -> None:
    """Do what an owner does; what is refused, refuses."""
    match act:
        case ("log", str(story), int(ago), str(who)):
            log(book, story, ago, who)
        case ("import", list(told), int(ago)):  # a list from elsewhere, which often has its newest first
            for number, story in enumerate(told):
                log(book, story, ago + number)
        case ("note", int(key), str(text)):
            book.complaints.note(key, text)
        case ("lapse", int(key)):
            book.complaints.lapse(key, "dubbel")
        case ("put back", int(key)):
            book.complaints.put_back(key)
        case ("close", int(key)):
            book.complaints.close(key, Closing.WITHDRAWN)
        case ("merge", int(key)):
            book.customers.merge(1, key)
        case _:
            book.undo()


def move_dates(book: Logbook, moved: list[int]) -> None:
    """Let complaints have come in on other days than they were told: by another hand, for the owner cannot."""
    for key, ago in enumerate(moved, start=1):
        at = (NOW - timedelta(days=ago)).isoformat()
        book._store.database.rows("UPDATE complaint SET received_at = ? WHERE id = ?", (at, key))  # noqa: SLF001


def walked(overview: Overview, query: Query, size: int) -> list[int]:
    """Return the whole list, page by page."""
    seen: list[int] = []
    after: Cursor | None = None
    while True:
        page = overview.page(query, after=after, limit=size)
        seen += [row.id for row in page.rows]
        if page.next is None:
            return seen
        after = page.next


def the_slow_way(overview: Overview, query: Query) -> list[int]:
    """Return all that the filters leave, in their order, and of those what has every word somewhere in its texts."""
    whole = Query(filter=query.filter, year=query.year, order=query.order, descending=query.descending)
    texts = dict(overview._database.rows("SELECT complaint_id, folded FROM search"))  # noqa: SLF001  to look by hand
    has = {key: texts[key].replace("-", " ").split() for key in texts}
    typed = query.words.split()
    begun = {key for key, own in has.items() if all(any(one.startswith(word) for one in own) for word in typed)}
    found = (
        begun if len(begun) >= FEW_HITS else {key for key, text in texts.items() if all(word in text for word in typed)}
    )
    return [key for key in walked(overview, whole, 500) if key in found]


def same_every_way(book: Logbook, query: Query) -> None:
    database = book._store.database  # noqa: SLF001
    expected = the_slow_way(Overview(database), query)
    for many, asking in EVERY_WAY:
        overview = Overview(database, Hits(database, many=many, asking=asking))
        assert walked(overview, query, 3) == expected, (many, asking)
        assert overview.count(query) == len(expected), (many, asking)
        assert overview.count(query, most=4) == min(len(expected), 5), (many, asking)


@examples(20)
@given(
    done=st.lists(acts, max_size=25),
    moved=st.lists(days, max_size=8),
    words=st.sampled_from(SEARCHES),
    which=st.sampled_from(Filter),
    year=st.sampled_from((None, None, 2024, 2025)),
    order=st.sampled_from((Order.RECEIVED, Order.RECEIVED, Order.WHO, Order.TRIAD)),
    descending=st.booleans(),
)
def test_a_search_finds_the_same_in_every_way(
    done: list[tuple[object, ...]],
    moved: list[int],
    words: str,
    which: Filter,
    year: int | None,
    order: Order,
    *,
    descending: bool,
) -> None:
    book = Logbook(clock=FakeClock(NOW))
    for number in range(10):
        log(book, "de taart te koud", (30 * number) % 70, "Jansen")
    for act in done:
        try:
            carry_out(book, act)
        except LogbookError:
            continue
    move_dates(book, moved)
    same_every_way(book, Query(words=words, filter=which, year=year, order=order, descending=descending))
    book.close()
