"""A letter set on A4 as a PDF: head, window, body and foot; the words come ready from content."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

from klachtenboek.domain.shop import Shop
from klachtenboek.letters import colour as c
from klachtenboek.letters.annex import annex_pages, draw_annex
from klachtenboek.letters.body import MM, Body, line, tagged
from klachtenboek.letters.layout import (
    BODY_BOTTOM,
    BODY_WIDTH,
    FITS,
    FOOT_RULE,
    LATER_TOP,
    MARGIN,
    PROFILES,
    RIGHT,
    Piece,
    Profile,
    paginate,
    total_height,
)
from klachtenboek.letters.letter import Letter
from klachtenboek.letters.sheet import finish, sheet, up
from klachtenboek.typeset.fonts import BODY, BOLD, LABEL, Run, absent, printable, width
from klachtenboek.typeset.lines import say
from klachtenboek.typeset.paragraphs import Style, ink, paragraph
from klachtenboek.typeset.tagging import Element

MARK = 15.0
MARK_TOP = 17.0
WIDEST_LOGO = 36.0
NAME_LEFT = 45.0
SENDER_WIDTH = 62.0
ROW_TO_VALUE = 4.7
ROW_TO_BODY = 11.9
"""From the labels of the reference row to the top of the salutation, in millimetres."""

COLUMNS = (25.0, 69.0, 103.0)
_SMALL = Style(LABEL, 8.5, 0, c.GREY)
_BLANK = Run(BODY, " ")


def render(letter: Letter, shop: Shop, logo: bytes = b"") -> bytes:
    """Return the letter as tagged PDF, the same bytes every time.

    It is one page when it fits there, gently tightened if need be; a letter too long for that is set roomily over as
    many pages as it takes, for nothing is ever left out. ``logo`` is a JPEG in place of the round mark.
    """
    stream = BytesIO()
    canvas = sheet(stream, letter.language.value)
    profile, accent, root = PROFILES[shop.window], c.readable(shop.colour), canvas.tags.root
    pages = _pages(letter, accent, profile, root)
    count = len(pages) + annex_pages(letter)
    for number, page in enumerate(pages, start=1):
        if number == 1:
            _head(canvas, letter, accent, profile, logo)
        else:
            _later_head(canvas, letter, number, count)
        top = _body_top(profile) if number == 1 else LATER_TOP
        _stack(canvas, page, up(top))
        _foot(canvas, letter)
        canvas.tags.next_page()
    for number in range(annex_pages(letter)):
        _later_head(canvas, letter, len(pages) + number + 1, count)
        draw_annex(canvas, letter, number)
        _foot(canvas, letter)
        canvas.tags.next_page()
    title = " ".join(part for part in (letter.shop, letter.reference, letter.subject) if part)
    finish(canvas, title=title, author=letter.shop, subject=letter.subject, language=letter.language.value)
    return stream.getvalue()


def page_count(letter: Letter, shop: Shop) -> int:
    """Return how many pages the letter takes without its photos; no PDF is made for it."""
    return len(_pages(letter, c.readable(shop.colour), PROFILES[shop.window], Element("Document")))


def missing(letter: Letter) -> tuple[str, ...]:
    """Return the characters in the letter that no face has; they are printed as a small square."""
    return absent(letter.text)


def _pages(letter: Letter, accent: str, profile: Profile, root: Element) -> list[list[Piece]]:
    first = (BODY_BOTTOM - _body_top(profile)) * MM
    for fit in FITS:
        pieces = Body(letter, accent, fit, root).pieces()
        if total_height(pieces) <= first:
            return [pieces]
        if total_height(pieces) > first * 1.5:
            break
    return paginate(Body(letter, accent, FITS[0], root).pieces(), first, (BODY_BOTTOM - LATER_TOP) * MM)


def _body_top(profile: Profile) -> float:
    return profile.row + ROW_TO_BODY


def _stack(canvas: Any, page: list[Piece], top: float) -> None:  # noqa: ANN401  reportlab has no types
    for index, piece in enumerate(page):
        top -= piece.gap if index else 0
        piece.draw(canvas, top)
        top -= piece.height


# -- head and foot ----------------------------------------------------------------------------------


def _head(canvas: Any, letter: Letter, accent: str, profile: Profile, logo: bytes) -> None:  # noqa: ANN401  reportlab has no types
    _shop(canvas, letter, accent, logo)
    _window(canvas, letter, profile)
    _reference_row(canvas, letter, profile)
    with canvas.tags.ornament():
        canvas.setStrokeColor(ink(c.MARK))
        canvas.setLineWidth(0.5)
        for fold in profile.folds:
            canvas.line(5 * MM, up(fold), 8.5 * MM, up(fold))


def _shop(canvas: Any, letter: Letter, accent: str, logo: bytes) -> None:  # noqa: ANN401  reportlab has no types
    """Draw the logo or a round mark, the shop's name and line, and the sender on the right."""
    root = canvas.tags.root
    left = _logo(canvas, letter, logo) if logo else _mark(canvas, letter, accent)
    widest = max((width(part, _SMALL.face, _SMALL.size) for part in letter.sender), default=0) / MM
    room = (RIGHT - min(widest + 3, SENDER_WIDTH) - left) * MM
    base = up(25.0) if letter.tagline else up(26.6)
    name = Style(BOLD, _size(letter.shop, room), 0, c.INK)
    tagged(canvas, Element("P", root, letter.shop), left * MM, base, name, room=room)
    tagged(canvas, Element("P", root, letter.tagline), left * MM, up(30.2), _SMALL, room=room)
    for index, part in enumerate(letter.sender):
        line_room, top = SENDER_WIDTH * MM - 6, up(20.1 + 4.25 * index)
        tagged(canvas, Element("P", root, part), RIGHT * MM, top, _SMALL, to_right=True, room=line_room)


