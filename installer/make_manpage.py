"""Fills in the man page: the version, and the commands as the command line itself knows them; not their meaning."""

from __future__ import annotations

import os
import sys
from argparse import _SubParsersAction  # argparse has no public name for it
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from klachtenboek import __version__
from klachtenboek.commands.options import parser

PAGE: Final = Path(__file__).with_name("linux") / "klachtenboek.1.in"

ENGLISH: Final = {
    "nieuw": "write a complaint down and print its number",
    "brief": "make a letter as PDF and print where it is",
    "brieven": "make a letter about each of several complaints",
    "dossier": "put everything about a complaint in one PDF",
    "formulier": "make an empty complaint form",
    "export": "make the yearly folder for the bookkeeper",
    "controle": "look the whole book over",
    "backup": "make a backup and print where it is",
    "terugzetten": "put a backup back; one of now is made first",
    "redden": "save what can still be read of a damaged book",
    "demo": "make an example: a whole year of a bakery",
}
"""What each command does, for the man page, which is in English as they all are."""


def known() -> dict[str, str]:
    """Return the commands in the order of the command line, with what it says about them itself."""
    actions = parser()._actions  # noqa: SLF001  argparse has no public way to its commands
    [choices] = [action for action in actions if isinstance(action, _SubParsersAction)]
    return {one.dest: one.help or "" for one in choices._choices_actions}  # noqa: SLF001  the same


def page() -> str:
    """Return the man page; its date is that of the source, so that the same source gives the same page."""
    day = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), tz=UTC)
    listed = "".join(f".TP\n.B {name}\n{ENGLISH.get(name, told)}\n" for name, told in known().items())
    text = PAGE.read_text(encoding="utf-8").replace("@DATE@", f"{day:%Y-%m-%d}").replace("@VERSION@", __version__)
    return text.replace("@COMMANDS@", listed)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
