import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from hashlib import sha256
from pathlib import Path

import pytest

from klachtenboek.domain.account import Account
from klachtenboek.domain.booked import ClosedYear
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.errors import (
    DayToCome,
    NotExported,
    NothingToUndo,
    ReasonMissing,
    ShareTooLarge,
    TextTooLong,
    YearClosed,
    YearOpen,
    YearRunning,
)
from klachtenboek.domain.goodwill import GoodwillKind, Method, Processed
from klachtenboek.domain.trouble import FolderMissing, NotAFolder
from klachtenboek.domain.vat import VatCategory
from klachtenboek.logbook import Logbook
from klachtenboek.logbook.year import write_year
from tests.conftest import FakeClock

Clock = Callable[[], datetime]


@pytest.fixture
def complaint(logbook: Logbook) -> Complaint:
    return logbook.complaints.log("De taart was gezakt.", who="Anna Jansen")


def refund(logbook: Logbook, complaint: Complaint, paid_out: int = 1200, *, on: date | None = None) -> int:
    today = on or logbook.now().date()
    saved = logbook.goodwill.give(
        complaint.id,
        GoodwillKind.PRICE_CUT,
        "Taart half terugbetaald",
        2400,
        paid_out=paid_out,
        sold_on=today,
        agreed_on=today,
        given_on=today,
        method=Method.TILL,
        processed=Processed.NOT_YET,
        vat_category=VatCategory.LOW,
        receipt="B-1207",
    )
    return saved.goodwill[-1].id


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def this_year(logbook: Logbook) -> int:
    return logbook.now().year


def let_the_year_pass(clock: FakeClock) -> None:
    clock.now = datetime(clock.now.year + 1, 1, 4, 10)


def close_this_year(logbook: Logbook, clock: FakeClock, folder: Path) -> ClosedYear:
    """Let the year pass, give it to the bookkeeper and close it."""
    year = this_year(logbook)
    let_the_year_pass(clock)
    logbook.year.export(year, folder)
    return logbook.year.close(year)


def is_closed_on(logbook: Logbook, day: date) -> bool:
    return any(one.is_closed and one.holds(day) for one in logbook.year.closings())


def test_an_export_is_frozen_with_number_and_hash(logbook: Logbook, complaint: Complaint, tmp_path: Path) -> None:
    refund(logbook, complaint)
    logbook.year.export(this_year(logbook), tmp_path)
    [export] = logbook.year.exports()
    assert (export.number, export.rows, len(export.sha256)) == (1, 1, 64)


def test_the_same_year_twice_is_one_export_and_the_same_bytes(
    logbook: Logbook, complaint: Complaint, tmp_path: Path
) -> None:
    refund(logbook, complaint)
    year = this_year(logbook)
    first = contents(logbook.year.export(year, tmp_path / "a"))
    assert contents(logbook.year.export(year, tmp_path / "b")) == first
    assert len(logbook.year.exports()) == 1


def test_a_change_after_an_export_is_a_correction_in_the_next(
    logbook: Logbook, complaint: Complaint, tmp_path: Path
) -> None:
    line_id = refund(logbook, complaint)
    year = this_year(logbook)
    logbook.year.export(year, tmp_path)
    told = logbook.year.told(line_id)
    assert told is not None
    assert told.gross == 1200
    [line] = logbook.complaints.get(complaint.id).goodwill

    logbook.goodwill.change(complaint.id, replace(line, paid_out=2000))
    report = logbook.year.report(year)
    assert [(row.gross, row.corrects) for row in report.changes] == [(-1200, "1"), (2000, "1")]
    logbook.year.export(year, tmp_path)
    assert [export.number for export in logbook.year.exports()] == [1, 2]
    assert logbook.year.report(year).fresh == ()


def test_a_line_taken_out_and_a_lapsed_complaint_are_taken_back(
    logbook: Logbook, complaint: Complaint, tmp_path: Path
) -> None:
    refund(logbook, complaint)
    year = this_year(logbook)
    logbook.year.export(year, tmp_path)
    logbook.complaints.lapse(complaint.id, "dubbel")
    assert logbook.year.report(year).total.gross == 0
    assert [row.gross for row in logbook.year.report(year).rows] == [1200, -1200]


