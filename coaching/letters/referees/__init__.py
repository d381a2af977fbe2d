"""This package tells a referee of jobs: of one, of several at once, and on the phone."""
