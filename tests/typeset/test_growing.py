"""A PDF that is written while it is made takes no more memory for being long."""

from __future__ import annotations

import io
import tracemalloc

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from klachtenboek.typeset.growing import Growing

MARKS = 100_000
"""As many as the cells of ten thousand lines."""


def test_where_everything_is_takes_no_memory_for_each_mark() -> None:
    file = io.BytesIO()
    canvas = Canvas(io.BytesIO(), invariant=1)
    growing = Growing(canvas, file)
    canvas.drawString(72, 720, "Mutaties")
    canvas.showPage()
    growing.page()
    for _lot in range(MARKS // 1_000):
        first = growing.number()
        for _other in range(999):
            growing.number()
        growing.keep(first, ["<</Type /StructElem /S /TD>>"] * 1_000)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        growing.end()
        assert tracemalloc.get_traced_memory()[1] - before < 20 * MARKS
    finally:
        tracemalloc.stop()
    document = pypdfium2.PdfDocument(file.getvalue())
    assert len(document) == 1
    document.close()
