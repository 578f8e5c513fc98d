"""An empty tagged A4 (or A5) to draw on, and the file it ends in; what is drawn on it is up to others."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from klachtenboek.letters.layout import PAGE, POINTS_PER_MM
from klachtenboek.typeset.fonts import LABEL, covered, printable
from klachtenboek.typeset.swift import swiftly
from klachtenboek.typeset.tagging import VERSION, Tags


def sheet(stream: BytesIO, language: str, size: tuple[float, float] = PAGE) -> Any:  # noqa: ANN401  reportlab has no types
    """Return a canvas of ``size`` millimetres with ``tags``; the same drawing gives the same bytes every time."""
    from reportlab.pdfgen.canvas import Canvas

    covered(LABEL)
    canvas = Canvas(
        stream,
        pagesize=(size[0] * POINTS_PER_MM, size[1] * POINTS_PER_MM),
        invariant=1,
        pageCompression=1,
        pdfVersion=VERSION,
        initialFontName=LABEL,
        initialFontSize=9,
        lang=language,
    )
    canvas.tags = Tags(canvas)
    return canvas


def finish(canvas: Any, *, title: str, author: str, subject: str, language: str) -> None:  # noqa: ANN401  the same
    """Say what the document is and write it to the stream of the canvas, after its last page."""
    title, author, subject = printable(title), printable(author), printable(subject)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    canvas.setCreator("Klachtenboek")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.tags.write(title=title, author=author, subject=subject, language=language)
    with swiftly():
        canvas.save()


def up(top: float, height: float = PAGE[1]) -> float:
    """Turn millimetres from the top of the page into points from the bottom."""
    return (height - top) * POINTS_PER_MM
