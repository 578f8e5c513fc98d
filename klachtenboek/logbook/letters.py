"""Letters about a complaint: proposed, looked at, sent and kept as they were; their words are in ``letters``."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import Attachment, AttachmentKind
from klachtenboek.domain.correspondence import LetterKind, Sent, SentLetter
from klachtenboek.domain.customer import Language
from klachtenboek.domain.errors import AttachmentRefused, PracticeOnly, Refused, Voided
from klachtenboek.domain.text import clean_line, clean_text
from klachtenboek.domain.trouble import AttachmentMissing
from klachtenboek.explain import explain
from klachtenboek.i18n import _, capital
from klachtenboek.letters import own
from klachtenboek.letters.annex import MOST_PHOTOS, photo
from klachtenboek.letters.batch import Batch, Made, file_name, make
from klachtenboek.letters.case import BlockState, Case, Choices
from klachtenboek.letters.content import blocks, compose, suggested
from klachtenboek.letters.letter import Letter, Photo
from klachtenboek.letters.logo import MOST_BYTES, is_whole, read_logo
from klachtenboek.letters.mail import Mailed, draft, link
from klachtenboek.letters.manners import Clash, clash
from klachtenboek.letters.short import ShortText, beside_letter, short_texts
from klachtenboek.letters.svg import clean_svg, is_svg
from klachtenboek.letters.untranslated import untranslated
from klachtenboek.safekeeping import attachments
from klachtenboek.safekeeping.files import read_file, write_file
from klachtenboek.safekeeping.photo import reduced

if TYPE_CHECKING:
    from klachtenboek.logbook.desk import Desk
    from klachtenboek.sentences import OwnSentence

_LOGO = "logo"
AS_PROPOSED = Choices()


def write_batch(
    batch: Batch,
    folder: Path,
    *,
    progress: Callable[[Made], None] = lambda _made: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Made, ...]:
    """Write the letters of a batch in the folder and return those that were; fit for another thread.

    ``progress`` hears of each letter that is written. Raises DiskFull, ReadOnly or FolderMissing; what was
    written before that stays whole.
    """
    done: list[Made] = []
    for made in make(batch, is_cancelled=is_cancelled):
        write_file(folder / made.name, made.pdf)
        done.append(made)
        progress(made)
    return tuple(done)


class Letters:
    """The verbs around letters."""

    def __init__(self, desk: Desk) -> None:
        """Work at this desk."""
        self._desk = desk

    def suggested(self, complaint_id: int) -> LetterKind:
        """Return the kind of letter to begin with. Raises NotFound."""
        return suggested(self._case(complaint_id))

    def blocks(self, complaint_id: int, kind: LetterKind) -> tuple[BlockState, ...]:
        """Return what each part of the letter would say. Raises NotFound."""
        return blocks(self._case(complaint_id, kind), kind)

    def compose(self, complaint_id: int, kind: LetterKind, choices: Choices = AS_PROPOSED) -> Letter:
        """Return the letter in words. Raises NotFound, BlockEmpty, TextTooLong."""
        case = self._case(complaint_id, kind)
        letter = compose(case, kind, _clean(choices))
        return replace(letter, photos=self._photos(case, choices)[0])

    def preview(self, complaint_id: int, kind: LetterKind, choices: Choices = AS_PROPOSED) -> bytes:
        """Return the letter as the PDF it would be now. Raises NotFound, BlockEmpty, TextTooLong."""
        return self._on_paper(self.compose(complaint_id, kind, choices))

    def unprintable(self, complaint_id: int, kind: LetterKind, choices: Choices = AS_PROPOSED) -> tuple[str, ...]:
        """Return the characters that no font has and that are replaced visibly."""
        from klachtenboek.letters.paper import missing  # reads the fonts: on first use

        return tuple(missing(self.compose(complaint_id, kind, choices)))

    def send(self, complaint_id: int, kind: LetterKind, *, how: Sent, choices: Choices = AS_PROPOSED) -> Complaint:
        """Freeze the letter as sent and return the complaint; its PDF never changes again.

        Raises NotFound, BlockEmpty, TextTooLong, PracticeOnly, Voided.
        """
        letter = self.compose(complaint_id, kind, choices)
        pdf = self._on_paper(letter)
        return self._freeze(complaint_id, letter, pdf, how)

    def save_pdf(self, complaint_id: int, kind: LetterKind, folder: Path, choices: Choices = AS_PROPOSED) -> Path:
        """Write the letter as a PDF in the folder, freeze it and return where it is.

        Raises what ``send`` raises, and DiskFull, ReadOnly, FileInUse or FolderMissing; then nothing is frozen.
        """
        letter = self.compose(complaint_id, kind, choices)
        pdf = self._on_paper(letter)
        with self._desk.store.database.change():
            self._freeze(complaint_id, letter, pdf, Sent.SAVED)
            return write_file(folder / file_name(letter), pdf)

    def untranslated(self, complaint_id: int, kind: LetterKind, choices: Choices = AS_PROPOSED) -> tuple[str, ...]:
        """Return what in the letter stays in the owner's own language. Raises NotFound, BlockEmpty."""
        case, clean = self._case(complaint_id, kind), _clean(choices)
        return untranslated(case, compose(case, kind, clean), clean)

    def clash(self, complaint_id: int, kind: LetterKind, choices: Choices = AS_PROPOSED) -> Clash | None:
        """Return which of the owner's words say *u* in a letter with *je*, or the other way round; None for none.

        Raises NotFound, BlockEmpty.
        """
        case, clean = self._case(complaint_id, kind), _clean(choices)
        return clash(case, compose(case, kind, clean), clean)

    # -- photos that go along -----------------------------------------------------------------------

    def photos(self, complaint_id: int) -> tuple[Attachment, ...]:
        """Return the photos of a complaint that may go along with a letter. Raises NotFound."""
        return _photos_of(self._desk.store.complaints.get(complaint_id))

    def lost_photos(self, complaint_id: int, choices: Choices) -> tuple[str, ...]:
        """Return the names of the chosen photos that are gone or broken: the letter goes without them."""
        return self._photos(self._case(complaint_id), choices)[1]

    def _photos(self, case: Case, choices: Choices) -> tuple[tuple[Photo, ...], tuple[str, ...]]:
        found: list[Photo] = []
        lost: list[str] = []
        chosen = [one for one in _photos_of(case.complaint) if one.id in choices.photos]
        for one in chosen[:MOST_PHOTOS]:
            try:
                jpeg = _for_paper(Path(self._desk.store.path), one.sha256)
            except (AttachmentMissing, AttachmentRefused):
                lost.append(one.name)
                continue
            found.append(photo(case.texts, len(found) + 1, one.name, one.added_at.date(), jpeg))
        return tuple(found), tuple(lost)

    # -- short texts and e-mail ----------------------------------------------------------------------

    def short_texts(self, complaint_id: int) -> tuple[ShortText, ...]:
        """Return the texts that are no letters and fit this complaint, ready to be copied. Raises NotFound."""
        return short_texts(self._case(complaint_id))

    def email(self, complaint_id: int, kind: LetterKind, folder: Path, choices: Choices = AS_PROPOSED) -> Mailed:
        """Write the letter and a draft with the letter attached in the folder, freeze it and return where they are.

        Raises what ``save_pdf`` raises; then nothing is frozen.
        """
        case, letter = self._case(complaint_id, kind), self.compose(complaint_id, kind, choices)
        pdf, name = self._on_paper(letter), file_name(letter)
        to = case.customer.email if case.customer is not None else ""
        text = beside_letter(case, letter.subject)
        subject = capital(letter.subject)
        mail = draft(to=to, subject=subject, text=text, name=name, pdf=pdf)
        with self._desk.store.database.change():
            self._freeze(complaint_id, letter, pdf, Sent.EMAILED)
            path = write_file(folder / name, pdf)
            mail_path = write_file(path.with_suffix(".eml"), mail)
        return Mailed(path, mail_path, link(to=to, subject=subject, text=text))

    # -- sentences of the owner's --------------------------------------------------------------------

    def sentences(
        self, kind: LetterKind, language: Language = Language.DUTCH, *, familiar: bool = False
    ) -> tuple[OwnSentence, ...]:
        """Return the sentences of a kind of letter that the owner may word anew."""
        return own.sentences_of(kind, language, self._own(kind, language, familiar=familiar), familiar=familiar)

    def word(
        self, kind: LetterKind, name: str, text: str, language: Language = Language.DUTCH, *, familiar: bool = False
    ) -> None:
        """Keep a sentence of the owner's; an empty one is ours again. Raises UnknownField, TextTooLong."""
        sentence = own.checked(name, clean_line(text), language, familiar=familiar)
        kept = self._own(kind, language, familiar=familiar)
        others = {known: words for known, words in kept.items() if known != name}
        self._keep_own(_key(kind, language, familiar=familiar), others | ({name: sentence} if sentence else {}))

    def word_as_shipped(self, kind: LetterKind, language: Language = Language.DUTCH, *, familiar: bool = False) -> None:
        """Go back to our own sentences for this kind of letter."""
        self._keep_own(_key(kind, language, familiar=familiar), {})

    def _own(self, kind: LetterKind, language: Language, *, familiar: bool) -> dict[str, str]:
        kept = own.read(self._desk.store.settings.value(_key(kind, language, familiar=familiar)))
        return own.usable(kept, language, familiar=familiar)

    def _keep_own(self, key: str, sentences: dict[str, str]) -> None:
        self._desk.keep_value(key, own.kept(sentences))

    # -- the logo ------------------------------------------------------------------------------------

    def logo(self) -> bytes:
        """Return the logo as a JPEG; empty when the shop has none, or what is kept is none (any more)."""
        try:
            kept = base64.b64decode(self._desk.store.settings.value(_LOGO), validate=True)
        except ValueError:
            return b""
        return kept if is_whole(kept) else b""

    def keep_logo(self, picture: Path, *, draw: Callable[[bytes], bytes] | None = None) -> str:
        """Keep a PNG or JPEG as the logo of every letter from now on and return the colour it proposes, if any.

        ``draw`` makes a PNG of a clean SVG; without it a drawing is no picture. Raises NotAPicture, LogoTooLarge, or
        FolderMissing for a file that cannot be read.
        """
        data = read_file(picture, most=MOST_BYTES + 1)
        if draw is not None and is_svg(data):
            data = draw(clean_svg(data))
        found = read_logo(data)
        self._desk.keep_value(_LOGO, base64.b64encode(found.jpeg).decode("ascii"))
        return found.colour

    def drop_logo(self) -> None:
        """Go back to the round mark."""
        self._desk.keep_value(_LOGO, "")

    # -- other paper ---------------------------------------------------------------------------------

    def save_dossier(self, complaint_id: int, folder: Path) -> Path:
        """Write everything about a complaint as a PDF in the folder. Raises NotFound, DiskFull, ReadOnly …."""
        from klachtenboek.letters.dossier import dossier, render  # reportlab is heavy: on first use

        case = self._case(complaint_id)
        case = replace(case, customer=case.customer._replace(language=Language.DUTCH) if case.customer else None)
        file = dossier(case)
        return write_file(folder / f"{file.subject}.pdf", render(file, case.shop.colour))

    def save_form(self, folder: Path, *, is_large: bool = False) -> Path:
        """Write a blank complaint form, A5 or large on A4, as a PDF in the folder. Raises DiskFull, ReadOnly …."""
        from klachtenboek.letters.forms import A4, A5, complaint_form  # the same

        name = "Klachtenformulier {size}.pdf".format(size="A4" if is_large else "A5")
        return write_file(folder / name, complaint_form(self._desk.store.settings.shop(), A4 if is_large else A5))

    def save_window_test(self, folder: Path) -> Path:
        """Write the sheet to try the window of the envelope with. Raises DiskFull, ReadOnly …."""
        from klachtenboek.letters.forms import window_test  # the same

        return write_file(folder / _("Proefblad envelop.pdf"), window_test(self._desk.store.settings.shop()))

    # -- many at once --------------------------------------------------------------------------------

    def prepare(self, complaint_ids: Sequence[int], kind: LetterKind) -> Batch:
        """Read what is needed for a letter about each complaint; those that cannot have one are named apart.

        The result can be made into files on another thread (``letters.batch.make``). Raises NotFound.
        """
        letters, refused = [], []
        for complaint_id in dict.fromkeys(complaint_ids):
            case = self._case(complaint_id, kind)
            try:
                if case.complaint.is_practice or case.complaint.lapsed is not None:
                    raise PracticeOnly if case.complaint.is_practice else Voided
                letters.append((complaint_id, compose(case, kind)))
            except Refused as error:
                refused.append((complaint_id, explain(error)))
        return Batch(tuple(letters), tuple(refused), self._desk.store.settings.shop(), self.logo())

    def freeze(self, made: Sequence[Made]) -> None:
        """Keep a frozen copy of every letter of a batch that came out, in one transaction."""
        with self._desk.store.database.change():
            for one in made:
                self._freeze(one.complaint_id, one.letter, one.pdf, Sent.SAVED)

    def _on_paper(self, letter: Letter) -> bytes:
        from klachtenboek.letters.paper import render  # reportlab is heavy: on first use

        return render(letter, self._desk.store.settings.shop(), self.logo())

    def _freeze(self, complaint_id: int, letter: Letter, pdf: bytes, how: Sent) -> Complaint:
        sent = SentLetter(
            kind=letter.kind,
            language=letter.language,
            words=letter.text,
            how=how,
            at=self._desk.now(),
            sha256=hashlib.sha256(pdf).hexdigest(),
            size=len(pdf),
        )
        return self._desk.change(complaint_id, lambda c: c.send(sent), pdf=pdf)

    def pdf(self, letter_id: int) -> bytes:
        """Return a sent letter, byte for byte as it was. Raises NotFound."""
        return self._desk.store.complaints.pdf(letter_id)

    def _case(self, complaint_id: int, kind: LetterKind | None = None) -> Case:
        store = self._desk.store
        complaint = store.complaints.get(complaint_id)
        case = Case(
            complaint=complaint,
            customer=store.customers.get(complaint.customer_id) if complaint.customer_id is not None else None,
            shop=store.settings.shop(),
            measure=store.lists.measure(complaint.measure_id) if complaint.measure_id is not None else None,
            cause=store.lists.cause(complaint.cause_id).name
            if complaint.cause_id is not None
            else complaint.cause_note,
            today=self._desk.now().date(),
        )
        sentences = self._own(kind, case.language, familiar=case.is_familiar) if kind is not None else {}
        return replace(case, own=tuple(sentences.items()))


def _key(kind: LetterKind, language: Language, *, familiar: bool) -> str:
    """Return the name the owner's sentences are kept under; those that say *je* are others than those that say *u*."""
    return f"zinnen:{language.value}:{kind.value}{':je' if familiar else ''}"


def _photos_of(complaint: Complaint) -> tuple[Attachment, ...]:
    return tuple(one for one in complaint.attachments if one.kind is AttachmentKind.PHOTO)


@lru_cache(maxsize=MOST_PHOTOS)
def _for_paper(book: Path, sha256: str) -> bytes:
    """Return a photo as it is printed: read again with the care it was taken in with. Raises what that raises."""
    return reduced(attachments.take(book, sha256))


def _clean(choices: Choices) -> Choices:
    """Return the choices with the owner's own words cleaned: what was pasted may hold what no file can."""
    return replace(
        choices,
        words=tuple((block, clean_text(text)) for block, text in choices.words),
        own_sentence=clean_text(choices.own_sentence),
        subject=clean_line(choices.subject),
    )
