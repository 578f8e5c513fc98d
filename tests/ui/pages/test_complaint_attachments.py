"""Photos and files on the page of a complaint: in by drop, paste and choice, shown, opened, lost and found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from klachtenboek.logbook import Logbook
from klachtenboek.logbook.attachments import MOST_MEGABYTES
from klachtenboek.safekeeping import attachments as beside
from klachtenboek.ui.complaint.incoming import Offered
from klachtenboek.ui.pages.complaint import ComplaintPage
from klachtenboek.ui.widgets import Label
from klachtenboek.ui.workplace import Workplace
from tests.conftest import FakeClock
from tests.ui import walkers

KEY = 1


@pytest.fixture
def book(tmp_path: Path, clock: FakeClock) -> Iterator[Logbook]:
    logbook = Logbook(tmp_path / "boek.db", clock=clock)
    logbook.keeping.welcome(name="Bakkerij De Linde", owner="Marieke van der Linde")
    logbook.complaints.log("De slagroomtaart was ingezakt.", who="Mevrouw A. Jansen")
    yield logbook
    logbook.close()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def page(dressed: QApplication, book: Logbook, said: list[str]) -> Iterator[ComplaintPage]:
    workplace = Workplace(book)
    workplace.said.connect(lambda words, _undo: said.append(words))
    workplace.failed.connect(said.append)
    shown = ComplaintPage(workplace)
    shown.resize(1142, 1400)
    shown.show()
    shown.open(KEY)
    yield shown
    QThreadPool.globalInstance().waitForDone()
    shown.close()
    shown.deleteLater()
    workplace.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dressed.processEvents()


def photo(folder: Path, name: str = "taart.jpg", *, size: tuple[int, int] = (300, 200)) -> Path:
    path = folder / name
    Image.new("RGB", size, "orange").save(path, "JPEG")
    return path


def finish(page: ComplaintPage) -> None:
    """Let the threads end and their answers come in."""
    for _turn in range(3):
        QThreadPool.globalInstance().waitForDone()
        walkers.settle(QApplication.instance())  # type: ignore[arg-type]
        page.grab()


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(page: ComplaintPage, mime: QMimeData) -> None:
    buttons, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(40, 40), copy, mime, buttons, keys))
    QApplication.sendEvent(page, QDropEvent(QPointF(40, 40), copy, mime, buttons, keys))
    finish(page)


def opener(opened: list[Path]) -> Callable[[QUrl], bool]:
    def open_file(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    return open_file


def names(book: Logbook) -> list[str]:
    return [one.name for one in book.complaints.get(KEY).attachments]


def test_without_attachments_the_card_says_what_may_come(page: ComplaintPage) -> None:
    card = page.attachments
    assert card.isVisible()
    assert card.hint.isVisible()
    assert str(MOST_MEGABYTES) in card.hint.text()
    assert not card.lost.isVisible()


def test_a_photo_that_is_dropped_is_kept_and_shown_small(
    page: ComplaintPage, book: Logbook, tmp_path: Path, said: list[str]
) -> None:
    drop(page, files(photo(tmp_path)))
    assert names(book) == ["taart.jpg"]
    assert said == ["Toegevoegd: taart.jpg."]
    [line] = page.attachments.lines.values()
    assert line.has_picture()
    assert line.accessibleName().startswith("taart.jpg, ")
    assert not page.attachments.hint.isVisible()
    assert page.attachments.role() == "surface"
    assert "Foto toegevoegd" in [label.text() for label in page.log.findChildren(Label)]


def test_what_is_no_file_is_not_dropped(page: ComplaintPage, book: Logbook) -> None:
    mime = QMimeData()
    mime.setText("gewoon wat woorden")
    assert not page.attachments.may_take(mime)
    QApplication.clipboard().setText("gewoon wat woorden")
    page.attachments.paste()
    finish(page)
    assert names(book) == []


def test_a_picture_is_pasted_with_the_keyboard(page: ComplaintPage, book: Logbook, said: list[str]) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("orange"))
    QApplication.clipboard().setImage(picture)
    page.attachments.choose.setFocus()
    QTest.keyClick(page.attachments.choose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    finish(page)
    assert names(book) == ["Geplakt 20-11-2026 14.48.00.jpg"]
    assert said == ["Toegevoegd: Geplakt 20-11-2026 14.48.00.jpg."]
    QApplication.clipboard().clear()


def test_an_empty_clipboard_is_told(page: ComplaintPage, said: list[str]) -> None:
    QApplication.clipboard().clear()
    page.attachments.paste()
    assert said == ["Op het klembord staat geen foto of bestand."]


def test_several_are_chosen_and_undone_as_one(page: ComplaintPage, book: Logbook, tmp_path: Path) -> None:
    bill = tmp_path / "bon.pdf"
    bill.write_bytes(b"%PDF-1.4 bon")
    page.attachments.ask_files = lambda _parent: [photo(tmp_path), bill]
    page.attachments.choose.click()
    assert page.attachments.busy.isVisible()
    finish(page)
    assert names(book) == ["taart.jpg", "bon.pdf"]
    assert not page.attachments.busy.isVisible()
    book.undo()
    assert names(book) == []
    assert page.attachments.lines == {}


def test_a_refusal_is_one_sentence_and_the_rest_goes_in(
    page: ComplaintPage, book: Logbook, tmp_path: Path, said: list[str]
) -> None:
    program = tmp_path / "taart.exe"
    program.write_bytes(b"MZ")
    drop(page, files(program))
    assert said == [
        "taart.exe gaat niet mee. Dit soort bestand bewaart het klachtenboek niet. Een foto, pdf of document kan wel."
    ]
    drop(page, files(program, photo(tmp_path), tmp_path))
    assert names(book) == ["taart.jpg"]
    assert said[-1].startswith("Toegevoegd: taart.jpg. Er gaan twee bestanden niet mee. taart.exe: ")


def test_a_file_that_is_too_large_is_told_with_the_limit(
    page: ComplaintPage, book: Logbook, tmp_path: Path, said: list[str]
) -> None:
    large = tmp_path / "groot.pdf"
    large.write_bytes(b"%PDF-" + bytes(25_000_000))
    page.attachments.take([Offered(large.name, large)])
    assert page.attachments.busy.isVisible()
    finish(page)
    assert said == [
        "groot.pdf gaat niet mee. Dit bestand is groter dan 25 MB. Maak het kleiner en probeer het opnieuw."
    ]
    assert names(book) == []


def test_taking_in_can_be_stopped(page: ComplaintPage, book: Logbook, tmp_path: Path) -> None:
    page.attachments.take([Offered(f"{n}.jpg", photo(tmp_path, f"{n}.jpg")) for n in range(3)])
    page.attachments.stop.click()
    finish(page)
    assert page.attachments.task is None
    assert page.attachments.choose.isEnabled()
    assert len(names(book)) in {0, 3}


def test_it_opens_as_a_copy_and_is_saved_where_the_owner_wants(
    page: ComplaintPage, book: Logbook, tmp_path: Path, said: list[str]
) -> None:
    drop(page, files(photo(tmp_path)))
    opened: list[Path] = []
    page.attachments.open_file = opener(opened)
    [(key, line)] = page.attachments.lines.items()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    [copy] = opened
    assert copy.read_bytes() == book.attachments.content(KEY, key)
    assert beside.folder_of(Path(book.keeping.path)) not in copy.parents
    assert copy.stat().st_mode & 0o222 == 0
    target = tmp_path / "elders.jpg"
    page.attachments.ask_target = lambda _parent, _name: target
    page.attachments.save_one(book.complaints.get(KEY).attachments[0])
    assert target.read_bytes() == copy.read_bytes()
    assert said[-1].startswith("Bewaard: ")
    page.attachments.open_file = lambda _url: False
    line.click()
    assert said[-1].startswith("Deze computer heeft geen programma voor taart.jpg.")


def test_it_is_taken_away_with_a_key_and_comes_back_with_undo(
    page: ComplaintPage, book: Logbook, tmp_path: Path, said: list[str]
) -> None:
    drop(page, files(photo(tmp_path)))
    [line] = page.attachments.lines.values()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert names(book) == []
    assert said[-1] == "Bijlage weggehaald: taart.jpg."
    book.undo()
    finish(page)
    assert names(book) == ["taart.jpg"]
    assert next(iter(page.attachments.lines.values())).has_picture()


def test_the_menu_offers_what_can_be_done(page: ComplaintPage, book: Logbook, tmp_path: Path) -> None:
    drop(page, files(photo(tmp_path)))
    [one] = book.complaints.get(KEY).attachments
    assert [act.text() for act in page.attachments.menu(one).actions()] == ["Openen", "Bewaren als…", "Weghalen"]
    assert "Bijlage toevoegen" in [act.text() for act in page.menu().actions()]


def test_a_file_that_is_gone_is_shown_calmly_and_comes_out_of_a_backup(
    page: ComplaintPage, book: Logbook, tmp_path: Path, said: list[str]
) -> None:
    drop(page, files(photo(tmp_path)))
    book.backups.make()
    [one] = book.complaints.get(KEY).attachments
    (beside.folder_of(Path(book.keeping.path)) / one.sha256).unlink()
    page.reload()
    assert page.attachments.lines[one.id].is_lost
    assert page.attachments.lost.isVisible()
    page.attachments.lines[one.id].click()
    assert said[-1] == "Deze bijlage is er niet meer: taart.jpg. Misschien staat hij nog in een back-up."
    assert [act.text() for act in page.attachments.menu(one).actions()] == ["Weghalen"]
    page.attachments.bring_back.click()
    finish(page)
    assert said[-1] == "Er is één bijlage terug."
    assert page.attachments.lines[one.id].has_picture()
    assert not page.attachments.lost.isVisible()


def test_a_file_that_changed_is_as_good_as_gone(
    page: ComplaintPage, book: Logbook, tmp_path: Path, said: list[str]
) -> None:
    drop(page, files(photo(tmp_path)))
    [one] = book.complaints.get(KEY).attachments
    (beside.folder_of(Path(book.keeping.path)) / one.sha256).write_bytes(b"iets anders")
    again = ComplaintPage(page._workplace)  # noqa: SLF001  a page that was not open yet
    again.resize(1142, 1400)
    again.show()
    again.open(KEY)
    again.grab()
    finish(again)
    assert again.attachments.lines[one.id].is_lost
    again.attachments.bring_back.click()
    assert said[-1].startswith("Het bestand staat in geen enkele back-up.")
    again.close()
    again.deleteLater()


def test_the_way_from_a_phone_is_explained(
    page: ComplaintPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("klachtenboek.ui.complaint.attachments.our_folder", lambda name: tmp_path / name)
    opened: list[Path] = []
    page.attachments.open_file = opener(opened)
    page.attachments.phone.click()
    assert page.attachments.phone_help.isVisible()
    page.attachments.show_folder.click()
    assert opened == [tmp_path / "Foto’s"]
    assert opened[0].is_dir()


def test_a_book_in_memory_has_no_room_for_attachments(workplace: Workplace, logbook: Logbook) -> None:
    logbook.complaints.log("De taart was ingezakt.")
    shown = ComplaintPage(workplace)
    shown.open(KEY)
    assert shown.attachments.isHidden()
    assert not shown.attachments.may_take(files(Path("taart.jpg")))
    shown.deleteLater()


def test_nothing_is_cut_off(dressed: QApplication, page: ComplaintPage, book: Logbook, tmp_path: Path) -> None:
    drop(page, files(photo(tmp_path, "een heel lange naam van een foto uit de winkel van vanochtend vroeg.jpg")))
    [one] = book.complaints.get(KEY).attachments
    drop(page, files(photo(tmp_path, "x.jpg", size=(10, 400))))
    (beside.folder_of(Path(book.keeping.path)) / one.sha256).unlink()
    page.attachments.phone.click()
    page.reload()
    assert walkers.faults(dressed, page, sizes=((1366, 688), (910, 512)), scales=(1.0, 1.5)) == []
