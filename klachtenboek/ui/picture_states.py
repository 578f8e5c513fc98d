"""What the pictures show besides the pages as usual: empty, filled in wrong, with long names, and every question."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from klachtenboek.domain.backup import BackupInfo, Reason, RestorePreview
from klachtenboek.domain.checklist import Step
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.learned import LEAST_TOLD
from klachtenboek.domain.lesson import LONGEST_NAME
from klachtenboek.domain.summary import Query
from klachtenboek.domain.trouble import FolderMissing
from klachtenboek.domain.voucher import Voucher
from klachtenboek.explain import explain
from klachtenboek.i18n import _
from klachtenboek.labels import titled_name
from klachtenboek.logbook import IN_MEMORY, Logbook
from klachtenboek.safekeeping.files import write_file
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
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.complaints import ComplaintsPage
from klachtenboek.ui.pages.new import NewPage
from klachtenboek.ui.pages.settings_import import ImportDialog
from klachtenboek.ui.pages.today import TodayPage
from klachtenboek.ui.reminder_window import ReminderWindow
from klachtenboek.ui.reminder_words import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from klachtenboek.domain.customer import Customer
    from klachtenboek.domain.summary import PromiseRow

EMPTY_PAGES: Final = {
    "today": "vandaag-leeg",
    "complaints": "klachten-leeg",
    "customers": "klanten-leeg",
    "lessons": "lessen-leeg",
    "bookkeeper": "boekhouder-leeg",
}
LONG_PAGES: Final = {
    "today": "vandaag-lang",
    "complaint": "klacht-lang",
    "complaints": "klachten-lang",
    "letter": "brief-lang",
    "customers": "klanten-lang",
    "customer": "klant-lang",
    "lessons": "lessen-lang",
}
LONG_NAMES: Final = (
    "Stichting Samenwerkende Buurtverenigingen Voorstad-Oost en Rivierenwijk",
    "mevrouw Wilhelmina Apollonia van Heeckeren van Wassenaer-Zandbergen",
    "de heer Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "Łukasz Wójcik-Şahin",
)
LONG_STORY: Final = (
    "De verjaardagsslagroomtaartbestelling voor de tachtigste verjaardag van haar moeder is door een misverstand aan "
    "de toonbank op de verkeerde dag gemaakt, waardoor de visite met koffie zonder taart zat en de kinderen huilden."
)


@contextmanager
def empty_book(like: Logbook, *, is_welcomed: bool) -> Iterator[Logbook]:
    """Give a book with nothing in it, on the same clock; without ``is_welcomed`` it was never opened before."""
    book = Logbook(IN_MEMORY, clock=like.now)
    try:
        if is_welcomed:
            book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
        yield book
    finally:
        book.close()


@contextmanager
def book_of_long_names(like: Logbook) -> Iterator[Logbook]:
    """Give a book in which every name, story and gift is longer than anybody drew a page for."""
    with empty_book(like, is_welcomed=True) as book:
        _learn_long(book)
        for number, who in enumerate(LONG_NAMES):
            made = book.complaints.log(LONG_STORY, who=who, phone="+32 (0)89 123 45 678 toestel 4321")
            book.goodwill.give(made.id, GoodwillKind.REPLACEMENT, LONG_STORY[:80], 1_234_567)
            due = like.now() + timedelta(minutes=90 * (number + 1))
            book.promises.make(made.id, PromiseKind.CALL_BACK, LONG_STORY[:90], due)
            book.complaints.take_step(made.id, Step.LISTEN)
        yield book


def _learn_long(book: Logbook) -> None:
    """Let complaints come from a cause with the longest name, with a measure nobody can read in one breath."""
    cause = book.lists.rename(book.lessons.causes()[0], LONG_STORY[:LONGEST_NAME])
    since = book.now().date() - timedelta(days=70)
    book.lessons.take_measure(LONG_STORY[:200], cause_id=cause.id, since=since)
    for _one in range(LEAST_TOLD):
        book.complaints.log(LONG_STORY)
    for row in book.complaints.page(Query()).rows:
        book.complaints.edit(row.id, cause_id=cause.id)


def pages_of(window: MainWindow, pages: dict[str, str]) -> Iterator[tuple[str, QWidget]]:
    """Open these pages one after the other, about the first complaint and its customer where they need one."""
    rows = window.workplace.logbook.complaints.page(Query(), limit=1).rows
    for place, name in pages.items():
        about = {"complaint": rows[0].id, "letter": rows[0].id, "customer": rows[0].customer} if rows else {}
        known = about.get(place, 0)
        window.open(place, known if isinstance(known, int) else getattr(known, "id", 0))
        window.toast.dismiss()
        yield name, window


def faulty_pages(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Fill in what is wrong, look for what is not there, and say that a copy failed."""
    window.open("new")
    page = window.page()
    if isinstance(page, NewPage):
        page.story.set_text("Het brood was twee keer oudbakken.")
        page.who.phone.set_text("06-12 34")
        page.who.email.set_text("naam.voorbeeld.nl")
        for field in (page.who.phone, page.who.email):
            field.left.emit()
        yield "nieuwe-klacht-fout", window
        page.story.set_text("")
        page.who.phone.set_text("")
        page.who.email.set_text("")
    window.open("complaints")
    found = window.page()
    if isinstance(found, ComplaintsPage):
        found.search("krentebolletjesdag")
        found.search_field.searched.emit("krentebolletjesdag")
        window.toast.dismiss()
        yield "klachten-niets-gevonden", window
        found.show_all()
    window.open("today")
    page = window.page()
    if isinstance(page, TodayPage):
        page.safety.tell_trouble(explain(FolderMissing(Path("usb-stick"))))
        yield "vandaag-back-up-mislukt", window
        page.safety.reload()
    window.toast.say("Klacht 2026-0046 verwijderd.", lambda: None)
    yield "vandaag-melding", window
    window.toast.dismiss()


