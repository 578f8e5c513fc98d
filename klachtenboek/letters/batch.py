"""Many letters at once, from values to PDFs: fit for another thread, for it knows neither the book nor the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from klachtenboek.domain.shop import Shop
from klachtenboek.i18n import in_dutch
from klachtenboek.labels import label
from klachtenboek.letters.letter import Letter

_NOT_IN_A_NAME = '<>:"/\\|?*'


@dataclass(frozen=True, slots=True)
class Batch:
    """Letters ready to be set on paper, by complaint, and the sentence why for those that cannot be made."""

    letters: tuple[tuple[int, Letter], ...]
    refused: tuple[tuple[int, str], ...]
    shop: Shop
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class Made:
    """One letter on paper, with the name its file has."""

    complaint_id: int
    letter: Letter
    name: str
    pdf: bytes


def make(batch: Batch, *, is_cancelled: Callable[[], bool] = lambda: False) -> Iterator[Made]:
    """Set one letter after another on paper until all are done or it is cancelled; no two have the same name."""
    from klachtenboek.letters.paper import render  # reportlab is heavy: on first use

    names: set[str] = set()
    for complaint_id, letter in batch.letters:
        if is_cancelled():
            return
        name = file_name(letter)
        if name in names:
            name = f"{name.removesuffix('.pdf')} {complaint_id}.pdf"
        names.add(name)
        yield Made(complaint_id, letter, name, render(letter, batch.shop, batch.logo))


@in_dutch()
def file_name(letter: Letter) -> str:
    """Return the name of a letter's file: ``Brief 2026-0047 afronding.pdf``."""
    name = " ".join(part for part in ("Brief", letter.reference, label(letter.kind)) if part)
    return "".join(char for char in name if char not in _NOT_IN_A_NAME) + ".pdf"
