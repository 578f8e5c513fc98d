"""The shop's own lists: categories, causes and measures; which complaint has which stands with the complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klachtenboek.domain.errors import NotFound
from klachtenboek.domain.lesson import Category, Cause, Measure
from klachtenboek.store import schema
from klachtenboek.store.mapping import Writer, build, plain

if TYPE_CHECKING:
    from klachtenboek.store.database import Database


class Lists:
    """Categories, causes and measures, each with its id."""

    def __init__(self, database: Database) -> None:
        """Read and write through this database."""
        self._database = database

    def categories(self, *, hidden: bool = False) -> tuple[Category, ...]:
        """Return the categories in use, in the owner's order; the ``hidden`` ones among them when asked for."""
        table = schema.CategoryRow
        query = table.select().order_by(table.position, table.id)
        query = query if hidden else query.where(~table.is_retired)
        return tuple(build(Category, row) for row in self._database.dicts(query))

    def category(self, category_id: int) -> Category:
        """Return a category, also one no longer in use. Raises NotFound."""
        found: Category = build(Category, self._one(schema.CategoryRow, category_id))
        return found

    def causes(self, *, hidden: bool = False) -> tuple[Cause, ...]:
        """Return the causes in use, in the owner's order; the ``hidden`` ones among them when asked for."""
        table = schema.CauseRow
        query = table.select().order_by(table.position, table.id)
        query = query if hidden else query.where(~table.is_retired)
        return tuple(build(Cause, row) for row in self._database.dicts(query))

    def cause(self, cause_id: int) -> Cause:
        """Return a cause, also one no longer in use. Raises NotFound."""
        found: Cause = build(Cause, self._one(schema.CauseRow, cause_id))
        return found

    def measures(self) -> tuple[Measure, ...]:
        """Return the measures, newest first."""
        table = schema.MeasureRow
        query = table.select(*_measure_columns()).order_by(table.since.desc(), table.id.desc())
        return tuple(build(Measure, row) for row in self._database.dicts(query))

    def measure(self, measure_id: int) -> Measure:
        """Return a measure. Raises NotFound."""
        table = schema.MeasureRow
        found = self._database.dicts(table.select(*_measure_columns()).where(table.id == measure_id))
        if not found:
            what = "measure"
            raise NotFound(what, measure_id)
        measure: Measure = build(Measure, found[0])
        return measure

    def save(self, entry: Category | Cause | Measure) -> int:
        """Write an entry, new or changed, and return its id."""
        table = _TABLES[type(entry)]
        with self._database.change():
            self._database.touch(0)
            if entry.id:
                self._database.run(table.update(plain(entry)).where(table.id == entry.id))
                return entry.id
            return _WRITERS[type(entry)].insert(self._database, plain(entry))

    def drop(self, measure: Measure) -> bool:
        """Take out a measure that no complaint has; tell whether it was so."""
        if self._database.rows("SELECT 1 FROM complaint WHERE measure_id = ? LIMIT 1", (measure.id,)):
            return False
        with self._database.change():
            self._database.rows("DELETE FROM measure WHERE id = ?", (measure.id,))
            self._database.touch(0)
        return True

    def _one(self, table: type[Any], key: int) -> dict[str, Any]:
        found = self._database.dicts(table.select().where(table.id == key))
        if not found:
            raise NotFound(table._meta.table_name, key)  # noqa: SLF001  peewee's own door
        return found[0]


def _measure_columns() -> list[Any]:
    return [field.alias(field.column_name) for field in schema.MeasureRow._meta.sorted_fields]  # noqa: SLF001


_TABLES: dict[type[Any], type[Any]] = {
    Category: schema.CategoryRow,
    Cause: schema.CauseRow,
    Measure: schema.MeasureRow,
}
_WRITERS = {kind: Writer(table) for kind, table in _TABLES.items()}
