"""A drawing from elsewhere, kept to what a logo needs: shapes, colours and words; who draws it is the window's.

An SVG may name files and addresses, run programs and grow without end. What is on no list here is refused rather than
left out: a logo that is half there is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from klachtenboek.domain.errors import LogoTooLarge, NotAPicture

MOST_BYTES = 1_000_000
MOST_ELEMENTS = 5_000
MOST_DEPTH = 60
MOST_USES = 20
"""How often a part may be drawn again: each draws all of it."""

_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink href"
_DRAWN = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("linearGradient", "radialGradient", "stop", "text", "tspan", "style"),
    )
)
_LEFT_OUT = frozenset({"title", "desc", "metadata", "clipPath", "animate", "animateTransform", "set"})
_SAYS = frozenset({"text", "tspan", "style"})
_NOT_KEPT = frozenset({"stroke-dasharray", "stroke-dashoffset", "clip-path"})
_URL = re.compile(r"url\(\s*['\"]?(?!#)", re.IGNORECASE)
_DASHES = re.compile(r"(?i)(?:stroke-dasharray|stroke-dashoffset|clip-path)\s*:[^;}]*;?")


def is_svg(data: bytes) -> bool:
    """Tell whether the bytes begin as a drawing does."""
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<svg", b"<?xml", b"<!--", b"<!doctype svg")) and b"<svg" in data[:20_000].lower()


def clean_svg(data: bytes) -> bytes:
    """Return the drawing with nothing in it but shapes and words. Raises LogoTooLarge, or NotAPicture."""
    if len(data) > MOST_BYTES:
        raise LogoTooLarge
    drawing = _Drawing()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.EntityDeclHandler = drawing.refuse
    parser.ExternalEntityRefHandler = drawing.refuse
    parser.StartElementHandler = drawing.start
    parser.EndElementHandler = drawing.end
    parser.CharacterDataHandler = drawing.text
    try:
        parser.Parse(data, True)  # noqa: FBT003  expat's own way of saying that this was all
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise NotAPicture from error
    return drawing.finished()


@dataclass(slots=True)
class _Drawing:
    """Takes the drawing in piece by piece."""

    parts: list[str] = field(default_factory=list)
    stack: list[tuple[str, str]] = field(default_factory=list)
    skipped: int = 0
    count: int = 0
    uses: list[tuple[str, frozenset[str]]] = field(default_factory=list)

    def refuse(self, *_told: object) -> int:
        """Stop at what no logo needs."""
        raise NotAPicture

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in the beginning of an element."""
        space, _, kind = name.rpartition(" ")
        self.count += 1
        if self.count > MOST_ELEMENTS or len(self.stack) + self.skipped > MOST_DEPTH:
            raise LogoTooLarge
        if self.skipped or kind in _LEFT_OUT or space not in {"", _SVG}:
            self.skipped += 1
            return
        if kind not in _DRAWN or (not self.stack and kind != "svg"):
            raise NotAPicture
        if kind == "use":
            self._use(attributes)
        kept = {key: value for key, value in map(_attribute, attributes.items()) if key}
        if not self.stack:
            kept["xmlns"], kept["xmlns:xlink"] = _SVG, "http://www.w3.org/1999/xlink"
        self.stack.append((kind, attributes.get("id", "")))
        said = "".join(f' {key}="{escape(value)}"' for key, value in kept.items())
        self.parts.append(f"<{kind}{said}>")

    def end(self, _name: str) -> None:
        """Take in the end of an element."""
        if self.skipped:
            self.skipped -= 1
            return
        kind, _own = self.stack.pop()
        self.parts.append(f"</{kind}>")

    def text(self, words: str) -> None:
        """Take in words, where words are drawn or colours are named."""
        if self.skipped or not self.stack or self.stack[-1][0] not in _SAYS:
            return
        self.parts.append(escape(_style(words) if self.stack[-1][0] == "style" else words, quote=False))

    def _use(self, attributes: dict[str, str]) -> None:
        target = attributes.get(_LINK, attributes.get("href", ""))
        self.uses.append((target.removeprefix("#"), frozenset(own for _kind, own in self.stack if own)))
        if len(self.uses) > MOST_USES:
            raise LogoTooLarge

    def finished(self) -> bytes:
        """Return the drawing; a part that draws a part that draws a part grows without end."""
        drawn_again = {target for target, _within in self.uses}
        if any(within & drawn_again for _target, within in self.uses):
            raise LogoTooLarge
        return "".join(self.parts).encode()


def _attribute(pair: tuple[str, str]) -> tuple[str, str]:
    """Return a name and a value that may stand in the drawing; no name for what is left out."""
    name, value = pair
    if name == _LINK:
        name = "xlink:href"
    if name in {"href", "xlink:href"}:
        if not value.startswith("#"):
            raise NotAPicture
        return name, value
    if " " in name or name in _NOT_KEPT or name.lower().startswith("on"):
        return "", ""
    return name, _style(value)


def _style(words: str) -> str:
    """Return colours and other looks, without what they may fetch. Raises NotAPicture."""
    if _URL.search(words) or "@import" in words.lower() or "\\" in words:
        raise NotAPicture
    return _DASHES.sub("", words)
