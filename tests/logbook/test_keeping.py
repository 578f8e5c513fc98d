import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.calendar import OpeningHours
from klachtenboek.domain.checklist import Step
from klachtenboek.domain.contact import OnlineTrail
from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.draft import Draft
from klachtenboek.domain.errors import NotFound, NothingWritten, Refused, TextTooLong
from klachtenboek.domain.kinds import Channel, PromiseKind
from klachtenboek.domain.shop import AddressWindow, Shop, Trade
from klachtenboek.domain.trouble import DiskFull
from klachtenboek.logbook import Logbook
from tests.conftest import FakeClock, examples
from tests.logbook.book import connection, listening, tell

# -- drafts -----------------------------------------------------------------------------------------


def test_an_empty_draft_is_kept_only_once_it_is_saved(logbook: Logbook, clock: FakeClock) -> None:
    draft = logbook.keeping.new_draft()
    assert (draft.started_at, draft.is_empty, draft.id) == (clock.now, True, 0)
    assert logbook.keeping.drafts() == ()
    kept = logbook.keeping.save_draft(draft)
    assert logbook.keeping.drafts() == (kept,)


def test_every_key_press_is_kept_as_it_was_typed(logbook: Logbook, clock: FakeClock) -> None:
    draft = logbook.keeping.new_draft()
    typed = ""
    for char in "De taart\n was  ingezakt. \t\n ":
        typed += char
        clock.forward(seconds=1)
        draft = logbook.keeping.save_draft(replace(draft, story=typed, who=typed))
        (kept,) = logbook.keeping.drafts()
        assert (kept.story, kept.who, kept.saved_at) == (typed, typed, clock.now)
        assert kept == draft


@pytest.mark.parametrize(
    ("typed", "kept"), [("a\0b", "ab"), ("a\ud800b \udfff", "ab "), ("\U0001f382\x07\r\n", "\U0001f382\x07\r\n")]
)
def test_what_no_file_can_hold_is_left_out_of_a_draft_and_nothing_else(logbook: Logbook, typed: str, kept: str) -> None:
    names = ("story", "who", "phone", "email", "platform", "link")
    texts: dict[str, Any] = dict.fromkeys(names, typed)
    saved = logbook.keeping.save_draft(replace(logbook.keeping.new_draft(), **texts))
    (read,) = logbook.keeping.drafts()
    assert read == saved
    assert [getattr(read, name) for name in names] == [kept] * len(names)


@examples(40)
@given(st.text(st.characters(), max_size=60))
def test_any_text_survives_in_a_draft(typed: str) -> None:
    logbook = Logbook()
    logbook.keeping.save_draft(replace(logbook.keeping.new_draft(), story=typed))
    (kept,) = logbook.keeping.drafts()
    assert kept.story == "".join(char for char in typed if char != "\0" and not "\ud800" <= char <= "\udfff")
    logbook.close()


def full(logbook: Logbook, clock: FakeClock) -> Draft:
    """Save a draft with everything in it, begun twenty minutes ago."""
    started = clock.now
    ticked = clock.forward(minutes=3)
    clock.forward(minutes=17)
    draft = Draft(
        started_at=started,
        saved_at=started,
        story="Traag bezorgd. ",
        channel=Channel.DELIVERY,
        who="Mevrouw A. Jansen",
        phone="0612345678",
        email="a@b.example",
        category_id=2,
        platform="Thuisbezorgd",
        link="https://voorbeeld.example",
        promise_due=clock.now + timedelta(days=1),
        steps=((Step.LISTEN, ticked, "Vertel"), (Step.ACKNOWLEDGE, ticked, "Wat vervelend")),
    )
    return logbook.keeping.save_draft(draft)


def test_a_draft_comes_back_with_everything_in_it(logbook: Logbook, clock: FakeClock) -> None:
    draft = full(logbook, clock)
    assert logbook.keeping.drafts() == (draft,)


