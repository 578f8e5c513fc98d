"""The frame of every page: header, scrolling body in one or two columns, and a foot that stays; no contents."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QLayout, QScrollArea, QSizePolicy, QWidget
from shiboken6 import isValid

from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets.button import Button
from klachtenboek.ui.widgets.label import Label
from klachtenboek.ui.widgets.layouts import Box, Column, FlowLayout, Row, keeps_height
from klachtenboek.ui.widgets.looking import looks
from klachtenboek.ui.widgets.showing import show
from klachtenboek.ui.widgets.tip import plain_tip

TWO_COLUMNS_FROM = 1000
NARROW_HEADER = 520
LOW = 420
SIDE_WIDTH = 330
WIDE_MARGIN, NARROW_MARGIN, SLIM_MARGIN = 30, 24, 14
SLIM = 340
MOST_BACK = 26
"""Letters of the link back; the rest is in its tooltip."""
SCROLL_BAR = 12
MOST_TURNS = 3
"""Times a page is laid out at most: a part that came to stand narrower may be higher, and then a bar comes."""


class BarePage(QWidget):
    """What the window asks of every page; a page answers what it has an answer to.

    `sought` carries words to look for, `list_asked` which complaints to show (Query), `paper_asked` the id of a
    complaint whose letter is to be printed, and `messaged` tells that the messages of the page changed.
    """

    sought = Signal(str)
    list_asked = Signal(object)
    paper_asked = Signal(int)
    messaged = Signal()
    title: Label
    is_opening = False
    """Whether the window brings it into sight to call `open`, which reads what there is to show."""

    def open(self, row_id: int = 0) -> None:
        """Show what the page is about, by its id, with the keyboard where the owner begins."""

    def place_keyboard(self) -> None:
        """See to it that what `open` gave the keyboard to is in sight, now that everything has its place."""

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Lay the page out once, after all that is changed on it meanwhile."""
        yield

    def leave(self) -> bool | None:
        """Put away what is being done before another page opens; False keeps the owner here."""

    def keep(self) -> None:
        """Keep what is being typed."""

    def tick(self) -> None:
        """Say again what depends on the clock; another minute began."""

    def search(self, words: str) -> None:
        """Look for words."""

    def help_chapter(self) -> str:
        """Return the chapter of the manual about the part that is shown, empty for that of the page."""
        return ""

    def has_message(self) -> bool:
        """Tell whether a message of its own stands on the page."""
        return False

    def hold_messages(self, *, hold: bool) -> None:
        """Keep messages of its own back as long as a more pressing one stands above the page."""


