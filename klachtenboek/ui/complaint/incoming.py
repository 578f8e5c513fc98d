"""Photos and files on their way in: out of a drop or the clipboard, kept in a thread, refusals told in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from klachtenboek.domain.errors import LogbookError
from klachtenboek.explain import explain
from klachtenboek.i18n import _, number_word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from klachtenboek.logbook.attachments import Attachments, Kept
    from klachtenboek.ui.tasks import Watch


@dataclass(frozen=True, slots=True)
class Offered:
    """A file by its path, or the bytes of a picture that has none."""

    name: str
    path: Path | None = None
    content: bytes = b""

    @property
    def size(self) -> int:
        """How many bytes there are to read; 0 when that cannot be told."""
        try:
            return self.path.stat().st_size if self.path is not None else len(self.content)
        except OSError:
            return 0


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came in, and the name and reason of what did not."""

    kept: tuple[Kept, ...]
    refused: tuple[tuple[str, str], ...]


def is_welcome(mime: QMimeData) -> bool:
    """Tell whether there is a file or a picture in what is dragged or pasted."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def offered_by(mime: QMimeData, now: datetime) -> tuple[Offered, ...]:
    """Return the files in what was dragged or pasted, or else the picture in it."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return tuple(Offered(path.name, path) for path in paths)
    image = QImage(mime.imageData()) if mime.hasImage() else QImage()
    if image.isNull():
        return ()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the binding's own words know no device here
    name = _("Geplakt {day} {time}.png").format(day=f"{now:%d-%m-%Y}", time=f"{now:%H.%M.%S}")
    return (Offered(name, content=bytes(buffer.data().data())),)


def take_in(attachments: Attachments, offered: Sequence[Offered], watch: Watch) -> TakenIn:
    """Keep what can be kept and tell of the rest why not; touches files only, so that a thread may do it."""
    kept: list[Kept] = []
    refused: list[tuple[str, str]] = []
    for number, one in enumerate(offered):
        watch(number, len(offered))
        try:
            is_file = one.path is not None
            kept.append(attachments.keep_file(one.path) if is_file else attachments.keep_content(one.name, one.content))  # type: ignore[arg-type]
        except LogbookError as error:
            refused.append((one.name, explain(error)))
    return TakenIn(tuple(kept), tuple(refused))


def told(taken: TakenIn) -> str:
    """Return what came in and what did not, to be said."""
    words = []
    if len(taken.kept) == 1:
        words.append(_("Toegevoegd: {name}.").format(name=taken.kept[0].name))
    elif taken.kept:
        words.append(_("Toegevoegd: {n} bijlagen.").format(n=number_word(len(taken.kept))))
    if len(taken.refused) == 1:
        words.append(_("{name} gaat niet mee. {why}").format(name=taken.refused[0][0], why=taken.refused[0][1]))
    elif taken.refused:
        name, why = taken.refused[0]
        count = number_word(len(taken.refused))
        words.append(_("Er gaan {n} bestanden niet mee. {name}: {why}").format(n=count, name=name, why=why))
    return " ".join(words)
