"""Choosing a moment: free ones as chips, a day and a time as typed, and the day they fall on; no judgement of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.when import read_day, read_moment, read_time
from klachtenboek.i18n import _, capital, clock, long_day, moment_words, number_word
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, Card, ChipRow, Choice, Column, DayAgenda, Entry, Field, Label, LineEdit, Row
from klachtenboek.ui.workplace import Workplace

TIME_WIDTH = 116
LENGTH = 30
"""Minutes that a promise takes up in the picture of a day."""
DAY_END = 24 * 60


class MomentFields(QWidget):
    """Ask for a moment; `changed` tells that it is another one, `understood` whether what stands there is one."""

    changed = Signal()
    understood = Signal(bool)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._moment = workplace.now()
        now = workplace.now()
        moments = workplace.logbook.promises.suggestions(count=3)
        self.chips = ChipRow(_("Wanneer?"), [Choice(m, capital(moment_words(m, now))) for m in moments])
        self.chips.value_changed.connect(self._chip)
        self.day = LineEdit(icon="calendar", placeholder=_("morgen, ma of 24-11"))
        self.day.setAccessibleName(_("Dag"))
        self.time = LineEdit(icon="clock", placeholder=_("15:00"))
        self.time.setAccessibleName(_("Tijd"))
        self.fault = Label("", "small", "danger", icon="alert-circle")
        self.fault.hide()
        for field in (self.day, self.time):
            field.textEdited.connect(self._typed)
            field.left.connect(self._write_out)
        row = Row(gap=8)
        row.addWidget(self.day, 1)
        row.addWidget(self.time)
        column = Column(self, gap=8)
        column.add(Field(_("Wanneer?"), control=self.chips))
        column.addLayout(row)
        column.add(self.fault)
        self.setFocusProxy(self.day)
        THEME.changed.connect(self._measure)
        self._measure()

    def moment(self) -> datetime:
        """Return the moment that was last understood (local time)."""
        return self._moment

    def set_moment(self, moment: datetime) -> None:
        """Fill in a moment, without `changed`."""
        self._moment = moment
        self.chips.set_value(moment)
        self.day.setText(long_day(moment.date()))
        self.time.setText(clock(moment))
        self.say_fault("")
        self.understood.emit(True)

    def check(self) -> bool:
        """Tell whether day and time are understood; say what is wrong and go there when they are not."""
        day, at = self._read()
        if day is None:
            self.day.setFocus()
        elif at is None:
            self.time.setFocus()
        self._tell_fault(day, at)
        return day is not None and at is not None

    def _tell_fault(self, day: date | None, at: time | None) -> None:
        if day is None:
            self.say_fault(_("Welke dag is dat? Typ morgen, maandag of 24-11."))
        elif at is None:
            self.say_fault(_("Welke tijd is dat? Typ 15:30, 15u of half 4."))
        self.day.set_fault(wrong=day is None)
        self.time.set_fault(wrong=day is not None and at is None)

    def say_fault(self, words: str) -> None:
        """Say what is wrong under the fields; nothing takes it away."""
        self.fault.setText(words)
        self.fault.setVisible(bool(words))
        self.day.set_fault(wrong=False)
        self.time.set_fault(wrong=False)

    def _read(self) -> tuple[date | None, time | None]:
        typed, today = self.day.text(), self._workplace.now().date()
        day = self._moment.date() if typed == long_day(self._moment.date()) else read_day(typed, today)
        at = read_time(self.time.text())
        whole = self._whole(self.day.text() if day is None else self.time.text() if at is None else "")
        return (whole.date(), whole.time()) if whole is not None else (day, at)

    def _whole(self, typed: str) -> datetime | None:
        """Return a day with its time typed in one field, ``over een uur`` or ``morgen half 4``, None for less."""
        words = typed.strip()
        return read_moment(words, self._workplace.now()) if " " in words or words.isalpha() else None

    def _typed(self) -> None:
        self.say_fault("")
        day, at = self._read()
        self.understood.emit(day is not None and at is not None)
        if day is not None and at is not None and datetime.combine(day, at) != self._moment:
            self._moment = datetime.combine(day, at)
            self.chips.set_value(self._moment)
            self.changed.emit()

    def _write_out(self) -> None:
        day, at = self._read()
        is_whole = (
            read_day(self.day.text(), self._workplace.now().date()) is None or read_time(self.time.text()) is None
        )
        if is_whole and day is not None and at is not None and self.day.text() != long_day(day):
            self.set_moment(datetime.combine(day, at))  # both at once, lest one field be read without the other
            return
        if (day is None and not self.day.hasFocus()) or (at is None and not self.time.hasFocus()):
            self._tell_fault(day, at)
        if day is not None and not self.day.hasFocus():
            self.day.setText(long_day(day))
        if at is not None and not self.time.hasFocus():
            self.time.setText(clock(at))

    def _chip(self, moment: object) -> None:
        if isinstance(moment, datetime):
            self.set_moment(moment)
            self.changed.emit()

    def _measure(self) -> None:
        self.time.setFixedWidth(THEME.px(TIME_WIDTH))


class DayCard(Card):
    """Show the day of a moment with opening hours and promises; `moved` carries another moment."""

    moved = Signal(object)

    def __init__(self, workplace: Workplace, *, without: int, name: str) -> None:
        super().__init__(" ", small=True, gap=6)
        self._workplace, self._without, self._name = workplace, without, capital(name)
        self._moment = workplace.now()
        self.earlier = Button("", "ghost", size="s", icon="chevron-left", name=_("Een dag eerder"))
        self.later = Button("", "ghost", size="s", icon="chevron-right", name=_("Een dag later"))
        self.earlier.clicked.connect(lambda: self._other_day(-1))
        self.later.clicked.connect(lambda: self._other_day(1))
        self.add_action(self.earlier)
        self.add_action(self.later)
        self.open = Label("", "small", "text2")
        self.agenda = DayAgenda(_("De nieuwe belofte"))
        self.agenda.moved.connect(self._to_minute)
        self.agenda.day_asked.connect(self._other_day)
        self.body.addWidget(self.open)
        self.body.addWidget(self.agenda, 1)

    def show_moment(self, moment: datetime) -> None:
        """Show the day of this moment with the promise in it."""
        self._moment = moment
        logbook = self._workplace.logbook
        day = moment.date()
        spans = [(_minute(s.opens), _closing(s.opens, s.closes)) for s in logbook.keeping.shop().hours.spans(day)]
        others = sorted(
            (x for x in logbook.promises.agenda(without=self._without) if x.day == day), key=lambda x: x.due
        )
        entries = [_entry(x.due, x.who) for x in others]
        self.set_title(capital(long_day(day)))
        self.open.setText(_opening(spans, len(entries)))
        self.agenda.set_day(spans, entries, _entry(moment, self._name))

    def _to_minute(self, minute: int) -> None:
        self.moved.emit(datetime.combine(self._moment.date(), time(minute // 60, minute % 60)))

    def _other_day(self, step: int) -> None:
        self.moved.emit(self._moment + timedelta(days=step))


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _closing(opens: time, closes: time) -> int:
    return _minute(closes) if closes > opens else DAY_END


def _entry(due: datetime, who: str) -> Entry:
    start = _minute(due.time())
    return Entry(start, min(start + LENGTH, DAY_END), who)


def _opening(spans: list[tuple[int, int]], promises: int) -> str:
    times = [_("{start} tot {end}").format(start=_time_words(start), end=_time_words(end)) for start, end in spans]
    hours = _("Open van {times}").format(times=_(" en ").join(times)) if times else _("Gesloten")
    if not promises:
        return hours
    count = _("één belofte") if promises == 1 else _("{n} beloftes").format(n=number_word(promises))
    return f"{hours} · {count}"


def _time_words(minute: int) -> str:
    """Return minutes since midnight as a time, ``08:00``; midnight at the end of the day is ``24:00``."""
    return f"{minute // 60:02d}:{minute % 60:02d}"
