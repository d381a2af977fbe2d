"""News that the model finds in clauses of which no phrase of ours knows anything."""
