"""A list from elsewhere: guessed, judged row by row, all or nothing, taken out again, and made of any bytes."""

import random
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from klachtenboek.domain.errors import (
    ImportEmpty,
    ImportNothingNew,
    ImportQuoteOpen,
    ImportRefused,
    ImportTooLarge,
    ImportUndone,
    ImportUnreadable,
    NotADate,
    NotAnAmount,
    NothingWritten,
)
from klachtenboek.domain.kinds import Channel
from klachtenboek.domain.listing import Part, guess, read_amount, read_channel, read_received
from klachtenboek.domain.trouble import FolderMissing
from klachtenboek.explain import explain
from klachtenboek.logbook import Logbook
from klachtenboek.safekeeping import xlsx
from klachtenboek.safekeeping.listing import csv_rows, read_listing

NOW = datetime(2026, 11, 20, 10, 12)
LIST = """\
Datum;Klant;Telefoon;Klacht;Bedrag;Via;Bonnummer
3-11-2026;Mevrouw De Vries;06-12345678;Het brood was oud.;€ 1.234,50;telefoon;B-12
4 november 2026;Dhr. Bakker;;De taart was ingezakt.;12,5;winkel;
31-02-2026;Jansen;;Verkeerde dag.;;;
;;;;;;
5-11-2026;;;;3,00;;
3-11-2026;Mevrouw De Vries;;Het brood was oud.;;;
"""


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    logbook = Logbook(tmp_path / "boek.db", clock=lambda: NOW)
    logbook.customers.recognise("Mevrouw De Vries", phone="0612345678", story="x")
    yield logbook
    logbook.close()


def listed(folder: Path, text: str = LIST, encoding: str = "utf-8") -> Path:
    path = folder / "oude lijst.csv"
    path.write_bytes(text.encode(encoding))
    return path


def sheet(folder: Path, rows: list[list[object]]) -> Path:
    path = folder / "oude lijst.xlsx"
    made = xlsxwriter.Workbook(path)
    dates = made.add_format({"num_format": "d-m-yyyy"})
    page = made.add_worksheet()
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            page.write_datetime(y, x, cell, dates) if isinstance(cell, datetime) else page.write(y, x, cell)
    made.close()
    return path


def test_columns_are_guessed_and_rows_judged_before_anything_is_written(book: Logbook, tmp_path: Path) -> None:
    preview = book.importing.preview(listed(tmp_path))
    assert preview.columns == {
        Part.RECEIVED: 0,
        Part.WHO: 1,
        Part.PHONE: 2,
        Part.STORY: 3,
        Part.AMOUNT: 4,
        Part.CHANNEL: 5,
        Part.RECEIPT: 6,
    }
    assert (preview.ready, preview.known) == (2, 1)
    assert [(one.row, one.why) for one in preview.refused] == [
        (3, explain(NotADate(""))),
        (4, explain(NothingWritten())),
        (5, "Deze klacht staat er al in."),
    ]
    assert book.complaints.counts().all == 0


def test_what_is_taken_in_stands_in_the_book_as_it_was_told(book: Logbook, tmp_path: Path) -> None:
    path = listed(tmp_path)
    taken = book.importing.take_in(path, book.importing.preview(path).columns, report_in=tmp_path)
    first, second = (book.complaints.get(key) for key in taken.complaints)
    assert (first.story, first.amount, first.channel, first.receipt) == (
        "Het brood was oud.",
        123_450,
        Channel.PHONE,
        "B-12",
    )
    assert first.received_at == datetime(2026, 11, 3, 12, 0)
    assert first.customer_id == 1
    assert (second.amount, second.received_at.day) == (1250, 4)
    assert [one.reason.value for one in book.backups.list()] == ["before-import"]
    assert book.keeping.check().faults == ()


def test_refused_rows_stand_in_a_file_with_their_reason(book: Logbook, tmp_path: Path) -> None:
    """R28."""
    path = listed(tmp_path, LIST.replace("Verkeerde dag.", "=1+1"))
    taken = book.importing.take_in(path, book.importing.preview(path).columns, report_in=tmp_path)
    assert taken.report == tmp_path / "oude lijst niet overgenomen.csv"
    written = taken.report.read_text(encoding="utf-8-sig").splitlines()
    assert written[0].startswith("regel;waarom niet;Datum;Klant")
    assert len(written) == 4
    assert ";'=1+1;" in written[1]


