"""What is written quickly is what the library writes slowly, and it leaves the library as it was."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Event

import pypdfium2
import pytest
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from klachtenboek.typeset.fonts import BODY, BOLD, FALLBACK, covered
from klachtenboek.typeset.swift import fill, number, swiftly, write

WORDS = ("(a) \\ b", "€ 12,50", "ß é ł ☐", "a\N{NO-BREAK SPACE}b", "".join(map(chr, range(0x391, 0x3C9))))


def page_of(draw: str, words: str, face: str) -> tuple[str, bytes]:
    """Write the words by our way or the library's; return them as read back, and the picture of the page."""
    covered(face)
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(400, 60), invariant=1)
    if draw == "ours":
        write(canvas, (10, 20), [[(face, words)]], size=12, leading=14, colour="#1F4690")
    else:
        text = canvas.beginText(10, 20)
        text.setFillColorRGB(0x1F / 255, 0x46 / 255, 0x90 / 255)
        text.setFont(face, 12, 14)
        text.textOut(words)
        canvas.drawText(text)
    canvas.save()
    document = pypdfium2.PdfDocument(BytesIO(stream.getvalue()))
    try:
        page = document[0]
        return page.get_textpage().get_text_range(), page.render().to_pil().tobytes()
    finally:
        document.close()


@pytest.mark.parametrize("words", WORDS)
def test_text_looks_and_reads_as_the_library_writes_it(words: str) -> None:
    face = FALLBACK if "Ω" in words else BODY
    assert page_of("ours", words, face) == page_of("theirs", words, face)


def test_more_characters_than_one_part_of_a_face_holds_are_written() -> None:
    many = "".join(chr(code) for code in sorted(covered(FALLBACK)) if 0x100 <= code < 0x400)
    assert len(many) > 256
    assert page_of("ours", many, FALLBACK) == page_of("theirs", many, FALLBACK)


def test_lines_of_two_faces_stand_under_each_other() -> None:
    covered(BODY), covered(BOLD)
    canvas = Canvas(BytesIO())
    write(canvas, (10, 20), [[(BODY, "een "), (BOLD, "twee")], [(BOLD, "drie")]], size=12, leading=14, colour="#000000")
    code = canvas._code[-1]  # noqa: SLF001  what was written
    assert code.count(" Tf ") == 2
    assert code.count("T*") == 1


def test_the_library_is_left_as_it_was() -> None:
    before = pdfdoc.fp_str, pdfdoc.pdfdocEnc, pdfdoc.PDFZCompress.encode
    with swiftly():
        assert pdfdoc.fp_str is not before[0]
        assert pdfdoc.pdfdocEnc("/Type") == b"/Type"
        assert pdfdoc.pdfdocEnc("é\n") == "é\n".encode("extpdfdoc")
        assert pdfdoc.pdfdocEnc(b"x") == b"x"
    assert (pdfdoc.fp_str, pdfdoc.pdfdocEnc, pdfdoc.PDFZCompress.encode) == before


def test_two_threads_leave_the_library_as_it_was() -> None:
    """The one that began first ends first: what the other found is not what is put back."""
    before = pdfdoc.fp_str, pdfdoc.pdfdocEnc, pdfdoc.PDFZCompress.encode
    second_began, first_ended = Event(), Event()

    def second() -> bool:
        with swiftly():
            second_began.set()
            assert first_ended.wait(30)
            return pdfdoc.fp_str is number()

    with ThreadPoolExecutor(1) as other:
        with swiftly():
            still_swift = other.submit(second)
            assert second_began.wait(30)
        first_ended.set()
        assert still_swift.result(30)
    assert (pdfdoc.fp_str, pdfdoc.pdfdocEnc, pdfdoc.PDFZCompress.encode) == before


def test_a_file_that_fails_puts_the_library_back() -> None:
    before = pdfdoc.fp_str, pdfdoc.pdfdocEnc, pdfdoc.PDFZCompress.encode
    with pytest.raises(ZeroDivisionError), swiftly(), swiftly():
        raise ZeroDivisionError
    assert (pdfdoc.fp_str, pdfdoc.pdfdocEnc, pdfdoc.PDFZCompress.encode) == before


def test_a_colour_is_written_as_three_parts() -> None:
    assert fill("#FF0080") == "1 0 .501961 rg"
