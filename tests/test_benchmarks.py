"""The runner of the benchmarks works, with sizes too small to say anything about speed."""

import itertools
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import start
from benchmarks.__main__ import GROUPS, in_document, line, main, report
from benchmarks.book import multiply, open_book, told_before
from benchmarks.timing import Case, Result, measure, percentile
from klachtenboek.domain.summary import Query

TOLD = 80
TINY = ("--told", str(TOLD), "--small", "10", "--large", "220", "--largest", "240", "--rounds", "1")

APART = {"start", "memory", "idle", "bundle"}
"""Processes of their own, and what may not have been built."""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tell the book once that every test here multiplies, and keep it as ``--books`` does."""
    folder = tmp_path_factory.mktemp("books")
    told_before(folder, TOLD)
    return folder


def turns(*times: int) -> Case:
    """Make a case whose rounds take these nanoseconds, ours and bare in turns."""
    moments = itertools.accumulate(itertools.chain.from_iterable((0, time) for time in times))
    return Case(group="list", name="x", most=2, ours=int, bare=int, rounds=len(times) // 2, clock=moments.__next__)


def once(case: Case) -> Result:
    """Measure one series of rounds, however near its gate the figure is."""
    return measure(case, most_rounds=case.rounds)


@pytest.mark.timeout(600)  # every case once: half a minute on a machine that has nothing else to do
@pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)  # a remark of the invisible screen
def test_every_group_but_the_start_is_timed_and_kept(
    books: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    groups = [group for group in GROUPS if group not in APART]
    code = main([*groups, *TINY, "--books", str(books), "--results", str(tmp_path)])
    [kept] = tmp_path.glob("*.json")
    cases = json.loads(kept.read_text(encoding="utf-8"))["cases"]
    assert {case["group"] for case in cases} == set(groups)
    assert all(case["fastest"] > 0 and case["figure"] > 0 for case in cases)
    assert code == (0 if all(case["is_met"] or case["is_within_limit"] for case in cases) else 1)
    printed = capsys.readouterr().out
    assert all(case["name"][:20] in printed for case in cases)


def test_both_sides_of_a_start_are_compiled_before_they_are_counted(books: Path, tmp_path: Path) -> None:
    """Else a bare window counts the compiling of modules of PySide's that the program leaves for later."""
    book = shutil.copyfile(told_before(books, TOLD), tmp_path / "told.db")
    next(start.cases(book, book))
    compiled = {path.name.partition(".")[0] for path in (tmp_path / "compiled").rglob("*.pyc")}
    assert {"zipfile", "argparse", "main_window"} <= compiled


def test_a_multiplied_book_is_a_whole_book(books: Path, tmp_path: Path) -> None:
    logbook = open_book(multiply(told_before(books, TOLD), tmp_path / "many.db", 220))
    health = logbook.keeping.check()
    assert health.faults == ()
    assert health.complaints + 1 == 220  # the one to practise on is not counted
    written = logbook.complaints.log("Het brood was oud.", who="Ina Bakker")
    assert logbook.complaints.page(Query(words=str(written.reference))).rows[0].id == written.id
    assert logbook.keeping.check().faults == ()
    logbook.close()


def test_the_figure_is_the_ratio_of_the_fastest_rounds() -> None:
    # Ours goes first in the first round: ours 30, bare 20; then bare 10, ours 40.
    result = once(turns(30, 20, 10, 40))
    assert (result.figure, result.is_met) == (3, False)
    assert "NOT MET" in line(result)


def test_without_a_baseline_the_figure_is_the_p95_in_milliseconds() -> None:
    case = replace(turns(3_000_000, 1_000_000, 1_000_000, 2_000_000), bare=None, rounds=2)
    result = once(case)
    assert (result.figure, result.is_met, result.bare) == (3, False, None)


def test_a_ratio_just_over_its_gate_is_measured_again_and_the_fastest_rounds_count() -> None:
    again = measure(replace(turns(50, 20, 36, 19), rounds=1))  # ours goes first in the only round of each series
    assert (again.figure, again.rounds, again.is_met) == (36 / 19, 2, True)


def test_of_a_p95_just_over_its_gate_the_quietest_series_counts() -> None:
    case = replace(turns(3_000_000, 2_500_000, 2_900_000, 1_000_000), bare=None, rounds=1)
    again = measure(case)
    assert (again.figure, again.rounds, again.is_met) == (1, 4, True)


def test_what_is_far_over_its_gate_is_not_measured_again() -> None:
    assert measure(replace(turns(90, 20, 20, 20), rounds=1)).figure == 4.5


def test_the_exit_code_says_whether_every_gate_is_met() -> None:
    good = once(turns(20, 20))
    assert report([good]) == 0
    assert report([good, replace(good, figure=9)]) == 1
    assert report([]) == 1


def test_a_gate_that_cannot_be_met_is_told_and_guarded_by_its_limit(capsys: pytest.CaptureFixture[str]) -> None:
    good = once(turns(20, 20))
    within = once(replace(turns(90, 20), limit=5))
    assert (within.is_met, within.is_within_limit) == (False, True)
    assert "NOT MET, within its limit 5" in line(within)
    assert "| 2 | **nee**; wel binnen 5 |" in in_document([within])
    assert report([good, within]) == 0
    assert capsys.readouterr().out == "1 of 2 gates met; 1 cannot be, and stay within their limit\n"


def test_a_gate_that_cannot_be_met_fails_beyond_its_limit(capsys: pytest.CaptureFixture[str]) -> None:
    beyond = once(replace(turns(120, 20), limit=5))
    assert not beyond.is_within_limit
    assert "NOT MET, beyond its limit 5" in line(beyond)
    assert "| 2 | **nee**; ook niet binnen 5 |" in in_document([beyond])
    assert report([beyond]) == 1
    assert report([beyond, once(replace(turns(90, 20), limit=5))]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "0 of 1 gates met",
        "0 of 2 gates met; 1 cannot be, and stay within their limit",
    ]


def test_a_limit_does_not_make_a_gate_that_is_met_anything_else() -> None:
    met = once(replace(turns(30, 20), limit=5))
    assert (met.is_met, met.is_within_limit) == (True, False)
    assert "limit" not in line(met)
    assert "| ja |" in in_document([met])


def test_a_percentile_is_a_time_that_was_measured() -> None:
    assert percentile(range(100, 0, -1), 95) == 96
    assert percentile([7], 95) == 7


def test_one_case_can_be_asked_for(books: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--books", str(books), "--results", str(tmp_path), "--only", "largest of")
    assert main(["paper", *TINY, *asked]) == 0
    assert "1 of 1 gates met" in capsys.readouterr().out


def test_an_unknown_group_is_refused() -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["nothing"])