def test_a_place_that_holds_no_folder_freezes_nothing(logbook: Logbook, complaint: Complaint, tmp_path: Path) -> None:
    refund(logbook, complaint)
    (tmp_path / "bon.txt").write_text("bon", encoding="utf-8")
    with pytest.raises(NotAFolder):
        logbook.year.export(this_year(logbook), tmp_path / "bon.txt" / "jaar")
    assert logbook.year.exports() == ()
    assert (tmp_path / "bon.txt").read_text(encoding="utf-8") == "bon"


def test_what_stops_halfway_leaves_the_old_export_and_freezes_nothing(
    logbook: Logbook, complaint: Complaint, tmp_path: Path
) -> None:
    refund(logbook, complaint)
    year = this_year(logbook)
    old = contents(logbook.year.export(year, tmp_path))
    refund(logbook, complaint, 500)
    prepared = logbook.year.prepare(logbook.year.period(year))
    heard: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        heard.append((done, of))
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_year(prepared, tmp_path, watch=stop)
    assert heard[-1] == (1, 4)
    assert contents(tmp_path / f"Klachtenboek {year}") == old
    assert [path.name for path in tmp_path.iterdir()] == [f"Klachtenboek {year}"]
    assert len(logbook.year.exports()) == 1


def test_the_zip_holds_the_folder(logbook: Logbook, complaint: Complaint, tmp_path: Path) -> None:
    refund(logbook, complaint)
    folder = logbook.year.export(this_year(logbook), tmp_path, with_zip=True)
    with zipfile.ZipFile(folder.with_name(f"{folder.name}.zip")) as archive:
        inside = {name.removeprefix(f"{folder.name}/"): archive.read(name) for name in archive.namelist()}
    assert inside == contents(folder)


def test_the_manifest_fits_the_folder(logbook: Logbook, complaint: Complaint, tmp_path: Path) -> None:
    refund(logbook, complaint)
    folder = logbook.year.export(this_year(logbook), tmp_path, snelstart=True)
    files = contents(folder)
    words = files.pop("manifest.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(words, newline=""), delimiter=";"))
    assert {row["Naam"]: row["SHA-256"] for row in rows} == {
        name: sha256(content).hexdigest() for name, content in files.items()
    }
    assert "journaalvoorstel-snelstart.csv" in files


def test_a_quarter_and_a_month_are_folders_of_their_own(logbook: Logbook, complaint: Complaint, tmp_path: Path) -> None:
    refund(logbook, complaint)
    now = logbook.now()
    quarter = logbook.year.period(now.year, quarter=(now.month + 2) // 3)
    month = logbook.year.period(now.year, month=now.month)
    assert logbook.year.export(now.year, tmp_path, period=quarter).name == f"Klachtenboek {quarter.title}"
    assert logbook.year.export(now.year, tmp_path, period=month).name == f"Klachtenboek {month.title}"
    assert logbook.year.report(now.year, period=month).total.gross == 1200


def test_a_year_is_not_closed_before_its_last_day_has_passed(
    logbook: Logbook, complaint: Complaint, clock: FakeClock, tmp_path: Path
) -> None:
    refund(logbook, complaint)
    year = this_year(logbook)
    logbook.year.export(year, tmp_path)
    for moment in (clock.now, datetime(year, 12, 31, 23, 59)):
        clock.now = moment
        with pytest.raises(YearRunning):
            logbook.year.close(year)
    assert logbook.year.closed(year) is None
    clock.now = datetime(year + 1, 1, 1)
    assert logbook.year.close(year).is_closed


def test_a_broken_year_runs_on_in_the_next(logbook: Logbook, clock: FakeClock, tmp_path: Path) -> None:
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(year_starts_in=7))
    clock.now = datetime(2027, 6, 30, 12)
    logbook.year.export(2026, tmp_path)
    with pytest.raises(YearRunning):
        logbook.year.close(2026)
    clock.now = datetime(2027, 7, 1, 12)
    assert logbook.year.close(2026).last == date(2027, 6, 30)


def test_a_year_is_closed_after_its_export(
    logbook: Logbook, complaint: Complaint, clock: FakeClock, tmp_path: Path
) -> None:
    line_id = refund(logbook, complaint)
    day = logbook.now().date()
    year = this_year(logbook)
    let_the_year_pass(clock)
    with pytest.raises(NotExported):
        logbook.year.close(year)
    logbook.year.export(year, tmp_path)
    closed = logbook.year.close(year)
    assert closed.is_closed
    assert logbook.year.closed_year_of(line_id) == year
    assert is_closed_on(logbook, day)
    with pytest.raises(YearClosed):
        logbook.year.close(year)


def test_a_closed_year_keeps_its_days_when_years_begin_in_another_month(
    logbook: Logbook, complaint: Complaint, clock: FakeClock, tmp_path: Path
) -> None:
    line_id, day = refund(logbook, complaint), logbook.now().date()
    year = this_year(logbook)
    close_this_year(logbook, clock, tmp_path)
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(year_starts_in=7))
    assert is_closed_on(logbook, day)
    assert is_closed_on(logbook, date(year, 12, 31))
    assert not is_closed_on(logbook, date(year + 1, 1, 1))
    assert logbook.year.closed_year_of(line_id) == year
    refund(logbook, complaint, 300, on=day)
    assert logbook.year.report(year - 1).fresh == ()
    [late] = logbook.year.report(year).fresh
    assert (late.gross, late.posted_on) == (300, date(year + 1, 1, 1))


