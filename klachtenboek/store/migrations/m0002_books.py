"""Version 2: what the bookkeeper was told, closed years, vouchers that were used and accounts; only added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.store.script import run_script

if TYPE_CHECKING:
    import sqlite3

TABLES = """
CREATE TABLE "export" (
    "number" INTEGER NOT NULL PRIMARY KEY,
    "first" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "rows" INTEGER NOT NULL
);
CREATE TABLE "booked" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "export_id" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "posted_on" TEXT NOT NULL,
    "is_reversal" INTEGER NOT NULL,
    "corrects" TEXT NOT NULL,
    "line_id" INTEGER NOT NULL,
    "complaint_id" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "customer_id" INTEGER,
    "day" TEXT NOT NULL,
    "agreed_on" TEXT,
    "given_on" TEXT,
    "sold_on" TEXT,
    "receipt" TEXT NOT NULL,
    "kind" VARCHAR(255) NOT NULL,
    "description" TEXT NOT NULL,
    "method" VARCHAR(255),
    "processed" VARCHAR(255) NOT NULL,
    "vat_category" VARCHAR(255),
    "vat_rate" INTEGER,
    "gross" INTEGER NOT NULL,
    "vat" INTEGER NOT NULL,
    "net" INTEGER NOT NULL,
    "cost" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,
    "share" INTEGER NOT NULL,
    "remark" TEXT NOT NULL,
    FOREIGN KEY ("export_id") REFERENCES "export" ("number") ON DELETE RESTRICT
);
CREATE INDEX "booked_export_id" ON "booked" ("export_id");
CREATE UNIQUE INDEX "booked_year_number" ON "booked" ("year", "number");
CREATE TABLE "closed_year" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "year" INTEGER NOT NULL,
    "closed_at" TEXT NOT NULL,
    "reopened_at" TEXT,
    "reason" TEXT NOT NULL
);
CREATE TABLE "redemption" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "line_id" INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "receipt" TEXT NOT NULL
);
CREATE INDEX "redemption_line_id" ON "redemption" ("line_id");
CREATE TABLE "account" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "ledger" TEXT NOT NULL,
    "rgs" TEXT NOT NULL,
    "cost_centre" TEXT NOT NULL
);
"""


def up(connection: sqlite3.Connection) -> None:
    """Make the tables beside those that are there."""
    run_script(connection, TABLES)
