"""Wiping shows how far it is, can be stopped between two lots, and does not hold up the window."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from klachtenboek.domain.errors import NothingWritten
from klachtenboek.ui.dialogs.wiping import WipingDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from klachtenboek.logbook import Logbook
    from klachtenboek.ui.workplace import Workplace


def test_it_stops_between_two_lots_and_still_wipes_what_went(workplace: Workplace, logbook: Logbook) -> None:
    logbook.complaints.log("Een klacht.", who="Bakker")
    asked: list[int] = []

    def lots() -> Iterator[int]:
        for done in range(1, 10):
            asked.append(done)
            yield done

    dialog = WipingDialog(workplace, lots(), 9)
    dialog.go_on()
    dialog.reject()
    assert not dialog.cancel.isEnabled()
    dialog.exec()
    assert (dialog.count, asked) == (1, [1])
    assert "1 van 9" not in dialog.told.text()  # by now it tells that the file is written anew


def test_the_file_is_written_anew_beside_the_window(workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []
    privacy = workplace.logbook.privacy
    real = privacy.wipe

    def noted() -> None:
        threads.append(threading.get_ident())
        real()

    monkeypatch.setattr(privacy, "wipe", noted)
    assert WipingDialog.wipe(workplace, iter((1, 2)), 2) == 2
    assert len(threads) == 1
    assert threads[0] != threading.get_ident()


def test_trouble_is_told_and_nothing_counts_as_done(workplace: Workplace) -> None:
    told: list[str] = []
    workplace.failed.connect(told.append)

    def refused(_lot: int) -> int:
        raise NothingWritten

    assert WipingDialog.wipe(workplace, map(refused, (1,)), 1) is None
    assert len(told) == 1
