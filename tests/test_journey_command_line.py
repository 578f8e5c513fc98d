"""The whole main job from the command line, as real processes: a complaint in, a letter and a year out."""

import csv
import hashlib
import io
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).resolve().parent.parent


def klachtenboek(*arguments: object, expected: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "klachtenboek", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == expected, done.stderr
    return done


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    folder = tmp_path_factory.mktemp("demo")
    made = klachtenboek("demo", folder).stdout.splitlines()
    return folder, [Path(line) for line in made]


def text_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout


def test_the_demo_does_the_whole_job_and_says_what_it_made(demo: tuple[Path, list[Path]]) -> None:
    folder, made = demo
    assert [path.suffix for path in made] == [".db", ".pdf", ""]
    assert all(path.exists() and path.is_relative_to(folder) for path in made)
    assert klachtenboek("controle", "--data", made[0]).stdout.startswith("Alles klopt")


def test_the_letter_tells_what_was_given_and_what_the_customer_paid(demo: tuple[Path, list[Path]]) -> None:
    letter = " ".join(text_of(demo[1][1]).split())
    for words in (
        "Geachte mevrouw Van Vliet,",
        "7417 DE DEVENTER",
        "Het spijt ons.",
        "Wat wij hebben gedaan",
        "Nieuwe slagroomtaart, twaalf personen",
        "€ 38,50",
        "€ 46,00",
        "Hoe wij dit voortaan voorkomen",
        "Met vriendelijke groet,",
        "Marieke van der Linde",
    ):
        assert words in letter


def test_the_totals_of_the_year_equal_its_lines(demo: tuple[Path, list[Path]]) -> None:
    year = demo[1][2]
    book = openpyxl.load_workbook(next(year.glob("*.xlsx")))
    sheet = book["Mutaties"]
    titles = [cell.value for cell in sheet[1]]
    lines = [row for row in sheet.iter_rows(min_row=2, values_only=True) if isinstance(row[0], int)]
    with (year / "mutaties.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["Volgnr"].isdigit()]
    assert len(lines) == len(rows) > 40
    for title in ("Bedrag incl. btw", "Btw-bedrag", "Kostprijs", "Waarde voor klant", "Eigen bijdrage klant"):
        column = titles.index(title)
        in_sheet = sum(round(line[column] * 100) for line in lines)
        in_csv = sum(int(row[title].replace(",", "")) for row in rows)
        kinds = list(book["Per soort"].iter_rows(values_only=True))
        per_kind = round(kinds[-1][kinds[0].index(title)] * 100)
        assert in_sheet == in_csv == per_kind > 0


def test_the_manifest_names_every_file_with_its_hash(demo: tuple[Path, list[Path]]) -> None:
    year = demo[1][2]
    listed = list(csv.reader(io.StringIO((year / "manifest.csv").read_text(encoding="utf-8-sig")), delimiter=";"))[1:]
    there = {path.relative_to(year).as_posix() for path in year.rglob("*") if path.is_file()} - {"manifest.csv"}
    assert {name for name, _, _ in listed} == there
    for name, size, sha256 in listed:
        content = (year / name).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (int(size), sha256)


def test_the_sent_letter_among_the_evidence_is_the_one_that_was_written(demo: tuple[Path, list[Path]]) -> None:
    letter, year = demo[1][1], demo[1][2]
    assert letter.read_bytes() in [path.read_bytes() for path in (year / "bewijsstukken").iterdir()]


def test_from_a_bare_book_a_script_can_log_write_and_export(tmp_path: Path) -> None:
    book = tmp_path / "boek.db"
    number = klachtenboek(
        "nieuw", "Het brood was <b>oud</b> & hard 🙁", "--wie", "\u0645\u062d\u0645\u062f", "--data", book
    ).stdout.strip()
    letter = Path(
        klachtenboek("brief", number, tmp_path / "brieven", "--soort", "ontvangst", "--data", book).stdout.strip()
    )
    assert number in text_of(letter)
    year = Path(klachtenboek("export", number[:4], tmp_path, "--data", book).stdout.strip())
    assert openpyxl.load_workbook(next(year.glob("*.xlsx"))).sheetnames[:2] == ["Toelichting", "Mutaties"]


def test_every_kind_of_letter_is_made_from_the_command_line(tmp_path: Path) -> None:
    book = tmp_path / "boek.db"
    number = klachtenboek("nieuw", "De taart was ingezakt", "--data", book).stdout.strip()
    for kind in ("ontvangst", "afronding", "nazorg", "dank"):
        made = klachtenboek("brief", number, tmp_path, "--soort", kind, "--data", book).stdout.strip()
        assert Path(made).name == f"Brief {number} {kind}.pdf"
    missing = klachtenboek("brief", number, tmp_path, "--soort", "uitleg", "--data", book, expected=1)
    assert missing.stderr.startswith("In de brief ontbreekt nog iets: onze uitleg.")
    why = "Er lag te veel ijs op."
    made = klachtenboek("brief", number, tmp_path, "--soort", "uitleg", "--uitleg", why, "--data", book).stdout.strip()
    assert why in text_of(Path(made))


def test_many_letters_a_dossier_and_a_form_are_made_from_the_command_line(tmp_path: Path) -> None:
    book, folder = tmp_path / "boek.db", tmp_path / "papier"
    numbers = [klachtenboek("nieuw", f"Taart {n} was ingezakt", "--data", book).stdout.strip() for n in (1, 2)]
    made = klachtenboek("brieven", folder, *numbers, "--soort", "ontvangst", "--data", book).stdout.splitlines()
    assert [Path(line).name for line in made] == [f"Brief {number} ontvangst.pdf" for number in numbers]
    assert all(number in text_of(Path(line)) for number, line in zip(numbers, made, strict=True))
    dossier = Path(klachtenboek("dossier", numbers[0], folder, "--data", book).stdout.strip())
    assert "Taart 1 was ingezakt" in text_of(dossier)
    assert "Brief ontvangst" in text_of(dossier)
    for size in ((), ("--a4",)):
        form = Path(klachtenboek("formulier", folder, *size, "--data", book).stdout.strip())
        assert "Wat is er gebeurd?" in text_of(form)


def test_a_refusal_is_one_dutch_sentence_and_changes_nothing(tmp_path: Path) -> None:
    book = tmp_path / "boek.db"
    klachtenboek("nieuw", "Iets", "--data", book)
    before = book.read_bytes()
    said = klachtenboek("brief", "1999-0001", tmp_path, "--data", book, expected=1)
    assert said.stdout == ""
    assert said.stderr == "1999-0001 staat niet in je klachtenboek. Kijk of het nummer klopt.\n"
    assert book.read_bytes() == before


def test_the_same_day_makes_the_same_demo() -> None:
    from datetime import datetime

    from klachtenboek.demo import DemoClock, fill
    from klachtenboek.domain.summary import Query
    from klachtenboek.logbook import Logbook

    def told() -> list[tuple[str, str, int]]:
        clock = DemoClock(datetime(2026, 11, 20, 14, 48))
        logbook = Logbook(clock=clock)
        fill(logbook, clock)
        rows = logbook.complaints.page(Query(), limit=1_000).rows
        logbook.close()
        return [(row.reference, row.title, row.given) for row in rows]

    assert told() == told()