def test_closing_and_opening_go_by_days_when_years_begin_in_another_month(
    logbook: Logbook, complaint: Complaint, clock: FakeClock, tmp_path: Path
) -> None:
    refund(logbook, complaint)
    year = this_year(logbook)
    closing = close_this_year(logbook, clock, tmp_path)
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(year_starts_in=7))
    assert logbook.year.closed(year) is None
    with pytest.raises(YearOpen):
        logbook.year.reopen(year)
    with pytest.raises(YearRunning):
        logbook.year.close(year)
    clock.now = datetime(year + 1, 7, 2, 10)
    logbook.year.export(year, tmp_path)
    broken = logbook.year.close(year)
    assert (broken.first, broken.last) == (date(year, 7, 1), date(year + 1, 6, 30))
    logbook.year.reopen(year)
    assert is_closed_on(logbook, closing.last)
    assert not is_closed_on(logbook, broken.last)
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(year_starts_in=1))
    assert logbook.year.closed(year) == closing


def test_a_closing_is_undone_when_years_begin_in_another_month(
    logbook: Logbook, complaint: Complaint, clock: FakeClock, tmp_path: Path
) -> None:
    refund(logbook, complaint)
    year = this_year(logbook)
    close_this_year(logbook, clock, tmp_path)
    logbook._desk.store.settings.save_shop(logbook.keeping.shop()._replace(year_starts_in=7))  # noqa: SLF001  another way in
    logbook.undo()
    assert not is_closed_on(logbook, date(year, 3, 10))


def test_a_change_in_a_closed_year_waits_for_the_next(
    logbook: Logbook, complaint: Complaint, clock: FakeClock, tmp_path: Path
) -> None:
    refund(logbook, complaint)
    year = this_year(logbook)
    close_this_year(logbook, clock, tmp_path)
    refund(logbook, complaint, 300, on=date(year, 3, 10))
    assert logbook.year.report(year).total.gross == 1200
    [late] = logbook.year.report(year + 1).rows
    assert (late.gross, late.day) == (300, date(year + 1, 1, 1))


def test_within_thirty_days_a_year_opens_again_without_a_reason(tmp_path: Path) -> None:
    moment = [datetime(2027, 1, 4, 10)]
    logbook = Logbook(clock=lambda: moment[0])
    logbook.year.export(2026, tmp_path)
    logbook.year.close(2026)
    moment[0] += timedelta(days=30)
    logbook.year.reopen(2026)
    assert logbook.year.closed(2026) is None
    logbook.year.close(2026)
    moment[0] += timedelta(days=31)
    with pytest.raises(ReasonMissing):
        logbook.year.reopen(2026, " ")
    reopened = logbook.year.reopen(2026, "De boekhouder vond een bon.")
    assert (reopened.is_closed, logbook.year.closings()[-1].reason) == (False, "De boekhouder vond een bon.")
    with pytest.raises(YearOpen):
        logbook.year.reopen(2026)
    logbook.close()


