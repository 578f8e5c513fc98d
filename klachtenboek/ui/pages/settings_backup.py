"""The part of the settings about backups: how it stands, the second place, now, and putting one back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from klachtenboek.i18n import _, capital, moment_words, ngettext, number_word
from klachtenboek.labels import size_words
from klachtenboek.ui.dialogs.folder import ask_folder, shown_folder
from klachtenboek.ui.dialogs.restore import ask_and_restore
from klachtenboek.ui.safety import state_line
from klachtenboek.ui.widgets import Banner, Button, Card, Column, EmptyState, FlowLayout, Label, Row, Rule

if TYPE_CHECKING:
    from klachtenboek.domain.backup import BackupInfo
    from klachtenboek.ui.workplace import Workplace

FIRST_SHOWN: Final = 8
"""Backups that are listed before the owner asks for all of them."""


class BackupRow(QWidget):
    """Show one backup: when, how many complaints, how large, and a button to put it back."""

    def __init__(self, info: BackupInfo, when: str) -> None:
        super().__init__()
        row = Row(self, gap=12, margins=(0, 5, 0, 5))
        words = Column(gap=1)
        complaints = ngettext("{n} klacht", "{n} klachten", info.complaints).format(n=number_word(info.complaints))
        words.add(Label(when, "body_medium"), Label(f"{complaints} · {size_words(info.size)}", "small", "text2"))
        row.addLayout(words, 1)
        self.put_back = Button(_("Terugzetten"), size="s", name=_("Terugzetten: {moment}").format(moment=when))
        row.addWidget(self.put_back)


class BackupCards:
    """The two cards of the settings about backups."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._all = False
        self.state, self.place = Label("", "body_medium"), Label("", "small", "text2")
        self.trouble = Banner("", role="danger")
        self.trouble.hide()
        self.now = Button(_("Nu een back-up maken"), "primary")
        self.choose = Button(_("Plek kiezen"), icon="folder")
        self.forget = Button(_("Geen tweede plek"), "ghost")
        self._list = QWidget()
        self._rows = Column(self._list, gap=0)
        self.more = Button(_("Alle back-ups"), "link")
        self.from_file = Button(_("Uit een bestand"), icon="folder")
        self.cards: list[QWidget] = [self._make_state(), self._make_list()]
        self._connect()

    def _make_state(self) -> Card:
        card = Card(_("Back-up"), gap=12)
        buttons = QWidget()
        FlowLayout(buttons).add(self.now, self.choose, self.forget)
        told = _("Het klachtenboek maakt elke dag vanzelf een back-up, en elk half uur als er iets is veranderd.")
        card.add(self.state, self.trouble, Label(told, "small", "text2"), self.place, buttons)
        return card

    def _make_list(self) -> Card:
        card = Card(_("Terugzetten"), gap=8)
        card.add(self._list, self.more)
        card.add_action(self.from_file)
        return card

    def _connect(self) -> None:
        self.now.clicked.connect(self._begin)
        self.choose.clicked.connect(self._choose)
        self.forget.clicked.connect(lambda: choose_place(self._workplace, None))
        self.more.clicked.connect(self._show_all)
        self.from_file.clicked.connect(lambda: ask_and_restore(self._workplace, self.cards[0].window()))
        self._workplace.keeper.changed.connect(self.reload)

    def reload(self) -> None:
        """Show how the backups stand."""
        backups, now = self._workplace.logbook.backups, self._workplace.now()
        state = backups.state()
        line = state_line(state, now)
        self.state.setText(f"{line.text}: {line.detail[:1].lower()}{line.detail[1:]}")
        self.state.set_icon(line.icon, line.color)
        self.trouble.say(_("De laatste back-up is niet gelukt"), state.trouble)
        self.trouble.setVisible(bool(state.trouble))
        self.place.setText(self._place_words(state.second_place))
        self.forget.setVisible(bool(state.second_place))
        self.now.setEnabled(backups.is_possible and not self._workplace.keeper.is_busy)
        self._show_list(backups.list())

    def _place_words(self, place: str) -> str:
        if not place:
            return _("Er is nog geen tweede plek. Met een usb-stick of een map in je cloud ben je nooit iets kwijt.")
        second_at = self._workplace.logbook.backups.state().second_at
        if second_at is None:
            return _("Tweede plek: {place}. Daar staat nog geen back-up.").format(place=shown_folder(Path(place)))
        when = moment_words(second_at, self._workplace.now())
        place = shown_folder(Path(place))
        return _("Tweede plek: {place}, laatst nagelezen {moment}.").format(place=place, moment=when)

    def _show_list(self, known: tuple[BackupInfo, ...]) -> None:
        self._rows.clear()
        shown = known if self._all else known[:FIRST_SHOWN]
        for number, info in enumerate(shown):
            if number:
                self._rows.add(Rule())
            row = BackupRow(info, capital(moment_words(info.at, self._workplace.now())))
            row.put_back.clicked.connect(lambda _checked=False, info=info: self._put_back(info))
            self._rows.add(row)
        if not known:
            self._rows.add(EmptyState(_("Nog geen back-ups"), _("De eerste komt vanzelf."), art=False))
        self.more.setVisible(len(known) > len(shown))

    def _show_all(self) -> None:
        self._all = True
        self.reload()

    def _begin(self) -> None:
        self._workplace.attempt(self._workplace.keeper.begin)
        self.now.setEnabled(not self._workplace.keeper.is_busy)

    def _choose(self) -> None:
        folder = ask_folder(self.cards[0].window(), _("Waar komt de tweede back-up?"), Path.home())
        if folder is not None:
            choose_place(self._workplace, folder)

    def _put_back(self, info: BackupInfo) -> None:
        ask_and_restore(self._workplace, self.cards[0].window(), info.path)


def choose_place(workplace: Workplace, folder: Path | None) -> None:
    """Keep a second copy of every backup in this folder from now on (None: nowhere)."""
    workplace.keeper.wait()
    workplace.attempt(lambda: workplace.logbook.backups.choose_second_place(folder))
    workplace.keeper.changed.emit()
