"""What each mark on a page is, for a reader who cannot see it: the structure tree of a tagged PDF; it draws nothing.

reportlab writes no tags. Content is wrapped in ``/P <</MCID n>> BDC … EMC`` while it is drawn, and the tree, the
parent tree, the colours' meaning (output intent) and the metadata (XMP) are added when the file is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any
from xml.sax.saxutils import escape

from klachtenboek.typeset.fonts import printable

VERSION = (1, 7)
"""The version of PDF: the first that knows this kind of colour profile."""

_COLUMN, _ROW = "/A <</O /Table /Scope /Column>>", "/A <</O /Table /Scope /Row>>"
_KINDS = {"TH": ("TH", _COLUMN), "TH row": ("TH", _ROW)}

_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\n": " ", "\r": " "})

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

    It takes its place in the tree when the first of it is drawn, so the order of drawing is the order of reading.
    """

    kind: str
    parent: Element | None = None
    words: str = ""
    picture: str = ""
    kids: list[Element | tuple[int, int]] = field(default_factory=list)
    is_placed: bool = False

    def place(self) -> None:
        """Hang it, and what it is part of, into the tree."""
        if not self.is_placed and self.parent is not None:
            self.is_placed = True
            self.parent.place()
            self.parent.kids.append(self)


class Tags:
    """The tree of one document in the making."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401  reportlab has no types
        """Wrap what is drawn on this canvas."""
        self._canvas = canvas
        self.root = Element("Document")
        self._pages: list[list[Element]] = [[]]

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Say that what is drawn now belongs to the element."""
        element.place()
        page = self._pages[-1]
        element.kids.append((len(self._pages) - 1, len(page)))
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
        self._canvas.showPage()
        self._pages.append([])

    def write(self, *, title: str, author: str, subject: str, language: str) -> None:
        """Add the tree, the metadata and the output intent to the file, after its last page."""
        document = self._canvas._doc  # noqa: SLF001  the same
        numbers = document.idToObjectNumberAndVersion
        catalog, pages = document.Catalog, self._pages[:-1]
        first = document.objectcounter + 1
        tree = list(_walk(self.root))
        number = {id(element): first + place for place, element in enumerate(tree)}
        parents, root = first + len(tree), first + len(tree) + 1
        sheets = [numbers[f"Page{place + 1}"][0] for place in range(len(pages))]
        for element in tree:
            document.Reference(_object(element, number, sheets, root), f"Tag{number[id(element)]}")
        document.Reference(_parent_tree(pages, number), "TagParents")
        document.Reference(_root(number[id(self.root)], parents, len(pages)), "TagRoot")
        about = {"title": title, "author": author, "subject": subject, "language": language}
        xmp = _XMP.format_map({name: escape(text) for name, text in about.items()}).encode()
        document.Reference(_stream("/Type /Metadata /Subtype /XML", xmp), "Xmp")
        document.Reference(_stream("/N 3", _profile()), "Colours")
        colours = "/Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB)"
        catalog.StructTreeRoot, catalog.MarkInfo = f"{root} 0 R", "<</Marked true>>"
        catalog.Metadata = f"{root + 1} 0 R"
        intent = f"[<<{colours} /DestOutputProfile {root + 2} 0 R>>]"
        catalog.__Defaults__ = {**catalog.__Defaults__, "OutputIntents": intent}
        for place in range(len(pages)):
            page = document.idToObject[f"Page{place + 1}"]
            page.__Defaults__ = {**page.__Defaults__, "StructParents": place, "Tabs": "/S"}


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)


def _object(element: Element, number: dict[int, int], sheets: list[int], root: int) -> str:
    kind, attributes = _KINDS.get(element.kind, (element.kind, ""))
    kids = " ".join(
        f"{number[id(kid)]} 0 R"
        if isinstance(kid, Element)
        else f"<</Type /MCR /Pg {sheets[kid[0]]} 0 R /MCID {kid[1]}>>"
        for kid in element.kids
    )
    above = number[id(element.parent)] if element.parent is not None else root
    words = f" /ActualText {_text(element.words)}" if element.words else ""
    picture = f" /Alt {_text(element.picture)}" if element.picture else ""
    return f"<</Type /StructElem /S /{kind} /P {above} 0 R{words}{picture} {attributes} /K [{kids}]>>"


def _parent_tree(pages: list[list[Element]], number: dict[int, int]) -> str:
    rows = (
        f"{place} [{' '.join(f'{number[id(element)]} 0 R' for element in page)}]" for place, page in enumerate(pages)
    )
    return f"<</Nums [{' '.join(rows)}]>>"


def _root(document: int, parents: int, count: int) -> str:
    return f"<</Type /StructTreeRoot /K [{document} 0 R] /ParentTree {parents} 0 R /ParentTreeNextKey {count}>>"


def _text(words: str) -> str:
    """Return words as PDF writes them; what cannot be printed is not read aloud either."""
    shown = printable(words)
    if shown.isascii():
        return f"({shown.translate(_ESCAPED)})"
    marked = "\ufeff" + shown
    return f"<{marked.encode('utf-16-be', 'replace').hex()}>"


def _stream(entries: str, content: bytes) -> bytes:
    return b"<<%s /Length %d>>\nstream\n%s\nendstream" % (entries.encode(), len(content), content)


@cache
def _profile() -> bytes:
    return (files("klachtenboek") / "resources" / "letters" / "sRGB.icc").read_bytes()
