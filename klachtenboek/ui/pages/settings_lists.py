"""The shop's two lists, of kinds of complaints and of causes: renamed, added to, hidden and put in order in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.errors import Refused
from klachtenboek.domain.lesson import MOST_CAUSES, Category, Listed
from klachtenboek.explain import explain
from klachtenboek.i18n import N_, _
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, Card, Column, EndsLayout, FlowLayout, Label, LineEdit, Row, announce, paint

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from klachtenboek.domain.lesson import Entry
    from klachtenboek.ui.workplace import Workplace

TITLES: Final = {Listed.CATEGORIES: N_("Soorten klachten"), Listed.CAUSES: N_("Oorzaken")}
WORDS: Final = {
    Listed.CATEGORIES: N_("Waar een klacht over kan gaan. De eerste zes staan als knop bij een nieuwe klacht."),
    Listed.CAUSES: N_("Waar een klacht door kan komen. De eerste vijf staan als knop bij de laatste stap."),
}
ADD: Final = {Listed.CATEGORIES: N_("Nieuwe soort"), Listed.CAUSES: N_("Nieuwe oorzaak")}


class ListCard(Card):
    """Show one list; what is typed in a name is kept when the field is left, everything else at once."""

    def __init__(self, workplace: Workplace, listed: Listed) -> None:
        super().__init__(_(TITLES[listed]), gap=8)
        self._workplace, self._listed = workplace, listed
        self._book = workplace.logbook.lists
        self.rows: list[EntryRow] = []
        self.add(Label(_(WORDS[listed]), "small", "text2"))
        rest = _("Een nieuwe naam geldt ook voor klachten van vroeger. Wat je verbergt, blijft daar staan.")
        self.add(Label(rest, "small", "text2"))
        rows, self._hidden = QWidget(), QWidget()
        self._column = Column(rows, gap=6)
        self._hidden_column = Column(self._hidden, gap=4)
        self.new = LineEdit(placeholder=_(ADD[listed]))
        self.new.setAccessibleName(_(ADD[listed]))
        self.add_button = Button(_("Toevoegen"), icon="plus")
        self.add_button.clicked.connect(self._add)
        self.new.returnPressed.connect(self._add)
        self.message = Label("", "small", "danger", icon="alert-circle")
        line = QWidget()
        EndsLayout(line, gap=8).add(self.new, self.add_button)
        self.add(rows, line)
        self.add(self.message, self._hidden)
        self.message.hide()

    def reload(self) -> None:
        """Show the list as it is; a name that is being typed stays, and so does the keyboard's place."""
        entries = self._book.entries(self._listed)
        while len(self.rows) > len(entries):
            self.rows.pop().deleteLater()
        for entry in entries[len(self.rows) :]:
            self._make_row(entry)
        for row, entry in zip(self.rows, entries, strict=True):
            row.show_entry(entry, anyway=row.entry.id != entry.id)
        self._show_hidden()
        is_full = len(entries) >= MOST_CAUSES
        self.new.setEnabled(not is_full)
        self.add_button.setEnabled(not is_full)
        self.new.setPlaceholderText(_("De lijst is vol: twaalf passen erin.") if is_full else _(ADD[self._listed]))

    def keep(self) -> None:
        """Keep the name that is still being typed."""
        for row in self.rows:
            row.leave()

    def _make_row(self, entry: Entry) -> None:
        row = EntryRow(entry)
        row.named.connect(lambda name: self._rename(row, name))
        row.hinted.connect(lambda words: self._hint(row, words))
        row.moved.connect(lambda position: self._drop(row, position))
        row.shifted.connect(lambda step: self._move(row, self.rows.index(row) + step))
        row.hide_button.clicked.connect(lambda: self._hide(row))
        self._column.addWidget(row)
        self.rows.append(row)

    def _show_hidden(self) -> None:
        hidden = self._book.hidden(self._listed)
        self._hidden_column.clear()
        if hidden:
            self._hidden_column.addWidget(Label(_("Verborgen"), "small_strong", "text2"))
        for entry in hidden:
            line = Row(gap=8)
            again = Button(
                _("Weer gebruiken"), "link", size="s", name=_("Weer gebruiken: {name}").format(name=entry.name)
            )
            again.clicked.connect(lambda _on=False, entry=entry: self._show_again(entry))
            line.addWidget(Label(entry.name, "body", "text2"), 1)
            line.addWidget(again)
            self._hidden_column.addLayout(line)
        self._hidden.setVisible(bool(hidden))

    # -- what the owner does ------------------------------------------------------------------------

    def _add(self) -> None:
        if self.new.text().strip() and self._try(lambda: self._book.add(self._listed, self.new.text())):
            self._tell(_("{name} staat erbij.").format(name=self.new.text().strip()))
            self.new.clear()
            self.new.setFocus()

    def _rename(self, row: EntryRow, name: str) -> None:
        if name.strip() == "":
            row.show_entry(row.entry, anyway=True)
        elif self._try(lambda: self._book.rename(row.entry, name)):
            self._tell(_("Nieuwe naam bewaard."))
        else:
            row.show_entry(row.entry, anyway=True)

    def _hint(self, row: EntryRow, words: str) -> None:
        entry = row.entry
        if isinstance(entry, Category) and self._try(lambda: self._book.word_hints(entry, words)):
            self._tell(_("Woorden bewaard."))

    def _hide(self, row: EntryRow) -> None:
        place = self.rows.index(row)
        gone = row.entry
        if self._try(lambda: self._book.hide(gone)):
            self._tell(_("{name} is verborgen.").format(name=gone.name))
            rest = self.rows[min(place, len(self.rows) - 1) :]
            (rest[0].name if rest else self.new).setFocus()

    def _show_again(self, entry: Entry) -> None:
        if self._try(lambda: self._book.show(entry)):
            self._tell(_("{name} staat er weer bij.").format(name=entry.name))
            self.rows[-1].name.setFocus()

    def _drop(self, row: EntryRow, position: QPoint) -> None:
        """Put a row that was dragged where its grip was let go, by the middles of the others."""
        above = [each for each in self.rows if each.mapToGlobal(each.rect().center()).y() < position.y()]
        self._move(row, len([each for each in above if each is not row]))

    def _move(self, row: EntryRow, place: int) -> None:
        row.leave()
        here, place = self.rows.index(row), max(0, min(place, len(self.rows) - 1))
        if here == place:
            return
        order = [each.entry for each in self.rows if each is not row]
        order.insert(place, row.entry)
        if self._try(lambda: self._book.order(order)):
            self.rows[place].name.setFocus()
            announce(self.rows[place], _("Plaats {n}").format(n=place + 1))
            self._tell(_("De volgorde is veranderd."))

    def _try(self, act: Callable[[], object]) -> bool:
        """Do it; when the book refuses, say why here. The list is shown again either way."""
        try:
            act()
        except Refused as error:
            self.message.setText(explain(error))
            self.message.show()
            announce(self, explain(error))
            return False
        self.message.hide()
        self.reload()
        return True

    def _tell(self, words: str) -> None:
        self._workplace.say(words, undoable=True)


