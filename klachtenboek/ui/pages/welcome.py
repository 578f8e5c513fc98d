"""Welkom: two questions and start; everything else is asked when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from klachtenboek.domain.checklist import STEPS, Step
from klachtenboek.domain.shop import Trade
from klachtenboek.domain.writer import user_of_computer
from klachtenboek.i18n import _
from klachtenboek.labels import heading
from klachtenboek.ui.dialogs.restore import ask_and_restore
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.tokens import DARK
from klachtenboek.ui.widgets import (
    AppMark,
    BarePage,
    Button,
    ChipRow,
    Choice,
    Column,
    Field,
    FlowLayout,
    Label,
    Row,
    paint,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from klachtenboek.ui.workplace import Workplace

PICTURE_FROM = 1000
"""Width at 100 % from which there is room for the drawing."""
FORM_WIDTH, MARGIN = 570, 64
BOOK, RULES = QSize(300, 372), 9


class WelcomePage(BarePage):
    """Ask for the name of the shop and of its owner; both may stay empty."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.title = Label(_("Fijn dat je er bent"), "display")
        self.shop = Field(_("Hoe heet je zaak?"))
        self.owner = Field(_("Hoe heet je?"))
        self.trade = ChipRow(_("Wat voor zaak is het?"), [Choice(one, heading(one)) for one in Trade], Trade.SHOP)
        self.begin = Button(_("Beginnen"), "primary", size="l")
        self.begin.clicked.connect(self._begin)
        self.restore = Button(_("Ik heb al een back-up"), "ghost", icon="history")
        self.restore.clicked.connect(self._put_back)
        if not workplace.logbook.backups.is_possible:  # shown before it lies in the page it would be a window
            self.restore.hide()
        self.book = OpenBook()
        row = Row(self, gap=0)
        row.addWidget(self._make_scroller(), 1)
        row.addWidget(self.book, 1)
        for field in (self.shop, self.owner):
            field.control.returnPressed.connect(self._begin)  # type: ignore[attr-defined]  # both are LineEdits

    def open(self, row_id: int = 0) -> None:
        """Ask; the keyboard is at the first question."""
        shop = self._workplace.logbook.keeping.shop()
        self.shop.set_text(shop.name)
        self.owner.set_text(shop.owner or user_of_computer())
        self.trade.set_value(shop.trade)
        self.shop.setFocus()

    def reload(self) -> None:
        """Leave what is being typed alone."""

    def _make_scroller(self) -> QScrollArea:
        form = QWidget()
        self._fill(Column(form, gap=6))
        body = QWidget()
        column = Column(body, gap=0, margins=(MARGIN, 24, 56, 24))
        self._margins = column
        column.addStretch(1)
        column.addWidget(form)
        column.addStretch(1)
        scroller = QScrollArea()
        scroller.setWidget(body)
        scroller.setWidgetResizable(True)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroller

    def _fill(self, column: Column) -> None:
        head = Row(gap=12)
        head.addWidget(_fixed(AppMark(44)))
        head.addWidget(Label(_("Klachtenboek"), "h2"), 1)
        column.addLayout(head)
        column.add_gap(24)
        intro = _(
            "Met twee antwoorden kun je beginnen. De rest vragen we pas als het nodig is, "
            "bijvoorbeeld je adres bij je eerste brief."
        )
        column.add(self.title, Label(intro, "lead", "text2"))
        for part in (
            self.shop,
            self.owner,
            Field(_("Wat voor zaak is het?"), control=self.trade),
        ):
            column.add_gap(14 if part is not self.shop else 20)
            column.add(part)
        column.add(Label(_("Zo zetten we alvast passende soorten klachten klaar."), "small", "text2"))
        column.add_gap(18)
        acts = FlowLayout(gap=10)
        acts.add(self.begin, self.restore)
        column.addLayout(acts)
        column.add_gap(12)
        column.add(
            Label(_("Alles blijft op deze computer. Geen account, geen internet nodig."), "small", "text2", icon="lock")
        )

    def _begin(self) -> None:
        trade = self.trade.value()
        chosen = trade if isinstance(trade, Trade) else Trade.SHOP
        welcome = self._workplace.logbook.keeping.welcome
        if self._workplace.attempt(lambda: welcome(name=self.shop.text(), owner=self.owner.text(), trade=chosen)):
            self._workplace.go("today")

    def _put_back(self) -> None:
        if ask_and_restore(self._workplace, self) and self._workplace.logbook.keeping.shop().is_welcomed:
            self._workplace.go("today")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the drawing out where there is no room (Qt)."""
        super().resizeEvent(event)
        wide = self.width() / THEME.k >= PICTURE_FROM
        self.book.setVisible(wide)
        left, room = MARGIN if wide else 32, self.width() / THEME.k / (2 if wide else 1)
        # A widest width for the form would make its layout ask for the height of a wider one.
        self._margins.set_margins(left, 24, max(left, int(room) - left - FORM_WIDTH), 24)


class OpenBook(QWidget):
    """Paint a page of the book: six steps, five of them done."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return room for the page with blue around it (Qt)."""
        return QSize(THEME.px(BOOK.width() + 80), THEME.px(BOOK.height() + 80))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, page, lines and words (Qt)."""
        painter = paint.painter_for(self)
        painter.fillRect(self.rect(), THEME.color("primary_tint" if THEME.tokens is DARK else "primary"))
        wide, high = THEME.px(BOOK.width()), THEME.px(BOOK.height())
        sheet = QRectF((self.width() - wide) / 2, (self.height() - high) / 2 - THEME.px(20), wide, high)
        _shadow(painter, sheet)
        paint.plate(painter, sheet, THEME.px(12), "surface")
        for number in range(RULES):
            _rule(painter, sheet, number)
        for number, step in enumerate(STEPS):
            _line(painter, sheet, number, step)
        painter.setPen(QPen(THEME.color("kant"), THEME.px(2)))
        margin = sheet.left() + THEME.px(78)
        painter.drawLine(QPointF(margin, sheet.top()), QPointF(margin, sheet.bottom()))
        below = QRectF(0, sheet.bottom() + THEME.px(22), self.width(), THEME.px(30))
        words = _("Eerst aandacht, dan actie.")
        paint.text(painter, below, words, "quote", "on_primary", Qt.AlignmentFlag.AlignHCenter)


def _shadow(painter: QPainter, sheet: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    shade = QColor(0, 0, 0)  # in every scheme: a light one would be a glow
    shade.setAlpha(10)
    painter.setBrush(shade)
    for grow in range(THEME.px(14), 0, -THEME.px(2)):
        painter.drawRoundedRect(sheet.adjusted(-grow, -grow / 2, grow, grow * 1.6), THEME.px(16), THEME.px(16))


def _down(number: int) -> int:
    return THEME.px(52 + 36 * number)


def _rule(painter: QPainter, sheet: QRectF, number: int) -> None:
    top = sheet.top() + _down(number)
    painter.setPen(QPen(THEME.color("divider"), 1))
    painter.drawLine(QPointF(sheet.left(), top), QPointF(sheet.right(), top))


def _line(painter: QPainter, sheet: QRectF, number: int, step: Step) -> None:
    top = sheet.top() + _down(number)
    is_done = step is not STEPS[-1]
    disc = QRectF(sheet.left() + THEME.px(31), top + THEME.px(7), THEME.px(22), THEME.px(22))
    paint.disc(painter, disc, "done" if is_done else "later", "", "link")
    place = QRectF(sheet.left() + THEME.px(96), top, sheet.width() - THEME.px(104), THEME.px(36))
    paint.text(painter, place, heading(step), "quote", "text" if is_done else "text2")


def _fixed(mark: AppMark) -> AppMark:
    mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return mark
