"""The number of a complaint: unbroken per year and never used twice; handing it out is the store's."""

from __future__ import annotations

import re
from typing import NamedTuple

_FORM = r"\s*(\d{4})\s*-\s*(\d{1,6})\s*"
"""Compiled by ``re`` when a number is first read: a start reads none."""


class Reference(NamedTuple):
    """Year and number in that year, shown as ``2026-0047``."""

    year: int
    number: int

    def __str__(self) -> str:
        """Return it as printed, with at least four digits."""
        return f"{self.year:04d}-{self.number:04d}"

    @classmethod
    def read(cls, text: str) -> Reference | None:
        """Read ``2026-47`` or ``2026-0047``; None when it is something else."""
        found = re.fullmatch(_FORM, text)
        if found is None or not text.isascii():
            return None
        return cls(int(found.group(1)), int(found.group(2)))
