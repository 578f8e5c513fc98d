"""Vandaag: whom did I promise something, and what is not resolved yet; the page changes nothing by itself."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from klachtenboek.domain.kinds import Channel, Direction, PromiseKind
from klachtenboek.domain.summary import Query
from klachtenboek.i18n import NN_, _, capital, clock, day_word, long_day, moment_words, ngettext, number_word
from klachtenboek.ui.pages.today_cards import MOST_CALLS, MOST_ROWS, AftercareCard, MonthCard, UnresolvedCard
from klachtenboek.ui.pages.today_drafts import DraftsCard, begun
from klachtenboek.ui.pages.today_promises import PromisesCard, done_words, fill_moves
from klachtenboek.ui.pages.today_safety import SafetyBanner
from klachtenboek.ui.pages.today_signals import SignalsCard
from klachtenboek.ui.pages.today_vouchers import ExpiringCard
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Banner, Card, EmptyState, Page, SearchField
from klachtenboek.ui.widgets.showing import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.draft import Draft
    from klachtenboek.domain.summary import PromiseRow
    from klachtenboek.ui.pages.today_call import CallNote
    from klachtenboek.ui.pages.today_line import PromiseLine
    from klachtenboek.ui.workplace import Workplace

MORNING, NOON, EVENING = 6, 12, 18
AFTERCARE_AHEAD = timedelta(days=6)
FIVE_MINUTES = timedelta(minutes=5)
LETTERS_TO_SEARCH = 2
MS_BETWEEN_COUNTS = 10
"""Room for a key or a click between two parts of a count."""


class TodayPage(Page):
    """Show the promises, what is not resolved yet, and the month; `sought` carries words to search the book for."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Vandaag"))
        self._workplace = workplace
        self._closing: PromiseLine | None = None
        self._is_held = self._has_draft = False
        self._place: int | None = None
        self._undo_call: Callable[[], None] | None = None
        self._greeting = _("Vandaag")
        self._states: tuple[str, ...] = ("", "")
        self._search = SearchField(_("Zoek klant, klacht of nummer"))
        self.add_action(self._search)
        self.banner = Banner("", role="primary", icon="pencil")
        self.banner.hide()
        self.safety = SafetyBanner(workplace)
        self.drafts = DraftsCard()
        self.drafts.chosen.connect(lambda found: workplace.go("new", found))
        self._drafts: list[Draft] = []
        self.above.add(self.safety, self.banner, self.drafts)
        self.safety.settled.connect(self._show_message)
        self.promises = PromisesCard()
        self.promises.shows_buttons = workplace.logbook.is_read_only  # greyed, all of them
        self.unresolved, self.month, self.aftercare = UnresolvedCard(), MonthCard(), AftercareCard()
        self.signals, self.vouchers = SignalsCard(), ExpiringCard()
        self.main.addWidget(self.promises)
        self._is_first_day: bool | None = None
        for card in self._cards():
            card.hide()
        self._call_note: CallNote | None = None
        self._is_counting = False
        self._connect()

    @cached_property
    def first_day(self) -> Card:
        """The one large card of a book without complaints, made when the book is one."""
        empty = EmptyState(
            _("Nog geen beloftes en geen klachten"),
            _("Schrijf gewoon mee terwijl de klant vertelt. Je wordt stap voor stap geholpen."),
        )
        empty.add_button(_("Nieuwe klacht"), "primary", icon="plus").clicked.connect(lambda: self._workplace.go("new"))
        practise = empty.add_button(_("Eerst oefenen met een voorbeeld"), icon="school")
        practise.clicked.connect(self._practise)
        card = Card()
        card.body.addWidget(empty, 1)
        card.hide()
        self.main.insertWidget(0, card)
        return card

    def _connect(self) -> None:
        self._workplace.changes.changed.connect(self._follow)
        self._search.searched.connect(self._seek)
        self._search.entered.connect(lambda: self.sought.emit(self._search.text().strip()))
        self.promises.unfolded.connect(self.reload)
        self.promises.calendar.clicked.connect(self._ask_calendar)
        self.unresolved.chosen.connect(lambda found: self._workplace.go("complaint", found))
        self.unresolved.all_asked.connect(lambda: self._workplace.go("complaints"))
        self.aftercare.chosen.connect(self._call_afterwards)
        self.signals.asked.connect(self._end_signal)
        self.vouchers.told.connect(lambda found: self._end_signal("promise", found))
        self.vouchers.used.connect(self._redeem)
        self._workplace.said.connect(lambda _words, _undo: self.leave())

    @property
    def call_note(self) -> CallNote:
        """The word about a call that was made, there from the first call on."""
        if self._call_note is None:
            from klachtenboek.ui.pages.today_call import CallNote

            self._call_note = note = CallNote(self)
            note.written.connect(self._write_down)
            note.undone.connect(lambda: self._undo_call and self._workplace.attempt(self._undo_call))
            note.ended.connect(lambda: self.promises.ledger.focus_row(self._place or 0))
        return self._call_note

    # -- showing ------------------------------------------------------------------------------------

    def open(self, complaint_id: int = 0) -> None:
        """Show today; the keyboard is at the first promise."""
        self._search.clear()
        self._closing = None
        self.reload()
        self._is_counting = True
        self._tell_reactions()
        self.promises.ledger.focus_row(0)

    def _tell_reactions(self) -> None:
        """Say where customers wait longest; of very many it is counted bit by bit, for as long as the page is there."""
        if not self._is_counting:
            return
        found = self._workplace.logbook.complaints.reactions_soon(self._workplace.now().year)
        if found is None:
            QTimer.singleShot(MS_BETWEEN_COUNTS, self, self._tell_reactions)
        else:
            self.month.show_reactions(found)

    def leave(self) -> None:
        """Put the word about a call away before another page opens, and count no further for this one."""
        self._is_counting = False
        if self._call_note is not None:
            self._call_note.finish()

    def tick(self) -> None:
        """Let what is late or near follow the clock."""
        self.reload()

    def reload(self) -> None:
        """Show everything as it is in the book now."""
        if self._closing is not None:
            return
        book, now = self._workplace.logbook, self._workplace.now()
        rows = book.promises.open()
        is_new = not rows and not book.complaints.page(Query(), limit=1).rows
        self._show_columns(is_new=is_new)
        self._greet(rows, now, is_new=is_new)
        self._tell_draft(now)
        self._show_promises(rows, now)
        self.promises.set_title(_("Beloftes"), self._kept_words(now))
        open_count = book.complaints.open_count()
        self.unresolved.show_rows(book.complaints.unresolved(limit=MOST_ROWS), open_count, now)
        self.month.show_figures(book.complaints.figures(now.date().replace(day=1), now.date()), now.date())
        self.signals.show_rows(() if is_new else book.complaints.signals(), now.date())
        self.vouchers.show_rows(() if is_new else book.vouchers.to_tell())
        self.month.show_kept(book.promises.of_year(now.year), now.year)
        self._show_aftercare(now)

    def _show_aftercare(self, now: datetime) -> None:
        complaints, until = self._workplace.logbook.complaints, now.date() + AFTERCARE_AHEAD
        rows = complaints.aftercare_due(until=until, limit=MOST_CALLS)
        self.aftercare.show_rows(rows, now.date(), more=complaints.aftercare_count(until=until) - len(rows))

    def _cards(self) -> tuple[Card, ...]:
        return (self.promises, self.unresolved, self.signals, self.vouchers, self.month, self.aftercare)

    def _show_columns(self, *, is_new: bool) -> None:
        """Show one large card on the first day, and two columns from then on."""
        if is_new == self._is_first_day:
            return
        self._is_first_day = is_new
        if is_new or "first_day" in vars(self):
            self.first_day.setVisible(is_new)
            self.main.setStretchFactor(self.first_day, int(is_new))
        for card in self._cards()[1:]:
            if is_new:
                self.side.removeWidget(card)
            else:
                self.side.addWidget(card)
        for card in self._cards():
            show(card, when=not is_new)
        self._arrange()

    def _greet(self, rows: tuple[PromiseRow, ...], now: datetime, *, is_new: bool) -> None:
        if MORNING <= now.hour < NOON:
            greeting = _("Goedemorgen")
        else:
            greeting = _("Goedemiddag") if NOON <= now.hour < EVENING else _("Goedenavond")
        name = self._workplace.logbook.keeping.shop().first_name
        self._greeting = f"{greeting}, {name}" if name else greeting
        today = capital(long_day(now.date()))
        states = ("", "") if is_new else self._state_words(rows, now)
        first = _("Je eerste dag met Klachtenboek.")
        self._states = tuple(f"{today}. {words or first}" for words in states)
        self._set_words()

    def _set_words(self) -> None:
        self.set_title(self._greeting, self._states[0 if self.is_wide() else 1])

    def _state_words(self, rows: tuple[PromiseRow, ...], now: datetime) -> tuple[str, str]:
        """Return how today stands, in a sentence and in fewer words for a narrow window."""
        due = sum(row.due.date() <= now.date() for row in rows)
        if due:
            short = ngettext("Nog één belofte vandaag.", "Nog {n} beloftes vandaag.", due)
            forms = NN_("Je hebt vandaag nog één belofte na te komen.", "Je hebt vandaag nog {n} beloftes na te komen.")
            words = number_word(due)
            return ngettext(*forms, due).format(n=words), short.format(n=words)
        if self._workplace.logbook.promises.kept_on(now.date()):
            kept = _("Alle beloftes van vandaag zijn nagekomen.")
            return kept, kept
        return _("Vandaag geen beloftes."), _("Vandaag geen beloftes.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say it in fewer words in a narrow window (Qt)."""
        super().resizeEvent(event)
        self._set_words()

    def _kept_words(self, now: datetime) -> str:
        kept = self._workplace.logbook.promises.kept_on(now.date())
        return _("Vandaag al {n} nagekomen").format(n=number_word(kept)) if kept else ""

    def _show_promises(self, rows: tuple[PromiseRow, ...], now: datetime) -> None:
        had = self._focused_line()
        for line in self.promises.show_rows(rows, now):
            line.done.connect(self._keep)
            line.copied.connect(self._copy)
            line.menu_asked.connect(self._show_menu)
            line.move_asked.connect(self._show_moves)
            line.wants_complaint.connect(lambda row: self._workplace.go("complaint", row.complaint_id))
        if had is not None:
            self.promises.ledger.focus_row(had)

    def _focused_line(self) -> int | None:
        here = QApplication.focusWidget()
        rows = enumerate(self.promises.ledger.rows())
        return None if here is None else next((n for n, row in rows if row is here or row.isAncestorOf(here)), None)

    def _follow(self, changed: frozenset[int]) -> None:
        if self._call_note is not None and self._call_note.is_about(changed):  # undone, or somebody went on with it
            self._call_note.finish()
        if self.isVisible():
            self.reload()

    # -- a draft that waits -------------------------------------------------------------------------

    def _tell_draft(self, now: datetime) -> None:
        self._drafts = [draft for draft in self._workplace.logbook.keeping.drafts() if not draft.is_empty]
        draft = next(iter(self._drafts), None)
        self.safety.reload()
        self._has_draft = draft is not None
        self._show_message()
        if draft is None:
            return
        moment = begun(draft, now)
        self.banner.say(_("Je was bezig met een klacht van {moment}.").format(moment=moment), draft.story.strip()[:90])
        self.banner.clear_buttons()
        go_on = self.banner.add_button(_("Verder schrijven"), icon="pencil")
        go_on.clicked.connect(lambda: self._workplace.go("new", draft.id))
        self.banner.add_button(_("Weggooien"), "ghost").clicked.connect(lambda: self._drop(draft))

    def has_message(self) -> bool:
        """Tell whether this page has something to say above its cards."""
        return self.safety.is_needed or self._has_draft

    def hold_messages(self, *, hold: bool) -> None:
        """Let a more pressing message go first."""
        self._is_held = hold
        self._show_message()

    def _show_message(self) -> None:
        """Show one message: about the backups, or else about the draft that waits; other drafts stand in a card."""
        show(self.safety, when=self.safety.is_needed and not self._is_held)
        is_told = self._has_draft and not self.safety.is_needed and not self._is_held
        show(self.banner, when=is_told)
        self.drafts.show_rows(self._drafts[1:] if is_told else self._drafts, self._workplace.now())
        self.messaged.emit()

    def _drop(self, draft: Draft) -> None:
        keeping = self._workplace.logbook.keeping
        keeping.drop_draft(draft.id)
        self._workplace.say(_("Concept weggegooid."), undoable=True)

    # -- what the owner does ------------------------------------------------------------------------

    def _seek(self, words: str) -> None:
        if len(words.strip()) >= LETTERS_TO_SEARCH and self.isVisible():
            self.sought.emit(words.strip())

    def _practise(self) -> None:
        made = self._workplace.attempt(self._workplace.logbook.complaints.practise)
        if made is not None:
            self._workplace.go("complaint", made.id)

    def _copy(self, phone: str) -> None:
        QGuiApplication.clipboard().setText(phone)
        self._workplace.say(_("Nummer gekopieerd."))

    def _keep(self, row: PromiseRow, note: str = "") -> None:
        words = done_words(row)
        verb = self._workplace.logbook.promises.keep
        if not self._end(row, lambda: verb(row.complaint_id, row.promise_id, note=note)):
            return
        if row.kind is PromiseKind.CALL_BACK and not note:
            self._undo_call = self._workplace.undoing(words)
            self.call_note.ask(row.complaint_id, words)
        else:
            self._workplace.say(words, undoable=True)

    def _end(self, row: PromiseRow, verb: Callable[[], Complaint]) -> bool:
        """Carry out what ends a promise while its line closes; the page is read again when the line is closed."""
        self._place = self._focused_line()
        line = next((line for line in self.promises.lines if line.row == row), None)
        self._closing = line if self.isVisible() else None
        done = self._workplace.attempt(verb) is not None
        if self._closing is None or not done:
            self._closing = None
            self.reload()
        else:
            self._closing.collapsed.connect(self._closed)
            self._closing.collapse()
        return done

    def _closed(self) -> None:
        self._closing = None
        if not self.isVisible():  # another page came in the meantime; this one is read again when it opens
            return
        self.reload()
        if self._place is not None and (self._call_note is None or self._call_note.isHidden()):
            # a line that closes gives the keyboard away; the next one takes it over
            self.promises.ledger.focus_row(self._place)

    # Dialogs are read when the owner asks for the first one: the page is there without them.

    def _call(self, row: PromiseRow) -> None:
        from klachtenboek.ui.dialogs.call import call

        call(self._workplace, row, self.window(), move=self._choose_moment)

    def _nobody_answered(self, row: PromiseRow) -> None:
        from klachtenboek.ui.dialogs.call import nobody_answered

        nobody_answered(self._workplace, row)

    def _call_afterwards(self, complaint_id: int) -> None:
        from klachtenboek.ui.dialogs.aftercare import call_afterwards

        call_afterwards(self._workplace, complaint_id, self.window())

    def _redeem(self, line_id: int) -> None:
        from klachtenboek.ui.dialogs.redeem import redeem

        redeem(self._workplace, line_id, self.window())

    def _ask_calendar(self) -> None:
        self._save_calendar()

    def _save_calendar(self, promise_id: int = 0) -> None:
        from klachtenboek.ui.dialogs.calendarfile import save_calendar

        save_calendar(self._workplace, self, promise_id)

    def _write_down(self, complaint_id: int, words: str) -> None:
        contact = self._workplace.logbook.complaints.contact
        written = self._workplace.attempt(
            lambda: contact(complaint_id, said=words, direction=Direction.OUT, channel=Channel.PHONE)
        )
        if written is not None:
            self._workplace.say(_("In het logboek gezet."), undoable=True)

    # -- moving and other endings -------------------------------------------------------------------

    def _show_menu(self, row: PromiseRow, where: QPoint) -> None:
        menu = QMenu(self)
        moves = menu.addMenu(THEME.icon("calendar"), _("Verzetten"))
        fill_moves(moves, self._moments(row))
        moves.triggered.connect(lambda action: self._moved(row, action))
        for icon, words, act in (
            ("phone-call", _("Bellen"), lambda: self._call(row)),
            ("phone", _("Klant niet bereikt"), lambda: self._nobody_answered(row)),
            ("check", _("Anders opgelost"), lambda: self._keep(row, _("Anders opgelost"))),
            ("x", _("Niet nagekomen"), lambda: self._break(row)),
            ("calendar", _("In je agenda zetten"), lambda: self._save_calendar(row.promise_id)),
            ("notebook", _("Naar de klacht"), lambda: self._workplace.go("complaint", row.complaint_id)),
        ):
            menu.addAction(THEME.icon(icon), words).triggered.connect(act)
        _pop_up(menu, where)

    def _show_moves(self, row: PromiseRow, where: QPoint) -> None:
        menu = QMenu(self)
        fill_moves(menu, self._moments(row))
        menu.triggered.connect(lambda action: self._moved(row, action))
        _pop_up(menu, where)

    def _moments(self, row: PromiseRow) -> list[tuple[datetime, str]]:
        now = self._workplace.now()
        soon = now + timedelta(hours=1)
        soon += (datetime.min - soon) % FIVE_MINUTES
        found = [(soon.replace(second=0), _("Over een uur, {time}").format(time=clock(soon)))]
        for moment in self._workplace.logbook.promises.suggestions(count=4):
            if moment.date() > now.date():
                words = f"{capital(day_word(moment.date(), now.date()))} {clock(moment)}"
                found.append((moment, words))
        return found

    def _moved(self, row: PromiseRow, action: QAction) -> None:
        due = action.data()
        if due is not None:
            self._move(row, due)
        else:
            self._choose_moment(row)

    def _choose_moment(self, row: PromiseRow) -> None:
        from klachtenboek.ui.dialogs.promise import PromiseDialog

        complaint = self._workplace.attempt(lambda: self._workplace.logbook.complaints.get(row.complaint_id))
        promises = complaint.promises if complaint is not None else ()
        promise = next((one for one in promises if one.id == row.promise_id), None)
        if promise is None:
            return
        choice = PromiseDialog.ask(
            self._workplace,
            customer=row.customer,
            promise=promise,
            parent=self.window(),
        )
        if choice is not None:
            self._move(row, choice.due)

    def _move(self, row: PromiseRow, due: datetime) -> None:
        verb = self._workplace.logbook.promises.move
        # At once: the line does not close, it stands somewhere else.
        if self._workplace.attempt(lambda: verb(row.complaint_id, row.promise_id, due, consent=True)) is not None:
            moment = moment_words(due, self._workplace.now())
            words = _("Belofte verzet naar {moment}. Laat het de klant even weten.").format(moment=moment)
            self._workplace.say(words, undoable=True)

    def _break(self, row: PromiseRow) -> None:
        verb = self._workplace.logbook.promises.break_
        if self._end(row, lambda: verb(row.complaint_id, row.promise_id)):
            self._workplace.say(_("Opgeschreven: deze belofte is niet nagekomen."), undoable=True)

    def _end_signal(self, act: str, complaint_id: int) -> None:
        """Do what ends a quiet line: write, promise to call, or look what is left to do."""
        if act != "promise":
            self._workplace.go(act, complaint_id)
            return
        from klachtenboek.ui.dialogs.promise import PromiseDialog

        book = self._workplace.logbook
        complaint = book.complaints.get(complaint_id)
        customer = book.customers.get(complaint.customer_id) if complaint.customer_id is not None else None
        made = PromiseDialog.ask(self._workplace, customer=customer, parent=self.window())
        if made is None:
            return
        verb = book.promises.make
        if (
            self._workplace.attempt(
                lambda: verb(complaint_id, made.kind, made.text, made.due, suits=made.suits, lead=made.lead)
            )
            is not None
        ):
            self._workplace.say(_("Belofte bewaard."), undoable=True)


def _pop_up(menu: QMenu, where: QPoint) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(where)
