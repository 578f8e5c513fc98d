"""The bookkeeper's year, against the bare library that makes the same file, and its memory in a small and a large book.

The letters of complaints are timed in ``letters``.
"""

from __future__ import annotations

import io
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import xlsxwriter

from benchmarks.book import NOW, open_book
from benchmarks.timing import Case, Reading, Work
from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.customer import Customer
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind, Method, Processed
from klachtenboek.domain.ledger import LedgerEntry
from klachtenboek.domain.period import Period
from klachtenboek.domain.shop import Shop
from klachtenboek.domain.vat import VatCategory
from klachtenboek.reports.spreadsheet import spreadsheet
from klachtenboek.reports.year import Asked, YearReport, year_report

MOST_GROWTH = 15
"""Megabytes that a year of a hundred times as many lines may take more."""

_LETTER = 25_000
_ONE_IN = 100
"""One line in so many has a letter to go along, of so many bytes."""

_EXPORT = """
import sys
from pathlib import Path
from klachtenboek.logbook import Logbook
book = Logbook(Path(sys.argv[1]))
book.year.export(2025, Path(sys.argv[2]), with_names=True, snelstart=True, with_zip=True)
book.close()
for line in Path("/proc/self/status").read_text().splitlines():
    if line.startswith("VmHWM:"):
        print(int(line.split()[1]) / 1024)
"""
"""Prints the most memory it ever took, in megabytes, as Linux tells it."""


def cases(folder: Path, sizes: tuple[int, int, int]) -> Iterator[Case | Reading]:
    """Yield a spreadsheet of as many lines as the middle size, and the growth from the smallest to the largest."""
    small, large, largest = sizes
    report = year_of(large)
    yield Case(
        group="year",
        name=f"year, XLSX of {large} lines",
        most=1.3,
        ours=partial(sheet_of, report),
        bare=_bare_sheet(report),
        against="xlsxwriter, same file",
        rounds=5,
        clock=time.process_time_ns,
    )
    if Path("/proc/self/status").exists():
        yield Reading(
            group="year",
            name=f"memory of a whole export of {largest} lines",
            most=MOST_GROWTH,
            unit="MB",
            ours=partial(_memory, folder, largest),
            bare=partial(_memory, folder, small),
            against=f"{small} lines",
            is_difference=True,
        )


# -- time -------------------------------------------------------------------------------------------


def sheet_of(report: YearReport) -> bytes:
    """Return the spreadsheet of a year."""
    stream = io.BytesIO()
    with tempfile.TemporaryDirectory() as aside:
        spreadsheet(report, stream, aside=Path(aside))
    return stream.getvalue()


def year_of(rows: int) -> YearReport:
    """Return a year of so many lines of goodwill."""
    shop = Shop(name="Bakkerij De Linde")
    customers = [Customer(id=number, given="Anna", surname=f"Jansen {number}") for number in range(1, 50)]
    entries = sorted((_entry(number, customers[number % len(customers)]) for number in range(rows)), key=_in_order)
    period = Period.of_year(2025)
    return year_report(Asked(entries=entries, period=period, shop=shop, made_at=NOW, with_names=True))


def _in_order(entry: LedgerEntry) -> tuple[date, int]:
    return entry.day, entry.complaint_id


def _entry(number: int, customer: Customer) -> LedgerEntry:
    day = date(2025, 1, 2) + timedelta(days=number % 360)
    line = Goodwill(
        id=number + 1,
        kind=GoodwillKind.PRICE_CUT,
        description=f"Taart {number} half terugbetaald",
        value=2400 + number,
        share=1200,
        paid_out=1200 + number,
        answer=Answer.ACCEPTED,
        entered_at=datetime.combine(day, NOW.time()),
        sold_on=day,
        agreed_on=day,
        given_on=day,
        method=Method.TILL,
        processed=Processed.TILL,
        vat_category=VatCategory.LOW,
        vat_rate=900,
        receipt=f"B-{number}",
        remark="contant",
    )
    reference = f"2025-{number + 1:04d}"
    return LedgerEntry(
        complaint_id=number + 1, reference=reference, line=line, customer_id=customer.id, customer=customer
    )


Call = tuple[int, str, tuple[Any, ...], dict[str, Any]]
"""A call of the library: of which of its objects, by which name, with what."""


