"""What is done to a large book before it is open, when that takes long; how it is told is for the window to say."""

from __future__ import annotations

from enum import Enum


class Stage(Enum):
    """What the owner waits for."""

    BACKUP = "backup"
    RENEWAL = "renewal"
    LOOK_OVER = "look over"
