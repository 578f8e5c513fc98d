"""Photos and files with a complaint: small, nameless, safe to open, and undone like anything else."""

import contextlib
import hashlib
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from klachtenboek.domain.contact import AttachmentKind
from klachtenboek.domain.errors import AttachmentTooLarge, KindRefused, NotFound, PictureTooLarge
from klachtenboek.domain.trouble import AttachmentMissing, FolderMissing
from klachtenboek.logbook import Logbook
from klachtenboek.safekeeping import attachments as beside
from klachtenboek.safekeeping.kinds import LONGEST_NAME, kind_of, safe_name
from klachtenboek.safekeeping.photo import reduced


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    logbook = Logbook(tmp_path / "boek.db")
    logbook.complaints.log("De taart was ingezakt.")
    yield logbook
    logbook.close()


def photo(folder: Path, *, size: tuple[int, int] = (3000, 2000), orientation: int = 6) -> Path:
    """Write a photo as a phone makes it: turned, with its place, its maker and a remark."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Telefoon van Jansen"
    exif.get_ifd(0x8825)[2] = (52.0, 15.0, 7.0)
    path = folder / "IMG 1234.JPG"
    Image.new("RGB", size, "orange").save(path, "JPEG", exif=exif, comment=b"mevrouw Jansen")
    return path


def test_a_photo_becomes_small_upright_and_nameless(book: Logbook, tmp_path: Path) -> None:
    """R29."""
    [added] = book.attachments.add(1, photo(tmp_path)).attachments
    content = book.attachments.content(1, added.id)
    with Image.open(BytesIO(content)) as kept:
        assert kept.size == (1067, 1600)
        assert not kept.getexif()
        assert "comment" not in kept.info
    assert b"Jansen" not in content
    assert (added.kind, added.name, added.size) == (AttachmentKind.PHOTO, "IMG 1234.jpg", len(content))
    assert added.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_every_kind_of_photo_is_kept_as_jpeg(book: Logbook, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"foto.{kind.lower()}"
    Image.new("RGBA" if kind in {"PNG", "WEBP"} else "RGB", (20, 10)).save(path, kind)
    [added] = book.attachments.add(1, path).attachments
    assert added.name == "foto.jpg"
    assert book.attachments.content(1, added.id).startswith(b"\xff\xd8")


def test_the_same_file_twice_stands_beside_the_book_once(book: Logbook, tmp_path: Path) -> None:
    path = tmp_path / "bon.pdf"
    path.write_bytes(b"%PDF-1.4 bon")
    book.attachments.add(1, path)
    known = book.attachments.add(1, path).attachments
    assert len(known) == 2
    assert [one.name for one in beside.folder_of(Path(book.keeping.path)).iterdir()] == [known[0].sha256]


def bomb(width: int, height: int) -> bytes:
    """Write the beginning of a PNG that says it is very large, and hardly anything more."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("width", "height"), [(8000, 5001), (30_000, 30_000), (1_000_000, 1_000_000)])
def test_a_picture_of_too_many_points_is_refused_by_its_header(width: int, height: int) -> None:
    """R29."""
    with pytest.raises(PictureTooLarge) as refused:
        reduced(bomb(width, height))
    assert refused.value.limit == 40


