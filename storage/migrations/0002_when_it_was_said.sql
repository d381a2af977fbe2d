-- said_at 0: said before this was kept, or a pause.

ALTER TABLE outbox ADD COLUMN said_at BIGINT NOT NULL DEFAULT 0;

-- A few small facts about the whole, none about anybody.
CREATE TABLE marks (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
