"""The tables as peewee models, one per record; how they came to be is told by ``migrations``."""

from __future__ import annotations

import re

from peewee import AutoField, BlobField, BooleanField, CharField, ForeignKeyField, IntegerField, Model, TextField
from playhouse.fields import EnumField, IntEnumField

from klachtenboek.domain.aftercare import Verdict
from klachtenboek.domain.checklist import Step
from klachtenboek.domain.contact import AttachmentKind
from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.customer import FormOfAddress, Language, Preferred
from klachtenboek.domain.goodwill import Answer, GoodwillKind, Method, Processed
from klachtenboek.domain.kinds import Channel, Closing, Direction, Justified, Kind, Mood, Outcome, PromiseKind, Severity
from klachtenboek.domain.vat import VatCategory
from klachtenboek.store.fields import DayField, MomentField, OnceField, WordsField


def _name(table: type[Model]) -> str:
    """Return what a table is called in the book: ``vat_rate`` for VatRateRow."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", table.__name__.removesuffix("Row")).lower()


class Table(Model):
    """A table; never bound to a database, so that every query names the one it runs on."""

    class Meta:
        """Tables are called after their class."""

        table_function = _name
        legacy_table_names = False  # indexes after the table too


class Entry(Table):
    """A table whose rows have an id."""

    id = AutoField()


class Lasting(Table):
    """A table whose ids are never given out again: a row that went may still be spoken of."""

    id = OnceField()


class CategoryRow(Entry):
    """What a complaint can be about."""

    name = TextField()
    hints = WordsField(default="[]")
    position = IntegerField(default=0)
    is_retired = BooleanField(default=False)


class CauseRow(Entry):
    """What a complaint can come from."""

    name = TextField()
    position = IntegerField(default=0)
    is_retired = BooleanField(default=False)


class MeasureRow(Lasting):
    """What the shop does differently."""

    cause = ForeignKeyField(CauseRow, null=True, on_delete="SET NULL")
    text = TextField()
    since = DayField()
    review_on = DayField(null=True)


class CustomerRow(Lasting):
    """A customer; ``sort_key`` is how Dutch lists sort the name, ``folded`` what a search for a name reads."""

    form = EnumField(FormOfAddress)
    own_form = TextField()
    given = TextField()
    prefix = TextField()
    surname = TextField()
    company = TextField()
    street = TextField()
    postcode = TextField()
    town = TextField()
    country = TextField()
    phone = TextField()
    phone2 = TextField()
    email = TextField()
    language = EnumField(Language)
    preferred = EnumField(Preferred)
    note = TextField()
    sort_key = TextField(index=True)
    folded = TextField()
    familiar = BooleanField(null=True)


class ComplaintRow(Entry):
    """A complaint; from ``understanding`` on the columns are computed at each save, so that lists read one table."""

    year = IntegerField(null=True)
    number = IntegerField(null=True)
    is_practice = BooleanField()
    kind = EnumField(Kind)
    received_at = MomentField()
    entered_at = MomentField()
    taken_by = TextField()
    channel = EnumField(Channel)
    title = TextField()
    story = TextField()
    customer = ForeignKeyField(CustomerRow, null=True, index=False, on_delete="RESTRICT")
    mood = IntEnumField(Mood, null=True)
    ongoing = TextField()
    calls = IntegerField()
    trips = IntegerField()
    mails = IntegerField()
    wish = TextField()
    product = TextField()
    happened_on = DayField(null=True)
    place = TextField()
    receipt = TextField()
    purchased_on = DayField(null=True)
    amount = IntegerField(null=True)
    category = ForeignKeyField(CategoryRow, null=True, index=False, on_delete="RESTRICT")
    severity = EnumField(Severity)
    justified = EnumField(Justified)
    cause = ForeignKeyField(CauseRow, null=True, index=False, on_delete="RESTRICT")
    cause_note = TextField()
    measure = ForeignKeyField(MeasureRow, null=True, index=False, on_delete="SET NULL")
    solution_text = TextField(null=True)
    solution_chosen_at = MomentField(null=True)
    solution_agreed_at = MomentField(null=True)
    closed_at = MomentField(null=True)
    closed_reason = EnumField(Closing, null=True)
    closed_note = TextField(null=True)
    lapsed_at = MomentField(null=True)
    lapsed_reason = TextField(null=True)
    hold_reason = TextField(null=True)
    hold_review_on = DayField(null=True)
    understanding = BooleanField()
    apology = BooleanField()
    solved = BooleanField()
    triad_count = IntegerField()
    given = IntegerField()
    next_due = MomentField(null=True)
    letter_count = IntegerField()
    is_online = BooleanField()
    has_reaction = BooleanField()
    is_open = BooleanField()

    class Meta:
        """A number is used once."""

        indexes = (
            (("year", "number"), True),
            (("received_at", "id"), False),
            (("is_open", "received_at", "id"), False),
            (("category", "received_at", "id"), False),
            (("cause", "received_at", "id"), False),
            (("customer", "received_at", "id"), False),
        )


class NumberRow(Table):
    """The last number given out in a year; it only goes up."""

    year = IntegerField(primary_key=True)
    last = IntegerField()


class Child(Lasting):
    """A record of one complaint."""

    complaint = ForeignKeyField(ComplaintRow, on_delete="CASCADE")


class RelatedRow(Child):
    """Another complaint that has to do with this one."""

    id = AutoField()
    other = ForeignKeyField(ComplaintRow, on_delete="CASCADE", backref="related_from")


class AdditionRow(Child):
    """A dated addition to the story."""

    at = MomentField()
    text = TextField()


class StepRow(Lasting):
    """A step taken; one of each per complaint."""

    complaint = ForeignKeyField(ComplaintRow, index=False, on_delete="CASCADE")
    step = EnumField(Step)
    at = MomentField()
    sentence = TextField()
    afterwards = BooleanField()
    attention_skipped = BooleanField()

    class Meta:
        """A step is taken once."""

        indexes = ((("complaint", "step"), True),)


class PromiseRow(Child):
    """A promise; ``due_utc`` and ``zone`` are for reminders that outlive a change of clock."""

    kind = EnumField(PromiseKind)
    text = TextField()
    due = MomentField()
    made_at = MomentField()
    suits = BooleanField()
    lead = IntegerField()
    attempts = IntegerField()
    outcome = EnumField(Outcome, null=True)
    ended_at = MomentField(null=True)
    ending_note = TextField()
    moved_from = IntegerField(null=True)
    snoozed_until = MomentField(null=True)
    acknowledged_at = MomentField(null=True)
    zone = CharField(default="")
    due_utc = MomentField(null=True)


class ContactRow(Child):
    """A contact or note."""

    at = MomentField()
    direction = EnumField(Direction)
    channel = EnumField(Channel, null=True)
    reached = BooleanField()
    said = TextField()
    answer = TextField()
    is_public = BooleanField()
    promise_id = IntegerField(null=True)


class GoodwillRow(Child):
    """A line of goodwill, amounts in cents."""

    kind = EnumField(GoodwillKind)
    description = TextField()
    value = IntegerField()
    share = IntegerField()
    paid_out = IntegerField()
    cost = IntegerField()
    liable = BooleanField()
    answer = EnumField(Answer)
    entered_at = MomentField()
    sold_on = DayField(null=True)
    agreed_on = DayField(null=True)
    given_on = DayField(null=True)
    method = EnumField(Method, null=True)
    processed = EnumField(Processed)
    vat_category = EnumField(VatCategory, null=True)
    vat_rate = IntegerField(null=True)
    receipt = TextField()
    remark = TextField()
    hide_amount = BooleanField()
    voucher_number = TextField()
    voucher_expires = DayField(null=True)


class LetterRow(Child):
    """A sent letter with the PDF as it was."""

    id = AutoField()
    kind = EnumField(LetterKind)
    language = EnumField(Language)
    words = TextField()
    how = EnumField(Sent)
    at = MomentField()
    sha256 = TextField()
    size = IntegerField()
    pdf = BlobField()


class AttachmentRow(Child):
    """A photo or file beside the book."""

    kind = EnumField(AttachmentKind)
    name = TextField()
    size = IntegerField()
    sha256 = TextField()
    added_at = MomentField()


class ReopenedRow(Child):
    """A time it was opened again."""

    at = MomentField()
    reason = TextField()
    closed_at = MomentField()


class TrailRow(Table):
    """The online trail of a complaint."""

    complaint = ForeignKeyField(ComplaintRow, primary_key=True, on_delete="CASCADE")
    platform = TextField()
    link = TextField()
    quoted = TextField()
    seen_at = MomentField(null=True)
    reply = TextField()
    replied_at = MomentField(null=True)
    quiet_at = MomentField(null=True)
    closed_publicly_at = MomentField(null=True)


class AftercareRow(Table):
    """The after-care call of a complaint."""

    complaint = ForeignKeyField(ComplaintRow, primary_key=True, on_delete="CASCADE")
    planned_on = DayField()
    called_at = MomentField(null=True)
    understood = BooleanField(null=True)
    apology_good = BooleanField(null=True)
    still_solved = BooleanField(null=True)
    anything_else = TextField()
    verdict = EnumField(Verdict, null=True)
    came_back = BooleanField(null=True)


class HealthNoteRow(Table):
    """What was said about health, apart from the rest; never in the search index."""

    complaint = ForeignKeyField(ComplaintRow, primary_key=True, on_delete="CASCADE")
    text = TextField()
    entered_at = MomentField()
    in_letter = BooleanField()


class HistoryRow(Entry):
    """A change: of which complaint or customer, of which part, from what to what, as text, and by whom."""

    complaint = ForeignKeyField(ComplaintRow, null=True, on_delete="CASCADE")
    customer = ForeignKeyField(CustomerRow, null=True, on_delete="CASCADE")
    at = MomentField()
    subject = TextField()
    field = TextField()
    old = TextField()
    new = TextField()
    who = TextField(default="")


class DraftRow(Lasting):
    """What was typed and is not a complaint yet."""

    started_at = MomentField()
    saved_at = MomentField()
    story = TextField()
    channel = EnumField(Channel)
    who = TextField()
    phone = TextField()
    email = TextField()
    customer_id = IntegerField(null=True)
    category_id = IntegerField(null=True)
    platform = TextField()
    link = TextField()
    promise_due = MomentField(null=True)
    steps = TextField()


class SettingRow(Table):
    """One setting of the shop, as JSON."""

    key = TextField(primary_key=True)
    value = TextField()


class VatRateRow(Entry):
    """A VAT rate the owner added, in basis points."""

    country = TextField()
    category = EnumField(VatCategory)
    rate = IntegerField()
    valid_from = DayField()
    valid_to = DayField(null=True)
    source = TextField()


class ExportRow(Table):
    """An export the bookkeeper got; its number is never used again."""

    number = IntegerField(primary_key=True)
    first = DayField()
    last = DayField()
    made_at = MomentField()
    sha256 = TextField()
    rows = IntegerField()


class BookedRow(Entry):
    """A line as an export froze it, amounts in cents; of which line and complaint is kept when those are gone."""

    export = ForeignKeyField(ExportRow, on_delete="RESTRICT")
    year = IntegerField()
    number = IntegerField()
    posted_on = DayField()
    is_reversal = BooleanField()
    corrects = TextField()
    line_id = IntegerField()
    complaint_id = IntegerField()
    reference = TextField()
    customer_id = IntegerField(null=True)
    day = DayField()
    agreed_on = DayField(null=True)
    given_on = DayField(null=True)
    sold_on = DayField(null=True)
    receipt = TextField()
    kind = EnumField(GoodwillKind)
    description = TextField()
    method = EnumField(Method, null=True)
    processed = EnumField(Processed)
    vat_category = EnumField(VatCategory, null=True)
    vat_rate = IntegerField(null=True)
    gross = IntegerField()
    vat = IntegerField()
    net = IntegerField()
    cost = IntegerField()
    value = IntegerField()
    share = IntegerField()
    remark = TextField()

    class Meta:
        """A row of a year has its number for good."""

        indexes = ((("year", "number"), True),)


class ClosedYearRow(Entry):
    """A time a financial year was closed, and opened again."""

    year = IntegerField()
    closed_at = MomentField()
    reopened_at = MomentField(null=True)
    reason = TextField()
    first = DayField(default="")
    last = DayField(default="")


class RedemptionRow(Lasting):
    """A time a voucher was used, in cents."""

    line = ForeignKeyField(GoodwillRow, on_delete="RESTRICT")
    on = DayField()
    amount = IntegerField()
    receipt = TextField()


class ProofRow(Table):
    """The photo or file, by its hash, that proves a line."""

    line_id = IntegerField(primary_key=True)
    sha256 = TextField()


class AccountRow(Table):
    """Where the bookkeeper books a kind or a way of paying."""

    key = TextField(primary_key=True)
    ledger = TextField()
    rgs = TextField()
    cost_centre = TextField()


class SearchRow(Table):
    """The words of a complaint that search reads; ``folded`` has them all in small letters without accents."""

    complaint = ForeignKeyField(ComplaintRow, primary_key=True, on_delete="CASCADE")
    reference = TextField()
    who = TextField()
    story = TextField()
    notes = TextField()
    answers = TextField()
    folded = TextField()


TABLES = (
    *(CategoryRow, CauseRow, MeasureRow, CustomerRow, ComplaintRow, NumberRow, RelatedRow, AdditionRow, StepRow),
    *(PromiseRow, ContactRow, GoodwillRow, LetterRow, AttachmentRow, ReopenedRow, TrailRow, AftercareRow),
    *(HealthNoteRow, HistoryRow, DraftRow, SettingRow, VatRateRow, SearchRow),
    *(ExportRow, BookedRow, ClosedYearRow, RedemptionRow, AccountRow, ProofRow),
)
