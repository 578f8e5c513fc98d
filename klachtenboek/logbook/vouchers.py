"""Vouchers after they were given: which are open, which run out, and using them; giving one is ``goodwill``'s."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from klachtenboek.domain.errors import DayToCome, NotFound
from klachtenboek.domain.expiring import REMIND_DAYS, ExpiringVoucher
from klachtenboek.domain.text import clean_line
from klachtenboek.safekeeping.files import write_file

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from klachtenboek.domain.voucher import Voucher
    from klachtenboek.logbook.desk import Desk


class Vouchers:
    """The verbs around vouchers; each is one transaction."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk

    def get(self, line_id: int) -> Voucher:
        """Return a voucher by the id of its line. Raises NotFound."""
        return self._desk.store.vouchers.get(line_id)

    def find(self, number: str) -> Voucher:
        """Return the voucher with that number, in small letters or capitals. Raises NotFound."""
        wanted = clean_line(number).casefold()
        for voucher in self._desk.store.vouchers.all(thrown_away=True):
            if voucher.number.casefold() == wanted and wanted:
                return voucher
        what = "voucher"
        raise NotFound(what, number)

    def open(self) -> tuple[Voucher, ...]:
        """Return the vouchers with something left on them, the first to run out first and those without end last."""
        return self._desk.store.vouchers.open(self._desk.now().date())[1]

    def first_open(self, most: int) -> tuple[int, tuple[Voucher, ...]]:
        """Return how many vouchers ``open`` returns, and the first of them."""
        desk, today = self._desk, self._desk.now().date()
        return desk.answers.hold(("open", today, most), lambda: desk.store.vouchers.open(today, most=most))

    def to_tell(self) -> tuple[ExpiringVoucher, ...]:
        """Return the open vouchers whose last day is within a month, and of which the customer did not hear since.

        Neither was there a contact in that month, nor is one promised.
        """
        today = self._desk.now().date()
        return self._desk.store.overview.untold_vouchers(today, today + timedelta(days=REMIND_DAYS), REMIND_DAYS)

    def redeem(self, line_id: int, amount: int, *, on: date | None = None, receipt: str = "") -> Voucher:
        """Take cents off a voucher, today unless told otherwise, and return it as it now stands; this can be undone.

        Raises NotFound, NotAnAmount, VoucherSpent, WrongDates, DayToCome or TextTooLong.
        """
        voucher, today = self.get(line_id), self._desk.now().date()
        if on is not None and on > today:
            raise DayToCome
        use = voucher.redeemed(amount, on=on or today, receipt=clean_line(receipt))
        store = self._desk.store
        with store.database.change():
            key = store.vouchers.redeem(use, voucher.complaint_id)
            self._desk.remember(lambda: store.vouchers.take_back(key, voucher.complaint_id))
        return self.get(line_id)

    def take_back(self, line_id: int, redemption_id: int) -> Voucher:
        """Take out a redemption that was a mistake and return the voucher; this can be undone. Raises NotFound."""
        voucher, store = self.get(line_id), self._desk.store
        gone = next((use for use in voucher.redemptions if use.id == redemption_id), None)
        if gone is not None:
            with store.database.change():
                store.vouchers.take_back(gone.id, voucher.complaint_id)
                self._desk.remember(lambda: store.vouchers.redeem(gone, voucher.complaint_id))
        return self.get(line_id)

    # -- on paper -----------------------------------------------------------------------------------

    def pdf(self, line_id: int) -> bytes:
        """Return the voucher on paper, worth what is left on it. Raises NotFound."""
        from klachtenboek.letters.voucher import render_voucher  # reportlab is heavy: on first use

        return render_voucher(self.get(line_id), self._desk.store.settings.shop())

    def save_pdf(self, line_id: int, folder: Path) -> Path:
        """Write the voucher as a PDF in the folder and return where it is.

        Raises NotFound, DiskFull, ReadOnly, FileInUse, FolderMissing or DiskFailed.
        """
        number = "".join(char if char.isalnum() or char == "-" else "_" for char in self.get(line_id).number)
        return write_file(folder / f"Tegoedbon {number}.pdf", self.pdf(line_id))
