"""Where the program begins: it puts the book and the window together, once; the command line is ``commands``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from klachtenboek import commands
from klachtenboek.domain.errors import Trouble
from klachtenboek.logbook import Logbook

if TYPE_CHECKING:
    from pathlib import Path


def main() -> int:
    """Run the program with the arguments it was started with and return its exit code."""
    return commands.run(sys.argv[1:], open_window=_open_window, gallery=_gallery)


def _open_window(path: Path, *, quietly: bool = False) -> int:
    """Open the book and its window; trouble with the book is told in a window too, for there may be no terminal."""
    try:
        logbook = Logbook(path)
    except Trouble as error:
        from klachtenboek.ui.app import tell_and_stop  # Qt is read only when there is something to show

        tell_and_stop(error)
        raise
    from klachtenboek.ui.app import run

    try:
        return run(logbook, quietly=quietly)
    finally:
        logbook.close()


def _gallery() -> int:
    from klachtenboek.ui.app import gallery  # a command must not wait for a window it never opens

    return gallery()


if __name__ == "__main__":
    raise SystemExit(main())
