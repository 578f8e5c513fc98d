"""The year from the command line: what is said, what is refused in one sentence, and what stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from klachtenboek import commands
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.logbook import Logbook

Answer = tuple[int, str, str]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "boek.db"
    logbook = Logbook(path)
    for number in range(40):
        found = logbook.complaints.log(f"Taart {number} was gezakt.", who="Anna Jansen")
        logbook.goodwill.give(found.id, GoodwillKind.COSTS, "=SOM(A1)", 1500, paid_out=1500)
    logbook.close()
    return path


@pytest.fixture
def export(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    def run(*more: str) -> Answer:
        arguments = ["export", str(datetime.now().year), str(tmp_path / "uit"), *more, "--data", str(book)]
        code = commands.run(arguments, open_window=lambda *_a, **_k: 0, gallery=lambda: 0)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def made(export: Callable[..., Answer]) -> Path:
    code, out, err = export("--zip")
    assert (code, err) == (0, "")
    return Path(out.strip())


def test_own_files_stay_and_are_told_apart_from_the_result(made: Path, export: Callable[..., Answer]) -> None:
    (made / "vragen.txt").write_text("van mij", encoding="utf-8")
    code, out, err = export()
    assert (code, out) == (0, f"{made}\n")
    assert err == "Je eigen bestand is blijven staan: vragen.txt\n"
    assert (made / "vragen.txt").read_text(encoding="utf-8") == "van mij"


def test_names_stand_in_the_table_only_when_asked(made: Path, export: Callable[..., Answer]) -> None:
    assert b"Jansen" not in (made / "mutaties.csv").read_bytes()
    export("--met-namen")
    assert b"Jansen" in (made / "mutaties.csv").read_bytes()
    assert b";=SOM" not in (made / "mutaties.csv").read_bytes()


def test_a_file_that_is_open_is_named_and_everything_stays(made: Path, export: Callable[..., Answer]) -> None:
    (made / ".~lock.Jaaroverzicht 2026.xlsx#").write_bytes(b"Marieke")
    before = contents(made.parent)
    code, out, err = export("--met-namen", "--zip")
    assert (code, out) == (1, "")
    assert err.startswith("Dit bestand staat nog open in een ander programma: ")
    assert err.count("\n") == 1
    assert contents(made.parent) == before


@pytest.fixture
def full_disk() -> Iterator[None]:
    import resource  # only Unix has it

    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, most))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))


def test_a_full_disk_is_told_and_the_old_export_stays(
    made: Path, export: Callable[..., Answer], request: pytest.FixtureRequest
) -> None:
    before = contents(made.parent)
    request.getfixturevalue("full_disk")
    code, out, err = export("--met-namen", "--zip")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert contents(made.parent) == before
