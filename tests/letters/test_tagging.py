"""What a reader hears who cannot see the letter, asked of other programs than the one that wrote it."""

import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.customer import Language
from klachtenboek.domain.shop import AddressWindow
from klachtenboek.letters.content import Block, Case, Choices, compose
from klachtenboek.letters.letter import Letter
from klachtenboek.letters.paper import render
from klachtenboek.typeset.fonts import printable
from tests.letters.bakery import BAKERY


def asked(program: str, *options: str, pdf: bytes, folder: Path) -> str:
    path = folder / "brief.pdf"
    path.write_bytes(pdf)
    answer = subprocess.run([program, *options, str(path)], check=True, capture_output=True, text=True)
    return answer.stdout


def heard(pdf: bytes, folder: Path) -> list[str]:
    """Return what is read aloud, in order, each with its kind in front."""
    found, kind = [], ""
    for line in asked("pdfinfo", "-struct-text", pdf=pdf, folder=folder).splitlines():
        words = line.strip()
        if match := re.fullmatch(r"(P|H1|H2|TH|TD)\b.*", words):
            kind = match[1]
        elif words.startswith('"'):
            found.append(f"{kind} {words[1:-1]}")
    return found


def closing(case: Case, language: Language = Language.DUTCH) -> Letter:
    assert case.customer is not None
    return compose(replace(case, customer=case.customer._replace(language=language)), LetterKind.CLOSING)


def test_a_letter_is_heard_in_the_order_it_is_read(case: Case, tmp_path: Path) -> None:
    lines = heard(render(closing(case), BAKERY), tmp_path)
    order = [
        "P Bakkerij De Linde",
        "P Mevrouw A. Jansen",
        "P Datum 21 november 2026",
        "H1 Betreft uw klacht: slagroomtaart",
        "P Geachte mevrouw Jansen,",
        "TH 10.20 uur",
        "TD Naar uw verhaal geluisterd en onze excuses aangeboden.",
        "H2 Wat wij u geven",
        "TH Waarde",
        "TD Nieuwe slagroomtaart, 16 personen",
        "TD € 27,50",
        "TH Samen inclusief btw",
        "TD € 34,00",
        "H2 Hoe wij dit voortaan voorkomen",
        "P Met vriendelijke groet,",
        "P Marieke van der Linde",
    ]
    plain = [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]
    places = [plain.index(line) for line in order]
    assert places == sorted(places)


def test_words_at_the_end_of_a_line_do_not_run_into_the_next(case: Case, tmp_path: Path) -> None:
    letter = closing(case)
    lines = [line.replace("\N{NO-BREAK SPACE}", " ") for line in heard(render(letter, BAKERY), tmp_path)]
    for section in letter.sections:
        for part in getattr(section, "full", "").split("\n"):
            assert not part or f"P {part.replace(chr(160), ' ')}" in lines


def test_rules_folds_and_foot_are_not_read_aloud(case: Case, tmp_path: Path) -> None:
    spoken = " ".join(heard(render(closing(case), BAKERY), tmp_path))
    assert "KvK" not in spoken
    assert "Bakkerij De Linde · Lindestraat 12" not in spoken


def test_what_runs_on_over_the_page_stays_one_paragraph(case: Case, tmp_path: Path) -> None:
    long = "De taart was ingezakt en de tekst was niet meer te lezen. " * 33
    letter = compose(case, LetterKind.CLOSING, Choices(words=((Block.PREVENT, long),)))
    pdf = render(letter, BAKERY)
    assert "Pages:           2" in asked("pdfinfo", pdf=pdf, folder=tmp_path)
    tree = asked("pdfinfo", "-struct-text", pdf=pdf, folder=tmp_path)
    [paragraph] = [part for part in re.split(r"\n  (?=\S)", tree) if "te lezen" in part]
    assert re.sub(r'[\s"]', "", paragraph).count("nietmeertelezen") == 33  # in two parts, one on each page
    assert "bladzijde 2" not in tree


@pytest.mark.parametrize("language", Language)
def test_a_tagged_letter_says_what_it_is(case: Case, language: Language, tmp_path: Path) -> None:
    pdf = render(closing(case, language), BAKERY)
    about = asked("pdfinfo", pdf=pdf, folder=tmp_path)
    assert re.search(r"Tagged: +yes", about)
    assert re.search(r"Metadata Stream: +yes", about)
    assert re.search(r"PDF version: +1\.7", about)
    assert f"/Lang ({language.value})".encode() in pdf
    assert b"/GTS_PDFA1" in pdf
    meta = asked("pdfinfo", "-meta", pdf=pdf, folder=tmp_path)
    assert f"<rdf:li>{language.value}</rdf:li>" in meta
    assert "Bakkerij De Linde 2026-0047" in meta


@pytest.mark.parametrize("window", AddressWindow)
def test_the_file_is_sound(case: Case, window: AddressWindow, tmp_path: Path) -> None:
    shop = BAKERY._replace(window=window, name="C&A <b> (De \\ Linde)", owner="Zoë Ørsted")
    letter = compose(replace(case, shop=shop), LetterKind.CLOSING)
    answer = asked("qpdf", "--check", pdf=render(letter, shop), folder=tmp_path)
    assert "No syntax or stream encoding errors found" in answer


def test_every_face_travels_along_in_part(case: Case, tmp_path: Path) -> None:
    rows = asked("pdffonts", pdf=render(closing(case), BAKERY), folder=tmp_path).splitlines()[2:]
    assert len(rows) == 4
    for row in rows:
        assert re.match(r"[A-Z]{6}\+", row)
        assert row.split()[-5:-2] == ["yes", "yes", "yes"]


@pytest.mark.parametrize(
    "words",
    [
        "Zoë Ørsted’s „beste” (½ prijs) – € 12,50 … \\ œuvre",
        "þÿ is geen begin",
        "ï»¿ ook niet",
        "Łódź, Dvořák",
    ],
)
def test_words_are_read_aloud_with_every_mark_that_is_in_them(case: Case, words: str, tmp_path: Path) -> None:
    shop = BAKERY._replace(tagline=words)
    pdf = render(closing(replace(case, shop=shop)), shop)
    objects = json.loads(asked("qpdf", "--json", pdf=pdf, folder=tmp_path))["qpdf"][1]
    spoken = [one["value"].get("/ActualText") for one in objects.values() if isinstance(one.get("value"), dict)]
    assert f"u:{printable(words)}" in spoken


def test_a_mark_does_not_make_the_words_around_it_larger(case: Case) -> None:
    plain, marked = (
        len(render(compose(case, LetterKind.CLOSING, Choices(words=((Block.PREVENT, words * 20),))), BAKERY))
        for words in ("De taart die inzakte, maken we niet meer. ", "De taart die inzakte, máken we niet meer. ")
    )
    assert marked - plain < 500


def test_what_cannot_be_printed_is_not_read_aloud_either(case: Case, tmp_path: Path) -> None:
    shop = BAKERY._replace(email="\x1bmarieke@voorbeeld.example\x07")
    lines = heard(render(closing(replace(case, shop=shop)), shop), tmp_path)
    assert any(line.endswith("marieke@voorbeeld.example") for line in lines)