class _Heard:
    """An object of the library that writes down what is asked of it, and does it."""

    def __init__(self, own: Any, place: int, calls: list[Call], known: list[_Heard]) -> None:  # noqa: ANN401  no types
        self.__dict__.update(own=own, place=place, calls=calls, known=known)
        known.append(self)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  the library has no types
        found = getattr(self.own, name)
        if name.startswith("_") or not callable(found) or name == "worksheets":
            return found

        def call(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401  the same
            self.calls.append((self.place, name, arguments, named))
            plain = [one.own if isinstance(one, _Heard) else one for one in arguments]
            answer = found(*plain, **named)
            is_new = name in {"add_format", "add_worksheet"}
            return _Heard(answer, len(self.known), self.calls, self.known) if is_new else answer

        return call


def _bare_sheet(report: YearReport) -> Work:
    """Return work that asks the library for the same file with the same calls, everything read beforehand.

    Raises ValueError when that gives another file: then it is not the same work.
    """
    calls: list[Call] = []
    known: list[_Heard] = []
    options: list[dict[str, Any]] = []
    real = xlsxwriter.Workbook

    def listening(file: Any, given: dict[str, Any]) -> _Heard:  # noqa: ANN401  the same
        options.append(given)
        return _Heard(real(file, given), 0, calls, known)

    xlsxwriter.Workbook = listening
    try:
        wanted = sheet_of(report)
    finally:
        xlsxwriter.Workbook = real

    def write() -> bytes:
        stream = io.BytesIO()
        with tempfile.TemporaryDirectory() as aside:
            made: list[Any] = [real(stream, options[0] | {"tmpdir": aside})]
            for place, name, arguments, named in calls:
                plain = [made[one.place] if type(one) is _Heard else one for one in arguments]
                answer = getattr(made[place], name)(*plain, **named)
                if name in {"add_format", "add_worksheet"}:
                    made.append(answer)
        return stream.getvalue()

    if write() != wanted:
        message = "the baseline writes another file"
        raise ValueError(message)
    return write


# -- memory -----------------------------------------------------------------------------------------


def _memory(folder: Path, lines: int) -> float:
    """Return the most megabytes a process takes that makes the whole folder of a year with so many lines."""
    book = year_book(folder / f"year of {lines}.db", lines)
    target = folder / f"year of {lines}"
    target.mkdir()
    command = [sys.executable, "-c", _EXPORT, str(book), str(target)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1])
    shutil.rmtree(target)
    book.unlink()
    return float(answer.stdout)


def year_book(path: Path, lines: int) -> Path:
    """Make a book with so many accepted lines in 2025, of every kind, each with a complaint and customer of its own."""
    logbook = open_book(path)
    logbook.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    told = logbook.complaints.log("De taart was ingezakt.", who="Mevrouw A. Jansen")
    logbook.goodwill.give(told.id, GoodwillKind.PRICE_CUT, "Taart half terugbetaald", 2400, answer=Answer.ACCEPTED)
    logbook.close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    kinds = ", ".join(f"({place}, '{kind}')" for place, kind in enumerate(GoodwillKind))
    connection.execute(f"CREATE TEMP TABLE kinds AS SELECT column1 AS place, column2 AS kind FROM (VALUES {kinds})")
    day = "date('2025-01-01', (n % 365) || ' days')"
    for table, own in (
        ("customer", {"id": "n + 1", "surname": "'Jansen ' || n"}),
        ("complaint", {"id": "n + 1", "year": "2025", "number": "n", "customer_id": "n + 1"}),
        (
            "goodwill",
            {
                "id": "n + 1",
                "complaint_id": "n + 1",
                "kind": f"(SELECT kind FROM kinds WHERE place = n % {len(GoodwillKind)})",
                "description": "'Regel ' || n || ' bij de klacht over de taart'",
                **{name: f"{least} + n % 977" for name, least in (("value", 4000), ("paid_out", 1500), ("cost", 900))},
                **dict.fromkeys(("sold_on", "agreed_on", "given_on"), day),
                "processed": f"CASE WHEN n % 2 THEN '{Processed.NOT_YET}' ELSE '{Processed.TILL}' END",
                "vat_category": f"'{VatCategory.LOW}'",
                "vat_rate": "900",
                "receipt": "'B-' || n",
                "method": f"'{Method.TILL}'",
                "answer": f"'{Answer.ACCEPTED}'",
                "voucher_number": "CASE WHEN n % 8 = 5 THEN 'TB-' || n ELSE '' END",
            },
        ),
    ):
        _fill(connection, table, own, lines)
    pdf = f"CAST(randomblob({_LETTER}) AS BLOB)"
    connection.execute(
        "INSERT INTO letter (complaint_id, kind, language, words, how, at, sha256, size, pdf) "
        f"SELECT id, '{LetterKind.CLOSING}', 'nl', '', 'printed', '2025-06-01T10:00:00', '', {_LETTER}, {pdf} "
        f"FROM complaint WHERE number % {_ONE_IN} = 0"
    )
    connection.execute("COMMIT")
    connection.close()
    return path


def _fill(connection: sqlite3.Connection, table: str, own: dict[str, str], count: int) -> None:
    """Copy the one row of a table so many times, with some columns worked out from the how-manieth (n) it is."""
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(own.get(name, f't."{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    connection.execute(
        f"INSERT INTO {table} ({columns}) WITH RECURSIVE times(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM times "
        f"WHERE n <= {count}) SELECT {values} FROM times, (SELECT * FROM {table} WHERE id = 1) t"
    )
