"""Ask who the customer is and how to reach them; a known customer can be chosen for a complaint without one."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from klachtenboek.domain.customer import Customer, FormOfAddress, Language
from klachtenboek.domain.standing import CustomerRow
from klachtenboek.i18n import N_, _
from klachtenboek.labels import name_with_initials
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import ChipRow, Choice, Field, Label, Row, SuggestField, Suggestion
from klachtenboek.ui.workplace import Workplace

FORMS = {
    FormOfAddress.NAME_ONLY: N_("Alleen de naam"),
    FormOfAddress.MRS: N_("Mevrouw"),
    FormOfAddress.MR: N_("De heer"),
    FormOfAddress.FAMILY: N_("Familie"),
    FormOfAddress.OWN: N_("Anders…"),
}
LANGUAGES = {
    Language.DUTCH: N_("Nederlands"),
    Language.FLEMISH: N_("Vlaams"),
    Language.ENGLISH: N_("Engels"),
    Language.GERMAN: N_("Duits"),
    Language.FRENCH: N_("Frans"),
}
MANNERS = {"": (None, N_("Zoals je zaak doet")), "u": (False, "u"), "je": (True, "je")}
"""Whether letters to this customer say *je*, and the words to choose it by."""

FIELDS = (
    (("given", N_("Voornaam of voorletters"), 3), ("prefix", N_("Tussenvoegsel"), 2), ("surname", N_("Achternaam"), 4)),
    (("company", N_("Bedrijf"), 1),),
    (("street", N_("Straat en nummer"), 4), ("postcode", N_("Postcode"), 2), ("town", N_("Plaats"), 3)),
    (("phone", N_("Telefoon"), 1), ("phone2", N_("Tweede nummer"), 1)),
    (("email", N_("E-mail"), 1),),
    (("note", N_("Notitie"), 1),),
)
"""The rows of the form: field of Customer, its label, and its share of the width."""
STACKED_BELOW = 400


class CustomerDialog(DialogFrame):
    """Ask for the facts of a customer; without one, a known customer can be chosen first."""

    def __init__(self, workplace: Workplace, customer: Customer | None, parent: QWidget | None = None) -> None:
        title = _("Klant aanpassen") if customer is not None else _("Klant koppelen")
        super().__init__(title, _("Bewaren") if customer is not None else _("Koppelen"), size=(640, 620), parent=parent)
        self._workplace = workplace
        self._customer = customer or Customer()
        self.found: Customer | None = None
        self.search = SuggestField(placeholder=_("Typ een naam of nummer"))
        self.search.asked.connect(self._suggest)
        self.search.chosen.connect(self._take)
        self.nobody = Label(_("Vul minstens een naam, nummer of mailadres in."), "small", "danger", icon="alert-circle")
        self.nobody.hide()
        self._make_form()
        if customer is None:
            self.body.insertWidget(
                0, Field(_("Bekende klant"), hint=_("of vul hieronder een nieuwe in"), control=self.search)
            )
        self.done_button.clicked.connect(self._finish)
        self._fill(self._customer)
        (self.search if customer is None else self.fields["surname"]).setFocus()

    @classmethod
    def ask(
        cls, workplace: Workplace, *, customer: Customer | None = None, parent: QWidget | None = None
    ) -> Customer | None:
        """Ask and return the customer as it should be kept, with id 0 for a new one; None when nothing is."""
        dialog = cls(workplace, customer, parent)
        dialog.answered()
        return dialog.found

    def _make_form(self) -> None:
        self.form = ChipRow(_("Aanspreken als"), [Choice(form, _(words)) for form, words in FORMS.items()])
        self.form.value_changed.connect(lambda _form: self._show_own_form())
        self.own_form = Field(_("Hoe dan?"), placeholder=_("Bijvoorbeeld: de heer en mevrouw"))
        self.body.addWidget(Field(_("Aanspreken als"), control=self.form))
        self.body.addWidget(self.own_form)
        self.fields: dict[str, Field] = {}
        self._rows: list[Row] = []
        for parts in FIELDS:
            row = Row(gap=12)
            for name, words, share in parts:
                self.fields[name] = Field(_(words), lines=2 if name == "note" else 1)
                row.addWidget(self.fields[name], share)
            self._rows.append(row)
            self.body.addLayout(row)
        self.language = ChipRow(_("Taal van de brieven"), [Choice(key, _(words)) for key, words in LANGUAGES.items()])
        self.body.addWidget(Field(_("Taal van de brieven"), control=self.language))
        self.manner = ChipRow(
            _("Aanspreken met"), [Choice(key, _(words)) for key, (_familiar, words) in MANNERS.items()]
        )
        self.body.addWidget(Field(_("Aanspreken met"), control=self.manner))
        self.body.addWidget(self.nobody)
        self.fields["email"].left.connect(self._judge_email)
        self.fields["email"].edited.connect(lambda _text: self.fields["email"].set_error(""))

    def _fill(self, customer: Customer) -> None:
        self.form.set_value(customer.form)
        self.own_form.set_text(customer.own_form)
        self.language.set_value(customer.language)
        self.manner.set_value(next(key for key, (familiar, _w) in MANNERS.items() if familiar is customer.familiar))
        for name, field in self.fields.items():
            field.set_text(getattr(customer, name))
        self._show_own_form()

    def _show_own_form(self) -> None:
        self.own_form.setVisible(self.form.value() is FormOfAddress.OWN)

    def _familiar(self) -> bool | None:
        return MANNERS[next(key for key in MANNERS if key == self.manner.value())][0]

    def _suggest(self, typed: str) -> None:
        self.search.offer([_suggestion(row) for row in self._workplace.logbook.customers.suggest(typed)])

    def _take(self, customer: object) -> None:
        if isinstance(customer, Customer):
            self._customer = customer
            self.search.setText(name_with_initials(customer))
            self._fill(customer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields of a row under each other in a narrow dialog (Qt)."""
        super().resizeEvent(event)
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for row in self._rows:
            row.setDirection(down if self.width() / THEME.k < STACKED_BELOW else beside)

    def _judge_email(self) -> None:
        words = self.fields["email"].text().strip()
        wrong = bool(words) and "@" not in words
        self.fields["email"].set_error(_("Hier hoort een @ in, zoals naam@voorbeeld.nl.") if wrong else "")

    def _finish(self) -> None:
        form, language = self.form.value(), self.language.value()
        texts: dict[str, Any] = {name: field.text().strip() for name, field in self.fields.items()}
        customer = self._customer._replace(own_form=self.own_form.text().strip(), **texts)
        if isinstance(form, FormOfAddress) and isinstance(language, Language):
            customer = customer._replace(form=form, language=language, familiar=self._familiar())
        if customer.is_nameless and not (customer.phone or customer.email):
            self.nobody.show()
            self.fields["surname"].setFocus()
            return
        self.found = customer
        self.accept()


def _suggestion(row: CustomerRow) -> Suggestion:
    customer = row.customer
    detail = ", ".join(part for part in (customer.street, customer.town, customer.phone) if part)
    return Suggestion(name_with_initials(customer), detail or row.last_title, customer)
