from datetime import date

from klachtenboek.store import Store


def test_what_runs_out_is_found_without_reading_everything(store: Store) -> None:
    asked: list[str] = []
    store.database.connection.set_trace_callback(asked.append)
    assert not store.overview.untold_vouchers(date(2026, 3, 1), date(2026, 3, 31), 30)
    store.database.connection.set_trace_callback(None)
    plan = " / ".join(row[3] for row in store.database.rows(f"EXPLAIN QUERY PLAN {asked[-1]}"))
    assert "goodwill_expiring" in plan
    assert "SCAN" not in plan
