"""What each mark on a page is, for a reader who cannot see it: the structure tree of a tagged PDF; it draws nothing.

reportlab writes no tags. Content is wrapped in ``/P <</MCID n>> BDC … EMC`` while it is drawn, and the tree, the
parent tree, the colours' meaning (output intent) and the metadata (XMP) are added when the file is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from html import escape
from itertools import count
from typing import TYPE_CHECKING, Any

from klachtenboek import RESOURCES
from klachtenboek.typeset.fonts import printable

if TYPE_CHECKING:
    from klachtenboek.typeset.growing import Growing

VERSION = (1, 7)
"""The version of PDF: the first that knows this kind of colour profile."""

_COLUMN, _ROW = " /A <</O /Table /Scope /Column>>", " /A <</O /Table /Scope /Row>>"
_KINDS = {"TH": ("TH", _COLUMN), "TH row": ("TH", _ROW)}

_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\n": " ", "\r": " "})

_MARKS = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž"
_ONE_BYTE = (
    {code: f"\\{code:03o}" for code in (*range(0xA1, 0xAD), *range(0xAE, 0x100))}
    | {ord(mark): f"\\{code:03o}" for code, mark in enumerate(_MARKS, start=0x80)}
    | {ord("€"): "\\240"}
    | _ESCAPED
)
"""What PDF has a byte for; with any other mark among them, all the words take four for each letter."""

_TWO_BYTES = ("þÿ", "ï»¿")
"""Words that begin so would be taken for another kind of writing."""

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Klachtenboek</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(slots=True, eq=False)
class Element:
    """A part of the document: ``kind`` as PDF names it (``TH row`` heads its row), ``words`` as they are read aloud.

    It takes its place in the tree when the first of it is drawn, so the order of drawing is the order of reading. Of a
    part that is in the file already, only its number is left among the ``kids``.
    """

    kind: str
    parent: Element | None = None
    words: str = ""
    picture: str = ""
    kids: list[Element | tuple[int, int] | int] = field(default_factory=list)
    is_placed: bool = False
    number: int = 0

    def place(self) -> None:
        """Hang it, and what it is part of, into the tree."""
        if not self.is_placed and self.parent is not None:
            self.is_placed = True
            self.parent.place()
            self.parent.kids.append(self)


class Tags:
    """The tree of one document in the making."""

    def __init__(self, canvas: Any, growing: Growing | None = None) -> None:  # noqa: ANN401  reportlab has no types
        """Wrap what is drawn on this canvas; with a file that is ``growing``, what is finished goes there at once."""
        self._canvas, self._growing = canvas, growing
        self.root = Element("Document")
        self._pages: list[list[Element] | int] = []
        self._page: list[Element] = []
        self._sheets: list[int] = []

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Say that what is drawn now belongs to the element."""
        element.place()
        page = self._page
        element.kids.append((len(self._pages), len(page)))
        kind = _KINDS.get(element.kind, (element.kind, ""))[0]
        self._canvas._code.append(f"/{kind} <</MCID {len(page)}>> BDC")  # noqa: SLF001  it has no public way in
        page.append(element)
        yield
        self._canvas._code.append("EMC")  # noqa: SLF001  the same

    @contextmanager
    def ornament(self) -> Iterator[None]:
        """Say that what is drawn now tells nothing: a rule, a fold mark, a running head or foot."""
        self._canvas._code.append("/Artifact BMC")  # noqa: SLF001  the same
        yield
        self._canvas._code.append("EMC")  # noqa: SLF001  the same

    def next_page(self) -> None:
        """Close the page on the canvas too."""
        document = self._canvas._doc  # noqa: SLF001  the same
        name = document.thisPageName()
        self._canvas.showPage()
        page = document.idToObject[name]
        page.__Defaults__ = {**page.__Defaults__, "StructParents": len(self._pages), "Tabs": "/S"}
        self._sheets.append(document.idToObjectNumberAndVersion[name][0])
        self._pages.append(self._page)
        self._page = []
        if self._growing is not None:
            self._growing.page()

    def settle(self, elements: Iterable[Element]) -> None:
        """Write elements with all that is in them, on the page that was closed last, and forget what they held.

        Nothing may be drawn for them any more. Does nothing when the file is not growing.
        """
        growing = self._growing
        if growing is None:
            return
        for element in elements:
            _number_above(element, growing.number)
            parts = list(_walk(element))
            for part in parts:
                part.number = growing.number()
            growing.keep(parts[0].number, [_object(part, self._sheets, 0) for part in parts])
            for part in parts:
                part.kids = []  # what knows each other in a circle stays in memory for long
            if element.parent is not None and element.is_placed:
                kids = element.parent.kids
                at = next(at for at in range(len(kids) - 1, -1, -1) if kids[at] is element)  # one of the last
                kids[at] = element.number
        if isinstance(marks := self._pages[-1], list):
            for element in marks:
                _number_above(element, growing.number)
                element.number = element.number or growing.number()
            number = self._pages[-1] = growing.number()
            growing.keep(number, [_marks(marks)])

    def write(self, *, title: str, author: str, subject: str, language: str) -> None:
        """Add the tree, the metadata and the output intent to the file, after its last page."""
        document = self._canvas._doc  # noqa: SLF001  the same
        growing, catalog = self._growing, document.Catalog
        fresh = growing.number if growing is not None else partial(next, count(document.objectcounter + 1))
        tree = [*_walk(self.root)]
        for element in tree:
            element.number = element.number or fresh()
        parents, root = fresh(), fresh()
        about = {"title": title, "author": author, "subject": subject, "language": language}
        xmp = _XMP.format_map({name: escape(text, quote=False) for name, text in about.items()}).encode()
        made = [(element.number, _object(element, self._sheets, root)) for element in tree]
        made += [(parents, _parent_tree(self._pages)), (root, _root(self.root.number, parents, len(self._pages)))]
        for number, content in made:
            if growing is not None:
                growing.keep(number, [content])
            else:
                document.Reference(content, f"Tag{number}")
        catalog.Metadata = document.Reference(_stream("/Type /Metadata /Subtype /XML", xmp), "Xmp")
        profile = document.Reference(_stream("/N 3", _profile()), "Colours")
        colours = "/Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB)"
        catalog.StructTreeRoot, catalog.MarkInfo = f"{root} 0 R", "<</Marked true>>"
        intent = f"[<<{colours} /DestOutputProfile {profile.format(document).decode()}>>]"
        catalog.__Defaults__ = {**catalog.__Defaults__, "OutputIntents": intent}


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)


