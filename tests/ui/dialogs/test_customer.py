"""Asking who the customer is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from klachtenboek.domain.customer import Customer, FormOfAddress, Language
from klachtenboek.logbook import Logbook
from klachtenboek.ui.dialogs.customer import CustomerDialog
from klachtenboek.ui.workplace import Workplace
from tests.ui import walkers


def test_what_is_known_can_be_made_better(workplace: Workplace, customer: Customer) -> None:
    dialog = CustomerDialog(workplace, customer)
    dialog.show()
    assert dialog.fields["surname"].text() == "Jansen"
    dialog.fields["prefix"].set_text("van der")
    dialog.fields["postcode"].set_text("7411 AA")
    dialog.language.chip(Language.ENGLISH).click()
    dialog.form.chip(FormOfAddress.OWN).click()
    dialog.own_form.set_text("mevrouw en de heer")
    assert dialog.manner.value() == ""
    dialog.manner.chip("je").click()
    dialog.done_button.click()
    assert dialog.found is not None
    assert (dialog.found.id, dialog.found.prefix, dialog.found.postcode) == (customer.id, "van der", "7411 AA")
    assert (dialog.found.language, dialog.found.own_form) == (Language.ENGLISH, "mevrouw en de heer")
    assert dialog.found.phone == "06-1234 5678"
    assert dialog.found.familiar is True


def test_a_known_customer_is_chosen_by_typing(
    workplace: Workplace, customer: Customer, wake: Callable[[QWidget], None]
) -> None:
    dialog = CustomerDialog(workplace, None)
    wake(dialog)
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "jans")
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.fields["surname"].text() == "Jansen"
    dialog.done_button.click()
    assert dialog.found == customer


def test_without_a_name_or_number_there_is_nobody(workplace: Workplace) -> None:
    dialog = CustomerDialog(workplace, None)
    dialog.show()
    dialog.done_button.click()
    assert dialog.isVisible()
    assert dialog.nobody.isVisibleTo(dialog)
    dialog.fields["phone"].set_text("06-1234 5678")
    dialog.done_button.click()
    assert dialog.found is not None
    assert dialog.found.id == 0


def test_a_mail_address_without_an_at_sign_is_pointed_out_and_kept(
    workplace: Workplace, customer: Customer, wake: Callable[[QWidget], None]
) -> None:
    dialog = CustomerDialog(workplace, customer)
    wake(dialog)
    dialog.fields["email"].setFocus()
    QTest.keyClicks(dialog.fields["email"].control, "jansen.voorbeeld")
    dialog.fields["note"].setFocus()
    assert dialog.fields["email"].error()
    dialog.done_button.click()
    assert dialog.found is not None
    assert dialog.found.email == "jansen.voorbeeld"


def test_nothing_is_cut_off_and_everything_has_a_name(
    dressed: QApplication, workplace: Workplace, logbook: Logbook
) -> None:
    assert logbook.customers.suggest("zz") == ()
    dialog = CustomerDialog(workplace, None)
    assert walkers.faults(dressed, dialog, sizes=((640, 620), (870, 472)), scales=(1.0, 1.5)) == []
