"""On every page and dialog of the bakery's year: no text cut off, nothing unnamed, no button too small to hit."""

from __future__ import annotations

import pytest

from klachtenboek.ui.theme import THEME, Scheme
from tests.ui.questions import QUESTIONS
from tests.ui.tour import PAGES, Tour
from tests.ui.walkers import SCALES, SCHEMES, SIZES, SMALLEST, clipped, faint, settle, too_small, unnamed

LEAST = 30
"""Pixels at 100 % no button is lower or narrower than: 32, less the edge of a round one."""
REPRESENTATIVE = (
    (1366, 688, 1.0, Scheme.DARK),
    (910, 512, 1.0, Scheme.CONTRAST),
    (910, 512, 2.0, Scheme.LIGHT),
    (*SMALLEST, 2.0, Scheme.LIGHT),
)
MATRIX = [(size, scale, scheme) for size in SIZES for scale in SCALES for scheme in SCHEMES]
MATRIX += [(SMALLEST, 2.0, scheme) for scheme in SCHEMES]


def dress(tour: Tour, width: int, height: int, scale: float, scheme: Scheme) -> None:
    THEME.apply(tour.app, scheme=scheme, scale=scale)
    tour.window.resize(width, height)
    tour.window.side_bar.fit(width)
    settle(tour.app)


def faults_of_page(tour: Tour, page: str) -> list[str]:
    tour.go(page)
    return [*clipped(tour.window), *unnamed(tour.window), *faint(tour.window), *too_small(tour.window, THEME.px(LEAST))]


def faults_of_dialog(tour: Tour, name: str) -> list[str]:
    dialog = QUESTIONS[name](tour)
    dialog.show()
    settle(tour.app)
    found = [*clipped(dialog), *unnamed(dialog), *faint(dialog), *too_small(dialog, THEME.px(LEAST))]
    dialog.close()
    dialog.deleteLater()
    return found


@pytest.mark.parametrize("look", REPRESENTATIVE)
def test_every_page_can_be_read_and_spoken(tour: Tour, look: tuple[int, int, float, Scheme]) -> None:
    dress(tour, *look)
    assert {page: found for page in PAGES if (found := faults_of_page(tour, page))} == {}


def test_every_dialog_can_be_read_and_spoken(tour: Tour) -> None:
    dress(tour, *REPRESENTATIVE[-1])
    assert {name: found for name in QUESTIONS if (found := faults_of_dialog(tour, name))} == {}


@pytest.mark.long
@pytest.mark.timeout(3_600)  # stopped halfway inside Qt, the next thing it does may end the program
@pytest.mark.parametrize(("size", "scale", "scheme"), MATRIX)
def test_everything_can_be_read_and_spoken_at_every_size(
    tour: Tour, size: tuple[int, int], scale: float, scheme: Scheme
) -> None:
    dress(tour, *size, scale, scheme)
    found = {page: faults_of_page(tour, page) for page in PAGES}
    found |= {f"dialog {name}": faults_of_dialog(tour, name) for name in QUESTIONS}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_the_rail_shows_the_place_that_is_open_in_the_lowest_window(tour: Tour) -> None:
    dress(tour, 910, 512, 2.0, Scheme.LIGHT)
    for place in ("settings", "today", "bookkeeper"):
        tour.window.open(place)
        settle(tour.app)
        button = tour.window.side_bar.place(place)
        assert button.visibleRegion().boundingRect() == button.rect()
