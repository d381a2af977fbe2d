-- Times are milliseconds since 1970 in UTC. Sealed: every body. Wrapped by a master key: every key.

CREATE TABLE people (
    id {key},
    chat BIGINT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    reachable INTEGER NOT NULL,
    next_ping_at BIGINT,
    key {bytes} NOT NULL,
    body {bytes} NOT NULL
);

CREATE INDEX people_due ON people (next_ping_at) WHERE reachable = 1;

CREATE TABLE opportunities (
    person BIGINT NOT NULL,
    id BIGINT NOT NULL,
    version INTEGER NOT NULL,
    body {bytes} NOT NULL,
    PRIMARY KEY (person, id)
);

-- A row holds its chat while not_before is ahead; a row of chat 0 is no letter and holds them all.
-- A key of its own has a letter to somebody of whom nothing (or nothing any more) is kept.
CREATE TABLE outbox (
    id {serial},
    chat BIGINT NOT NULL,
    person BIGINT NOT NULL,
    key {bytes},
    rank INTEGER NOT NULL,
    method TEXT NOT NULL,
    body {bytes} NOT NULL,
    not_before BIGINT NOT NULL,
    expires_at BIGINT,
    sending_since BIGINT,
    attempts INTEGER NOT NULL,
    doubts INTEGER NOT NULL
);

CREATE INDEX outbox_order ON outbox (rank, id);

CREATE INDEX outbox_chat ON outbox (chat);

CREATE TABLE handled_updates (
    update_id {key},
    handled_at BIGINT NOT NULL
);

CREATE INDEX handled_updates_age ON handled_updates (handled_at);

CREATE TABLE parked_updates (
    update_id {key},
    chat BIGINT,
    reason TEXT NOT NULL,
    parked_at BIGINT NOT NULL,
    key {bytes} NOT NULL,
    body {bytes} NOT NULL
);

CREATE INDEX parked_updates_chat ON parked_updates (chat);
