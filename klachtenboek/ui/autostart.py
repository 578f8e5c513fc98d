"""Whether the program starts with the computer, each system in its own way; not what it does once it runs."""

from __future__ import annotations

import os
import plistlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from klachtenboek.safekeeping.files import make_folder, write_file

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "Klachtenboek"
QUIETLY = "--stil"
"""What the program is started with, so that it waits in the tray instead of opening its window."""


class Autostart(Protocol):
    """One way of starting a program when its user logs in."""

    def is_on(self) -> bool:
        """Tell whether it starts; one that was switched off in the system itself is off."""

    def switch(self, *, on: bool) -> None:
        """Let it start, or no longer. Raises ReadOnly, DiskFull or DiskFailed."""


class DesktopFile:
    """A file in the autostart folder, as the desktops of Linux read it (Desktop Application Autostart, 0.5)."""

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        """Write in ``folder``, the autostart folder of the user."""
        self._file, self._command = folder / "klachtenboek.desktop", command

    def is_on(self) -> bool:
        """Tell whether the file is there and neither the user nor a tool of the desktop switched it off."""
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return False
        off = {"Hidden=true", "X-GNOME-Autostart-enabled=false"}
        return not off & {line.replace(" ", "") for line in lines}

    def switch(self, *, on: bool) -> None:
        """Write the file, or take it away. Raises ReadOnly, DiskFull or DiskFailed."""
        if not on:
            self._file.unlink(missing_ok=True)
            return
        command = " ".join(_quoted(part) for part in self._command)
        text = f"[Desktop Entry]\nType=Application\nName={NAME}\nExec={command}\nTerminal=false\nNoDisplay=true\n"
        make_folder(self._file.parent)
        write_file(self._file, text.encode())


def _quoted(part: str) -> str:
    """Return a part of a command as the key Exec wants it: quoted, with its own signs escaped twice where needed."""
    escaped = "".join(f"\\\\{sign}" if sign in '"`$\\' else sign for sign in part)
    return f'"{escaped}"'.replace("%", "%%")


class RunKey:
    """A value under the Run key of the user, as Windows reads it; the system has its own switch beside it."""

    RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
    APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

    def __init__(self, registry: Any, command: Sequence[str]) -> None:  # noqa: ANN401  the module winreg
        """Work through ``registry``, the module winreg."""
        self._registry, self._command = registry, command

    def is_on(self) -> bool:
        """Tell whether the value is there and the task manager did not switch it off."""
        if self._value(self.RUN) is None:
            return False
        approved = self._value(self.APPROVED)
        return not isinstance(approved, bytes) or not approved or approved[0] % 2 == 0

    def switch(self, *, on: bool) -> None:
        """Write the value, with the system's own switch taken back, or take it away."""
        self._remove(self.APPROVED)
        if not on:
            self._remove(self.RUN)
            return
        command = " ".join(f'"{part}"' for part in self._command)
        reg = self._registry
        with reg.CreateKey(reg.HKEY_CURRENT_USER, self.RUN) as key:
            reg.SetValueEx(key, NAME, 0, reg.REG_SZ, command)

    def _value(self, path: str) -> object:
        reg = self._registry
        try:
            with reg.OpenKey(reg.HKEY_CURRENT_USER, path) as key:
                return reg.QueryValueEx(key, NAME)[0]
        except OSError:
            return None

    def _remove(self, path: str) -> None:
        reg = self._registry
        try:
            with reg.OpenKey(reg.HKEY_CURRENT_USER, path, 0, reg.KEY_SET_VALUE) as key:
                reg.DeleteValue(key, NAME)
        except OSError:
            return


class LaunchAgent:
    """A property list among the agents of the user, as macOS reads it at log-in."""

    LABEL = "nl.klachtenboek.start"

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        """Write in ``folder``, the LaunchAgents of the user."""
        self._file, self._command = folder / f"{self.LABEL}.plist", command

    def is_on(self) -> bool:
        """Tell whether the list is there and asks to be run at log-in."""
        try:
            told = plistlib.loads(self._file.read_bytes())
        except (OSError, ValueError, plistlib.InvalidFileException):
            return False
        return isinstance(told, dict) and bool(told.get("RunAtLoad")) and not told.get("Disabled")

    def switch(self, *, on: bool) -> None:
        """Write the list, or take it away. Raises ReadOnly, DiskFull or DiskFailed."""
        if not on:
            self._file.unlink(missing_ok=True)
            return
        told = {"Label": self.LABEL, "ProgramArguments": list(self._command), "RunAtLoad": True}
        make_folder(self._file.parent)
        write_file(self._file, plistlib.dumps(told))


def own_command() -> tuple[str, ...]:
    """Return what starts this program quietly: its own file when it is one, else Python with its module."""
    if getattr(sys, "frozen", False):
        return (sys.executable, QUIETLY)
    return (sys.executable, "-m", "klachtenboek", QUIETLY)


def autostart_here(command: Sequence[str] | None = None) -> Autostart:
    """Return the way of the system the program runs on."""
    starts = command or own_command()
    if sys.platform == "win32":
        import winreg  # exists on Windows alone

        return RunKey(winreg, starts)
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents", starts)
    config = os.environ.get("XDG_CONFIG_HOME", "")
    folder = Path(config) if Path(config).is_absolute() else Path.home() / ".config"
    return DesktopFile(folder / "autostart", starts)
