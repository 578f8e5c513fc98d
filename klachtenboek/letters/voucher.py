"""A voucher on half an A4, to hand over or to send along; what is on it comes from the book."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from klachtenboek.domain.customer import Language
from klachtenboek.i18n import euro, full_date, in_dutch
from klachtenboek.letters import colour as c
from klachtenboek.letters.body import MM
from klachtenboek.letters.sentences import one_line
from klachtenboek.letters.sheet import finish, sheet
from klachtenboek.typeset.fonts import BODY, BOLD, HEADING, LABEL
from klachtenboek.typeset.lines import say
from klachtenboek.typeset.paragraphs import Style, ink, paragraph
from klachtenboek.typeset.tagging import Element

if TYPE_CHECKING:
    from klachtenboek.domain.shop import Shop
    from klachtenboek.domain.voucher import Voucher

SIZE = (210.0, 148.5)
"""Width and height in millimetres."""

WIDTH, HEIGHT = SIZE[0] * MM, SIZE[1] * MM
LEFT, RIGHT = 25 * MM, 185 * MM


@in_dutch()
def render_voucher(voucher: Voucher, shop: Shop) -> bytes:
    """Return the voucher as tagged PDF, A5 landscape; the same bytes every time.

    What is left on it is what it is worth.
    """
    accent, language = c.readable(shop.colour), Language.DUTCH.value
    stream = BytesIO()
    canvas = sheet(stream, language, SIZE)
    with canvas.tags.ornament():
        canvas.setStrokeColor(ink(accent))
        canvas.setLineWidth(1.2)
        canvas.roundRect(12 * MM, 12 * MM, WIDTH - 24 * MM, HEIGHT - 24 * MM, 4 * MM)
    _line(canvas, 118, shop.name, Style(BOLD, 17, 0, accent))
    _line(canvas, 98, "Tegoedbon", Style(HEADING, 12, 0, c.GREY), kind="H1")
    _line(canvas, 82, euro(voucher.rest()), Style(BOLD, 34, 0, c.INK))
    flow = paragraph(voucher.description[:300], Style(BODY, 11, 15, c.INK))
    if flow.plain.strip():
        with canvas.tags.content(Element("P", canvas.tags.root, flow.plain)):
            flow.draw(canvas, LEFT, 72 * MM, RIGHT - LEFT)
    until = f"Geldig tot en met {full_date(voucher.expires)}" if voucher.expires is not None else "Zonder einddatum"
    _line(canvas, 34, until, Style(LABEL, 10, 0, c.INK))
    _line(canvas, 34, f"Bonnummer {voucher.number}", Style(HEADING, 10, 0, c.INK), to_right=True)
    address = ", ".join(part for part in (shop.street, f"{shop.postcode} {shop.town}".strip(), shop.phone) if part)
    _line(canvas, 22, address, Style(LABEL, 8.5, 0, c.GREY))
    canvas.tags.next_page()
    title = f"Tegoedbon {voucher.number}"
    finish(canvas, title=title, author=one_line(shop.name), subject=title, language=language)
    return stream.getvalue()


def _line(
    canvas: Any,  # noqa: ANN401  reportlab has no types
    height: float,
    words: str,
    style: Style,
    *,
    kind: str = "P",
    to_right: bool = False,
) -> None:
    """Write one line at a height in millimetres from below; nothing for no words."""
    if not words.strip():
        return
    with canvas.tags.content(Element(kind, canvas.tags.root, words)):
        at = RIGHT if to_right else LEFT
        say(canvas, at, height * MM, words, style, to_right=to_right, room=RIGHT - LEFT)
