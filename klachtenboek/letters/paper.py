"""A letter set on A4 as a PDF: head, window, body and foot; the words come ready from content."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from klachtenboek.domain.shop import Shop
from klachtenboek.letters import colour as c
from klachtenboek.letters.body import MM, Body, line
from klachtenboek.letters.layout import (
    BODY_BOTTOM,
    BODY_WIDTH,
    FITS,
    FOOT_RULE,
    LATER_TOP,
    MARGIN,
    PAGE,
    PROFILES,
    RIGHT,
    Piece,
    Profile,
    paginate,
    total_height,
)
from klachtenboek.letters.letter import Letter
from klachtenboek.letters.texts import texts
from klachtenboek.typeset.fonts import BODY, BOLD, LABEL, absent, covered, printable, width
from klachtenboek.typeset.lines import say
from klachtenboek.typeset.paragraphs import Style, ink

MARK = 15.0
MARK_TOP = 17.0
NAME_LEFT = 45.0
SENDER_WIDTH = 62.0
ROW_TO_VALUE = 4.7
ROW_TO_BODY = 11.9
"""From the labels of the reference row to the top of the salutation, in millimetres."""

COLUMNS = (25.0, 69.0, 103.0)
_SMALL = Style(LABEL, 8.5, 0, c.GREY)


def render(letter: Letter, shop: Shop) -> bytes:
    """Return the letter as PDF, the same bytes every time.

    It is one page when it fits there, gently tightened if need be; a letter too long for that is set roomily over as
    many pages as it takes, for nothing is ever left out.
    """
    from reportlab.pdfgen.canvas import Canvas

    profile, accent = PROFILES[shop.window], c.readable(shop.colour)
    covered(LABEL)
    stream = BytesIO()
    canvas = Canvas(
        stream,
        pagesize=(PAGE[0] * MM, PAGE[1] * MM),
        invariant=1,
        pageCompression=1,
        initialFontName=LABEL,
        initialFontSize=9,
        lang=letter.language.value,
    )
    _describe(canvas, letter)
    pages = _pages(letter, accent, profile)
    for number, page in enumerate(pages, start=1):
        if number == 1:
            _head(canvas, letter, accent, profile)
        else:
            _later_head(canvas, letter, number, len(pages))
        top = _body_top(profile) if number == 1 else LATER_TOP
        _stack(canvas, page, _up(top))
        _foot(canvas, letter)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def page_count(letter: Letter, shop: Shop) -> int:
    """Return how many pages the letter takes, without making the PDF."""
    return len(_pages(letter, c.readable(shop.colour), PROFILES[shop.window]))


def missing(letter: Letter) -> tuple[str, ...]:
    """Return the characters in the letter that no face has; they are printed as a small square."""
    return absent(letter.text)


def _describe(canvas: Any, letter: Letter) -> None:  # noqa: ANN401  reportlab has no types
    title = " ".join(part for part in (letter.shop, letter.reference, letter.subject) if part)
    canvas.setTitle(printable(title))
    canvas.setAuthor(printable(letter.shop))
    canvas.setSubject(printable(letter.subject))
    canvas.setCreator("Klachtenboek")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _pages(letter: Letter, accent: str, profile: Profile) -> list[list[Piece]]:
    first = (BODY_BOTTOM - _body_top(profile)) * MM
    for fit in FITS:
        pieces = Body(letter, accent, fit).pieces()
        if total_height(pieces) <= first:
            return [pieces]
        if total_height(pieces) > first * 1.5:
            break
    return paginate(Body(letter, accent, FITS[0]).pieces(), first, (BODY_BOTTOM - LATER_TOP) * MM)


def _body_top(profile: Profile) -> float:
    return profile.row + ROW_TO_BODY


def _stack(canvas: Any, page: list[Piece], top: float) -> None:  # noqa: ANN401  reportlab has no types
    for index, piece in enumerate(page):
        top -= piece.gap if index else 0
        piece.draw(canvas, top)
        top -= piece.height


def _up(top: float) -> float:
    """Turn millimetres from the top into points from the bottom."""
    return (PAGE[1] - top) * MM


# -- head and foot ----------------------------------------------------------------------------------


def _head(canvas: Any, letter: Letter, accent: str, profile: Profile) -> None:  # noqa: ANN401  reportlab has no types
    _shop(canvas, letter, accent)
    _window(canvas, letter, profile)
    _reference_row(canvas, letter, profile)
    canvas.setStrokeColor(ink(c.MARK))
    canvas.setLineWidth(0.5)
    for fold in profile.folds:
        canvas.line(5 * MM, _up(fold), 8.5 * MM, _up(fold))


def _shop(canvas: Any, letter: Letter, accent: str) -> None:  # noqa: ANN401  reportlab has no types
    """Draw the round mark with the first letter of the shop, its name and line, and the sender on the right."""
    initial = next((char for char in printable(letter.shop) if char.isalnum()), "")
    left = NAME_LEFT if initial else MARGIN
    if initial:
        canvas.setFillColor(ink(accent))
        canvas.circle((MARGIN + MARK / 2) * MM, _up(MARK_TOP + MARK / 2), MARK / 2 * MM, stroke=0, fill=1)
        style = Style(BOLD, 20, 0, c.WHITE)
        half = width(initial.upper(), BOLD, 20) / 2
        say(canvas, (MARGIN + MARK / 2) * MM - half, _up(MARK_TOP + MARK / 2) - 7, initial.upper(), style)
    room = (RIGHT - SENDER_WIDTH - left) * MM
    base = _up(25.0) if letter.tagline else _up(26.6)
    say(canvas, left * MM, base, letter.shop, Style(BOLD, _size(letter.shop, room), 0, c.INK), room=room)
    say(canvas, left * MM, _up(30.2), letter.tagline, _SMALL, room=room)
    for index, part in enumerate(letter.sender):
        top = _up(20.1 + 4.25 * index)
        say(canvas, RIGHT * MM, top, part, _SMALL, to_right=True, room=SENDER_WIDTH * MM - 6)


def _size(name: str, room: float) -> float:
    """Return the size at which the shop's name fits, from 17 down to 11 points."""
    needed = width(name, BOLD, 17)
    return max(11.0, min(17.0, 17 * room / needed)) if needed else 17.0


