import contextlib
import csv
import errno
import io
import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.goodwill import Answer, GoodwillKind
from klachtenboek.domain.period import Period
from klachtenboek.domain.trouble import DiskFailed, DiskFull, NotAFolder, ReadOnly, Trouble
from klachtenboek.domain.vat import VatCategory
from klachtenboek.logbook import Logbook
from klachtenboek.logbook.year import Prepared, Year
from klachtenboek.reports.year import Asked
from tests.conftest import FakeClock
from tests.logbook.book import solve, tell

NAME = "Jansen"


def a_year(logbook: Logbook) -> int:
    """Give away on both sides of the new year, accepted, offered and declined; return the first complaint."""
    key = solve(logbook, tell(logbook, story="Koude taart").id).id
    for cents, day in ((1999, date(2026, 1, 1)), (501, date(2026, 3, 9)), (777, date(2025, 12, 31))):
        logbook.goodwill.give(
            key,
            GoodwillKind.PRICE_CUT,
            "Korting",
            cents,
            paid_out=cents,
            vat_category=VatCategory.LOW,
            sold_on=date(2025, 12, 30),
            agreed_on=day,
        )
    logbook.goodwill.give(key, GoodwillKind.VOUCHER, "Bon", 1000, answer=Answer.OFFERED)
    logbook.goodwill.give(key, GoodwillKind.VOUCHER, "Bon", 1000, answer=Answer.DECLINED)
    logbook.letters.send(key, LetterKind.CLOSING, how=Sent.PRINTED)
    return key


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def table(folder: Path) -> list[dict[str, str]]:
    text = (folder / "mutaties.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_year_holds_what_was_agreed_in_it_to_the_cent(logbook: Logbook) -> None:
    a_year(logbook)
    report = logbook.year.report(2026)
    assert [(row.day, row.value) for row in report.rows] == [(date(2026, 1, 1), 1999), (date(2026, 3, 9), 501)]
    assert (report.total.value, report.total.given, report.total.gross) == (2500, 2500, 2500)
    assert report.total.vat == sum(row.vat for row in report.rows) == 165 + 41
    assert [row.value for row in logbook.year.report(2025).rows] == [777]
    assert logbook.year.report(2024).rows == ()


def test_a_year_of_the_shops_own_begins_when_the_shop_says(logbook: Logbook) -> None:
    a_year(logbook)
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(year_starts_in=3))
    assert [row.value for row in logbook.year.report(2025).rows] == [777, 1999]
    assert logbook.year.report(2026).title == "2026-2027"


def test_lapsed_complaints_are_left_out(logbook: Logbook) -> None:
    logbook.complaints.lapse(a_year(logbook), "dubbel")
    assert logbook.year.report(2026).rows == ()


def test_the_folder_is_the_report(logbook: Logbook, tmp_path: Path) -> None:
    key = a_year(logbook)
    folder = logbook.year.export(2026, tmp_path / "boekhouder")
    report = logbook.year.report(2026)
    assert folder == tmp_path / "boekhouder" / "Klachtenboek 2026"
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    files = contents(folder)
    assert set(files) == {
        "Jaaroverzicht 2026.xlsx",
        "Jaaroverzicht 2026.pdf",
        "mutaties.csv",
        "journaalvoorstel.csv",
        "manifest.csv",
        *report.evidence,
    }
    letter = logbook.complaints.get(key).letters[0]
    assert [files[name] for name in report.evidence] == [logbook.letters.pdf(letter.id)]
    rows = table(folder)
    assert len(rows) == len(report.rows) == 2


def test_names_go_along_only_when_asked_for(logbook: Logbook, tmp_path: Path) -> None:
    a_year(logbook)
    logbook.goodwill.give(1, GoodwillKind.COSTS, f"Taxi voor mevrouw {NAME}", 100, remark=f"{NAME} belde")
    without = logbook.year.export(2026, tmp_path / "zonder")
    assert NAME not in (without / "mutaties.csv").read_text(encoding="utf-8-sig")
    assert all(row.name == "" for row in logbook.year.report(2026).rows)
    asked = logbook.year.export(2026, tmp_path / "met", with_names=True)
    assert NAME in (asked / "mutaties.csv").read_text(encoding="utf-8-sig")
    assert all(NAME in row.name for row in logbook.year.report(2026, with_names=True).rows)


