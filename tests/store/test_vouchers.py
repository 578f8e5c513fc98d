from datetime import date

import pytest

from klachtenboek.store import Store


@pytest.mark.parametrize("asks", ["ending", "untold"])
def test_what_runs_out_is_found_without_reading_everything(store: Store, asks: str) -> None:
    asked: list[str] = []
    store.database.connection.set_trace_callback(asked.append)
    span = date(2026, 3, 1), date(2026, 3, 31)
    found = store.vouchers.ending(*span) if asks == "ending" else store.overview.untold_vouchers(*span, 30)
    assert not found
    store.database.connection.set_trace_callback(None)
    plan = " / ".join(row[3] for row in store.database.rows(f"EXPLAIN QUERY PLAN {asked[-1]}"))
    assert "goodwill_expiring" in plan
    assert "SCAN" not in plan
