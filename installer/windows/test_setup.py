"""The whole life of a setup for Windows, on Windows itself or under Wine: python test_setup.py OLDER NEWER FOLDER.

It installs for the user who runs it, so it wants a machine of its own; it refuses where the program is installed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

assert sys.platform == "win32"  # noqa: S101  there is nothing to try elsewhere

import winreg  # noqa: E402  exists on Windows alone

OPEN, NEWER_IS_THERE = 3, 5
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Klachtenboek"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
COMMAND = r"Software\Classes\Klachtenboek.Backup\shell\open\command"
LOCAL = Path(os.environ["LOCALAPPDATA"])
PROGRAM, DATA = LOCAL / "Programs" / "Klachtenboek", LOCAL / "Klachtenboek"
EXE, BOOK = PROGRAM / "klachtenboek.exe", DATA / "klachtenboek.db"
PATIENCE = 60


def step(words: str) -> None:
    """Say what was shown, at once."""
    print(words, flush=True)


def run(*command: object, want: int = 0) -> None:
    """Run a program to its end; it must end with the code wanted."""
    code = subprocess.run([str(part) for part in command], timeout=700, check=False).returncode
    must(code == want, f"{command} ended with {code}, not {want}")


def must(well: bool, words: str) -> None:  # noqa: FBT001  the question itself
    """Stop with what is wrong."""
    if not well:
        raise SystemExit(words)


def registered(path: str, name: str) -> Any:  # noqa: ANN401  the registry holds any kind
    """Return a value of the user in the registry, None when there is none."""
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
            return winreg.QueryValueEx(key, name)[0]
    except FileNotFoundError:
        return None


def version() -> Any:  # noqa: ANN401  the same
    """Return the version that is installed."""
    return registered(UNINSTALL, "DisplayVersion")


def looked(folder: Path) -> dict[str, Any]:
    """Let the program look at itself and return its report."""
    run(EXE, "--zelftest", folder)
    told: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    must(bool(told["well"] and told["frozen"]), f"not well: {told['wrong']}")
    return told


def refused_while_open(newer: Path, out: Path) -> None:
    """Try the setup over a program that runs, which it refuses to touch."""
    first = subprocess.Popen([str(EXE)])
    try:
        for _turn in range(PATIENCE):
            if (DATA / "klachtenboek.db-wal").exists():  # its book is open
                break
            time.sleep(1)
        run(newer, "/S", want=OPEN)
        told = looked(out / "while-open")
        must(told["complaints"] is None, "the book was not open")
    finally:
        first.kill()
        first.wait()


def upgrade(newer: Path, before: str) -> None:
    """Run the newer setup over the older: nothing stale stays, the book is not touched."""
    stale = PROGRAM / "_internal" / "stale.pyd"
    stale.touch()
    content = BOOK.read_bytes()
    for _turn in range(PATIENCE):  # Windows lets go of a program that was ended a moment later
        try:
            EXE.open("ab").close()
            break
        except PermissionError:
            time.sleep(1)
    run(newer, "/S")
    must(not stale.exists(), "a file of the older version stayed")
    must(version() != before, "the version did not change")
    must(BOOK.read_bytes() == content, "the book was touched")


def main(older: Path, newer: Path, out: Path) -> None:
    """Install, run, refuse while open, upgrade, refuse an older one, remove; the book stays all the while."""
    out.mkdir(parents=True, exist_ok=True)
    must(version() is None, "Klachtenboek is installed here already")
    run(older, "/S")
    first = version()
    must(EXE.exists() and bool(first), "it was not installed")
    step(f"installed {first}")
    run(EXE, "nieuw", "Het brood was oud", "--wie", "mevrouw De Vries")
    told = looked(out / "first")
    must(Path(told["book"]) == BOOK, f"the book is in {told['book']}")
    must(told["complaints"] == 1, f"{told['complaints']} complaints")
    step(f"runs: Python {told['python']}, Qt {told['qt']}, {told['platform']}, one complaint in the book")
    must(registered(COMMAND, "") == f'"{EXE}" "%1"', "a backup does not open the program")
    refused_while_open(newer, out)
    step("refused while open")
    upgrade(newer, first)
    step(f"upgraded to {version()}")
    run(older, "/S", want=NEWER_IS_THERE)
    step("refused to go back to the older version")
    must(looked(out / "newer")["complaints"] == 1, "the complaint is gone")
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN) as key:
        winreg.SetValueEx(key, "Klachtenboek", 0, winreg.REG_SZ, f'"{EXE}" "--stil"')
    run(PROGRAM / "uninstall.exe", "/S", f"_?={PROGRAM}")
    must(not EXE.exists() and version() is None, "it was not removed")
    must(registered(RUN, "Klachtenboek") is None, "it would still start with the computer")
    must(registered(COMMAND, "") is None, "a backup would still open it")
    must(BOOK.exists(), "the book is gone")
    step(f"removed, the book is kept in {DATA}")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
