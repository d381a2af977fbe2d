"""What people tell of an interview is read as notes with the right person."""