def _mark(canvas: Any, letter: Letter, accent: str) -> float:  # noqa: ANN401  reportlab has no types
    """Draw a round mark with the first letter of the shop; return where its name begins, in millimetres."""
    initial = next((char for char in printable(letter.shop) if char.isalnum()), "")
    if not initial:
        return MARGIN
    with canvas.tags.ornament():
        canvas.setFillColor(ink(accent))
        canvas.circle((MARGIN + MARK / 2) * MM, up(MARK_TOP + MARK / 2), MARK / 2 * MM, stroke=0, fill=1)
        style = Style(BOLD, 20, 0, c.WHITE)
        half = width(initial.upper(), BOLD, 20) / 2
        say(canvas, (MARGIN + MARK / 2) * MM - half, up(MARK_TOP + MARK / 2) - 7, initial.upper(), style)
    return NAME_LEFT


def _logo(canvas: Any, letter: Letter, logo: bytes) -> float:  # noqa: ANN401  reportlab has no types
    """Draw the logo as high as the mark, unless it is very wide; return where the shop's name begins."""
    picture = _picture(logo)
    wide, high = picture.getSize()
    scale = min(MARK / high, WIDEST_LOGO / wide)
    said = letter.said.say("labels.logo", shop=letter.shop) if letter.shop else ""
    top = MARK_TOP + (MARK - high * scale) / 2
    element = Element("Figure", canvas.tags.root, picture=said or "Logo")
    with canvas.tags.content(element):
        base = up(top + high * scale)
        canvas.drawImage(picture, MARGIN * MM, base, wide * scale * MM, high * scale * MM)
    return float(MARGIN + wide * scale + NAME_LEFT - MARGIN - MARK)


@lru_cache(maxsize=2)
def _picture(logo: bytes) -> Any:  # noqa: ANN401  reportlab has no types
    from reportlab.lib.utils import ImageReader

    return ImageReader(BytesIO(logo))


def _size(name: str, room: float) -> float:
    """Return the size at which the shop's name fits, from 17 down to 11 points."""
    needed = width(name, BOLD, 17)
    return max(11.0, min(17.0, 17 * room / needed)) if needed else 17.0


