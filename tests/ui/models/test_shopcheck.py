"""A second look at what is filled in about the shop."""

from __future__ import annotations

import pytest

from klachtenboek.ui.models.shopcheck import doubt, is_iban, tidy


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("email", "info@bakkerij.nl"),
        ("postcode", "7411 AB"),
        ("postcode", "7411ab"),
        ("postcode", "9000"),
        ("kvk", "12345678"),
        ("kvk", "1234 5678"),
        ("vat_id", "NL001234567B01"),
        ("vat_id", "nl 0012.34.567.b01"),
        ("vat_id", "BE0123456789"),
        ("iban", "NL91 ABNA 0417 1643 00"),
        ("iban", "BE68539007547034"),
        ("name", "Wat dan ook"),
    ],
)
def test_what_can_be_true_is_not_doubted(name: str, text: str) -> None:
    assert doubt(name, text) == ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("email", "info bakkerij.nl"),
        ("postcode", "0411 AB"),
        ("kvk", "1234567"),
        ("kvk", "twaalf"),
        ("vat_id", "NL1234"),
        ("iban", "NL92 ABNA 0417 1643 00"),
    ],
)
def test_what_cannot_be_true_is_doubted_in_a_whole_sentence(name: str, text: str) -> None:
    assert doubt(name, text).endswith(".")


@pytest.mark.parametrize("name", ["email", "postcode", "kvk", "vat_id", "iban"])
def test_nothing_filled_in_is_never_wrong(name: str) -> None:
    assert doubt(name, "  ") == ""


@pytest.mark.parametrize("text", ["", "NL", "½¾", "NL91ABNA0417164300" * 3, "NL9²ABNA0417164300", "١٢٣٤٥٦٧٨"])
def test_strange_signs_are_no_bank_account(text: str) -> None:
    assert not is_iban(text)


def test_values_are_written_as_they_are_printed() -> None:
    assert tidy("postcode", " 7411ab ") == "7411 AB"
    assert tidy("postcode", "9000") == "9000"
    assert tidy("iban", "nl91abna0417164300") == "NL91 ABNA 0417 1643 00"
    assert tidy("iban", "nl91") == "nl91"
    assert tidy("town", " Deventer ") == "Deventer"
