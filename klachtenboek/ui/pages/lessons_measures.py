"""What the shop did differently and whether it works, and for which causes nothing was tried yet; no charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.learned import per_month
from klachtenboek.domain.lesson import TOO_EARLY_DAYS, Effect
from klachtenboek.i18n import _, month, ngettext, number_word, with_comma
from klachtenboek.labels import heading
from klachtenboek.ui.widgets import Button, Card, Column, EndsLayout, Label, Pill, Row, Rule
from klachtenboek.ui.widgets.looking import looks

if TYPE_CHECKING:
    from datetime import date

    from klachtenboek.domain.learned import CauseCount, Learned, Tried

FIRST_SHOWN: Final = 5
MOST_WANTING: Final = 3
LOOKS: Final = {
    Effect.WORKS: ("ok", "circle-check", "ok"),
    Effect.NO_EFFECT: ("amber", "alert-circle", "amber"),
    Effect.TOO_EARLY: ("neutral", "clock", "text2"),
}
"""The tone of the word, and the icon with its colour, of each verdict."""


class MeasuresCard(Card):
    """Show measures with their effect; ``asked`` wants a new one, for the cause with that id or 0 for any."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Wat je anders ging doen"), gap=8)
        self.more = Button(_("Maatregel"), "ghost", size="s", icon="plus")
        self.more.clicked.connect(lambda: self.asked.emit(0))
        self.add_action(self.more)
        self._rows = Column(gap=8)
        self.body.addLayout(self._rows)
        self.all = Button("", "link", size="s")
        looks(self.all)
        self.all.clicked.connect(self._show_all)
        self.body.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self._learned: Learned | None = None
        self._shows_all = False

    def show_learned(self, learned: Learned) -> None:
        """Show the newest measures, or all when those were asked for, and then the causes without one."""
        self._learned = learned
        shown = learned.tried if self._shows_all else learned.tried[:FIRST_SHOWN]
        rows = [_measure_row(one, learned.until) for one in shown]
        rows += [self._wanting_row(one) for one in learned.wanting()[:MOST_WANTING]]
        self._rows.clear()
        for place, row in enumerate(rows):
            if place:
                self._rows.addWidget(Rule())
            self._rows.addWidget(row)
        if not rows:
            words = _("Nog niets. Schrijf op wat je anders doet, dan zie je later of het helpt.")
            self._rows.addWidget(Label(words, "small", "text2"))
        self.all.setVisible(len(learned.tried) > FIRST_SHOWN)
        self.all.set_text(_("De nieuwste vijf") if self._shows_all else _("Alle maatregelen"))

    def _show_all(self) -> None:
        self._shows_all = not self._shows_all
        if self._learned is not None:
            self.show_learned(self._learned)

    def _wanting_row(self, one: CauseCount) -> QWidget:
        words = ngettext(
            "Al {count} klacht en nog geen maatregel.", "Al {count} klachten en nog geen maatregel.", one.complaints
        )
        think = Button(_("Bedenk iets"), size="s", icon="bulb")
        think.setAccessibleName(_("Bedenk iets tegen {cause}").format(cause=one.cause.name))
        think.clicked.connect(lambda: self.asked.emit(one.cause.id))
        told = words.format(count=number_word(one.complaints))
        return _row(("bulb", "text2"), one.cause.name, told, think)


def _measure_row(one: Tried, today: date) -> QWidget:
    if one.judgement is None:
        return _row(("circle-dot", "text2"), one.measure.text, since_words(one.measure.since, today), None)
    tone, icon, ink = LOOKS[one.judgement.effect]
    pill = Pill(heading(one.judgement.effect), tone)
    return _row((icon, ink), one.measure.text, effect_words(one, today), pill)


def effect_words(one: Tried, today: date) -> str:
    """Return since when it is done and what came of it: per month over equal periods, or why that is not known."""
    since, judged = since_words(one.measure.since, today), one.judgement
    age = (today - one.measure.since).days
    if judged is None:
        return since
    if age < TOO_EARLY_DAYS:
        left = TOO_EARLY_DAYS - max(age, 0)
        words = ngettext("Over {count} dag weet je meer.", "Over {count} dagen weet je meer.", left)
        return f"{since} {words.format(count=left)}"
    if judged.effect is Effect.TOO_EARLY:
        return " ".join((since, _("Er is nog niets om mee te vergelijken.")))
    before, after = (tenths(per_month(count, judged.days)) for count in (judged.before, judged.after))
    return " ".join((since, _("Van {before} naar {after} per maand.").format(before=before, after=after)))


def since_words(day: date, today: date) -> str:
    """Return from which day on: ``Sinds 1 september.``, with the year when it is another one."""
    shown = f"{day.day} {month(day.month)}" + (f" {day.year}" if day.year != today.year else "")
    return (_("Vanaf {day}.") if day > today else _("Sinds {day}.")).format(day=shown)


def tenths(number: int) -> str:
    """Return tenths as people write them: ``3`` or ``1,5``."""
    whole, rest = divmod(number, 10)
    return with_comma(f"{whole}.{rest}") if rest else str(whole)


def _row(icon: tuple[str, str], title: str, detail: str, end: QWidget | None) -> QWidget:
    holder, words, line = QWidget(), QWidget(), QWidget()
    Column(words, gap=1).add(Label(title, "body_medium"), Label(detail, "small", "text2"))
    mark = Label("", icon=icon[0])
    mark.set_icon(*icon)
    ends = EndsLayout(line, gap=10)
    ends.add(*(part for part in (words, end) if part is not None))
    row = Row(holder, gap=4)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(line, 1)
    return holder
