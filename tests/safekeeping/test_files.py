import contextlib
import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from klachtenboek.domain.trouble import (
    DiskFailed,
    DiskFull,
    FileInUse,
    FolderMissing,
    NameTooLong,
    NotAFile,
    NotAFolder,
    ReadOnly,
    Trouble,
)
from klachtenboek.safekeeping.files import make_folder, trouble_of, write_file

ROOT = Path(__file__).resolve().parents[2]
ROOM = 64 * 1024
NOBODY = 65_534


@pytest.fixture
def full_disk() -> Iterator[None]:
    """Let no file grow over 64 kB: the system stops a write half-way, as it does when the disk is full."""
    import resource  # only Unix has it

    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, most))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))


@pytest.fixture
def locked_folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder with a file in it that the user may read and not change, also when the tests run as root."""
    folder = tmp_path / "op slot"
    folder.mkdir()
    (folder / "brief.pdf").write_bytes(b"old")
    folder.chmod(0o555)
    with contextlib.ExitStack() as afterwards:
        afterwards.callback(folder.chmod, 0o755)
        if os.geteuid() == 0:
            os.seteuid(NOBODY)
            afterwards.callback(os.seteuid, 0)
        yield folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    assert write_file(path, b"taart") == path
    assert contents(tmp_path) == {"brief.pdf": b"taart"}


@pytest.mark.parametrize("content", [b"", b"x" * (3 * 1024 * 1024), bytes(range(256))])
def test_any_content_comes_back(tmp_path: Path, content: bytes) -> None:
    assert write_file(tmp_path / "x", content).read_bytes() == content


@pytest.mark.parametrize("name", ["Klachtenboek 2026.xlsx", "brief — café.pdf", "'t Hoekje;1.csv", "x" * 200])
def test_any_name_a_folder_allows_is_fine(tmp_path: Path, name: str) -> None:
    write_file(tmp_path / name, b"x")
    assert contents(tmp_path) == {name: b"x"}


def test_a_new_file_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    write_file(path, b"old and much longer")
    write_file(path, b"new")
    assert contents(tmp_path) == {"brief.pdf": b"new"}


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_leaves_the_old_file_and_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    write_file(path, b"old")
    with pytest.raises(DiskFull) as full:
        write_file(path, b"x" * (2 * ROOM))
    assert full.value.path == str(path)
    assert contents(tmp_path) == {"brief.pdf": b"old"}


@pytest.mark.usefixtures("full_disk")
def test_on_a_full_disk_a_new_file_is_not_begun(tmp_path: Path) -> None:
    with pytest.raises(DiskFull):
        write_file(tmp_path / "brief.pdf", b"x" * (ROOM + 1))
    assert contents(tmp_path) == {}


@pytest.mark.usefixtures("full_disk")
def test_what_just_fits_is_written(tmp_path: Path) -> None:
    assert write_file(tmp_path / "brief.pdf", b"x" * ROOM).stat().st_size == ROOM


def test_a_folder_that_may_not_change_stays_as_it_is(locked_folder: Path) -> None:
    """R17."""
    with pytest.raises(ReadOnly) as refused:
        write_file(locked_folder / "brief.pdf", b"new")
    assert refused.value.path.endswith("brief.pdf")
    with pytest.raises(ReadOnly):
        make_folder(locked_folder / "2026")


def test_a_folder_that_could_not_be_written_is_as_before(tmp_path: Path, locked_folder: Path) -> None:
    with pytest.raises(ReadOnly):
        write_file(locked_folder / "brief.pdf", b"new")
    if os.getuid() == 0:
        os.seteuid(0)
    assert tmp_path in locked_folder.parents
    assert contents(locked_folder) == {"brief.pdf": b"old"}


@pytest.mark.parametrize(("rights", "trouble"), [(0o666, FileInUse), (0o444, ReadOnly)])
def test_a_file_that_may_be_written_and_not_replaced_is_open_elsewhere(
    monkeypatch: pytest.MonkeyPatch, rights: int, trouble: type[Trouble]
) -> None:
    with contextlib.ExitStack() as afterwards:
        # Not below the folder of the tests, which another user may not even enter.
        folder = Path(afterwards.enter_context(tempfile.TemporaryDirectory()))
        path = folder / "brief.pdf"
        path.write_bytes(b"old")
        path.chmod(rights)
        folder.chmod(0o1777)
        if os.geteuid() == 0:  # in a folder like this the system itself refuses to replace the file of another user
            os.seteuid(NOBODY)
            afterwards.callback(os.seteuid, 0)
        else:

            def refuse(source: Path, target: Path) -> None:
                raise PermissionError(errno.EACCES, "Access is denied", str(source), None, str(target))

            monkeypatch.setattr(os, "replace", refuse)
        with pytest.raises(trouble) as found:
            write_file(path, b"new")
        assert type(found.value) is trouble
        assert found.value.path == str(path)
        assert contents(folder) == {"brief.pdf": b"old"}


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    """R17."""
    with pytest.raises(FolderMissing) as missing:
        write_file(tmp_path / "stick" / "brief.pdf", b"x")
    assert missing.value.path == str(tmp_path / "stick" / "brief.pdf")
    assert contents(tmp_path) == {}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(b"old")
    with pytest.raises(NotAFolder):
        write_file(file / "x", b"new")
    with pytest.raises(NotAFolder):
        make_folder(file / "2026" / "x")
    with pytest.raises(NotAFolder):
        make_folder(file)
    assert contents(tmp_path) == {"brief.pdf": b"old"}


def test_a_folder_in_the_place_of_the_file_stays(tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").mkdir()
    with pytest.raises(NotAFile):
        write_file(tmp_path / "brief.pdf", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["brief.pdf"]
    assert (tmp_path / "brief.pdf").is_dir()


def test_a_link_is_replaced_and_what_it_led_to_stays(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"of somebody else")
    link = tmp_path / "brief.pdf"
    link.symlink_to(other)
    write_file(link, b"new")
    assert contents(tmp_path) == {"other": b"of somebody else", "brief.pdf": b"new"}
    assert not link.is_symlink()


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    folder = tmp_path / "Documenten" / "Klachtenboek 2026" / "bewijsstukken"
    assert make_folder(folder) == folder
    assert folder.is_dir()
    (folder / "x").write_bytes(b"stays")
    assert contents(make_folder(folder)) == {"x": b"stays"}


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EACCES, ReadOnly),
        (errno.EPERM, ReadOnly),
        (errno.EROFS, ReadOnly),
        (errno.ENOENT, FolderMissing),
        (errno.ENOTDIR, NotAFolder),
        (errno.EEXIST, NotAFolder),
        (errno.EISDIR, NotAFile),
        (errno.ENAMETOOLONG, NameTooLong),
        (errno.EIO, DiskFailed),
        (0, DiskFailed),
    ],
)
def test_every_error_of_the_system_means_something(number: int, trouble: type[Trouble], tmp_path: Path) -> None:
    found = trouble_of(OSError(number, "no"), tmp_path)
    assert type(found) is trouble
    assert found.path == str(tmp_path)


def test_an_error_without_a_number_is_the_disk() -> None:
    assert type(trouble_of(OSError("no"), "x")) is DiskFailed


WRITER = """
import sys
from pathlib import Path
from klachtenboek.safekeeping.files import write_file
path, number = Path(sys.argv[1]), 0
while True:
    number += 1
    write_file(path, str(number).encode() * 20_000)
    print(number, flush=True)
"""


def test_a_program_that_is_killed_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    for written in (1, 4, 9):
        order = [sys.executable, "-c", WRITER, str(path)]
        with subprocess.Popen(order, cwd=ROOT, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            for _ in range(written):
                writer.stdout.readline()
            writer.kill()
        content = path.read_bytes()
        number = content[: len(content) // 20_000]
        assert content == number * 20_000
        assert int(number) >= written
