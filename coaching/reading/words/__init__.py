"""A message is cut into words and clauses, in which what people say is found again."""
