"""All parts of the window in all their states on one page, to look at while changing them; no part of the book."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from klachtenboek.i18n import _, short_month
from klachtenboek.ui.theme import THEME
from klachtenboek.ui.widgets import (
    Avatar,
    Banner,
    Button,
    Card,
    ChipRow,
    Choice,
    Column,
    DayAgenda,
    EmptyState,
    Entry,
    Field,
    FilterChip,
    FlowLayout,
    Label,
    Ledger,
    LedgerRow,
    Page,
    PaperPreview,
    Pill,
    Place,
    QuoteCard,
    Row,
    Rule,
    SearchField,
    SideBar,
    Step,
    StepRow,
    SuggestField,
    Switch,
    Toast,
    ToastPlate,
    TriadRing,
    paint,
)
from klachtenboek.ui.widgets.barbutton import BarButton
from klachtenboek.ui.widgets.figuretable import FigureTable
from klachtenboek.ui.widgets.meter import Meter
from klachtenboek.ui.widgets.stackedmonths import LOWER, UPPER, Legend, Marker, Stack, StackedMonths

SWATCHES = (
    *("bg", "sidebar", "surface", "sunken", "line", "line_strong", "text", "text2", "text3", "primary"),
    *("primary_tint", "warm", "warm_tint", "ok", "ok_tint", "amber", "amber_tint", "danger", "danger_tint", "focus"),
)


class Gallery(Page):
    """Show every part in light, dark or contrast, as the theme is set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Bouwstenen"), parent=parent)
        self.toast = Toast(self)
        self.add_action(SearchField(_("Zoek klant, klacht of nummer"), keys=""))
        left, right = QWidget(), QWidget()
        self._halves = Row(gap=18)
        self._halves.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
        self._halves.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
        self.main.addLayout(self._halves)
        _stack(left, _controls(), _colours(), _letters(), _ledger(), _charts())
        _stack(right, self._fields(), _steps(), _agenda(), _frame())

    def _fields(self) -> Card:
        card = Card(gap=10)
        card.add(_heading(_("Velden")))
        row = Row(gap=12)
        plain = Field(_("Telefoon"), icon="phone")
        plain.set_text("06-1234 5678")
        self.focused = Field(_("Naam (met focus)"), hint=_("mag leeg"), control=SuggestField())
        row.addWidget(plain, 1)
        row.addWidget(self.focused, 1)
        wrong = Field(_("Telefoon"))
        wrong.set_text("06-12 34")
        wrong.set_error(_("Dit nummer is te kort. Typ het zoals 06-1234 5678."))
        story = Field(_("Wat is er gebeurd?"), lines=3, placeholder=_("Schrijf mee in de woorden van de klant."))
        off = Field(_("Staat uit"))
        off.control.setEnabled(False)
        card.body.addLayout(row)
        card.add(wrong, story, off, _heading(_("Schakelaar")))
        switches = FlowLayout(gap=24)
        switches.add(Switch(_("Wat wij geven"), checked=True))
        switches.add(Switch(_("Nazorg over een maand"), detail=_("Belofte op 22 december")))
        card.body.addLayout(switches)
        card.add(_heading(_("Melding op de bladzijde")), *_banners(), _heading(_("Melding met ongedaan maken")))
        plate = ToastPlate()
        plate.fill(_("Klacht 2026-0046 verwijderd."), action=_("Ongedaan maken"))
        card.body.addWidget(plate, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the halves under each other in a narrow window (Qt)."""
        super().resizeEvent(event)
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(beside if self.is_wide() else under)


class Swatch(QWidget):
    """Show one colour with the name of its token."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._name = token
        THEME.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return room for colour and name (Qt)."""
        wide = max(THEME.px(44), paint.advance(self._name, "caption"))
        return QSize(wide + 1, THEME.px(34) + paint.line_height("caption"))

    def minimumSizeHint(self) -> QSize:
        """Return room for colour and name (Qt)."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint colour and name (Qt)."""
        painter = paint.painter_for(self)
        paint.plate(painter, QRectF(0, 0, THEME.px(44), THEME.px(30)), THEME.px(6), self._name, "line")
        high = paint.line_height("caption")
        paint.text(painter, QRectF(0, self.height() - high, self.width(), high), self._name, "caption", "text2")


def _stack(holder: QWidget, *cards: QWidget) -> None:
    Column(holder, gap=14).add(*cards)


def _heading(text: str) -> Label:
    return Label(text, "small_strong", "text2")


def _flow(*widgets: QWidget, gap: int = 8) -> QLayout:
    flow = FlowLayout(gap=gap)
    flow.add(*widgets)
    return flow


def _controls() -> Card:
    card = Card(gap=8)
    off = Button(_("Staat uit"), "primary")
    off.setEnabled(False)
    buttons = (
        Button(_("Bewaren"), "primary", icon="check"),
        Button(_("Annuleren")),
        Button(_("Notitie"), "ghost", icon="plus"),
        Button(_("Verwijderen"), "danger", icon="trash"),
        Button(_("Alle 4"), "link"),
        off,
    )
    small = (
        Button(_("Gedaan"), size="s", icon="check"),
        Button("", "ghost", size="s", icon="dots", name=_("Meer")),
        Button(_("Bewaren en verder"), "primary", size="l", shortcut="Ctrl+Return"),
    )
    choices = (
        Choice("shop", _("In de winkel"), "building-store"),
        Choice("phone", _("Telefoon"), "phone"),
        Choice("mail", _("E-mail"), "mail"),
    )
    pills = (
        Pill(_("Open")),
        Pill(_("Belofte om 15:00"), "primary"),
        Pill(_("Nog niet gereageerd"), "amber"),
        Pill(_("Te laat"), "danger", icon="clock"),
        Pill(_("Opgelost"), "ok", icon="check"),
        Pill(_("Aandacht"), "warm", icon="heart"),
    )
    rings = [TriadRing((n > 0, n > 1, n > 2)) for n in range(4)]  # noqa: PLR2004 - the three parts
    large = [TriadRing((True, True, False), size=74), TriadRing((True, True, True), size=74)]
    filters = (FilterChip(_("Open"), 4), _checked(FilterChip(_("Alle"), 47)), FilterChip(_("Online"), 6))
    for title, layout in (
        (_("Knoppen"), _flow(*buttons)),
        (_("Klein (in rijen), alleen icoon, groot"), _flow(*small)),
        (_("Keuze (één uit een paar)"), None),
        (_("Filter"), _flow(*filters)),
        (_("Label"), _flow(*pills)),
        (_("Triade"), _flow(*rings, *large, gap=10)),
    ):
        card.add(_heading(title))
        if layout is None:
            card.add(ChipRow(title, choices, "shop"))
        else:
            card.body.addLayout(layout)
    return card


def _checked(chip: FilterChip) -> FilterChip:
    chip.setChecked(True)
    return chip


def _colours() -> Card:
    card = Card()
    card.add(_heading(_("Kleuren")))
    card.body.addLayout(_flow(*(Swatch(name) for name in SWATCHES)))
    return card


def _letters() -> Card:
    card = Card(gap=6)
    card.add(
        _heading(_("Letters: Literata en Inter")),
        Label(_("Goedemiddag, Marieke"), "display"),
        Label(_("Slagroomtaart ingezakt"), "title"),
        Label(_("Nog niet opgelost"), "h2"),
        Label(_("Wat de klant vertelt"), "h3"),
        Label(_("Gewone tekst 14 px, met 06-1234 5678 en € 34,00")),
        Label(_("Toelichting 13 px in tweede kleur"), "small", "text2"),
        Label(_("Bijschrift 12 px"), "caption", "text2"),
        Label(_("“Het spijt me dat dit u overkwam.”"), "quote"),
        Rule(),
        Label("€ 34,00", "amount", "link"),
        Label(_("Bekende klant: had in maart ook een klacht."), "small", "text2", icon="user"),
    )
    row = Row(gap=12)
    row.addWidget(Avatar("AJ"))
    row.addWidget(Label(_("Mevrouw A. Jansen met een lange naam die niet past"), "body_strong", elide=True), 1)
    card.body.addLayout(row)
    return card


def _ledger() -> Card:
    card = Card(_("Beloftes"), note=_("Vandaag al twee nagekomen"))
    card.add_action(Button(_("Belofte"), "ghost", size="s", icon="plus"))
    ledger = Ledger(_("Beloftes"))
    ledger.add(
        _promise("11:00", _("te laat"), "danger", _("Mevrouw De Vries"), _("Terugbellen over het brood")),
        _promise("15:00", _("over 12 min"), "primary", _("Mevrouw Jansen"), _("Bellen of de taart goed is")),
    )
    ledger.add_heading(_("Morgen"))
    ledger.add(_promise("10:00", "", "neutral", _("Familie Bakker"), _("Krentenbollen klaarleggen")))
    log = Ledger(_("Logboek"))
    for time, dot, tone, what in (
        ("10:12", "filled", "warm", _("Klacht opgeschreven")),
        ("10:16", "check", "ok", _("Begrip getoond")),
        ("15:00", "ring", "primary", _("Belofte: bellen of de taart goed is")),
    ):
        row = LedgerRow(time, dot=dot, tone=tone, quiet=True)
        row.content.addWidget(Label(what, "body_strong"), 1)
        log.add(row)
    log.rows()[0].set_ends(first=True, last=False)
    log.rows()[-1].set_ends(first=False, last=True)
    card.add(ledger, Rule(), log)
    return card


def _promise(time: str, under: str, tone: str, who: str, what: str) -> LedgerRow:
    plate = "" if tone == "neutral" else tone
    row = LedgerRow(time, under=under, tone=tone, plate=plate, name=f"{time} {who}. {what}")
    row.content.addWidget(_two_lines(who, what), 1)
    kind = "primary" if tone == "danger" else "secondary"
    row.content.addWidget(Button(_("Gedaan"), kind, size="s", icon="check"))
    row.content.addWidget(Button("", "ghost", size="s", icon="dots", name=_("Meer")))
    return row


def _two_lines(first: str, second: str) -> QWidget:
    holder = QWidget()
    Column(holder, gap=0).add(Label(first, "body_strong"), Label(second, "small", "text2"))
    return holder


def _banners() -> tuple[Banner, ...]:
    amber = Banner(_("Beloof je niet te veel?"), _("Je hebt die middag al drie afspraken."))
    danger = Banner(
        _("De back-up is niet gelukt"),
        _("De usb-stick zit er niet in. Doe hem erin en klik op Opnieuw."),
        role="danger",
    )
    danger.add_button(_("Opnieuw"), icon="refresh")
    ok = Banner(_("Back-up teruggezet"), _("47 klachten en 39 klanten staan er weer."), role="ok")
    return (amber, danger, ok)


def _steps() -> Card:
    card = Card(_("Aandacht"), role="warm", icon="heart", note=_("eerst het gevoel"), small=True)
    now = Step(StepRow(3, _("Sorry zeggen"), detail=_("In één zin, zonder ‘maar’."), state="now"))
    now.content.add(QuoteCard(_("Mevrouw Jansen, het spijt me dat dit juist op de verjaardag is gebeurd.")))
    now.content.addLayout(
        _flow(
            Button(_("Gezegd"), "primary", size="s", icon="check"),
            Button(_("Andere zin"), "ghost", size="s", icon="refresh"),
        )
    )
    now.set_open(is_open=True)
    card.add(
        StepRow(1, _("Laten uitpraten"), state="done", time="10:14"),
        StepRow(2, _("Begrip tonen"), state="done", time="10:16"),
        now,
        StepRow(4, _("Samenvatten"), detail=_("Vraag: heb ik het zo goed begrepen?"), tone="primary"),
    )
    return card


def _agenda() -> Card:
    card = Card(_("Zaterdag 22 november"), note="", small=True)
    agenda = DayAgenda(_("De dag"))
    entries = (
        Entry(600, 630, _("Familie Bakker")),
        Entry(840, 870, _("De heer Yılmaz")),
        Entry(885, 915, _("Mevrouw De Vries")),
        Entry(975, 1005, _("Leverancier meel")),
    )
    agenda.set_day(((480, 1020),), entries, Entry(930, 960, _("Mevrouw Jansen")))
    card.add(agenda)
    return card


def _charts() -> Card:
    card = Card(gap=10)
    name = _("Klachten per maand")
    months = StackedMonths(name)
    numbers = ((5, 2), (3, 1), (4, 1), (6, 1), (4, 2), (5, 0), (7, 1), (8, 1), (6, 1), (4, 1), (3, 0), (5, 2))
    stacks = [Stack(short_month(n), low, high, f"{low}, {high}") for n, (low, high) in enumerate(numbers, 1)]
    months.show_stacks(stacks, [Marker(8.9, _("Koelelement mee"), _("Koelelement mee"))])
    keys = _flow(Legend(LOWER, _("opgelost")), Legend(UPPER, _("nog open of niet opgelost")), gap=16)
    bars = [
        BarButton(_("Taart te warm vervoerd"), 14, 1.0, first=True),
        BarButton(_("Bestelling verkeerd gelezen"), 11, 11 / 14, most=14),
        BarButton(_("Te lang wachten"), 5, 5 / 14, most=14),
    ]
    meter = Meter(_("Begrip tonen"))
    meter.show_share(0.96, "96%")
    table = FigureTable(name, (_("Oorzaak"), _("Klachten")))
    table.show_rows([(_("Taart te warm vervoerd"), "14"), (_("Te lang wachten"), "5")])
    card.add(_heading(name))
    card.body.addLayout(keys)
    card.add(months, _heading(_("Waardoor kwam het?")), *bars, _heading(_("De triade")), meter, table)
    return card


def _frame() -> Card:
    card = Card(gap=14)
    empty = EmptyState(_("Alles is nagekomen"), _("Er staan geen beloftes open."))
    empty.add_button(_("Nieuwe klacht"), "primary", icon="plus")
    paper = PaperPreview(_("Voorbeeld van de brief"))
    page = QImage(420, 594, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    paper.set_page(page)
    paper.setFixedHeight(THEME.px(220))
    bars = QWidget()
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight, bars)
    for rail in (False, True):
        bar = SideBar(
            (Place("today", _("Vandaag"), "sun-high"), Place("book", _("Klachten"), "notebook")),
            (Place("settings", _("Instellingen"), "settings"),),
        )
        bar.set_shop(_("Bakkerij De Linde"))
        bar.set_current("today")
        bar.set_badge("today", 3, late=True)
        bar.set_badge("book", 2)
        bar.set_backup(_("Back-up gelukt"), _("vandaag 08:05"))
        bar.fit(100 if rail else 10_000)
        bar.setMinimumHeight(THEME.px(420))
        row.addWidget(bar)
    card.add(_heading(_("Leeg, papier en zijbalk")), empty, paper, bars)
    return card
