"""Starting with the computer: the file or value each system reads, and its own switch that wins."""

import plistlib
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from klachtenboek.ui.autostart import (
    QUIETLY,
    Autostart,
    DesktopFile,
    LaunchAgent,
    RunKey,
    autostart_here,
    own_command,
)

COMMAND = ("/opt/Mijn winkel/klachtenboek", QUIETLY)


class Registry:
    """The part of winreg that is used, on a dictionary of keys, with its errors."""

    HKEY_CURRENT_USER, REG_SZ, KEY_SET_VALUE = "user", 1, 2

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, object]] = {}

    def CreateKey(self, _root: str, path: str) -> "Key":  # noqa: N802  as winreg calls it
        return Key(self.keys.setdefault(path, {}))

    def OpenKey(self, _root: str, path: str, _zero: int = 0, _access: int = 0) -> "Key":  # noqa: N802
        if path not in self.keys:
            raise FileNotFoundError(path)
        return Key(self.keys[path])

    def SetValueEx(self, key: "Key", name: str, _zero: int, _kind: int, value: object) -> None:  # noqa: N802
        key.values[name] = value

    def QueryValueEx(self, key: "Key", name: str) -> tuple[object, int]:  # noqa: N802
        if name not in key.values:
            raise FileNotFoundError(name)
        return key.values[name], self.REG_SZ

    def DeleteValue(self, key: "Key", name: str) -> None:  # noqa: N802
        if key.values.pop(name, None) is None:
            raise FileNotFoundError(name)


class Key:
    def __init__(self, values: dict[str, object]) -> None:
        self.values = values

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


@pytest.fixture(params=["linux", "windows", "mac"])
def starter(request: pytest.FixtureRequest, tmp_path: Path) -> Autostart:
    if request.param == "windows":
        return RunKey(Registry(), COMMAND)
    return (DesktopFile if request.param == "linux" else LaunchAgent)(tmp_path / "new", COMMAND)


def test_it_is_off_until_switched_on_and_can_be_switched_any_number_of_times(starter: Autostart) -> None:
    assert not starter.is_on()
    starter.switch(on=False)
    for on in (True, True, False, False, True):
        starter.switch(on=on)
        assert starter.is_on() is on


def test_a_desktop_of_linux_finds_its_file(tmp_path: Path) -> None:
    DesktopFile(tmp_path, COMMAND).switch(on=True)
    lines = (tmp_path / "klachtenboek.desktop").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert 'Exec="/opt/Mijn winkel/klachtenboek" "--stil"' in lines
    assert "Type=Application" in lines


def test_signs_in_a_folder_do_not_become_a_command(tmp_path: Path) -> None:
    DesktopFile(tmp_path, ('/opt/50% "korting" $HOME', QUIETLY)).switch(on=True)
    text = (tmp_path / "klachtenboek.desktop").read_text(encoding="utf-8")
    assert r'Exec="/opt/50%% \\"korting\\" \\$HOME" "--stil"' in text


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_switched_off_in_the_desktop_it_is_off(tmp_path: Path, line: str) -> None:
    starter = DesktopFile(tmp_path, COMMAND)
    starter.switch(on=True)
    file = tmp_path / "klachtenboek.desktop"
    file.write_text(f"{file.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
    assert not starter.is_on()
    starter.switch(on=True)
    assert starter.is_on()


def test_windows_has_the_command_under_its_run_key() -> None:
    registry = Registry()
    RunKey(registry, COMMAND).switch(on=True)
    assert registry.keys[RunKey.RUN] == {"Klachtenboek": '"/opt/Mijn winkel/klachtenboek" "--stil"'}


@pytest.mark.parametrize(("first", "expected"), [(2, True), (6, True), (3, False), (7, False)])
def test_switched_off_in_the_task_manager_it_is_off(first: int, expected: bool) -> None:  # noqa: FBT001
    registry = Registry()
    starter = RunKey(registry, COMMAND)
    starter.switch(on=True)
    registry.keys[RunKey.APPROVED] = {"Klachtenboek": bytes([first, *[0] * 11])}
    assert starter.is_on() is expected
    starter.switch(on=True)
    assert starter.is_on()


def test_a_mac_runs_its_agent_at_log_in(tmp_path: Path) -> None:
    starter = LaunchAgent(tmp_path, COMMAND)
    starter.switch(on=True)
    [file] = tmp_path.iterdir()
    told = plistlib.loads(file.read_bytes())
    assert (told["ProgramArguments"], told["RunAtLoad"]) == (list(COMMAND), True)
    file.write_bytes(plistlib.dumps(told | {"Disabled": True}))
    assert not starter.is_on()
    file.write_bytes(b"no list")
    assert not starter.is_on()


def test_the_program_starts_itself_quietly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert own_command() == (sys.executable, "-m", "klachtenboek", QUIETLY)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command() == (sys.executable, QUIETLY)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    autostart_here().switch(on=True)
    assert (tmp_path / "autostart" / "klachtenboek.desktop").exists()
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "home", classmethod(lambda _cls: tmp_path))
    autostart_here().switch(on=True)
    assert (tmp_path / "Library" / "LaunchAgents").is_dir()
