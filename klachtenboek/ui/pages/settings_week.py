"""The week of the shop: per day open or closed, and from when to when; typed times are read as they are said."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.calendar import OpeningHours, Span, Week
from klachtenboek.domain.when import read_time
from klachtenboek.i18n import WEEKDAYS, _, capital, clock
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Card, Column, FlowLayout, Label, LineEdit, Switch

if TYPE_CHECKING:
    from collections.abc import Sequence

USUAL: Final = Span(time(9), time(17))
"""What a day begins with when it is switched on."""

TIME_WIDTH: Final = 92


class WeekCard(Card):
    """Show seven days; `changed` carries the opening hours after each change."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Openingstijden"), gap=6)
        self._hours = OpeningHours()
        self.add(Label(_("Bij een belofte stelt het klachtenboek tijden voor waarop je open bent."), "small", "text2"))
        self.days = [DayRow(capital(_(name))) for name in WEEKDAYS]
        for number, day in enumerate(self.days):
            day.changed.connect(lambda spans, number=number: self._change(number, spans))
            self.add(day)
        THEME.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        """Let the times of all days stand under each other."""
        wide = max(day.switch.sizeHint().width() for day in self.days)
        for day in self.days:
            day.switch.setMinimumWidth(wide)
            for field in (day.opens, day.closes):
                field.setMaximumWidth(THEME.px(TIME_WIDTH))

    def show_hours(self, hours: OpeningHours) -> None:
        """Show these hours."""
        self._hours = hours
        for day, spans in zip(self.days, hours.week, strict=True):
            day.show_spans(spans)

    def _change(self, number: int, spans: tuple[Span, ...]) -> None:
        week: Week = tuple(spans if day == number else old for day, old in enumerate(self._hours.week))
        self._hours = OpeningHours(week=week, closed_on=self._hours.closed_on)
        self.changed.emit(self._hours)


class DayRow(QWidget):
    """One day; `changed` carries its spans. A second span, after a break, is shown and kept as it is."""

    changed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._spans: tuple[Span, ...] = ()
        self.switch = Switch(name)
        self.opens, self.closes = LineEdit(), LineEdit()
        self.opens.setAccessibleName(_("{day} open vanaf").format(day=name))
        self.closes.setAccessibleName(_("{day} open tot").format(day=name))
        self._times, self._day = QWidget(), QWidget()
        times = FlowLayout(self._times, gap=8)
        self._rest = Label("", "small", "text2")
        self._closed = Label(_("gesloten"), "small", "text3")
        times.add(self.opens, Label(_("tot"), "small", "text2"), self.closes, self._rest)
        self.message = Label("", "small", "danger", icon="alert-circle")
        self.message.hide()
        flow = FlowLayout(gap=18, line_gap=2)
        flow.add(self.switch, self._times, self._closed)
        column = Column(self, gap=2)
        column.addLayout(flow)
        column.addWidget(self.message)
        self.switch.toggled.connect(self._switch)
        for field in (self.opens, self.closes):
            field.left.connect(self._read)

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Show the spans of the day, none when it is closed."""
        self._spans = tuple(spans)
        blocked = self.switch.blockSignals(True)
        self.switch.setChecked(bool(spans))
        self.switch.blockSignals(blocked)
        self._times.setVisible(bool(spans))
        self._closed.setVisible(not spans)
        if spans:
            self.opens.setText(clock(spans[0].opens))
            self.closes.setText(clock(spans[0].closes))
        later = ", ".join(f"{clock(span.opens)}–{clock(span.closes)}" for span in spans[1:])
        self._rest.setText(_("en {times}").format(times=later) if later else "")
        self._rest.setVisible(bool(later))
        self._complain("")

    def _switch(self, on: bool) -> None:  # noqa: FBT001  Qt's signal
        self.show_spans((USUAL,) if on else ())
        self.changed.emit(self._spans)
        if on:
            self.opens.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        if not self._spans:
            return
        opens, closes = read_time(self.opens.text()), read_time(self.closes.text())
        self.opens.set_fault(wrong=opens is None)
        self.closes.set_fault(wrong=closes is None or closes == opens)
        if opens is None or closes is None:
            self._complain(_("Deze tijd herkent het klachtenboek niet. Typ hem zoals 9:00."))
        elif opens == closes:
            self._complain(_("Dan ben je open en meteen weer dicht. Kies een latere sluitingstijd."))
        else:
            spans = (Span(opens, closes), *self._spans[1:])
            is_new = spans != self._spans
            self.show_spans(spans)
            if is_new:
                self.changed.emit(spans)

    def _complain(self, words: str) -> None:
        self.message.setText(words)
        self.message.setVisible(bool(words))
        for field in (self.opens, self.closes):
            field.setAccessibleDescription(words)
            if not words:
                field.set_fault(wrong=False)