def test_the_sheet_and_the_table_have_the_same_totals(logbook: Logbook, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    a_year(logbook)
    folder = logbook.year.export(2026, tmp_path)
    total = logbook.year.report(2026).total
    numbers = set()
    for sheet in load_workbook(folder / "Jaaroverzicht 2026.xlsx", data_only=True):
        numbers |= {cell.value for row in sheet for cell in row if isinstance(cell.value, int | float)}
    assert {total.gross / 100, total.vat / 100, total.value / 100} <= {float(number) for number in numbers}


def test_a_new_export_takes_the_place_of_the_old(logbook: Logbook, tmp_path: Path) -> None:
    key = a_year(logbook)
    folder = logbook.year.export(2026, tmp_path)
    before = contents(folder)
    logbook.goodwill.give(key, GoodwillKind.COSTS, "Taxi", 100, agreed_on=date(2026, 2, 5))
    assert logbook.year.export(2026, tmp_path) == folder
    after = contents(folder)
    assert set(after) == set(before)
    assert after["mutaties.csv"] != before["mutaties.csv"]
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_an_empty_year_is_a_folder_too(logbook: Logbook, tmp_path: Path) -> None:
    assert table(logbook.year.export(2026, tmp_path)) == []


@pytest.fixture
def full_disk() -> Iterator[None]:
    """Let no file grow over 4 kB, as on a disk that is full."""
    import resource  # only Unix has it

    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, most))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))


def failed(logbook: Logbook, folder: Path, error: type[Trouble]) -> None:
    with pytest.raises(error):
        logbook.year.export(2026, folder)


