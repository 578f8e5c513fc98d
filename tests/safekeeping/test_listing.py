"""Reading a list: the process of its own in which a spreadsheet is read."""

import io
import multiprocessing

import xlsxwriter

from klachtenboek.safekeeping.xlsx import read_in_child


def spreadsheet(*rows: list[str]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return content.getvalue()


def test_the_reader_says_that_it_begins_so_that_its_own_start_is_not_counted() -> None:
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe(duplex=False)
    child = spawning.Process(target=read_in_child, args=(spreadsheet(["Naam"], ["Marieke"]), theirs))
    child.start()
    theirs.close()
    told = [ours.recv(), ours.recv()]
    child.join()
    ours.close()
    assert told == [("begins", []), ("rows", [["Naam"], ["Marieke"]])]
