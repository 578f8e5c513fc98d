"""The look over a finished bundle: it finds what must not be in it, what is missing, and what is too large."""

from pathlib import Path

import pytest

from installer.check_bundle import LARGEST, LARGEST_PACKED, faults, main, size_of

WHOLE = (
    "klachtenboek",
    "_internal/klachtenboek/resources/letters/SourceSans3-Regular.ttf",
    "_internal/PySide6/Qt/translations/qtbase_nl.qm",
    "_internal/babel/locale-data/nl.dat",
    "_internal/PySide6/Qt/plugins/platforms/libqxcb.so",
    "_internal/holidays/locale/en_US/LC_MESSAGES/NL.mo",
)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    for name in WHOLE:
        put(tmp_path, name)
    put(tmp_path, "_internal/klachtenboek/onderdelen.json", "[]")
    return tmp_path


def put(folder: Path, name: str, content: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


def test_a_whole_bundle_is_well(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert faults(bundle, platform="linux") == []
    assert main(bundle, "linux") == 0
    assert "in 7 files" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name",
    [
        "_internal/libssl.so.3",
        "_internal/libcrypto-3.dll",
        "_internal/PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "_internal/icuuc.dll",
        "_internal/sitecustomize.pyc",
        "_internal/reportlab/fonts/DarkGardenMK.pfb",
        "_internal/pytest/__init__.py",
        "_internal/tkinter/__init__.py",
        "_internal/holidays/locale/pl/LC_MESSAGES/PL.mo",
        "_internal/holidays/locale/nl/LC_MESSAGES/SR.mo",
        "_internal/PySide6/Qt6Quick.dll",
        "_internal/PySide6/Qt/lib/libQt6Qml.so.6",
    ],
)
def test_what_must_not_be_in_it_is_found(bundle: Path, name: str) -> None:
    put(bundle, name)
    assert [fault for fault in faults(bundle, platform="linux") if fault.endswith(name)]
    assert main(bundle, "linux") == 1


def test_what_is_missing_is_found(bundle: Path) -> None:
    (bundle / WHOLE[1]).unlink()
    assert faults(bundle, platform="linux") == [r"missing: .*/?klachtenboek/resources/letters/SourceSans3-Regular\.ttf"]


def test_the_english_names_of_the_holidays_must_be_in_it(bundle: Path) -> None:
    (bundle / WHOLE[-1]).unlink()
    assert faults(bundle, platform="linux") == [r"missing: .*/?holidays/locale/en_US/LC_MESSAGES/NL\.mo"]


def test_what_is_too_large_is_told_with_its_size(bundle: Path) -> None:
    with (bundle / "large.so").open("wb") as file:
        file.truncate((LARGEST["win32"] + 1) * 1_000_000)
    assert faults(bundle, platform="linux") == []
    assert faults(bundle, platform="win32") == ["too large: 86.0 MB, at most 85"]


def test_a_link_counts_as_the_bytes_it_is(bundle: Path) -> None:
    before = size_of(bundle)
    (bundle / "link.so").symlink_to(put(bundle, "thing.so", "x" * 1000))
    assert size_of(bundle) - before < 2200


@pytest.mark.parametrize("name", ["klachtenboek_1.2.3_amd64.deb", "klachtenboek-1.2.3-setup.exe"])
def test_a_download_that_is_too_large_is_told_with_its_size(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    download = tmp_path / name
    most = LARGEST_PACKED[download.suffix]
    with download.open("wb") as file:
        file.truncate(most * 1_000_000)
        assert main(download, "linux") == 0
        file.truncate((most + 1) * 1_000_000)
    assert main(download, "linux") == 1
    told = capsys.readouterr()
    assert told.err.splitlines() == [f"too large: {most + 1}.0 MB, at most {most}"]
    assert f"{name}: {most}.0 MB" in told.out
