"""Where the program begins: it puts the book and the window together, once; the command line is ``commands``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from klachtenboek import commands

if TYPE_CHECKING:
    from pathlib import Path


def main() -> int:
    """Run the program with the arguments it was started with and return its exit code."""
    return commands.run(sys.argv[1:], open_window=_open_window, gallery=_gallery)


def _open_window(path: Path) -> int:
    # Qt is read after the book: a command must not wait for a window it never opens.
    from klachtenboek.ui.app import run

    return run(path)


def _gallery() -> int:
    from klachtenboek.ui.app import gallery

    return gallery()


if __name__ == "__main__":
    raise SystemExit(main())
