"""The fifth step: two or three solutions side by side, of which the customer chooses one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from klachtenboek.domain.goodwill import LOWERS_VAT, GoodwillKind
from klachtenboek.domain.kinds import PromiseKind
from klachtenboek.domain.text import fold
from klachtenboek.domain.when import read_moment
from klachtenboek.i18n import N_, _, euro, moment_words
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, Column, Field, LineEdit, Row
from klachtenboek.ui.widgets.moneyedit import MoneyEdit
from klachtenboek.ui.workplace import Workplace

ROWS = 3
VALUE_WIDTH = 86
HINTS = (N_("Eerste voorstel"), N_("Tweede voorstel"), N_("Derde voorstel"))
_CLUES = (
    (("tegoedbon", "cadeaubon", "bon "), GoodwillKind.VOUCHER),
    (("volgende keer", "volgende aankoop", "volgend bezoek"), GoodwillKind.NEXT_DISCOUNT),
    (("alles terug", "geld terug", "hele bedrag"), GoodwillKind.FULL_REFUND),
    (("korting", "terugbetal", "prijs", "euro terug", "deel van het bedrag"), GoodwillKind.PRICE_CUT),
    (("niet rekenen", "op de rekening", "gratis", "van de rekening"), GoodwillKind.NOT_CHARGED),
    (("bloem", "attentie", "kaartje", "bonbons", "cadeau"), GoodwillKind.COURTESY),
    (("schade", "stomerij", "reiskosten", "kosten"), GoodwillKind.COSTS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What the customer chose: words, worth in cents, and by when when a moment was named."""

    text: str
    value: int = 0
    due: datetime | None = None

    @property
    def kind(self) -> GoodwillKind:
        """The kind of gift the words point to; the owner can change it in the line."""
        return kind_of(self.text)

    @property
    def promise_kind(self) -> PromiseKind:
        """The kind of promise that goes with it when it has a moment."""
        return PromiseKind.REFUND if self.kind in LOWERS_VAT else PromiseKind.DELIVER


def kind_of(text: str) -> GoodwillKind:
    """Return the kind of gift that words such as ``geld terug`` point to; something new or mended when none do."""
    words = f"{fold(text)} "
    return next((kind for clues, kind in _CLUES if any(clue in words for clue in clues)), GoodwillKind.REPLACEMENT)


class OptionRow(QWidget):
    """One solution: what, what it is worth, and a button for when the customer chooses it."""

    chosen = Signal()
    edited = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.words = LineEdit(placeholder=_(HINTS[number - 1]))
        self.words.setAccessibleName(_("Oplossing {number}").format(number=number))
        self.value = MoneyEdit(placeholder=euro(0))
        self.value.setAccessibleName(_("Waarde van oplossing {number}").format(number=number))
        self.pick = Button("", "ghost", size="s", icon="check", name=_("De klant koos oplossing {n}").format(n=number))
        self.pick.clicked.connect(self.chosen)
        self.words.textEdited.connect(self.edited)
        row = Row(self, gap=6)
        row.addWidget(self.words, 1)
        row.addWidget(self.value)
        row.addWidget(self.pick)
        THEME.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.value.setFixedWidth(THEME.px(VALUE_WIDTH))

    def text(self) -> str:
        """Return the words without blanks around them."""
        return self.words.text().strip()

    def clear(self) -> None:
        """Empty the row."""
        self.words.clear()
        self.value.set_cents(None)


class OfferForm(QWidget):
    """Let two or three solutions be written; `chosen` carries the one the customer chose (an Offered)."""

    chosen = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.rows = [OptionRow(number) for number in range(1, ROWS + 1)]
        self.when = Field(_("Wanneer klaar?"), hint=_("mag leeg"), icon="calendar", placeholder=_("morgen 15:00"))
        self.when.edited.connect(lambda _text: self.when.set_error(""))
        self.when.left.connect(self._echo)
        column = Column(self, gap=6)
        column.add(*self.rows, self.when)
        for row in self.rows:
            row.chosen.connect(lambda row=row: self._choose(row))
            row.edited.connect(self._show_third)
        self._show_third()

    def filled(self) -> list[OptionRow]:
        """Return the rows in which something is written."""
        return [row for row in self.rows if row.text()]

    def clear(self) -> None:
        """Empty the form."""
        for row in self.rows:
            row.clear()
        self.when.set_text("")
        self.when.set_error("")
        self._show_third()

    def put_back(self, rows: Sequence[Sequence[str]], when: str) -> None:
        """Fill in what was typed before: words and value of each row, and the moment."""
        for row, (words, value) in zip(self.rows, rows, strict=False):
            row.words.setText(words)
            row.value.setText(value)
        self.when.set_text(when)
        self._show_third()

    def ask(self, below: QWidget) -> None:
        """Ask which one the customer chose: the only one, or from a menu under ``below``; go on writing when none."""
        rows = self.filled()
        if not rows:
            self.rows[0].words.setFocus()
        elif len(rows) == 1:
            self._choose(rows[0])
        else:
            self.menu(rows).popup(below.mapToGlobal(QPoint(0, below.height())))

    def menu(self, rows: list[OptionRow]) -> QMenu:
        """Return the menu of solutions to choose from."""
        menu = QMenu(self)
        for row in rows:
            cents = row.value.cents()
            words = f"{row.text()}  {euro(cents)}" if cents else row.text()
            menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _on=False, row=row: self._choose(row))
        return menu

    def _choose(self, row: OptionRow) -> None:
        due = read_moment(self.when.text(), self._workplace.now())
        if not row.text():
            row.words.setFocus()
        elif row.value.is_wrong():
            row.value.set_fault(wrong=True)
            row.value.setFocus()
        elif self.when.text().strip() and due is None:
            self._echo()
            self.when.setFocus()
        else:
            self.chosen.emit(Offered(text=row.text(), value=row.value.cents() or 0, due=due))

    def _show_third(self) -> None:
        written = [bool(row.text()) for row in self.rows]
        self.rows[2].setVisible(all(written[:2]) or written[2])

    def _echo(self) -> None:
        words, now = self.when.text().strip(), self._workplace.now()
        due = read_moment(words, now)
        if due is not None:
            self.when.set_note(_("Dat is {moment}.").format(moment=moment_words(due, now)), "text2", "calendar-check")
        elif words:
            self.when.set_error(_("Schrijf een dag met een tijd, zoals morgen 15:00."))
        else:
            self.when.set_error("")
