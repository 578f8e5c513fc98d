"""What a page shows while there is nothing on it: a small drawing, a title, a sentence, one or two buttons."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import paint
from klachtenboek.ui.widgets.button import Button
from klachtenboek.ui.widgets.label import Label
from klachtenboek.ui.widgets.layouts import Column, FlowLayout

ART_WIDTH, ART_HEIGHT = 150, 112


class EmptyState(QWidget):
    """Stand in the middle of an empty page; `add_button` puts an act under the sentence."""

    def __init__(self, title: str, text: str = "", *, art: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._title = Label(title, "title", align=middle)
        self._text = Label(text, "lead", "text2", align=middle)
        self._holder = QWidget()
        self._buttons = FlowLayout(self._holder, align="center")
        self._holder.hide()
        column = Column(self, gap=10, margins=(16, 24, 16, 24))
        column.addStretch(1)
        if art:
            column.addWidget(EmptyArt(), 0, middle)
            column.add_gap(8)
        column.add(self._title, self._text)
        self._text.setVisible(bool(text))
        column.add_gap(6)
        column.addWidget(self._holder)
        column.addStretch(1)

    def set_text(self, title: str, text: str = "") -> None:
        """Change title and sentence."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def add_button(self, text: str, kind: str = "secondary", *, icon: str = "") -> Button:
        """Add a button; return it, so that the page connects `clicked`."""
        button = Button(text, kind, icon=icon)
        self._buttons.addWidget(button)
        self._holder.show()
        return button


class EmptyArt(QWidget):
    """Paint a page of the ledger with a check: all is well, nothing has to be filled in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the size of the drawing (Qt)."""
        return QSize(THEME.px(ART_WIDTH), THEME.px(ART_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc, page, lines and check (Qt)."""
        painter = paint.painter_for(self)
        painter.scale(self.width() / ART_WIDTH, self.height() / ART_HEIGHT)
        paint.plate(painter, QRectF(23, 4, 104, 104), 52, "primary_tint")
        paint.plate(painter, QRectF(43, 17, 65, 81), 6, "surface", "primary_line", width=1.5)
        painter.setPen(QPen(THEME.color("kant"), 1.6))
        painter.drawLine(QPointF(59, 17.5), QPointF(59, 97.5))
        painter.setPen(QPen(THEME.color("line_btn"), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for top, right in ((35, 101), (49, 95), (63, 101), (77, 87)):
            painter.drawLine(QPointF(67, top), QPointF(right, top))
        seal = QRectF(93, 71, 32, 32)
        paint.plate(painter, seal.adjusted(-2, -2, 2, 2), 18, "surface")
        paint.plate(painter, seal, 16, "ok")
        paint.tick(painter, seal, "on_ok")