class EntryRow(QWidget):
    """One entry: a grip to drag it by, its name, and buttons; Alt+↑ and Alt+↓ move it too.

    `named` and `hinted` carry what was typed, `moved` where on the screen it was let go, `shifted` a step up or down.
    """

    named = Signal(str)
    hinted = Signal(str)
    moved = Signal(QPoint)
    shifted = Signal(int)

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.grip = Grip()
        self.name = LineEdit()
        self.hints = LineEdit(placeholder=_("Woorden in het verhaal, met komma’s ertussen"))
        up = Button("", "ghost", size="s", icon="chevron-up", name=_("Omhoog"))
        down = Button("", "ghost", size="s", icon="chevron-down", name=_("Omlaag"))
        self.up, self.down = up, down
        self.hide_button = Button("", "ghost", size="s", icon="eye-off", name=_("Verbergen"))
        self.more = Button("", "ghost", size="s", icon="tag", name=_("Woorden"))
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_hints)
        up.clicked.connect(lambda: self.shifted.emit(-1))
        down.clicked.connect(lambda: self.shifted.emit(1))
        self.grip.dropped.connect(self.moved)
        self.name.left.connect(self.leave)
        self.name.returnPressed.connect(self.leave)
        self.hints.left.connect(self._leave_hints)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.shifted.emit(step))
        left, buttons = QWidget(), QWidget()
        row = Row(left, gap=6)
        row.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignTop)
        fields = Column(gap=4)
        fields.add(self.name, self.hints)
        row.addLayout(fields, 1)
        FlowLayout(buttons, gap=6).add(self.more, up, down, self.hide_button)
        EndsLayout(self, gap=6).add(left, buttons)
        self.hints.hide()
        self.more.setVisible(isinstance(entry, Category))  # only now: shown without a parent it would be a window

    def show_entry(self, entry: Entry, *, anyway: bool = False) -> None:
        """Show the entry; a name that is being typed is left alone unless ``anyway``."""
        self.entry = entry
        if anyway or not self.name.hasFocus():
            self.name.setText(entry.name)
        if isinstance(entry, Category) and (anyway or not self.hints.hasFocus()):
            self.hints.setText(", ".join(entry.hints))
            self.hints.setCursorPosition(0)
        self.name.setAccessibleName(_("Naam van {name}").format(name=entry.name))
        self.hints.setAccessibleName(_("Woorden die wijzen op {name}").format(name=entry.name))
        for button, words in (
            (self.more, _("Woorden die wijzen op {name}")),
            (self.up, _("{name} omhoog")),
            (self.down, _("{name} omlaag")),
            (self.hide_button, _("{name} verbergen")),
        ):
            button.setAccessibleName(words.format(name=entry.name))

    def _show_hints(self, on: bool) -> None:  # noqa: FBT001  Qt's signal
        self.hints.setVisible(on)
        if on:
            self.hints.setFocus()

    def leave(self) -> None:
        """Tell the name when it is another one."""
        if self.name.text().strip() != self.entry.name:
            self.named.emit(self.name.text())

    def _leave_hints(self) -> None:
        if isinstance(self.entry, Category) and self.hints.text().strip() != ", ".join(self.entry.hints):
            self.hinted.emit(self.hints.text())


class Grip(QWidget):
    """Six dots to drag a row by; the keyboard has Alt+↑ and Alt+↓. `dropped` carries where it was let go."""

    dropped = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(QCursor(Qt.CursorShape.OpenHandCursor))
        self.setToolTip(_("Sleep om de volgorde te veranderen ({keys})").format(keys="Alt+↑ Alt+↓"))
        self._restyle()
        THEME.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFixedSize(THEME.px(20), THEME.height("field"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold (Qt)."""
        self.setCursor(QCursor(Qt.CursorShape.ClosedHandCursor))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go (Qt)."""
        self.setCursor(QCursor(Qt.CursorShape.OpenHandCursor))
        self.dropped.emit(event.globalPosition().toPoint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots (Qt)."""
        painter = paint.painter_for(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(THEME.color("line_strong"))
        size, gap = THEME.px(3), THEME.px(6)
        top, left = self.height() // 2 - gap - size // 2, self.width() // 2 - gap // 2 - size // 2
        for row in range(3):
            for column in range(2):
                painter.drawEllipse(left + column * gap, top + row * gap, size, size)