def test_an_export_for_which_there_is_no_room_leaves_the_old_one_and_no_trace(
    logbook: Logbook, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    key = a_year(logbook)
    folder = logbook.year.export(2026, tmp_path)
    before = contents(folder)
    logbook.goodwill.give(key, GoodwillKind.COSTS, "Taxi", 100)
    request.getfixturevalue("full_disk")
    failed(logbook, tmp_path, DiskFull)
    assert contents(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_a_first_export_that_fails_leaves_nothing(
    logbook: Logbook, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    a_year(logbook)
    request.getfixturevalue("full_disk")
    failed(logbook, tmp_path, DiskFull)
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be_is_told(logbook: Logbook, tmp_path: Path) -> None:
    (tmp_path / "usb").write_bytes(b"x")
    failed(logbook, tmp_path / "usb" / "x", NotAFolder)
    assert contents(tmp_path) == {"usb": b"x"}


@pytest.mark.parametrize("stuck", [1, 2])
def test_a_folder_that_another_program_holds_stays_as_it_was(
    logbook: Logbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stuck: int
) -> None:
    a_year(logbook)
    before = contents(logbook.year.export(2026, tmp_path))
    moves = iter(range(1, 100))
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if next(moves) == stuck:
            raise OSError(errno.EBUSY, "in use", str(path))
        return real(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    failed(logbook, tmp_path, DiskFailed)
    assert [path.name for path in tmp_path.iterdir()] == ["Klachtenboek 2026"]
    assert contents(tmp_path / "Klachtenboek 2026") == before


@pytest.fixture
def locked() -> Iterator[Path]:
    """Give a folder that anybody may read and nobody may change, also when the tests run as root."""
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as afterwards:
        folder = Path(name)
        folder.chmod(0o555)
        afterwards.callback(folder.chmod, 0o755)
        if os.geteuid() == 0:
            os.seteuid(65_534)
            afterwards.callback(os.seteuid, 0)
        yield folder


def test_a_folder_that_may_not_be_written_is_told(logbook: Logbook, locked: Path) -> None:
    a_year(logbook)
    failed(logbook, locked, ReadOnly)
    assert list(locked.iterdir()) == []


def test_years_are_those_of_complaints_and_of_what_was_agreed(logbook: Logbook, clock: FakeClock) -> None:
    a_year(logbook)
    clock.now = datetime(2028, 2, 29, 12)
    logbook.complaints.log("x")
    assert logbook.complaints.years() == (2028, 2026, 2025)


def test_the_reports_moment_is_the_shops_clock(logbook: Logbook, clock: FakeClock) -> None:
    assert logbook.year.report(2026).made_at == clock.now
    assert os.sep not in logbook.year.report(2026).title


# -- beside the window --------------------------------------------------------------------------------


def prepared_beside(logbook: Logbook, watch: Callable[[int, int], None]) -> list[Prepared | BaseException]:
    """Prepare 2026 in another thread and return what came of it."""
    found: list[Prepared | BaseException] = []
    period = logbook.year.period(2026)

    def run() -> None:
        try:
            found.append(logbook.year.prepare_beside(period, with_names=True, watch=watch))
        except InterruptedError as error:
            found.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(60)
    return found


def test_what_is_prepared_beside_the_window_is_the_same(logbook: Logbook) -> None:
    a_year(logbook)
    here = logbook.year.prepare(logbook.year.period(2026), with_names=True)
    heard: list[tuple[int, int]] = []
    [there] = prepared_beside(logbook, lambda done, of: heard.append((done, of)))
    assert isinstance(there, Prepared)
    assert (there.report, dict(there.letters)) == (here.report, dict(here.letters))
    assert set(heard) == {(0, 0)}


def test_what_is_written_while_the_lines_are_read_is_in_all_of_it_or_in_nothing(logbook: Logbook) -> None:
    key, period = a_year(logbook), logbook.year.period(2026)
    beats: list[int] = []
    begun, goes_on = threading.Event(), threading.Event()

    def watch(_done: int, _of: int) -> None:
        """Hold the book at the second question until the window is waiting to write something."""
        beats.append(1)
        if len(beats) == 2:
            begun.set()
            assert goes_on.wait(60)

    found: list[Prepared] = []
    thread = threading.Thread(target=lambda: found.append(logbook.year.prepare_beside(period, watch=watch)))
    thread.start()
    assert begun.wait(60)
    threading.Timer(0.2, goes_on.set).start()
    logbook.goodwill.give(key, GoodwillKind.PRICE_CUT, "Nog een", 300, paid_out=300, agreed_on=date(2026, 1, 2))
    thread.join(60)
    [prepared] = found
    values = [row.value for row in prepared.report.rows]
    assert values in ([1999, 300, 501], [1999, 501])  # the second when the window got the book only at the end
    assert prepared.report.total.value == sum(values)
    assert sum(own.total.value for own in prepared.report.quarters) == sum(values)


def test_reading_is_stopped_halfway(logbook: Logbook) -> None:
    a_year(logbook)
    heard: list[int] = []

    def watch(_done: int, _of: int) -> None:
        heard.append(1)
        if len(heard) == 3:
            raise InterruptedError

    [error] = prepared_beside(logbook, watch)
    assert isinstance(error, InterruptedError)
    assert logbook.year.exports() == ()


def test_who_keeps_writing_waits_in_the_end(logbook: Logbook) -> None:
    a_year(logbook)
    again, states = list[int](), set[tuple[int, int]]()

    class Written(Year):
        """A year in whose book something is written each time its lines were read."""

        def _asked(self, period: Period, *, with_names: bool) -> Asked:
            asked = super()._asked(period, with_names=with_names)
            again.append(1)
            states.add(self._desk.store.database.state)
            self._desk.store.database.connection.execute("UPDATE setting SET value = value")
            return asked

    year = Written(logbook.year._desk)  # noqa: SLF001  the desk of this book
    period, found = year.period(2026), list[Prepared]()
    thread = threading.Thread(target=lambda: found.append(year.prepare_beside(period, watch=lambda _done, _of: None)))
    thread.start()
    thread.join(60)
    assert len(again) == len(states) == 4
    assert [row.value for row in found[0].report.rows] == [1999, 501]
