"""Whatever anybody types goes through the whole book: kept, found, listed, written in a letter, exported."""

import unicodedata
from pathlib import Path

import pytest

from klachtenboek.domain.contact import OnlineTrail
from klachtenboek.domain.correspondence import LetterKind, Sent
from klachtenboek.domain.goodwill import GoodwillKind
from klachtenboek.domain.kinds import Channel, Direction, PromiseKind
from klachtenboek.domain.summary import Query
from klachtenboek.domain.vat import VatCategory
from klachtenboek.letters.case import Block, Choices
from klachtenboek.logbook import Logbook
from tests.logbook.book import tomorrow

NASTY = {
    "null": "a\x00b",
    "control": "a\x01\x07\x08\x1b[31mb\x7f",
    "lone surrogate": "a\ud800b\udfffc",
    "byte order mark": "\ufeffa\ufffe\uffff",
    "new lines": "a\r\nb\rc\u2028d\u2029e\x85f\x0bg",
    "tabs and blanks": "\t a\u00a0\u2003\u3000b \t",
    "zero width": "a\u200b\u200c\u200d\u2060b",
    "only invisible, with a letter": "\u200e\u200fx\u202e",
    "right to left": "مرحبا שלום abc",
    "override": "taart \u202egnp.exe\u202c weg",
    "combining": "e\u0301\u0301\u0301 Z\u0351\u036b\u0343\u036a\u0302a\u0346l\u035fg\u0321o",
    "emoji": "\U0001f382\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466\U0001f1f3\U0001f1f1\u2764\ufe0f",
    "newest emoji": "\U0001fae8\U0001fadf",
    "chinese": "蛋糕坏了，我很失望",
    "turkish": "İstanbul ıiİI ŞĞ",
    "ligatures": "ĳs ﬁets Straße ŉ",
    "private and unassigned": "\ue000\U000f0000\U000e0fff",
    "sql": "'; DROP TABLE complaint; --",
    "sql like": "100% _ \\ ' \" `",
    "html": "<b>vet</b><script>alert(1)</script><img src='file:///etc/passwd'>",
    "markup of letters": "<para><font color='red'>x</font></para><br/>&nbsp;&#0;&amp;<a href='http://x'>y</a>",
    "unclosed markup": "<b><i>a & b < c > d </para>",
    "percent format": "%s %d %(x)s %n %99999999d",
    "brace format": "{} {0} {title} {x!r:>99} }{",
    "formula": '=HYPERLINK("http://x","y")',
    "formula plus": "+1+1|cmd' /C calc'!A0",
    "formula minus": "-2+3",
    "formula at": "@SUM(A1:A9)\t=1",
    "csv": 'a;b,c\t"d"\n;e',
    "path": "../../etc/passwd C:\\CON |<>:*? NUL.txt",
    "search language": '" AND NEAR(a b) OR NOT -x * ^ (col: "',
    "long word": "x" * 290,
    "many short words": "a " * 140,
    "json": '{"a": ["\\ud800"]}',
    "template": "${HOME} $(id) `id` {{7*7}} %PATH%",
}


def clean(text: str) -> str:
    """Return the letters and figures of a text, as they should come out at the other end."""
    return "".join(char for char in unicodedata.normalize("NFC", text) if char.isalnum())


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_any_text_goes_through_the_whole_book(logbook: Logbook, tmp_path: Path, text: str) -> None:
    """R23."""
    told = logbook.complaints.log(
        text,
        who=f"Mevrouw {text}",
        phone=text,
        email=text,
        channel=Channel.REVIEW,
        trail=OnlineTrail(platform=text, link=text, quoted=text, reply=text),
    )
    key = told.id
    assert clean(told.story) == clean(text.replace("\ufeff", ""))
    logbook.complaints.add_to_story(key, text)
    logbook.complaints.contact(key, said=text, answer=text, direction=Direction.OUT)
    logbook.complaints.edit(key, title=text, wish=text, product=text, receipt=text, cause_note=text)
    logbook.complaints.note_health(key, text)
    logbook.complaints.choose_solution(key, text, anyway=True)
    logbook.complaints.agree(key)
    promised = logbook.promises.make(key, PromiseKind.OTHER, text, tomorrow(logbook))
    logbook.promises.keep(key, promised.promises[0].id, note=text)
    logbook.goodwill.give(key, GoodwillKind.COURTESY, text, 100, receipt=text, remark=text)
    logbook.complaints.edit(key, measure_id=logbook.lessons.take_measure(text).id)
    logbook.keeping.save_shop(logbook.keeping.shop()._replace(name=text, tagline=text, town=text))
    logbook.keeping.remember("x", text)
    logbook.rates.add(VatCategory.LOW, 900, told.received_at.date(), source=text)
    for query in (text, text[:5], told.title):
        assert len(logbook.complaints.page(Query(words=query)).rows) <= 1
        logbook.customers.suggest(query)
        logbook.lessons.guess_category(query)
    assert [row.id for row in logbook.complaints.page(Query()).rows] == [key]
    for kind in (LetterKind.CLOSING, LetterKind.ACKNOWLEDGEMENT):
        logbook.letters.send(key, kind, how=Sent.PRINTED, choices=Choices(own_sentence=text, subject=text))
    own = Choices(words=((Block.REASONS, text),))
    logbook.letters.save_pdf(key, LetterKind.EXPLANATION, tmp_path, own)
    logbook.year.export(2026, tmp_path, with_names=True)
    assert all(isinstance(line.new, str) for line in logbook.complaints.history(key))
    assert logbook.keeping.check().faults == ()


def test_no_cell_of_an_export_is_a_formula_and_no_letter_has_a_link(logbook: Logbook, tmp_path: Path) -> None:
    """R24."""
    from openpyxl import load_workbook
    from pypdfium2 import PdfDocument

    for text in NASTY.values():
        key = logbook.complaints.log(text, who=text).id
        logbook.goodwill.give(key, GoodwillKind.COSTS, text, 100, remark=text, receipt=text)
        logbook.letters.send(key, LetterKind.CLOSING, how=Sent.PRINTED)
    folder = logbook.year.export(2026, tmp_path, with_names=True)
    book = load_workbook(folder / "Jaaroverzicht 2026.xlsx")
    ours = {"=SUM", "=SUBTOTAL"}
    formulas = [cell.value for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    assert [value for value in formulas if not str(value).startswith(tuple(ours))] == []
    assert [cell for sheet in book for row in sheet for cell in row if cell.hyperlink is not None] == []
    letters = sorted((folder / "bewijsstukken").iterdir())
    assert len(letters) == len(NASTY)
    for path in letters:
        pdf = path.read_bytes()
        assert b"/URI" not in pdf
        assert b"/JavaScript" not in pdf
        document = PdfDocument(pdf)
        text = document[0].get_textpage().get_text_bounded()
        assert "2026-" in text
        document.close()