def test_a_draft_that_is_written_down_is_gone_and_its_steps_keep_their_time(logbook: Logbook, clock: FakeClock) -> None:
    draft = full(logbook, clock)
    with listening(logbook) as heard:
        told = logbook.complaints.log_draft(draft)
    assert (heard.commits, heard.told) == (1, [frozenset({0, told.id})])
    assert logbook.keeping.drafts() == ()
    assert (told.received_at, told.entered_at) == (draft.started_at, clock.now)
    assert (told.story, told.category_id, told.channel) == ("Traag bezorgd.", 2, Channel.DELIVERY)
    assert [(entry.step, entry.at, entry.sentence) for entry in told.steps] == list(draft.steps)
    assert told.trail == OnlineTrail(
        platform="Thuisbezorgd", link="https://voorbeeld.example", seen_at=draft.started_at
    )
    (promised,) = told.promises
    assert (promised.due, promised.kind, promised.made_at) == (draft.promise_due, PromiseKind.CALL_BACK, clock.now)
    assert promised.text == "Terugbellen"
    assert told.customer_id is not None
    assert logbook.customers.get(told.customer_id).email == "a@b.example"


def test_a_call_promised_at_capture_does_not_tell_the_customer_the_words_of_the_owner(logbook: Logbook) -> None:
    draft = logbook.keeping.new_draft()
    moment = draft.started_at + timedelta(days=1)
    told = logbook.complaints.log_draft(replace(draft, story="Zeurde over een korst van niks.", promise_due=moment))
    assert told.title.startswith("Zeurde")
    letter = logbook.letters.compose(told.id, LetterKind.ACKNOWLEDGEMENT).text
    assert "Wij bellen u terug." in letter
    assert "zeurde" not in letter.casefold()


def test_a_draft_without_a_story_promises_a_call_all_the_same(logbook: Logbook, clock: FakeClock) -> None:
    due = clock.now + timedelta(days=1)
    draft = replace(
        logbook.keeping.new_draft(), who="Jansen", promise_due=due, platform="Google", channel=Channel.PHONE
    )
    told = logbook.complaints.log_draft(draft)
    assert [p.due for p in told.promises] == [due]
    assert told.promises[0].text
    assert told.trail is None


def test_a_draft_of_a_known_customer_is_theirs(logbook: Logbook) -> None:
    known = tell(logbook).customer_id
    draft = logbook.keeping.save_draft(replace(logbook.keeping.new_draft(), story="Weer koud", customer_id=known))
    assert logbook.complaints.log_draft(draft).customer_id == known


def test_a_draft_begun_by_a_clock_that_ran_ahead_is_received_now(logbook: Logbook, clock: FakeClock) -> None:
    draft = replace(logbook.keeping.new_draft(), story="Koud")
    clock.forward(hours=-1)
    assert logbook.complaints.log_draft(draft).received_at == clock.now


REFUSED: list[tuple[dict[str, object], type[Refused]]] = [
    ({"story": " \n"}, NothingWritten),
    ({"story": "x" * 50_001}, TextTooLong),
    ({"story": "x", "who": "x" * 301}, TextTooLong),
    ({"story": "x", "channel": Channel.REVIEW, "link": "x" * 2_001}, TextTooLong),
    ({"story": "x", "customer_id": 99}, NotFound),
    ({"phone": "0612345678"}, NothingWritten),
]


@pytest.mark.parametrize(("typed", "error"), REFUSED)
def test_a_draft_that_is_refused_stays(logbook: Logbook, typed: dict[str, object], error: type[Refused]) -> None:
    draft = logbook.keeping.save_draft(replace(logbook.keeping.new_draft(), **typed))  # type: ignore[arg-type]
    with listening(logbook) as heard, pytest.raises(error):
        logbook.complaints.log_draft(draft)
    assert (heard.commits, heard.told) == (0, [])
    assert logbook.keeping.drafts() == (draft,)
    assert not logbook.can_undo
    assert str(tell(logbook).reference) == "2026-0001"


def test_a_draft_is_thrown_away_once_and_for_all(logbook: Logbook) -> None:
    draft = logbook.keeping.save_draft(replace(logbook.keeping.new_draft(), story="x"))
    for _ in range(2):
        logbook.keeping.drop_draft(draft.id)
    assert logbook.keeping.drafts() == ()
    again = logbook.keeping.save_draft(draft)
    assert logbook.keeping.drafts() == (again,)


