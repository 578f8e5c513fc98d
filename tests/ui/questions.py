"""Every question the program asks over its window, and its two small windows, as they stand in the bakery's year."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek.domain.backup import BackupInfo, Reason, RestorePreview
from klachtenboek.domain.summary import Query
from klachtenboek.domain.voucher import Voucher
from klachtenboek.i18n import _
from klachtenboek.ui.dialogs.about import AboutDialog
from klachtenboek.ui.dialogs.accounts import AccountsDialog
from klachtenboek.ui.dialogs.aftercare import AftercareDialog
from klachtenboek.ui.dialogs.batch import BatchDialog
from klachtenboek.ui.dialogs.call import CallDialog
from klachtenboek.ui.dialogs.closing import ClosingDialog, ReopeningDialog
from klachtenboek.ui.dialogs.customer import CustomerDialog
from klachtenboek.ui.dialogs.damaged import DamagedDialog
from klachtenboek.ui.dialogs.forget import ForgetDialog
from klachtenboek.ui.dialogs.goodwill import GoodwillDialog
from klachtenboek.ui.dialogs.history import HistoryDialog
from klachtenboek.ui.dialogs.hold import HoldDialog
from klachtenboek.ui.dialogs.measure import MeasureDialog
from klachtenboek.ui.dialogs.merge import MergeDialog
from klachtenboek.ui.dialogs.promise import PromiseDialog
from klachtenboek.ui.dialogs.rates import RatesDialog
from klachtenboek.ui.dialogs.redeem import RedeemDialog
from klachtenboek.ui.dialogs.restore import RestoreDialog
from klachtenboek.ui.dialogs.wiping import WipingDialog
from klachtenboek.ui.pages.bookkeeper_closing import YearReopeningDialog
from klachtenboek.ui.pages.settings_import import ImportDialog
from klachtenboek.ui.reminder_window import ReminderWindow
from klachtenboek.ui.reminder_words import Told
from tests.ui.tour import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from klachtenboek.domain.customer import Customer
    from klachtenboek.domain.summary import PromiseRow
    from tests.ui.tour import Tour


def _twice(tour: Tour) -> Customer:
    rows = tour.book.complaints.page(Query(), limit=100).rows
    return next(row.customer for row in rows if row.customer and tour.book.customers.alike(row.customer.id))


def _promise(tour: Tour) -> PromiseRow:
    return next(row for row in tour.book.promises.open() if row.customer is not None and row.customer.phone)


def _moving(tour: Tour) -> PromiseDialog:
    row = _promise(tour)
    promises = tour.book.complaints.get(row.complaint_id).promises
    [promise] = [one for one in promises if one.id == row.promise_id]
    return PromiseDialog(tour.window.workplace, customer=row.customer, promise=promise, parent=tour.window)


def _aftercare(tour: Tour) -> AftercareDialog:
    complaint = tour.book.complaints.get(_promise(tour).complaint_id)
    return AftercareDialog(complaint, _promise(tour).customer, tour.book.keeping.shop(), tour.window)


def _batch(tour: Tour) -> BatchDialog:
    rows = tour.book.complaints.page(Query(), limit=5).rows
    return BatchDialog(tour.window.workplace, [row.id for row in rows], tour.window)


def _restoring(tour: Tour) -> RestoreDialog:
    info = BackupInfo(
        path=Path("back-up"), at=NOW, reason=Reason.ASKED, size=2_000, complaints=46, customers=39, letters=7, schema=1
    )
    return RestoreDialog(RestorePreview(info=info, complaints_now=72, gone=12, back=3, different=5), tour.window)


def _redeeming(tour: Tour) -> RedeemDialog:
    customer = tour.book.customers.get(1)
    voucher = Voucher(
        line_id=1,
        complaint_id=1,
        reference="2026-0001",
        customer_id=1,
        customer=customer,
        number="TB-2026-0001",
        description="Tegoedbon voor een taart",
        value=2_500,
        issued_on=date(2026, 11, 2),
    )
    return RedeemDialog(voucher, tour.window)


def _importing(tour: Tour) -> ImportDialog:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "oud.csv"
        lines = (
            "Datum;Klacht;Klant",
            "3-11-2025;Het brood was oud.;Mevrouw Van den Bosch-Wijngaarden",
            "ooit;Te laat.;",
        )
        path.write_text("\n".join(lines), encoding="utf-8")
        return ImportDialog(tour.window.workplace, path, tour.book.importing.preview(path), tour.window)


def _forgetting(tour: Tour) -> ForgetDialog:
    what = _("Alles wat van {name} is, verdwijnt uit je boek.").format(name="Mevrouw Van den Bosch-Wijngaarden")
    return ForgetDialog(_("Klant wissen?"), what, tour.book.privacy.preview(1), tour.window)


def _reminder(tour: Tour) -> ReminderWindow:
    made = ReminderWindow()
    made.tell(Told(_promise(tour), "Over een kwartier: mevrouw Jansen bellen", "Taart te laat", "06-1234 5678", False))
    return made


QUESTIONS: dict[str, Callable[[Tour], QWidget]] = {
    "customer": lambda tour: CustomerDialog(tour.window.workplace, tour.book.customers.get(1), tour.window),
    "new customer": lambda tour: CustomerDialog(tour.window.workplace, None, tour.window),
    "measure": lambda tour: MeasureDialog(tour.book.lessons.causes(), NOW.date(), 1, tour.window),
    "merge": lambda tour: MergeDialog(tour.window.workplace, _twice(tour), tour.window),
    "promise": lambda tour: PromiseDialog(
        tour.window.workplace, customer=tour.book.customers.get(1), parent=tour.window
    ),
    "moving a promise": _moving,
    "goodwill": lambda tour: GoodwillDialog(
        tour.window.workplace, customer=tour.book.customers.get(1), parent=tour.window
    ),
    "closing": lambda tour: ClosingDialog(tour.book.complaints.get(1), tour.window),
    "reopening": lambda tour: ReopeningDialog(tour.window),
    "call": lambda tour: CallDialog(tour.window.workplace, _promise(tour), tour.window),
    "aftercare": _aftercare,
    "batch": _batch,
    "restore": _restoring,
    "damaged": lambda tour: DamagedDialog(Path("weg") / "klachtenboek.db", tour.window),
    "redeem": _redeeming,
    "forget": _forgetting,
    "wiping": lambda tour: WipingDialog(tour.window.workplace, iter(()), 12, tour.window),
    "hold": lambda tour: HoldDialog(NOW.date(), tour.window),
    "rates": lambda tour: RatesDialog(tour.window.workplace, tour.window),
    "accounts": lambda tour: AccountsDialog(tour.window.workplace, tour.window),
    "opening a year": lambda tour: YearReopeningDialog(tour.window),
    "import": _importing,
    "about": lambda tour: AboutDialog(tour.window.workplace, tour.window),
    "history": lambda tour: HistoryDialog(tour.window.workplace, _promise(tour).complaint_id, tour.window),
    "reminder": _reminder,
}
"""How to make each of them for a window on the bakery's year."""