def test_an_account_stands_in_the_next_report(logbook: Logbook, complaint: Complaint) -> None:
    refund(logbook, complaint)
    logbook.year.save_account(Account(key="price_cut", ledger=" 8090 ", rgs="WOmzNoh"))
    report = logbook.year.report(this_year(logbook))
    assert report.accounts.of_kind(GoodwillKind.PRICE_CUT).ledger == "8090"
    logbook.year.save_account(Account(key="price_cut", ledger="8091"))
    assert logbook.year.accounts().of("price_cut") == Account(key="price_cut", ledger="8091")
    with pytest.raises(TextTooLong):
        logbook.year.save_account(Account(key="price_cut", ledger="x" * 301))


def test_a_day_that_has_yet_to_come_is_refused(logbook: Logbook, complaint: Complaint) -> None:
    tomorrow = logbook.now().date() + timedelta(days=1)
    with pytest.raises(DayToCome):
        logbook.goodwill.give(complaint.id, GoodwillKind.COURTESY, "Bloemen", 1500, agreed_on=tomorrow)
    assert logbook.complaints.get(complaint.id).goodwill == ()


def test_one_refund_over_two_rates_is_two_lines_to_the_cent(logbook: Logbook, complaint: Complaint) -> None:
    line = logbook.goodwill.draft(GoodwillKind.PRICE_CUT, "Half menu", 1001, share=100, paid_out=901, cost=7)
    saved = logbook.goodwill.add_split(complaint.id, line, {VatCategory.LOW: 2000, VatCategory.HIGH: 1000})
    low, high = saved.goodwill
    assert (low.vat_category, high.vat_category) == (VatCategory.LOW, VatCategory.HIGH)
    assert (low.vat_rate, high.vat_rate) == (900, 2100)
    for name in ("value", "share", "paid_out", "cost"):
        assert getattr(low, name) + getattr(high, name) == getattr(line, name)
    with pytest.raises(ShareTooLarge):
        logbook.goodwill.add_split(
            complaint.id,
            logbook.goodwill.draft(GoodwillKind.PRICE_CUT, "Half menu", 100, share=101),
            {VatCategory.LOW: 1},
        )


def test_a_line_that_turns_out_to_have_two_rates_is_shared_out_and_undone_at_once(
    logbook: Logbook, complaint: Complaint
) -> None:
    key = refund(logbook, complaint, 1001)
    [line] = logbook.complaints.get(complaint.id).goodwill
    saved = logbook.goodwill.change_split(complaint.id, line, {VatCategory.LOW: 2000, VatCategory.HIGH: 1000})
    first, second = saved.goodwill
    assert (first.id, first.vat_category, second.vat_category) == (key, VatCategory.LOW, VatCategory.HIGH)
    assert (first.paid_out, second.paid_out, first.value + second.value) == (667, 334, 2400)
    logbook.undo()
    assert logbook.complaints.get(complaint.id).goodwill == (line,)


def test_the_fair_gesture_looks_at_other_complaints_with_the_cause(logbook: Logbook, complaint: Complaint) -> None:
    cause = logbook.lessons.causes()[0]
    assert logbook.goodwill.fair_gesture(complaint.id) is None
    logbook.complaints.edit(complaint.id, cause_id=cause.id)
    assert logbook.goodwill.fair_gesture(complaint.id) is None
    for value in (500, 1500, 800):
        other = logbook.complaints.log("Weer gezakt.", who="Piet Bos")
        logbook.complaints.edit(other.id, cause_id=cause.id)
        logbook.goodwill.give(other.id, GoodwillKind.COURTESY, "Bloemen", value)
    refund(logbook, complaint)
    gesture = logbook.goodwill.fair_gesture(complaint.id)
    assert gesture is not None
    assert (gesture.low, gesture.high, gesture.times) == (500, 1500, 3)


