"""The year for the bookkeeper in three steps on one page; its rows and sums are made up elsewhere (reports)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl

from klachtenboek.i18n import N_, _, short_month
from klachtenboek.logbook.year import kept_in, write_year
from klachtenboek.safekeeping.files import make_folder
from klachtenboek.ui.asking import Asking
from klachtenboek.ui.dialogs.accounts import AccountsDialog
from klachtenboek.ui.dialogs.folder import ask_folder, our_folder, shown_folder
from klachtenboek.ui.dialogs.rates import RatesDialog
from klachtenboek.ui.dialogs.redeem import redeem
from klachtenboek.ui.outside import open_outside
from klachtenboek.ui.pages.bookkeeper_closing import ClosingCard, YearReopeningDialog
from klachtenboek.ui.pages.bookkeeper_parts import MissingCard, YearCard
from klachtenboek.ui.pages.bookkeeper_vouchers import FIRST_SHOWN, VoucherCard
from klachtenboek.ui.pages.following import FollowingPage
from klachtenboek.ui.tasks import Task
from klachtenboek.ui.widgets import (
    Banner,
    Button,
    Card,
    ChipRow,
    Choice,
    EmptyState,
    Label,
    Switch,
    announce,
)
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from klachtenboek.domain.booked import ClosedYear
    from klachtenboek.domain.period import Period
    from klachtenboek.domain.voucher import Voucher
    from klachtenboek.logbook.year import Prepared
    from klachtenboek.reports.glance import Glance
    from klachtenboek.ui.tasks import Watch
    from klachtenboek.ui.workplace import Workplace

CONTENTS = (
    ("file-spreadsheet", N_("Een Excel-bestand met alle regels en totalen")),
    ("report", N_("Een pdf met de totalen en een plek om te tekenen")),
    ("table", N_("Een voorstel voor het journaal")),
    ("file-text", N_("De brieven die erbij horen, als bewijs")),
    ("list", N_("Een lijst van alles wat in de map zit")),
)


MOST_AT_ONCE = 2_000
"""Lines in the book that are read and written while the owner waits, in two seconds or less; more go beside it."""


class BookkeeperPage(FollowingPage):
    """Choose a year, look at it, save it.

    ``ask_folder`` and ``open_folder`` are the windows of the system; whoever has no eyes or hands puts something
    else in their place.
    """

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, _("Boekhouder"), _("Wat je weggaf, klaar om door te sturen."))
        self._choices: tuple[Choice, ...] = ()
        self._shown: object = None
        self._added: Period | None = None
        self._asking = Asking(workplace.logbook, self)
        self._asking.waiting.connect(self._wait)
        self.adding = Banner("", role="primary", icon="clock")
        self.adding.hide()
        self.folder = our_folder()
        self.ask_folder: Callable[[QWidget, str, Path], Path | None] = ask_folder
        self.open_folder: Callable[[Path], bool] = _open_folder
        self.missing = MissingCard()
        self.missing.asked.connect(lambda key: workplace.go("complaint", key))
        self.overview = YearCard()
        self.vouchers = VoucherCard()
        self.vouchers.used.connect(lambda line_id: redeem(workplace, line_id, self.window()))
        self.vouchers.wanted.connect(self._put_on_paper)
        self.vouchers.asked.connect(self.reload)
        self.empty = EmptyState("")
        self.main.add(self._make_years(), self.adding, self.missing, self.overview, self.empty, self.vouchers)
        self.saving = self._make_saving()
        self.saved = Banner("", role="ok", icon="done")
        self._saved_in = Path()
        self.open_button = self.saved.add_button(_("Map openen"), icon="folder-open")
        self.open_button.clicked.connect(self._open)
        self.mail_button = self.saved.add_button(_("Mailen aan boekhouder"), icon="mail")
        self.mail_button.clicked.connect(self._mail)
        self.saved.hide()
        self.most_at_once = MOST_AT_ONCE
        self.task: Task | None = None
        self.busy = Banner("", role="primary", icon="clock")
        self.busy.add_button(_("Stoppen"), icon="x").clicked.connect(self._stop)
        self.busy.hide()
        self.closing = ClosingCard()
        self.closing.asked.connect(self._close_or_open)
        self.side.add(self.saving, self.busy, self.saved, self.closing)

    # -- building -----------------------------------------------------------------------------------

    def _make_years(self) -> Card:
        card = Card(_("1  Welk jaar?"))
        self.years = ChipRow(_("Welk jaar?"))
        self.years.value_changed.connect(self._choose)
        self.part = ChipRow(
            _("Welk deel?"),
            [Choice(0, _("Heel jaar")), *(Choice(n, _("{n}e kwartaal").format(n=n)) for n in range(1, 5))],
            0,
        )
        months = [Choice(n, short_month(n)) for n in range(1, 13)]
        self.month = ChipRow(_("Welke maand?"), months, even=True)
        looks(self.years, self.part, self.month)
        self.part.value_changed.connect(lambda _part: self._choose_part(self.month))
        self.month.value_changed.connect(lambda _month: self._choose_part(self.part))
        why = Label(_("Alleen een kwartaal of een maand? Kies dan welke."), "small", "text2")
        card.add(self.years, why, self.part, self.month)
        return card

    def _choose_part(self, other: ChipRow) -> None:
        """Show the year, quarter or month that was chosen; it is one of the three."""
        other.set_value(None)
        self._choose()

    def _make_saving(self) -> Card:
        card = Card(_("3  Bewaren"), gap=10)
        for icon, words in CONTENTS:
            card.add(Label(_(words), "small", "text2", icon=icon))
        self.nameless = Switch(_("Zonder namen van klanten"), checked=True)
        self.nameless.toggled.connect(self._tell_names)
        self.snelstart = Switch(_("Ook een bestand voor SnelStart"))
        self.zipped = Switch(_("Ook als zipbestand"))
        self.accounts = Button(_("Rekeningen invullen"), "link", size="s", icon="list").give_way()
        self.accounts.clicked.connect(self._ask_accounts)
        self.save = Button(_("Bewaren"), "primary", icon="download").stretch()
        self.save.clicked.connect(self._save)
        self.rates = Button(_("Btw-tarieven bekijken"), "link", size="s", icon="receipt-euro").give_way()
        looks(self.rates)
        self.rates.clicked.connect(lambda: RatesDialog.ask(self._workplace, parent=self.window()))
        card.add(self.nameless, self.snelstart, self.zipped, self.accounts, self.rates, self.save)
        self._tell_names()
        return card

    # -- showing ------------------------------------------------------------------------------------

    def open(self, complaint_id: int = 0) -> None:
        """Show the year that was chosen last, else the present one."""
        self.saved.hide()
        self.vouchers.most = FIRST_SHOWN
        self.reload()
        self.years.chip(self.year()).setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Add the year up again; what is shown already is not put there anew."""
        super().reload()
        self._show_years()
        book, period, year, most = self._workplace.logbook, self._period(), self.year(), self.vouchers.most
        if period != self._added:
            self._shown = None  # what stands there is of another period
        self._asking.ask(
            lambda: (book.year.glance(period), book.year.closed(year), book.vouchers.first_open(most)), self._show
        )

    def _wait(self) -> None:
        """Say that a large year is still added up; the sums of another one are not shown meanwhile."""
        self.adding.say(_("Het jaar wordt opgeteld."), _("Dat duurt even. Je kunt intussen gewoon verder."))
        self.adding.show()
        if self._shown is None:
            for part in (self.missing, self.overview, self.empty, self.vouchers, self.saving, self.closing):
                part.hide()

    def _show(self, told: tuple[Glance, ClosedYear | None, tuple[int, tuple[Voucher, ...]]]) -> None:
        found, closed, (count, vouchers) = told
        today = self._workplace.now().date()
        self.adding.hide()
        if (found, closed, vouchers, count, today) == self._shown:
            return
        self._shown, self._added = (found, closed, vouchers, count, today), found.period
        has_rows, has_used = found.lines > 0, found.has_redeemed
        self.vouchers.show_vouchers(count, vouchers, today)
        self.closing.setVisible(found.period.is_year and (has_rows or has_used or closed is not None))
        self.closing.show_closing(closed, self._workplace.now())
        self.saving.setVisible(has_rows or has_used)
        self._show_sums(found)

    def _show_sums(self, found: Glance) -> None:
        """Show the sums and what is missing, or that there is nothing."""
        has_rows = found.lines > 0
        self.overview.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        self.missing.show_missing(found.missing, found.lacking)
        if has_rows:
            self.overview.show_sums(found)
        else:
            title = _("In {year} is nog niets weggegeven.").format(year=found.period.title)
            self.empty.set_text(title, _("Wat je bij een klacht weggeeft, komt hier vanzelf te staan."))

    def year(self) -> int:
        """Return the year that is chosen."""
        chosen = self.years.value()
        return chosen if isinstance(chosen, int) else self._workplace.now().year

    def _period(self) -> Period:
        """Return the year, quarter or month; of a broken year a part lies in the calendar year it falls in."""
        book, year = self._workplace.logbook, self.year()
        quarter, month = _number(self.part), _number(self.month)
        first = month or (3 * quarter - 2 if quarter else 12)
        year += first < book.keeping.shop().year_starts_in
        return book.year.period(year, quarter=quarter or None, month=month or None)

    def _show_years(self) -> None:
        starts = self._workplace.logbook.keeping.shop().year_starts_in
        now = self._workplace.now()
        present = now.year if now.month >= starts else now.year - 1
        known = set(self._workplace.logbook.complaints.years()) | {present}
        if starts > 1:
            known.add(min(known) - 1)
        names = {year: str(year) if starts == 1 else f"{year}-{year + 1}" for year in sorted(known, reverse=True)}
        chosen = self.years.value()
        choices = tuple(Choice(year, name) for year, name in names.items())
        if choices != self._choices:
            self._choices = choices
            self.years.set_choices(choices, chosen if chosen in names else present)

    def choices(self) -> tuple[Choice, ...]:
        """Return the years there are to choose from, the newest first."""
        return self._choices

    def _choose(self) -> None:
        self.saved.hide()
        self.reload()

    def _tell_names(self) -> None:
        off = _("In de brieven die als bewijs meegaan, staan de namen wel.")
        on = _("De namen staan nu in de regels en in de brieven.")
        self.nameless.set_detail(off if self.nameless.isChecked() else on)

    # -- saving -------------------------------------------------------------------------------------

    def _save(self) -> None:
        start = self._workplace.attempt(lambda: make_folder(self.folder))
        folder = self.ask_folder(self, _("Waar wil je de map bewaren?"), start or Path.home())
        if folder is None:
            return
        self.folder = folder
        book, period, with_names = self._workplace.logbook.year, self._period(), not self.nameless.isChecked()
        write = partial(
            write_year, folder=folder, snelstart=self.snelstart.isChecked(), with_zip=self.zipped.isChecked()
        )

        def make() -> tuple[Prepared, Path]:
            prepared = book.prepare(period, with_names=with_names)
            return prepared, write(prepared)

        def make_beside(watch: Watch) -> tuple[Prepared, Path]:
            prepared = book.prepare_beside(period, with_names=with_names, watch=watch)
            return prepared, write(prepared, watch=watch)

        if book.lines_in_all() > self.most_at_once:
            self._start(Task(make_beside, self))
            return
        made = self._workplace.attempt(make)
        if made is not None:
            self._keep(made)

    def _start(self, task: Task) -> None:
        """Read and write a big year beside the window, which says how far it is and can stop it."""
        self.task = task
        task.progressed.connect(self._tell_progress)
        task.done.connect(self._keep)
        task.failed.connect(self._workplace.failed)
        task.broke.connect(_raise)
        task.stopped.connect(lambda: self._workplace.say(_("Gestopt. Er is niets veranderd.")))
        for ending in (task.done, task.failed, task.broke, task.stopped):
            ending.connect(self._finish_task)
        program = QCoreApplication.instance()
        if program is not None:
            program.aboutToQuit.connect(task.end)
        self.save.setEnabled(False)
        self.saved.hide()
        self._tell_progress(0, 0)
        self.busy.show()
        task.start()

    def _tell_progress(self, done: int, of: int) -> None:
        making = _("Deel {done} van {of} wordt gemaakt.").format(done=min(done + 1, of), of=of)
        self.busy.say(_("Het jaar wordt bewaard."), making if of else _("De regels worden gelezen."))

    def _finish_task(self) -> None:
        self.task = None
        self.busy.hide()
        self.save.setEnabled(True)

    def _stop(self) -> None:
        if self.task is not None:
            self.task.stop()

    def _keep(self, answer: tuple[Prepared, Path]) -> None:
        """Freeze what was written and say where it is."""
        prepared, made = answer
        book = self._workplace.logbook.year
        if self._workplace.attempt(lambda: book.freeze(prepared)) is None:
            return
        self._saved_in = made
        title = _("Bewaard in {folder}.").format(folder=shown_folder(made))
        self.saved.say(title, " ".join([_("Stuur de map naar je boekhouder."), *_kept_words(made)]))
        self.saved.show()
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.saved, title)

    def _open(self) -> None:
        if not self.open_folder(self._saved_in):
            words = _("De map gaat niet vanzelf open. Je vindt hem hier: {folder}")
            self._workplace.say(words.format(folder=shown_folder(self._saved_in)))

    def _mail(self) -> None:
        mail = self._workplace.attempt(lambda: self._workplace.logbook.year.mail(self._saved_in))
        if mail is not None and not self.open_folder(mail):
            words = _("De mail gaat niet vanzelf open. Je vindt hem hier: {folder}")
            self._workplace.say(words.format(folder=shown_folder(mail)))

    # -- accounts, vouchers, closing ------------------------------------------------------------------

    def _ask_accounts(self) -> None:
        if AccountsDialog.ask(self._workplace, parent=self.window()):
            self._workplace.say(_("Rekeningen bewaard."), undoable=True)

    def _put_on_paper(self, line_id: int) -> None:
        start = self._workplace.attempt(lambda: make_folder(self.folder))
        folder = self.ask_folder(self, _("Waar wil je de bon bewaren?"), start or Path.home())
        if folder is None:
            return
        made = self._workplace.attempt(lambda: self._workplace.logbook.vouchers.save_pdf(line_id, folder))
        if made is not None and not self.open_folder(made):
            self._workplace.say(_("Bewaard: {folder}").format(folder=shown_folder(made)))

    def _close_or_open(self) -> None:
        book, year = self._workplace.logbook.year, self.year()
        closed = book.closed(year)
        if closed is None:
            if self._workplace.attempt(lambda: book.close(year)) is not None:
                self._workplace.say(_("{year} is afgesloten.").format(year=self._period().title), undoable=True)
            return
        needs_reason = not closed.can_be_undone(self._workplace.now())
        reason = YearReopeningDialog.ask(parent=self.window()) if needs_reason else ""
        if needs_reason and not reason:
            return
        if self._workplace.attempt(lambda: book.reopen(year, reason)) is not None:
            self._workplace.say(_("{year} is weer open.").format(year=self._period().title), undoable=True)


def _kept_words(made: Path) -> list[str]:
    """Return what to say of the owner's own files in the folder; nothing when there are none."""
    kept = kept_in(made)
    if not kept:
        return []
    one = _("Je eigen bestand in die map is er nog: {name}.").format(name=kept[0])
    return [one if len(kept) == 1 else _("Je eigen {count} bestanden in die map zijn er nog.").format(count=len(kept))]


def _number(chips: ChipRow) -> int:
    value = chips.value()
    return value if isinstance(value, int) else 0


def _raise(error: Exception) -> None:
    raise error


def _open_folder(folder: Path) -> bool:
    return open_outside(QUrl.fromLocalFile(str(folder)))
