import errno
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import pytest

from klachtenboek.domain.trouble import DiskFailed, DiskFull, FileInUse, ReadOnly
from klachtenboek.safekeeping.folders import Contents, Written, listed_files, own_files, write_folder

MANIFEST = "lijst.txt"


def told(content: bytes) -> Mapping[str, str]:
    return dict(line.split(" ", 1)[::-1] for line in content.decode().splitlines())


def listed(written: Sequence[Written]) -> bytes:
    return "".join(f"{one.sha256} {one.name}\n" for one in written).encode()


def pack(files: Iterable[tuple[str, Path]], file: BinaryIO) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for name, path in files:
            archive.write(path, name)


def holding(files: Mapping[str, bytes], *, with_zip: bool = False) -> Contents:
    def pouring(content: bytes) -> Callable[[BinaryIO], object]:
        return lambda file: file.write(content)

    return Contents(
        files=lambda _aside: ((name, pouring(content)) for name, content in files.items()),
        manifest=MANIFEST,
        listed=listed,
        told=told,
        pack=pack if with_zip else None,
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def kept(folder: Path) -> tuple[str, ...]:
    return own_files(folder, MANIFEST, told)


FIRST = {"jaar.xlsx": b"een", "bewijs/brief.pdf": b"brief"}
SECOND = {"jaar.xlsx": b"twee"}


def test_a_folder_is_written_with_its_list(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "2026", holding(FIRST))
    assert set(contents(folder)) == {*FIRST, MANIFEST}
    assert told(contents(folder)[MANIFEST]).keys() == FIRST.keys()
    assert [name for name, _path in listed_files(folder, MANIFEST, told)] == [*FIRST, MANIFEST]
    assert kept(folder) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["2026"]


def test_what_is_ours_is_replaced_and_what_is_the_owners_stays(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "2026", holding(FIRST))
    (folder / "vragen.txt").write_bytes(b"van mij")
    (folder / "bewijs" / "bon van opa.jpg").write_bytes(b"bon")
    (folder / "Thumbs.db").write_bytes(b"x")
    write_folder(folder, holding(SECOND))
    found = contents(folder)
    assert found.pop(MANIFEST)
    assert found == {
        "jaar.xlsx": b"twee",
        "vragen.txt": b"van mij",
        "bewijs/bon van opa.jpg": b"bon",
        "Thumbs.db": b"x",
    }
    assert kept(folder) == ("bewijs/bon van opa.jpg", "vragen.txt")


def test_a_file_of_ours_that_the_owner_changed_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "2026", holding(FIRST))
    (folder / "jaar.xlsx").write_bytes(b"met aantekeningen")
    write_folder(folder, holding(SECOND))
    (folder / "jaar.xlsx").write_bytes(b"nog meer")
    write_folder(folder, holding(SECOND))
    found = contents(folder)
    assert found["jaar.xlsx"] == b"twee"
    assert found["jaar (van jezelf).xlsx"] == b"met aantekeningen"
    assert found["jaar (van jezelf 2).xlsx"] == b"nog meer"


def test_a_folder_the_owner_made_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "2026"
    folder.mkdir()
    (folder / "jaar.xlsx").write_bytes(b"van mij")
    (folder / "link").symlink_to(tmp_path)
    write_folder(folder, holding(FIRST))
    assert (folder / "jaar (van jezelf).xlsx").read_bytes() == b"van mij"
    assert (folder / "link").is_symlink()
    assert (folder / "jaar.xlsx").read_bytes() == b"een"


def test_a_link_to_a_folder_is_followed_and_stays(tmp_path: Path) -> None:
    real, link = tmp_path / "echt" / "2026", tmp_path / "2026"
    real.mkdir(parents=True)
    (real / "eigen.txt").write_bytes(b"van mij")
    link.symlink_to(real)
    assert write_folder(link, holding(FIRST)) == real
    assert link.is_symlink()
    assert contents(link)["eigen.txt"] == b"van mij"


def test_a_file_in_the_place_of_the_folder_is_the_owners(tmp_path: Path) -> None:
    (tmp_path / "2026").write_bytes(b"van mij")
    with pytest.raises(ReadOnly):
        write_folder(tmp_path / "2026", holding(FIRST))
    assert (tmp_path / "2026").read_bytes() == b"van mij"


@pytest.mark.parametrize("mark", ["~$jaar.xlsx", ".~lock.jaar.xlsx#"])
def test_a_file_that_is_open_in_another_program_is_named_and_nothing_changes(tmp_path: Path, mark: str) -> None:
    folder = write_folder(tmp_path / "2026", holding(FIRST))
    (folder / mark).write_bytes(b"Marieke")
    before = contents(folder)
    with pytest.raises(FileInUse) as refused:
        write_folder(folder, holding(SECOND))
    assert refused.value.path == str(folder / "jaar.xlsx")
    assert contents(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["2026"]


def test_excel_hides_the_begin_of_a_long_name_in_its_mark(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "2026", holding({"Jaaroverzicht 2026.xlsx": b"een"}))
    (folder / "~$aroverzicht 2026.xlsx").write_bytes(b"Marieke")
    with pytest.raises(FileInUse) as refused:
        write_folder(folder, holding(SECOND))
    assert refused.value.path == str(folder / "Jaaroverzicht 2026.xlsx")


class Sharing(PermissionError):
    """What Windows says when another program holds a file."""

    winerror = 32


@pytest.mark.parametrize(
    ("error", "told_as"), [(Sharing(errno.EACCES, "in use"), FileInUse), (OSError(errno.EBUSY, "in use"), DiskFailed)]
)
@pytest.mark.parametrize("stuck", [1, 2, 3])
def test_whatever_move_is_refused_folder_and_zip_stay_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, told_as: type[Exception], stuck: int
) -> None:
    folder = write_folder(tmp_path / "2026", holding(FIRST, with_zip=True))
    before = contents(tmp_path)
    moves = iter(range(1, 100))

    def refusing(real: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def move(path: Path, target: Path) -> Path:
            if not path.name.endswith(".tmp") and next(moves) == stuck:
                raise error
            return real(path, target)

        return move

    monkeypatch.setattr(Path, "rename", refusing(Path.rename))
    monkeypatch.setattr(Path, "replace", refusing(Path.replace))
    with pytest.raises(told_as):
        write_folder(folder, holding(SECOND, with_zip=True))
    assert contents(tmp_path) == before


def test_own_files_for_which_there_is_no_room_leave_the_old_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_folder(tmp_path / "2026", holding(FIRST))
    (folder / "film.mp4").write_bytes(b"groot")
    before = contents(tmp_path)

    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.utime", full)
    with pytest.raises(DiskFull):
        write_folder(folder, holding(SECOND))
    assert contents(tmp_path) == before


def test_the_zip_holds_what_we_wrote_and_not_what_is_the_owners(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "2026", holding(FIRST))
    (folder / "vragen.txt").write_bytes(b"van mij")
    write_folder(folder, holding(SECOND, with_zip=True))
    with zipfile.ZipFile(tmp_path / "2026.zip") as archive:
        assert archive.namelist() == ["jaar.xlsx", MANIFEST]
