"""The parts the pages are built from; they show values, take their words as arguments and know no logbook."""

from klachtenboek.ui.widgets.button import Button
from klachtenboek.ui.widgets.card import Card
from klachtenboek.ui.widgets.chip import Chip, ChipRow, Choice, FilterChip
from klachtenboek.ui.widgets.field import Field
from klachtenboek.ui.widgets.label import Label
from klachtenboek.ui.widgets.layouts import Column, FlowLayout, Row
from klachtenboek.ui.widgets.lineedit import LineEdit, TextArea
from klachtenboek.ui.widgets.page import Page
from klachtenboek.ui.widgets.pill import Pill
from klachtenboek.ui.widgets.rule import Rule
from klachtenboek.ui.widgets.sidebar import Place, SideBar
from klachtenboek.ui.widgets.switch import Switch
from klachtenboek.ui.widgets.toast import Toast

__all__ = [
    "Button",
    "Card",
    "Chip",
    "ChipRow",
    "Choice",
    "Column",
    "Field",
    "FilterChip",
    "FlowLayout",
    "Label",
    "LineEdit",
    "Page",
    "Pill",
    "Place",
    "Row",
    "Rule",
    "SideBar",
    "Switch",
    "TextArea",
    "Toast",
]