def questions(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Ask every question of a complaint with an open promise, over this window; the small window comes last."""
    place, book = window.workplace, window.workplace.logbook
    row = next((row for row in book.promises.open() if row.customer is not None), None)
    if row is None or row.customer is None:
        return
    complaint, customer = book.complaints.get(row.complaint_id), row.customer
    asked: dict[str, Callable[[], QWidget]] = {
        "belofte": lambda: PromiseDialog(place, customer=customer, parent=window),
        "belofte-te-veel": lambda: _too_much(window, row),
        "weggeven": lambda: GoodwillDialog(place, customer=customer, parent=window),
        "sluiten": lambda: ClosingDialog(complaint, window),
        "klant-aanpassen": lambda: CustomerDialog(place, customer, window),
        "bellen": lambda: CallDialog(place, row, window),
        "nazorg": lambda: AftercareDialog(complaint, customer, book.keeping.shop(), window),
        "brieven-maken": lambda: BatchDialog(place, [complaint.id], window),
        "maatregel": lambda: MeasureDialog(book.lessons.causes(), book.now().date(), parent=window),
        "samenvoegen": lambda: MergeDialog(place, customer, window),
        "heropenen": lambda: ReopeningDialog(window),
        "geschiedenis": lambda: HistoryDialog(place, complaint.id, window),
        "klant-wissen": lambda: _forgetting(window, customer),
        "wissen-bezig": lambda: WipingDialog(place, iter(()), 12, window),
        "terugzetten": lambda: RestoreDialog(_backup(book), window),
        "beschadigd": lambda: DamagedDialog(Path("Documenten") / "klachtenboek.db", window),
        "bon-gebruiken": lambda: RedeemDialog(_voucher(book, customer), window),
        "rekeningen": lambda: AccountsDialog(place, window),
        "tarieven": lambda: RatesDialog(place, window),
        "overnemen": lambda: _importing(window),
        "vastleggen": lambda: HoldDialog(book.now().date(), window),
        "over": lambda: AboutDialog(place, window),
        "seintje": lambda: _reminder(row),
    }
    for name, make in asked.items():
        yield name, make()


def _too_much(window: MainWindow, row: PromiseRow) -> PromiseDialog:
    """Promise something for the minute at which something else was promised already."""
    dialog = PromiseDialog(window.workplace, customer=row.customer, parent=window)
    dialog.moment.set_moment(row.due)
    dialog.moment.changed.emit()
    return dialog


def _forgetting(window: MainWindow, customer: Customer) -> ForgetDialog:
    preview = window.workplace.logbook.privacy.preview(customer.id)
    what = _("Alles wat van {name} is, verdwijnt uit je boek.").format(name=titled_name(customer))
    return ForgetDialog(_("Klant wissen?"), what, preview, window)


def _backup(book: Logbook) -> RestorePreview:
    """Return a backup of this morning, with a few complaints less than now."""
    now, at = book.complaints.counts().all, book.now().replace(hour=8, minute=5)
    info = BackupInfo(
        path=Path("back-up"),
        at=at,
        reason=Reason.START,
        size=2_000,
        complaints=now - 2,
        customers=now,
        letters=7,
        schema=1,
    )
    return RestorePreview(info=info, complaints_now=now, gone=2, back=0, different=1)


def _voucher(book: Logbook, customer: Customer) -> Voucher:
    return Voucher(
        line_id=1,
        complaint_id=1,
        reference="2026-0001",
        customer_id=customer.id,
        customer=customer,
        number="TB-2026-0001",
        description="Tegoedbon",
        value=2_500,
        issued_on=book.now().date(),
    )


def _importing(window: MainWindow) -> ImportDialog:
    """Look a list over in which one row can be taken in and one cannot."""
    with TemporaryDirectory() as folder:
        lines = ("Datum;Klacht;Klant", f"3-11-2025;{LONG_STORY};{LONG_NAMES[1]}", "ooit;Te laat.;")
        path = write_file(Path(folder) / "oude klachten.csv", "\n".join(lines).encode())
        return ImportDialog(window.workplace, path, window.workplace.logbook.importing.preview(path), window)


def _reminder(row: PromiseRow) -> ReminderWindow:
    made = ReminderWindow()
    phone = row.customer.phone if row.customer is not None else ""
    made.tell(Told(row._replace(), "Over een kwartier: mevrouw Jansen bellen", row.text, phone, is_late=False))
    return made
