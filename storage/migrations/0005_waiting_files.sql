-- Voice notes and other files that were sent and not read yet. Each body is what Telegram said of one,
-- without the file itself, sealed with the key of its person.

CREATE TABLE waiting_files (
    id {serial},
    chat BIGINT NOT NULL,
    update_id BIGINT NOT NULL,
    tries INTEGER NOT NULL,
    due_at BIGINT NOT NULL,
    body {bytes} NOT NULL
);

CREATE INDEX waiting_files_chat ON waiting_files (chat, id);
