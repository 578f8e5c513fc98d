"""What stands on the page of lessons: four figures, and three charts with their conclusion and their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from klachtenboek.domain.learned import share
from klachtenboek.domain.triad import Part
from klachtenboek.i18n import N_, _, capital, euro, month, ngettext, number_word, short_month, whole_euro
from klachtenboek.ui.pages.lessons_measures import since_words
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, Card, Column, FlowLayout, Label
from klachtenboek.ui.widgets.barbutton import BarButton, Bars
from klachtenboek.ui.widgets.figuretable import FigureTable
from klachtenboek.ui.widgets.layouts import Box
from klachtenboek.ui.widgets.looking import looks
from klachtenboek.ui.widgets.meter import Meter
from klachtenboek.ui.widgets.stackedmonths import LOWER, UPPER, Legend, Marker, Stack, StackedMonths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from klachtenboek.domain.learned import Learned, Month

FIRST_CAUSES: Final = 5
BESIDE_FROM, PAIRS_FROM = 720, 330
"""Widths in pixels at 100 % from which four figures stand beside each other, and two."""

PARTS: Final = {Part.UNDERSTANDING: N_("Begrip tonen"), Part.APOLOGY: N_("Sorry zeggen"), Part.SOLUTION: N_("Oplossen")}


class Figure(Card):
    """Show one number large, what it counts, and what there is to say about it."""

    def __init__(self) -> None:
        super().__init__(gap=1, margins=(18, 12, 18, 12))
        self.number = Label("", "amount")
        self.words = Label("", "body_medium")
        self.detail = Label("", "small", "text2")
        self.add(self.number, self.words, self.detail)

    def show_figure(self, number: str, words: str, detail: str, ink: str = "text2") -> None:
        """Show these; a detail may stay empty."""
        self.number.setText(number)
        self.words.setText(words)
        self.detail.setText(detail)
        self.detail.set_color(ink)


class Figures(QWidget):
    """Show the four figures of the period: beside each other, in pairs, or under each other."""

    def __init__(self) -> None:
        super().__init__()
        self.complaints, self.resolved, self.promises, self.given = (Figure() for _place in range(4))
        across = QBoxLayout.Direction.LeftToRight
        self._outer = Box(across, self, gap=14)
        self._pairs = [Box(across, gap=14), Box(across, gap=14)]
        for pair, figures in zip(
            self._pairs, ((self.complaints, self.resolved), (self.promises, self.given)), strict=True
        ):
            for figure in figures:
                pair.addWidget(figure, 1)
            self._outer.addLayout(pair, 1)

    def show_learned(self, learned: Learned) -> None:
        """Show the numbers of these lessons."""
        count = learned.complaints
        words, ink = against_before(learned)
        self.complaints.show_figure(str(count), ngettext("klacht", "klachten", count), words, ink)
        whole = _("begrip, sorry én oplossing")
        part = share(learned.resolved, count)
        told = _("{percent}%: {what}").format(percent=part, what=whole) if part is not None else whole
        self.resolved.show_figure(str(learned.resolved), _("helemaal opgelost"), told)
        self._show_promises(learned)
        mean = _("gemiddeld {amount} per klacht").format(amount=euro(round(learned.given / max(1, count))))
        self.given.show_figure(whole_euro(learned.given), _("weggegeven"), mean if learned.given else "")

    def _show_promises(self, learned: Learned) -> None:
        kept, whole = learned.promises.kept, learned.promises.all
        part = share(kept, whole)
        late = _("{late} van {all} te laat of niet nagekomen").format(late=whole - kept, all=whole)
        if not whole:
            number, told = "0", _("nog geen beloftes afgelopen")
        else:
            number = f"{part}%" if part is not None else str(kept)
            told = late if kept < whole else _("geen enkele te laat")
        self.promises.show_figure(number, _("beloftes op tijd"), told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the lines by the width at 100 % (Qt)."""
        super().resizeEvent(event)
        room = self.width() / THEME.k
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._outer.setDirection(across if room >= BESIDE_FROM else down)
        for pair in self._pairs:
            pair.setDirection(across if room >= PAIRS_FROM else down)


def against_before(learned: Learned) -> tuple[str, str]:
    """Return how many more or fewer there were than in the same days a year before, with the colour token for it."""
    if learned.earlier is None:
        return "", "text2"
    less = learned.earlier - learned.complaints
    if not less:
        return _("evenveel als een jaar eerder"), "text2"
    words = _("{count} minder dan een jaar eerder") if less > 0 else _("{count} meer dan een jaar eerder")
    return words.format(count=abs(less)), "ok" if less > 0 else "text2"


