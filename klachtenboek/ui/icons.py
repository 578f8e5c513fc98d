"""The line drawings of the window, coloured while the program runs; it does not choose the colours."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from klachtenboek import RESOURCES

FOLDER = RESOURCES / "icons"

SMALL = 14


@cache
def drawing(name: str) -> str:
    """Return the SVG text of an icon; raise FileNotFoundError for a name that does not exist."""
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def names() -> list[str]:
    """Return the names of all icons that travel with the program, in order."""
    return sorted(entry.stem for entry in FOLDER.glob("*.svg"))


@lru_cache(maxsize=600)
def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Return an icon of `size` logical pixels in one colour, sharp at `ratio` device pixels per pixel."""
    stroke = "2" if size <= SMALL else "1.75"
    text = drawing(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    side = max(1, round(size * ratio))
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
