"""What the others are asked to do, each in an environment of its own; code that is run there and never here."""

VORTA = """
import os, sys
sys.argv = ["vorta"]
from peewee import SqliteDatabase
from vorta import config
from vorta.store.connection import init_db
from vorta.log import init_logger
init_logger(background=False)
init_db(SqliteDatabase(config.SETTINGS_DIR / "settings.db", pragmas={"journal_mode": "wal"}))
from vorta.application import VortaApp
VortaApp._alert_missing_borg = lambda *_: None  # a question about another program, that waits for an answer
app = VortaApp(sys.argv, single_app=False)
app.open_main_window_action()
app.processEvents()
assert not app.main_window.grab().isNull()
os._exit(0)
"""

_TIMED = """
import json, sys, time
from pathlib import Path
words = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["words"]
def warm(make):
    make()
    least = 1e9
    for _ in range(20):
        started = time.perf_counter()
        made = make()
        least = min(least, 1000 * (time.perf_counter() - started))
        assert len(made) > 500
    print(least)
"""

FPDF = (
    _TIMED
    + """
from fpdf import FPDF
def make():
    pdf = FPDF(format="A4")
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    pdf.multi_cell(0, 5, words.encode("latin-1", "replace").decode("latin-1"))
    return bytes(pdf.output())
warm(make)
"""
)

WEASYPRINT = (
    _TIMED
    + """
import html
from weasyprint import HTML
page = "<style>@page{size:A4;margin:25mm}body{font:10pt sans-serif;white-space:pre-wrap}</style>" + html.escape(words)
warm(lambda: HTML(string=page).write_pdf())
"""
)

TYPST = (
    _TIMED
    + r"""
import tempfile, typst
folder = Path(tempfile.mkdtemp())
source = folder / "letter.typ"
source.write_text("", encoding="utf-8")
compiler = typst.Compiler(str(source))
turn = 0
def make():
    global turn
    turn += 1
    text = json.dumps(words + "\n" + str(turn), ensure_ascii=False)
    source.write_text("#set page(paper: \"a4\")\n#set text(size: 10pt)\n#" + text, encoding="utf-8")
    return compiler.compile(format="pdf")
warm(make)
"""
)

OPENPYXL = """
import io, json, sys, time
from pathlib import Path
from openpyxl import Workbook
cells = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
least = 1e9
for _ in range(3):
    started = time.perf_counter()
    book = Workbook()
    for row in cells:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    least = min(least, 1000 * (time.perf_counter() - started))
print(least)
"""

LIST = """
import sqlite3, sys
from openpyxl import Workbook
book = Workbook(write_only=True)
sheet = book.create_sheet("Klachten")
query = ("SELECT c.year || '-' || c.number, c.received_at, k.surname, c.title, c.story, c.given / 100.0 "
         "FROM complaint c LEFT JOIN customer k ON k.id = c.customer_id ORDER BY c.received_at DESC")
for row in sqlite3.connect(sys.argv[1]).execute(query):
    sheet.append(row)
book.save(sys.argv[2])
"""
