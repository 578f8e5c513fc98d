"""Where things stand on the sheet, in millimetres, and how a letter is divided over pages; nothing is drawn here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from klachtenboek.domain.shop import AddressWindow

POINTS_PER_MM = 72 / 25.4

PAGE = (210.0, 297.0)
MARGIN = 25.0
RIGHT = PAGE[0] - MARGIN
BODY_WIDTH = RIGHT - MARGIN
BODY_BOTTOM = 272.0
LATER_TOP = 30.0
FOOT_RULE = 277.3


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the sheet, in millimetres from the left and the top."""

    left: float
    top: float
    width: float
    height: float

    def holds(self, other: Box) -> bool:
        """Tell whether the other lies inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.left + other.width <= self.left + self.width
            and other.top + other.height <= self.top + self.height
        )


@dataclass(frozen=True, slots=True)
class Profile:
    """How a letter fits one kind of envelope: its window, where the address is set in it, folds and what follows.

    ``window`` is what shows for certain however the letter slides; ``row`` is the base line of the labels of date,
    number and subject, below the window so that nothing of them shows.
    """

    window: Box | None
    address: Box
    row: float
    folds: tuple[float, ...]


PROFILES = {
    AddressWindow.LEFT: Profile(Box(20, 45, 85, 45), Box(25, 48.5, 77, 39.5), 94.0, (99.0, 198.0)),
    AddressWindow.RIGHT: Profile(Box(115, 45, 75, 45), Box(118, 48.5, 67, 39.5), 94.0, (99.0, 198.0)),
    AddressWindow.NONE: Profile(None, Box(25, 48.5, 77, 34), 84.0, (99.0, 198.0)),
}
"""DL envelopes 220 × 110: window 85 × 45 at 20 mm from the left, or as far from the right of a sheet that slides."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How tightly a letter is set: ``air`` multiplies the space between parts, ``signature`` is in millimetres."""

    air: float
    leading: float
    signature: float


FITS = (Fit(1, 14.6, 15), Fit(0.8, 14.3, 13.5), Fit(0.62, 13.9, 12), Fit(0.45, 13.4, 11))
"""From roomy to gently tightened; the first with which everything is on one page is used, else the first of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of the body that is drawn in one go; measures in points.

    ``gap`` is the space above it, which falls away at the top of a page. ``keeps`` holds it together with the next.
    ``split`` cuts it in two so that the first part is at most so high, or gives None.
    """

    height: float
    draw: Callable[[Any, float], None]
    gap: float = 0.0
    keeps: bool = False
    split: Callable[[float], tuple[Piece, Piece] | None] | None = None


def total_height(pieces: list[Piece]) -> float:
    """Return how high the pieces stand under each other, in points."""
    return sum(piece.height + (piece.gap if index else 0) for index, piece in enumerate(pieces))


def paginate(pieces: list[Piece], first: float, later: float) -> list[list[Piece]]:
    """Divide pieces over a first page and later ones of so many points; what keeps together stays together."""
    pages: list[list[Piece]] = [[]]
    queue = list(pieces)
    while queue:
        room = (first if len(pages) == 1 else later) - total_height(pages[-1])
        group = _group(queue)
        if _stacked(group, pages[-1]) <= room:
            pages[-1] += group
            queue = queue[len(group) :]
            continue
        fitting, queue = _divide(queue, group, room, pages[-1])
        if not fitting and not pages[-1]:
            fitting, queue = queue[:1], queue[1:]
        pages[-1] += fitting
        if queue:
            pages.append([])
    return pages


def _group(queue: list[Piece]) -> list[Piece]:
    end = next((index for index, piece in enumerate(queue) if not piece.keeps), len(queue) - 1)
    return queue[: end + 1]


def _stacked(group: list[Piece], above: list[Piece]) -> float:
    return total_height(group) + (group[0].gap if above and group else 0)


def _divide(queue: list[Piece], group: list[Piece], room: float, above: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Cut the first piece of the group that can be cut where the page ends; the rest stays in the queue.

    A piece that would fit by itself is still cut, so that some of its lines go along with what it is kept with.
    """
    for index, piece in enumerate(group):
        before = group[:index]
        gap = piece.gap if above or before else 0
        space = room - (_stacked(before, above) if before else 0) - gap
        if piece.split is None or space <= 0:
            continue
        halves = piece.split(min(space, piece.height - 1))
        if halves is None:
            return [], queue
        return [*before, halves[0]], [halves[1], *queue[index + 1 :]]
    return [], queue
