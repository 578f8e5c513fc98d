from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.when import read_day, read_moment, read_time

FRIDAY = date(2026, 11, 20)

DAYS = [
    ("vandaag", date(2026, 11, 20)),
    ("Morgen", date(2026, 11, 21)),
    ("overmorgen", date(2026, 11, 22)),
    ("gisteren", date(2026, 11, 19)),
    ("ma", date(2026, 11, 23)),
    ("maandag", date(2026, 11, 23)),
    ("op maandag", date(2026, 11, 23)),
    ("woe", date(2026, 11, 25)),
    ("vr", date(2026, 11, 27)),
    ("komende vrijdag", date(2026, 11, 27)),
    ("24-11", date(2026, 11, 24)),
    ("24/11", date(2026, 11, 24)),
    ("24.11", date(2026, 11, 24)),
    ("24-11-2026", date(2026, 11, 24)),
    ("24-11-26", date(2026, 11, 24)),
    ("2026-11-24", date(2026, 11, 24)),
    ("20-11", date(2026, 11, 20)),
    ("19-11", date(2027, 11, 19)),
    ("3-1", date(2027, 1, 3)),
    ("29-2", date(2028, 2, 29)),
    ("24 nov", date(2026, 11, 24)),
    ("24 november", date(2026, 11, 24)),
    ("24nov.", date(2026, 11, 24)),
    ("3 mrt", date(2027, 3, 3)),
    ("3 maart 2028", date(2028, 3, 3)),
    ("di 24 nov", date(2026, 11, 24)),
    ("dinsdag 24 november", date(2026, 11, 24)),
    ("de 24e", date(2026, 11, 24)),
    ("de 3e", date(2026, 12, 3)),
    ("over 2 dagen", date(2026, 11, 22)),
    ("over één dag", date(2026, 11, 21)),
    ("over drie weken", date(2026, 12, 11)),
    ("volgende week", date(2026, 11, 27)),
    ("di", date(2026, 11, 24)),
    ("wo", date(2026, 11, 25)),
    ("do", date(2026, 11, 26)),
    ("za", date(2026, 11, 21)),
    ("zondag", date(2026, 11, 22)),
    ("zo.", date(2026, 11, 22)),
    ("aanstaande donderdag", date(2026, 11, 26)),
    ("ma 23-11", date(2026, 11, 23)),
    ("1 dec", date(2026, 12, 1)),
    ("1 december", date(2026, 12, 1)),
    ("31-12", date(2026, 12, 31)),
    ("1/1", date(2027, 1, 1)),
    ("15 aug", date(2027, 8, 15)),
    ("over 10 dagen", date(2026, 11, 30)),
    ("over een week", date(2026, 11, 27)),
    ("over 2 weken", date(2026, 12, 4)),
    ("OVERMORGEN", date(2026, 11, 22)),
    ("  morgen  ", date(2026, 11, 21)),
]


@pytest.mark.parametrize(("typed", "meant"), DAYS, ids=[typed for typed, _ in DAYS])
def test_a_day_is_read_as_it_is_typed(typed: str, meant: date) -> None:
    assert read_day(typed, FRIDAY) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "m", "d", "31-2", "24-13", "ergens", "24 xyz", "15:30", "24 ja", "over 999999999 dagen", "over wat dagen"],
)
def test_what_is_no_day_stays_unread(typed: str) -> None:
    assert read_day(typed, FRIDAY) is None


def test_the_third_in_december_is_next_year() -> None:
    assert read_day("de 3e", date(2026, 12, 20)) == date(2027, 1, 3)


TIMES = [
    ("15", time(15)),
    ("9", time(9)),
    ("1530", time(15, 30)),
    ("930", time(9, 30)),
    ("15u", time(15)),
    ("15 uur", time(15)),
    ("15u30", time(15, 30)),
    ("15:30", time(15, 30)),
    ("15.30", time(15, 30)),
    ("15.30 uur", time(15, 30)),
    ("om 15:30", time(15, 30)),
    ("half 4", time(15, 30)),
    ("half vier", time(15, 30)),
    ("half 9", time(8, 30)),
    ("half een", time(12, 30)),
    ("half 8", time(7, 30)),
    ("half 7", time(18, 30)),
    ("kwart over 9", time(9, 15)),
    ("kwart over negen", time(9, 15)),
    ("kwart voor 3", time(14, 45)),
    ("kwart voor een", time(12, 45)),
    ("tien over 2", time(14, 10)),
    ("vijf voor half vier", time(15, 25)),
    ("5 over half 4", time(15, 35)),
    ("drie uur", time(15)),
    ("elf", time(11)),
    ("twaalf uur", time(12)),
    ("eind van de middag", time(16, 30)),
    ("aan het eind van de middag", time(16, 30)),
    ("het einde van de middag", time(16, 30)),
    ("begin van de middag", time(13, 30)),
    ("eind van de ochtend", time(11, 30)),
    ("begin van de ochtend", time(9)),
    ("tussen de middag", time(12, 30)),
    ("na de lunch", time(13, 30)),
    ("rond 4 uur", time(4)),
    ("rond vier uur", time(16)),
    ("tegen half vijf", time(16, 30)),
    ("half 5 precies", time(16, 30)),
    ("15u ongeveer", time(15)),
    ("kwart over 3", time(15, 15)),
    ("kwart voor vier", time(15, 45)),
    ("vijf over half 3", time(14, 35)),
    ("tien voor 5", time(16, 50)),
    ("half tien", time(9, 30)),
    ("0930", time(9, 30)),
    ("9.15", time(9, 15)),
]


