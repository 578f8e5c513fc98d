"""Version 1: every table, the search index and its triggers; frozen, later versions add to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtenboek.store.script import run_script

if TYPE_CHECKING:
    import sqlite3

TABLES = """
CREATE TABLE "category" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "hints" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "is_retired" INTEGER NOT NULL
);
CREATE TABLE "cause" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "is_retired" INTEGER NOT NULL
);
CREATE TABLE "measure" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "cause_id" INTEGER,
    "text" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "review_on" TEXT,
    FOREIGN KEY ("cause_id") REFERENCES "cause" ("id") ON DELETE SET NULL
);
CREATE INDEX "measure_cause_id" ON "measure" ("cause_id");
CREATE TABLE "customer" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "form" VARCHAR(255) NOT NULL,
    "own_form" TEXT NOT NULL,
    "given" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "surname" TEXT NOT NULL,
    "company" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "postcode" TEXT NOT NULL,
    "town" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "phone2" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "language" VARCHAR(255) NOT NULL,
    "preferred" VARCHAR(255) NOT NULL,
    "note" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "folded" TEXT NOT NULL
);
CREATE INDEX "customer_sort_key" ON "customer" ("sort_key");
CREATE TABLE "complaint" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "year" INTEGER,
    "number" INTEGER,
    "is_practice" INTEGER NOT NULL,
    "kind" VARCHAR(255) NOT NULL,
    "received_at" TEXT NOT NULL,
    "entered_at" TEXT NOT NULL,
    "taken_by" TEXT NOT NULL,
    "channel" VARCHAR(255) NOT NULL,
    "title" TEXT NOT NULL,
    "story" TEXT NOT NULL,
    "customer_id" INTEGER,
    "mood" INTEGER,
    "ongoing" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "trips" INTEGER NOT NULL,
    "mails" INTEGER NOT NULL,
    "wish" TEXT NOT NULL,
    "product" TEXT NOT NULL,
    "happened_on" TEXT,
    "place" TEXT NOT NULL,
    "receipt" TEXT NOT NULL,
    "purchased_on" TEXT,
    "amount" INTEGER,
    "category_id" INTEGER,
    "severity" VARCHAR(255) NOT NULL,
    "justified" VARCHAR(255) NOT NULL,
    "cause_id" INTEGER,
    "cause_note" TEXT NOT NULL,
    "measure_id" INTEGER,
    "solution_text" TEXT,
    "solution_chosen_at" TEXT,
    "solution_agreed_at" TEXT,
    "closed_at" TEXT,
    "closed_reason" VARCHAR(255),
    "closed_note" TEXT,
    "lapsed_at" TEXT,
    "lapsed_reason" TEXT,
    "hold_reason" TEXT,
    "hold_review_on" TEXT,
    "understanding" INTEGER NOT NULL,
    "apology" INTEGER NOT NULL,
    "solved" INTEGER NOT NULL,
    "triad_count" INTEGER NOT NULL,
    "given" INTEGER NOT NULL,
    "next_due" TEXT,
    "letter_count" INTEGER NOT NULL,
    "is_online" INTEGER NOT NULL,
    "has_reaction" INTEGER NOT NULL,
    "is_open" INTEGER NOT NULL,
    FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("category_id") REFERENCES "category" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("cause_id") REFERENCES "cause" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("measure_id") REFERENCES "measure" ("id") ON DELETE SET NULL
);
CREATE UNIQUE INDEX "complaint_year_number" ON "complaint" ("year", "number");
CREATE INDEX "complaint_received_at_id" ON "complaint" ("received_at", "id");
CREATE INDEX "complaint_is_open_received_at_id" ON "complaint" ("is_open", "received_at", "id");
CREATE INDEX "complaint_category_id_received_at_id" ON "complaint" ("category_id", "received_at", "id");
CREATE INDEX "complaint_cause_id_received_at_id" ON "complaint" ("cause_id", "received_at", "id");
CREATE INDEX "complaint_customer_id_received_at_id" ON "complaint" ("customer_id", "received_at", "id");
CREATE TABLE "number" (
    "year" INTEGER NOT NULL PRIMARY KEY,
    "last" INTEGER NOT NULL
);
CREATE TABLE "related" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "complaint_id" INTEGER NOT NULL,
    "other_id" INTEGER NOT NULL,
    FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("other_id") REFERENCES "complaint" ("id") ON DELETE CASCADE
);
CREATE INDEX "related_complaint_id" ON "related" ("complaint_id");
CREATE INDEX "related_other_id" ON "related" ("other_id");
CREATE TABLE "addition" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "complaint_id" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE CASCADE
);
CREATE INDEX "addition_complaint_id" ON "addition" ("complaint_id");
CREATE TABLE "step" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "complaint_id" INTEGER NOT NULL,
    "step" VARCHAR(255) NOT NULL,
    "at" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "afterwards" INTEGER NOT NULL,
    "attention_skipped" INTEGER NOT NULL,
    FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "step_complaint_id_step" ON "step" ("complaint_id", "step");