def test_all_of_it_is_taken_out_again_with_one_click(book: Logbook, tmp_path: Path) -> None:
    path = listed(tmp_path)
    taken = book.importing.take_in(path, book.importing.preview(path).columns)
    assert taken.report is None
    assert book.importing.undo() == 2
    assert book.complaints.counts().all == 0
    assert all(book.complaints.get(key).lapsed for key in taken.complaints)
    with pytest.raises(ImportUndone):
        book.importing.undo()


def test_what_was_worked_on_since_is_not_taken_out(book: Logbook, tmp_path: Path) -> None:
    path = listed(tmp_path)
    taken = book.importing.take_in(path, book.importing.preview(path).columns)
    book.complaints.note(taken.complaints[0], "Gebeld.")
    with pytest.raises(ImportUndone):
        book.importing.undo()
    assert book.complaints.counts().all == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_accents_come_through_whatever_wrote_the_list(book: Logbook, tmp_path: Path, encoding: str) -> None:
    path = listed(tmp_path, "Klacht\nDe crème brûlée was zuur – € 5\n", encoding)
    [told] = book.importing.preview(path).told
    assert told.story == "De crème brûlée was zuur – € 5"


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_any_usual_sign_divides_columns(sign: str) -> None:
    assert csv_rows(f"Klacht{sign}Klant\nOud{sign}Jan\n".encode()) == [["Klacht", "Klant"], ["Oud", "Jan"]]


def test_a_spreadsheet_is_read_with_its_dates_and_amounts(book: Logbook, tmp_path: Path) -> None:
    day = datetime(2026, 11, 3)
    path = sheet(tmp_path, [["Datum", "Klacht", "Bedrag"], [day, "Het brood was oud.", 12.5], [day, "Te zoet.", 7]])
    first, second = book.importing.preview(path).told
    assert (first.story, first.amount, first.received_at) == ("Het brood was oud.", 1250, datetime(2026, 11, 3, 12, 0))
    assert (second.story, second.amount) == ("Te zoet.", 700)


def test_a_list_in_which_nothing_is_told_is_refused(book: Logbook, tmp_path: Path) -> None:
    with pytest.raises(ImportEmpty):
        book.importing.take_in(listed(tmp_path), {Part.AMOUNT: 4})
    with pytest.raises(ImportUnreadable):
        book.importing.preview(listed(tmp_path, "\n \n"))
    with pytest.raises(FolderMissing):
        book.importing.preview(tmp_path / "weg.csv")
    assert book.backups.list() == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3-11-2025", (2025, 11, 3, 12, 0)),
        ("03/11/25", (2025, 11, 3, 12, 0)),
        ("3.11.2025 9:05", (2025, 11, 3, 9, 5)),
        ("3 november 2025", (2025, 11, 3, 12, 0)),
        ("ma 3 nov 2025", (2025, 11, 3, 12, 0)),
        ("3 mrt 2025", (2025, 3, 3, 12, 0)),
        ("2025-11-03T14:30:00", (2025, 11, 3, 14, 30)),
        ("45964", (2025, 11, 3, 12, 0)),
        ("45964.75", (2025, 11, 3, 18, 0)),
    ],
)
def test_days_are_read_as_dutch_lists_write_them(text: str, expected: tuple[int, ...]) -> None:
    assert read_received(text, NOW) == datetime(*expected)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["31-2-2025", "13-13-2025", "ooit", "3 bakmei 2025", "3-11-2031", "99999", "1-1-1970"])
def test_a_day_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(NotADate):
        read_received(text, NOW)


@pytest.mark.parametrize(
    ("text", "cents"),
    [("12,50", 1250), ("€ 1.234,50", 123_450), ("12.5", 1250), ("1.234", 123_400), ("7", 700), ("EUR 3,00", 300)],
)
def test_amounts_are_read_as_people_and_spreadsheets_write_them(text: str, cents: int) -> None:
    assert read_amount(text) == cents


