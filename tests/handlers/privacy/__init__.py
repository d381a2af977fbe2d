"""Tests of /privacy, /export and /delete."""