def test_the_owners_limit_warns_and_never_refuses(logbook: Logbook, complaint: Complaint) -> None:

    line = logbook.goodwill.draft(GoodwillKind.PRICE_CUT, "Taart", 2600)
    assert not logbook.goodwill.is_over_limit(line)
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(refund_limit=2500))
    assert logbook.goodwill.is_over_limit(line)
    assert not logbook.goodwill.is_over_limit(replace(line, value=2500))
    assert len(logbook.goodwill.add(complaint.id, line).goodwill) == 1


def test_gifts_of_this_year_add_up_per_customer(logbook: Logbook, complaint: Complaint) -> None:
    logbook.goodwill.give(complaint.id, GoodwillKind.COURTESY, "Bloemen", 1500, cost=900)
    again = logbook.complaints.log("Nog iets.", customer_id=complaint.customer_id)
    logbook.goodwill.give(again.id, GoodwillKind.COURTESY, "Taart", 2500, cost=1100)
    other = logbook.complaints.log("Van een ander.", who="Piet Bos")
    logbook.goodwill.give(other.id, GoodwillKind.COURTESY, "Taart", 2500, cost=1100)
    nobody = logbook.complaints.log("Naamloos.")
    assert logbook.goodwill.gifts_this_year(again.id) == 2000
    assert logbook.goodwill.gifts_this_year(nobody.id) == 0


def test_the_mail_to_the_bookkeeper_carries_the_folder(logbook: Logbook, complaint: Complaint, tmp_path: Path) -> None:
    refund(logbook, complaint)
    folder = logbook.year.export(this_year(logbook), tmp_path)
    path = logbook.year.mail(folder)
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert path == folder.with_name(f"{folder.name}.eml")
    assert (mail["X-Unsent"], mail["To"]) == ("1", None)
    assert mail["Subject"] == f"{folder.name}, Bakkerij De Linde"
    [attached] = mail.iter_attachments()
    with zipfile.ZipFile(io.BytesIO(attached.get_content())) as archive:
        inside = {name.removeprefix(f"{folder.name}/"): archive.read(name) for name in archive.namelist()}
    assert inside == contents(folder)
    assert logbook.year.mail(folder).read_bytes() == path.read_bytes()


def test_a_folder_that_went_away_is_not_mailed(logbook: Logbook, tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        logbook.year.mail(tmp_path / "Klachtenboek 2026")


def test_closing_and_opening_a_year_are_undone(
    logbook: Logbook, complaint: Complaint, clock: FakeClock, tmp_path: Path
) -> None:
    refund(logbook, complaint)
    year = this_year(logbook)
    close_this_year(logbook, clock, tmp_path)
    logbook.undo()
    assert logbook.year.closed(year) is None
    closing = logbook.year.close(year)
    logbook.year.reopen(year, "Een bon gevonden.")
    logbook.undo()
    assert logbook.year.closed(year) == closing
    logbook.undo()
    assert logbook.year.closed(year) is None


def test_a_closing_that_changed_since_is_not_undone(
    logbook: Logbook, complaint: Complaint, clock: FakeClock, tmp_path: Path
) -> None:
    refund(logbook, complaint)
    closing = close_this_year(logbook, clock, tmp_path)
    logbook._desk.store.books.reopen(closing, at=logbook.now(), reason="elders")  # noqa: SLF001  another way in
    with pytest.raises(NothingToUndo):
        logbook.undo()


def test_a_line_of_a_closed_year_stays_told_whatever_way_it_is_changed(
    logbook: Logbook, complaint: Complaint, clock: FakeClock, tmp_path: Path
) -> None:
    line_id = refund(logbook, complaint)
    year = this_year(logbook)
    close_this_year(logbook, clock, tmp_path)
    frozen = logbook.year.report(year).rows
    logbook.complaints.lapse(complaint.id, "dubbel")
    assert logbook.year.closed_year_of(line_id) == year
    assert logbook.year.report(year).rows == frozen
    assert [row.gross for row in logbook.year.report(year + 1).rows] == [-1200]
    logbook.undo()
    assert logbook.year.report(year + 1).rows == ()
    refund(logbook, complaint, paid_out=500, on=date(year, 3, 10))
    assert logbook.year.report(year).rows == frozen
    assert [row.gross for row in logbook.year.report(year + 1).rows] == [500]
    logbook.year.reopen(year)
    assert sorted(row.gross for row in logbook.year.report(year).rows) == [500, 1200]
