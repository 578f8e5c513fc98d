import csv
import io
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.account import ACCOUNT_KEYS, Account, Accounts
from klachtenboek.domain.booked import Books
from klachtenboek.domain.goodwill import GoodwillKind, Method, Processed
from klachtenboek.domain.ledger import LedgerEntry
from klachtenboek.domain.vat import VatCategory
from klachtenboek.reports.journal import journal
from klachtenboek.reports.table import journal_csv, snelstart_csv
from klachtenboek.reports.year import YearReport
from tests.conftest import examples
from tests.reports.made import made

Entry = Callable[..., LedgerEntry]
Year = Callable[..., YearReport]


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def amounts(report: YearReport) -> list[tuple[str, int]]:
    return [(line.description.split(",")[0], line.amount) for line in journal(report)]


def test_a_refund_lowers_turnover_and_vat_and_leaves_the_till(entry: Entry, year: Year) -> None:
    lines = tuple(journal(year(entry(processed=Processed.NOT_YET))))
    assert [(line.document, line.amount, line.vat_code) for line in lines] == [
        ("KB2026-0001", 1101, "Laag 9 %"),
        ("KB2026-0001", 99, ""),
        ("KB2026-0001", -1200, ""),
    ]


@pytest.mark.parametrize("processed", [Processed.TILL, Processed.INVOICE])
def test_what_is_booked_already_is_never_proposed_again(entry: Entry, year: Year, processed: Processed) -> None:
    assert tuple(journal(year(entry(processed=processed)))) == ()


@pytest.mark.parametrize("kind", [GoodwillKind.NOT_CHARGED, GoodwillKind.VOUCHER, GoodwillKind.NEXT_DISCOUNT])
def test_what_never_was_money_is_no_booking(entry: Entry, year: Year, kind: GoodwillKind) -> None:
    assert tuple(journal(year(entry(kind=kind, processed=Processed.NOT_YET)))) == ()


def test_a_gift_and_a_replacement_are_booked_at_cost_and_damage_as_paid(entry: Entry, year: Year) -> None:
    new = Processed.NOT_YET
    report = year(
        entry(id=1, kind=GoodwillKind.COURTESY, cost=900, processed=new),
        entry(id=2, kind=GoodwillKind.REPLACEMENT, cost=450, processed=new),
        entry(id=3, kind=GoodwillKind.COSTS, paid_out=1500, processed=new),
    )
    assert [amount for _, amount in amounts(report)] == [900, -900, 450, -450, 1500, -1500]


def test_a_correction_is_a_document_of_its_own_the_other_way_round(entry: Entry, year: Year) -> None:
    first = year(entry(processed=Processed.NOT_YET))
    books = Books(lines=first.fresh, exports=(first.export,))
    lines = tuple(journal(year(books=books)))
    assert [(line.document, line.amount) for line in lines[3:]] == [
        ("KB2026-0002", -1101),
        ("KB2026-0002", -99),
        ("KB2026-0002", 1200),
    ]


def test_accounts_of_the_owner_stand_in_journal_and_rows(entry: Entry, year: Year) -> None:
    known = {
        key: Account(key=key, ledger=f"8{place:03d}", rgs="WOmz", cost_centre="W1")
        for place, key in enumerate(ACCOUNT_KEYS)
    }
    report = year(entry(processed=Processed.NOT_YET), accounts=Accounts(known))
    lines = tuple(journal(report))
    assert [line.ledger for line in lines] == [
        known[GoodwillKind.PRICE_CUT.value].ledger,
        known["vat_due"].ledger,
        known["by_till"].ledger,
    ]
    assert {line.cost_centre for line in lines} == {"W1"}


def test_without_accounts_the_journal_is_there_all_the_same(entry: Entry, year: Year) -> None:
    rows = table(made(journal_csv, year(entry(processed=Processed.NOT_YET, method=None))))
    assert [row["Grootboek"] for row in rows] == ["", "", ""]
    assert rows[2]["Omschrijving"] == "Betaald, wijze niet ingevuld, klacht 2026-0041"
    assert [(row["Debet"], row["Credit"]) for row in rows] == [("11,01", ""), ("0,99", ""), ("", "12,00")]


def test_snelstart_reads_its_own_names_and_one_code_per_booking(entry: Entry, year: Year) -> None:
    report = year(entry(processed=Processed.NOT_YET), entry(id=2, processed=Processed.NOT_YET))
    content = made(snelstart_csv, report)
    assert content.startswith(b"FldDagboek;FldBoekingcode;FldDatum;FldGrootboeknummer;FldDebet;FldCredit;")
    rows = table(content)
    assert [row["FldBoekingcode"] for row in rows] == ["1", "1", "1", "2", "2", "2"]
    assert [(row["FldDebet"], row["FldCredit"]) for row in rows[:3]] == [
        ("11,01", "0,00"),
        ("0,99", "0,00"),
        ("0,00", "12,00"),
    ]


LINES = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(GoodwillKind),
        "paid_out": st.integers(0, 1_000_000_000),
        "cost": st.integers(0, 1_000_000_000),
        "method": st.none() | st.sampled_from(Method),
        "processed": st.sampled_from(Processed),
        "vat_category": st.none() | st.sampled_from(VatCategory),
        "vat_rate": st.none() | st.sampled_from([0, 550, 600, 900, 1200, 1900, 2100]),
        "agreed_on": st.integers(1, 28).map(lambda day: date(2026, 4, day)),
    }
)


@given(st.lists(LINES, max_size=8), st.lists(LINES, max_size=8))
@examples(40)
def test_every_document_sums_to_zero(
    entry: Entry, year: Year, old: list[dict[str, Any]], new: list[dict[str, Any]]
) -> None:
    def lines(drawn: list[dict[str, Any]]) -> list[LedgerEntry]:
        return [entry(id=number, **facts) for number, facts in enumerate(drawn, 1)]

    first = year(*lines(old))
    for report in (first, year(*lines(new), books=Books(lines=first.fresh, exports=(first.export,)))):
        sums: Counter[str] = Counter()
        for line in journal(report):
            sums[line.document] += line.amount
        assert not any(sums.values())
        rows = table(made(journal_csv, report))
        debet, credit = (sum(int(row[name].replace(",", "") or 0) for row in rows) for name in ("Debet", "Credit"))
        assert debet == credit
        assert len(rows) == len(table(made(snelstart_csv, report)))