CREATE TABLE "promise" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "complaint_id" INTEGER NOT NULL,
    "kind" VARCHAR(255) NOT NULL,
    "text" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "suits" INTEGER NOT NULL,
    "lead" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "outcome" VARCHAR(255),
    "ended_at" TEXT,
    "ending_note" TEXT NOT NULL,
    "moved_from" INTEGER,
    "snoozed_until" TEXT,
    "acknowledged_at" TEXT,
    "zone" VARCHAR(255) NOT NULL,
    "due_utc" TEXT,
    FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE CASCADE
);
CREATE INDEX "promise_complaint_id" ON "promise" ("complaint_id");
CREATE TABLE "contact" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "complaint_id" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "direction" VARCHAR(255) NOT NULL,
    "channel" VARCHAR(255),
    "reached" INTEGER NOT NULL,
    "said" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "is_public" INTEGER NOT NULL,
    "promise_id" INTEGER,
    FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE CASCADE
);
CREATE INDEX "contact_complaint_id" ON "contact" ("complaint_id");
CREATE TABLE "goodwill" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "complaint_id" INTEGER NOT NULL,
    "kind" VARCHAR(255) NOT NULL,
    "description" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "share" INTEGER NOT NULL,
    "paid_out" INTEGER NOT NULL,
    "cost" INTEGER NOT NULL,
    "liable" INTEGER NOT NULL,
    "answer" VARCHAR(255) NOT NULL,
    "entered_at" TEXT NOT NULL,
    "sold_on" TEXT,
    "agreed_on" TEXT,
    "given_on" TEXT,
    "method" VARCHAR(255),
    "processed" VARCHAR(255) NOT NULL,
    "vat_category" VARCHAR(255),
    "vat_rate" INTEGER,
    "receipt" TEXT NOT NULL,
    "remark" TEXT NOT NULL,
    "hide_amount" INTEGER NOT NULL,
    "voucher_number" TEXT NOT NULL,
    "voucher_expires" TEXT,
    FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE CASCADE
);
CREATE INDEX "goodwill_complaint_id" ON "goodwill" ("complaint_id");
CREATE TABLE "letter" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "complaint_id" INTEGER NOT NULL,
    "kind" VARCHAR(255) NOT NULL,
    "language" VARCHAR(255) NOT NULL,
    "words" TEXT NOT NULL,
    "how" VARCHAR(255) NOT NULL,
    "at" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "pdf" BLOB NOT NULL,
    FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE CASCADE
);
CREATE INDEX "letter_complaint_id" ON "letter" ("complaint_id");
CREATE TABLE "attachment" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "complaint_id" INTEGER NOT NULL,
    "kind" VARCHAR(255) NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "added_at" TEXT NOT NULL,
    FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE CASCADE
);
CREATE INDEX "attachment_complaint_id" ON "attachment" ("complaint_id");
CREATE TABLE "reopened" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "complaint_id" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "closed_at" TEXT NOT NULL,
    FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE CASCADE
);
CREATE INDEX "reopened_complaint_id" ON "reopened" ("complaint_id");
CREATE TABLE "trail" (
    "complaint_id" INTEGER NOT NULL PRIMARY KEY,
    "platform" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    "quoted" TEXT NOT NULL,
    "seen_at" TEXT,
    "reply" TEXT NOT NULL,
    "replied_at" TEXT,
    "quiet_at" TEXT,
    "closed_publicly_at" TEXT,
    FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE CASCADE
);
CREATE TABLE "aftercare" (
    "complaint_id" INTEGER NOT NULL PRIMARY KEY,
    "planned_on" TEXT NOT NULL,
    "called_at" TEXT,
    "understood" INTEGER,
    "apology_good" INTEGER,
    "still_solved" INTEGER,
    "anything_else" TEXT NOT NULL,
    "verdict" VARCHAR(255),
    "came_back" INTEGER,
    FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE CASCADE
);
CREATE TABLE "health_note" (
    "complaint_id" INTEGER NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "entered_at" TEXT NOT NULL,
    "in_letter" INTEGER NOT NULL,
    FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE CASCADE
);
CREATE TABLE "history" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "complaint_id" INTEGER,
    "customer_id" INTEGER,
    "at" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "old" TEXT NOT NULL,
    "new" TEXT NOT NULL,
    FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE CASCADE,
    FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE CASCADE
);
CREATE INDEX "history_complaint_id" ON "history" ("complaint_id");
CREATE INDEX "history_customer_id" ON "history" ("customer_id");
CREATE TABLE "draft" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "started_at" TEXT NOT NULL,
    "saved_at" TEXT NOT NULL,
    "story" TEXT NOT NULL,
    "channel" VARCHAR(255) NOT NULL,
    "who" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "customer_id" INTEGER,
    "category_id" INTEGER,
    "platform" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    "promise_due" TEXT,
    "steps" TEXT NOT NULL
);
CREATE TABLE "setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);
CREATE TABLE "vat_rate" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "country" TEXT NOT NULL,
    "category" VARCHAR(255) NOT NULL,
    "rate" INTEGER NOT NULL,
    "valid_from" TEXT NOT NULL,
    "valid_to" TEXT,
    "source" TEXT NOT NULL
);
CREATE TABLE "search" (
    "complaint_id" INTEGER NOT NULL PRIMARY KEY,
    "reference" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "story" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "answers" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE CASCADE
);
CREATE INDEX "promise_open" ON "promise" ("due") WHERE "outcome" IS NULL;
CREATE INDEX "aftercare_planned" ON "aftercare" ("planned_on") WHERE "called_at" IS NULL;
CREATE INDEX "goodwill_agreed" ON "goodwill" ("agreed_on") WHERE "answer" = 'accepted';
"""

SEARCH = """
CREATE VIRTUAL TABLE "search_index" USING fts5 (
    reference, who, story, notes, answers,
    content='search', content_rowid='complaint_id',
    tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
);
CREATE TRIGGER "search_added" AFTER INSERT ON "search" BEGIN
    INSERT INTO search_index (rowid, reference, who, story, notes, answers)
    VALUES (new.complaint_id, new.reference, new.who, new.story, new.notes, new.answers);
END;
CREATE TRIGGER "search_removed" AFTER DELETE ON "search" BEGIN
    INSERT INTO search_index (search_index, rowid, reference, who, story, notes, answers)
    VALUES ('delete', old.complaint_id, old.reference, old.who, old.story, old.notes, old.answers);
END;
CREATE TRIGGER "search_changed" AFTER UPDATE ON "search" BEGIN
    INSERT INTO search_index (search_index, rowid, reference, who, story, notes, answers)
    VALUES ('delete', old.complaint_id, old.reference, old.who, old.story, old.notes, old.answers);
    INSERT INTO search_index (rowid, reference, who, story, notes, answers)
    VALUES (new.complaint_id, new.reference, new.who, new.story, new.notes, new.answers);
END;
"""


def up(connection: sqlite3.Connection) -> None:
    """Make the tables, the search index and its triggers."""
    run_script(connection, TABLES)
    run_script(connection, SEARCH)
