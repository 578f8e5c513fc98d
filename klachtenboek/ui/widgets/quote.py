"""A sentence to say out loud, in the book letter on a white plate."""

from PySide6.QtWidgets import QWidget

from klachtenboek.ui.widgets.card import Card
from klachtenboek.ui.widgets.label import Label


class QuoteCard(Card):
    """Show a spoken sentence between quotation marks; `text` gives the sentence without them."""

    def __init__(self, sentence: str = "", *, role: str = "surface", parent: QWidget | None = None) -> None:
        super().__init__(role=role, margins=(13, 10, 13, 10), parent=parent)
        self._sentence = ""
        self.words = Label("", "quote", "text")
        self.add(self.words)
        self.set_text(sentence)

    def text(self) -> str:
        """Return the sentence."""
        return self._sentence

    def set_text(self, sentence: str) -> None:
        """Change the sentence."""
        self._sentence = sentence
        self.words.setText(f"“{sentence}”" if sentence else "")
