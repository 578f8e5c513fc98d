"""``python -m benchmarks [GROUP …]``: time the program against bare libraries, in a table and a JSON file."""

from __future__ import annotations

import argparse
import json
import platform
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from benchmarks import backup, bundle, letters, reading, start, window, writing, year
from benchmarks.book import TOLD, copied, open_book, told_before
from benchmarks.document import machine, put
from benchmarks.timing import Case, Reading, Result, measure, take
from klachtenboek.store import Store

GROUPS = (
    "list",
    "open",
    "search",
    "totals",
    "save",
    "paper",
    "year",
    "window",
    "backup",
    "start",
    "memory",
    "idle",
    "bundle",
)
RESULTS = Path(__file__).resolve().parent / "results"
SMALL, LARGE, LARGEST = 1_000, 10_000, 100_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Time the groups asked for, or all; return 0 when every gate is met or cannot be, and 1 when not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"one or more of: {', '.join(GROUPS)}")
    parser.add_argument("--only", default="", metavar="WORDS", help="only the cases with these words in their name")
    parser.add_argument("--large", type=int, default=LARGE, help="complaints in the large book")
    parser.add_argument("--largest", type=int, default=LARGEST, help="complaints in the largest book")
    parser.add_argument("--small", type=int, default=SMALL, help="complaints in the small book, lines in the year")
    parser.add_argument("--told", type=int, default=TOLD, help="complaints told verb by verb")
    parser.add_argument("--books", type=Path, default=None, help="a folder in which the books are kept for a next time")
    parser.add_argument("--document", type=Path, default=None, help="also write the table in this document")
    parser.add_argument("--rounds", type=int, default=None, help="rounds at most, for a quick look")
    parser.add_argument("--results", type=Path, default=RESULTS, help="the folder for the JSON file")
    asked = parser.parse_args(arguments)
    unknown = set(asked.groups) - set(GROUPS)
    if unknown:
        parser.error(f"no such group: {', '.join(sorted(unknown))}")
    groups = set(asked.groups or GROUPS)
    results = []
    print(HEAD)
    with tempfile.TemporaryDirectory(prefix="klachtenboek-bench-") as folder:
        kept = asked.books or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        for case in _cases(Path(folder), kept, groups, (asked.small, asked.large, asked.largest), asked.told):
            if asked.only not in case.name:
                continue
            result = take(case) if isinstance(case, Reading) else measure(case, most_rounds=asked.rounds)
            print(line(result), flush=True)
            results.append(result)
    print(f"\n{keep(results, asked.results)}")
    if asked.document is not None:
        put(asked.document, "gemeten", in_document(results))
    return report(results)


def _cases(
    folder: Path, kept: Path, groups: set[str], sizes: tuple[int, int, int], told: int
) -> Iterator[Case | Reading]:
    """Yield the cases of these groups; each module has books of its own, so that none slows another down."""
    yield from (case for case in bundle.cases() if case.group in groups)
    small, large, largest = sizes
    source = told_before(kept, told)
    wanted = sizes if groups & {"window", "start", "totals", "list", "search"} else sizes[:2]
    books = {size: copied(source, kept, folder / f"{size} complaints.db", size) for size in wanted}
    spare = {name: copied(source, kept, folder / f"{name}.db", large) for name in ("store", "closed")}
    if "start" in groups:
        yield from start.cases(books[small], books[large], books[largest])
    if groups & {"memory", "idle"}:
        yield from (case for case in start.standing(books[large]) if case.group in groups)
    if "window" in groups:
        yield from window.cases(books[small], books[large], books[largest])
    logbook, bare = open_book(books[large]), reading.raw(books[large])
    store = Store(spare["store"])
    try:
        if "paper" in groups:
            yield from letters.cases(logbook, small // 2)
        if "year" in groups:
            yield from year.cases(folder, sizes)
        if "backup" in groups:
            yield from backup.cases(logbook, spare["closed"])
        yield from (case for case in reading.cases(logbook, bare) if case.group in groups)
        if groups & {"list", "search", "totals"}:
            yield from (case for case in _largest(books[largest]) if case.group in groups)
        if "save" in groups:
            yield from writing.cases(logbook, store, bare)
    finally:
        store.close()
        bare.close()
        logbook.close()


def _largest(book: Path) -> Iterator[Case]:
    """Yield what is read from the largest book: a page, a search and the sums of a year."""
    logbook, bare = open_book(book), reading.raw(book)
    try:
        yield from reading.largest(logbook, bare)
        logbook.close()
        store = Store(book)
        yield reading.totals(store, bare)
        store.close()
    finally:
        bare.close()
        logbook.close()


HEAD = f"{'':8}{'':50}{'ours':>10}{'p95':>10}{'bare':>10}{'figure':>9}{'gate':>8}"


def line(result: Result) -> str:
    """Return a line of the table: milliseconds, the figure that counts, its gate and whether that is met."""
    bare = f"{result.bare:10.3f}" if result.bare is not None else f"{'':10}"
    verdict = ("" if result.unit == "ms" else f"  {result.unit}") + _missed(result)
    named = f"{result.name} / {result.against}" if result.against else result.name
    return (
        f"{result.group:8}{named:50.50}{result.fastest:10.3f}{result.p95:10.3f}{bare}"
        f"{result.figure:9.2f}{result.most:8.2f}{verdict}"
    )


def _missed(result: Result) -> str:
    if result.is_met:
        return ""
    beside = f", {'within' if result.is_within_limit else 'beyond'} its limit {result.limit:g}" if result.limit else ""
    return f"  NOT MET{beside}"


def in_document(results: Sequence[Result]) -> str:
    """Return the table as it stands in a document, with when and where it was made."""
    rows = [
        f"| {one.name} | {one.against} | {one.fastest:.2f} {one.unit} | {one.figure:.2f} | {one.most:g} "
        f"| {_verdict(one)} |"
        for one in results
    ]
    head = ["| wat | tegen | van ons | getal | grens | gehaald |", "| --- | --- | ---: | ---: | ---: | --- |"]
    return "\n".join([*head, *rows, "", f"{machine()}."])


def _verdict(result: Result) -> str:
    if result.is_met:
        return "ja"
    beside = f"; {'wel' if result.is_within_limit else 'ook niet'} binnen {result.limit:g}" if result.limit else ""
    return f"**nee**{beside}"


def keep(results: Sequence[Result], folder: Path) -> Path:
    """Write the results as JSON and return where."""
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now().replace(microsecond=0)
    path = folder / f"{now:%Y%m%d-%H%M%S}.json"
    cases = [
        asdict(result) | {"is_met": result.is_met, "is_within_limit": result.is_within_limit} for result in results
    ]
    about = {"at": now.isoformat(), "python": platform.python_version(), "machine": platform.machine()}
    path.write_text(json.dumps(about | {"cases": cases}, indent=1) + "\n", encoding="utf-8")
    return path


def report(results: Sequence[Result]) -> int:
    """Say how many gates are met, and how many cannot be; return the exit code."""
    missed = [result for result in results if not result.is_met]
    within = [result for result in missed if result.is_within_limit]
    told = f"{len(results) - len(missed)} of {len(results)} gates met"
    print(f"{told}; {len(within)} cannot be, and stay within their limit" if within else told)
    return 1 if len(missed) > len(within) or not results else 0


if __name__ == "__main__":
    raise SystemExit(main())