@pytest.mark.parametrize("text", ["veel", "-5,00", "12,3,4"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(NotAnAmount):
        read_amount(text)


def test_channels_and_headings_are_recognised_by_their_words() -> None:
    assert read_channel("Telefonisch") is Channel.PHONE
    assert read_channel("via Facebook") is Channel.SOCIAL
    assert read_channel("iets anders") is Channel.SHOP
    assert guess(["Naam klant", "Omschrijving van de klacht"]) == {Part.WHO: 0, Part.STORY: 1}
    assert guess(["a", "b"]) == {}


# -- hostile ----------------------------------------------------------------------------------------


def packed(parts: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
    + HEAD
    + b'<row><c t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>'
)
BOMBS: dict[str, tuple[bytes, type[ImportRefused]]] = {
    "a sheet of noughts": (packed({SHEET: HEAD + b" " * 400_000_000}), ImportTooLarge),
    "laughs": (packed({SHEET: LAUGHS}), ImportUnreadable),
    "a far column": (packed({SHEET: HEAD + b'<row><c r="XFD1"><v>1</v></c></row>'}), ImportTooLarge),
    "too many rows": (packed({SHEET: HEAD + b"<row/>" * 1_000_000}), ImportTooLarge),
    "a long cell": (
        packed({SHEET: HEAD + b'<row><c t="inlineStr"><is><t>' + b"a" * 100_000 + b"</t></is></c></row>"}),
        ImportTooLarge,
    ),
    "a text that is not there": (packed({SHEET: HEAD + b'<row><c t="s"><v>9</v></c></row>'}), ImportUnreadable),
    "no sheet": (packed({"x": b""}), ImportUnreadable),
    "half a sheet": (packed({SHEET: HEAD}), ImportUnreadable),
    "no zip": (b"PK\x03\x04" + bytes(1000), ImportUnreadable),
    "too many bytes": (b"a" * 20_000_001, ImportTooLarge),
    "too many lines": (b"a\n" * 20_002, ImportTooLarge),
    "too many columns": (b";" * 200, ImportTooLarge),
    "a program": (b"MZ\0\0" * 100, ImportUnreadable),
    "bytes no text has": (b"\x81\x8d\x8f\x90\x9d", ImportUnreadable),
}


MEASURED = """
import re, sys, time
from pathlib import Path
from klachtenboek.safekeeping.xlsx import TooLarge, Unreadable, rows_of

content = Path(sys.argv[1]).read_bytes()
began = time.perf_counter()
try:
    rows_of(content)
except (TooLarge, Unreadable):
    most = re.search("VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
    print(time.perf_counter() - began, most[1])
"""
MOST_SECONDS, MOST_KILOBYTES, SLOWER = 2.0, 300_000, 5
"""For a bomb, on a quiet machine and on one that may be busy."""


@pytest.mark.parametrize("kind", [kind for kind, (content, _error) in BOMBS.items() if content.startswith(b"PK")])
def test_a_bomb_takes_neither_time_nor_memory(tmp_path: Path, kind: str) -> None:
    """R27."""
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(BOMBS[kind][0])
    root = Path(__file__).resolve().parents[2]
    told = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], cwd=root, capture_output=True, text=True, check=True
    )
    seconds, kilobytes = map(float, told.stdout.split())
    assert seconds < MOST_SECONDS * SLOWER
    assert kilobytes < MOST_KILOBYTES


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_is_refused_in_time(tmp_path: Path, kind: str) -> None:
    content, expected = BOMBS[kind]
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(content)
    began = time.perf_counter()
    with pytest.raises(expected):
        read_listing(path)
    assert time.perf_counter() - began < 5


def mutated(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 30))):
        place = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + chance.randrange(1, 60)]
            case 2:
                changed[place:place] = chance.choice((b"\xff\xff", b'"', b";;;;", b"\0", b"<", b"\r\n", "é€".encode()))
            case _:
                changed[place:place] = changed[place : place + 40]
        if not changed:
            return b"x"
    return bytes(changed)