def _window(canvas: Any, letter: Letter, profile: Profile) -> None:  # noqa: ANN401  reportlab has no types
    """Set return line and address inside the window, as large as they fit and never outside it."""
    box = profile.address
    left, room = box.left * MM, box.width * MM
    if profile.window is not None and letter.return_line and letter.address:
        say(canvas, left, _up(box.top + 3), letter.return_line, Style(LABEL, 6.7, 0, c.GREY), room=room)
        canvas.setStrokeColor(ink(c.RULE))
        canvas.setLineWidth(0.5)
        canvas.line(left, _up(box.top + 4.3), left + room, _up(box.top + 4.3))
    widest = max((width(part, BODY, 10.6) for part in letter.address), default=0)
    size = max(9.0, min(10.6, 10.6 * room / widest)) if widest else 10.6
    for index, part in enumerate(letter.address):
        base = _up(box.top + 9.8) - 15 * index
        say(canvas, left, base, part, Style(BODY, size, 0, c.INK), room=room)


def _reference_row(canvas: Any, letter: Letter, profile: Profile) -> None:  # noqa: ANN401  reportlab has no types
    said = texts(letter.language)
    about = (("date", letter.date), ("reference", letter.reference), ("subject", letter.subject))
    shown = [(said.say(f"labels.{name}"), value) for name, value in about if value]
    edges = (*COLUMNS[: len(shown) - 1], COLUMNS[len(shown) - 1], RIGHT)
    for (label, value), start, end in zip(shown, edges, (*edges[1 : len(shown)], RIGHT), strict=False):
        say(canvas, start * MM, _up(profile.row), label, Style(LABEL, 8, 0, c.GREY))
        base = _up(profile.row + ROW_TO_VALUE)
        say(canvas, start * MM, base, value, Style(BODY, 10.2, 0, c.INK), room=(end - start) * MM - 4)


def _later_head(canvas: Any, letter: Letter, number: int, count: int) -> None:  # noqa: ANN401  reportlab has no types
    said = texts(letter.language)
    page = said.say("labels.page", page=str(number), pages=str(count))
    about = " · ".join(part for part in (letter.shop, letter.reference, letter.date) if part)
    say(canvas, MARGIN * MM, _up(20), about, _SMALL, room=BODY_WIDTH * MM * 0.75)
    say(canvas, RIGHT * MM, _up(20), page, _SMALL, to_right=True)


def _foot(canvas: Any, letter: Letter) -> None:  # noqa: ANN401  reportlab has no types
    if not letter.footer and not letter.website:
        return
    line(canvas, _up(FOOT_RULE), c.RULE, 0.7)
    style, base = Style(LABEL, 7.5, 0, c.GREY), _up(FOOT_RULE + 4.5)
    say(canvas, MARGIN * MM, base, "   ·   ".join(letter.footer), style, room=BODY_WIDTH * MM * 0.7)
    say(canvas, RIGHT * MM, base, letter.website, style, to_right=True, room=BODY_WIDTH * MM * 0.28)
