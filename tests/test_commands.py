"""The command line in the same process: what it prints where, and its exit codes."""

import base64
import errno
import io
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from klachtenboek import __version__, commands
from klachtenboek.i18n import WORDS
from klachtenboek.logbook import Logbook

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "boek.db"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def carry_out(*arguments: object) -> tuple[int, str, str]:
        code = commands.run([str(x) for x in arguments], open_window=lambda _path: 42, gallery=lambda: 43)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return carry_out


def refused(answer: tuple[int, str, str], words: str) -> None:
    code, out, err = answer
    assert (code, out) == (1, "")
    assert words in err
    assert err.count("\n") == 1


def test_a_complaint_is_logged_and_its_number_printed(run: Run, book: Path) -> None:
    code, out, err = run(
        "nieuw", "Het brood was oud", "--wie", "mevrouw De Vries", "--kanaal", "telefoon", "--data", book
    )
    assert (code, err) == (0, "")
    logbook = Logbook(book)
    told = logbook.complaints.find(out.strip())
    assert (told.story, told.channel) == ("Het brood was oud", "phone")
    assert told.customer_id is not None
    assert logbook.customers.get(told.customer_id).surname == "Vries"
    logbook.close()


def test_data_may_stand_before_the_command_too(run: Run, book: Path) -> None:
    assert run("--data", book, "nieuw", "Het brood was oud")[0] == 0
    assert book.exists()


