"""The coach beside a new complaint: three steps of attention with a sentence each; it writes nothing down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QSpacerItem, QWidget

from klachtenboek.domain.checklist import ATTENTION, Step
from klachtenboek.i18n import _, clock
from klachtenboek.labels import heading
from klachtenboek.sentences import instruction, online_instruction
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, Card, Column, Label, QuoteCard, Row, StepRow
from klachtenboek.ui.widgets import Step as StepPart

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

STRIP_STACKED_BELOW = 460
FOOT_GAP = 18


class Coach(Card):
    """Show the three steps with the sentences to say; `asked` tells which step is to be ticked or unticked."""

    asked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(_("Aandacht"), role="warm", icon="heart", small=True, gap=4)
        self._steps: dict[Step, StepPart] = {}
        self._quotes: dict[Step, QuoteCard] = {}
        self._online = Label(online_instruction(), "small", "warm_on_tint", icon="world")
        self._online.hide()
        self.add(self._online)
        for number, step in enumerate(ATTENTION, start=1):
            detail = instruction(step) if step is Step.LISTEN else ""
            row = StepRow(number, heading(step), detail=detail, shortcut=f"Alt+{number}")
            row.asked.connect(lambda is_on, found=step: self.asked.emit(found, is_on))
            part = StepPart(row)
            if step is not Step.LISTEN:
                self._quotes[step] = QuoteCard()
                part.content.add(self._quotes[step])
            self._steps[step] = part
            self.add(part)

    def row(self, step: Step) -> StepRow:
        """Return the row of a step."""
        return self._steps[step].head

    def show_state(self, done: Mapping[Step, datetime], words: Mapping[Step, str], *, online: bool) -> None:
        """Show what was done and when, and the sentence of each step still to be said."""
        current = next((step for step in ATTENTION if step not in done), None)
        for step, part in self._steps.items():
            at = done.get(step)
            state = "done" if at is not None else "now" if step is current else "later"
            part.head.set_state(state, clock(at) if at is not None else "")
            quote = self._quotes.get(step)
            if quote is not None:
                quote.set_text(words.get(step, ""))
            part.set_open(is_open=quote is not None and at is None)
        self._online.setVisible(online)


class CoachStrip(Card):
    """Show only the step of this moment, in a narrow window; `asked` tells that one is to be ticked or unticked."""

    asked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(role="warm", margins=(14, 10, 12, 10), gap=0)
        self._step: Step | None = None
        self._done: frozenset[Step] = frozenset()
        for number, step in enumerate(ATTENTION, start=1):
            keys = QShortcut(QKeySequence(f"Alt+{number}"), self)
            keys.activated.connect(lambda step=step: self.asked.emit(step, step not in self._done))
        self._title = Label("", "body_strong", "warm_on_tint", icon="heart")
        self._words = Label("", "quote", "text")
        self._said = Button(_("Gezegd"), size="s", icon="check")
        self._said.clicked.connect(lambda: self.asked.emit(self._step, True))
        holder = QWidget()
        self._row = Row(holder, gap=10)
        text = Column(gap=3)
        text.add(self._title, self._words)
        self._row.addLayout(text, 1)
        self._row.addWidget(self._said, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.add(holder)

    def show_state(self, done: Mapping[Step, datetime], words: Mapping[Step, str], *, online: bool) -> None:
        """Show the first step that is not done, or that all three are."""
        self._done = frozenset(done)
        self._step = next((step for step in ATTENTION if step not in done), None)
        self._said.setVisible(self._step is not None)
        if self._step is None:
            self._title.setText(_("Aandacht gegeven"))
            self._words.setText(online_instruction() if online else _("Nu kan de oplossing komen."))
            self._words.set_role("small")
            return
        place = _("stap {n} van {all}").format(n=ATTENTION.index(self._step) + 1, all=len(ATTENTION))
        self._title.setText(f"{heading(self._step)}  {place}")
        sentence = words.get(self._step, "")
        self._words.set_role("quote" if sentence else "small")
        self._words.setText(f"“{sentence}”" if sentence else instruction(self._step))
        self._said.set_text(_("Gezegd") if sentence else _("Gedaan"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button under the words when there is no room beside them (Qt)."""
        super().resizeEvent(event)
        stacked = self.width() / THEME.k < STRIP_STACKED_BELOW
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if stacked else beside)


class ActionCard(Card):
    """Say that action comes after attention; there is nothing to do here yet."""

    def __init__(self) -> None:
        super().__init__(_("Actie"), icon="tool", note=_("komt hierna"), small=True, gap=0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


class SaveBar(QWidget):
    """Save and go on, or save and close; tells when the draft was kept. In a side column or at the foot."""

    go_on = Signal()
    close_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._on = Button(_("Bewaren en verder"), "primary", size="l", shortcut="Ctrl+Return")
        self._away = Button(_("Bewaren en sluiten"))
        self._kept = Label("", "caption", "text2", icon="device-floppy")
        self._on.clicked.connect(self.go_on)
        self._away.clicked.connect(self.close_asked)
        self._box = Column(self, gap=9)
        self._room = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._is_foot: bool | None = None
        self.arrange(foot=False)

    def arrange(self, *, foot: bool) -> None:
        """Stand under each other, or beside each other at the foot of the page."""
        if foot == self._is_foot:
            return
        self._is_foot = foot
        for widget in (self._on, self._away, self._kept):
            self._box.removeWidget(widget)
        self._box.removeItem(self._room)
        if foot:
            self._box.addItem(self._room)  # the buttons stay at the right, also when there is nothing to tell
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if foot else QBoxLayout.Direction.TopToBottom)
        order = (self._kept, self._away, self._on) if foot else (self._on, self._away, self._kept)
        for widget in order:
            self._box.addWidget(widget, 1 if foot and widget is self._kept else 0)
        self._stretch(foot=foot)

    def _stretch(self, *, foot: bool) -> None:
        for button in (self._on, self._away):
            if foot:
                button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            else:
                button.stretch()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest word: at the foot they can stand under each other (Qt)."""
        wide = max(button.narrowest() for button in (self._on, self._away))
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand under each other at the foot when there is no room beside (Qt)."""
        super().resizeEvent(event)
        if self._is_foot:
            needed = sum(button.sizeHint().width() for button in (self._on, self._away)) + THEME.px(FOOT_GAP)
            stacked = self.width() < needed
            down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
            self._box.setDirection(down if stacked else beside)
            self._stretch(foot=not stacked)

    def show_kept(self, *, is_shown: bool) -> None:
        """Show or hide when the draft was kept; a narrow foot has no room for it."""
        self._kept.setVisible(is_shown)

    def tell(self, words: str) -> None:
        """Say when the draft was kept."""
        self._kept.setText(words)
        self._kept.set_icon("device-floppy" if words else "")
