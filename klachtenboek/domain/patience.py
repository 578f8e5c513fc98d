"""What ends a question before it is answered; how long one may take, the store knows."""

from __future__ import annotations


class TakesLong(Exception):
    """The answer is not there at once."""


class Dropped(Exception):
    """Nobody waits for the answer any more, or the book was closed."""
