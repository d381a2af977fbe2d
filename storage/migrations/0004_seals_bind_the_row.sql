-- Every body is sealed anew in the same transaction, bound to what stands beside it: see
-- storage/tables/seal_binding.py.

-- When somebody could not be read last; NULL for everybody who can be.
ALTER TABLE people ADD COLUMN unreadable_at BIGINT;

CREATE INDEX people_unreadable ON people (unreadable_at) WHERE unreadable_at IS NOT NULL;
