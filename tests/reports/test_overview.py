import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from klachtenboek.domain.goodwill import GoodwillKind, Processed
from klachtenboek.domain.period import Period
from klachtenboek.domain.summary import LedgerEntry
from klachtenboek.reports.overview import overview
from klachtenboek.reports.words import cents
from klachtenboek.reports.year import YearReport
from tests.reports.made import made

Entry = Callable[..., LedgerEntry]
Year = Callable[..., YearReport]


def pages(report: YearReport) -> list[str]:
    document = pypdfium2.PdfDocument(made(overview, report))
    texts = []
    for page in document:
        text = page.get_textpage()
        texts.append(text.get_text_bounded())
        text.close()
        page.close()
    document.close()
    return texts


def test_totals_come_before_lines(entry: Entry, year: Year) -> None:
    paper = "\n".join(pages(year(entry(), entry(id=2, processed=Processed.NOT_YET))))
    totals = ["Totalen in euro", "Nog te boeken", "Al verwerkt", "Per tarief", "Per kwartaal", "Per soort"]
    places = [paper.index(words) for words in [*totals, "Alle regels", "Ondertekening", "Handtekening"]]
    assert places == sorted(places)


def test_every_page_says_which_of_how_many_it_is(entry: Entry, year: Year) -> None:
    texts = pages(year(*(entry(id=number) for number in range(1, 200))))
    assert len(texts) > 3
    for number, text in enumerate(texts, 1):
        assert f"Pagina {number} van {len(texts)}" in text
        assert "Export 1" in text
    for text in texts[1:-1]:
        assert "Omschrijving" in text


def test_the_total_of_the_lines_never_stands_alone_on_a_page(entry: Entry, year: Year) -> None:
    for count in range(30, 110, 7):
        texts = pages(year(*(entry(id=number) for number in range(1, count))))
        at = next(page for page in reversed(texts) if "Samen" in page)
        assert "2026-0041" in at


def test_a_name_stands_on_paper_only_as_a_code(entry: Entry, year: Year) -> None:
    text = "\n".join(pages(year(entry(description="Bloemen voor mevrouw Jansen"))))
    assert "Jansen" not in text
    assert "Bloemen voor mevrouw K0012" in text


def test_text_that_looks_like_markup_is_text(entry: Entry, year: Year) -> None:
    paper = "\n".join(pages(year(entry(description="<b>&amp;</b> =1+1"))))
    assert "<b>&amp;</b> =1+1" in paper


def test_a_quarter_and_an_empty_year_are_overviews_too(entry: Entry, year: Year) -> None:
    assert "Jaaroverzicht 2026-Q1" in pages(year(entry(), period=Period.of_quarter(2026, 1)))[0]
    assert "Samen" in pages(year())[0]


def test_the_same_year_gives_the_same_bytes(entry: Entry, year: Year) -> None:
    assert made(overview, year(entry())) == made(overview, year(entry()))


AMOUNTS = st.integers(0, 1_000_000_000)
LINES = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([GoodwillKind.PRICE_CUT, GoodwillKind.FULL_REFUND, GoodwillKind.COSTS]),
        "paid_out": AMOUNTS,
        "processed": st.sampled_from(Processed),
        "vat_rate": st.sampled_from([0, 900, 2100]),
        "agreed_on": st.integers(1, 28).map(lambda day: date(2026, 9, day)),
    }
)


@given(st.lists(LINES, min_size=1, max_size=60))
@settings(max_examples=25)
def test_the_paper_adds_up_to_the_cent(entry: Entry, year: Year, drawn: list[dict[str, Any]]) -> None:
    report = year(*(entry(id=number, description="x", **facts) for number, facts in enumerate(drawn, 1)))
    text = "\n".join(pages(report))
    tax = " ".join(cents(amount) for amount in (report.total.gross, report.total.vat, report.total.net))
    totals = [line for line in text.splitlines() if line.startswith("Samen")]
    assert sum(tax in " ".join(line.split()) for line in totals) == 3
    lines = [line for line in text.splitlines() if re.match(r"\d+ 2026-0041", line)]
    assert len(lines) == len(drawn)
    amounts = [int(line.split()[-1].replace(".", "").replace(",", "")) for line in lines]
    assert sum(amounts) == report.total.gross