def test_the_story_may_come_from_the_input(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from io import StringIO

    monkeypatch.setattr("sys.stdin", StringIO("Eerste regel\nTweede regel\n"))
    run("nieuw", "-", "--data", book)
    logbook = Logbook(book)
    assert logbook.complaints.get(1).story == "Eerste regel\nTweede regel"
    logbook.close()


def test_nothing_written_is_refused_and_takes_no_number(run: Run, book: Path) -> None:
    refused(run("nieuw", "  ", "--data", book), "Er staat nog niets")
    assert run("nieuw", "Iets", "--data", book)[1].endswith("-0001\n")


def test_a_letter_of_an_unknown_number_is_refused(run: Run, book: Path, tmp_path: Path) -> None:
    Logbook(book).close()
    refused(run("brief", "2026-0009", tmp_path, "--data", book), "2026-0009")
    refused(run("brief", "taart", tmp_path, "--data", book), "taart")


def test_a_letter_for_which_the_disk_has_no_room_is_told_and_not_sent(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = run("nieuw", "Iets", "--data", book)[1].strip()

    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr("tempfile.mkstemp", full)
        refused(run("brief", number, tmp_path / "brieven", "--data", book), "De schijf is vol.")
    assert list((tmp_path / "brieven").iterdir()) == []
    logbook = Logbook(book)
    assert logbook.complaints.get(1).letters == ()
    logbook.close()


def test_a_letter_that_is_open_in_another_program_is_told_and_stays(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = run("nieuw", "Iets", "--data", book)[1].strip()
    code, out, _err = run("brief", number, tmp_path / "brieven", "--data", book)
    before = Path(out.strip()).read_bytes()

    def held(source: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied", str(source), None, str(target))

    with monkeypatch.context() as disk:
        disk.setattr("os.replace", held)
        refused(run("brief", number, tmp_path / "brieven", "--data", book), "staat nog open in een ander programma")
    assert code == 0
    assert [path.read_bytes() for path in (tmp_path / "brieven").iterdir()] == [before]


def test_a_giant_that_stands_in_the_book_as_logo_does_not_stop_a_letter(run: Run, book: Path, tmp_path: Path) -> None:
    number = run("nieuw", "Iets", "--data", book)[1].strip()
    stream = BytesIO()
    Image.new("RGB", (9000, 9000), "white").save(stream, "JPEG")
    with closing(sqlite3.connect(book)) as connection, connection:
        giant = base64.b64encode(stream.getvalue()).decode()
        connection.execute("INSERT INTO setting (key, value) VALUES ('program.logo', ?)", (giant,))
    code, out, err = run("brief", number, tmp_path, "--data", book)
    assert (code, err) == (0, "")
    assert b"/Figure" not in Path(out.strip()).read_bytes()


def test_a_file_that_is_no_logbook_is_refused(run: Run, tmp_path: Path) -> None:
    shopping = tmp_path / "boodschappen.txt"
    shopping.write_text("melk, boter, kaas " * 20, encoding="utf-8")
    refused(run("controle", "--data", shopping), "geen klachtenboek")


def test_a_book_that_is_open_is_refused(run: Run, book: Path) -> None:
    logbook = Logbook(book)
    refused(run("nieuw", "Iets", "--data", book), "staat al open")
    logbook.close()


def test_a_quarter_for_snelstart_is_a_folder_and_a_zip(run: Run, book: Path, tmp_path: Path) -> None:
    Logbook(book).close()
    code, out, err = run("export", "2026", tmp_path, "--kwartaal", "3", "--snelstart", "--zip", "--data", book)
    assert (code, err) == (0, "")
    folder = Path(out.strip())
    assert folder == tmp_path / "Klachtenboek 2026-Q3"
    assert (folder / "journaalvoorstel-snelstart.csv").is_file()
    assert (tmp_path / "Klachtenboek 2026-Q3.zip").is_file()


def test_a_month_is_a_folder(run: Run, book: Path, tmp_path: Path) -> None:
    Logbook(book).close()
    code, out, _ = run("export", "2026", tmp_path, "--maand", "9", "--data", book)
    assert (code, out) == (0, f"{tmp_path / 'Klachtenboek 2026-09'}\n")


def test_an_export_into_a_file_is_refused(run: Run, book: Path, tmp_path: Path) -> None:
    Logbook(book).close()
    (tmp_path / "bezet").write_text("x", encoding="utf-8")
    code, out, err = run("export", "2026", tmp_path / "bezet", "--data", book)
    assert (code, out) == (1, "")
    assert err.endswith(".\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["bakken"],
        ["nieuw"],
        ["nieuw", "x", "--kanaal", "duif"],
        ["export", "volgend-jaar", "map"],
        ["export", "12", "map"],
        ["export", "2026", "map", "--kwartaal", "5"],
        ["export", "2026", "map", "--kwartaal", "1", "--maand", "1"],
        ["brief", "2026-0001", "map", "--soort", "liefde"],
        ["demo", "map", "--klachten", "-3"],
        ["--onzin"],
    ],
)
def test_wrong_use_is_two_with_one_dutch_sentence(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "--help" in err
    assert err.count("\n") == 1


def test_help_and_version_are_results(run: Run) -> None:
    assert run("--version") == (0, f"Klachtenboek {__version__}\n", "")
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert {"nieuw", "brief", "export", "controle", "demo", "--data"} <= set(out.split())
    assert "usage" not in out
    for command in ("nieuw", "brief", "export", "controle", "demo"):
        assert run(command, "--help")[0] == 0


def test_without_a_command_the_window_opens_on_the_book(run: Run, book: Path) -> None:
    assert run("--data", book)[0] == 42
    assert run("--galerij")[0] == 43


@pytest.mark.parametrize("arguments", [[], ["--galerij"]])
def test_a_window_without_a_screen_is_refused_in_a_sentence(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    refused(run("--data", book, *arguments), "geen scherm")
    assert not book.exists()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert run("--data", book, *arguments)[0] in {42, 43}


def test_a_sound_book_is_told_so(run: Run, book: Path) -> None:
    run("nieuw", "Iets", "--wie", "Kim", "--data", book)
    assert run("controle", "--data", book) == (0, "Alles klopt: 1 klacht, 1 klant, 0 brieven.\n", "")


def test_a_book_that_is_out_of_step_is_told_so(run: Run, book: Path) -> None:
    import sqlite3

    run("nieuw", "Iets", "--data", book)
    tamper = sqlite3.connect(book)
    tamper.execute("UPDATE complaint SET given = 5")
    tamper.commit()
    tamper.close()
    refused(run("controle", "--data", book), "Er klopt iets niet")


@pytest.mark.parametrize(("arguments", "expected"), [([], {}), (["--stil"], {"quietly": True})])
def test_the_window_opens_quietly_when_it_starts_with_the_computer(
    arguments: list[str], expected: dict[str, bool], book: Path
) -> None:
    opened: list[tuple[Path, dict[str, bool]]] = []

    def open_window(path: Path, **more: bool) -> int:
        opened.append((path, more))
        return 7

    assert commands.run([*arguments, "--data", str(book)], open_window=open_window, gallery=lambda: 0) == 7
    assert opened == [(book, expected)]


def test_a_backup_is_made_copied_and_put_back(run: Run, book: Path, tmp_path: Path) -> None:
    run("nieuw", "Het brood was oud", "--data", book)
    code, out, err = run("backup", tmp_path / "usb", "--data", book)
    assert (code, err) == (0, "")
    copy = Path(out.strip())
    assert copy.parent == tmp_path / "usb"
    run("nieuw", "De taart was te zoet", "--data", book)
    code, out, err = run("terugzetten", copy, "--data", book)
    assert (code, err) == (0, "")
    assert "met 1 klacht" in out
    assert run("nieuw", "Verder", "--data", book)[1].endswith("-0002\n")


def test_without_a_folder_the_backup_stands_beside_the_book(run: Run, book: Path) -> None:
    run("nieuw", "Het brood was oud", "--data", book)
    assert Path(run("backup", "--data", book)[1].strip()).parent == book.with_name("boek back-ups")


def test_a_damaged_book_is_replaced_or_saved(run: Run, book: Path) -> None:
    run("nieuw", "Het brood was oud", "--data", book)
    copy = run("backup", "--data", book)[1].strip()
    for way, told in (("terugzetten", "met 1 klacht"), ("redden", "Gered: 1 klacht")):
        content = bytearray(book.read_bytes())
        content[100:4096] = bytes(3996)
        book.write_bytes(content)
        refused(run("controle", "--data", book), "beschadigd")
        code, out, _err = run(way, *([copy] if way == "terugzetten" else []), "--data", book)
        assert code == 0
        assert told in out
        assert run("controle", "--data", book)[0] == 0
    assert "Alles klopt" in run("redden", "--data", book)[1]


def test_what_is_no_backup_is_refused(run: Run, book: Path, tmp_path: Path) -> None:
    run("nieuw", "Het brood was oud", "--data", book)
    refused(run("terugzetten", book, "--data", book), "geen back-up")
    refused(run("terugzetten", tmp_path / "weg", "--data", book), "Deze map is er niet")


def test_a_book_in_a_cloud_folder_is_refused_unless_it_must(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "Dropbox" / "boek.db"
    place.parent.mkdir()
    refused(run("nieuw", "Iets", "--data", place), "Dropbox")
    assert not place.exists()
    assert run("--toch", "nieuw", "Iets", "--data", place)[0] == 0


def test_a_backup_alone_is_shown_in_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[Path, dict[str, object]]] = []

    def open_window(book: Path, **wishes: object) -> int:
        opened.append((book, wishes))
        return 42

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    backup = str(tmp_path / "Van vrijdag.KLACHTENBOEK-BACKUP")
    assert commands.run([backup], open_window=open_window, gallery=lambda: 43) == 42
    assert commands.run(["--open", backup], open_window=open_window, gallery=lambda: 43) == 42
    assert [wishes for _, wishes in opened] == [{"backup": Path(backup)}] * 2


def test_without_a_terminal_nothing_is_printed_and_nothing_breaks(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    assert commands.run(["nieuw", "", "--data", str(book)], open_window=lambda _path: 42, gallery=lambda: 43) == 1
    assert commands.run(["nieuw", "Oud", "--data", str(book)], open_window=lambda _path: 42, gallery=lambda: 43) == 0


@pytest.fixture
def _dutch_again() -> Iterator[None]:
    yield
    WORDS.use("nl")


@pytest.mark.usefixtures("_dutch_again")
def test_what_is_printed_can_be_english(run: Run, book: Path) -> None:
    Logbook(book).close()
    code, out, _err = run("--taal", "en", "--help")
    assert code == 0
    assert "The complaint book of your shop" in out
    refused(run("--taal=en", "brief", "2026-0001", book.parent, "--data", book), "is not in your complaint book")


@pytest.mark.usefixtures("_dutch_again")
def test_an_unknown_language_is_wrong_use_in_dutch(run: Run) -> None:
    code, out, err = run("--taal", "klingon")
    assert (code, out) == (2, "")
    assert "Zo werkt deze opdracht niet" in err


@pytest.mark.usefixtures("_dutch_again")
def test_the_window_is_told_which_language_was_asked_for(book: Path) -> None:
    asked: list[dict[str, str]] = []

    def open_window(_path: Path, **wishes: str) -> int:
        asked.append(wishes)
        return 0

    commands.run(["--taal", "en", "--data", str(book)], open_window=open_window, gallery=lambda: 0)
    assert asked == [{"language": "en"}]


@pytest.mark.parametrize(
    "command", [("controle",), ("redden",), ("backup",), ("export", "2026", "map"), ("formulier", "map")]
)
def test_a_slip_in_the_name_of_the_book_is_told_and_makes_no_book(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(run(*command, "--data", tmp_path / "bokk.db"), "Hier staat geen klachtenboek")
    assert not (tmp_path / "bokk.db").exists()


def test_a_backup_is_put_back_where_there_is_no_book_yet(run: Run, book: Path, tmp_path: Path) -> None:
    run("nieuw", "Het brood was oud", "--data", book)
    backup = run("backup", "--data", book)[1].strip()
    code, out, _err = run("terugzetten", backup, "--data", tmp_path / "nieuw.db")
    assert (code, "1 klacht" in out) == (0, True)
    assert "Alles klopt: 1 klacht" in run("controle", "--data", tmp_path / "nieuw.db")[1]


def test_a_book_that_lost_its_first_page_is_saved(run: Run, book: Path) -> None:
    for number in range(30):
        run("nieuw", f"Klacht {number}. {'De taart was ingezakt. ' * 20}", "--data", book)
    run("backup", "--data", book)
    with book.open("r+b") as file:
        file.write(bytes(4096))
    code, out, _err = run("redden", "--data", book)
    assert (code, "Gered: 30 klachten" in out) == (0, True)
    assert run("controle", "--data", book)[0] == 0


def test_a_file_that_never_was_a_book_is_not_saved_as_one(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "foto.jpg"
    other.write_bytes(b"\xff\xd8" + bytes(9000))
    refused(run("redden", "--data", other), "geen klachtenboek")
    assert other.read_bytes() == b"\xff\xd8" + bytes(9000)


class _Full(io.StringIO):
    """Output to a disk without room: the words go in, and come back when they should be on it."""

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_output_for_which_there_is_no_room_is_told(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("nieuw", "Het brood was oud", "--data", book)
    monkeypatch.setattr("sys.stdout", _Full())
    code = commands.run(["controle", "--data", str(book)], open_window=lambda _path: 42, gallery=lambda: 43)
    monkeypatch.undo()
    assert code == 1
    assert "schijf is vol" in capsys.readouterr().err


def test_a_demo_of_more_complaints_than_anybody_has_is_wrong_use(run: Run, tmp_path: Path) -> None:
    assert run("demo", tmp_path, "--klachten", "9" * 23)[0] == 2


def test_lessons_come_on_one_page_once_there_are_enough(run: Run, book: Path, tmp_path: Path) -> None:
    for _one in range(4):
        run("nieuw", "Het brood was oud", "--wie", "Mevrouw De Vries", "--data", book)
    refused(run("lessen", tmp_path, "--data", book), "Nog te weinig klachten om iets van te leren.")
    run("nieuw", "Het brood was oud", "--data", book)
    code, out, _err = run("lessen", tmp_path / "papier", "--data", book)
    assert code == 0
    assert Path(out.strip()).read_bytes().startswith(b"%PDF")
    refused(run("lessen", tmp_path, "--jaar", "2001", "--data", book), "Nog te weinig klachten")
