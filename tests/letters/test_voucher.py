from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2

from klachtenboek.domain.shop import Shop
from klachtenboek.domain.voucher import Redemption, Voucher
from klachtenboek.letters.voucher import render_voucher
from tests.letters.test_tagging import asked, heard

SHOP = Shop(name="Bakkerij De Linde", street="Brink 1", postcode="7411 BR", town="Deventer")
VOUCHER = Voucher(
    line_id=3,
    complaint_id=41,
    reference="2026-0041",
    customer_id=None,
    customer=None,
    number="TB-0007",
    description="Voor de ingezakte taart <b>",
    value=1500,
    issued_on=date(2026, 3, 10),
    expires=date(2027, 3, 10),
)


def words(voucher: Voucher) -> str:
    document = pypdfium2.PdfDocument(render_voucher(voucher, SHOP))
    assert len(document) == 1
    page = document[0]
    text = page.get_textpage()
    found: str = text.get_text_bounded().replace("\u00a0", " ")
    text.close()
    page.close()
    document.close()
    return found


def test_a_voucher_says_what_it_is_worth_until_when_and_its_number() -> None:
    paper = words(VOUCHER)
    for said in ("Bakkerij De Linde", "Tegoedbon", "€ 15,00", "Bonnummer TB-0007", "10 maart 2027", "<b>", "Deventer"):
        assert said in paper


def test_a_voucher_that_was_used_in_part_is_worth_the_rest() -> None:
    used = Redemption(line_id=3, on=date(2026, 4, 1), amount=1000)
    assert "€ 5,00" in words(replace(VOUCHER, redemptions=(used,)))


def test_a_voucher_without_an_end_says_so() -> None:
    assert "Zonder einddatum" in words(replace(VOUCHER, expires=None))


def test_the_same_voucher_gives_the_same_bytes() -> None:
    assert render_voucher(VOUCHER, SHOP) == render_voucher(VOUCHER, SHOP)


def test_a_long_name_and_description_stay_on_the_paper() -> None:
    assert "Bonnummer" in words(replace(VOUCHER, description="woord " * 200))


def test_a_voucher_is_heard_in_the_order_it_is_read(tmp_path: Path) -> None:
    pdf = render_voucher(VOUCHER, SHOP)
    assert [line.replace("\u00a0", " ") for line in heard(pdf, tmp_path)] == [
        "P Bakkerij De Linde",
        "H1 Tegoedbon",
        "P € 15,00",
        "P Voor de ingezakte taart <b>",
        "P Geldig tot en met 10 maart 2027",
        "P Bonnummer TB-0007",
        "P Brink 1, 7411 BR Deventer",
    ]
    assert "No syntax or stream encoding errors found" in asked("qpdf", "--check", pdf=pdf, folder=tmp_path)
    assert "Title:           Tegoedbon TB-0007" in asked("pdfinfo", pdf=pdf, folder=tmp_path)


def test_a_voucher_says_nothing_aloud_that_is_not_on_it(tmp_path: Path) -> None:
    lines = heard(render_voucher(replace(VOUCHER, description=""), Shop()), tmp_path)
    assert [line.split()[1] for line in lines] == ["Tegoedbon", "€", "Geldig", "Bonnummer"]
