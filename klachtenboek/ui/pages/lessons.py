"""What a year of complaints taught: numbers, causes, what was tried against them, and the triade; it counts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from klachtenboek.domain.summary import Query
from klachtenboek.i18n import _, ngettext, number_word
from klachtenboek.ui.asking import Asking
from klachtenboek.ui.dialogs.measure import MeasureDialog, NewMeasure
from klachtenboek.ui.pages.following import FollowingPage
from klachtenboek.ui.pages.lessons_cards import CausesCard, Figures, MonthsCard, TriadCard
from klachtenboek.ui.pages.lessons_measures import MeasuresCard
from klachtenboek.ui.pages.paper_out import PaperOut
from klachtenboek.ui.pages.pickbutton import PickButton
from klachtenboek.ui.widgets import Button, EmptyState, Label
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from klachtenboek.domain.learned import Learned
    from klachtenboek.domain.period import Period
    from klachtenboek.ui.workplace import Workplace

PAST_YEAR = 0
"""How the past twelve months are chosen; a year is chosen by its number."""


class LessonsPage(FollowingPage):
    """Show the lessons of a period; `list_asked` of the page carries which complaints to show.

    ``ask_measure`` asks for a new measure; whoever has no hands puts something else in its place.
    """

    side_width = 430

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, _("Lessen"))
        self.learned: Learned | None = None
        self._read_on: date | None = None
        self._asking = Asking(workplace.logbook, self)
        self._asking.waiting.connect(self._wait)
        self.paper_out = PaperOut(workplace)
        self.ask_measure: Callable[..., NewMeasure | None] = MeasureDialog.ask
        self.period = PickButton(_("Welke periode?"), "calendar", self._choices)
        self.period.picked.connect(lambda _value: self.reload())
        self.print = Button(
            _("Afdrukken voor het team"), size="s", icon="printer", shortcut="Ctrl+P", shows_shortcut=False
        )
        looks(self.print)
        self.print.clicked.connect(self._print)
        self.add_action(self.print)
        self.add_action(self.period)
        self.figures = Figures()
        self.months, self.causes, self.triad = MonthsCard(), CausesCard(), TriadCard()
        self.measures = MeasuresCard()
        self.causes.chosen.connect(self._show_complaints)
        self.measures.asked.connect(self._add_measure)
        self.compliments = Label("", "small", "text2", icon="heart")
        self.empty = EmptyState(_("Nog te weinig klachten om iets van te leren."), "")
        self.above.add(self.figures, self.empty)
        self.main.add(self.months, self.triad, self.compliments)
        self.side.add(self.causes, self.measures)

    def open(self, row_id: int = 0) -> None:
        """Show the lessons of the period that was chosen last, else of the past twelve months."""
        self.reload()
        self.period.setFocus(Qt.FocusReason.OtherFocusReason)

    def tick(self) -> None:
        """Count again when another day began."""
        if self._read_on != self._today():
            self.reload()

    def reload(self) -> None:
        """Read the lessons again."""
        super().reload()
        self._read_on = self._today()
        period = self._chosen()
        self.set_title(_("Lessen"), self._sentence())
        self._asking.ask(lambda: self._workplace.logbook.learning.over(period), self._show)

    def _wait(self) -> None:
        """Say that it is still counted; the lessons of another period are not shown meanwhile."""
        self.set_title(_("Lessen"), _("De klachten worden geteld."))
        if self.learned is None or self.learned.period != self._chosen():
            self.learned = None
            for part in self._parts():
                part.hide()

    def _parts(self) -> tuple[QWidget, ...]:
        cards = (self.figures, self.months, self.triad, self.causes, self.measures)
        return (*cards, self.print, self.empty, self.compliments)

    def _show(self, learned: Learned) -> None:
        self.set_title(_("Lessen"), self._sentence())
        if learned == self.learned:
            return
        self.learned = learned
        tells = learned.has_lessons
        for part in self._parts():
            part.setVisible(tells)
        self.empty.setVisible(not tells)
        self._tell_compliments(learned)
        if tells:
            for card in (self.figures, self.months, self.causes, self.triad, self.measures):
                card.show_learned(learned)
        else:
            words = _("Dat is goed nieuws. Zijn het er vijf of meer, dan staat hier wat ze je leren.")
            self.empty.set_text(_("Nog te weinig klachten om iets van te leren."), words)

    def _today(self) -> date:
        return self._workplace.now().date()

    def _chosen(self) -> Period:
        """Return the period that is chosen, and choose the past twelve months when that one is no more."""
        known = {self._value(place, period): period for place, period in enumerate(self._periods())}
        value = self.period.value()
        if value not in known or value is None:
            value = PAST_YEAR
        self.period.set_value(value)
        return known[value]

    def _periods(self) -> tuple[Period, ...]:
        return self._workplace.logbook.learning.periods()

    def _choices(self) -> tuple[tuple[Hashable, str], ...]:
        found = (self._value(place, period) for place, period in enumerate(self._periods()))
        return tuple((value, str(value) if value else _("Afgelopen 12 maanden")) for value in found)

    def _value(self, place: int, period: Period) -> int:
        return period.first.year if place else PAST_YEAR

    def _sentence(self) -> str:
        year = self.period.value()
        if year == PAST_YEAR:
            return _("Dit leerde je het afgelopen jaar van je klanten.")
        return _("Dit leerde je in {year} van je klanten.").format(year=year)

    def _tell_compliments(self, learned: Learned) -> None:
        count = learned.compliments
        words = ngettext(
            "Je kreeg in deze tijd ook {count} compliment.", "Je kreeg in deze tijd ook {count} complimenten.", count
        )
        self.compliments.setText(words.format(count=number_word(count)))
        self.compliments.setVisible(count > 0)

    # -- acts ---------------------------------------------------------------------------------------

    def _show_complaints(self, cause_id: int) -> None:
        year = self.period.value()
        self.list_asked.emit(Query(cause_id=cause_id, year=year if isinstance(year, int) and year else None))

    def _add_measure(self, cause_id: int) -> None:
        lessons = self._workplace.logbook.lessons
        asked = self.ask_measure(lessons.causes(), self._today(), cause_id or None, parent=self.window())
        if asked is None:
            return
        taken = self._workplace.attempt(
            lambda: lessons.take_measure(asked.text, cause_id=asked.cause_id, since=asked.since)
        )
        if taken is not None:
            self._workplace.say(_("Maatregel bewaard."), undoable=True)

    def _print(self) -> None:
        period = self._chosen()
        self.paper_out.save(lambda folder: self._workplace.logbook.learning.save_pdf(period, folder))
