"""Nieuwe klacht: write along while the customer talks, and be reminded to give attention first."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QWidget

from klachtenboek.domain.checklist import ATTENTION, Step
from klachtenboek.domain.customer import read_name
from klachtenboek.domain.kinds import ONLINE, Channel, PromiseKind
from klachtenboek.domain.shop import Trade
from klachtenboek.i18n import _, capital, clock, moment_words
from klachtenboek.labels import heading, label
from klachtenboek.sentences import name_to_say
from klachtenboek.ui.pages.new_coach import ActionCard, Coach, CoachStrip, SaveBar
from klachtenboek.ui.pages.new_who import WhoFields
from klachtenboek.ui.pause import Pause
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import (
    Banner,
    Button,
    Card,
    ChipRow,
    Choice,
    Column,
    Field,
    Label,
    Page,
    Row,
    TextArea,
    announce,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from klachtenboek.domain.complaint import Complaint
    from klachtenboek.domain.draft import Draft
    from klachtenboek.ui.dialogs.promise import PromiseChoice
    from klachtenboek.ui.workplace import Workplace

BAR_FROM, ACTION_FROM, FOOT_FROM = 660, 740, 250
"""Heights at 100 % from which the buttons, and the word about action, fit in the side column; below the last there
is no room for a foot that stays."""
STACKED_BELOW, KEPT_FROM = 540, 640
LAST_CHANNEL = "channel"
PRESET = {Channel.SHOP, Channel.PHONE}
ICONS = {
    Channel.SHOP: "building-store",
    Channel.PHONE: "phone",
    Channel.EMAIL: "mail",
    Channel.REVIEW: "star",
    Channel.SOCIAL: "message-circle",
    Channel.LETTER: "file-text",
}
OTHER_MOMENT = "other"


class NewPage(Page):
    """Take a complaint down; nothing is required and every key is kept as a draft."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Nieuwe klacht"))
        self._workplace = workplace
        self._draft: Draft = workplace.logbook.keeping.new_draft()
        self._kept: Draft | None = None
        self._done: dict[Step, tuple[datetime, str]] = {}
        self._category_is_chosen = False
        self._promise: datetime | None = None
        self._choice: PromiseChoice | None = None
        self._timer = Pause(self)
        self._timer.came.connect(self.keep)
        close = Button(_("Sluiten"), "ghost", icon="x")
        close.clicked.connect(workplace.back)
        self.add_action(close)
        self.banner = Banner("", role="primary", icon="pencil")
        self.banner.hide()
        self.above.add(self.banner)
        self._make_fields()
        self._make_side()
        self._connect()
        THEME.changed.connect(self._place)
        self._place()

    # -- building -----------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        card = Card(gap=16, margins=(22, 14, 22, 18))
        story = TextArea(placeholder=_("Schrijf mee in de woorden van de klant."), lines=3)
        story.fill_height()
        self.story = Field(_("Wat is er gebeurd?"), hint=_("Feiten én gevoel"), control=story)
        self.strip = CoachStrip()
        self.channel = ChipRow(_("Hoe kwam de klacht binnen?"))
        self.platform, self.link = Field(_("Waar?")), Field(_("Link"), hint=_("mag leeg"), icon="link")
        self._online = QWidget()
        self._online_row = Row(self._online, gap=12)
        self._online_row.addWidget(self.platform, 1)
        self._online_row.addWidget(self.link, 2)
        self._online.hide()
        self.who = WhoFields(self._workplace)
        self.category = ChipRow(_("Waar gaat het over?"))
        self.promise = ChipRow(_("Beloof je iets?"))
        card.body.addWidget(self.story, 1)
        card.add(
            self.strip,
            Field(_("Hoe kwam de klacht binnen?"), control=self.channel),
            self._online,
            self.who,
            Field(_("Waar gaat het over?"), control=self.category),
            self._promise_field(),
        )
        self.main.addWidget(card, 1)

    def _promise_field(self) -> QWidget:
        holder = QWidget()
        column = Column(holder, gap=5)
        line = Row(gap=9)
        asks = Label(_("Beloof je iets?"), "small_medium")
        asks.setBuddy(self.promise)
        line.addWidget(asks)
        line.addWidget(Label(_("Beloof alleen wat lukt."), "small", "text2"))
        line.addStretch(1)
        column.addLayout(line)
        column.add(self.promise)
        return holder

    def _make_side(self) -> None:
        self.coach, self._action, self.bar = Coach(), ActionCard(), SaveBar()
        self.side.add(self.coach, self._action)
        self.side.addStretch(1)
        self.side.add(self.bar)

    def _connect(self) -> None:
        self.story.edited.connect(self._story_edited)
        self.who.edited.connect(self._edited)
        for field in (self.platform, self.link):
            field.edited.connect(self._edited)
        for part in (self.story, self.platform, self.link, self.who):
            part.left.connect(self.keep)
        self.channel.value_changed.connect(self._channel_chosen)
        self.category.value_changed.connect(self._category_chosen)
        self.promise.value_changed.connect(self._promise_chosen)
        self.coach.asked.connect(self._tick)
        self.strip.asked.connect(self._tick)
        self.bar.go_on.connect(self._save_and_go_on)
        self.bar.close_asked.connect(self._save_and_close)

    def _place(self) -> None:
        """Choose between coach beside and strip under the story, and where the buttons stand."""
        wide = self.is_wide()
        self.coach.setVisible(wide)
        self._action.setVisible(wide and self.height() / THEME.k >= ACTION_FROM)
        self.strip.setVisible(not wide)
        words = _("Schrijf mee terwijl de klant vertelt. Alles wordt meteen bewaard.")
        self.set_title(_("Nieuwe klacht"), words if wide else "")
        self._place_bar(foot=self.height() / THEME.k >= FOOT_FROM and (not wide or self.height() / THEME.k < BAR_FROM))
        self.bar.show_kept(is_shown=wide or self.width() / THEME.k >= KEPT_FROM)
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._online_row.setDirection(down if self.width() / THEME.k < STACKED_BELOW else beside)

    def _place_bar(self, *, foot: bool) -> None:
        if foot == (self.bar.parentWidget() is not self._side_holder):
            return
        self.bar.arrange(foot=foot)
        if foot:
            self.side.removeWidget(self.bar)
            self.set_foot(self.bar)
        else:
            self.side.addWidget(self.bar)
            self.set_foot(None)
        self.bar.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place coach and buttons by the room there is (Qt)."""
        super().resizeEvent(event)
        self._place()

    # -- opening and keeping ------------------------------------------------------------------------

    def open(self, complaint_id: int = 0) -> None:
        """Begin anew, or go on with the draft of that id; the keyboard is in the story."""
        keeping = self._workplace.logbook.keeping
        drafts = [draft for draft in keeping.drafts() if not draft.is_empty]
        found = next((draft for draft in drafts if draft.id == complaint_id), None)
        fresh = replace(keeping.new_draft(), channel=self._usual_channel())
        self._load(found or fresh, is_kept=found is not None)
        self._tell_other(drafts[0] if drafts and found is None else None)
        self.story.setFocus()

    def reload(self) -> None:
        """Offer the categories and moments there are now; what was typed stays."""
        self._offer_choices(self._typed())

    def leave(self) -> None:
        """Keep what was typed before another page opens."""
        self.keep()
        if not self._typed().is_empty:
            self._workplace.say(_("Concept bewaard. Je vindt het terug bij Vandaag."))

    def keep(self) -> None:
        """Keep what was typed as a draft now."""
        self._timer.stop()
        typed = self._typed()
        keeping = self._workplace.logbook.keeping
        if typed == self._kept:
            return
        if typed.is_empty:
            if typed.id:
                keeping.empty_draft(typed.id)
            self._draft, self._kept = replace(typed, id=0), None
            self.bar.tell("")
            return
        kept = self._workplace.attempt(lambda: keeping.save_draft(typed))
        if kept is not None:
            self._draft = self._kept = kept
            self.bar.tell(_("Concept bewaard om {time}").format(time=clock(kept.saved_at)))

    def _usual_channel(self) -> Channel:
        last = self._workplace.logbook.keeping.remembered(LAST_CHANNEL)
        return Channel(last) if last in PRESET else Channel.SHOP

    def _load(self, draft: Draft, *, is_kept: bool = False) -> None:
        self._timer.stop()
        self._draft, self._kept = draft, draft if is_kept else None
        self._done = {step: (at, sentence) for step, at, sentence in draft.steps}
        self._promise, self._choice = draft.promise_due, None
        guess = self._workplace.logbook.lessons.guess_category(draft.story)
        self._category_is_chosen = draft.category_id not in {None, guess.id if guess else None}
        self.story.set_text(draft.story)
        self.platform.set_text(draft.platform)
        self.link.set_text(draft.link)
        self.who.show_draft(draft)
        self._offer_choices(draft)
        self._online.setVisible(draft.channel in ONLINE)
        at = _("Concept bewaard om {time}").format(time=moment_words(draft.saved_at, self._workplace.now()))
        self.bar.tell(at if is_kept else "")
        self._show_steps()

    def _offer_choices(self, draft: Draft) -> None:
        book, now = self._workplace.logbook, self._workplace.now()
        is_restaurant = book.keeping.shop().trade is Trade.RESTAURANT
        names = {Channel.SHOP: _("In de zaak")} if is_restaurant else {}
        channels = [Choice(one, names.get(one) or heading(one), ICONS[one]) for one in ICONS]
        self.channel.set_choices(channels, draft.channel)
        categories = [Choice(one.id, one.name) for one in book.lessons.categories() if not one.is_retired]
        self.category.set_choices(categories, draft.category_id)
        self.promise.set_choices(self._offers(draft.promise_due, now), draft.promise_due)

    def _offers(self, chosen: datetime | None, now: datetime) -> list[Choice]:
        moments = list(self._workplace.logbook.promises.suggestions())
        if chosen is not None and chosen not in moments:
            moments.append(chosen)
        icons = ["phone-call", *[""] * len(moments)]
        offers = [Choice(one, self._promise_words(one, now), icon) for one, icon in zip(moments, icons, strict=False)]
        return [*offers, Choice(OTHER_MOMENT, _("Ander moment…"))]

    def _promise_words(self, moment: datetime, now: datetime) -> str:
        when = moment_words(moment, now)
        if self._choice is None or self._choice.due != moment or self._choice.kind is PromiseKind.CALL_BACK:
            return capital(_("{when} bellen").format(when=when))
        return capital(f"{when} {label(self._choice.kind)}")

    def _tell_other(self, draft: Draft | None) -> None:
        self.banner.setVisible(draft is not None)
        if draft is None:
            return
        now = self._workplace.now()
        at = clock(draft.started_at) if draft.started_at.date() == now.date() else moment_words(draft.started_at, now)
        self.banner.say(_("Je was bezig met een klacht van {moment}.").format(moment=at))
        self.banner.clear_buttons()
        self.banner.add_button(_("Verder schrijven")).clicked.connect(lambda: self._workplace.go("new", draft.id))

    def has_message(self) -> bool:
        """Tell whether this page has something to say above its fields."""
        return not self.banner.isHidden()

    def _typed(self) -> Draft:
        """Return the draft as it stands on the page."""
        customer, category = self.who.customer(), self.category.value()
        return replace(
            self._draft,
            story=self.story.text(),
            channel=self._chosen_channel(),
            who=self.who.name_field.text(),
            phone=self.who.phone.text(),
            email=self.who.email.text(),
            customer_id=customer.id if customer is not None else None,
            category_id=category if isinstance(category, int) else None,
            platform=self.platform.text(),
            link=self.link.text(),
            promise_due=self._promise,
            steps=tuple((step, *self._done[step]) for step in ATTENTION if step in self._done),
        )

    def _chosen_channel(self) -> Channel:
        value = self.channel.value()
        return value if isinstance(value, Channel) else Channel.SHOP

    # -- what the owner does ------------------------------------------------------------------------

    def _edited(self) -> None:
        self._timer.start()
        self._show_steps()

    def _story_edited(self) -> None:
        if not self._category_is_chosen:
            guess = self._workplace.logbook.lessons.guess_category(self.story.text())
            self.category.set_value(guess.id if guess is not None else None)
        self._edited()

    def _channel_chosen(self) -> None:
        self._online.setVisible(self._chosen_channel() in ONLINE)
        self._edited()

    def _category_chosen(self) -> None:
        self._category_is_chosen = True
        self._edited()

    def _promise_chosen(self, value: object) -> None:
        if value == OTHER_MOMENT:
            self._choose_moment()
        elif isinstance(value, datetime):
            self._promise = None if value == self._promise else value
        self.promise.set_value(self._promise)
        self._edited()

    def _choose_moment(self) -> None:
        """Let the owner choose what and when; closing the dialog leaves everything as it was."""
        from klachtenboek.ui.dialogs.promise import PromiseDialog

        customer = self.who.customer() or read_name(self.who.name_field.text())
        choice = PromiseDialog.ask(self._workplace, customer=customer, parent=self.window())
        if choice is not None:
            self._choice, self._promise = choice, choice.due
            self._offer_choices(self._typed())

    def _tick(self, step: Step, is_on: bool) -> None:  # noqa: FBT001  as the signal carries it
        if is_on:
            self._done[step] = (self._workplace.now(), self._sentences().get(step, ""))
            announce(self, _("{step}: gedaan").format(step=heading(step)))
        else:
            self._done.pop(step, None)
        self._edited()

    def _sentences(self) -> dict[Step, str]:
        name = name_to_say(self.who.customer() or read_name(self.who.name_field.text()))
        said = self._workplace.logbook.sayings.to_say(name)
        return {step: said[step][0] for step in ATTENTION[1:]}

    def _show_steps(self) -> None:
        done = {step: at for step, (at, _sentence) in self._done.items()}
        online = self._chosen_channel() in ONLINE
        for part in (self.coach, self.strip):
            part.show_state(done, self._sentences(), online=online)

    # -- saving -------------------------------------------------------------------------------------

    def _save(self) -> Complaint | None:
        self._timer.stop()
        typed, book = self._typed(), self._workplace.logbook
        made = self._workplace.attempt(lambda: self._written_down(typed))
        if made is None:
            self.story.setFocus()
            return None
        book.keeping.remember(LAST_CHANNEL, typed.channel.value)
        self._load(book.keeping.new_draft())
        return made

    def _written_down(self, typed: Draft) -> Complaint:
        """Write the complaint down, with a promise of another kind than a call when that was chosen: all or nothing."""
        book, choice = self._workplace.logbook, self._choice
        if choice is None or choice.due != typed.promise_due:
            return book.complaints.log_draft(typed)
        with book.keeping.bulk():
            made = book.complaints.log_draft(replace(typed, promise_due=None))
            make, kind = book.promises.make, choice.kind
            return make(made.id, kind, choice.text, choice.due, suits=choice.suits, lead=choice.lead)

    def _save_and_go_on(self) -> None:
        made = self._save()
        if made is not None:
            self._workplace.go("complaint", made.id)
            self._workplace.say(_("Klacht {number} bewaard.").format(number=made.reference), undoable=True)

    def _save_and_close(self) -> None:
        made = self._save()
        if made is not None:
            self._workplace.back()
            self._workplace.say(_("Klacht {number} bewaard.").format(number=made.reference), undoable=True)
