"""The window: places at the left, one page at the right, the way back; what is on a page is the page's own."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from klachtenboek.i18n import _, number_word
from klachtenboek.ui import mishap
from klachtenboek.ui.help import HELP, PAGE_CHAPTERS
from klachtenboek.ui.look import LOOK
from klachtenboek.ui.lostfocus import LostFocus
from klachtenboek.ui.messages import Messages
from klachtenboek.ui.reminder_banner import ReminderBanner
from klachtenboek.ui.safety import state_line
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Banner, Column, Place, Row, SearchField, SideBar
from klachtenboek.ui.widgets.reading import go_on, stops
from klachtenboek.ui.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent

    from klachtenboek.domain.summary import Query
    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.lookonly import LookOnly
    from klachtenboek.ui.widgets import BarePage, Toast

PAGES: Final = {
    "today": ("klachtenboek.ui.pages.today", "TodayPage"),
    "new": ("klachtenboek.ui.pages.new", "NewPage"),
    "complaints": ("klachtenboek.ui.pages.complaints", "ComplaintsPage"),
    "complaint": ("klachtenboek.ui.pages.complaint", "ComplaintPage"),
    "letter": ("klachtenboek.ui.pages.letter", "LetterPage"),
    "customers": ("klachtenboek.ui.pages.customers", "CustomersPage"),
    "customer": ("klachtenboek.ui.pages.customer", "CustomerPage"),
    "lessons": ("klachtenboek.ui.pages.lessons", "LessonsPage"),
    "bookkeeper": ("klachtenboek.ui.pages.bookkeeper", "BookkeeperPage"),
    "settings": ("klachtenboek.ui.pages.settings", "SettingsPage"),
    "welcome": ("klachtenboek.ui.pages.welcome", "WelcomePage"),
}
"""Where each page is; a page is imported and made when it is first opened."""

LIES_UNDER: Final = {"complaint": "complaints", "letter": "complaints", "customer": "customers"}
PASSED_BY: Final = {"new", "welcome", ""}
"""Pages the way back does not lead to."""

FIRST_SIZE: Final = QSize(1366, 688)
SMALLEST: Final = QSize(640, 480)
REMEMBERED_STEPS = 50
SECONDS_BETWEEN_LOOKS = 10
_PLACE, _PAGE = "venster/plek", "venster/bladzijde"


class MainWindow(QWidget):
    """Show one page at a time and take the owner where a page asks to go.

    ``gone`` tells that it was really closed; ``stays`` is asked first and can keep it in the tray.
    """

    gone = Signal()

    def __init__(self, logbook: Logbook, settings: QSettings | None = None) -> None:
        """Open on today, or on welcome for a new book; `settings` keeps place, size and page of the window."""
        super().__init__()
        self.workplace = Workplace(logbook, self)
        self._settings = settings
        self._pages: dict[str, BarePage] = {}
        self._current: tuple[str, int] = ("", 0)
        self._way_back: list[tuple[str, int]] = []
        self._left_at: QWidget | None = None
        self._minute = self.workplace.now().replace(second=0)
        self.side_bar = SideBar(
            (
                Place("today", _("Vandaag"), "sun-high", "Ctrl+1"),
                Place("complaints", _("Klachten"), "notebook", "Ctrl+2"),
                Place("customers", _("Klanten"), "users", "Ctrl+3"),
                Place("lessons", _("Lessen"), "bulb", "Ctrl+4"),
                Place("bookkeeper", _("Boekhouder"), "receipt-euro", "Ctrl+5"),
            ),
            (
                Place("help", _("Hulp"), "help-circle", "F1"),
                Place("settings", _("Instellingen"), "settings", "Ctrl+,"),
            ),
        )
        self._stack = QStackedWidget()
        row = Row(self, gap=0)
        row.addWidget(self.side_bar)
        self.reminder = ReminderBanner()
        self.clock_behind = Notice(_clock_behind)
        self.messages = Messages(self.clock_behind, self.reminder, self)
        self.stays: Callable[[], bool] = bool
        self.above = Column(gap=0)
        self.only_to_read = Notice(_only_to_read)
        self.only_to_read.setVisible(logbook.is_read_only)
        self.above.add(self.only_to_read, self.clock_behind, self.reminder)
        middle = Column(gap=0)
        middle.addLayout(self.above)
        middle.addWidget(self._stack, 1)
        row.addLayout(middle, 1)
        self.lost_focus = LostFocus(self, self._stack)
        self.lost_focus.moved.connect(lambda: self._told(lambda toast: toast.make_way()))
        self.setMinimumSize(SMALLEST)
        self.look_only = _look_only(self) if logbook.is_read_only else None
        self._connect()
        self._set_shortcuts()
        self._put_back()
        self._tell_badge()
        self._tell_shop()
        self._tell_backup()

    @cached_property
    def toast(self) -> Toast:
        """The message at the bottom, made when there is a first one."""
        from klachtenboek.ui.widgets import Toast

        return Toast(self)

    def _told(self, act: Callable[[Toast], object]) -> None:
        if "toast" in vars(self):
            act(self.toast)

    # -- going somewhere ----------------------------------------------------------------------------

    def open(self, place: str, complaint_id: int = 0) -> None:
        """Open a place, so that the way back leads to where we are now."""
        if place == "new" and not self.workplace.may_write():
            return
        place = place if self.workplace.logbook.keeping.shop().is_welcomed else "welcome"
        before = self._current
        if self._show(place, complaint_id) and before != self._current and before[0] not in PASSED_BY:
            self._way_back = [*self._way_back, before][-REMEMBERED_STEPS:]

    def back(self) -> None:
        """Go one step back; from the first page to today."""
        while self._way_back:
            place, complaint_id = self._way_back.pop()
            if (place, complaint_id) != self._current and self._show(place, complaint_id):
                return
        if self._current[0] != "today":
            self.open("today")
            self._way_back.clear()

    def search(self, words: str = "") -> None:
        """Go to the field to search with; with words, to the list that shows what they find."""
        field = None if words else self.page().findChild(SearchField)
        if field is None:
            self.open("complaints")
            self.page().search(words)
            here = QApplication.focusWidget()
            if words and isinstance(here, SearchField):
                here.end(False)  # the owner is in the middle of typing
        elif field.isVisible():
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()

    def page(self) -> BarePage:
        """Return the page that is shown."""
        return self._pages[self._current[0]]

    def current(self) -> tuple[str, int]:
        """Return the key of the page that is shown and the complaint it is about (0: none)."""
        return self._current

    def _show(self, place: str, complaint_id: int) -> bool:
        left = self._pages.get(self._current[0])
        if left is not None and left.leave() is False:
            return False
        page, before = self.made(place), self._stack.currentWidget()

        def opened() -> bool:
            with page.at_once():
                page.is_opening = True
                self._stack.setCurrentWidget(page)  # first: a page that is not shown cannot take the keyboard
                page.is_opening = False
                page.open(complaint_id)
            page.place_keyboard()
            return True

        if self.workplace.attempt(opened) is None:
            if before is not None:
                self._stack.setCurrentWidget(before)
            return False
        self._current = self.workplace.place = (place, complaint_id)
        self.messages.turn_to(page)
        self.side_bar.set_current(LIES_UNDER.get(place, place))
        self.side_bar.setVisible(place != "welcome")
        self._tell_title()
        return True

    def made(self, place: str) -> BarePage:
        """Return the page of a place, made when it is asked for the first time; it is not shown."""
        if place not in self._pages:
            module, name = PAGES[place]
            page: BarePage = getattr(import_module(module), name)(self.workplace)
            self._stack.addWidget(page)
            self._pages[place] = page
            self.messages.listen(page)
            page.sought.connect(self.search)
            page.list_asked.connect(self._show_list)
            page.paper_asked.connect(self._print_letter)
        return self._pages[place]

    def draw(self, place: str) -> None:
        """Draw a page nobody has opened yet out of sight, so that its letters, icons and sizes are known by then."""
        page = self.made(place)
        if page is not self._stack.currentWidget():
            page.resize(self._stack.size())
            page.grab()

    def _show_list(self, query: Query) -> None:
        """Open the list of complaints with what a page asked to see of it."""
        from klachtenboek.ui.pages.complaints import ComplaintsPage  # a page is imported when it is first opened

        self.open("complaints")
        page = self.page()
        if isinstance(page, ComplaintsPage):
            page.show_only(query)

    def _print_letter(self, complaint_id: int) -> None:
        """Open the letter of a complaint and print it, as Ctrl+B and Ctrl+P after each other do."""
        from klachtenboek.ui.pages.letter import LetterPage  # a page is imported when it is first opened

        self.open("letter", complaint_id)
        page = self.page()
        if isinstance(page, LetterPage):
            page.sending.print()

    # -- keeping up ---------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.side_bar.chosen.connect(lambda place: self.help() if place == "help" else self.open(place))
        self.gone.connect(HELP.close)
        self.side_bar.new_complaint.connect(lambda: self.open("new"))
        self.workplace.went.connect(self.open)
        self.workplace.left.connect(self.back)
        self.workplace.said.connect(self._say)
        self.workplace.outdated.connect(lambda: self._told(lambda toast: toast.dismiss()))
        self.workplace.failed.connect(lambda words: mishap.tell(words, self))
        self.workplace.changes.changed.connect(self._follow)
        self.workplace.keeper.changed.connect(self._tell_backup)
        self._watch = QTimer(self)
        self._watch.setInterval(1000 * SECONDS_BETWEEN_LOOKS)
        self._watch.timeout.connect(self.look_at_clock)
        self._watch.start()
        THEME.changed.connect(self._fit)

    def look_at_clock(self) -> None:
        """When another minute began, let the number at Vandaag and the page say what is late by now."""
        minute = self.workplace.now().replace(second=0)
        if minute == self._minute:
            return
        self._minute = minute
        self._tell_badge()
        self._tell_backup()
        if self._current[0]:
            self.page().tick()

    def _follow(self, changed: frozenset[int]) -> None:
        self._tell_badge()
        if 0 in changed:
            self._tell_shop()
        self._tell_title()

    def _tell_badge(self) -> None:
        now = self.workplace.now()
        due = self.workplace.logbook.promises.open(until=now.replace(hour=23, minute=59, second=59))
        late = sum(row.is_late(now) for row in due)
        spoken = _("{count} voor vandaag, {late} te laat").format(count=number_word(len(due)), late=number_word(late))
        self.side_bar.set_badge("today", len(due), late=late > 0, spoken=spoken if due else "")

    def tell_clock(self, *, behind: bool) -> None:
        """Say that the clock of the computer is wrong, as long as it is."""
        self.clock_behind.setVisible(behind)
        self.messages.settle()

    def _tell_shop(self) -> None:
        self.side_bar.set_shop(self.workplace.logbook.keeping.shop().name)

    def _tell_backup(self) -> None:
        backups = self.workplace.logbook.backups
        if backups.is_possible:
            line = state_line(backups.state(), self.workplace.now())
            self.side_bar.set_backup(line.text, line.detail, line.icon, line.color)

    def come_forward(self) -> None:
        """Show the window in front of the others, for whoever starts the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _tell_title(self) -> None:
        words = self.page().title.text() if self._current[0] else ""
        self.setWindowTitle(_("{page} – Klachtenboek").format(page=words) if words else _("Klachtenboek"))

    def _say(self, words: str, undo: Callable[[], object] | None) -> None:
        self.toast.say(words, None if undo is None else lambda: self.workplace.attempt(undo))

    # -- keys ---------------------------------------------------------------------------------------

    def _set_shortcuts(self) -> None:
        for keys, act in (
            ("Ctrl+1", lambda: self.open("today")),
            ("Ctrl+2", lambda: self.open("complaints")),
            ("Ctrl+3", lambda: self.open("customers")),
            ("Ctrl+4", lambda: self.open("lessons")),
            ("Ctrl+5", lambda: self.open("bookkeeper")),
            ("Ctrl+,", lambda: self.open("settings")),
            ("Ctrl+K", self.search),
            ("Ctrl+F", self.search),
            ("Ctrl+Z", self.undo),
            ("Ctrl+S", self.save),
            ("Alt+Left", self.back),
            ("F1", self.help),
            ("F6", self.switch_part),
            ("Ctrl++", lambda: self._resize_text(1)),
            ("Ctrl+=", lambda: self._resize_text(1)),
            ("Ctrl+-", lambda: self._resize_text(-1)),
            ("Ctrl+0", lambda: self._resize_text(0)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def undo(self) -> None:
        """Take back what the message at the bottom tells, or else the last change there was."""
        if "toast" in vars(self) and self.toast.can_undo():
            self.toast.undo()
        else:
            self.workplace.attempt(self.workplace.undo_here)

    def save(self) -> None:
        """Let the page put away what is still being typed and say that all is kept, as everything always is."""
        self.page().keep()
        self.workplace.say(_("Alles is bewaard."))

    def help(self) -> None:
        """Open the manual at the chapter of what is shown; a page with parts may name its own."""
        HELP.open(self.page().help_chapter() or PAGE_CHAPTERS.get(self._current[0], ""))

    def switch_part(self) -> None:
        """Take the keyboard from the page to the places, or back."""
        here = QApplication.focusWidget()
        to_page = not self.side_bar.isVisible() or (here is not None and self.side_bar.isAncestorOf(here))
        order = stops(self.page() if to_page else self.side_bar)
        if not to_page:
            self._left_at = here
        if order:
            target = self._left_at if to_page and self._left_at in order else order[0]
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  Qt's own name and type
        """Let Tab follow the order of reading (Qt)."""
        return self.lost_focus.is_lost() or go_on(self, forward=next)

    def _resize_text(self, direction: int) -> None:
        LOOK.step(direction)
        self.workplace.say(_("De tekst is nu {percent}%.").format(percent=round(100 * THEME.k)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc when nothing on the page wanted it (Qt)."""
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    # -- the window itself --------------------------------------------------------------------------

    def _put_back(self) -> None:
        kept = None if self._settings is None else self._settings.value(_PLACE, QByteArray())
        if not isinstance(kept, QByteArray) or kept.isEmpty() or not self.restoreGeometry(kept):
            self.resize(FIRST_SIZE)
        place = "today" if self._settings is None else str(self._settings.value(_PAGE, "today"))
        self.open(place if place in {"today", "complaints", "customers", "lessons", "bookkeeper"} else "today")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the page put away what is being typed, and remember place, size and page (Qt)."""
        if self._current[0]:
            self.page().leave()
        if self._settings is not None:
            self._settings.setValue(_PLACE, self.saveGeometry())
            self._settings.setValue(_PAGE, LIES_UNDER.get(self._current[0], self._current[0]))
        if self.stays():
            event.ignore()
            return
        super().closeEvent(event)
        self.gone.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become a rail in a narrow window (Qt)."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.side_bar.fit(self.width())


def _look_only(window: QWidget) -> LookOnly:
    """Grey what would write."""
    from klachtenboek.ui.lookonly import LookOnly  # few books are opened that way

    return LookOnly(window)


class Notice(QWidget):
    """Hold a message above the page that is made when it is shown for the first time; hidden until then."""

    def __init__(self, make: Callable[[], Banner]) -> None:
        super().__init__()
        self._make = make
        self.hide()

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001  Qt's own type
        """Show the message, or hide it (Qt)."""
        if visible and self.layout() is None:
            Column(self, margins=(24, 14, 24, 0)).add(self._make())
        super().setVisible(visible)


def _only_to_read() -> Banner:
    """Return the word about a book that may not be written; shown as long as it is open that way."""
    text = _("Zoeken, lezen en afdrukken kan. Opschrijven kan weer als het op een plek staat waar je mag schrijven.")
    return Banner(_("Je kunt in dit boek nu alleen kijken"), text, role="amber", icon="lock")


def _clock_behind() -> Banner:
    """Return the word about a clock that runs more than a day behind the book; shown as long as it does."""
    text = _("De datum ligt voor wat er al in je boek staat. Seintjes komen pas goed als de klok weer klopt.")
    return Banner(_("Loopt de klok van je computer goed?"), text)