class Page(BarePage):
    """Show a title with actions, and a body that scrolls.

    Fill `main` (Column) and, for a second column, `side` (Column; it comes under `main` in a narrow window).
    `at_left` is a Column left of the body that stays while it scrolls, `pills` a FlowLayout under the title; `above`
    and `below` are Columns over the full width before and after the columns. `set_foot` pins a widget to the bottom.
    `set_back` shows the link back and `back` tells a click.
    """

    back = Signal()
    side_width = SIDE_WIDTH
    """How wide the side column is beside the main one, in pixels at 100 %."""

    def __init__(self, title: str = "", subtitle: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(title, "display")
        self.subtitle = Label(subtitle, "body", "text2")
        self._is_held = self._is_laid_out = False
        self._outer = Column(self, gap=0)
        self._header = self._make_header()
        self._foot: QWidget | None = None
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._make_body()
        self._outer.addWidget(self._header)
        self.at_left = Column(gap=0)
        middle = Row(gap=0)
        middle.addLayout(self.at_left)
        middle.addWidget(self.scroller, 1)
        self._outer.addLayout(middle, 1)
        self.subtitle.setVisible(bool(subtitle))
        # Queued: the range changes in the middle of a layout, which must not be changed while it runs.
        self.scroller.verticalScrollBar().rangeChanged.connect(self._fit_bar, Qt.ConnectionType.QueuedConnection)
        THEME.changed.connect(self._arrange)
        self._arrange()

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change title and subtitle; an empty subtitle takes no room."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def set_back(self, text: str) -> None:
        """Show a link above the title that emits `back`; empty text takes it away."""
        if text or "_back" in vars(self):
            self._back.set_text(_shortened(text))
            self._back.setToolTip(plain_tip(text) if self._back.caption() != text else "")
            self._back.setVisible(bool(text))
        self.title.set_role("title" if text else "display")
        self._arrange()

    def add_action(self, widget: QWidget) -> None:
        """Put a button or field right of the title (below it in a narrow window)."""
        self._action_flow.addWidget(widget)

    def add_pill(self, widget: QWidget) -> None:
        """Put a pill under the title."""
        self.pills.addWidget(widget)
        self._pills.show()

    def clear_pills(self) -> None:
        """Take all pills away."""
        self.pills.clear()
        self._pills.hide()

    def set_foot(self, widget: QWidget | None) -> None:
        """Keep a widget at the bottom while the body scrolls; None takes it away."""
        if self._foot is not None:
            self._outer.removeWidget(self._foot)
            self._foot.setParent(None)
        self._foot = widget
        if widget is not None:
            holder = QWidget()
            keeps_height(holder)
            self._foot_row = Row(holder)
            self._foot_row.addWidget(widget, 1)
            self._foot = holder
            self._outer.addWidget(holder)
        self._arrange()

    def place_keyboard(self) -> None:
        """Scroll to what has the keyboard, on a page that was left while something else of it was seen."""
        here = QApplication.focusWidget()
        if here is None or not self._body.isAncestorOf(here) or is_seen(here):
            return
        self.scroller.verticalScrollBar().setValue(0)
        if not is_seen(here):
            self.scroller.ensureWidgetVisible(here, 0, THEME.px(NARROW_MARGIN))

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Lay the page out once, after all that is changed on it meanwhile; then all that is seen has its place.

        Qt does it at every part that comes into sight, and shows what is added one by one, a moment later.
        """
        if not self.window().isVisible():  # at the start, before anything is laid out
            yield
            return
        known = self.findChildren(QLayout)
        self._hold(known)
        try:
            yield
        finally:
            self._let_go(known)

    def _hold(self, layouts: list[QLayout]) -> None:
        self._is_held = True
        for layout in layouts:
            layout.setEnabled(False)

    def _let_go(self, known: list[QLayout]) -> None:
        """Show what waits to be shown and lay out, if the page is there; `known` is what was laid out before."""
        is_there, was_laid_out = self.isVisible(), self._is_laid_out
        self._is_held = False
        if is_there:
            self._hold(self.findChildren(QLayout))
            for part in self.findChildren(QWidget):
                if _waits_to_be_shown(part):
                    part.show()
            self._is_held = self._is_laid_out = False
            self._arrange()
        for layout in self.findChildren(QLayout):
            layout.setEnabled(True)
        if is_there:
            self._lay_out(known if was_laid_out else [])

    def _lay_out(self, known: list[QLayout]) -> None:
        """Give all its place: what was there from the inside out, so that what it is in knows how high it became."""
        _activate(known)
        self._outer.invalidate()
        self._outer.activate()
        self._is_laid_out = True
        for _turn in range(MOST_TURNS):
            before = self._body.size(), self.scroller.size()
            _activate(self.findChildren(QLayout))
            QCoreApplication.sendEvent(self.scroller, QEvent(QEvent.Type.LayoutRequest))
            self._fit_bar()
            if before == (self._body.size(), self.scroller.size()):
                break

    def is_wide(self) -> bool:
        """Tell whether main and side stand beside each other."""
        return self.width() / THEME.k >= TWO_COLUMNS_FROM

    def _make_header(self) -> QWidget:
        header = QWidget()
        outer = Column(header, gap=4)
        self._header_layout = outer
        self._top = Row(gap=18)
        self._words = words = Column(gap=4)
        words.add(self.title, self.subtitle)
        holder = QWidget()
        self._action_flow = FlowLayout(holder, gap=8, align="right")
        self._actions = holder
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        keep = holder.sizePolicy()
        keep.setHeightForWidth(True)
        holder.setSizePolicy(keep)
        self._top.addLayout(words, 1)
        self._top.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(self._top)
        policy = header.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        header.setSizePolicy(policy)
        return header

    @cached_property
    def _back(self) -> Button:
        """The link above the title, made by the first page that leads back."""
        link = Button("", "link", size="s", icon="chevron-left")
        looks(link)
        link.hide()
        link.clicked.connect(self.back)
        self._header_layout.insertWidget(0, link, 0, Qt.AlignmentFlag.AlignLeft)
        return link

    @cached_property
    def pills(self) -> FlowLayout:
        """The row of pills under the title, made for the first one."""
        self._pills = QWidget()
        flow = FlowLayout(self._pills, gap=6, line_gap=6)
        self._pills.hide()
        self._words.addWidget(self._pills)
        return flow

    def _make_body(self) -> None:
        self._body = QWidget()
        self._body_column = Column(self._body, gap=14)
        self.above, self.below = Column(gap=14), Column(gap=14)
        self.main, self.side = Column(gap=14), Column(gap=14)
        self._main_holder, self._side_holder = QWidget(), QWidget()
        self._main_holder.setLayout(self.main)
        self._side_holder.setLayout(self.side)
        self._columns = Box(QBoxLayout.Direction.LeftToRight, gap=18)
        self._columns.addWidget(self._main_holder, 1)
        self._columns.addWidget(self._side_holder)
        self._body_column.addLayout(self.above)
        self._body_column.addLayout(self._columns, 1)
        self._body_column.addLayout(self.below)
        self.scroller.setWidget(self._body)

    def _arrange(self) -> None:
        if self._is_held:
            return
        wide = self.is_wide()
        margin = self._margin()
        has_side = self.side.count() > 0
        show(self._side_holder, when=has_side)
        beside = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(beside)
        self._columns.set_gap(18 if wide else 14)
        if wide:
            self._side_holder.setFixedWidth(THEME.px(self.side_width))
        else:
            self._side_holder.setMinimumWidth(0)
            self._side_holder.setMaximumWidth(16_777_215)  # Qt's word for no limit
        roomy = self.width() / THEME.k >= NARROW_HEADER
        self._top.setDirection(beside if wide or not roomy else QBoxLayout.Direction.LeftToRight)
        self._action_flow.set_align("right" if roomy else "left")
        self._place_header(margin)
        if self._foot is not None:
            self._foot_row.set_margins(margin, 10, margin, 14)
        self._fit_bar()

    def _margin(self) -> int:
        if self.is_wide():
            return WIDE_MARGIN
        return NARROW_MARGIN if self.width() / THEME.k >= SLIM else SLIM_MARGIN

    def _fit_bar(self) -> None:
        # The bar stands in the margin, so that header and body keep one right edge and nothing jumps.
        if self._is_held:
            return
        margin = self._margin()
        bar = SCROLL_BAR if self._has_bar() else 0
        self._body_column.set_margins(margin, 4, margin - bar, 24)

    def _has_bar(self) -> bool:
        """Tell whether the body is scrolled; before it is laid out whether it will be, so that nothing jumps."""
        if self._is_laid_out:
            return self.scroller.verticalScrollBar().maximum() > 0
        wide, room = self.width(), self.height()
        if self._header.parentWidget() is not self._body:
            room -= self._header.heightForWidth(wide)
        return self._body.heightForWidth(wide) > room

    def _place_header(self, margin: int) -> None:
        low = self.height() / THEME.k < LOW
        inside = self._header.parentWidget() is self._body
        if low and not inside:
            self._body_column.insertWidget(0, self._header)
        elif inside and not low:
            self._outer.insertWidget(0, self._header)
        if low:
            self._header_layout.set_margins(0, 14, 0, 0)
        else:
            leads_back = "_back" in vars(self) and self._back.isVisibleTo(self)
            top = 12 if leads_back else 18 if self.is_wide() else 14
            self._header_layout.set_margins(margin, top, margin, 9)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the number of columns by the width at 100 % (Qt)."""
        super().resizeEvent(event)
        self._arrange()


def is_seen(part: QWidget) -> bool:
    """Tell whether a part is seen from top to bottom."""
    return part.visibleRegion().boundingRect().height() == part.height()


def _activate(layouts: list[QLayout]) -> None:
    """Lay out what changed, from the inside out."""
    for layout in reversed(layouts):
        if isValid(layout):
            layout.activate()


def _waits_to_be_shown(part: QWidget) -> bool:
    """Tell whether Qt is going to show it because it was put in a layout, and nobody said otherwise."""
    of = Qt.WidgetAttribute
    is_added = part.testAttribute(of.WA_LaidOut) and part.testAttribute(of.WA_WState_Hidden)
    return is_added and not part.testAttribute(of.WA_WState_ExplicitShowHide) and not part.isWindow()


def _shortened(text: str) -> str:
    """Return a title short enough for a link, cut between two words when it can be."""
    if len(text) <= MOST_BACK:
        return text
    cut = text[:MOST_BACK]
    whole_words = cut.rsplit(maxsplit=1)[0]
    shown = whole_words if len(whole_words) > MOST_BACK // 2 else cut
    return f"{shown.rstrip('.,:; ')}…"
