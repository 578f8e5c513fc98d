"""The page of one complaint: the story, the talk step by step, what happened, and what stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.customer import Customer
from klachtenboek.domain.errors import NotFound
from klachtenboek.domain.kinds import Channel
from klachtenboek.explain import explain
from klachtenboek.i18n import _, capital, moment_words
from klachtenboek.labels import heading, person
from klachtenboek.logbook.complaints import Complaints
from klachtenboek.ui.complaint.attachments import AttachmentsCard
from klachtenboek.ui.complaint.beside import BesideCard
from klachtenboek.ui.complaint.given import GivenCard
from klachtenboek.ui.complaint.log import LogCard
from klachtenboek.ui.complaint.promises import PromisesCard
from klachtenboek.ui.complaint.side import CustomerCard, SimilarCard, TriadCard
from klachtenboek.ui.complaint.stepper import Stepper
from klachtenboek.ui.complaint.story import StoryCard
from klachtenboek.ui.complaint.title import TitleEdit
from klachtenboek.ui.complaint.typed import Typed
from klachtenboek.ui.complaint.view import TONES, View, look, status_words
from klachtenboek.ui.dialogs.closing import ClosingDialog, ReopeningDialog
from klachtenboek.ui.dialogs.customer import CustomerDialog
from klachtenboek.ui.dialogs.history import HistoryDialog
from klachtenboek.ui.dialogs.hold import HoldDialog
from klachtenboek.ui.dialogs.promise import PromiseDialog
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Banner, Button, Page, Pill
from klachtenboek.ui.widgets.looking import looks
from klachtenboek.ui.widgets.page import is_seen
from klachtenboek.ui.workplace import Workplace

CHANNEL_ICONS = {
    Channel.SHOP: "building-store",
    Channel.PHONE: "phone",
    Channel.EMAIL: "mail",
    Channel.LETTER: "file-text",
    Channel.WEBSITE: "world",
    Channel.REVIEW: "star",
    Channel.SOCIAL: "message-circle",
    Channel.DELIVERY: "truck-delivery",
}


class ComplaintPage(Page):
    """Show one complaint and carry out what the owner does with it; `paper_asked` wants its letter printed."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._view: View | None = None
        self._complaint_id = 0
        self.set_back(_("Klachten"))
        self.back.connect(workplace.back)
        self._make_acts()
        self._make_parts()
        self._make_keys()
        workplace.changes.changed.connect(self._changed)

    # -- parts --------------------------------------------------------------------------------------

    def _make_acts(self) -> None:
        self.title_edit = TitleEdit(parent=self.title.parentWidget())
        self.title_edit.setAccessibleName(_("Titel"))
        self.title_edit.hide()
        self.title_edit.finished.connect(self._rename)
        self.title_edit.given_up.connect(self._stop_renaming)
        self.title_edit.left.connect(lambda: self._rename(self.title_edit.text()))
        self.promise = Button(_("Belofte"), icon="phone-call", shortcut="Ctrl+T", shows_shortcut=False)
        self.letter = Button(_("Brief maken"), icon="mail", shortcut="Ctrl+B", shows_shortcut=False)
        self.more = Button("", "ghost", icon="dots", name=_("Meer"))
        looks(self.letter, self.more)
        self.promise.clicked.connect(self.make_promise)
        self.letter.clicked.connect(lambda: self._workplace.go("letter", self._complaint_id))
        self.more.clicked.connect(self._open_menu)
        for button in (self.promise, self.letter, self.more):
            self.add_action(button)

    def _make_parts(self) -> None:
        workplace = self._workplace
        self.state = Banner("", role="primary")
        self.story = StoryCard(workplace)
        self.stepper = Stepper(workplace)
        self.log = LogCard(workplace)
        self.log.history_asked.connect(self.show_history)
        self.typed = Typed(workplace, self.story, self.log.form, self.stepper)
        self.triad = TriadCard()
        self.customer = CustomerCard()
        self.promises = PromisesCard(workplace)
        self.given = GivenCard(workplace)
        self.similar = SimilarCard()
        self.beside = BesideCard(workplace)
        self.similar.asked.connect(self.show_beside)
        self.beside.closed.connect(self.similar.focus_on)
        self.attachments = AttachmentsCard(workplace)
        self.customer.edit_asked.connect(self.edit_customer)
        self.customer.opened.connect(self.open_customer)
        self.above.addWidget(self.state)
        self.main.add(self.story, self.stepper, self.log)
        self.side.add(self.beside, self.triad, self.customer, self.promises, self.given, self.similar, self.attachments)

    def _make_keys(self) -> None:
        keys = QShortcut(QKeySequence("F2"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.rename)
        paper = QShortcut(QKeySequence("Ctrl+P"), self)
        paper.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paper.activated.connect(lambda: self.paper_asked.emit(self._complaint_id))
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.attachments.paste)
        self.setAcceptDrops(True)

    # -- showing ------------------------------------------------------------------------------------

    def open(self, complaint_id: int = 0) -> None:
        """Show this complaint from the top, with the focus on what comes next. Raises NotFound."""
        self._complaint_id = complaint_id or self._complaint_id
        self.beside.hide()
        self._stop_renaming()
        view = look(self._workplace.logbook, self._complaint_id)
        self.typed.leave()
        self._show(view)
        self.scroller.verticalScrollBar().setValue(0)
        if self.stepper.current() is not None:
            self.stepper.focus_current()
        else:
            self.letter.setFocus()

    def place_keyboard(self) -> None:
        """Leave the page at its top, where the story is, and the next step without the keyboard while it is below that.

        The space bar must not tick what is not seen.
        """
        here = QApplication.focusWidget()
        if here is not None and self.stepper.isAncestorOf(here) and not is_seen(here):
            self.letter.setFocus()

    def reload(self) -> None:
        """Read the complaint anew and show it; one that is gone leads back."""
        try:
            view = look(self._workplace.logbook, self._complaint_id)
        except NotFound as error:
            self._workplace.say(explain(error))
            self._workplace.back()
        else:
            self._show_anew(view)

    def _show_anew(self, view: View) -> None:
        """Show what changed; the keyboard goes along to what comes next, and that is seen."""
        here = QApplication.focusWidget()
        was_at_steps = here is not None and self.stepper.isAncestorOf(here)
        with self.at_once():
            self._show(view)
        if was_at_steps and self.stepper.current() is None and here is not self.stepper.agreed:
            (self.stepper.agreed if self.stepper.agreed.isVisible() else self.letter).setFocus()
        now = QApplication.focusWidget()
        if now is not None and now is not here and self.stepper.isAncestorOf(now):
            current = self.stepper.current()
            if current is not None:
                self.scroller.ensureWidgetVisible(self.stepper.steps[current], 0, 0)
            self.scroller.ensureWidgetVisible(now, 0, THEME.px(12))

    def _show(self, view: View) -> None:
        self._view = view
        self._show_header(view)
        self._show_state(view)
        for part in (self.story, self.stepper, self.log, self.triad, self.customer, self.promises, self.given):
            part.fill(view)
        self.similar.fill(view)
        self.attachments.fill(view)
        self.typed.show(view)

    def _changed(self, ids: frozenset[int]) -> None:
        if self.isVisible() and self._complaint_id and ids & {0, self._complaint_id}:
            self.reload()

    def _show_header(self, view: View) -> None:
        complaint = view.complaint
        self.set_title(complaint.title or person(view.customer))
        self.clear_pills()
        number = _("OEFENING") if complaint.is_practice else str(complaint.reference)
        self.add_pill(Pill(number, "primary" if complaint.is_practice else "neutral"))
        self.add_pill(Pill(heading(complaint.channel), icon=CHANNEL_ICONS[complaint.channel]))
        self.add_pill(Pill(capital(moment_words(complaint.received_at, view.now)), icon="clock"))
        if view.category is not None:
            self.add_pill(Pill(_short(view.category.name), icon="tag"))
        if view.status in TONES:
            tone, icon = TONES[view.status]
            self.add_pill(Pill(status_words(view), tone, icon=icon))
        is_live = complaint.lapsed is None
        for button in (self.promise, self.letter):
            button.setVisible(is_live)
        ready = complaint.is_resolved and not complaint.letters and not complaint.is_practice
        self.letter.set_kind("primary" if ready and self._is_through(complaint) else "secondary")

    def _is_through(self, complaint: Complaint) -> bool:
        """Tell whether no step waits with a primary button of its own."""
        return len(complaint.steps) == len(self.stepper.steps) or complaint.closed is not None

    def _show_state(self, view: View) -> None:
        complaint = view.complaint
        self.state.setVisible(complaint.closed is not None or complaint.lapsed is not None)
        self.state.clear_buttons()
        if complaint.lapsed is not None:
            self.state.say(_("Deze klacht is weggegooid"), complaint.lapsed.reason)
            self.state.set_tone("amber", "trash")
            self.state.add_button(_("Terugzetten"), icon="rotate").clicked.connect(self.put_back)
        elif complaint.closed is not None:
            reason = ". ".join(part for part in (heading(complaint.closed.reason), complaint.closed.note) if part)
            when = moment_words(complaint.closed.at, view.now)
            title = _("Gesloten, niet opgelost") if complaint.is_closed_unresolved else _("Opgelost en gesloten")
            self.state.say(_("{title}, {when}").format(title=title, when=when), reason)
            self.state.set_tone("primary" if complaint.is_closed_unresolved else "ok", "lock")
            self.state.add_button(_("Heropenen"), icon="lock-open").clicked.connect(self.reopen)

    # -- what the owner does ------------------------------------------------------------------------

    def make_promise(self) -> None:
        """Ask what is promised and write it down."""
        if self._view is None:
            return
        key, book = self._complaint_id, self._workplace.logbook.promises
        choice = PromiseDialog.ask(self._workplace, customer=self._view.customer, parent=self.window())
        if choice is None:
            return
        made = self._workplace.attempt(
            lambda: book.make(key, choice.kind, choice.text, choice.due, suits=choice.suits, lead=choice.lead)
        )
        if made is not None:
            self._workplace.say(_("Belofte bewaard."), undoable=True)

    def edit_customer(self) -> None:
        """Ask for the facts of the customer, or which customer it is, and keep them."""
        if self._view is None:
            return
        known, logbook = self._view.customer, self._workplace.logbook
        told = CustomerDialog.ask(self._workplace, customer=known, parent=self.window())
        if told is None:
            return

        def keep() -> Customer:
            with logbook.keeping.bulk():
                saved = logbook.customers.save(told)
                if known is None:
                    self._book.edit(self._complaint_id, customer_id=saved.id)
                return saved

        if self._workplace.attempt(keep) is not None:
            words = _("Klant gekoppeld.") if known is None else _("Klant aangepast.")
            self._workplace.say(words, undoable=True)

    def show_beside(self, complaint_id: int) -> None:
        """Show an earlier complaint beside this one, without leaving it."""
        self.beside.show_beside(complaint_id)
        self.scroller.ensureWidgetVisible(self.beside.shut)

    def open_customer(self) -> None:
        """Go to the page of the customer."""
        if self._view is not None and self._view.customer is not None:
            self._workplace.go("customer", self._view.customer.id)

    def hold(self) -> None:
        """Ask why it has to be kept for a dispute, and see to it that nothing of it is wiped."""
        choice = HoldDialog.ask(self._workplace.now().date(), parent=self.window())
        if choice is None:
            return
        held = self._workplace.attempt(lambda: self._book.hold_on(self._complaint_id, choice.reason, choice.review_on))
        if held is not None:
            self._workplace.say(_("Deze klacht ligt vast. Er wordt niets van gewist."), undoable=True)

    def release(self) -> None:
        """End the hold."""
        if self._workplace.attempt(lambda: self._book.release(self._complaint_id)) is not None:
            self._workplace.say(_("Deze klacht ligt niet meer vast."), undoable=True)

    def menu(self) -> QMenu:
        """Return what else can be done with this complaint."""
        menu = QMenu(self)
        if self._view is None:
            return menu
        complaint = self._view.complaint

        def offer(text: str, icon: str, act: object) -> QAction:
            made = menu.addAction(THEME.icon(icon), text)
            made.triggered.connect(act)
            return made

        offer(_("Titel aanpassen"), "pencil", self.rename)
        if self.attachments.choose.isVisibleTo(self):
            offer(_("Bijlage toevoegen"), "paperclip", self.attachments.choose.click)
        self._add_categories(menu, complaint)
        if complaint.customer_id is None:
            offer(_("Klant koppelen"), "user-plus", self.edit_customer)
        looks(offer(_("Geschiedenis…"), "history", self.show_history))
        menu.addSeparator()
        if complaint.closed is None:
            offer(_("Sluiten…"), "lock", self.close_complaint)
        else:
            offer(_("Heropenen…"), "lock-open", self.reopen)
        if complaint.hold is None:
            offer(_("Vastleggen voor een geschil…"), "archive", self.hold)
        else:
            offer(_("Vrijgeven"), "lock-open", self.release)
        offer(_("Verwijderen"), "trash", self.throw_away)
        return menu

    def _add_categories(self, menu: QMenu, complaint: Complaint) -> None:
        about = menu.addMenu(THEME.icon("tag"), _("Waar het over gaat"))
        for category in self._workplace.logbook.lessons.categories():
            act = about.addAction(_short(category.name).replace("&", "&&"))
            act.setCheckable(True)
            act.setChecked(category.id == complaint.category_id)
            act.triggered.connect(lambda _on=False, key=category.id: self._set_category(key))

    def _set_category(self, category_id: int) -> None:
        if self._workplace.attempt(lambda: self._book.edit(self._complaint_id, category_id=category_id)) is not None:
            self._workplace.say(_("Onderwerp aangepast."), undoable=True)

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def close_complaint(self) -> None:
        """Ask for the reason and close it."""
        choice = ClosingDialog.ask(self._view.complaint, parent=self.window()) if self._view is not None else None
        if choice is None:
            return
        closed = self._workplace.attempt(lambda: self._book.close(self._complaint_id, choice.reason, note=choice.note))
        if closed is not None:
            self._workplace.say(_("Klacht gesloten."), undoable=True)

    def reopen(self) -> None:
        """Ask for the reason and open it again."""
        reason = ReopeningDialog.ask(parent=self.window())
        if reason and self._workplace.attempt(lambda: self._book.reopen(self._complaint_id, reason)) is not None:
            self._workplace.say(_("Klacht heropend."), undoable=True)

    def throw_away(self) -> None:
        """Throw it away, to be undone from the message; its number stays as lapsed."""
        reason = _("Door de eigenaar weggegooid.")
        thrown = self._workplace.attempt(lambda: self._book.lapse(self._complaint_id, reason))
        if thrown is not None:
            name = str(thrown.reference) if thrown.reference is not None else _("van de oefening")
            self._workplace.back()
            self._workplace.say(_("Klacht {name} verwijderd.").format(name=name), undoable=True)

    def put_back(self) -> None:
        """Take it out of the bin."""
        if self._workplace.attempt(lambda: self._book.put_back(self._complaint_id)) is not None:
            self._workplace.say(_("Klacht teruggezet."), undoable=True)

    def show_history(self) -> None:
        """Show who changed what, and put back an earlier version when that is wanted."""
        number = HistoryDialog.ask(self._workplace, self._complaint_id, parent=self.window())
        if number is None:
            return
        if (
            self._workplace.attempt(lambda: self._workplace.logbook.versions.put_back(self._complaint_id, number))
            is not None
        ):
            self._workplace.say(_("De klacht is weer zoals toen."), undoable=True)

    def rename(self) -> None:
        """Let the title be typed anew."""
        if self._view is None or self._view.complaint.lapsed is not None or not self._workplace.may_write():
            return
        self.title_edit.setText(self._view.complaint.title)
        place = self.title.geometry()
        high = THEME.height("field")
        self.title_edit.setGeometry(place.x(), place.center().y() - high // 2, max(place.width(), THEME.px(320)), high)
        self.title_edit.show()
        self.title_edit.raise_()
        self.title_edit.setFocus()
        self.title_edit.selectAll()

    def _rename(self, title: str) -> None:
        if self.title_edit.isHidden():
            return
        self._stop_renaming()
        if self._view is not None and title.strip() != self._view.complaint.title:
            done = self._workplace.attempt(lambda: self._book.edit(self._complaint_id, title=title))
            if done is not None:
                self._workplace.say(_("Titel aangepast."), undoable=True)

    def _stop_renaming(self) -> None:
        self.title_edit.hide()

    def leave(self) -> bool:
        """Keep a title that is being typed, and what stands in other fields."""
        self._rename(self.title_edit.text())
        self.keep()
        return True

    def keep(self) -> None:
        """Keep what is typed and not in the book yet, to be there again next time."""
        self.typed.keep()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a photo or file anywhere on the page (Qt)."""
        if self.attachments.may_take(event.mimeData()):
            event.acceptProposedAction()
            self.attachments.show_target(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Let go of what went elsewhere (Qt)."""
        self.attachments.show_target(on=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was dropped (Qt)."""
        event.acceptProposedAction()
        self.attachments.drop(event.mimeData())

    @property
    def _book(self) -> Complaints:
        return self._workplace.logbook.complaints


def _short(name: str) -> str:
    """Return the name of a category that fits in a pill."""
    most = 40
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
