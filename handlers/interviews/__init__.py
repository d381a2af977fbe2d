"""Interviews: logged, corrected, moved, called off, and what the employer said comes next."""