def _number_above(element: Element, fresh: Callable[[], int]) -> None:
    """Give what the element is part of a number."""
    above = element.parent
    while above is not None and not above.number:
        above.number, above = fresh(), above.parent


def _object(element: Element, sheets: list[int], root: int) -> str:
    kind, attributes = _KINDS.get(element.kind, (element.kind, ""))
    above = element.parent.number if element.parent is not None else root
    words = f" /ActualText {_text(element.words)}" if element.words else ""
    picture = f" /Alt {_text(element.picture)}" if element.picture else ""
    page, kids = _kids(element, sheets)
    return f"<</S /{kind} /P {above} 0 R{page}{words}{picture}{attributes} /K [{kids}]>>"


def _kids(element: Element, sheets: list[int]) -> tuple[str, str]:
    """Return on which page an element is, when it is on one, and what it is made of."""
    pages = {sheets[kid[0]] for kid in element.kids if isinstance(kid, tuple)}
    parts = []
    for kid in element.kids:
        if not isinstance(kid, tuple):
            parts.append(f"{kid if isinstance(kid, int) else kid.number} 0 R")
        elif len(pages) == 1:
            parts.append(str(kid[1]))
        else:
            parts.append(f"<</Type /MCR /Pg {sheets[kid[0]]} 0 R /MCID {kid[1]}>>")
    return (f" /Pg {pages.pop()} 0 R" if len(pages) == 1 else ""), " ".join(parts)


def _parent_tree(pages: list[list[Element] | int]) -> str:
    rows = (f"{at} {f'{page} 0 R' if isinstance(page, int) else _marks(page)}" for at, page in enumerate(pages))
    return f"<</Nums [{' '.join(rows)}]>>"


def _marks(page: list[Element]) -> str:
    return f"[{' '.join(f'{element.number} 0 R' for element in page)}]"


def _root(document: int, parents: int, count: int) -> str:
    return f"<</Type /StructTreeRoot /K [{document} 0 R] /ParentTree {parents} 0 R /ParentTreeNextKey {count}>>"


def _text(words: str) -> str:
    """Return words as PDF writes them; what cannot be printed is not read aloud either."""
    shown = printable(words)
    written = shown.translate(_ONE_BYTE)
    if written.isascii() and not shown.startswith(_TWO_BYTES):
        return f"({written})"
    marked = "\ufeff" + shown
    return f"<{marked.encode('utf-16-be', 'replace').hex()}>"


def _stream(entries: str, content: bytes) -> bytes:
    return b"<<%s /Length %d>>\nstream\n%s\nendstream" % (entries.encode(), len(content), content)


@cache
def _profile() -> bytes:
    return (RESOURCES / "letters" / "sRGB.icc").read_bytes()
