"""Ask for one line of what the owner gives away; little at first, the bookkeeper's details under *Meer*."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from klachtenboek.domain.customer import Customer
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind
from klachtenboek.domain.vat import VatCategory
from klachtenboek.i18n import _, euro
from klachtenboek.labels import heading, titled_name
from klachtenboek.ui.dialogs.frame import DialogFrame
from klachtenboek.ui.dialogs.goodwill_details import Details, paid_out
from klachtenboek.ui.dialogs.goodwill_hints import gesture_words, warnings
from klachtenboek.ui.dialogs.goodwill_voucher import VoucherFields
from klachtenboek.ui.widgets import Banner, Button, ChipRow, Choice, Field, Label, Row
from klachtenboek.ui.widgets.moneyedit import MoneyEdit
from klachtenboek.ui.workplace import Workplace

ICONS = {
    GoodwillKind.PRICE_CUT: "tag",
    GoodwillKind.FULL_REFUND: "cash",
    GoodwillKind.NOT_CHARGED: "receipt-euro",
    GoodwillKind.REPLACEMENT: "package",
    GoodwillKind.COURTESY: "heart",
    GoodwillKind.VOUCHER: "ticket",
    GoodwillKind.NEXT_DISCOUNT: "calendar-check",
    GoodwillKind.COSTS: "wallet",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The line as it was filled in, what of the sale fell under which VAT if under several, and the receipt's photo."""

    line: Goodwill
    shares: Mapping[VatCategory, int] = field(default_factory=dict)
    photo: Path | None = None
    drops_photo: bool = False


