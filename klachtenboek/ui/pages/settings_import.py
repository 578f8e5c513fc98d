"""Taking in an old list from the window: which column is what, how the first rows then read, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QWidget

from klachtenboek.domain.listing import Part
from klachtenboek.i18n import N_, _, euro, full_date, ngettext, number_word
from klachtenboek.labels import label
from klachtenboek.ui.dialogs.folder import shown_folder
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.pages.pickbutton import PickButton
from klachtenboek.ui.widgets import Banner, Button, Card, Column, Field, FlowLayout, Label, Rule, Switch

if TYPE_CHECKING:
    from klachtenboek.domain.listing import Told
    from klachtenboek.logbook.importing import ImportPreview
    from klachtenboek.ui.workplace import Workplace

PARTS: Final = (
    (Part.STORY, N_("Wat er is gebeurd")),
    (Part.WHO, N_("Wie")),
    (Part.PHONE, N_("Telefoon")),
    (Part.EMAIL, N_("E-mail")),
    (Part.RECEIVED, N_("Wanneer")),
    (Part.CHANNEL, N_("Hoe")),
    (Part.PRODUCT, N_("Product")),
    (Part.RECEIPT, N_("Bon")),
    (Part.AMOUNT, N_("Bedrag")),
)
SHOWN: Final = 4
"""Rows that are shown as they will stand in the book."""

REFUSED_SHOWN: Final = 3
ALIKE_SHOWN: Final = 20
"""Rows the book has already that can be switched on one by one."""

_NOTHING = -1


class ImportDialog(DialogFrame):
    """Let the owner say which column is what, and show at once what that makes of the list."""

    def __init__(self, workplace: Workplace, path: Path, first: ImportPreview, parent: QWidget | None = None) -> None:
        super().__init__(_("Oude lijst overnemen"), _("Overnemen"), size=(680, 620), parent=parent)
        self._workplace, self._path = workplace, path
        self.preview = first
        self.picks: dict[Part, PickButton] = {}
        holder = QWidget()
        flow = FlowLayout(holder, gap=14, line_gap=10)
        for part, words in PARTS:
            pick = PickButton(_(words), "table", self._choices)
            pick.picked.connect(lambda _column: self._look())
            self.picks[part] = pick
            flow.addWidget(Field(_(words), control=pick))
        self.counts = Label("", "body_strong")
        self._rows = QWidget()
        self._column = Column(self._rows, gap=4)
        self.refused = Banner("", role="amber")
        self.again = Banner("", role="amber")
        self._alike = QWidget()
        self._alike_column = Column(self._alike, gap=4)
        self.ticks: dict[int, Switch] = {}
        self.all_of_them: Switch | None = None
        self.body.addWidget(
            Label(_("Welke kolom is wat? Wat je niet kiest, wordt niet overgenomen."), "small", "text2")
        )
        for widget in (holder, self.again, self.counts, self._rows, self._alike, self.refused):
            self.body.addWidget(widget)
        for part, pick in self.picks.items():
            pick.set_value(first.columns.get(part, _NOTHING))
        self.done_button.clicked.connect(self.accept)
        self._show()

    def columns(self) -> dict[Part, int]:
        """Return which column is what."""
        chosen = {part: pick.value() for part, pick in self.picks.items()}
        return {part: column for part, column in chosen.items() if isinstance(column, int) and column != _NOTHING}

    def anyway(self) -> frozenset[int]:
        """Return the numbers of the rows that go in although the book tells them already."""
        if self.all_of_them is not None and self.all_of_them.isChecked():
            return frozenset(one.row for one in self.preview.alike)
        return frozenset(row for row, tick in self.ticks.items() if tick.isChecked())

    def _choices(self) -> list[tuple[int, str]]:
        headings = self.preview.listing.headings
        named = [(n, words.strip() or _("kolom {n}").format(n=n + 1)) for n, words in enumerate(headings)]
        return [(_NOTHING, _("staat er niet in")), *named]

    def _look(self) -> None:
        importing, columns = self._workplace.logbook.importing, self.columns()
        found = self._workplace.attempt(lambda: importing.preview(self._path, columns))
        if found is not None:
            self.preview = found
            self._show()

    def _show(self) -> None:
        self._show_alike()
        self._count()
        preview = self.preview
        self._column.clear()
        for told in preview.told[:SHOWN]:
            self._column.add(Label(row_words(told), "small", elide=True), Rule())
        count = len(preview.refused)
        title = ngettext("Er gaat {n} regel niet mee", "Er gaan {n} regels niet mee", count)
        line = _("Regel {row}: {why}")
        reasons = (line.format(row=one.row, why=one.why) for one in preview.refused[:REFUSED_SHOWN])
        self.refused.say(title.format(n=number_word(count)), "\n".join(reasons))
        self.refused.setVisible(bool(count))

    def _show_alike(self) -> None:
        """Tell which rows the book has already, each with a switch to take it in all the same."""
        preview, self.ticks, self.all_of_them = self.preview, {}, None
        self._alike_column.clear()
        self._alike.setVisible(bool(preview.alike))
        self.again.setVisible(preview.taken_on is not None)
        if preview.taken_on is not None:
            title = _("Deze lijst nam je al over op {day}").format(day=full_date(preview.taken_on))
            self.again.say(title, _("Wat al in je boek staat, wordt overgeslagen."))
        if not preview.alike:
            return
        count = len(preview.alike)
        title = ngettext("{n} regel staat al in je boek", "{n} regels staan al in je boek", count)
        told = _("Die slaan we over. Zet aan wat je toch wilt overnemen.")
        words = title.format(n=number_word(count))
        self._alike_column.add(Label(words[:1].upper() + words[1:], "body_strong"), Label(told, "small", "text2"))
        for one in preview.alike[:ALIKE_SHOWN]:
            known = _("Staat er al als {number}").format(number=one.reference)
            tick = Switch(row_words(one.told), detail=known)
            tick.toggled.connect(lambda _on: self._count())
            self.ticks[one.row] = tick
            self._alike_column.add(tick)
        if count > ALIKE_SHOWN:
            rest = _("En nog {n}.").format(n=number_word(count - ALIKE_SHOWN))
            self._alike_column.add(Label(rest, "small", "text2"))
        if count > 1:
            self.all_of_them = Switch(_("Toch allemaal overnemen"))
            self.all_of_them.toggled.connect(lambda _on: self._count())
            self._alike_column.add(self.all_of_them)

    def _count(self) -> None:
        """Say how many go in, with what is switched on."""
        preview, count = self.preview, self.preview.ready + len(self.anyway())
        ready = ngettext("Er gaat {n} klacht mee", "Er gaan {n} klachten mee", count)
        known = ngettext("{n} van een klant die je al kent", "{n} van klanten die je al kent", preview.known)
        words = [ready.format(n=number_word(count))]
        words += [known.format(n=number_word(preview.known))] if preview.known else []
        self.counts.setText(", ".join(words))
        self.done_button.setEnabled(bool(count))


class ImportCard(Card):
    """Offer to take in an old list."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Oude lijst overnemen"), gap=10)
        self._workplace = workplace
        told = _("Hield je je klachten bij in een rekenblad? Neem ze hier over. Het bestand zelf verandert niet.")
        self.choose = Button(_("Lijst kiezen"), icon="file-import")
        self.choose.clicked.connect(self._choose)
        holder = QWidget()
        FlowLayout(holder).add(self.choose)
        self.add(Label(told, "small", "text2"), holder)

    def _choose(self) -> None:
        kinds = _("Lijst ({pattern})").format(pattern="*.csv *.xlsx *.txt")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Welke lijst?"), str(Path.home()), kinds)
        if chosen:
            self.take_in(Path(chosen))

    def take_in(self, path: Path) -> None:
        """Show what taking in this list does, and do it when the owner wants to."""
        importing = self._workplace.logbook.importing
        first = self._workplace.attempt(lambda: importing.preview(path))
        if first is None:
            return
        dialog = ImportDialog(self._workplace, path, first, self.window())
        agreed, columns, anyway = bool(dialog.exec()), dialog.columns(), dialog.anyway()
        dialog.deleteLater()
        if not agreed:
            return
        self._workplace.keeper.wait()
        taken = self._workplace.attempt(lambda: importing.take_in(path, columns, anyway=anyway, report_in=path.parent))
        if taken is not None:
            self._workplace.say(_taken_words(len(taken.complaints), taken.report), undoable=True)


def row_words(told: Told) -> str:
    """Return a row as it will stand in the book, on one line."""
    parts = [
        full_date(told.received_at) if told.received_at is not None else "",
        told.who,
        label(told.channel),
        told.product,
        euro(told.amount) if told.amount is not None else "",
        told.story,
    ]
    return " · ".join(part for part in parts if part)


def _taken_words(count: int, report: Path | None) -> str:
    words = ngettext("Overgenomen: {n} klacht.", "Overgenomen: {n} klachten.", count).format(n=number_word(count))
    if report is None:
        return words
    rest = _("Wat niet meeging staat in {path}.").format(path=shown_folder(report))
    return f"{words} {rest}"
