"""One page for the team."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from klachtenboek.domain.learned import CauseCount, Learned, Month, Tried, past_year
from klachtenboek.domain.lesson import Cause, Effect, Judgement, Measure
from klachtenboek.domain.summary import PromiseFigures
from klachtenboek.i18n import WORDS
from klachtenboek.reports.team import team_page

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 20)
CAUSES = tuple(
    CauseCount(Cause(id=n, name=f"Oorzaak {n}"), count) for n, count in enumerate((14, 11, 9, 7, 5, 3, 1), 1)
)
TRIED = tuple(
    Tried(
        Measure(id=n, cause_id=n, text=f"Maatregel {n}", since=TODAY - timedelta(days=91 * n)),
        CAUSES[n - 1].cause,
        Judgement(9, 3, 91, effect),
    )
    for n, effect in enumerate((Effect.WORKS, Effect.NO_EFFECT, Effect.TOO_EARLY), 1)
)
LEARNED = Learned(
    period=past_year(TODAY),
    until=TODAY,
    months=(Month(date(2025, 12, 1), 54, 41, 50, 44, 43, 71_200),),
    earlier=None,
    promises=PromiseFigures(0, 0, 0, 0),
    causes=CAUSES,
    tried=TRIED,
    compliments=2,
)


def pages(learned: Learned, shop: str = "Bakkerij De Linde") -> list[str]:
    document = pypdfium2.PdfDocument(team_page(learned, shop))
    texts = []
    for page in document:
        text = page.get_textpage()
        texts.append(" ".join(text.get_text_bounded().split()))
        text.close()
        page.close()
    document.close()
    return texts


def test_it_tells_causes_measures_and_what_wants_an_idea() -> None:
    [paper] = pages(LEARNED)
    wanted = (
        "Bakkerij De Linde · Van 1 december 2025 tot en met 20 november 2026",
        "Er kwamen 54 klachten binnen. Daarvan zijn er 41 helemaal opgelost",
        "Oorzaak 1 14",
        "Iets anders 4 Nog niet bekend 4 Alle klachten 54",
        "Maatregel 1. Sinds 21 augustus 2026. Van 3 naar 1 klachten per maand. Dat werkt.",
        "Van 3 naar 1 klachten per maand. Dat werkt nog niet.",
        "Maatregel 3. Sinds 20 februari 2026. Nog te vroeg om iets te zeggen.",
        "Oorzaak 4: zeven klachten, en nog niets bedacht.",
        "Er kwamen ook twee complimenten binnen.",
    )
    assert [words for words in wanted if words not in paper] == []
    assert "Oorzaak 7" not in paper


@pytest.mark.parametrize(
    ("month", "told"),
    [
        (replace(LEARNED.months[0], resolved=54), "Ze zijn allemaal helemaal opgelost"),
        (replace(LEARNED.months[0], resolved=1), "Daarvan is er één helemaal opgelost"),
        (replace(LEARNED.months[0], resolved=0), "Daarvan zijn er geen helemaal opgelost"),
    ],
)
def test_how_many_are_resolved_reads_well(month: Month, told: str) -> None:
    assert told in pages(replace(LEARNED, months=(month,)))[0]


def test_without_measures_and_compliments_those_parts_stay_away() -> None:
    loose = Tried(Measure(id=9, text="Folder", since=TODAY + timedelta(days=5)), None, None)
    [paper] = pages(replace(LEARNED, tried=(loose,), compliments=1, causes=()), shop="")
    assert "Folder. Vanaf 25 november 2026." in paper
    assert "Er kwam ook één compliment binnen." in paper
    assert "Wie heeft een idee?" not in paper
    [bare] = pages(replace(LEARNED, tried=(), compliments=0))
    assert "Wat we anders doen" not in bare
    assert "compliment" not in bare


def test_it_is_one_page_whatever_was_written() -> None:
    long = "Wolfeschlegelsteinhausenbergerdorff " * 9
    causes = tuple(CauseCount(Cause(id=n, name="W" * 60), 20 - n) for n in range(12))
    tried = tuple(
        Tried(
            Measure(id=n, cause_id=99, text=long, since=TODAY - timedelta(days=90)), None, Judgement(9, 3, 90, effect)
        )
        for n in range(30)
        for effect in (Effect.WORKS,)
    )
    learned = replace(LEARNED, causes=causes, tried=tried, months=(replace(LEARNED.months[0], complaints=400),))
    assert len(pages(learned, shop="W" * 300)) == 1


def test_it_is_in_dutch_whatever_the_window_speaks() -> None:
    WORDS.use("en")
    try:
        assert "20 november 2026" in pages(LEARNED)[0]
        assert team_page(LEARNED, "x") == team_page(LEARNED, "x")
    finally:
        WORDS.use("nl")


def test_it_is_read_aloud_in_order_and_its_letters_travel_along(tmp_path: Path) -> None:
    path = tmp_path / "lessen.pdf"
    path.write_bytes(team_page(LEARNED, "Bakkerij De Linde"))
    structure = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], check=True, capture_output=True, text=True
    ).stdout
    places = [structure.index(words) for words in ("H1", "Wat we leerden", "Table", "Oorzaak 1", "Maatregel 1")]
    assert places == sorted(places)
    fonts = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert fonts
    assert all(" yes yes " in line for line in fonts)
