"""Everything said and done about one complaint, for a disputes committee; in the shop's own words, nothing left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.customer import Language
from klachtenboek.domain.goodwill import Given
from klachtenboek.i18n import _, capital, in_dutch
from klachtenboek.labels import label, name_with_initials
from klachtenboek.letters import colour as c
from klachtenboek.letters.body import MM, Body
from klachtenboek.letters.case import Case
from klachtenboek.letters.layout import BODY_BOTTOM, BODY_WIDTH, FITS, LATER_TOP, MARGIN, RIGHT, paginate
from klachtenboek.letters.letter import ActionRow, Actions, GiftRow, Gifts, Letter, Prose, Section
from klachtenboek.letters.letterhead import head
from klachtenboek.letters.sentences import joined, one_line, sentence
from klachtenboek.letters.sheet import finish, sheet, up
from klachtenboek.letters.texts import texts
from klachtenboek.typeset.fonts import BOLD, LABEL
from klachtenboek.typeset.lines import say
from klachtenboek.typeset.paragraphs import Style
from klachtenboek.typeset.tagging import Element

TOP = 42.0
_SAID = texts(Language.DUTCH)


@in_dutch()
def dossier(case: Case) -> Letter:
    """Return the file as a letter to nobody: its sections say everything, in the order it happened."""
    number = str(case.complaint.reference) if case.complaint.reference is not None else ""
    title = " ".join(part for part in (_("Dossier"), number) if part)
    return head(case, LetterKind.CLOSING, subject=title, sections=tuple(_sections(case)))


def _sections(case: Case) -> Iterator[Section]:
    yield Prose(heading=_("De klacht"), text="\n".join(_about(case)))
    found = (
        (_("Wat erbij kwam"), [(one.at, one.text) for one in case.complaint.additions]),
        (_("Wat er is gezegd en gedaan"), sorted(_happened(case), key=lambda row: row[0])),
    )
    for heading, rows in found:
        if rows:
            yield Actions(heading=heading, rows=tuple(ActionRow(_moment(at), one_line(text)) for at, text in rows))
    yield from _gifts(case)
    if outcome := "\n".join(_outcome(case)):
        yield Prose(heading=_("Hoe het staat"), text=outcome)
    yield from _letters(case)


def _about(case: Case) -> Iterator[str]:
    complaint, customer = case.complaint, case.customer
    if customer is not None and not customer.is_nameless:
        yield _("Klant: {name}").format(name=name_with_initials(customer))
    yield _("Binnengekomen: {moment}, {channel}").format(
        moment=_moment(complaint.received_at), channel=label(complaint.channel)
    )
    if complaint.product:
        yield _("Het gaat over: {product}").format(product=one_line(complaint.product))
    if complaint.receipt:
        yield _("Bon of factuur: {number}").format(number=one_line(complaint.receipt))
    if complaint.wish:
        yield _("De klant wil graag: {wish}").format(wish=one_line(complaint.wish))
    yield complaint.story or complaint.title or _("Er is geen verhaal opgeschreven.")


def _happened(case: Case) -> Iterator[tuple[datetime, str]]:
    complaint = case.complaint
    for step in complaint.steps:
        later = _("achteraf opgeschreven") if step.afterwards else ""
        yield step.at, ", ".join(part for part in (capital(label(step.step)), later) if part)
    for contact in complaint.contacts:
        way = capital(label(contact.channel)) if contact.channel is not None else _("Contact")
        reached = "" if contact.reached else _("Niet bereikt.")
        said = _("De klant zei: {text}").format(text=sentence(contact.said)) if contact.said.strip() else ""
        answered = _("Ons antwoord: {text}").format(text=sentence(contact.answer)) if contact.answer.strip() else ""
        yield contact.at, joined(f"{way}.", reached, said, answered)
    for promise in complaint.promises:
        what = capital(label(promise.kind))
        about = f"{what}: {one_line(promise.text)}" if promise.text.strip() else what
        yield promise.made_at, _("Beloofd voor {moment}: {what}").format(moment=_moment(promise.due), what=about)
        if promise.outcome is not None and promise.ended_at is not None:
            yield promise.ended_at, _("Belofte {outcome}: {what}").format(outcome=label(promise.outcome), what=about)
    if complaint.solution is not None:
        chosen = _("Oplossing gekozen: {text}").format(text=one_line(complaint.solution.text) or "–")
        yield complaint.solution.chosen_at, chosen
        if complaint.solution.agreed_at is not None:
            yield complaint.solution.agreed_at, _("De klant is het ermee eens.")
    for letter in complaint.letters:
        yield letter.at, _("Brief {kind} {how}.").format(kind=label(letter.kind), how=label(letter.how))


def _gifts(case: Case) -> Iterator[Section]:
    lines = case.complaint.goodwill
    given = [line for line in lines if line.counts]
    if given:
        yield Prose(heading=_("Wat is gegeven"), text=_("Inclusief btw, met wat de klant zelf betaalde."))
        rows = tuple(
            GiftRow(description=one_line(line.description), value=line.value, share=line.share, given=line.given)
            for line in given
        )
        yield Gifts(rows=rows, total=Given(sum(line.value for line in given), sum(line.share for line in given)))
    others = [line for line in lines if not line.counts]
    if others:
        told = (f"{one_line(line.description)}, {_SAID.euro(line.value)}, {label(line.answer)}" for line in others)
        yield Prose(heading=_("Wat ook is aangeboden"), text="\n".join(told))


def _letters(case: Case) -> Iterator[Section]:
    for letter in case.complaint.letters:
        heading = _("Brief {kind}, {how} op {moment}")
        words = heading.format(kind=label(letter.kind), how=label(letter.how), moment=_moment(letter.at))
        yield Prose(heading=words, text=letter.words)


def _outcome(case: Case) -> Iterator[str]:
    complaint = case.complaint
    if case.cause.strip():
        yield _("Oorzaak: {cause}").format(cause=one_line(case.cause))
    if case.measure is not None:
        yield _("Maatregel: {measure}").format(measure=one_line(case.measure.text))
    if complaint.closed is not None:
        yield _("Gesloten op {moment}: {reason}").format(
            moment=_moment(complaint.closed.at), reason=label(complaint.closed.reason)
        )
    else:
        yield _("De klacht is nog open.")


def _moment(at: datetime) -> str:
    return f"{_SAID.full_date(at.date())}, {_SAID.clock(at)}"


@in_dutch()
def render(file: Letter, accent: str) -> bytes:
    """Return the file as tagged PDF on as many pages as it takes."""
    stream = BytesIO()
    canvas = sheet(stream, Language.DUTCH.value)
    accent = c.readable(accent)
    pieces = Body(file, accent, FITS[1], canvas.tags.root).sections([])
    pages = paginate(pieces, (BODY_BOTTOM - TOP) * MM, (BODY_BOTTOM - LATER_TOP) * MM)
    small = Style(LABEL, 8.5, 0, c.GREY)
    for number, page in enumerate(pages, start=1):
        top = up(TOP if number == 1 else LATER_TOP)
        if number == 1:
            title = Element("H1", canvas.tags.root, file.subject)
            with canvas.tags.content(title):
                say(canvas, MARGIN * MM, up(30), file.subject, Style(BOLD, 17, 0, c.INK), room=BODY_WIDTH * MM)
        with canvas.tags.ornament():
            where = _("bladzijde {page} van {pages}").format(page=number, pages=len(pages))
            say(canvas, MARGIN * MM, up(20), f"{file.shop} · {file.subject}", small, room=BODY_WIDTH * MM * 0.7)
            say(canvas, RIGHT * MM, up(20), where, small, to_right=True)
        for index, piece in enumerate(page):
            top -= piece.gap if index else 0
            piece.draw(canvas, top)
            top -= piece.height
        canvas.tags.next_page()
    title_words = " ".join(part for part in (file.shop, file.subject) if part)
    finish(canvas, title=title_words, author=file.shop, subject=file.subject, language=Language.DUTCH.value)
    return stream.getvalue()