def test_a_file_over_25_megabytes_is_refused(book: Logbook, tmp_path: Path) -> None:
    path = tmp_path / "groot.pdf"
    path.write_bytes(b"%PDF-" + bytes(25_000_000))
    with pytest.raises(AttachmentTooLarge):
        book.attachments.add(1, path)
    assert book.complaints.get(1).attachments == ()
    assert not beside.folder_of(Path(book.keeping.path)).exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("taart.exe", b"MZ"),
        ("taart.jpg", b"MZ"),
        ("taart.jpg.exe", b"\xff\xd8\xff"),
        ("taart.svg", b"<svg onload='x'/>"),
        ("taart.html", b"<html>"),
        ("taart.js", b"x"),
        ("taart.lnk", b"L\0\0\0"),
        ("taart.docm", b"PK\x03\x04"),
        ("taart", b"%PDF-"),
        ("taart.pdf", b"PK\x03\x04"),
        ("taart.txt", b"a\0b"),
    ],
)
def test_programs_scripts_pages_and_drawings_are_refused(
    book: Logbook, tmp_path: Path, name: str, content: bytes
) -> None:
    """R30."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(KindRefused):
        book.attachments.add(1, tmp_path / name)


def test_a_file_that_is_gone_is_told(book: Logbook, tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        book.attachments.add(1, tmp_path / "weg.pdf")


def test_it_is_opened_as_a_copy_nobody_changes_by_accident(book: Logbook, tmp_path: Path) -> None:
    """R30."""
    [added] = book.attachments.add(1, photo(tmp_path)).attachments
    copy = book.attachments.copy_to_open(1, added.id, tmp_path / "kopie")
    assert copy.name == "IMG 1234.jpg"
    assert copy.read_bytes() == book.attachments.content(1, added.id)
    assert copy.stat().st_mode & 0o222 == 0
    assert book.attachments.copy_to_open(1, added.id, tmp_path / "kopie") == copy


def test_a_file_that_went_or_changed_is_shown_as_missing(book: Logbook, tmp_path: Path) -> None:
    """R30."""
    [added] = book.attachments.add(1, photo(tmp_path)).attachments
    kept = beside.folder_of(Path(book.keeping.path)) / added.sha256
    kept.write_bytes(b"iets anders")
    with pytest.raises(AttachmentMissing):
        book.attachments.content(1, added.id)
    kept.unlink()
    assert book.attachments.missing(1) == {added.id}
    with pytest.raises(AttachmentMissing):
        book.attachments.copy_to_open(1, added.id, tmp_path)
    assert book.backups.make().complaints == 1


def test_taking_it_off_can_be_undone(book: Logbook, tmp_path: Path) -> None:
    [added] = book.attachments.add(1, photo(tmp_path)).attachments
    assert book.attachments.remove(1, added.id).attachments == ()
    book.undo()
    assert book.complaints.get(1).attachments == (added,)
    assert book.attachments.content(1, added.id)
    with pytest.raises(NotFound):
        book.attachments.remove(1, 99)
    with pytest.raises(NotFound):
        book.attachments.content(1, 99)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\winkel\\foto.jpg", "foto.jpg"),
        ("foto\u202egpj.pdf", "fotogpj.pdf"),
        ("con.pdf", "bijlage con.pdf"),
        ("  . .pdf", "bijlage.pdf"),
        ("a" * 300 + ".pdf", "a" * 96 + ".pdf"),
        ('wat? "dit" <is> | het*.txt', "wat dit is het.txt"),
    ],
)
def test_a_name_is_made_safe(name: str, expected: str) -> None:
    assert safe_name(name) == expected


@given(st.text(max_size=150))
def test_any_name_becomes_one_that_a_folder_takes(name: str) -> None:
    safe = safe_name(f"{name}.pdf")
    assert safe.endswith(".pdf")
    assert 5 <= len(safe) <= LONGEST_NAME
    assert not set(safe) & set('<>:"/\\|?*\0\n\u202e')


@given(st.binary(max_size=400), st.sampled_from([".jpg", ".png", ".gif", ".bmp", ".tif", ".webp"]))
def test_no_bytes_crash_the_reader_of_photos(content: bytes, suffix: str) -> None:
    begins = {".jpg": b"\xff\xd8\xff", ".png": b"\x89PNG\r\n\x1a\n", ".gif": b"GIF89a", ".bmp": b"BM", ".tif": b"II*\0"}
    whole = begins.get(suffix, b"RIFF\x10\0\0\0WEBP") + content
    assert kind_of(f"x{suffix}", whole).is_photo
    with contextlib.suppress(KindRefused, PictureTooLarge):
        assert reduced(whole)


def test_what_is_gone_or_damaged_comes_back_out_of_a_backup(book: Logbook, tmp_path: Path) -> None:
    pdf = tmp_path / "bon.pdf"
    pdf.write_bytes(b"%PDF-1.4 bon")
    first, second = book.attachments.add(1, photo(tmp_path)), book.attachments.add(1, pdf)
    assert len(first.attachments) == 1
    book.backups.make()
    folder = beside.folder_of(Path(book.keeping.path))
    gone, damaged = second.attachments
    (folder / gone.sha256).unlink()
    (folder / damaged.sha256).write_bytes(b"iets anders")
    assert book.attachments.bring_back(1) == 2
    assert book.attachments.bring_back(1) == 0
    assert book.attachments.content(1, damaged.id) == b"%PDF-1.4 bon"
    assert book.attachments.missing(1) == frozenset()


def test_a_backup_that_cannot_be_read_is_passed_by_and_the_second_place_tried(book: Logbook, tmp_path: Path) -> None:
    pdf, stick = tmp_path / "bon.pdf", tmp_path / "stick"
    pdf.write_bytes(b"%PDF-1.4 bon")
    stick.mkdir()
    [added] = book.attachments.add(1, pdf).attachments
    book.backups.choose_second_place(stick)
    for info in book.backups.list():
        content = bytearray(info.path.read_bytes())
        content[content.index(b"%PDF-1.4") + 5] ^= 1
        info.path.write_bytes(content)
    (beside.folder_of(Path(book.keeping.path)) / added.sha256).unlink()
    assert book.attachments.bring_back(1) == 1
    assert book.attachments.content(1, added.id) == b"%PDF-1.4 bon"


def test_a_folder_is_no_attachment(book: Logbook, tmp_path: Path) -> None:
    (tmp_path / "map.pdf").mkdir()
    with pytest.raises(KindRefused):
        book.attachments.add(1, tmp_path / "map.pdf")
