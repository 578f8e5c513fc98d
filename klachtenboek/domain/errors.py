"""The ways in which the complaint book can refuse; how a computer fails it is ``trouble``, what is said ``explain``.

LogbookError
└── Refused                  a rule of the shop's book forbids it, nothing has changed
    ├── NothingWritten       neither a story nor a name
    ├── TextTooLong          a text over its limit
    ├── NotFound             no such complaint, promise, line …
    ├── AttentionFirst       an action step before the attention steps; may be passed
    ├── StepNotDone          undoing what was not done
    ├── PromiseEnded         the promise already has an outcome
    ├── NoConsent            a promise moved without the customer's consent
    ├── NoSolution           the customer cannot agree with a solution nobody chose
    ├── AlreadyClosed / NotClosed
    ├── ReasonMissing        reopening, voiding and legal hold want a reason
    ├── Voided               the number has lapsed
    ├── BinEmptied           thrown away longer ago than the bin keeps
    ├── NotAnAmount / NotADate / NotARate
    ├── ShareTooLarge        the customer's share is larger than the value
    ├── WrongDates           agreed or given before the sale
    ├── DayToCome            sold or agreed on a day that has yet to come
    ├── VoucherSpent         more than is left on the voucher
    ├── VoucherUsed          a voucher that was used stays in the book
    ├── NumberTaken          another voucher has that number
    ├── NotExported          a year is closed after its export, not before
    ├── YearRunning          a year is closed after its last day
    ├── YearClosed / YearOpen
    ├── PracticeOnly         a practice complaint cannot do what counts
    ├── NotOnline            an online trail for a complaint that did not come in online
    ├── ListFull             more causes than the list holds
    ├── TooFewToLearn        fewer complaints than anything can be said of
    ├── HeldBack             a complaint under a legal hold cannot be wiped
    ├── NameTaken            another entry of the list has that name
    ├── BlockEmpty           a letter with an empty block or field
    ├── UnknownField         a sentence of the owner's with a field nobody fills in
    ├── NotAPicture / LogoTooLarge
    ├── AlreadySent          a sent letter never changes
    ├── NothingToUndo
    ├── OnlyToRead           the book was opened to look in, because it may not be written
    ├── ImportRefused        a list from elsewhere that is not taken in; nothing of it is
    │   ├── ImportTooLarge   more bytes, rows, columns or unpacked bytes than the limits
    │   ├── ImportUnreadable  no CSV or XLSX, or one that takes too long
    │   ├── ImportQuoteOpen  a quotation mark that never ends
    │   ├── ImportEmpty      no row with a story or a name
    │   ├── ImportNothingNew  every row stands in the book already
    │   └── ImportUndone     taken in longer ago, or changed since
    ├── AttachmentRefused    a file that is not kept beside the book
    │   ├── AttachmentTooLarge
    │   ├── PictureTooLarge  more megapixels than the limit
    │   └── KindRefused      a program, script, page or drawing
    └── PlaceRefused         a place where a book gets damaged; may be passed
        ├── PlaceOnNetwork
        └── PlaceInCloud
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class LogbookError(Exception):
    """Anything the book itself says no to."""


class Refused(LogbookError):
    """A rule forbids it; nothing has changed."""


class NothingWritten(Refused):
    """A complaint wants a story or a name."""


class TextTooLong(Refused):
    """A text has more characters than ``limit``."""

    def __init__(self, limit: int) -> None:
        """Keep the limit in characters."""
        super().__init__(f"text over {limit} characters")
        self.limit = limit


class NotFound(Refused):
    """``what`` (complaint, promise, goodwill, letter, customer, measure) with ``key`` does not exist."""

    def __init__(self, what: str, key: object) -> None:
        """Keep what was looked for."""
        super().__init__(f"no {what} {key}")
        self.what = what
        self.key = str(key)


class AttentionFirst(Refused):
    """An action step was asked for before the attention steps; ask once, then pass ``anyway``."""


class StepNotDone(Refused):
    """The step was not done, so it cannot be undone."""


class PromiseEnded(Refused):
    """The promise already has an outcome; only an outcome ends a promise, once."""


class NoConsent(Refused):
    """A promise is only moved with the customer's consent."""


class NoSolution(Refused):
    """There is no chosen solution for the customer to agree with."""


class AlreadyClosed(Refused):
    """The complaint is closed already."""


class NotClosed(Refused):
    """The complaint is open, so it cannot be reopened."""


class ReasonMissing(Refused):
    """Reopening, voiding and a legal hold want a reason."""


class Voided(Refused):
    """The number has lapsed; put the complaint back first."""


class BinEmptied(Refused):
    """The complaint was thrown away longer ago than the bin keeps it."""


class NotAnAmount(Refused):
    """``text`` is no amount in euros."""

    def __init__(self, text: str) -> None:
        """Keep what was typed."""
        super().__init__("not an amount")
        self.text = text


class NotARate(Refused):
    """``text`` is no VAT rate with its days."""

    def __init__(self, text: str) -> None:
        """Keep what was typed."""
        super().__init__(text)
        self.text = text


class NotADate(Refused):
    """``text`` is no date or time."""

    def __init__(self, text: str) -> None:
        """Keep what was typed."""
        super().__init__("not a date")
        self.text = text


