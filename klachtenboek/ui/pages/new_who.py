"""Who complains: name, telephone and e-mail in one row, with known customers offered while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from klachtenboek.i18n import _, month
from klachtenboek.labels import name_with_initials
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Column, Field, Label, Row, SuggestField, Suggestion

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from klachtenboek.domain.customer import Customer
    from klachtenboek.domain.draft import Draft
    from klachtenboek.domain.standing import CustomerRow
    from klachtenboek.ui.workplace import Workplace

STACKED_BELOW = 540
LEAST_DIGITS = 9
"""Shorter than any telephone number in the Netherlands or Belgium."""


def phone_fault(phone: str) -> str:
    """Return what is wrong with a telephone number as it was typed, nothing when it may be right."""
    digits = sum(letter.isdigit() for letter in phone)
    if not phone.strip() or digits >= LEAST_DIGITS:
        return ""
    return _("Dit nummer is te kort. Typ het zoals 06-1234 5678.")


def email_fault(email: str) -> str:
    """Return what is wrong with an e-mail address as it was typed, nothing when it may be right."""
    before, at, after = email.strip().partition("@")
    if not email.strip() or (before and at and after):
        return ""
    return _("Hier hoort een @ in, zoals naam@voorbeeld.nl.")


def known_words(row: CustomerRow, now: datetime) -> str:
    """Return who a known customer is: ``Bekende klant: Brink 4, Deventer. Had in maart ook een klacht.``"""  # noqa: D400
    customer = row.customer
    place = ", ".join(part for part in (customer.street, customer.town) if part)
    words = _("Bekende klant: {place}.").format(place=place) if place else _("Bekende klant.")
    if row.last_at is None:
        return words
    return f"{words} {_earlier(row.last_at, now)}"


def _earlier(last: datetime, now: datetime) -> str:
    if last.date() == now.date():
        return _("Had vandaag ook een klacht.")
    if (last.year, last.month) == (now.year, now.month):
        return _("Had deze maand ook een klacht.")
    year = "" if last.year == now.year else f" {last.year}"
    return _("Had in {month} ook een klacht.").format(month=month(last.month) + year)


class WhoFields(QWidget):
    """Ask for name, telephone and e-mail; `edited` tells each change, `left` that a field was left."""

    edited = Signal()
    left = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._known: Customer | None = None
        self.name_field = SuggestField(icon="user")
        self.who = Field(_("Wie is het?"), control=self.name_field)
        self.phone = Field(_("Telefoon"), icon="phone")
        self.email = Field(_("E-mail"), hint=_("mag leeg"), icon="mail", placeholder=_("naam@voorbeeld.nl"))
        self._note = Label("", "small", "text2", icon="done")
        self._note.set_icon("done", "ok")
        self._note.hide()
        self._row = Row(gap=12)
        for field, share in ((self.who, 5), (self.phone, 4), (self.email, 5)):
            self._row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        column = Column(self, gap=7)
        column.addLayout(self._row)
        column.add(self._note)
        self._connect()

    def _connect(self) -> None:
        self.name_field.asked.connect(self._offer)
        self.name_field.chosen.connect(self._choose)
        self.name_field.textEdited.connect(self._forget)
        self.phone.edited.connect(self._typed)
        self.email.edited.connect(self._typed)
        self.name_field.left.connect(self.left)
        self.phone.left.connect(self._judge_phone)
        self.email.left.connect(self._judge_email)

    def customer(self) -> Customer | None:
        """Return the known customer that was chosen, if any."""
        return self._known

    def show_draft(self, draft: Draft) -> None:
        """Fill in what was typed before."""
        self.name_field.setText(draft.who)
        self.phone.set_text(draft.phone)
        self.email.set_text(draft.email)
        for field in (self.phone, self.email):
            field.set_error("")
        found = None
        if draft.customer_id is not None:
            known = draft.customer_id
            found = self._workplace.attempt(lambda: self._workplace.logbook.customers.get(known))
        self._recognise(found)

    def _offer(self, typed: str) -> None:
        rows = self._workplace.logbook.customers.suggest(typed)
        self.name_field.offer([_suggestion(row) for row in rows])

    def _choose(self, row: object) -> None:
        chosen: CustomerRow = row  # type: ignore[assignment]  # what _offer put in
        self.name_field.setText(name_with_initials(chosen.customer))
        self.phone.set_text(chosen.customer.phone or self.phone.text())
        self.email.set_text(chosen.customer.email or self.email.text())
        self.phone.set_error("")
        self.email.set_error("")
        self._known = chosen.customer
        self._note.setText(known_words(chosen, self._workplace.now()))
        self._note.show()
        self.edited.emit()

    def _recognise(self, customer: Customer | None) -> None:
        self._known = customer
        self._note.setVisible(customer is not None)
        if customer is None:
            return
        rows = self._workplace.logbook.customers.suggest(customer.full_name)
        row = next((row for row in rows if row.customer.id == customer.id), None)
        self._note.setText(known_words(row, self._workplace.now()) if row is not None else _("Bekende klant."))

    def _forget(self) -> None:
        self._recognise(None)
        self.edited.emit()

    def _typed(self) -> None:
        for field, fault in ((self.phone, phone_fault), (self.email, email_fault)):
            if field.error() and not fault(field.text()):
                field.set_error("")
        self.edited.emit()

    def _judge_phone(self) -> None:
        self.phone.set_error(phone_fault(self.phone.text()))
        self.left.emit()

    def _judge_email(self) -> None:
        self.email.set_error(email_fault(self.email.text()))
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields under each other when there is no room beside (Qt)."""
        super().resizeEvent(event)
        stacked = self.width() / THEME.k < STACKED_BELOW
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)


def _suggestion(row: CustomerRow) -> Suggestion:
    place = ", ".join(part for part in (row.customer.street, row.customer.town) if part)
    detail = " · ".join(part for part in (place, row.customer.phone, row.last_title) if part)
    return Suggestion(name_with_initials(row.customer), detail, row)