class GoodwillDialog(DialogFrame):
    """Ask for a new line, or for what is different about one."""

    def __init__(
        self,
        workplace: Workplace,
        *,
        customer: Customer | None,
        line: Goodwill | None = None,
        complaint_id: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Wat je weggeeft aan {name}").format(name=titled_name(customer))
        super().__init__(title, _("Bewaren"), size=(620, 640), parent=parent)
        self._workplace, self._line, self._complaint_id = workplace, line, complaint_id
        self.result_line: Goodwill | None = None
        attached = workplace.logbook.proofs.of(complaint_id, line.id) if complaint_id and line is not None else None
        self._make_main()
        self.details = Details(workplace, line, attached)
        self.more = Button(_("Meer, voor de boekhouder"), "link", size="s", icon="chevron-down").give_way()
        self.more.clicked.connect(self.show_details)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.details)
        self.details.hide()
        self.details.cost.changed.connect(self._warn)
        self.details.paid_out.changed.connect(self._warn)
        self.done_button.clicked.connect(self._finish)
        self._fill(line)
        self.what.setFocus()

    @classmethod
    def ask(
        cls,
        workplace: Workplace,
        *,
        customer: Customer | None,
        line: Goodwill | None = None,
        complaint_id: int = 0,
        parent: QWidget | None = None,
    ) -> Asked | None:
        """Ask and return the line, new or changed, with what belongs to it; None when nothing is to be kept."""
        dialog = cls(workplace, customer=customer, line=line, complaint_id=complaint_id, parent=parent)
        dialog.answered()
        line, proof, shares = dialog.result_line, dialog.details.proof, dialog.details.shares()
        return Asked(line, shares, proof.path, drops_photo=proof.is_dropped) if line is not None else None

    def _make_main(self) -> None:
        self.what = Field(_("Wat geef je?"), placeholder=_("Bijvoorbeeld: nieuwe slagroomtaart"))
        self.kind = ChipRow(_("Wat voor gebaar is het?"), [Choice(k, heading(k), ICONS[k]) for k in GoodwillKind])
        self.value = MoneyEdit(placeholder=euro(0))
        self.share = MoneyEdit(placeholder=euro(0))
        self.value_field = Field(_("Wat is het waard?"), control=self.value)
        self.share_field = Field(_("Wat betaalt de klant?"), hint=_("mag leeg"), control=self.share)
        amounts = Row(gap=12)
        amounts.addWidget(self.value_field, 1)
        amounts.addWidget(self.share_field, 1)
        self.sum = Label("", "body_strong", "link", icon="gift")
        self.earlier = Label(self._earlier(), "small", "text2", icon="history")
        self.earlier.setVisible(bool(self.earlier.text()))
        self.voucher = VoucherFields(self._workplace)
        self.warning = Banner("", role="amber")
        self.answer = ChipRow(_("Wat zei de klant?"), [Choice(a, heading(a)) for a in Answer], Answer.ACCEPTED)
        self.body.addWidget(self.what)
        self.body.addWidget(Field(_("Wat voor gebaar is het?"), control=self.kind))
        self.body.addLayout(amounts)
        self.body.addWidget(self.sum)
        self.body.addWidget(self.earlier)
        self.body.addWidget(self.voucher)
        self.body.addWidget(self.warning)
        self.body.addWidget(Field(_("Wat zei de klant?"), control=self.answer))
        self.kind.value_changed.connect(lambda _kind: self._show())
        for part, edit in ((self.value_field, self.value), (self.share_field, self.share)):
            edit.changed.connect(self._show)
            edit.left.connect(lambda part=part, edit=edit: self._say_wrong(part, edit))

    def _fill(self, line: Goodwill | None) -> None:
        self.kind.set_value(line.kind if line is not None else GoodwillKind.REPLACEMENT)
        if line is not None:
            self.what.set_text(line.description)
            self.value.set_cents(line.value)
            self.share.set_cents(line.share or None)
            self.answer.set_value(line.answer)
            self.voucher.fill(line)
        self._show()

    def show_details(self) -> None:
        """Open the details for the bookkeeper."""
        self.details.show()
        self.more.hide()
        self.details.first().setFocus()

    def _show(self) -> None:
        for part, edit, empty in ((self.value_field, self.value, ""), (self.share_field, self.share, _("mag leeg"))):
            part.set_error("")
            cents = edit.cents()
            part.set_hint(empty if cents is None else euro(cents))
        value, share = self.value.cents() or 0, self.share.cents() or 0
        self.sum.setText(_("Van jou voor de klant: {amount}").format(amount=euro(max(0, value - share))))
        self.sum.setVisible(bool(value))
        self.details.propose(paid_out(self._kind(), value, share))
        self.details.show_for(self._kind())
        self.voucher.setVisible(self._kind() is GoodwillKind.VOUCHER)
        self._warn()

    def _say_wrong(self, part: Field, edit: MoneyEdit) -> None:
        if edit.is_wrong():
            part.set_error(_("Typ het bedrag zoals 12,50."))

    def _earlier(self) -> str:
        if not self._complaint_id:
            return ""
        return gesture_words(self._workplace.logbook.goodwill.fair_gesture(self._complaint_id))

    def _warn(self) -> None:
        """Say what there is to know about the line as it stands; it may be kept all the same."""
        line = Goodwill(
            id=self._line.id if self._line is not None else 0,
            kind=self._kind(),
            description="",
            value=self.value.cents() or 0,
            share=min(self.share.cents() or 0, self.value.cents() or 0),
            paid_out=self.details.paid_out.cents() or 0,
            cost=self.details.cost.cents() or 0,
            entered_at=self._workplace.now(),
        )
        self.details.rates.show_for(line)
        said = warnings(self._workplace.logbook, self._complaint_id, line)
        self.warning.say(said[0] if said else "", " ".join(said[1:]))
        self.warning.setVisible(bool(said))

    def _kind(self) -> GoodwillKind:
        kind = self.kind.value()
        return kind if isinstance(kind, GoodwillKind) else GoodwillKind.REPLACEMENT

    def _is_right(self) -> bool:
        """Tell whether the amounts can be true; say what is wrong and go there when they cannot."""
        for part, edit, needed in ((self.value_field, self.value, True), (self.share_field, self.share, False)):
            if edit.is_wrong() or (needed and edit.cents() is None):
                part.set_error(_("Typ het bedrag zoals 12,50."))
                edit.setFocus()
                return False
        if (self.share.cents() or 0) > (self.value.cents() or 0):
            self.share_field.set_error(_("Dit is meer dan het waard is."))
            self.share.setFocus()
            return False
        if self._kind() is GoodwillKind.VOUCHER and not self.voucher.check():
            return False
        if not self.details.check():
            self.more.hide()
            self.details.show()
            return False
        return True

    def _finish(self) -> None:
        if not self._is_right():
            return
        kind = self._kind()
        main: dict[str, Any] = {
            "kind": kind,
            "description": self.what.text().strip() or heading(kind),
            "value": self.value.cents() or 0,
            "share": self.share.cents() or 0,
            **self.details.answer(),
        }
        if kind is GoodwillKind.VOUCHER:
            main |= self.voucher.answer()
        self.result_line = self._answered(self._drafted(main))
        self.accept()

    def _drafted(self, parts: dict[str, Any]) -> Goodwill:
        if self._line is not None:
            return self._workplace.logbook.goodwill.with_rate(replace(self._line, **parts))
        return self._workplace.logbook.goodwill.draft(**parts)

    def _answered(self, line: Goodwill) -> Goodwill:
        answer = self.answer.value()
        today: date = self._workplace.now().date()
        return line.answered(answer, on=today) if isinstance(answer, Answer) else line