class ShareTooLarge(Refused):
    """The customer's share is larger than the value."""


class WrongDates(Refused):
    """Agreed or given before the original sale."""


class DayToCome(Refused):
    """Sold or agreed on a day that has yet to come."""


class VoucherSpent(Refused):
    """Only ``rest`` cents are left on the voucher."""

    def __init__(self, rest: int) -> None:
        """Keep what is left, in cents and as said."""
        super().__init__(f"{rest} cents left")
        self.rest = rest
        self.left = f"{rest // 100},{rest % 100:02d}"


class VoucherUsed(Refused):
    """A voucher that was used in part or whole is not taken out of the book."""


class NumberTaken(Refused):
    """Another voucher has that number."""

    def __init__(self, number: str) -> None:
        """Keep the number that is taken."""
        super().__init__(number)
        self.number = number


class NotExported(Refused):
    """The year has lines or changes that no export holds yet."""


class YearRunning(Refused):
    """The last day of the year has not passed yet."""


class YearClosed(Refused):
    """The year is closed already."""


class YearOpen(Refused):
    """The year is not closed."""


class PracticeOnly(Refused):
    """A practice complaint never counts, so it has no letters to send."""


class NotOnline(Refused):
    """Only a review, post or platform complaint has an online trail."""


class ListFull(Refused):
    """The list already holds ``limit`` entries."""

    def __init__(self, limit: int) -> None:
        """Keep the limit."""
        super().__init__(f"list of {limit} is full")
        self.limit = limit


class TooFewToLearn(Refused):
    """There are too few complaints in the period to learn from."""


class HeldBack(Refused):
    """A legal hold stops the wiping of the complaints ``numbers``."""

    def __init__(self, numbers: str) -> None:
        """Keep which complaints."""
        super().__init__("held back")
        self.numbers = numbers


class NameTaken(Refused):
    """Another entry of the list is called ``name``."""

    def __init__(self, name: str) -> None:
        """Keep the name that is taken."""
        super().__init__("name taken")
        self.name = name


class BlockEmpty(Refused):
    """A letter's block or field ``name`` has no value."""

    def __init__(self, name: str) -> None:
        """Keep the name of the block or field."""
        super().__init__(f"empty block {name}")
        self.name = name


class UnknownField(Refused):
    """A sentence names ``field``, which nobody fills in; ``nearest`` is the one that may be meant, if any."""

    def __init__(self, field: str, nearest: str) -> None:
        """Keep both names, without braces."""
        super().__init__(f"unknown field {field}")
        self.field = field
        self.nearest = nearest


class NotAPicture(Refused):
    """The file is no PNG or JPEG that can be read."""


class LogoTooLarge(Refused):
    """The picture has more bytes or pixels than a logo needs."""


class AlreadySent(Refused):
    """A sent letter is frozen."""


class NothingToUndo(Refused):
    """There is nothing left to undo, or it changed since."""


class OnlyToRead(Refused):
    """The book was opened to look in: its file or folder may not be written."""


class ImportRefused(Refused):
    """A list from elsewhere is not taken in; nothing of it is in the book."""


class ImportTooLarge(ImportRefused):
    """The list is over a limit: 20 MB, 20,000 rows, 100 columns or 200 MB unpacked."""


class ImportUnreadable(ImportRefused):
    """The file is no list this program can read."""


class ImportQuoteOpen(ImportRefused):
    """A quotation mark before a cell has none after it, so that all rows below it would be one cell."""

    def __init__(self, row: int) -> None:
        """Keep the row it begins in, counted from 1 with the headings."""
        super().__init__(f"open quote in row {row}")
        self.row = row


class ImportEmpty(ImportRefused):
    """No row of the list has a story or a name."""


class ImportNothingNew(ImportRefused):
    """Every row of the list stands in the book already."""


class ImportUndone(ImportRefused):
    """What was taken in cannot be taken out any more."""


class AttachmentRefused(Refused):
    """A file that is not kept beside the book."""


class AttachmentTooLarge(AttachmentRefused):
    """The file has more than ``limit`` megabytes."""

    def __init__(self, limit: int) -> None:
        """Keep the limit in megabytes."""
        super().__init__(f"attachment over {limit} MB")
        self.limit = limit


class PictureTooLarge(AttachmentRefused):
    """The picture has more than ``limit`` megapixels."""

    def __init__(self, limit: int) -> None:
        """Keep the limit in megapixels."""
        super().__init__(f"picture over {limit} megapixels")
        self.limit = limit


class KindRefused(AttachmentRefused):
    """The kind of the file is not on the list of what is safe to open."""


class PlaceRefused(Refused):
    """A folder where a book that is in use gets damaged; ask once, then pass it anyway."""


class PlaceOnNetwork(PlaceRefused):
    """The folder ``path`` is on another computer."""

    def __init__(self, path: Path | str) -> None:
        """Keep the folder."""
        super().__init__("on a network drive")
        self.path = str(path)


class PlaceInCloud(PlaceRefused):
    """The folder ``path`` is kept the same by the cloud service ``name``."""

    def __init__(self, path: Path | str, name: str) -> None:
        """Keep the folder and the name of the service."""
        super().__init__("in a cloud folder")
        self.path = str(path)
        self.name = name