class ChartCard(Card):
    """Show a chart with its conclusion, or its numbers as a table; ``chart`` is what to fill."""

    def __init__(self, title: str, headings: Sequence[str], *, note: str = "") -> None:
        super().__init__(title, note=note, gap=10)
        self.chart = QWidget()
        self.table = FigureTable(title, headings)
        self.table.hide()
        self.conclusion = Label("", "small", "text2")
        self.turn = Button(_("Toon als lijst"), "link", size="s", icon="table")
        looks(self.turn)
        self.turn.clicked.connect(self._turn_over)
        self._name()
        self.add_action(self.turn)
        self.add(self.chart, self.table, self.conclusion)

    def shows_table(self) -> bool:
        """Tell whether the numbers are shown, and not the chart."""
        return not self.table.isHidden()

    def _turn_over(self) -> None:
        to_table = not self.shows_table()
        self.chart.setVisible(not to_table)
        self.table.setVisible(to_table)
        self._name()

    def _name(self) -> None:
        shown = self.shows_table()
        self.turn.set_text(_("Toon als grafiek") if shown else _("Toon als lijst"))
        words = _("{title}: toon als grafiek") if shown else _("{title}: toon als lijst")
        self.turn.setAccessibleName(words.format(title=self.title.text()))


class MonthsCard(ChartCard):
    """Show the complaints of each month, resolved and not, with the measures that began."""

    def __init__(self) -> None:
        headings = (_("Maand"), _("Klachten"), _("Opgelost"), _("Niet opgelost"))
        super().__init__(_("Klachten per maand"), headings)
        self.months = StackedMonths(_("Klachten per maand"))
        keys = QWidget()
        FlowLayout(keys, gap=16, line_gap=4).add(
            Legend(LOWER, _("opgelost")), Legend(UPPER, _("nog open of niet opgelost"))
        )
        Column(self.chart, gap=10).add(keys, self.months)

    def show_learned(self, learned: Learned) -> None:
        """Show the months up to today."""
        months = [one for one in learned.months if one.first <= learned.until]
        stacks = [Stack(short_month(m.first.month), m.resolved, m.unresolved, month_words(m)) for m in months]
        self.months.show_stacks(stacks, markers(learned))
        self.table.show_rows([(month_name(m), str(m.complaints), str(m.resolved), str(m.unresolved)) for m in months])
        self.conclusion.setText(" ".join(_about_months(learned, months)))


def month_name(one: Month) -> str:
    """Return a month with its year."""
    return f"{month(one.first.month)} {one.first.year}"


def month_words(one: Month) -> str:
    """Return a month in one sentence."""
    counted = ngettext("{count} klacht", "{count} klachten", one.complaints).format(count=one.complaints)
    words = _("{month}: {counted}, {resolved} opgelost, {rest} niet opgelost.")
    if not one.complaints:
        words = _("{month}: {counted}.")
    return words.format(month=capital(month_name(one)), counted=counted, resolved=one.resolved, rest=one.unresolved)


def markers(learned: Learned) -> list[Marker]:
    """Return where in the columns each measure of the period began."""
    found = []
    for measure in learned.begun_in_period():
        number = max(n for n, one in enumerate(learned.months) if one.first <= measure.since)
        into = (measure.since.day - 1) / 31
        told = f"{since_words(measure.since, learned.until)} {measure.text}."
        found.append(Marker(number + into, measure.text, told))
    return found


def _about_months(learned: Learned, months: Sequence[Month]) -> list[str]:
    most = max(months, key=lambda one: one.complaints)
    words = _("De meeste kwamen in {month}: {count}. Opgelost: {resolved}.")
    told = [
        words.format(
            month=month(most.first.month),
            count=number_word(most.complaints),
            resolved=number_word(most.resolved) if most.resolved else _("geen"),
        )
    ]
    begun = len(learned.begun_in_period())
    if begun:
        lines = ngettext(
            "De streepjeslijn is de dag waarop je iets anders ging doen.",
            "De {count} streepjeslijnen zijn de dagen waarop je iets anders ging doen.",
            begun,
        )
        told.append(lines.format(count=number_word(begun)))
    return told


