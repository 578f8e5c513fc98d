"""The one generated style sheet, for Qt's own controls only; our own widgets paint themselves from the tokens."""

from string import Template

from klachtenboek.ui.tokens import Tokens

SHEET = Template("""
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
  background: $field; color: $text; border: ${edge}px solid $line_strong; border-radius: ${r8}px;
  selection-background-color: $primary; selection-color: $on_primary; placeholder-text-color: $text3;
}
QLineEdit { min-height: ${inner}px; padding: 0 ${p12}px; }
QTextEdit, QPlainTextEdit { padding: ${p8}px ${p12}px; }
QComboBox, QAbstractSpinBox { min-height: ${inner}px; padding: 0 ${p12}px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: ${focus_edge}px solid $focus; min-height: ${inner_focus}px; padding: 0 ${p12f}px;
}
QTextEdit:focus, QPlainTextEdit:focus { border: ${focus_edge}px solid $focus; padding: ${p8f}px ${p12f}px; }
QLineEdit[fault="true"] {
  border: ${focus_edge}px solid $danger; min-height: ${inner_focus}px; padding: 0 ${p12f}px;
}
QTextEdit[fault="true"], QPlainTextEdit[fault="true"] {
  border: ${focus_edge}px solid $danger; padding: ${p8f}px ${p12f}px;
}
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {
  color: $text3; background: $sunken; border-color: $line_btn;
}
QComboBox::drop-down { border: none; width: ${p30}px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
  background: $surface; color: $text; border: ${edge}px solid $line_btn; outline: none;
  selection-background-color: $sel; selection-color: $on_sel;
}
QScrollArea, QAbstractScrollArea#bare { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; }
QScrollBar::handle { background: $line_btn; border-radius: ${handle}px; margin: ${m2}px; }
QScrollBar::handle:vertical { min-height: ${p30}px; }
QScrollBar::handle:horizontal { min-width: ${p30}px; }
QScrollBar::handle:hover { background: $line_strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu {
  background: $surface; color: $text; border: ${edge}px solid $line_btn; border-radius: ${r8}px;
  padding: ${p6}px;
}
QMenu::item { padding: ${p8}px ${p24}px ${p8}px ${p12}px; border-radius: ${r6}px; }
QMenu::item:selected { background: $sel; color: $on_sel; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $divider; margin: ${p6}px ${p8}px; }
QMenu::icon { padding-left: ${p8}px; }
QToolTip {
  background: $toast_bg; color: $toast_text; border: none; padding: ${p6}px ${p8}px;
}
QAbstractItemView {
  background: $surface; color: $text; border: none; outline: none; gridline-color: $divider;
  selection-background-color: $sel; selection-color: $on_sel; alternate-background-color: $surface2;
}
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
  background: $surface; color: $text2; border: none; border-bottom: 1px solid $divider;
  padding: ${p8}px ${p12}px;
}
QTableCornerButton::section { background: $surface; border: none; }
QProgressBar {
  background: $track; border: none; border-radius: ${r4}px; min-height: ${r8}px; max-height: ${r8}px;
}
QProgressBar::chunk { background: $primary; border-radius: ${r4}px; }
""")


def sheet(tokens: Tokens, scale: float, field_height: int) -> str:
    """Return the style sheet for this scheme; `field_height` is in pixels and already scaled."""

    def px(size: float) -> int:
        return max(1, round(size * scale))

    sizes = {f"p{n}": px(n) for n in (6, 8, 12, 24, 30)} | {f"r{n}": px(n) for n in (4, 6, 8)}
    focus_edge = 2 * tokens.edge
    sizes |= {
        "edge": tokens.edge,
        "focus_edge": focus_edge,
        "inner": field_height - 2 * tokens.edge,
        "inner_focus": field_height - 2 * focus_edge,
        "p12f": px(12) - focus_edge + tokens.edge,
        "p8f": px(8) - focus_edge + tokens.edge,
        "bar": px(12),
        "handle": max(1, px(12) // 2 - px(2)),
        "m2": px(2),
    }
    colours = {name: getattr(tokens, name) for name in tokens.__slots__ if name not in {"dark", "edge"}}
    return SHEET.substitute(colours, **sizes)
