"""The cards beside the promises: what is not resolved yet, the figures of the month, after-care; no promises."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.status import Status
from klachtenboek.domain.triad import Part
from klachtenboek.i18n import _, capital, day_word, duration_words, month, ngettext, number_word, whole_euro
from klachtenboek.labels import heading, label, person
from klachtenboek.ui.pages.today_row import RowButton
from klachtenboek.ui.widgets import Button, Card, Column, FlowLayout, Label, Rule, triad
from klachtenboek.ui.widgets.looking import looks
from klachtenboek.ui.widgets.showing import show
from klachtenboek.ui.widgets.textlines import TextLine, TextLines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from klachtenboek.domain.summary import AftercareRow, ComplaintRow, Figures, PromiseFigures, Reaction

MOST_ROWS = 4
"""How many complaints the card names; the list has them all."""
MOST_CALLS = 4
"""How many after-care calls the card names; the next ones follow when these were made."""
MINUTE, HOUR, DAY = 60, 3_600, 86_400


def age(since: datetime, now: datetime) -> str:
    """Return how long ago, in one measure: ``12 min``, ``3 uur``, ``2 dagen``."""
    seconds = max(0, int((now - since).total_seconds()))
    days = (now.date() - since.date()).days
    if seconds < HOUR:
        return _("{count} min").format(count=seconds // MINUTE)
    if seconds < DAY and days < 2:  # noqa: PLR2004  last night is hours ago, not a day
        return _("{count} uur").format(count=seconds // HOUR)
    return ngettext("{count} dag", "{count} dagen", days).format(count=days)


def missing(row: ComplaintRow, now: datetime) -> tuple[str, str]:
    """Return what a complaint still wants, in words, with the colour token of attention, action or done."""
    if row.facts.is_online and not row.facts.has_reaction:
        return _("Nog niet gereageerd"), "warm"
    first = next(iter(row.missing), None)
    if first is Part.UNDERSTANDING:
        return _("Begrip nog niet getoond"), "warm"
    if first is Part.APOLOGY:
        return _("Sorry nog niet gezegd"), "warm"
    if first is Part.SOLUTION:
        return (_("Klant nog niet akkoord") if row.solution else _("Oplossing nog open")), "link"
    status = row.status(now)
    return (_("Brief nog niet gemaakt") if status is Status.LETTER_DUE else heading(status)), "link"


class UnresolvedCard(Card):
    """Name the complaints that still want something, the newest first; `chosen` carries the id of one."""

    chosen = Signal(int)
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Nog niet opgelost"), gap=0)
        self._all = Button("", "link", size="s")
        self._all.clicked.connect(self.all_asked)
        looks(self._all)
        self.add_action(self._all)

    def show_rows(self, rows: Sequence[ComplaintRow], count: int, now: datetime) -> None:
        """Show these, of ``count`` in all."""
        self.body.clear()
        self._all.set_text(_("Alle {count}").format(count=count))
        self._all.setVisible(count > 0)
        if not rows:
            self.add(Label(_("Alle klachten zijn opgelost."), "small", "text2"))
        for place, row in enumerate(rows):
            if place:
                self.add(Rule())
            self.add(self._line(row, now))

    def _line(self, row: ComplaintRow, now: datetime) -> RowButton:
        who = person(row.customer)
        words, tone = missing(row, now)
        spoken = f"{who}, {_('OEFENING')}" if row.is_practice else who
        beside = _("OEFENING") if row.is_practice else age(row.received_at, now)
        lines = TextLines(
            TextLine(
                who,
                "body_strong",
                "text",
                beside=beside,
                at_end=True,
                gap=8,
                tone="primary" if row.is_practice else "",
            ),
            TextLine(row.title, "small", "text2"),
            TextLine(words, "small_medium", tone, icon="circle-dot"),
        )
        done = tuple(part not in row.missing for part in Part)
        line = RowButton(f"{spoken}. {row.title}. {words}.", lines, done)
        line.setAccessibleDescription(triad.spoken(done))
        line.clicked.connect(lambda: self.chosen.emit(row.id))
        return line


SLOW, FEW = 60, 3
"""Minutes from which a wait is worth a line, and how many complaints that has to be true of."""


class MonthCard(Card):
    """Show the figures of this month."""

    def __init__(self) -> None:
        super().__init__(gap=4)
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=30, line_gap=10)
        self.kept = Label("", "small", "text2")
        self.reactions = Label("", "small", "text2")
        self.add(self._holder, self.kept, self.reactions)

    def show_figures(self, figures: Figures, today: date) -> None:
        """Show what was received, resolved and given since the first of the month of ``today``."""
        self.set_title(capital(month(today.month)))
        self._flow.clear()
        for figure, words in (
            (str(figures.complaints), ngettext("klacht", "klachten", figures.complaints)),
            (str(figures.resolved), _("opgelost")),
            (whole_euro(figures.given), _("weggegeven")),
        ):
            holder = QWidget()
            Column(holder, gap=0).add(Label(figure, "amount"), Label(words, "caption", "text2"))
            self._flow.addWidget(holder)

    def show_kept(self, figures: PromiseFigures, year: int) -> None:
        """Show how many promises of the year were kept in time; nothing as long as none had to be."""
        words = _("In {year} kwam je {kept} van {all} beloftes op tijd na.")
        self.kept.setText(words.format(year=year, kept=figures.kept, all=figures.all))
        self.kept.setVisible(figures.all > 0)

    def show_reactions(self, found: Sequence[Reaction]) -> None:
        """Show where customers wait longest until they hear something; a wait under an hour needs no words."""
        slow = [one for one in found if one.minutes >= SLOW and one.complaints >= FEW]
        self.reactions.setVisible(bool(slow))
        if slow:
            slowest = max(slow, key=lambda one: one.minutes)
            time = duration_words(timedelta(minutes=slowest.minutes))
            words = _("Langste wachttijd op een eerste reactie: {channel}, meestal {time}.")
            self.reactions.setText(words.format(channel=label(slowest.channel), time=time))


class AftercareCard(Card):
    """Name the customers to call this week to ask whether all is well; `chosen` carries the id of a complaint."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Nazorg"), gap=0)

    def show_rows(self, rows: Sequence[AftercareRow], today: date, *, more: int = 0) -> None:
        """Show these, of which there are ``more``; without any the card hides."""
        self.body.clear()
        show(self, when=bool(rows))
        for place, row in enumerate(rows):
            if place:
                self.add(Rule())
            who, day = person(row.customer), day_word(row.planned_on, today)
            lines = TextLines(
                TextLine(who, "body_strong", "text", beside=day, at_end=True, gap=8),
                TextLine(_("Is alles naar wens? {title}").format(title=row.title), "small", "text2"),
            )
            line = RowButton(f"{who}. {row.title}. {day}.", lines)
            line.clicked.connect(lambda _checked=False, found=row.complaint_id: self.chosen.emit(found))
            self.add(line)
        if more:
            self.add(Label(_("En nog {n}.").format(n=number_word(more)), "caption", "text3"))
