"""Days on which the shop is closed besides its week: own days and public holidays; the week is not here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from klachtenboek.domain.calendar import days_between, stretches
from klachtenboek.domain.when import read_day
from klachtenboek.i18n import N_, _, full_date, long_day, ngettext, number_word
from klachtenboek.publicdays import COUNTRIES
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, Card, ChipRow, Choice, Column, Field, FlowLayout, Label, Row, Switch
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from klachtenboek.domain.calendar import OpeningHours, PublicDay
    from klachtenboek.ui.workplace import Workplace

COUNTRY_WORDS = {"NL": N_("Nederland"), "BE": N_("België")}
STACKED_BELOW = 260
YEARS_AHEAD = 2
"""Of how many years holidays are offered, this one included."""

LONGEST = 366
"""Days that can be closed in one go; a longer stretch is a typing error more often than a plan."""


def say_closed(workplace: Workplace, words: str, days: Iterable[date]) -> None:
    """Tell that days were closed or opened, with what is still promised for them, and offer to undo it."""
    closed = set(days) & workplace.logbook.keeping.shop().hours.closed_on
    there = sum(row.due.date() in closed for row in workplace.logbook.promises.open()) if closed else 0
    if there:
        more = ngettext("Er staat dan nog {n} belofte.", "Er staan dan nog {n} beloftes.", there)
        words = f"{words} {more.format(n=number_word(there))}"
    workplace.say(words, undoable=True)


class ClosedCard(Card):
    """Show the closed days to come and add a day or a stretch of them, typed as one says it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Gesloten op"), gap=12)
        self._workplace = workplace
        self.first = Field(_("Eerste dag"), placeholder=_("24-12"))
        self.last = Field(_("Laatste dag"), hint=_("mag leeg"), placeholder=_("2 jan"))
        self.add_days = Button(_("Dagen toevoegen"), icon="plus")
        self.add_days.clicked.connect(self._add)
        for field in (self.first, self.last):
            for keys in ("Return", "Enter"):
                shortcut = QShortcut(QKeySequence(keys), field, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(self._add)
            field.edited.connect(lambda _text, field=field: field.set_error(""))
        self._fields = Row(gap=14)
        for field in (self.first, self.last):
            self._fields.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        button = QWidget()
        FlowLayout(button).add(self.add_days)
        words = _("Voor een vrije dag of vakantie. Dan stelt het boek geen beloftes voor en blijft het stil.")
        self.add(Label(words, "small", "text2"))
        self.body.addLayout(self._fields)
        holder = QWidget()
        self.rows: list[ClosedRow] = []
        self._column = Column(holder, gap=4)
        self.none = Label(_("Er staan geen gesloten dagen meer aan te komen."), "small", "text3")
        self.add(button, holder, self.none)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two days under each other in a narrow card (Qt)."""
        super().resizeEvent(event)
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._fields.setDirection(down if self.width() / THEME.k < STACKED_BELOW else beside)

    def show_hours(self, hours: OpeningHours) -> None:
        """Show the closed days from today on, days after each other as one stretch."""
        today = self._workplace.now().date()
        self._column.clear()
        self.rows = [ClosedRow(*stretch) for stretch in stretches(day for day in hours.closed_on if day >= today)]
        for row in self.rows:
            row.remove.clicked.connect(lambda _on=False, row=row: self._remove(row))
            self._column.addWidget(row)
        self.none.setVisible(not self.rows)

    def _add(self) -> None:
        today = self._workplace.now().date()
        first = read_day(self.first.text(), today)
        last = read_day(self.last.text(), first or today) if self.last.text().strip() else first
        unknown = _("Deze dag herkent het klachtenboek niet. Typ hem zoals 24-12.")
        self.first.set_error("" if first is not None else unknown)
        self.last.set_error("" if last is not None or first is None else unknown)
        if first is None or last is None:
            return
        days = days_between(first, last)
        if not days or len(days) > LONGEST:
            self.last.set_error(_("De laatste dag ligt niet na de eerste, of meer dan een jaar later."))
            return
        if self._workplace.attempt(lambda: self._workplace.logbook.keeping.close_on(days)) is None:
            return
        self.first.set_text("")
        self.last.set_text("")
        say_closed(self._workplace, _("Gesloten: {days}.").format(days=stretch_words(first, last)), days)
        self.first.setFocus()

    def _remove(self, row: ClosedRow) -> None:
        keeping = self._workplace.logbook.keeping
        days = days_between(row.first, row.last)
        if self._workplace.attempt(lambda: keeping.open_on(days)) is not None:
            words = _("Weer open volgens je week: {days}.").format(days=stretch_words(row.first, row.last))
            say_closed(self._workplace, words, days)
            self.first.setFocus()


def stretch_words(first: date, last: date) -> str:
    """Return ``vrijdag 25 december 2026`` or ``24 december 2026 tot en met 2 januari 2027``."""
    if first == last:
        return f"{long_day(first)} {first.year}"
    return _("{first} tot en met {last}").format(first=full_date(first), last=full_date(last))


class ClosedRow(QWidget):
    """One stretch of closed days, with `remove`."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__()
        self.first, self.last = first, last
        words = stretch_words(first, last)
        self.remove = Button(_("Weghalen"), "link", size="s", name=_("Weghalen: {days}").format(days=words))
        row = Row(self, gap=8)
        count = (last - first).days + 1
        detail = ngettext("{n} dag", "{n} dagen", count).format(n=count) if count > 1 else ""
        row.addWidget(Label(words, icon="calendar"), 1)
        row.addWidget(Label(detail, "small", "text2"))
        row.addWidget(self.remove)


class HolidaysCard(Card):
    """Offer the holidays of this year and the next, each with a tick; a ticked one closes the shop that day."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Feestdagen"), gap=10)
        self._workplace = workplace
        self._shown: tuple[int, str, tuple[PublicDay, ...]] = (0, "", ())
        self.countries = ChipRow(_("Feestdagen van"), [Choice(code, _(COUNTRY_WORDS[code])) for code in COUNTRIES])
        self.countries.value_changed.connect(self._choose_country)
        self.years = ChipRow(_("Jaar"))
        looks(self.years)
        self.years.value_changed.connect(lambda _year: self.show_hours(self._hours()))
        self.all = Button(_("Alle feestdagen dicht"), "link", icon="calendar-off")
        self.all.clicked.connect(self._close_all)
        words = _("Vink aan wanneer je dicht bent. Elk jaar kies je opnieuw.")
        self.switches: dict[date, Switch] = {}
        holder, button = QWidget(), QWidget()
        FlowLayout(button).add(self.all)
        self._flow = FlowLayout(holder, gap=24, line_gap=4, even=True)
        chips = FlowLayout(gap=24, line_gap=10)
        chips.add(Field(_("Feestdagen van"), control=self.countries), Field(_("Jaar"), control=self.years))
        self.add(Label(words, "small", "text2"))
        self.body.addLayout(chips)
        self.add(holder, button)

    def showEvent(self, event: object) -> None:
        """Make the list when it is looked at: the calendar behind it is heavy (Qt)."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.show_hours(self._hours())

    def show_hours(self, hours: OpeningHours) -> None:
        """Show which holidays are ticked, once somebody looks."""
        if not self.isVisible():
            return
        self._show_choices()
        year, country = self.years.value(), str(self.countries.value())
        if (year, country) != self._shown[:2]:
            self._make_switches(int(str(year)), country)
        for day, switch in self.switches.items():
            blocked = switch.blockSignals(True)
            switch.setChecked(day in hours.closed_on)
            switch.blockSignals(blocked)

    def _hours(self) -> OpeningHours:
        return self._workplace.logbook.keeping.shop().hours

    def _show_choices(self) -> None:
        now = self._workplace.now().year
        years = [now + ahead for ahead in range(YEARS_AHEAD)]
        if self.years.value() not in years:
            self.years.set_choices([Choice(year, str(year)) for year in years], now)
        kept = self._workplace.logbook.keeping.remembered("holidays")
        country = kept or self._workplace.logbook.keeping.shop().country
        self.countries.set_value(country if country in COUNTRIES else COUNTRIES[0])

    def _make_switches(self, year: int, country: str) -> None:
        found = self._workplace.logbook.keeping.public_days(year, country)
        self._shown = (year, country, found)
        self._flow.clear()
        self.switches = {}
        for one in found:
            switch = Switch(one.name, detail=long_day(one.day))
            switch.toggled.connect(lambda on, one=one: self._tick(one, on=on))
            self.switches[one.day] = switch
            self._flow.add(switch)

    def _choose_country(self, country: object) -> None:
        self._workplace.logbook.keeping.remember("holidays", str(country))
        self.show_hours(self._hours())

    def _tick(self, one: PublicDay, *, on: bool) -> None:
        keeping = self._workplace.logbook.keeping
        change = keeping.close_on if on else keeping.open_on
        if self._workplace.attempt(lambda: change([one.day])) is None:
            self.show_hours(self._hours())
            return
        told = _("{name}: gesloten.") if on else _("{name}: open volgens je week.")
        say_closed(self._workplace, told.format(name=one.name), [one.day])

    def _close_all(self) -> None:
        keeping = self._workplace.logbook.keeping
        days = list(self.switches)
        if self._workplace.attempt(lambda: keeping.close_on(days)) is not None:
            words = _("Gesloten op alle feestdagen van {year}.").format(year=self._shown[0])
            say_closed(self._workplace, words, days)
