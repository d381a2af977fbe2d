-- What Telegram did not take: each has the id that it had in the outbox, and a key of its own.

CREATE TABLE undelivered_messages (
    id {key},
    chat BIGINT NOT NULL,
    method TEXT NOT NULL,
    rank INTEGER NOT NULL,
    expires_at BIGINT,
    reason TEXT NOT NULL,
    given_up_at BIGINT NOT NULL,
    key {bytes} NOT NULL,
    body {bytes} NOT NULL
);

CREATE INDEX undelivered_messages_chat ON undelivered_messages (chat);