def _window(canvas: Any, letter: Letter, profile: Profile) -> None:  # noqa: ANN401  reportlab has no types
    """Set return line and address inside the window, as large as they fit and never outside it."""
    box = profile.address
    left, room = box.left * MM, box.width * MM
    if profile.window is not None and letter.return_line and letter.address:
        with canvas.tags.ornament():  # the sender was read already
            say(canvas, left, up(box.top + 3), letter.return_line, Style(LABEL, 6.7, 0, c.GREY), room=room)
            canvas.setStrokeColor(ink(c.RULE))
            canvas.setLineWidth(0.5)
            canvas.line(left, up(box.top + 4.3), left + room, up(box.top + 4.3))
    widest = max((width(part, BODY, 10.6) for part in letter.address), default=0)
    size = max(9.0, min(10.6, 10.6 * room / widest)) if widest else 10.6
    start = box.top + (9.8 if profile.window is not None else 4)
    for index, part in enumerate(letter.address):
        base = up(start) - 15 * index
        tagged(canvas, Element("P", canvas.tags.root, part), left, base, Style(BODY, size, 0, c.INK), room=room)


def _reference_row(canvas: Any, letter: Letter, profile: Profile) -> None:  # noqa: ANN401  reportlab has no types
    """Set the fields beside each other, the label above what it says; a field without a value has a dash."""
    said, count = letter.said, len(letter.about)
    starts = COLUMNS[:count] if count <= len(COLUMNS) else tuple(MARGIN + 40 * place for place in range(count))
    ends = (*starts[1:], RIGHT)
    for (label, value), start, end in zip(letter.about, starts, ends, strict=True):
        kind = "H1" if value == letter.subject else "P"
        element = Element(kind, canvas.tags.root, said.say("labels.field", label=label, value=value))
        with canvas.tags.content(element):
            say(canvas, start * MM, up(profile.row), f"{label} ", Style(LABEL, 8, 0, c.GREY))
            base = up(profile.row + ROW_TO_VALUE)
            _value(canvas, value, start * MM, base, (end - start) * MM - 4)


def _value(canvas: Any, value: str, left: float, base: float, room: float) -> None:  # noqa: ANN401  reportlab has no types
    """Set a value on one line, or on two when it is a long subject; what is longer still is cut off visibly."""
    style = Style(BODY, 10.2, 12.2, c.INK)
    first, *more = paragraph(value, style).lines(room) or [()]
    rest = "".join(run.text for word in more[0] for run in (*word.runs, _BLANK)) if more else ""
    if len(more) > 1:
        rest = f"{rest.rstrip()}…"
    head = " ".join("".join(run.text for run in word.runs) for word in first)
    say(canvas, left, base, f"{head} " if rest else head, style)
    if rest:
        say(canvas, left, base - style.leading, rest.rstrip(), style, room=room)


def _later_head(canvas: Any, letter: Letter, number: int, count: int) -> None:  # noqa: ANN401  reportlab has no types
    said = letter.said
    page = said.say("labels.page", page=str(number), pages=str(count))
    about = " · ".join(part for part in (letter.shop, letter.reference, letter.date) if part)
    with canvas.tags.ornament():
        say(canvas, MARGIN * MM, up(20), about, _SMALL, room=BODY_WIDTH * MM * 0.75)
        say(canvas, RIGHT * MM, up(20), page, _SMALL, to_right=True)


def _foot(canvas: Any, letter: Letter) -> None:  # noqa: ANN401  reportlab has no types
    if not letter.footer and not letter.website:
        return
    line(canvas, up(FOOT_RULE), c.RULE, 0.7)
    style, base = Style(LABEL, 7.5, 0, c.GREY), up(FOOT_RULE + 4.5)
    room = BODY_WIDTH * MM - min(width(letter.website, LABEL, 7.5), BODY_WIDTH * MM * 0.28) - 4 * MM
    with canvas.tags.ornament():
        say(canvas, MARGIN * MM, base, "   ·   ".join(letter.footer), style, room=room)
        say(canvas, RIGHT * MM, base, letter.website, style, to_right=True, room=BODY_WIDTH * MM * 0.28)
