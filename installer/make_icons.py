"""Makes the icons of every system from the one drawing, klachtenboek.svg; the window paints its own mark."""

from __future__ import annotations

import struct
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING: Final = Path(__file__).with_name("klachtenboek.svg")
WINDOWS: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
LINUX: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)
MACOS: Final = {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256, b"ic08": 256, b"ic14": 512, b"ic09": 512}
"""The kinds of picture in an icon of macOS, and how many pixels each has."""


def main(folder: Path) -> None:
    """Write klachtenboek.ico, klachtenboek.icns and a PNG of every size into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {side: picture(side) for side in sorted({*WINDOWS, *LINUX, *MACOS.values()})}
    folder.joinpath("klachtenboek.ico").write_bytes(ico({side: pictures[side] for side in WINDOWS}))
    folder.joinpath("klachtenboek.icns").write_bytes(icns({kind: pictures[side] for kind, side in MACOS.items()}))
    for side in LINUX:
        folder.joinpath(f"klachtenboek-{side}.png").write_bytes(pictures[side])


def picture(side: int) -> bytes:
    """Return the drawing as a PNG of so many pixels square."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(content.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return an icon for Windows: a table of sizes, then each picture as PNG."""
    table, at = [], 6 + 16 * len(pictures)
    for side, content in sorted(pictures.items()):
        shown = side % 256  # 256 is written as 0
        table.append(struct.pack("<BBBBHHII", shown, shown, 0, 0, 1, 32, len(content), at))
        at += len(content)
    return struct.pack("<HHH", 0, 1, len(pictures)) + b"".join([*table, *(pictures[side] for side in sorted(pictures))])


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """Return an icon for macOS: each picture as PNG behind its kind and its length."""
    parts = b"".join(kind + struct.pack(">I", len(content) + 8) + content for kind, content in pictures.items())
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


if __name__ == "__main__":
    main(Path(sys.argv[1]))
