"""Reminding the owner in time: a look at the clock every twenty seconds, and where it shows; no rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.reminder import Look, Stage
from klachtenboek.domain.trouble import Trouble
from klachtenboek.explain import explain
from klachtenboek.i18n import _, capital, clock, moment_words
from klachtenboek.labels import in_short
from klachtenboek.ui.reminder_window import ReminderWindow
from klachtenboek.ui.reminder_words import told
from klachtenboek.ui.startup import StartupQuestion

if TYPE_CHECKING:
    from datetime import datetime

    from klachtenboek.domain.summary import PromiseRow
    from klachtenboek.ui.autostart import Autostart
    from klachtenboek.ui.main_window import MainWindow
    from klachtenboek.ui.reminder_words import Told
    from klachtenboek.ui.tray import Tray

SECONDS_BETWEEN_LOOKS = 20
_EXPLAINED = "reminders.explained"


class Reminders(QObject):
    """Show what there is to tell inside the program when it has the keyboard, else in a window of its own."""

    def __init__(self, window: MainWindow, tray: Tray, autostart: Autostart | None = None) -> None:
        """Look at the clock from now on; ``autostart`` is the way of this computer unless another is given."""
        super().__init__(window)
        self._window, self._tray = window, tray
        self._workplace = window.workplace
        self._last_seen: datetime | None = None
        self._look: Look | None = None
        self._told: set[tuple[int, Stage]] = set()
        self._is_quitting = self._has_failed = False
        self.small = ReminderWindow()
        if window.look_only is not None:
            window.look_only.also(self.small)
        self.startup = StartupQuestion(self._workplace, autostart)
        window.above.add(self.startup)
        self.startup.look()
        window.messages.settled.connect(lambda taken: self.startup.look(may_ask=not taken))
        self._timer = QTimer(self)
        self._timer.setInterval(1000 * SECONDS_BETWEEN_LOOKS)
        self._connect()
        self._timer.start()

    def _connect(self) -> None:
        self._timer.timeout.connect(self.look_at_clock)
        self._workplace.changes.changed.connect(self._follow)
        QGuiApplication.instance().applicationStateChanged.connect(self._focus_changed)  # type: ignore[union-attr]
        for asked in (self.small, self._window.reminder):
            asked.done.connect(self.keep)
            asked.snoozed.connect(self.snooze)
            asked.move_asked.connect(self.move)
            asked.opened.connect(self.call)
            asked.put_away.connect(self.put_away)
        self._tray.opened.connect(self.bring_up)
        self._tray.new_asked.connect(self._new_complaint)
        self._tray.promise_asked.connect(self._show_today)
        self._tray.quit_asked.connect(self.quit)
        self._window.stays = self.stays_behind

    def start(self, *, quietly: bool) -> None:
        """Show the window, or with ``quietly`` leave it in the tray; then look at the clock for the first time."""
        if not quietly:
            self._window.show()
        elif not self._tray.is_there:
            self._window.showMinimized()
        self.look_at_clock()

    def stop(self) -> None:
        """Look no more and take small window and tray away, because others take their place."""
        self._timer.stop()
        self._look = None
        self.small.close()
        self.small.deleteLater()
        self._tray.close()

    # -- looking ------------------------------------------------------------------------------------

    def look_at_clock(self) -> None:
        """Work out what there is to tell and show it where the owner looks."""
        try:
            seen = self._workplace.logbook.promises.look(last_seen=self._last_seen)
        except Trouble as error:
            self._tell_trouble(error)
            return
        self._has_failed = False
        before = self._look
        catching_up = seen.is_catching_up or (before is not None and bool(before.reminders) and before.is_catching_up)
        if not seen.is_silent:
            self._last_seen = seen.at
        if seen.reminders and catching_up:  # what was gathered stays gathered until it is dealt with
            seen = Look(at=seen.at, reminders=seen.reminders, is_catching_up=True, is_clock_behind=seen.is_clock_behind)
        self._look = seen
        self._window.tell_clock(behind=seen.is_clock_behind)
        self._tell_tray(seen.at)
        self._show(told(seen))
        self._draw_attention(seen)

    def _tell_trouble(self, error: Trouble) -> None:
        """Say once that the book cannot be read; the next look tries again, and nothing is lost meanwhile."""
        if not self._has_failed:
            self._has_failed = True
            self._workplace.failed.emit(explain(error))

    def _follow(self, _changed: frozenset[int]) -> None:
        if self._look is not None:
            self.look_at_clock()

    def _focus_changed(self, _state: object) -> None:
        if self._look is not None:
            self._show(told(self._look))

    def _show(self, words: Told | None) -> None:
        inside = words is not None and self._window.isActiveWindow()
        self._window.reminder.tell(words if inside else None)
        self._window.messages.settle()
        if words is None or inside:
            self.small.hide()
        else:
            self.small.tell(words)

    def _draw_attention(self, seen: Look) -> None:
        """Let the taskbar flash and the tray speak once for each promise and stage."""
        stages = {(one.row.promise_id, one.stage) for one in seen.reminders}
        new, self._told = stages - self._told, stages
        words = told(seen)
        if new and words is not None and not self._window.isActiveWindow():
            QApplication.alert(self._window)
            self._tray.say(words.title, words.text)

    def _tell_tray(self, now: datetime) -> None:
        row = next(iter(self._workplace.logbook.promises.open()), None)
        words = "" if row is None else f"{capital(moment_words(row.due, now))}: {in_short(row.kind, row.customer)}"
        self._tray.set_next(words)

    # -- what the owner does ------------------------------------------------------------------------

    def keep(self, row: PromiseRow) -> None:
        """Tick that the promise was kept."""
        book = self._workplace.logbook.promises
        if self._workplace.attempt(lambda: book.keep(row.complaint_id, row.promise_id)) is not None:
            self._workplace.say(_("Belofte nagekomen."), undoable=True)

    def snooze(self, row: PromiseRow) -> None:
        """Put the reminder off for ten minutes."""
        until = self._workplace.attempt(lambda: self._workplace.logbook.promises.snooze(row))
        if until is not None:
            self._workplace.say(_("Nieuw seintje om {time}.").format(time=clock(until)))

    def put_away(self) -> None:
        """Put every reminder that shows away until its next moment."""
        rows = [one.row for one in self._look.reminders] if self._look is not None else []
        self._workplace.attempt(lambda: [self._workplace.logbook.promises.acknowledge(row) for row in rows])

    def move(self, row: PromiseRow) -> None:
        """Ask in the window for another moment, with the customer's consent."""
        from klachtenboek.ui.dialogs.promise import PromiseDialog  # a start of the program needs no dialog

        self.bring_up()
        book = self._workplace.logbook
        complaint = self._workplace.attempt(lambda: book.complaints.get(row.complaint_id))
        promise = next((one for one in complaint.promises if one.id == row.promise_id), None) if complaint else None
        if promise is None:
            return
        choice = PromiseDialog.ask(self._workplace, customer=row.customer, promise=promise, parent=self._window)
        if choice is None:
            return
        key, due = (row.complaint_id, row.promise_id), choice.due
        if self._workplace.attempt(lambda: book.promises.move(*key, due, consent=choice.suits)) is not None:
            when = moment_words(due, self._workplace.now())
            self._workplace.say(_("Belofte verzet naar {moment}.").format(moment=when), undoable=True)

    def call(self, row: PromiseRow) -> None:
        """Show what is needed to call, or the complaint when something else was promised."""
        self.bring_up()
        if row.kind is PromiseKind.CALL_BACK:
            from klachtenboek.ui.dialogs.call import call  # read when the first call is made

            call(self._workplace, row, self._window, move=self.move)
        else:
            self._workplace.go("complaint", row.complaint_id)

    # -- the window and the tray --------------------------------------------------------------------

    def bring_up(self) -> None:
        """Show the window in front of others, with the keyboard."""
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _new_complaint(self) -> None:
        self.bring_up()
        self._workplace.go("new")

    def _show_today(self) -> None:
        self.bring_up()
        self._workplace.go("today")

    def stays_behind(self) -> bool:
        """Keep the program going while something is promised for today; return whether the window must not close.

        It goes to the tray, which is explained the first time, or without a tray it is made small.
        """
        book, now = self._workplace.logbook, self._workplace.now()
        app = QGuiApplication.instance()
        is_ending = self._is_quitting or (isinstance(app, QGuiApplication) and app.isSavingSession())
        if is_ending or not book.promises.open(until=now.replace(hour=23, minute=59, second=59)):
            return False
        if not self._tray.is_there:
            self._window.showMinimized()
            self._tray.say(_("Klachtenboek blijft aan"), _("Zo mis je je beloftes van vandaag niet."))
            return True
        self._window.hide()
        if not book.keeping.remembered(_EXPLAINED):
            words = _("Zo mis je je beloftes niet. Afsluiten kan met een klik op dit pictogram.")
            self._tray.say(_("Klachtenboek blijft aan"), words)
            book.keeping.remember(_EXPLAINED, "1")
        return True

    def quit(self) -> None:
        """End the program, whatever is still promised."""
        self._is_quitting = True
        self.small.hide()
        self._window.close()
        self._tray.close()
        QApplication.quit()