class CausesCard(ChartCard):
    """Show what complaints came from, the most frequent first; ``chosen`` carries the id of a cause."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Waardoor kwam het?"), (_("Oorzaak"), _("Klachten")))
        self._learned: Learned | None = None
        self._shows_all = False
        self._bars = Bars(_("Waardoor kwam het?"))
        self._rows = Column(self._bars, gap=2)
        self.all = Button("", "link", size="s")
        looks(self.all)
        self.all.clicked.connect(self._show_all)
        column = Column(self.chart, gap=4)
        column.addWidget(self._bars)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)

    def show_learned(self, learned: Learned) -> None:
        """Show the first causes, or all when those were asked for."""
        self._learned = learned
        shown = learned.causes if self._shows_all else learned.causes[:FIRST_CAUSES]
        most = max((one.complaints for one in shown), default=1)
        self._rows.clear()
        for place, one in enumerate(shown):
            words = ngettext("{cause}: {count} klacht", "{cause}: {count} klachten", one.complaints)
            spoken = words.format(cause=one.cause.name, count=one.complaints)
            bar = BarButton(
                one.cause.name, one.complaints, one.complaints / most, first=not place, most=most, spoken=spoken
            )
            looks(bar)
            bar.clicked.connect(lambda _on=False, key=one.cause.id: self.chosen.emit(key))
            self._rows.addWidget(bar)
        self._bars.setVisible(bool(shown))
        self.all.setVisible(len(learned.causes) > FIRST_CAUSES)
        self.all.set_text(_("De eerste vijf") if self._shows_all else _("Alle oorzaken"))
        self.turn.setVisible(bool(shown))
        self.table.show_rows([(one.cause.name, str(one.complaints)) for one in learned.causes])
        self.conclusion.setText(" ".join(about_causes(learned)))

    def bars(self) -> list[BarButton]:
        """Return the bars that are shown, from top to bottom."""
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        return [part for item in items if item is not None and isinstance(part := item.widget(), BarButton)]

    def _show_all(self) -> None:
        self._shows_all = not self._shows_all
        if self._learned is not None:
            self.show_learned(self._learned)


def about_causes(learned: Learned) -> list[str]:
    """Return what stands out about the causes, and of how many complaints none is known."""
    if not learned.causes:
        return [_("Bij geen van deze klachten staat een oorzaak. Die kies je bij stap 6 van een klacht.")]
    first = learned.causes[0]
    told = [
        _("Het vaakst: {cause}, bij {count} van de {all} klachten.").format(
            cause=first.cause.name, count=first.complaints, all=learned.complaints
        )
    ]
    unknown = learned.complaints - learned.with_cause
    if unknown:
        words = ngettext("Bij {count} klacht staat geen oorzaak.", "Bij {count} klachten staat geen oorzaak.", unknown)
        told.append(words.format(count=number_word(unknown)))
    return told


class TriadCard(ChartCard):
    """Show how often each part of the triade succeeded."""

    def __init__(self) -> None:
        super().__init__(_("De triade"), (_("Onderdeel"), _("Gelukt")), note=_("hoe vaak het lukte"))
        self.meters = {part: Meter(_(words)) for part, words in PARTS.items()}
        Column(self.chart, gap=8).add(*self.meters.values())

    def show_learned(self, learned: Learned) -> None:
        """Show each part, as a percentage where there are enough complaints for one."""
        parts, count = learned.parts(), learned.complaints
        widest = max(meter.label_width() for meter in self.meters.values())
        rows = []
        for part, meter in self.meters.items():
            percent = share(parts[part], count)
            counted = _("{count} van {all}").format(count=parts[part], all=count)
            meter.align(widest)
            meter.show_share(parts[part] / max(1, count), f"{percent}%" if percent is not None else counted)
            rows.append((_(PARTS[part]), counted if percent is None else f"{counted}, {percent}%"))
        self.table.show_rows(rows)
        self.conclusion.setText(about_triad(parts))


def about_triad(parts: dict[Part, int]) -> str:
    """Return which part succeeded least."""
    least = min(parts, key=lambda part: parts[part])
    most = max(parts, key=lambda part: parts[part])
    if parts[least] == parts[most]:
        return _("Alle drie lukten even vaak.")
    names = {part: _(words) for part, words in PARTS.items()}
    return _("{most} lukte het vaakst, {least} het minst.").format(
        most=names[most], least=names[least][:1].lower() + names[least][1:]
    )
