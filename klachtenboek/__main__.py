"""Where the program begins: it puts the book and the window together, once; the command line is ``commands``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from klachtenboek import commands
from klachtenboek.commands.options import DONE
from klachtenboek.domain.errors import PlaceRefused
from klachtenboek.domain.trouble import LogbookDamaged, LogbookInUse, NotALogbook, ReadOnly, Trouble
from klachtenboek.logbook import Logbook, takes_long
from klachtenboek.safekeeping.place import refuse_unsafe

if TYPE_CHECKING:
    from pathlib import Path


def main() -> int:
    """Run the program with the arguments it was started with and return its exit code."""
    return commands.run(sys.argv[1:], open_window=_open_window, gallery=_gallery)


def _open_window(path: Path, *, quietly: bool = False, backup: Path | None = None, language: str = "") -> int:
    """Open the book and its window; trouble with the book is told in a window too, for there may be no terminal."""
    from klachtenboek.ui import app  # Qt is read only when there is something to show

    app.speak_for_now(language)
    logbook = _opened(path, backup)
    if logbook is None:
        return DONE
    try:
        return app.run(logbook, quietly=quietly, backup=backup)
    finally:
        logbook.close()


def _opened(path: Path, backup: Path | None) -> Logbook | None:
    """Open the book; None when another window has it and came forward, or when the owner would rather stop."""
    from klachtenboek.ui import app

    try:
        refuse_unsafe(path.absolute().parent)
    except PlaceRefused as error:
        if not app.allow_place(path, error):
            return None
    try:
        return _opened_in_time(path)
    except LogbookInUse as error:
        if app.come_forward(path, backup):
            return None
        app.tell_and_stop(error)
        raise
    except (LogbookDamaged, NotALogbook) as error:
        if isinstance(error, NotALogbook) and not app.was_a_book(path):
            app.tell_and_stop(error)
            raise
        return Logbook(path) if app.repair(path) else None
    except ReadOnly as error:
        return _to_look_in(path, error)
    except Trouble as error:
        app.tell_and_stop(error)
        raise


def _opened_in_time(path: Path) -> Logbook:
    """Open the book; what takes long is done beside a small window that says so."""
    stage = takes_long(path)
    if stage is None:
        return Logbook(path, look_over_later=True)
    from klachtenboek.ui import app

    return app.open_beside_window(stage, lambda told: Logbook(path, look_over_later=True, told=told))


def _to_look_in(path: Path, locked: ReadOnly) -> Logbook:
    """Open a book that may not be written to look in; what cannot be read either is told as it is."""
    from klachtenboek.ui import app

    try:
        if not path.is_file():
            raise locked
        return Logbook(path, only_to_read=True)
    except Trouble as error:
        app.tell_and_stop(error)
        raise


def _gallery() -> int:
    from klachtenboek.ui.app import gallery  # a command must not wait for a window it never opens

    return gallery()


if __name__ == "__main__":
    if len(sys.argv) > 1:  # as every child of the program in one piece is started
        import multiprocessing

        multiprocessing.freeze_support()
    raise SystemExit(main())
