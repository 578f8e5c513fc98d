"""What the pictures show besides the pages as usual: empty, filled in wrong, with long names, and every question."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.promise import PromiseKind
from klachtenboek.domain.summary import Query
from klachtenboek.logbook import IN_MEMORY, Logbook
from klachtenboek.ui.dialogs.aftercare import AftercareDialog
from klachtenboek.ui.dialogs.batch import BatchDialog
from klachtenboek.ui.dialogs.call import CallDialog
from klachtenboek.ui.dialogs.closing import ClosingDialog
from klachtenboek.ui.dialogs.customer import CustomerDialog
from klachtenboek.ui.dialogs.goodwill import GoodwillDialog
from klachtenboek.ui.dialogs.promise import PromiseDialog
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.complaints import ComplaintsPage
from klachtenboek.ui.pages.new import NewPage
from klachtenboek.ui.reminder_window import ReminderWindow
from klachtenboek.ui.reminder_words import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from klachtenboek.domain.summary import PromiseRow

EMPTY_PAGES: Final = {
    "today": "vandaag-leeg",
    "complaints": "klachten-leeg",
    "customers": "klanten-leeg",
    "bookkeeper": "boekhouder-leeg",
}
LONG_PAGES: Final = {
    "today": "vandaag-lang",
    "complaint": "klacht-lang",
    "complaints": "klachten-lang",
    "letter": "brief-lang",
    "customers": "klanten-lang",
    "customer": "klant-lang",
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
        for number, who in enumerate(LONG_NAMES):
            made = book.complaints.log(LONG_STORY, who=who, phone="+32 (0)89 123 45 678 toestel 4321")
            book.goodwill.give(made.id, GoodwillKind.REPLACEMENT, LONG_STORY[:80], 1_234_567)
            due = like.now() + timedelta(minutes=90 * (number + 1))
            book.promises.make(made.id, PromiseKind.CALL_BACK, LONG_STORY[:90], due)
            book.complaints.take_step(made.id, Step.LISTEN)
        yield book


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


def _reminder(row: PromiseRow) -> ReminderWindow:
    made = ReminderWindow()
    phone = row.customer.phone if row.customer is not None else ""
    made.tell(Told(replace(row), "Over een kwartier: mevrouw Jansen bellen", row.text, phone, is_late=False))
    return made
