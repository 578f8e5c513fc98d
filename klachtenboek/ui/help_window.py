"""The manual in a calm window of its own, offline; it follows the text size and the colours of the program."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from klachtenboek.i18n import _, ngettext
from klachtenboek.manual import anchor_at, chapter_with, chapters, search
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Button, Column, FlowLayout, SearchField, announce

SIZE: Final = QSize(720, 640)
SMALLEST: Final = QSize(360, 320)
HEADINGS: Final = {1: "title", 2: "title", 3: "h2"}
LINE_PERCENT: Final = 135.0
_UNMARKED: Final = re.compile(r"([\\`*_{}\[\]<>#|])")


class HelpWindow(QWidget):
    """Show a chapter, the contents or what was found; the way back leads through what was read before."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_("Hulp – Klachtenboek"))
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE * THEME.k)
        self._current = ""
        self._way_back: list[str] = []
        self.search = SearchField(_("Zoek in de handleiding"))
        self.search.searched.connect(self._look_for)
        self.back = Button(_("Terug"), icon="arrow-left")
        self.contents = Button(_("Inhoud"), icon="list")
        self.back.setToolTip("Alt+←")
        self.contents.setToolTip("F1")
        self.back.clicked.connect(self.go_back)
        self.contents.clicked.connect(lambda: self.show_at(""))
        self.text = Reader()
        self.search.entered.connect(self.text.setFocus)
        self.text.anchorClicked.connect(self._follow)
        buttons = QWidget()
        FlowLayout(buttons, gap=8).add(self.back, self.contents)
        column = Column(self, gap=12, margins=(24, 18, 8, 8))
        head = Column(gap=10, margins=(0, 0, 16, 0))
        head.add(self.search, buttons)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        self._set_keys()
        THEME.changed.connect(self._show)
        self._show()

    def _set_keys(self) -> None:
        for keys, act in (
            ("Alt+Left", self.go_back),
            ("F1", lambda: self.show_at("")),
            ("Ctrl+K", self.search.setFocus),
            ("Ctrl+F", self.search.setFocus),
            ("Ctrl+W", self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        QShortcut(QKeySequence("Esc"), self.text, self.close, context=Qt.ShortcutContext.WidgetShortcut)

    # -- going somewhere ----------------------------------------------------------------------------

    def show_at(self, anchor: str) -> None:
        """Show the chapter with this anchor from there on, the contents without one; come to the front."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._go(anchor)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus()

    def go_back(self) -> None:
        """Show what was read before this."""
        if self._way_back:
            self._current = self._way_back.pop()
            self._show()
            self.text.setFocus()

    def _go(self, where: str) -> None:
        if where != self._current:
            self._way_back.append(self._current)
            self._current = where
        self._show()

    def _follow(self, link: QUrl) -> None:
        self._go(link.fragment())

    def _look_for(self, words: str) -> None:
        if not words.strip():
            return
        before = self._current
        self._current = f"?{words}"
        if not before.startswith("?"):
            self._way_back.append(before)
        self._show()
        found = len(search(words))
        announce(self, ngettext("{n} gevonden", "{n} gevonden", found).format(n=found))

    # -- showing ------------------------------------------------------------------------------------

    def _show(self) -> None:
        self.back.setEnabled(bool(self._way_back))
        if self._current.startswith("?"):
            self.text.show_markdown(_found(self._current[1:]))
        elif self._current:
            self.text.show_markdown(chapter_with(self._current).text, at=self._current)
        else:
            self.text.show_markdown(_contents())


class Reader(QTextBrowser):
    """Show markdown in the fonts and colours of the program; it opens no file and no address."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName(_("Handleiding"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_markdown(self, text: str, *, at: str = "") -> None:
        """Show the text, from the heading with the anchor ``at`` on."""
        document = self.document()
        document.setDefaultFont(THEME.font("lead"))
        document.setMarkdown(text)
        place = 0
        block = document.begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and anchor_at(block.text()) == at:
                place = block.position()
            self._dress(QTextCursor(block))
            _lighten(block)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)
        self._stand_at(place)

    def _dress(self, cursor: QTextCursor) -> None:
        """Give one block its font, and the room it needs to be read."""
        shape = cursor.blockFormat()
        level = shape.headingLevel()
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = cursor.blockCharFormat()
            letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            letters.setFont(THEME.font(HEADINGS.get(level, "h3")))
            cursor.setCharFormat(letters)
        in_list = cursor.currentList() is not None
        shape.setTopMargin(THEME.px(18) if level > 2 else 0)  # noqa: PLR2004  a part below a chapter
        shape.setBottomMargin(THEME.px(4 if in_list else 8 if level else 12))
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        shape.setLineHeight(100.0 if level else LINE_PERCENT, kind.value)
        cursor.setBlockFormat(shape)

    def _stand_at(self, place: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(0)
        if place:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + self.cursorRect(cursor).top())

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Load nothing: the manual is words (Qt)."""


def _lighten(block: QTextBlock) -> None:
    """Make bold words semi-bold: that is the weight our fonts have, a bolder one would be smeared."""
    pieces = block.begin()
    bold = []
    while not pieces.atEnd():
        piece = pieces.fragment()
        if piece.charFormat().fontWeight() >= QFont.Weight.Bold:
            bold.append((piece.position(), piece.length()))
        pieces += 1
    cursor = QTextCursor(block)
    for start, length in bold:
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        letters = cursor.charFormat()
        letters.setFontWeight(QFont.Weight.DemiBold)
        cursor.setCharFormat(letters)


def _dress_table(table: QTextTable) -> None:
    shape = table.format()
    shape.setCellPadding(THEME.px(6))
    shape.setCellSpacing(0)
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setBorderBrush(THEME.color("divider"))
    table.setFormat(shape)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        letters = cell.format()
        letters.setFontWeight(QFont.Weight.DemiBold)
        cell.setFormat(letters)


def _contents() -> str:
    lines = [f"- [{chapter.title.partition(' ')[2]}](#{chapter.anchor})" for chapter in chapters()]
    heading = _("Handleiding")
    return "\n".join([f"## {heading}", "", *lines])


def _found(words: str) -> str:
    hits = search(words)
    shown = _UNMARKED.sub(r"\\\1", words.strip())
    if not hits:
        none = _("Niets gevonden voor “{words}”. Probeer een ander woord, of kies een hoofdstuk bij Inhoud.")
        heading = _("Zoeken")
        return f"## {heading}\n\n{none.format(words=shown)}"
    heading = _("Gevonden")
    lines = [f"## {heading}", ""]
    for hit in hits:
        title = hit.part.title.lstrip("0123456789. ")
        lines += [f"[{title}](#{hit.part.anchor})", "", _UNMARKED.sub(r"\\\1", hit.around), ""]
    return "\n".join(lines)
