"""The runner of the benchmarks works, with sizes too small to say anything about speed."""

import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.__main__ import GROUPS, line, main, report
from benchmarks.book import multiply, open_book, tell_book
from benchmarks.timing import Case, measure, percentile
from klachtenboek.domain.summary import Query

TINY = ("--told", "80", "--small", "90", "--large", "220", "--largest", "300", "--rounds", "2")

APART = {"start", "memory", "idle", "bundle"}
"""Processes of their own, and what may not have been built."""


def turns(*times: int) -> Case:
    """Make a case whose rounds take these nanoseconds, ours and bare in turns."""
    moments = itertools.accumulate(itertools.chain.from_iterable((0, time) for time in times))
    return Case(group="list", name="x", most=2, ours=int, bare=int, rounds=len(times) // 2, clock=moments.__next__)


@pytest.mark.timeout(600)  # every case once: half a minute on a machine that has nothing else to do
@pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)  # a remark of the invisible screen
def test_every_group_but_the_start_is_timed_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    groups = [group for group in GROUPS if group not in APART]
    code = main([*groups, *TINY, "--results", str(tmp_path)])
    [kept] = tmp_path.glob("*.json")
    cases = json.loads(kept.read_text(encoding="utf-8"))["cases"]
    assert {case["group"] for case in cases} == set(groups)
    assert all(case["fastest"] > 0 and case["figure"] > 0 for case in cases)
    assert code == (0 if all(case["is_met"] for case in cases) else 1)
    printed = capsys.readouterr().out
    assert all(case["name"][:20] in printed for case in cases)


def test_a_multiplied_book_is_a_whole_book(tmp_path: Path) -> None:
    logbook = open_book(multiply(tell_book(tmp_path / "told.db", 80), tmp_path / "many.db", 220))
    health = logbook.keeping.check()
    assert health.faults == ()
    assert health.complaints + 1 == 220  # the one to practise on is not counted
    written = logbook.complaints.log("Het brood was oud.", who="Ina Bakker")
    assert logbook.complaints.page(Query(words=str(written.reference))).rows[0].id == written.id
    assert logbook.keeping.check().faults == ()
    logbook.close()


def test_the_figure_is_the_ratio_of_the_fastest_rounds() -> None:
    # Ours goes first in the first round: ours 30, bare 20; then bare 10, ours 40.
    result = measure(turns(30, 20, 10, 40))
    assert (result.figure, result.is_met) == (3, False)
    assert "NOT MET" in line(result)


def test_without_a_baseline_the_figure_is_the_p95_in_milliseconds() -> None:
    case = replace(turns(3_000_000, 1_000_000, 1_000_000, 2_000_000), bare=None, rounds=2)
    result = measure(case)
    assert (result.figure, result.is_met, result.bare) == (3, False, None)


def test_the_exit_code_says_whether_every_gate_is_met() -> None:
    good = measure(turns(20, 20))
    assert report([good]) == 0
    assert report([good, replace(good, figure=9)]) == 1
    assert report([]) == 1


def test_a_percentile_is_a_time_that_was_measured() -> None:
    assert percentile(range(100, 0, -1), 95) == 96
    assert percentile([7], 95) == 7


def test_an_unknown_group_is_refused() -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["nothing"])
