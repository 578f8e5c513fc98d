"""A drawing turned into a picture of points; whether the drawing may be trusted is decided before (letters)."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from klachtenboek.domain.errors import NotAPicture

SIDE = 1200
"""Pixels of the longest side: twice what a letter prints, so that thin lines stay smooth."""


def picture_of(svg: bytes) -> bytes:
    """Return a clean drawing as PNG, see-through where nothing is drawn. Raises NotAPicture."""
    from PySide6.QtSvg import QSvgRenderer  # only an owner with such a logo needs it

    renderer = QSvgRenderer(QByteArray(svg))
    whole = renderer.viewBoxF().size() if renderer.viewBoxF().isValid() else renderer.defaultSize().toSizeF()
    if not renderer.isValid() or whole.isEmpty():
        raise NotAPicture
    size = whole.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio).toSize().expandedTo(QSize(1, 1))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub asks for bytes, it takes text
    return bytes(kept.data())
