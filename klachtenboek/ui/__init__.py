"""The window: shows values and calls the logbook's verbs; it never touches the store itself."""

import builtins

from klachtenboek.ui import enums, signatures

_import = builtins.__import__

enums.make_short()
signatures.put_off()

import PySide6.QtCore  # noqa: E402, F401  after the way of importing was kept

# PySide puts a way of importing of its own in place, which reads the source of every module that comes after it; we
# use none of what that is for (``from __feature__ import …``), and it costs more than the whole window.
builtins.__import__ = _import
