"""A voucher on half an A4, to hand over or to send along; what is on it comes from the book."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from klachtenboek.i18n import euro, full_date, in_dutch
from klachtenboek.letters import colour as c
from klachtenboek.typeset.fonts import BODY, BOLD, HEADING, LABEL, covered, printable
from klachtenboek.typeset.lines import say
from klachtenboek.typeset.paragraphs import Style, ink, paragraph

if TYPE_CHECKING:
    from klachtenboek.domain.shop import Shop
    from klachtenboek.domain.voucher import Voucher

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 148.5 * MM
LEFT, RIGHT = 25 * MM, 185 * MM


@in_dutch()
def render_voucher(voucher: Voucher, shop: Shop) -> bytes:
    """Return the voucher as PDF, A5 landscape, the same bytes every time; what is left on it is what it is worth."""
    from reportlab.pdfgen.canvas import Canvas

    accent = c.readable(shop.colour)
    covered(LABEL)
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), invariant=1, initialFontName=LABEL, initialFontSize=9, lang="nl")
    canvas.setTitle(printable(f"Tegoedbon {voucher.number}"))
    canvas.setCreator("Klachtenboek")
    canvas.setStrokeColor(ink(accent))
    canvas.setLineWidth(1.2)
    canvas.roundRect(12 * MM, 12 * MM, WIDTH - 24 * MM, HEIGHT - 24 * MM, 4 * MM)
    say(canvas, LEFT, 118 * MM, shop.name, Style(BOLD, 17, 0, accent), room=RIGHT - LEFT)
    say(canvas, LEFT, 98 * MM, "Tegoedbon", Style(HEADING, 12, 0, c.GREY))
    say(canvas, LEFT, 82 * MM, euro(voucher.rest()), Style(BOLD, 34, 0, c.INK))
    flow = paragraph(voucher.description[:300], Style(BODY, 11, 15, c.INK))
    flow.draw(canvas, LEFT, 72 * MM, RIGHT - LEFT)
    until = f"Geldig tot en met {full_date(voucher.expires)}" if voucher.expires is not None else "Zonder einddatum"
    say(canvas, LEFT, 34 * MM, until, Style(LABEL, 10, 0, c.INK))
    say(canvas, RIGHT, 34 * MM, f"Bonnummer {voucher.number}", Style(HEADING, 10, 0, c.INK), to_right=True)
    address = ", ".join(part for part in (shop.street, f"{shop.postcode} {shop.town}".strip(), shop.phone) if part)
    say(canvas, LEFT, 22 * MM, address, Style(LABEL, 8.5, 0, c.GREY), room=RIGHT - LEFT)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()
