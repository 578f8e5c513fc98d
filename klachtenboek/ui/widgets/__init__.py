"""The parts the pages are built from; they show values, take their words as arguments and know no logbook."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from klachtenboek.ui.widgets.accessible import announce
from klachtenboek.ui.widgets.banner import Banner
from klachtenboek.ui.widgets.button import Button
from klachtenboek.ui.widgets.card import Card
from klachtenboek.ui.widgets.emptystate import EmptyState
from klachtenboek.ui.widgets.ends import EndsLayout
from klachtenboek.ui.widgets.label import Label
from klachtenboek.ui.widgets.layouts import Column, FlowLayout, Row
from klachtenboek.ui.widgets.ledger import Ledger, LedgerHeading, LedgerRow
from klachtenboek.ui.widgets.lineedit import LineEdit
from klachtenboek.ui.widgets.mark import AppMark, mark_icon
from klachtenboek.ui.widgets.page import BarePage, Page
from klachtenboek.ui.widgets.rule import Rule
from klachtenboek.ui.widgets.search import SearchField
from klachtenboek.ui.widgets.sidebar import Place, SideBar
from klachtenboek.ui.widgets.triad import TriadRing

if TYPE_CHECKING:
    from klachtenboek.ui.widgets.agenda import DayAgenda, Entry
    from klachtenboek.ui.widgets.avatar import Avatar
    from klachtenboek.ui.widgets.chip import Chip, ChipRow, Choice, FilterChip
    from klachtenboek.ui.widgets.delegates import RowDelegate
    from klachtenboek.ui.widgets.field import Field
    from klachtenboek.ui.widgets.paper import PaperPreview
    from klachtenboek.ui.widgets.pill import Pill
    from klachtenboek.ui.widgets.quote import QuoteCard
    from klachtenboek.ui.widgets.steps import Step, StepRow
    from klachtenboek.ui.widgets.suggest import SuggestField, Suggestion
    from klachtenboek.ui.widgets.switch import Switch
    from klachtenboek.ui.widgets.textarea import TextArea
    from klachtenboek.ui.widgets.toast import Toast, ToastPlate

__all__ = [
    "AppMark",
    "Avatar",
    "Banner",
    "BarePage",
    "Button",
    "Card",
    "Chip",
    "ChipRow",
    "Choice",
    "Column",
    "DayAgenda",
    "EmptyState",
    "EndsLayout",
    "Entry",
    "Field",
    "FilterChip",
    "FlowLayout",
    "Label",
    "Ledger",
    "LedgerHeading",
    "LedgerRow",
    "LineEdit",
    "Page",
    "PaperPreview",
    "Pill",
    "Place",
    "QuoteCard",
    "Row",
    "RowDelegate",
    "Rule",
    "SearchField",
    "SideBar",
    "Step",
    "StepRow",
    "SuggestField",
    "Suggestion",
    "Switch",
    "TextArea",
    "Toast",
    "ToastPlate",
    "TriadRing",
    "announce",
    "mark_icon",
]

_LATER: Final = {
    "Avatar": "avatar",
    "Chip": "chip",
    "ChipRow": "chip",
    "Choice": "chip",
    "DayAgenda": "agenda",
    "Entry": "agenda",
    "Field": "field",
    "FilterChip": "chip",
    "PaperPreview": "paper",
    "Pill": "pill",
    "QuoteCard": "quote",
    "RowDelegate": "delegates",
    "Step": "steps",
    "StepRow": "steps",
    "SuggestField": "suggest",
    "Suggestion": "suggest",
    "Switch": "switch",
    "TextArea": "textarea",
    "Toast": "toast",
    "ToastPlate": "toast",
}
"""Parts that the first page has no use for, and where each is; they are read when a page asks for them."""

if not TYPE_CHECKING:  # to whoever checks types every part is there

    def __getattr__(name: str) -> object:
        """Read a part on first use."""
        if name not in _LATER:
            raise AttributeError(name)
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
