"""A PDF that is written while it is made, for one with very many pages; what stands on them is drawn elsewhere.

reportlab keeps a whole document until its end. Here each page goes to the file when it is full, and what says what its
marks are goes there by the hundred, pressed (object streams, ISO 32000-1, 7.5.7). What is left at the end is what
there is one of.
"""

from __future__ import annotations

import zlib
from array import array
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

_FREE = b"\0\0\0\0\0\xff\xff"
_WIDE = "[1 4 2]"
"""Bytes in the table of places: what kind, where, and the how-manieth there."""

_AT_ONCE = 500
_NO_PACK = (-1, 0, 0)


class Growing:
    """The file of a canvas, from its first page on."""

    def __init__(self, canvas: Any, file: BinaryIO) -> None:  # noqa: ANN401  reportlab has no types
        """Begin the file; nothing else may be written to it."""
        self._canvas, self._document, self._file = canvas, canvas._doc, file  # noqa: SLF001  it has no public way in
        self._at = 0
        self._pages = array("q")
        self._numbers, self._places = array("q"), array("q")
        """Which objects stand by themselves, and where."""
        self._firsts, self._counts, self._packs = array("q"), array("q"), array("q")
        """With which number each pack begins, how many objects it holds, and its own number."""
        self._document.Reference(self._document.Pages)
        self._put(b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % self._document._pdfVersion)  # noqa: SLF001  the same

    def number(self) -> int:
        """Return a number for an object that nothing else has."""
        self._document.objectcounter += 1
        return int(self._document.objectcounter)

    def keep(self, first: int, objects: Sequence[str]) -> None:
        """Write objects that have the numbers from ``first`` on, pressed together."""
        for start in range(0, len(objects), _AT_ONCE):
            self._pack(first + start, [words.encode("latin-1") for words in objects[start : start + _AT_ONCE]])

    def page(self) -> None:
        """Write the page that the canvas ended last."""
        document = self._document
        page, before = f"Page{document.pageCounter - 1}", document.objectcounter
        self._pages.append(self._write(page))
        document.Pages.pages.clear()
        # A page is written with its drawing as a part of its own, which gets its number on the way.
        drawing = [document.numberToId[number] for number in range(before + 1, document.objectcounter + 1)]
        for name in drawing:
            self._write(name)
        for name in (page, *drawing):
            del document.idToObject[name], document.idToObjectNumberAndVersion[name]

    def end(self) -> None:
        """Write what the pages share, and where everything is."""
        document = self._document
        for font in document.delayedFonts:
            font.addObjects(document)
        document.info.invariant = document.invariant
        document.info.digest(document.signature)
        catalog, about = document.Reference(document.Catalog), document.Reference(document.info)
        document.Outlines.prepare(document, self._canvas)
        document.Catalog.Outlines = None
        kids = " ".join(f"{number} 0 R" for number in self._pages)
        document.idToObject[document.Reference(document.Pages).name] = (
            f"<</Type /Pages /Count {len(self._pages)} /Kids [{kids}]>>"
        )
        while document.numberToId:
            self._write(document.numberToId[min(document.numberToId)])
        root, info = (reference.format(document).decode() for reference in (catalog, about))
        self._end(root, info, document.signature.hexdigest())

    # -- the file -----------------------------------------------------------------------------------

    def _write(self, name: str) -> int:
        """Write an object of the document and return its number."""
        from reportlab.pdfbase.pdfdoc import PDFIndirectObject

        document = self._document
        number, _ = document.idToObjectNumberAndVersion[name]
        content = PDFIndirectObject(name, document.idToObject[name]).format(document)
        self._stands(number)
        self._put(content)
        del document.numberToId[number]
        return int(number)

    def _stands(self, number: int) -> None:
        """Write down that the object comes next."""
        self._numbers.append(number)
        self._places.append(self._at)

    def _pack(self, first: int, objects: Sequence[bytes]) -> None:
        starts, at = [], 0
        for number, content in enumerate(objects, first):
            starts.append(b"%d %d" % (number, at))
            at += len(content) + 1
        head = b" ".join(starts) + b"\n"
        about = f"/Type /ObjStm /N {len(objects)} /First {len(head)}"
        pack = self._stream(about, [zlib.compress(head + b"\n".join(objects))])
        self._firsts.append(first)
        self._packs.append(pack)
        self._counts.append(len(objects))

    def _stream(self, about: str, pressed: Sequence[bytes]) -> int:
        number = self.number()
        self._stands(number)
        words = f"{number} 0 obj\n<<{about} /Filter /FlateDecode /Length {sum(map(len, pressed))}>>\nstream\n"
        self._put(words.encode())
        for piece in pressed:
            self._put(piece)
        self._put(b"\nendstream\nendobj\n")
        return number

    def _end(self, root: str, info: str, digest: str) -> None:
        start, number = self._at, self._document.objectcounter + 1
        press = zlib.compressobj()
        # As it comes: a list of them all is the largest thing of a large year.
        pressed = [piece for place in self._table(number, start) if (piece := press.compress(place))]
        about = f"/Type /XRef /Size {number + 1} /W {_WIDE} /Root {root} /Info {info} /ID [<{digest}> <{digest}>]"
        self._stream(about, [*pressed, press.flush()])
        self._put(f"startxref\n{start}\n%%EOF\n".encode())

    def _table(self, last: int, start: int) -> Iterator[bytes]:
        """Yield where each object is, in the order of their numbers; the last one is the table itself."""
        alone = _in_order(self._numbers, self._places)
        packs = _in_order(self._firsts, self._packs, self._counts)
        own, place = next(alone, (last, start))
        first, pack, count = next(packs, _NO_PACK)
        for number in range(last + 1):
            while number >= first + count >= 0:
                first, pack, count = next(packs, _NO_PACK)
            if number == own:
                yield b"\1" + place.to_bytes(4, "big") + b"\0\0"
                own, place = next(alone, (last, start))
            elif 0 <= first <= number:
                yield b"\2" + pack.to_bytes(4, "big") + (number - first).to_bytes(2, "big")
            else:
                yield _FREE

    def _put(self, content: bytes) -> None:
        self._file.write(content)
        self._at += len(content)


def _in_order(numbers: array[int], *others: array[int]) -> Iterator[tuple[int, ...]]:
    """Yield each number with what belongs to it, the least number first."""
    for at in sorted(range(len(numbers)), key=numbers.__getitem__):
        yield (numbers[at], *(other[at] for other in others))
