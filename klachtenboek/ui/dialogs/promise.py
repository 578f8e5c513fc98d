"""Ask what is promised and when, with a word of warning before it is too much; keeping it is done elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from klachtenboek.domain.customer import Customer
from klachtenboek.domain.errors import NotAnAmount
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.money import parse_cents
from klachtenboek.domain.overpromise import Caution
from klachtenboek.domain.promise import Promise
from klachtenboek.i18n import _, in_dutch, moment_words
from klachtenboek.labels import heading, titled_name
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.dialogs.moment import DayCard, MomentFields
from klachtenboek.ui.dialogs.promise_words import (
    LEADS,
    caution_words,
    has_a_better_moment,
    lead_words,
    spoken_day,
)
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import (
    Banner,
    Button,
    Card,
    ChipRow,
    Choice,
    Column,
    Field,
    Label,
    LineEdit,
    QuoteCard,
    Rule,
)
from klachtenboek.ui.widgets.layouts import Box
from klachtenboek.ui.widgets.tick import Tick
from klachtenboek.ui.workplace import Workplace

ICONS = {
    PromiseKind.CALL_BACK: "phone-call",
    PromiseKind.FIND_OUT: "zoom-question",
    PromiseKind.DELIVER: "package",
    PromiseKind.REFUND: "cash",
    PromiseKind.VISIT: "tool",
    PromiseKind.OTHER: "dots",
}
TWO_COLUMNS_FROM = 760
_AMOUNT = re.compile(r"\d[\d.]*(?:,\d{1,2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseChoice:
    """What was promised, by when (local time), whether it suits the customer, and the notice in minutes."""

    kind: PromiseKind
    text: str
    due: datetime
    suits: bool
    lead: int


class PromiseDialog(DialogFrame):
    """Ask for a promise, or for another moment for one that was made."""

    def __init__(
        self,
        workplace: Workplace,
        *,
        customer: Customer | None,
        promise: Promise | None = None,
        parent: QWidget | None = None,
    ) -> None:
        name = titled_name(customer)
        title = _("Belofte aan {name} verzetten") if promise is not None else _("Belofte aan {name}")
        done = _("Verzetten") if promise is not None else _("Beloof het")
        super().__init__(title.format(name=name), done, size=(900, 604), parent=parent)
        self._workplace, self._customer, self._promise = workplace, customer, promise
        self._lead = promise.lead if promise is not None else workplace.logbook.keeping.shop().lead
        self.choice: PromiseChoice | None = None
        self._make_left()
        self.day = DayCard(workplace, without=promise.id if promise is not None else 0, name=titled_name(customer))
        self._columns = Box(QBoxLayout.Direction.LeftToRight, gap=22)
        self._columns.addWidget(self._left, 11, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self.day, 7)
        self.body.addLayout(self._columns, 1)
        self._make_lead()
        self._connect()
        self._start()

    @classmethod
    def ask(
        cls,
        workplace: Workplace,
        *,
        customer: Customer | None,
        promise: Promise | None = None,
        parent: QWidget | None = None,
    ) -> PromiseChoice | None:
        """Ask and return what was promised, None when it was not; ``promise`` is one to be moved."""
        dialog = cls(workplace, customer=customer, promise=promise, parent=parent)
        dialog.answered()
        return dialog.choice

    # -- parts --------------------------------------------------------------------------------------

    def _make_left(self) -> None:
        self._left = QWidget()
        column = Column(self._left, gap=10)
        self.kind = ChipRow(_("Wat beloof je?"), [Choice(kind, heading(kind), ICONS[kind]) for kind in PromiseKind])
        self.kind.set_value(self._promise.kind if self._promise is not None else PromiseKind.CALL_BACK)
        self.what = LineEdit(placeholder=_("Bijvoorbeeld: uitleggen wat er misging"))
        self.what.setAccessibleName(_("Wat beloof je, in één regel"))
        if self._promise is None:
            column.add(Field(_("Wat beloof je?"), control=self.kind), self.what)
        else:
            column.add(Label(_("Wat je beloofde"), "small_medium"), Label(self._promise.text, "lead"))
        column.add_gap(4)
        self.moment = MomentFields(self._workplace)
        self.warning = Banner(_("Beloof je niet te veel?"), role="amber")
        self.rather = self.warning.add_button("", icon="calendar-check")
        self.say = Card(small=True, gap=6)
        self.sentence = QuoteCard()
        self.sentence.words.set_role("quote")
        self.suits = Tick(_("De klant vindt dit een goed moment"))
        self.consent = Label("", "small", "danger", icon="alert-circle")
        self.consent.hide()
        self.say.add(Label(_("Zeg het zo"), "caption", "text2"), self.sentence.words, Rule(), self.suits, self.consent)
        column.add(self.moment, self.warning, self.say)

    def _make_lead(self) -> None:
        self.lead = Button("", "ghost", size="s", icon="bell").give_way()
        self.lead.clicked.connect(
            lambda: self.lead_menu().popup(self.lead.mapToGlobal(QPoint(0, -self.lead_menu().sizeHint().height())))
        )
        self.foot.addWidget(self.lead)
        self.foot.addStretch()
        self._show_lead()

    def lead_menu(self) -> QMenu:
        """Return the menu of how long before it the owner wants to be reminded."""
        menu = QMenu(self)
        for minutes in LEADS:
            menu.addAction(lead_words(minutes)).triggered.connect(lambda _on=False, m=minutes: self._set_lead(m))
        return menu

    def _set_lead(self, minutes: int) -> None:
        self._lead = minutes
        self._show_lead()

    def _show_lead(self) -> None:
        self.lead.set_text(lead_words(self._lead))
        self.lead.setVisible(self._promise is None)

    def _connect(self) -> None:
        self.kind.value_changed.connect(lambda _kind: self._show())
        self.what.textEdited.connect(lambda _text: self._show())
        self.moment.changed.connect(self._show)
        self.moment.understood.connect(self.say.setVisible)
        self.day.moved.connect(self.moment.set_moment)
        self.day.moved.connect(lambda _moment: self._show())
        self.rather.clicked.connect(self._take_better)
        self.suits.toggled.connect(lambda _on: self.consent.hide())
        self.done_button.clicked.connect(self._finish)

    def _start(self) -> None:
        first = self._workplace.logbook.promises.first_free(without=self._promise.id if self._promise else 0)
        self.moment.set_moment(first or self._workplace.now() + timedelta(days=1))
        self._show()
        (self.moment if self._promise is not None else self.what).setFocus()

    # -- showing ------------------------------------------------------------------------------------

    def due(self) -> datetime:
        """Return the moment as it now stands."""
        return self.moment.moment()

    def _show(self) -> None:
        due, now = self.due(), self._workplace.now()
        kind = self._kind()
        self.day.show_moment(due)
        sayings = self._workplace.logbook.sayings
        with in_dutch():  # as the customer is spoken to
            self.sentence.set_text(sayings.promising(kind, spoken_day(due.date(), now.date()), due))
        self._warn(due)

    def _warn(self, due: datetime) -> None:
        caution = self._caution(due)
        self.warning.setVisible(caution is not None)
        self._better = None
        if caution is None:
            return
        self.warning.say(_("Beloof je niet te veel?"), caution_words(caution))
        if has_a_better_moment(caution):
            without = self._promise.id if self._promise is not None else 0
            self._better = self._workplace.logbook.promises.first_free(start=due, without=without)
        self.rather.setVisible(self._better is not None)
        if self._better is not None:
            when = moment_words(self._better, self._workplace.now())
            self.rather.set_text(_("Liever {moment}").format(moment=when))

    def _caution(self, due: datetime) -> Caution | None:
        return self._workplace.logbook.promises.caution(
            due,
            customer_id=self._customer.id if self._customer is not None else None,
            refund=self._refund(),
            without=self._promise.id if self._promise is not None else 0,
        )

    def _refund(self) -> int:
        """Return the amount named in a promise of money, in cents; nothing when none is named."""
        found = _AMOUNT.search(self.what.text())
        if self._kind() is not PromiseKind.REFUND or found is None:
            return 0
        try:
            return parse_cents(found.group().rstrip("."))
        except NotAnAmount:
            return 0

    def _kind(self) -> PromiseKind:
        kind = self.kind.value()
        return kind if isinstance(kind, PromiseKind) else PromiseKind.OTHER

    def _take_better(self) -> None:
        if self._better is not None:
            self.moment.set_moment(self._better)
            self._show()

    # -- done ---------------------------------------------------------------------------------------

    def _finish(self) -> None:
        if not self.moment.check():
            return
        if self._promise is not None and not self.suits.isChecked():
            self.consent.setText(_("Vraag eerst of het de klant uitkomt, en vink dat dan aan."))
            self.consent.show()
            self.suits.setFocus()
            return
        kind = self._kind()
        text = self.what.text().strip() or heading(kind)
        if self._promise is not None:
            kind, text = self._promise.kind, self._promise.text
        suits = self.suits.isChecked()
        self.choice = PromiseChoice(kind=kind, text=text, due=self.due(), suits=suits, lead=self._lead)
        self.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the day under the questions in a narrow dialog (Qt)."""
        super().resizeEvent(event)
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(beside if self.width() / THEME.k >= TWO_COLUMNS_FROM else under)
