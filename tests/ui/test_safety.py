"""Backups, damage and a second start, in the window."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import threading
import time
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from shiboken6 import isValid

from klachtenboek.domain.backup import BackupState, Reason, RestorePreview
from klachtenboek.domain.listing import Part
from klachtenboek.domain.trouble import DiskFull
from klachtenboek.labels import size_words
from klachtenboek.logbook import Logbook
from klachtenboek.ui import mishap
from klachtenboek.ui.dialogs import restore as restore_dialog
from klachtenboek.ui.dialogs.damaged import DamagedDialog
from klachtenboek.ui.dialogs.restore import RestoreDialog, told
from klachtenboek.ui.instance import Doorbell, ring
from klachtenboek.ui.main_window import MainWindow
from klachtenboek.ui.pages.settings import SettingsPage
from klachtenboek.ui.pages.settings_backup import BackupCards, choose_place
from klachtenboek.ui.pages.settings_import import ImportCard, ImportDialog
from klachtenboek.ui.pages.today_safety import SafetyBanner
from klachtenboek.ui.safety import LookingOver, state_line
from klachtenboek.ui.workplace import Workplace
from tests.ui.walkers import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.conftest import FakeClock

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 20, 14, 48)


@pytest.fixture
def logbook(tmp_path: Path, clock: FakeClock) -> Iterator[Logbook]:
    clock.now = NOW
    book = Logbook(tmp_path / "boek.db", clock=clock)
    book.keeping.welcome(name="Bakkerij De Linde", owner="Marieke")
    book.complaints.log("Het brood was oud.")
    yield book
    book.close()


@pytest.fixture
def workplace(dressed: QApplication, logbook: Logbook) -> Iterator[Workplace]:
    place = Workplace(logbook)
    yield place
    place.keeper.wait()
    dressed.processEvents()
    place.deleteLater()
    dressed.processEvents()


def done(qtbot: QtBot, workplace: Workplace) -> None:
    qtbot.waitUntil(lambda: not workplace.keeper.is_busy, timeout=20_000)


def test_the_line_in_the_sidebar_tells_the_worst_first() -> None:
    earlier = datetime(2026, 11, 20, 8, 5)
    assert state_line(BackupState(last_at=earlier), NOW).text == "Back-up gelukt"
    assert state_line(BackupState(last_at=earlier), NOW).detail == "Vandaag 08:05"
    assert state_line(BackupState(), NOW).text == "Nog geen back-up"
    old = state_line(BackupState(last_at=datetime(2026, 11, 12)), NOW)
    assert (old.text, old.color) == ("Back-up is oud", "danger")
    failed = state_line(BackupState(last_at=earlier, trouble="De schijf is vol."), NOW)
    assert (failed.text, failed.color) == ("Back-up niet gelukt", "danger")


def test_a_backup_that_is_due_is_made_in_the_background(qtbot: QtBot, workplace: Workplace) -> None:
    with qtbot.waitSignal(workplace.keeper.changed, timeout=20_000):
        workplace.keeper.look()
        assert workplace.keeper.is_busy
        workplace.keeper.begin()
    [info] = workplace.logbook.backups.list()
    assert info.reason is Reason.START
    workplace.keeper.look()
    assert not workplace.keeper.is_busy


def test_a_backup_outlives_the_window_that_asked_for_it(
    dressed: QApplication, logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    broke: list[object] = []
    monkeypatch.setattr(threading, "excepthook", broke.append)
    place = Workplace(logbook)
    place.keeper.begin()
    place.deleteLater()
    dressed.sendPostedEvents(place, QEvent.Type.DeferredDelete)
    for thread in threading.enumerate():
        if thread.name == "back-up":
            thread.join()
    dressed.processEvents()
    assert not isValid(place)
    assert not broke
    assert len(logbook.backups.list()) == 1


def test_who_waited_for_a_backup_knows_how_it_went(workplace: Workplace, clock: FakeClock, tmp_path: Path) -> None:
    backups = workplace.logbook.backups
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.choose_second_place(stick)
    later = clock.forward(hours=1)
    workplace.keeper.begin()
    workplace.keeper.wait()
    assert not workplace.keeper.is_busy
    assert backups.state().second_at == later


def test_the_window_tells_the_state_and_follows_it(qtbot: QtBot, dressed: QApplication, logbook: Logbook) -> None:
    window = MainWindow(logbook)
    qtbot.addWidget(window)
    bar = window.side_bar
    assert bar._backup.text() == "Nog geen back-up"  # noqa: SLF001  there is no other way to read the line
    with qtbot.waitSignal(window.workplace.keeper.changed, timeout=20_000):
        window.workplace.keeper.begin()
    assert bar._backup.text() == "Back-up gelukt"  # noqa: SLF001
    window.come_forward()
    assert window.isVisible()
    del dressed


def test_the_settings_list_backups_and_put_one_back(
    qtbot: QtBot, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards = BackupCards(workplace)
    for card in cards.cards:
        qtbot.addWidget(card)
    cards.reload()
    with qtbot.waitSignal(workplace.keeper.changed, timeout=20_000):
        cards.now.click()
    workplace.logbook.complaints.log("De taart was te zoet.")
    cards.reload()
    asked: list[tuple[str, ...]] = []

    def agree(_dialog: type[RestoreDialog], /, preview: RestorePreview, **_parent: object) -> bool:
        asked.append(told(preview))
        return True

    monkeypatch.setattr(restore_dialog.RestoreDialog, "ask", classmethod(agree))
    said: list[str] = []
    workplace.said.connect(lambda words, _undo: said.append(words))
    button = [
        one for one in cards.cards[1].findChildren(QPushButton) if one.accessibleName().startswith("Terugzetten:")
    ][-1]
    button.click()
    assert workplace.logbook.complaints.counts().all == 1
    assert said == ["De back-up is teruggezet."]
    assert asked[0][0].startswith("De klachten van nu (twee klachten) worden vervangen door die van ")
    assert asked[0][0].endswith(" (één klacht).")
    assert "1 klacht van nu staat er niet in." in " ".join(asked[0]).replace("Eén", "1").replace("één", "1")
    assert cards.state.text().startswith("Back-up gelukt")


def test_the_dialog_asks_before_it_replaces(qtbot: QtBot, workplace: Workplace) -> None:
    info = workplace.logbook.backups.make()
    dialog = RestoreDialog(workplace.logbook.backups.preview(info.path))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.done_button.caption() == "Terugzetten"
    dialog.done_button.click()
    assert dialog.result() == 1


def test_a_second_place_is_asked_for_once_there_is_something_to_lose(
    qtbot: QtBot, workplace: Workplace, tmp_path: Path
) -> None:
    banner = SafetyBanner(workplace)
    qtbot.addWidget(banner)
    banner.reload()
    assert not banner.is_needed
    workplace.logbook.complaints.log("Twee.")
    workplace.logbook.complaints.log("Drie.")
    banner.reload()
    assert banner.accessibleName().startswith("Kies een plek voor je back-up")
    later = next(
        one for one in banner.findChildren(QPushButton) if one.text() == "Morgen" or one.accessibleName() == "Morgen"
    )
    later.click()
    assert not banner.is_needed
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_place(workplace, stick)
    shutil.rmtree(stick)
    workplace.logbook.backups.make()
    banner.reload()
    assert "De back-up is niet gelukt." in banner.accessibleName()


def test_sizes_are_told_as_people_say_them() -> None:
    assert [size_words(size) for size in (12, 250_000, 1_540_000)] == ["1 kB", "250 kB", "1,5 MB"]


# -- damage -----------------------------------------------------------------------------------------


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "stuk.db"
    book = Logbook(path, clock=lambda: NOW)
    book.complaints.log("Het brood was oud.", who="mevrouw De Vries")
    book.backups.make()
    book.close()
    content = bytearray(path.read_bytes())
    content[100:4096] = random.Random(1).randbytes(3996)
    path.write_bytes(content)
    return path


def close_boxes(dressed: QApplication) -> list[str]:
    words = []
    for box in dressed.topLevelWidgets():
        if isinstance(box, QMessageBox) and box.isVisible():
            words.append(box.text())
            box.done(0)
    dressed.processEvents()
    return words


@pytest.mark.parametrize("way", ["done_button", "save_rest"])
def test_a_damaged_book_has_two_ways_out(qtbot: QtBot, dressed: QApplication, damaged: Path, way: str) -> None:
    dialog = DamagedDialog(damaged)
    qtbot.addWidget(dialog)
    dialog.show()
    getattr(dialog, way).click()
    words = close_boxes(dressed)
    assert dialog.is_whole
    assert "1 klacht" in words[0]
    book = Logbook(damaged)
    assert book.complaints.get(1).story == "Het brood was oud."
    book.close()


# -- one window per book ----------------------------------------------------------------------------


def test_a_second_start_is_answered(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> None:
    """R19."""
    bell = Doorbell(tmp_path / "boek.db")
    assert bell.is_listening
    caller = [sys.executable, "-c", RINGER, str(tmp_path / "boek.db")]
    with qtbot.waitSignal(bell.rung, timeout=20_000):
        second = subprocess.Popen(caller, cwd=ROOT)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    bell.close()
    assert not ring(tmp_path / "boek.db")
    del dressed


RINGER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from klachtenboek.ui.instance import ring
app = QCoreApplication([])
raise SystemExit(not ring(Path(sys.argv[1])))
"""

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from klachtenboek.logbook import Logbook
from klachtenboek.ui.instance import Doorbell
app = QCoreApplication([])
book = Logbook(Path(sys.argv[1]))
bell = Doorbell(Path(sys.argv[1]))
print("open", flush=True)
app.exec()
"""


def test_after_a_kill_the_next_start_opens_within_a_second(dressed: QApplication, tmp_path: Path) -> None:
    """R19."""
    path = tmp_path / "boek.db"
    with subprocess.Popen([sys.executable, "-c", FIRST, str(path)], cwd=ROOT, stdout=subprocess.PIPE) as first:
        assert first.stdout is not None
        first.stdout.readline()
        assert ring(path)
        first.kill()
    began = time.perf_counter()
    book = Logbook(path)
    bell = Doorbell(path)
    assert time.perf_counter() - began < 1
    assert bell.is_listening
    bell.close()
    book.close()
    del dressed


# -- errors -----------------------------------------------------------------------------------------

PERSON = "Mevrouw Jansen, 06-1234 5678"


@pytest.fixture
def hooks(tmp_path: Path) -> Iterator[Path]:
    """Install every hook with a log of its own, and put everything back afterwards."""
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook, list(mishap.log().handlers))
    log = mishap.log_to(tmp_path / "logboek")
    mishap.catch_all()
    yield log
    sys.excepthook, threading.excepthook, sys.unraisablehook = before[:3]
    qInstallMessageHandler(None)
    for handler in [one for one in mishap.log().handlers if one not in before[3]]:
        handler.close()
        mishap.log().removeHandler(handler)
    mishap.log().propagate = True


def test_an_error_in_a_thread_reaches_the_window_and_the_log(dressed: QApplication, hooks: Path) -> None:
    """R31."""
    thread = threading.Thread(target=lambda: int(PERSON))
    thread.start()
    thread.join()
    dressed.processEvents()
    [words] = close_boxes(dressed)
    assert words.startswith("Er ging iets mis, maar er is niets kwijt.")
    written = hooks.read_text(encoding="utf-8")
    assert "ValueError < test_safety.py:" in written
    assert "Jansen" not in written


def test_known_trouble_in_a_thread_has_its_own_sentence(dressed: QApplication, hooks: Path) -> None:
    """R31."""

    def fill_up() -> None:
        raise DiskFull

    thread = threading.Thread(target=fill_up)
    thread.start()
    thread.join()
    dressed.processEvents()
    assert close_boxes(dressed)[0].startswith("De schijf is vol.")
    assert "DiskFull" in hooks.read_text(encoding="utf-8")


class Stubborn:
    """Something that fails while it is cleared away."""

    def __del__(self) -> None:
        raise ValueError(PERSON)


def test_an_error_while_clearing_away_is_logged_only(dressed: QApplication, hooks: Path) -> None:
    stubborn = Stubborn()
    del stubborn
    assert close_boxes(dressed) == []
    written = hooks.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "Jansen" not in written


def test_what_qt_says_is_logged_without_the_words_of_others(dressed: QApplication, hooks: Path) -> None:
    mishap._heard_from_qt(QtMsgType.QtWarningMsg, None, f'Could not parse "{PERSON}"')  # type: ignore[arg-type]  # noqa: SLF001
    mishap._heard_from_qt(QtMsgType.QtDebugMsg, None, "nothing to see")  # type: ignore[arg-type]  # noqa: SLF001
    written = hooks.read_text(encoding="utf-8")
    assert "Qt: Could not parse" in written
    assert "Jansen" not in written
    assert "nothing" not in written
    del dressed


def test_the_details_can_be_copied_and_name_nobody(dressed: QApplication, hooks: Path) -> None:
    try:
        int(PERSON)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    [box] = [one for one in dressed.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]
    [copy] = [button for button in box.buttons() if button.text() == "Kopieer details"]
    copy.click()
    copied = dressed.clipboard().text()
    assert copied.startswith("Klachtenboek ")
    assert "ValueError" in copied
    assert "Jansen" not in copied
    assert box.isVisible()
    close_boxes(dressed)
    del hooks


CRASHER = """
import sys, ctypes
from pathlib import Path
from klachtenboek.ui import mishap
mishap.catch_all(Path(sys.argv[1]))
name = "Mevrouw Jansen"
ctypes.string_at(0)
"""


def test_a_crash_leaves_its_last_words(tmp_path: Path) -> None:
    """R31."""
    path = tmp_path / "laatste-stop.log"
    crashed = subprocess.run([sys.executable, "-c", CRASHER, str(path)], cwd=ROOT, check=False, capture_output=True)
    assert crashed.returncode != 0
    written = path.read_text(encoding="utf-8")
    assert ("Windows fatal exception" if sys.platform == "win32" else "Fatal Python error") in written
    assert "Jansen" not in written


# -- an old list ------------------------------------------------------------------------------------


@pytest.fixture
def old_list(tmp_path: Path) -> Path:
    path = tmp_path / "oud.csv"
    path.write_text("Datum;Iets\n3-11-2025;Het brood was oud.\nooit;Te laat.\n", encoding="utf-8")
    return path


def test_an_old_list_is_shown_as_it_will_stand_in_the_book(qtbot: QtBot, workplace: Workplace, old_list: Path) -> None:
    dialog = ImportDialog(workplace, old_list, workplace.logbook.importing.preview(old_list))
    qtbot.addWidget(dialog)
    assert not dialog.done_button.isEnabled()
    dialog.picks[Part.STORY].set_value(1)
    dialog.picks[Part.STORY].picked.emit(1)
    assert dialog.columns() == {Part.RECEIVED: 0, Part.STORY: 1}
    assert dialog.done_button.isEnabled()
    assert dialog.preview.ready == 1
    assert "Regel 2:" in dialog.refused.accessibleName()


def test_an_old_list_is_taken_in_and_out_again(
    workplace: Workplace, old_list: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    old_list.write_text("Datum;Klacht\n3-11-2025;Het brood was oud.\nooit;Te laat.\n", encoding="utf-8")
    monkeypatch.setattr(ImportDialog, "exec", lambda _dialog: 1)
    card = ImportCard(workplace)
    qtbot.addWidget(card)
    said: list[tuple[str, Callable[[], object]]] = []
    workplace.said.connect(lambda words, undo: said.append((words, undo)))
    card.take_in(old_list)
    assert workplace.logbook.complaints.counts().all == 2
    [(words, undo)] = said
    assert "Overgenomen: " in words
    assert "oud niet overgenomen.csv" in words
    undo()
    assert workplace.logbook.complaints.counts().all == 1


def test_a_list_that_was_taken_in_before_is_told_row_by_row(
    workplace: Workplace, old_list: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    old_list.write_text(
        "Datum;Klacht\n3-11-2025;Het brood was oud.\n4-11-2025;De taart was scheef.\n", encoding="utf-8"
    )
    monkeypatch.setattr(ImportDialog, "exec", lambda _dialog: 1)
    card = ImportCard(workplace)
    qtbot.addWidget(card)
    card.take_in(old_list)
    count = workplace.logbook.complaints.counts().all
    dialog = ImportDialog(workplace, old_list, workplace.logbook.importing.preview(old_list))
    qtbot.addWidget(dialog)
    assert "Deze lijst nam je al over op" in dialog.again.accessibleName()
    assert not dialog.again.isHidden()
    assert [tick.isChecked() for tick in dialog.ticks.values()] == [False, False]
    assert not dialog.done_button.isEnabled()
    dialog.ticks[2].click()
    assert dialog.anyway() == {2}
    assert dialog.done_button.isEnabled()
    assert dialog.counts.text() == "Er gaat één klacht mee"
    assert dialog.all_of_them is not None
    dialog.all_of_them.click()
    assert dialog.anyway() == {1, 2}
    said: list[str] = []
    workplace.said.connect(lambda words, _undo: said.append(words))
    card.take_in(old_list)
    assert said == ["Alles uit deze lijst staat al in je boek. Er is niets overgenomen."]
    assert workplace.logbook.complaints.counts().all == count


def test_the_settings_about_backups_fit_and_have_names(
    qtbot: QtBot, dressed: QApplication, workplace: Workplace
) -> None:
    workplace.logbook.backups.make()
    page = SettingsPage(workplace)
    qtbot.addWidget(page)
    page.open()
    page.sections.set_value("backup")
    page.sections.value_changed.emit("backup")
    assert faults(dressed, page) == []


def _is_done(looking: LookingOver) -> bool:
    return looking.is_done


def test_a_large_book_is_looked_over_once_its_page_stands_there_and_damage_is_told(
    dressed: QApplication, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del dressed
    path = tmp_path / "groot.db"
    first = Logbook(path)
    for number in range(40):
        first.complaints.log(f"Klacht {number}. {'De taart was ingezakt. ' * 80}")
    first.close()
    monkeypatch.setattr("klachtenboek.store.database.LARGE", 0)
    for is_damaged in (False, True):
        if is_damaged:
            with path.open("r+b") as file:
                file.seek(4096 * (path.stat().st_size // 4096 // 2))
                file.write(b"\xff" * 4096)
        book = Logbook(path, look_over_later=True)
        looking, told = LookingOver(book), list[str]()
        looking.damaged.connect(told.append)
        qtbot.waitUntil(partial(_is_done, looking), timeout=20_000)
        assert bool(told) is is_damaged
        book.close()
    assert "Zet een back-up terug" in told[0]
