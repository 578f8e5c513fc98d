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
    waits = when and layout is not None and above is not None and not above.isVisible()
    if waits:
        layout.setEnabled(False)
    widget.setVisible(when)
    if waits:
        layout.setEnabled(True)
