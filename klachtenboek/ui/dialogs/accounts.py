"""Ask where the bookkeeper books each kind; every field may stay empty, for then the bookkeeper chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QBoxLayout

from klachtenboek.domain.account import ACCOUNT_KEYS, STOCK, VAT_DUE, Account, Accounts
from klachtenboek.domain.goodwill import GoodwillKind, Method
from klachtenboek.i18n import N_, _
from klachtenboek.labels import heading
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Field, Label, LineEdit, Row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from klachtenboek.ui.workplace import Workplace

PARTS: Final = (("ledger", N_("Grootboek")), ("rgs", N_("RGS-code")), ("cost_centre", N_("Kostenplaats")))

STACKED_BELOW: Final = 400


class AccountsDialog(DialogFrame):
    """Show every kind and way of paying with its three fields; `save()` writes down what is different."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(_("Rekeningen van je boekhouder"), _("Bewaren"), size=(720, 640), parent=parent)
        self._workplace = workplace
        self._known: Accounts = workplace.logbook.year.accounts()
        self.edits: dict[tuple[str, str], LineEdit] = {}
        self._rows: list[Row] = []
        why = _("Vraag deze nummers aan je boekhouder. Wat leeg blijft, kiest de boekhouder zelf.")
        self.body.addWidget(Label(why, "small", "text2"))
        for key in ACCOUNT_KEYS:
            self._add(key)
        self.done_button.clicked.connect(self._finish)

    @classmethod
    def ask(cls, workplace: Workplace, *, parent: QWidget | None = None) -> bool:
        """Ask, write down what was filled in and tell whether anything was."""
        dialog = cls(workplace, parent)
        return dialog.answered()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the three fields under each other in a narrow dialog (Qt)."""
        super().resizeEvent(event)
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for row in self._rows:
            row.setDirection(down if self.width() / THEME.k < STACKED_BELOW else beside)

    def _add(self, key: str) -> None:
        account, name = self._known.of(key), account_words(key)
        self.body.addWidget(Label(name, "small_strong"))
        row = Row(gap=12)
        self._rows.append(row)
        for part, words in PARTS:
            edit = LineEdit()
            edit.setText(getattr(account, part))
            field = Field(_(words), control=edit)
            edit.setAccessibleName(f"{name}: {_(words)}")
            self.edits[key, part] = edit
            row.addWidget(field, 1)
        self.body.addLayout(row)

    def _finish(self) -> None:
        changed = [account for account in map(self._filled, ACCOUNT_KEYS) if account != self._known.of(account.key)]
        if self._workplace.attempt(lambda: self._save(changed)) is not None:
            self.accept()

    def _filled(self, key: str) -> Account:
        return Account(key=key, **{part: self.edits[key, part].text().strip() for part, _words in PARTS})

    def _save(self, accounts: list[Account]) -> int:
        """Write the accounts down and return how many."""
        with self._workplace.logbook.keeping.bulk():
            for account in accounts:
                self._workplace.logbook.year.save_account(account)
        return len(accounts)


def account_words(key: str) -> str:
    """Return what an account is for, in words."""
    if key == VAT_DUE:
        return _("Af te dragen btw")
    if key == STOCK:
        return _("Voorraad of inkoop")
    if key.startswith("by_"):
        return _("Betaald: {method}").format(method=heading(Method(key.removeprefix("by_"))))
    return heading(GoodwillKind(key))
