"""What the owner gives away for this complaint, line by line, with the total that counts."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.goodwill import Answer, Goodwill
from klachtenboek.i18n import _, euro
from klachtenboek.labels import heading, label
from klachtenboek.ui.complaint.view import View
from klachtenboek.ui.dialogs.goodwill import Asked, GoodwillDialog
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, Card, Column, Label, Row, Rule
from klachtenboek.ui.widgets.linebutton import LineButton
from klachtenboek.ui.workplace import Workplace

ANSWERS = {Answer.ACCEPTED: "check", Answer.OFFERED: "clock", Answer.DECLINED: "x"}


class GivenCard(Card):
    """Show the lines, what the customer pays, and what it comes to; a click on a line changes it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Wat je weggeeft"), icon="gift", small=True, gap=0)
        self._workplace = workplace
        self._view: View | None = None
        self.lines: list[LineButton] = []
        self.more = Button(_("Regel"), "ghost", size="s", icon="plus", shortcut="Ctrl+G", shows_shortcut=False)
        self.more.clicked.connect(self.write)
        self.add_action(self.more)
        self.empty = Label(_("Nog niets. Soms is sorry genoeg."), "small", "text2")
        self._column = Column(gap=0)
        self.share = Row(gap=10)
        self._share = QWidget()
        self._share.setLayout(self.share)
        self.share_amount = Label("", "money")
        self.share.addWidget(Label(_("Klant betaalt"), "small", "text2"), 1)
        self.share.addWidget(self.share_amount)
        self.total = Label("", "amount", "link")
        self._total = QWidget()
        self.share.set_margins(0, 4, 0, 10)
        row = Row(self._total, gap=10, margins=(0, 10, 0, 0))
        row.addWidget(Label(_("Van jou voor de klant"), "body_strong"), 1)
        row.addWidget(self.total)
        self.rule = Rule()
        self.add(self.empty)
        self.body.addLayout(self._column)
        self.add(self._share, self.rule, self._total)

    def fill(self, view: View) -> None:
        """Show what is given away for this complaint."""
        self._view = view
        complaint = view.complaint
        self.more.setVisible(complaint.lapsed is None)
        self._column.clear()
        self.lines = []
        for line in complaint.goodwill:
            button = _line(line)
            button.clicked.connect(lambda _on=False, g=line, b=button: self._open_menu(g, b))
            self.lines.append(button)
            self._column.addWidget(button)
        given = complaint.given
        has_lines = bool(complaint.goodwill)
        self.empty.setVisible(not has_lines)
        self._share.setVisible(bool(given.share))
        self.share_amount.setText(euro(-given.share))
        self.rule.setVisible(has_lines)
        self._total.setVisible(has_lines)
        self.total.setText(euro(given.given))

    def write(self) -> None:
        """Ask for a new line and write it down."""
        if self._view is None:
            return
        asked = GoodwillDialog.ask(
            self._workplace,
            customer=self._view.customer,
            complaint_id=self._view.complaint.id,
            parent=self.window(),
        )
        if asked is not None and self._workplace.attempt(lambda: self._give(asked)) is not None:
            self._workplace.say(_("Regel bewaard."), undoable=True)

    def change(self, line: Goodwill) -> None:
        """Ask for what is different and write it down."""
        if self._view is None:
            return
        asked = GoodwillDialog.ask(
            self._workplace,
            customer=self._view.customer,
            line=line,
            complaint_id=self._view.complaint.id,
            parent=self.window(),
        )
        if asked is not None and self._workplace.attempt(lambda: self._change(asked)) is not None:
            self._workplace.say(_("Regel aangepast."), undoable=True)

    def _give(self, asked: Asked) -> Complaint:
        """Write a new line down, or one for each VAT rate, and the photo that proves it."""
        book, key = self._workplace.logbook, self._key()

        def add() -> Complaint:
            if asked.shares:
                return book.goodwill.add_split(key, asked.line, asked.shares)
            return book.goodwill.add(key, asked.line)

        return book.proofs.giving(key, asked.photo, add)

    def _change(self, asked: Asked) -> Complaint:
        """Write down what is different about a line and the photo that proves it."""
        book, key, line = self._workplace.logbook, self._key(), asked.line
        if asked.photo is not None:
            book.proofs.attach(key, line.id, asked.photo)
        elif asked.drops_photo:
            book.proofs.choose(key, line.id, None)
        if asked.shares:
            return book.goodwill.change_split(key, line, asked.shares)
        return book.goodwill.change(key, line)

    def _key(self) -> int:
        return self._view.complaint.id if self._view is not None else 0

    def menu(self, line: Goodwill) -> QMenu:
        """Return what can be done with a line: change it, note the answer, take it out."""
        menu = QMenu(self)
        menu.addAction(THEME.icon("pencil"), _("Aanpassen…")).triggered.connect(lambda: self.change(line))
        for answer, icon in ANSWERS.items():
            if answer is not line.answer:
                act = menu.addAction(THEME.icon(icon), heading(answer))
                act.triggered.connect(lambda _on=False, a=answer: self._answer(line, a))
        menu.addSeparator()
        menu.addAction(THEME.icon("trash"), _("Weghalen")).triggered.connect(lambda: self._take_back(line))
        return menu

    def _open_menu(self, line: Goodwill, button: LineButton) -> None:
        self.menu(line).popup(button.mapToGlobal(QPoint(0, button.height())))

    def _answer(self, line: Goodwill, answer: Answer) -> None:
        if self._view is None:
            return
        book, key = self._workplace.logbook.goodwill, self._view.complaint.id
        if self._workplace.attempt(lambda: book.answer(key, line.id, answer)) is not None:
            said = _("{line}: {answer}.").format(line=line.description, answer=label(answer))
            self._workplace.say(self._with_closed(said, line), undoable=True)

    def _take_back(self, line: Goodwill) -> None:
        if self._view is None:
            return
        book, key = self._workplace.logbook.goodwill, self._view.complaint.id
        if self._workplace.attempt(lambda: book.take_back(key, line.id)) is not None:
            self._workplace.say(self._with_closed(_("Regel weggehaald."), line), undoable=True)

    def _with_closed(self, said: str, line: Goodwill) -> str:
        """Return the words with a warning behind them when the line belongs to a year that is closed."""
        year = self._workplace.logbook.year.closed_year_of(line.id)
        if year is None:
            return said
        words = _("{said} {year} is afgesloten, dus dit komt als correctie in het volgende jaar.")
        return words.format(said=said, year=year)


def _line(line: Goodwill) -> LineButton:
    words = line.description
    if not line.counts:
        words = f"{words} ({label(line.answer)})"
    ink = "text" if line.counts else "text3"
    return LineButton(words, euro(line.value), ink="text2" if line.counts else "text3", right_ink=ink)
