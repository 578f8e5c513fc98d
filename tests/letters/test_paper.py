"""The PDF as it comes out, read back with another program's eyes."""

import time
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
import pytest

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.customer import Customer
from klachtenboek.domain.shop import AddressWindow, Shop
from klachtenboek.letters.content import Block, Case, Choices, Letter, compose
from klachtenboek.letters.layout import BODY_BOTTOM, PROFILES, Box
from klachtenboek.letters.paper import missing, page_count, render
from tests.letters.bakery import BAKERY, CAKE, but

MM = 25.4 / 72
LONG = "De taart was ingezakt en de tekst was niet meer te lezen. "


def closing(case: Case, **choices: Any) -> Letter:  # noqa: ANN401  each field has its own type
    return compose(case, LetterKind.CLOSING, Choices(**choices))


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def flat(text: str) -> str:
    return " ".join(text.split())


def boxes(pdf: bytes, number: int = 0) -> list[tuple[str, Box]]:
    """Return every line of text on a page with its box in millimetres from the top left."""
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    try:
        page = document[number]
        text = page.get_textpage()
        found = []
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            box = Box(left * MM, 297 - top * MM, (right - left) * MM, (top - bottom) * MM)
            found.append((text.get_text_bounded(left, bottom, right, top), box))
        return found
    finally:
        document.close()


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes share any of the sheet."""
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )


def fonts_of(pdf: bytes) -> set[str]:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    raw = pypdfium2.raw
    names = set()
    try:
        for page in document:
            for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                font = raw.FPDFTextObj_GetFont(thing.raw)
                assert raw.FPDFFont_GetIsEmbedded(font) == 1
                names.add(thing.get_font().get_base_name())
    finally:
        document.close()
    return names


def test_every_word_is_on_the_paper(case: Case) -> None:
    letter = closing(case)
    [page] = pages_of(render(letter, BAKERY))
    printed = flat(page)
    for section in letter.sections:
        for part in (getattr(section, "heading", ""), getattr(section, "full", "")):
            assert flat(part) in printed
    for part in ("10.20 uur", "€ 27,50", "€ 34,00", letter.salutation, letter.closing, letter.role, *letter.footer):
        assert flat(part) in printed


def test_the_text_is_in_reading_order(case: Case) -> None:
    [page] = pages_of(render(closing(case), BAKERY))
    order = (
        "Bakkerij De Linde",
        "Mevrouw A. Jansen",
        "Datum",
        "Geachte",
        "Wat wij hebben",
        "Samen",
        "Dank u",
        "Met vr",
    )
    places = [page.index(word) for word in order]
    assert places == sorted(places)


def test_the_same_letter_gives_the_same_bytes(case: Case) -> None:
    other = compose(case, LetterKind.ACKNOWLEDGEMENT)
    first = render(closing(case), BAKERY)
    render(other, BAKERY)
    assert render(closing(case), BAKERY) == first
    assert len(first) < 40_000


def test_only_our_faces_are_used_and_all_travel_along(case: Case) -> None:
    pdf = render(closing(case), BAKERY)
    names = {name.rpartition("+")[2] for name in fonts_of(pdf)}
    assert names == {"Literata-Regular", "Literata-SemiBold", "Inter-Regular", "Inter-SemiBold"}
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/Subtype /TrueType") == pdf.count(b"/FontFile2") == 4


def test_the_document_says_what_it_is(case: Case) -> None:
    pdf = render(closing(case), BAKERY)
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    about = document.get_metadata_dict()
    document.close()
    assert about["Title"] == "Bakkerij De Linde 2026-0047 uw klacht: slagroomtaart"
    assert about["Author"] == "Bakkerij De Linde"
    assert about["Subject"] == "uw klacht: slagroomtaart"
    assert b"/Lang (nl)" in pdf
    assert b"/DisplayDocTitle true" in pdf


@pytest.mark.parametrize("window", [AddressWindow.LEFT, AddressWindow.RIGHT])
@pytest.mark.parametrize("is_long", [False, True])
def test_the_address_and_nothing_else_shows_in_the_window(case: Case, window: AddressWindow, *, is_long: bool) -> None:
    shop, profile = BAKERY._replace(window=window), PROFILES[window]
    assert profile.window is not None
    customer = case.customer
    if is_long and customer is not None:
        wide = "Grote Overstraat bij de Waag " * 4
        customer = customer._replace(company=wide, street=wide, town=wide, country="BE", surname=wide)
    letter = closing(replace(case, customer=customer, shop=shop))
    shown = [(text, box) for text, box in boxes(render(letter, shop)) if overlap(box, profile.window)]
    assert len(shown) >= len(letter.address)
    assert all(profile.window.holds(box) for _, box in shown)
    words = flat(" ".join(text for text, _ in shown))
    assert letter.address[0][:20] in words
    assert letter.date not in words
    assert "Betreft" not in words


def test_without_a_window_there_is_no_return_line(case: Case) -> None:
    [page] = pages_of(render(closing(case), BAKERY._replace(window=AddressWindow.NONE)))
    assert "Bakkerij De Linde · Lindestraat 12" not in page
    assert "7413 AC" in page


def test_without_an_address_the_window_stays_empty(case: Case) -> None:
    pdf = render(closing(replace(case, customer=None)), BAKERY)
    window = PROFILES[AddressWindow.LEFT].window
    assert window is not None
    assert not [text for text, box in boxes(pdf) if window.holds(box)]


def test_a_letter_is_tightened_before_it_gets_a_second_page(case: Case) -> None:
    assert page_count(closing(case), BAKERY) == 1
    lines = tuple(replace(CAKE, id=number) for number in range(4))
    fuller = closing(but(case, goodwill=lines))
    assert page_count(fuller, BAKERY) == 1
    lowest = max(box.top + box.height for _, box in boxes(render(fuller, BAKERY)) if box.top < BODY_BOTTOM)
    assert lowest <= BODY_BOTTOM


@pytest.mark.parametrize("lines", range(1, 40))
def test_no_heading_ends_a_page_and_no_signature_stands_alone(case: Case, lines: int) -> None:
    letter = closing(case, words=((Block.PREVENT, LONG * lines),))
    pages = pages_of(render(letter, BAKERY))
    assert len(pages) == page_count(letter, BAKERY) <= 2
    for number, page in enumerate(pages, start=1):
        body = [line.strip() for line in page.split("\n") if line.strip()]
        foot = next((i for i, line in enumerate(body) if line.startswith("KvK")), len(body))
        assert body[foot - 1] not in {"Wat wij u geven", "Hoe wij dit voortaan voorkomen"}
        if number > 1:
            above = body[: body.index("Met vriendelijke groet,")]
            assert f"bladzijde {number} van {len(pages)}" in " ".join(above)
            assert len(above) >= 3


def test_many_gifts_and_actions_run_on_with_their_rows_whole(case: Case) -> None:
    gifts = tuple(replace(CAKE, id=number, description=f"Taart nummer {number}") for number in range(60))
    own = "\n".join(f"{number % 24}.15 uur: {LONG * 3}" for number in range(20))
    letter = closing(but(case, goodwill=gifts), words=((Block.DONE, own),))
    pages = pages_of(render(letter, BAKERY))
    printed = flat(" ".join(pages))
    assert all(f"Taart nummer {number} € 42,50 € 15,00 € 27,50" in printed for number in range(60))
    assert printed.count("tekst was niet meer te lezen") == 60
    assert "Samen inclusief btw" in pages[-1] or "Taart nummer 59" in next(p for p in pages if "Samen" in p)


def test_a_row_longer_than_a_page_is_divided(case: Case) -> None:
    letter = closing(case, words=((Block.DONE, f"10.20 uur: {LONG * 30}"),))
    printed = flat(" ".join(pages_of(render(letter, BAKERY))))
    assert printed.count("10.20 uur") == 1
    assert printed.count("niet meer te lezen") == 30


NASTY = (
    "C&A <b>vet</b> <img src=/etc/passwd> &amp; &#65; <font color='red'>",
    "<para><a href='x'>klik</a></para> ]]> <!-- -->",
    "🎂🎉 李小龍 שלום مرحبا Ελλάδα Україна",
    "a\x00\x01\x1b\x7f\u202e\u200bb",
    "Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamten" * 2,
    "x" * 5_000,
    "%s %(a)s {x} {0} \\n \\ $",
    "'\"“”‘’«»",
)


@pytest.mark.parametrize("nasty", NASTY)
def test_nothing_typed_can_stop_a_letter(case: Case, nasty: str) -> None:
    """R24."""
    shop = Shop(name=nasty, owner=nasty, role=nasty, tagline=nasty, street=nasty, town=nasty, phone=nasty, iban=nasty)
    customer = Customer(given=nasty, surname=nasty, company=nasty, street=nasty, town=nasty, country=nasty)
    gifts = (replace(CAKE, description=nasty), replace(CAKE, id=2, description=nasty, hide_amount=True))
    wild = replace(but(case, product=nasty, goodwill=gifts), shop=shop, customer=customer)
    letter = closing(wild, words=((Block.TOLD, nasty), (Block.DONE, nasty)), own_sentence=nasty, subject=nasty)
    assert pages_of(render(letter, shop))


def test_marks_are_printed_as_typed(case: Case) -> None:
    """R24."""
    letter = closing(case, words=((Block.TOLD, NASTY[0]),))
    assert NASTY[0] in flat(pages_of(render(letter, BAKERY))[0])


def test_only_hidden_gifts_make_a_plain_list(case: Case) -> None:
    hidden = but(case, goodwill=(replace(CAKE, hide_amount=True),))
    [page] = pages_of(render(closing(hidden), BAKERY))
    assert "Nieuwe slagroomtaart, 16 personen" in page
    assert "Omschrijving" not in page
    assert "€" not in page


def test_a_story_of_twenty_thousand_characters_comes_out_within_a_second(case: Case) -> None:
    letter = closing(case, words=((Block.TOLD, (LONG * 400)[:20_000]),))
    render(letter, BAKERY)
    start = time.process_time()
    pages = pages_of(render(letter, BAKERY))
    assert time.process_time() - start < 1
    assert flat(" ".join(pages)).count("De taart was ingezakt") > 300


def test_characters_without_a_face_are_named_and_seen(case: Case) -> None:
    assert case.customer is not None
    letter = closing(replace(case, customer=case.customer._replace(surname="李")))
    assert missing(letter) == ("李",)
    assert missing(closing(case)) == ()
    assert "□" in pages_of(render(letter, BAKERY))[0]


def test_a_greek_name_is_printed(case: Case) -> None:
    assert case.customer is not None
    pdf = render(closing(replace(case, customer=case.customer._replace(surname="Παπαδόπουλος"))), BAKERY)
    assert "Παπαδόπουλος" in pages_of(pdf)[0]
    assert any("SourceSans3" in name for name in fonts_of(pdf))


def test_a_shop_with_nothing_but_a_name_still_prints(case: Case) -> None:
    for shop in (Shop(name="De Linde"), Shop(), Shop(name="!!!")):
        letter = closing(replace(case, shop=shop))
        [page] = pages_of(render(letter, shop))
        assert "Geachte mevrouw Jansen," in page


def test_an_apology_alone_is_printed(case: Case) -> None:
    letter = closing(case, words=((Block.TOLD, "Het spijt ons."),))
    assert "Het spijt ons." in pages_of(render(letter, BAKERY))[0]


def test_a_long_subject_goes_on_over_a_second_line(case: Case) -> None:
    long = "uw klacht over de bezorging van de bestelde slagroomtaart met zestien punten op zaterdag"
    [page] = pages_of(render(closing(case, subject=long), BAKERY))
    assert long in flat(page)
    assert "…" not in page
    endless = closing(case, subject=f"{long} {long} {long}")
    assert "…" in pages_of(render(endless, BAKERY))[0]


def test_an_address_of_six_lines_without_a_window_stays_off_the_reference_row(case: Case) -> None:
    assert case.customer is not None
    shop = BAKERY._replace(window=AddressWindow.NONE)
    customer = case.customer._replace(company="Café Het Anker", country="GB", postcode="CB1 2AB")
    letter = closing(replace(case, customer=customer, shop=shop))
    assert len(letter.address) == 6
    found = boxes(render(letter, shop))
    [lowest] = [box for text, box in found if text.strip() == letter.address[-1]]
    [row] = [box for text, box in found if text.startswith("Datum")]
    assert lowest.top + lowest.height + 1 < row.top


def test_a_day_and_an_apology_are_not_divided_over_two_lines(case: Case) -> None:
    for wide in range(20):
        told = f"{'x' * wide} Op 22 december en om 15.00 uur vroegen wij u of alles naar wens is. " * 3
        letter = closing(case, words=((Block.TOLD, f"{told.strip()} Het spijt ons."),))
        lines = [line.strip() for line in pages_of(render(letter, BAKERY))[0].split("\n")]
        assert not [line for line in lines if line.endswith((" 22", " 15.00", "Het", "Het spijt"))]
