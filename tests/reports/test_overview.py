import re
import subprocess
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.goodwill import GoodwillKind, Processed
from klachtenboek.domain.ledger import LedgerEntry
from klachtenboek.domain.period import Period
from klachtenboek.reports.overview import overview
from klachtenboek.reports.words import cents
from klachtenboek.reports.year import YearReport
from tests.conftest import examples
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


def test_no_day_number_or_amount_is_cut_off(entry: Entry, year: Year) -> None:
    days = [date(2026, 8, day) for day in range(20, 31)]
    amounts = {"paid_out": 1_234_567_89, "value": 1_234_567_89}
    entries = [entry(reference=f"2026-1{day:%m%d}", id=day.day, agreed_on=day, **amounts) for day in days]
    assert "…" not in "\n".join(pages(year(*entries)))


PACK = re.compile(rb"/Type /ObjStm /N (\d+) /First (\d+) /Filter /FlateDecode /Length (\d+)>>\nstream\n")


def packs(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield what is pressed together in the file: how many objects, where the first begins, and all of it."""
    for pack in PACK.finditer(content):
        count, first, length = map(int, pack.groups())
        yield count, first, zlib.decompress(content[pack.end() : pack.end() + length])


def parts(content: bytes) -> bytes:
    """Return everything that was pressed together."""
    return b"".join(inside for _, _, inside in packs(content))


def heard(report: YearReport, folder: Path) -> str:
    """Return what is read aloud, as another program finds it."""
    path = folder / "jaar.pdf"
    path.write_bytes(made(overview, report))
    answer = subprocess.run(["pdfinfo", "-struct-text", str(path)], check=True, capture_output=True, text=True)
    return answer.stdout


@pytest.mark.parametrize("lines", [70, pytest.param(149, marks=pytest.mark.long)])  # pdfinfo is slow on large tables
def test_who_cannot_see_it_hears_headings_and_every_cell(entry: Entry, year: Year, tmp_path: Path, lines: int) -> None:
    long = "Vervanging van de hele bestelling voor de bruiloft in de tuin, met bezorging"
    report = year(*(entry(id=number, description=long) for number in range(1, lines + 1)))
    at = sum("Omschrijving" in page for page in pages(report))
    assert at >= 3
    said = heard(report, tmp_path)
    assert [line.split()[0] for line in said.splitlines()[:5] if not line.strip().startswith('"')][:2] == [
        "Document",
        "H1",
    ]
    for heading in ("Totalen in euro", "Per tarief", "Per kwartaal", "Per soort", "Alle regels", "Ondertekening"):
        assert re.search(rf'H2 \(block\)\n\s+"{heading}"', said)
    assert said.count(f'"{long}') == lines
    tables = said.split("Table (block)")[1:]
    assert len(tables) == 5
    assert [table.count("THead") for table in tables] == [1] * 5
    own = tables[-1]
    assert own.count("TBody") == at
    assert len(re.findall(r"\bTR\n", own)) == 1 + lines + 1
    assert "Pagina" not in said


def test_the_file_is_whole_for_whoever_reads_it(entry: Entry, year: Year) -> None:
    content = made(overview, year(*(entry(id=number) for number in range(1, 400))))
    assert content.startswith(b"%PDF-1.7")
    start = int(content.rsplit(b"startxref\n", 1)[1].split()[0])
    assert re.match(rb"\d+ 0 obj\n<</Type /XRef", content[start:])
    found = list(packs(content))
    assert len(found) > 3
    for count, first, inside in found:
        starts = [int(word) for word in inside[:first].split()[1::2]]
        assert len(starts) == count
        assert all(inside[first + start : first + start + 1] in {b"<", b"["} for start in starts)


def test_a_name_stands_on_paper_only_as_a_code(entry: Entry, year: Year) -> None:
    text = "\n".join(pages(year(entry(description="Bloemen voor mevrouw Jansen"))))
    assert "Jansen" not in text
    assert "Bloemen voor mevrouw K0012" in text


def test_text_that_looks_like_markup_is_text(entry: Entry, year: Year) -> None:
    paper = "\n".join(pages(year(entry(description="<b>&amp;</b> =1+1"))))
    assert "<b>&amp;</b> =1+1" in paper


def test_what_was_given_in_goods_stands_in_its_own_line(entry: Entry, year: Year) -> None:
    goods = entry(kind=GoodwillKind.REPLACEMENT, value=4900, share=1500, paid_out=0, description="Nieuwe taart")
    [line] = [line for line in "\n".join(pages(year(goods))).splitlines() if line.startswith("1 2026-0041")]
    assert line.split()[3:] == ["34,00", "0,00"]


def test_no_word_of_a_description_is_cut_off(entry: Entry, year: Year) -> None:
    long = " ".join(f"woord{number}" for number in range(60))
    paper = " ".join(" ".join(pages(year(entry(description=long), entry(id=2, reference="2026-0042")))).split())
    assert long in paper
    assert paper.index("woord59") < paper.index("2026-0042")


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
@examples(12)
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
