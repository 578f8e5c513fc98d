"""The scripts of the installers say what they miss, before the long work; they make nothing here."""

import shutil
import subprocess
from pathlib import Path

import pytest

INSTALLER = Path(__file__).parents[2] / "installer"


def run(script: str, *arguments: str, tools: Path) -> subprocess.CompletedProcess[str]:
    """Run a script on a machine with hardly any tools."""
    tools.mkdir()
    for name in ("dirname", "mkdir"):
        (tools / name).symlink_to(str(shutil.which(name)))
    return subprocess.run(
        [str(shutil.which("bash")), str(INSTALLER / script), *arguments],
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("script", "tool", "package"),
    [
        ("linux/make_deb.sh", "lintian", "lintian"),
        ("linux/make_deb.sh", "dpkg-shlibdeps", "dpkg-dev"),
        ("linux/make_debians.sh", "mmdebstrap", "mmdebstrap"),
        ("windows/wine/make_setup.sh", "makensis", "nsis"),
        ("windows/wine/machine.sh", "xvfb-run", "xvfb"),
    ],
)
def test_a_script_names_what_is_missing_and_its_package(script: str, tool: str, package: str, tmp_path: Path) -> None:
    done = run(script, str(tmp_path / "work"), str(tmp_path / "out"), tools=tmp_path / "tools")
    missing, packages = done.stderr.split("Pakket", 1)
    assert done.returncode == 1
    assert tool in missing.split("ontbreekt", 1)[1].replace(".", " ").replace(":", " ").split()
    assert package in packages.split()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("script", "first"),
    [("linux/test_debs.sh", "make deb"), ("windows/wine/test_setup.sh", "make windows-setup")],
)
def test_a_try_without_an_installer_says_how_to_make_one(script: str, first: str, tmp_path: Path) -> None:
    nothing = str(tmp_path / "nothing")
    done = run(script, nothing, nothing, nothing, "3", tools=tmp_path / "tools")
    assert done.returncode == 1
    assert done.stderr.strip().endswith(f"Eerst: {first}")
