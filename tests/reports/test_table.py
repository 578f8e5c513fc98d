import csv
import io
from collections.abc import Callable
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.ledger import LedgerEntry
from klachtenboek.reports.table import decimal, manifest_csv, read_manifest, rows_csv, safe_text
from klachtenboek.reports.year import YearReport
from tests.reports.made import made

Entry = Callable[..., LedgerEntry]
Year = Callable[..., YearReport]

HEADING = (
    "Volgnr;Klachtnr;Datum afgesproken;Datum verstrekt;Kwartaal;Datum oorspronkelijke verkoop;Bon-/factuurnr;Soort;"
    "Omschrijving;Wijze;Reeds verwerkt in;Bedrag incl. btw;Btw-categorie;Btw-%;Btw-bedrag;Bedrag excl. btw;Kostprijs;"
    "Waarde voor klant;Eigen bijdrage klant;Grootboekrekening;RGS-code;Kostenplaats;Klantcode;Bewijsstuk;Opmerking;"
    "Correctie op"
)


def test_the_table_is_what_was_agreed(entry: Entry, year: Year) -> None:
    refund = entry()
    flowers = entry(
        kind=GoodwillKind.COURTESY,
        description='Bos "tulpen"; groot',
        agreed_on=date(2026, 12, 1),
        given_on=None,
        sold_on=None,
        paid_out=0,
        method=None,
        value=123456,
        share=0,
        cost=1250,
        customer=None,
        receipt="",
        remark="",
    )
    assert made(rows_csv, year(refund, flowers)).decode("utf-8-sig") == (
        f"{HEADING}\r\n"
        "1;2026-0041;10-03-2026;11-03-2026;2026-Q1;09-03-2026;B-1207;Geld terug of prijs omlaag;"
        "Taart half terugbetaald;Kassa;Kassa;12,00;Laag;9,00;0,99;11,01;0,00;24,00;12,00;;;;K0012;;contant;\r\n"
        '2;2026-0041;01-12-2026;;2026-Q4;;;Attentie;"Bos ""tulpen""; groot";;Kassa;0,00;Geen gevolg;;0,00;0,00;12,50;'
        "1234,56;0,00;;;;;;;\r\n"
    )


def test_the_table_begins_with_the_mark_of_utf_8(year: Year) -> None:
    assert made(rows_csv, year()).startswith(b"\xef\xbb\xbfVolgnr;")


def test_a_year_without_lines_is_a_heading(year: Year) -> None:
    assert made(rows_csv, year()).decode("utf-8-sig") == f"{HEADING}\r\n"


def test_a_name_stands_beside_its_code(entry: Entry, year: Year) -> None:
    heading, row = made(rows_csv, year(entry(), with_names=True)).decode("utf-8-sig").splitlines()
    assert ";Klantcode;Klantnaam;Bewijsstuk;" in heading
    assert ";K0012;Anna Jansen;;" in row


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\0"])
def test_text_that_starts_a_formula_is_disarmed(start: str) -> None:
    assert safe_text(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["", "1+1", " =1", "taart", "'t Hoekje", "€ 12"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert safe_text(text) == text


@pytest.mark.parametrize(
    ("cents", "text"), [(0, "0,00"), (5, "0,05"), (-5, "-0,05"), (123456789, "1234567,89"), (-1250, "-12,50")]
)
def test_an_amount_has_a_comma_and_no_thousands(cents: int, text: str) -> None:
    assert decimal(cents) == text


@given(st.integers(-(10**12), 10**12))
def test_an_amount_reads_back_to_the_cent(cents: int) -> None:
    assert int(decimal(cents).replace(",", "")) == cents


def test_no_text_of_anyone_starts_a_formula(entry: Entry, year: Year) -> None:
    hostile = '=HYPERLINK("x")'
    report = year(entry(description=hostile, receipt=hostile, remark=hostile, reference=hostile))
    [row] = csv.DictReader(io.StringIO(made(rows_csv, report).decode("utf-8-sig"), newline=""), delimiter=";")
    guarded = {name for name, text in row.items() if text == f"'{hostile}"}
    assert guarded == {"Klachtnr", "Bon-/factuurnr", "Omschrijving", "Opmerking"}
    assert not [text for text in row.values() if text.startswith(("=", "+", "-", "@"))]


def test_the_manifest_holds_size_and_hash() -> None:
    listed = manifest_csv([("a.csv", 5, sha256(b"taart").hexdigest()), ("=b", 0, sha256(b"").hexdigest())])
    assert listed.decode("utf-8-sig") == (
        f"Naam;Grootte;SHA-256\r\na.csv;5;{sha256(b'taart').hexdigest()}\r\n'=b;0;{sha256(b'').hexdigest()}\r\n"
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (manifest_csv([("a.csv", 5, "00"), ("b/c.pdf", 1, "ff")]), {"a.csv": "00", "b/c.pdf": "ff"}),
        (b"", {}),
        (b"Naam;Grootte\r\na;1\r\n", {}),
        (b"\xff\xfe\0\0", {}),
        (b"Naam;Grootte;SHA-256\r\na;1\r\n", {}),
        (b'Naam;Grootte;SHA-256\r\n"a', {}),
    ],
)
def test_only_a_manifest_reads_back_as_one(content: bytes, expected: dict[str, str]) -> None:
    assert read_manifest(content) == expected
