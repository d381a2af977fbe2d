"""This package looks back on an interview: quick notes, the reflection, questions they asked."""
