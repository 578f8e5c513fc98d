"""The shop's logo as it is kept and printed, and the colour it proposes; choosing the file is the window's."""

from __future__ import annotations

import colorsys
import struct
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, cast

from klachtenboek.domain.errors import LogoTooLarge, NotAPicture
from klachtenboek.letters.colour import readable

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 10_000_000
MOST_PIXELS = 20_000_000
"""A small file can hold a picture that fills all memory, so its pixels are counted before it is opened."""

SIDE = 600
"""Pixels of the longest side as it is kept: 15 mm of paper at more dots than a printer has."""

LEAST_COLOUR = 0.25
"""Saturation from which on a colour is one, 0 to 1; black, white and greys propose nothing."""

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class Logo:
    """A JPEG on white, and the colour it proposes as ``#RRGGBB``; empty when it has none that can be read."""

    jpeg: bytes
    colour: str


def read_logo(data: bytes) -> Logo:
    """Return a PNG or JPEG as it is kept: small, on white, without what a camera wrote in it.

    Raises NotAPicture, and LogoTooLarge before anything of a giant is unpacked.
    """
    if len(data) > MOST_BYTES:
        raise LogoTooLarge
    if not data.startswith((_PNG, _JPEG)):
        raise NotAPicture
    from PIL import Image, ImageOps, UnidentifiedImageError  # heavy: on first use

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as found:
            if found.width * found.height > MOST_PIXELS:
                raise LogoTooLarge
            whole = ImageOps.exif_transpose(found).convert("RGBA")
    except (OSError, UnidentifiedImageError, SyntaxError, ValueError, EOFError, struct.error) as error:
        raise NotAPicture from error
    except Image.DecompressionBombError as error:
        raise LogoTooLarge from error
    whole.thumbnail((SIDE, SIDE))
    flat = Image.new("RGB", whole.size, "white")
    flat.paste(whole, mask=whole.getchannel("A"))
    stream = BytesIO()
    flat.save(stream, "JPEG", quality=92, subsampling=0)
    return Logo(stream.getvalue(), proposed(flat))


@lru_cache(maxsize=2)
def is_whole(jpeg: bytes) -> bool:
    """Tell whether this is a JPEG as ``read_logo`` makes it: a book that was put back may hold anything."""
    if not jpeg.startswith(_JPEG) or len(jpeg) > MOST_BYTES:
        return False
    from PIL import Image, UnidentifiedImageError  # heavy: on first use

    try:
        with Image.open(BytesIO(jpeg), formats=("JPEG",)) as found:
            if max(found.size) > SIDE or found.mode != "RGB":
                return False
            found.load()
    except (OSError, UnidentifiedImageError, SyntaxError, ValueError, EOFError, struct.error):
        return False
    return True


def proposed(picture: Image) -> str:
    """Return the colour there is most of, darkened until headings can be read in it; empty for black and white."""
    few = picture.resize((64, 64)).quantize(12).convert("RGB")
    best, most = "", 0.0
    for count, parts in few.getcolors(4096) or []:
        red, green, blue = cast("tuple[int, int, int]", parts)
        hue, lightness, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
        weight = count * saturation * (1 - abs(2 * lightness - 1))
        if saturation >= LEAST_COLOUR and weight > most:
            best, most = _dark_enough(hue, lightness, saturation), weight
    return best


def _dark_enough(hue: float, lightness: float, saturation: float) -> str:
    for step in range(100):
        parts = colorsys.hls_to_rgb(hue, lightness * (1 - step / 100), saturation)
        colour = "#" + "".join(f"{round(part * 255):02X}" for part in parts)
        if readable(colour) == colour:
            return colour
    return ""
