"""The photos and files of a complaint: dropped, pasted or chosen, shown small, opened as a copy, saved, taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QPoint, Qt, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from klachtenboek.domain.contact import Attachment, AttachmentKind
from klachtenboek.domain.trouble import AttachmentMissing
from klachtenboek.explain import explain
from klachtenboek.i18n import _, ngettext, number_word
from klachtenboek.labels import size_words
from klachtenboek.logbook.attachments import MOST_MEGABYTES
from klachtenboek.safekeeping.files import make_folder
from klachtenboek.ui.complaint.fileline import SIDE, FileLine
from klachtenboek.ui.complaint.incoming import Offered, TakenIn, is_welcome, offered_by, take_in, told
from klachtenboek.ui.complaint.view import View
from klachtenboek.ui.dialogs.batch import Bar
from klachtenboek.ui.dialogs.folder import our_folder, shown_folder
from klachtenboek.ui.outside import open_outside
from klachtenboek.ui.tasks import Task
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import Banner, Button, Card, Column, FlowLayout, Label, Row, announce
from klachtenboek.ui.widgets.looking import looks
from klachtenboek.ui.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData

LARGE = 2_000_000
"""Bytes from which it is shown how far taking in is."""

_THUMBNAIL = 2 * SIDE


class AttachmentsCard(Card):
    """Show the attachments and take in new ones; ``open_file``, ``ask_files`` and ``ask_target`` are the system's."""

    settled = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Bijlagen"), icon="paperclip", small=True, gap=6)
        self._workplace = workplace
        self._book = workplace.logbook.attachments
        self._key = 0
        self._shown: tuple[object, ...] = ()
        self._is_live = True
        self._copies: QTemporaryDir | None = None
        self.task: Task | None = None
        self._reading: set[Task] = set()
        self.open_file: Callable[[QUrl], bool] = open_outside
        self.ask_files: Callable[[QWidget], Sequence[Path]] = _ask_files
        self.ask_target: Callable[[QWidget, str], Path | None] = _ask_target
        self.lines: dict[int, FileLine] = {}
        self._make_parts()
        if not self._book.is_possible:  # shown before it lies in the page it would be a window
            self.hide()

    # -- parts --------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.choose = Button(_("Foto of bestand"), "ghost", size="s", icon="plus")
        self.choose.clicked.connect(lambda: self.take([Offered(path.name, path) for path in self.ask_files(self)]))
        self.add_action(self.choose)
        self._holder = QWidget()
        self._column = Column(self._holder, gap=2)
        limit = _("Sleep een foto of bestand hierheen, of plak met Ctrl+V. Het mag {limit} MB groot zijn.")
        self.hint = Label(limit.format(limit=MOST_MEGABYTES), "small", "text2")
        self.lost = Banner("", role="amber")
        self.bring_back = self.lost.add_button(_("Uit een back-up halen"), icon="rotate")
        self.bring_back.clicked.connect(self._bring_back)
        self.add(self._holder, self.hint, self.lost, self._make_busy(), *self._make_phone())

    def _make_busy(self) -> QWidget:
        self.busy = QWidget()
        self.how_far = Label("", "small", "text2")
        self.bar = Bar()
        self.bar.setAccessibleName(_("Hoe ver het is"))
        self.bar.setTextVisible(False)
        self.stop = Button(_("Stoppen"), "ghost", size="s", icon="x")
        self.stop.clicked.connect(self._stop)
        column = Column(self.busy, gap=6)
        column.add(self.how_far, self.bar)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        self.busy.hide()
        return self.busy

    def _make_phone(self) -> tuple[QWidget, QWidget]:
        self.phone = Button(_("Foto van telefoon"), "link", size="s", icon="camera")
        holder = QWidget()
        FlowLayout(holder).add(self.phone)
        self.phone_help = QWidget()
        self.phone.clicked.connect(lambda: self.phone_help.setVisible(self.phone_help.isHidden()))
        column = Column(self.phone_help, gap=6)
        words = _(
            "Mail de foto naar jezelf of sluit je telefoon aan. Zet hem in de map {folder} en kies hem daarna hier."
        )
        column.add(Label(words.format(folder=shown_folder(_folder())), "small", "text2"))
        self.show_folder = Button(_("Map openen"), size="s", icon="folder-open")
        self.show_folder.clicked.connect(self._open_folder)
        column.addWidget(self.show_folder, 0, Qt.AlignmentFlag.AlignLeft)
        self.phone_help.hide()
        return holder, self.phone_help

    # -- showing ------------------------------------------------------------------------------------

    def fill(self, view: View) -> None:
        """Show the attachments of this complaint; what is shown already stays as it is."""
        complaint = view.complaint
        self._key, self._is_live = complaint.id, complaint.lapsed is None
        for button in (self.choose, self.phone):
            button.setVisible(self._is_live)
        self.hint.setVisible(self._is_live and not complaint.attachments)
        now = (complaint.id, complaint.attachments, view.missing, self._is_live)
        if now == self._shown:
            return
        self._shown = now
        had = next((key for key, line in self.lines.items() if line.hasFocus()), None)
        self._column.clear()
        self.lines = {one.id: self._line(one, is_lost=one.id in view.missing) for one in complaint.attachments}
        self._holder.setVisible(bool(self.lines))
        self._tell_lost()
        if had is not None:
            (next(iter(self.lines.values())) if self.lines else self.choose).setFocus()

    def _line(self, one: Attachment, *, is_lost: bool) -> FileLine:
        is_photo = one.kind is AttachmentKind.PHOTO
        detail = _("Het bestand is weg") if is_lost else size_words(one.size)
        line = FileLine(one.name, detail, icon="photo" if is_photo else "file-text", is_lost=is_lost)
        line.clicked.connect(lambda: self.open_one(one))
        line.menu_asked.connect(lambda: self._open_menu(one))
        line.removed.connect(lambda: self.remove(one))
        if is_photo and not is_lost:
            line.seen.connect(lambda: self._fetch(one, line))
        more = Button("", "ghost", size="s", icon="dots", name=_("Meer met {name}").format(name=one.name))
        looks(line, more)
        more.clicked.connect(lambda: self._open_menu(one))
        holder = QWidget()
        Row(holder, gap=2).add(line, more)
        self._column.add(holder)
        return line

    def _fetch(self, one: Attachment, line: FileLine) -> None:
        """Read the photo in a thread and show it small."""
        read = self._book.read
        task = Task(lambda _watch: _small(read(one)))
        self._reading.add(task)  # what nobody holds on to is gone before its answer comes
        task.done.connect(line.show_picture)
        task.failed.connect(lambda _why: self._found_lost(line))
        task.broke.connect(_raise)
        for ending in (task.done, task.failed, task.broke):
            ending.connect(lambda _answer: self._reading.discard(task))
        task.start()

    def _found_lost(self, line: FileLine) -> None:
        if line not in self.lines.values():
            return  # another complaint is shown by now
        line.show_lost(_("Het bestand is weg"))
        self._tell_lost()

    def _tell_lost(self) -> None:
        count = sum(line.is_lost for line in self.lines.values())
        title = ngettext("Er is {n} bijlage niet gevonden", "Er zijn {n} bijlagen niet gevonden", count)
        words = _("De klacht zelf is heel. Misschien staat het bestand nog in een back-up.")
        self.lost.say(title.format(n=number_word(count)), words)
        self.lost.setVisible(bool(count))

    # -- taking in ----------------------------------------------------------------------------------

    def may_take(self, mime: QMimeData) -> bool:
        """Tell whether what is dragged over the page can be dropped."""
        return self._book.is_possible and self._is_live and is_welcome(mime)

    def show_target(self, *, on: bool) -> None:
        """Show where what is dragged would land."""
        self.set_role("primary" if on else "surface")

    def drop(self, mime: QMimeData) -> None:
        """Take in what was dropped."""
        self.show_target(on=False)
        self.take(offered_by(mime, self._workplace.now()))

    def paste(self) -> None:
        """Take in what is on the clipboard, or say that there is no photo or file on it."""
        mime: QMimeData | None = QApplication.clipboard().mimeData()  # an empty clipboard gives nothing at all
        if mime is None or not self.may_take(mime):
            self._workplace.say(_("Op het klembord staat geen foto of bestand."))
            return
        self.take(offered_by(mime, self._workplace.now()))

    def take(self, offered: Sequence[Offered]) -> None:
        """Keep these in a thread and put them with the complaint; one lot at a time."""
        if not offered or self.task is not None:
            return
        key, book = self._key, self._book
        self.task = Task(lambda watch: take_in(book, offered, watch))
        self.task.progressed.connect(self._tell_progress)
        self.task.done.connect(lambda taken: self._put(key, taken))
        self.task.broke.connect(_raise)
        for ending in (self.task.done, self.task.stopped, self.task.broke, self.task.failed):
            ending.connect(self._finish)
        self.busy.setVisible(len(offered) > 1 or sum(one.size for one in offered) > LARGE)
        self.choose.setEnabled(False)
        self._tell_progress(0, len(offered))
        self.task.start()

    def _tell_progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, of if of > 1 else 0)
        self.bar.setValue(done)
        self.how_far.setText(_("Bijlage {n} van {of} wordt bewaard.").format(n=min(done + 1, of), of=of))

    def _stop(self) -> None:
        if self.task is not None:
            self.task.stop()

    def _put(self, key: int, taken: TakenIn) -> None:
        attach = self._book.attach
        done = self._workplace.attempt(lambda: attach(key, taken.kept)) if taken.kept else None
        if done is not None or not taken.kept:
            self._workplace.say(told(taken), undoable=done is not None)

    def _finish(self) -> None:
        self.task = None
        self.busy.hide()
        self.choose.setEnabled(True)
        self.settled.emit()

    # -- what can be done with one ------------------------------------------------------------------

    def menu(self, one: Attachment) -> QMenu:
        """Return what can be done with this attachment."""
        menu = QMenu(self)
        line = self.lines.get(one.id)
        is_lost = line is not None and line.is_lost
        for words, icon, act, is_offered in (
            (_("Openen"), "external-link", self.open_one, not is_lost),
            (_("Bewaren als…"), "download", self.save_one, not is_lost),
            (_("Weghalen"), "trash", self.remove, self._is_live),
        ):
            if is_offered:
                made = menu.addAction(THEME.icon(icon), words)
                made.triggered.connect(lambda _on=False, act=act: act(one))
                looks(made, yes=act != self.remove)
        return menu

    def _open_menu(self, one: Attachment) -> None:
        line = self.lines[one.id]
        self.menu(one).popup(line.mapToGlobal(QPoint(THEME.px(SIDE), line.height())))

    def open_one(self, one: Attachment) -> None:
        """Open a copy in the program the computer has for it; a file that is gone is told, with what to do."""
        if self.lines[one.id].is_lost:
            self._workplace.say(explain(AttachmentMissing(one.name)))
            return
        if self._copies is None:
            self._copies = QTemporaryDir(QDir.temp().filePath("klachtenboek-XXXXXX"))
        folder, key = Path(self._copies.path()), self._key
        copy = self._workplace.attempt(lambda: self._book.copy_to_open(key, one.id, folder))
        if copy is not None and not self.open_file(QUrl.fromLocalFile(str(copy))):
            self._workplace.say(
                _("Deze computer heeft geen programma voor {name}. Bewaar het en open het elders.").format(
                    name=one.name
                )
            )

    def save_one(self, one: Attachment) -> None:
        """Write a copy where the owner wants it."""
        target, key = self.ask_target(self, one.name), self._key
        if target is not None and self._workplace.attempt(lambda: self._book.save_as(key, one.id, target)) is not None:
            self._workplace.say(_("Bewaard: {file}").format(file=shown_folder(target)))

    def remove(self, one: Attachment) -> None:
        """Take it off the complaint; this can be undone."""
        key = self._key
        if self._is_live and self._workplace.attempt(lambda: self._book.remove(key, one.id)) is not None:
            self._workplace.say(_("Bijlage weggehaald: {name}.").format(name=one.name), undoable=True)

    def _bring_back(self) -> None:
        key = self._key
        found = self._workplace.attempt(lambda: self._book.bring_back(key))
        if found is None:
            return
        if found:
            self._workplace.say(
                ngettext("Er is {n} bijlage terug.", "Er zijn {n} bijlagen terug.", found).format(n=number_word(found))
            )
            self._workplace.changes.changed.emit(frozenset({key}))
        else:
            self._workplace.say(
                _("Het bestand staat in geen enkele back-up. Heb je het origineel nog, voeg het dan opnieuw toe.")
            )

    def _open_folder(self) -> None:
        folder = self._workplace.attempt(lambda: make_folder(_folder()))
        if folder is not None:
            self.open_file(QUrl.fromLocalFile(str(folder)))
            announce(self.show_folder, _("De map is open."))


def _folder() -> Path:
    return our_folder(_("Foto’s"))


def _small(content: bytes) -> QImage:
    """Return the picture as it is shown, small; what is no picture any more is as good as gone."""
    picture = QImage.fromData(content)
    if picture.isNull():
        raise AttachmentMissing
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    return picture.scaled(_THUMBNAIL, _THUMBNAIL, keep, smooth)


def _ask_files(parent: QWidget) -> Sequence[Path]:
    start = _folder() if _folder().is_dir() else Path.home()
    chosen, _kind = QFileDialog.getOpenFileNames(parent, _("Welke foto’s of bestanden?"), str(start))
    return [Path(one) for one in chosen]


def _ask_target(parent: QWidget, name: str) -> Path | None:
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Bijlage bewaren"), str(Path.home() / name))
    return Path(chosen) if chosen else None


def _raise(error: Exception) -> None:
    raise error