@pytest.mark.parametrize(("typed", "meant"), TIMES, ids=[typed for typed, _ in TIMES])
def test_a_time_is_read_as_it_is_typed_or_said(typed: str, meant: time) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "25", "15:75", "2460", "half", "half 13", "morgen", "kwart over", "31 over drie", "wat voor vier"]
)
def test_what_is_no_time_stays_unread(typed: str) -> None:
    assert read_time(typed) is None


MOMENTS = [
    ("morgen 15", datetime(2026, 11, 21, 15)),
    ("morgen om half 4", datetime(2026, 11, 21, 15, 30)),
    ("ma 10u", datetime(2026, 11, 23, 10)),
    ("24 nov 15:30", datetime(2026, 11, 24, 15, 30)),
    ("dinsdag 24 november om kwart over 9", datetime(2026, 11, 24, 9, 15)),
    ("over een uur", datetime(2026, 11, 20, 15, 48)),
    ("over 20 minuten", datetime(2026, 11, 20, 15, 8)),
    ("16:30", datetime(2026, 11, 20, 16, 30)),
    ("9:30", datetime(2026, 11, 21, 9, 30)),
    ("over een kwartier", datetime(2026, 11, 20, 15, 3)),
    ("over een half uur", datetime(2026, 11, 20, 15, 18)),
    ("over drie kwartier", datetime(2026, 11, 20, 15, 33)),
    ("over anderhalf uur", datetime(2026, 11, 20, 16, 18)),
    ("over twee uur", datetime(2026, 11, 20, 16, 48)),
    ("over 10 min", datetime(2026, 11, 20, 14, 58)),
    ("eind van de middag", datetime(2026, 11, 20, 16, 30)),
    ("morgen eind van de middag", datetime(2026, 11, 21, 16, 30)),
    ("ma begin van de middag", datetime(2026, 11, 23, 13, 30)),
    ("vanmiddag", datetime(2026, 11, 20, 14, 30)),
    ("vanavond", datetime(2026, 11, 20, 19)),
    ("morgenochtend", datetime(2026, 11, 21, 10)),
    ("morgenmiddag", datetime(2026, 11, 21, 14, 30)),
    ("maandagmiddag", datetime(2026, 11, 23, 14, 30)),
    ("dinsdagochtend", datetime(2026, 11, 24, 10)),
    ("overmorgen kwart over 9", datetime(2026, 11, 22, 9, 15)),
    ("24-11 1530", datetime(2026, 11, 24, 15, 30)),
    ("over 2 dagen half 4", datetime(2026, 11, 22, 15, 30)),
    ("volgende week 10 uur", datetime(2026, 11, 27, 10)),
    ("vr 15u", datetime(2026, 11, 27, 15)),
]


@pytest.mark.parametrize(("typed", "meant"), MOMENTS, ids=[typed for typed, _ in MOMENTS])
def test_a_moment_is_read_in_one_go(typed: str, meant: datetime) -> None:
    assert read_moment(typed, datetime(2026, 11, 20, 14, 48, 12)) == meant


@pytest.mark.parametrize("typed", ["", "morgen", "ergens 15", "over tig minuten", "over 99999 uur"])
def test_a_day_alone_is_no_moment(typed: str) -> None:
    assert read_moment(typed, datetime(2026, 11, 20, 14, 48)) is None


@given(st.text(max_size=30))
def test_any_text_is_read_without_trouble(typed: str) -> None:
    now = datetime(2026, 11, 20, 14, 48)
    moment = read_moment(typed, now)
    assert moment is None or isinstance(moment, datetime)
    assert read_day(typed, now.date()) is None or read_time(typed) is None or typed.strip()


def test_the_tables_hold_six_score_phrases() -> None:
    assert len({typed for typed, _ in (*DAYS, *TIMES, *MOMENTS)}) >= 120
