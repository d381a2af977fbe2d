"""Looking back on an interview: quick notes, the reflection, and the questions they asked."""
