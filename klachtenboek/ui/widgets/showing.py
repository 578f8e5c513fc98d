"""Parts of a page that are there or not; when is up to the page."""

from PySide6.QtWidgets import QWidget


def show(widget: QWidget, *, when: bool) -> None:
    """Show a part, or hide it, unless it is so already.

    On a page that is not there yet Qt would lay out all that lies in the part, at a size nobody is going to see, and
    once more when the page comes.
    """
    if widget.isHidden() is not when:
        return
    above, layout = widget.parentWidget(), widget.layout()
    if not when or layout is None or above is None or above.isVisible():
        widget.setVisible(when)
        return
    layout.setEnabled(False)
    widget.show()
    layout.setEnabled(True)