def fuzz(book: Logbook, folder: Path, count: int, seed: int) -> tuple[int, int]:
    """Offer mutated lists, half of them spreadsheets, to be taken in; return how many were taken and refused."""
    rows = [line.split(";") for line in LIST.splitlines()]
    text, chance = LIST.encode(), random.Random(seed)
    with zipfile.ZipFile(sheet(folder, [list(row) for row in rows])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    path, taken, refused = folder / "lijst.csv", 0, 0
    for number in range(count):
        if number % 2:
            name = chance.choice([SHEET, "xl/sharedStrings.xml"])
            content = packed(parts | {name: mutated(parts[name], chance)})
            if chance.random() < 0.3:
                content = mutated(content, chance)
            try:
                plain = "\n".join(";".join(row) for row in xlsx.rows_of(content))
            except (xlsx.TooLarge, xlsx.Unreadable):
                refused += 1
                continue
            path.write_bytes(plain.encode("utf-8", "replace"))
        else:
            path.write_bytes(mutated(text, chance))
        before = book.complaints.counts().all
        try:
            preview = book.importing.preview(path)
            # The lists resemble each other; what the book tells already is asked for, so that the writing is tried.
            anyway = frozenset(one.row for one in preview.alike)
            done = book.importing.take_in(path, preview.columns, anyway=anyway)
        except ImportRefused:
            refused += 1
            assert book.complaints.counts().all == before
        else:
            taken += 1
            assert book.complaints.counts().all == before + len(done.complaints)
    return taken, refused


@pytest.fixture
def fuzzed() -> Iterator[Logbook]:
    """Open a book in memory: thousands of backups of a file would be another test."""
    logbook = Logbook(clock=lambda: NOW)
    yield logbook
    logbook.close()


def test_fuzzed_lists_never_crash_and_are_never_half_taken_in(fuzzed: Logbook, tmp_path: Path) -> None:
    """R27."""
    taken, refused = fuzz(fuzzed, tmp_path, 120, seed=3)
    assert taken + refused == 120
    assert taken > 20
    assert refused > 5


def test_the_same_list_twice_doubles_nothing(book: Logbook, tmp_path: Path) -> None:
    path = listed(tmp_path)
    columns = book.importing.preview(path).columns
    first = book.importing.take_in(path, columns)
    again = book.importing.preview(path)
    assert (again.ready, again.taken_on) == (0, NOW.date())
    assert [(one.row, one.reference) for one in again.alike] == [(1, "2026-0001"), (2, "2026-0002")]
    with pytest.raises(ImportNothingNew):
        book.importing.take_in(path, columns)
    assert book.complaints.counts().all == len(first.complaints) == 2


def test_a_list_that_grew_brings_only_what_is_new(book: Logbook, tmp_path: Path) -> None:
    path = listed(tmp_path)
    columns = book.importing.preview(path).columns
    book.importing.take_in(path, columns)
    path = listed(tmp_path, LIST + "6-11-2026;Mevrouw Smit;;Verkeerd brood mee.;;;\n")
    preview = book.importing.preview(path)
    assert (preview.ready, len(preview.alike), preview.taken_on) == (1, 2, None)
    taken = book.importing.take_in(path, columns, report_in=tmp_path)
    assert book.complaints.counts().all == 3
    assert [one.row for one in taken.refused] == sorted(one.row for one in taken.refused)
    assert taken.report is not None
    assert "Deze klacht staat al in je boek: 2026-0001." in taken.report.read_text(encoding="utf-8-sig")


def test_a_row_the_book_has_already_goes_in_when_it_is_asked_for(book: Logbook, tmp_path: Path) -> None:
    path = listed(tmp_path)
    columns = book.importing.preview(path).columns
    book.importing.take_in(path, columns)
    taken = book.importing.take_in(path, columns, anyway=frozenset({2}))
    assert [book.complaints.get(key).story for key in taken.complaints] == ["De taart was ingezakt."]
    assert book.complaints.counts().all == 3


def test_a_list_that_was_taken_out_again_is_new_again(book: Logbook, tmp_path: Path) -> None:
    path = listed(tmp_path)
    columns = book.importing.preview(path).columns
    book.importing.take_in(path, columns)
    book.importing.undo()
    again = book.importing.preview(path)
    assert (again.ready, again.alike, again.taken_on) == (2, (), None)


@pytest.mark.parametrize(
    ("row", "is_known"),
    [
        ("3-11-2026;Mevrouw De Vries;Het brood was oud.", True),
        ("3-11-2026;de vries;het BROOD  was oud.", True),
        (";;Het brood was oud.", True),
        ("3-11-2026;Dhr. Jan de Vries;Het brood was oud.", True),
        ("3-11-2026;;Het brood was oud.", True),
        ("3-11-2026;Een heel ander;Het brood was oud.", False),
        ("4-11-2026;Mevrouw De Vries;Het brood was oud.", False),
        ("3-11-2026;Mevrouw De Vries;Het brood was hard.", False),
        ("3-11-2026;Mevrouw De Vries;", False),
    ],
)
def test_a_row_is_known_by_story_day_and_customer(book: Logbook, tmp_path: Path, row: str, *, is_known: bool) -> None:
    path = listed(tmp_path, "Datum;Klant;Klacht\n3-11-2026;Mevrouw De Vries;Het brood was oud.\n")
    book.importing.take_in(path, book.importing.preview(path).columns)
    preview = book.importing.preview(listed(tmp_path, f"Datum;Klant;Klacht\n{row}\n"))
    assert (len(preview.alike), preview.ready) == (int(is_known), int(not is_known))


@pytest.mark.long
def test_four_thousand_fuzzed_lists(fuzzed: Logbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """R27."""
    taken, refused = fuzz(fuzzed, tmp_path, 4000, seed=4)
    with capsys.disabled():
        told = f"{taken + refused} veranderde lijsten: {taken} overgenomen, {refused} geweigerd"
        print(f"\n[R27] {told}, 0 crashes, 0 half")  # noqa: T201
    assert fuzzed.keeping.check().faults == ()


def test_a_list_that_fails_half_way_leaves_nothing(book: Logbook, tmp_path: Path) -> None:
    path = listed(tmp_path)
    columns = book.importing.preview(path).columns
    book._store.database.rows(  # noqa: SLF001  the only way to let the second row of a list fail
        "CREATE TEMP TRIGGER stop BEFORE INSERT ON complaint WHEN new.number = 2 BEGIN SELECT raise(ABORT, 'stop'); END"
    )
    with pytest.raises(sqlite3.IntegrityError, match="stop"):
        book.importing.take_in(path, columns)
    assert book.complaints.counts().all == 0


def test_the_same_short_story_of_somebody_else_is_a_complaint_of_its_own(book: Logbook, tmp_path: Path) -> None:
    path = listed(tmp_path, "Klant;Klacht\nJan;Te laat bezorgd\nPiet;Te laat bezorgd\nJan;Te laat bezorgd\n")
    preview = book.importing.preview(path)
    assert (preview.ready, [one.row for one in preview.refused]) == (2, [3])


@pytest.mark.parametrize(("price", "cents"), [(13.625, 1363), (1.005, 101), (1250, 125_000), (0.5, 50)])
def test_a_price_that_was_calculated_has_no_thousands(book: Logbook, tmp_path: Path, price: float, cents: int) -> None:
    path = sheet(tmp_path, [["Klant", "Klacht", "Bedrag"], ["Jan", "Te duur", price]])
    assert [told.amount for told in book.importing.preview(path).told] == [cents]


@pytest.mark.parametrize("amount", ["99999999999999999999.5", "9" * 400 + ".5", "10000000.01"])
def test_an_amount_larger_than_the_book_takes_refuses_its_row(book: Logbook, tmp_path: Path, amount: str) -> None:
    path = listed(tmp_path, f"Klant;Klacht;Bedrag\nJan;Oud brood;{amount}\nPiet;Oud brood;3,50\n")
    preview = book.importing.preview(path)
    assert (preview.ready, [one.row for one in preview.refused]) == (1, [1])
    assert len(book.importing.take_in(path, preview.columns).complaints) == 1


@pytest.mark.parametrize("heading", ["Klant", "Telefoon", "E-mail"])
def test_a_name_number_or_address_too_long_refuses_its_row_alone(book: Logbook, tmp_path: Path, heading: str) -> None:
    path = listed(tmp_path, f"{heading};Klacht\n{'x' * 400};Oud brood\nPiet;Koude koffie\n")
    preview = book.importing.preview(path)
    assert (preview.ready, [one.row for one in preview.refused]) == (1, [1])


def test_a_list_of_one_column_is_not_cut_at_a_comma() -> None:
    text = "Klacht\nTaart was zuur, klant boos, wil geld terug\nBrood oud; weer\n"
    assert csv_rows(text.encode())[1:] == [["Taart was zuur, klant boos, wil geld terug"], ["Brood oud; weer"]]


def test_the_headings_say_what_divides_a_list() -> None:
    text = "Klant,Klacht\nJan,oud; hard; droog; weg ermee\n"
    assert csv_rows(text.encode())[1] == ["Jan", "oud; hard; droog; weg ermee"]


@pytest.mark.parametrize("above", ["sep=;\n", "Overzicht van het jaar\n", "sep=;\r\nOverzicht van het jaar\r\n"])
def test_what_stands_above_the_headings_is_passed_by(above: str) -> None:
    assert csv_rows(f"{above}Klant;Klacht\nJan;Oud brood\n".encode())[0] == ["Klant", "Klacht"]


def test_a_quotation_mark_that_never_ends_is_told_with_its_row(book: Logbook, tmp_path: Path) -> None:
    path = listed(tmp_path, 'Klant;Klacht\nJan;Oud brood\nPiet;"Koude koffie\nKees;Te zout\n')
    with pytest.raises(ImportQuoteOpen) as refused:
        book.importing.preview(path)
    assert "Bij regel 3 " in explain(refused.value)


def test_a_quotation_mark_within_words_is_a_word() -> None:
    assert csv_rows(b'Klant;Klacht\nJan;Een 24" scherm\n')[1] == ["Jan", 'Een 24" scherm']
