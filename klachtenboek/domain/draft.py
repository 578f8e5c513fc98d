"""What was typed for a complaint that is not in the book yet; every key press survives in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.kinds import Channel

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The fields of the capture page as they stand; ``steps`` are the attention steps already ticked, with time."""

    id: int = 0
    started_at: datetime
    saved_at: datetime
    story: str = ""
    channel: Channel = Channel.SHOP
    who: str = ""
    phone: str = ""
    email: str = ""
    customer_id: int | None = None
    category_id: int | None = None
    platform: str = ""
    link: str = ""
    promise_due: datetime | None = None
    steps: tuple[tuple[Step, datetime, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed, chosen or ticked yet; channel and category may be a mere guess."""
        typed = (self.story, self.who, self.phone, self.email, self.platform, self.link)
        chosen = self.customer_id is not None or self.promise_due is not None
        return not (chosen or self.steps or any(text.strip() for text in typed))
