"""The photos that go along with a letter, on pages of their own; which ones is the owner's choice."""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from klachtenboek.letters import colour as c
from klachtenboek.letters.body import MM, tagged
from klachtenboek.letters.layout import BODY_BOTTOM, BODY_WIDTH, LATER_TOP, MARGIN
from klachtenboek.letters.letter import Letter, Photo
from klachtenboek.letters.sentences import one_line
from klachtenboek.letters.sheet import up
from klachtenboek.typeset.fonts import HEADING, LABEL
from klachtenboek.typeset.paragraphs import Style
from klachtenboek.typeset.tagging import Element

if TYPE_CHECKING:
    from datetime import date

    from klachtenboek.letters.texts import Texts

MOST_PHOTOS = 6
"""A letter stays a letter: more photos than these belong in the file of the complaint."""

PER_PAGE = 2
CAPTION = 9.0
"""Millimetres under a photo: its caption, and air before the next."""

_OF_A_CAMERA = re.compile(
    r"(?i)(?:img|dsc[fn]?|pxl|image|foto|photo|whatsapp image|schermafbeelding|screenshot|mvimg|p)?[\W\d_]*"
)


def photo(said: Texts, number: int, name: str, added: date, jpeg: bytes) -> Photo:
    """Return a photo with its caption: the name the owner gave the file, or its day when a camera named it."""
    words = one_line(name.rpartition(".")[0].replace("_", " ")).strip(" .,;:-")
    if not words or _OF_A_CAMERA.fullmatch(words):
        return Photo(said.say("annex.dated", number=str(number), day=said.full_date(added)), jpeg)
    return Photo(said.say("annex.named", number=str(number), name=words), jpeg)


def annex_pages(letter: Letter) -> int:
    """Return how many pages the photos take."""
    return -(-len(letter.photos) // PER_PAGE)


def draw_annex(canvas: Any, letter: Letter, page: int) -> None:  # noqa: ANN401  reportlab has no types
    """Set the photos of one page, counted from 0, under each other; each as large as it fits."""
    root, accent = canvas.tags.root, c.INK
    if page == 0:
        style = Style(HEADING, 11, 0, accent)
        tagged(canvas, Element("H1", root, letter.said.say("annex.heading")), MARGIN * MM, up(LATER_TOP + 2), style)
    top = LATER_TOP + 8
    room = (BODY_BOTTOM - top) / PER_PAGE
    for shown in letter.photos[page * PER_PAGE : (page + 1) * PER_PAGE]:
        _draw_photo(canvas, shown, top, room - CAPTION)
        top += room


def _draw_photo(canvas: Any, shown: Photo, top: float, room: float) -> None:  # noqa: ANN401  the same
    picture = _picture(shown.jpeg)
    wide, high = picture.getSize()
    scale = min(BODY_WIDTH / wide, room / high)
    root, bottom = canvas.tags.root, top + high * scale
    with canvas.tags.content(Element("Figure", root, picture=shown.caption)):
        canvas.drawImage(picture, MARGIN * MM, up(bottom), wide * scale * MM, high * scale * MM)
    style = Style(LABEL, 8.6, 0, c.GREY)
    tagged(canvas, Element("P", root, shown.caption), MARGIN * MM, up(bottom + 4.5), style, room=BODY_WIDTH * MM)


@lru_cache(maxsize=MOST_PHOTOS)
def _picture(jpeg: bytes) -> Any:  # noqa: ANN401  the same
    from reportlab.lib.utils import ImageReader

    return ImageReader(BytesIO(jpeg))