def test_the_latest_draft_comes_first(logbook: Logbook, clock: FakeClock) -> None:
    first = logbook.keeping.save_draft(replace(logbook.keeping.new_draft(), story="een"))
    clock.forward(minutes=1)
    second = logbook.keeping.save_draft(replace(logbook.keeping.new_draft(), story="twee"))
    assert logbook.keeping.drafts() == (second, first)


# -- the shop ---------------------------------------------------------------------------------------


def test_a_welcome_is_one_commit(clock: FakeClock) -> None:
    logbook = Logbook(clock=clock)
    assert not logbook.keeping.shop().is_welcomed
    with listening(logbook) as heard:
        shop = logbook.keeping.welcome(name=" Garage\x00 De Bout ", owner="Piet Bakker", trade=Trade.WORKSHOP)
    assert (heard.commits, heard.told) == (1, [frozenset({0})])
    assert shop == logbook.keeping.shop()
    assert (shop.name, shop.first_name, shop.trade, shop.is_welcomed) == (
        "Garage De Bout",
        "Piet",
        Trade.WORKSHOP,
        True,
    )
    logbook.close()


def test_every_setting_comes_back_as_it_was_saved(logbook: Logbook) -> None:
    hours = OpeningHours(closed_on=frozenset({date(2026, 12, 25)}))
    shop = Shop(
        name="De Linde", owner="Marieke", trade=Trade.RESTAURANT, window=AddressWindow.NONE, hours=hours
    )._replace(
        refund_limit=5_000,
        formal=False,
        lead=30,
        year_starts_in=7,
    )
    with listening(logbook) as heard:
        assert logbook.keeping.save_shop(shop) == shop
    assert (heard.commits, heard.told) == (1, [frozenset({0})])


def test_a_setting_that_is_too_long_changes_nothing(logbook: Logbook) -> None:
    shop = logbook.keeping.shop()
    with pytest.raises(TextTooLong):
        logbook.keeping.save_shop(shop._replace(name="Nieuw", tagline="x" * 301))
    assert logbook.keeping.shop() == shop


def test_what_the_program_remembers_comes_back(logbook: Logbook) -> None:
    assert logbook.keeping.remembered("channel") == ""
    logbook.keeping.remember("channel", "phone")
    logbook.keeping.remember("channel", "letter")
    assert logbook.keeping.remembered("channel") == "letter"
    assert logbook.keeping.shop().name == "Bakkerij De Linde"


# -- the book ---------------------------------------------------------------------------------------


