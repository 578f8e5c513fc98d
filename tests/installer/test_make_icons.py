"""The icons of every system, from one drawing: each size is there and shows the ledger."""

import struct
from pathlib import Path

from PySide6.QtGui import QImage

from installer.make_icons import LINUX, MACOS, WINDOWS, icns, ico, main, picture


def test_every_picture_shows_the_ledger_with_its_margin_line() -> None:
    for side in (32, 256):
        image = QImage.fromData(picture(side))
        at = {name: image.pixelColor(round(x * side / 34), round(y * side / 34)) for name, x, y in SPOTS}
        assert at["corner"].alpha() < 128
        assert at["cover"].name().upper() == "#1F4690"
        assert at["paper"].name().upper() == "#FFFFFF"
        assert at["margin line"].red() > 150 > at["margin line"].blue()


SPOTS = (("corner", 0, 0), ("cover", 4, 17), ("paper", 21, 25), ("margin line", 13, 17))


def test_windows_gets_every_size_in_one_file() -> None:
    made = ico({side: picture(side) for side in WINDOWS})
    zero, kind, count = struct.unpack_from("<HHH", made)
    assert (zero, kind, count) == (0, 1, len(WINDOWS))
    for number, side in enumerate(WINDOWS):
        shown, _, _, _, _, bits, length, at = struct.unpack_from("<BBBBHHII", made, 6 + 16 * number)
        assert (shown or 256, bits) == (side, 32)
        assert QImage.fromData(made[at : at + length]).width() == side


def test_macos_gets_every_kind_with_its_length() -> None:
    made = icns({kind: picture(side) for kind, side in MACOS.items()})
    assert struct.unpack_from(">4sI", made) == (b"icns", len(made))
    at, found = 8, {}
    while at < len(made):
        kind, length = struct.unpack_from(">4sI", made, at)
        found[kind] = QImage.fromData(made[at + 8 : at + length]).width()
        at += length
    assert found == MACOS


def test_linux_gets_a_picture_of_each_size(tmp_path: Path) -> None:
    main(tmp_path)
    assert {QImage(str(tmp_path / f"klachtenboek-{side}.png")).width() for side in LINUX} == set(LINUX)
    assert (tmp_path / "klachtenboek.ico").exists()
    assert (tmp_path / "klachtenboek.icns").exists()
