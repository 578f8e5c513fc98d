"""The card of this month: where customers wait longest is one short line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from klachtenboek.domain.kinds import Channel
from klachtenboek.domain.summary import Reaction
from klachtenboek.ui.pages.today_cards import MonthCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.usefixtures("dressed")
def test_only_the_longest_wait_is_told(qtbot: QtBot) -> None:
    card = MonthCard()
    qtbot.addWidget(card)
    found = [Reaction(Channel.SHOP, 40, 2), Reaction(Channel.EMAIL, 9, 720), Reaction(Channel.LETTER, 1, 1500)]
    card.show_reactions(found)
    assert card.reactions.text() == "Langste wachttijd op een eerste reactie: e-mail, meestal 12 uur."
    card.show_reactions(found[:1])
    assert card.reactions.isHidden()
