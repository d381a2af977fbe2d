-- Which process claimed a message last, where several are at work; 0 where only one can be.

ALTER TABLE outbox ADD COLUMN owner BIGINT NOT NULL DEFAULT 0;
