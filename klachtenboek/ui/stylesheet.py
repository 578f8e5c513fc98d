"""The one generated style sheet, for Qt's own controls only; our own widgets paint themselves from the tokens."""

from klachtenboek.ui.tokens import COLOURS, Tokens

SHEET = """
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
  background: %(field)s; color: %(text)s; border: %(edge)spx solid %(line_strong)s; border-radius: %(r8)spx;
  selection-background-color: %(primary)s; selection-color: %(on_primary)s; placeholder-text-color: %(text3)s;
}
QLineEdit { min-height: %(inner)spx; padding: 0 %(p12)spx; }
QTextEdit, QPlainTextEdit { padding: %(p8)spx %(p12)spx; }
QComboBox, QAbstractSpinBox { min-height: %(inner)spx; padding: 0 %(p12)spx; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: %(focus_edge)spx solid %(focus)s; min-height: %(inner_focus)spx; padding: 0 %(p12f)spx;
}
QTextEdit:focus, QPlainTextEdit:focus { border: %(focus_edge)spx solid %(focus)s; padding: %(p8f)spx %(p12f)spx; }
QLineEdit[fault="true"] {
  border: %(focus_edge)spx solid %(danger)s; min-height: %(inner_focus)spx; padding: 0 %(p12f)spx;
}
QTextEdit[fault="true"], QPlainTextEdit[fault="true"] {
  border: %(focus_edge)spx solid %(danger)s; padding: %(p8f)spx %(p12f)spx;
}
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {
  color: %(text3)s; background: %(sunken)s; border-color: %(line_btn)s;
}
QComboBox::drop-down { border: none; width: %(p30)spx; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
  background: %(surface)s; color: %(text)s; border: %(edge)spx solid %(line_btn)s; outline: none;
  selection-background-color: %(sel)s; selection-color: %(on_sel)s;
}
QScrollArea, QAbstractScrollArea#bare { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: %(bar)spx; margin: 0; }
QScrollBar:horizontal { background: transparent; height: %(bar)spx; margin: 0; }
QScrollBar::handle { background: %(line_btn)s; border-radius: %(handle)spx; margin: %(m2)spx; }
QScrollBar::handle:vertical { min-height: %(p30)spx; }
QScrollBar::handle:horizontal { min-width: %(p30)spx; }
QScrollBar::handle:hover { background: %(line_strong)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu {
  background: %(surface)s; color: %(text)s; border: %(edge)spx solid %(line_btn)s; border-radius: %(r8)spx;
  padding: %(p6)spx;
}
QMenu::item { padding: %(p8)spx %(p24)spx %(p8)spx %(p12)spx; border-radius: %(r6)spx; }
QMenu::item:selected { background: %(sel)s; color: %(on_sel)s; }
QMenu::item:disabled { color: %(text3)s; }
QMenu::separator { height: 1px; background: %(divider)s; margin: %(p6)spx %(p8)spx; }
QMenu::icon { padding-left: %(p8)spx; }
QToolTip {
  background: %(toast_bg)s; color: %(toast_text)s; border: none; padding: %(p6)spx %(p8)spx;
}
QAbstractItemView {
  background: %(surface)s; color: %(text)s; border: none; outline: none; gridline-color: %(divider)s;
  selection-background-color: %(sel)s; selection-color: %(on_sel)s; alternate-background-color: %(surface2)s;
}
QHeaderView { background: %(surface)s; border: none; }
QHeaderView::section {
  background: %(surface)s; color: %(text2)s; border: none; border-bottom: 1px solid %(divider)s;
  padding: %(p8)spx %(p12)spx;
}
QTableCornerButton::section { background: %(surface)s; border: none; }
QProgressBar {
  background: %(track)s; border: none; border-radius: %(r4)spx; min-height: %(r8)spx; max-height: %(r8)spx;
}
QProgressBar::chunk { background: %(primary)s; border-radius: %(r4)spx; }
"""


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
    colours = {name: getattr(tokens, name) for name in COLOURS}
    return SHEET % (colours | sizes)
