"""What stands on the page for the bookkeeper: sums with their details, and what is still to be filled in."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import _, euro, month, ngettext, number_word, percentage, short_month
from klachtenboek.labels import heading
from klachtenboek.reports.glance import MOST
from klachtenboek.reports.missing import MISSING_WORDS, per_row
from klachtenboek.ui.widgets import Button, Card, Column, FlowLayout, Label, Row, Rule
from klachtenboek.ui.widgets.looking import looks
from klachtenboek.ui.widgets.monthbars import Bar, MonthBars

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from klachtenboek.reports.glance import Glance
    from klachtenboek.reports.missing import MissingFact
    from klachtenboek.reports.sums import MonthSums, Sums, VatSums

FIRST_SHOWN: Final = 5
"""Complaints with something missing that are shown before the owner asks for all of them."""


class SumRow(QWidget):
    """Show what an amount is for, the amount at the right, and its details below in a lighter letter."""

    def __init__(self, title: str, amount: int, detail: str) -> None:
        super().__init__()
        column = Column(self, gap=1, margins=(0, 5, 0, 5))
        row = Row(gap=12)
        row.addWidget(Label(title, "body_medium"), 1)
        row.addWidget(Label(euro(amount), "money", align=Qt.AlignmentFlag.AlignRight))
        column.addLayout(row)
        column.addWidget(Label(detail, "small", "text2"))


class Figure(QWidget):
    """Show one amount large, with what it is below."""

    def __init__(self, amount: int, words: str) -> None:
        super().__init__()
        column = Column(self, gap=0)
        column.add(Label(euro(amount), "title", "link"), Label(words, "small", "text2"))


class YearCard(Card):
    """Show a year: four figures, the sums per VAT rate and per kind, and twelve months."""

    def __init__(self) -> None:
        super().__init__(_("2  Zo ziet het eruit"), gap=10)
        self._figures = QWidget()
        self._flow = FlowLayout(self._figures, gap=34, line_gap=10)
        self._rates, self._kinds = QWidget(), QWidget()
        self._rate_rows, self._kind_rows = Column(self._rates, gap=0), Column(self._kinds, gap=0)
        self.months = MonthBars(_("Weggegeven per maand"))
        self.most = Label("", "small", "text2")
        self.add(self._figures, Rule(), Label(_("Geld terug per btw-tarief"), "small_strong", "text2"), self._rates)
        self.add(Rule(), Label(_("Weggegeven per soort"), "small_strong", "text2"), self._kinds)
        self.add(Rule(), Label(_("Weggegeven per maand"), "small_strong", "text2"), self.months, self.most)

    def show_sums(self, found: Glance) -> None:
        """Show these sums."""
        self.set_title(_("2  Zo ziet het eruit"), _lines(found.lines))
        total = found.total
        self._flow.clear()
        for amount, words in (
            (total.value, _("waarde")),
            (total.share, _("klant betaalde")),
            (total.given, _("weggegeven")),
            (total.gross, _("geld terug")),
        ):
            self._flow.addWidget(Figure(amount, words))
        _fill(self._rate_rows, (_rate_row(words, sums) for words, sums in per_rate(found.rates)))
        _fill(self._kind_rows, (_kind_row(heading(kind.kind), kind.sums) for kind in found.kinds if kind.sums.count))
        self._show_months(found.months)

    def _show_months(self, months: Sequence[MonthSums]) -> None:
        self.months.set_bars([Bar(short_month(m.first.month), m.sums.given, euro(m.sums.given)) for m in months])
        most = max(months, key=lambda one: one.sums.given)
        words = _("Het meest in {month}: {amount}.")
        self.most.setText(words.format(month=month(most.first.month), amount=euro(most.sums.given)))
        self.most.setVisible(most.sums.given > 0)


class MissingCard(Card):
    """Name what the bookkeeper would ask back; `asked` carries the complaint in which it can be filled in."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(role="amber", icon="alert-triangle", small=True)
        self._holder = QWidget()
        self._rows = Column(self._holder, gap=4)
        self._all = Button("", "link", size="s")
        looks(self._all)
        self._all.clicked.connect(self._show_all)
        self.add(self._holder)
        self.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self._facts: Sequence[MissingFact] = ()
        self._count = 0

    def show_missing(self, facts: Sequence[MissingFact], count: int) -> None:
        """Show the first of so many rows that lack something, by complaint; without any the card is not there.

        Whoever mends those sees the next ones, and all of them stand in Toelichting.
        """
        self._facts, self._count = facts, count
        title = ngettext("Bij {count} regel ontbreekt nog iets", "Bij {count} regels ontbreekt nog iets", self._count)
        self.set_title(title.format(count=number_word(self._count)))
        self.setVisible(bool(facts))
        self._show(FIRST_SHOWN)

    def _show_all(self) -> None:
        self._show(MOST)

    def _show(self, most: int) -> None:
        _fill(self._rows, (self._row(own) for own in islice(per_row(self._facts), most)))
        words = _("Toon alle {count}") if self._count <= MOST else _("Toon de eerste {count}")
        self._all.set_text(words.format(count=number_word(min(self._count, MOST))))
        self._all.setVisible(min(self._count, MOST) > most)

    def _row(self, own: Sequence[MissingFact]) -> QWidget:
        holder = QWidget()
        row = Row(holder, gap=10)
        reference, complaint_id = own[0].reference, own[0].complaint_id
        about = _("Regel {number}, {reference}: {missing}").format(
            number=own[0].number, reference=reference, missing=", ".join(_(MISSING_WORDS[fact.what]) for fact in own)
        )
        fill = Button(_("Invullen"), "link", size="s")
        fill.setAccessibleName(_("{reference} invullen").format(reference=reference))
        fill.clicked.connect(lambda: self.asked.emit(complaint_id))
        row.addWidget(Label(about, "small", "amber_on_tint"), 1)
        row.addWidget(fill)
        return holder


def per_rate(groups: Iterable[VatSums]) -> list[tuple[str, list[Sums]]]:
    """Return the sums of each VAT rate in words, what is booked and what is not taken together."""
    found: dict[str, list[Sums]] = {}
    for group in groups:
        found.setdefault(rate_words(group), []).append(group.sums)
    return list(found.items())


def rate_words(group: VatSums) -> str:
    """Return under which VAT it falls: ``Hoog, 21%``, or that it changes nothing, or that nobody said."""
    if not group.lowers_vat:
        return _("Verlaagt de btw niet")
    if group.vat_category is None:
        return _("Nog zonder btw")
    word = heading(group.vat_category)
    if group.vat_rate is None:
        return word
    return f"{word}, {percentage(group.vat_rate)}"


def _rate_row(words: str, sums: list[Sums]) -> SumRow:
    gross, vat, net = (sum(getattr(one, name) for one in sums) for name in ("gross", "vat", "net"))
    detail = [_lines(sum(one.count for one in sums))]
    if vat:
        detail.append(_("btw {vat}, zonder btw {net}").format(vat=euro(vat), net=euro(net)))
    return SumRow(words, gross, " · ".join(detail))


def _kind_row(words: str, sums: Sums) -> SumRow:
    detail = [_lines(sums.count), _("waarde {amount}").format(amount=euro(sums.value))]
    if sums.share:
        detail.append(_("klant betaalde {amount}").format(amount=euro(sums.share)))
    return SumRow(words, sums.given, " · ".join(detail))


def _lines(count: int) -> str:
    return ngettext("{count} regel", "{count} regels", count).format(count=count)


def _fill(column: Column, rows: Iterable[QWidget]) -> None:
    column.clear()
    column.add(*rows)
