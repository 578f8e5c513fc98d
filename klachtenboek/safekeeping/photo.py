"""A photo as it is kept: small enough, turned the right way up, without the place and the camera it came from."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from klachtenboek.domain.errors import KindRefused, PictureTooLarge

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 1600
MOST_MEGAPIXELS = 40
_QUALITY = 85
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_MILLION = 1_000_000
SUFFIX = ".jpg"


def reduced(content: bytes) -> bytes:
    """Return the photo as JPEG of at most 1600 pixels a side, without EXIF, GPS, comments or a profile.

    The size is read from the header first, so that a bomb is never unpacked. Raises PictureTooLarge or KindRefused.
    """
    from PIL import Image as Pillow
    from PIL import ImageOps, UnidentifiedImageError  # takes time to read, and only photos need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns where we refuse
            with Pillow.open(BytesIO(content), formats=_FORMATS) as picture:
                if picture.width * picture.height > MOST_MEGAPIXELS * _MILLION:
                    raise PictureTooLarge(MOST_MEGAPIXELS)
                picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                upright = ImageOps.exif_transpose(picture)
                upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                return _jpeg(upright)
    except Pillow.DecompressionBombError as error:
        raise PictureTooLarge(MOST_MEGAPIXELS) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError) as error:
        raise KindRefused from error


def _jpeg(picture: Image) -> bytes:
    """Draw the picture on a fresh white sheet: nothing but its points goes along."""
    from PIL import Image as Pillow

    seen = picture.convert("RGBA")
    sheet = Pillow.new("RGB", seen.size, "white")
    sheet.paste(seen, mask=seen.getchannel("A"))
    kept = BytesIO()
    sheet.save(kept, "JPEG", quality=_QUALITY, optimize=True)
    return kept.getvalue()
