"""Ask which customer is the same person as this one; what becomes of them can be undone, so nothing is asked twice."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from klachtenboek.domain.customer import Customer
from klachtenboek.domain.resemblance import Alike, Likeness
from klachtenboek.domain.standing import CustomerRow
from klachtenboek.i18n import N_, _
from klachtenboek.labels import titled_name
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.models.customers import called
from klachtenboek.ui.widgets import ChipRow, Choice, Field, Label, SuggestField, Suggestion
from klachtenboek.ui.workplace import Workplace

WHY = {Likeness.PHONE: N_("zelfde nummer"), Likeness.EMAIL: N_("zelfde mailadres"), Likeness.NAME: N_("zelfde naam")}
MOST_OFFERED = 5


def why_alike(alike: Alike) -> str:
    """Return who looks alike and why: ``A. Jansen, zelfde nummer``."""
    return f"{called(alike.customer)}, {_(WHY[alike.why])}"


class MergeDialog(DialogFrame):
    """Offer who looks alike, and a field to find anybody else."""

    def __init__(self, workplace: Workplace, customer: Customer, parent: QWidget | None = None) -> None:
        super().__init__(_("Samenvoegen met…"), _("Samenvoegen"), size=(560, 400), parent=parent)
        self._workplace, self._customer = workplace, customer
        self.found: Customer | None = None
        self._alike = {alike.customer.id: alike for alike in workplace.logbook.customers.alike(customer.id)}
        offered = list(self._alike.values())[:MOST_OFFERED]
        self.offers = ChipRow(_("Lijkt op"), [Choice(one.customer.id, why_alike(one), "user") for one in offered])
        self.offers.value_changed.connect(self._take_offer)
        self.search = SuggestField(placeholder=_("Typ een naam of nummer"))
        self.search.asked.connect(self._suggest)
        self.search.chosen.connect(self._take_found)
        self.what = Label("", "body", "text2", icon="users")
        self.nobody = Label(_("Kies eerst een klant."), "small", "danger", icon="alert-circle")
        self.nobody.hide()
        if offered:
            self.body.addWidget(Field(_("Lijkt op"), control=self.offers))
        self.body.addWidget(Field(_("Andere klant") if offered else _("Welke klant?"), control=self.search))
        self.body.addWidget(self.what)
        self.body.addWidget(self.nobody)
        self.done_button.clicked.connect(self._finish)
        self._tell()
        self.search.setFocus()

    @classmethod
    def ask(cls, workplace: Workplace, customer: Customer, parent: QWidget | None = None) -> Customer | None:
        """Ask and return the customer that goes up in this one, None when nobody was chosen."""
        dialog = cls(workplace, customer, parent)
        return dialog.found if dialog.answered() else None

    def _take_offer(self, key: object) -> None:
        if isinstance(key, int):
            self.search.setText("")
            self._take(self._alike[key].customer)

    def _suggest(self, typed: str) -> None:
        rows = self._workplace.logbook.customers.suggest(typed)
        self.search.offer([_suggestion(row) for row in rows if row.customer.id != self._customer.id])

    def _take_found(self, customer: object) -> None:
        if isinstance(customer, Customer):
            self.search.setText(called(customer))
            self.offers.set_value(customer.id)
            self._take(customer)

    def _take(self, customer: Customer) -> None:
        self.found = customer
        self.nobody.hide()
        self._tell()

    def _tell(self) -> None:
        if self.found is None:
            words = _("De klachten en gegevens van die klant komen bij {name} te staan.")
        else:
            words = _("De klachten en gegevens van {other} komen bij {name} te staan. Je kunt het ongedaan maken.")
        other = titled_name(self.found) if self.found is not None else ""
        self.what.setText(words.format(name=titled_name(self._customer), other=other))

    def _finish(self) -> None:
        if self.found is None:
            self.nobody.show()
            self.search.setFocus()
        else:
            self.accept()


def _suggestion(row: CustomerRow) -> Suggestion:
    customer = row.customer
    detail = ", ".join(part for part in (customer.street, customer.town, customer.phone) if part)
    return Suggestion(called(customer), detail or row.last_title, customer)