def test_the_book_is_where_it_was_opened_and_all_is_there_again(tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "boek.db"
    first = Logbook(path, clock=clock)
    first.keeping.welcome(name="De Linde", owner="Marieke")
    told = tell(first)
    assert first.keeping.path == str(path)
    first.close()
    again = Logbook(path, clock=clock)
    assert again.complaints.get(told.id) == told
    assert again.keeping.shop().name == "De Linde"
    assert not again.can_undo
    again.close()


def test_a_book_for_whose_lists_there_is_no_room_is_closed_again(tmp_path: Path) -> None:
    from klachtenboek.store import Store

    path = tmp_path / "boek.db"
    bare = Store(path)
    bare.database.rows("CREATE TRIGGER no_room BEFORE INSERT ON category BEGIN SELECT RAISE(ABORT, 'full'); END")
    bare.close()
    with pytest.raises(Exception, match="full"):
        Logbook(path)
    again = Store(path)
    again.database.rows("DROP TRIGGER no_room")
    again.close()
    Logbook(path).close()


def test_a_book_in_order_is_told_in_words(logbook: Logbook) -> None:
    tell(logbook)
    health = logbook.keeping.check()
    assert (health.complaints, health.customers, health.letters, health.faults) == (1, 1, 0, ())
    words = logbook.keeping.faults_in_words(health)
    assert "1 klacht" in words
    assert "1 klant" in words
    assert "0 brieven" in words


TAMPERED = {
    "UPDATE complaint SET given = given + 1 WHERE id = 2": "som of stand",
    "UPDATE complaint SET solved = 1 WHERE id = 1": "som of stand",
    "UPDATE complaint SET is_open = 0 WHERE id = 1": "som of stand",
    "UPDATE complaint SET next_due = NULL WHERE id = 2": "som of stand",
    "UPDATE complaint SET letter_count = 3 WHERE id = 1": "som of stand",
    "UPDATE complaint SET channel = 'pigeon' WHERE id = 1": "som of stand",
    "UPDATE complaint SET received_at = 'ooit' WHERE id = 1": "som of stand",
    "UPDATE goodwill SET value = value + 1": "som of stand",
    "DELETE FROM promise": "som of stand",
    "UPDATE complaint SET number = 9 WHERE id = 2": "ontbreekt een nummer",
    "UPDATE number SET last = 3": "ontbreekt een nummer",
    "DELETE FROM number": "ontbreekt een nummer",
    "INSERT INTO number VALUES (2020, 1)": "ontbreekt een nummer",
    "UPDATE complaint SET number = NULL, year = NULL WHERE id = 1": "ontbreekt een nummer",
    "UPDATE search SET story = 'iets anders' WHERE complaint_id = 1": "zoekregister",
    "UPDATE complaint SET story = 'iets anders' WHERE id = 1": "zoekregister",
    "DELETE FROM search WHERE complaint_id = 1": "zoekregister",
    "INSERT INTO search_index (search_index) VALUES ('delete-all')": "zoekregister",
    "INSERT INTO addition (complaint_id, at, text) VALUES (99, '2026-03-10T10:15:00', 'x')": "zonder klacht",
    "INSERT INTO search VALUES (99, '', '', '', '', '', '')": "zonder klacht",
}


@pytest.mark.parametrize(("tampering", "told"), TAMPERED.items(), ids=TAMPERED)
def test_every_kind_of_tampering_is_found(logbook: Logbook, tampering: str, told: str) -> None:
    from tests.logbook.book import give, promise

    tell(logbook)
    promise(logbook, give(logbook, tell(logbook).id).id)
    assert logbook.keeping.check().faults == ()
    sql = connection(logbook)
    sql.execute("PRAGMA foreign_keys = 0")
    sql.execute(tampering)
    sql.execute("PRAGMA foreign_keys = 1")
    faults = logbook.keeping.check().faults
    assert any(told in found for found in faults), faults
    assert told in logbook.keeping.faults_in_words(logbook.keeping.check())


def test_a_check_changes_nothing(logbook: Logbook) -> None:
    told = tell(logbook)
    changes = connection(logbook).total_changes
    logbook.keeping.check()
    assert connection(logbook).total_changes - changes <= 1
    assert logbook.complaints.get(told.id) == told


def test_many_changes_at_random_keep_the_book_in_order(logbook: Logbook, clock: FakeClock) -> None:
    from tests.logbook.book import VERBS

    chance = random.Random(7)
    keys = [tell(logbook).id for _ in range(3)]
    verbs: list[Callable[[Logbook, int], object]] = [verb for _, verb in VERBS.values()]
    for _ in range(150):
        clock.forward(minutes=chance.randrange(600))
        try:
            chance.choice(verbs)(logbook, chance.choice(keys))
        except (Refused, IndexError):
            continue
    assert logbook.keeping.check().faults == ()


def test_no_room_for_a_draft_is_told_and_the_last_one_stays(logbook: Logbook) -> None:
    draft = logbook.keeping.save_draft(replace(logbook.keeping.new_draft(), story="kort"))
    sql = connection(logbook)
    sql.execute(f"PRAGMA max_page_count = {sql.execute('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(DiskFull):
        logbook.keeping.save_draft(replace(draft, story="lang" * 100_000))
    assert logbook.keeping.drafts() == (draft,)


def test_the_moment_of_the_book_is_the_shops(logbook: Logbook) -> None:
    assert logbook.now() == datetime(2026, 3, 10, 10, 15)


def test_a_book_that_is_opened_again_is_only_read(tmp_path: Path) -> None:
    path = tmp_path / "boek.db"
    first = Logbook(path)
    known = first.lessons.categories(), first.lessons.causes()
    first.close()
    again = Logbook(path)
    assert connection(again).total_changes == 0
    assert (again.lessons.categories(), again.lessons.causes()) == known
    again.close()
