"""What the bookkeeper's page does beyond showing: quarters, vouchers, accounts, mail and closing."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from klachtenboek.domain.goodwill import Answer, GoodwillKind
from klachtenboek.domain.vat import VatCategory
from klachtenboek.store.ledger import Ledger
from klachtenboek.ui.dialogs.accounts import AccountsDialog, account_words
from klachtenboek.ui.dialogs.redeem import RedeemDialog
from klachtenboek.ui.pages.bookkeeper import BookkeeperPage
from klachtenboek.ui.pages.bookkeeper_closing import YearReopeningDialog
from klachtenboek.ui.widgets import Button, Label
from tests.ui.walkers import faults, settle

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.workplace import Workplace
    from tests.conftest import FakeClock


@pytest.fixture
def filled(logbook: Logbook) -> Logbook:
    bread = logbook.complaints.log("Het brood was oud.", who="De heer M. Yılmaz")
    logbook.goodwill.give(bread.id, GoodwillKind.PRICE_CUT, "Brood", 1090, paid_out=1090, vat_category=VatCategory.LOW)
    soon = logbook.now().date() + timedelta(days=9)
    logbook.goodwill.give(bread.id, GoodwillKind.VOUCHER, "Tegoedbon", 1500, voucher_expires=soon)
    return logbook


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, filled: Logbook, tmp_path: Path) -> BookkeeperPage:
    assert filled is workplace.logbook
    made = BookkeeperPage(workplace)
    qtbot.addWidget(made)
    made.resize(1142, 688)
    made.ask_folder = lambda _parent, _title, _start: tmp_path
    made.folder = tmp_path
    made.show()
    made.open()
    return made


def _words(widget: QWidget) -> list[str]:
    return [label.text().replace("\u00a0", " ") for label in widget.findChildren(Label) if not label.isHidden()]


def _button(widget: QWidget, name: str) -> Button:
    return next(button for button in widget.findChildren(Button) if button.accessibleName() == name)


def test_a_quarter_can_be_chosen_and_saved_for_snelstart_with_a_zip(
    dressed: QApplication, page: BookkeeperPage, clock: FakeClock, tmp_path: Path
) -> None:
    quarter = (clock.now.month + 2) // 3
    page.part.chip(1 if quarter != 1 else 2).click()
    settle(dressed)
    assert page.empty.isVisible()
    page.part.chip(quarter).click()
    settle(dressed)
    page.snelstart.click()
    page.zipped.click()
    page.save.click()
    folder = tmp_path / f"Klachtenboek {clock.now.year}-Q{quarter}"
    assert (folder / "journaalvoorstel-snelstart.csv").is_file()
    assert folder.with_name(f"{folder.name}.zip").is_file()
    assert not page.closing.isVisible()


def test_the_mail_lies_beside_the_folder_and_opens(page: BookkeeperPage, tmp_path: Path, said: list[str]) -> None:
    opened: list[Path] = []
    page.open_folder = lambda path: not opened.append(path)  # type: ignore[func-returns-value]
    page.save.click()
    page.mail_button.click()
    assert [path.suffix for path in opened] == [".eml"]
    assert opened[0].parent == tmp_path
    page.open_folder = lambda _path: False
    page.mail_button.click()
    assert ".eml" in said[-1]


def test_a_voucher_is_used_from_the_page(
    dressed: QApplication, page: BookkeeperPage, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    assert "Verloopt binnenkort" in " ".join(_words(page.vouchers))
    monkeypatch.setattr(RedeemDialog, "ask", lambda *_args, **_named: None)
    _button(page.vouchers, "Gebruikt: TB-0001").click()
    assert said == []
    monkeypatch.setattr(RedeemDialog, "ask", lambda *_args, **_named: (1000, "B-1"))
    _button(page.vouchers, "Gebruikt: TB-0001").click()
    assert said == ["Bon TB-0001: nog € 5,00."]
    settle(dressed)
    assert "€ 5,00" in _words(page.vouchers)
    monkeypatch.setattr(RedeemDialog, "ask", lambda *_args, **_named: (500, ""))
    _button(page.vouchers, "Gebruikt: TB-0001").click()
    assert not page.vouchers.isVisible()


def _used(page: BookkeeperPage) -> int:
    return sum(b.caption() == "Gebruikt" and b.isVisible() for b in page.vouchers.findChildren(Button))


def test_a_long_list_of_vouchers_begins_short(dressed: QApplication, page: BookkeeperPage, filled: Logbook) -> None:
    [complaint_id] = {voucher.complaint_id for voucher in filled.vouchers.open()}
    for _number in range(8):
        filled.goodwill.give(complaint_id, GoodwillKind.VOUCHER, "Bon", 500, answer=Answer.ACCEPTED)
    settle(dressed)
    assert _used(page) == 5
    _button(page.vouchers, "Toon alle negen").click()
    settle(dressed)
    assert _used(page) == 9
    page.open()
    settle(dressed)
    assert _used(page) == 5


def test_a_voucher_comes_on_paper(page: BookkeeperPage, tmp_path: Path, said: list[str]) -> None:
    page.open_folder = lambda _path: False
    _button(page.vouchers, "Op papier: TB-0001").click()
    assert (tmp_path / "Tegoedbon TB-0001.pdf").read_bytes().startswith(b"%PDF")
    assert "Tegoedbon TB-0001.pdf" in said[0]
    page.ask_folder = lambda _parent, _title, _start: None
    _button(page.vouchers, "Op papier: TB-0001").click()
    assert len(said) == 1


@pytest.mark.parametrize(
    ("typed", "is_kept"), [("", False), ("nul", False), ("15,01", False), ("15", True), ("7,50", True)]
)
def test_what_is_used_fits_on_the_voucher(qtbot: QtBot, filled: Logbook, typed: str, is_kept: bool) -> None:  # noqa: FBT001  a table of answers
    [voucher] = filled.vouchers.open()
    dialog = RedeemDialog(voucher)
    qtbot.addWidget(dialog)
    dialog.amount.setText(typed)
    dialog.done_button.click()
    assert (dialog.used is not None) is is_kept
    assert bool(dialog.amount_field.message.text()) is not is_kept


def test_all_that_is_left_is_proposed(qtbot: QtBot, filled: Logbook) -> None:
    dialog = RedeemDialog(filled.vouchers.open()[0])
    qtbot.addWidget(dialog)
    dialog.receipt.set_text(" B-9 ")
    dialog.done_button.click()
    assert dialog.used == (1500, "B-9")


def test_accounts_are_kept_and_come_back(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = AccountsDialog(workplace)
    qtbot.addWidget(dialog)
    dialog.edits["price_cut", "ledger"].setText(" 8090 ")
    dialog.edits["vat_due", "rgs"].setText("BSchBep")
    dialog.done_button.click()
    assert dialog.result() == AccountsDialog.DialogCode.Accepted
    again = AccountsDialog(workplace)
    qtbot.addWidget(again)
    assert again.edits["price_cut", "ledger"].text() == "8090"
    assert set(workplace.logbook.year.accounts().by_key) == {"price_cut", "vat_due"}


def test_an_account_that_is_too_long_is_told_and_keeps_the_dialog(
    qtbot: QtBot, workplace: Workplace, said: list[str]
) -> None:
    dialog = AccountsDialog(workplace)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.edits["stock", "ledger"].setText("9" * 301)
    dialog.done_button.click()
    assert dialog.isVisible()
    assert len(said) == 1


def test_every_account_has_words_of_its_own() -> None:
    from klachtenboek.domain.account import ACCOUNT_KEYS

    assert len({account_words(key) for key in ACCOUNT_KEYS}) == len(ACCOUNT_KEYS)


def test_the_page_says_that_accounts_were_kept(
    page: BookkeeperPage, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    monkeypatch.setattr(AccountsDialog, "ask", lambda *_args, **_named: False)
    page.accounts.click()
    monkeypatch.setattr(AccountsDialog, "ask", lambda *_args, **_named: True)
    page.accounts.click()
    assert said == ["Rekeningen bewaard."]


def test_a_year_in_which_a_voucher_was_only_used_can_be_saved(
    page: BookkeeperPage, logbook: Logbook, clock: FakeClock
) -> None:
    clock.now = clock.now.replace(year=clock.now.year + 1)
    page.reload()
    page.years.set_value(clock.now.year)
    page.reload()
    assert not page.saving.isVisible()
    [voucher] = logbook.vouchers.open()
    logbook.vouchers.redeem(voucher.line_id, 1000, receipt="B-1")
    page.reload()
    assert page.empty.isVisible()
    assert page.saving.isVisible()


def _let_the_year_pass(page: BookkeeperPage, clock: FakeClock) -> int:
    """Go to the January after the year on the page, and return that year."""
    year = page.year()
    clock.now = datetime(year + 1, 1, 4, 10)
    page.reload()
    page.years.set_value(year)
    page.reload()
    return year


def test_a_year_that_is_running_is_not_closed(page: BookkeeperPage, logbook: Logbook, said: list[str]) -> None:
    page.save.click()
    page.closing.button.click()
    assert said == ["Dit jaar loopt nog. Afsluiten kan als de laatste dag voorbij is."]
    assert logbook.year.closings() == ()


def test_a_year_is_closed_after_it_was_saved_and_opened_again(
    dressed: QApplication, page: BookkeeperPage, logbook: Logbook, clock: FakeClock, said: list[str]
) -> None:
    year = _let_the_year_pass(page, clock)
    page.closing.button.click()
    assert said == ["Bewaar eerst het jaar voor de boekhouder. Daarna kun je het afsluiten."]
    page.save.click()
    page.closing.button.click()
    settle(dressed)
    assert logbook.year.closed(year) is not None
    assert page.closing.button.caption() == "Weer openen"
    page.closing.button.click()
    assert logbook.year.closed(year) is None
    assert said[1:] == [f"{year} is afgesloten.", f"{year} is weer open."]
    logbook.undo()
    settle(dressed)
    assert page.closing.button.caption() == "Weer openen"
    logbook.undo()
    settle(dressed)
    assert page.closing.button.caption() == "Jaar afsluiten"


def test_a_year_closed_long_ago_wants_a_reason(
    page: BookkeeperPage, logbook: Logbook, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    year = _let_the_year_pass(page, clock)
    page.save.click()
    page.closing.button.click()
    clock.now += timedelta(days=40)
    page.years.set_value(year)
    page.reload()
    assert "dertig" not in " ".join(_words(page.closing))
    monkeypatch.setattr(YearReopeningDialog, "ask", lambda **_named: "")
    page.closing.button.click()
    assert logbook.year.closed(year) is not None
    monkeypatch.setattr(YearReopeningDialog, "ask", lambda **_named: "Een bon gevonden.")
    page.closing.button.click()
    assert logbook.year.closings()[-1].reason == "Een bon gevonden."


def test_the_reason_is_asked_until_it_is_there(qtbot: QtBot) -> None:
    dialog = YearReopeningDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.done_button.click()
    assert dialog.isVisible()
    dialog.field.set_text("Een bon gevonden.")
    dialog.done_button.click()
    assert dialog.reason == "Een bon gevonden."


def test_a_big_year_is_made_beside_the_window(
    qtbot: QtBot, page: BookkeeperPage, logbook: Logbook, tmp_path: Path
) -> None:
    page.most_at_once = 0
    page.save.click()
    assert page.busy.isVisible()
    assert not page.save.isEnabled()
    qtbot.waitUntil(page.saved.isVisible, timeout=20_000)
    assert not page.busy.isVisible()
    assert page.save.isEnabled()
    assert (tmp_path / f"Klachtenboek {logbook.now().year}" / "manifest.csv").is_file()
    assert len(logbook.year.exports()) == 1


def test_a_big_year_can_be_stopped_and_then_nothing_changed(
    qtbot: QtBot, page: BookkeeperPage, logbook: Logbook, tmp_path: Path, said: list[str]
) -> None:
    page.most_at_once = 0
    page.save.click()
    _button(page.busy, "Stoppen").click()
    qtbot.waitUntil(page.save.isEnabled, timeout=20_000)
    assert said == ["Gestopt. Er is niets veranderd."]
    assert not page.saved.isVisible()
    assert list(tmp_path.iterdir()) == []
    assert logbook.year.exports() == ()


def test_the_window_answers_while_a_big_year_is_read_and_that_can_be_stopped(
    qtbot: QtBot,
    page: BookkeeperPage,
    logbook: Logbook,
    tmp_path: Path,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The thread that reads waits for the window here: it would wait for ever when the window waited for it."""
    entries, counted = Ledger.entries, threading.Event()
    reading = threading.Event()

    def slowly(ledger: Ledger, *days: date) -> object:
        found = entries(ledger, *days)
        reading.set()
        assert counted.wait(60)
        return found

    monkeypatch.setattr(Ledger, "entries", slowly)
    page.most_at_once = 0
    page.save.click()
    assert "De regels worden gelezen." in _words(page.busy)
    qtbot.waitUntil(reading.is_set, timeout=60_000)
    page.nameless.click()
    assert logbook.complaints.counts().all == 1
    _button(page.busy, "Stoppen").click()
    counted.set()
    qtbot.waitUntil(page.save.isEnabled, timeout=60_000)
    assert said == ["Gestopt. Er is niets veranderd."]
    assert list(tmp_path.iterdir()) == []
    assert logbook.year.exports() == ()


def test_a_big_year_without_a_place_is_told_in_one_sentence(
    qtbot: QtBot, page: BookkeeperPage, logbook: Logbook, tmp_path: Path, said: list[str]
) -> None:
    (tmp_path / "bon").write_text("bon", encoding="utf-8")
    page.ask_folder = lambda _parent, _title, _start: tmp_path / "bon" / "diep"
    page.most_at_once = 0
    page.save.click()
    qtbot.waitUntil(page.save.isEnabled, timeout=20_000)
    assert len(said) == 1
    assert said[0].endswith(".")
    assert logbook.year.exports() == ()


def test_nothing_of_it_is_cut_off_or_without_a_name(
    dressed: QApplication, qtbot: QtBot, page: BookkeeperPage, workplace: Workplace, filled: Logbook
) -> None:
    page.save.click()
    settle(dressed)
    assert faults(dressed, page, scales=(1.0, 1.5)) == []
    for dialog in (RedeemDialog(filled.vouchers.open()[0]), AccountsDialog(workplace), YearReopeningDialog()):
        qtbot.addWidget(dialog)
        dialog.show()
        settle(dressed)
        assert faults(dressed, dialog, scales=(1.0, 1.5)) == []
        dialog.close()
