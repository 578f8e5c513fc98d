"""The cards on the page of one customer: who it is, the complaints, the promises, what was given, the after-care."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import _, capital, day_word, euro, long_day, short_month
from klachtenboek.labels import heading, initials
from klachtenboek.ui.dialogs.customer import FORMS, LANGUAGES
from klachtenboek.ui.models.complaints import mark
from klachtenboek.ui.models.customers import called
from klachtenboek.ui.models.standing import standing
from klachtenboek.ui.personcard import PersonCard
from klachtenboek.ui.widgets import Card, Column, Label, Ledger, LedgerRow, Row
from klachtenboek.ui.widgets.linebutton import LineButton
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QMouseEvent

    from klachtenboek.domain.customer import Customer
    from klachtenboek.domain.standing import CustomerStanding
    from klachtenboek.domain.summary import ComplaintRow

INKS = {"danger": "danger", "primary": "link", "ok": "ok", "amber": "amber", "neutral": "text2"}
DOTS = {"danger": "danger", "primary": "primary", "ok": "ok", "amber": "neutral", "neutral": "neutral"}


class ContactCard(PersonCard):
    """Show who it is, how they are written to, and every way to reach them."""

    def __init__(self) -> None:
        super().__init__(bottom=16, elide=True)

    def fill(self, customer: Customer) -> None:
        """Show this customer."""
        self.avatar.set_initials(initials(customer))
        self.name.setText(called(customer))
        self.below.setText(f"{_(FORMS[customer.form])} · {_(LANGUAGES[customer.language])}")
        self.show_ways(customer, company=customer.company if customer.surname or customer.given else "")


class ComplaintEntry(LedgerRow):
    """Show one complaint along the margin line; a click opens it."""

    def __init__(self, row: ComplaintRow, now: datetime) -> None:
        day = row.received_at.date()
        words, tone = standing(row.facts, now)
        title = row.title or heading(row.kind)
        name = ", ".join(part for part in (title, row.reference, day_word(day, now.date()), words) if part)
        super().__init__(
            f"{day.day} {short_month(day.month)}",
            under=str(day.year) if day.year != now.year else "",
            dot="check" if row.triad.is_complete else "ring" if row.facts.is_closed else "filled",
            tone=DOTS.get(tone, "neutral"),
            name=name,
        )
        self.complaint_id = row.id
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        told = Column(gap=3)
        told.addWidget(Label(title, "body_strong"))
        given = _("{amount} weggegeven").format(amount=euro(row.given)) if row.given else ""
        below = " · ".join(part for part in (row.reference or mark(row), row.solution, given) if part)
        if below:
            told.addWidget(Label(below, "small", "text2"))
        told.addWidget(Label(words, "small_medium", INKS[tone]))
        self.content.addLayout(told, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the complaint (Qt)."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave it to the first click (Qt)."""


class ComplaintsCard(Card):
    """Show the complaints of the customer, newest first; `chosen` carries the id of one."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Klachten"), small=True, margins=(20, 12, 20, 16), gap=0)
        self.ledger = Ledger(_("Klachten van deze klant"))
        self.none = Label(_("Van deze klant staat er geen klacht in je boek."), "body", "text2")
        self.add(self.ledger, self.none)

    def fill(self, rows: tuple[ComplaintRow, ...], now: datetime) -> None:
        """Show these complaints."""
        self.ledger.clear()
        entries = [ComplaintEntry(row, now) for row in rows]
        for place, entry in enumerate(entries):
            entry.set_ends(first=place == 0, last=place == len(entries) - 1)
            entry.opened.connect(lambda key=entry.complaint_id: self.chosen.emit(key))
        self.ledger.add(*entries)
        self.ledger.setVisible(bool(entries))
        self.none.setVisible(not entries)


class PromisesTold(Card):
    """Show how promises to this customer ended."""

    def __init__(self) -> None:
        super().__init__(_("Beloftes"), icon="phone-call", small=True, gap=6)
        self._lines = Column(gap=6)
        self.body.addLayout(self._lines)

    def fill(self, found: CustomerStanding) -> None:
        """Show these figures; a way no promise ended in is left out."""
        self._lines.clear()
        ended = found.promises
        told = (
            (ended.kept, _("Op tijd nagekomen"), "done", "ok"),
            (ended.kept_late, _("Te laat nagekomen"), "clock-exclamation", "amber"),
            (ended.broken, _("Niet nagekomen"), "alert-circle", "danger"),
            (ended.moved, _("Verzet"), "calendar", "text3"),
            (found.open_promises, _("Nog open"), "clock", "text3"),
        )
        shown = [line for line in told if line[0]]
        for number, words, icon, ink in shown:
            holder = QWidget()
            row = Row(holder, gap=8)
            said = Label(words, "body")
            said.set_icon(icon, ink)
            row.addWidget(said, 1)
            row.addWidget(Label(str(number), "body_strong"))
            self._lines.addWidget(holder)
        if not shown:
            self._lines.addWidget(Label(_("Nog niets beloofd aan deze klant."), "small", "text2"))


class GivenTold(Card):
    """Show what was given in all."""

    def __init__(self) -> None:
        super().__init__(_("Weggegeven"), icon="gift", small=True, gap=2)
        self.amount = Label("", "amount", "link")
        self.note = Label("", "small", "text2")
        self.add(self.amount, self.note)

    def fill(self, found: CustomerStanding) -> None:
        """Show the amount in cents as euros."""
        self.amount.setText(euro(found.given))
        self.note.setText(_("In totaal, over alle klachten.") if found.given else _("Nog niets. Soms is sorry genoeg."))


class AftercareTold(Card):
    """Show the next after-care call; `chosen` carries its complaint. Hidden when none is planned."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Nazorg"), icon="heart", small=True, gap=4)
        self._lines = Column(gap=0)
        self.body.addLayout(self._lines)

    def fill(self, found: CustomerStanding, now: datetime) -> None:
        """Show the first call that is planned."""
        self._lines.clear()
        self.setVisible(found.aftercare is not None)
        if found.aftercare is None:
            return
        due, key = found.aftercare, found.aftercare.complaint_id
        day = capital(long_day(due.planned_on) if due.planned_on > now.date() else day_word(due.planned_on, now.date()))
        line = LineButton(day, below=due.title or due.reference, role="small_medium", ink="text")
        looks(line)
        line.clicked.connect(lambda: self.chosen.emit(key))
        self._lines.addWidget(line)
